// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "websockettransport.h"

#include "timerinterval.h"
#include "transportlogging.h"

#include <QtCore/QAbstractEventDispatcher>
#include <QtCore/QCoreApplication>
#include <QtCore/QDeadlineTimer>
#include <QtCore/QMetaMethod>
#include <QtCore/QPointer>
#include <QtCore/QRegularExpression>
#include <QtNetwork/QNetworkRequest>
#include <QtNetwork/QSslError>
#include <QtNetwork/QSslSocket>
#include <QtNetwork/QTcpSocket>
#include <QtWebSockets/QWebSocket>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace QtCapnWeb {

namespace {

using SocketErrorSignal = void (QWebSocket::*)(QAbstractSocket::SocketError);

// Lets a closing socket outlive its transport until what was written has left, or the time is up.
void linger(QWebSocket *socket)
{
    const bool nothingLeft = socket->state() == QAbstractSocket::UnconnectedState || !socket->bytesToWrite();
    if (nothingLeft || !QAbstractEventDispatcher::instance()) { // without one nothing happens later
        delete socket;
        return;
    }
    // Whoever is left at the end of the application, or of another thread, goes with it.
    QCoreApplication *application = QCoreApplication::instance();
    const bool onMainThread = application && application->thread() == socket->thread();
    socket->setParent(onMainThread ? static_cast<QObject *>(application) : QAbstractEventDispatcher::instance());
    QObject::connect(socket, &QWebSocket::disconnected, socket, &QObject::deleteLater);
    QTimer::singleShot(WebSocketTransport::CloseTimeout, socket, &QObject::deleteLater);
}

} // namespace

WebSocketTransport::WebSocketTransport(const QNetworkRequest &request, QObject *parent)
    : Transport(parent), m_socket(new QWebSocket(QString(), QWebSocketProtocol::VersionLatest, this)),
      m_peerName(request.url().toString(QUrl::RemoveUserInfo)), m_host(request.url().host()), m_timer(this)
{
    watchSocket();
    setHandshakeTimeout(std::chrono::seconds(30));
    if (request.sslConfiguration() != QSslConfiguration())
        m_socket->setSslConfiguration(request.sslConfiguration());
    QNetworkRequest bare = request;
    QUrl url = request.url();
    url.setUserInfo(QString());
    bare.setUrl(url);
    qCDebug(lcTransport).noquote() << m_peerName << "connecting";
    m_socket->open(bare);
}

WebSocketTransport::WebSocketTransport(QWebSocket *accepted, QObject *parent)
    : Transport(parent), m_socket(accepted), m_state(State::Open), m_awaited(false), m_socketOpen(true), m_timer(this)
{
    const QHostAddress address = accepted->peerAddress();
    const bool bracket = address.protocol() == QAbstractSocket::IPv6Protocol;
    m_peerName = (bracket ? u"[%1]:%2"_s : u"%1:%2"_s).arg(address.toString()).arg(accepted->peerPort());
    accepted->setParent(this);
    m_tlsSocket = m_socket->findChild<QSslSocket *>();
    watchSocket();
    if (!accepted->isValid()) { // it went before it was handed over
        onDisconnected();
        m_state = State::Open; // as every accepted connection begins
    }
}

WebSocketTransport::~WebSocketTransport()
{
    m_socket->disconnect(this);
    if (m_socketOpen && !m_closing && m_socket->isValid())
        m_socket->close(static_cast<QWebSocketProtocol::CloseCode>(GoingAwayCloseCode));
    // No code of an application runs within QWebSocket (see drain()), so it is safe to delete it here.
    linger(m_socket);
}

void WebSocketTransport::watchSocket()
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, [this] {
        if (m_socketOpen)
            m_socket->abort(); // disconnected() follows
        else
            fail(u"Could not connect to %1: timed out after %2 ms."_s.arg(m_peerName).arg(m_timer.interval()));
    });
    connect(m_socket, &QWebSocket::connected, this, &WebSocketTransport::onConnected);
    connect(m_socket, &QWebSocket::textMessageReceived, this, &WebSocketTransport::onText);
    connect(m_socket, &QWebSocket::binaryMessageReceived, this,
            [this](const QByteArray &bytes) { post({.kind = EventKind::Binary, .text = {}, .bytes = bytes}); });
    connect(m_socket, &QWebSocket::aboutToClose, this, [this] { m_closeFrame = true; });
    connect(m_socket, &QWebSocket::disconnected, this, &WebSocketTransport::onDisconnected);
    connect(m_socket, static_cast<SocketErrorSignal>(&QWebSocket::error), this, [this](auto error) { onError(error); });
    connect(m_socket, &QWebSocket::sslErrors, this, [this](const QList<QSslError> &errors) {
        QStringList texts;
        for (const QSslError &error : errors)
            texts.append(error.errorString());
        m_tlsErrors = texts.join(u"; ");
    });
    setMaximumMessageSize(m_maximumSize);
}

void WebSocketTransport::setMaximumMessageSize(qint64 codeUnits)
{
    m_maximumSize = std::max<qint64>(codeUnits, 0);
    // A UTF-16 code unit takes three bytes of UTF-8 at most. QWebSocket counts bytes and ignores limits beyond its own maximum.
    const quint64 most = std::min(QWebSocket::maxIncomingFrameSize(), QWebSocket::maxIncomingMessageSize());
    const quint64 bytes = quint64(m_maximumSize) > most / 3 ? most : quint64(m_maximumSize) * 3;
    m_socket->setMaxAllowedIncomingFrameSize(bytes);
    m_socket->setMaxAllowedIncomingMessageSize(bytes);
}

void WebSocketTransport::setHandshakeTimeout(std::chrono::milliseconds timeout)
{
    if (m_socketOpen || m_ended)
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
    if (m_idleTimeout.count() <= 0 || !m_socketOpen || m_closing || m_ended) {
        m_idleTimer.stop();
        return;
    }
    m_idleTimer.setSingleShot(true);
    connect(&m_idleTimer, &QTimer::timeout, this, &WebSocketTransport::onIdleTimeout, Qt::UniqueConnection);
    // QWebSocket tells of whole frames only, of which a large one may take long: what counts is its socket.
    if (const auto *socket = m_socket->findChild<QTcpSocket *>({}, Qt::FindDirectChildrenOnly)) {
        connect(socket, &QTcpSocket::readyRead, this, &WebSocketTransport::onAlive, Qt::UniqueConnection);
        connect(socket, &QTcpSocket::bytesWritten, this, &WebSocketTransport::onWritten, Qt::UniqueConnection);
    }
    connect(m_socket, &QWebSocket::pong, this, &WebSocketTransport::onAlive, Qt::UniqueConnection);
    onAlive();
    m_idleTimer.start(m_idleTimeout / 2);
}

void WebSocketTransport::onAlive() { m_lastSign = QDeadlineTimer::current().deadline(); }

void WebSocketTransport::onWritten()
{
    // What the system takes at once says nothing of the peer; that it takes more of what had to wait does.
    if (m_socket->bytesToWrite() > 0)
        onAlive();
}

void WebSocketTransport::onIdleTimeout()
{
    if (m_closing || m_ended)
        return;
    const qint64 silent = QDeadlineTimer::current().deadline() - m_lastSign;
    const qint64 half = std::max<qint64>(m_idleTimeout.count() / 2, 1);
    if (silent >= m_idleTimeout.count()) {
        qCDebug(lcTransport).noquote() << m_peerName << "is cut off: silent for" << silent << "ms";
        m_error = u"nothing was heard from the peer for %1 seconds"_s.arg(double(m_idleTimeout.count()) / 1000);
        disconnect(m_socket, &QWebSocket::aboutToClose, this, nullptr); // there is no close frame
        m_socket->abort();
        m_closeFrame = false; // What abort() tells is no close frame.
        onDisconnected(); // in case that QWebSocket is silent about it
        return;
    }
    if (silent >= half) {
        qCDebug(lcTransport).noquote() << m_peerName << "is pinged: silent for" << silent << "ms";
        m_socket->ping();
    }
    // So that it is noticed when it is due, whenever the last sign was.
    m_idleTimer.start(std::chrono::milliseconds(silent >= half ? m_idleTimeout.count() - silent : half - silent));
}

qint64 WebSocketTransport::bytesToWrite() const
{
    // QSslSocket counts what is to be encrypted, and apart from that what is.
    return m_outboxBytes + m_socket->bytesToWrite() + (m_tlsSocket ? m_tlsSocket->encryptedBytesToWrite() : 0);
}

void WebSocketTransport::send(const QByteArray &text)
{
    if (m_closing || m_ended)
        return;
    if (!m_socketOpen) {
        m_outbox.append(text);
        m_outboxBytes += text.size();
        return;
    }
    m_largestSent = std::max<qint64>(m_largestSent, text.size());
    m_socket->sendTextMessage(QString::fromUtf8(text));
}

void WebSocketTransport::close(quint16 code, const QString &reason)
{
    if (m_closing || m_ended)
        return;
    m_closing = true;
    m_closeCode = code;
    m_closeReason = truncatedCloseReason(reason);
    m_state = State::Closing;
    if (m_socketOpen) {
        closeSocket();
    } else if (m_outbox.isEmpty()) {
        m_socket->abort();
        onDisconnected(); // QWebSocket is silent if it was not connected yet
    } // else what is queued goes first, see onConnected()
}

void WebSocketTransport::closeSocket()
{
    m_timer.start(CloseTimeout);
    m_socket->close(static_cast<QWebSocketProtocol::CloseCode>(m_closeCode), m_closeReason);
}

void WebSocketTransport::onConnected()
{
    m_timer.stop();
    qCDebug(lcTransport).noquote() << m_peerName << "connected, with" << m_outbox.size() << "messages waiting";
    m_socketOpen = true;
    m_tlsSocket = m_socket->findChild<QSslSocket *>();
    const QList<QByteArray> queued = std::exchange(m_outbox, {});
    m_outboxBytes = 0;
    for (const QByteArray &text : queued) {
        m_largestSent = std::max<qint64>(m_largestSent, text.size());
        m_socket->sendTextMessage(QString::fromUtf8(text));
    }
    if (m_closing) {
        closeSocket();
        return;
    }
    m_state = State::Open;
    watchIdleness();
    post({.kind = EventKind::Opened, .text = {}, .bytes = {}});
}

void WebSocketTransport::onText(const QString &text)
{
    if (text.size() > m_maximumSize) {
        // Counted in bytes, as everything that is recorded is.
        qint64 bytes = 0;
        for (QChar unit : text)
            bytes += unit.unicode() < 0x80 ? 1 : unit.unicode() < 0x800 || unit.isSurrogate() ? 2 : 3;
        qCDebug(lcTransport).noquote() << m_peerName << "sent a message of" << bytes << "bytes, which is too large";
        post({.kind = EventKind::Refused, .text = {}, .bytes = {}, .size = bytes});
    } else {
        post({.kind = EventKind::Text, .text = text, .bytes = {}});
    }
}

void WebSocketTransport::onDisconnected()
{
    if (m_ended)
        return;
    m_timer.stop();
    if (refusedByUs())
        post({.kind = EventKind::Refused, .text = {}, .bytes = {}});
    // What exactly is told is decided when the event is due: QWebSocket emits some errors after disconnected().
    post({.kind = EventKind::Closed, .text = {}, .bytes = {}});
    m_ended = true;
    if (m_state == State::Open)
        m_state = State::Closing; // what is sent from now on goes nowhere
}

void WebSocketTransport::onError(int socketError)
{
    if (m_socketOpen) {
        if (m_error.isEmpty() && socketError != QAbstractSocket::RemoteHostClosedError)
            m_error = m_socket->errorString();
        return; // disconnected() follows
    }
    fail(connectError(socketError));
}

void WebSocketTransport::fail(const QString &why)
{
    if (m_error.isEmpty())
        m_error = why;
    // A refused handshake leaves the connection standing. It is cut when the event is due, not here, within QWebSocket's own
    // code.
    onDisconnected();
}

QString WebSocketTransport::connectError(int socketError) const
{
    const QString text = m_socket->errorString();
    QString why;
    static const QRegularExpression status(u"http status code: (\\d+) \\((.*)\\)"_s);
    if (const QRegularExpressionMatch match = status.match(text); match.hasMatch()) {
        why = u"the server answered HTTP %1 instead of opening a WebSocket"_s.arg(
            u"%1 %2"_s.arg(match.captured(1), match.captured(2).trimmed()).trimmed());
    } else if (text.contains("processHandshake: Unknown error condition"_L1)) {
        why = u"the server answered HTTP 400 Bad Request instead of opening a WebSocket"_s;
    } else if (text.contains("Invalid statusline"_L1) || text.contains("handshake request"_L1, Qt::CaseInsensitive)) {
        why = u"what answered does not speak HTTP"_s;
    } else {
        switch (socketError) {
        case QAbstractSocket::ConnectionRefusedError:
            why = text == "Connection refused"_L1 ? u"connection refused"_s : text;
            break;
        case QAbstractSocket::HostNotFoundError:
            why = u"host \"%1\" not found"_s.arg(m_host);
            break;
        case QAbstractSocket::RemoteHostClosedError:
            why = u"the server closed the connection during the handshake"_s;
            break;
        case QAbstractSocket::SocketTimeoutError:
            why = u"the connection timed out"_s;
            break;
        case QAbstractSocket::SslHandshakeFailedError:
            why = u"TLS failed: %1"_s.arg(m_tlsErrors.isEmpty() ? text : m_tlsErrors);
            break;
        default:
            why = text.isEmpty() ? u"unknown error"_s : text;
        }
    }
    while (why.endsWith(u'.'))
        why.chop(1);
    return u"Could not connect to %1: %2."_s.arg(m_peerName, why);
}

bool WebSocketTransport::refusedByUs() const
{
    // QWebSocket does not tell whether 1009 was its own or the peer's; its own words do. A peer that uses QWebSocket as well says
    // the same, but only if we had sent something that we would refuse ourselves.
    if (!m_socketOpen || m_closing || m_socket->closeCode() != QWebSocketProtocol::CloseCodeTooMuchData)
        return false;
    const QString reason = m_socket->closeReason();
    return m_largestSent <= qint64(m_socket->maxAllowedIncomingMessageSize())
           && (reason == QCoreApplication::translate("QWebSocketFrame", "Maximum framesize exceeded.")
               || reason == QCoreApplication::translate("QWebSocketDataProcessor", "Received message is too big."));
}

void WebSocketTransport::post(Event &&event)
{
    if (m_ended)
        return;
    m_inbox.push_back(std::move(event));
    schedule();
}

void WebSocketTransport::schedule()
{
    if (m_scheduled)
        return;
    m_scheduled = true;
    QMetaObject::invokeMethod(this, &WebSocketTransport::drain, Qt::QueuedConnection);
}

void WebSocketTransport::connectNotify(const QMetaMethod &signal)
{
    if (signal.enclosingMetaObject() == &Transport::staticMetaObject && !std::exchange(m_awaited, true))
        schedule();
}

void WebSocketTransport::drain()
{
    m_scheduled = false;
    if (!m_awaited)
        return;
    QPointer<WebSocketTransport> guard(this);
    while (guard && !m_inbox.empty()) {
        const Event event = std::move(m_inbox.front());
        m_inbox.pop_front();
        // A receiver that runs a nested event loop gets what follows there.
        if (!m_inbox.empty())
            schedule();
        if (event.kind == EventKind::Closed) {
            finish();
            return;
        }
        if (m_closing)
            continue; // the application has done with this connection
        switch (event.kind) {
        case EventKind::Opened:
            Q_EMIT opened();
            break;
        case EventKind::Text:
            Q_EMIT received(event.text.toUtf8());
            break;
        case EventKind::Binary:
            Q_EMIT receivedBinary(event.bytes);
            break;
        case EventKind::Refused:
            Q_EMIT refused(event.size);
            break;
        case EventKind::Closed:
            break;
        }
    }
}

void WebSocketTransport::finish()
{
    m_state = State::Closed;
    m_timer.stop();
    quint16 code = AbnormalCloseCode;
    QString reason;
    QString error;
    if (m_closing) {
        code = m_closeCode;
        reason = m_closeReason;
    } else if (!m_socketOpen) {
        error = m_error.isEmpty() ? u"Could not connect to %1."_s.arg(m_peerName) : m_error;
    } else if (refusedByUs()) {
        code = quint16(m_socket->closeCode());
        reason = m_socket->closeReason();
        error =
            u"Closed WebSocket: the peer sent a message of more than %1 bytes."_s.arg(m_socket->maxAllowedIncomingMessageSize());
    } else if (m_closeFrame) {
        code = quint16(m_socket->closeCode());
        reason = m_socket->closeReason();
        error = peerClosedText(code, reason);
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
