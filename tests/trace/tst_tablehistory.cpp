// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "capture.h"
#include "jsondocument.h"
#include "message.h"
#include "rpclimits.h"
#include "tablehistory.h"
#include "transcript.h"

#include <QtTest/QTest>

#include <ctime>
#include <random>

using namespace Qt::StringLiterals;
using namespace QtCapnWeb;
using namespace QtCapnWeb::Trace;
using namespace Transcript;

class TestTableHistory : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aFreshSessionHasItsMains();
    void aCallLivesFromPushToRelease();
    void aStubIsIntroducedByItsExpression();
    void everyIntroductionCounts();
    void theReleaseOfAnImportEndsItWhateverTheCount();
    void anIdThatWasReleasedMayBeIntroducedAgain();
    void anIntroductionMayCrossTheReleaseOfItsId();
    void aStreamNeedsNoRelease();
    void aPipeIsReadOnce();
    void anExportedPromiseIsPulledFromTheStart();
    void aLateResolveIsEvaluatedButALateRejectIsNot();
    void whatStandsBehindAFaultIsNotIntroduced();
    void opaquePositionsIntroduceNothing_data();
    void opaquePositionsIntroduceNothing();
    void aPositiveIdMovesTheCounter();
    void hostileIdsAreKeptAsTheyAre();
    void anAbortFreezes();
    void aSideThatFailedStillReleasesAndAborts();
    void textsThatNeverLeftCountForTheirSender();
    void ownLimitsAreKept();
    void introductionsComeBeforeThePushedExport();
    void problemsAreTold_data();
    void problemsAreTold();
    void everyMomentCanBeAskedForAfterwards();
    void whatWasRevivedLivesAtEveryMomentSince();
    void manyRevivalsCostWhatIntroductionsDo();
    void referencesAreAsTheyWereThen();
    void sessionsAreApart();
};

void TestTableHistory::aFreshSessionHasItsMains()
{
    Capture capture;
    for (const Side side : {Side::A, Side::B}) {
        QCOMPARE(importsOf(capture, side), u"0"_s);
        QCOMPARE(exportsOf(capture, side), u"0"_s);
        QCOMPARE(capture.tables().sizes(0, side), TableSizes());
        QCOMPARE(capture.tables().nextImport(0, side), 1.0);
    }
    QCOMPARE(capture.tables().find(0, Side::A, Table::Imports, EntryId(0))->origin, TableEntry::Origin::Main);
    QVERIFY(!capture.tables().find(0, Side::A, Table::Imports, EntryId(1)));
}

void TestTableHistory::aCallLivesFromPushToRelease()
{
    Capture capture;
    play(capture, R"(
        > ["push",["pipeline",0,["add"],[1,2]]]
        > ["pull",1]
        < ["resolve",1,3]
        > ["release",1,1]
    )");
    QCOMPARE(importsOf(capture, Side::A, 2), u"0 1"_s);
    QCOMPARE(exportsOf(capture, Side::B, 2), u"0 1"_s);
    QCOMPARE(importsOf(capture, Side::A), u"0"_s);
    QCOMPARE(exportsOf(capture, Side::B), u"0"_s);

    const TableEntry entry = *capture.tables().find(0, Side::A, Table::Imports, EntryId(1));
    QCOMPARE(entry.origin, TableEntry::Origin::Push);
    QCOMPARE(entry.born, RecordIndex(0));
    QCOMPARE(entry.pulled, RecordIndex(1));
    QCOMPARE(entry.resolved, RecordIndex(2));
    QVERIFY(!entry.rejected);
    QCOMPARE(entry.released, RecordIndex(3));
    QVERIFY(entry.isLiveAt(2));
    QVERIFY(!entry.isLiveAt(3));

    // As it was known at record 1: only its end looks ahead.
    const TableEntry then = *capture.tables().find(0, Side::A, Table::Imports, EntryId(1), 1);
    QCOMPARE(then.pulled, RecordIndex(1));
    QCOMPARE(then.resolved, NoRecord);
    QCOMPARE(then.released, RecordIndex(3));
}

void TestTableHistory::aStubIsIntroducedByItsExpression()
{
    Capture capture;
    play(capture, R"(
        > ["push",["pipeline",0,["subscribe"],[["export",-1],{"deep":[[["export",-2]]]}]]]
        < ["resolve",1,{"log":["writable",-1]}]
    )");
    QCOMPARE(exportsOf(capture, Side::A, 0), u"0 -1 -2"_s);
    QCOMPARE(importsOf(capture, Side::B, 0), u"0 -1 -2"_s);
    QCOMPARE(importsOf(capture, Side::A), u"0 -1 1"_s);
    QCOMPARE(exportsOf(capture, Side::B), u"0 -1 1"_s);
    QCOMPARE(capture.tables().find(0, Side::A, Table::Imports, EntryId(-1))->origin, TableEntry::Origin::Writable);
}

void TestTableHistory::everyIntroductionCounts()
{
    Capture capture;
    play(capture, R"(
        > ["push",["pipeline",0,["keep"],[["export",-1],["export",-1]]]]
        > ["push",["pipeline",0,["keep"],[["export",-1]]]]
        < ["release",-1,2]
    )");
    QCOMPARE(exportsOf(capture, Side::A, 1), u"0 -1×3"_s);
    QCOMPARE(importsOf(capture, Side::B, 1), u"0 -1×3"_s);
    QCOMPARE(exportsOf(capture, Side::A), u"0 -1"_s);
    play(capture, R"(< ["release",-1,1])");
    QCOMPARE(exportsOf(capture, Side::A), u"0"_s);
}

void TestTableHistory::theReleaseOfAnImportEndsItWhateverTheCount()
{
    Capture capture;
    play(capture, R"(
        > ["push",["pipeline",0,["keep"],[["export",-1],["export",-1]]]]
        < ["release",-1,1]
    )");
    QCOMPARE(importsOf(capture, Side::B), u"0"_s);
    QCOMPARE(exportsOf(capture, Side::A), u"0 -1"_s); // the reference leaks the second
}

void TestTableHistory::anIdThatWasReleasedMayBeIntroducedAgain()
{
    Capture capture;
    play(capture, R"(
        > ["push",["pipeline",0,["keep"],[["export",-1],["export",-1]]]]
        < ["release",-1,1]
        > ["push",["pipeline",0,["keep"],[["export",-1]]]]
    )");
    const TableHistory &tables = capture.tables();
    QCOMPARE(tables.find(0, Side::B, Table::Imports, EntryId(-1), 1)->released, RecordIndex(1));
    const TableEntry again = *tables.find(0, Side::B, Table::Imports, EntryId(-1));
    QCOMPARE(again.born, RecordIndex(2));
    QCOMPARE(again.released, NoRecord);
    QCOMPARE(importsOf(capture, Side::B, 0), u"0 -1×2"_s);
    QCOMPARE(importsOf(capture, Side::B, 1), u"0"_s);
    QCOMPARE(importsOf(capture, Side::B, 2), u"0 -1"_s);
}

void TestTableHistory::anIntroductionMayCrossTheReleaseOfItsId()
{
    Capture capture;
    play(capture, R"(
        > ["push",["pipeline",0,["keep"],[["export",-1]]]]
        > ["push",["pipeline",0,["keep"],[["export",-1]]]]
        < ["release",-1,1]
    )");
    // B sent the release before it saw the second introduction, but nothing shows that yet.
    QCOMPARE(importsOf(capture, Side::B), u"0"_s);
    play(capture, R"(< ["push",["pipeline",-1,["go"],[]]])");
    QVERIFY2(!capture.row(3).hasProblem, qUtf8Printable(capture.problem(3)));
    QCOMPARE(importsOf(capture, Side::B), u"0 -1 1"_s);
    QCOMPARE(capture.target(3), u"keep#arg1.go"_s);
    play(capture, R"(< ["release",-1,1])");
    QVERIFY(!capture.row(4).hasProblem);
    QCOMPARE(importsOf(capture, Side::B), u"0 1"_s);
    QCOMPARE(exportsOf(capture, Side::A), u"0 1"_s); // 1 is what B pushed
    play(capture, R"(< ["push",["pipeline",-1,["go"],[]]])");
    QVERIFY(capture.row(5).hasProblem);
}

void TestTableHistory::aStreamNeedsNoRelease()
{
    Capture capture;
    play(capture, R"(
        > ["stream",["pipeline",0,["write"],["chunk"]]]
        < ["resolve",1,["undefined"]]
    )");
    QCOMPARE(importsOf(capture, Side::A, 0), u"0 1"_s);
    QCOMPARE(capture.tables().find(0, Side::B, Table::Exports, EntryId(1))->pulled, RecordIndex(0));
    QCOMPARE(importsOf(capture, Side::A), u"0"_s);
    QCOMPARE(exportsOf(capture, Side::B), u"0"_s);
}

void TestTableHistory::aPipeIsReadOnce()
{
    Capture capture;
    play(capture, R"(
        > ["pipe"]
        > ["push",["pipeline",0,["read"],[["readable",1]]]]
        > ["push",["pipeline",0,["read"],[["readable",1]]]]
    )");
    QCOMPARE(capture.tables().find(0, Side::A, Table::Imports, EntryId(1))->origin, TableEntry::Origin::Pipe);
    QVERIFY(capture.problem(1).isEmpty());
    QCOMPARE(capture.problem(2), u"Export 1 is not a pipe or its readable end was already consumed."_s);
}

void TestTableHistory::anExportedPromiseIsPulledFromTheStart()
{
    Capture capture;
    play(capture, R"(
        > ["push",["pipeline",0,["later"],[["promise",-1]]]]
        > ["resolve",-1,["export",-2]]
        < ["release",-1,1]
    )");
    const TableEntry exported = *capture.tables().find(0, Side::A, Table::Exports, EntryId(-1));
    QCOMPARE(exported.origin, TableEntry::Origin::Promise);
    QCOMPARE(exported.pulled, RecordIndex(0));
    QCOMPARE(exported.resolved, RecordIndex(1));
    QCOMPARE(exported.released, RecordIndex(2));
    QCOMPARE(capture.tables().find(0, Side::B, Table::Imports, EntryId(-1))->pulled, RecordIndex(0));
    QCOMPARE(importsOf(capture, Side::B), u"0 -2"_s);
}

void TestTableHistory::aLateResolveIsEvaluatedButALateRejectIsNot()
{
    Capture capture;
    play(capture, R"(
        < ["resolve",5,{"a":["export",-1]}]
        < ["reject",5,{"a":["export",-2]}]
    )");
    QCOMPARE(importsOf(capture, Side::A), u"0 -1"_s);
    QCOMPARE(exportsOf(capture, Side::B), u"0 -1 -2"_s);
}

void TestTableHistory::whatStandsBehindAFaultIsNotIntroduced()
{
    Capture capture;
    play(capture, R"(> ["push",[[["export",-1],["nonsense"],["export",-2]]]])");
    QCOMPARE(importsOf(capture, Side::B), u"0 -1"_s);
    QCOMPARE(exportsOf(capture, Side::B), u"0"_s);
    QCOMPARE(capture.problem(0), uR"(unknown special value: ["nonsense"])"_s);

    // What only the receiver can find wrong does not undo what the sender did.
    Capture other;
    play(other, R"(> ["push",[[["export",-1],["import",7],["export",-2]]]])");
    QCOMPARE(exportsOf(other, Side::A), u"0 -1 -2"_s);
    QCOMPARE(importsOf(other, Side::B), u"0 -1"_s);
}

void TestTableHistory::opaquePositionsIntroduceNothing_data()
{
    QTest::addColumn<QByteArray>("expression");
    QTest::addColumn<QString>("imports");
    QTest::newRow("behind a date") << QByteArray(R"(["date",5,["export",-1]])") << u"0"_s;
    QTest::newRow("name and stack of an error")
        << QByteArray(R"(["error","Error","m",null,{"name":["export",-1],"stack":["export",-2],"more":["export",-3]}])")
        << u"0 -3"_s;
    QTest::newRow("instructions of a map") << QByteArray(
        R"(["remap",0,["list"],[["export",-1]],[["pipeline",-1,["f"],[["export",-2]]]]])")
                                           << u"0 -1"_s;
    QTest::newRow("a name that is dropped") << QByteArray(R"({"toString":["export",-1],"toJSON":["export",-2]})") << u"0 -1 -2"_s;
    QTest::newRow("pairs of headers") << QByteArray(R"(["headers",[["export","x"]]])") << u"0"_s;
}

void TestTableHistory::opaquePositionsIntroduceNothing()
{
    QFETCH(QByteArray, expression);
    QFETCH(QString, imports);
    Capture capture;
    play(capture, "> [\"push\"," + expression + "]");
    QVERIFY2(capture.problem(0).isEmpty(), qUtf8Printable(capture.problem(0)));
    QCOMPARE(importsOf(capture, Side::B), imports);
}

void TestTableHistory::aPositiveIdMovesTheCounter()
{
    Capture capture;
    play(capture, R"(> ["push",["export",5]])");
    QCOMPARE(capture.tables().nextImport(0, Side::B), 6.0);
    play(capture, R"(< ["push",1])");
    QCOMPARE(importsOf(capture, Side::B), u"0 5 6"_s);
    QCOMPARE(exportsOf(capture, Side::A).contains(u"1"_s), true); // the peer counts on its own
}

void TestTableHistory::hostileIdsAreKeptAsTheyAre()
{
    Capture capture;
    play(capture, R"(> ["push",[[["export",-1.5],["export",-4000000000],["export",1e999],["export",1e15],["export",-0]]]])");
    QVERIFY(capture.problem(0).isEmpty());
    QCOMPARE(capture.tables().sizes(0, Side::B).imports, 5);
    QVERIFY(capture.tables().find(0, Side::B, Table::Imports, EntryId(-1.5)));
    QVERIFY(capture.tables().find(0, Side::B, Table::Imports, EntryId(-4e9)));
    QCOMPARE(capture.tables().find(0, Side::B, Table::Imports, EntryId(0))->references, 2.0);
    QCOMPARE(capture.tables().nextImport(0, Side::B), 1.0); // none of them is an index of a JavaScript array
}

void TestTableHistory::anAbortFreezes()
{
    Capture capture;
    play(capture, R"(
        > ["push",["pipeline",0,["slow"],[["export",-1]]]]
        > ["abort",["error","Error","enough"]]
    )");
    QVERIFY(capture.tables().isFrozen(0, Side::A));
    QVERIFY(capture.tables().isFrozen(0, Side::B));
    QVERIFY(capture.session(0).aborted);
    // What crossed the abort: its sender did it, and nobody heard.
    play(capture, R"(< ["push",["pipeline",-1,[],[]]])");
    QCOMPARE(importsOf(capture, Side::B), u"0 -1 1"_s);
    QCOMPARE(exportsOf(capture, Side::A), u"0 -1"_s);
    play(capture, R"(> ["release",1,1])");
    QCOMPARE(importsOf(capture, Side::A), u"0 1"_s);
    QVERIFY(capture.row(3).hasProblem);
}

void TestTableHistory::aSideThatFailedStillReleasesAndAborts()
{
    Capture capture;
    play(capture, R"(
        > ["push",[[["export",-1],["nonsense"]]]]
        > ["push",["export",-3]]
        < ["release",-1,1]
        < ["abort",["error","TypeError","unknown special value: [\"nonsense\"]"]]
    )");
    QCOMPARE(importsOf(capture, Side::B, 1), u"0 -1"_s);
    QCOMPARE(importsOf(capture, Side::B), u"0"_s);
    QCOMPARE(exportsOf(capture, Side::A), u"0 -3"_s);
}

void TestTableHistory::textsThatNeverLeftCountForTheirSender()
{
    Capture capture;
    play(capture, R"(
        > ["push",["pipeline",0,["add"],[1,2]]]
        ) ["release",1,1]
    )");
    QCOMPARE(importsOf(capture, Side::A), u"0"_s);
    QCOMPARE(exportsOf(capture, Side::B), u"0 1"_s);
}

void TestTableHistory::ownLimitsAreKept()
{
    RpcLimits limits;
    limits.maxBigIntDigits = 4;
    limits.maxMessageSize = 64;
    Capture capture;
    capture.setLimits(0, Side::B, limits);
    play(capture, R"(> ["push",["bigint","1234"]])");
    QVERIFY(capture.problem(0).isEmpty());
    play(capture, "> [\"push\",\"" + QByteArray(100, 'x') + "\"]");
    QCOMPARE(capture.problem(1), u"Incoming message exceeds maximum size of 64 UTF-16 code units."_s);
    QCOMPARE(exportsOf(capture, Side::B), u"0 1"_s);
    QCOMPARE(importsOf(capture, Side::A), u"0 1 2"_s);

    Capture other;
    other.setLimits(0, Side::B, limits);
    play(other, R"(> ["push",["bigint","12345"]])");
    QVERIFY(!other.problem(0).isEmpty());
}

void TestTableHistory::introductionsComeBeforeThePushedExport()
{
    TableHistory history;
    JsonDocument document;
    QVERIFY(!document.parse(R"(["push",["pipeline",0,["call"],[["export",-1]]]])").isError());
    const Message message = *Message::decode(document.root());
    history.beginReceive(0, Side::B, message, 1);
    QCOMPARE(history.sizes(0, Side::B), (TableSizes{2, 1}));
    history.endReceive(0, Side::B, 2);
    QCOMPARE(history.sizes(0, Side::B), (TableSizes{2, 2}));
    QCOMPARE(history.sizes(0, Side::A), (TableSizes{1, 1})); // nobody said that A sent it
}

void TestTableHistory::problemsAreTold_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("problem");
    QTest::newRow("pull") << QByteArray(R"(["pull",7])") << u"no such export ID: 7"_s;
    QTest::newRow("release") << QByteArray(R"(["release",-7,1])") << u"no such export ID: -7"_s;
    QTest::newRow("too much released") << QByteArray(R"(["release",0,2])") << u"refcount would go negative: 1 < 2"_s;
    QTest::newRow("pipeline") << QByteArray(R"(["push",["pipeline",3,["x"],[]]])") << u"no such entry on exports table: 3"_s;
    QTest::newRow("no message") << QByteArray(R"(["hello"])") << uR"(bad RPC message: ["hello"])"_s;
    QTest::newRow("no array") << QByteArray(R"(5)") << u"bad RPC message: 5"_s;
}

void TestTableHistory::problemsAreTold()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, problem);
    Capture capture;
    play(capture, "> " + text);
    QCOMPARE(capture.problem(0), problem);
    QVERIFY(capture.tables().isFrozen(0, Side::B));
    QVERIFY(!capture.tables().isFrozen(0, Side::A));
}

void TestTableHistory::everyMomentCanBeAskedForAfterwards()
{
    // Enough calls for many checkpoints, with lives of all lengths: call n ends after call n + n % 97 * 13, every 50th never.
    constexpr int Calls = 20000;
    Capture capture;
    QList<QList<int>> endingAt(Calls + 97 * 13 + 1);
    QList<std::pair<TableSizes, TableSizes>> sizes;
    QList<QString> some;
    const auto append = [&](const QByteArray &text) {
        Record record;
        record.text = text;
        capture.append(std::move(record));
        sizes.append({capture.tables().sizes(0, Side::A), capture.tables().sizes(0, Side::B)});
        if (sizes.size() % 500 == 0)
            some.append(importsOf(capture, Side::A));
    };
    for (int n = 1; n <= Calls; ++n) {
        append(R"(["push",["pipeline",0,["m"],[]]])");
        if (n % 50 != 0)
            endingAt[n + n % 97 * 13].append(n);
        for (const int ending : endingAt[n])
            append("[\"release\"," + QByteArray::number(ending) + ",1]");
    }
    for (RecordIndex at = 0; at < capture.count(); ++at) {
        QCOMPARE(capture.tables().sizes(0, Side::A, at), sizes[at].first);
        QCOMPARE(capture.tables().sizes(0, Side::B, at), sizes[at].second);
    }
    for (qsizetype i = 0; i < some.size(); ++i)
        QCOMPARE(importsOf(capture, Side::A, (i + 1) * 500 - 1), some[i]);
}

void TestTableHistory::whatWasRevivedLivesAtEveryMomentSince()
{
    // Stubs that are introduced often, and whose releases cross that: a side that names them still had them.
    constexpr int Stubs = 4000;
    Capture capture;
    const auto append = [&](Side from, const QByteArray &text) {
        Record record;
        record.from = from;
        record.text = text;
        capture.append(std::move(record));
    };
    for (int round = 0; round < 4; ++round) {
        QByteArray all = "[\"push\",[[";
        for (int id = 1; id <= Stubs; ++id)
            all += "[\"export\",-" + QByteArray::number(id) + "],";
        all.back() = ']';
        append(Side::A, all + "]]");
    }
    std::minstd_rand random(7);
    QList<bool> held(Stubs + 1, true);
    QList<int> releases(Stubs + 1, 0);
    for (int i = 0; i < 5 * Stubs; ++i) {
        const int id = 1 + int(random() % Stubs);
        const QByteArray number = QByteArray::number(-id);
        if (!held[id]) {
            append(Side::B, "[\"push\",[\"pipeline\"," + number + ",[\"go\"],[]]]");
            QVERIFY2(!capture.row(capture.count() - 1).hasProblem, qUtf8Printable(capture.problem(capture.count() - 1)));
            held[id] = true;
        } else if (releases[id] < 3) {
            append(Side::B, "[\"release\"," + number + ",1]");
            held[id] = false;
            ++releases[id];
        }
    }

    // Each has one lifetime: what is known of it now tells of all moments.
    const TableHistory &tables = capture.tables();
    QList<qint64> change(capture.count() + 1, 0);
    for (int id = -Stubs; id < tables.nextImport(0, Side::B); ++id) {
        const std::optional<TableEntry> entry = tables.find(0, Side::B, Table::Imports, EntryId(id));
        QVERIFY(entry);
        QCOMPARE(entry->released == NoRecord, id >= 0 || held[-id]);
        ++change[std::max<RecordIndex>(entry->born, 0)];
        if (entry->released != NoRecord)
            --change[entry->released];
    }
    qint64 expected = 0;
    for (RecordIndex at = 0; at < capture.count(); ++at) {
        expected += change[at];
        QCOMPARE(tables.sizes(0, Side::B, at).imports, expected);
    }
    for (RecordIndex at = 0; at < capture.count(); at += 997) {
        const QList<TableEntry> entries = tables.entries(0, Side::B, Table::Imports, at);
        for (qsizetype i = 1; i < entries.size(); ++i)
            QVERIFY(entries[i].id != entries[i - 1].id);
    }
}

void TestTableHistory::manyRevivalsCostWhatIntroductionsDo()
{
    constexpr int Stubs = 30000;
    Capture capture;
    const auto append = [&](Side from, const QByteArray &head, const QByteArray &tail) {
        for (int id = 1; id <= Stubs; ++id) {
            Record record;
            record.from = from;
            record.text = head + QByteArray::number(-id) + tail;
            capture.append(std::move(record));
        }
    };
    const std::clock_t begin = std::clock();
    append(Side::A, "[\"push\",[\"export\",", "]]");
    append(Side::A, "[\"push\",[\"export\",", "]]");
    append(Side::B, "[\"release\",", ",1]");
    const std::clock_t released = std::clock();
    append(Side::B, "[\"push\",[\"import\",", "]]");
    const std::clock_t revived = std::clock();
    QCOMPARE(capture.tables().sizes(0, Side::B).imports, 2 * Stubs + 1);
    QVERIFY2(revived - released < 3 * (released - begin),
             qPrintable(u"%1 and %2"_s.arg(released - begin).arg(revived - released)));
}

void TestTableHistory::referencesAreAsTheyWereThen()
{
    Capture capture;
    play(capture, R"(
        > ["push",["export",-1]]
        > ["push",["export",-1]]
        < ["release",-1,0.5]
        < ["release",-1,1.5]
    )");
    QCOMPARE(exportsOf(capture, Side::A, 0), u"0 -1"_s);
    QCOMPARE(exportsOf(capture, Side::A, 1), u"0 -1×2"_s);
    QCOMPARE(exportsOf(capture, Side::A, 2), u"0 -1×1.5"_s);
    QCOMPARE(exportsOf(capture, Side::A, 3), u"0"_s);
}

void TestTableHistory::sessionsAreApart()
{
    Capture capture;
    play(capture, R"(> ["push",["export",-1]])", 0);
    play(capture, R"(> ["push",5])", 3);
    QCOMPARE(table(capture, Side::B, Table::Imports, TableHistory::Latest, 3), u"0"_s);
    QCOMPARE(table(capture, Side::A, Table::Imports, TableHistory::Latest, 3), u"0 1"_s);
    QCOMPARE(capture.sessionCount(), 4);
    QCOMPARE(capture.session(1).first, NoRecord);
    QCOMPARE(capture.session(3).first, RecordIndex(1));
}

QTEST_GUILESS_MAIN(TestTableHistory)
#include "tst_tablehistory.moc"
