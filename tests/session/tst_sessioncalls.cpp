// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "sessiontesting.h"

#include <QtTest/QTest>

using namespace Qt::StringLiterals;
using namespace SessionTesting;

#define COMPARE_CLEAN(pair) QVERIFY2((pair).isClean(), qPrintable((pair).describe()))

/// \file
/// Calls between two sessions: results, errors, capabilities both ways, pipelining and order. What the reference's own tests
/// check (__tests__/index.test.ts: basic rpc, capability-passing, promise pipelining, e-order), for hooks.

namespace {

HookPtr counterHook(double start)
{
    const ScriptPtr counter = makeScript();
    const auto value = std::make_shared<double>(start);
    counter->methods[u"increment"_s] = [value](const QList<Value> &arguments) {
        return *value += arguments.isEmpty() ? 1 : arguments.first().toNumber();
    };
    counter->properties[u"value"_s] = [value] { return Value(*value); };
    return hookOn(counter);
}

// The API of the reference's tests.
ScriptPtr testTarget()
{
    const ScriptPtr target = makeScript();
    target->methods[u"square"_s] = [](const QList<Value> &arguments) {
        return arguments.at(0).toNumber() * arguments.at(0).toNumber();
    };
    target->methods[u"callSquare"_s] = [](const QList<Value> &arguments) {
        return Value::object({{u"result"_s, promiseOf(call(hookIn(arguments.at(0)), u"square"_s, {arguments.at(1)}))}});
    };
    target->methods[u"callFunction"_s] = [](const QList<Value> &arguments) {
        return Value::object({{u"result"_s, promiseOf(call(hookIn(arguments.at(0)), u""_s, {arguments.at(1)}))}});
    };
    target->methods[u"throwError"_s] = [](const QList<Value> &) -> Value { throw RpcError::rangeError(u"test error"_s); };
    target->methods[u"throwStandard"_s] = [](const QList<Value> &) -> Value { throw std::runtime_error("plain C++"); };
    target->methods[u"makeCounter"_s] = [](const QList<Value> &arguments) {
        return stubOf(counterHook(arguments.at(0).toNumber()));
    };
    target->methods[u"incrementCounter"_s] = [](const QList<Value> &arguments) {
        return promiseOf(call(hookIn(arguments.at(0)), u"increment"_s, {arguments.at(1)}));
    };
    target->methods[u"echo"_s] = [](const QList<Value> &arguments) { return arguments.value(0); };
    target->methods[u"nothing"_s] = [](const QList<Value> &) { return Value(nullptr); };
    target->methods[u"undefined"_s] = [](const QList<Value> &) { return Value(); };
    target->properties[u"config"_s] = [] {
        return Value::object({{u"list"_s, Value::array({1, 2, 3})}, {u"name"_s, Value(u"it"_s)}});
    };
    target->properties[u"counter"_s] = [] { return stubOf(counterHook(100)); };
    target->hidden = {u"secret"_s};
    return target;
}

} // namespace

class TestSessionCalls : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void callGivesResult_data();
    void callGivesResult();
    void errorKeepsItsType();
    void missingMethodIsAnError();
    void propertiesAreReadByPath_data();
    void propertiesAreReadByPath();
    void hiddenPropertyIsNamedInTheError();
    void methodReadAsAPropertyIsAFunction();
    void mainCanBeAwaited();
    void targetIsPassedByReference();
    void functionIsPassedByReference();
    void stubComesBackToItsOrigin();
    void stubThatComesBackAsWholeResultCanBeAwaited();
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
    void threePartyHandOver();
    void bothSidesCall();
    void callsArriveInOrder();
    void callsOnALocalPromiseKeepTheirOrder();
    void callsMadeWhileTheQueueIsDeliveredDoNotOvertake();
    void severalWaitersAreAnsweredInOrder();
    void unserializableArgumentIsABrokenPromise();
    void unserializableResultIsARejection();
    void nothingIsSentForAnUnusedProperty();
    void directDeliveryWorksAsWell();
    void nestedCausesCostLinearTime();
};

void TestSessionCalls::callGivesResult_data()
{
    QTest::addColumn<QString>("method");
    QTest::addColumn<Value>("argument");
    QTest::addColumn<Value>("result");
    QTest::newRow("number") << u"square"_s << Value(3) << Value(9);
    QTest::newRow("null") << u"nothing"_s << Value(1) << Value(nullptr);
    QTest::newRow("undefined") << u"undefined"_s << Value(1) << Value();
    QTest::newRow("string") << u"echo"_s << Value(u"häßlich 🙂"_s) << Value(u"häßlich 🙂"_s);
    QTest::newRow("object") << u"echo"_s << Value::object({{u"a"_s, Value::array({1, nullptr})}})
                            << Value::object({{u"a"_s, Value::array({1, nullptr})}});
    QTest::newRow("bytes") << u"echo"_s << Value(QByteArray("\0\1\2", 3)) << Value(QByteArray("\0\1\2", 3));
}

void TestSessionCalls::callGivesResult()
{
    QFETCH(QString, method);
    QFETCH(Value, argument);
    QFETCH(Value, result);
    SessionPair pair({}, hookOn(testTarget()));
    const Pulled pulled(call(pair.a.session->remoteMain(), method, {argument}));
    QVERIFY(!pulled.isSettled());
    pair.pump();
    QCOMPARE(pulled.count(), 1);
    QCOMPARE(pulled.error(), QString());
    QCOMPARE(pulled.value(), result);
    COMPARE_CLEAN(pair);
}

void TestSessionCalls::errorKeepsItsType()
{
    SessionPair pair({}, hookOn(testTarget()));
    const Pulled error(call(pair.a.session->remoteMain(), u"throwError"_s));
    const Pulled standard(call(pair.a.session->remoteMain(), u"throwStandard"_s));
    pair.pump();
    QCOMPARE(error.error(), u"RangeError: test error"_s);
    QCOMPARE(standard.error(), u"Error: plain C++"_s);
    COMPARE_CLEAN(pair);
}

void TestSessionCalls::missingMethodIsAnError()
{
    SessionPair pair({}, hookOn(testTarget()));
    const HookPtr main = pair.a.session->remoteMain();
    const Pulled missing(call(main, u"nope"_s));
    const Pulled nested(call(main, u"config.list.nope"_s));
    const Pulled notAFunction(call(main, u"config"_s));
    const Pulled notCallable(call(main, u""_s));
    const Pulled constructor(call(main, u"constructor"_s));
    pair.pump();
    QCOMPARE(missing.error(), u"TypeError: 'nope' is not a function."_s);
    QCOMPARE(nested.error(), u"TypeError: 'config.list.nope' is not a function."_s);
    QCOMPARE(notAFunction.error(), u"TypeError: 'config' is not a function."_s);
    QCOMPARE(notCallable.error(), u"TypeError: '' is not a function."_s);
    QCOMPARE(constructor.error(), u"TypeError: 'constructor' is not a function."_s);
    COMPARE_CLEAN(pair);
}

void TestSessionCalls::propertiesAreReadByPath_data()
{
    QTest::addColumn<PropertyPath>("path");
    QTest::addColumn<Value>("value");
    QTest::addColumn<QString>("error");
    const QString none;
    QTest::newRow("member") << PropertyPath{u"config"_s, u"name"_s} << Value(u"it"_s) << none;
    QTest::newRow("item by number") << PropertyPath{u"config"_s, u"list"_s, 1.0} << Value(2) << none;
    QTest::newRow("item by text") << PropertyPath{u"config"_s, u"list"_s, u"1"_s} << Value() << none;
    QTest::newRow("length") << PropertyPath{u"config"_s, u"list"_s, u"length"_s} << Value() << none;
    QTest::newRow("negative index") << PropertyPath{u"config"_s, u"list"_s, -1.0} << Value() << none;
    QTest::newRow("fractional index") << PropertyPath{u"config"_s, u"list"_s, 0.5} << Value() << none;
    QTest::newRow("of a string") << PropertyPath{u"config"_s, u"name"_s, u"length"_s} << Value() << none;
    QTest::newRow("missing") << PropertyPath{u"nope"_s} << Value() << none;
    QTest::newRow("prototype") << PropertyPath{u"config"_s, u"toString"_s} << Value() << none;
    QTest::newRow("through undefined") << PropertyPath{u"nope"_s, u"x"_s} << Value()
                                       << u"TypeError: Cannot read properties of undefined (reading 'x')"_s;
    QTest::newRow("through prototype") << PropertyPath{u"__proto__"_s, u"x"_s} << Value()
                                       << u"TypeError: Cannot read properties of undefined (reading 'x')"_s;
    QTest::newRow("into a stub") << PropertyPath{u"counter"_s, u"value"_s} << Value(100) << none;
}

void TestSessionCalls::propertiesAreReadByPath()
{
    QFETCH(PropertyPath, path);
    QFETCH(Value, value);
    QFETCH(QString, error);
    SessionPair pair({}, hookOn(testTarget()));
    const Pulled pulled(pair.a.session->remoteMain()->get(path));
    pair.pump();
    QCOMPARE(pulled.count(), 1);
    QCOMPARE(pulled.error(), error);
    QCOMPARE(pulled.value(), value);
    COMPARE_CLEAN(pair);
}

void TestSessionCalls::hiddenPropertyIsNamedInTheError()
{
    SessionPair pair({}, hookOn(testTarget()));
    const Pulled read(pair.a.session->remoteMain()->get({u"secret"_s}));
    const Pulled called(call(pair.a.session->remoteMain(), u"secret"_s));
    pair.pump();
    QVERIFY(read.error().startsWith(u"TypeError: Attempted to access property 'secret'"_s));
    QCOMPARE(called.error(), read.error());
    COMPARE_CLEAN(pair);
}

void TestSessionCalls::methodReadAsAPropertyIsAFunction()
{
    SessionPair pair({}, hookOn(testTarget()));
    {
        const HookPtr method = pair.a.session->remoteMain()->get({u"square"_s});
        const Pulled pipelined(call(method, u""_s, {4}));
        const Pulled pulled(method);
        pair.pump();
        QCOMPARE(pipelined.value(), Value(16));
        QCOMPARE(pulled.value().type(), Value::Type::Stub);
        const Pulled called(call(hookIn(pulled.value()), u""_s, {5}));
        pair.pump();
        QCOMPARE(called.value(), Value(25));
    }
    pair.pump();
    COMPARE_CLEAN(pair);
}

void TestSessionCalls::mainCanBeAwaited()
{
    SessionPair pair({}, hookOn(testTarget()));
    {
        const Pulled pulled(pair.a.session->remoteMain()->get({}));
        pair.pump();
        QCOMPARE(pulled.value().type(), Value::Type::Stub);
        const Pulled called(call(hookIn(pulled.value()), u"square"_s, {5}));
        pair.pump();
        QCOMPARE(called.value(), Value(25));
    }
    pair.pump();
    COMPARE_CLEAN(pair);
}

void TestSessionCalls::targetIsPassedByReference()
{
    SessionPair pair({}, hookOn(testTarget()));
    {
        const Pulled counter(call(pair.a.session->remoteMain(), u"makeCounter"_s, {4}));
        pair.pump();
        QCOMPARE(counter.value().type(), Value::Type::Stub);
        const Pulled first(call(hookIn(counter.value()), u"increment"_s));
        const Pulled second(call(hookIn(counter.value()), u"increment"_s, {4}));
        const Pulled value(hookIn(counter.value())->get({u"value"_s}));
        pair.pump();
        QCOMPARE(first.value(), Value(5));
        QCOMPARE(second.value(), Value(9));
        QCOMPARE(value.value(), Value(9));
    }
    pair.pump();
    COMPARE_CLEAN(pair);
}

void TestSessionCalls::functionIsPassedByReference()
{
    SessionPair pair({}, hookOn(testTarget()));
    const Pulled result(
        call(pair.a.session->remoteMain(), u"callFunction"_s,
             {stubOf(functionHook([](const QList<Value> &arguments) { return arguments.at(0).toNumber() + 1; })), 7}));
    pair.pump();
    QCOMPARE(result.value(), Value::object({{u"result"_s, Value(8)}}));
    COMPARE_CLEAN(pair);
}

void TestSessionCalls::stubComesBackToItsOrigin()
{
    // The counter lives at b; a passes it back to b, which calls it without another message.
    SessionPair pair({}, hookOn(testTarget()));
    {
        const HookPtr main = pair.a.session->remoteMain();
        const Pulled counter(call(main, u"makeCounter"_s, {4}));
        pair.pump();
        const Pulled incremented(call(main, u"incrementCounter"_s, {counter.value(), 10}));
        pair.pump();
        QCOMPARE(incremented.value(), Value(14));
        QVERIFY(pair.a.sent.contains(R"(["push",["pipeline",0,["incrementCounter"],[["import",-1],10]]])"));
    }
    pair.pump();
    COMPARE_CLEAN(pair);
}

void TestSessionCalls::stubThatComesBackAsWholeResultCanBeAwaited()
{
    // The reference can't await this (protocol-rules).
    SessionPair pair({}, hookOn(testTarget()));
    {
        const HookPtr own = counterHook(40);
        const Pulled echoed(call(pair.a.session->remoteMain(), u"echo"_s, {stubOf(own)}));
        pair.pump();
        QVERIFY(pair.b.sent.contains(R"(["resolve",1,["import",-1]])"));
        QCOMPARE(echoed.count(), 1);
        QCOMPARE(echoed.value().type(), Value::Type::Stub);
        const Pulled incremented(call(hookIn(echoed.value()), u"increment"_s, {2}));
        QCOMPARE(incremented.value(), Value(42)); // at once: it is here
    }
    pair.pump();
    COMPARE_CLEAN(pair);
}

void TestSessionCalls::promiseInArgumentsIsResolvedAtTheCallee()
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

void TestSessionCalls::resolvedPromiseInArgumentsIsSentAsItsResolution_data()
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

void TestSessionCalls::resolvedPromiseInArgumentsIsSentAsItsResolution()
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

void TestSessionCalls::propertyOfPromiseInArguments()
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

void TestSessionCalls::callsOnAPromiseNeedNoPull()
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

void TestSessionCalls::chainOfPipelinedCalls()
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

void TestSessionCalls::propertyOfPipelinedResult()
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

void TestSessionCalls::errorReachesPipelinedCalls()
{
    SessionPair pair({}, hookOn(testTarget()));
    const Pulled result(call(call(pair.a.session->remoteMain(), u"throwError"_s), u"square"_s, {5}));
    pair.pump();
    QCOMPARE(result.error(), u"RangeError: test error"_s);
    COMPARE_CLEAN(pair);
}

void TestSessionCalls::errorReachesCallsThatHaveItsPromiseAsArgument()
{
    SessionPair pair({}, hookOn(testTarget()));
    const HookPtr main = pair.a.session->remoteMain();
    const Pulled result(call(main, u"square"_s, {promiseOf(call(main, u"throwError"_s))}));
    pair.pump();
    QCOMPARE(result.error(), u"RangeError: test error"_s);
    COMPARE_CLEAN(pair);
}

void TestSessionCalls::resultHoldsPromise()
{
    SessionPair pair({}, hookOn(testTarget()));
    const HookPtr main = pair.a.session->remoteMain();
    const Pulled result(call(main, u"callSquare"_s, {stubOf(main), 3}));
    pair.pump();
    QCOMPARE(result.value(), Value::object({{u"result"_s, Value(9)}}));
    COMPARE_CLEAN(pair);
}

void TestSessionCalls::localPromiseAsArgument()
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

void TestSessionCalls::rejectedLocalPromiseAsArgument()
{
    SessionPair pair({}, hookOn(testTarget()));
    const Deferred deferred;
    const Pulled result(call(pair.a.session->remoteMain(), u"square"_s, {promiseOf(deferred.promise)}));
    deferred.reject(RpcError::typeError(u"no number"_s));
    pair.pump();
    QCOMPARE(result.error(), u"TypeError: no number"_s);
    COMPARE_CLEAN(pair);
}

void TestSessionCalls::lateResult()
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

void TestSessionCalls::lateResultIsPromiseOfThePeer()
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

void TestSessionCalls::threePartyHandOver()
{
    // Two connections that meet in one process: what comes over one goes on over the other.
    SessionPair left({}, hookOn(testTarget()));
    SessionPair right({}, hookOn(testTarget()));
    const auto pump = [&] {
        while (left.step() | right.step()) { }
    };
    {
        const Pulled counter(call(left.a.session->remoteMain(), u"makeCounter"_s, {4}));
        pump();
        const HookPtr rightMain = right.a.session->remoteMain();
        const Pulled incremented(call(rightMain, u"incrementCounter"_s, {counter.value(), 3}));
        const Pulled promised(call(rightMain, u"square"_s, {promiseOf(call(left.a.session->remoteMain(), u"square"_s, {2}))}));
        const Pulled error(call(rightMain, u"echo"_s, {promiseOf(call(left.a.session->remoteMain(), u"throwError"_s))}));
        pump();
        QCOMPARE(incremented.value(), Value(7));
        QCOMPARE(promised.value(), Value(16));
        QCOMPARE(error.error(), u"RangeError: test error"_s);
    }
    pump();
    COMPARE_CLEAN(left);
    COMPARE_CLEAN(right);
}

void TestSessionCalls::bothSidesCall()
{
    SessionPair pair(hookOn(testTarget()), hookOn(testTarget()));
    const Pulled one(call(pair.a.session->remoteMain(), u"square"_s, {3}));
    const Pulled two(call(pair.b.session->remoteMain(), u"square"_s, {4}));
    pair.pump();
    QCOMPARE(one.value(), Value(9));
    QCOMPARE(two.value(), Value(16));
    COMPARE_CLEAN(pair);
}

void TestSessionCalls::callsArriveInOrder()
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

void TestSessionCalls::callsOnALocalPromiseKeepTheirOrder()
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

void TestSessionCalls::callsMadeWhileTheQueueIsDeliveredDoNotOvertake()
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

void TestSessionCalls::severalWaitersAreAnsweredInOrder()
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

void TestSessionCalls::unserializableArgumentIsABrokenPromise()
{
    SessionPair pair({}, hookOn(testTarget()));
    {
        const ScriptPtr passed = makeScript();
        const HookPtr main = pair.a.session->remoteMain();
        Value deep(1);
        for (int i = 0; i < 300; ++i)
            deep = Value::array({deep});
        const Pulled tooDeep(call(main, u"echo"_s, {stubOf(hookOn(passed)), deep}));
        QVERIFY2(tooDeep.error().contains(u"exceeded maximum allowed depth"_s), qPrintable(tooDeep.error()));
        QCOMPARE(passed->disposed, 1); // its export was taken back
        const Pulled stream(call(main, u"echo"_s, {Value::readable(CapabilityPtr(main.data()))}));
        QVERIFY2(stream.error().contains(u"can't be sent"_s), qPrintable(stream.error()));
        QVERIFY(pair.a.sent.isEmpty());
        // The session goes on.
        const Pulled square(call(main, u"square"_s, {2}));
        pair.pump();
        QCOMPARE(square.value(), Value(4));
    }
    COMPARE_CLEAN(pair);
}

void TestSessionCalls::unserializableResultIsARejection()
{
    const ScriptPtr target = makeScript();
    target->methods[u"deep"_s] = [](const QList<Value> &) {
        Value deep(1);
        for (int i = 0; i < 300; ++i)
            deep = Value::array({deep});
        return deep;
    };
    SessionPair pair({}, hookOn(target));
    const Pulled result(call(pair.a.session->remoteMain(), u"deep"_s));
    pair.pump();
    QVERIFY2(result.error().contains(u"exceeded maximum allowed depth"_s), qPrintable(result.error()));
    COMPARE_CLEAN(pair);
}

void TestSessionCalls::nothingIsSentForAnUnusedProperty()
{
    SessionPair pair({}, hookOn(testTarget()));
    const HookPtr property = makePropertyHook(pair.a.session->remoteMain(), {u"config"_s, u"name"_s});
    pair.pump();
    QVERIFY(pair.a.sent.isEmpty());
    const Pulled pulled(property);
    pair.pump();
    QCOMPARE(pulled.value(), Value(u"it"_s));
    COMPARE_CLEAN(pair);
}

void TestSessionCalls::directDeliveryWorksAsWell()
{
    SessionPair pair(hookOn(testTarget()), hookOn(testTarget()), Delivery::Direct);
    {
        const HookPtr main = pair.a.session->remoteMain();
        const Pulled square(call(main, u"square"_s, {promiseOf(call(main, u"square"_s, {2}))}));
        QCOMPARE(square.value(), Value(16));
        const Pulled result(call(main, u"callFunction"_s,
                                 {stubOf(functionHook([](const QList<Value> &arguments) { return arguments.at(0); })), 7}));
        QCOMPARE(result.value(), Value::object({{u"result"_s, Value(7)}}));
        const Deferred deferred;
        const Pulled late(call(main, u"square"_s, {promiseOf(deferred.promise)}));
        deferred.resolve(5);
        QCOMPARE(late.value(), Value(25));
    }
    COMPARE_CLEAN(pair);
}

void TestSessionCalls::nestedCausesCostLinearTime()
{
    // The reference's time doubles with each level (protocol-rules): 60 levels would never end.
    RpcError error(u"0"_s);
    for (int i = 1; i < 60; ++i) {
        RpcError outer(QString::number(i));
        outer.setProperty(u"cause"_s, error);
        error = outer;
    }
    SessionPair pair({}, hookOn(testTarget()));
    const Pulled echoed(call(pair.a.session->remoteMain(), u"echo"_s, {error}));
    pair.pump();
    QCOMPARE(echoed.count(), 1);
    QCOMPARE(echoed.value().toError().property(u"cause").toError().message(), u"58"_s);
    COMPARE_CLEAN(pair);
}

QTEST_GUILESS_MAIN(TestSessionCalls)
#include "tst_sessioncalls.moc"
