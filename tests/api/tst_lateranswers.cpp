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

/// Calls that are answered later: by promise, coroutine, task and future; who waits for them, and what they keep.
class TestLaterAnswers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        Later::touched = 0;
        Later::handled = 0;
    }

    void aWaiterKeepsThePromise()
    {
        Later later;
        int result = 0;
        RpcStub::borrow(&later).call<int>("promise").then(this, [&result](int value) { result = value; });
        later.answer(3);
        QTRY_COMPARE(result, 3);
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
};

QTEST_GUILESS_MAIN(TestLaterAnswers)
#include "tst_lateranswers.moc"
