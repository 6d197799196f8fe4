// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include "qtcapnwebglobal.h"
#include "rpcstub.h"

#include <QtCore/QByteArray>
#include <QtCore/QFuture>
#include <QtCore/QList>
#include <QtCore/QUrlQuery>
#include <QtNetwork/QHostAddress>

#include <functional>
#include <utility>
#include <variant>

/// \file
/// Who may have a session, and what that session offers.

namespace QtCapnWeb {

class RpcTarget;

/// \brief What is known of whoever asks for a session: a request for a WebSocket, or for a batch, whose body is not read yet.
struct QTCAPNWEB_EXPORT RpcRequest {
    bool isWebSocket = false; ///< else it is a batch
    bool isEncrypted = false; ///< it came over TLS
    QByteArray method; ///< GET for a WebSocket, POST for a batch
    QString path; ///< decoded: `/api`
    QString query; ///< what stands behind the `?`, encoded as it came; see QUrlQuery
    QList<std::pair<QByteArray, QByteArray>> headers; ///< as they came, in order
    QHostAddress peerAddress;
    quint16 peerPort = 0;

    /// The first header of this \a name, in either case: `header("Authorization")`. Null if there is none.
    QByteArray header(QByteArrayView name) const;
    /// The value of a cookie; null if there is none of this name.
    QByteArray cookie(QByteArrayView name) const;
};

/// \brief What becomes of an RpcRequest. A value.
class QTCAPNWEB_EXPORT RpcAdmission
{
public:
    /// Gives an RpcTarget *, an RpcProxy (rpcimplementation.h), or any other stub.
    using MainFactory = std::function<RpcStub()>;
    using Headers = QList<std::pair<QByteArray, QByteArray>>;

    /// A session with the main interface that the server offers at this path.
    static RpcAdmission accept();
    /// A session with a main interface of its own, such as one that knows who is asking. \a factory is called on the server's
    /// thread, once, as the session begins; what it returns belongs to the session if it has no parent.
    static RpcAdmission accept(MainFactory factory);
    /// A session that offers \a main. A stub belongs to a thread: not from a QFuture that another one finishes.
    static RpcAdmission accept(const RpcStub &main);
    /// No session, but an answer with this HTTP status, such as 401 or 403, and \a text for people. A status below 400 is 403.
    static RpcAdmission refuse(int status, const QString &text = {});

    /// Sends \a headers with the answer: that to a batch, the 101 that opens a WebSocket (Set-Cookie), or a refusal
    /// (WWW-Authenticate, Retry-After; a Content-Type of its text). Left out are those that would break the answer, and those
    /// that are HTTP's or the handshake's own: Connection, Content-Length, Date, Transfer-Encoding, and for a WebSocket Upgrade
    /// and Sec-WebSocket-….
    RpcAdmission &withHeaders(const Headers &headers);

    bool isAccepted() const { return m_status == 0; }
    int status() const { return m_status; } ///< 0 if it is accepted
    const QString &text() const { return m_text; }
    const Headers &headers() const { return m_headers; }
    /// Whether the session has a main interface of its own.
    bool hasMain() const { return m_main.index() != 0; }
    /// That main interface. May be called once. Code of the application runs, which may throw.
    RpcStub makeMain() const;

private:
    int m_status = 0;
    QString m_text;
    Headers m_headers;
    std::variant<std::monostate, MainFactory, RpcStub> m_main;
};

/// \brief An RpcAdmission that is here, or one to come. What a hook returns converts to it:
/// \code
/// options.authorize = [](const RpcRequest &request) {
///     return request.header("Authorization") == "Bearer secret" ? RpcAdmission::accept() : RpcAdmission::refuse(401);
/// };
/// options.authorize = [users](const RpcRequest &request) -> QFuture<RpcAdmission> {
///     return users->find(request.cookie("session")).then([](const User &user) {
///         return user.isValid() ? RpcAdmission::accept([user] { return new UserApi(user); }) : RpcAdmission::refuse(403);
///     });
/// };
/// \endcode
/// A future that is cancelled, or that has an exception, is answered with 500.
class RpcVerdict
{
public:
    RpcVerdict(const RpcAdmission &admission) : m_verdict(admission) { }
    RpcVerdict(const QFuture<RpcAdmission> &admission) : m_verdict(admission) { }

    const RpcAdmission *now() const { return std::get_if<RpcAdmission>(&m_verdict); }
    const QFuture<RpcAdmission> *later() const { return std::get_if<QFuture<RpcAdmission>>(&m_verdict); }

private:
    std::variant<RpcAdmission, QFuture<RpcAdmission>> m_verdict;
};

} // namespace QtCapnWeb
