// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include "qtcapnwebglobal.h"
#include "record.h"
#include "rpcsession.h"
#include "rpcstub.h"

#include <QtCore/QObject>
#include <QtCore/QUrl>
#include <QtNetwork/QHostAddress>
#include <QtNetwork/QSslConfiguration>

#include <functional>
#include <memory>
#include <optional>

/// \file
/// Sessions for whoever connects.

namespace QtCapnWeb {

class RpcTarget;

struct RpcServerOptions {
    /// See RpcSessionOptions.
    RpcLimits limits;
    std::function<std::optional<RpcError>(const RpcError &)> onSendError;

    /// Asked for each session, before its first message: where its records go. Null for nowhere. The sink must outlive the
    /// session. \a session counts from 0 and is Record::session; \a peer is the peer's address and port.
    std::function<RecordSink *(quint32 session, const QString &peer)> tap;
    qint64 tapClockStart = 0; ///< Tap::monotonicNow() when the recording began

    /// Serve wss with this certificate and key.
    std::optional<QSslConfiguration> tls;
    /// Whether a page of \a origin may connect; it is empty if the client is not a browser. Browsers let any page connect to any
    /// server, so that one which knows its users by cookies or by their address must ask. Without it, all may. Called while the
    /// connection is made: it must not destroy the server.
    std::function<bool(const QString &origin)> allowOrigin;
};

/// \brief Listens for WebSockets and holds a session for each.
///
/// Sessions live on the server's thread and belong to the server, which deletes them some time after sessionClosed(). The server,
/// or any session, may be destroyed in a handler of either's signals and in a method that a peer calls.
class QTCAPNWEB_EXPORT RpcServer : public QObject
{
    Q_OBJECT
public:
    /// Makes a target for each connection.
    using MainFactory = std::function<RpcTarget *()>;

    /// Each session gets a main interface of its own. What \a factory returns belongs to the session if it has no parent; what
    /// it throws is what the peer's calls are rejected with, as for a method; null is a session without a main interface.
    explicit RpcServer(MainFactory factory, const RpcServerOptions &options = {}, QObject *parent = nullptr);
    /// All sessions share one main interface, which is kept as long as the server and its sessions.
    explicit RpcServer(const RpcStub &sharedMain, const RpcServerOptions &options = {}, QObject *parent = nullptr);
    ~RpcServer() override;

    /// Begins to listen. Port 0 picks a free one. \return false, and errorString() says why, if that is not possible.
    bool listen(const QHostAddress &address = QHostAddress::LocalHost, quint16 port = 0);
    bool isListening() const;
    QString errorString() const;
    /// 0 if it is not listening.
    quint16 port() const;
    /// Where to connect, such as ws://127.0.0.1:8080/; empty if it is not listening. A server on all addresses names localhost.
    QUrl url() const;

    /// Sessions that have not closed, the oldest first.
    QList<RpcSession *> sessions() const;
    qsizetype sessionCount() const;

    /// Stops listening and closes all sessions. It may listen again later.
    void close();
    /// Stops listening; sessions go on.
    void stopListening();

Q_SIGNALS:
    /// Before the session's first message is processed.
    void sessionOpened(QtCapnWeb::RpcSession *session);
    /// It has closed, for whatever reason; see RpcSession::abortReason(). It is deleted later. Not emitted for a session that
    /// somebody else destroyed.
    void sessionClosed(QtCapnWeb::RpcSession *session);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace QtCapnWeb
