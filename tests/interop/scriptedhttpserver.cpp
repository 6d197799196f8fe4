// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "scriptedhttpserver.h"

#include <QtNetwork/QTcpSocket>

#include <memory>

using namespace Qt::StringLiterals;

QByteArray ScriptedHttpServer::Request::header(const QByteArray &name) const
{
    for (const QByteArray &line : head.split('\n')) {
        const qsizetype colon = line.indexOf(':');
        if (colon > 0 && line.first(colon).toLower() == name)
            return line.sliced(colon + 1).trimmed();
    }
    return {};
}

ScriptedHttpServer::ScriptedHttpServer()
{
    listen(QHostAddress::LocalHost);
    connect(this, &QTcpServer::newConnection, this, &ScriptedHttpServer::accept);
}

QUrl ScriptedHttpServer::url() const { return QUrl(u"http://127.0.0.1:%1/api"_s.arg(serverPort())); }

QByteArray ScriptedHttpServer::response(const QByteArray &status, const QByteArray &body, const QByteArray &headers)
{
    return "HTTP/1.1 " + status + "\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n" + headers + "\r\n" + body;
}

void ScriptedHttpServer::accept()
{
    while (QTcpSocket *socket = nextPendingConnection()) {
        ++connections;
        const auto buffer = std::make_shared<QByteArray>();
        connect(socket, &QTcpSocket::readyRead, this, [this, socket, buffer] { read(socket, *buffer); });
        connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
    }
}

void ScriptedHttpServer::read(QTcpSocket *socket, QByteArray &buffer)
{
    buffer += socket->readAll();
    for (;;) {
        const qsizetype end = buffer.indexOf("\r\n\r\n");
        if (end < 0)
            return;
        Request request{buffer.first(end), {}};
        const qsizetype size = request.header("content-length").toLongLong();
        if (buffer.size() < end + 4 + size)
            return;
        request.body = buffer.sliced(end + 4, size);
        buffer.remove(0, end + 4 + size);
        requests.append(request);
        if (onRequest)
            onRequest(socket, request);
    }
}
