// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "testapi.h"

#include <QtTest/QTest>

using namespace QtCapnWeb;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class SlowApi : public RpcTarget
{
    Q_OBJECT
public:
    Q_INVOKABLE RpcPromise later()
    {
        waiting.append(Deferred());
        return RpcPromise(waiting.last().promise);
    }
    Q_INVOKABLE int twice(int value) { return 2 * value; }
    Q_INVOKABLE Value promises() { return Value::array({toValue(later())}); }

    static inline QList<Deferred> waiting;
};

/// Time limits for results. What must come in time has no limit that a slow machine could reach.
class TestTimeouts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { SlowApi::waiting.clear(); }

    void aCallThatTakesTooLongIsRejectedAndReleased()
    {
        SessionPair pair(new SlowApi);
        QCOMPARE(errorOf(pair.api().call("later").withTimeout(5ms)), u"TimeoutError: The call was not answered within 5 ms."_s);
        VERIFY_AT_REST(pair);
        // What comes too late is nobody's.
        SlowApi::waiting.first().resolve(1);
        QCOMPARE(waitFor<int>(pair.api().call("twice", 2)), 4);
        VERIFY_AT_REST(pair);
    }

    void aCallInTimeGivesItsResult()
    {
        SessionPair pair(new SlowApi);
        QCOMPARE(waitFor<int>(pair.api().call("twice", 2).withTimeout(1h)), 4);
        const RpcResult<int> typed = pair.api().call<int>("twice", 3).withTimeout(1h);
        QCOMPARE(waitFor<int>(typed), 6);
        VERIFY_AT_REST(pair);
    }

    void aCallWithALimitCanBePipelined()
    {
        SessionPair pair(new SlowApi);
        {
            const RpcPromise first = pair.api().call("twice", 2).withTimeout(1h);
            const RpcPromise second = pair.api().call("twice", first);
            QCOMPARE(waitFor<int>(second), 8);
            QCOMPARE(waitFor<int>(first), 4);
            QCOMPARE(waitFor<int>(first), 4);
        }
        VERIFY_AT_REST(pair);
    }

    void thePromiseItselfGoesOn()
    {
        SessionPair pair(new SlowApi);
        {
            const RpcPromise promise = pair.api().call("later");
            QCOMPARE(errorOf(promise.withTimeout(5ms)), u"TimeoutError: The call was not answered within 5 ms."_s);
            SlowApi::waiting.first().resolve(7);
            QCOMPARE(waitFor<int>(promise), 7);
        }
        VERIFY_AT_REST(pair);
    }

    void aCallThatNobodyWaitsForHasNoLimit()
    {
        SessionPair pair(new SlowApi);
        {
            const RpcPromise limited = pair.api().call("twice", 2).withTimeout(1ms);
            QTest::qWait(5);
            QCOMPARE(waitFor<int>(pair.api().call("twice", limited)), 8);
        }
        VERIFY_AT_REST(pair);
    }

    void promisesInTheResultCount()
    {
        SessionPair pair(new SlowApi);
        QCOMPARE(errorOf(pair.api().call("promises").withTimeout(5ms)),
                 u"TimeoutError: The call was not answered within 5 ms."_s);
        SlowApi::waiting.first().resolve(1);
        VERIFY_AT_REST(pair);
    }

    void disposingCancels()
    {
        SessionPair pair(new SlowApi);
        const RpcPromise limited = pair.api().call("later").withTimeout(1h);
        QString error;
        limited.pull([&](const Outcome &outcome) { error = std::get<RpcError>(outcome).message(); });
        limited.dispose();
        QTRY_COMPARE(error, u"RPC was canceled because the RpcPromise was disposed."_s);
        VERIFY_AT_REST(pair);
    }

    void aSessionMayHaveALimitForAll()
    {
        const auto [a, b] = MemoryTransport::createPair();
        RpcSessionOptions options;
        options.callTimeout = 5ms;
        RpcSession client(a, {}, options);
        RpcSession server(b, new SlowApi);
        const RpcStub api = client.remoteMain();
        const QString late = u"TimeoutError: The call was not answered within 5 ms."_s;
        QCOMPARE(errorOf(api.call("later")), late);
        QCOMPARE(errorOf(api.call("later").call("twice", 2)), late);
        QTRY_COMPARE(server.stats(), SessionStats({1, 1}));
        QCOMPARE(client.stats(), SessionStats({1, 1}));

        // One call may have another limit, or none.
        std::optional<Outcome> result;
        api.call("later").withTimeout(0ms).pull([&](const Outcome &outcome) { result = outcome; });
        QCOMPARE(errorOf(api.call("later")), late);
        QVERIFY(!result);
        SlowApi::waiting.at(SlowApi::waiting.size() - 2).resolve(5);
        QTRY_VERIFY(result);
        QCOMPARE(std::get<Value>(*result).toNumber(), 5.0);
        result.reset();
        QTRY_COMPARE(server.stats(), SessionStats({1, 1}));
    }

    void manyCallsAtOnceAllTimeOut()
    {
        const auto [a, b] = MemoryTransport::createPair();
        RpcSessionOptions options;
        options.callTimeout = 20ms;
        RpcSession client(a, {}, options);
        RpcSession server(b, new SlowApi);
        int late = 0;
        for (int i = 0; i < 1000; ++i) {
            client.remoteMain().call("later").pull([&](const Outcome &outcome) {
                const auto *error = std::get_if<RpcError>(&outcome);
                late += error && error->type() == u"TimeoutError"_s;
            });
        }
        QTRY_COMPARE(late, 1000);
        QTRY_COMPARE(server.stats(), SessionStats({1, 1}));
    }

    void aCallbackOfATimeoutMayDestroyTheSession()
    {
        SessionPair pair(new SlowApi);
        bool told = false;
        pair.api().call("later").withTimeout(1ms).pull([&](const Outcome &) {
            told = true;
            delete pair.client;
        });
        QTRY_VERIFY(told);

        const auto [a, b] = MemoryTransport::createPair();
        RpcSessionOptions options;
        options.callTimeout = 1ms;
        QPointer<RpcSession> client = new RpcSession(a, {}, options);
        RpcSession server(b, new SlowApi);
        client->remoteMain().call("later").pull([&](const Outcome &) { delete client; });
        client->remoteMain().call("later").pull([&](const Outcome &) {});
        QTRY_VERIFY(!client);
    }
};

QTEST_GUILESS_MAIN(TestTimeouts)
#include "tst_timeouts.moc"
