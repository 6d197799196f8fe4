// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include "httpconnection.h"
#include "httplistener.h"
#include "websockettransport.h"
#include "websocketupgrade.h"

#include <QtCore/QUrl>
#include <QtNetwork/QTcpSocket>

#include <functional>
#include <memory>
#include <optional>

/// \brief Accepts WebSockets, as transports.
class TransportServer : public QObject
{
public:
    using Taker = std::function<void(std::unique_ptr<QtCapnWeb::WebSocketTransport>)>;

    explicit TransportServer(Taker taker, const std::optional<QSslConfiguration> &tls = {})
        : m_listener(tls), m_scheme(QString::fromLatin1(tls ? "wss" : "ws")), m_taker(std::move(taker))
    {
        m_listener.listen(QHostAddress::LocalHost);
        connect(&m_listener, &QtCapnWeb::HttpListener::accepted, this, [this](QTcpSocket *socket) {
            auto *http = new QtCapnWeb::HttpConnection(socket, {}, this);
            connect(http, &QtCapnWeb::HttpConnection::headReceived, this, [this, http] {
                request = http->request();
                m_taker(QtCapnWeb::upgradeToWebSocket(http->takeSocket(), request));
                http->deleteLater();
            });
        });
    }

    QUrl url() const
    {
        QUrl url;
        url.setScheme(m_scheme);
        url.setHost(QHostAddress(QHostAddress::LocalHost).toString());
        url.setPort(m_listener.serverPort());
        return url;
    }

    QtCapnWeb::HttpRequest request; ///< the last

private:
    QtCapnWeb::HttpListener m_listener;
    const QString m_scheme;
    Taker m_taker;
};
