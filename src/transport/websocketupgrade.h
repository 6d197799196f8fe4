// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include "httpmessage.h"
#include "qtcapnwebglobal.h"

#include <QtCore/QObject>
#include <QtCore/QPointer>
#include <QtCore/QTimer>

#include <memory>
#include <optional>

QT_BEGIN_NAMESPACE
class QTcpSocket;
class QWebSocketServer;
QT_END_NAMESPACE

/// \file
/// From a request to a WebSocket.

namespace QtCapnWeb {

class WebSocketTransport;

/// \brief The server's side of the opening handshake (RFC 6455, 4.2), which QWebSocketServer does.
class QTCAPNWEB_EXPORT WebSocketUpgrade : public QObject
{
    Q_OBJECT
public:
    /// Why \a request, which asks for another protocol, does not open a WebSocket; nothing if it does. Checked before, as
    /// QWebSocketServer just hangs up.
    static std::optional<HttpResponse> refusal(const HttpRequest &request);

    /// Takes \a socket over, in which nothing but the request waits. \a headers go out with the answer, if the socket is one of
    /// HttpListener's and they are not the handshake's own.
    explicit WebSocketUpgrade(QTcpSocket *socket, const HttpHeaders &headers = {}, QObject *parent = nullptr);
    ~WebSocketUpgrade() override;

    /// The WebSocket's, once finished() was emitted; null if it failed.
    std::unique_ptr<WebSocketTransport> takeTransport();

Q_SIGNALS:
    /// Once, from an event of its own.
    void finished();

private:
    void finish();

    QPointer<QTcpSocket> m_socket; // until it is the transport's
    QWebSocketServer *m_server;
    std::unique_ptr<WebSocketTransport> m_transport;
    QTimer m_timer;
    bool m_finished = false;
};

} // namespace QtCapnWeb
