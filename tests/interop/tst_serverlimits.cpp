// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "rawclient.h"
#include "rpcserver.h"
#include "rpctarget.h"
#include "settle.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QEventLoop>
#include <QtCore/QTimer>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

#include <memory>
#include <vector>

#ifdef Q_OS_UNIX
#    include <sys/resource.h>
#    include <unistd.h>
#endif

using namespace Qt::StringLiterals;
using namespace QtCapnWeb;
using namespace std::chrono_literals;

namespace {

class Main : public RpcTarget
{
    Q_OBJECT
public:
    static constexpr int TextSize = 16 * 1024 * 1024;

    Q_INVOKABLE int square(int x) { return x * x; }
    Q_INVOKABLE QString text() const { return QString(TextSize, u'x'); }
    /// Answers when release() is called.
    Q_INVOKABLE RpcPromise wait()
    {
        waiting().emplace_back();
        return RpcPromise(waiting().back().promise);
    }
    static void release()
    {
        for (const Deferred &deferred : std::exchange(waiting(), {}))
            deferred.resolve(Value(1));
    }
    static std::vector<Deferred> &waiting()
    {
        static std::vector<Deferred> all;
        return all;
    }
};

RpcTarget *makeMain() { return new Main; }

QByteArray call(const QByteArray &method, const QByteArray &argument = {})
{
    return "[\"push\",[\"pipeline\",0,[\"" + method + "\"],[" + argument + "]]]\n[\"pull\",1]";
}

#if defined(__SANITIZE_ADDRESS__)
constexpr int ManySessions = 200;
#else
constexpr int ManySessions = 1000;
#endif
constexpr int CallsEach = 100;

// Two descriptors for each session, as both ends are here.
bool allowDescriptors(quint64 count)
{
#ifdef Q_OS_UNIX
    rlimit limit{};
    if (getrlimit(RLIMIT_NOFILE, &limit) != 0)
        return false;
    if (limit.rlim_cur < count) {
        limit.rlim_cur = std::min<rlim_t>(limit.rlim_max, count);
        setrlimit(RLIMIT_NOFILE, &limit);
    }
    return limit.rlim_cur >= count;
#else
    Q_UNUSED(count)
    return true;
#endif
}

} // namespace

/// How much a server bears, for how long, and how it ends.
class ServerLimitsTest : public QObject
{
    Q_OBJECT

    using Session = std::unique_ptr<RpcSession>;

    static RpcServerOptions impatient()
    {
        RpcServerOptions options;
        options.handshakeTimeout = 200ms;
        options.idleTimeout = 400ms;
        return options;
    }

private Q_SLOTS:
    void cleanup() { Main::release(); }

    void aThousandSessionsLoseNothing()
    {
        QVERIFY(allowDescriptors(ManySessions * 2 + 100));
        RpcServer server(makeMain);
        QVERIFY(server.listen());
        std::vector<Session> sessions;
        QEventLoop loop;
        int answered = 0;
        QStringList errors;
        QElapsedTimer timer;
        timer.start();
        for (int i = 0; i < ManySessions; ++i) {
            sessions.emplace_back(RpcSession::connectTo(server.url()));
            const RpcStub api = sessions.back()->main();
            for (int call = 0; call < CallsEach; ++call) {
                const int x = i + call;
                const auto done = [&] {
                    if (++answered == ManySessions * CallsEach)
                        loop.quit();
                };
                api.call<int>("square", x)
                    .then(
                        &loop,
                        [&errors, done, x](int square) {
                            if (square != x * x)
                                errors << u"%1 squared is not %2"_s.arg(x).arg(square);
                            done();
                        },
                        [&errors, done](const RpcError &error) {
                            errors << error.toString();
                            done();
                        });
            }
        }
        QTimer::singleShot(100s, &loop, &QEventLoop::quit);
        loop.exec();
        qInfo("%d sessions with %d calls each took %lld ms", ManySessions, CallsEach, timer.elapsed());
        QVERIFY2(errors.isEmpty(), qPrintable(errors.mid(0, 5).join(u'\n')));
        QCOMPARE(answered, ManySessions * CallsEach);
        QCOMPARE(server.sessionCount(), ManySessions);
        const SessionStats rest{1, 1};
        for (const RpcSession *session : server.sessions())
            QTRY_COMPARE(session->stats(), rest);
        for (const Session &session : sessions)
            QTRY_COMPARE(session->stats(), rest);
        sessions.clear();
        QTRY_COMPARE(server.connectionCount(), 0);
    }

    void tooManyConnectionsAreRefused()
    {
        RpcServerOptions options;
        options.maxConnections = 3;
        RpcServer server(makeMain, options);
        QVERIFY(server.listen());
        const Session session(RpcSession::connectTo(server.url()));
        QCOMPARE(ask(session->main().call("square", 2)), u"4"_s);
        RawClient first(server.httpUrl());
        auto second = std::make_unique<RawClient>(server.httpUrl());
        QTRY_COMPARE(server.connectionCount(), 3);
        RawClient third(server.httpUrl());
        const HttpResponse response = third.ask(postRequest({}));
        QCOMPARE(response.status, 503);
        QVERIFY(!headerValue(response.headers, "retry-after").isNull());
        QVERIFY(third.waitForEnd());
        // Those that are there are served, and the place of one that has gone is free.
        QTRY_COMPARE(server.connectionCount(), 3);
        QCOMPARE(first.ask(postRequest({})).status, 200);
        second.reset();
        QTRY_COMPARE(server.connectionCount(), 2);
        RawClient fourth(server.httpUrl());
        QCOMPARE(fourth.ask(postRequest({})).status, 200);
        // A crowd is not even listened to.
        std::vector<std::unique_ptr<RawClient>> crowd;
        for (int i = 0; i < 200; ++i)
            crowd.push_back(std::make_unique<RawClient>(server.httpUrl()));
        QTRY_VERIFY(
            std::count_if(crowd.begin(), crowd.end(),
                          [](const auto &client) { return client->socket().state() == QAbstractSocket::UnconnectedState; })
            > 100);
        QVERIFY(server.connectionCount() <= 3 + 64);
    }

    void tooManySessionsAreRefused()
    {
        RpcServerOptions options;
        options.maxSessions = 2;
        RpcServer server(makeMain, options);
        QVERIFY(server.listen());
        Session session(RpcSession::connectTo(server.url()));
        QCOMPARE(ask(session->main().call("square", 2)), u"4"_s);
        RawClient batch(server.httpUrl());
        batch.send(postRequest(call("wait")));
        QTRY_COMPARE(server.batchCount(), 1);
        RawClient other(server.httpUrl());
        QCOMPARE(other.ask(postRequest({})).status, 503);
        const Session refused(RpcSession::connectTo(server.url()));
        QVERIFY(ask(refused->main().call("square", 2)).contains("HTTP 503"_L1));
        Main::release();
        QCOMPARE(batch.receive().body, "[\"resolve\",1,1]"_ba);
        QCOMPARE(other.ask(postRequest({})).status, 200);
    }

    // Slow loris: a byte now and then.
    void aHeadThatTakesTooLongIsCutOff()
    {
        RpcServer server(makeMain, impatient());
        QVERIFY(server.listen());
        RawClient client(server.httpUrl());
        const QByteArray text = "POST / HTTP/1.1\r\nHost: localhost\r\nX-Slow: "_ba;
        qsizetype sent = 0;
        QTimer dribble;
        connect(&dribble, &QTimer::timeout, this, [&] { client.send(sent < text.size() ? text.sliced(sent++, 1) : "x"_ba); });
        dribble.start(10ms);
        QElapsedTimer timer;
        timer.start();
        QCOMPARE(client.receive().status, 408);
        QVERIFY(timer.elapsed() < 2000);
        QVERIFY(client.waitForEnd());
        QTRY_COMPARE(server.connectionCount(), 0);
    }

    void aBodyThatTakesTooLongIsCutOff()
    {
        RpcServer server(makeMain, impatient());
        QVERIFY(server.listen());
        RawClient client(server.httpUrl());
        client.send("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000000\r\n\r\n");
        QTimer dribble;
        connect(&dribble, &QTimer::timeout, this, [&] { client.send("x"); });
        dribble.start(10ms);
        QCOMPARE(client.receive().status, 408);
        QVERIFY(client.waitForEnd());
        QTRY_COMPARE(server.connectionCount(), 0);
    }

    // But one that is only large has its time.
    void aLargeBodyThatComesSteadilyIsRead()
    {
        RpcServer server(makeMain, impatient());
        QVERIFY(server.listen());
        RawClient client(server.httpUrl());
        const QByteArray begin = "[\"push\",[\"pipeline\",0,[\"square\"],[3"_ba;
        const QByteArray end = "]]]\n[\"pull\",1]"_ba;
        constexpr int Pieces = 16;
        constexpr int PieceSize = 50'000;
        client.send("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: "
                    + QByteArray::number(begin.size() + Pieces * PieceSize + end.size()) + "\r\n\r\n" + begin);
        int sent = 0;
        QTimer steady;
        connect(&steady, &QTimer::timeout, this, [&] {
            if (sent++ < Pieces)
                client.send(QByteArray(PieceSize, ' '));
            if (sent == Pieces)
                client.send(end);
        });
        steady.start(40ms); // three times as long as a head may take
        QCOMPARE(client.receive().body, "[\"resolve\",1,9]"_ba);
    }

    void aConnectionThatSaysNothingIsClosed()
    {
        RpcServer server(makeMain, impatient());
        QVERIFY(server.listen());
        RawClient silent(server.httpUrl());
        QVERIFY(silent.waitForEnd());
        QCOMPARE(silent.rest(), ""_ba);
        RawClient idle(server.httpUrl());
        QCOMPARE(idle.ask(postRequest({})).status, 200);
        QVERIFY(idle.waitForEnd());
        QCOMPARE(idle.rest(), ""_ba);
        QTRY_COMPARE(server.connectionCount(), 0);
    }

    // The client goes on asking and never reads.
    void whoDoesNotReadItsAnswersIsCutOff()
    {
        RpcServer server(makeMain, impatient());
        QVERIFY(server.listen());
        RawClient client(server.httpUrl());
        client.socket().setReadBufferSize(1);
        const QByteArray request = postRequest(call("square", "\"" + QByteArray(100'000, 'x') + "\""));
        for (int i = 0; i < 400; ++i)
            client.send(request);
        QTRY_COMPARE_WITH_TIMEOUT(server.connectionCount(), 0, 20'000);
    }

    // But who reads slowly has the time that it takes.
    void aLargeAnswerMayTakeItsTime()
    {
        RpcServerOptions options = impatient();
        RpcServer server(makeMain, options);
        QVERIFY(server.listen());
        for (const QByteArray &end : {"Connection: close\r\n"_ba, ""_ba}) {
            RawClient client(server.httpUrl());
            client.socket().disconnect(); // reads nothing by itself
            client.socket().setReadBufferSize(256 * 1024);
            client.send(postRequest(call("text"), end));
            QByteArray answer;
            QElapsedTimer timer;
            timer.start();
            // A piece every 50 ms, so that the whole takes much longer than a connection may be silent.
            while (answer.size() < Main::TextSize) {
                QVERIFY2(QTest::qWaitFor([&] { return client.socket().bytesAvailable() > 0; }),
                         qPrintable(QString::number(answer.size())));
                answer += client.socket().read(512 * 1024);
                QElapsedTimer pause;
                pause.start();
                while (pause.elapsed() < 50)
                    QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents, 10);
            }
            QVERIFY2(timer.elapsed() > 800, qPrintable(QString::number(timer.elapsed())));
            QVERIFY(answer.startsWith("HTTP/1.1 200 OK\r\n"));
        }
    }

    void aWebSocketIsPinged()
    {
        RpcServer server(makeMain, impatient());
        QVERIFY(server.listen());
        const Session session(RpcSession::connectTo(server.url()));
        QCOMPARE(ask(session->main().call("square", 2)), u"4"_s);
        QSignalSpy closed(session.get(), &RpcSession::closed);
        // Silent for many times the idle time, but there.
        QVERIFY(!closed.wait(1500));
        QCOMPARE(ask(session->main().call("square", 3)), u"9"_s);

        // One that does not answer pings is gone.
        RawClient dead(server.httpUrl());
        QCOMPARE(dead.ask(upgradeRequest()).status, 101);
        QTRY_COMPARE(server.sessionCount(), 2);
        const RpcSession *last = server.sessions().constLast();
        QSignalSpy broken(last, &RpcSession::broken);
        QTRY_COMPARE(broken.count(), 1);
        const QString why = broken.at(0).at(0).value<RpcError>().message();
        QVERIFY2(why.contains("nothing was heard from the peer"_L1), qPrintable(why));
        QTRY_COMPARE(server.sessionCount(), 1);
        QVERIFY(dead.rest().startsWith(QByteArray::fromHex("8900"))); // it was pinged
    }

    void aBatchThatTakesTooLongIsDropped()
    {
        RpcServerOptions options;
        options.batchTimeout = 100ms;
        RpcServer server(makeMain, options);
        QVERIFY(server.listen());
        RawClient client(server.httpUrl());
        QCOMPARE(client.ask(postRequest(call("wait"))).status, 503);
        QCOMPARE(server.batchCount(), 0);
        QCOMPARE(client.ask(postRequest(call("square", "2"))).body, "[\"resolve\",1,4]"_ba);
    }

    void aBatchGoesWithItsClient()
    {
        RpcServer server(makeMain);
        QVERIFY(server.listen());
        RawClient client(server.httpUrl());
        client.send(postRequest(call("wait")));
        QTRY_COMPARE(server.batchCount(), 1);
        client.socket().abort();
        QTRY_COMPARE(server.batchCount(), 0);
        QCOMPARE(server.connectionCount(), 0);
    }

    void shutdownLetsWhatWasBegunComeToItsEnd()
    {
        RpcServer server(makeMain);
        QVERIFY(server.listen());
        const QUrl url = server.httpUrl();
        const Session busy(RpcSession::connectTo(server.url()));
        const RpcPromise pending = busy->main().call("wait");
        pending.detach();
        const Session idle(RpcSession::connectTo(server.url()));
        QCOMPARE(ask(idle->main().call("square", 2)), u"4"_s);
        QSignalSpy idleClosed(idle.get(), &RpcSession::closed);
        QSignalSpy busyClosed(busy.get(), &RpcSession::closed);
        RawClient batch(url);
        batch.send(postRequest(call("wait")));
        RawClient half(url);
        half.send("POST / HTTP/1.1\r\nHost: lo");
        RawClient kept(url);
        QCOMPARE(kept.ask(postRequest({})).status, 200);
        QTRY_COMPARE(Main::waiting().size(), 2u);
        QTRY_COMPARE(server.connectionCount(), 5);

        const RpcPromise done = server.shutdown(10s);
        QVERIFY(!server.isListening());
        QVERIFY(kept.waitForEnd());
        QTRY_COMPARE(idleClosed.count(), 1);
        QVERIFY(!done.isSettled());
        QCOMPARE(busyClosed.count(), 0);
        // What begins now is told so.
        half.send("calhost\r\nContent-Length: 0\r\n\r\n");
        QCOMPARE(half.receive().status, 503);
        // More calls on a session that is being drained are answered while it lasts.
        QCOMPARE(ask(busy->main().call("square", 5)), u"25"_s);
        Main::release();
        const HttpResponse response = batch.receive();
        QCOMPARE(response.body, "[\"resolve\",1,1]"_ba);
        QVERIFY(response.close);
        QCOMPARE(ask(pending), u"1"_s);
        QCOMPARE(ask(done), u"true"_s);
        QTRY_COMPARE(busyClosed.count(), 1);
        QCOMPARE(server.connectionCount(), 0);
        // It may listen again.
        QVERIFY(server.listen());
        RawClient next(server.httpUrl());
        QCOMPARE(next.ask(postRequest(call("square", "2"))).body, "[\"resolve\",1,4]"_ba);
    }

    void shutdownHasAnEnd()
    {
        RpcServer server(makeMain);
        QVERIFY(server.listen());
        const Session busy(RpcSession::connectTo(server.url()));
        const RpcPromise pending = busy->main().call("wait");
        pending.detach();
        RawClient batch(server.httpUrl());
        batch.send(postRequest(call("wait")));
        QTRY_COMPARE(Main::waiting().size(), 2u);
        QCOMPARE(ask(server.shutdown(100ms)), u"false"_s);
        QVERIFY(batch.waitForEnd());
        QVERIFY(ask(pending).startsWith(u"! "));
        QCOMPARE(server.connectionCount(), 0);
        // With nothing to wait for it ends at once.
        QCOMPARE(ask(server.shutdown()), u"true"_s);
    }

    void aServerMayBeDestroyedWhileItShutsDown()
    {
        auto server = std::make_unique<RpcServer>(makeMain);
        QVERIFY(server->listen());
        const Session busy(RpcSession::connectTo(server->url()));
        busy->main().call("wait").detach();
        QTRY_COMPARE(Main::waiting().size(), 1u);
        const RpcPromise done = server->shutdown();
        server.reset();
        QVERIFY(ask(done).startsWith(u"! "));
        // And by who waits for that.
        server = std::make_unique<RpcServer>(makeMain);
        QVERIFY(server->listen());
        server->shutdown().then(this, [&] { server.reset(); });
        QTRY_VERIFY(!server);
    }

#ifdef Q_OS_LINUX
    // QTcpServer would never accept again.
    void goesOnWhenDescriptorsRanOut()
    {
        RpcServer server(makeMain);
        QVERIFY(server.listen());
        std::vector<std::unique_ptr<RawClient>> clients;
        rlimit before{};
        QCOMPARE(getrlimit(RLIMIT_NOFILE, &before), 0);
        for (int i = 0; i < 20; ++i)
            clients.push_back(std::make_unique<RawClient>(server.httpUrl()));
        QTRY_COMPARE(server.connectionCount(), 20);
        // One more, for the client.
        const int next = dup(0);
        QVERIFY(next >= 0);
        ::close(next);
        rlimit none = before;
        none.rlim_cur = rlim_t(next + 1);
        QCOMPARE(setrlimit(RLIMIT_NOFILE, &none), 0);
        QTcpSocket waiting;
        waiting.connectToHost(QHostAddress::LocalHost, server.port());
        const bool connected = waiting.waitForConnected(2000);
        const bool accepted = QTest::qWaitFor([&] { return server.connectionCount() > 20; }, 300);
        QCOMPARE(setrlimit(RLIMIT_NOFILE, &before), 0);
        QVERIFY(connected);
        QVERIFY(!accepted);
        QTRY_COMPARE(server.connectionCount(), 21);
    }
#endif
};

QTEST_GUILESS_MAIN(ServerLimitsTest)
#include "tst_serverlimits.moc"
