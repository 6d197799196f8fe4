// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include "httpmessage.h"
#include "qtcapnwebglobal.h"

#include <QtCore/QString>

#include <optional>

/// \file
/// What a server answers of itself, without a session: the rules of HTTP, of hosts and of origins. No state, no sockets.

namespace QtCapnWeb {

struct RpcServerOptions;

/// The host of an authority such as `Example.com:8080` or `[::1]:80`, in lower case, without its port and brackets; null if it is
/// malformed.
QTCAPNWEB_EXPORT QString hostOfAuthority(const QByteArray &authority);
/// Whether nobody but this machine can give \a host an address of its choice: `localhost`, a name below it, or an address.
QTCAPNWEB_EXPORT bool isLocalHostName(const QString &host);
/// The path of a request, decoded; null if it is none that can be served, such as `/a%00b`.
QTCAPNWEB_EXPORT QString decodedPath(const HttpRequest &request);

/// What a browser's page of the request's origin may read, if the origin was allowed (Fetch, 3.2).
QTCAPNWEB_EXPORT void addCorsHeaders(const RpcServerOptions &options, const HttpRequest &request, HttpResponse *response);
/// The answer to OPTIONS, and so to a browser's preflight.
QTCAPNWEB_EXPORT HttpResponse answerOptions(const RpcServerOptions &options, const HttpRequest &request);
/// The answer to a request that asks for no session, or for one in a way that can't be; nothing if a session may be had.
QTCAPNWEB_EXPORT std::optional<HttpResponse> refusalOfMethod(const RpcServerOptions &options, const HttpRequest &request);

} // namespace QtCapnWeb
