// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "referencetargets.h"

using namespace Reference;

/// \file
/// Who owns what is passed, and when it is disposed: over a connection, and on the ways on which a call fails.

namespace {

class MainTarget : public RpcTarget
{
    Q_OBJECT
public:
    explicit MainTarget(int *disposals) : m_disposals(disposals) { }
    Q_INVOKABLE DisposableTarget *getTarget() { return new DisposableTarget(m_disposals); }
    /// The same object three times.
    Q_INVOKABLE QtCapnWeb::Value getTargets()
    {
        auto *target = new DisposableTarget(m_disposals);
        return Value::array({toValue(target), toValue(target), toValue(target)});
    }
    Q_INVOKABLE QtCapnWeb::RpcPromise useTarget(const QtCapnWeb::RpcStub &stub) { return stub.call("getValue"); }
    Q_INVOKABLE QtCapnWeb::RpcPromise hang()
    {
        m_hanging.append(Deferred());
        return RpcPromise(m_hanging.last().promise);
    }

protected:
    void disposed() override { ++*m_disposals; }

private:
    int *m_disposals;
    QList<Deferred> m_hanging;
};

/// What cannot be sent, whatever it stands in: the sender stops at 256 levels.
Value tooDeep()
{
    Value value = 1;
    for (int i = 0; i < 300; ++i)
        value = Value::array({value});
    return value;
}

} // namespace

class ReferenceOwnershipTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aTargetIsDisposedWithItsRemoteStub()
    {
        int disposals = 0;
        Pair pair(new MainTarget(&disposals));
        {
            const auto stub = waitFor<RpcStub>(pair.api().call("getTarget"));
            QCOMPARE(waitFor<int>(stub.call("getValue")), 42);
            QCOMPARE(disposals, 0);
        }
        VERIFY_AT_REST(pair);
        QCOMPARE(disposals, 1);
    }

    void aTargetThatAppearsThreeTimesIsDisposedThreeTimes()
    {
        int disposals = 0;
        Pair pair(new MainTarget(&disposals));
        {
            const Value list = wait(pair.api().call("getTargets"));
            for (const Value &stub : list.items())
                QCOMPARE(waitFor<int>(fromValue<RpcStub>(stub).call("getValue")), 42);
            QVERIFY(disposals < 3);
        }
        VERIFY_AT_REST(pair);
        QCOMPARE(disposals, 3);
    }

    void aTargetInParametersIsDisposedAfterTheCall()
    {
        int disposals = 0;
        int mains = 0;
        Pair pair(new MainTarget(&mains));
        QCOMPARE(waitFor<int>(pair.api().call("useTarget", new DisposableTarget(&disposals))), 42);
        VERIFY_AT_REST(pair);
        QCOMPARE(disposals, 1);
    }

    void aTargetOfTheCallersIsPassedAgainAndAgain()
    {
        // JavaScript's targets may have a dup() for this; here each passing is a handle of its own on an object that stays
        // with its parent.
        int disposals = 0;
        int mains = 0;
        QObject owner;
        auto *target = new DisposableTarget(&disposals);
        target->setParent(&owner);
        Pair pair(new MainTarget(&mains));
        for (int i = 1; i <= 2; ++i) {
            QCOMPARE(waitFor<int>(pair.api().call("useTarget", target)), 42);
            VERIFY_AT_REST(pair);
            QCOMPARE(disposals, i);
        }
        settle();
        QCOMPARE(target->getValue(), 42);
    }

    void aTargetIsDisposedWithTheLastDup()
    {
        int disposals = 0;
        Pair pair(new MainTarget(&disposals));
        {
            const auto stub = waitFor<RpcStub>(pair.api().call("getTarget"));
            const RpcStub first = stub.dup();
            const RpcStub second = stub.dup();
            stub.dispose();
            settle();
            QCOMPARE(disposals, 0);
            first.dispose();
            settle();
            QCOMPARE(disposals, 0);
            QCOMPARE(waitFor<int>(second.call("getValue")), 42);
            second.dispose();
            settle();
            QCOMPARE(disposals, 1);
        }
        VERIFY_AT_REST(pair);
    }

    void disposingTwiceCountsOnce()
    {
        int disposals = 0;
        Pair pair(new MainTarget(&disposals));
        {
            const auto stub = waitFor<RpcStub>(pair.api().call("getTarget"));
            const RpcStub dup = stub.dup();
            dup.dispose();
            dup.dispose();
            settle();
            QCOMPARE(disposals, 0);
            // The reference's words, and which one it was.
            QCOMPARE(errorOf(dup.call("getValue")),
                     u"Error: Attempted to use RPC stub after it has been disposed. (Calling 'getValue' of import -1, which came "
                     u"with the result of 'getTarget'.)"_s);
            stub.dispose();
            settle();
            QCOMPARE(disposals, 1);
        }
        VERIFY_AT_REST(pair);
    }

    void targetsAreDisposedOnDisconnect()
    {
        int disposals = 0;
        Pair pair(new MainTarget(&disposals));
        const RpcPromise hanging = pair.api().call("hang");
        settle();
        pair.clientEnd->lose(u"test error"_s);
        QCOMPARE(errorOf(hanging), u"Error: test error"_s);
        QCOMPARE(errorOf(pair.api().call("hang")), u"Error: test error"_s);
        QCOMPARE(disposals, 0); // The server has not heard of it.
        pair.serverEnd->lose(u"test error"_s);
        settle();
        QCOMPARE(disposals, 1);
    }

    void disposingTheMainStubEndsTheSession()
    {
        int disposals = 0;
        Pair pair(new MainTarget(&disposals));
        const auto stub = waitFor<RpcStub>(pair.api().call("getTarget"));
        pair.api().dispose();
        QCOMPARE(errorOf(stub.call("getValue")), u"Error: RPC session was shut down by disposing the main stub"_s);
        QTRY_COMPARE(disposals, 2); // the main and what it made
    }

    void argumentsAreDroppedWhenTheCalleeFails_data();
    void argumentsAreDroppedWhenTheCalleeFails();

    void capturesOfAMapAreDropped()
    {
        int disposals = 0;
        {
            const RpcStub captured = new DisposableTarget(&disposals);
            const RpcStub broken = RpcStub::broken(RpcError(u"broken"_s));
            const RpcPromise mapped = broken.map([&](RpcPromise) { return captured.call("getValue"); });
            QCOMPARE(errorOf(mapped), u"Error: broken"_s);
        }
        QCOMPARE(disposals, 1);
    }

    void argumentsThatCannotBeSentAreDropped_data()
    {
        QTest::addColumn<bool>("isStream");
        QTest::newRow("call") << false;
        QTest::newRow("stream") << true;
    }
    void argumentsThatCannotBeSentAreDropped()
    {
        // The stub is exported before the message is found to be too deep: the export must be taken back.
        QFETCH(bool, isStream);
        int disposals = 0;
        Pair pair(new TestTarget);
        {
            const RpcStub argument = new DisposableTarget(&disposals);
            const Value bad = Value::array({toValue(argument), tooDeep()});
            QString error;
            if (isStream) {
                const RpcPipe pipe = RpcPipe::create();
                const RpcPromise consumer = pair.api().call("echo", pipe.readable);
                wait(consumer);
                pipe.writable.write(bad);
                error = errorOf(pipe.writable.close());
            } else {
                error = errorOf(pair.api().call("echo", bad));
            }
            QVERIFY2(error.contains(u"Serialization exceeded maximum allowed depth"_s), qPrintable(error));
            QCOMPARE(disposals, 0);
        }
        VERIFY_AT_REST(pair);
        QCOMPARE(disposals, 1);
    }
};

void ReferenceOwnershipTest::argumentsAreDroppedWhenTheCalleeFails_data()
{
    QTest::addColumn<Value>("becomes"); // what the promise that is called becomes; an error is a rejection
    QTest::addColumn<QString>("method");
    QTest::addColumn<QString>("error");
    const auto thrower = toValue([](const Value &) -> Value { throw RpcError(u"sync failure"_s); });
    QTest::newRow("the promise is rejected") << Value(RpcError(u"nope"_s)) << u"run"_s << u"Error: nope"_s;
    QTest::newRow("it becomes a broken stub")
        << toValue(RpcStub::broken(RpcError(u"broken"_s))) << u"run"_s << u"Error: broken"_s;
    QTest::newRow("there is no such method") << Value::object() << u"nope"_s << u"TypeError: 'nope' is not a function."_s;
    QTest::newRow("the callee throws at once") << Value::object({{u"run"_s, thrower}}) << u"run"_s << u"Error: sync failure"_s;
}

void ReferenceOwnershipTest::argumentsAreDroppedWhenTheCalleeFails()
{
    QFETCH(Value, becomes);
    QFETCH(QString, method);
    QFETCH(QString, error);
    int disposals = 0;
    Deferred later;
    const RpcPromise promise(later.promise);
    {
        const RpcStub argument = new DisposableTarget(&disposals);
        const RpcPromise result = promise.call(method, argument);
        if (becomes.type() == Value::Type::Error)
            later.reject(becomes.toError());
        else
            later.resolve(becomes);
        QCOMPARE(errorOf(result), error);
        QCOMPARE(disposals, 0);
        argument.dispose(); // The call kept nothing.
        QCOMPARE(disposals, 1);
    }
    QCOMPARE(disposals, 1);
}

QTEST_GUILESS_MAIN(ReferenceOwnershipTest)
#include "tst_referenceownership.moc"
