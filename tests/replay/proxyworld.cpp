// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "proxyworld.h"

#include <QtCore/QDeadlineTimer>
#include <QtCore/QEventLoop>
#include <QtCore/QTimer>
#include <QtNetwork/QTcpSocket>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace QtCapnWeb;

bool waitUntil(const std::function<bool()> &condition)
{
    const QDeadlineTimer deadline(10'000);
    QEventLoop loop;
    QTimer wake; // the deadline is looked at, too
    wake.start(100);
    while (!condition()) {
        if (deadline.hasExpired())
            return false;
        loop.processEvents(QEventLoop::WaitForMoreEvents);
    }
    return true;
}

RawPeer::RawPeer(QTcpSocket *socket) : m_socket(socket)
{
    m_socket->setParent(nullptr);
    m_socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    QObject::connect(m_socket.get(), &QIODevice::readyRead, m_socket.get(), [this] { m_bytes += m_socket->readAll(); });
    QObject::connect(m_socket.get(), &QAbstractSocket::disconnected, m_socket.get(), [this] { m_ended = true; });
    m_bytes = m_socket->readAll();
}

RawPeer::~RawPeer() { m_socket->disconnect(); }

void RawPeer::send(const QByteArray &bytes)
{
    m_socket->write(bytes);
    if (m_socket->state() == QAbstractSocket::ConnectedState)
        m_socket->flush();
}

bool RawPeer::expect(const QByteArray &bytes)
{
    (void)waitUntil([&] { return m_bytes.size() >= bytes.size() || m_ended; });
    if (m_bytes != bytes)
        return false;
    m_bytes.clear();
    return true;
}

QByteArray RawPeer::take(qsizetype count)
{
    (void)waitUntil([&] { return m_bytes.size() >= count || m_ended; });
    const QByteArray taken = m_bytes.first(std::min(count, m_bytes.size()));
    m_bytes.remove(0, taken.size());
    return taken;
}

QByteArray RawPeer::takeHead()
{
    (void)waitUntil([&] { return m_bytes.contains("\r\n\r\n") || m_ended; });
    const qsizetype end = m_bytes.indexOf("\r\n\r\n");
    return end < 0 ? QByteArray() : take(end + 4);
}

bool RawPeer::waitForEnd()
{
    return waitUntil([&] { return m_ended; });
}

void ListSink::record(Record &&record) { records.push_back(std::move(record)); }

QStringList ListSink::lines(quint32 session, bool withFacts) const
{
    static const char *const names[] = {"opened",  "message",  "binary", "refused", "closed", "failed",
                                        "request", "response", "note",   "comment", "mark"};
    QStringList lines;
    for (const Record &record : records) {
        const bool isFact = record.kind == Record::Kind::Request || record.kind == Record::Kind::Response;
        if (record.session != session || (isFact && !withFacts))
            continue;
        QString line = u"%1 %2"_s.arg(record.from == Side::A ? u"a"_s : u"b"_s, QString::fromLatin1(names[int(record.kind)]));
        if (record.code > 0)
            line += u' ' + QString::number(record.code);
        if (record.kind == Record::Kind::Refused)
            line += u" of %1"_s.arg(record.size);
        if (!record.text.isEmpty())
            line += u' '
                    + (record.kind == Record::Kind::Binary ? QString::fromLatin1(record.text.toHex())
                                                           : QString::fromUtf8(record.text));
        lines.append(line);
    }
    return lines;
}

ProxyWorld::ProxyWorld()
{
    server.listen(QHostAddress::LocalHost);
    options.sink = &sink;
}

ProxyWorld::~ProxyWorld() { proxy.stop(); }

QByteArray ProxyWorld::authority() const { return "127.0.0.1:" + QByteArray::number(server.serverPort()); }

bool ProxyWorld::start(const QByteArray &path)
{
    options.upstream = QUrl(QString::fromLatin1("ws://" + authority() + path));
    return proxy.start(options);
}

std::unique_ptr<RawPeer> ProxyWorld::connectClient()
{
    auto *socket = new QTcpSocket;
    socket->connectToHost(QHostAddress::LocalHost, proxy.port());
    auto client = std::make_unique<RawPeer>(socket);
    return waitUntil([&] { return socket->state() == QAbstractSocket::ConnectedState; }) ? std::move(client) : nullptr;
}

std::unique_ptr<RawPeer> ProxyWorld::nextConnection()
{
    if (!waitUntil([this] { return server.hasPendingConnections(); }))
        return nullptr;
    return std::make_unique<RawPeer>(server.nextPendingConnection());
}

int ProxyWorld::endedSessions() const
{
    return int(std::count_if(sink.records.begin(), sink.records.end(), [](const Record &record) {
        return record.kind == Record::Kind::Closed || record.kind == Record::Kind::Failed;
    }));
}

bool ProxyWorld::waitForRest(int sessions)
{
    return waitUntil([&] {
        const auto counters = proxy.counters();
        return counters.openConnections == 0 && counters.openSessions == 0 && endedSessions() == sessions;
    });
}

QByteArray frame(int opcode, const QByteArray &payload, bool masked, bool isFinal, int reserved)
{
    QByteArray bytes;
    bytes.append(char((isFinal ? 0x80 : 0) | (reserved << 4) | opcode));
    const char mask = masked ? char(0x80) : char(0);
    const qsizetype size = payload.size();
    const auto append = [&](int count) {
        for (int i = count - 1; i >= 0; --i)
            bytes.append(char(quint64(size) >> (8 * i)));
    };
    if (size < 126) {
        bytes.append(char(mask | char(size)));
    } else if (size < 65536) {
        bytes.append(char(mask | 126));
        append(2);
    } else {
        bytes.append(char(mask | 127));
        append(8);
    }
    if (!masked)
        return bytes + payload;
    const QByteArray key("\x12\x34\xab\xcd");
    bytes += key;
    for (qsizetype i = 0; i < size; ++i)
        bytes.append(char(payload[i] ^ key[i % 4]));
    return bytes;
}

QByteArray closePayload(quint16 code, const QByteArray &reason)
{
    return QByteArray(1, char(code >> 8)) + char(code & 0xff) + reason;
}

QByteArray upgrade(const QByteArray &host, const QByteArray &headers, const QByteArray &path)
{
    return "GET " + path + " HTTP/1.1\r\nHost: " + host
           + "\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
             "Sec-WebSocket-Version: 13\r\n"
           + headers + "\r\n";
}
