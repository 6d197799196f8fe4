// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "flakyproxy.h"
#include "rpcbatch.h"
#include "rpcclient.h"
#include "rpcserver.h"
#include "rpctarget.h"
#include "settle.h"

#include <QtNetwork/QNetworkAccessManager>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

#include <algorithm>
#include <memory>
#include <random>

using namespace Qt::StringLiterals;
using namespace QtCapnWeb;
using namespace std::chrono_literals;

namespace {

class FlakyApi : public RpcTarget
{
    Q_OBJECT
public:
    FlakyApi() { ++alive; }
    ~FlakyApi() override { --alive; }
    Q_INVOKABLE int twice(int value)
    {
        ++calls;
        return 2 * value;
    }
    Q_INVOKABLE QString large() { return QString(20'000, u'x'); }

    static inline int alive = 0;
    static inline int calls = 0;
};

const QString BatchFailed = u"! Error: RPC request failed: "_s;

} // namespace

/// Batches and connections over a network that drops, delays and truncates: every call ends, in its result or in an error that
/// says what happened, and nothing is left of it.
class FlakyNetworkTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<RpcServer> m_server;
    std::unique_ptr<FlakyProxy> m_proxy;
    std::unique_ptr<QNetworkAccessManager> m_manager; // so that each test has connections of its own

    RpcStub batch(std::chrono::milliseconds timeout = 10s)
    {
        QUrl url = m_proxy->url();
        url.setScheme(u"http"_s);
        RpcBatchOptions options;
        options.manager = m_manager.get();
        options.timeout = timeout;
        return startBatch(url, options);
    }

    /// Reconnects at once, so that no test waits for long.
    static RpcClientOptions quick()
    {
        RpcClientOptions options;
        options.reconnect.delay = 1ms;
        options.reconnect.maxDelay = 5ms;
        return options;
    }

    // What of a call came through, in words that a person understands: an error of the connection or of the request.
    static bool isClear(const QString &told)
    {
        static const QStringList known{BatchFailed, u"! Error: Peer closed WebSocket: 1006 ("_s,
                                       u"! Error: Could not connect to "_s, u"! TimeoutError: "_s};
        return std::any_of(known.begin(), known.end(),
                           [&](const QString &one) { return told.startsWith(one) && told.size() > one.size(); });
    }

private Q_SLOTS:
    void init()
    {
        m_server = std::make_unique<RpcServer>([] { return new FlakyApi; });
        QVERIFY(m_server->listen());
        m_proxy = std::make_unique<FlakyProxy>(m_server->port());
        m_manager = std::make_unique<QNetworkAccessManager>();
        FlakyApi::calls = 0;
    }
    void cleanup()
    {
        m_manager.reset();
        m_proxy.reset();
        // Whatever became of the calls, the server holds nothing for them.
        QTRY_COMPARE(m_server->batchCount(), 0);
        QTRY_COMPARE(m_server->sessionCount(), 0);
        QTRY_COMPARE(m_server->connectionCount(), 0);
        QTRY_COMPARE(FlakyApi::alive, 0);
        m_server.reset();
    }

    void theAnswerToABatchMayBeCutAnywhere()
    {
        QCOMPARE(ask(batch().call("twice", 2)), u"4"_s);
        const qint64 size = m_proxy->bytesToClient;
        QVERIFY(size > 100);
        for (qint64 cut = 1; cut < size; ++cut) {
            m_proxy->cutAfter(cut);
            const RpcStub api = batch();
            const RpcPromise first = api.call("twice", 2);
            const RpcPromise second = api.call("twice", 3);
            first.pull([](const Outcome &) {});
            const QString told = ask(second);
            QVERIFY2(told.startsWith(BatchFailed) && isClear(told), qPrintable(u"cut after %1: %2"_s.arg(cut).arg(told)));
            QCOMPARE(ask(first), told);
        }
        // Not one was sent twice.
        QCOMPARE(FlakyApi::calls, 1 + 2 * (size - 1));
        QCOMPARE(ask(batch().call("twice", 2)), u"4"_s);
    }

    void aBatchMayBeCutAnywhereOnItsWay()
    {
        QCOMPARE(ask(batch().call("twice", 2)), u"4"_s);
        const qint64 size = m_proxy->bytesToServer;
        QVERIFY(size > 100);
        for (qint64 cut = 0; cut < size; ++cut) {
            m_proxy->cutRequestAfter(cut);
            const QString told = ask(batch().call("twice", 2));
            QVERIFY2(told.startsWith(BatchFailed) && isClear(told), qPrintable(u"cut after %1: %2"_s.arg(cut).arg(told)));
        }
        // What did not arrive as a whole was not begun.
        QCOMPARE(FlakyApi::calls, 1);
        QCOMPARE(ask(batch().call("twice", 2)), u"4"_s);
    }

    void aBatchMayBeLate()
    {
        m_proxy->setMode(FlakyProxy::Mode::Hold);
        const RpcPromise patient = batch().call("twice", 2);
        patient.pull([](const Outcome &) {});
        QCOMPARE(ask(batch(50ms).call("twice", 3)), BatchFailed + u"timed out after 50 ms"_s);
        QVERIFY(!patient.isSettled());
        m_proxy->setMode(FlakyProxy::Mode::Pass);
        QCOMPARE(ask(patient), u"4"_s);
        // The request of the one that gave up is cut off, or its answer is nobody's.
        QTRY_COMPARE(m_server->batchCount(), 0);
    }

    void aBatchMayComeByteByByte()
    {
        m_proxy->setMode(FlakyProxy::Mode::Trickle);
        const RpcStub api = batch();
        const RpcPromise first = api.call("twice", 2);
        first.pull([](const Outcome &) {});
        QCOMPARE(ask(api.call("twice", 3)), u"6"_s);
        QCOMPARE(ask(first), u"4"_s);
        // Its time limit is for the whole of it: bytes that come do not prolong it.
        QCOMPARE(ask(batch(30ms).call("large")), BatchFailed + u"timed out after 30 ms"_s);
    }

    void aBatchMayBeSwallowedOrRefused()
    {
        m_proxy->setMode(FlakyProxy::Mode::Swallow);
        const RpcStub api = batch(50ms);
        QList<RpcPromise> promises;
        for (int i = 0; i < 100; ++i) {
            promises.append(api.call("twice", i));
            promises.last().pull([](const Outcome &) {});
        }
        for (const RpcPromise &promise : std::as_const(promises))
            QCOMPARE(ask(promise), BatchFailed + u"timed out after 50 ms"_s);
        m_proxy->setMode(FlakyProxy::Mode::Refuse);
        const QString told = ask(batch().call("twice", 1));
        QVERIFY2(told.startsWith(BatchFailed) && isClear(told), qPrintable(told));
        QCOMPARE(FlakyApi::calls, 0);
    }

    void aConnectionMayBeCutAnywhere()
    {
        {
            RpcClient client(m_proxy->url(), quick());
            client.open();
            QCOMPARE(ask(client.main().call("twice", 2)), u"4"_s);
        }
        // Through the handshake, the call and what follows it.
        const qint64 size = m_proxy->bytesToClient;
        QVERIFY(size > 100);
        for (qint64 cut = 0; cut < size; cut += 3) {
            m_proxy->cutAfter(cut);
            RpcClient client(m_proxy->url(), quick());
            client.open();
            // One of the two calls meets the cut, or both do, as they were made of one main interface.
            const RpcStub api = client.main();
            const RpcPromise first = api.call("twice", 2);
            first.pull([](const Outcome &) {});
            const QString told = ask(api.call("twice", 3));
            QVERIFY2(told == u"6"_s || isClear(told), qPrintable(u"cut after %1: %2"_s.arg(cut).arg(told)));
            const QString other = ask(first);
            QVERIFY2(other == u"4"_s || isClear(other), qPrintable(other));
            m_proxy->cutAfter(-1);
            QTRY_VERIFY(client.isConnected());
            QCOMPARE(ask(client.main().call("twice", 4)), u"8"_s);
            QTRY_COMPARE(client.session()->stats(), SessionStats({1, 1}));
        }
    }

    void everyCallThatIsLateIsTold()
    {
        RpcClientOptions options = quick();
        options.callTimeout = 50ms;
        RpcClient client(m_proxy->url(), options);
        QSignalSpy disconnected(&client, &RpcClient::disconnected);
        client.open();
        QTRY_VERIFY(client.isConnected());
        m_proxy->setMode(FlakyProxy::Mode::Hold);
        QList<RpcPromise> promises;
        for (int i = 0; i < 100; ++i) {
            promises.append(client.main().call("twice", i));
            promises.last().pull([](const Outcome &) {});
        }
        for (const RpcPromise &promise : std::as_const(promises))
            QCOMPARE(ask(promise), u"! TimeoutError: The call was not answered within 50 ms."_s);
        promises.clear();
        // What then comes belongs to nobody and disturbs nobody.
        m_proxy->setMode(FlakyProxy::Mode::Pass);
        QTRY_COMPARE(FlakyApi::calls, 100);
        QCOMPARE(ask(client.main().call("twice", 2)), u"4"_s);
        QCOMPARE(disconnected.size(), 0);
        QTRY_COMPARE(client.session()->stats(), SessionStats({1, 1}));
        QTRY_COMPARE(m_server->sessions().first()->stats(), SessionStats({1, 1}));
    }

    void connectingMayTakeTooLongAtEachStage()
    {
        RpcClientOptions options = quick();
        options.connectTimeout = 50ms;
        for (const FlakyProxy::Mode mode : {FlakyProxy::Mode::Hold, FlakyProxy::Mode::Swallow, FlakyProxy::Mode::Refuse}) {
            m_proxy->setMode(mode);
            RpcClient client(m_proxy->url(), options);
            QSignalSpy disconnected(&client, &RpcClient::disconnected);
            client.open();
            const QString told = ask(client.main().call("twice", 2));
            QVERIFY2(isClear(told), qPrintable(told));
            if (mode != FlakyProxy::Mode::Refuse)
                QVERIFY2(told.endsWith(u"timed out after 50 ms."_s), qPrintable(told));
            QTRY_VERIFY(disconnected.size() >= 2); // It goes on trying.
            m_proxy->cut();
            m_proxy->setMode(FlakyProxy::Mode::Pass);
            QTRY_VERIFY(client.isConnected());
            QCOMPARE(ask(client.main().call("twice", 2)), u"4"_s);
        }
    }

    // Whatever happens in whichever order, every call ends.
    void anythingMayHappen_data()
    {
        QTest::addColumn<uint>("seed");
        for (uint seed = 1; seed <= 5; ++seed)
            QTest::addRow("seed %u", seed) << seed;
    }
    void anythingMayHappen()
    {
        QFETCH(uint, seed);
        std::mt19937 random(seed);
        const auto below = [&](int limit) { return int(random() % uint(limit)); };
        RpcClientOptions options = quick();
        options.connectTimeout = 200ms;
        options.callTimeout = 200ms;
        RpcClient client(m_proxy->url(), options);
        client.open();
        int made = 0;
        int ended = 0;
        QStringList unclear;
        const auto watch = [&](const RpcPromise &promise, int expected) {
            ++made;
            promise.pull([&, expected](const Outcome &outcome) {
                ++ended;
                const QString told = show(outcome);
                if (told != QString::number(expected) && !isClear(told))
                    unclear << told;
            });
        };
        for (int step = 0; step < 200; ++step) {
            switch (below(8)) {
            case 0:
                m_proxy->setMode(FlakyProxy::Mode::Hold);
                break;
            case 1:
                m_proxy->setMode(FlakyProxy::Mode::Trickle);
                break;
            case 2:
                m_proxy->cut();
                break;
            case 3:
                m_proxy->cutAfter(below(600));
                break;
            case 4:
                m_proxy->cutRequestAfter(below(600));
                break;
            default:
                m_proxy->setMode(FlakyProxy::Mode::Pass);
                break;
            }
            if (below(2) == 0)
                watch(batch(200ms).call("twice", step), 2 * step);
            else
                watch(client.main().call("twice", step), 2 * step);
            if (below(3) == 0)
                QTest::qWait(below(5)); // lets things overlap; nothing depends on how long it is
        }
        m_proxy->cutAfter(-1);
        m_proxy->cutRequestAfter(-1);
        m_proxy->setMode(FlakyProxy::Mode::Pass);
        QTRY_COMPARE_WITH_TIMEOUT(ended, made, 20'000);
        QVERIFY2(unclear.isEmpty(), qPrintable(unclear.join(u'\n')));
        QTRY_VERIFY(client.isConnected());
        QCOMPARE(ask(client.main().call("twice", 2)), u"4"_s);
        QTRY_COMPARE(client.session()->stats(), SessionStats({1, 1}));
    }
};

QTEST_GUILESS_MAIN(FlakyNetworkTest)
#include "tst_flakynetwork.moc"
