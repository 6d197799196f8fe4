// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include "rpcpromise.h"
#include "rpcsession.h"

#include <QtCore/QFuture>
#include <QtCore/QObject>
#include <QtCore/QUrl>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <type_traits>

/// \file
/// A connection that is kept up.

namespace QtCapnWeb {

using RpcHeaders = QList<std::pair<QByteArray, QByteArray>>;

/// \brief When a lost connection is made again.
struct QTCAPNWEB_EXPORT RpcReconnectOptions {
    bool enabled = true;
    /// Attempts in a row that may fail before the client gives up; 0 is without end. The very first attempt is not one of them.
    int maxAttempts = 0;
    std::chrono::milliseconds delay = std::chrono::milliseconds(500); ///< before the first attempt
    double backoffFactor = 2; ///< by which each delay is longer than the one before
    std::chrono::milliseconds maxDelay = std::chrono::seconds(30);
    /// How far a delay may be off, as a part of it, so that the clients of a server that was restarted do not all come at once.
    double jitter = 0.2;
    /// Numbers in [0, 1) for the jitter; those of QRandomGenerator without one. For tests.
    std::function<double()> random;

    /// The delay before the attempt \a number, which counts from 1, where \a chance is in [0, 1). Never more than maxDelay.
    std::chrono::milliseconds delayBefore(int number, double chance) const;
};

/// \brief What an RpcClient is told: RpcSessionOptions are those of each of its connections. For an example see RpcClient.
struct RpcClientOptions : RpcSessionOptions {
    /// Gives headers for an attempt to connect, beside those of \c headers: a fresh access token, say. Called for each attempt;
    /// the future may come later. Its exception, or its cancellation, is the error of the attempt. It counts towards
    /// connectTimeout, and is cancelled when that is over. One function is called for all attempts of a client; but a lambda that
    /// is \c mutable begins anew with each copy of these options, of which the client makes one.
    std::function<QFuture<RpcHeaders>()> authenticate;
    RpcReconnectOptions reconnect;
    /// What the server gets as its remote main, in each session.
    RpcStub localMain;
    /// Makes the connection of an attempt, given the headers; a WebSocket to the URL without one. For other transports, and
    /// tests.
    std::function<Transport *(const RpcHeaders &headers)> connector;
};

/// \brief A connection to one server that is made again when it is lost.
/// \code
/// RpcClientOptions options;
/// options.callTimeout = 10s;
/// options.idleTimeout = 30s;
/// options.authenticate = [this] { return fetchToken().then([](const QByteArray &token) {
///     return RpcHeaders{{"Authorization", "Bearer " + token}}; }); };
/// RpcClient client(QUrl("wss://example.com/api"), options);
/// client.setBootstrap([this](RpcStub api) -> RpcPromise {              // runs after each connect
///     m_room = co_await api.call<RpcStub>("join", m_name);
///     m_room.call("subscribe", bind(this, &Window::show)).detach();
///     co_return Value();
/// });
/// connect(&client, &RpcClient::reconnecting, this, &Window::showWaiting);
/// client.open();
/// \endcode
/// Each connection is a new session: stubs and promises of the one before stay broken, for nobody can know what its calls did.
/// The bootstrap function is the one place that derives new ones.
///
/// An attempt is: authentication, connecting, bootstrap. One that fails is told by disconnected() and repeated, as is the loss of
/// a connection. Delays begin anew once a connection stood for longer than the delay before it, so that a server which
/// accepts and drops is not hammered.
///
/// Signals come from the event loop, never from within a call. The client may be destroyed in any of them, in the functions that
/// it was given, and in callbacks of its sessions. It lives on one thread. Its tap sees each session under the next number, from
/// tapSession on. The option closeWhenIdle is not used.
class QTCAPNWEB_EXPORT RpcClient : public QObject
{
    Q_OBJECT
public:
    enum class State : quint8 {
        Disconnected, ///< not opened, closed, or given up
        Connecting, ///< an attempt is being made
        Connected,
        Waiting, ///< for the next attempt
    };
    Q_ENUM(State)
    using Bootstrap = std::function<RpcPromise(RpcStub main)>;

    explicit RpcClient(const QUrl &url, const RpcClientOptions &options = {}, QObject *parent = nullptr);
    /// Closes.
    ~RpcClient() override;

    /// \a function is called with the main interface of each new session, before connected(). It returns nothing, or an
    /// RpcPromise, and so may be a coroutine: connected() waits for it then. If it fails, so does the attempt.
    template<typename Function>
    void setBootstrap(Function function)
    {
        if constexpr (std::is_void_v<std::invoke_result_t<Function &, RpcStub>>) {
            setBootstrapFunction([function = std::move(function)](RpcStub main) mutable {
                function(std::move(main));
                return RpcPromise();
            });
        } else {
            setBootstrapFunction(std::move(function));
        }
    }

    /// Begins to connect; at once if it waits for the next attempt. Does nothing if it is connecting or connected.
    void open();
    /// Ends the session, or the attempt; what is pending is rejected. Not told by disconnected(). It may be opened again.
    void close();

    State state() const;
    bool isConnected() const { return state() == State::Connected; }
    /// The server's main interface, as a handle of its own. While connecting it is that of the session to come: calls wait for
    /// it, and fail with the attempt. Else, if not connected, it is broken with the reason.
    RpcStub main() const;
    /// Of this connection; null if there is none. It belongs to the client.
    RpcSession *session() const;
    /// Why the last attempt failed, or the last connection was lost.
    std::optional<RpcError> lastError() const;
    QUrl url() const;

Q_SIGNALS:
    void connected();
    /// A connection was lost, or an attempt failed. It has given up if reconnecting() does not follow and state() is
    /// Disconnected.
    void disconnected(const QtCapnWeb::RpcError &error);
    /// The \a attempt, which counts from 1 since a connection stood, begins after \a delay.
    void reconnecting(int attempt, std::chrono::milliseconds delay);

private:
    void setBootstrapFunction(Bootstrap function);
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace QtCapnWeb
