// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "sparebuffers.h"
#include "testcertificate.h"
#include "transportserver.h"
#include "websockettransport.h"

#include <QtNetwork/QNetworkRequest>
#include <QtNetwork/QSslCertificate>
#include <QtNetwork/QSslConfiguration>
#include <QtNetwork/QSslKey>
#include <QtNetwork/QSslSocket>
#include <QtNetwork/QTcpServer>
#include <QtNetwork/QTcpSocket>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWebSockets/QWebSocket>
#include <QtWebSockets/QWebSocketServer>

#include <memory>

using namespace Qt::StringLiterals;
using namespace QtCapnWeb;

namespace {

// Answers every connection with the same bytes once it has sent anything.
class CannedServer : public QTcpServer
{
public:
    explicit CannedServer(const QByteArray &reply, bool hangUp)
    {
        listen(QHostAddress::LocalHost);
        connect(this, &QTcpServer::newConnection, this, [this, reply, hangUp] {
            QTcpSocket *socket = nextPendingConnection();
            connect(socket, &QTcpSocket::readyRead, socket, [socket, reply, hangUp] {
                socket->readAll();
                socket->write(reply);
                if (hangUp)
                    socket->disconnectFromHost();
            });
        });
    }

    QUrl url(const QString &scheme = u"ws"_s) const { return QUrl(u"%1://127.0.0.1:%2/"_s.arg(scheme).arg(serverPort())); }
};

} // namespace

class WebSocketTransportTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<QWebSocketServer> m_server;
    std::unique_ptr<TransportServer> m_ownServer;
    std::unique_ptr<WebSocketTransport> m_client;
    std::unique_ptr<WebSocketTransport> m_accepted;

    void listen()
    {
        m_server = std::make_unique<QWebSocketServer>(QString(), QWebSocketServer::NonSecureMode);
        QVERIFY(m_server->listen(QHostAddress::LocalHost));
    }

    // Both ends as transports.
    void connectPair()
    {
        m_ownServer = std::make_unique<TransportServer>([this](std::unique_ptr<WebSocketTransport> accepted) {
            m_accepted = std::move(accepted);
            Q_EMIT transportAccepted();
        });
        m_client = std::make_unique<WebSocketTransport>(QNetworkRequest(m_ownServer->url()));
    }

    // The far end is a bare QWebSocket.
    void connectToSocket(QWebSocket **socket)
    {
        listen();
        m_client = std::make_unique<WebSocketTransport>(QNetworkRequest(m_server->serverUrl()));
        QTRY_VERIFY(m_server->hasPendingConnections());
        *socket = m_server->nextPendingConnection();
        (*socket)->setParent(m_server.get());
        QTRY_COMPARE(m_client->state(), Transport::State::Open);
    }

    QString failureOf(const QUrl &url, std::chrono::milliseconds timeout = std::chrono::seconds(30))
    {
        m_client = std::make_unique<WebSocketTransport>(QNetworkRequest(url));
        m_client->setHandshakeTimeout(timeout);
        QSignalSpy opened(m_client.get(), &Transport::opened);
        QSignalSpy closed(m_client.get(), &Transport::closed);
        m_client->send("lost"_ba);
        if (!QTest::qWaitFor([&] { return closed.count() > 0; }, 20'000))
            return u"(nothing happened)"_s;
        QCoreApplication::processEvents();
        if (closed.count() != 1 || opened.count() != 0 || m_client->state() != Transport::State::Closed)
            return u"(told wrongly)"_s;
        if (closed.at(0).at(0).toInt() != AbnormalCloseCode)
            return u"(code %1)"_s.arg(closed.at(0).at(0).toInt());
        return closed.at(0).at(2).toString();
    }

Q_SIGNALS:
    void transportAccepted();

private Q_SLOTS:
    void cleanup()
    {
        m_client.reset();
        m_accepted.reset();
        m_ownServer.reset();
        m_server.reset();
        disconnect(this, &WebSocketTransportTest::transportAccepted, nullptr, nullptr);
    }

    void anAcceptedConnectionKeepsWhatComesUntilSomebodyListens()
    {
        connectPair();
        QTRY_VERIFY(m_accepted);
        m_client->send("1"_ba);
        m_client->close(1000, {});
        QSignalSpy clientClosed(m_client.get(), &Transport::closed);
        QTRY_COMPARE(clientClosed.count(), 1);
        QSignalSpy closed(m_accepted.get(), &Transport::closed);
        QSignalSpy received(m_accepted.get(), &Transport::received);
        QTRY_COMPARE(closed.count(), 1);
        QCOMPARE(received.count(), 1);
    }

    void aPeerThatAnswersPingsIsNotIdle()
    {
        connectPair();
        QTRY_VERIFY(m_accepted);
        QSignalSpy closed(m_client.get(), &Transport::closed);
        m_client->setIdleTimeout(std::chrono::milliseconds(100));
        QVERIFY(!closed.wait(500));
        QCOMPARE(m_client->state(), Transport::State::Open);
    }

    void aPeerThatIsSilentIsGone()
    {
        QWebSocket *peer = nullptr;
        connectToSocket(&peer);
        QSignalSpy closed(m_client.get(), &Transport::closed);
        m_client->setIdleTimeout(std::chrono::milliseconds(200));
        QTRY_COMPARE(m_client->state(), Transport::State::Open);
        // It hears nothing any more, though its connection stands.
        for (QTcpSocket *socket : m_server->findChildren<QTcpSocket *>())
            QObject::disconnect(socket, &QTcpSocket::readyRead, nullptr, nullptr);
        QTRY_COMPARE(closed.count(), 1);
        QCOMPARE(closed.at(0).at(0).toInt(), int(AbnormalCloseCode));
        QVERIFY(closed.at(0).at(2).toString().contains("nothing was heard from the peer for 0.2 seconds"_L1));
    }

    void whatIsSentBeforeItIsOpenArrives()
    {
        connectPair();
        m_client->send("1"_ba);
        m_client->send("2"_ba);
        QCOMPARE(m_client->state(), Transport::State::Connecting);
        QList<QByteArray> seen;
        connect(this, &WebSocketTransportTest::transportAccepted, this, [&] {
            QCOMPARE(m_accepted->state(), Transport::State::Open);
            connect(m_accepted.get(), &Transport::received, this, [&](const QByteArray &text) { seen << text; });
        });
        QTRY_COMPARE(seen.size(), 2);
        QCOMPARE(seen, (QList<QByteArray>{"1", "2"}));
    }

    void whatHasNotLeftIsCounted()
    {
        connectPair();
        const QByteArray text(100'000, 'x');
        m_client->send(text); // not connected yet
        m_client->send(text);
        QCOMPARE(m_client->bytesToWrite(), 200'000);
        QTRY_VERIFY(m_accepted);
        QSignalSpy received(m_accepted.get(), &Transport::received);
        QTRY_COMPARE(received.count(), 2);
        QCOMPARE(m_client->bytesToWrite(), 0);
        const QByteArray more(20'000'000, 'x'); // than the system takes at once
        m_client->send(more);
        QVERIFY(m_client->bytesToWrite() >= 10'000'000);
        QTRY_COMPARE(received.count(), 3);
        QCOMPARE(m_client->bytesToWrite(), 0);
    }

    void whatIsEncryptedAndHasNotLeftIsCounted()
    {
        QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
        tls.setLocalCertificate(QSslCertificate(QByteArray(TestCertificate::Certificate)));
        tls.setPrivateKey(QSslKey(QByteArray(TestCertificate::Key), QSsl::Ec));
        m_ownServer = std::make_unique<TransportServer>(
            [this](std::unique_ptr<WebSocketTransport> accepted) { m_accepted = std::move(accepted); }, tls);

        // A peer that reads nothing behind the handshake.
        QSslSocket peer;
        peer.setPeerVerifyMode(QSslSocket::VerifyNone);
        peer.setReadBufferSize(1024);
        connect(&peer, &QSslSocket::encrypted, &peer, [&peer] {
            peer.write("GET / HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                       "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n");
        });
        peer.connectToHostEncrypted(u"127.0.0.1"_s, quint16(m_ownServer->url().port()));
        QTRY_VERIFY(m_accepted);
        const auto *socket = m_accepted->findChild<QSslSocket *>();
        QVERIFY(socket);
        constexpr qint64 Sent = 64 * 1024 * 1024;
        m_accepted->send(QByteArray(Sent, 'x'));
        QTRY_COMPARE(socket->bytesToWrite(), 0); // as it sees it itself
        QVERIFY(m_accepted->bytesToWrite() > Sent / 2);
    }

    void carriesAnyTextBothWays()
    {
        connectPair();
        QTRY_VERIFY(m_accepted);
        const QByteArray text = u"\u00e9 \u20ac \U0001F600 \0 end"_s.toUtf8() + QByteArray(200'000, 'x');
        QSignalSpy received(m_client.get(), &Transport::received);
        connect(m_accepted.get(), &Transport::received, m_accepted.get(), &Transport::send);
        m_client->send(text);
        m_client->send(QByteArray());
        QTRY_COMPARE(received.count(), 2);
        QCOMPARE(received.at(0).at(0).toByteArray(), text);
        QCOMPARE(received.at(1).at(0).toByteArray(), QByteArray());
    }

    // The memory of a large text serves the next one, unless a receiver keeps the text.
    void largeTextsThatAreKeptStayWhatTheyAre()
    {
        QSignalSpy accepted(this, &WebSocketTransportTest::transportAccepted);
        connectPair();
        QTRY_VERIFY_WITH_TIMEOUT(accepted.count() == 1, 30000);
        QList<QByteArray> kept;
        connect(m_accepted.get(), &Transport::received, this, [&](const QByteArray &text) {
            if (kept.size() % 2 == 0)
                kept.append(text);
            else
                kept.append(QByteArray(text.constData(), 10));
            m_accepted->send(text);
        });
        QByteArrayList answers;
        connect(m_client.get(), &Transport::received, this, [&](const QByteArray &text) { answers.append(text); });
        constexpr int count = 12;
        constexpr qsizetype size = 1'300'000;
        for (int i = 0; i < count; ++i)
            m_client->send(QByteArray(size, char('a' + i)));
        QTRY_COMPARE_WITH_TIMEOUT(answers.size(), count, 30000);
        for (int i = 0; i < count; ++i) {
            QCOMPARE(kept.at(i), QByteArray(i % 2 == 0 ? size : 10, char('a' + i)));
            QCOMPARE(answers.at(i), QByteArray(size, char('a' + i)));
        }
        // and goes when nobody wants it
        QTRY_VERIFY_WITH_TIMEOUT(!SpareBuffers::any(), 30000);
    }

    void headersGoWithTheRequest()
    {
        listen();
        QNetworkRequest request(m_server->serverUrl());
        request.setRawHeader("Authorization", "Bearer x");
        m_client = std::make_unique<WebSocketTransport>(request);
        QTRY_VERIFY(m_server->hasPendingConnections());
        std::unique_ptr<QWebSocket> socket(m_server->nextPendingConnection());
        QCOMPARE(socket->request().rawHeader("authorization"), "Bearer x"_ba);
    }

    void peersAreNamedWithoutSecrets()
    {
        QString acceptedName;
        TransportServer server([&](const std::unique_ptr<WebSocketTransport> &accepted) { acceptedName = accepted->peerName(); });
        QUrl url = server.url();
        url.setUserInfo(u"me:secret"_s);
        url.setPath(u"/api"_s);
        m_client = std::make_unique<WebSocketTransport>(QNetworkRequest(url));
        QCOMPARE(m_client->peerName(), u"ws://127.0.0.1:%1/api"_s.arg(server.url().port()));
        QTRY_VERIFY2(acceptedName.startsWith("127.0.0.1:"_L1), qPrintable(acceptedName));
    }

    void aCloseCarriesCodeAndReason()
    {
        connectPair();
        QTRY_VERIFY(m_accepted);
        QTRY_COMPARE(m_client->state(), Transport::State::Open);
        QSignalSpy here(m_client.get(), &Transport::closed);
        QSignalSpy there(m_accepted.get(), &Transport::closed);
        QSignalSpy received(m_accepted.get(), &Transport::received);
        m_client->send("last"_ba);
        m_client->close(AbortCloseCode, QString(200, u'x'));
        m_client->send("too late"_ba);
        QTRY_COMPARE(there.count(), 1);
        QTRY_COMPARE(here.count(), 1);
        const QString reason(MaximumCloseReason, u'x');
        QCOMPARE(here.at(0), (QVariantList{AbortCloseCode, reason, QString()}));
        QCOMPARE(there.at(0), (QVariantList{AbortCloseCode, reason, u"Peer closed WebSocket: 3000 "_s + reason}));
        QCOMPARE(received.count(), 1);
        QCOMPARE(m_client->state(), Transport::State::Closed);
    }

    void closingWhileConnectingSendsWhatIsQueued()
    {
        connectPair();
        QList<QByteArray> seen;
        QString end;
        connect(this, &WebSocketTransportTest::transportAccepted, this, [&] {
            connect(m_accepted.get(), &Transport::received, this, [&](const QByteArray &text) { seen << text; });
            connect(m_accepted.get(), &Transport::closed, this,
                    [&](quint16, const QString &, const QString &error) { end = error; });
        });
        QSignalSpy opened(m_client.get(), &Transport::opened);
        QSignalSpy closed(m_client.get(), &Transport::closed);
        m_client->send("only"_ba);
        m_client->close(3000, u"done"_s);
        QCOMPARE(m_client->state(), Transport::State::Closing);
        QTRY_COMPARE(end, u"Peer closed WebSocket: 3000 done"_s);
        QCOMPARE(seen, QList<QByteArray>{"only"_ba});
        QTRY_COMPARE(closed.count(), 1);
        QCOMPARE(opened.count(), 0);
    }

    void closingWhileConnectingWithNothingQueuedEndsAtOnce()
    {
        listen();
        m_client = std::make_unique<WebSocketTransport>(QNetworkRequest(m_server->serverUrl()));
        QSignalSpy closed(m_client.get(), &Transport::closed);
        m_client->close(1000, QString());
        QCOMPARE(closed.count(), 0);
        QTRY_COMPARE(closed.count(), 1);
        QCOMPARE(closed.at(0).at(2).toString(), QString());
    }

    void aPeerThatVanishesIs1006()
    {
        QWebSocket *socket = nullptr;
        connectToSocket(&socket);
        QSignalSpy closed(m_client.get(), &Transport::closed);
        socket->abort();
        QTRY_COMPARE(closed.count(), 1);
        QCOMPARE(closed.at(0).at(0).toInt(), 1006);
        QCOMPARE(closed.at(0).at(2).toString(), u"Peer closed WebSocket: 1006 (the connection was lost)"_s);
    }

    void anOpenTransportThatIsDestroyedGoesAway()
    {
        QWebSocket *socket = nullptr;
        connectToSocket(&socket);
        QSignalSpy disconnected(socket, &QWebSocket::disconnected);
        m_client->send(QByteArray(5'000'000, 'x'));
        m_client.reset();
        QTRY_COMPARE(disconnected.count(), 1);
        QCOMPARE(int(socket->closeCode()), 1001);
    }

    void whatWasSentLeavesAfterTheTransportIsGone()
    {
        QWebSocket *socket = nullptr;
        connectToSocket(&socket);
        QSignalSpy text(socket, &QWebSocket::textMessageReceived);
        QSignalSpy disconnected(socket, &QWebSocket::disconnected);
        m_client->send(QByteArray(20'000'000, 'x')); // more than the kernel buffers
        m_client->close(3000, u"aborted"_s);
        m_client.reset();
        QTRY_COMPARE(disconnected.count(), 1);
        QCOMPARE(text.count(), 1);
        QCOMPARE(int(socket->closeCode()), 3000);
        QCOMPARE(socket->closeReason(), u"aborted"_s);
    }

    void binaryFramesAreTold()
    {
        QWebSocket *socket = nullptr;
        connectToSocket(&socket);
        QSignalSpy binary(m_client.get(), &Transport::receivedBinary);
        socket->sendBinaryMessage("\x01\x02"_ba);
        QTRY_COMPARE(binary.count(), 1);
        QCOMPARE(binary.at(0).at(0).toByteArray(), "\x01\x02"_ba);
    }

    void aMessageOverTheLimitIsRefusedAndTheConnectionStands()
    {
        QWebSocket *socket = nullptr;
        connectToSocket(&socket);
        m_client->setMaximumMessageSize(1000);
        QSignalSpy received(m_client.get(), &Transport::received);
        QSignalSpy refused(m_client.get(), &Transport::refused);
        socket->sendTextMessage(QString(1000, u'\u20ac')); // 3000 bytes, but 1000 code units
        socket->sendTextMessage(QString(1001, u'\u00e9'));
        socket->sendTextMessage(u"next"_s);
        QTRY_COMPARE(received.count(), 2);
        QCOMPARE(refused.count(), 1);
        QCOMPARE(refused.at(0).at(0).toLongLong(), 2002);
        QCOMPARE(m_client->state(), Transport::State::Open);
    }

    void aMessageFarOverTheLimitClosesWith1009()
    {
        QWebSocket *socket = nullptr;
        connectToSocket(&socket);
        m_client->setMaximumMessageSize(1000);
        QSignalSpy refused(m_client.get(), &Transport::refused);
        QSignalSpy closed(m_client.get(), &Transport::closed);
        socket->sendTextMessage(QString(10'000, u'x'));
        QTRY_COMPARE(closed.count(), 1);
        QCOMPARE(refused.count(), 1);
        QCOMPARE(refused.at(0).at(0).toLongLong(), -1);
        QCOMPARE(closed.at(0).at(0).toInt(), 1009);
        QCOMPARE(closed.at(0).at(2).toString(), u"Closed WebSocket: the peer sent a message of more than 3000 bytes."_s);
    }

    void aPeersRefusalIsNotTakenForOurs()
    {
        QWebSocket *socket = nullptr;
        connectToSocket(&socket);
        m_client->setMaximumMessageSize(1000);
        socket->setMaxAllowedIncomingFrameSize(5000);
        QSignalSpy refused(m_client.get(), &Transport::refused);
        QSignalSpy closed(m_client.get(), &Transport::closed);
        m_client->send(QByteArray(6000, 'x'));
        QTRY_COMPARE(closed.count(), 1);
        QCOMPARE(refused.count(), 0);
        QVERIFY(closed.at(0).at(2).toString().startsWith("Peer closed WebSocket: 1009 "_L1));
    }

    void connectionFailuresAreClear_data()
    {
        QTest::addColumn<QByteArray>("reply");
        QTest::addColumn<QString>("why");
        const QString instead = u"the server answered HTTP %1 instead of opening a WebSocket"_s;
        QTest::newRow("401") << "HTTP/1.1 401 Unauthorized\r\nContent-Length: 2\r\n\r\nno"_ba
                             << instead.arg(u"401 Unauthorized"_s);
        QTest::newRow("404") << "HTTP/1.1 404 Not Found\r\n\r\n"_ba << instead.arg(u"404 Not Found"_s);
        QTest::newRow("400") << "HTTP/1.1 400 Bad Request\r\n\r\n"_ba << instead.arg(u"400 Bad Request"_s);
        QTest::newRow("200") << "HTTP/1.1 200 OK\r\n\r\nhello"_ba << instead.arg(u"200 OK"_s);
        QTest::newRow("not HTTP") << "SSH-2.0-OpenSSH_9.2\r\n\r\n"_ba << u"what answered does not speak HTTP"_s;
        QTest::newRow("nothing") << ""_ba << u"the server closed the connection during the handshake"_s;
    }

    void connectionFailuresAreClear()
    {
        QFETCH(QByteArray, reply);
        QFETCH(QString, why);
        for (const bool hangUp : {true, false}) {
            if (reply.isEmpty() && !hangUp)
                continue;
            CannedServer server(reply, hangUp);
            QCOMPARE(failureOf(server.url()), u"Could not connect to %1: %2."_s.arg(server.url().toString(), why));
        }
    }

    void aRefusedPortIsTold()
    {
        QTcpServer server; // finds a port, and frees it
        QVERIFY(server.listen(QHostAddress::LocalHost));
        const QUrl url(u"ws://127.0.0.1:%1/"_s.arg(server.serverPort()));
        server.close();
        QCOMPARE(failureOf(url), u"Could not connect to %1: connection refused."_s.arg(url.toString()));
    }

    void anUnknownHostIsTold()
    {
        QCOMPARE(failureOf(QUrl(u"ws://nosuch.invalid/"_s)),
                 u"Could not connect to ws://nosuch.invalid/: host \"nosuch.invalid\" not found."_s);
    }

    void anUrlOfAnotherKindIsTold()
    {
        QCOMPARE(failureOf(QUrl(u"ftp://127.0.0.1/"_s)),
                 u"Could not connect to ftp://127.0.0.1/: Unsupported WebSocket scheme: ftp."_s);
        QVERIFY(failureOf(QUrl()).contains("Invalid URL"_L1));
    }

    void aServerThatDoesNotSpeakTlsIsTold()
    {
        CannedServer server("HTTP/1.1 400 Bad Request\r\n\r\n"_ba, true);
        const QString error = failureOf(server.url(u"wss"_s));
        QVERIFY2(error.contains("TLS failed: "_L1), qPrintable(error));
    }

    void anUntrustedCertificateIsTold()
    {
        QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
        tls.setLocalCertificate(QSslCertificate(QByteArray(TestCertificate::Certificate)));
        tls.setPrivateKey(QSslKey(QByteArray(TestCertificate::Key), QSsl::Ec));
        m_server = std::make_unique<QWebSocketServer>(QString(), QWebSocketServer::SecureMode);
        m_server->setSslConfiguration(tls);
        QVERIFY(m_server->listen(QHostAddress::LocalHost));
        const QString url = m_server->serverUrl().toString();
        QCOMPARE(failureOf(m_server->serverUrl()),
                 u"Could not connect to %1: TLS failed: The certificate is self-signed, and untrusted."_s.arg(url));

        // Trusted, it works.
        QNetworkRequest request(m_server->serverUrl());
        QSslConfiguration trusting = QSslConfiguration::defaultConfiguration();
        trusting.addCaCertificate(tls.localCertificate());
        request.setSslConfiguration(trusting);
        m_client = std::make_unique<WebSocketTransport>(request);
        QTRY_COMPARE(m_client->state(), Transport::State::Open);
    }

    void aServerThatNeverAnswersTimesOut()
    {
        QTcpServer silent;
        QVERIFY(silent.listen(QHostAddress::LocalHost));
        const QUrl url(u"ws://127.0.0.1:%1/"_s.arg(silent.serverPort()));
        QCOMPARE(failureOf(url, std::chrono::milliseconds(50)),
                 u"Could not connect to %1: timed out after 50 ms."_s.arg(url.toString()));
    }
};

QTEST_GUILESS_MAIN(WebSocketTransportTest)
#include "tst_websockettransport.moc"
