// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "testapi.h"

#include <QtTest/QTest>

#include <functional>
#include <memory>
#include <stdexcept>

using namespace QtCapnWeb;
using namespace Qt::StringLiterals;

class Waiter : public QObject
{
    Q_OBJECT
public:
    QCoro::Task<> run(RpcPromise promise, QStringList *log)
    {
        log->append(u"start"_s);
        const auto number = co_await promise.as<int>();
        log->append(QString::number(number));
    }
};

/// Promises by themselves, and functions. Calls that are answered later are in tst_lateranswers.cpp.
class TestPromise : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void thenIsCalledOnceAndNeverBeforeItReturns()
    {
        int calls = 0;
        RpcPromise::resolved(5).then(this, [&calls](const Value &value) { calls += int(value.toNumber()); });
        QCOMPARE(calls, 0);
        QTRY_COMPARE(calls, 5);

        Deferred deferred;
        RpcPromise(deferred.promise).as<int>().then(this, [&calls](int value) { calls += value; });
        RpcPromise(deferred.promise).then(this, [&calls] { calls += 100; });
        deferred.resolve(1);
        QTRY_COMPARE(calls, 106);
        QTest::qWait(0);
        QCOMPARE(calls, 106);
    }

    void failuresReachFail()
    {
        QStringList errors;
        const auto fail = [&errors](const RpcError &error) { errors.append(error.toString()); };
        RpcPromise::rejected(RpcError::typeError(u"no"_s))
            .then(
                this, [] { QFAIL("ok was called"); }, fail);
        RpcPromise::resolved(u"text"_s).as<int>().then(
            this, [](int) { QFAIL("ok was called"); }, fail);
        QTRY_COMPARE(errors.size(), 2);
        QCOMPARE(errors.at(0), u"TypeError: no"_s);
        QCOMPARE(errors.at(1), u"TypeError: result: expected int, got string"_s);
    }

    void failuresThatNobodyHandlesAreLogged()
    {
        QTest::ignoreMessage(QtWarningMsg, "A call failed, and nobody handles it: Error: one");
        bool logged = false;
        RpcPromise::rejected(RpcError(u"one"_s)).then(this, [] {});
        RpcPromise::resolved({}).then(this, [&logged] { logged = true; });
        QTRY_VERIFY(logged);
        QTest::ignoreMessage(QtWarningMsg, "A call failed, and nobody handles it: Error: two");
        RpcPromise::rejected(RpcError(u"two"_s)).detach();
    }

    void anExceptionInACallbackStaysThere()
    {
        QTest::ignoreMessage(QtCriticalMsg, "A callback of RpcPromise::then() threw: Error: oops");
        bool next = false;
        const RpcPromise promise = RpcPromise::resolved({});
        promise.then(this, [] { throw std::runtime_error("oops"); });
        promise.then(this, [&next] { next = true; });
        QTRY_VERIFY(next);
    }

    void aCallbackDoesNotOutliveItsContext()
    {
        int calls = 0;
        Deferred deferred;
        auto *context = new QObject;
        RpcPromise(deferred.promise).then(context, [&calls] { ++calls; });
        RpcPromise::resolved({}).then(context, [&calls] { ++calls; });
        delete context;
        deferred.resolve({});
        QTest::qWait(0);
        QCOMPARE(calls, 0);
    }

    void severalCoroutinesAwaitOnePromise()
    {
        Deferred deferred;
        QStringList log;
        Waiter waiter;
        auto first = waiter.run(RpcPromise(deferred.promise), &log);
        auto second = waiter.run(RpcPromise(deferred.promise), &log);
        QCOMPARE(log, QStringList({u"start"_s, u"start"_s}));
        deferred.resolve(4);
        QTRY_COMPARE(log, QStringList({u"start"_s, u"start"_s, u"4"_s, u"4"_s}));
        // It is there already: nothing suspends.
        auto third = waiter.run(RpcPromise(deferred.promise), &log);
        QCOMPARE(log.size(), 6);
        QVERIFY(third.isReady());
    }

    void awaitingThrowsTheError()
    {
        const auto run = []() -> RpcPromise {
            try {
                co_await RpcPromise::rejected(RpcError::rangeError(u"far"_s));
            } catch (const RpcError &error) {
                co_return error.toString();
            }
            co_return u"nothing"_s;
        };
        QCOMPARE(wait(run()), Value(u"RangeError: far"_s));
        const auto wrongType = []() -> RpcPromise { co_return co_await RpcPromise::resolved(1).as<QString>(); };
        QCOMPARE(errorOf(wrongType()), u"TypeError: result: expected QString, got number"_s);
    }

    void aLoopOverSettledPromisesNeedsNoStack()
    {
        const auto run = [](int count) -> RpcPromise {
            int sum = 0;
            for (int i = 0; i < count; ++i)
                sum += co_await RpcPromise::resolved(1).as<int>();
            co_return sum;
        };
        QCOMPARE(wait(run(100000)), Value(100000));
    }

    void withinEndsACoroutineWhoseContextIsGone()
    {
        Deferred deferred;
        auto *context = new QObject;
        QStringList log;
        const auto run = [](RpcPromise promise, QPointer<QObject> object, QStringList *lines) -> QCoro::Task<> {
            try {
                co_await promise.within(object);
                lines->append(u"resumed"_s);
            } catch (const std::exception &) {
                lines->append(u"handled"_s);
            } catch (const RpcContextGone &) {
                lines->append(u"gone"_s);
            }
        };
        auto task = run(RpcPromise(deferred.promise), context, &log);
        delete context;
        deferred.resolve({});
        QCOMPARE(log, QStringList{u"gone"_s});
    }

    void aFunctionIsACapability()
    {
        const RpcStub square = bind(this, [](int x) { return x * x; });
        QCOMPARE(waitFor<int>(square(3)), 9);
        QCOMPARE(errorOf(square(u"x"_s)), u"TypeError: function: argument 1: expected int, got string"_s);
        QCOMPARE(errorOf(square()), u"TypeError: function: argument 1: expected int, got undefined"_s);
        QCOMPARE(errorOf(square.call("x")), u"TypeError: 'x' is not a function."_s);
        const RpcStub count = bind(this, &TestPromise::increment);
        QCOMPARE(waitFor<int>(count(5)), 6);
        const std::function<QString()> text = [] { return u"t"_s; };
        QCOMPARE(wait(RpcStub::fromValue(toValue(text))()), Value(u"t"_s));
    }

    void aBoundFunctionRejectsOnceItsContextIsGone()
    {
        auto *context = new QObject;
        const RpcStub function = bind(context, [] { return 1; });
        QCOMPARE(waitFor<int>(function()), 1);
        delete context;
        QCOMPARE(errorOf(function()), u"Error: The object that the function was bound to has been destroyed."_s);
    }

    void aFunctionMayEndItselfAndItsCapturesStay()
    {
        auto marker = std::make_shared<int>(1);
        const std::weak_ptr<int> watch = marker;
        auto stub = std::make_shared<RpcStub>();
        *stub = bind(this, [marker, stub]() -> int {
            stub->dispose();
            *stub = {};
            return *marker + 1;
        });
        marker.reset();
        QCOMPARE(waitFor<int>((*stub)()), 2);
        QVERIFY(watch.expired());
    }

    void aCoroutineLambdaKeepsItsCaptures()
    {
        Deferred gate;
        auto marker = std::make_shared<int>(41);
        const std::weak_ptr<int> watch = marker;
        RpcStub stub = bind(this, [marker, promise = RpcPromise(gate.promise)]() -> RpcPromise {
            co_await promise;
            co_return *marker + 1;
        });
        marker.reset();
        const RpcPromise result = stub();
        stub.dispose();
        stub = {};
        QVERIFY(!watch.expired());
        gate.resolve({});
        QCOMPARE(waitFor<int>(result), 42);
        QVERIFY(watch.expired());
    }

    void onBrokenTellsOnceUnlessItIsRemoved()
    {
        Deferred deferred;
        const RpcPromise promise(deferred.promise);
        QStringList log;
        auto *gone = new QObject;
        QVERIFY(promise.onBroken(this, [&log](const RpcError &error) { log.append(error.message()); }) != 0);
        const quint64 removed = promise.onBroken(this, [&log](const RpcError &) { log.append(u"removed"_s); });
        promise.onBroken(gone, [&log](const RpcError &) { log.append(u"gone"_s); });
        promise.removeOnBroken(removed);
        delete gone;
        deferred.reject(RpcError(u"broke"_s));
        QCOMPARE(log, QStringList{u"broke"_s});
        QCOMPARE(promise.onBroken(this, [&log](const RpcError &) { log.append(u"at once"_s); }), 0U);
        QCOMPARE(log.size(), 2);
    }

    void futuresFollowPromises()
    {
        QFuture<int> good = toFuture(RpcPromise::resolved(3).as<int>());
        QCOMPARE(good.result(), 3);
        QFuture<int> bad = toFuture(RpcPromise::resolved(u"x"_s).as<int>());
        QVERIFY_THROWS_EXCEPTION(RpcError, bad.waitForFinished());
        QFuture<void> nothing = toFuture(RpcPromise::resolved(3).as<void>());
        QVERIFY(nothing.isFinished());
    }

private:
    int increment(int value) { return value + 1; }
};

QTEST_GUILESS_MAIN(TestPromise)
#include "tst_promise.moc"
