// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "makerscript.h"
#include "mapinstructions.h"

#include <QtTest/QTest>

using namespace Qt::StringLiterals;
using namespace SessionTesting;

/// \file
/// When targets are disposed, what a handle is worth after its disposal, and when a session has nothing left to do.

class TestSessionDisposal : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void targetIsDisposedWithTheLastRemoteStub();
    void targetIsDisposedForEachBox();
    void oneStubPassedSeveralTimesIsDisposedOnce();
    void targetInParametersIsDisposedWhenTheCallIsDone();
    void targetInParametersStaysWhileTheCalleeWorks();
    void callerKeepsItsStub();
    void disposingAnArgumentAtOnceDoesNotHarmTheCall_data();
    void disposingAnArgumentAtOnceDoesNotHarmTheCall();
    void calleeMayDisposeItsCopy();
    void disposeIsIdempotentAndEarly();
    void usedAfterDisposal();
    void errorsAfterDisposalNameWhereItCameFrom();
    void targetsAreDisposedOnDisconnect();
    void disposingTheMainStubEndsTheSession();
    void droppingTheMainStubDoesNot();
    void hooksOutliveTheirSession();
    void onBrokenMovesOnWhenAPromiseResolves();
    void idleIsToldWhenNothingIsHeld();
    void toolsHoldEntries();
};

void TestSessionDisposal::targetIsDisposedWithTheLastRemoteStub()
{
    const ScriptPtr made = makeScript();
    SessionPair pair({}, hookOn(makerOf(made)));
    {
        const Pulled pulled(call(pair.a.session->remoteMain(), u"make"_s));
        pair.pump();
        const HookPtr copy = hookIn(pulled.value())->dup();
        const Pulled value(call(copy, u"value"_s));
        pair.pump();
        QCOMPARE(value.value(), Value(42));
        hookIn(pulled.value())->dispose();
        pair.pump();
        QCOMPARE(made->disposed, 0);
        const Pulled again(call(copy, u"value"_s));
        pair.pump();
        QCOMPARE(again.value(), Value(42));
    }
    pair.pump();
    QCOMPARE(made->disposed, 1);
    COMPARE_CLEAN(pair);
}

void TestSessionDisposal::targetIsDisposedForEachBox()
{
    const ScriptPtr made = makeScript();
    SessionPair pair({}, hookOn(makerOf(made)));
    {
        const Pulled pulled(call(pair.a.session->remoteMain(), u"thrice"_s));
        pair.pump();
        QCOMPARE(made->disposed, 0);
    }
    pair.pump();
    QCOMPARE(made->disposed, 3);
    COMPARE_CLEAN(pair);
}

void TestSessionDisposal::oneStubPassedSeveralTimesIsDisposedOnce()
{
    const ScriptPtr made = makeScript();
    SessionPair pair({}, hookOn(makerOf(made)));
    {
        const Pulled pulled(call(pair.a.session->remoteMain(), u"thriceOne"_s));
        pair.pump();
        hookIn(pulled.value().at(0))->dispose();
        hookIn(pulled.value().at(1))->dispose();
        pair.pump();
        QCOMPARE(made->disposed, 0);
    }
    pair.pump();
    QCOMPARE(made->disposed, 1);
    COMPARE_CLEAN(pair);
}

void TestSessionDisposal::targetInParametersIsDisposedWhenTheCallIsDone()
{
    const ScriptPtr passed = makeScript();
    passed->methods[u"value"_s] = [](const QList<Value> &) { return Value(42); };
    SessionPair pair({}, hookOn(makerOf(makeScript())));
    const Pulled result(call(pair.a.session->remoteMain(), u"use"_s, {stubOf(hookOn(passed))}));
    pair.pump();
    QCOMPARE(result.value(), Value(42));
    QCOMPARE(passed->disposed, 1);
    COMPARE_CLEAN(pair);
}

void TestSessionDisposal::targetInParametersStaysWhileTheCalleeWorks()
{
    const ScriptPtr passed = makeScript();
    const ScriptPtr main = makeScript();
    const Deferred deferred;
    main->methods[u"wait"_s] = [&](const QList<Value> &) { return promiseOf(deferred.promise); };
    SessionPair pair({}, hookOn(main));
    const Pulled result(call(pair.a.session->remoteMain(), u"wait"_s, {stubOf(hookOn(passed))}));
    pair.pump();
    QCOMPARE(passed->disposed, 0);
    deferred.resolve(1);
    pair.pump();
    QCOMPARE(result.value(), Value(1));
    QCOMPARE(passed->disposed, 1);
    COMPARE_CLEAN(pair);
}

void TestSessionDisposal::callerKeepsItsStub()
{
    const ScriptPtr passed = makeScript();
    passed->methods[u"value"_s] = [](const QList<Value> &) { return Value(42); };
    SessionPair pair({}, hookOn(makerOf(makeScript())));
    {
        const HookPtr stub = hookOn(passed);
        const Pulled first(call(pair.a.session->remoteMain(), u"use"_s, {stubOf(stub)}));
        pair.pump();
        const Pulled second(call(pair.a.session->remoteMain(), u"use"_s, {stubOf(stub)}));
        pair.pump();
        QCOMPARE(second.value(), Value(42));
        QCOMPARE(passed->disposed, 0);
    }
    QCOMPARE(passed->disposed, 1);
    COMPARE_CLEAN(pair);
}

void TestSessionDisposal::disposingAnArgumentAtOnceDoesNotHarmTheCall_data()
{
    QTest::addColumn<QString>("callee");
    QTest::newRow("remote") << u"remote"_s;
    QTest::newRow("local, that keeps it") << u"local"_s;
    QTest::newRow("local promise") << u"promise"_s;
}

void TestSessionDisposal::disposingAnArgumentAtOnceDoesNotHarmTheCall()
{
    QFETCH(QString, callee);
    const ScriptPtr passed = makeScript();
    passed->methods[u"value"_s] = [](const QList<Value> &) { return Value(42); };
    const ScriptPtr target = makeScript();
    HookPtr kept;
    target->methods[u"keep"_s] = [&](const QList<Value> &a) {
        kept = hookIn(a.at(0));
        return Value();
    };
    SessionPair pair({}, hookOn(target));
    const Deferred deferred;
    const HookPtr stub = hookOn(passed);
    const HookPtr to = callee == "remote"_L1  ? pair.a.session->remoteMain()
                       : callee == "local"_L1 ? hookOn(target)
                                              : HookPtr(deferred.promise);
    const Pulled result(call(to, u"keep"_s, {stubOf(stub)}));
    stub->dispose();
    deferred.resolve(stubOf(hookOn(target)));
    pair.pump();
    QCOMPARE(result.count(), 1);
    QCOMPARE(result.error(), QString());
    {
        const Pulled value(call(kept, u"value"_s));
        pair.pump();
        QCOMPARE(value.value(), Value(42));
    }
    QCOMPARE(passed->disposed, 0);
    kept.reset();
    pair.pump();
    QCOMPARE(passed->disposed, 1);
    COMPARE_CLEAN(pair);
}

void TestSessionDisposal::calleeMayDisposeItsCopy()
{
    // The peer names the same result twice; one callee's copy is not the other's.
    const ScriptPtr made = makeScript();
    const ScriptPtr main = makerOf(made);
    main->methods[u"drop"_s] = [](const QList<Value> &a) {
        hookIn(a.at(0))->dispose();
        return Value();
    };
    SessionPair pair({}, hookOn(main));
    {
        const HookPtr remote = pair.a.session->remoteMain();
        const HookPtr promise = call(remote, u"make"_s);
        const Pulled dropped(call(remote, u"drop"_s, {promiseOf(promise)}));
        const Pulled used(call(remote, u"use"_s, {promiseOf(promise)}));
        const Pulled pipelined(call(promise, u"value"_s));
        pair.pump();
        QCOMPARE(dropped.error(), QString());
        QCOMPARE(used.value(), Value(42));
        QCOMPARE(pipelined.value(), Value(42));
    }
    pair.pump();
    QCOMPARE(made->disposed, 1);
    COMPARE_CLEAN(pair);
}

void TestSessionDisposal::disposeIsIdempotentAndEarly()
{
    const ScriptPtr made = makeScript();
    SessionPair pair({}, hookOn(makerOf(made)));
    const Pulled pulled(call(pair.a.session->remoteMain(), u"make"_s));
    pair.pump();
    const HookPtr stub = hookIn(pulled.value());
    stub->dispose();
    stub->dispose();
    pair.pump();
    QCOMPARE(made->disposed, 1);
    COMPARE_CLEAN(pair);

    const ScriptPtr local = makeScript();
    const HookPtr one = hookOn(local);
    const HookPtr two = one->dup();
    one->dispose();
    one->dispose();
    QCOMPARE(local->disposed, 0);
    two->dispose();
    QCOMPARE(local->disposed, 1);
}

void TestSessionDisposal::usedAfterDisposal()
{
    const QString words = u"Error: Attempted to use RPC stub after it has been disposed."_s;
    SessionPair pair({}, hookOn(makerOf(makeScript())));
    const HookPtr remote = call(pair.a.session->remoteMain(), u"make"_s);
    const Deferred deferred;
    for (const HookPtr &hook : {remote, hookOn(makeScript()), HookPtr(deferred.promise), makeValueHook(1),
                                makePropertyHook(pair.a.session->remoteMain(), {u"x"_s})}) {
        hook->dispose();
        hook->dispose(); // may be done twice
        // What comes from the peer is named.
        QString error = words;
        if (hook == remote)
            error += u" (It was import 1, the result of 'make'.)"_s;
        else if (Pulled(hook).error() != words)
            error += u" (It was import 0.x.)"_s;
        QCOMPARE(Pulled(hook).error(), error);
        QCOMPARE(Pulled(call(hook, u"x"_s)).error(),
                 hook == remote ? words + u" (Calling 'x' of import 1, the result of 'make'.)"_s : error);
        QCOMPARE(Pulled(hook->get({u"x"_s})).error(),
                 hook == remote ? words + u" (Reading 'x' of import 1, the result of 'make'.)"_s : error);
        QCOMPARE(Pulled(hook->dup()).error(), error);
        QCOMPARE(Pulled(hook->dupPromise()).error(), error);
        QString reason;
        QCOMPARE(hook->onBroken([&](const RpcError &e) { reason = e.toString(); }), 0u);
        QCOMPARE(reason, error);
    }
    // Passing one on is no crime; the other side finds it broken.
    const Pulled used(call(pair.a.session->remoteMain(), u"use"_s, {stubOf(remote)}));
    pair.pump();
    QVERIFY2(used.error().startsWith(words), qPrintable(used.error()));
    COMPARE_CLEAN(pair);
}

void TestSessionDisposal::errorsAfterDisposalNameWhereItCameFrom()
{
    const QString words = u"Error: Attempted to use RPC stub after it has been disposed."_s;
    QList<Value> given;
    const ScriptPtr main = makerOf(makeScript());
    main->methods[u"take"_s] = [&](const QList<Value> &a) {
        for (const Value &each : a)
            given.append(stubOf(hookIn(each)->dup()));
        return Value();
    };
    SessionPair pair({}, hookOn(main));
    {
        const Pulled made(call(pair.a.session->remoteMain(), u"make"_s));
        const Pulled taken(call(pair.a.session->remoteMain(), u"take"_s, {stubOf(hookOn(makeScript()))}));
        pair.pump();
        const HookPtr stub = hookIn(made.value());
        stub->dispose();
        QCOMPARE(Pulled(call(stub, u"add"_s)).error(),
                 words + u" (Calling 'add' of import -1, which came with the result of 'make'.)"_s);
        QCOMPARE(Pulled(call(stub, QString())).error(), words + u" (Calling import -1, which came with the result of 'make'.)"_s);
        QCOMPARE(Pulled(stub->map({}, {}, MapInstructions("[1]"))).error(),
                 words + u" (Mapping import -1, which came with the result of 'make'.)"_s);
        const HookPtr argument = hookIn(given.takeFirst());
        argument->dispose();
        QCOMPARE(Pulled(argument).error(), words + u" (It was import -1, which came with the arguments of 'take'.)"_s);

        const HookPtr property = pair.a.session->remoteMain()->get({u"name"_s});
        property->dispose();
        QCOMPARE(Pulled(property).error(), words + u" (It was import 3, the property 'name'.)"_s);
    }
    pair.pump();
    COMPARE_CLEAN(pair);
}

void TestSessionDisposal::targetsAreDisposedOnDisconnect()
{
    const ScriptPtr made = makeScript();
    const ScriptPtr main = makerOf(made);
    SessionPair pair({}, hookOn(main));
    const Pulled pulled(call(pair.a.session->remoteMain(), u"make"_s));
    pair.pump();
    QCOMPARE(made->disposed, 0);
    pair.b.session->disconnected(RpcError(u"cable cut"_s));
    QCOMPARE(made->disposed, 1);
    QCOMPARE(main->disposed, 1);
}

void TestSessionDisposal::disposingTheMainStubEndsTheSession()
{
    Transcript at;
    const HookPtr main = at.session->remoteMain();
    const Pulled pending(call(main, u"x"_s));
    at.sent();
    main->dispose();
    QCOMPARE(at.sent(), QByteArray());
    QCOMPARE(at.peer.aborts, QStringList{u"Error: RPC session was shut down by disposing the main stub"_s});
    QCOMPARE(pending.error(), at.peer.aborts.first());
    main->dispose();
    QCOMPARE(at.peer.aborts.size(), 1);
}

void TestSessionDisposal::droppingTheMainStubDoesNot()
{
    Transcript at;
    at.session->remoteMain();
    at.session->remoteMain()->dup()->dispose();
    QVERIFY(!at.session->isAborted());
    QCOMPARE(at.sent(), QByteArray());
    QCOMPARE(at.session->stats(), (SessionStats{1, 1}));
}

void TestSessionDisposal::hooksOutliveTheirSession()
{
    std::weak_ptr<Session> session;
    HookPtr main;
    HookPtr promise;
    {
        Transcript at;
        session = at.session;
        main = at.session->remoteMain();
        promise = call(main, u"x"_s);
    } // its end detaches
    QVERIFY(session.expired()); // what is broken needs no session
    QCOMPARE(Pulled(promise).error(), u"Error: The RPC session was closed."_s);
    QCOMPARE(Pulled(call(main, u"x"_s)).error(), u"Error: The RPC session was closed."_s);
}

void TestSessionDisposal::onBrokenMovesOnWhenAPromiseResolves()
{
    Transcript left;
    Transcript right;
    QStringList order;
    // A promise that resolves to a stub of the same session keeps its place in the order.
    const HookPtr promise = call(left.session->remoteMain(), u"x"_s);
    const Pulled pulled(promise);
    promise->onBroken([&](const RpcError &error) { order.append(u"first: "_s + error.message()); });
    left.session->remoteMain()->onBroken([&](const RpcError &error) { order.append(u"second: "_s + error.message()); });
    left(R"(["resolve",1,["export",-1]])");
    // One that resolves to something of another session breaks with that.
    const Deferred deferred;
    const quint64 removed = deferred.promise->onBroken([&](const RpcError &) { order.append(u"removed"_s); });
    deferred.promise->onBroken([&](const RpcError &error) { order.append(u"right: "_s + error.message()); });
    deferred.resolve(stubOf(right.session->remoteMain()));
    deferred.promise->removeOnBroken(removed);
    // One that is rejected is broken by that.
    const HookPtr rejected = call(left.session->remoteMain(), u"y"_s);
    rejected->onBroken([&](const RpcError &error) { order.append(u"rejected: "_s + error.message()); });
    const Pulled waiter(rejected);
    left(R"(["reject",2,["error","Error","no"]])");
    QCOMPARE(order, QStringList{u"rejected: no"_s});
    left.session->disconnected(RpcError(u"left"_s));
    right.session->disconnected(RpcError(u"right"_s));
    QCOMPARE(order, (QStringList{u"rejected: no"_s, u"first: left"_s, u"second: left"_s, u"right: right"_s}));
}

void TestSessionDisposal::idleIsToldWhenNothingIsHeld()
{
    SessionPair pair({}, hookOn(makerOf(makeScript())));
    QCOMPARE(pair.a.idleCount, 0);
    {
        const Pulled result(call(pair.a.session->remoteMain(), u"make"_s));
        QCOMPARE(pair.a.idleCount, 0); // the main stub is gone, its call is not
        pair.pump();
        QCOMPARE(result.count(), 1);
        QCOMPARE(pair.a.idleCount, 0); // the result is held
    }
    QVERIFY(pair.a.idleCount > 0);
    pair.pump();
    COMPARE_CLEAN(pair);

    pair.a.idleCount = 0;
    const HookPtr main = pair.a.session->remoteMain();
    const Pulled result(call(main, u"use"_s, {stubOf(functionHook([](const QList<Value> &) { return Value(); }))}));
    pair.pump();
    QCOMPARE(pair.a.idleCount, 0);
    QVERIFY(pair.b.idleCount > 0);
}

void TestSessionDisposal::toolsHoldEntries()
{
    const ScriptPtr made = makeScript();
    SessionPair pair({}, hookOn(makerOf(made)));
    {
        const HookPtr promise = call(pair.a.session->remoteMain(), u"make"_s);
        pair.pump();
        const Pulled tool(pair.a.session->hookForImport(EntryId(1)));
        QVERIFY(!pair.a.session->hookForImport(EntryId(2)));
        pair.pump();
        QCOMPARE(tool.value().type(), Value::Type::Stub);
        const Pulled called(call(pair.a.session->hookForImport(EntryId(-1)), u"value"_s));
        const Pulled own(call(pair.b.session->hookForExport(EntryId(-1)), u"value"_s));
        QVERIFY(!pair.b.session->hookForExport(EntryId(-2)));
        pair.pump();
        QCOMPARE(called.value(), Value(42));
        QCOMPARE(own.value(), Value(42));
        const SessionTables tables = pair.a.session->tables();
        QCOMPARE(tables.imports.size(), 2);
        QCOMPARE(tables.imports.first().id, EntryId(-1));
        QVERIFY(tables.imports.first().localReferences > 0);
    }
    pair.pump();
    QCOMPARE(made->disposed, 1);
    COMPARE_CLEAN(pair);
}

QTEST_GUILESS_MAIN(TestSessionDisposal)
#include "tst_sessiondisposal.moc"
