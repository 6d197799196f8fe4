// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "rpcserver.h"

#include "apilogging.h"
#include "httplistener.h"
#include "rpctarget.h"
#include "serverconnection.h"
#include "websockettransport.h"

#include <QtCore/QPointer>
#include <QtCore/QTimer>
#include <QtNetwork/QTcpSocket>

#include <optional>
#include <utility>

using namespace Qt::StringLiterals;

namespace QtCapnWeb {

namespace {

// Connections that are accepted beyond the maximum, to be told that there are too many.
constexpr qsizetype ConnectionsToRefuse = 64;

} // namespace

class RpcServer::Private
{
public:
    Private(RpcServer *server, const RpcServerOptions &options)
        : q(server), context(std::make_shared<ServerContext>(options)), listener(options.tls)
    {
        QObject::connect(&listener, &HttpListener::accepted, q, [this](QTcpSocket *socket) { accept(socket); });
        shutdownTimer.setSingleShot(true);
        QObject::connect(&shutdownTimer, &QTimer::timeout, q, [this] {
            inTime = false;
            closeAll();
        });
    }

    // Within the listener: no code of the application runs here.
    void accept(QTcpSocket *socket)
    {
        if (context->connections >= context->options.maxConnections + ConnectionsToRefuse) {
            qCDebug(lcApi) << "RpcServer: a connection is cut, as there are" << context->connections;
            socket->abort();
            socket->deleteLater();
            return;
        }
        auto *connection = new ServerConnection(socket, context, q);
        connections.append(connection);
        QObject::connect(connection, &ServerConnection::ended, q, [this, connection] { drop(connection); });
        QObject::connect(connection, &ServerConnection::upgraded, q, [this, connection] { open(connection); });
    }

    void drop(ServerConnection *connection)
    {
        connections.removeOne(connection);
        connection->disconnect(q);
        connection->deleteLater();
        checkShutdown();
    }

    // Each call of the application may destroy the server, or close it, which destroys the connection.
    void open(ServerConnection *connection)
    {
        const QPointer<RpcServer> guard(q);
        const QPointer<ServerConnection> wanted(connection);
        const std::shared_ptr<ServerContext> shared = context;
        std::unique_ptr<WebSocketTransport> transport = connection->takeTransport();
        const std::function<RpcStub()> makeMain = connection->takeMainMaker();
        transport->setIdleTimeout(shared->options.idleTimeout);
        const RpcStub main = makeMain();
        if (!wanted)
            return;
        const RpcSessionOptions sessionOptions = ServerContext::sessionOptions(shared, transport->peerName());
        if (!wanted)
            return;
        auto *session = new RpcSession(transport.release(), main, sessionOptions, q);
        sessions.append(session);
        ++shared->sessions;
        ++shared->connections;
        QObject::connect(session, &QObject::destroyed, [shared] {
            --shared->sessions;
            --shared->connections;
        });
        QObject::connect(session, &RpcSession::closed, q, [this, session] { ended(session); });
        QObject::connect(session, &QObject::destroyed, q, [this, session] {
            if (sessions.removeOne(session))
                checkShutdown();
        });
        drop(connection);
        Q_EMIT q->sessionOpened(session);
        // It may have begun while it was opened.
        if (guard && shuttingDown && sessions.contains(session))
            drain(session);
    }

    void ended(RpcSession *session)
    {
        sessions.removeOne(session);
        session->deleteLater();
        const QPointer<RpcServer> guard(q);
        Q_EMIT q->sessionClosed(session);
        if (guard)
            checkShutdown();
    }

    // Whatever ends calls the application, which may destroy anything.
    void closeAll()
    {
        const QList<QPointer<ServerConnection>> cut = takeConnections();
        const QList<QPointer<RpcSession>> open(sessions.begin(), sessions.end());
        for (const QPointer<ServerConnection> &connection : cut)
            delete connection;
        for (const QPointer<RpcSession> &session : open) {
            if (session)
                session->close();
        }
    }

    QList<QPointer<ServerConnection>> takeConnections()
    {
        const QList<QPointer<ServerConnection>> taken(connections.begin(), connections.end());
        connections.clear();
        for (ServerConnection *connection : taken)
            connection->disconnect(q);
        return taken;
    }

    static void drain(RpcSession *session)
    {
        const auto close = [session] { session->close(); };
        session->drain().then(session, close, [close](const RpcError &) { close(); });
    }

    // Later: whoever waits may destroy the server.
    void checkShutdown()
    {
        if (!shuttingDown || !connections.isEmpty() || !sessions.isEmpty())
            return;
        shutdownTimer.stop();
        context->isDraining = false;
        const Deferred deferred = *std::exchange(shuttingDown, std::nullopt);
        QMetaObject::invokeMethod(
            q, [deferred, result = inTime] { deferred.resolve(Value(result)); }, Qt::QueuedConnection);
    }

    RpcServer *q;
    const std::shared_ptr<ServerContext> context;
    HttpListener listener;
    QList<ServerConnection *> connections; // without those that are a session's
    QList<RpcSession *> sessions; // over WebSocket
    std::optional<Deferred> shuttingDown;
    QTimer shutdownTimer;
    bool inTime = true; // so far
};

RpcServer::RpcServer(const RpcServerOptions &options, QObject *parent)
    : QObject(parent), d(std::make_unique<Private>(this, options))
{ }

RpcServer::RpcServer(MainFactory factory, const RpcServerOptions &options, QObject *parent) : RpcServer(options, parent)
{
    serve(u"/"_s, std::move(factory));
}

RpcServer::RpcServer(const RpcStub &sharedMain, const RpcServerOptions &options, QObject *parent) : RpcServer(options, parent)
{
    serve(u"/"_s, sharedMain);
}

RpcServer::~RpcServer()
{
    // Before d goes: a session that is destroyed may run code of the application, which may ask for sessions().
    const QList<QPointer<ServerConnection>> connections = d->takeConnections();
    const QList<QPointer<RpcSession>> sessions(d->sessions.begin(), d->sessions.end());
    d->sessions.clear();
    for (RpcSession *session : sessions)
        session->disconnect(this);
    for (const QPointer<ServerConnection> &connection : connections)
        delete connection;
    for (const QPointer<RpcSession> &session : sessions)
        delete session;
}

void RpcServer::serve(const QString &path, MainFactory factory)
{
    d->context->routes.add(path, ServerRoutes::fresh(std::move(factory)));
}

void RpcServer::serve(const QString &path, const RpcStub &sharedMain)
{
    d->context->routes.add(path, ServerRoutes::shared(sharedMain));
}

bool RpcServer::listen(const QHostAddress &address, quint16 port)
{
    d->context->isLoopback = address.isLoopback();
    const bool listens = d->listener.listen(address, port);
    if (listens)
        qCDebug(lcApi).noquote() << "RpcServer listens at" << url().toString();
    else
        qCDebug(lcApi).noquote() << "RpcServer can't listen:" << errorString();
    return listens;
}

bool RpcServer::isListening() const { return d->listener.isListening(); }

QString RpcServer::errorString() const { return d->listener.errorString(); }

quint16 RpcServer::port() const { return d->listener.serverPort(); }

QUrl RpcServer::url() const
{
    QUrl url = httpUrl();
    if (!url.isEmpty())
        url.setScheme(d->context->options.tls ? u"wss"_s : u"ws"_s);
    return url;
}

QUrl RpcServer::httpUrl() const
{
    if (!isListening())
        return {};
    QUrl url;
    url.setScheme(d->context->options.tls ? u"https"_s : u"http"_s);
    const QHostAddress address = d->listener.serverAddress();
    const bool all = address == QHostAddress::Any || address == QHostAddress::AnyIPv4 || address == QHostAddress::AnyIPv6;
    url.setHost(all ? u"localhost"_s : address.toString());
    url.setPort(port());
    url.setPath(u"/"_s);
    return url;
}

QList<RpcSession *> RpcServer::sessions() const { return d->sessions; }

qsizetype RpcServer::sessionCount() const { return d->sessions.size(); }

qsizetype RpcServer::batchCount() const { return d->context->batches; }

qsizetype RpcServer::connectionCount() const { return d->context->connections; }

void RpcServer::close()
{
    stopListening();
    d->inTime = false;
    const QPointer<RpcServer> guard(this);
    d->closeAll();
    if (guard)
        d->checkShutdown();
}

void RpcServer::stopListening() { d->listener.close(); }

RpcPromise RpcServer::shutdown(std::chrono::milliseconds timeout)
{
    stopListening();
    if (d->shuttingDown)
        return RpcPromise(d->shuttingDown->promise);
    const Deferred deferred;
    const RpcPromise promise(deferred.promise);
    d->shuttingDown = deferred;
    d->inTime = true;
    d->context->isDraining = true;
    qCDebug(lcApi) << "RpcServer shuts down," << d->connections.size() << "connections and" << d->sessions.size()
                   << "sessions are open";
    d->shutdownTimer.start(timeout);
    for (ServerConnection *connection : std::as_const(d->connections))
        connection->finish();
    for (RpcSession *session : std::as_const(d->sessions))
        Private::drain(session);
    d->checkShutdown();
    return promise;
}

} // namespace QtCapnWeb
