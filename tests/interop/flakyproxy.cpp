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
}

QUrl FlakyProxy::url() const { return QUrl(u"ws://127.0.0.1:%1/"_s.arg(serverPort())); }

void FlakyProxy::setMode(Mode mode)
{
    m_mode = mode;
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
    if (m_mode != Mode::Pass)
        return;
    if (link->server->state() == QAbstractSocket::ConnectedState)
        link->server->write(std::exchange(link->toServer, {}));
    QByteArray bytes = std::exchange(link->toClient, {});
    if (m_left >= 0) {
        bytes.truncate(m_left);
        m_left -= bytes.size();
    }
    link->client->write(bytes);
    if (m_left == 0) {
        m_left = -1;
        link->client->flush();
        m_links.removeOne(link);
        cut(*link);
    }
}
