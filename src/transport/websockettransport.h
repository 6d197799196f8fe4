// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include "rpclimits.h"
#include "transport.h"

#include <QtCore/QList>
#include <QtCore/QTimer>
#include <QtCore/QUrl>

#include <chrono>
#include <deque>

QT_BEGIN_NAMESPACE
class QNetworkRequest;
class QSslSocket;
class QWebSocket;
QT_END_NAMESPACE

/// \file
/// Texts over a WebSocket (RFC 6455), from either end.

namespace QtCapnWeb {

/// \brief A transport over a QWebSocket: one text message of the socket is one message of the protocol.
///
/// Everything is emitted from an event of its own, never from within QWebSocket: a receiver may destroy the transport, and a
/// nested event loop in a receiver can't enter QWebSocket's frame reader a second time (it would lose half-read frames).
///
/// Close codes: the peer's, except that a close frame without a code is reported as 1000 (QWebSocket does not tell) and that a
/// connection which ended without a close frame is reported as 1006. A connection that could not be made ends with 1006, too, and
/// an error that says why: `Could not connect to <url>: <reason>.`
class QTCAPNWEB_EXPORT WebSocketTransport final : public Transport
{
    Q_OBJECT
public:
    /// Connects at once. Headers, TLS configuration and URL are taken from \a request; user information of the URL is neither
    /// sent nor shown.
    explicit WebSocketTransport(const QNetworkRequest &request, QObject *parent = nullptr);
    /// Takes ownership of a connection that a server accepted. It is Open already; opened() is not emitted. What arrives before
    /// anybody has connected to a signal of Transport waits for that.
    explicit WebSocketTransport(QWebSocket *accepted, QObject *parent = nullptr);
    ~WebSocketTransport() override;

    State state() const override { return m_state; }
    void send(const QByteArray &text) override;
    void close(quint16 code, const QString &reason) override;
    /// A larger message of up to three times as many bytes of UTF-8 is read and dropped, so that the session's own refusal is
    /// what the peer sees; beyond that QWebSocket closes with 1009 when it sees the length. Both emit refused().
    void setMaximumMessageSize(qint64 codeUnits) override;
    /// Includes frames' headers, and with TLS what is encrypted already; of an accepted connection only if its QSslSocket was
    /// made a child of it, since QWebSocket does not show it.
    qint64 bytesToWrite() const override;
    /// The URL that was connected to, without user information; for an accepted connection the peer's address and port.
    QString peerName() const override { return m_peerName; }

    /// How long connecting may take, name look-up and TLS included; zero is for ever. 30 seconds unless set.
    void setHandshakeTimeout(std::chrono::milliseconds timeout);
    /// Ends the connection when nothing has come from the peer for \a timeout, and pings it in time, so that a peer that is there
    /// is not idle. Zero, as at first, is for ever: a peer that vanished without a word is then noticed only by who sends to it.
    void setIdleTimeout(std::chrono::milliseconds timeout);
    /// How long close() waits for what was sent to leave, before the connection is cut.
    static constexpr std::chrono::seconds CloseTimeout{10};

protected:
    void connectNotify(const QMetaMethod &signal) override;

private:
    enum class EventKind : quint8 { Opened, Text, Binary, Refused, Closed };
    struct Event {
        EventKind kind;
        QString text;
        QByteArray bytes;
        qint64 size = -1;
    };

    void watchSocket();
    void watchIdleness();
    void onAlive();
    void onWritten();
    void onIdleTimeout();
    void post(Event &&event);
    void schedule();
    void drain();
    void onConnected();
    void onText(const QString &text);
    void onDisconnected();
    void onError(int socketError);
    void fail(const QString &why);
    void closeSocket();
    void finish();
    bool refusedByUs() const;
    QString connectError(int socketError) const;

    QWebSocket *m_socket;
    QString m_peerName;
    QString m_host;
    State m_state = State::Connecting;
    qint64 m_maximumSize = RpcLimits().maxMessageSize;
    qint64 m_largestSent = 0;
    QList<QByteArray> m_outbox; // until open
    qint64 m_outboxBytes = 0;
    const QSslSocket *m_tlsSocket = nullptr; // within m_socket, once open; null without TLS
    std::deque<Event> m_inbox; // what the socket told, until drain() emits it
    bool m_scheduled = false; // a call of drain() is posted
    bool m_awaited = true; // somebody listens; an accepted connection keeps what comes until then
    bool m_socketOpen = false; // the handshake is done
    bool m_closing = false; // close() was called
    bool m_closeFrame = false; // a close frame was received, or sent by QWebSocket itself
    bool m_ended = false; // Closed is in the inbox; nothing follows it
    quint16 m_closeCode = 0; // given to close()
    QString m_closeReason;
    QString m_tlsErrors;
    QString m_error; // why it failed; the first reason is the one that is told
    QTimer m_timer; // of the handshake, later of closing
    QTimer m_idleTimer;
    std::chrono::milliseconds m_idleTimeout{0};
    qint64 m_lastSign = 0; // when something came from the peer, in milliseconds of the monotonic clock
};

} // namespace QtCapnWeb
