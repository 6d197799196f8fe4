// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "referenceapi.h"

#include <QtTest/QTest>

using namespace Qt::StringLiterals;
using namespace SessionTesting;

/// \file
/// Calls on what is not there yet: pipelining, promises as arguments and in results, and the order of it all. What the
/// reference's own tests check (__tests__/index.test.ts: promise pipelining, e-order), for hooks.

class TestSessionPipelining : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void promiseInArgumentsIsResolvedAtTheCallee();
    void resolvedPromiseInArgumentsIsSentAsItsResolution_data();
    void resolvedPromiseInArgumentsIsSentAsItsResolution();
    void propertyOfPromiseInArguments();
    void callsOnAPromiseNeedNoPull();
    void chainOfPipelinedCalls();
    void propertyOfPipelinedResult();
    void errorReachesPipelinedCalls();
    void errorReachesCallsThatHaveItsPromiseAsArgument();
    void resultHoldsPromise();
    void localPromiseAsArgument();
    void rejectedLocalPromiseAsArgument();
    void lateResult();
    void lateResultIsPromiseOfThePeer();
    void callsArriveInOrder();
    void callsOnALocalPromiseKeepTheirOrder();
    void callsMadeWhileTheQueueIsDeliveredDoNotOvertake();
    void severalWaitersAreAnsweredInOrder();
};

void TestSessionPipelining::promiseInArgumentsIsResolvedAtTheCallee()
{
    SessionPair pair({}, hookOn(testTarget()));
    const HookPtr main = pair.a.session->remoteMain();
    const Pulled result(call(main, u"square"_s, {promiseOf(call(main, u"square"_s, {2}))}));
    pair.pump();
    QCOMPARE(result.value(), Value(16));
    QVERIFY(pair.a.sent.contains(R"(["push",["pipeline",0,["square"],[["pipeline",1]]]])"));
    QVERIFY(!pair.a.sent.contains(R"(["pull",1])"));
    COMPARE_CLEAN(pair);
}

void TestSessionPipelining::resolvedPromiseInArgumentsIsSentAsItsResolution_data()
{
    QTest::addColumn<QString>("method");
    QTest::addColumn<Value>("argument");
    QTest::newRow("number") << u"square"_s << Value(2);
    QTest::newRow("object") << u"echo"_s << Value::object({{u"x"_s, Value::array({1, Value::object()})}});
    QTest::newRow("deep") << u"echo"_s << [] {
        Value value(1);
        for (int i = 0; i < 120; ++i)
            value = Value::array({value});
        return value;
    }();
    QTest::newRow("stub of the peer") << u"makeCounter"_s << Value(5);
    QTest::newRow("error") << u"throwError"_s << Value(5);
}

void TestSessionPipelining::resolvedPromiseInArgumentsIsSentAsItsResolution()
{
    // The reference names the released id and kills the session (protocol-rules).
    QFETCH(QString, method);
    QFETCH(Value, argument);
    SessionPair pair({}, hookOn(testTarget()));
    {
        const HookPtr main = pair.a.session->remoteMain();
        const HookPtr promise = call(main, method, {argument});
        const Pulled first(promise);
        pair.pump();
        QVERIFY(first.isSettled());
        const Pulled echoed(call(main, u"echo"_s, {promiseOf(promise)}));
        const Pulled within(call(main, u"echo"_s, {Value::array({promiseOf(promise)})}));
        pair.pump();
        QCOMPARE(echoed.count(), 1);
        QCOMPARE(within.count(), 1);
        QCOMPARE(echoed.error(), first.error());
        if (first.value().type() == Value::Type::Stub) {
            const Pulled incremented(call(hookIn(echoed.value()), u"increment"_s));
            pair.pump();
            QCOMPARE(incremented.value(), Value(6));
        } else if (first.error().isEmpty()) {
            QCOMPARE(echoed.value(), first.value());
            QCOMPARE(within.value(), Value::array({first.value()}));
        }
    }
    pair.pump();
    COMPARE_CLEAN(pair);
}

void TestSessionPipelining::propertyOfPromiseInArguments()
{
    SessionPair pair({}, hookOn(testTarget()));
    {
        const HookPtr main = pair.a.session->remoteMain();
        const HookPtr object = call(main, u"echo"_s, {Value::object({{u"id"_s, Value(6)}})});
        const Value property = promiseOf(makePropertyHook(object, {u"id"_s}));
        const Pulled before(call(main, u"square"_s, {property}));
        QVERIFY(pair.a.sent.contains(R"(["push",["pipeline",0,["square"],[["pipeline",1,["id"]]]]])"));
        const Pulled pulled(object);
        pair.pump();
        QCOMPARE(before.value(), Value(36));
        const Pulled after(call(main, u"square"_s, {property}));
        pair.pump();
        QCOMPARE(after.value(), Value(36));

        // The property of a stub that a resolved promise holds is still the peer's to read.
        const HookPtr holder = call(main, u"echo"_s, {Value::object({{u"counter"_s, stubOf(counterHook(3))}})});
        const Pulled held(holder);
        pair.pump();
        const HookPtr counterPromise = call(main, u"makeCounter"_s, {8});
        const Pulled counter(counterPromise);
        pair.pump();
        const Pulled value(call(main, u"square"_s, {promiseOf(makePropertyHook(counterPromise, {u"value"_s}))}));
        pair.pump();
        QCOMPARE(value.value(), Value(64));
    }
    pair.pump();
    COMPARE_CLEAN(pair);
}

void TestSessionPipelining::callsOnAPromiseNeedNoPull()
{
    SessionPair pair({}, hookOn(testTarget()));
    {
        const HookPtr counter = call(pair.a.session->remoteMain(), u"makeCounter"_s, {4});
        const Pulled first(call(counter, u"increment"_s));
        const Pulled second(call(counter, u"increment"_s, {4}));
        pair.pump();
        QCOMPARE(first.value(), Value(5));
        QCOMPARE(second.value(), Value(9));
        QVERIFY(!pair.a.sent.contains(R"(["pull",1])"));
    }
    pair.pump();
    COMPARE_CLEAN(pair);
}

void TestSessionPipelining::chainOfPipelinedCalls()
{
    const ScriptPtr node = makeScript();
    node->methods[u"next"_s] = [node = node.get()](const QList<Value> &) {
        return stubOf(hookOn(std::shared_ptr<ScriptedTarget::Script>(std::shared_ptr<void>(), node)));
    };
    node->methods[u"name"_s] = [](const QList<Value> &) { return Value(u"end"_s); };
    SessionPair pair({}, hookOn(node));
    {
        HookPtr hook = pair.a.session->remoteMain();
        for (int i = 0; i < 50; ++i)
            hook = call(hook, u"next"_s);
        const Pulled name(call(hook, u"name"_s));
        pair.pump();
        QCOMPARE(name.value(), Value(u"end"_s));
    }
    pair.pump();
    COMPARE_CLEAN(pair);
}

void TestSessionPipelining::propertyOfPipelinedResult()
{
    SessionPair pair({}, hookOn(testTarget()));
    {
        const HookPtr counter = call(pair.a.session->remoteMain(), u"makeCounter"_s, {4});
        const HookPtr property = makePropertyHook(counter, {u"value"_s});
        const Pulled first(property);
        const Pulled second(property);
        pair.pump();
        QCOMPARE(first.value(), Value(4));
        QCOMPARE(second.value(), Value(4));
        QCOMPARE(pair.a.sent.count(R"(["push",["pipeline",1,["value"]]])"), 1); // read once
    }
    pair.pump();
    COMPARE_CLEAN(pair);
}

void TestSessionPipelining::errorReachesPipelinedCalls()
{
    SessionPair pair({}, hookOn(testTarget()));
    const Pulled result(call(call(pair.a.session->remoteMain(), u"throwError"_s), u"square"_s, {5}));
    pair.pump();
    QCOMPARE(result.error(), u"RangeError: test error"_s);
    COMPARE_CLEAN(pair);
}

void TestSessionPipelining::errorReachesCallsThatHaveItsPromiseAsArgument()
{
    SessionPair pair({}, hookOn(testTarget()));
    const HookPtr main = pair.a.session->remoteMain();
    const Pulled result(call(main, u"square"_s, {promiseOf(call(main, u"throwError"_s))}));
    pair.pump();
    QCOMPARE(result.error(), u"RangeError: test error"_s);
    COMPARE_CLEAN(pair);
}

void TestSessionPipelining::resultHoldsPromise()
{
    SessionPair pair({}, hookOn(testTarget()));
    const HookPtr main = pair.a.session->remoteMain();
    const Pulled result(call(main, u"callSquare"_s, {stubOf(main), 3}));
    pair.pump();
    QCOMPARE(result.value(), Value::object({{u"result"_s, Value(9)}}));
    COMPARE_CLEAN(pair);
}

void TestSessionPipelining::localPromiseAsArgument()
{
    SessionPair pair({}, hookOn(testTarget()));
    {
        const Deferred deferred;
        const Pulled result(call(pair.a.session->remoteMain(), u"square"_s, {promiseOf(deferred.promise)}));
        pair.pump();
        QVERIFY(!result.isSettled());
        deferred.resolve(12);
        pair.pump();
        QCOMPARE(result.value(), Value(144));
    }
    pair.pump();
    COMPARE_CLEAN(pair);
}

void TestSessionPipelining::rejectedLocalPromiseAsArgument()
{
    SessionPair pair({}, hookOn(testTarget()));
    const Deferred deferred;
    const Pulled result(call(pair.a.session->remoteMain(), u"square"_s, {promiseOf(deferred.promise)}));
    deferred.reject(RpcError::typeError(u"no number"_s));
    pair.pump();
    QCOMPARE(result.error(), u"TypeError: no number"_s);
    COMPARE_CLEAN(pair);
}

void TestSessionPipelining::lateResult()
{
    const ScriptPtr target = makeScript();
    std::optional<Deferred> deferred = Deferred();
    target->methods[u"later"_s] = [&](const QList<Value> &) { return promiseOf(deferred->promise); };
    SessionPair pair({}, hookOn(target));
    const Pulled result(call(pair.a.session->remoteMain(), u"later"_s));
    pair.pump();
    QVERIFY(!result.isSettled());
    QVERIFY(deferred->isAwaited());
    deferred->resolve(u"now"_s);
    pair.pump();
    QCOMPARE(result.value(), Value(u"now"_s));
    COMPARE_CLEAN(pair);
    QVERIFY(!deferred->isAwaited());

    // Nobody can settle it any more: whoever waits is told.
    deferred.emplace();
    const Pulled dropped(call(pair.a.session->remoteMain(), u"later"_s));
    pair.pump();
    deferred.reset();
    pair.pump();
    QCOMPARE(dropped.error(), u"Error: The call was dropped before it had a result."_s);
    COMPARE_CLEAN(pair);
}

void TestSessionPipelining::lateResultIsPromiseOfThePeer()
{
    // b answers with the promise of a call to a.
    SessionPair pair({}, hookOn(testTarget()));
    const ScriptPtr own = makeScript();
    const Deferred deferred;
    own->methods[u"increment"_s] = [&](const QList<Value> &) { return promiseOf(deferred.promise); };
    const Pulled result(call(pair.a.session->remoteMain(), u"incrementCounter"_s, {stubOf(hookOn(own)), 1}));
    pair.pump();
    QVERIFY(!result.isSettled());
    deferred.resolve(77);
    pair.pump();
    QCOMPARE(result.value(), Value(77));
    COMPARE_CLEAN(pair);
    QCOMPARE(own->disposed, 1);
}

void TestSessionPipelining::callsArriveInOrder()
{
    const ScriptPtr target = makeScript();
    QList<double> order;
    target->methods[u"note"_s] = [&](const QList<Value> &arguments) {
        order.append(arguments.at(0).toNumber());
        return Value();
    };
    target->methods[u"itself"_s] = [&](const QList<Value> &) { return stubOf(hookOn(target)); };
    SessionPair pair({}, hookOn(target));
    {
        const HookPtr main = pair.a.session->remoteMain();
        const HookPtr itself = call(main, u"itself"_s);
        QList<HookPtr> promises;
        for (int i = 0; i < 20; ++i)
            promises.append(call(i % 2 ? main : itself, u"note"_s, {i}));
        pair.pump();
        for (int i = 0; i < 20; ++i)
            QCOMPARE(order.value(i), double(i));
    }
    target->methods.clear();
    pair.pump();
    COMPARE_CLEAN(pair);
}

void TestSessionPipelining::callsOnALocalPromiseKeepTheirOrder()
{
    const ScriptPtr target = makeScript();
    QList<double> order;
    target->methods[u"note"_s] = [&](const QList<Value> &arguments) {
        order.append(arguments.at(0).toNumber());
        return Value();
    };
    const Deferred deferred;
    const Deferred argument;
    QList<HookPtr> promises;
    promises.append(call(deferred.promise, u"note"_s, {1}));
    promises.append(call(deferred.promise->dup(), u"note"_s, {2}));
    promises.append(call(deferred.promise, u"note"_s, {3}));
    QVERIFY(order.isEmpty());
    deferred.resolve(stubOf(hookOn(target)));
    QCOMPARE(order, (QList<double>{1, 2, 3}));
    promises.append(call(deferred.promise, u"note"_s, {4}));
    QCOMPARE(order, (QList<double>{1, 2, 3, 4})); // at once, now that nothing is queued
}

void TestSessionPipelining::callsMadeWhileTheQueueIsDeliveredDoNotOvertake()
{
    const ScriptPtr target = makeScript();
    QList<double> order;
    const Deferred deferred;
    target->methods[u"note"_s] = [&](const QList<Value> &arguments) {
        order.append(arguments.at(0).toNumber());
        if (order.size() == 1)
            call(deferred.promise, u"note"_s, {100}); // The promise has resolved already.
        return Value();
    };
    const HookPtr first = call(deferred.promise, u"note"_s, {1});
    const HookPtr second = call(deferred.promise, u"note"_s, {2});
    deferred.resolve(stubOf(hookOn(target)));
    QCOMPARE(order, (QList<double>{1, 2, 100}));
}

void TestSessionPipelining::severalWaitersAreAnsweredInOrder()
{
    SessionPair pair({}, hookOn(testTarget()));
    const HookPtr promise = call(pair.a.session->remoteMain(), u"square"_s, {3});
    QList<int> order;
    for (int i = 0; i < 3; ++i)
        promise->pull([&order, i](const Outcome &) { order.append(i); });
    pair.pump();
    QCOMPARE(order, (QList<int>{0, 1, 2}));
    promise->pull([&order](const Outcome &) { order.append(3); });
    QCOMPARE(order.size(), 4);
    QCOMPARE(pair.a.sent.count(R"(["pull",1])"), 1);
    COMPARE_CLEAN(pair);
}

QTEST_GUILESS_MAIN(TestSessionPipelining)
#include "tst_sessionpipelining.moc"
