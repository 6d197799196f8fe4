// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "referencetargets.h"

using namespace Reference;

/// \file
/// map() over a connection. The same on this side alone is in tst_referencelocal.cpp.

class ReferenceMapTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup()
    {
        settle();
        QCOMPARE(Counter::alive, 0);
    }

    void nothingAndSingleValues_data();
    void nothingAndSingleValues();

    void anArray()
    {
        Pair pair(new TestTarget);
        const RpcStub stub = pair.api();
        {
            const RpcStub outer = new Counter(0);
            const RpcPromise numbers = stub.call("generateFibonacci", 6);
            const Value counters = wait(numbers.map([&](RpcPromise i) {
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
        VERIFY_AT_REST(pair);
    }

    void nested()
    {
        Pair pair(new TestTarget);
        const RpcStub stub = pair.api();
        {
            const RpcPromise numbers = stub.call("generateFibonacci", 7);
            const RpcPromise result = numbers.map([&](RpcPromise i) {
                return stub.call("generateFibonacci", i).map([&](RpcPromise j) { return stub.call("generateFibonacci", j); });
            });
            QCOMPARE(wait(result), nestedFibonacci());
            QCOMPARE(pair.clientEnd->count("[\"pull\""), 1);
        }
        VERIFY_AT_REST(pair);
    }
};

void ReferenceMapTest::nothingAndSingleValues_data()
{
    QTest::addColumn<QString>("method");
    QTest::addColumn<int>("argument");
    QTest::addColumn<Value>("result");
    QTest::addColumn<int>("counted");
    QTest::newRow("null") << u"returnNull"_s << 0 << Value(nullptr) << 0;
    QTest::newRow("undefined") << u"returnUndefined"_s << 0 << Value() << 0;
    QTest::newRow("number") << u"returnNumber"_s << 2 << Value(2) << 2;
    QTest::newRow("another") << u"returnNumber"_s << 4 << Value(4) << 4;
}

void ReferenceMapTest::nothingAndSingleValues()
{
    QFETCH(QString, method);
    QFETCH(int, argument);
    QFETCH(Value, result);
    QFETCH(int, counted);
    Pair pair(new TestTarget);
    {
        const RpcStub counter = new Counter(0);
        const RpcPromise promise = pair.api().call(method, argument);
        QCOMPARE(wait(promise.map([&](RpcPromise i) { return counter.call("increment", i); })), result);
        QCOMPARE(waitFor<int>(counter["value"]), counted);
    }
    VERIFY_AT_REST(pair);
}

QTEST_GUILESS_MAIN(ReferenceMapTest)
#include "tst_referencemap.moc"
