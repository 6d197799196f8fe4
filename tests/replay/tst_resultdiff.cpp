// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "resultdiff.h"

#include <QtTest/QTest>

using namespace QtCapnWeb;
using namespace QtCapnWeb::Replay;
using namespace Qt::StringLiterals;

class tst_ResultDiff : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void differences_data();
    void differences();
    void wrongRulesAreTold();
    void changedStringsAreLearned();
    void deepValuesAreCompared();
};

void tst_ResultDiff::differences_data()
{
    QTest::addColumn<QByteArray>("recorded");
    QTest::addColumn<QByteArray>("live");
    QTest::addColumn<QStringList>("rules");
    QTest::addColumn<QStringList>("expected");
    const auto row = [](const char *name, const char *recorded, const char *live, const QStringList &rules,
                        const QStringList &expected) {
        QTest::newRow(name) << QByteArray(recorded) << QByteArray(live) << rules << expected;
    };
    row("equal", R"({"a":[[1,"x",null]]})", R"({"a":[[1,"x",null]]})", {}, {});
    row("members have no order", R"({"a":1,"b":2})", R"({"b":2,"a":1})", {}, {});
    row("number", "1", "2", {}, {u"$: 1 became 2"_s});
    row("numbers ignored", "1", "2", {u"numbers"_s}, {});
    row("written otherwise", R"({"a":1.0,"s":"\u0041"})", R"({"a":1,"s":"A"})", {}, {});
    row("type", "1", R"("1")", {}, {u"$: 1 became \"1\""_s});
    row("missing and new", R"({"a":1,"b":2})", R"({"b":2,"c":3})", {}, {u"a: 1 is missing"_s, u"c: 3 is new"_s});
    row("list", "[[1,2,3]]", "[[1,3]]", {}, {u"[1]: 2 became 3"_s, u"[2]: 3 is missing"_s});
    row("list in any order", "[[1,2,3]]", "[[3,1,2]]", {u"order"_s}, {});
    row("list in any order, one gone", "[[1,2,3]]", "[[3,1]]", {u"order"_s}, {u"[1]: 2 is missing"_s});
    row("order at a place", R"({"a":[[1,2]],"b":[[1,2]]})", R"({"a":[[2,1]],"b":[[2,1]]})", {u"order:a"_s},
        {u"b[0]: 1 became 2"_s, u"b[1]: 2 became 1"_s});
    row("ids of capabilities", R"([[["export",-3],["promise",-4]]])", R"([[["export",-9],["promise",-1]]])", {}, {});
    row("kind of capability", R"(["export",-3])", R"(["promise",-3])", {}, {u"$: [\"export\",-3] became [\"promise\",-3]"_s});
    row("pipeline", R"(["pipeline",3,["x"],[1]])", R"(["pipeline",5,["x"],[2]])", {}, {u"[0]: 1 became 2"_s});
    row("date", R"(["date",5])", R"(["date",6])", {}, {u"$: [\"date\",5] became [\"date\",6]"_s});
    row("dates ignored", R"([[["date",5],"2026-11-22T10:00:00.000Z","2026-11-22"]])",
        R"([[["date",6],"2027-01-01T00:00:00Z","2026-11-23"]])", {u"dates"_s}, {});
    row("ids ignored", R"([["8c2f3a52-0f6e-4f4e-9c9f-0a3a4f7f2d10","abc"]])",
        R"([["00000000-0f6e-4f4e-9c9f-0a3a4f7f2d11","abd"]])", {u"ids"_s}, {u"[1]: \"abc\" became \"abd\""_s});
    row("path", R"({"items":[[{"id":1,"n":1}]]})", R"({"items":[[{"id":2,"n":2}]]})", {u"path:items[*].id"_s},
        {u"items[0].n: 1 became 2"_s});
    row("path anywhere", R"({"a":{"b":{"t":1}},"t":1})", R"({"a":{"b":{"t":2}},"t":2})", {u"path:**.t"_s}, {});
    row("match", R"("run-17")", R"("run-18")", {u"match:run-\\d+"_s}, {});
    row("match must match both, whole", R"("run-17")", R"("run-18b")", {u"match:run-\\d+"_s},
        {u"$: \"run-17\" became \"run-18b\""_s});
    row("error", R"(["error","TypeError","a","stack 1"])", R"(["error","TypeError","b","stack 2"])", {},
        {u"message: \"a\" became \"b\""_s});
    row("error's properties", R"(["error","Error","a",null,{"code":1}])", R"(["error","Error","a",null,{"code":2}])", {},
        {u"code: 1 became 2"_s});
    row("bytes", R"(["bytes","AA"])", R"(["bytes","AQ"])", {}, {u"$: [\"bytes\",\"AA\"] became [\"bytes\",\"AQ\"]"_s});
}

void tst_ResultDiff::differences()
{
    QFETCH(QByteArray, recorded);
    QFETCH(QByteArray, live);
    QFETCH(QStringList, rules);
    QFETCH(QStringList, expected);
    DiffRules diffRules;
    for (const QString &rule : rules)
        QCOMPARE(diffRules.add(rule), QString());
    JsonDocument one;
    JsonDocument other;
    QVERIFY(!one.parse(recorded).isError());
    QVERIFY(!other.parse(live).isError());
    QStringList texts;
    for (const Difference &difference : differencesOf(one.root(), other.root(), diffRules))
        texts.append(difference.text());
    QCOMPARE(texts, expected);
}

void tst_ResultDiff::wrongRulesAreTold()
{
    DiffRules rules;
    for (const QString &wrong : {u"everything"_s, u"path"_s, u"path:"_s, u"dates:x"_s, u"match:("_s, QString()})
        QVERIFY2(!rules.add(wrong).isEmpty(), qPrintable(wrong));
}

void tst_ResultDiff::changedStringsAreLearned()
{
    JsonDocument one;
    JsonDocument other;
    QVERIFY(!one.parse(R"({"token":"monday-1","x":"ab"})").isError());
    QVERIFY(!other.parse(R"({"token":"tuesday-2","x":"cd"})").isError());
    ChangedStrings changed;
    DiffRules rules;
    rules.matching = {QRegularExpression(u".*"_s)};
    QVERIFY(differencesOf(one.root(), other.root(), rules, 20, &changed).isEmpty());
    QCOMPARE(changed, (ChangedStrings{{u"monday-1"_s, u"tuesday-2"_s}})); // short ones are found by chance
}

void tst_ResultDiff::deepValuesAreCompared()
{
    constexpr int Depth = 100'000;
    const QByteArray open = QByteArray("[[").repeated(Depth);
    const QByteArray shut = QByteArray("]]").repeated(Depth);
    JsonDocument one;
    JsonDocument other;
    QVERIFY(!one.parse(open + '1' + shut).isError());
    QVERIFY(!other.parse(open + '2' + shut).isError());
    QCOMPARE(differencesOf(one.root(), other.root(), {}).size(), 1);
    QVERIFY(differencesOf(one.root(), one.root(), {}).isEmpty());
}

QTEST_APPLESS_MAIN(tst_ResultDiff)
#include "tst_resultdiff.moc"
