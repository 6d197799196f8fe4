// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include "httpmessage.h"

#include <QtCore/QByteArray>
#include <QtCore/QUrl>
#include <QtNetwork/QTcpSocket>

#include <functional>

/// \brief A client that writes what it is told, byte by byte, and reads what comes back.
class RawClient
{
public:
    explicit RawClient(const QUrl &url);
    ~RawClient();

    void send(const QByteArray &bytes);
    /// Waits for the next whole response. Its status is 0 if none came. A response to HEAD has no body.
    QtCapnWeb::HttpResponse receive(bool withBody = true);
    /// send() and receive().
    QtCapnWeb::HttpResponse ask(const QByteArray &bytes);
    /// Waits until the server has closed. \return whether it did
    bool waitForEnd(int timeoutMs = 10'000);
    /// What came and was not taken by receive().
    QByteArray rest();
    QTcpSocket &socket() { return m_socket; }

private:
    bool waitUntil(const std::function<bool()> &condition, int timeoutMs);

    QTcpSocket m_socket;
    QByteArray m_bytes;
};

/// `POST path` with \a body, and \a headers of which each line ends with CR LF.
QByteArray postRequest(const QByteArray &body, const QByteArray &headers = {}, const QByteArray &path = "/");
/// The request that opens a WebSocket.
QByteArray upgradeRequest(const QByteArray &headers = {}, const QByteArray &path = "/");
