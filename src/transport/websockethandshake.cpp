// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "websockethandshake.h"

#include "httpmessage.h"

#include <QtCore/QCryptographicHash>
#include <QtCore/QRandomGenerator>
#include <QtCore/QUrl>
#include <QtNetwork/QNetworkRequest>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace QtCapnWeb {

namespace {

bool isHeaderValue(QByteArrayView text)
{
    return std::all_of(text.begin(), text.end(), [](char c) { return (uchar(c) >= 0x20 && c != 0x7f) || c == '\t'; });
}

bool isHeaderName(QByteArrayView text)
{
    return !text.isEmpty()
           && std::all_of(text.begin(), text.end(), [](char c) { return uchar(c) > 0x20 && c != ':' && c != 0x7f; });
}

QByteArray hostOf(const QUrl &url)
{
    QByteArray host = url.host(QUrl::FullyEncoded).toLatin1();
    if (host.contains(':'))
        host = '[' + host + ']';
    const int port = url.port(-1);
    const int usual = url.scheme() == "wss"_L1 ? 443 : 80;
    return port < 0 || port == usual ? host : host + ':' + QByteArray::number(port);
}

HttpHeaders headersOf(QByteArrayView lines)
{
    HttpHeaders headers;
    while (!lines.isEmpty()) {
        const qsizetype end = std::max<qsizetype>(lines.indexOf("\r\n"), 0);
        const QByteArrayView line = lines.first(end);
        lines = lines.sliced(std::min(end + 2, lines.size()));
        const qsizetype colon = line.indexOf(':');
        if (colon > 0)
            headers.append({line.first(colon).trimmed().toByteArray(), line.sliced(colon + 1).trimmed().toByteArray()});
    }
    return headers;
}

bool holdsToken(const HttpHeaders &headers, QByteArrayView name, QByteArrayView token)
{
    const QByteArrayList items = headerList(headers, name);
    return std::any_of(items.begin(), items.end(),
                       [&](const QByteArray &item) { return item.compare(token, Qt::CaseInsensitive) == 0; });
}

} // namespace

QByteArray acceptOfKey(QByteArrayView key)
{
    QCryptographicHash hash(QCryptographicHash::Sha1);
    hash.addData(key);
    hash.addData("258EAFA5-E914-47DA-95CA-C5AB0DC85B11");
    return hash.result().toBase64();
}

QByteArray freshKey()
{
    std::array<quint32, 4> random{};
    QRandomGenerator::system()->fillRange(random.data(), qsizetype(random.size()));
    return QByteArray(reinterpret_cast<const char *>(random.data()), sizeof(random)).toBase64();
}

QByteArray openingRequest(const QNetworkRequest &request, const QByteArray &key, QString *problem)
{
    const QUrl url = request.url();
    QByteArray target = url.path(QUrl::FullyEncoded).toLatin1();
    if (!target.startsWith('/'))
        target.prepend('/');
    if (url.hasQuery())
        target += '?' + url.query(QUrl::FullyEncoded).toLatin1();
    QByteArray text = "GET " + target + " HTTP/1.1\r\n";
    if (!request.hasRawHeader("Host"))
        text += "Host: " + hostOf(url) + "\r\n";
    text += "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: " + key + "\r\n";
    for (const QByteArray &name : request.rawHeaderList()) {
        const QByteArray value = request.rawHeader(name);
        if (!isHeaderName(name) || !isHeaderValue(value)) {
            *problem = u"the header \"%1\" is malformed"_s.arg(QString::fromLatin1(name));
            return {};
        }
        text += name + ": " + value + "\r\n";
    }
    return text + "\r\n";
}

QString problemOfAnswer(QByteArrayView head, const QByteArray &key)
{
    const qsizetype lineEnd = head.indexOf("\r\n");
    const QByteArrayView line = head.first(std::max<qsizetype>(lineEnd, 0));
    const bool isStatusLine = line.size() >= 12 && line.startsWith("HTTP/1.") && line[8] == ' '
                              && std::all_of(line.begin() + 9, line.begin() + 12, [](char c) { return c >= '0' && c <= '9'; });
    if (!isStatusLine)
        return u"what answered does not speak HTTP"_s;
    const QByteArrayView status = line.sliced(9);
    if (!status.startsWith("101"))
        return u"the server answered HTTP %1 instead of opening a WebSocket"_s.arg(QString::fromLatin1(status.trimmed()));
    // RFC 6455, 4.1, the checks of a client.
    const HttpHeaders headers = headersOf(head.sliced(lineEnd + 2));
    if (!holdsToken(headers, "upgrade", "websocket") || !holdsToken(headers, "connection", "upgrade"))
        return u"the server switched to another protocol"_s;
    if (headerValue(headers, "sec-websocket-accept") != acceptOfKey(key))
        return u"the server's Sec-WebSocket-Accept is wrong"_s;
    if (!headerList(headers, "sec-websocket-extensions").isEmpty())
        return u"the server uses an extension that was not asked for"_s;
    return {};
}

} // namespace QtCapnWeb
