// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "nativesocket.h"
#include "transportserver.h"
#include "websockettransport.h"

#include <QtCore/QDeadlineTimer>
#include <QtCore/QScopeGuard>
#include <QtCore/QThread>
#include <QtNetwork/QNetworkProxy>
#include <QtNetwork/QNetworkRequest>
#include <QtNetwork/QTcpServer>
#include <QtNetwork/QTcpSocket>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

#include <algorithm>
#include <memory>
#include <utility>
#include <vector>

using namespace Qt::StringLiterals;
using namespace QtCapnWeb;

namespace {

/// \brief Speaks as much of SOCKS 5 (RFC 1928), or of HTTP's CONNECT (RFC 9110, 9.3.6), as QTcpSocket asks for, and connects
/// every name to one port of this machine.
class ProxyServer : public QTcpServer
{
public:
    explicit ProxyServer(quint16 port) : m_port(port)
    {
        listen(QHostAddress::LocalHost);
        connect(this, &QTcpServer::newConnection, this, [this] {
            QTcpSocket *const client = nextPendingConnection();
            connect(client, &QTcpSocket::readyRead, client, [this, client] { onRequest(client); });
        });
    }

    int connections = 0; ///< that were made through it

private:
    void onRequest(QTcpSocket *client)
    {
        const QByteArray request = client->peek(1024);
        if (request.startsWith("CONNECT ")) {
            if (request.contains("\r\n\r\n"))
                join(client, "HTTP/1.1 200 OK\r\n\r\n"_ba);
        } else if (request.startsWith("\x05\x01"_ba + '\0') && request.size() > 3) {
            join(client, "\x05\0\0\x01\x7f\0\0\x01\x12\x34"_ba);
        } else if (request.startsWith('\x05')) {
            client->readAll();
            client->write("\x05\0"_ba); // no authentication
        }
    }

    void join(QTcpSocket *client, const QByteArray &answer)
    {
        ++connections;
        client->disconnect();
        client->readAll();
        auto *const target = new QTcpSocket(client);
        const auto pass = [](QTcpSocket *from, QTcpSocket *to) {
            connect(from, &QTcpSocket::readyRead, to, [from, to] { to->write(from->readAll()); });
            connect(from, &QTcpSocket::disconnected, to, [to] { to->disconnectFromHost(); });
        };
        connect(target, &QTcpSocket::connected, client, [client, answer] { client->write(answer); });
        pass(client, target);
        pass(target, client);
        target->connectToHost(QHostAddress(QHostAddress::LocalHost), m_port);
    }

    const quint16 m_port;
};

} // namespace

class NativeSocketTest : public QObject
{
    Q_OBJECT

    // Two ends of a connection without anything in between.
    static std::pair<std::unique_ptr<QTcpSocket>, std::unique_ptr<QTcpSocket>> connectedPair(const QHostAddress &address)
    {
        QTcpServer server;
        auto client = std::make_unique<QTcpSocket>();
        if (!server.listen(address))
            return {};
        client->connectToHost(address, server.serverPort());
        if (!client->waitForConnected() || !server.waitForNewConnection(5000))
            return {};
        std::unique_ptr<QTcpSocket> accepted(server.nextPendingConnection());
        accepted->setParent(nullptr);
        return {std::move(client), std::move(accepted)};
    }

    // Without events, in which the socket would read.
    static QByteArray receivedBy(const NativeSocket &socket, qsizetype size)
    {
        QByteArray received;
        for (const QDeadlineTimer deadline(5000); received.size() < size && !deadline.hasExpired(); QThread::msleep(1))
            received += socket.receive();
        return received;
    }

private Q_SLOTS:
    void writesAndReceivesPastTheBuffer_data()
    {
        QTest::addColumn<QHostAddress>("address");
        QTest::newRow("IPv4") << QHostAddress(QHostAddress::LocalHost);
        QTest::newRow("IPv6") << QHostAddress(QHostAddress::LocalHostIPv6);
    }

    void writesAndReceivesPastTheBuffer()
    {
#ifdef Q_OS_LINUX // else nothing goes past it
        QFETCH(QHostAddress, address);
        const auto [client, server] = connectedPair(address);
        if (!server && address.protocol() == QAbstractSocket::IPv6Protocol)
            QSKIP("this machine has no IPv6");
        QVERIFY(server);
        NativeSocket(client.get()).write("front,"_ba, "back"_ba);
        QCOMPARE(client->bytesToWrite(), 0);
        QCOMPARE(receivedBy(NativeSocket(server.get()), 10), "front,back"_ba);
        QVERIFY(NativeSocket(server.get()).receive().isEmpty());
        QCOMPARE(server->bytesAvailable(), 0);
#endif
    }

    void whatTheSystemDoesNotTakeIsBuffered()
    {
        const auto [client, server] = connectedPair(QHostAddress(QHostAddress::LocalHost));
        QVERIFY(server);
        client->setSocketOption(QAbstractSocket::SendBufferSizeSocketOption, 64 * 1024);
        const QByteArray front(20 * 1024 * 1024, 'f');
        const QByteArray back(1024 * 1024, 'b');
        NativeSocket(client.get()).write(front, back);
        QVERIFY(client->bytesToWrite() > 0);
        NativeSocket(client.get()).write("end"_ba);
        QByteArray received;
        QTRY_VERIFY_WITH_TIMEOUT((received += server->readAll()).size() == front.size() + back.size() + 3, 30'000);
        QVERIFY(received == front + back + "end"_ba);
    }

    void theEndOfSendingLeavesTheOtherDirection()
    {
        const auto [client, server] = connectedPair(QHostAddress(QHostAddress::LocalHost));
        QVERIFY(server);
        NativeSocket(client.get()).endSending();
        NativeSocket(server.get()).write("answer"_ba); // before the socket finds the end, and hangs up
        server->flush();
        QTRY_COMPARE(server->state(), QAbstractSocket::UnconnectedState);
        QTRY_COMPARE(client->peek(16), "answer"_ba);
    }

    // Its descriptor may be another's by then.
    void aClosedSocketIsLeftAlone()
    {
        const auto [client, server] = connectedPair(QHostAddress(QHostAddress::LocalHost));
        QVERIFY(server);
        const NativeSocket closed(client.get());
        const qintptr descriptor = client->socketDescriptor();
        client->abort();
        std::vector<std::pair<std::unique_ptr<QTcpSocket>, std::unique_ptr<QTcpSocket>>> others;
        QTcpSocket *successor = nullptr;
        while (!successor && others.size() < 8) {
            others.push_back(connectedPair(QHostAddress(QHostAddress::LocalHost)));
            auto &[one, two] = others.back();
            QVERIFY(one && two);
            two->write("for the successor"_ba);
            one->write("for the successor"_ba);
            QVERIFY(two->waitForBytesWritten() && one->waitForBytesWritten());
            if (one->socketDescriptor() == descriptor)
                successor = one.get();
            else if (two->socketDescriptor() == descriptor)
                successor = two.get();
        }
        QVERIFY(successor);
        QVERIFY(closed.receive().isEmpty());
        closed.endSending();
        QTRY_COMPARE(successor->bytesAvailable(), 17);
        QCOMPARE(successor->state(), QAbstractSocket::ConnectedState);
    }

    void aConnectionThroughAProxyIsTheProxys_data()
    {
        QTest::addColumn<QNetworkProxy::ProxyType>("type");
        QTest::newRow("SOCKS") << QNetworkProxy::Socks5Proxy;
        QTest::newRow("HTTP") << QNetworkProxy::HttpProxy;
    }

    // The descriptor that QTcpSocket tells of a connection through SOCKS counts such connections, so that it is, sooner or later,
    // that of something else. (Through HTTP it is that of the connection to the proxy, which carries the same bytes.)
    void aConnectionThroughAProxyIsTheProxys()
    {
        QFETCH(QNetworkProxy::ProxyType, type);
        std::unique_ptr<WebSocketTransport> accepted;
        TransportServer server([&accepted](std::unique_ptr<WebSocketTransport> transport) {
            accepted = std::move(transport);
            connect(accepted.get(), &Transport::received, accepted.get(),
                    [&accepted](const QByteArray &text) { accepted->send(text); });
        });
        ProxyServer proxy(quint16(server.url().port()));
        QNetworkProxy::setApplicationProxy(QNetworkProxy(type, u"127.0.0.1"_s, proxy.serverPort()));
        const auto withoutProxy = qScopeGuard([] { QNetworkProxy::setApplicationProxy(QNetworkProxy::NoProxy); });

        const auto [mine, theirs] = connectedPair(QHostAddress(QHostAddress::LocalHost));
        QVERIFY(mine && theirs);
        const qintptr last = std::max(mine->socketDescriptor(), theirs->socketDescriptor()) + 1;
        for (qintptr i = 0; i <= last; ++i) {
            WebSocketTransport client((QNetworkRequest(QUrl(u"ws://capnweb.test:80/"_s))));
            QSignalSpy received(&client, &Transport::received);
            QSignalSpy closed(&client, &Transport::closed);
            client.send("[1]"_ba);
            QTRY_VERIFY(received.count() == 1 || closed.count() == 1);
            QCOMPARE(received.count(), 1);
            client.close(1000, {});
            QTRY_COMPARE(closed.count(), 1);
            QCOMPARE(closed.at(0).at(0).toInt(), 1000);
        }
        QCOMPARE(proxy.connections, int(last) + 1);
        QCoreApplication::processEvents();
        QCOMPARE(mine->bytesAvailable(), 0);
        QCOMPARE(theirs->bytesAvailable(), 0);
        QCOMPARE(mine->state(), QAbstractSocket::ConnectedState);
        QCOMPARE(theirs->state(), QAbstractSocket::ConnectedState);
    }
};

QTEST_GUILESS_MAIN(NativeSocketTest)
#include "tst_nativesocket.moc"
