// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "capture.h"
#include "transcript.h"

#include <QtCore/QElapsedTimer>
#include <QtTest/QTest>

using namespace Qt::StringLiterals;
using namespace QtCapnWeb;
using namespace QtCapnWeb::Trace;
using namespace Transcript;

/// What a capture calls the target of a message, and the capabilities in its tables.
class TestCapabilityLabels : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void targets_data();
    void targets();
    void labelsOfCapabilities();
    void twinsHaveTheSameLabel();
    void longChainsAreCut();
    void aLabelDoesNotDependOnWhatWasAskedBefore();
    void aLabelIsMadeOnce();
};

void TestCapabilityLabels::targets_data()
{
    QTest::addColumn<QByteArray>("conversation");
    QTest::addColumn<QString>("target"); // of the last record
    const auto row = [](const char *name, const char *conversation, const QString &target) {
        QTest::newRow(name) << QByteArray(conversation) << target;
    };
    row("main", R"(> ["push",["pipeline",0,["subscribe"],[]]])", u"main.subscribe"_s);
    row("property", R"(> ["push",["pipeline",0,["obj","deep",3]]])", u"main.obj.deep.3"_s);
    row("pipelined",
        "> [\"push\",[\"pipeline\",0,[\"authenticate\"],[\"t\"]]]\n> [\"push\",[\"pipeline\",1,[\"profile\",\"name\"]]]",
        u"authenticate(…).profile.name"_s);
    row("result", R"(
        > ["push",["pipeline",0,["makeCounter"],[4]]]
        > ["pull",1]
        < ["resolve",1,["export",-1]]
        > ["release",1,1]
        > ["push",["pipeline",-1,["increment"],[3]]])",
        u"makeCounter(…).increment"_s);
    row("inside a result", R"(
        > ["push",["pipeline",0,["list"],[]]]
        < ["resolve",1,{"items":[[{"it":["export",-1]},{"it":["export",-2]}]]}]
        > ["push",["pipeline",-2,["name"]]])",
        u"list(…).items.1.it.name"_s);
    row("callback", R"(
        > ["push",["pipeline",0,["subscribe"],["topic",["export",-1]]]]
        < ["push",["pipeline",-1,[],["event"]]])",
        u"subscribe#arg2(…)"_s);
    row("inside an argument", R"(
        > ["push",["pipeline",0,["subscribe"],[{"onEvent":["export",-1]}]]]
        < ["push",["pipeline",-1,["fire"],["event"]]])",
        u"subscribe#arg1.onEvent.fire"_s);
    row("map", R"(> ["push",["remap",0,["ids"],[],[["pipeline",0,["name"]]]]])", u"main.ids.map"_s);
    row("capture of a map", R"(
        > ["push",["remap",0,["ids"],[["export",-1]],[["pipeline",-1,[],[["pipeline",0]]]]]]
        < ["push",["pipeline",-1,[],[]]])",
        u"ids.map#capture(…)"_s);
    row("pipe", R"(
        > ["pipe"]
        > ["stream",["pipeline",1,["write"],["x"]]])",
        u"pipe 1.write"_s);
    row("pipe itself", R"(> ["pipe"])", u"pipe 1"_s);
    row("promise", R"(
        > ["push",["pipeline",0,["wait"],[["promise",-1]]]]
        > ["resolve",-1,{"stub":["export",-2]}]
        < ["push",["pipeline",-2,["go"],[]]])",
        u"wait#arg1.stub.go"_s);
    row("resolve of a promise", R"(
        > ["push",["pipeline",0,["wait"],[["promise",-1]]]]
        > ["resolve",-1,5])",
        u"wait#arg1"_s);
    row("pull", "> [\"push\",[\"pipeline\",0,[\"add\"],[1]]]\n> [\"pull\",1]", u"main.add"_s);
    row("resolve", "> [\"push\",[\"pipeline\",0,[\"add\"],[1]]]\n< [\"resolve\",1,1]", u"main.add"_s);
    row("release of a stub", R"(
        > ["push",["pipeline",0,["makeCounter"],[]]]
        < ["resolve",1,["export",-1]]
        > ["release",-1,1])",
        u"makeCounter(…)"_s);
    row("unknown", R"(> ["release",-9,1])", u"import -9"_s);
    row("value", R"(> ["push",5])", QString());
    row("abort", R"(> ["abort",5])", QString());
    row("hostile name",
        "> [\"push\",[\"pipeline\",0,[\"a\xE2\x80\xAE"
        "b\\u0000\"],[]]]",
        u"main.a\\u202Eb␀"_s);
}

void TestCapabilityLabels::targets()
{
    QFETCH(QByteArray, conversation);
    QFETCH(QString, target);
    Capture capture;
    play(capture, conversation);
    QCOMPARE(capture.target(capture.count() - 1), target);
    QCOMPARE(capture.target(capture.count() - 1), target); // remembered, and the same
}

void TestCapabilityLabels::labelsOfCapabilities()
{
    Capture capture;
    play(capture, R"(
        > ["push",["pipeline",0,["subscribe"],[["export",-1]]]]
        < ["resolve",1,["export",-1]]
    )");
    QStringList labels;
    for (const Side side : {Side::A, Side::B}) {
        for (const Table table : {Table::Imports, Table::Exports}) {
            for (const TableEntry &entry : capture.tables().entries(0, side, table))
                labels.append(capture.label(0, side, table, entry));
        }
    }
    // A's imports, A's exports; B's imports, B's exports
    QCOMPARE(labels.join(u", "_s), u"main, subscribe(…), subscribe(…), main, subscribe#arg1, "
                                   "main, subscribe#arg1, main, subscribe(…), subscribe(…)"_s);
}

void TestCapabilityLabels::twinsHaveTheSameLabel()
{
    // The same label, whichever was asked for first and however much came since.
    Capture capture;
    play(capture, R"(
        > ["push",["pipeline",0,["open"],[]]]
        < ["resolve",1,["export",-1]]
        > ["push",["pipeline",-1,["child"],[]]]
    )");
    const TableEntry exported = *capture.tables().find(0, Side::B, Table::Exports, EntryId(2));
    const QString before = capture.label(0, Side::B, Table::Exports, exported);
    play(capture, R"(
        > ["release",-1,1]
        < ["resolve",2,5]
        > ["release",2,1]
    )");
    QCOMPARE(before, u"open(…).child(…)"_s);
    QCOMPARE(capture.label(0, Side::B, Table::Exports, exported), before);
    QCOMPARE(capture.label(0, Side::A, Table::Imports, *capture.tables().find(0, Side::A, Table::Imports, EntryId(2))), before);
}

void TestCapabilityLabels::longChainsAreCut()
{
    Capture capture;
    play(capture, R"(> ["push",["pipeline",0,["start"],[]]])");
    for (int i = 1; i < 2000; ++i)
        play(capture, "> [\"push\",[\"pipeline\"," + QByteArray::number(i) + ",[\"next\"],[]]]");
    const QString target = capture.target(capture.count() - 1);
    QVERIFY2(target.startsWith(u'…') && target.endsWith(u".next"_s), qUtf8Printable(target));
    QVERIFY(target.size() < 100);

    Capture wide;
    play(wide, "> [\"push\",[\"pipeline\",0,[\"" + QByteArray(5'000'000, 'm') + "\"],[]]]");
    QVERIFY(wide.target(0).size() < 200);
}

void TestCapabilityLabels::aLabelDoesNotDependOnWhatWasAskedBefore()
{
    // Chains of calls and of introductions, longer than what is named of them.
    QByteArray conversation = "> [\"push\",[\"pipeline\",0,[\"m0\"],[]]]\n";
    for (int i = 1; i < 24; ++i) {
        const QByteArray number = QByteArray::number(i);
        if (i % 3 == 0)
            conversation += "< [\"resolve\"," + number + ",{\"it\":[\"export\",-" + number + "]}]\n";
        conversation += "> [\"push\",[\"pipeline\"," + (i % 3 == 0 ? QByteArray("-") : QByteArray()) + number + ",[\"m" + number
                        + "\"],[]]]\n";
    }
    Capture upwards;
    play(upwards, conversation);
    Capture downwards;
    play(downwards, conversation);
    QStringList up;
    for (RecordIndex i = 0; i < upwards.count(); ++i)
        up.append(upwards.target(i));
    for (RecordIndex i = downwards.count() - 1; i >= 0; --i)
        QCOMPARE(downwards.target(i), up[i]);
    for (RecordIndex i = 0; i < upwards.count(); ++i) {
        Capture alone;
        play(alone, conversation);
        QCOMPARE(alone.target(i), up[i]);
        QCOMPARE(upwards.target(i), up[i]);
    }
}

void TestCapabilityLabels::aLabelIsMadeOnce()
{
    // A result of thousands of stubs, and as many calls on one of them.
    QByteArray result = "< [\"resolve\",1,[[";
    for (int i = 1; i <= 10000; ++i)
        result += "[\"export\",-" + QByteArray::number(i) + "],";
    result.chop(1);
    Capture capture;
    play(capture, "> [\"push\",[\"pipeline\",0,[\"list\"],[]]]\n" + result + "]]]");
    constexpr int Calls = 1000;
    for (int i = 0; i < Calls; ++i)
        play(capture, R"(> ["push",["pipeline",-10000,["name"],[]]])");

    QElapsedTimer timer;
    timer.start();
    QCOMPARE(capture.target(2), u"list(…).9999.name"_s);
    const qint64 first = timer.nsecsElapsed();
    timer.restart();
    for (RecordIndex i = 3; i < capture.count(); ++i)
        QCOMPARE(capture.target(i), u"list(…).9999.name"_s);
    QVERIFY2(timer.nsecsElapsed() < first * Calls / 4, qPrintable(QString::number(timer.nsecsElapsed() / double(first))));
}

QTEST_GUILESS_MAIN(TestCapabilityLabels)
#include "tst_capabilitylabels.moc"
