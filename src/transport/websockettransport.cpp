// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "websockettransport.h"

#include "nativesocket.h"
#include "timerinterval.h"
#include "transportlogging.h"
#include "websockethandshake.h"

#include <QtCore/QAbstractEventDispatcher>
#include <QtCore/QCoreApplication>
#include <QtCore/QDeadlineTimer>
#include <QtCore/QMetaMethod>
#include <QtCore/QPointer>
#include <QtNetwork/QNetworkRequest>
#include <QtNetwork/QSslConfiguration>
#include <QtNetwork/QSslError>
#include <QtNetwork/QSslSocket>
#include <QtNetwork/QTcpSocket>

#include <algorithm>
#include <limits>
#include <utility>

using namespace Qt::StringLiterals;

namespace QtCapnWeb {

namespace {

// What a server may answer to the opening handshake.
constexpr qsizetype MaximumAnswer = 64 * 1024;
// Output of one turn of the event loop beyond this goes to the socket at once, which has a buffer without copies.
constexpr qsizetype LargeOutput = 64 * 1024;
// A peer that pings and reads nothing gets no more answers. (RFC 6455, 5.5.3: the latest ping is enough to answer.)
constexpr qint64 MaximumUnsentForPong = 64 * 1024;
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
            shutDownSending(socket);
            QTimer::singleShot(LingerTime, socket, &QObject::deleteLater);
        }
    };
    QObject::connect(socket, &QTcpSocket::bytesWritten, socket, endWhenWritten);
    QTimer::singleShot(WebSocketTransport::CloseTimeout, socket, &QObject::deleteLater);
    endWhenWritten();
}

qint64 now() { return QDeadlineTimer::current().deadline(); }

QString nameOf(const QTcpSocket *socket)
{
    const QHostAddress address = socket->peerAddress();
    const bool bracket = address.protocol() == QAbstractSocket::IPv6Protocol;
    return (bracket ? u"[%1]:%2"_s : u"%1:%2"_s).arg(address.toString()).arg(socket->peerPort());
}

} // namespace

struct WebSocketTransport::Opening {
    QString host;
    QByteArray key;
    QByteArray request;
    QByteArray answer; // what has come of it
    QString tlsErrors;
};

WebSocketTransport::WebSocketTransport(const QNetworkRequest &request, QObject *parent)
    : Transport(parent), m_opening(std::make_unique<Opening>()), m_reader(WebSocketRole::Client),
      m_peerName(request.url().toString(QUrl::RemoveUserInfo)), m_role(WebSocketRole::Client)
{
    const QUrl url = request.url();
    const bool isSecure = url.scheme() == "wss"_L1;
    if (isSecure)
        m_socket = m_tls = new QSslSocket(this);
    else
        m_socket = new QTcpSocket(this);
    watchSocket();
    setHandshakeTimeout(std::chrono::seconds(30));

    QString problem;
    if (!url.isValid() || url.host().isEmpty())
        problem = u"Invalid URL"_s;
    else if (!isSecure && url.scheme() != "ws"_L1)
        problem = u"Unsupported WebSocket scheme: %1"_s.arg(url.scheme());
    m_opening->host = url.host();
    m_opening->key = freshKey();
    if (problem.isNull())
        m_opening->request = openingRequest(request, m_opening->key, &problem);
    if (!problem.isNull()) {
        failToConnect(u"Could not connect to %1: %2."_s.arg(m_peerName, problem));
        return;
    }
    qCDebug(lcTransport).noquote() << m_peerName << "connecting";
    if (m_tls) {
        if (request.sslConfiguration() != QSslConfiguration())
            m_tls->setSslConfiguration(request.sslConfiguration());
        m_tls->connectToHostEncrypted(url.host(), quint16(url.port(443)));
    } else {
        m_socket->connectToHost(url.host(), quint16(url.port(80)));
    }
}

WebSocketTransport::WebSocketTransport(QTcpSocket *accepted, QObject *parent)
    : Transport(parent), m_socket(accepted), m_tls(qobject_cast<QSslSocket *>(accepted)), m_reader(WebSocketRole::Server),
      m_peerName(nameOf(accepted)), m_state(State::Open), m_role(WebSocketRole::Server), m_awaited(false), m_open(true)
{
    accepted->setParent(this);
    watchSocket();
    m_socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    if (m_socket->state() != QAbstractSocket::ConnectedState) { // it went before it was handed over
        onDisconnected();
        m_state = State::Open; // as every accepted connection begins
    }
}

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

void WebSocketTransport::setHandshakeTimeout(std::chrono::milliseconds timeout)
{
    if (m_open || m_ended)
        return;
    if (timeout.count() > 0)
        m_timer.start(timerInterval(timeout));
    else
        m_timer.stop();
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

// --- Connecting ---------------------------------------------------------------------------------------------------------

void WebSocketTransport::onConnected()
{
    if (!m_opening || m_ended)
        return;
    m_socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    m_socket->write(m_opening->request);
}

void WebSocketTransport::readAnswer()
{
    QByteArray &answer = m_opening->answer;
    const qsizetype searched = std::max<qsizetype>(answer.size() - 3, 0);
    answer += m_socket->read(MaximumAnswer + 4 - answer.size());
    const qsizetype end = answer.indexOf("\r\n\r\n", searched);
    if (end < 0) {
        const qsizetype lineEnd = answer.indexOf('\n');
        if (answer.size() > MaximumAnswer)
            failToConnect(u"Could not connect to %1: the server's answer is too long."_s.arg(m_peerName));
        else if (lineEnd >= 0 && !answer.startsWith("HTTP/"))
            failToConnect(u"Could not connect to %1: what answered does not speak HTTP."_s.arg(m_peerName));
        return;
    }
    const QByteArrayView head = QByteArrayView(answer).first(end + 2);
    if (const QString problem = problemOfAnswer(head, m_opening->key); !problem.isNull()) {
        failToConnect(u"Could not connect to %1: %2."_s.arg(m_peerName, problem));
        return;
    }
    m_reader.append(answer.sliced(end + 4));
    m_opening.reset();
    becomeOpen();
}

void WebSocketTransport::becomeOpen()
{
    m_timer.stop();
    qCDebug(lcTransport).noquote() << m_peerName << "connected, with" << m_outbox.size() << "messages waiting";
    m_open = true;
    m_outboxBytes = 0;
    for (const QByteArray &text : std::exchange(m_outbox, {}))
        appendFrame(&m_output, m_role, WebSocketOpcode::Text, text);
    if (m_closing) {
        m_closeSent = true;
        m_timer.start(CloseTimeout);
        put(WebSocketOpcode::Close, closePayload(m_closeCode, m_closeReason.toUtf8()));
        flush();
        return;
    }
    flush();
    m_state = State::Open;
    watchIdleness();
    m_openedIsDue = true;
    schedule();
}

void WebSocketTransport::failToConnect(const QString &why)
{
    if (m_error.isEmpty())
        m_error = why;
    // A refused handshake leaves the connection standing. It is cut when the event is due, not here, within the socket's own
    // code.
    onDisconnected();
}

void WebSocketTransport::onError()
{
    if (m_ended)
        return;
    if (!m_open)
        failToConnect(connectError());
    else if (m_error.isEmpty() && m_socket->error() != QAbstractSocket::RemoteHostClosedError)
        m_error = m_socket->errorString(); // disconnected() follows
}

QString WebSocketTransport::connectError() const
{
    const QString text = m_socket->errorString();
    const QString tlsErrors = m_opening ? m_opening->tlsErrors : QString();
    QString why;
    switch (m_socket->error()) {
    case QAbstractSocket::ConnectionRefusedError:
        why = text == "Connection refused"_L1 ? u"connection refused"_s : text;
        break;
    case QAbstractSocket::HostNotFoundError:
        why = u"host \"%1\" not found"_s.arg(m_opening ? m_opening->host : QString());
        break;
    case QAbstractSocket::RemoteHostClosedError:
        why = u"the server closed the connection during the handshake"_s;
        break;
    case QAbstractSocket::SocketTimeoutError:
        why = u"the connection timed out"_s;
        break;
    case QAbstractSocket::SslHandshakeFailedError:
        why = u"TLS failed: %1"_s.arg(tlsErrors.isEmpty() ? text : tlsErrors);
        break;
    default:
        why = text.isEmpty() ? u"unknown error"_s : text;
    }
    while (why.endsWith(u'.'))
        why.chop(1);
    return u"Could not connect to %1: %2."_s.arg(m_peerName, why);
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
    const QByteArray output = std::exchange(m_output, {}); // writing may end the connection
    writeAtOnce(m_socket, output, behind);
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

void WebSocketTransport::onBytesWritten()
{
    // What the system takes at once says nothing of the peer; that it takes more of what had to wait does.
    if (m_socket->bytesToWrite() > 0)
        onAlive();
    if (m_ending)
        endAfterWriting();
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
    shutDownSending(m_socket);
    m_timer.start(LingerTime);
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
    for (WebSocketReader::Message message; !m_closeReceived && !m_ending && m_state != State::Closed;) {
        const WebSocketReader::Step step = m_reader.next(&message);
        if (step == WebSocketReader::Step::NeedMore)
            break;
        const bool isHandled = step == WebSocketReader::Step::Done ? handle(message) : failFrames();
        if (!isHandled)
            return; // this is gone
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
        return m_closing || handleText(message.payload); // the application has done with a connection that it closes
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

bool WebSocketTransport::handleText(const QByteArray &text)
{
    const QPointer<WebSocketTransport> guard(this);
    emitText(text, m_maximumSize);
    return guard;
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
