// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include "httpmessage.h"

#include <QtCore/QUrl>

/// \file
/// Where a proxy's requests go, and what must change in them on the way.

namespace QtCapnWeb::Replay {

/// \brief The server behind a proxy, and the request's head as that server is to see it.
///
/// Target: the path of \c url without a slash at its end, then the request's path; a request for `/` gets the path of \c url as
/// it is. Queries are joined with `&`, that of \c url first. So behind `wss://example.com/api?v=2` the request `GET /` becomes
/// `/api?v=2` and `GET /chat?room=1` becomes `/api/chat?v=2&room=1`.
///
/// Headers: Host becomes the server's. Origin, where there is one, becomes the server's, unless it is kept. The extensions of a
/// WebSocket are taken out, and Accept-Encoding becomes `identity`, so that nothing is compressed. All else stays byte by byte.
class ProxyRoute
{
public:
    ProxyRoute() = default;
    /// \a url is ws, wss, http or https, and has a host. User information and fragment are left out.
    ProxyRoute(const QUrl &url, bool keepOrigin);

    static bool isUsable(const QUrl &url);

    bool isEncrypted() const { return m_isEncrypted; }
    QString host() const { return m_host; }
    quint16 port() const { return m_port; }
    /// The server, for people: without path, query and user.
    QString serverName() const;

    /// The target that \a request has at the server; null if it names none that can be passed on.
    QByteArray target(const HttpRequest &request) const;
    /// \a head are the bytes of \a request's head, with the empty line; empty lines before it are dropped.
    QByteArray rewritten(QByteArrayView head, const HttpRequest &request, const QByteArray &target) const;
    /// The URL of the resource, as its session is named.
    QByteArray resource(const QByteArray &target, bool isWebSocket) const;

private:
    bool m_isEncrypted = false;
    bool m_keepOrigin = false;
    QString m_host;
    quint16 m_port = 0;
    QByteArray m_authority; // host, and the port if it is not the usual one
    QByteArray m_path;
    QByteArray m_query;
};

} // namespace QtCapnWeb::Replay
