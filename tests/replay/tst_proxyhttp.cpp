// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "proxyworld.h"

#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtNetwork/QTcpSocket>
#include <QtTest/QTest>

using namespace Qt::StringLiterals;
using namespace QtCapnWeb;

namespace {

QByteArray post(const QByteArray &body, const QByteArray &headers = {}, const QByteArray &path = "/")
{
    return "POST " + path + " HTTP/1.1\r\nHost: proxy\r\n" + headers + "Content-Length: " + QByteArray::number(body.size())
           + "\r\n\r\n" + body;
}

QByteArray answer(const QByteArray &body, const QByteArray &status = "200 OK")
{
    return "HTTP/1.1 " + status + "\r\nX-Served-By: me\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
}

} // namespace

/// HTTP through the proxy, byte by byte.
class ProxyHttpTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aBatchPassesAsItIs()
    {
        ProxyWorld world;
        QVERIFY(world.start("/api"));
        const auto client = world.connectClient();
        client->send(post("[\"pull\",1]\n[\"pull\",2]", "X-Odd:  value \r\nauthorization: Bearer s3cret\r\n", "/?q=1"));
        const auto server = world.nextConnection();
        QVERIFY(server->expect("POST /api?q=1 HTTP/1.1\r\nHost: " + world.authority()
                               + "\r\nX-Odd:  value \r\nauthorization: Bearer s3cret\r\nContent-Length: 21\r\n\r\n"
                                 "[\"pull\",1]\n[\"pull\",2]"));
        const QByteArray response = answer("[\"resolve\",1,\"\xc3\xa9\"]\n[\"resolve\",2,7]");
        server->send(response);
        QVERIFY(client->expect(response));
        QVERIFY(waitUntil([&] { return world.endedSessions() == 1; }));

        const QString url = u"http://%1/api?q=1"_s.arg(QString::fromLatin1(world.authority()));
        const QStringList expected{
            u"a opened "_s + url,
            u"a request {\"method\":\"POST\",\"url\":\"%1\",\"headers\":[[\"Host\",\"proxy\"],[\"X-Odd\",\"value\"],"
            "[\"authorization\",\"(redacted)\"],[\"Content-Length\",\"21\"]]}"_s.arg(url),
            u"a message [\"pull\",1]"_s,
            u"a message [\"pull\",2]"_s,
            u"b response 200 {\"status\":200,\"reason\":\"OK\",\"headers\":[[\"X-Served-By\",\"me\"],[\"Content-Length\",\"34\"]]}"_s,
            u"b message [\"resolve\",1,\"\u00e9\"]"_s,
            u"b message [\"resolve\",2,7]"_s,
            u"b closed 1000"_s,
        };
        QCOMPARE(world.sink.lines(0, true), expected);
        qint64 last = 0;
        for (const Record &record : world.sink.records) {
            QVERIFY(record.time >= last);
            last = record.time;
        }
    }

    void headersAreKeptIfOneAsksForThem()
    {
        ProxyWorld world;
        world.options.redactedHeaders = {"x-token"};
        QVERIFY(world.start());
        const auto client = world.connectClient();
        client->send(post("[]", "Authorization: shown\r\nX-Token: hidden\r\n"));
        QVERIFY(waitUntil([&] { return world.sink.records.size() >= 2; }));
        const QByteArray facts = world.sink.records[1].text;
        QVERIFY(facts.contains("shown"));
        QVERIFY(!facts.contains("hidden"));
    }

    void oneConnectionServesManyRequests()
    {
        ProxyWorld world;
        QVERIFY(world.start());
        const auto client = world.connectClient();
        std::unique_ptr<RawPeer> server;
        for (int i = 0; i < 5; ++i) {
            const QByteArray text = QByteArray::number(i);
            client->send(post("[" + text + "]"));
            if (!server)
                server = world.nextConnection();
            QVERIFY(server->takeHead().startsWith("POST / HTTP/1.1\r\n"));
            QVERIFY(server->expect("[" + text + "]"));
            server->send(answer("{" + text + "}"));
            QVERIFY(client->expect(answer("{" + text + "}")));
        }
        QCOMPARE(world.proxy.counters().connections, 1);
        QCOMPARE(world.proxy.counters().sessions, 5);
        QVERIFY(waitUntil([&] { return world.endedSessions() == 5; }));
        QCOMPARE(world.sink.lines(4).mid(1), (QStringList{u"a message [4]"_s, u"b message {4}"_s, u"b closed 1000"_s}));
        client->socket().disconnectFromHost();
        QVERIFY(server->waitForEnd());
        QVERIFY(world.waitForRest(5));
    }

    void requestsMayComeBeforeTheirAnswers()
    {
        ProxyWorld world;
        QVERIFY(world.start());
        const auto client = world.connectClient();
        QByteArray requests;
        for (int i = 0; i < 200; ++i) // more than may wait at a time
            requests += post(QByteArray::number(i));
        client->send(requests);
        const auto server = world.nextConnection();
        QByteArray answers;
        for (int i = 0; i < 200; ++i) {
            QVERIFY(!server->takeHead().isEmpty());
            const QByteArray text = QByteArray::number(i);
            QCOMPARE(server->take(text.size()), text);
            const QByteArray response = answer("re " + text);
            server->send(response);
            answers += response;
        }
        QVERIFY(client->expect(answers));
        QVERIFY(waitUntil([&] { return world.endedSessions() == 200; }));
        for (int i = 0; i < 200; ++i)
            QCOMPARE(world.sink.lines(quint32(i)).mid(1),
                     (QStringList{u"a message %1"_s.arg(i), u"b message re %1"_s.arg(i), u"b closed 1000"_s}));
    }

    void chunksPassAsTheyAre()
    {
        ProxyWorld world;
        QVERIFY(world.start());
        const auto client = world.connectClient();
        const QByteArray head = "POST / HTTP/1.1\r\nHost: proxy\r\nTransfer-Encoding: chunked\r\n\r\n"_ba;
        const QByteArray chunks = "6;note=1\r\n[1]\n[2\r\n1\r\n]\r\n0\r\nTrailer: x\r\n\r\n"_ba;
        std::unique_ptr<RawPeer> server;
        for (const char c : head + chunks) {
            client->send(QByteArray(1, c));
            qApp->processEvents();
        }
        server = world.nextConnection();
        QVERIFY(server->takeHead().contains("Transfer-Encoding: chunked\r\n"));
        QVERIFY(server->expect(chunks));
        const QByteArray response = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\n[3]\n\r\n3\r\n[4]\r\n0\r\n\r\n"_ba;
        for (const char c : response) {
            server->send(QByteArray(1, c));
            qApp->processEvents();
        }
        QVERIFY(client->expect(response));
        QVERIFY(waitUntil([&] { return world.endedSessions() == 1; }));
        QCOMPARE(world.sink.lines().mid(1), (QStringList{u"a message [1]"_s, u"a message [2]"_s, u"b message [3]"_s,
                                                         u"b message [4]"_s, u"b closed 1000"_s}));
    }

    void whoWaitsForContinueGetsIt()
    {
        ProxyWorld world;
        QVERIFY(world.start());
        const auto client = world.connectClient();
        const QByteArray request = post("[1]", "Expect: 100-continue\r\n");
        client->send(request.chopped(3));
        const auto server = world.nextConnection();
        QVERIFY(server->takeHead().contains("Expect: 100-continue\r\n"));
        server->send("HTTP/1.1 100 Continue\r\n\r\n");
        QVERIFY(client->expect("HTTP/1.1 100 Continue\r\n\r\n"));
        client->send("[1]");
        QVERIFY(server->expect("[1]"));
        server->send(answer("[2]"));
        QVERIFY(client->expect(answer("[2]")));
        QVERIFY(waitUntil([&] { return world.endedSessions() == 1; }));
        QCOMPARE(world.sink.lines().mid(1), (QStringList{u"a message [1]"_s, u"b message [2]"_s, u"b closed 1000"_s}));
    }

    void aResponseMayEndWithItsConnection()
    {
        ProxyWorld world;
        QVERIFY(world.start());
        const auto client = world.connectClient();
        client->send(post("[1]"));
        const auto server = world.nextConnection();
        QVERIFY(!server->takeHead().isEmpty());
        server->send("HTTP/1.0 200 OK\r\n\r\n[2]\n");
        server->send("[3]");
        server->socket().disconnectFromHost();
        QVERIFY(client->waitForEnd());
        QVERIFY(client->expect("HTTP/1.0 200 OK\r\n\r\n[2]\n[3]"));
        QVERIFY(world.waitForRest(1));
        QCOMPARE(world.sink.lines().mid(1),
                 (QStringList{u"a message [1]"_s, u"b message [2]"_s, u"b message [3]"_s, u"b closed 1000"_s}));
    }

    void responsesWithoutABodyHaveNone()
    {
        ProxyWorld world;
        QVERIFY(world.start());
        const auto client = world.connectClient();
        client->send("HEAD / HTTP/1.1\r\nHost: proxy\r\n\r\n" + post("[1]") + "GET /page HTTP/1.1\r\nHost: proxy\r\n\r\n"
                     + post("[2]"));
        const auto server = world.nextConnection();
        const QByteArray answers = "HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\nHTTP/1.1 204 No Content\r\n\r\n"
                                   "HTTP/1.1 304 Not Modified\r\nContent-Length: 7\r\n\r\n"
                                   + answer("[3]");
        server->send(answers);
        QVERIFY(client->expect(answers));
        // HEAD and GET leave no record.
        QVERIFY(waitUntil([&] { return world.endedSessions() == 2; }));
        QCOMPARE(world.sink.lines(0).mid(1), (QStringList{u"a message [1]"_s, u"b closed 1000"_s}));
        QCOMPARE(world.sink.lines(1).mid(1), (QStringList{u"a message [2]"_s, u"b message [3]"_s, u"b closed 1000"_s}));
        QCOMPARE(world.proxy.counters().requests, 4);
    }

    void anErrorPassesAndIsNoMessage()
    {
        ProxyWorld world;
        QVERIFY(world.start());
        const auto client = world.connectClient();
        client->send(post("[1]"));
        const auto server = world.nextConnection();
        QVERIFY(!server->takeHead().isEmpty());
        const QByteArray response = answer("No such thing\n", "404 Not Found");
        server->send(response);
        QVERIFY(client->expect(response));
        QVERIFY(waitUntil([&] { return world.endedSessions() == 1; }));
        QCOMPARE(world.sink.lines().mid(1),
                 (QStringList{u"a message [1]"_s, u"b failed 1006 RPC request failed: 404 Not Found"_s}));
        const QJsonObject facts = QJsonDocument::fromJson(world.sink.records[3].text).object();
        QCOMPARE(facts["status"_L1].toInt(), 404);
        QCOMPARE(facts["body"_L1].toString(), u"No such thing\n"_s);
    }

    void aServerThatIsNotThereIsToldOf()
    {
        ProxyWorld world;
        QVERIFY(world.start());
        const QByteArray gone = world.authority();
        world.server.close();
        QStringList errors;
        QObject::connect(&world.proxy, &Replay::RecordingProxy::error, &world.proxy,
                         [&](const QString &text) { errors << text; });
        const auto client = world.connectClient();
        client->send(post("[1]"));
        QVERIFY(client->waitForEnd());
        const QByteArray response = client->came();
        QVERIFY2(response.startsWith("HTTP/1.1 502 Bad Gateway\r\n"), response.constData());
        QVERIFY2(response.endsWith("http://" + gone + " can't be reached: Connection refused\n"), response.constData());
        QVERIFY(world.waitForRest(1));
        QCOMPARE(world.sink.lines().last(),
                 u"b failed 1006 http://%1 can't be reached: Connection refused"_s.arg(QString::fromLatin1(gone)));
        QCOMPARE(errors, QStringList{u"http://%1 can't be reached: Connection refused"_s.arg(QString::fromLatin1(gone))});
        QCOMPARE(world.proxy.counters().failures, 1);
    }

    void aServerThatSaysNothingIsToldOf()
    {
        ProxyWorld world;
        world.options.answerTimeout = std::chrono::milliseconds(50);
        QVERIFY(world.start());
        const auto client = world.connectClient();
        client->send(post("[1]"));
        const auto server = world.nextConnection();
        QVERIFY(client->waitForEnd());
        QVERIFY2(client->came().startsWith("HTTP/1.1 504 Gateway Timeout\r\n"), client->came().constData());
        QVERIFY(client->came().endsWith(" gave no answer within 50 ms.\n"));
        QVERIFY(server->waitForEnd());
        QVERIFY(world.waitForRest(1));
    }

    void aServerThatEndsWithoutAnAnswerIsToldOf()
    {
        ProxyWorld world;
        QVERIFY(world.start());
        const auto client = world.connectClient();
        client->send(post("[1]"));
        auto server = world.nextConnection();
        QVERIFY(!server->takeHead().isEmpty());
        server->socket().disconnectFromHost();
        QVERIFY(client->waitForEnd());
        QVERIFY2(client->came().startsWith("HTTP/1.1 502 Bad Gateway\r\n"), client->came().constData());
        QVERIFY(world.waitForRest(1));

        // On a connection that was used before it is the client's to try again, as without a proxy.
        const auto second = world.connectClient();
        second->send(post("[2]"));
        server = world.nextConnection();
        QVERIFY(!server->takeHead().isEmpty());
        server->send(answer("[3]"));
        QVERIFY(second->expect(answer("[3]")));
        second->send(post("[4]"));
        QVERIFY(server->expect("[2]" + post("[4]").replace("proxy", world.authority())));
        server->socket().disconnectFromHost();
        QVERIFY(second->waitForEnd());
        QCOMPARE(second->came(), QByteArray());
        QVERIFY(world.waitForRest(3));
        QCOMPARE(world.sink.lines(2).last(), u"b failed 1006 The server ended the connection before its answer was complete."_s);
    }

    void aServerThatDiesInItsAnswerDiesForTheClient()
    {
        ProxyWorld world;
        QVERIFY(world.start());
        const auto client = world.connectClient();
        client->send(post("[1]"));
        const auto server = world.nextConnection();
        QVERIFY(!server->takeHead().isEmpty());
        server->send("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n[2]\n[3");
        server->socket().disconnectFromHost();
        QVERIFY(client->waitForEnd());
        QVERIFY(client->expect("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n[2]\n[3"));
        QVERIFY(world.waitForRest(1));
        QCOMPARE(world.sink.lines().mid(2),
                 (QStringList{u"b message [2]"_s,
                              u"b failed 1006 The server ended the connection before its answer was complete."_s}));
    }

    void whatIsNoHttpIsNotTakenForIt()
    {
        ProxyWorld world;
        QVERIFY(world.start());
        const auto client = world.connectClient();
        client->send(post("[1]"));
        const auto server = world.nextConnection();
        server->send("SSH-2.0-OpenSSH_9.2\r\n");
        QVERIFY(client->waitForEnd());
        QVERIFY2(client->came().startsWith("HTTP/1.1 502 Bad Gateway\r\n"), client->came().constData());
        QVERIFY(client->came().endsWith(" gave an answer that is not HTTP/1.\n"));
        QVERIFY(world.waitForRest(1));
    }

    void aBadRequestIsRefusedInItsTurn()
    {
        ProxyWorld world;
        QVERIFY(world.start());
        const auto client = world.connectClient();
        client->send(post("[1]") + "POST / HTTP/1.1\r\nHost: proxy\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n[2]");
        const auto server = world.nextConnection();
        QVERIFY(!server->takeHead().isEmpty());
        QVERIFY(server->expect("[1]"));
        QCOMPARE(client->came(), QByteArray());
        server->send(answer("[3]"));
        QVERIFY(client->waitForEnd());
        const QByteArray response = client->came();
        QVERIFY(response.startsWith(answer("[3]") + "HTTP/1.1 400 Bad Request\r\n"));
        QVERIFY2(response.contains("Content-Length.\n"), response.constData());
        QVERIFY(server->waitForEnd());
        QCOMPARE(server->came(), QByteArray());
        QVERIFY(world.waitForRest(1));
    }

    void aMessageThatIsTooLargeToKeepPasses()
    {
        ProxyWorld world;
        world.options.maximumMessage = 10;
        QVERIFY(world.start());
        const auto client = world.connectClient();
        const QByteArray body = "short\n" + QByteArray(300'000, 'x') + "\n0123456789";
        client->send(post(body));
        const auto server = world.nextConnection();
        QVERIFY(!server->takeHead().isEmpty());
        QCOMPARE(server->take(body.size()), body);
        server->send(answer(""));
        QVERIFY(waitUntil([&] { return world.endedSessions() == 1; }));
        QCOMPARE(world.sink.lines().mid(1),
                 (QStringList{u"a message short"_s, u"a refused of 300000"_s, u"a message 0123456789"_s, u"b closed 1000"_s}));
    }

    void aCompressedBodyIsNoted()
    {
        ProxyWorld world;
        QVERIFY(world.start());
        const auto client = world.connectClient();
        client->send(post("[1]", "Accept-Encoding: gzip\r\n"));
        const auto server = world.nextConnection();
        QVERIFY(server->takeHead().contains("Accept-Encoding: identity\r\n"));
        const QByteArray response = "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 2\r\n\r\n\x1f\x8b"_ba;
        server->send(response);
        QVERIFY(client->expect(response));
        QVERIFY(waitUntil([&] { return world.endedSessions() == 1; }));
        QCOMPARE(world.sink.lines().mid(2),
                 (QStringList{u"b note The body of the response is compressed (gzip): its messages can't be read."_s,
                              u"b closed 1000"_s}));
    }

    void aClientThatGoesAwayEndsItsSession()
    {
        ProxyWorld world;
        QVERIFY(world.start());
        const auto client = world.connectClient();
        client->send(post("[1]"));
        const auto server = world.nextConnection();
        QVERIFY(!server->takeHead().isEmpty());
        client->socket().abort();
        QVERIFY(server->waitForEnd());
        QVERIFY(world.waitForRest(1));
        QCOMPARE(world.sink.lines().last(), u"a failed 1006 The client ended the connection before its answer was complete."_s);
    }

    void withoutASinkItIsAProxy()
    {
        ProxyWorld world;
        world.options.sink = nullptr;
        QVERIFY(world.start());
        const auto client = world.connectClient();
        client->send(post("[1]"));
        const auto server = world.nextConnection();
        QVERIFY(!server->takeHead().isEmpty());
        server->send(answer("[2]"));
        QVERIFY(client->expect(answer("[2]")));
        QCOMPARE(world.proxy.counters().sessions, 0);
    }
};

QTEST_GUILESS_MAIN(ProxyHttpTest)
#include "tst_proxyhttp.moc"
