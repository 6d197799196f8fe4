// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "mapinstructions.h"
#include "maprecorder.h"
#include "sessiontesting.h"

#include <QtTest/QTest>

#include <algorithm>
#include <stdexcept>

using namespace Qt::StringLiterals;
using namespace SessionTesting;

/// \file
/// map(): what a caller records, what a callee makes of it, and that nothing is left behind.

#define COMPARE_CLEAN(pair) QVERIFY2((pair).isClean(), qPrintable((pair).describe()))

namespace {

const QString PlaceholderError = u"Error: Attempted to use an abstract placeholder from a mapper function. Please make sure "
                                 "your map function has no side effects."_s;
const QString TargetError = u"Error: Can't construct an RpcTarget or RPC callback inside a mapper function. Try creating a new "
                            "RpcStub outside the callback first, then using it inside the callback."_s;

ScriptPtr counterScript(double start)
{
    const ScriptPtr counter = makeScript();
    counter->methods[u"increment"_s] = [count = std::make_shared<double>(start)](const QList<Value> &a) {
        return *count += a.isEmpty() ? 1 : a.at(0).toNumber();
    };
    counter->properties[u"start"_s] = [start] { return start; };
    return counter;
}

ScriptPtr mainScript()
{
    const ScriptPtr main = makeScript();
    main->methods = {
        {u"add"_s, [](const QList<Value> &a) { return a.at(0).toNumber() + a.at(1).toNumber(); }},
        {u"echo"_s, [](const QList<Value> &a) { return a.value(0); }},
        {u"fail"_s, [](const QList<Value> &a) -> Value { throw RpcError::rangeError(a.value(0).toString()); }},
        {u"range"_s,
         [](const QList<Value> &a) {
             QList<Value> items;
             for (int i = 0; i < a.at(0).toNumber(); ++i)
                 items.append(i);
             return Value::array(items);
         }},
        {u"counter"_s, [](const QList<Value> &a) { return stubOf(hookOn(counterScript(a.value(0).toNumber()))); }},
        {u"nothing"_s, [](const QList<Value> &) { return Value(); }},
    };
    main->properties[u"config"_s] = [] { return Value::object({{u"list"_s, Value::array({1, 2})}}); };
    return main;
}

// A call as an application makes it: recorded within a map function.
HookPtr ask(const HookPtr &hook, const QString &method, const QList<Value> &arguments = {})
{
    Arguments list{Value::array(arguments)};
    list.holdsPromise = list.items.containsPromise();
    return callOrRecord(hook, pathOf(method), std::move(list));
}

HookPtr map(const HookPtr &subject, const std::function<Value(const HookPtr &)> &function)
{
    return recordMap(subject, {}, function);
}

Value numbers(std::initializer_list<double> list)
{
    QList<Value> items;
    for (const double number : list)
        items.append(number);
    return Value::array(items);
}

} // namespace

class TestSessionMap : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatACallerSends();
    void nestedFunctionsCaptureThroughTheOuterOne();
    void arraysItemByItem();
    void nullAndUndefinedGiveThemselves();
    void anythingElseOnce();
    void propertiesOfItemsAreRead();
    void stubsInTheArrayAreCalled();
    void capturesOfBothSides();
    void promisesOfBothSidesAreCaptured();
    void nestedMaps();
    void pendingInputKeepsTheOrder();
    void rejectedInputRejects();
    void propertyOfATargetIsMapped();
    void localValuesAreMappedHere();
    void functionRunsOnce();
    void instructionsThatCannotBeApplied_data();
    void instructionsThatCannotBeApplied();
    void firstErrorIsTheResultAndCapturesGo();
    void placeholdersAreOnlyRecorded();
    void placeholdersAreNothingAfterwards();
    void targetsMadeWithinAreRefused();
    void whatCannotBeSentRejects();
    void exceptionsOfTheFunctionEndTheRecording();
    void capturesAreDisposedOnce_data();
    void capturesAreDisposedOnce();
    void aHandlerMayEndTheSession();
    void largeArraysTakeLinearTime();
    void deepAndEndlessProgramsAreRefused();
    void mapOnABrokenSession();
};

void TestSessionMap::whatACallerSends()
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

void TestSessionMap::nestedFunctionsCaptureThroughTheOuterOne()
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

void TestSessionMap::arraysItemByItem()
{
    SessionPair pair({}, hookOn(mainScript()));
    {
        const HookPtr main = pair.a.session->remoteMain();
        const Pulled result(map(ask(main, u"range"_s, {4}), [&](const HookPtr &item) {
            return promiseOf(ask(main, u"add"_s, {promiseOf(item), 10}));
        }));
        pair.pump();
        QCOMPARE(result.value(), numbers({10, 11, 12, 13}));
        const Pulled empty(map(ask(main, u"range"_s, {0}), [&](const HookPtr &item) { return promiseOf(ask(item, u"no"_s)); }));
        pair.pump();
        QCOMPARE(empty.value(), numbers({}));
    }
    pair.pump();
    COMPARE_CLEAN(pair);
}

void TestSessionMap::nullAndUndefinedGiveThemselves()
{
    SessionPair pair({}, hookOn(mainScript()));
    {
        const HookPtr main = pair.a.session->remoteMain();
        const auto seven = [](const HookPtr &) { return Value(7); };
        const Pulled null(map(ask(main, u"echo"_s, {nullptr}), seven));
        const Pulled undefined(map(ask(main, u"nothing"_s), seven));
        const Pulled items(map(ask(main, u"echo"_s, {Value::array({nullptr, Value(), 1})}), seven));
        pair.pump();
        QVERIFY(null.isSettled() && undefined.isSettled());
        QVERIFY(null.value().isNull());
        QVERIFY(undefined.error().isEmpty() && undefined.value().isUndefined());
        QCOMPARE(items.value(), numbers({7, 7, 7}));
    }
    pair.pump();
    COMPARE_CLEAN(pair);
}

void TestSessionMap::anythingElseOnce()
{
    SessionPair pair({}, hookOn(mainScript()));
    {
        const HookPtr main = pair.a.session->remoteMain();
        const Pulled number(map(ask(main, u"echo"_s, {2}), [&](const HookPtr &item) {
            return promiseOf(ask(main, u"add"_s, {promiseOf(item), 1}));
        }));
        const Pulled object(map(ask(main, u"echo"_s, {Value::object({{u"a"_s, u"x"_s}})}),
                                [](const HookPtr &item) { return promiseOf(makePropertyHook(item, {u"a"_s})); }));
        const Pulled main0(map(main, [](const HookPtr &item) { return promiseOf(ask(item, u"add"_s, {1, 2})); }));
        const Pulled nothing(map(ask(main, u"echo"_s, {2}), [](const HookPtr &) { return Value(); }));
        pair.pump();
        QCOMPARE(number.value(), Value(3));
        QCOMPARE(object.value(), Value(u"x"_s));
        QCOMPARE(main0.value(), Value(3));
        QVERIFY(nothing.isSettled() && nothing.error().isEmpty() && nothing.value().isUndefined());
    }
    pair.pump();
    COMPARE_CLEAN(pair);
}

void TestSessionMap::propertiesOfItemsAreRead()
{
    SessionPair pair({}, hookOn(mainScript()));
    {
        const HookPtr main = pair.a.session->remoteMain();
        const Value items = Value::array({Value::object({{u"a"_s, numbers({1, 2})}}), Value::object({})});
        const Pulled result(map(ask(main, u"echo"_s, {items}), [](const HookPtr &item) {
            return Value::array({promiseOf(makePropertyHook(item, {u"a"_s, 1.0})), promiseOf(makePropertyHook(item, {u"b"_s}))});
        }));
        pair.pump();
        QCOMPARE(result.error(), u"TypeError: Cannot read properties of undefined (reading '1')"_s);
        const Pulled first(map(makePropertyHook(ask(main, u"echo"_s, {items}), {0.0, u"a"_s}), [&](const HookPtr &item) {
            return promiseOf(ask(main, u"add"_s, {promiseOf(item), promiseOf(item)}));
        }));
        pair.pump();
        QCOMPARE(first.value(), numbers({2, 4}));
    }
    pair.pump();
    COMPARE_CLEAN(pair);
}

void TestSessionMap::stubsInTheArrayAreCalled()
{
    SessionPair pair({}, hookOn(mainScript()));
    {
        const HookPtr main = pair.a.session->remoteMain();
        const HookPtr counters = map(ask(main, u"range"_s, {3}), [&](const HookPtr &item) {
            const HookPtr counter = ask(main, u"counter"_s, {promiseOf(item)});
            return Value::object(
                {{u"counter"_s, promiseOf(counter)}, {u"value"_s, promiseOf(ask(counter, u"increment"_s, {3}))}});
        });
        const Pulled again(map(counters, [](const HookPtr &item) {
            return Value::array({promiseOf(ask(makePropertyHook(item, {u"counter"_s}), u"increment"_s, {100})),
                                 promiseOf(makePropertyHook(item, {u"counter"_s, u"start"_s}))});
        }));
        Pulled result(counters);
        pair.pump();
        QCOMPARE(again.value(), Value::array({numbers({103, 0}), numbers({104, 1}), numbers({105, 2})}));
        QCOMPARE(result.value().at(2).value(u"value"_s), Value(5));
        const Pulled called(call(hookIn(result.value().at(2).value(u"counter"_s)), u"increment"_s));
        pair.pump();
        QCOMPARE(called.value(), Value(106));
        result.forget();
    }
    pair.pump();
    COMPARE_CLEAN(pair);
}

void TestSessionMap::capturesOfBothSides()
{
    const ScriptPtr local = counterScript(0);
    SessionPair pair({}, hookOn(mainScript()));
    {
        const HookPtr main = pair.a.session->remoteMain();
        const HookPtr ours = hookOn(local);
        const HookPtr theirs = ask(main, u"counter"_s, {50});
        const Pulled result(map(ask(main, u"range"_s, {3}), [&](const HookPtr &) {
            return Value::array({promiseOf(ask(ours, u"increment"_s)), promiseOf(ask(theirs, u"increment"_s))});
        }));
        pair.pump();
        QCOMPARE(result.value(), Value::array({numbers({1, 51}), numbers({2, 52}), numbers({3, 53})}));
    }
    pair.pump();
    COMPARE_CLEAN(pair);
    QCOMPARE(local->disposed, 1);
}

void TestSessionMap::promisesOfBothSidesAreCaptured()
{
    SessionPair pair({}, hookOn(mainScript()));
    {
        const HookPtr main = pair.a.session->remoteMain();
        const Deferred local;
        const HookPtr theirs = ask(main, u"add"_s, {20, 30});
        const Pulled result(map(ask(main, u"range"_s, {2}), [&](const HookPtr &item) {
            return Value::array({promiseOf(ask(main, u"add"_s, {promiseOf(item), promiseOf(theirs)})),
                                 promiseOf(ask(main, u"echo"_s, {promiseOf(local.promise)})), promiseOf(local.promise)});
        }));
        pair.pump();
        QVERIFY(!result.isSettled());
        local.resolve(u"late"_s);
        pair.pump();
        QCOMPARE(result.error(), QString());
        QCOMPARE(result.value(),
                 Value::array({Value::array({50, u"late"_s, u"late"_s}), Value::array({51, u"late"_s, u"late"_s})}));
    }
    pair.pump();
    COMPARE_CLEAN(pair);
}

void TestSessionMap::nestedMaps()
{
    SessionPair pair({}, hookOn(mainScript()));
    {
        const HookPtr main = pair.a.session->remoteMain();
        const Pulled result(map(ask(main, u"range"_s, {4}), [&](const HookPtr &outer) {
            const HookPtr inner = map(ask(main, u"range"_s, {promiseOf(outer)}), [&](const HookPtr &item) {
                return promiseOf(ask(main, u"add"_s, {promiseOf(ask(main, u"add"_s, {promiseOf(item), 100})), promiseOf(outer)}));
            });
            return Value::object({{u"inner"_s, promiseOf(inner)}});
        }));
        pair.pump();
        QCOMPARE(result.value().at(0).value(u"inner"_s), numbers({}));
        QCOMPARE(result.value().at(3).value(u"inner"_s), numbers({103, 104, 105}));
    }
    pair.pump();
    COMPARE_CLEAN(pair);
}

void TestSessionMap::pendingInputKeepsTheOrder()
{
    const ScriptPtr main = mainScript();
    const Deferred list;
    QStringList log;
    main->methods[u"later"_s] = [&](const QList<Value> &) { return promiseOf(list.promise); };
    SessionPair pair({}, hookOn(main));
    {
        const HookPtr later = ask(pair.a.session->remoteMain(), u"later"_s);
        const auto note = [](const HookPtr &hook, const PropertyPath &path, const QString &text) {
            return callOrRecord(hook, path, {Value::array({text})});
        };
        const Pulled before(note(later, {0.0, u"call"_s}, u"before"_s));
        const Pulled mapped(map(later, [&](const HookPtr &item) { return promiseOf(note(item, {u"call"_s}, u"mapped"_s)); }));
        const Pulled after(note(later, {0.0, u"call"_s}, u"after"_s));
        pair.pump();
        QVERIFY(!mapped.isSettled());
        const HookPtr function = functionHook([&](const QList<Value> &a) {
            log.append(a.at(0).toString());
            return double(log.size());
        });
        list.resolve(Value::array({Value::object({{u"call"_s, stubOf(function)}})}));
        pair.pump();
        QCOMPARE(before.value(), Value(1));
        QCOMPARE(mapped.value(), numbers({2}));
        QCOMPARE(after.value(), Value(3));
        QCOMPARE(log, QStringList({u"before"_s, u"mapped"_s, u"after"_s}));
    }
    pair.pump();
    COMPARE_CLEAN(pair);
}

void TestSessionMap::rejectedInputRejects()
{
    SessionPair pair({}, hookOn(mainScript()));
    {
        const HookPtr main = pair.a.session->remoteMain();
        int runs = 0;
        const Pulled result(map(ask(main, u"fail"_s, {u"no list"_s}), [&](const HookPtr &item) {
            ++runs;
            return promiseOf(item);
        }));
        pair.pump();
        QCOMPARE(result.error(), u"RangeError: no list"_s);
        QCOMPARE(runs, 1);
    }
    pair.pump();
    COMPARE_CLEAN(pair);
}

void TestSessionMap::propertyOfATargetIsMapped()
{
    SessionPair pair({}, hookOn(mainScript()));
    {
        const HookPtr main = pair.a.session->remoteMain();
        const auto twice = [&](const HookPtr &item) {
            return promiseOf(ask(main, u"add"_s, {promiseOf(item), promiseOf(item)}));
        };
        const Pulled list(map(makePropertyHook(main, {u"config"_s, u"list"_s}), twice));
        const Pulled missing(map(makePropertyHook(main, {u"absent"_s}), twice));
        const Pulled deeper(map(makePropertyHook(main, {u"absent"_s, u"x"_s}), twice));
        pair.pump();
        QCOMPARE(list.value(), numbers({2, 4}));
        QVERIFY(missing.isSettled() && missing.error().isEmpty() && missing.value().isUndefined());
        QCOMPARE(deeper.error(), u"TypeError: Cannot read properties of undefined (reading 'x')"_s);
    }
    pair.pump();
    COMPARE_CLEAN(pair);
}

void TestSessionMap::localValuesAreMappedHere()
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

void TestSessionMap::functionRunsOnce()
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

void TestSessionMap::instructionsThatCannotBeApplied_data()
{
    QTest::addColumn<QByteArray>("instructions");
    QTest::addColumn<QByteArray>("error");
    const auto row = [](const char *name, const char *instructions, const char *error) {
        QTest::newRow(name) << QByteArray(instructions) << QByteArray(error);
    };
    row("none", "[]", R"("Error","Invalid empty mapper function.")");
    row("export", R"([["export",-1]])", R"("Error","A mapper function cannot refer to exports.")");
    row("promise", R"([["promise",-1]])", R"("Error","A mapper function cannot refer to exports.")");
    row("writable", R"([["writable",-1]])", R"("Error","A mapper function cannot refer to exports.")");
    row("readable", R"([["readable",1]])", R"("Error","A mapper function cannot use pipe readables.")");
    row("forward", R"([["pipeline",1],1])", R"("Error","no such entry on exports table: 1")");
    row("no such capture", R"([["pipeline",-2]])", R"("Error","no such entry on exports table: -2")");
    row("fraction", R"([["pipeline",0.5]])", R"("Error","no such entry on exports table: 0.5")");
    row("fractional capture", R"([["pipeline",-1.5]])", R"("Error","no such entry on exports table: -1.5")");
    row("infinite", R"([["pipeline",-1e999]])", R"("Error","no such entry on exports table: -Infinity")");
    row("unknown tag", R"([["nonsense"]])", "\"TypeError\",\"unknown special value: [\\\"nonsense\\\"]\"");
    row("nested capture", R"([["remap",0,[],[["import",3]],[1]]])", R"("Error","no such entry on exports table: 3")");
    row("nested export", R"([["remap",0,[],[["export",3]],[1]]])", R"("Error","A mapper function cannot refer to exports.")");
}

void TestSessionMap::instructionsThatCannotBeApplied()
{
    QFETCH(QByteArray, instructions);
    QFETCH(QByteArray, error);
    Transcript transcript(hookOn(mainScript()));
    QCOMPARE(transcript(R"(["push",[[1,2]]])"), QByteArray());
    // The capture is released, whatever happens.
    QCOMPARE(transcript(R"(["push",["remap",1,[],[["export",-1]],)" + instructions + "]]"), QByteArray(R"(["release",-1,1])"));
    QCOMPARE(transcript(R"(["pull",2])"), QByteArray(R"(["reject",2,["error",)" + error + "]]"));
    transcript(R"(["release",1,1])");
    transcript(R"(["release",2,1])");
    QCOMPARE(transcript.session->stats(), (SessionStats{1, 1}));
}

void TestSessionMap::firstErrorIsTheResultAndCapturesGo()
{
    const ScriptPtr main = mainScript();
    int calls = 0;
    main->methods[u"check"_s] = [&](const QList<Value> &a) -> Value {
        ++calls;
        if (a.at(0).toNumber() == 2)
            throw RpcError::rangeError(u"two"_s);
        return a.at(0);
    };
    SessionPair pair({}, hookOn(main));
    {
        // A call that fails is a rejected promise in the result, and the calls behind it are made.
        const HookPtr remote = pair.a.session->remoteMain();
        const Pulled result(map(ask(remote, u"range"_s, {5}),
                                [&](const HookPtr &item) { return promiseOf(ask(remote, u"check"_s, {promiseOf(item)})); }));
        pair.pump();
        QCOMPARE(result.error(), u"RangeError: two"_s);
        QCOMPARE(calls, 5);
    }
    pair.pump();
    COMPARE_CLEAN(pair);
}

void TestSessionMap::placeholdersAreOnlyRecorded()
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

void TestSessionMap::placeholdersAreNothingAfterwards()
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

void TestSessionMap::targetsMadeWithinAreRefused()
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

void TestSessionMap::whatCannotBeSentRejects()
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

void TestSessionMap::exceptionsOfTheFunctionEndTheRecording()
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

void TestSessionMap::capturesAreDisposedOnce_data()
{
    QTest::addColumn<QString>("method");
    QTest::addColumn<bool>("pull");
    QTest::newRow("array") << u"range"_s << true;
    QTest::newRow("undefined") << u"nothing"_s << true;
    QTest::newRow("rejected") << u"fail"_s << true;
    QTest::newRow("no method") << u"absent"_s << true;
    QTest::newRow("array, nobody waits") << u"range"_s << false;
    QTest::newRow("rejected, nobody waits") << u"fail"_s << false;
}

void TestSessionMap::capturesAreDisposedOnce()
{
    QFETCH(QString, method);
    QFETCH(bool, pull);
    SessionPair pair({}, hookOn(mainScript()));
    const ScriptPtr captured = counterScript(0);
    {
        const HookPtr main = pair.a.session->remoteMain();
        HookPtr ours = hookOn(captured);
        const HookPtr result = map(ask(main, method, {3}),
                                   [&](const HookPtr &item) { return promiseOf(ask(ours, u"increment"_s, {promiseOf(item)})); });
        ours.reset();
        QCOMPARE(captured->disposed, 0);
        if (pull)
            const Pulled pulled(result);
        pair.pump();
    }
    pair.pump();
    QCOMPARE(captured->disposed, 1);
    COMPARE_CLEAN(pair);
}

void TestSessionMap::aHandlerMayEndTheSession()
{
    const ScriptPtr main = mainScript();
    SessionPair pair({}, hookOn(main));
    int calls = 0;
    main->methods[u"end"_s] = [&](const QList<Value> &) {
        if (++calls == 2)
            pair.b.session->abort(RpcError(u"enough"_s));
        return Value();
    };
    const HookPtr remote = pair.a.session->remoteMain();
    const Pulled result(map(ask(remote, u"range"_s, {4}), [&](const HookPtr &) { return promiseOf(ask(remote, u"end"_s)); }));
    pair.pump();
    QVERIFY(pair.b.session->isAborted());
    QCOMPARE(result.count(), 1);
    QVERIFY2(result.error().contains(u"enough"_s), qPrintable(result.error()));
}

void TestSessionMap::largeArraysTakeLinearTime()
{
    // A program of many instructions over many items, with a large literal that must not be parsed for each.
    const ScriptPtr main = mainScript();
    int calls = 0;
    main->methods[u"count"_s] = [&](const QList<Value> &) {
        ++calls;
        return Value();
    };
    Transcript transcript(hookOn(main));
    const int items = 20'000;
    QByteArray list;
    for (int i = 0; i < items; ++i)
        list += "0,";
    list.chop(1);
    transcript("[\"push\",[[" + list + "]]]");
    const QByteArray literal = "\"" + QByteArray(200'000, 'x') + "\"";
    QByteArray instructions;
    for (int i = 0; i < 10; ++i)
        instructions += R"(["pipeline",-1,["count"],[]],)";
    // Nested over null: parsed as a part of the whole, not applied.
    instructions += R"(["remap",0,["x"],[],[)" + literal + "]],";
    transcript(R"(["push",["remap",1,[],[["import",0]],[)" + instructions + "1]]]");
    QCOMPARE(calls, 10 * items);
    const QByteArray answer = transcript(R"(["pull",2])");
    QVERIFY(answer.startsWith(R"(["resolve",2,[[1,1,)"));
    QCOMPARE(answer.size(), qsizetype(qstrlen(R"(["resolve",2,[[]]])")) + 2 * items - 1);
}

void TestSessionMap::deepAndEndlessProgramsAreRefused()
{
    Transcript transcript(hookOn(mainScript()));
    transcript(R"(["push",1])");
    const int levels = 100'000;
    const QByteArray deep = QByteArray(R"([["remap",0,[],[],)").repeated(levels) + "[1]" + QByteArray("]]").repeated(levels);
    QCOMPARE(transcript(R"(["push",["remap",1,[],[],)" + deep + "]]"), QByteArray());
    QVERIFY(transcript(R"(["pull",2])").startsWith(R"(["reject",2,["error","TypeError","Deserialization exceeded)"));
    // Two hundred levels are fine.
    const QByteArray less = QByteArray(R"([["remap",0,[],[],)").repeated(200) + "[7]" + QByteArray("]]").repeated(200);
    transcript(R"(["push",["remap",1,[],[],)" + less + "]]");
    QCOMPARE(transcript(R"(["pull",3])"), QByteArray(R"(["resolve",3,7])"));

    // The product of two lists that a message holds easily. It is refused before anything is done.
    const auto zeros = [](int count) { return QByteArray("0,").repeated(count - 1) + "0"; };
    transcript("[\"push\",[[" + zeros(100'000) + "]]]");
    transcript(R"(["push",["remap",4,[],[],[)" + zeros(100'000) + "]]]");
    QCOMPARE(transcript(R"(["pull",5])"),
             QByteArray(R"(["reject",5,["error","Error","A mapper function takes more than 20000000 steps."]])"));

    // Nested functions count together: each of these ten takes over two million.
    transcript("[\"push\",[[" + zeros(10'000) + "]]]");
    transcript("[\"push\",[[" + zeros(10) + "]]]");
    const QByteArray nested = R"([["remap",0,["x"],[],[)" + zeros(200) + "]],1]";
    transcript(R"(["push",["remap",7,[],[["import",6]],[["remap",-1,[],[],)" + nested + R"(],["pipeline",1,[0]]]]])");
    const QByteArray answer = transcript(R"(["pull",8])");
    QVERIFY2(answer.contains(R"(["resolve",-9,1] )"), answer);
    QVERIFY2(answer.endsWith(R"(["reject",-10,["error","Error","A mapper function takes more than 20000000 steps."]])"), answer);
}

void TestSessionMap::mapOnABrokenSession()
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

QTEST_GUILESS_MAIN(TestSessionMap)
#include "tst_sessionmap.moc"
