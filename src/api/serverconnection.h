// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include "httpconnection.h"
#include "lazytimer.h"
#include "rpcadmission.h"
#include "rpcserver.h"
#include "serverroutes.h"

#include <QtCore/QFutureWatcher>
#include <QtCore/QObject>

#include <functional>
#include <memory>
#include <optional>

/// \file
/// One connection to a server, from its first byte until it ends or is a session's.

namespace QtCapnWeb {

class BatchAnswer;
class WebSocketTransport;

/// \brief What the connections of a server share with it. It outlives both, as hooks that they call may destroy them.
struct ServerContext {
    explicit ServerContext(const RpcServerOptions &serverOptions) : options(serverOptions) { }

    const RpcServerOptions options;
    ServerRoutes routes;
    bool isLoopback = true; ///< listens on it
    bool isDraining = false; ///< no new sessions
    quint32 nextSession = 0;
    qsizetype connections = 0; ///< WebSockets included
    qsizetype sessions = 0; ///< over WebSocket
    qsizetype batches = 0;

    bool isFull() const { return options.maxSessions > 0 && sessions + batches >= options.maxSessions; }
    /// For the next session. Runs code of the application.
    static RpcSessionOptions sessionOptions(const std::shared_ptr<ServerContext> &context, const QString &peer);
};

/// \brief Decides what each request gets: an answer, a batch's session, or a WebSocket.
class ServerConnection final : public QObject
{
    Q_OBJECT
public:
    ServerConnection(QTcpSocket *socket, std::shared_ptr<ServerContext> context, QObject *parent);
    ~ServerConnection() override;

    /// Ends it when the request that has begun is answered.
    void finish();

    /// Once upgraded() was emitted.
    std::unique_ptr<WebSocketTransport> takeTransport();
    std::function<RpcStub()> takeMainMaker() { return std::move(m_makeMain); }

Q_SIGNALS:
    /// It is a WebSocket now, and ended as what it was; ended() is not emitted.
    void upgraded();
    void ended();

private:
    void decide();
    std::optional<HttpResponse> refusalBeforeHooks();
    /// Which the request asks for: empty if it does not say, null if what it says is none.
    const QString &host();
    bool hostIsAllowed();
    bool originIsAllowed();
    void authorize();
    void awaitVerdict(const QFuture<RpcAdmission> &verdict);
    void admit(const RpcAdmission &admission);
    void upgrade();
    void answerBatch(const QByteArray &body);
    bool dropBatch();
    void respond(HttpResponse response);
    void respondWithCors(HttpResponse response);

    const std::shared_ptr<ServerContext> m_context;
    std::unique_ptr<HttpConnection> m_http;
    const QString m_peerName;
    QByteArray m_authority; // of the last request, which mostly is that of the next
    QString m_host; // in it
    bool m_hostIsLocal = false;
    std::function<RpcStub()> m_makeMain; // of the route, then of the session
    RpcAdmission::Headers m_headers; // for the answer, from authorize
    std::unique_ptr<QFutureWatcher<RpcAdmission>> m_verdict;
    std::unique_ptr<BatchAnswer> m_batch;
    std::unique_ptr<WebSocketTransport> m_transport;
    LazyTimer m_timer; // of what the application does
};

} // namespace QtCapnWeb
