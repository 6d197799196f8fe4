// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "flakyproxy.h"
#include "memorytransport.h"
#include "rpcclient.h"
#include "rpcserver.h"
#include "rpctarget.h"
#include "settle.h"

#include <QtCore/QPointer>
#include <QtCore/QPromise>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

#include <memory>

using namespace Qt::StringLiterals;
using namespace QtCapnWeb;
using namespace std::chrono_literals;

namespace {

class ClientApi : public RpcTarget
{
    Q_OBJECT
public:
    Q_INVOKABLE int twice(int value) { return 2 * value; }
    Q_INVOKABLE QString large() { return QString(100'000, u'x'); }
    Q_INVOKABLE RpcPromise never()
    {
        waiting.append(Deferred());
        return RpcPromise(waiting.last().promise);
    }
    static inline QList<Deferred> waiting;
};

class Records : public RecordSink
{
public:
    void record(Record &&record) override { list.append(record); }
    QList<Record> list;
};

} // namespace

Q_DECLARE_METATYPE(std::chrono::milliseconds)

class RpcClientTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<RpcServer> m_server;
    std::unique_ptr<FlakyProxy> m_proxy;

    /// Reconnects at once, so that no test waits for long.
    static RpcClientOptions quick()
    {
        RpcClientOptions options;
        options.reconnect.delay = 1ms;
        options.reconnect.maxDelay = 5ms;
        return options;
    }

private Q_SLOTS:
    void initTestCase() { qRegisterMetaType<std::chrono::milliseconds>(); }
    void init()
    {
        m_server = std::make_unique<RpcServer>([] { return new ClientApi; });
        QVERIFY(m_server->listen());
        m_proxy = std::make_unique<FlakyProxy>(m_server->port());
    }
    void cleanup()
    {
        m_proxy.reset();
        m_server.reset();
        ClientApi::waiting.clear();
    }

    void itConnectsAndCalls()
    {
        RpcClient client(m_proxy->url(), quick());
        QSignalSpy connected(&client, &RpcClient::connected);
        QCOMPARE(ask(client.main().call("twice", 2)), u"! Error: The RPC client is not open."_s);
        client.open();
        // Calls wait for the connection.
        QCOMPARE(client.state(), RpcClient::State::Connecting);
        QCOMPARE(connected.size(), 0);
        QCOMPARE(ask(client.main().call("twice", 2)), u"4"_s);
        QCOMPARE(connected.size(), 1);
        QVERIFY(client.isConnected());
        QTRY_COMPARE(client.session()->stats(), SessionStats({1, 1}));
        QTRY_COMPARE(m_server->sessions().first()->stats(), SessionStats({1, 1}));
    }

    void handlesMayBeDisposed()
    {
        RpcClient client(m_proxy->url(), quick());
        client.open();
        const RpcStub early = client.main();
        QCOMPARE(ask(early.call("twice", 2)), u"4"_s);
        early.dispose();
        client.main().dispose();
        QCOMPARE(ask(client.main().call("twice", 2)), u"4"_s);
    }

    void aLostConnectionIsMadeAgain()
    {
        RpcClient client(m_proxy->url(), quick());
        int bootstraps = 0;
        RpcStub derived;
        client.setBootstrap([&](const RpcStub &main) {
            ++bootstraps;
            derived = main;
        });
        QSignalSpy connected(&client, &RpcClient::connected);
        QSignalSpy disconnected(&client, &RpcClient::disconnected);
        QSignalSpy reconnecting(&client, &RpcClient::reconnecting);
        client.open();
        QTRY_COMPARE(connected.size(), 1);
        QCOMPARE(bootstraps, 1);
        const RpcStub old = client.main();
        const RpcPromise pending = old.call("never");
        pending.pull([](const Outcome &) {});
        QTRY_COMPARE(ClientApi::waiting.size(), 1);

        m_proxy->cut();
        QTRY_COMPARE(connected.size(), 2);
        QCOMPARE(bootstraps, 2);
        QCOMPARE(disconnected.size(), 1);
        QCOMPARE(reconnecting.size(), 1);
        QCOMPARE(reconnecting.first().first().toInt(), 1);
        const QString lost = u"! "_s + client.lastError()->toString();
        QVERIFY2(lost.contains(u"Peer closed WebSocket: 1006"_s), qPrintable(lost));
        QCOMPARE(ask(pending), lost);
        QCOMPARE(ask(old.call("twice", 2)), lost);
        QCOMPARE(ask(client.main().call("twice", 3)), u"6"_s);
        QCOMPARE(ask(derived.call("twice", 4)), u"8"_s);
    }

    void delaysGrowUntilItGivesUp()
    {
        m_proxy->setMode(FlakyProxy::Mode::Refuse);
        RpcClientOptions options;
        options.reconnect.delay = 1ms;
        options.reconnect.maxDelay = 3ms;
        options.reconnect.maxAttempts = 3;
        options.reconnect.random = [] { return 0.5; }; // which is no jitter
        RpcClient client(m_proxy->url(), options);
        QList<std::pair<int, int>> delays;
        connect(&client, &RpcClient::reconnecting, this, [&](int attempt, std::chrono::milliseconds delay) {
            delays.append({attempt, int(delay.count())});
        });
        QSignalSpy disconnected(&client, &RpcClient::disconnected);
        client.open();
        QTRY_COMPARE(disconnected.size(), 4);
        QCOMPARE(client.state(), RpcClient::State::Disconnected);
        QCOMPARE(delays, (QList<std::pair<int, int>>{{1, 1}, {2, 2}, {3, 3}}));
        QCOMPARE(m_proxy->connections, 4);
        const QString told = ask(client.main().call("twice", 2));
        QVERIFY2(told.startsWith(u"! Error: Could not connect to ws://127.0.0.1:"_s), qPrintable(told));

        m_proxy->setMode(FlakyProxy::Mode::Pass);
        client.open();
        QCOMPARE(ask(client.main().call("twice", 2)), u"4"_s);
    }

    void delaysAreComputed()
    {
        RpcReconnectOptions options;
        options.delay = 100ms;
        options.backoffFactor = 3;
        options.maxDelay = 1000ms;
        options.jitter = 0.5;
        QCOMPARE(options.delayBefore(1, 0.5).count(), 100);
        QCOMPARE(options.delayBefore(2, 0.5).count(), 300);
        QCOMPARE(options.delayBefore(3, 0.5).count(), 900);
        QCOMPARE(options.delayBefore(4, 0.5).count(), 1000);
        QCOMPARE(options.delayBefore(1'000'000, 0.5).count(), 1000);
        QCOMPARE(options.delayBefore(1, 0).count(), 50);
        QCOMPARE(options.delayBefore(1, 1).count(), 150);
        QCOMPARE(options.delayBefore(4, 1).count(), 1000);
        QCOMPARE(options.delayBefore(4, 0).count(), 500);
    }

    void aServerThatAcceptsAndDropsIsNotHammered()
    {
        RpcClientOptions options;
        // Longer than any connection stands here.
        options.reconnect.delay = 500ms;
        options.reconnect.backoffFactor = 1;
        options.reconnect.jitter = 0;
        options.reconnect.maxAttempts = 1;
        options.connector = [](const RpcHeaders &) -> Transport * {
            const auto [ours, theirs] = MemoryTransport::createPair();
            connect(
                theirs, &Transport::opened, theirs, [end = theirs] { delete end; }, Qt::QueuedConnection);
            return ours;
        };
        RpcClient client(QUrl(u"memory:"_s), options);
        QSignalSpy connected(&client, &RpcClient::connected);
        QSignalSpy reconnecting(&client, &RpcClient::reconnecting);
        client.open();
        QTRY_COMPARE(client.state(), RpcClient::State::Disconnected);
        QCOMPARE(connected.size(), 2);
        QCOMPARE(reconnecting.size(), 1);
    }

    void reconnectionMayBeOff()
    {
        RpcClientOptions options;
        options.reconnect.enabled = false;
        RpcClient client(m_proxy->url(), options);
        QSignalSpy connected(&client, &RpcClient::connected);
        QSignalSpy disconnected(&client, &RpcClient::disconnected);
        client.open();
        QTRY_COMPARE(connected.size(), 1);
        m_proxy->cut();
        QTRY_COMPARE(disconnected.size(), 1);
        QCOMPARE(client.state(), RpcClient::State::Disconnected);
    }

    void eachAttemptIsAuthenticated()
    {
        RpcClientOptions options = quick();
        options.headers = {{"X-App", "test"}};
        QList<std::shared_ptr<QPromise<RpcHeaders>>> asked;
        options.authenticate = [&] {
            asked.append(std::make_shared<QPromise<RpcHeaders>>());
            asked.last()->start();
            return asked.last()->future();
        };
        RpcClient client(m_proxy->url(), options);
        QSignalSpy connected(&client, &RpcClient::connected);
        QSignalSpy disconnected(&client, &RpcClient::disconnected);
        client.open();
        const RpcPromise early = client.main().call("twice", 2);
        early.pull([](const Outcome &) {});
        QTRY_COMPARE(asked.size(), 1);
        QCOMPARE(m_proxy->connections, 0);
        asked[0]->addResult(RpcHeaders{{"Authorization", "Bearer 1"}});
        asked[0]->finish();
        QCOMPARE(ask(early), u"4"_s);
        QTRY_COMPARE(connected.size(), 1);
        QVERIFY(m_proxy->requests[0].toLower().contains("authorization: bearer 1\r\n"));
        QVERIFY(m_proxy->requests[0].toLower().contains("x-app: test\r\n"));

        m_proxy->cut();
        QTRY_COMPARE(asked.size(), 2);
        // Its failure is that of the attempt.
        const RpcPromise waiting = client.main().call("twice", 2);
        asked[1]->setException(std::make_exception_ptr(RpcError(u"no token"_s)));
        asked[1]->finish();
        QCOMPARE(ask(waiting), u"! Error: no token"_s);
        QTRY_COMPARE(asked.size(), 3);
        QCOMPARE(disconnected.size(), 2);
        QCOMPARE(client.lastError()->message(), u"no token"_s);
        asked[2]->future().cancel();
        asked[2]->finish();
        QTRY_COMPARE(asked.size(), 4);
        QCOMPARE(client.lastError()->message(), u"The authentication was canceled."_s);
        asked[3]->addResult(RpcHeaders{{"Authorization", "Bearer 2"}});
        asked[3]->finish();
        QTRY_COMPARE(connected.size(), 2);
        QVERIFY(m_proxy->requests[1].toLower().contains("authorization: bearer 2\r\n"));
    }

    void anAuthenticationThatThrowsFailsTheAttempt()
    {
        RpcClientOptions options = quick();
        options.authenticate = []() -> QFuture<RpcHeaders> { throw RpcError(u"not logged in"_s); };
        options.reconnect.maxAttempts = 1;
        RpcClient client(m_proxy->url(), options);
        QSignalSpy disconnected(&client, &RpcClient::disconnected);
        client.open();
        QTRY_COMPARE(disconnected.size(), 2);
        QCOMPARE(client.state(), RpcClient::State::Disconnected);
        QCOMPARE(client.lastError()->message(), u"not logged in"_s);
    }

    void authenticationCountsTowardsTheConnectTimeout()
    {
        RpcClientOptions options = quick();
        options.connectTimeout = 5ms;
        options.reconnect.enabled = false;
        QPromise<RpcHeaders> never;
        never.start();
        options.authenticate = [&] { return never.future(); };
        RpcClient client(m_proxy->url(), options);
        client.open();
        QTRY_COMPARE(client.state(), RpcClient::State::Disconnected);
        QCOMPARE(client.lastError()->type(), u"TimeoutError"_s);
        QVERIFY(never.future().isCanceled());
    }

    void aServerThatDoesNotAnswerTimesOut()
    {
        m_proxy->setMode(FlakyProxy::Mode::Swallow);
        RpcClientOptions options = quick();
        options.connectTimeout = 20ms;
        RpcClient client(m_proxy->url(), options);
        QSignalSpy disconnected(&client, &RpcClient::disconnected);
        client.open();
        const QString told = ask(client.main().call("twice", 2));
        QVERIFY2(told.contains(u"Could not connect to "_s) && told.endsWith(u": timed out after 20 ms."_s), qPrintable(told));
        QTRY_VERIFY(disconnected.size() >= 2);
    }

    void aPeerThatVanishesIsNoticed()
    {
        RpcClientOptions options = quick();
        options.idleTimeout = 100ms;
        RpcClient client(m_proxy->url(), options);
        QSignalSpy disconnected(&client, &RpcClient::disconnected);
        client.open();
        QCOMPARE(ask(client.main().call("twice", 2)), u"4"_s);
        m_proxy->setMode(FlakyProxy::Mode::Swallow);
        QTRY_VERIFY(disconnected.size() >= 1);
        QVERIFY2(client.lastError()->message().contains(u"nothing was heard"_s), qPrintable(client.lastError()->message()));
    }

    void aTruncatedAnswerIsALostConnection()
    {
        RpcClient client(m_proxy->url(), quick());
        QSignalSpy connected(&client, &RpcClient::connected);
        client.open();
        QTRY_COMPARE(connected.size(), 1);
        m_proxy->cutAfter(5000);
        const QString told = ask(client.main().call("large"));
        QVERIFY2(told.startsWith(u"! Error: Peer closed WebSocket: 1006"_s), qPrintable(told));
        QTRY_COMPARE(connected.size(), 2);
        QCOMPARE(ask(client.main().call("large")).size(), 100'002);
    }

    void aDelayedAnswerTimesOutAlone()
    {
        RpcClientOptions options = quick();
        options.callTimeout = 1h;
        RpcClient client(m_proxy->url(), options);
        QSignalSpy connected(&client, &RpcClient::connected);
        QSignalSpy disconnected(&client, &RpcClient::disconnected);
        client.open();
        QTRY_COMPARE(connected.size(), 1);
        m_proxy->setMode(FlakyProxy::Mode::Hold);
        const RpcPromise patient = client.main().call("twice", 3);
        patient.pull([](const Outcome &) {});
        QCOMPARE(ask(client.main().call("twice", 2).withTimeout(5ms)),
                 u"! TimeoutError: The call was not answered within 5 ms."_s);
        m_proxy->setMode(FlakyProxy::Mode::Pass);
        QCOMPARE(ask(patient), u"6"_s);
        QCOMPARE(disconnected.size(), 0);
        QTRY_COMPARE(m_server->sessions().first()->stats(), SessionStats({1, 1}));
    }

    void everySessionOffersOurMain()
    {
        RpcClientOptions options = quick();
        options.localMain = new ClientApi;
        RpcClient client(m_proxy->url(), options);
        QSignalSpy connected(&client, &RpcClient::connected);
        client.open();
        for (int i = 1; i < 3; ++i) {
            QTRY_COMPARE(connected.size(), i);
            QTRY_COMPARE(m_server->sessionCount(), 1);
            QCOMPARE(ask(m_server->sessions().first()->remoteMain().call("twice", i)), QString::number(2 * i));
            m_proxy->cut();
        }
    }

    void theTapCountsSessions()
    {
        Records records;
        RpcClientOptions options = quick();
        options.tap = &records;
        options.tapSession = 7;
        RpcClient client(m_proxy->url(), options);
        QSignalSpy connected(&client, &RpcClient::connected);
        client.open();
        QTRY_COMPARE(connected.size(), 1);
        m_proxy->cut();
        QTRY_COMPARE(connected.size(), 2);
        QCOMPARE(ask(client.main().call("twice", 2)), u"4"_s);
        QCOMPARE(records.list.first().session, 7U);
        QCOMPARE(records.list.last().session, 8U);
        client.close();
    }

    void aPlainConnectionHasAConnectTimeoutToo()
    {
        m_proxy->setMode(FlakyProxy::Mode::Swallow);
        RpcSessionOptions options;
        options.connectTimeout = 20ms;
        const QString told = ask(connectToServer(m_proxy->url(), options).call("twice", 2));
        QVERIFY2(told.endsWith(u": timed out after 20 ms."_s), qPrintable(told));
    }

    void hugeTimesAreForEver()
    {
        RpcClientOptions options = quick();
        options.connectTimeout = std::chrono::hours(100'000);
        options.callTimeout = std::chrono::hours(100'000);
        RpcClient client(m_proxy->url(), options);
        client.open();
        QCOMPARE(ask(client.main().call("twice", 2)), u"4"_s);
        QCOMPARE(ask(client.main().call("twice", 2).withTimeout(std::chrono::hours(100'000))), u"4"_s);
    }

    void callsHaveATimeout()
    {
        RpcClientOptions options = quick();
        options.callTimeout = 5ms;
        options.connectTimeout = 1h;
        RpcClient client(m_proxy->url(), options);
        QSignalSpy connected(&client, &RpcClient::connected);
        client.open();
        QTRY_COMPARE(connected.size(), 1);
        QCOMPARE(ask(client.main().call("never")), u"! TimeoutError: The call was not answered within 5 ms."_s);
        QTRY_COMPARE(m_server->sessions().first()->stats(), SessionStats({1, 1}));
        QCOMPARE(client.session()->stats(), SessionStats({1, 1}));
    }

    void connectedWaitsForTheBootstrap()
    {
        RpcClient client(m_proxy->url(), quick());
        QSignalSpy connected(&client, &RpcClient::connected);
        QSignalSpy disconnected(&client, &RpcClient::disconnected);
        bool done = false;
        client.setBootstrap([&done](RpcStub main) -> RpcPromise {
            co_await main.call("never");
            done = true;
            co_return Value();
        });
        client.open();
        QTRY_COMPARE(ClientApi::waiting.size(), 1);
        QCOMPARE(connected.size(), 0);
        ClientApi::waiting[0].resolve(1);
        QTRY_COMPARE(connected.size(), 1);
        QVERIFY(done);

        // One that fails is a failed attempt.
        m_proxy->cut();
        QTRY_COMPARE(ClientApi::waiting.size(), 2);
        ClientApi::waiting[1].reject(RpcError(u"room is full"_s));
        QTRY_COMPARE(disconnected.size(), 2);
        QCOMPARE(client.lastError()->message(), u"room is full"_s);
        QTRY_COMPARE(ClientApi::waiting.size(), 3);
        ClientApi::waiting[2].resolve(1);
        QTRY_COMPARE(connected.size(), 2);
    }

    void aBootstrapThatThrowsFailsTheAttempt()
    {
        RpcClientOptions options = quick();
        options.reconnect.maxAttempts = 1;
        RpcClient client(m_proxy->url(), options);
        client.setBootstrap([](const RpcStub &) { throw RpcError(u"no"_s); });
        QSignalSpy connected(&client, &RpcClient::connected);
        QSignalSpy disconnected(&client, &RpcClient::disconnected);
        client.open();
        QTRY_COMPARE(disconnected.size(), 2);
        QCOMPARE(client.lastError()->message(), u"no"_s);
        QCOMPARE(connected.size(), 0);
        QTRY_COMPARE(m_server->sessionCount(), 0);
    }

    void closingIsNoLoss()
    {
        RpcClient client(m_proxy->url(), quick());
        QSignalSpy connected(&client, &RpcClient::connected);
        QSignalSpy disconnected(&client, &RpcClient::disconnected);
        client.open();
        const RpcStub early = client.main();
        client.close();
        QCOMPARE(ask(early.call("twice", 2)), u"! Error: The RPC client was closed."_s);
        client.open();
        QTRY_COMPARE(connected.size(), 1);
        const RpcPromise pending = client.main().call("never");
        pending.pull([](const Outcome &) {});
        client.close();
        QCOMPARE(client.state(), RpcClient::State::Disconnected);
        QVERIFY(ask(pending).startsWith(u"! "_s));
        QTRY_COMPARE(m_server->sessionCount(), 0);
        QCOMPARE(disconnected.size(), 0);
        client.open();
        QCOMPARE(ask(client.main().call("twice", 2)), u"4"_s);
    }

    void openingInsteadOfWaitingTriesAtOnce()
    {
        m_proxy->setMode(FlakyProxy::Mode::Refuse);
        RpcClientOptions options;
        options.reconnect.delay = 1h;
        options.reconnect.maxDelay = 1h;
        RpcClient client(m_proxy->url(), options);
        client.open();
        QTRY_COMPARE(client.state(), RpcClient::State::Waiting);
        m_proxy->setMode(FlakyProxy::Mode::Pass);
        client.open();
        QTRY_COMPARE(client.state(), RpcClient::State::Connected);
    }

    void itMayBeDestroyedAnywhere_data()
    {
        QTest::addColumn<QString>("where");
        for (const char *where : {"connected", "disconnected", "reconnecting", "authenticate", "authenticate again", "bootstrap",
                                  "bootstrap later", "broken", "call", "connector"})
            QTest::newRow(where) << QString::fromLatin1(where);
    }

    void itMayBeDestroyedAnywhere()
    {
        QFETCH(QString, where);
        QPointer<RpcClient> client;
        const auto destroy = [&](const QString &here) {
            if (here == where)
                delete client;
        };
        RpcClientOptions options = quick();
        bool again = false;
        options.authenticate = [&] {
            destroy(std::exchange(again, true) ? u"authenticate again"_s : u"authenticate"_s);
            QPromise<RpcHeaders> promise;
            promise.start();
            promise.addResult(RpcHeaders());
            promise.finish();
            return promise.future();
        };
        if (where == u"connector"_s) {
            options.connector = [&](const RpcHeaders &) -> Transport * {
                destroy(u"connector"_s);
                return nullptr;
            };
        }
        client = new RpcClient(m_proxy->url(), options);
        client->setBootstrap([&](RpcStub main) -> RpcPromise {
            destroy(u"bootstrap"_s);
            co_await main.call("twice", 2);
            destroy(u"bootstrap later"_s);
            co_return Value();
        });
        connect(client, &RpcClient::connected, this, [&] {
            destroy(u"connected"_s);
            if (!client)
                return;
            client->main().onBroken(this, [&](const RpcError &) { destroy(u"broken"_s); });
            client->main().call("never").pull([&](const Outcome &) { destroy(u"call"_s); });
            m_proxy->cut();
        });
        connect(client, &RpcClient::disconnected, this, [&] { destroy(u"disconnected"_s); });
        connect(client, &RpcClient::reconnecting, this, [&] { destroy(u"reconnecting"_s); });
        client->open();
        QTRY_VERIFY(!client);
        QTRY_COMPARE(m_server->sessionCount(), 0);
    }
};

QTEST_GUILESS_MAIN(RpcClientTest)
#include "tst_rpcclient.moc"
