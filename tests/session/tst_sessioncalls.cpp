// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "referenceapi.h"

#include <QtTest/QTest>

using namespace Qt::StringLiterals;
using namespace SessionTesting;

/// \file
/// Calls between two sessions: results, errors, properties, capabilities both ways. What the reference's own tests check
/// (__tests__/index.test.ts: basic rpc, capability-passing), for hooks.

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
    void threePartyHandOver();
    void bothSidesCall();
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
