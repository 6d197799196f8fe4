// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sessionworker.h"

#include "argumentparser.h"
#include "demoserver.h"
#include "demotraffic.h"
#include "rpcsession.h"
#include "rpcstream.h"
#include "tap.h"
#include "tlssettings.h"
#include "valuemapping.h"
#include "websockettransport.h"

#include <QtCore/QFile>
#include <QtNetwork/QNetworkRequest>
#include <QtNetwork/QSslConfiguration>

#include <algorithm>
#include <chrono>

using namespace Qt::StringLiterals;
using namespace QtCapnWeb;

namespace Inspector {

namespace {

constexpr int MostHeldCallbacks = 200;
constexpr int TablesCheckInterval = 200; // milliseconds
constexpr qsizetype LargestCheckedTables = 20'000;

} // namespace

/// \brief Passes records on, and notes what the words for an ended session depend on.
struct WireWatch final : RecordSink {
    explicit WireWatch(RecordFunnel *target) : funnel(target) { }

    void record(Record &&record) override
    {
        activity = true;
        if (record.kind == Record::Kind::Message && record.text.startsWith("[\"abort\""))
            aborts.insert(record.session, record.from);
        funnel->record(std::move(record));
    }

    RecordFunnel *const funnel;
    QHash<quint32, Side> aborts; ///< who sent it first
    bool activity = false; ///< since the tables were compared last
};

/// \brief What a call or a callback keeps alive at the peer.
struct SessionWorker::Hold {
    RpcPromise promise;
    Value value; ///< with live capabilities
    std::optional<EntryId> importId; ///< of the promise
    bool isCallback = false;
};

/// \brief The function behind `{"$callback":"name"}`.
class SessionWorker::Callback final : public LocalTarget
{
public:
    Callback(SessionWorker *worker, const QString &name, const Value &answer) : m_worker(worker), m_name(name), m_answer(answer)
    { }

    Member member(const PathPart &) const override { return Member::None; }
    Value read(const PathPart &) override { return {}; }
    Value call(const PathPart &, const Value &) override { return {}; }
    bool isFunction() const override { return true; }
    Value callFunction(const Value &arguments) override
    {
        if (m_worker)
            m_worker->receive(m_name, arguments);
        if (m_answer.type() == Value::Type::Error)
            throw m_answer.toError();
        return duplicated(m_answer);
    }
    void disposed() override { }
    QString describe() const override { return u"callback "_s + m_name; }

private:
    QPointer<SessionWorker> m_worker;
    QString m_name;
    Value m_answer; ///< with live capabilities
};

SessionWorker::SessionWorker(RecordFunnel *funnel, qint64 clockStart)
    : m_funnel(funnel), m_clockStart(clockStart), m_nextCallbackKey(FirstCallbackKey), m_checkTimer(this),
      m_watch(std::make_unique<WireWatch>(funnel))
{
    m_checkTimer.setInterval(TablesCheckInterval);
    connect(&m_checkTimer, &QTimer::timeout, this, &SessionWorker::checkTables);
}

SessionWorker::~SessionWorker()
{
    // Sessions first: what they break calls back here.
    const auto sessions = findChildren<RpcSession *>(QString(), Qt::FindDirectChildrenOnly);
    qDeleteAll(sessions);
    m_holds.clear();
}

void SessionWorker::open(quint32 session, const QUrl &url, const QList<RequestHeader> &headers, const ConnectionOptions &options,
                         bool isDemo)
{
    close(m_number);
    m_number = session;
    QNetworkRequest request(url);
    for (const auto &[name, value] : headers)
        request.setRawHeader(name.toUtf8(), value.toUtf8());
    if (url.scheme() == "wss"_L1) {
        QSslConfiguration tls = request.sslConfiguration();
        if (const QString why = applyTls(options, &tls); !why.isEmpty()) {
            Q_EMIT ended(session, why);
            return;
        }
        request.setSslConfiguration(tls);
    }
    auto *transport = new WebSocketTransport(request);
    transport->setHandshakeTimeout(std::chrono::milliseconds(options.timeout));

    RpcSessionOptions sessionOptions;
    sessionOptions.limits = options.limits;
    sessionOptions.tap = m_watch.get();
    sessionOptions.tapSession = session;
    sessionOptions.tapClockStart = m_clockStart;
    sessionOptions.side = Side::A;
    auto *rpc = new RpcSession(transport, {}, sessionOptions, this);
    m_session = rpc;
    m_isOutOfStep = false;

    auto state = std::make_shared<std::pair<bool, QString>>(false, QString()); // opened, error
    connect(rpc, &RpcSession::opened, this, [this, session, state, rpc, isDemo] {
        state->first = true;
        if (isDemo)
            (new DemoTraffic(rpc->remoteMain(), rpc))->start(); // so that a newcomer sees something
        m_checkTimer.start();
        Q_EMIT opened(session);
    });
    connect(rpc, &RpcSession::broken, this, [this, session, state](const RpcError &reason) {
        const QString text = reason.type() == "Error"_L1 ? reason.message() : reason.toString();
        const auto abort = m_watch->aborts.constFind(session);
        if (!state->first)
            state->second = text;
        else if (abort == m_watch->aborts.constEnd())
            state->second = text.contains(QLatin1StringView("1006")) ? tr("The connection was lost: %1").arg(text)
                                                                     : tr("The peer ended the session: %1").arg(text);
        else if (*abort == Side::B)
            state->second = tr("The peer aborted the session: %1").arg(text);
        else
            state->second = tr("The session was aborted because of what the peer sent: %1").arg(text);
        if (state->second.isEmpty())
            state->second = tr("The session broke without a reason.");
    });
    connect(rpc, &RpcSession::closed, this, [this, session, rpc, state] {
        if (m_session == rpc) {
            m_session = nullptr;
            m_checkTimer.stop();
            letGo();
        }
        m_watch->aborts.remove(session);
        rpc->deleteLater();
        Q_EMIT ended(session, state->second);
    });
}

void SessionWorker::startDemo()
{
    if (!m_demo) {
        m_demo = std::make_unique<DemoServer>();
        if (!m_demo->listen()) {
            const QString why = m_demo->errorString();
            m_demo.reset();
            Q_EMIT demoStarted({}, tr("The demo server cannot be started: %1").arg(why));
            return;
        }
    }
    Q_EMIT demoStarted(m_demo->url(), {});
}

void SessionWorker::close(quint32 session)
{
    if (!m_session || m_number != session)
        return;
    RpcSession *rpc = m_session;
    m_session = nullptr; // it stays a child until closed() came
    m_checkTimer.stop();
    rpc->close();
    letGo();
}

void SessionWorker::letGo()
{
    // Everything that is held belongs to the session that has just ended: there is one at a time.
    auto holds = std::exchange(m_holds, {});
    m_heldCallbacks = 0;
    for (const auto &[key, hold] : holds)
        Q_EMIT holdEnded(key);
}

RpcStub SessionWorker::stubFor(const CapabilityRef &reference) const
{
    if (reference.table == CapabilityRef::Table::Export)
        return m_session->stubForExport(reference.id.value);
    if (reference.isMain())
        return m_session->remoteMain();
    // The promise of a call that is held keeps its name after it has settled, when the import itself is gone.
    for (const auto &[key, hold] : m_holds) {
        if (hold->importId == reference.id)
            return hold->promise;
    }
    return m_session->stubForImport(reference.id.value);
}

Value SessionWorker::substituted(const Value &arguments)
{
    return mapCapabilities(arguments, [this](const Value &capability) {
        const CapabilityPtr placeholder = capability.capability();
        if (const auto *callback = dynamic_cast<const CallbackPlaceholder *>(placeholder.data())) {
            // Bounded: the parser bounds how deep answers are nested in answers.
            const HookPtr hook =
                makeTargetHook(std::make_unique<Callback>(this, callback->name(), substituted(callback->answer())));
            return Value::stub(CapabilityPtr(hook.data()));
        }
        if (const auto *file = dynamic_cast<const FilePlaceholder *>(placeholder.data());
            file && file->kind() == FilePlaceholder::Kind::Stream) {
            auto device = std::make_unique<QFile>(file->path());
            if (!device->open(QIODevice::ReadOnly))
                throw RpcError::typeError(tr("%1 cannot be read: %2").arg(file->path(), device->errorString()));
            return Value::readable(CapabilityPtr(RpcReadable::fromDevice(std::move(device)).hook().data()));
        }
        const auto *named = dynamic_cast<const ReferencePlaceholder *>(placeholder.data());
        if (!named)
            throw RpcError::typeError(tr("%1 cannot be passed.").arg(placeholder ? placeholder->describe() : QString()));
        const CapabilityRef &reference = named->reference();
        const RpcStub stub = stubFor(reference);
        if (stub.isNull())
            throw RpcError::typeError(tr("There is no %1.").arg(toText(reference)));
        if (!reference.path.isEmpty())
            return Value::promise(CapabilityPtr(stub.getPath(reference.path).hook().data()));
        return capability.type() == Value::Type::Promise ? Value::promise(CapabilityPtr(stub.hook().data()))
                                                         : Value::stub(CapabilityPtr(stub.hook().data()));
    });
}

void SessionWorker::call(quint32 session, CallHandle handle, const CapabilityRef &target, const QList<Step> &steps, CallMode mode)
{
    if (!m_session || m_number != session || m_session->isAborted()) {
        Q_EMIT callRefused(handle, RpcError(tr("The session has ended.")));
        return;
    }
    auto hold = std::make_unique<Hold>();
    const qint64 sentAt = Tap::monotonicNow();
    try {
        const RpcStub stub = stubFor(target);
        if (stub.isNull())
            throw RpcError::typeError(tr("There is no %1.").arg(toText(target)));
        PropertyPath path = target.path + steps.constFirst().path;
        for (qsizetype i = 0; i < steps.size(); ++i) {
            const RpcStub on = i == 0 ? stub : RpcStub(hold->promise);
            if (i > 0)
                path = steps[i].path;
            const bool gets = i == steps.size() - 1 && mode == CallMode::GetProperty;
            hold->promise = gets ? on.getPath(path) : on.callPath(path, substituted(steps[i].arguments));
        }
    } catch (const RpcError &error) {
        Q_EMIT callRefused(handle, error);
        return;
    }
    const RpcPromise promise = hold->promise;
    const QPointer<SessionWorker> guard(this);
    m_holds.emplace(quint64(handle), std::move(hold));
    if (mode != CallMode::PipelinedCall) {
        promise.pull([guard, session, handle, sentAt](const Outcome &outcome) {
            if (guard)
                guard->settle(session, handle, sentAt, outcome);
        });
    }
    if (!guard)
        return;
    const auto id = promise.importId();
    const auto held = m_holds.find(quint64(handle));
    if (held != m_holds.end() && id && id->value > 0)
        held->second->importId = id;
    Q_EMIT callSent(handle, id && id->value > 0, id ? id->value : 0, held != m_holds.end());
}

void SessionWorker::settle(quint32, CallHandle handle, qint64 sentAt, const Outcome &outcome)
{
    const qint64 latency = Tap::monotonicNow() - sentAt;
    const auto at = m_holds.find(quint64(handle));
    bool hasCapabilities = false;
    if (const auto *error = std::get_if<RpcError>(&outcome)) {
        const RpcError shown = snapshot(*error, &hasCapabilities);
        std::unique_ptr<Hold> gone;
        if (at != m_holds.end()) {
            if (hasCapabilities) {
                at->second->value = Value(*error);
            } else {
                gone = std::move(at->second);
                m_holds.erase(at);
            }
        }
        Q_EMIT callRejected(handle, shown, at != m_holds.end() && !gone && hasCapabilities, latency);
        return;
    }
    const Value &value = std::get<Value>(outcome);
    const Value shown = snapshot(value, &hasCapabilities);
    std::unique_ptr<Hold> gone; // destroyed as the last: it may hold what we are looking at
    bool held = false;
    if (at != m_holds.end()) {
        if (hasCapabilities) {
            at->second->value = value;
            held = true;
        } else {
            gone = std::move(at->second);
            m_holds.erase(at);
        }
    }
    Q_EMIT callResolved(handle, shown, held, latency);
}

void SessionWorker::receive(const QString &name, const Value &arguments)
{
    CallbackReceipt receipt;
    receipt.session = m_number;
    receipt.name = name;
    bool hasCapabilities = false;
    receipt.arguments = snapshot(arguments, &hasCapabilities);
    if (hasCapabilities && m_heldCallbacks < MostHeldCallbacks && m_session) {
        // Ours are disposed when the call is done; what the person may want to use is a handle of its own.
        auto hold = std::make_unique<Hold>();
        hold->value = duplicated(arguments);
        hold->isCallback = true;
        ++m_heldCallbacks;
        receipt.holdKey = m_nextCallbackKey++;
        m_holds.emplace(receipt.holdKey, std::move(hold));
    }
    m_funnel->put(RecordFunnel::Item(std::move(receipt)));
}

void SessionWorker::dispose(quint64 key)
{
    const auto at = m_holds.find(key);
    if (at == m_holds.end())
        return;
    const std::unique_ptr<Hold> hold = std::move(at->second);
    m_holds.erase(at);
    if (hold->isCallback)
        --m_heldCallbacks;
    hold->promise.dispose();
    forEachCapability(hold->value, [](const CapabilityPtr &capability) {
        if (StubHook *hook = StubHook::from(capability.data()))
            hook->dispose();
    });
    Q_EMIT holdEnded(key);
}

void SessionWorker::disposeImport(quint32 session, EntryId id)
{
    if (!m_session || m_number != session || id.value == 0)
        return;
    std::vector<quint64> emptied;
    QList<CapabilityPtr> found;
    for (const auto &[key, hold] : m_holds) {
        if (hold->importId == id) {
            emptied.push_back(key);
            continue;
        }
        bool named = false;
        bool others = false;
        forEachCapability(hold->value, [&](const CapabilityPtr &capability) {
            if (capability && capability->importId() == id) {
                found.append(capability);
                named = true;
            } else {
                others = true;
            }
        });
        if (named && !others)
            emptied.push_back(key);
    }
    for (const CapabilityPtr &capability : std::as_const(found)) {
        if (StubHook *hook = StubHook::from(capability.data()))
            hook->dispose();
    }
    for (const quint64 key : emptied)
        dispose(key);
    if (!m_session)
        return;
    const QList<SessionTables::Import> imports = m_session->tables().imports;
    if (std::any_of(imports.begin(), imports.end(), [id](const SessionTables::Import &entry) { return entry.id == id; }))
        Q_EMIT warned(tr("Import %1 is still in use: a call or an argument that was passed holds it.").arg(id.value));
}

void SessionWorker::sendRaw(quint32 session, const QByteArray &text)
{
    Tap *tap = m_session && m_number == session ? m_session->findChild<Tap *>() : nullptr;
    if (!tap || tap->state() != Transport::State::Open) {
        Q_EMIT warned(tr("The raw frame was not sent: the session has ended."));
        return;
    }
    m_isOutOfStep = true;
    Record note;
    note.kind = Record::Kind::Note;
    note.from = Side::A;
    note.session = session;
    note.time = Tap::monotonicNow() - m_clockStart;
    note.text = QByteArrayLiteral("A raw frame follows: from here on the session may be out of step.");
    note.size = note.text.size();
    m_watch->record(std::move(note));
    tap->send(text);
}

void SessionWorker::setTablesCheckEnabled(bool enabled) { m_tablesCheck = enabled; }

void SessionWorker::startShutDown()
{
    m_shuttingDown = true;
    close(m_number);
    for (RpcSession *session : findChildren<RpcSession *>(QString(), Qt::FindDirectChildrenOnly))
        connect(session, &QObject::destroyed, this, &SessionWorker::continueShutDown, Qt::QueuedConnection);
    QTimer::singleShot(ShutDownTimeout, this, [this] {
        qDeleteAll(findChildren<RpcSession *>(QString(), Qt::FindDirectChildrenOnly));
        continueShutDown();
    });
    continueShutDown();
}

void SessionWorker::continueShutDown()
{
    if (!m_shuttingDown || !findChildren<RpcSession *>(QString(), Qt::FindDirectChildrenOnly).isEmpty())
        return;
    m_shuttingDown = false;
    m_demo.reset(); // the last: the sessions with it have said goodbye
    Q_EMIT shutDown();
}

void SessionWorker::checkTables()
{
    if (!m_tablesCheck || m_isOutOfStep || !m_watch->activity || !m_session || !m_session->isOpen() || m_session->isAborted()
        || m_session->isProcessing())
        return;
    m_watch->activity = false;
    const SessionStats stats = m_session->stats();
    if (stats.imports + stats.exports <= LargestCheckedTables)
        m_funnel->put(RecordFunnel::Item(TablesSnapshot{m_number, m_session->tables()}));
}

} // namespace Inspector
