// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "mappingscripts.h"

#include <QtTest/QTest>

#include <stdexcept>

using namespace Qt::StringLiterals;
using namespace SessionTesting;

/// \file
/// map() at the caller: what of a function is recorded and sent, and what is refused.

namespace {

const QString PlaceholderError = u"Error: Attempted to use an abstract placeholder from a mapper function. Please make sure "
                                 "your map function has no side effects."_s;
const QString TargetError = u"Error: Can't construct an RpcTarget or RPC callback inside a mapper function. Try creating a new "
                            "RpcStub outside the callback first, then using it inside the callback."_s;

} // namespace

class TestMapRecording : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatACallerSends();
    void nestedFunctionsCaptureThroughTheOuterOne();
    void localValuesAreMappedHere();
    void functionRunsOnce();
    void placeholdersAreOnlyRecorded();
    void placeholdersAreNothingAfterwards();
    void targetsMadeWithinAreRefused();
    void whatCannotBeSentRejects();
    void exceptionsOfTheFunctionEndTheRecording();
    void mapOnABrokenSession();
};

void TestMapRecording::whatACallerSends()
{
    Transcript transcript;
    const HookPtr main = transcript.session->remoteMain();
    const HookPtr ids = ask(main, u"ids"_s);
    const HookPtr ours = hookOn(makeScript());
    const HookPtr result = map(ids, [&](const HookPtr &id) {
        const HookPtr user = ask(main, u"user"_s, {promiseOf(id), stubOf(ours)});
        return Value::object({{u"name"_s, promiseOf(makePropertyHook(user, {u"name"_s}))},
                              {u"first"_s, promiseOf(ask(user, u"friends.get"_s, {0}))},
                              {u"id"_s, promiseOf(id)},
                              {u"five"_s, promiseOf(makeValueHook(5))},
                              {u"list"_s, numbers({1})}});
    });
    QCOMPARE(
        transcript.sent(),
        QByteArray(R"(["push",["pipeline",0,["ids"],[]]] )"
                   R"(["push",["remap",1,[],[["import",0],["export",-1]],[)"
                   R"(["pipeline",-1,["user"],[["pipeline",0],["import",-2]]],)"
                   R"(["pipeline",1,["friends","get"],[0]],)"
                   R"({"name":["pipeline",1,["name"]],"first":["pipeline",2],"id":["pipeline",0],"five":5,"list":[[1]]}]]])"));
    QCOMPARE(transcript.session->stats(), (SessionStats{3, 2}));
}

void TestMapRecording::nestedFunctionsCaptureThroughTheOuterOne()
{
    Transcript transcript;
    const HookPtr main = transcript.session->remoteMain();
    const HookPtr result = map(makePropertyHook(main, {u"rows"_s, 1.0}), [&](const HookPtr &row) {
        const HookPtr factor = ask(main, u"factor"_s, {promiseOf(row)});
        return promiseOf(map(makePropertyHook(row, {u"cells"_s}), [&](const HookPtr &cell) {
            return promiseOf(ask(main, u"multiply"_s, {promiseOf(cell), promiseOf(factor), promiseOf(row)}));
        }));
    });
    QCOMPARE(transcript.sent(),
             QByteArray(R"(["push",["remap",0,["rows",1],[["import",0]],[)"
                        R"(["pipeline",-1,["factor"],[["pipeline",0]]],)"
                        R"(["remap",0,["cells"],[["import",-1],["import",1],["import",0]],[)"
                        R"(["pipeline",-1,["multiply"],[["pipeline",0],["pipeline",-2],["pipeline",-3]]],["pipeline",1]]],)"
                        R"(["pipeline",2]]]])"));
}

void TestMapRecording::localValuesAreMappedHere()
{
    const HookPtr counter = hookOn(counterScript(0));
    const auto count = [&](const HookPtr &item) { return promiseOf(ask(counter, u"increment"_s, {promiseOf(item)})); };
    QCOMPARE(Pulled(map(makeValueHook(numbers({1, 2, 3})), count)).value(), numbers({1, 3, 6}));
    const Deferred later;
    const Pulled waiting(map(later.promise, count));
    QVERIFY(!waiting.isSettled());
    later.resolve(numbers({10}));
    QCOMPARE(waiting.value(), numbers({16}));
    QCOMPARE(Pulled(map(counter, [](const HookPtr &item) { return promiseOf(ask(item, u"increment"_s)); })).value(), Value(17));
    QCOMPARE(Pulled(map(makeErrorHook(RpcError(u"broken"_s)), count)).error(), u"Error: broken"_s);
}

void TestMapRecording::functionRunsOnce()
{
    SessionPair pair({}, hookOn(mainScript()));
    {
        const HookPtr main = pair.a.session->remoteMain();
        int runs = 0;
        const Pulled result(map(ask(main, u"range"_s, {100}), [&](const HookPtr &item) {
            ++runs;
            return promiseOf(item);
        }));
        QCOMPARE(runs, 1);
        pair.pump();
        QCOMPARE(runs, 1);
        QCOMPARE(result.value().size(), 100);
        const auto isRelease = [](const QByteArray &text) { return text.startsWith("[\"release\""); };
        QCOMPARE(pair.a.sent.size() - std::count_if(pair.a.sent.begin(), pair.a.sent.end(), isRelease), 3); // call, map, pull
    }
    pair.pump();
    COMPARE_CLEAN(pair);
}

void TestMapRecording::placeholdersAreOnlyRecorded()
{
    SessionPair pair({}, hookOn(mainScript()));
    {
        const HookPtr main = pair.a.session->remoteMain();
        QStringList errors;
        int broken = 0;
        const Pulled result(map(ask(main, u"range"_s, {2}), [&](const HookPtr &item) {
            item->pull([&](const Outcome &outcome) { errors.append(std::get<RpcError>(outcome).toString()); });
            const HookPtr sum = ask(main, u"add"_s, {promiseOf(item), 1});
            sum->pull([&](const Outcome &outcome) { errors.append(std::get<RpcError>(outcome).toString()); });
            sum->onBroken([&](const RpcError &) { ++broken; });
            sum->dispose();
            return promiseOf(sum);
        }));
        QCOMPARE(errors, QStringList({PlaceholderError, PlaceholderError}));
        QCOMPARE(broken, 1);
        pair.pump();
        QCOMPARE(result.value(), numbers({1, 2}));
    }
    pair.pump();
    COMPARE_CLEAN(pair);
}

void TestMapRecording::placeholdersAreNothingAfterwards()
{
    SessionPair pair({}, hookOn(mainScript()));
    {
        const HookPtr main = pair.a.session->remoteMain();
        HookPtr escaped;
        const Pulled first(map(ask(main, u"range"_s, {2}), [&](const HookPtr &item) {
            escaped = item;
            return promiseOf(item);
        }));
        QCOMPARE(Pulled(ask(escaped, u"x"_s)).error(), PlaceholderError);
        QCOMPARE(Pulled(escaped->get({u"x"_s})).error(), PlaceholderError);
        QCOMPARE(Pulled(map(escaped, [](const HookPtr &item) { return promiseOf(item); })).error(), PlaceholderError);
        const Pulled passed(ask(main, u"echo"_s, {promiseOf(escaped)}));
        const Pulled other(map(ask(main, u"range"_s, {2}), [&](const HookPtr &) { return promiseOf(escaped); }));
        QCOMPARE(other.error(), PlaceholderError);
        pair.pump();
        QCOMPARE(passed.error(), PlaceholderError);
        QCOMPARE(first.value(), numbers({0, 1}));
    }
    pair.pump();
    COMPARE_CLEAN(pair);
}

void TestMapRecording::targetsMadeWithinAreRefused()
{
    SessionPair pair({}, hookOn(mainScript()));
    const ScriptPtr made = makeScript();
    {
        const HookPtr main = pair.a.session->remoteMain();
        const HookPtr ids = ask(main, u"range"_s, {2});
        const Pulled argument(map(ids, [&](const HookPtr &) { return promiseOf(ask(main, u"echo"_s, {stubOf(hookOn(made))})); }));
        const Pulled result(map(ids, [&](const HookPtr &) { return Value::array({stubOf(hookOn(made))}); }));
        const Pulled nested(map(ids, [&](const HookPtr &item) {
            return promiseOf(map(item, [&](const HookPtr &) { return stubOf(functionHook([](auto &) { return Value(); })); }));
        }));
        QCOMPARE(argument.error(), TargetError);
        QCOMPARE(result.error(), TargetError);
        QCOMPARE(nested.error(), TargetError);
        // The stub of before may be used.
        const HookPtr outside = hookOn(made);
        const Pulled allowed(map(ids, [&](const HookPtr &) { return stubOf(outside); }));
        pair.pump();
        QCOMPARE(allowed.value().size(), 2);
    }
    pair.pump();
    COMPARE_CLEAN(pair);
    QCOMPARE(made->disposed, 3);
}

void TestMapRecording::whatCannotBeSentRejects()
{
    SessionPair pair({}, hookOn(mainScript()));
    {
        const HookPtr main = pair.a.session->remoteMain();
        Value deep;
        for (int i = 0; i < 300; ++i)
            deep = Value::array({deep});
        const Pulled result(map(main, [&](const HookPtr &item) {
            ask(item, u"echo"_s, {deep});
            return promiseOf(item);
        }));
        QVERIFY2(result.error().startsWith(u"Error: Serialization exceeded maximum allowed depth."_s),
                 qPrintable(result.error()));
        const Pulled broken(map(main, [&](const HookPtr &) { return promiseOf(makeErrorHook(RpcError(u"own error"_s))); }));
        QCOMPARE(broken.error(), u"Error: own error"_s);
        QVERIFY(pair.a.sent.isEmpty());
    }
    pair.pump();
    COMPARE_CLEAN(pair);
}

void TestMapRecording::exceptionsOfTheFunctionEndTheRecording()
{
    SessionPair pair({}, hookOn(mainScript()));
    {
        const HookPtr main = pair.a.session->remoteMain();
        QVERIFY_THROWS_EXCEPTION(RpcError, map(main, [](const HookPtr &) -> Value { throw RpcError(u"no"_s); }));
        QCOMPARE(currentRecording(), 0u);
        // The one around it has no result either.
        const Pulled outer(map(main, [](const HookPtr &item) {
            try {
                map(item, [](const HookPtr &) -> Value { throw std::runtime_error("inner"); });
            } catch (const std::exception &) { }
            return promiseOf(item);
        }));
        QCOMPARE(outer.error(), u"Error: inner"_s);
        const Pulled sum(ask(main, u"add"_s, {1, 2}));
        pair.pump();
        QCOMPARE(sum.value(), Value(3));
    }
    pair.pump();
    COMPARE_CLEAN(pair);
}

void TestMapRecording::mapOnABrokenSession()
{
    Transcript transcript;
    const HookPtr main = transcript.session->remoteMain();
    const HookPtr ids = ask(main, u"ids"_s);
    transcript.session->disconnected(RpcError(u"gone"_s));
    const Pulled result(map(ids, [&](const HookPtr &item) { return promiseOf(item); }));
    QCOMPARE(result.error(), u"Error: gone"_s);
    QCOMPARE(Pulled(main->map({}, {}, MapInstructions("not json"))).error(), u"Error: gone"_s);
    QCOMPARE(Pulled(makeValueHook(1)->map({}, {}, MapInstructions("not json"))).error(),
             u"TypeError: The instructions of a mapper function must be a JSON array."_s);
}

QTEST_GUILESS_MAIN(TestMapRecording)
#include "tst_maprecording.moc"
