// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "makerscript.h"

#include <QtTest/QTest>

using namespace Qt::StringLiterals;
using namespace SessionTesting;

/// \file
/// What becomes of a promise, its call and its result when a handle of it is disposed or dropped.

class TestPromiseDisposal : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void disposedPromiseIsRejectedAndReleased();
    void waiterKeepsThePromise();
    void droppedPromiseIsReleased();
    void resultOutlivesItsPromise();
    void disposingAPropertyLeavesItsParent();
    void disposedLocalPromise();
    void argumentsOfARejectedPromiseAreDropped();
    void releasedResultThatComesLateIsNotKept();
    void releaseOfAProxiedCallCancelsIt();
};

void TestPromiseDisposal::disposedPromiseIsRejectedAndReleased()
{
    const ScriptPtr main = makeScript();
    int calls = 0;
    const Deferred deferred;
    main->methods[u"late"_s] = [&](const QList<Value> &) {
        ++calls;
        return promiseOf(deferred.promise);
    };
    SessionPair pair({}, hookOn(main));
    const HookPtr promise = call(pair.a.session->remoteMain(), u"late"_s);
    const Pulled pulled(promise);
    pair.pump();
    promise->dispose();
    QCOMPARE(pulled.error(), u"Error: RPC was canceled because the RpcPromise was disposed."_s);
    pair.pump();
    COMPARE_CLEAN(pair);
    QCOMPARE(calls, 1);
    deferred.resolve(stubOf(hookOn(makeScript())));
    pair.pump();
    QCOMPARE(pulled.count(), 1);
    COMPARE_CLEAN(pair);
}

void TestPromiseDisposal::waiterKeepsThePromise()
{
    SessionPair pair({}, hookOn(makerOf(makeScript())));
    const Pulled pulled(call(pair.a.session->remoteMain(), u"make"_s)->get({}));
    pair.pump();
    QCOMPARE(pulled.count(), 1);
    QCOMPARE(pulled.error(), QString());
    hookIn(pulled.value())->dispose();
    pair.pump();
    COMPARE_CLEAN(pair);
}

void TestPromiseDisposal::droppedPromiseIsReleased()
{
    const ScriptPtr made = makeScript();
    SessionPair pair({}, hookOn(makerOf(made)));
    call(pair.a.session->remoteMain(), u"make"_s);
    pair.pump();
    QCOMPARE(made->disposed, 1);
    COMPARE_CLEAN(pair);
}

void TestPromiseDisposal::resultOutlivesItsPromise()
{
    SessionPair pair({}, hookOn(makerOf(makeScript())));
    {
        HookPtr promise = call(pair.a.session->remoteMain(), u"make"_s);
        const Pulled pulled(promise);
        pair.pump();
        promise->dispose();
        promise.reset();
        const Pulled value(call(hookIn(pulled.value()), u"value"_s));
        pair.pump();
        QCOMPARE(value.value(), Value(42));
    }
    pair.pump();
    COMPARE_CLEAN(pair);
}

void TestPromiseDisposal::disposingAPropertyLeavesItsParent()
{
    SessionPair pair({}, hookOn(makerOf(makeScript())));
    {
        const HookPtr promise = call(pair.a.session->remoteMain(), u"make"_s);
        const HookPtr property = makePropertyHook(promise, {u"value"_s});
        const Pulled read(property);
        property->dispose();
        QCOMPARE(read.error(), u"Error: RPC was canceled because the RpcPromise was disposed."_s);
        const Pulled value(call(promise, u"value"_s));
        pair.pump();
        QCOMPARE(value.value(), Value(42));
    }
    pair.pump();
    COMPARE_CLEAN(pair);
}

void TestPromiseDisposal::disposedLocalPromise()
{
    const ScriptPtr target = makeScript();
    int calls = 0;
    target->methods[u"count"_s] = [&](const QList<Value> &) { return double(++calls); };
    {
        const Deferred deferred;
        const HookPtr other = deferred.promise->dup();
        const Pulled canceled(deferred.promise);
        const Pulled kept(other->dupPromise());
        const Pulled queued(call(deferred.promise, u"count"_s));
        deferred.promise->dispose();
        QCOMPARE(canceled.error(), u"Error: RPC was canceled because the RpcPromise was disposed."_s);
        deferred.resolve(stubOf(hookOn(target)));
        QCOMPARE(queued.value(), Value(1)); // it was made before the disposal
        QCOMPARE(kept.count(), 1);
        QCOMPARE(kept.value().type(), Value::Type::Stub);
    }
    QCOMPARE(target->disposed, 1);
}

void TestPromiseDisposal::argumentsOfARejectedPromiseAreDropped()
{
    const ScriptPtr passed = makeScript();
    const Deferred deferred;
    const Pulled result(call(deferred.promise, u"x"_s, {stubOf(hookOn(passed))}));
    QCOMPARE(passed->disposed, 0);
    deferred.reject(RpcError(u"no"_s));
    QCOMPARE(result.error(), u"Error: no"_s);
    QCOMPARE(passed->disposed, 1);
    const Pulled broken(call(makeErrorHook(RpcError(u"no"_s)), u"x"_s, {stubOf(hookOn(passed))}));
    QCOMPARE(passed->disposed, 2);
    const Pulled missing(call(hookOn(makeScript()), u"x"_s, {stubOf(hookOn(passed))}));
    QCOMPARE(passed->disposed, 3);
}

void TestPromiseDisposal::releasedResultThatComesLateIsNotKept()
{
    const ScriptPtr main = makeScript();
    const ScriptPtr made = makeScript();
    const Deferred deferred;
    main->methods[u"late"_s] = [&](const QList<Value> &) { return promiseOf(deferred.promise); };
    Transcript at(hookOn(main));
    at(R"(["push",["pipeline",0,["late"],[]]])");
    at(R"(["pull",1])");
    at(R"(["release",1,1])");
    deferred.resolve(stubOf(hookOn(made)));
    QCOMPARE(at.sent(), QByteArray(R"(["reject",1,["error","Error","RPC was canceled because the RpcPromise was disposed."]])"));
    QCOMPARE(at.session->stats(), (SessionStats{1, 1}));
}

void TestPromiseDisposal::releaseOfAProxiedCallCancelsIt()
{
    const ScriptPtr main = makeScript();
    const Deferred never;
    main->methods[u"late"_s] = [&](const QList<Value> &) { return promiseOf(never.promise); };
    SessionPair behind({}, hookOn(main));
    SessionPair front({}, behind.a.session->remoteMain()); // b of the front passes on what it is asked
    const HookPtr promise = call(front.a.session->remoteMain(), u"late"_s);
    const Pulled pulled(promise);
    front.pump();
    behind.pump();
    QCOMPARE(behind.b.session->stats(), (SessionStats{1, 2}));
    promise->dispose();
    front.pump();
    behind.pump();
    COMPARE_CLEAN(behind);
    COMPARE_CLEAN(front);
}

QTEST_GUILESS_MAIN(TestPromiseDisposal)
#include "tst_promisedisposal.moc"
