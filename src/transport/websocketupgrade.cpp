// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "websocketupgrade.h"

#include "handshakesocket.h"
#include "transportlogging.h"
#include "websockettransport.h"

#include <QtNetwork/QTcpSocket>
#include <QtWebSockets/QWebSocket>
#include <QtWebSockets/QWebSocketServer>

#include <algorithm>
#include <chrono>

using namespace Qt::StringLiterals;

namespace QtCapnWeb {

namespace {

// QWebSocketServer's own bounds, see its maximum length and number of header lines.
constexpr qsizetype MaximumLine = 8 * 1024;
constexpr qsizetype MaximumLines = 100;
constexpr std::chrono::seconds HandshakeTime{10};

bool isKey(const QByteArray &text)
{
    const auto decoded = QByteArray::fromBase64Encoding(text, QByteArray::AbortOnBase64DecodingErrors);
    return decoded && (*decoded).size() == 16;
}

// What RFC 6455, 4.2.2 has the answer say, which QWebSocketServer does.
HttpHeaders withoutHandshake(HttpHeaders headers)
{
    headers.removeIf([](const auto &header) {
        const QByteArray name = header.first.toLower();
        return name == "upgrade" || name.startsWith("sec-websocket-");
    });
    return headers;
}

} // namespace

std::optional<HttpResponse> WebSocketUpgrade::refusal(const HttpRequest &request)
{
    const auto bad = [](const QByteArray &why) { return HttpResponse::text(400, why); };
    if (request.method != "GET")
        return bad("A WebSocket is opened by GET."_ba);
    if (request.header("upgrade").compare("websocket", Qt::CaseInsensitive) != 0) {
        HttpResponse response = HttpResponse::text(426, "The only other protocol here is websocket."_ba);
        response.add("Upgrade"_ba, "websocket"_ba);
        return response;
    }
    if (request.hasBody)
        return bad("The request that opens a WebSocket has no body."_ba);
    if (request.header("sec-websocket-version") != "13") {
        // RFC 6455, 4.4
        HttpResponse response = HttpResponse::text(426, "The only version of WebSocket here is 13."_ba);
        response.add("Sec-WebSocket-Version"_ba, "13"_ba);
        response.add("Upgrade"_ba, "websocket"_ba);
        return response;
    }
    if (headerList(request.headers, "sec-websocket-key").size() != 1 || !isKey(request.header("sec-websocket-key")))
        return bad("Sec-WebSocket-Key must be 16 bytes in base64."_ba);
    const bool tooLong = request.target.size() > MaximumLine - 32
                         || std::any_of(request.headers.begin(), request.headers.end(), [](const auto &header) {
                                return header.first.size() + header.second.size() > MaximumLine - 32;
                            });
    if (tooLong || request.headers.size() >= MaximumLines)
        return HttpResponse::text(431, "The headers are too large for a WebSocket."_ba);
    return std::nullopt;
}

// A QWebSocketServer for each, which never listens: of one that opened several at once it could not be told which is whose.
WebSocketUpgrade::WebSocketUpgrade(QTcpSocket *socket, const HttpHeaders &headers, QObject *parent)
    : QObject(parent), m_socket(socket), m_server(new QWebSocketServer(QString(), QWebSocketServer::NonSecureMode, this))
{
    socket->setParent(this);
    const auto finishLater = [this] { QMetaObject::invokeMethod(this, &WebSocketUpgrade::finish, Qt::QueuedConnection); };
    connect(m_server, &QWebSocketServer::newConnection, this, [this, finishLater] {
        QWebSocket *webSocket = m_server->nextPendingConnection();
        // QWebSocket leaves it to the server, which goes before it does.
        m_socket->disconnect(m_server);
        m_socket->setParent(webSocket);
        m_socket = nullptr;
        m_transport = std::make_unique<WebSocketTransport>(webSocket);
        finishLater();
    });
    connect(socket, &QTcpSocket::disconnected, this, finishLater);
    connect(&m_timer, &QTimer::timeout, this, &WebSocketUpgrade::finish);
    m_timer.setSingleShot(true);
    m_timer.start(HandshakeTime);
    if (auto *answer = dynamic_cast<HandshakeHeaders *>(socket))
        answer->addToNextResponse(headerLines(withoutHandshake(headers)));
    m_server->handleConnection(socket);
}

WebSocketUpgrade::~WebSocketUpgrade()
{
    if (m_socket) {
        m_socket->disconnect();
        m_socket->abort();
    }
}

std::unique_ptr<WebSocketTransport> WebSocketUpgrade::takeTransport() { return std::move(m_transport); }

void WebSocketUpgrade::finish()
{
    if (std::exchange(m_finished, true))
        return;
    m_timer.stop();
    if (!m_transport)
        qCDebug(lcTransport) << "The opening handshake of a WebSocket was not completed.";
    Q_EMIT finished();
}

} // namespace QtCapnWeb
