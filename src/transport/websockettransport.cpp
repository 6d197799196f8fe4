// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "websockettransport.h"

#include "outputclock.h"
#include "sparebuffers.h"
#include "timerinterval.h"
#include "transportlogging.h"

#include <QtCore/QDeadlineTimer>
#include <QtCore/QMetaMethod>
#include <QtCore/QPointer>
#include <QtNetwork/QSslError>
#include <QtNetwork/QSslSocket>
#include <QtNetwork/QTcpSocket>

#include <algorithm>
#include <limits>
#include <utility>

using namespace Qt::StringLiterals;

namespace QtCapnWeb {

namespace {

// A long message is read in pieces whose memory is used again and again, rather than in one that the system has to clear first.
constexpr qint64 LargestRead = 64 * 1024;
// When output leaves while more messages are being handled: after some ten calls.
constexpr std::chrono::microseconds OutputInterval(50);
// How long one connection is read again before others on this thread get their turn.
constexpr std::chrono::microseconds LongestTurn(2000);
// A peer that pings and reads nothing gets no more answers. (RFC 6455, 5.5.3: the latest ping is enough to answer.)
constexpr qint64 MaximumUnsentForPong = 64 * 1024;
qint64 now() { return QDeadlineTimer::current().deadline(); }

QString nameOf(const QTcpSocket *socket)
{
    const QHostAddress address = socket->peerAddress();
    const bool bracket = address.protocol() == QAbstractSocket::IPv6Protocol;
    return (bracket ? u"[%1]:%2"_s : u"%1:%2"_s).arg(address.toString()).arg(socket->peerPort());
}

} // namespace

WebSocketTransport::WebSocketTransport(QTcpSocket *accepted, QObject *parent)
    : Transport(parent), m_socket(accepted), m_tls(qobject_cast<QSslSocket *>(accepted)), m_reader(WebSocketRole::Server),
      m_peerName(nameOf(accepted)), m_state(State::Open), m_role(WebSocketRole::Server), m_awaited(false), m_open(true)
{
    accepted->setParent(this);
    watchSocket();
    m_socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    m_native = NativeSocket(m_socket);
    if (m_socket->state() != QAbstractSocket::ConnectedState) { // it went before it was handed over
        onDisconnected();
        m_state = State::Open; // as every accepted connection begins
    }
}

void WebSocketTransport::watchSocket()
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &WebSocketTransport::onTimeout);
    // Emitted even while a receiver runs an event loop, which readyRead() is not.
    connect(m_socket, &QTcpSocket::channelReadyRead, this, &WebSocketTransport::onReadyRead);
    connect(m_socket, &QTcpSocket::bytesWritten, this, &WebSocketTransport::onBytesWritten);
    connect(m_socket, &QTcpSocket::disconnected, this, &WebSocketTransport::onDisconnected);
    connect(m_socket, &QTcpSocket::errorOccurred, this, &WebSocketTransport::onError);
    if (m_tls) {
        connect(m_tls, &QSslSocket::encrypted, this, &WebSocketTransport::onConnected);
        connect(m_tls, &QSslSocket::sslErrors, this, [this](const QList<QSslError> &errors) {
            QStringList texts;
            for (const QSslError &error : errors)
                texts.append(error.errorString());
            if (m_opening)
                m_opening->tlsErrors = texts.join(u"; ");
        });
    } else {
        connect(m_socket, &QTcpSocket::connected, this, &WebSocketTransport::onConnected);
        m_socket->setReadBufferSize(LargestRead);
    }
    setMaximumMessageSize(m_maximumSize);
}

// --- Options ------------------------------------------------------------------------------------------------------------

void WebSocketTransport::setMaximumMessageSize(qint64 codeUnits)
{
    // A UTF-16 code unit takes three bytes of UTF-8 at most. What a QByteArray can't hold is no message.
    constexpr qint64 most = std::numeric_limits<qint32>::max();
    m_maximumSize = std::max<qint64>(codeUnits, 0);
    m_reader.setMaximumSize(m_maximumSize > most / 3 ? most : m_maximumSize * 3);
}

void WebSocketTransport::setIdleTimeout(std::chrono::milliseconds timeout)
{
    m_idleTimeout = timerInterval(timeout);
    watchIdleness();
}

void WebSocketTransport::watchIdleness()
{
    if (m_idleTimeout.count() <= 0 || !m_open || m_closeSent || m_ended) {
        m_idleTimer.stop();
        return;
    }
    m_idleTimer.setSingleShot(true);
    connect(&m_idleTimer, &QTimer::timeout, this, &WebSocketTransport::onIdleTimeout, Qt::UniqueConnection);
    onAlive();
    m_idleTimer.start(m_idleTimeout / 2);
}

void WebSocketTransport::onAlive()
{
    if (m_idleTimeout.count() > 0)
        m_lastSign = now();
}

void WebSocketTransport::onIdleTimeout()
{
    if (m_closeSent || m_ended)
        return;
    const qint64 silent = now() - m_lastSign;
    const qint64 half = std::max<qint64>(m_idleTimeout.count() / 2, 1);
    if (silent >= m_idleTimeout.count()) {
        qCDebug(lcTransport).noquote() << m_peerName << "is cut off: silent for" << silent << "ms";
        m_error = u"nothing was heard from the peer for %1 seconds"_s.arg(double(m_idleTimeout.count()) / 1000);
        m_socket->abort();
        onDisconnected();
        return;
    }
    if (silent >= half) {
        qCDebug(lcTransport).noquote() << m_peerName << "is pinged: silent for" << silent << "ms";
        put(WebSocketOpcode::Ping, {});
    }
    // So that it is noticed when it is due, whenever the last sign was.
    m_idleTimer.start(std::chrono::milliseconds(silent >= half ? m_idleTimeout.count() - silent : half - silent));
}

// --- Sending ------------------------------------------------------------------------------------------------------------

qint64 WebSocketTransport::bytesToWrite() const
{
    // QSslSocket counts what is to be encrypted, and apart from that what is.
    return m_outboxBytes + m_output.size() + m_socket->bytesToWrite() + (m_tls ? m_tls->encryptedBytesToWrite() : 0);
}

void WebSocketTransport::send(const QByteArray &text)
{
    if (m_closing || m_closeSent || m_ended)
        return;
    if (!m_open) {
        m_outbox.append(text);
        m_outboxBytes += text.size();
        return;
    }
    put(WebSocketOpcode::Text, text);
}

void WebSocketTransport::put(WebSocketOpcode opcode, const QByteArray &payload)
{
    if (m_role == WebSocketRole::Server && payload.size() >= LargeOutput) {
        appendServerHeader(&m_output, opcode, payload.size());
        flush(payload);
        return;
    }
    appendFrame(&m_output, m_role, opcode, payload);
    if (m_output.size() >= LargeOutput)
        flush();
    else if (m_delivering == 0 && !std::exchange(m_flushPosted, true))
        QMetaObject::invokeMethod(
            this,
            [this] {
                m_flushPosted = false;
                flush();
            },
            Qt::QueuedConnection);
}

void WebSocketTransport::flush(const QByteArray &behind)
{
    if (m_output.isEmpty() || m_ended)
        return;
    QByteArray output = std::exchange(m_output, {}); // writing may end the connection
    m_native.write(output, behind);
    SpareBuffers::give(std::move(output));
}

void WebSocketTransport::onBytesWritten()
{
    // What the system takes at once says nothing of the peer; that it takes more of what had to wait does.
    if (m_socket->bytesToWrite() > 0)
        onAlive();
    if (m_ending)
        endAfterWriting();
}

// --- Receiving ----------------------------------------------------------------------------------------------------------

void WebSocketTransport::onReadyRead()
{
    onAlive();
    if (m_opening) {
        if (!m_ended)
            readAnswer();
        return;
    }
    // Code of an application within that of QSslSocket could meet it in the midst of something.
    if (m_tls) {
        schedule();
    } else {
        readSocket();
        deliver();
    }
}

void WebSocketTransport::schedule()
{
    if (!std::exchange(m_scheduled, true))
        QMetaObject::invokeMethod(this, &WebSocketTransport::onScheduled, Qt::QueuedConnection);
}

void WebSocketTransport::onScheduled()
{
    m_scheduled = false;
    readSocket();
    deliver();
}

void WebSocketTransport::connectNotify(const QMetaMethod &signal)
{
    if (signal.enclosingMetaObject() == &Transport::staticMetaObject && !std::exchange(m_awaited, true))
        schedule();
}

void WebSocketTransport::readSocket()
{
    if (m_opening)
        return;
    while (const qint64 available = m_socket->bytesAvailable()) {
        if (m_closeReceived || m_ending) {
            m_socket->skip(available);
            continue;
        }
        // All at once: then the socket hands its buffer over instead of copying, and an idle one keeps none.
        QByteArray bytes = m_socket->read(available);
        if (bytes.isEmpty())
            return;
        m_reader.append(std::move(bytes));
    }
}

// A peer that has had output since the turn began may have gone on. Asking the event loop instead costs more with each socket
// that it watches.
bool WebSocketTransport::readOn(const OutputClock &clock)
{
    if (!clock.wasDue() || clock.sinceStart() >= LongestTurn || m_socket->bytesAvailable() > 0)
        return false;
    flush();
    if (m_socket->bytesToWrite() > 0)
        return false; // it does not take what it has
    QByteArray bytes = m_native.receive();
    if (bytes.isEmpty())
        return false;
    onAlive();
    m_reader.append(std::move(bytes));
    return true;
}

void WebSocketTransport::deliver()
{
    if (m_state == State::Closed)
        return;
    const QPointer<WebSocketTransport> guard(this);
    const HandlerScope scope(this);
    ++m_delivering;
    while (m_awaited && !m_kept.empty()) {
        WebSocketReader::Message message = std::move(m_kept.front());
        m_kept.pop_front();
        if (!handle(message))
            return; // this is gone
    }
    if (std::exchange(m_openedIsDue, false)) {
        Q_EMIT opened();
        if (!guard)
            return;
    }
    OutputClock clock(OutputInterval);
    for (WebSocketReader::Message message; !m_closeReceived && !m_ending && m_state != State::Closed;) {
        const WebSocketReader::Step step = m_reader.next(&message);
        if (step == WebSocketReader::Step::NeedMore) {
            if (readOn(clock))
                continue;
            break;
        }
        const bool isHandled = step == WebSocketReader::Step::Done ? handle(message) : failFrames();
        if (!isHandled)
            return; // this is gone
        if (!m_output.isEmpty() && clock.isDue())
            flush();
    }
    --m_delivering;
    m_reader.settle();
    flush();
    if (m_closeReceived && !m_ending)
        endAfterWriting();
    if (m_ended && m_awaited && m_delivering == 0 && m_state != State::Closed)
        finish();
}

// An event loop of a receiver goes on with what it has left, and sends what it has said.
void WebSocketTransport::loopIsNested()
{
    if (m_reader.hasInput() || m_openedIsDue || m_ended || !m_kept.empty())
        schedule();
    flush();
}

/// \return whether this is still there
bool WebSocketTransport::handle(WebSocketReader::Message &message)
{
    if (!m_awaited && (message.opcode == WebSocketOpcode::Text || message.opcode == WebSocketOpcode::Binary)) {
        m_kept.push_back(std::move(message));
        return true;
    }
    switch (message.opcode) {
    case WebSocketOpcode::Text:
        return m_closing || handleText(std::move(message.payload)); // the application has done with a connection that it closes
    case WebSocketOpcode::Binary: {
        if (m_closing)
            return true;
        const QPointer<WebSocketTransport> guard(this);
        Q_EMIT receivedBinary(message.payload);
        return guard;
    }
    case WebSocketOpcode::Ping:
        if (!m_closeSent && bytesToWrite() < MaximumUnsentForPong)
            put(WebSocketOpcode::Pong, message.payload);
        return true;
    case WebSocketOpcode::Close:
        handleClose(message);
        return true;
    case WebSocketOpcode::Pong:
    case WebSocketOpcode::Continuation:
        break;
    }
    return true;
}

bool WebSocketTransport::handleText(QByteArray &&text)
{
    const QPointer<WebSocketTransport> guard(this);
    emitText(std::move(text), m_maximumSize);
    return guard;
}

} // namespace QtCapnWeb
