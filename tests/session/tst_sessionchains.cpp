// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "sessiontesting.h"

#include <QtTest/QTest>

#include <vector>

using namespace Qt::StringLiterals;
using namespace SessionTesting;

/// \file
/// Chains of promises as long as a peer or a program may make them: no stack grows with their length, and no cost with its
/// square.

namespace {
constexpr int Length = 100'000;
} // namespace

class TestSessionChains : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void promisesResolvedToTheNext_data();
    void promisesResolvedToTheNext();
    void unresolvedChainIsDestroyed();
    void callsOnTheResultOfTheLastCall();
    void callbacksThatResolveTheNext();
    void peerResolvesPromisesWithPromises();
    void peerPipelinesOnALateResult();
    void propertyOfAProperty();
    void exportedChainIsResolvedOnce();
    void promiseOfItselfIsRejected();
    void promiseOfAStubOfItselfIsRejected();
    void promiseOfWhatIsCalledOnItselfIsRejected();
    void peerCannotResolveAPromiseWithItself();
    void nestingOfResolvedPromisesIsBounded();
    void peerCannotBuildAnEndlesslyDeepValue();
    void manySessionsWorthOfCallsLeaveNothing();
};

void TestSessionChains::promisesResolvedToTheNext_data()
{
    QTest::addColumn<bool>("ascending");
    QTest::addColumn<bool>("pulledFirst");
    QTest::newRow("ascending, pulled before") << true << true;
    QTest::newRow("descending, pulled before") << false << true;
    QTest::newRow("ascending, pulled behind") << true << false;
    QTest::newRow("descending, pulled behind") << false << false;
}

void TestSessionChains::promisesResolvedToTheNext()
{
    QFETCH(bool, ascending);
    QFETCH(bool, pulledFirst);
    std::vector<Deferred> chain(Length);
    std::optional<Pulled> pulled;
    const HookPtr head = chain.front().promise;
    if (pulledFirst)
        pulled.emplace(head);
    const Pulled called(call(head, u"nope"_s));
    const auto link = [&](size_t i) { chain[i].resolve(promiseOf(chain[i + 1].promise)); };
    for (size_t i = 0; i + 1 < Length; ++i)
        link(ascending ? i : Length - 2 - i);
    chain.back().resolve(u"end"_s);
    if (!pulledFirst)
        pulled.emplace(head);
    QCOMPARE(pulled->value(), Value(u"end"_s));
    QCOMPARE(called.error(), u"TypeError: 'nope' is not a function."_s);
    chain.clear();
    QVERIFY(head->outcome());
}

void TestSessionChains::unresolvedChainIsDestroyed()
{
    std::optional<Deferred> first = Deferred();
    HookPtr hook = first->promise;
    for (int i = 0; i < Length; ++i)
        hook = call(hook, u"next"_s, {stubOf(hook)});
    const Pulled last(hook);
    hook.reset();
    first.reset();
    QCOMPARE(last.error(), u"Error: The call was dropped before it had a result."_s);
}

void TestSessionChains::callsOnTheResultOfTheLastCall()
{
    const ScriptPtr node = makeScript();
    int calls = 0;
    node->methods[u"next"_s] = [&calls, node = node.get()](const QList<Value> &) {
        ++calls;
        return stubOf(hookOn(ScriptPtr(std::shared_ptr<void>(), node)));
    };
    {
        const Deferred first;
        HookPtr hook = first.promise;
        for (int i = 0; i < Length; ++i)
            hook = call(hook, u"next"_s);
        const Pulled last(hook);
        first.resolve(stubOf(hookOn(node)));
        QCOMPARE(calls, Length);
        QCOMPARE(last.value().type(), Value::Type::Stub);
    }
    QCOMPARE(node->disposed, Length + 1);
}

void TestSessionChains::callbacksThatResolveTheNext()
{
    std::vector<Deferred> chain(Length);
    for (size_t i = 0; i + 1 < Length; ++i) {
        chain[i].promise->pull(
            [&chain, i](const Outcome &outcome) { chain[i + 1].resolve(std::get<Value>(outcome).toNumber() + 1); });
    }
    const Pulled last(chain.back().promise);
    chain.front().resolve(1);
    QCOMPARE(last.value(), Value(Length));
}

void TestSessionChains::peerResolvesPromisesWithPromises()
{
    const ScriptPtr main = makeScript();
    main->methods[u"echo"_s] = [](const QList<Value> &a) { return a.at(0); };
    Transcript at(hookOn(main));
    at(R"(["push",["pipeline",0,["echo"],[["promise",-1]]]])");
    const HookPtr head = at.session->hookForImport(EntryId(-1)); // holds the whole chain
    at(R"(["pull",1])");
    for (int i = 1; i < Length; ++i)
        at.session->receive("[\"resolve\"," + QByteArray::number(-i) + ",[\"promise\"," + QByteArray::number(-i - 1) + "]]");
    QVERIFY(!at.sent().contains("resolve"));
    const Pulled called(call(head, u"nope"_s));
    at.sent();
    at.session->receive("[\"resolve\"," + QByteArray::number(-Length) + ",\"end\"]");
    QVERIFY(at.sent().contains(R"(["resolve",1,"end"])"));
    const Pulled pulled(head);
    QCOMPARE(pulled.value(), Value(u"end"_s));
    QCOMPARE(Pulled(call(head, u"nope"_s)).error(), u"TypeError: 'nope' is not a function."_s);
    QVERIFY(head->onBroken([](const RpcError &) {}) != 0);
}

void TestSessionChains::peerPipelinesOnALateResult()
{
    const ScriptPtr main = makeScript();
    const Deferred late;
    int calls = 0;
    main->methods[u"late"_s] = [&](const QList<Value> &) { return promiseOf(late.promise); };
    main->methods[u"next"_s] = [&calls, main = main.get()](const QList<Value> &) {
        ++calls;
        return stubOf(hookOn(ScriptPtr(std::shared_ptr<void>(), main)));
    };
    Transcript at(hookOn(main));
    at(R"(["push",["pipeline",0,["late"],[]]])");
    for (int i = 1; i < Length; ++i)
        at.session->receive("[\"push\",[\"pipeline\"," + QByteArray::number(i) + ",[\"next\"],[]]]");
    late.resolve(stubOf(hookOn(main)));
    QCOMPARE(calls, Length - 1);
    for (int i = 1; i <= Length; ++i)
        at.session->receive("[\"release\"," + QByteArray::number(i) + ",1]");
    QCOMPARE(at.session->stats(), (SessionStats{1, 1}));
}

void TestSessionChains::propertyOfAProperty()
{
    Transcript at;
    HookPtr hook = at.session->remoteMain();
    for (int i = 0; i < 1000; ++i)
        hook = makePropertyHook(hook, {u"a"_s});
    const Pulled pulled(hook);
    QCOMPARE(at.sent().count("\"a\""), 1000);
}

void TestSessionChains::exportedChainIsResolvedOnce()
{
    Transcript at;
    std::vector<Deferred> chain(Length);
    const HookPtr sent = call(at.session->remoteMain(), u"x"_s, {promiseOf(chain.front().promise)});
    at.sent();
    for (size_t i = 0; i + 1 < Length; ++i)
        chain[i].resolve(promiseOf(chain[i + 1].promise));
    chain.back().resolve(5);
    QCOMPARE(at.sent(), QByteArray(R"(["resolve",-1,5])"));
}

void TestSessionChains::promiseOfItselfIsRejected()
{
    const Deferred one;
    one.resolve(promiseOf(one.promise));
    QVERIFY(Pulled(one.promise).error().startsWith(u"TypeError: Chaining cycle"_s));
    const Deferred first;
    const Deferred second;
    first.resolve(promiseOf(second.promise));
    second.resolve(promiseOf(first.promise));
    QVERIFY(Pulled(first.promise).error().startsWith(u"TypeError: Chaining cycle"_s));
}

// Every use of it would look for its end for ever. A peer that sends a stub of the promise back makes such a value.
void TestSessionChains::promiseOfAStubOfItselfIsRejected()
{
    const Deferred one;
    one.resolve(stubOf(one.promise->dup()));
    QVERIFY(Pulled(one.promise).error().startsWith(u"TypeError: Chaining cycle"_s));
    QVERIFY(Pulled(call(one.promise, u"x"_s)).error().startsWith(u"TypeError: Chaining cycle"_s));
    const Deferred first;
    const Deferred second;
    first.resolve(stubOf(second.promise->dup()));
    second.resolve(stubOf(first.promise->dup()));
    QVERIFY(Pulled(call(second.promise, u"x"_s)).error().startsWith(u"TypeError: Chaining cycle"_s));
}

void TestSessionChains::promiseOfWhatIsCalledOnItselfIsRejected()
{
    const PropertyPath path{PathPart(u"x"_s)};
    const Deferred property;
    property.resolve(promiseOf(makePropertyHook(property.promise, path)));
    QVERIFY(Pulled(property.promise).error().startsWith(u"TypeError: Chaining cycle"_s));
    const Deferred got;
    got.resolve(promiseOf(got.promise->get(path)));
    QVERIFY(Pulled(got.promise).error().startsWith(u"TypeError: Chaining cycle"_s));
    const Deferred called;
    called.resolve(promiseOf(call(call(called.promise, u"x"_s), u"y"_s)));
    QVERIFY(Pulled(called.promise).error().startsWith(u"TypeError: Chaining cycle"_s));
}

// "it" gives a promise that "provide" resolves, with what may come from the promise itself.
void TestSessionChains::peerCannotResolveAPromiseWithItself()
{
    for (const QByteArray &reference : {R"(["import",1])"_ba, R"(["import",1,["x"]])"_ba, R"(["pipeline",1,["x"],[]])"_ba}) {
        const ScriptPtr main = makeScript();
        Deferred it;
        main->methods[u"it"_s] = [&](const QList<Value> &) { return promiseOf(it.promise); };
        main->methods[u"provide"_s] = [&](const QList<Value> &a) {
            it.resolve(stubOf(hookIn(a.at(0))->dup()));
            return Value();
        };
        Transcript at(hookOn(main));
        at(R"(["push",["pipeline",0,["it"],[]]])");
        at(R"(["push",["pipeline",0,["provide"],[)" + reference + "]]]");
        const QByteArray answer = at(R"(["pull",1])");
        if (!reference.contains("pipeline")) // that one waits for what it gives: it is never delivered
            QVERIFY2(answer.contains("Chaining cycle"), answer);
        at(R"(["push",["pipeline",1,["y"],[]]])");
        at(R"(["release",1,1])");
    }
}

void TestSessionChains::nestingOfResolvedPromisesIsBounded()
{
    for (const int levels : {200, 400}) {
        std::vector<Deferred> chain{size_t(levels)};
        const Pulled pulled(chain.front().promise);
        for (size_t i = 0; i + 1 < size_t(levels); ++i)
            chain[i].resolve(Value::array({promiseOf(chain[i + 1].promise)}));
        chain.back().resolve(1);
        QCOMPARE(pulled.count(), 1);
        QCOMPARE(pulled.error().isEmpty(), levels == 200);
    }
}

void TestSessionChains::peerCannotBuildAnEndlesslyDeepValue()
{
    const ScriptPtr main = makeScript();
    main->methods[u"echo"_s] = [](const QList<Value> &a) { return a.at(0); };
    Transcript at(hookOn(main));
    at(R"(["push",["pipeline",0,["echo"],[["promise",-1]]]])");
    at(R"(["pull",1])");
    for (int i = 1; i < 10'000; ++i) {
        at.session->receive("[\"resolve\"," + QByteArray::number(-i) + ",[[[[[\"promise\"," + QByteArray::number(-i - 1)
                            + "]]]]]]");
    }
    at.session->receive(R"(["resolve",-10000,"end"])");
    QVERIFY(at.sent().contains(R"(["reject",1,["error","TypeError",)"));
    QVERIFY(!at.session->isAborted());
}

void TestSessionChains::manySessionsWorthOfCallsLeaveNothing()
{
    const ScriptPtr main = makeScript();
    main->methods[u"echo"_s] = [](const QList<Value> &a) { return a.at(0); };
    SessionPair pair({}, hookOn(main));
    const HookPtr remote = pair.a.session->remoteMain();
    const HookPtr held = call(remote, u"echo"_s, {stubOf(hookOn(makeScript()))});
    double sum = 0;
    for (int i = 0; i < 20'000; ++i) {
        call(remote, u"echo"_s, {1})->pull([&](const Outcome &outcome) { sum += std::get<Value>(outcome).toNumber(); });
        if (i % 100 == 99) {
            pair.pump();
            pair.a.sent.clear();
            pair.b.sent.clear();
        }
    }
    pair.pump();
    QCOMPARE(sum, 20'000.0);
    QCOMPARE(pair.a.session->stats().imports, 2);
    QCOMPARE(pair.b.session->stats().exports, 2);
}

QTEST_GUILESS_MAIN(TestSessionChains)
#include "tst_sessionchains.moc"
