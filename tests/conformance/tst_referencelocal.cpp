// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "referencetargets.h"

using namespace Reference;

/// \file
/// Stubs of our own objects, without any connection: they behave as those of a peer do.

namespace {

/// Offers a stub and a target as properties, a method, and has what is not offered.
class PropertyTarget : public RpcTarget
{
    Q_OBJECT
    Q_PROPERTY(QtCapnWeb::RpcStub innerStub READ innerStub)
    Q_PROPERTY(Counter *innerTarget READ innerTarget)
    Q_PROPERTY(QString offered READ offered CONSTANT)
public:
    PropertyTarget() : m_counter(new Counter(7)) { m_counter->setParent(this); }
    RpcStub innerStub() const { return new TestTarget; }
    Counter *innerTarget() const { return m_counter; }
    QString offered() const { return u"property"_s; }
    Q_INVOKABLE int getValue() { return 42; }

private:
    // What moc does not see, a peer does not see.
    int privateMethod() { return 1; }
    Counter *m_counter;
};

/// Holds a stub, and tells when it was disposed itself.
class HolderTarget : public DisposableTarget
{
    Q_OBJECT
    Q_PROPERTY(QtCapnWeb::RpcStub inner READ inner)
public:
    HolderTarget(int *disposals, RpcTarget *inner) : DisposableTarget(disposals), m_inner(inner) { }
    RpcStub inner() const { return m_inner; }

private:
    RpcStub m_inner;
};

const QString InstanceProperty =
    u"TypeError: Attempted to access property '%1', which is an instance property of the RpcTarget. To avoid leaking private "
    "internals, instance properties cannot be accessed over RPC. If you want to make this property available over RPC, define it "
    "as a method or getter on the class, instead of an instance property."_s;

double later(double x) { return x * x; }

} // namespace

class ReferenceLocalTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup()
    {
        settle();
        QCOMPARE(Counter::alive, 0);
    }

    void aTargetIsCalled() { QCOMPARE(waitFor<int>(RpcStub(new TestTarget).call("square", 3)), 9); }

    void aFunctionIsCalled()
    {
        const RpcStub stub = bind(this, [](int i) { return i + 5; });
        QCOMPARE(waitFor<int>(stub(3)), 8);
    }

    void aFunctionMayAnswerLater()
    {
        const RpcStub slow = bind(this, [](int i) -> RpcPromise {
            Deferred turn;
            QTimer::singleShot(0, [turn] { turn.resolve({}); });
            co_await RpcPromise(turn.promise);
            co_return i + 5;
        });
        QCOMPARE(waitFor<int>(slow(3)), 8);
    }

    void aPlainObjectIsRead()
    {
        const RpcStub stub = RpcStub::fromValue(Value::object({{u"abc"_s, u"hello"_s}}));
        QCOMPARE(wait(stub["abc"]), Value(u"hello"_s));
    }

    void membersOfAPlainObject_data()
    {
        QTest::addColumn<Value>("member");
        QTest::addColumn<bool>("isFunction");
        QTest::newRow("stub") << toValue(RpcStub(new TestTarget)) << false;
        QTest::newRow("target") << toValue(new TestTarget) << false;
        QTest::newRow("function") << toValue([](double x) { return x * x; }) << true;
        QTest::newRow("asynchronous function") << toValue([](double x) -> RpcPromise {
            Deferred turn;
            QTimer::singleShot(0, [turn] { turn.resolve({}); });
            co_await RpcPromise(turn.promise);
            co_return later(x);
        }) << true;
    }
    void membersOfAPlainObject()
    {
        QFETCH(Value, member);
        QFETCH(bool, isFunction);
        const RpcStub outer = RpcStub::fromValue(Value::object({{u"inner"_s, member}, {u"value"_s, 42}}));
        QCOMPARE(waitFor<int>(outer["value"]), 42);
        if (isFunction)
            QCOMPARE(waitFor<int>(outer.call("inner", 4)), 16);
        else
            QCOMPARE(waitFor<int>(outer["inner"].call("square", 4)), 16);
    }

    void propertiesThatAreStubsOrTargets()
    {
        const RpcStub outer = new PropertyTarget;
        QCOMPARE(waitFor<int>(outer.call("getValue")), 42);
        QCOMPARE(waitFor<int>(outer["innerStub"].call("square", 3)), 9);
        QCOMPARE(waitFor<int>(outer["innerTarget"].call("increment", 3)), 10);
        QCOMPARE(waitFor<int>(outer["innerTarget"]["value"]), 10);
    }

    void whatIsMissingIsUndefined_data()
    {
        QTest::addColumn<RpcStub>("stub");
        QTest::newRow("object") << RpcStub::fromValue(Value::object({{u"foo"_s, u"bar"_s}}));
        QTest::newRow("array") << RpcStub::fromValue(Value::array({1, 2, 3}));
        QTest::newRow("target") << RpcStub(new TestTarget);
    }
    void whatIsMissingIsUndefined()
    {
        QFETCH(RpcStub, stub);
        QVERIFY(wait(stub["nonexistent"]).isUndefined());
        QCOMPARE(errorOf(stub["nonexistent"]["foo"]), u"TypeError: Cannot read properties of undefined (reading 'foo')"_s);
    }

    void onlyWhatIsDeclaredIsOffered()
    {
        auto *target = new PropertyTarget;
        target->setProperty("dynamicProp", u"dynamic"_s);
        const RpcStub stub = target;
        QCOMPARE(waitFor<QString>(stub["offered"]), u"property"_s);
        QCOMPARE(waitFor<int>(stub.call("getValue")), 42);
        for (const QString &name : {u"objectName"_s, u"dynamicProp"_s, u"deleteLater"_s, u"destroyed"_s})
            QCOMPARE(errorOf(stub[name]), InstanceProperty.arg(name));
    }

    void privateMethodsDoNotExist()
    {
        const RpcStub stub = new PropertyTarget;
        QVERIFY(wait(stub["privateMethod"]).isUndefined());
        QVERIFY(wait(stub["#privateMethod"]).isUndefined());
        QCOMPARE(errorOf(stub.call("privateMethod")), u"TypeError: 'privateMethod' is not a function."_s);
    }

    void aStubTellsWhatItIs()
    {
        const RpcStub stub = new TestTarget;
        QVERIFY2(stub.describe().contains(u"TestTarget"_s), qPrintable(stub.describe()));
        QVERIFY(!stub.call("square", 3).describe().isEmpty());
        QVERIFY(!RpcStub().describe().isEmpty());
    }

    void mapOnNothingAndOnSingleValues_data();
    void mapOnNothingAndOnSingleValues();
    void mapOnAnArray();
    void nestedMap();

    void disposingAnObjectDisposesWhatItHolds()
    {
        int inner = 0;
        int another = 0;
        const RpcStub outer = RpcStub::fromValue(Value::object({{u"stub"_s, toValue(RpcStub(new DisposableTarget(&inner)))},
                                                                {u"target"_s, toValue(new DisposableTarget(&another))},
                                                                {u"value"_s, 42}}));
        outer.dispose();
        QCOMPARE(inner, 1);
        QCOMPARE(another, 1);
    }

    void disposingATargetIsItsOwnAffair()
    {
        int outer = 0;
        int inner = 0;
        const RpcStub stub = new HolderTarget(&outer, new DisposableTarget(&inner));
        stub.dispose();
        QCOMPARE(outer, 1);
        QCOMPARE(inner, 0); // It goes with the object that holds it, whose end comes in the next turn.
        settle();
        QCOMPARE(inner, 1);
    }

    void aTargetIsDisposedWithItsLastDup()
    {
        int disposals = 0;
        const RpcStub original = new DisposableTarget(&disposals);
        const RpcStub first = original.dup();
        const RpcStub second = original.dup();
        original.dispose();
        QCOMPARE(disposals, 0);
        first.dispose();
        QCOMPARE(disposals, 0);
        second.dispose();
        QCOMPARE(disposals, 1);
    }

    void disposingTwiceCountsOnce()
    {
        int disposals = 0;
        const RpcStub original = new DisposableTarget(&disposals);
        const RpcStub dup = original.dup();
        dup.dispose();
        dup.dispose();
        QCOMPARE(disposals, 0);
        QCOMPARE(waitFor<int>(original.call("getValue")), 42);
        original.dispose();
        QCOMPARE(disposals, 1);
    }
};

void ReferenceLocalTest::mapOnNothingAndOnSingleValues_data()
{
    QTest::addColumn<QString>("method");
    QTest::addColumn<int>("argument");
    QTest::addColumn<Value>("result");
    QTest::addColumn<int>("counted");
    QTest::newRow("null") << u"returnNull"_s << 0 << Value(nullptr) << 0;
    QTest::newRow("undefined") << u"returnUndefined"_s << 0 << Value() << 0;
    QTest::newRow("number") << u"returnNumber"_s << 4 << Value(4) << 4;
}

void ReferenceLocalTest::mapOnNothingAndOnSingleValues()
{
    QFETCH(QString, method);
    QFETCH(int, argument);
    QFETCH(Value, result);
    QFETCH(int, counted);
    const RpcStub counter = new Counter(0);
    const RpcStub stub = new TestTarget;
    const RpcPromise promise = stub.call(method, argument);
    QCOMPARE(wait(promise.map([&](RpcPromise i) { return counter.call("increment", i); })), result);
    QCOMPARE(waitFor<int>(counter["value"]), counted);
}

void ReferenceLocalTest::mapOnAnArray()
{
    const RpcStub outer = new Counter(0);
    const RpcStub stub = new TestTarget;
    const Value counters = wait(stub.call("generateFibonacci", 6).map([&](RpcPromise i) {
        const RpcPromise counter = stub.call("makeCounter", i);
        const RpcPromise value = counter.call("increment", 3);
        outer.call("increment");
        return Value::object({{u"counter"_s, toValue(counter)}, {u"val"_s, toValue(value)}});
    }));
    const QList<int> expected = {3, 4, 4, 5, 6, 8};
    QCOMPARE(counters.size(), expected.size());
    for (qsizetype i = 0; i < expected.size(); ++i) {
        QCOMPARE(fromValue<int>(counters.at(i).value(u"val")), expected.at(i));
        QCOMPARE(waitFor<int>(fromValue<RpcStub>(counters.at(i).value(u"counter"))["value"]), expected.at(i));
    }
    QCOMPARE(waitFor<int>(outer["value"]), 6);
}

void ReferenceLocalTest::nestedMap()
{
    const RpcStub stub = new TestTarget;
    const Value result = wait(stub.call("generateFibonacci", 7).map([&](RpcPromise i) {
        return stub.call("generateFibonacci", i).map([&](RpcPromise j) { return stub.call("generateFibonacci", j); });
    }));
    QCOMPARE(result, nestedFibonacci());
}

QTEST_GUILESS_MAIN(ReferenceLocalTest)
#include "tst_referencelocal.moc"
