// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include "rawclient.h"
#include "rpcserver.h"
#include "rpctarget.h"
#include "settle.h"

#include <QtCore/QRegularExpression>

#include <functional>
#include <memory>

/// \file
/// Who a server takes a client for, by a batch and by a WebSocket.

namespace AccessApi {

using namespace Qt::StringLiterals;
using namespace QtCapnWeb;

/// A main that says whose it is.
class Api : public RpcTarget
{
    Q_OBJECT
public:
    explicit Api(const QString &name, std::function<void()> act = {}) : m_name(name), m_act(std::move(act)) { }
    Q_INVOKABLE QString whoAmI() const { return m_name; }
    Q_INVOKABLE int act()
    {
        const auto doIt = m_act;
        doIt();
        return 1;
    }

private:
    QString m_name;
    std::function<void()> m_act;
};

/// The body of a batch that calls \a method.
inline QByteArray call(const QByteArray &method = "whoAmI"_ba)
{
    return "[\"push\",[\"pipeline\",0,[\"" + method + "\"],[]]]\n[\"pull\",1]";
}

inline QByteArray header(const HttpResponse &response, QByteArrayView name) { return headerValue(response.headers, name); }

/// What a batch and a WebSocket with these headers are told: their name, "HTTP status", or the error of a session.
inline QStringList ask(const RpcServer &server, const QByteArray &headers = {}, const QByteArray &path = "/"_ba)
{
    RawClient client(server.httpUrl());
    const HttpResponse response = client.ask(postRequest(call(), headers, path));
    QString batch = response.status == 200 ? QString::fromUtf8(response.body.split(',').value(2)).remove(u']').remove(u'"')
                                           : u"HTTP %1"_s.arg(response.status);
    RpcSessionOptions options;
    for (const QByteArray &line : headers.split('\n')) {
        if (const qsizetype colon = line.indexOf(':'); colon > 0)
            options.headers.append({line.first(colon), line.sliced(colon + 1).trimmed()});
    }
    const std::unique_ptr<RpcSession> session(
        RpcSession::connectTo(server.url().resolved(QUrl(QString::fromLatin1(path))), {}, options));
    QString webSocket = ::ask(session->main().call("whoAmI")).remove(u'"');
    static const QRegularExpression status(u"HTTP \\d+"_s);
    if (const QRegularExpressionMatch match = status.match(webSocket); match.hasMatch())
        webSocket = match.captured();
    return {batch, webSocket};
}

inline QStringList both(const QString &text) { return {text, text}; }

} // namespace AccessApi
