// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "mapinstructions.h"
#include "mappingscripts.h"

#include <QtTest/QTest>

using namespace Qt::StringLiterals;
using namespace SessionTesting;

/// \file
/// map() at the callee: what it makes of a recorded function, and that nothing is left behind.

class TestSessionMap : public QObject
{
    Q_OBJECT

private Q_SLOTS:
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
    void instructionsThatCannotBeApplied_data();
    void instructionsThatCannotBeApplied();
    void firstErrorIsTheResultAndCapturesGo();
    void capturesAreDisposedOnce_data();
    void capturesAreDisposedOnce();
    void aHandlerMayEndTheSession();
    void largeArraysTakeLinearTime();
    void deepAndEndlessProgramsAreRefused();
};

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

QTEST_GUILESS_MAIN(TestSessionMap)
#include "tst_sessionmap.moc"
