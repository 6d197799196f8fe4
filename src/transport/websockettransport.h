// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include "framecodec.h"
#include "nativesocket.h"
#include "nestedloops.h"
#include "rpclimits.h"
#include "transport.h"

#include <QtCore/QList>
#include <QtCore/QTimer>

#include <chrono>
#include <deque>
#include <memory>

QT_BEGIN_NAMESPACE
class QNetworkRequest;
class QSslSocket;
class QTcpSocket;
QT_END_NAMESPACE

/// \file
/// Texts over a WebSocket (RFC 6455), from either end. websocketopening.cpp has how a client's begins, websocketclosing.cpp how
/// each ends, websockettransport.cpp what is between.

namespace QtCapnWeb {

class OutputClock;

/// \brief A transport over a WebSocket: one text message of it is one message of the protocol.
///
/// The frames are read and written here, on a QTcpSocket or QSslSocket. What is sent while messages are received leaves with one
/// system call when the last of them has been dealt with, or when a receiver begins an event loop; what is sent at other times
/// leaves with the next turn of the event loop.
///
/// Without TLS, messages are emitted from within the socket's own readyRead, which may be nested; the socket outlives that,
/// whatever a receiver does. With TLS, and all else, from an event of its own.
///
/// Close codes: the peer's, 1005 for a close frame without one, 1006 for a connection that ended without a close frame, and ours
/// where the peer broke the rules of WebSockets. A connection that could not be made ends with 1006, too, and an error that says
/// why: `Could not connect to <url>: <reason>.`
class QTCAPNWEB_EXPORT WebSocketTransport final : public Transport, private HandlerCaller
{
    Q_OBJECT
public:
    /// Connects at once. Headers, TLS configuration and URL are taken from \a request; user information of the URL is neither
    /// sent nor shown.
    explicit WebSocketTransport(const QNetworkRequest &request, QObject *parent = nullptr);
    /// Takes ownership of the socket of a server, which has answered the opening handshake. It is Open already; opened() is not
    /// emitted. What arrives before anybody has connected to a signal of Transport waits for that.
    explicit WebSocketTransport(QTcpSocket *accepted, QObject *parent = nullptr);
    ~WebSocketTransport() override;

    State state() const override { return m_state; }
    void send(const QByteArray &text) override;
    void close(quint16 code, const QString &reason) override;
    /// A larger message of up to three times as many bytes of UTF-8 is read and dropped, so that the session's own refusal is
    /// what the peer sees; beyond that the connection is closed with 1009 when the length is seen. Both emit refused().
    void setMaximumMessageSize(qint64 codeUnits) override;
    /// Includes frames' headers, and with TLS what is encrypted already.
    qint64 bytesToWrite() const override;
    /// The URL that was connected to, without user information; for an accepted connection the peer's address and port.
    QString peerName() const override { return m_peerName; }

    /// How long connecting may take, name look-up and TLS included; zero is for ever. 30 seconds unless set.
    void setHandshakeTimeout(std::chrono::milliseconds timeout);
    /// Ends the connection when nothing has come from the peer for \a timeout, and pings it in time, so that a peer that is there
    /// is not idle. Zero, as at first, is for ever: a peer that vanished without a word is then noticed only by who sends to it.
    void setIdleTimeout(std::chrono::milliseconds timeout);
    /// How long close() waits for what was sent to leave and for the peer's answer, before the connection is cut.
    static constexpr std::chrono::seconds CloseTimeout{10};

protected:
    void connectNotify(const QMetaMethod &signal) override;

private:
    /// What waits for an answer to the opening handshake.
    struct Opening {
        QString host;
        QByteArray key;
        QByteArray request;
        QByteArray answer; // what has come of it
        QString tlsErrors;
    };

    // The socket tells.
    void watchSocket();
    void onReady();
    void onConnected();
    void onReadyRead();
    void onBytesWritten();
    void onDisconnected();
    void onError();
    void onTimeout();
    void onIdleTimeout();

    // Connecting.
    void readAnswer();
    void becomeOpen();
    void failToConnect(const QString &why);
    QString connectError() const;

    // Receiving.
    void schedule();
    void onScheduled();
    void readSocket();
    bool readOn(const OutputClock &clock);
    void deliver();
    bool handle(WebSocketReader::Message &message);
    bool handleText(QByteArray &&text);
    void handleClose(const WebSocketReader::Message &message);
    bool failFrames();
    void finish();
    void loopIsNested() override;

    // Sending.
    void put(WebSocketOpcode opcode, const QByteArray &payload);
    void flush(const QByteArray &behind = {});
    void endAfterWriting();
    void watchIdleness();
    void onAlive();

    QTcpSocket *m_socket = nullptr;
    QSslSocket *m_tls = nullptr; // the same, if it is one
    NativeSocket m_native; // the same, as soon as it is open
    std::unique_ptr<Opening> m_opening; // until a client's connection is open
    WebSocketReader m_reader;
    std::deque<WebSocketReader::Message> m_kept; // what came before anybody listened
    QByteArray m_output; // frames that were not handed to the socket yet
    QList<QByteArray> m_outbox; // texts that wait for the connection to open
    qint64 m_outboxBytes = 0;
    QString m_peerName;
    qint64 m_maximumSize = RpcLimits().maxMessageSize;
    State m_state = State::Connecting;
    const WebSocketRole m_role;
    bool m_awaited = true; // somebody listens; an accepted connection keeps what comes until then
    bool m_scheduled = false; // a call of onScheduled() is posted
    bool m_flushPosted = false;
    bool m_open = false; // the handshake is done
    bool m_openedIsDue = false; // opened() is to be emitted
    bool m_closing = false; // close() was called
    bool m_closeSent = false; // a close frame was put
    bool m_closeReceived = false; // nothing that comes is read any more
    bool m_ending = false; // it ends as soon as all is written
    bool m_ended = false; // the socket is disconnected, or given up
    int m_delivering = 0; // calls of deliver() on the stack
    quint16 m_closeCode = 0; // given to close(), else the peer's, else ours
    QString m_closeReason;
    QString m_error; // why it failed; the first reason is the one that is told
    QTimer m_timer; // of the handshake, later of closing
    QTimer m_idleTimer;
    std::chrono::milliseconds m_idleTimeout{0};
    qint64 m_lastSign = 0; // when something came from the peer, in milliseconds of the monotonic clock
};

} // namespace QtCapnWeb
