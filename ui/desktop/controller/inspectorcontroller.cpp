// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inspectorcontroller.h"

#include "argumentparser.h"
#include "recordfunnel.h"
#include "sessionworker.h"
#include "tablescheck.h"
#include "tap.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QHash>
#include <QtCore/QLoggingCategory>
#include <QtCore/QSet>
#include <QtCore/QThread>
#include <QtCore/QTimer>

#include <deque>

using namespace Qt::StringLiterals;
using namespace QtCapnWeb;

namespace Inspector {

namespace {

Q_LOGGING_CATEGORY(lcController, "qtcapnweb.inspector.controller")

constexpr int DrainInterval = 16; // milliseconds: about 60 batches a second
constexpr int DrainBudget = 8; // milliseconds of one batch; what is left waits for the next
constexpr size_t ChunkRecords = 512; // how often the clock is looked at
constexpr qint64 ChunkBytes = 1 << 20;
constexpr int CallbacksShownPerBatch = 20;
constexpr qsizetype MaximumLogLines = 10'000;

/// Why \a url cannot be connected to; empty if it can.
QString urlProblem(const QUrl &url)
{
    const QString text = url.toString(QUrl::RemoveUserInfo);
    if (url.isEmpty())
        return InspectorController::tr("There is no URL to connect to.");
    if (!url.isValid())
        return InspectorController::tr("This is no URL: %1").arg(url.errorString());
    if (url.scheme() != "ws"_L1 && url.scheme() != "wss"_L1)
        return InspectorController::tr("\"%1\" is no WebSocket URL: it must begin with ws:// or wss://.").arg(text);
    if (url.host().isEmpty())
        return InspectorController::tr("\"%1\" names no host.").arg(text);
    return {};
}

/// RFC 9110, 5.1 and 5.5: a name is a token, a value has no control characters. More would let a value become a header.
QString headerProblem(const RequestHeader &header)
{
    const auto &[name, value] = header;
    static constexpr QLatin1StringView marks("!#$%&'*+-.^_`|~");
    const bool isToken = !name.isEmpty() && std::all_of(name.begin(), name.end(), [](QChar c) {
        return c.unicode() < 128 && (c.isLetterOrNumber() || marks.contains(c));
    });
    if (!isToken)
        return InspectorController::tr("\"%1\" is no name of a header.").arg(name);
    if (std::any_of(value.begin(), value.end(), [](QChar c) { return (c.unicode() < 32 && c != u'\t') || c.unicode() == 127; }))
        return InspectorController::tr("The value of header %1 has line breaks or other control characters.").arg(name);
    return {};
}

} // namespace

struct InspectorController::Private {
    explicit Private(InspectorController *owner)
        : q(owner), funnel([owner] {
              QMetaObject::invokeMethod(
                  owner, [owner] { owner->d->scheduleDrain(); }, Qt::QueuedConnection);
          })
    { }

    void setState(State newState, const QString &newError = {});
    void log(LogLine::Level level, const QString &text);
    void fail(const QString &message);
    void start(const QUrl &address);
    void end(quint32 number, const QString &message);
    void scheduleDrain();
    void drain();
    void append(std::vector<Record> &&records);
    void compare(const TablesSnapshot &snapshot);
    void receive(const CallbackReceipt &receipt);
    template<typename Change>
    void change(CallHandle handle, Change change);
    template<typename Command>
    void tell(Command command)
    {
        QMetaObject::invokeMethod(
            worker, [target = worker, command = std::move(command)] { command(target); }, Qt::QueuedConnection);
    }
    CallHandle refuse(CallEntry &&entry, const QString &why);

    InspectorController *q;
    RecordFunnel funnel;
    QThread thread;
    SessionWorker *worker = nullptr; // on the thread; deleted there
    CaptureDocument *document = nullptr;
    CallLog *calls = nullptr;
    QList<LogLine> lines;

    State state = State::Disconnected;
    QString error;
    QUrl url;
    QList<RequestHeader> headers;
    ConnectionOptions options;
    bool demo = false;
    bool demoWanted = false; // startDemo() was asked and has not answered
    qint64 number = -1; // of the session that is live, or was last
    quint32 nextNumber = 0;
    quint64 nextHandle = 0;
    QHash<CallHandle, quint64> callbackKeys; // of callbacks whose arguments are held
    QHash<quint64, CallHandle> callbackHandles;
    QSet<quint64> endedCallbackKeys; // whose hold ended before their receipt was read here

    std::deque<RecordFunnel::Item> pending;
    QTimer drainTimer;
    QElapsedTimer sinceDrain;
    int callbacksThisBatch = 0;
    quint64 callbacksDropped = 0;

    bool tablesCheck = true;
    quint64 checks = 0;
    quint64 mismatches = 0;
};

InspectorController::InspectorController(QObject *parent) : QObject(parent), d(std::make_unique<Private>(this))
{
    d->document = new CaptureDocument(tr("Live"), this);
    d->document->setOwnSide(localSide());
    d->calls = new CallLog(this);
    d->drainTimer.setSingleShot(true);
    d->drainTimer.setTimerType(Qt::PreciseTimer);
    connect(&d->drainTimer, &QTimer::timeout, this, [this] { d->drain(); });

    d->worker = new SessionWorker(&d->funnel, Tap::monotonicNow());
    d->thread.setObjectName("capnweb-io"_L1);
    d->worker->moveToThread(&d->thread);
    connect(&d->thread, &QThread::finished, d->worker, &QObject::deleteLater);
    // Direct: this thread waits for that one then, and could not pass it on.
    connect(d->worker, &SessionWorker::shutDown, &d->thread, &QThread::quit, Qt::DirectConnection);

    connect(d->worker, &SessionWorker::opened, this, [this](quint32 session) {
        if (session != d->number || d->state != State::Connecting)
            return;
        d->log(LogLine::Level::Information,
               tr("Session %1: connected to %2.").arg(session).arg(d->url.toString(QUrl::RemoveUserInfo)));
        d->setState(State::Connected);
    });
    connect(d->worker, &SessionWorker::ended, this, [this](quint32 session, const QString &error) { d->end(session, error); });
    connect(d->worker, &SessionWorker::demoStarted, this, [this](const QUrl &url, const QString &error) {
        if (!std::exchange(d->demoWanted, false))
            return;
        d->url = url;
        if (!error.isEmpty())
            d->fail(error);
        else
            d->start(url);
    });
    connect(d->worker, &SessionWorker::callSent, this, [this](CallHandle handle, bool hasId, double id, bool held) {
        d->change(handle, [&](CallEntry &entry) {
            if (hasId)
                entry.importId = EntryId(id);
            if (entry.state != CallEntry::State::Sending)
                return;
            entry.state = entry.request.mode == CallMode::PipelinedCall ? CallEntry::State::Sent : CallEntry::State::Pending;
            entry.held = held;
        });
    });
    connect(d->worker, &SessionWorker::callResolved, this,
            [this](CallHandle handle, const Value &value, bool held, qint64 latency) {
                d->change(handle, [&](CallEntry &entry) {
                    entry.state = CallEntry::State::Resolved;
                    entry.result = value;
                    entry.held = held;
                    entry.latency = latency;
                });
            });
    connect(d->worker, &SessionWorker::callRejected, this,
            [this](CallHandle handle, const RpcError &error, bool held, qint64 latency) {
                d->change(handle, [&](CallEntry &entry) {
                    entry.state = CallEntry::State::Rejected;
                    entry.error = error;
                    entry.held = held;
                    entry.latency = latency;
                });
            });
    connect(d->worker, &SessionWorker::callRefused, this, [this](CallHandle handle, const RpcError &error) {
        d->change(handle, [&](CallEntry &entry) {
            entry.state = CallEntry::State::Refused;
            entry.error = error;
            entry.held = false;
        });
    });
    connect(d->worker, &SessionWorker::holdEnded, this, [this](quint64 key) {
        CallHandle handle = CallHandle(key);
        if (key >= SessionWorker::FirstCallbackKey) {
            handle = d->callbackHandles.take(key);
            if (handle == CallHandle::None)
                d->endedCallbackKeys.insert(key);
            d->callbackKeys.remove(handle);
        }
        d->change(handle, [](CallEntry &entry) { entry.held = false; });
    });
    connect(d->worker, &SessionWorker::warned, this, [this](const QString &text) { d->log(LogLine::Level::Warning, text); });
    d->thread.start();
}

InspectorController::~InspectorController()
{
    d->tell([](SessionWorker *worker) { worker->startShutDown(); });
    d->thread.wait();
}

CaptureDocument *InspectorController::document() const { return d->document; }
CallLog *InspectorController::calls() const { return d->calls; }
InspectorController::State InspectorController::state() const { return d->state; }
QString InspectorController::lastError() const { return d->error; }
QUrl InspectorController::url() const { return d->url; }
bool InspectorController::isDemo() const { return d->demo; }
const QList<LogLine> &InspectorController::log() const { return d->lines; }
bool InspectorController::isTablesCheckEnabled() const { return d->tablesCheck; }
quint64 InspectorController::tablesChecks() const { return d->checks; }
quint64 InspectorController::tablesMismatches() const { return d->mismatches; }

qsizetype InspectorController::backlog() const { return qsizetype(d->pending.size()) + d->funnel.waiting(); }

int InspectorController::currentSession() const { return int(d->number); }

void InspectorController::setTablesCheckEnabled(bool enabled)
{
    d->tablesCheck = enabled;
    d->tell([enabled](SessionWorker *worker) { worker->setTablesCheckEnabled(enabled); });
}

std::optional<QString> InspectorController::problem(const CapabilityRef &reference) const
{
    if (d->state != State::Connected && d->state != State::Connecting)
        return tr("There is no connection.");
    if (reference.isMain())
        return {};
    const auto table = reference.table == CapabilityRef::Table::Import ? Trace::Table::Imports : Trace::Table::Exports;
    const QString name = toText(CapabilityRef{reference.table, reference.id, {}});
    const bool isTraced = d->number >= 0 && d->number < capture().sessionCount();
    const std::optional<Trace::TableEntry> entry =
        isTraced ? capture().tables().find(quint32(d->number), localSide(), table, reference.id) : std::nullopt;
    if (entry && entry->released == Trace::NoRecord)
        return {};
    if (table == Trace::Table::Imports) {
        for (int row = d->calls->rowCount() - 1; row >= 0; --row) {
            const CallEntry &call = d->calls->at(row);
            if (call.held && call.session == d->number && call.importId == reference.id)
                return {}; // its import is gone, but we hold what it became
        }
    }
    if (entry)
        return tr("%1 was released.").arg(name);
    return table == Trace::Table::Imports ? tr("There is no %1 in the table of imports.").arg(name)
                                          : tr("There is no %1 in the table of exports.").arg(name);
}

void InspectorController::connectTo(const QUrl &url, const QList<RequestHeader> &headers, const ConnectionOptions &options)
{
    disconnectFromServer();
    d->url = url;
    if (url.scheme() == "http"_L1 || url.scheme() == "https"_L1) // as RpcSession::connectTo() reads them
        d->url.setScheme(url.scheme() == "http"_L1 ? u"ws"_s : u"wss"_s);
    d->headers = headers;
    d->options = options;
    d->demo = false;
    d->start(d->url);
}

void InspectorController::connectToDemo()
{
    disconnectFromServer();
    d->headers.clear();
    d->options = {};
    d->demo = true;
    d->demoWanted = true;
    d->url.clear();
    d->setState(State::Connecting);
    d->tell([](SessionWorker *worker) { worker->startDemo(); });
}

void InspectorController::disconnectFromServer()
{
    d->demoWanted = false;
    if (d->state != State::Connecting && d->state != State::Connected)
        return;
    if (d->number >= 0) {
        d->log(LogLine::Level::Information, tr("Session %1: disconnecting.").arg(d->number));
        d->tell([number = quint32(d->number)](SessionWorker *worker) { worker->close(number); });
    }
    d->setState(State::Disconnected);
}

void InspectorController::reconnect()
{
    if (d->demo)
        connectToDemo();
    else
        connectTo(QUrl(d->url), QList<RequestHeader>(d->headers), ConnectionOptions(d->options));
}

CallHandle InspectorController::call(const CallRequest &request)
{
    CallEntry entry;
    entry.handle = CallHandle(++d->nextHandle);
    entry.session = quint32(std::max<qint64>(d->number, 0));
    entry.request = request;
    entry.started = QDateTime::currentDateTime();
    if (const auto why = problem(request.target))
        return d->refuse(std::move(entry), *why);
    TextError error;
    const auto path = parsePath(request.method, &error);
    if (!path)
        return d->refuse(std::move(entry), tr("Method, column %1: %2").arg(error.offset + 1).arg(error.message));
    ParsedArguments arguments;
    if (request.mode != CallMode::GetProperty) {
        arguments =
            ArgumentParser([this](const CapabilityRef &reference) { return problem(reference); }).parse(request.argumentsText);
        if (arguments.error) {
            return d->refuse(
                std::move(entry),
                tr("Arguments, line %1, column %2: %3").arg(arguments.line).arg(arguments.column).arg(arguments.error->message));
        }
    }
    const CallHandle handle = entry.handle;
    d->tell([session = entry.session, handle, target = request.target, way = *path, items = arguments.items,
             mode = request.mode](SessionWorker *worker) { worker->call(session, handle, target, way, items, mode); });
    d->calls->append(entry);
    return handle;
}

void InspectorController::dispose(CallHandle handle)
{
    const quint64 key = d->callbackKeys.value(handle, quint64(handle));
    d->tell([key](SessionWorker *worker) { worker->dispose(key); });
}

void InspectorController::disposeImport(EntryId id)
{
    if (id.value == 0) {
        d->log(LogLine::Level::Warning, tr("The main interface is let go by disconnecting."));
        return;
    }
    if (d->number >= 0)
        d->tell([session = quint32(d->number), id](SessionWorker *worker) { worker->disposeImport(session, id); });
}

CallHandle InspectorController::Private::refuse(CallEntry &&entry, const QString &why)
{
    entry.state = CallEntry::State::Refused;
    entry.error = RpcError(why);
    calls->append(entry);
    return entry.handle;
}

template<typename Change>
void InspectorController::Private::change(CallHandle handle, Change change)
{
    const CallEntry *entry = calls->find(handle);
    if (!entry)
        return;
    CallEntry changed = *entry;
    change(changed);
    calls->update(changed);
}

void InspectorController::Private::setState(State newState, const QString &newError)
{
    state = newState;
    error = newError;
    using Shown = CaptureDocument::State;
    switch (newState) {
    case State::Disconnected:
        document->setState(Shown::Disconnected);
        break;
    case State::Connecting:
        document->setState(Shown::Connecting);
        break;
    case State::Connected:
        document->setState(Shown::Connected);
        break;
    case State::Failed:
        document->setState(Shown::Failed, newError);
        break;
    }
    Q_EMIT q->stateChanged();
}

void InspectorController::Private::log(LogLine::Level level, const QString &text)
{
    const LogLine line{level, QDateTime::currentDateTime(), text};
    if (level == LogLine::Level::Information)
        qCInfo(lcController).noquote() << text;
    else
        qCWarning(lcController).noquote() << text;
    if (lines.size() >= MaximumLogLines)
        lines.remove(0, MaximumLogLines / 10);
    lines.append(line);
    Q_EMIT q->logged(line);
}

void InspectorController::Private::fail(const QString &message)
{
    log(LogLine::Level::Error, message);
    setState(State::Failed, message);
}

void InspectorController::Private::start(const QUrl &address)
{
    QString problem = urlProblem(address);
    for (const RequestHeader &header : std::as_const(headers)) {
        if (problem.isEmpty())
            problem = headerProblem(header);
    }
    if (!problem.isEmpty()) {
        fail(problem);
        return;
    }
    number = nextNumber++;
    const QString name = address.toString(QUrl::RemoveUserInfo);
    log(LogLine::Level::Information, tr("Session %1: connecting to %2.").arg(number).arg(name));
    if (options.acceptAnyCertificate && address.scheme() == "wss"_L1)
        log(LogLine::Level::Warning, tr("Session %1: the certificate of the server is not checked.").arg(number));
    document->setTitle(demo ? tr("Demo") : name);
    tell([session = quint32(number), address, headers = headers, options = options, isDemo = demo](SessionWorker *target) {
        target->open(session, address, headers, options, isDemo);
    });
    setState(State::Connecting);
}

void InspectorController::Private::end(quint32 session, const QString &message)
{
    // What the session still waited for was rejected by it; what had not reached it any more is told here.
    for (int row = 0; row < calls->rowCount(); ++row) {
        const CallEntry &entry = calls->at(row);
        if (entry.session == session && (entry.held || entry.state == CallEntry::State::Pending))
            change(entry.handle, [&](CallEntry &changed) {
                changed.held = false;
                if (changed.state == CallEntry::State::Pending) {
                    changed.state = CallEntry::State::Rejected;
                    changed.error = RpcError(message.isEmpty() ? tr("The session has ended.") : message);
                }
            });
    }
    if (!message.isEmpty())
        log(LogLine::Level::Error, tr("Session %1: %2").arg(session).arg(message));
    else
        log(LogLine::Level::Information, tr("Session %1: closed.").arg(session));
    if (session != number)
        return;
    if (state == State::Connecting || state == State::Connected) {
        if (message.isEmpty())
            setState(State::Disconnected);
        else
            setState(State::Failed, message);
    }
}

void InspectorController::Private::scheduleDrain()
{
    if (drainTimer.isActive())
        return;
    const qint64 since = sinceDrain.isValid() ? sinceDrain.elapsed() : DrainInterval;
    drainTimer.start(int(std::clamp<qint64>(DrainInterval - since, 0, DrainInterval)));
}

void InspectorController::Private::drain()
{
    for (RecordFunnel::Item &item : funnel.take())
        pending.push_back(std::move(item));
    QElapsedTimer clock;
    clock.start();
    callbacksThisBatch = 0;
    std::vector<Record> chunk;
    qint64 bytes = 0;
    const auto flush = [&] {
        if (!chunk.empty())
            append(std::exchange(chunk, {}));
        bytes = 0;
    };
    while (!pending.empty() && (!chunk.empty() || clock.elapsed() < DrainBudget)) {
        RecordFunnel::Item item = std::move(pending.front());
        pending.pop_front();
        if (auto *record = std::get_if<Record>(&item)) {
            bytes += record->text.size();
            chunk.push_back(std::move(*record));
            if (chunk.size() >= ChunkRecords || bytes >= ChunkBytes)
                flush();
        } else {
            flush();
            if (const auto *tables = std::get_if<TablesSnapshot>(&item))
                compare(*tables);
            else
                receive(std::get<CallbackReceipt>(item));
        }
    }
    flush();
    if (callbacksDropped > 0 && pending.empty()) {
        log(LogLine::Level::Information,
            tr("Calls of callbacks that are in the timeline only: %1.").arg(std::exchange(callbacksDropped, 0)));
    }
    sinceDrain.start();
    if (!pending.empty())
        drainTimer.start(DrainInterval);
}

void InspectorController::Private::append(std::vector<Record> &&records)
{
    for (const Record &record : records) {
        if (record.kind == Record::Kind::Refused) {
            log(LogLine::Level::Warning,
                record.size >= 0
                    ? tr("Session %1: a message of %2 bytes was refused for its size.").arg(record.session).arg(record.size)
                    : tr("Session %1: a message was refused for its size.").arg(record.session));
        } else if (record.kind == Record::Kind::Binary) {
            log(LogLine::Level::Warning, tr("Session %1: a binary frame came, which the protocol forbids.").arg(record.session));
        }
    }
    document->append(std::move(records));
}

void InspectorController::Private::compare(const TablesSnapshot &snapshot)
{
    const Trace::TableHistory &tables = document->capture().tables();
    if (!tablesCheck || qint64(snapshot.session) >= document->capture().sessionCount()
        || tables.isFrozen(snapshot.session, localSide()))
        return;
    ++checks;
    const QString difference = tablesDifference(tables, snapshot.session, localSide(), snapshot.tables);
    if (difference.isEmpty())
        return;
    ++mismatches;
    log(LogLine::Level::Warning,
        tr("Session %1: the tables shown are not those of the session: %2.").arg(snapshot.session).arg(difference));
}

void InspectorController::Private::receive(const CallbackReceipt &receipt)
{
    if (receipt.holdKey == 0 && ++callbacksThisBatch > CallbacksShownPerBatch) {
        ++callbacksDropped;
        return;
    }
    CallEntry entry;
    entry.handle = CallHandle(++nextHandle);
    entry.session = receipt.session;
    entry.request.method = receipt.name;
    entry.state = CallEntry::State::Received;
    entry.result = receipt.arguments;
    entry.started = QDateTime::currentDateTime();
    if (receipt.holdKey != 0 && !endedCallbackKeys.remove(receipt.holdKey)) {
        entry.held = true;
        callbackKeys.insert(entry.handle, receipt.holdKey);
        callbackHandles.insert(receipt.holdKey, entry.handle);
    }
    calls->append(entry);
}

} // namespace Inspector
