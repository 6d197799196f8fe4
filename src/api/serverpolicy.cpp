// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "serverpolicy.h"

#include "rpcserver.h"
#include "websocketupgrade.h"

#include <QtCore/QStringDecoder>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace QtCapnWeb {

namespace {

// How long a browser may remember what it may do.
constexpr char PreflightSeconds[] = "600";

QByteArray allowedMethods(const RpcServerOptions &options)
{
    QByteArrayList methods;
    if (options.webSockets)
        methods.append("GET"_ba);
    if (options.batches)
        methods.append("POST"_ba);
    methods.append("OPTIONS"_ba);
    return methods.join(", ");
}

bool isKnownMethod(const QByteArray &method)
{
    static const QByteArrayList known{"GET"_ba,     "HEAD"_ba,    "POST"_ba,  "PUT"_ba,  "DELETE"_ba,
                                      "CONNECT"_ba, "OPTIONS"_ba, "TRACE"_ba, "PATCH"_ba};
    return known.contains(method);
}

HttpResponse notAllowed(const RpcServerOptions &options, const QByteArray &why)
{
    HttpResponse response = HttpResponse::text(405, why);
    response.add("Allow"_ba, allowedMethods(options));
    return response;
}

} // namespace

QString hostOfAuthority(const QByteArray &authority)
{
    QByteArrayView host = authority;
    QByteArrayView port;
    if (host.startsWith('[')) {
        const qsizetype end = host.indexOf(']');
        if (end < 0)
            return {};
        port = host.sliced(end + 1);
        host = host.sliced(1, end - 1);
        if (QHostAddress(QString::fromLatin1(host)).protocol() != QAbstractSocket::IPv6Protocol)
            return {};
    } else {
        const qsizetype colon = host.indexOf(':');
        if (colon >= 0) {
            port = host.sliced(colon);
            host = host.first(colon);
        }
        const bool isName = std::all_of(host.begin(), host.end(), [](char c) {
            return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || c == '.' || c == '_';
        });
        if (!isName)
            return {};
    }
    const bool portIsFine = port.isEmpty()
                            || (port.startsWith(':') && port.size() <= 6
                                && std::all_of(port.begin() + 1, port.end(), [](char c) { return c >= '0' && c <= '9'; }));
    if (host.isEmpty() || !portIsFine)
        return {};
    QString name = QString::fromLatin1(host).toLower();
    if (name.endsWith(u'.') && name.size() > 1)
        name.chop(1); // the root, which may be named
    return name;
}

bool isLocalHostName(const QString &host)
{
    if (host == "localhost"_L1 || host.endsWith(".localhost"_L1))
        return true;
    // Of the ways in which an address can be written these two are what browsers send.
    return !QHostAddress(host).isNull();
}

QString decodedPath(const HttpRequest &request)
{
    const QByteArray path = request.path();
    const auto isItself = [](char c) { return c > ' ' && c < 0x7f && c != '%'; };
    if (path.startsWith('/') && std::all_of(path.begin(), path.end(), isItself))
        return QString::fromLatin1(path); // as most are
    const QByteArray bytes = QByteArray::fromPercentEncoding(path);
    QStringDecoder utf8(QStringDecoder::Utf8);
    QString decoded = utf8(bytes);
    if (utf8.hasError() || decoded.contains(u'\0') || !decoded.startsWith(u'/'))
        return {};
    return decoded;
}

void addCorsHeaders(const RpcServerOptions &options, const HttpRequest &request, HttpResponse *response)
{
    if (options.allowOrigin)
        response->add("Vary"_ba, "Origin"_ba);
    const QByteArray origin = request.header("origin");
    if (origin.isNull())
        return;
    // As any page may open a WebSocket, and use all that is offered there, nothing is gained by keeping it from batches.
    response->add("Access-Control-Allow-Origin"_ba, options.allowOrigin ? origin : "*"_ba);
    if (options.allowOrigin && options.allowCredentials)
        response->add("Access-Control-Allow-Credentials"_ba, "true"_ba);
}

HttpResponse answerOptions(const RpcServerOptions &options, const HttpRequest &request)
{
    HttpResponse response;
    response.status = 204;
    response.add("Allow"_ba, allowedMethods(options));
    if (request.header("origin").isNull() || request.header("access-control-request-method").isNull())
        return response;
    response.add("Access-Control-Allow-Methods"_ba, options.batches ? "POST"_ba : "GET"_ba);
    // Which headers a request has is the business of those who may send one.
    if (const QByteArray headers = request.header("access-control-request-headers"); !headers.isEmpty())
        response.add("Access-Control-Allow-Headers"_ba, headers);
    response.add("Access-Control-Max-Age"_ba, PreflightSeconds);
    return response;
}

std::optional<HttpResponse> refusalOfMethod(const RpcServerOptions &options, const HttpRequest &request)
{
    const QByteArray &method = request.method;
    if (!isKnownMethod(method))
        return HttpResponse::text(501, "This method is not known here."_ba);
    if (method == "GET" || method == "HEAD") {
        if (!options.webSockets)
            return notAllowed(options, "This endpoint only accepts POST requests."_ba);
        if (method == "GET" && request.isUpgrade)
            return refusalOfUpgrade(request);
        if (!options.batches) {
            HttpResponse response = HttpResponse::text(426, "This endpoint only accepts WebSockets."_ba);
            response.add("Upgrade"_ba, "websocket"_ba);
            return response;
        }
        // As the reference answers it. GET is not among what is allowed as it stands: with an upgrade only, which is offered.
        HttpResponse response = HttpResponse::text(405, "This endpoint only accepts POST requests and WebSockets."_ba);
        response.add("Allow"_ba, "POST, OPTIONS"_ba);
        response.add("Upgrade"_ba, "websocket"_ba);
        return response;
    }
    if (method != "POST")
        return notAllowed(options, "This endpoint only accepts POST requests and WebSockets."_ba);
    if (!options.batches)
        return notAllowed(options, "This endpoint only accepts WebSockets."_ba);
    const QByteArray encoding = request.header("content-encoding");
    if (!encoding.isEmpty() && encoding.compare("identity", Qt::CaseInsensitive) != 0) {
        HttpResponse response = HttpResponse::text(415, "A batch is not encoded."_ba);
        response.add("Accept-Encoding"_ba, "identity"_ba);
        return response;
    }
    if (request.minorVersion > 0 && !request.header("expect").isEmpty() && !request.expectsContinue())
        return HttpResponse::text(417, "The only expectation known here is 100-continue."_ba);
    return std::nullopt;
}

} // namespace QtCapnWeb
