// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
//
// A WebSocketTransport's opening, from a client's end.
#include "timerinterval.h"
#include "transportlogging.h"
#include "websockethandshake.h"
#include "websockettransport.h"

#include <QtNetwork/QNetworkRequest>
#include <QtNetwork/QSslConfiguration>
#include <QtNetwork/QSslSocket>
#include <QtNetwork/QTcpSocket>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace QtCapnWeb {

namespace {

// What a server may answer to the opening handshake.
constexpr qsizetype MaximumAnswer = 64 * 1024;

} // namespace

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

void WebSocketTransport::setHandshakeTimeout(std::chrono::milliseconds timeout)
{
    if (m_open || m_ended)
        return;
    if (timeout.count() > 0)
        m_timer.start(timerInterval(timeout));
    else
        m_timer.stop();
}

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
    m_native = NativeSocket(m_socket);
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

} // namespace QtCapnWeb
