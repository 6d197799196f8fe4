// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "proxyworld.h"

#include <QtNetwork/QTcpSocket>
#include <QtTest/QTest>

using namespace Qt::StringLiterals;
using namespace QtCapnWeb;

/// WebSockets through the proxy, byte by byte.
class ProxyWebSocketTest : public QObject
{
    Q_OBJECT

    static constexpr int Text = 1;
    static constexpr int Close = 8;
    static constexpr int Ping = 9;
    static constexpr int Pong = 10;

    // An open WebSocket.
    struct Open {
        ProxyWorld world;
        std::unique_ptr<RawPeer> client;
        std::unique_ptr<RawPeer> server;

        bool begin()
        {
            if (!world.start() || !(client = world.connectClient()))
                return false;
            client->send(upgrade("proxy"));
            if (!(server = world.nextConnection()) || server->takeHead().isEmpty())
                return false;
            server->send(Accepted);
            return client->expect(Accepted);
        }
        QStringList records() const { return world.sink.lines().mid(1); }
    };

private Q_SLOTS:
    void theHandshakePassesAndFramesDo()
    {
        ProxyWorld world;
        QVERIFY(world.start("/api"));
        const auto client = world.connectClient();
        client->send(upgrade("proxy",
                             "Origin: http://localhost:3000\r\nSec-WebSocket-Extensions: permessage-deflate\r\n"
                             "Sec-WebSocket-Protocol: one, two\r\nCookie: a=b\r\n",
                             "/ws?x=1"));
        const auto server = world.nextConnection();
        QVERIFY(server->expect(upgrade(
            world.authority(), "Origin: http://" + world.authority() + "\r\nSec-WebSocket-Protocol: one, two\r\nCookie: a=b\r\n",
            "/api/ws?x=1")));
        const QByteArray accepted =
            QByteArray(Accepted).replace("\r\n\r\n", "\r\nSec-WebSocket-Protocol: two\r\nX-Odd:  y\r\n\r\n");
        // The first frame comes with the answer.
        server->send(accepted + frame(Text, "[\"push\",1]", false));
        QVERIFY(client->expect(accepted + frame(Text, "[\"push\",1]", false)));
        const QByteArray up = frame(Text, "[\"pu", true, false) + frame(Ping, "are you there", true)
                              + frame(0, "ll\",", true, false) + frame(0, "1]", true)
                              + frame(Text, QByteArray(70'000, 'y'), true);
        client->send(up);
        QVERIFY(server->expect(up));
        const QByteArray down = frame(Pong, "are you there", false) + frame(Text, "", false) + frame(2, "\x01\x02"_ba, false);
        server->send(down);
        QVERIFY(client->expect(down));
        client->send(frame(Close, closePayload(1000, "done"), true));
        QVERIFY(server->expect(frame(Close, closePayload(1000, "done"), true)));
        server->send(frame(Close, closePayload(1000), false));
        QVERIFY(client->expect(frame(Close, closePayload(1000), false)));
        server->socket().disconnectFromHost();
        QVERIFY(client->waitForEnd());
        QVERIFY(world.waitForRest(1));

        const QString url = u"ws://%1/api/ws?x=1"_s.arg(QString::fromLatin1(world.authority()));
        QStringList lines = world.sink.lines(0, true);
        QCOMPARE(lines.takeAt(1).left(60 + url.size()),
                 (u"a request {\"method\":\"GET\",\"url\":\"%1\",\"headers\":[[\"Host\",\"proxy\"],["_s.arg(url))
                     .left(60 + url.size()));
        QVERIFY(lines.takeAt(1).startsWith(u"b response 101 {\"status\":101,\"reason\":\"Switching Protocols\",\"headers\":[["));
        QCOMPARE(lines, (QStringList{u"a opened "_s + url, u"b message [\"push\",1]"_s, u"a message [\"pull\",1]"_s,
                                     u"a message "_s + QString(70'000, u'y'), u"b message"_s, u"b binary 0102"_s,
                                     u"a closed 1000 done"_s}));
        QVERIFY(!world.sink.records[1].text.contains("a=b"));
        QVERIFY(world.sink.records[1].text.contains("permessage-deflate"));
    }

    void aRefusedHandshakePasses_data()
    {
        QTest::addColumn<QByteArray>("status");
        for (const char *status : {"401 Unauthorized", "404 Not Found", "503 Service Unavailable", "200 OK", "302 Found"})
            QTest::newRow(status) << QByteArray(status);
    }

    void aRefusedHandshakePasses()
    {
        QFETCH(QByteArray, status);
        ProxyWorld world;
        QVERIFY(world.start());
        const auto client = world.connectClient();
        client->send(upgrade("proxy"));
        const auto server = world.nextConnection();
        QVERIFY(!server->takeHead().isEmpty());
        const QByteArray response = "HTTP/1.1 " + status + "\r\nWWW-Authenticate: Bearer\r\nContent-Length: 9\r\n\r\nnot here\n";
        server->send(response);
        QVERIFY(client->expect(response));
        QVERIFY(waitUntil([&] { return world.endedSessions() == 1; }));
        QCOMPARE(world.sink.lines().mid(1), QStringList{u"b failed 1006 The server answered %1 and opened no WebSocket."_s.arg(
                                                QString::fromLatin1(status))});
        QVERIFY(world.sink.records[2].text.endsWith(
            ",\"body\":\"not here\\n\",\"headers\":[[\"WWW-Authenticate\",\"Bearer\"],[\"Content-Length\",\"9\"]]}"));

        // The connection lives on.
        client->send(upgrade("proxy", "Authorization: Bearer x\r\n"));
        QVERIFY(!server->takeHead().isEmpty());
        server->send(Accepted);
        QVERIFY(client->expect(Accepted));
        client->send(frame(Text, "[]", true));
        QVERIFY(server->expect(frame(Text, "[]", true)));
        QCOMPARE(world.sink.lines(1).mid(1), QStringList{u"a message []"_s});
    }

    void framesThatComeTooEarlyWait()
    {
        ProxyWorld world;
        QVERIFY(world.start());
        const auto client = world.connectClient();
        client->send(upgrade("proxy") + frame(Text, "[1]", true));
        const auto server = world.nextConnection();
        QVERIFY(!server->takeHead().isEmpty());
        client->send(frame(Text, "[2]", true));
        QCOMPARE(server->came(), QByteArray());
        server->send(Accepted);
        QVERIFY(client->expect(Accepted));
        QVERIFY(server->expect(frame(Text, "[1]", true) + frame(Text, "[2]", true)));
        QVERIFY(waitUntil([&] { return world.sink.lines().size() == 3; }));
    }

    void closeCodesPass_data()
    {
        QTest::addColumn<bool>("byClient");
        QTest::addColumn<QByteArray>("payload");
        QTest::addColumn<QString>("record");
        QTest::newRow("server 3000") << false << closePayload(3000, "TypeError: bad") << u"b closed 3000 TypeError: bad"_s;
        QTest::newRow("client 1001") << true << closePayload(1001) << u"a closed 1001"_s;
        QTest::newRow("no code") << true << QByteArray() << u"a closed 1005"_s;
        QTest::newRow("4999") << false << closePayload(4999, "\u00e9"_ba) << u"b closed 4999 \u00e9"_s;
    }

    void closeCodesPass()
    {
        QFETCH(bool, byClient);
        QFETCH(QByteArray, payload);
        QFETCH(QString, record);
        Open open;
        QVERIFY(open.begin());
        RawPeer &first = byClient ? *open.client : *open.server;
        RawPeer &second = byClient ? *open.server : *open.client;
        first.send(frame(Close, payload, byClient));
        QVERIFY(second.expect(frame(Close, payload, byClient)));
        // Messages may cross it.
        second.send(frame(Text, "[1]", !byClient) + frame(Close, payload, !byClient));
        QVERIFY(first.expect(frame(Text, "[1]", !byClient) + frame(Close, payload, !byClient)));
        QCOMPARE(open.records().last(), record);
        QCOMPARE(open.records().size(), 2);
        QCOMPARE(open.world.proxy.counters().openSessions, 0);
    }

    void aCloseWithoutAnAnswerIsAClose()
    {
        Open open;
        QVERIFY(open.begin());
        open.server->send(frame(Close, closePayload(1011, "oops"), false));
        open.server->socket().disconnectFromHost();
        QVERIFY(open.client->waitForEnd());
        QVERIFY(open.client->expect(frame(Close, closePayload(1011, "oops"), false)));
        QVERIFY(open.world.waitForRest(1));
        QCOMPARE(open.records(), QStringList{u"b closed 1011 oops"_s});
    }

    void aServerThatDiesInAMessageDiesForTheClient()
    {
        Open open;
        QVERIFY(open.begin());
        const QByteArray half = frame(Text, "[1]", false) + frame(Text, QByteArray(1000, 'x'), false).first(500);
        open.server->send(half);
        open.server->socket().disconnectFromHost();
        QVERIFY(open.client->waitForEnd());
        QVERIFY(open.client->expect(half));
        QVERIFY(open.world.waitForRest(1));
        QCOMPARE(
            open.records(),
            (QStringList{u"b message [1]"_s,
                         u"b failed 1006 The server ended the connection in the middle of a message, without a close frame."_s}));
    }

    void aClientThatGoesAwayEndsItsSession()
    {
        Open open;
        QVERIFY(open.begin());
        open.client->send(frame(Text, "[1]", true));
        open.client->socket().disconnectFromHost();
        QVERIFY(open.server->waitForEnd());
        QVERIFY(open.server->expect(frame(Text, "[1]", true)));
        QVERIFY(open.world.waitForRest(1));
        QCOMPARE(open.records(),
                 (QStringList{u"a message [1]"_s, u"a failed 1006 The client ended the connection, without a close frame."_s}));
    }

    void whatBreaksTheRulesPassesAndIsNoted()
    {
        Open open;
        QVERIFY(open.begin());
        const QByteArray odd = frame(Text, "squeezed", false, true, 4) + frame(3, "?", false) + frame(Text, "\xff"_ba, false)
                               + frame(Text, "[2]", true) + frame(Text, "[3]", false);
        open.server->send(odd);
        QVERIFY(open.client->expect(odd));
        QCOMPARE(
            open.records(),
            (QStringList{
                u"b note A message has reserved bits set (4): it is compressed, or of an extension that was not agreed on. It can't be read."_s,
                u"b note A frame has the reserved opcode 3."_s, u"b note A text message is no valid UTF-8."_s, u"b binary ff"_s,
                u"b note A frame of the server is masked."_s, u"b message [2]"_s, u"b message [3]"_s}));
        // Nothing can be read behind this; it passes all the same.
        const QByteArray lost = QByteArray::fromHex("817fffffffffffffffff") + QByteArray(100'000, 'z');
        open.server->send(lost);
        QCOMPARE(open.client->take(lost.size()), lost);
        open.client->send(frame(Text, "[4]", true));
        QVERIFY(open.server->expect(frame(Text, "[4]", true)));
        QCOMPARE(
            open.records().mid(7),
            (QStringList{u"b note A frame claims an impossible length; what follows it can't be read."_s, u"a message [4]"_s}));
    }

    void notesHaveAnEnd()
    {
        Open open;
        QVERIFY(open.begin());
        const QByteArray odd = frame(3, "?", false).repeated(1000);
        open.server->send(odd + frame(Text, "[1]", false));
        QCOMPARE(open.client->take(odd.size()), odd);
        QVERIFY(waitUntil([&] { return open.records().last() == u"b message [1]"; }));
        QCOMPARE(open.records().size(), 102);
    }

    void aMessageThatIsTooLargeToKeepPasses()
    {
        Open open;
        open.world.options.maximumMessage = 1000;
        QVERIFY(open.begin());
        const QByteArray large = frame(Text, QByteArray(2'000'000, 'x'), false) + frame(Text, "[1]", false);
        open.server->send(large);
        QCOMPARE(open.client->take(large.size()), large);
        QCOMPARE(open.records(), (QStringList{u"b refused of 2000000"_s, u"b message [1]"_s}));
    }

    // Neither side has the proxy hold more than it may, and all comes when the slow one reads.
    void theFastWaitForTheSlow_data()
    {
        QTest::addColumn<bool>("clientIsSlow");
        QTest::newRow("slow client") << true;
        QTest::newRow("slow server") << false;
    }

    void theFastWaitForTheSlow()
    {
        QFETCH(bool, clientIsSlow);
        Open open;
        open.world.options.maximumBuffer = 256 * 1024;
        QVERIFY(open.begin());
        RawPeer &slow = clientIsSlow ? *open.client : *open.server;
        RawPeer &fast = clientIsSlow ? *open.server : *open.client;
        slow.socket().setReadBufferSize(1000);
        slow.socket().blockSignals(true); // nothing is read
        constexpr int Count = 64;
        const QByteArray message = frame(Text, QByteArray(1'000'000, 'x'), !clientIsSlow);
        for (int i = 0; i < Count; ++i)
            fast.send(message);
        // It comes to rest: what the systems hold, and our share.
        qint64 left = -1;
        QVERIFY(waitUntil([&] {
            const qint64 before = std::exchange(left, fast.socket().bytesToWrite());
            QTest::qWait(200);
            return fast.socket().bytesToWrite() == before;
        }));
        QVERIFY2(left > 30'000'000, qPrintable(QString::number(left)));
        const auto passed = [&] {
            const auto counters = open.world.proxy.counters();
            return clientIsSlow ? counters.bytesToClients : counters.bytesToServer;
        };
        const qint64 stuck = passed();
        QVERIFY2(stuck < 20'000'000, qPrintable(QString::number(stuck)));

        // The other direction is free.
        slow.send(frame(Text, "[1]", clientIsSlow));
        QVERIFY(fast.expect(frame(Text, "[1]", clientIsSlow)));

        slow.socket().blockSignals(false);
        slow.socket().setReadBufferSize(0);
        QByteArray came = slow.socket().readAll();
        const QByteArray all = message.repeated(Count);
        came += slow.take(all.size() - came.size());
        QCOMPARE(came.size(), all.size());
        QVERIFY(came == all);
        QVERIFY(waitUntil([&] { return open.records().size() == Count + 1; }));
    }

    void manyClientsAtOnce()
    {
        ProxyWorld world;
        QVERIFY(world.start());
        constexpr int Count = 100;
        std::vector<std::unique_ptr<RawPeer>> clients;
        std::vector<std::unique_ptr<RawPeer>> servers;
        for (int i = 0; i < Count; ++i) {
            clients.push_back(world.connectClient());
            clients.back()->send(upgrade("proxy", {}, "/" + QByteArray::number(i)));
            servers.push_back(world.nextConnection());
            QVERIFY(servers.back()->takeHead().startsWith("GET /" + QByteArray::number(i) + " "));
            servers.back()->send(Accepted);
        }
        for (int round = 0; round < 20; ++round) {
            for (int i = 0; i < Count; ++i) {
                const QByteArray text = QByteArray::number(i * 1000 + round);
                clients[std::size_t(i)]->send(frame(Text, text, true));
                servers[std::size_t(i)]->send(frame(Text, "re " + text, false));
            }
        }
        for (int i = 0; i < Count; ++i) {
            QVERIFY(clients[std::size_t(i)]->takeHead() == Accepted);
            for (int round = 0; round < 20; ++round) {
                const QByteArray text = QByteArray::number(i * 1000 + round);
                QCOMPARE(servers[std::size_t(i)]->take(text.size() + 6), frame(Text, text, true));
                QCOMPARE(clients[std::size_t(i)]->take(text.size() + 5), frame(Text, "re " + text, false));
            }
        }
        QVERIFY(waitUntil([&] { return world.sink.records.size() == Count * (3 + 40); }));
        for (int i = 0; i < Count; ++i) {
            QStringList sent;
            QStringList answered;
            for (const QString &line : world.sink.lines(quint32(i)).mid(1))
                (line.startsWith(u"a") ? sent : answered) << line;
            for (int round = 0; round < 20; ++round) {
                QCOMPARE(sent.at(round), u"a message %1"_s.arg(i * 1000 + round));
                QCOMPARE(answered.at(round), u"b message re %1"_s.arg(i * 1000 + round));
            }
        }
    }
};

QTEST_GUILESS_MAIN(ProxyWebSocketTest)
#include "tst_proxywebsocket.moc"
