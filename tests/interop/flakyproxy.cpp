// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "flakyproxy.h"

#include <QtNetwork/QTcpSocket>

#include <memory>
#include <utility>

using namespace Qt::StringLiterals;

FlakyProxy::FlakyProxy(quint16 port) : m_port(port)
{
    listen(QHostAddress::LocalHost);
    connect(this, &QTcpServer::newConnection, this, &FlakyProxy::accept);
    connect(&m_trickle, &QTimer::timeout, this, [this] { setMode(m_mode); });
}

QUrl FlakyProxy::url() const { return QUrl(u"ws://127.0.0.1:%1/"_s.arg(serverPort())); }

void FlakyProxy::setMode(Mode mode)
{
    m_mode = mode;
    if (mode != Mode::Trickle)
        m_trickle.stop();
    else if (!m_trickle.isActive())
        m_trickle.start(0);
    const auto links = m_links;
    for (const auto &link : links)
        pump(link);
}

void FlakyProxy::cut()
{
    for (const auto &link : std::exchange(m_links, {}))
        cut(*link);
}

void FlakyProxy::cut(const Link &link)
{
    for (QTcpSocket *socket : {link.client, link.server}) {
        socket->disconnect();
        socket->abort();
        socket->deleteLater();
    }
}

void FlakyProxy::accept()
{
    while (QTcpSocket *client = nextPendingConnection()) {
        ++connections;
        if (m_mode == Mode::Refuse) {
            client->abort();
            client->deleteLater();
            continue;
        }
        auto *server = new QTcpSocket(this);
        const auto link = std::make_shared<Link>(Link{client, server, {}, {}});
        m_links.append(link);
        connect(client, &QTcpSocket::readyRead, this, [this, link, first = true]() mutable {
            const QByteArray bytes = link->client->readAll();
            if (std::exchange(first, false))
                requests.append(bytes);
            link->toServer += bytes;
            pump(link);
        });
        connect(server, &QTcpSocket::readyRead, this, [this, link] {
            link->toClient += link->server->readAll();
            pump(link);
        });
        connect(server, &QTcpSocket::connected, this, [this, link] { pump(link); });
        for (QTcpSocket *socket : {client, server}) {
            connect(socket, &QTcpSocket::disconnected, this, [this, link] {
                if (m_links.removeOne(link)) {
                    link->client->flush();
                    link->server->flush();
                    cut(*link);
                }
            });
        }
        server->connectToHost(QHostAddress::LocalHost, m_port);
    }
}

void FlakyProxy::pump(const std::shared_ptr<Link> &link)
{
    if (m_mode == Mode::Swallow) {
        link->toServer.clear();
        link->toClient.clear();
    }
    if (m_mode != Mode::Pass && m_mode != Mode::Trickle)
        return;
    if (link->server->state() == QAbstractSocket::ConnectedState) {
        QByteArray request = std::exchange(link->toServer, {});
        if (m_requestLeft >= 0) {
            request.truncate(m_requestLeft);
            m_requestLeft -= request.size();
        }
        bytesToServer += link->server->write(request);
        if (m_requestLeft == 0) {
            m_requestLeft = -1;
            link->server->flush();
            m_links.removeOne(link);
            cut(*link);
            return;
        }
    }
    QByteArray bytes = std::exchange(link->toClient, {});
    if (m_mode == Mode::Trickle && bytes.size() > 1) {
        link->toClient = bytes.sliced(1);
        bytes.truncate(1);
    }
    if (m_left >= 0) {
        bytes.truncate(m_left);
        m_left -= bytes.size();
    }
    bytesToClient += link->client->write(bytes);
    if (m_left == 0) {
        m_left = -1;
        link->client->flush();
        m_links.removeOne(link);
        cut(*link);
    }
}
