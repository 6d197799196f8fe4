// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
//
// A WebSocketTransport's end, whoever began it.
#include "transportlogging.h"
#include "websockettransport.h"

#include <QtCore/QAbstractEventDispatcher>
#include <QtCore/QCoreApplication>
#include <QtCore/QPointer>
#include <QtNetwork/QSslSocket>
#include <QtNetwork/QTcpSocket>

#include <utility>

using namespace Qt::StringLiterals;

namespace QtCapnWeb {

namespace {

// How long a peer that broke the rules may go on sending, unread, so that it gets to see why.
constexpr std::chrono::seconds LingerTime{2};
constexpr quint16 TooBig = 1009;

// Lets a socket outlive its transport until what was written has left, or the time is up. Not deleted at once: it may be its own
// signal that is being handled.
void letGo(QTcpSocket *socket, bool isWorthWaiting)
{
    if (!QAbstractEventDispatcher::instance()) { // without one nothing happens later
        delete socket;
        return;
    }
    // Whoever is left at the end of the application, or of another thread, goes with it.
    QCoreApplication *application = QCoreApplication::instance();
    const bool onMainThread = application && application->thread() == socket->thread();
    socket->setParent(onMainThread ? static_cast<QObject *>(application) : QAbstractEventDispatcher::instance());
    if (!isWorthWaiting || socket->state() == QAbstractSocket::UnconnectedState) {
        socket->abort();
        socket->deleteLater();
        return;
    }
    QObject::connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
    // Closed with something unread, the connection would be reset, and what was written be lost.
    QObject::connect(socket, &QTcpSocket::readyRead, socket, [socket] { socket->skip(socket->bytesAvailable()); });
    const auto endWhenWritten = [socket] {
        if (socket->bytesToWrite() > 0)
            return;
        if (qobject_cast<QSslSocket *>(socket)) {
            socket->disconnectFromHost();
        } else {
            NativeSocket(socket).endSending();
            QTimer::singleShot(LingerTime, socket, &QObject::deleteLater);
        }
    };
    QObject::connect(socket, &QTcpSocket::bytesWritten, socket, endWhenWritten);
    QTimer::singleShot(WebSocketTransport::CloseTimeout, socket, &QObject::deleteLater);
    endWhenWritten();
}

} // namespace

WebSocketTransport::~WebSocketTransport()
{
    HandlerScope::forget(this);
    m_socket->disconnect(this);
    const bool isWorthWaiting = m_open && !m_ended;
    if (isWorthWaiting) {
        if (!m_closeSent)
            appendFrame(&m_output, m_role, WebSocketOpcode::Close, closePayload(GoingAwayCloseCode, {}));
        m_socket->write(m_output);
        m_socket->flush();
    }
    letGo(m_socket, isWorthWaiting);
}

void WebSocketTransport::close(quint16 code, const QString &reason)
{
    if (m_closing || m_ended)
        return;
    m_closing = true;
    m_state = State::Closing;
    if (m_closeSent)
        return; // the peer was first, or it broke the rules
    m_closeCode = code;
    m_closeReason = truncatedCloseReason(reason);
    if (m_open) {
        m_closeSent = true;
        m_idleTimer.stop();
        m_timer.start(CloseTimeout);
        put(WebSocketOpcode::Close, closePayload(m_closeCode, m_closeReason.toUtf8()));
        schedule(); // what comes until the peer's answer is dropped
    } else if (m_outbox.isEmpty()) {
        m_socket->abort();
        onDisconnected();
    } // else what is queued goes first, see becomeOpen()
}

// Both have said what they had to say, or the peer broke the rules.
void WebSocketTransport::endAfterWriting()
{
    m_ending = true;
    if (m_ended || m_socket->bytesToWrite() > 0)
        return;
    if (m_closeReceived || m_tls) {
        m_socket->disconnectFromHost();
        return;
    }
    // Something may be unread, which would reset the connection, and our close frame be lost.
    m_timer.start(LingerTime);
    m_native.endSending();
}

void WebSocketTransport::onTimeout()
{
    if (m_open) {
        m_socket->abort();
        onDisconnected();
    } else {
        failToConnect(u"Could not connect to %1: timed out after %2 ms."_s.arg(m_peerName).arg(m_timer.interval()));
    }
}

void WebSocketTransport::handleClose(const WebSocketReader::Message &message)
{
    m_closeReceived = true;
    m_idleTimer.stop();
    if (m_state == State::Open)
        m_state = State::Closing;
    if (!std::exchange(m_closeSent, true)) {
        m_closeCode = message.closeCode;
        m_closeReason = QString::fromUtf8(message.payload);
        constexpr quint16 noStatus = 1005; // which must not be sent
        put(WebSocketOpcode::Close, m_closeCode == noStatus ? QByteArray() : closePayload(m_closeCode, message.payload));
        m_error = peerClosedText(m_closeCode, m_closeReason);
    }
    m_timer.start(CloseTimeout);
}

// The peer broke the rules of RFC 6455, or ours for the size of a message.
bool WebSocketTransport::failFrames()
{
    const WebSocketReader::Failure &failure = m_reader.failure();
    m_idleTimer.stop();
    if (m_state == State::Open)
        m_state = State::Closing;
    const bool isFirst = !std::exchange(m_closeSent, true);
    if (isFirst) {
        m_closeCode = failure.code;
        m_closeReason = QString::fromLatin1(failure.reason);
        m_error = failure.code == TooBig
                      ? u"Closed WebSocket: the peer sent a message of more than %1 bytes."_s.arg(m_maximumSize * 3)
                      : u"Closed WebSocket: %1"_s.arg(m_closeReason);
        put(WebSocketOpcode::Close, closePayload(failure.code, failure.reason));
    }
    flush();
    endAfterWriting();
    const QPointer<WebSocketTransport> guard(this);
    if (isFirst && failure.code == TooBig)
        Q_EMIT refused(-1);
    return guard;
}

void WebSocketTransport::onDisconnected()
{
    if (m_ended)
        return;
    m_ended = true;
    m_timer.stop();
    m_idleTimer.stop();
    if (m_state == State::Open)
        m_state = State::Closing; // what is sent from now on goes nowhere
    schedule();
}

void WebSocketTransport::finish()
{
    m_state = State::Closed;
    quint16 code = AbnormalCloseCode;
    QString reason;
    QString error = m_error;
    if (m_closeSent || m_closing) {
        code = m_closeCode;
        reason = m_closeReason;
        if (m_closing)
            error.clear();
    } else if (!m_open) {
        if (error.isEmpty())
            error = u"Could not connect to %1."_s.arg(m_peerName);
    } else {
        // No reason was given, as there was no close frame; say at least what the socket knows.
        error = peerClosedText(code, u"(%1)"_s.arg(m_error.isEmpty() ? u"the connection was lost"_s : m_error));
    }
    m_socket->disconnect(this);
    m_socket->abort();
    qCDebug(lcTransport).noquote() << m_peerName << "closed:" << code << visibleText(error.isEmpty() ? reason : error, 1000);
    Q_EMIT closed(code, reason, error);
}

} // namespace QtCapnWeb
