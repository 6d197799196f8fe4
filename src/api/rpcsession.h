// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include "ids.h"
#include "qtcapnwebglobal.h"
#include "record.h"
#include "rpccapture.h"
#include "rpclimits.h"
#include "rpcstub.h"
#include "session.h"

#include <QtCore/QByteArray>
#include <QtCore/QList>
#include <QtCore/QObject>
#include <QtCore/QUrl>
#include <QtNetwork/QSslConfiguration>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <utility>

/// \file
/// A session as an application holds it: a connection and what is offered on both sides of it.

namespace QtCapnWeb {

class Transport;

/// \brief What a session may cost, how long things may take, and who sees what passes. A value, of which each session takes a
/// copy; every default is one to leave as it is.
/// \code
/// RpcSessionOptions options;
/// options.headers = {{"Authorization", "Bearer " + token}};
/// options.callTimeout = 10s;
/// RpcStub api = connectToServer(QUrl("wss://example.com/api"), options);
/// \endcode
struct RpcSessionOptions {
    RpcLimits limits;
    /// Sees every error that goes out and may replace it. Without one, stacks stay at home. Should it throw, the error's text
    /// stays at home, too.
    std::function<std::optional<RpcError>(const RpcError &)> onSendError;
    /// Sent with the request that opens a WebSocket, or with that of a batch: Authorization, Cookie, Origin …
    QList<std::pair<QByteArray, QByteArray>> headers;
    /// For wss and https: whom to trust, a client certificate …. Qt's default without one.
    std::optional<QSslConfiguration> tls;
    /// How long connecting may take, name look-up and TLS included, before the session breaks; zero is for ever.
    std::chrono::milliseconds connectTimeout = std::chrono::seconds(30);
    /// How long the peer may take to answer, from when a result is asked for; it is rejected with a TimeoutError then and let go,
    /// while the session goes on. Zero is for ever. RpcPromise::withTimeout() gives one call another limit.
    std::chrono::milliseconds callTimeout{0};
    /// Ends a WebSocket from whose peer nothing has come for so long, and pings it in time, so that one that is there is not
    /// idle. Zero is for ever: then a peer that vanished without a word is noticed only by sending to it.
    std::chrono::milliseconds idleTimeout{0};

    /// Records the session into a file: `options.capture = u"session.cwtrace"_s;`
    RpcCapture capture;
    /// Sees every message in wire order, on the session's thread. Must outlive the session.
    RecordSink *tap = nullptr;
    quint32 tapSession = 0; ///< Record::session of what the tap sees
    qint64 tapClockStart = 0; ///< Tap::monotonicNow() when the recording began
    Side side = Side::A; ///< which side we are, for the tap: A if we connected

    /// Close when no handle on the peer and no pending promise is held here and the peer holds nothing of ours but the main.
    bool closeWhenIdle = false;
};

/// \brief One session over one connection.
///
/// Lives on one thread. Destroying it closes the connection; handles that are left are broken then. It may be destroyed in any
/// handler that runs within it. Signals: opened() at most once; broken() at most once, if it ended other than by close() or by
/// dispose() of the remote main; closed() exactly once, as the last, unless it is destroyed first. They are never
/// emitted from within a call to this class nor while a message is being processed.
class QTCAPNWEB_EXPORT RpcSession : public QObject
{
    Q_OBJECT
public:
    /// Takes \a transport over. \a localMain is what the peer gets as its remote main: a stub or a target; null for none.
    explicit RpcSession(Transport *transport, const RpcStub &localMain = {}, const RpcSessionOptions &options = {},
                        QObject *parent = nullptr);
    ~RpcSession() override;

    /// A session over a new WebSocket to \a url (ws, wss; http and https are read as these).
    /// An URL that cannot be used gives a session that breaks with the reason.
    static RpcSession *connectTo(const QUrl &url, const RpcStub &localMain = {}, const RpcSessionOptions &options = {},
                                 QObject *parent = nullptr);

    /// The peer's main interface. Disposing it ends the session.
    RpcStub remoteMain() const;
    RpcStub main() const { return remoteMain(); }

    bool isOpen() const; ///< connected and not ended
    bool isAborted() const; ///< ended, for whatever reason
    std::optional<RpcError> abortReason() const;
    /// A name of the peer for people.
    QString peerName() const;

    /// Ends the session and the connection in good order; what is pending is rejected.
    void close();
    /// Ends the session and tells the peer why.
    void abort(const RpcError &reason);
    /// Settles when every result that the peer has asked for was sent; rejected if the session breaks first.
    RpcPromise drain() const;

    // For tools and tests.
    SessionStats stats() const;
    SessionTables tables() const;
    /// Whether a message is being processed: then tables() may be between two states.
    bool isProcessing() const;
    /// A handle of its own on an entry of our import table; null if there is none. It keeps the entry; to look, use tables().
    RpcStub stubForImport(double id) const;
    /// A handle of its own on an entry of our export table, which is ours or came from the peer; null if there is none.
    RpcStub stubForExport(double id) const;

Q_SIGNALS:
    void opened();
    /// It ended by an error: the connection failed or was closed by the peer, or either side aborted.
    void broken(const QtCapnWeb::RpcError &reason);
    void closed();

private:
    class Outlet;
    std::unique_ptr<Outlet> m_outlet;
};

/// \brief Connects to \a url and gives the server's main interface, at once: calls are queued until the connection stands.
///
/// The session closes when nothing is left that could use it (RpcSessionOptions::closeWhenIdle), on dispose() of the stub that
/// is returned, and when the application quits. A connection that fails breaks the stub: onBroken() tells.
QTCAPNWEB_EXPORT RpcStub connectToServer(const QUrl &url, const RpcSessionOptions &options = {});
/// The same, offering \a localMain to the server.
QTCAPNWEB_EXPORT RpcStub connectToServer(const QUrl &url, const RpcStub &localMain, const RpcSessionOptions &options = {});

} // namespace QtCapnWeb
