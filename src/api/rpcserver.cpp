// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "rpcserver.h"

#include "rpctarget.h"
#include "websockettransport.h"

#include <QtCore/QPointer>
#include <QtWebSockets/QWebSocket>
#include <QtWebSockets/QWebSocketCorsAuthenticator>
#include <QtWebSockets/QWebSocketServer>

#include <deque>

using namespace Qt::StringLiterals;

namespace QtCapnWeb {

class RpcServer::Private
{
public:
    Private(RpcServer *server, const RpcServerOptions &serverOptions)
        : q(server), options(serverOptions),
          sockets(u"QtCapnWeb"_s, serverOptions.tls ? QWebSocketServer::SecureMode : QWebSocketServer::NonSecureMode)
    {
        if (options.tls)
            sockets.setSslConfiguration(*options.tls);
        QObject::connect(&sockets, &QWebSocketServer::newConnection, q, [this] { accept(); });
        if (options.allowOrigin) {
            QObject::connect(
                &sockets, &QWebSocketServer::originAuthenticationRequired, q,
                [this](QWebSocketCorsAuthenticator *request) { request->setAllowed(options.allowOrigin(request->origin())); });
        }
    }

    // Takes connections at once, so that no message of theirs is lost, but runs no code of the application: this is within
    // QWebSocketServer.
    void accept()
    {
        while (QWebSocket *socket = sockets.nextPendingConnection())
            accepted.push_back(std::make_unique<WebSocketTransport>(socket));
        schedule();
    }

    void schedule()
    {
        if (std::exchange(scheduled, true))
            return;
        QMetaObject::invokeMethod(
            q, [this] { openSessions(); }, Qt::QueuedConnection);
    }

    void openSessions()
    {
        scheduled = false;
        const QPointer<RpcServer> guard(q);
        while (guard && !accepted.empty()) {
            std::unique_ptr<WebSocketTransport> transport = std::move(accepted.front());
            accepted.pop_front();
            if (!accepted.empty())
                schedule(); // for a handler that runs a nested event loop
            const RpcStub main = makeMain();
            if (guard)
                open(transport.release(), main);
        }
    }

    RpcStub makeMain() const
    {
        if (!factory)
            return sharedMain.isNull() ? RpcStub() : sharedMain.dup();
        // A copy, for a factory that destroys the server that holds it.
        const MainFactory make = factory;
        try {
            return RpcStub(make());
        } catch (...) {
            return RpcStub(Detail::brokenByCurrentException());
        }
    }

    void open(WebSocketTransport *transport, const RpcStub &main)
    {
        RpcSessionOptions sessionOptions;
        sessionOptions.limits = options.limits;
        sessionOptions.onSendError = options.onSendError;
        sessionOptions.side = Side::B;
        sessionOptions.tapSession = nextSession++;
        sessionOptions.tapClockStart = options.tapClockStart;
        if (options.tap)
            sessionOptions.tap = options.tap(sessionOptions.tapSession, transport->peerName());
        auto *session = new RpcSession(transport, main, sessionOptions, q);
        sessions.append(session);
        QObject::connect(session, &RpcSession::closed, q, [this, session] { ended(session); });
        QObject::connect(session, &QObject::destroyed, q, [this, session] { sessions.removeAll(session); });
        Q_EMIT q->sessionOpened(session);
    }

    void ended(RpcSession *session)
    {
        sessions.removeAll(session);
        session->deleteLater();
        Q_EMIT q->sessionClosed(session);
    }

    RpcServer *q;
    RpcServerOptions options;
    MainFactory factory;
    RpcStub sharedMain;
    QWebSocketServer sockets;
    std::deque<std::unique_ptr<WebSocketTransport>> accepted; // connected, without a session yet
    QList<RpcSession *> sessions;
    quint32 nextSession = 0;
    bool scheduled = false; // a call of openSessions() is posted
};

RpcServer::RpcServer(MainFactory factory, const RpcServerOptions &options, QObject *parent)
    : QObject(parent), d(std::make_unique<Private>(this, options))
{
    d->factory = std::move(factory);
}

RpcServer::RpcServer(const RpcStub &sharedMain, const RpcServerOptions &options, QObject *parent)
    : QObject(parent), d(std::make_unique<Private>(this, options))
{
    d->sharedMain = sharedMain;
}

RpcServer::~RpcServer()
{
    // Before d goes: a session that is destroyed may run code of the application, which may ask for sessions().
    const QList<RpcSession *> sessions = std::exchange(d->sessions, {});
    for (RpcSession *session : sessions) {
        session->disconnect(this);
        delete session;
    }
}

bool RpcServer::listen(const QHostAddress &address, quint16 port) { return d->sockets.listen(address, port); }

bool RpcServer::isListening() const { return d->sockets.isListening(); }

QString RpcServer::errorString() const { return d->sockets.errorString(); }

quint16 RpcServer::port() const { return d->sockets.serverPort(); }

QUrl RpcServer::url() const
{
    if (!isListening())
        return {};
    QUrl url;
    url.setScheme(d->options.tls ? u"wss"_s : u"ws"_s);
    const QHostAddress address = d->sockets.serverAddress();
    const bool all = address == QHostAddress::Any || address == QHostAddress::AnyIPv4 || address == QHostAddress::AnyIPv6;
    url.setHost(all ? u"localhost"_s : address.toString());
    url.setPort(port());
    url.setPath(u"/"_s);
    return url;
}

QList<RpcSession *> RpcServer::sessions() const { return d->sessions; }

qsizetype RpcServer::sessionCount() const { return d->sessions.size(); }

void RpcServer::close()
{
    stopListening();
    d->accepted.clear();
    QList<QPointer<RpcSession>> sessions;
    for (RpcSession *session : std::as_const(d->sessions))
        sessions.append(session);
    for (const QPointer<RpcSession> &session : sessions) {
        if (session)
            session->close();
    }
}

void RpcServer::stopListening() { d->sockets.close(); }

} // namespace QtCapnWeb
