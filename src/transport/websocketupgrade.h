// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include "httpmessage.h"
#include "qtcapnwebglobal.h"

#include <memory>
#include <optional>

QT_BEGIN_NAMESPACE
class QTcpSocket;
QT_END_NAMESPACE

/// \file
/// From a request to a WebSocket: the server's side of the opening handshake (RFC 6455, 4.2).

namespace QtCapnWeb {

class WebSocketTransport;

/// Why \a request, which asks for another protocol, does not open a WebSocket; nothing if it does.
QTCAPNWEB_EXPORT std::optional<HttpResponse> refusalOfUpgrade(const HttpRequest &request);

/// Answers \a request, which is not refused, and takes over the \a socket that it was read from. Of \a headers those go with the
/// answer that are neither HTTP's own nor the handshake's.
QTCAPNWEB_EXPORT std::unique_ptr<WebSocketTransport> upgradeToWebSocket(QTcpSocket *socket, const HttpRequest &request,
                                                                        const HttpHeaders &headers = {});

} // namespace QtCapnWeb
