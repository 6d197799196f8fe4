// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "websocketupgrade.h"

#include "nativesocket.h"
#include "websockethandshake.h"
#include "websockettransport.h"

#include <QtNetwork/QTcpSocket>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace QtCapnWeb {

namespace {

bool isKey(const QByteArray &text)
{
    const auto decoded = QByteArray::fromBase64Encoding(text, QByteArray::AbortOnBase64DecodingErrors);
    return decoded && (*decoded).size() == 16;
}

// Less than an HTTP request may have otherwise: who asks for a WebSocket has little to say.
constexpr qsizetype MaximumLine = 8 * 1024;
constexpr qsizetype MaximumLines = 100;

// What RFC 6455, 4.2.2 has the answer say.
HttpHeaders withoutHandshake(HttpHeaders headers)
{
    headers.removeIf([](const auto &header) {
        const QByteArray name = header.first.toLower();
        return name == "upgrade" || name.startsWith("sec-websocket-");
    });
    return headers;
}

} // namespace

std::optional<HttpResponse> refusalOfUpgrade(const HttpRequest &request)
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

std::unique_ptr<WebSocketTransport> upgradeToWebSocket(QTcpSocket *socket, const HttpRequest &request, const HttpHeaders &headers)
{
    // No subprotocol and no extension is offered, whatever was asked for.
    NativeSocket(socket).write(
        "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: "
        + acceptOfKey(request.header("sec-websocket-key")) + "\r\n" + headerLines(withoutHandshake(headers)) + "\r\n");
    return std::make_unique<WebSocketTransport>(socket);
}

} // namespace QtCapnWeb
