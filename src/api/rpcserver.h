// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include "qtcapnwebglobal.h"
#include "record.h"
#include "rpcadmission.h"
#include "rpcsession.h"
#include "rpcstub.h"

#include <QtCore/QObject>
#include <QtCore/QUrl>
#include <QtNetwork/QHostAddress>
#include <QtNetwork/QSslConfiguration>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>

/// \file
/// Sessions for whoever connects.

namespace QtCapnWeb {

class RpcTarget;

/// \brief What a server allows. The hooks may do anything, such as destroying the server, or run a nested event loop.
struct RpcServerOptions {
    /// See RpcSessionOptions.
    RpcLimits limits;
    std::function<std::optional<RpcError>(const RpcError &)> onSendError;

    /// Records all sessions into one file, batches among them: `options.capture = u"server.cwtrace"_s;`
    RpcCapture capture;
    /// Asked for each session, before its first message: where its records go. Null for nowhere. The sink must outlive the
    /// session. \a session counts from 0 and is Record::session; \a peer is the peer's address and port. A batch is a session.
    std::function<RecordSink *(quint32 session, const QString &peer)> tap;
    qint64 tapClockStart = 0; ///< Tap::monotonicNow() when the recording began

    /// Serve wss and https with this certificate and key.
    std::optional<QSslConfiguration> tls;

    /// Whether a page of \a origin may connect; it is empty if the client is not a browser. Browsers let any page open a
    /// WebSocket to any server, and send it any batch, so that a server which knows its users by cookies or by their address must
    /// ask. Without this, all pages may, and may read the answers to batches (`Access-Control-Allow-Origin: *`); with it, those
    /// may that it allows. A refusal is 403.
    std::function<bool(const QString &origin)> allowOrigin;
    /// Whether pages of the origins that allowOrigin allows may send cookies with a batch, and read its answer. No effect without
    /// allowOrigin.
    bool allowCredentials = false;
    /// Whether a request to this \a host, without its port and in lower case, is meant for us; empty if the request does not
    /// say, as only HTTP/1.0 may. A page can point a name of its own at any address (DNS rebinding) and is of our origin then.
    /// Without this, a server that listens on the loopback interface takes `localhost`, names below it, and addresses; one that
    /// listens elsewhere takes all. A refusal is 421. Set it behind a proxy on the same machine that passes the host on.
    std::function<bool(const QString &host)> allowHost;

    /// Asked for each request for a session, when its path, host and origin are in order and its body is not read yet: who may
    /// have one, and with what main interface. It may answer later, within handshakeTimeout. Without it, all may.
    /// What it throws is answered with 500. One function is called for all requests; but a lambda that is \c mutable begins anew
    /// with each copy of these options, of which the server makes one: let it refer to what it counts or remembers.
    std::function<RpcVerdict(const RpcRequest &request)> authorize;

    bool webSockets = true; ///< Offer sessions over WebSocket.
    bool batches = true; ///< Offer sessions over HTTP batch.

    /// Connections at a time, WebSockets among them; beyond it requests are answered with 503. More than a few beyond it are cut.
    qsizetype maxConnections = 4096;
    /// Sessions at a time, batches that are being answered among them; beyond it requests are answered with 503. 0 for no limit
    /// but that of connections.
    qsizetype maxSessions = 0;
    /// Bytes of a request's first line and headers; beyond it the answer is 431 or 414.
    qsizetype maxHeaderSize = 16 * 1024;
    /// Bytes of a batch; beyond it the answer is 413.
    qint64 maxBodySize = 32 * 1024 * 1024;

    /// How long TLS may take, and how long the head of a request; a body must bring 64 KiB in each such time, and authorize an
    /// answer. Zero is for ever, as for the next.
    std::chrono::milliseconds handshakeTimeout{10'000};
    /// How long a connection may be silent. The peer of a WebSocket is pinged in time, so that it is silent only if it is gone.
    std::chrono::milliseconds idleTimeout{60'000};
    /// How long the answer to a batch may take; beyond it the answer is 503, and the batch's session is dropped.
    std::chrono::milliseconds batchTimeout{120'000};
};

/// \brief Listens for WebSockets and HTTP batches on one port and holds a session for each.
///
/// A GET request that asks for a WebSocket opens a session that lasts as long as the WebSocket; a POST request is one that lasts
/// for its body (`newWebSocketRpcSession` and `newHttpBatchRpcSession` of the reference). Other requests get the answer that HTTP
/// has for them: 404 for a path that nothing is served at, 405 for other methods, GET without an upgrade among them, 426 for
/// another version of WebSocket, 400 for what is not HTTP.
/// \code
/// RpcServerOptions options;
/// options.allowOrigin = [](const QString &origin) { return origin.isEmpty() || origin == u"https://app.example.com"_s; };
/// RpcServer server([] { return new Api; }, options);       // at the path /
/// server.serve(u"/admin"_s, [] { return new AdminApi; });
/// server.listen(QHostAddress::LocalHost, 8080);
/// \endcode
///
/// Sessions live on the server's thread. Those over WebSocket belong to the server, which deletes them some time after
/// sessionClosed(). The server, or any session, may be destroyed in a handler of either's signals, in every hook, and in a method
/// that a peer calls.
class QTCAPNWEB_EXPORT RpcServer : public QObject
{
    Q_OBJECT
public:
    /// Makes the main interface of each connection: `[] { return new Api; }`, or for a typed one
    /// `[] { return offer<MainApi>(new Api); }` (rpcimplementation.h), or any other stub.
    using MainFactory = std::function<RpcStub()>;

    /// Nothing is served but what serve() adds.
    explicit RpcServer(const RpcServerOptions &options = {}, QObject *parent = nullptr);
    /// At the path `/`, each session gets a main interface of its own. What \a factory returns belongs to the session if it has
    /// no parent; what it throws is what the peer's calls are rejected with, as for a method; null is a session without a main
    /// interface.
    explicit RpcServer(MainFactory factory, const RpcServerOptions &options = {}, QObject *parent = nullptr);
    /// At the path `/`, all sessions share one main interface, which is kept as long as the server and its sessions.
    explicit RpcServer(const RpcStub &sharedMain, const RpcServerOptions &options = {}, QObject *parent = nullptr);
    ~RpcServer() override;

    /// Serves another interface at \a path, such as `/api`; a path that ends with `/*` is that of everything below it, and `/*`
    /// of all that nothing else is served at: the longest one that fits is taken. Replaces what was served there; sessions that
    /// are open stay as they are.
    void serve(const QString &path, MainFactory factory);
    void serve(const QString &path, const RpcStub &sharedMain);

    /// Begins to listen. Port 0 picks a free one. \return false, and errorString() says why, if that is not possible.
    bool listen(const QHostAddress &address = QHostAddress::LocalHost, quint16 port = 0);
    bool isListening() const;
    QString errorString() const;
    /// 0 if it is not listening.
    quint16 port() const;
    /// Where to connect, such as ws://127.0.0.1:8080/; empty if it is not listening. A server on all addresses names localhost.
    QUrl url() const;
    /// The same for batches: http://127.0.0.1:8080/
    QUrl httpUrl() const;

    /// Sessions over WebSocket that have not closed, the oldest first.
    QList<RpcSession *> sessions() const;
    qsizetype sessionCount() const;
    /// Batches that are being answered.
    qsizetype batchCount() const;
    /// All that is connected, with a session or without.
    qsizetype connectionCount() const;

    /// Stops listening and closes all connections and sessions at once. It may listen again later.
    void close();
    /// Stops listening; sessions go on.
    void stopListening();
    /// Stops listening and lets what was begun come to its end: requests are answered, and each session is closed when every
    /// result that its peer has asked for was sent. What is left after \a timeout is closed as it is.
    /// \return a promise of whether all came to its end in time. It is settled when no connection is left, and may be ignored.
    RpcPromise shutdown(std::chrono::milliseconds timeout = std::chrono::seconds(30));

Q_SIGNALS:
    /// Before the session's first message is processed. Not for batches.
    void sessionOpened(QtCapnWeb::RpcSession *session);
    /// It has closed, for whatever reason; see RpcSession::abortReason(). It is deleted later. Not emitted for a session that
    /// somebody else destroyed.
    void sessionClosed(QtCapnWeb::RpcSession *session);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace QtCapnWeb
