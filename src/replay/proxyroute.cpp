// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "proxyroute.h"

using namespace Qt::StringLiterals;

namespace QtCapnWeb::Replay {

namespace {

bool isName(QByteArrayView name, QByteArrayView other) { return name.compare(other, Qt::CaseInsensitive) == 0; }

} // namespace

bool ProxyRoute::isUsable(const QUrl &url)
{
    const QString scheme = url.scheme();
    return url.isValid() && !url.host().isEmpty() && url.port(1) > 0
           && (scheme == u"ws" || scheme == u"wss" || scheme == u"http" || scheme == u"https");
}

ProxyRoute::ProxyRoute(const QUrl &url, bool keepOrigin)
    : m_isEncrypted(url.scheme() == u"wss" || url.scheme() == u"https"), m_keepOrigin(keepOrigin), m_host(url.host()),
      m_port(quint16(url.port(m_isEncrypted ? 443 : 80)))
{
    // As it is written in a URL: an address of IPv6 in brackets, other names in ASCII.
    QByteArray host = url.host(QUrl::FullyEncoded).toLatin1();
    if (host.contains(':'))
        host = '[' + host + ']';
    m_authority = host;
    if (m_port != (m_isEncrypted ? 443 : 80))
        m_authority += ':' + QByteArray::number(m_port);
    m_path = url.path(QUrl::FullyEncoded).toLatin1();
    m_query = url.query(QUrl::FullyEncoded).toLatin1();
}

QString ProxyRoute::serverName() const
{
    return QString::fromLatin1((m_isEncrypted ? "https://"_ba : "http://"_ba) + m_authority);
}

QByteArray ProxyRoute::target(const HttpRequest &request) const
{
    QByteArray path = request.path();
    if (path.isNull() || path == "*")
        return path;
    if (path == "/") {
        path = m_path.isEmpty() ? path : m_path;
    } else {
        QByteArray base = m_path;
        if (base.endsWith('/'))
            base.chop(1);
        path.prepend(base);
    }
    QByteArray query = m_query;
    if (const QByteArray own = request.query(); !own.isEmpty())
        query += query.isEmpty() ? own : '&' + own;
    return query.isEmpty() ? path : path + '?' + query;
}

QByteArray ProxyRoute::rewritten(QByteArrayView head, const HttpRequest &request, const QByteArray &target) const
{
    while (head.startsWith("\r\n"))
        head = head.sliced(2);
    QByteArray result;
    result.reserve(head.size() + m_path.size() + m_authority.size() + 64);
    qsizetype at = head.indexOf("\r\n") + 2;
    // The version as it was written: it is the last word of the line.
    const QByteArrayView line = head.first(at);
    result.append(request.method).append(' ').append(target).append(line.sliced(line.lastIndexOf(' ')));
    bool hasHost = false;
    while (at < head.size()) {
        const qsizetype end = head.indexOf("\r\n", at) + 2;
        const QByteArrayView header = head.sliced(at, end - at);
        at = end;
        const qsizetype colon = header.indexOf(':');
        if (colon < 0) { // the empty line
            if (!hasHost)
                result.append("Host: ").append(m_authority).append("\r\n");
            result.append(header);
            break;
        }
        const QByteArrayView name = header.first(colon);
        if (isName(name, "host")) {
            hasHost = true;
            result.append(name).append(": ").append(m_authority).append("\r\n");
        } else if (isName(name, "origin") && !m_keepOrigin) {
            result.append(name).append(m_isEncrypted ? ": https://" : ": http://").append(m_authority).append("\r\n");
        } else if (isName(name, "accept-encoding")) {
            result.append(name).append(": identity\r\n");
        } else if (!isName(name, "sec-websocket-extensions")) {
            result.append(header);
        }
    }
    return result;
}

QByteArray ProxyRoute::resource(const QByteArray &target, bool isWebSocket) const
{
    const QByteArray scheme = isWebSocket ? (m_isEncrypted ? "wss://"_ba : "ws://"_ba) //
                                          : (m_isEncrypted ? "https://"_ba : "http://"_ba);
    return scheme + m_authority + (target.startsWith('/') ? target : QByteArray());
}

} // namespace QtCapnWeb::Replay
