// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "referencetargets.h"

using namespace Reference;

/// \file
/// Promises of our own that stand for what comes later: they are called, passed and disposed before it is there. Where JavaScript
/// wraps a native promise, C++ has Deferred (and coroutines and futures, which are made of it).

namespace {

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

private:
    QList<int> *m_log;
};

/// Counts its end and how often its property is read.
class WatchedCounter : public Counter
{
    Q_OBJECT
    Q_PROPERTY(int prop READ prop)
public:
    explicit WatchedCounter(int start, int *disposals, int *reads = nullptr)
        : Counter(start), m_disposals(disposals), m_reads(reads)
    { }
    int prop() const
    {
        ++*m_reads;
        return 42;
    }

protected:
    void disposed() override { ++*m_disposals; }

private:
    int *m_disposals;
    int *m_reads;
};

RpcPromise promiseOf(const Deferred &deferred) { return RpcPromise(deferred.promise); }

/// A promise for \a value that is there already.
template<typename T>
RpcPromise promiseFor(const T &value)
{
    Deferred deferred;
    deferred.resolve(toValue(value));
    return promiseOf(deferred);
}

} // namespace

class ReferencePromisesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup()
    {
        settle();
        QCOMPARE(Counter::alive, 0);
    }

    void callsPassThroughAPendingPromise()
    {
        Pair pair(new TestTarget);
        {
            Deferred later;
            const RpcPromise stub = promiseOf(later);
            const RpcPromise counter = stub.call("makeCounter", 1);
            const RpcPromise result = counter.call("increment", 2);
            later.resolve(toValue(pair.api().dup()));
            QCOMPARE(waitFor<int>(result), 3);
            // Neither what the promise became nor the counter was asked for.
            QCOMPARE(pair.clientEnd->count("[\"push\""), 2);
            QCOMPARE(pair.clientEnd->count("[\"pull\""), 1);
        }
        VERIFY_AT_REST(pair);
    }

    void callsWaitForAPromiseAndKeepTheirOrder()
    {
        QList<int> log;
        Deferred later;
        const RpcPromise stub = promiseOf(later);
        const RpcPromise results = all(QList<RpcPromise>{stub.call("record", 1), stub.call("record", 2), stub.call("record", 3)});
        settle();
        QCOMPARE(log, QList<int>());
        later.resolve(toValue(new OrderTarget(&log)));
        QCOMPARE(wait(results), Value::array({1, 2, 3}));
        QCOMPARE(log, QList<int>({1, 2, 3}));
    }

    void aPromiseMayBeOfAnything()
    {
        Pair pair(new TestTarget);
        QCOMPARE(waitFor<int>(promiseFor(new Counter(1)).call("increment")), 2);
        QCOMPARE(waitFor<int>(promiseFor(pair.api().dup()).call("square", 3)), 9);
        QCOMPARE(waitFor<int>(promiseFor(Value::object({{u"foo"_s, 123}}))["foo"]), 123);
        VERIFY_AT_REST(pair);
    }

    void awaitingGivesWhatItBecame()
    {
        Pair pair(new TestTarget);
        QCOMPARE(wait(promiseFor(Value::object({{u"foo"_s, 123}}))), Value::object({{u"foo"_s, 123}}));
        {
            const auto resolved = waitFor<RpcStub>(promiseFor(pair.api().dup()));
            QCOMPARE(waitFor<int>(resolved.call("square", 4)), 16);
        }
        VERIFY_AT_REST(pair);
    }

    void aRejectionReachesAll()
    {
        Deferred later;
        const RpcPromise stub = promiseOf(later);
        QStringList broken;
        stub.onBroken(this, [&](const RpcError &error) { broken << error.toString(); });
        const RpcPromise call = stub.call("increment");
        later.reject(RpcError(u"nope"_s));
        QCOMPARE(errorOf(call), u"Error: nope"_s);
        QCOMPARE(errorOf(stub), u"Error: nope"_s);
        QCOMPARE(broken, QStringList(u"Error: nope"_s));
    }

    void rejectionsThatNobodyWaitsForAreNotReported()
    {
        QTest::failOnWarning(QRegularExpression(u".*"_s));
        {
            Deferred unused;
            unused.reject(RpcError(u"ignored"_s));
        }
        {
            Deferred later;
            const RpcPromise stub = promiseOf(later);
            const RpcPromise call = stub.call("increment");
            const RpcPromise mapped = stub.map([](RpcPromise i) { return i; });
            later.reject(RpcError(u"ignored"_s));
            settle();
        }
        settle();
    }

    void disposedBeforeItIsThere()
    {
        int disposals = 0;
        std::optional<Deferred> later(std::in_place);
        promiseOf(*later).dispose();
        later->resolve(toValue(new WatchedCounter(1, &disposals)));
        later.reset(); // A Deferred is a handle, too.
        QCOMPARE(disposals, 1);
    }

    void aCallBeforeDisposalIsDelivered_data()
    {
        QTest::addColumn<bool>("isThere");
        QTest::newRow("before it is there") << false;
        QTest::newRow("when it is there") << true;
    }
    void aCallBeforeDisposalIsDelivered()
    {
        QFETCH(bool, isThere);
        int disposals = 0;
        std::optional<Deferred> later(std::in_place);
        const RpcPromise promise = promiseOf(*later);
        const auto resolve = [&] {
            later->resolve(toValue(new WatchedCounter(1, &disposals)));
            later.reset();
        };
        if (isThere)
            resolve();
        const RpcPromise result = promise.call("increment", 2);
        promise.dispose();
        if (!isThere)
            resolve();
        QCOMPARE(waitFor<int>(result), 3);
        QCOMPARE(disposals, 1);
    }

    void aPromiseThatIsAdoptedIsNotAskedFor()
    {
        Pair pair(new TestTarget);
        {
            const RpcPromise counter = promiseFor(pair.api().call("makeCounter", 1));
            QCOMPARE(waitFor<int>(counter.call("increment", 2)), 3);
            QCOMPARE(pair.clientEnd->count("[\"pull\""), 1);
        }
        VERIFY_AT_REST(pair);
    }

    void adoptingAPropertySendsNothing()
    {
        Pair pair(new TestTarget);
        {
            const RpcPromise counter = pair.api().call("makeCounter", 5);
            settle();
            const RpcPromise source = counter["value"];
            const qsizetype before = pair.clientEnd->sent.size();
            const RpcPromise copy = source;
            const RpcPromise wrapped = promiseFor(source);
            settle();
            QCOMPARE(pair.clientEnd->sent.size(), before);
            QCOMPARE(waitFor<int>(wrapped), 5);
            QCOMPARE(waitFor<int>(copy), 5);
            QCOMPARE(waitFor<int>(source), 5);
        }
        VERIFY_AT_REST(pair);
    }

    void adoptingAPropertyOfOursReadsNothing()
    {
        int disposals = 0;
        int reads = 0;
        {
            const RpcStub stub = new WatchedCounter(0, &disposals, &reads);
            const RpcPromise source = stub["prop"];
            const RpcPromise wrapped = promiseFor(source);
            settle();
            QCOMPARE(reads, 0);
            QCOMPARE(waitFor<int>(wrapped), 42);
            QCOMPARE(waitFor<int>(source), 42);
        }
        QCOMPARE(disposals, 1);
    }

    void aHandleThatWasMovedFromIsNull()
    {
        Pair pair(new TestTarget);
        {
            RpcPromise source = pair.api().call("makeCounter", 1);
            const RpcPromise wrapper = std::move(source);
            QCOMPARE(errorOf(source.call("increment", 1)), u"TypeError: The RPC stub is null. (Calling 'increment'.)"_s);
            source.dispose();
            QCOMPARE(waitFor<int>(wrapper.call("increment", 2)), 3);
        }
        VERIFY_AT_REST(pair);
    }

    void aPromiseThatIsResolvedWithADupIsNotAskedFor()
    {
        Pair pair(new TestTarget);
        {
            const RpcPromise counter = pair.api().call("makeCounter", 1);
            Deferred later;
            const RpcPromise stub = promiseOf(later);
            const RpcPromise result = stub.call("increment", 2);
            later.resolve(toValue(counter.dup()));
            QCOMPARE(waitFor<int>(result), 3);
            QCOMPARE(pair.clientEnd->count("[\"pull\""), 1);
        }
        VERIFY_AT_REST(pair);
    }

    void aPromiseOfAStubBreaksWithIt()
    {
        Pair pair(new TestTarget);
        const RpcPromise stub = promiseFor(pair.api().dup());
        QStringList broken;
        stub.onBroken(this, [&](const RpcError &error) { broken << error.message(); });
        settle();
        QCOMPARE(broken, QStringList());
        pair.clientEnd->lose(u"test disconnect"_s);
        QTRY_COMPARE(broken, QStringList(u"test disconnect"_s));
    }

    void aStubAndItsPromiseAreDisposedOnce()
    {
        int disposals = 0;
        const RpcStub inner = new WatchedCounter(0, &disposals);
        const RpcPromise outer = promiseFor(inner);
        inner.dispose();
        QCOMPARE(disposals, 0); // The promise has a handle of its own.
        outer.dispose();
        outer.dispose();
        settle();
        QCOMPARE(disposals, 1);
    }

    void aPromiseOfAStubOfOursIsAwaited()
    {
        const RpcPromise stub = promiseFor(RpcStub(new Counter(1)));
        QCOMPARE(waitFor<int>(stub.call("increment", 2)), 3);
        const auto resolved = waitFor<RpcStub>(stub);
        QCOMPARE(waitFor<int>(resolved.call("increment", 3)), 6);
    }

    // What the reference tests in Cloudflare's runtime with its native promises: a promise is dupped and passed.

    void aPromiseIsDupped()
    {
        Deferred later;
        const RpcPromise promise = promiseOf(later);
        const RpcStub dup = promise.dup();
        later.resolve(toValue(new Counter(0)));
        QCOMPARE(waitFor<int>(dup.call("increment")), 1);
        QCOMPARE(waitFor<int>(promise.call("increment")), 2);
        dup.dispose();
        QCOMPARE(waitFor<int>(promise["value"]), 2);
    }

    void aPromiseIsPassed_data()
    {
        QTest::addColumn<bool>("isThere");
        QTest::newRow("before it is there") << false;
        QTest::newRow("when it is there") << true;
    }
    void aPromiseIsPassed()
    {
        QFETCH(bool, isThere);
        Pair pair(new TestTarget);
        for (const RpcStub &user : {RpcStub(new TestTarget), pair.api()}) {
            Deferred later;
            const RpcPromise argument = promiseOf(later);
            if (isThere)
                later.resolve(toValue(new Counter(0)));
            const RpcPromise result = user.call("incrementCounter", argument, 5);
            if (!isThere)
                later.resolve(toValue(new Counter(0)));
            QCOMPARE(waitFor<int>(result), 5);
        }
        VERIFY_AT_REST(pair);
    }
};

QTEST_GUILESS_MAIN(ReferencePromisesTest)
#include "tst_referencepromises.moc"
