// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "httplistener.h"
#include "proxyworld.h"
#include "testcertificate.h"

#include <QtCore/QThread>
#include <QtNetwork/QSslCertificate>
#include <QtNetwork/QSslKey>
#include <QtNetwork/QSslSocket>
#include <QtTest/QTest>

using namespace Qt::StringLiterals;
using namespace QtCapnWeb;
using namespace QtCapnWeb::Replay;

/// How a proxy begins and ends, and TLS on both of its sides.
class ProxyEndsTest : public QObject
{
    Q_OBJECT

    static QSslCertificate certificate() { return QSslCertificate(TestCertificate::Certificate, QSsl::Pem); }

    static QSslConfiguration serverTls()
    {
        QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
        tls.setLocalCertificate(certificate());
        tls.setPrivateKey(QSslKey(TestCertificate::Key, QSsl::Ec, QSsl::Pem));
        return tls;
    }

    static QSslConfiguration clientTls()
    {
        QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
        tls.setCaCertificates({certificate()});
        return tls;
    }

    // An HTTPS server, and the sockets that it accepted.
    struct TlsServer {
        HttpListener listener{serverTls()};
        QList<QTcpSocket *> sockets;
        TlsServer()
        {
            QObject::connect(&listener, &HttpListener::accepted, &listener,
                             [this](QTcpSocket *socket) { sockets.append(socket); });
            listener.listen(QHostAddress::LocalHost);
        }
        ~TlsServer() { qDeleteAll(sockets); }
        std::unique_ptr<RawPeer> next()
        {
            return waitUntil([this] { return !sockets.isEmpty(); }) ? std::make_unique<RawPeer>(sockets.takeFirst()) : nullptr;
        }
    };

private Q_SLOTS:
    void tlsOnBothSides()
    {
        TlsServer tls;
        ProxyWorld world;
        world.options.upstream = QUrl(u"wss://localhost:%1/api"_s.arg(tls.listener.serverPort()));
        world.options.upstreamTls = clientTls();
        world.options.tls = serverTls();
        QVERIFY(world.proxy.start(world.options));
        QCOMPARE(world.proxy.url(), QUrl(u"wss://127.0.0.1:%1/"_s.arg(world.proxy.port())));
        auto *socket = new QSslSocket;
        socket->setSslConfiguration(clientTls());
        socket->connectToHostEncrypted(u"localhost"_s, world.proxy.port());
        RawPeer client(socket);
        client.send(upgrade("proxy", "Origin: https://proxy\r\n"));
        const auto server = tls.next();
        QVERIFY(server);
        const QByteArray authority = "localhost:" + QByteArray::number(tls.listener.serverPort());
        QVERIFY(server->expect(upgrade(authority, "Origin: https://" + authority + "\r\n", "/api")));
        server->send(Accepted);
        QVERIFY(client.expect(Accepted));
        // Large enough for back-pressure on the way.
        const QByteArray up = frame(1, QByteArray(3'000'000, 'u'), true);
        const QByteArray down = frame(1, QByteArray(3'000'000, 'd'), false);
        client.send(up);
        server->send(down);
        QVERIFY(server->take(up.size()) == up);
        QVERIFY(client.take(down.size()) == down);
        server->send(frame(8, closePayload(1000), false));
        server->socket().disconnectFromHost();
        QVERIFY(client.waitForEnd());
        QVERIFY(client.expect(frame(8, closePayload(1000), false)));
        QVERIFY(world.waitForRest(1));
        QStringList lines = world.sink.lines();
        QCOMPARE(lines.takeFirst(), u"a opened wss://%1/api"_s.arg(QString::fromLatin1(authority)));
        QCOMPARE(lines.takeLast(), u"b closed 1000"_s);
        lines.sort(); // which of the two was complete first is chance
        QCOMPARE(lines, (QStringList{u"a message "_s + QString(3'000'000, u'u'), u"b message "_s + QString(3'000'000, u'd')}));
    }

    void aServerThatIsNotTrustedIsToldOf()
    {
        TlsServer tls;
        ProxyWorld world;
        world.options.upstream = QUrl(u"https://localhost:%1/"_s.arg(tls.listener.serverPort()));
        QVERIFY(world.proxy.start(world.options));
        const auto client = world.connectClient();
        client->send(upgrade("proxy"));
        QVERIFY(client->waitForEnd());
        QVERIFY2(client->came().startsWith("HTTP/1.1 502 Bad Gateway\r\n"), client->came().constData());
        QVERIFY2(client->came().contains("can't be reached: The certificate is self-signed"), client->came().constData());
        QVERIFY(world.waitForRest(1));
    }

    void aServerThatNeverAnswersTlsIsToldOf()
    {
        ProxyWorld world; // Its server accepts, and says nothing.
        world.options.upstream = QUrl(u"wss://"_s + QString::fromLatin1(world.authority()));
        world.options.connectTimeout = std::chrono::milliseconds(50);
        QVERIFY(world.proxy.start(world.options));
        const auto client = world.connectClient();
        client->send(upgrade("proxy"));
        QVERIFY(client->waitForEnd());
        QVERIFY2(client->came().startsWith("HTTP/1.1 504 Gateway Timeout\r\n"), client->came().constData());
        QVERIFY(world.waitForRest(1));
    }

    void aClientThatDoesNotSpeakTlsIsToldOf()
    {
        ProxyWorld world;
        world.options.tls = serverTls();
        QStringList errors;
        QObject::connect(&world.proxy, &RecordingProxy::error, &world.proxy, [&](const QString &text) { errors << text; });
        QVERIFY(world.start());
        const auto client = world.connectClient();
        client->send(upgrade("proxy"));
        QVERIFY(waitUntil([&] { return errors.size() == 1; }));
        QVERIFY2(errors.first().startsWith(u"A client's TLS failed: "), qPrintable(errors.first()));
        QVERIFY(world.waitForRest(0));
    }

    void aUrlThatIsNoneIsRefused()
    {
        RecordingProxy proxy;
        RecordingProxyOptions options;
        for (const char *url : {"", "example.com", "ftp://example.com/", "ws:///x", "ws://h:99999/"}) {
            options.upstream = QUrl(QString::fromLatin1(url));
            QVERIFY2(!proxy.start(options), url);
            QVERIFY(proxy.errorString().contains(u"no URL of a server"));
        }
        QVERIFY(!proxy.isRunning());
    }

    void aPortThatIsTakenIsTold()
    {
        ProxyWorld world;
        world.options.port = world.server.serverPort();
        QVERIFY(!world.start());
        QCOMPARE(world.proxy.errorString(), u"127.0.0.1 port %1: The bound address is already in use"_s.arg(world.options.port));
    }

    void stoppingEndsWhatIsOpen()
    {
        ProxyWorld world;
        world.options.firstSession = 7;
        QVERIFY(world.start());
        QList<quint32> opened;
        QList<quint32> closed;
        QObject::connect(&world.proxy, &RecordingProxy::sessionOpened, &world.proxy, [&](quint32 session) { opened << session; });
        QObject::connect(&world.proxy, &RecordingProxy::sessionClosed, &world.proxy, [&](quint32 session) { closed << session; });
        const auto client = world.connectClient();
        client->send(upgrade("proxy"));
        const auto server = world.nextConnection();
        server->send(Accepted);
        QVERIFY(client->expect(Accepted));
        const auto other = world.connectClient();
        other->send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\n[1]\n");
        QVERIFY(waitUntil([&] { return world.proxy.counters().openSessions == 2 && opened.size() == 2; }));
        world.proxy.stop();
        QVERIFY(!world.proxy.isRunning());
        QCOMPARE(world.endedSessions(), 2);
        QCOMPARE(world.sink.lines(7).last(), u"b failed 1006 The proxy was stopped."_s);
        QCOMPARE(world.sink.lines(8).last(), u"b failed 1006 The proxy was stopped."_s);
        QVERIFY(client->waitForEnd());
        QVERIFY(server->waitForEnd());
        QVERIFY(waitUntil([&] { return closed.size() == 2; }));
        QCOMPARE(opened, (QList<quint32>{7, 8}));
        std::sort(closed.begin(), closed.end());
        QCOMPARE(closed, opened);

        // And again.
        QVERIFY(world.start());
        QVERIFY(world.connectClient());
    }

    void numbersMayBeGivenByOthers()
    {
        ProxyWorld world;
        quint32 next = 40;
        world.options.nextSession = [&] { return next += 2; };
        QVERIFY(world.start());
        const auto client = world.connectClient();
        client->send(upgrade("proxy"));
        QVERIFY(waitUntil([&] { return !world.sink.records.empty(); }));
        QCOMPARE(world.sink.records[0].session, 42U);
    }

    void aReceiverMayDestroyTheProxy()
    {
        ProxyWorld world;
        world.options.upstream = QUrl(u"ws://"_s + QString::fromLatin1(world.authority()));
        auto proxy = std::make_unique<RecordingProxy>();
        QVERIFY(proxy->start(world.options));
        bool isGone = false;
        QObject::connect(proxy.get(), &RecordingProxy::sessionOpened, qApp, [&] {
            proxy.reset();
            isGone = true;
        });
        QTcpSocket *socket = new QTcpSocket;
        socket->connectToHost(QHostAddress::LocalHost, proxy->port());
        RawPeer client(socket);
        client.send(upgrade("proxy"));
        QVERIFY(waitUntil([&] { return isGone; }));
        QVERIFY(client.waitForEnd());
        QCOMPARE(world.endedSessions(), 1);
    }

    void itRunsOnAThreadOfItsOwn()
    {
        ProxyWorld world;
        world.options.upstream = QUrl(u"ws://"_s + QString::fromLatin1(world.authority()));
        QThread thread;
        thread.start();
        auto *proxy = new RecordingProxy;
        proxy->moveToThread(&thread);
        quint16 port = 0;
        QMetaObject::invokeMethod(
            proxy,
            [&] {
                if (proxy->start(world.options))
                    port = proxy->port();
            },
            Qt::BlockingQueuedConnection);
        QVERIFY(port > 0);
        QTcpSocket *socket = new QTcpSocket;
        socket->connectToHost(QHostAddress::LocalHost, port);
        RawPeer client(socket);
        client.send(upgrade("proxy"));
        const auto server = world.nextConnection();
        QVERIFY(!server->takeHead().isEmpty());
        server->send(Accepted);
        QVERIFY(client.expect(Accepted));
        QMetaObject::invokeMethod(
            proxy, [&] { delete proxy; }, Qt::BlockingQueuedConnection);
        QVERIFY(client.waitForEnd());
        thread.quit();
        QVERIFY(thread.wait());
        QCOMPARE(world.sink.lines(), (QStringList{u"a opened ws://%1/"_s.arg(QString::fromLatin1(world.authority())),
                                                  u"b failed 1006 The proxy was stopped."_s}));
    }
};

QTEST_GUILESS_MAIN(ProxyEndsTest)
#include "tst_proxyends.moc"
