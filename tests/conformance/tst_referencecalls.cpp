// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "referencetargets.h"

#include "rpcqcoro.h"

using namespace Reference;

/// \file
/// Calls over a connection: results, errors, capabilities that are passed, pipelining, order.

namespace {

/// A caller between two connections: its methods pass on what they are asked to another server.
class ProxyTarget : public RpcTarget
{
    Q_OBJECT
public:
    explicit ProxyTarget(const RpcStub &behind) : m_behind(behind) { }
    /// Waits for the capability, and returns it then.
    Q_INVOKABLE QtCapnWeb::RpcPromise makeCounter(int start)
    {
        const Value counter = co_await m_behind.call("makeCounter", start);
        co_return counter;
    }
    /// Returns the promise as it is.
    Q_INVOKABLE QtCapnWeb::RpcPromise makeCounterPromise(int start) { return m_behind.call("makeCounter", start); }
    Q_INVOKABLE QtCapnWeb::RpcPromise incrementCounter(const QtCapnWeb::RpcStub &counter, int by)
    {
        return m_behind.call("incrementCounter", counter, by);
    }

private:
    RpcStub m_behind;
};

class OrderTarget : public RpcTarget
{
    Q_OBJECT
public:
    explicit OrderTarget(QList<int> *log) : m_log(log) { }
    Q_INVOKABLE int record(int id)
    {
        m_log->append(id);
        return id;
    }
    Q_INVOKABLE QtCapnWeb::Value getObject()
    {
        const auto method = [log = m_log](int id) {
            log->append(id);
            return id;
        };
        return Value::object({{u"method1"_s, toValue(method)}, {u"method2"_s, toValue(method)}});
    }

private:
    QList<int> *m_log;
};

/// What a value of a type that no conversion knows is to a caller.
struct Unsendable {
    int number = 123;
};

} // namespace

Q_DECLARE_METATYPE(Unsendable)

class ReferenceCallsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup()
    {
        settle();
        QCOMPARE(Counter::alive, 0);
    }

    void aCallGivesItsResult()
    {
        Pair pair(new TestTarget);
        QCOMPARE(waitFor<int>(pair.api().call("square", 3)), 9);
        VERIFY_AT_REST(pair);
    }

    void anErrorIsThrownAtTheCaller()
    {
        Pair pair(new TestTarget);
        QCOMPARE(errorOf(pair.api().call("throwError")), u"RangeError: test error"_s);
        VERIFY_AT_REST(pair);
    }

    void aSendThatFailsRejectsTheCall()
    {
        Pair pair(new TestTarget);
        pair.clientEnd->sendError = u"send failed"_s;
        const RpcPromise result = pair.api().call("square", 1);
        QVERIFY(!result.isSettled()); // the caller finishes its own work first
        QCOMPARE(errorOf(result), u"Error: send failed"_s);
        QVERIFY(pair.client->isAborted());
        QCOMPARE(errorOf(pair.api().call("square", 1)), u"Error: send failed"_s);
    }

    void resultsAreWaitedForInAllWays();

    void anArgumentThatCannotBeSent()
    {
        Pair pair(new TestTarget);
        const RpcPromise result = pair.api().call("square", QVariant::fromValue(Unsendable()));
        QVERIFY(result.isSettled()); // known before anything is sent
        const QString error = errorOf(result);
        QVERIFY2(error.startsWith(u"TypeError: "_s) && error.contains(u"Unsendable"_s), qPrintable(error));
        settle();
        QCOMPARE(pair.clientEnd->count("[\"push\""), 0);
        QCOMPARE(waitFor<int>(pair.api().call("square", 2)), 4);
        VERIFY_AT_REST(pair);
    }

    void aResultThatCannotBeSent()
    {
        Pair pair(new FunctionTarget([](const Value &) { return toValue(QVariant::fromValue(Unsendable())); }));
        const QString error = errorOf(pair.api().call("run"));
        QVERIFY2(error.startsWith(u"TypeError: "_s) && error.contains(u"Unsendable"_s), qPrintable(error));
        VERIFY_AT_REST(pair);
    }

    void namesOfJavaScriptsObjectsAreUndefined_data();
    void namesOfJavaScriptsObjectsAreUndefined();
    void namesOfJavaScriptsObjectsAreDroppedFromObjects();

    void asynchronousFunctionsArePassed()
    {
        Pair pair(new TestTarget);
        const auto square = [](int i) -> RpcPromise {
            Deferred turn;
            QTimer::singleShot(0, [turn] { turn.resolve({}); });
            co_await RpcPromise(turn.promise);
            co_return i *i;
        };
        QCOMPARE(wait(pair.api().call("callFunction", square, 3)), Value::object({{u"result"_s, 9}}));
        VERIFY_AT_REST(pair);
    }

    void aTargetIsReturned()
    {
        Pair pair(new TestTarget);
        {
            const auto counter = waitFor<RpcStub>(pair.api().call("makeCounter", 4));
            QCOMPARE(waitFor<int>(counter.call("increment")), 5);
            QCOMPARE(waitFor<int>(counter.call("increment", 4)), 9);
            QCOMPARE(waitFor<int>(counter["value"]), 9);
        }
        VERIFY_AT_REST(pair);
    }

    void aStubIsPassedBack()
    {
        Pair pair(new TestTarget);
        {
            const auto counter = waitFor<RpcStub>(pair.api().call("makeCounter", 4));
            QCOMPARE(waitFor<int>(pair.api().call("incrementCounter", counter)), 5);
            QCOMPARE(waitFor<int>(pair.api().call("incrementCounter", counter, 4)), 9);
        }
        VERIFY_AT_REST(pair);
    }

    void aStubOfOnePeerIsPassedToAnother()
    {
        Pair alice(new TestTarget);
        Pair bob(new TestTarget);
        {
            const auto counter = waitFor<RpcStub>(alice.api().call("makeCounter", 10));
            QCOMPARE(waitFor<int>(bob.api().call("incrementCounter", counter, 3)), 13);
        }
        VERIFY_AT_REST(alice);
        VERIFY_AT_REST(bob);
    }

    void aServerInBetweenPassesCapabilitiesOn()
    {
        Pair alice(new TestTarget);
        {
            Pair bob(new ProxyTarget(alice.api()));
            const RpcStub api = bob.api();
            {
                const auto counter = waitFor<RpcStub>(api.call("makeCounter", 4));
                QCOMPARE(waitFor<int>(counter.call("increment", 2)), 6);
            }
            QCOMPARE(waitFor<int>(api.call("makeCounter", 4).call("increment", 2)), 6);
            QCOMPARE(waitFor<int>(api.call("makeCounterPromise", 4).call("increment", 2)), 6);
            {
                auto *counter = new Counter(10);
                const RpcStub mine = counter;
                QCOMPARE(waitFor<int>(api.call("incrementCounter", mine, 3)), 13);
                QCOMPARE(counter->increment(1), 14);
            }
            VERIFY_AT_REST(bob);
        }
        VERIFY_AT_REST(alice);
    }

    void aPromiseIsPassedAsAnArgument()
    {
        Pair pair(new TestTarget);
        {
            const RpcPromise promise = pair.api().call("square", 2);
            QCOMPARE(waitFor<int>(pair.api().call("square", promise)), 16);
        }
        VERIFY_AT_REST(pair);
        QCOMPARE(pair.clientEnd->count("[\"pull\""), 1); // the inner result stayed at the server
    }

    void aPromiseIsCalled()
    {
        Pair pair(new TestTarget);
        {
            const RpcPromise counter = pair.api().call("makeCounter", 4);
            const RpcPromise first = counter.call("increment");
            const RpcPromise second = counter.call("increment", 4);
            QCOMPARE(waitFor<int>(first), 5);
            QCOMPARE(waitFor<int>(second), 9);
        }
        VERIFY_AT_REST(pair);
    }

    void aPromiseIsReturned()
    {
        Pair pair(new TestTarget);
        QCOMPARE(wait(pair.api().call("callSquare", pair.api(), 3)), Value::object({{u"result"_s, 9}}));
        VERIFY_AT_REST(pair);
    }

    void errorsReachPipelinedCalls()
    {
        Pair pair(new TestTarget);
        {
            const RpcPromise failing = pair.api().call("throwError");
            const RpcPromise call = failing.call("square", 5);
            const RpcPromise argument = pair.api().call("square", failing);
            QCOMPARE(errorOf(call), u"RangeError: test error"_s);
            QCOMPARE(errorOf(argument), u"RangeError: test error"_s);
        }
        VERIFY_AT_REST(pair);
    }

    void anErrorThatNobodyWaitsForIsNotReported()
    {
        QTest::failOnWarning(QRegularExpression(u".*"_s));
        Pair pair(new TestTarget);
        {
            const RpcPromise failing = pair.api().call("throwError");
            const RpcPromise call = pair.api().call("square", failing);
            settle();
            QCOMPARE(errorOf(failing), u"RangeError: test error"_s);
            QCOMPARE(errorOf(call), u"RangeError: test error"_s);
        }
        VERIFY_AT_REST(pair);
    }

    void callsOnOneStubArriveInOrder()
    {
        QList<int> log;
        Pair pair(new OrderTarget(&log));
        const RpcStub api = pair.api();
        wait(all(QList<RpcPromise>{api.call("record", 1), api.call("record", 2), api.call("record", 3), api.call("record", 4)}));
        QCOMPARE(log, QList<int>({1, 2, 3, 4}));
        VERIFY_AT_REST(pair);
    }

    void pipelinedCallsArriveInOrder()
    {
        QList<int> log;
        Pair pair(new OrderTarget(&log));
        {
            const RpcPromise object = pair.api().call("getObject");
            wait(all(QList<RpcPromise>{object.call("method1", 1), object.call("method2", 2), object.call("method1", 3),
                                       object.call("method2", 4)}));
        }
        QCOMPARE(log, QList<int>({1, 2, 3, 4}));
        VERIFY_AT_REST(pair);
    }
};

void ReferenceCallsTest::resultsAreWaitedForInAllWays()
{
    Pair pair(new TestTarget);
    const RpcStub api = pair.api();
    // A result that is made of a result.
    const auto doubled = [](RpcStub stub) -> RpcPromise {
        const int square = co_await stub.call<int>("square", 3);
        co_return square * 2;
    };
    QCOMPARE(waitFor<int>(doubled(api)), 18);
    // An error that is caught.
    const auto caught = [](RpcStub stub) -> RpcPromise {
        try {
            co_await stub.call("throwError");
        } catch (const RpcError &error) {
            co_return u"caught "_s + error.toString();
        }
        co_return u"not thrown"_s;
    };
    QCOMPARE(waitFor<QString>(caught(api)), u"caught RangeError: test error"_s);
    // What is to happen in any case.
    int finished = 0;
    const auto finally = [&finished](RpcStub stub, QString method) -> RpcPromise {
        const auto guard = qScopeGuard([&finished] { ++finished; });
        co_return co_await stub.call(method, 4);
    };
    QCOMPARE(waitFor<int>(finally(api, u"square"_s)), 16);
    QCOMPARE(finished, 1);
    QCOMPARE(errorOf(finally(api, u"throwError"_s)), u"RangeError: test error"_s);
    QCOMPARE(finished, 2);
    // By callbacks, exactly one of which is called.
    QStringList log;
    api.call<int>("square", 5)
        .then(
            this, [&](int value) { log << QString::number(value); }, [&](const RpcError &error) { log << error.toString(); });
    QTRY_COMPARE(log, QStringList(u"25"_s));
    api.call<int>("throwError")
        .then(
            this, [&](int value) { log << QString::number(value); }, [&](const RpcError &error) { log << error.toString(); });
    QTRY_COMPARE(log, QStringList({u"25"_s, u"RangeError: test error"_s}));
    VERIFY_AT_REST(pair);
}

void ReferenceCallsTest::namesOfJavaScriptsObjectsAreUndefined_data()
{
    QTest::addColumn<QString>("name");
    for (const char *name :
         {"constructor", "__proto__", "hasOwnProperty", "isPrototypeOf", "propertyIsEnumerable", "toLocaleString", "toString",
          "valueOf", "__defineGetter__", "__defineSetter__", "__lookupGetter__", "__lookupSetter__"})
        QTest::newRow(name) << QString::fromLatin1(name);
}

void ReferenceCallsTest::namesOfJavaScriptsObjectsAreUndefined()
{
    QFETCH(QString, name);
    Pair pair(new FunctionTarget([](const Value &) {
        const Value object = Value::object({{u"foo"_s, 123},
                                            {u"arr"_s, Value::array({1, 2})},
                                            {u"func"_s, toValue([](const Value &) { return 5; })},
                                            {u"toString"_s, toValue([] { return u"special string"_s; })}});
        return toValue(RpcStub::fromValue(object));
    }));
    {
        QVERIFY(wait(pair.api()[name]).isUndefined());
        QCOMPARE(errorOf(pair.api().call(name)), u"TypeError: '%1' is not a function."_s.arg(name));
        const auto object = waitFor<RpcStub>(pair.api().call("run"));
        QCOMPARE(waitFor<int>(object["foo"]), 123);
        QCOMPARE(waitFor<int>(object.call("func", 321)), 5);
        QVERIFY(wait(object[name]).isUndefined());
        QVERIFY(wait(object["arr"][name]).isUndefined());
        QVERIFY(wait(object["func"][name]).isUndefined());
        // Nor have arrays and functions those of their own kinds.
        QVERIFY(wait(object["arr"]["map"]).isUndefined());
        QVERIFY(wait(object["arr"]["length"]).isUndefined());
        QVERIFY(wait(object["func"]["call"]).isUndefined());
    }
    VERIFY_AT_REST(pair);
}

void ReferenceCallsTest::namesOfJavaScriptsObjectsAreDroppedFromObjects()
{
    // A peer that puts them there all the same, written by hand, since our own sender leaves them out.
    const auto [peer, end] = MemoryTransport::createPair();
    const std::unique_ptr<MemoryTransport> owner(peer);
    RpcSession server(end, new TestTarget);
    QList<QByteArray> received;
    connect(peer, &Transport::received, this, [&received](const QByteArray &text) { received << text; });
    peer->send(R"(["push",["pipeline",0,["echo"],[{"x":123,"toString":"bad","__proto__":{"toString":"bad"},)"
               R"("toJSON":["export",-9]}]]])");
    peer->send(R"(["pull",1])");
    QTRY_COMPARE(received.size(), 2);
    // What stood under a dropped name was evaluated, and was let go.
    QVERIFY(received.contains(R"(["release",-9,1])"_ba));
    QVERIFY(received.contains(R"(["resolve",1,{"x":123}])"_ba));
    peer->send(R"(["release",1,1])");
    QTRY_COMPARE(server.stats(), SessionStats({1, 1}));
}

QTEST_GUILESS_MAIN(ReferenceCallsTest)
#include "tst_referencecalls.moc"
