// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "rpcsession.h"

#include "apilogging.h"
#include "coresession.h"
#include "failedtransport.h"
#include "tap.h"
#include "teardown.h"
#include "timedhook.h"
#include "timerinterval.h"
#include "transport.h"
#include "transportlogging.h"
#include "websockettransport.h"

#include <QtCore/QAbstractEventDispatcher>
#include <QtCore/QCoreApplication>
#include <QtCore/QDeadlineTimer>
#include <QtCore/QPointer>
#include <QtCore/QTimer>
#include <QtNetwork/QNetworkRequest>

#include <algorithm>
#include <deque>
#include <utility>

namespace QtCapnWeb {

using namespace Qt::StringLiterals;

namespace {

Transport *makeTransport(const QUrl &given, const RpcSessionOptions &options)
{
    QUrl url = given;
    if (url.scheme() == u"http"_s)
        url.setScheme(u"ws"_s);
    else if (url.scheme() == u"https"_s)
        url.setScheme(u"wss"_s);
    if (const QString problem = FailedTransport::problemOf(given); !problem.isEmpty())
        return new FailedTransport(given, problem);
    QNetworkRequest request(url);
    for (const auto &[name, value] : options.headers)
        request.setRawHeader(name, value);
    if (options.tls)
        request.setSslConfiguration(*options.tls);
    auto *transport = new WebSocketTransport(request);
    transport->setHandshakeTimeout(options.connectTimeout);
    transport->setIdleTimeout(options.idleTimeout);
    return transport;
}

} // namespace

/// \brief What a session holds of its connection: between the core's Session and the Transport.
class RpcSession::Outlet final : public SessionOutlet
{
public:
    Outlet(RpcSession *owner, Transport *carrier) : q(owner), transport(carrier) { }

    void send(QByteArray &&text) override
    {
        if (lcMessages().isDebugEnabled())
            logMessage(nameForLog(), "->", text);
        transport->send(text);
        if (!overflowPosted && transport->bytesToWrite() > maxUnsentBytes)
            overflow();
    }

    // Later: whoever sends must not meet the end of his session before his call returns.
    void overflow()
    {
        overflowPosted = true;
        const auto abortSession = [kept = session, limit = maxUnsentBytes] { kept->abort(tooManyUnsentBytes(limit)); };
        QMetaObject::invokeMethod(q, abortSession, Qt::QueuedConnection);
    }

    void abort(const RpcError &reason) override
    {
        if (!closing && !session->wasShutDown())
            breakLater(reason);
        transport->close(AbortCloseCode, reason.message());
    }

    void awaiting(EntryId id) override
    {
        if (callTimeout.count() <= 0 || OwnTimeoutScope::isActive())
            return;
        // All have the same limit, so the first is due first. What is answered mostly stands in front, and goes here.
        while (!deadlines.empty() && !session->isAwaiting(deadlines.front().first))
            deadlines.pop_front();
        deadlines.emplace_back(id, QDeadlineTimer(callTimeout));
        if (!deadlineTimer) {
            deadlineTimer = std::make_unique<QTimer>();
            deadlineTimer->setSingleShot(true);
            connect(deadlineTimer.get(), &QTimer::timeout, q, [this] { giveUpLate(); });
        }
        if (!deadlineTimer->isActive())
            startDeadlineTimer();
    }

    void startDeadlineTimer()
    {
        if (!deadlines.empty())
            deadlineTimer->start(timerInterval(std::chrono::milliseconds(deadlines.front().second.remainingTime() + 1)));
    }

    void giveUpLate()
    {
        const QPointer<RpcSession> alive(q);
        const std::shared_ptr<Session> kept = session;
        while (alive && !deadlines.empty() && deadlines.front().second.hasExpired()) {
            const EntryId id = deadlines.front().first;
            deadlines.pop_front();
            kept->giveUp(id, callTimedOut(callTimeout));
        }
        if (alive)
            startDeadlineTimer();
    }

    void idle() override
    {
        if (!closeWhenIdle || std::exchange(idleCheckPosted, true))
            return;
        // Later: the handle that just went may be about to be replaced, as in `api = api.dup()`.
        QMetaObject::invokeMethod(
            q, [this] { checkIdle(); }, Qt::QueuedConnection);
    }

    QString nameForLog() const override
    {
        QString name = u"RpcSession(0x%1"_s.arg(quintptr(q), 0, 16);
        if (!q->objectName().isEmpty())
            name += u", \"%1\""_s.arg(q->objectName());
        return name + u", %1)"_s.arg(transport->peerName());
    }

    void checkIdle()
    {
        idleCheckPosted = false;
        if (session->isAborted())
            return;
        if (session->stats() != SessionStats{1, 1})
            return;
        const QList<SessionTables::Import> imports = session->tables().imports;
        if (imports.isEmpty() || imports.first().localReferences == 0)
            q->close();
    }

    void breakLater(const RpcError &reason)
    {
        if (!std::exchange(brokenPosted, true))
            QMetaObject::invokeMethod(
                q, [this, reason] { Q_EMIT q->broken(reason); }, Qt::QueuedConnection);
    }

    void transportClosed(quint16 code, const QString &reason, const QString &error)
    {
        const QPointer<RpcSession> alive(q);
        qCDebug(lcApi).noquote() << nameForLog() << "closed:" << code << visibleText(error.isEmpty() ? reason : error, 1000);
        if (!session->isAborted()) {
            QString why = error;
            if (why.isEmpty())
                why = reason.isEmpty() ? u"The connection was closed (%1)."_s.arg(code) : reason;
            const std::shared_ptr<Session> kept = session;
            kept->disconnected(RpcError(why));
            if (!alive)
                return;
        }
        QMetaObject::invokeMethod(
            q, [this] { Q_EMIT q->closed(); }, Qt::QueuedConnection);
    }

    RpcSession *const q;
    RpcCapture capture; ///< what the transport's tap writes to
    Transport *const transport; ///< a child of q
    std::shared_ptr<Session> session;
    std::chrono::milliseconds callTimeout{0};
    std::deque<std::pair<EntryId, QDeadlineTimer>> deadlines; ///< of results that were asked for
    std::unique_ptr<QTimer> deadlineTimer; ///< until the first of them; made when it is first needed
    bool closing = false; ///< close() was called
    bool closeWhenIdle = false;
    bool idleCheckPosted = false;
    bool brokenPosted = false;
    bool overflowPosted = false;
    qint64 maxUnsentBytes = 0;
};

RpcSession::RpcSession(Transport *transport, const RpcStub &localMain, const RpcSessionOptions &options, QObject *parent)
    : QObject(parent)
{
    if (options.tap)
        transport = new Tap(transport, options.tap, options.side, options.tapSession, options.tapClockStart);
    if (const RpcCapture &capture = options.capture; !capture.isNull())
        transport = new Tap(transport, capture.sink(), options.side, capture.takeSessionNumber(), capture.clockStart());
    transport->setParent(this);
    transport->setMaximumMessageSize(options.limits.maxMessageSize);
    m_outlet = std::make_unique<Outlet>(this, transport);
    m_outlet->capture = options.capture;
    m_outlet->closeWhenIdle = options.closeWhenIdle;
    m_outlet->callTimeout = options.callTimeout;
    m_outlet->maxUnsentBytes = options.limits.maxUnsentBytes;

    m_outlet->session = Session::create(m_outlet.get(), localMain.hook(), coreOptions(options));

    // Handlers may destroy this object: each slot holds what it works with, and touches nothing afterwards.
    Outlet *const outlet = m_outlet.get();
    connect(transport, &Transport::received, this, [outlet](const QByteArray &text) {
        const std::shared_ptr<Session> session = outlet->session;
        if (lcMessages().isDebugEnabled())
            logMessage(outlet->nameForLog(), "<-", text);
        session->receive(text);
    });
    connect(transport, &Transport::refused, this, [outlet] {
        const std::shared_ptr<Session> session = outlet->session;
        session->receiveOversized();
    });
    connect(transport, &Transport::receivedBinary, this, [outlet](const QByteArray &bytes) {
        const std::shared_ptr<Session> session = outlet->session;
        session->receiveBinary(bytes);
    });
    connect(transport, &Transport::inputEnded, this, [outlet](const QString &error) {
        const std::shared_ptr<Session> session = outlet->session;
        session->inputEnded(RpcError(error));
    });
    connect(transport, &Transport::closed, this, [outlet](quint16 code, const QString &reason, const QString &error) {
        outlet->transportClosed(code, reason, error);
    });
    const auto tellOpened = [outlet] {
        qCDebug(lcApi).noquote() << outlet->nameForLog() << "opened";
        QMetaObject::invokeMethod(outlet->q, &RpcSession::opened, Qt::QueuedConnection);
    };
    connect(transport, &Transport::opened, this, tellOpened);
    if (transport->state() == Transport::State::Open) {
        tellOpened();
    } else if (transport->state() == Transport::State::Closed) {
        // It ended before anyone listened.
        QMetaObject::invokeMethod(
            this, [outlet] { outlet->transportClosed(0, {}, u"The connection is closed already."_s); }, Qt::QueuedConnection);
    }
}

RpcSession::~RpcSession()
{
    const TearDownScope tearDown;
    Transport *const transport = m_outlet->transport;
    const std::shared_ptr<Session> session = m_outlet->session;
    if (!session->isAborted())
        qCDebug(lcApi).noquote() << m_outlet->nameForLog() << "is destroyed while it is open";
    session->detach(sessionClosed());
    disconnect(transport, nullptr, this, nullptr);
    // It may be this transport's signal that is being handled, and what was sent before shall still leave.
    transport->setParent(ownerOnThread());
    if (!QAbstractEventDispatcher::instance()) {
        delete transport; // The thread ends, and nothing happens later any more.
        return;
    }
    if (transport->state() == Transport::State::Closed) {
        transport->close(NormalCloseCode, {}); // A tap lets go of its sink with that, which may go with this session.
        transport->deleteLater();
        return;
    }
    connect(transport, &Transport::closed, transport, &QObject::deleteLater);
    if (QCoreApplication *application = QCoreApplication::instance())
        connect(application, &QCoreApplication::aboutToQuit, transport, [transport] { delete transport; });
    transport->close(NormalCloseCode, {});
}

RpcSession *RpcSession::connectTo(const QUrl &url, const RpcStub &localMain, const RpcSessionOptions &options, QObject *parent)
{
    return new RpcSession(makeTransport(url, options), localMain, options, parent);
}

RpcStub RpcSession::remoteMain() const { return RpcStub(m_outlet->session->remoteMain()); }

bool RpcSession::isOpen() const
{
    return m_outlet->transport->state() == Transport::State::Open && !m_outlet->session->isAborted();
}

bool RpcSession::isAborted() const { return m_outlet->session->isAborted(); }

std::optional<RpcError> RpcSession::abortReason() const { return m_outlet->session->abortReason(); }

QString RpcSession::peerName() const { return m_outlet->transport->peerName(); }

void RpcSession::close()
{
    const std::shared_ptr<Session> session = m_outlet->session;
    if (session->isAborted())
        return;
    m_outlet->closing = true;
    // The transport first: callbacks of what breaks may destroy this object.
    m_outlet->transport->close(NormalCloseCode, {});
    session->disconnected(sessionClosed());
}

void RpcSession::abort(const RpcError &reason)
{
    const std::shared_ptr<Session> session = m_outlet->session;
    session->abort(reason);
}

RpcPromise RpcSession::drain() const { return whenDrained(*m_outlet->session); }

SessionStats RpcSession::stats() const { return m_outlet->session->stats(); }

SessionTables RpcSession::tables() const { return m_outlet->session->tables(); }

bool RpcSession::isProcessing() const { return m_outlet->session->isProcessing(); }

RpcStub RpcSession::stubForImport(double id) const { return RpcStub(m_outlet->session->hookForImport(EntryId(id))); }

RpcStub RpcSession::stubForExport(double id) const { return RpcStub(m_outlet->session->hookForExport(EntryId(id))); }

RpcStub connectToServer(const QUrl &url, const RpcSessionOptions &options) { return connectToServer(url, RpcStub(), options); }

RpcStub connectToServer(const QUrl &url, const RpcStub &localMain, const RpcSessionOptions &options)
{
    RpcSessionOptions own = options;
    own.closeWhenIdle = true;
    RpcSession *const session = RpcSession::connectTo(url, localMain, own, ownerOnThread());
    QObject::connect(session, &RpcSession::closed, session, &QObject::deleteLater);
    QObject::connect(session, &RpcSession::broken, session,
                     [](const RpcError &reason) { qCInfo(lcApi).noquote() << "The session ended:" << reason.toString(); });
    if (QCoreApplication *application = QCoreApplication::instance())
        QObject::connect(application, &QCoreApplication::aboutToQuit, session, [session] { delete session; });
    return session->remoteMain();
}

} // namespace QtCapnWeb
