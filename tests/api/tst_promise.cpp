// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "testapi.h"

#include <QtConcurrent/QtConcurrentRun>
#include <QtTest/QTest>

#include <stdexcept>

using namespace QtCapnWeb;
using namespace Qt::StringLiterals;

/// Answers when it is told to, by each of the ways in which a method may answer later.
class Later : public RpcTarget
{
    Q_OBJECT
public:
    explicit Later(int *alive = nullptr, QObject *parent = nullptr) : RpcTarget(parent), m_alive(alive)
    {
        if (m_alive)
            ++*m_alive;
    }
    ~Later() override
    {
        if (m_alive)
            --*m_alive;
    }

    Q_INVOKABLE int now() { return 1; }
    Q_INVOKABLE RpcPromise promise() { return gate(); }
    Q_INVOKABLE RpcResult<int> typed() { return gate().as<int>(); }
    Q_INVOKABLE RpcPromise coroutine(QString text)
    {
        const int number = co_await gate().as<int>();
        touched += number;
        co_return text + QString::number(number);
    }
    Q_INVOKABLE RpcResult<void> nothingYet() { co_await gate(); }
    Q_INVOKABLE RpcPromise careful()
    {
        try {
            co_await gate();
        } catch (const std::exception &) {
            ++handled;
        }
        ++touched;
        co_return touched;
    }
    Q_INVOKABLE RpcPromise failing()
    {
        co_await gate();
        throw std::runtime_error("after a while");
    }
    Q_INVOKABLE QCoro::Task<int> task(int number)
    {
        number += co_await gate().as<int>();
        number += m_base;
        co_return number;
    }
    Q_INVOKABLE QCoro::Task<> failingTask()
    {
        co_await gate();
        throw RpcError::rangeError(u"task"_s);
    }
    Q_INVOKABLE QFuture<QString> future()
    {
        return QtConcurrent::run([] { return u"from a thread"_s; });
    }
    Q_INVOKABLE QFuture<void> cancelled()
    {
        QPromise<void> promise;
        promise.start();
        promise.future().cancel();
        promise.finish();
        return promise.future();
    }
    Q_INVOKABLE QFuture<int> throwing()
    {
        return QtConcurrent::run([]() -> int { throw std::runtime_error("in a thread"); });
    }

    // Each is awaited as it is.
    Q_INVOKABLE RpcPromise awaitsFutures(int number)
    {
        const auto text = co_await QtConcurrent::run([number] { return QString::number(number); });
        co_await QtFuture::makeReadyFuture(); // finished already
        const QFuture<int> kept = QtConcurrent::run([number] { return number + 1; });
        const int next = co_await kept;
        ++touched;
        co_return text + QString::number(next) + QString::number(co_await kept);
    }
    Q_INVOKABLE RpcResult<int> awaitsATask() { co_return 1 + co_await task(5); }
    Q_INVOKABLE RpcPromise awaits(int which)
    {
        if (which == 0)
            co_await throwing();
        else if (which == 1)
            co_await cancelled();
        else if (which == 2)
            co_await failingTask();
        else
            co_await outside;
        ++touched;
        co_return touched;
    }
    static inline QFuture<int> outside;

    void answer(const Value &value)
    {
        const QList<Deferred> gates = std::exchange(m_gates, {});
        for (const Deferred &waiting : gates)
            waiting.resolve(value);
    }
    QList<Deferred> takeGates() { return std::exchange(m_gates, {}); }
    qsizetype waiting() const { return m_gates.size(); }

    static inline int touched = 0;
    static inline int handled = 0;

private:
    /// Not the Deferred itself: in a coroutine it would stand in the frame until what it settles is settled.
    RpcPromise gate()
    {
        m_gates.append(Deferred());
        return RpcPromise(m_gates.last().promise);
    }

    int *m_alive;
    int m_base = 1000;
    QList<Deferred> m_gates;
};

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

class TestPromise : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        Later::touched = 0;
        Later::handled = 0;
    }

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

    void aWaiterKeepsThePromise()
    {
        Later later;
        int result = 0;
        RpcStub::borrow(&later).call<int>("promise").then(this, [&result](int value) { result = value; });
        later.answer(3);
        QTRY_COMPARE(result, 3);
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

    void allWaitsForAll()
    {
        Later later;
        const RpcStub stub = RpcStub::borrow(&later);
        const auto run = [](RpcStub api) -> RpcPromise {
            auto [a, b, c] = co_await all(api.call<int>("now"), api.call("promise"), api.call<int>("typed"));
            co_return a + int(b.toNumber()) + c;
        };
        const RpcPromise sum = run(stub);
        QCOMPARE(later.waiting(), 2);
        later.answer(10);
        QCOMPARE(wait(sum), Value(21));

        QCOMPARE(wait(all(QList<RpcPromise>{RpcPromise::resolved(1), RpcPromise::resolved(u"x"_s)})), Value::array({1, u"x"_s}));
        QCOMPARE(wait(all(QList<RpcPromise>())), Value::array());
        QCOMPARE(errorOf(all(RpcPromise::resolved(1), RpcPromise::rejected(RpcError(u"no"_s)))), u"Error: no"_s);
    }

    void methodsMayAnswerLater_data()
    {
        QTest::addColumn<QString>("method");
        QTest::addColumn<Value>("argument");
        QTest::addColumn<Value>("result");
        QTest::newRow("promise") << u"promise"_s << Value() << Value(7);
        QTest::newRow("typed promise") << u"typed"_s << Value() << Value(7);
        QTest::newRow("coroutine") << u"coroutine"_s << Value(u"n"_s) << Value(u"n7"_s);
        QTest::newRow("coroutine without result") << u"nothingYet"_s << Value() << Value();
        QTest::newRow("QCoro task") << u"task"_s << Value(1) << Value(1008);
        QTest::newRow("future") << u"future"_s << Value() << Value(u"from a thread"_s);
    }
    void methodsMayAnswerLater()
    {
        QFETCH(QString, method);
        QFETCH(Value, argument);
        QFETCH(Value, result);
        Later later;
        const RpcPromise promise = RpcStub::borrow(&later).call(method, argument);
        QVERIFY(!promise.isSettled());
        later.answer(7);
        QCOMPARE(wait(promise), result);
    }

    void methodsMayFailLater()
    {
        Later later;
        const RpcStub stub = RpcStub::borrow(&later);
        const RpcPromise failing = stub.call("failing");
        const RpcPromise failingTask = stub.call("failingTask");
        later.answer({});
        QCOMPARE(errorOf(failing), u"Error: after a while"_s);
        QCOMPARE(errorOf(failingTask), u"RangeError: task"_s);
        QCOMPARE(errorOf(stub.call("cancelled")), u"Error: The operation was canceled."_s);
        QCOMPARE(errorOf(stub.call("throwing")), u"Error: in a thread"_s);
    }

    void anOwnedTargetIsKeptUntilItsCallsAreDone_data()
    {
        QTest::addColumn<QString>("method");
        QTest::addColumn<Value>("argument");
        QTest::newRow("coroutine") << u"coroutine"_s << Value(u"x"_s);
        QTest::newRow("QCoro task") << u"task"_s << Value(1);
    }
    void anOwnedTargetIsKeptUntilItsCallsAreDone()
    {
        QFETCH(QString, method);
        QFETCH(Value, argument);
        int alive = 0;
        auto *later = new Later(&alive);
        RpcStub stub(later);
        const RpcPromise promise = stub.call(method, argument);
        stub = {};
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        QCOMPARE(alive, 1);
        later->answer(1);
        QVERIFY(!wait(promise).isUndefined());
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        QCOMPARE(alive, 0);
    }

    void noLineOfACoroutineRunsOnceItsObjectIsGone()
    {
        QObject parent;
        auto *later = new Later(nullptr, &parent);
        const RpcStub stub(later);
        const RpcPromise careful = stub.call("careful");
        const RpcPromise plain = stub.call("coroutine", u"x"_s);
        QCOMPARE(later->waiting(), 2);
        const QList<Deferred> gates = later->takeGates();
        delete later;
        gates.at(0).reject(RpcError(u"a handler would run"_s));
        gates.at(1).resolve(1);
        QCOMPARE(errorOf(careful), u"Error: The object that the call was for has been destroyed."_s);
        QCOMPARE(errorOf(plain), u"Error: The object that the call was for has been destroyed."_s);
        QCOMPARE(Later::handled, 0);
        QCOMPARE(Later::touched, 0);
    }

    void futuresAndTasksAreAwaited()
    {
        Later::touched = 0;
        auto *later = new Later;
        const RpcStub stub(later);
        QCOMPARE(waitFor<QString>(stub.call("awaitsFutures", 7)), u"788"_s);
        const RpcPromise task = stub.call("awaitsATask");
        QCOMPARE(later->waiting(), 1);
        later->answer(10);
        QCOMPARE(waitFor<int>(task), 1016);
        QCOMPARE(errorOf(stub.call("awaits", 0)), u"Error: in a thread"_s);
        QCOMPARE(errorOf(stub.call("awaits", 1)), u"Error: The operation was canceled."_s);
        const RpcPromise failing = stub.call("awaits", 2);
        later->answer(0);
        QCOMPARE(errorOf(failing), u"RangeError: task"_s);
        // Cancelled by whoever was to finish it, which is all that a promise that is dropped does.
        QPromise<int> promise;
        promise.start();
        Later::outside = promise.future();
        const RpcPromise dropped = stub.call("awaits", 3);
        promise = QPromise<int>();
        QCOMPARE(errorOf(dropped), u"Error: The operation was canceled."_s);
        QCOMPARE(Later::touched, 1);
    }

    void aFutureThatOutlivesTheTargetIsNobodys()
    {
        Later::touched = 0;
        QPromise<int> promise;
        promise.start();
        Later::outside = promise.future();
        auto *later = new Later;
        const RpcStub stub(later);
        const RpcPromise waiting = stub.call("awaits", 3);
        delete later;
        promise.addResult(1);
        promise.finish();
        QCOMPARE(errorOf(waiting), u"Error: The object that the call was for has been destroyed."_s);
        QCOMPARE(Later::touched, 0);
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

    void disposingAPendingPromiseRejectsIt()
    {
        Later later;
        const RpcPromise promise = RpcStub::borrow(&later).call("promise");
        QString error;
        promise.then(
            this, [] {}, [&error](const RpcError &reason) { error = reason.message(); });
        promise.dispose();
        QTRY_COMPARE(error, u"RPC was canceled because the RpcPromise was disposed."_s);
        QCOMPARE(errorOf(promise.call("x")), u"Error: Attempted to use RPC stub after it has been disposed."_s);
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
