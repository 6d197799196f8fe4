// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "sessiontesting.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QEventLoop>
#include <QtCore/QTimer>
#include <QtTest/QTest>

using namespace Qt::StringLiterals;
using namespace SessionTesting;

/// \file
/// Handlers that destroy what is calling them, or spin an event loop in which the next messages arrive. Worth most under ASan.

class TestSessionReentrancy : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nestedMessagesKeepTheirOrderAndNumbers();
    void outerMessageStaysGoodWhileOthersAreReceived();
    void nestedEventLoopGetsTheResultItWaitsFor();
    void nestedEventLoopDeepInACompletion();
    void nestedAbort();
    void handlerEndsItsSession_data();
    void handlerEndsItsSession();
    void callbackEndsItsSession_data();
    void callbackEndsItsSession();
    void handlerDropsTheHookThatCallsIt();
    void handlerDisposesTheHookThatCallsIt();
    void disposedTargetCallsBack();
    void disposedTargetEndsTheSession();
    void brokenCallbackMakesCalls();
    void outletEndsTheSessionInIdle();
};

void TestSessionReentrancy::nestedMessagesKeepTheirOrderAndNumbers()
{
    const ScriptPtr main = makeScript();
    std::unique_ptr<Transcript> at;
    QStringList order;
    QByteArray sentWithin;
    main->methods[u"outer"_s] = [&](const QList<Value> &) {
        // As a nested event loop does it: all the peer's next messages arrive here.
        order.append(u"outer"_s);
        at->session->receive(R"(["pull",1])");
        at->session->receive(R"(["push",["pipeline",1,["later"],[]]])");
        at->session->receive(R"(["push",["pipeline",0,["inner"],[]]])");
        at->session->receive(R"(["pull",3])");
        at->session->receive(R"(["pull",2])");
        sentWithin = at->sent();
        order.append(u"outer ends"_s);
        const ScriptPtr result = makeScript();
        result->methods[u"later"_s] = [&](const QList<Value> &) {
            order.append(u"later"_s);
            return Value(7);
        };
        return stubOf(hookOn(result));
    };
    main->methods[u"inner"_s] = [&](const QList<Value> &) {
        order.append(u"inner"_s);
        return Value(u"inner"_s);
    };
    at = std::make_unique<Transcript>(hookOn(main));
    at->session->receive(R"(["push",["pipeline",0,["outer"],[]]])");
    QCOMPARE(sentWithin, QByteArray(R"(["resolve",3,"inner"])"));
    const QByteArrayList sent = at->sent().split(' ');
    QCOMPARE(QSet<QByteArray>(sent.begin(), sent.end()),
             (QSet<QByteArray>{R"(["resolve",1,["export",-1]])", R"(["resolve",2,7])"}));
    QCOMPARE(order, (QStringList{u"outer"_s, u"inner"_s, u"outer ends"_s, u"later"_s}));
    QCOMPARE(at->session->tables().nextPeerPush, 4.0);
    QCOMPARE((*at)(R"(["push",["pipeline",0,["inner"],[]]])"), QByteArray());
    QCOMPARE((*at)(R"(["pull",4])"), QByteArray(R"(["resolve",4,"inner"])"));
    main->methods.clear();
}

void TestSessionReentrancy::outerMessageStaysGoodWhileOthersAreReceived()
{
    const ScriptPtr main = makeScript();
    std::unique_ptr<Transcript> at;
    int depth = 0;
    main->methods[u"nest"_s] = [&](const QList<Value> &) {
        if (++depth < 10) {
            at->session->receive(R"(["push",["pipeline",0,["echo"],[["pipeline",0,["nest"],[]],)"
                                 + QByteArray(R"({"text":"other"},)").repeated(1000) + R"("end"]]])");
        }
        return double(depth--);
    };
    main->methods[u"echo"_s] = [](const QList<Value> &arguments) { return arguments.last(); };
    at = std::make_unique<Transcript>(hookOn(main));
    at->session->receive(R"(["push",["pipeline",0,["echo"],[["pipeline",0,["nest"],[]],{"a":["date",5]},"the outer end"]]])");
    QCOMPARE((*at)(R"(["pull",1])"), QByteArray(R"(["resolve",1,"the outer end"])"));
    QCOMPARE((*at)(R"(["pull",10])"), QByteArray(R"(["resolve",10,"end"])"));
    QVERIFY(!at->session->isProcessing());
    main->methods.clear();
}

void TestSessionReentrancy::nestedEventLoopGetsTheResultItWaitsFor()
{
    // The handler at b calls back to a and waits for it in an event loop of its own.
    SessionPair *current = nullptr;
    const ScriptPtr main = makeScript();
    main->methods[u"ask"_s] = [&](const QList<Value> &arguments) {
        const Pulled answer(call(hookIn(arguments.at(0)), u""_s, {5}));
        QEventLoop loop;
        QTimer timer;
        connect(&timer, &QTimer::timeout, &loop, [&] {
            current->step();
            if (answer.isSettled())
                loop.quit();
        });
        timer.start(0);
        loop.exec();
        return answer.value();
    };
    SessionPair pair({}, hookOn(main));
    current = &pair;
    const Value twice = stubOf(functionHook([](const QList<Value> &a) { return a.at(0).toNumber() * 2; }));
    const Pulled result(call(pair.a.session->remoteMain(), u"ask"_s, {twice}));
    const Pulled second(call(pair.a.session->remoteMain(), u"ask"_s, {twice}));
    pair.pump();
    QCOMPARE(result.value(), Value(10));
    QCOMPARE(second.value(), Value(10));
    COMPARE_CLEAN(pair);
}

void TestSessionReentrancy::nestedEventLoopDeepInACompletion()
{
    // So deep that completions are put off; the loop must not wait for those that wait for it.
    constexpr int Depth = 200;
    std::vector<Deferred> deferreds(Depth);
    const Deferred inner;
    bool done = false;
    const Pulled waits(call(inner.promise, u"x"_s));
    for (int i = 0; i + 1 < Depth; ++i) {
        deferreds[size_t(i)].promise->pull([&, i](const Outcome &) {
            if (i == 60) {
                QEventLoop loop;
                inner.promise->pull([&](const Outcome &) {
                    done = true;
                    loop.quit();
                });
                QTimer::singleShot(0, &loop, [&] { inner.resolve(1); });
                loop.exec();
            }
            deferreds[size_t(i) + 1].resolve(1);
        });
    }
    const Pulled last(deferreds.back().promise);
    deferreds.front().resolve(1);
    QVERIFY(done);
    QVERIFY(waits.isSettled());
    QVERIFY(last.isSettled());
}

void TestSessionReentrancy::nestedAbort()
{
    const ScriptPtr main = makeScript();
    std::unique_ptr<Transcript> at;
    main->methods[u"break"_s] = [&](const QList<Value> &) {
        at->session->receive(R"(["abort",["error","Error","from within"]])");
        return stubOf(hookOn(makeScript()));
    };
    at = std::make_unique<Transcript>(hookOn(main));
    QCOMPARE((*at)(R"(["push",["pipeline",0,["echo"],[["pipeline",0,["break"],[]],["export",-1]]]])"), QByteArray());
    QVERIFY(at->session->isAborted());
    QCOMPARE(at->peer.aborts.size(), 1);
    main->methods.clear();
}

void TestSessionReentrancy::handlerEndsItsSession_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("push") << QByteArray(R"(["push",["pipeline",0,["end"],[]]])");
    QTest::newRow("with arguments") << QByteArray(R"(["push",["pipeline",0,["end"],[["export",-1],{"a":[["export",-2]]}]]])");
    QTest::newRow("within arguments") << QByteArray(
        R"(["push",["pipeline",0,["x"],[["pipeline",0,["end"],[]],["export",-1],"text"]]])");
    QTest::newRow("property") << QByteArray(R"(["push",["pipeline",0,["property"]]])");
    QTest::newRow("unknown resolve") << QByteArray(R"(["resolve",9,["pipeline",0,["end"],[]]])");
}

void TestSessionReentrancy::handlerEndsItsSession()
{
    QFETCH(QByteArray, text);
    const ScriptPtr main = makeScript();
    std::unique_ptr<Transcript> at;
    main->methods[u"end"_s] = [&](const QList<Value> &arguments) {
        main->methods.clear();
        at.reset();
        return arguments.isEmpty() ? Value(1) : arguments.first();
    };
    main->properties[u"property"_s] = [&] {
        at.reset();
        return Value(1);
    };
    at = std::make_unique<Transcript>(hookOn(main));
    const std::weak_ptr<Session> session = at->session;
    at->session->receive(text);
    QVERIFY(!at);
    QVERIFY(session.expired());
    QCOMPARE(main->disposed, 1);
}

void TestSessionReentrancy::callbackEndsItsSession_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("resolve") << QByteArray(R"(["resolve",1,{"stub":["export",-1]}])");
    QTest::newRow("reject") << QByteArray(R"(["reject",1,["error","Error","no"]])");
    QTest::newRow("abort") << QByteArray(R"(["abort","bye"])");
    QTest::newRow("garbage") << QByteArray("garbage");
}

void TestSessionReentrancy::callbackEndsItsSession()
{
    QFETCH(QByteArray, text);
    auto at = std::make_unique<Transcript>();
    const std::weak_ptr<Session> session = at->session;
    int others = 0;
    {
        const HookPtr promise = call(at->session->remoteMain(), u"x"_s);
        promise->pull([&](const Outcome &) { at.reset(); });
        promise->pull([&](const Outcome &) { ++others; });
        call(at->session->remoteMain(), u"y"_s)->pull([&](const Outcome &) { ++others; });
    }
    at->session->receive(text);
    QVERIFY(!at);
    QCOMPARE(others, 2);
    QVERIFY(session.expired());

    // The same from a callback that is told of the break.
    at = std::make_unique<Transcript>();
    at->session->remoteMain()->onBroken([&](const RpcError &) { at.reset(); });
    at->session->remoteMain()->onBroken([&](const RpcError &) { ++others; });
    at->session->receive("garbage");
    QVERIFY(!at);
    QCOMPARE(others, 3);
}

void TestSessionReentrancy::handlerDropsTheHookThatCallsIt()
{
    const ScriptPtr target = makeScript();
    HookPtr hook;
    target->methods[u"drop"_s] = [&](const QList<Value> &) {
        hook.reset();
        return Value(u"still here"_s);
    };
    hook = hookOn(target);
    QCOMPARE(Pulled(hook->call({u"drop"_s}, {})).value(), Value(u"still here"_s));
    QCOMPARE(target->disposed, 1);
    // And the promise on whose queue it stands.
    std::optional<Deferred> deferred = Deferred();
    const Pulled result(call(deferred->promise, u"drop"_s));
    const Pulled second(call(deferred->promise, u"nope"_s));
    target->methods[u"drop"_s] = [&](const QList<Value> &) {
        deferred.reset();
        return Value(1);
    };
    const Deferred copy = *deferred;
    copy.resolve(stubOf(hookOn(target)));
    QCOMPARE(result.value(), Value(1));
    QVERIFY(second.isSettled());
}

void TestSessionReentrancy::handlerDisposesTheHookThatCallsIt()
{
    const ScriptPtr target = makeScript();
    HookPtr hook;
    target->methods[u"dispose"_s] = [&](const QList<Value> &) {
        hook->dispose();
        return Value(target->disposed);
    };
    hook = hookOn(target);
    QCOMPARE(Pulled(call(hook, u"dispose"_s)).value(), Value(0)); // not while it runs
    QCOMPARE(target->disposed, 1);
}

void TestSessionReentrancy::disposedTargetCallsBack()
{
    const ScriptPtr target = makeScript();
    SessionPair pair;
    const HookPtr main = pair.a.session->remoteMain();
    target->onDisposed = [&] { call(main, u"x"_s); };
    call(main, u"x"_s, {stubOf(hookOn(target))});
    pair.pump();
    QCOMPARE(target->disposed, 1);
    QCOMPARE(pair.a.sent.count(R"(["push",["pipeline",0,["x"],[]]])"), 1);
    COMPARE_CLEAN(pair);
}

void TestSessionReentrancy::disposedTargetEndsTheSession()
{
    const ScriptPtr target = makeScript();
    auto at = std::make_unique<Transcript>();
    target->onDisposed = [&] { at.reset(); };
    call(at->session->remoteMain(), u"x"_s, {stubOf(hookOn(target))});
    at->session->receive(R"(["release",-1,1])");
    QVERIFY(!at);
    // The same when the table of exports goes.
    at = std::make_unique<Transcript>();
    call(at->session->remoteMain(), u"x"_s, {stubOf(hookOn(target)), stubOf(hookOn(target))});
    at->session->receive("garbage");
    QVERIFY(!at);
    QCOMPARE(target->disposed, 3);
}

void TestSessionReentrancy::brokenCallbackMakesCalls()
{
    Transcript at;
    const HookPtr main = at.session->remoteMain();
    QString error;
    main->onBroken([&](const RpcError &) { error = Pulled(call(main, u"x"_s)).error(); });
    at.session->receive("garbage");
    QVERIFY(error.startsWith(u"SyntaxError"_s));
    QCOMPARE(at.peer.sent.size(), 1);
}

void TestSessionReentrancy::outletEndsTheSessionInIdle()
{
    class Outlet final : public SessionOutlet
    {
    public:
        void send(QByteArray &&) override { }
        void abort(const RpcError &) override { }
        void idle() override
        {
            session->detach(RpcError(u"The RPC session was closed."_s));
            session.reset();
        }
        std::shared_ptr<Session> session;
    };
    Outlet outlet;
    outlet.session = Session::create(&outlet, {});
    const std::weak_ptr<Session> session = outlet.session;
    outlet.session->remoteMain();
    QVERIFY(session.expired());
}

QTEST_GUILESS_MAIN(TestSessionReentrancy)
#include "tst_sessionreentrancy.moc"
