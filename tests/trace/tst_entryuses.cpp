// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "entryuses.h"
#include "transcript.h"

#include <QtTest/QTest>

using namespace Qt::StringLiterals;
using namespace QtCapnWeb;
using namespace QtCapnWeb::Trace;
using namespace Transcript;

using Via = EntryUse::Via;

/// The calls that an entry stands in.
class TestEntryUses : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyWayIsFound();
    void aMomentOfThePastKnowsNoMore();
    void itFollowsAGrowingCapture();
    void aLifeEndsWithItsRelease();
    void whatIsKeptIsBounded();
    void otherSessionsDoNotCount();
};

namespace {

TableEntry entryOf(const Capture &capture, Side side, Table table, int id, RecordIndex at = TableHistory::Latest)
{
    return capture.tables().find(0, side, table, EntryId(id), at).value_or(TableEntry{});
}

std::unique_ptr<EntryUses> usesOf(const Capture &capture, int id, RecordIndex at = TableHistory::Latest, Side side = Side::A,
                                  Table table = Table::Imports)
{
    auto uses = std::make_unique<EntryUses>(capture, 0, side, table, entryOf(capture, side, table, id, at), at);
    while (!uses->step(capture)) { }
    return uses;
}

// Import -1 of A is made by the first call, used in every way, and let go.
constexpr const char *Conversation = R"(
    > ["push",["pipeline",0,["open"],[]]]
    > ["pull",1]
    < ["resolve",1,["export",-1]]
    > ["push",["pipeline",-1,["read"],[1]]]
    > ["push",["pipeline",0,["copy"],[["import",-1],-1]]]
    > ["push",["pipeline",0,["other"],["-1"]]]
    > ["push",["pipeline",-1,["link"],[["import",-1]]]]
    < ["resolve",2,5]
    < ["push",["pipeline",0,["notify"],[["export",-1]]]]
    > ["resolve",1,["import",-1]]
)";

} // namespace

void TestEntryUses::everyWayIsFound()
{
    Capture capture;
    play(capture, Conversation);
    const auto uses = usesOf(capture, -1);
    // Calls: open 0, read 1, copy 2, other 3, link 4, notify 5.
    QCOMPARE(uses->inFlight(), (QList<EntryUse>{{2, 4, Via::Argument}, {4, 6, Via::Target}, {4, 6, Via::Argument}}));
    QCOMPARE(uses->others(),
             (QList<EntryUse>{{0, 2, Via::Result}, {1, 3, Via::Target}, {5, 8, Via::Argument}, {5, 9, Via::Result}}));
    QCOMPARE(uses->inFlightCount(), 3);
    QCOMPARE(uses->othersCount(), 4);
    QCOMPARE(uses->calls(), (std::vector<CallId>{0, 2, 4, 5}));
    QCOMPARE(uses->progress(), 1.0);
    // The exporter's entry is the same thing.
    const auto exported = usesOf(capture, -1, TableHistory::Latest, Side::B, Table::Exports);
    QCOMPARE(exported->inFlight(), uses->inFlight());
    QCOMPARE(exported->others(), uses->others());
}

void TestEntryUses::aMomentOfThePastKnowsNoMore()
{
    Capture capture;
    play(capture, Conversation);
    const auto uses = usesOf(capture, -1, 5);
    QCOMPARE(uses->inFlight(), (QList<EntryUse>{{1, 3, Via::Target}, {2, 4, Via::Argument}}));
    QCOMPARE(uses->others(), (QList<EntryUse>{{0, 2, Via::Result}}));
}

void TestEntryUses::itFollowsAGrowingCapture()
{
    Capture capture;
    play(capture, R"(
        > ["push",["pipeline",0,["open"],[]]]
        > ["pull",1]
        < ["resolve",1,["export",-1]]
        > ["push",["pipeline",-1,["read"],[1]]]
    )");
    const auto uses = usesOf(capture, -1);
    QCOMPARE(uses->inFlight(), (QList<EntryUse>{{1, 3, Via::Target}}));
    QVERIFY(uses->step(capture));
    play(capture, R"(
        < ["resolve",2,["export",-1]]
        > ["push",["pipeline",-1,["write"],[2]]]
    )");
    while (!uses->step(capture)) { }
    QCOMPARE(uses->inFlight(), (QList<EntryUse>{{2, 5, Via::Target}}));
    QCOMPARE(uses->inFlightCount(), 1);
    QCOMPARE(uses->others(), (QList<EntryUse>{{0, 2, Via::Result}, {1, 3, Via::Target}, {1, 4, Via::Result}}));
}

void TestEntryUses::aLifeEndsWithItsRelease()
{
    Capture capture;
    play(capture, R"(
        > ["push",["pipeline",0,["open"],[]]]
        > ["pull",1]
        < ["resolve",1,["export",-1]]
        > ["push",["pipeline",-1,["read"],[1]]]
        > ["release",-1,1]
        > ["pull",2]
        < ["resolve",2,["export",-1]]
        > ["push",["pipeline",-1,["again"],[1]]]
    )");
    const auto first = usesOf(capture, -1, 3);
    QCOMPARE(first->othersCount() + first->inFlightCount(), 2);
    const auto second = usesOf(capture, -1);
    QCOMPARE(second->inFlight(), (QList<EntryUse>{{2, 7, Via::Target}}));
    QCOMPARE(second->others(), (QList<EntryUse>{{1, 6, Via::Result}}));
}

void TestEntryUses::whatIsKeptIsBounded()
{
    Capture capture;
    for (int i = 1; i <= 300; ++i) {
        const QByteArray id = QByteArray::number(i);
        play(capture, QByteArray(R"(> ["push",["pipeline",0,["m"],[]]])").constData());
        if (i % 2)
            play(capture, QByteArray("< [\"resolve\"," + id + ",1]").constData());
    }
    Record large;
    large.text = R"(["push",["pipeline",0,["m"],[")" + QByteArray(EntryUses::LargestMessage, 'x') + R"("]]])";
    capture.append(std::move(large));
    const auto uses = usesOf(capture, 0);
    QCOMPARE(uses->inFlightCount(), 151);
    QCOMPARE(uses->othersCount(), 150);
    QCOMPARE(uses->inFlight().size(), EntryUses::MostKept);
    QCOMPARE(uses->inFlight().first().call, 1); // the oldest
    QCOMPARE(uses->others().size(), EntryUses::MostKept);
    QCOMPARE(uses->others().last().call, 298); // the newest
    QCOMPARE(uses->skipped(), 1);
    // What is answered leaves room for others.
    play(capture, R"(< ["resolve",2,1])");
    while (!uses->step(capture)) { }
    QCOMPARE(uses->inFlightCount(), 150);
    QCOMPARE(uses->inFlight().size(), EntryUses::MostKept);
    QCOMPARE(uses->inFlight().first().call, 3);
}

void TestEntryUses::otherSessionsDoNotCount()
{
    Capture capture;
    play(capture, Conversation);
    play(capture, Conversation, 1);
    QCOMPARE(usesOf(capture, -1)->othersCount(), 4);
}

QTEST_GUILESS_MAIN(TestEntryUses)

#include "tst_entryuses.moc"
