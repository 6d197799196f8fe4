// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "rawclient.h"

#include <QtCore/QEventLoop>
#include <QtCore/QTimer>

using namespace QtCapnWeb;

// An event loop, as QTest::qWaitFor() sleeps between its looks.
bool RawClient::waitUntil(const std::function<bool()> &condition, int timeoutMs)
{
    QEventLoop loop;
    QTimer::singleShot(timeoutMs, &loop, [&] { loop.exit(1); });
    const auto look = [&] {
        if (condition())
            loop.exit(0);
    };
    QObject::connect(&m_socket, &QTcpSocket::readyRead, &loop, look);
    QObject::connect(&m_socket, &QTcpSocket::stateChanged, &loop, look);
    return condition() || loop.exec() == 0;
}

RawClient::RawClient(const QUrl &url)
{
    QObject::connect(&m_socket, &QTcpSocket::readyRead, &m_socket, [this] { m_bytes += m_socket.readAll(); });
    m_socket.connectToHost(url.host(), quint16(url.port()));
    (void)waitUntil([this] { return m_socket.state() == QAbstractSocket::ConnectedState; }, 5000);
}

RawClient::~RawClient() { m_socket.abort(); }

void RawClient::send(const QByteArray &bytes)
{
    m_socket.write(bytes);
    m_socket.flush();
}

HttpResponse RawClient::receive(bool withBody)
{
    HttpResponse response;
    response.status = 0;
    qsizetype end = -1;
    const auto headIsHere = [&] { return (end = m_bytes.indexOf("\r\n\r\n")) >= 0; };
    (void)waitUntil([&] { return headIsHere() || m_socket.state() == QAbstractSocket::UnconnectedState; }, 10'000);
    if (!headIsHere())
        return response;
    QList<QByteArray> lines = m_bytes.first(end).split('\n');
    response.status = lines.takeFirst().split(' ').value(1).toInt();
    for (const QByteArray &line : std::as_const(lines)) {
        const qsizetype colon = line.indexOf(':');
        response.add(line.first(colon), line.sliced(colon + 1).trimmed());
    }
    m_bytes.remove(0, end + 4);
    const qsizetype size = withBody ? headerValue(response.headers, "content-length").toLongLong() : 0;
    (void)waitUntil([&] { return m_bytes.size() >= size; }, 10'000);
    response.body = m_bytes.first(std::min(size, m_bytes.size()));
    m_bytes.remove(0, response.body.size());
    response.close = headerList(response.headers, "connection").contains("close");
    return response;
}

HttpResponse RawClient::ask(const QByteArray &bytes)
{
    send(bytes);
    return receive();
}

bool RawClient::waitForEnd(int timeoutMs)
{
    return waitUntil([this] { return m_socket.state() == QAbstractSocket::UnconnectedState; }, timeoutMs);
}

QByteArray RawClient::rest()
{
    m_bytes += m_socket.readAll();
    return m_bytes;
}

QByteArray postRequest(const QByteArray &body, const QByteArray &headers, const QByteArray &path)
{
    return "POST " + path + " HTTP/1.1\r\nHost: localhost\r\n" + headers + "Content-Length: " + QByteArray::number(body.size())
           + "\r\n\r\n" + body;
}

QByteArray upgradeRequest(const QByteArray &headers, const QByteArray &path)
{
    return "GET " + path
           + " HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
             "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n"
           + headers + "\r\n";
}
