// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "calldetails.h"
#include "jsondocument.h"
#include "lifetime.h"
#include "streamtransfers.h"
#include "transcript.h"

#include <QtTest/QTest>

using namespace Qt::StringLiterals;
using namespace QtCapnWeb;
using namespace QtCapnWeb::Trace;
using namespace Transcript;

/// What is known of single calls, streams and entries.
class TestCallDetails : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aCallTellsItsSizesAndItsFate();
    void depthCountsCallsThatWereNotWaitedFor();
    void roundTripsCountAnswersThatWereWaitedFor();
    void aStubOutOfAResultLeadsBackToItsCall();
    void aLongChainIsFollowedWithoutRecursion();
    void waitingLastsUntilTheLastArgumentIsThere();
    void waitingEndsWithTheAnswer();
    void anExportedPromiseIsWaitedFor();
    void dependentsHangOnACall();

    void mapsReadAsCode_data();
    void mapsReadAsCode();
    void hostileInstructionsAreCut();
    void argumentsReadAsCode();

    void aPipeIsOneTransfer();
    void aWritableIsOneTransfer();
    void theWindowIsKnownAtEachMoment();
    void theEndOfATransfer_data();
    void theEndOfATransfer();
    void transfersGrowWithTheCapture();

    void theLifeOfAStub();
    void theLifeOfACall();
    void referencesChangeWithinALife();
    void callsInFlightOnAnEntry();
    void jsonHasItsDocumentedKeys();
};

void TestCallDetails::aCallTellsItsSizesAndItsFate()
{
    Capture capture;
    play(capture, R"(
        @1 > ["push",["pipeline",0,["add"],[1,2]]]
        @1 > ["pull",1]
        @4 < ["resolve",1,3]
        > ["release",1,1]
        > ["push",["pipeline",0,["log"],["x"]]]
    )");
    const CallDetails add = callDetails(capture, 0);
    QCOMPARE(add.method, u"add"_s);
    QCOMPARE(add.target, u"main.add"_s);
    QCOMPARE(add.arguments, u"1, 2"_s);
    QCOMPARE(add.requestBytes, capture.text(0).size());
    QCOMPARE(add.responseBytes, capture.text(2).size());
    QCOMPARE(add.call.latency, qint64(3'000'000));
    QVERIFY(!add.neverPulled && !add.neverSettled);
    QCOMPARE(add.roundTrips, 1);
    QCOMPARE(add.pipelineDepth, 0);
    QCOMPARE(add.waiting, qint64(0));
    const CallDetails log = callDetails(capture, 1);
    QVERIFY(log.neverPulled && log.neverSettled);
}

void TestCallDetails::depthCountsCallsThatWereNotWaitedFor()
{
    Capture capture;
    play(capture, R"(
        > ["push",["pipeline",0,["authenticate"],["t"]]]
        > ["push",["pipeline",1,["profile"],[]]]
        > ["push",["pipeline",0,["greet"],[["pipeline",2,["name"]]]]]
        > ["pull",3]
        < ["resolve",3,"hello"]
    )");
    QCOMPARE(callDetails(capture, 0).pipelineDepth, 0);
    QCOMPARE(callDetails(capture, 1).pipelineDepth, 1);
    const CallDetails greet = callDetails(capture, 2);
    QCOMPARE(greet.pipelineDepth, 2);
    QCOMPARE(greet.roundTrips, 1);
    QCOMPARE(greet.references.size(), 2);
    QCOMPARE(greet.references[0].via, CallReference::Via::Target);
    QCOMPARE(greet.references[0].call, NoCall);
    QCOMPARE(greet.references[1].via, CallReference::Via::Argument);
    QCOMPARE(greet.references[1].call, CallId(1));
    QVERIFY(greet.references[1].promise && greet.references[1].pending);
}

void TestCallDetails::roundTripsCountAnswersThatWereWaitedFor()
{
    Capture capture;
    play(capture, R"(
        > ["push",["pipeline",0,["open"],[]]]
        > ["pull",1]
        < ["resolve",1,["export",-1]]
        > ["release",1,1]
        > ["push",["pipeline",-1,["child"],[]]]
        > ["pull",2]
        < ["resolve",2,["export",-2]]
        > ["release",2,1]
        > ["push",["pipeline",-2,["name"],[]]]
        > ["pull",3]
        < ["resolve",3,"x"]
    )");
    QCOMPARE(callDetails(capture, 0).roundTrips, 1);
    QCOMPARE(callDetails(capture, 1).roundTrips, 2);
    QCOMPARE(callDetails(capture, 2).roundTrips, 3);
    QCOMPARE(callDetails(capture, 2).pipelineDepth, 0);
}

void TestCallDetails::aStubOutOfAResultLeadsBackToItsCall()
{
    Capture capture;
    play(capture, R"(
        > ["push",["pipeline",0,["list"],[]]]
        > ["pull",1]
        < ["resolve",1,{"items":[[["export",-1],["export",-2]]]}]
        > ["release",1,1]
        > ["push",["pipeline",-2,["rename"],["n"]]]
    )");
    const CallDetails rename = callDetails(capture, 1);
    QCOMPARE(rename.references.size(), 1);
    QCOMPARE(rename.references[0].call, CallId(0));
    QVERIFY(!rename.references[0].pending);
    QCOMPARE(rename.references[0].settled, RecordIndex(2));
    QCOMPARE(rename.target, u"list(…).items.1.rename"_s);
}

void TestCallDetails::aLongChainIsFollowedWithoutRecursion()
{
    Capture capture;
    constexpr int Calls = 20000;
    for (int i = 0; i < Calls; ++i) {
        Record record;
        record.text = R"(["push",["pipeline",)" + QByteArray::number(i) + R"(,["next"],[]]])";
        capture.append(std::move(record));
    }
    const CallDetails near = callDetails(capture, 1500);
    QCOMPARE(near.pipelineDepth, 1500);
    QVERIFY(!near.truncated);
    const CallDetails far = callDetails(capture, Calls - 1);
    QVERIFY(far.truncated);
    QVERIFY(far.pipelineDepth >= 1900);
}

void TestCallDetails::waitingLastsUntilTheLastArgumentIsThere()
{
    Capture capture;
    play(capture, R"(
        @0 > ["push",["pipeline",0,["slow"],[]]]
        @0 > ["push",["pipeline",0,["fast"],[]]]
        @1 > ["push",["pipeline",0,["sum"],[["pipeline",1],["pipeline",2]]]]
        @1 > ["pull",1]
        @1 > ["pull",2]
        @1 > ["pull",3]
        @3 < ["resolve",2,2]
        @8 < ["resolve",1,1]
        @9 < ["resolve",3,3]
    )");
    const CallDetails sum = callDetails(capture, 2);
    QCOMPARE(sum.waiting, qint64(7'000'000));
    QCOMPARE(sum.waitedFor, RecordIndex(7));
    QCOMPARE(sum.pipelineDepth, 1);
}

void TestCallDetails::waitingEndsWithTheAnswer()
{
    Capture capture;
    play(capture, R"(
        @0 > ["push",["pipeline",0,["slow"],[]]]
        @1 > ["push",["pipeline",0,["use"],[["pipeline",1]]]]
        @1 > ["pull",2]
        @2 < ["reject",2,["error","Error","no"]]
        @3 > ["push",["pipeline",0,["use"],[["pipeline",1]]]]
    )");
    QCOMPARE(callDetails(capture, 1).waiting, qint64(1'000'000));
    QCOMPARE(callDetails(capture, 2).waiting, qint64(-1)); // it waits still
}

void TestCallDetails::anExportedPromiseIsWaitedFor()
{
    Capture capture;
    play(capture, R"(
        @0 > ["push",["pipeline",0,["use"],[["promise",-1]]]]
        @0 > ["pull",1]
        @4 > ["resolve",-1,5]
        @5 < ["resolve",1,5]
    )");
    const CallDetails use = callDetails(capture, 0);
    QCOMPARE(use.waiting, qint64(4'000'000));
    QCOMPARE(use.waitedFor, RecordIndex(2));
    QCOMPARE(use.references.last().id, EntryId(-1));
}

void TestCallDetails::dependentsHangOnACall()
{
    Capture capture;
    play(capture, R"(
        > ["push",["pipeline",0,["list"],[]]]
        > ["push",["pipeline",1,["first"],[]]]
        > ["push",["pipeline",0,["other"],[]]]
        > ["push",["pipeline",0,["use"],[["pipeline",1]]]]
        > ["push",["remap",3,[],[["import",1]],[["pipeline",0]]]]
        < ["push",["pipeline",0,["back"],[]]]
    )");
    bool complete = false;
    QCOMPARE(dependentsOf(capture, 0, 1000, &complete), (QList<CallId>{1, 3, 4}));
    QVERIFY(complete);
    QCOMPARE(dependentsOf(capture, 0, 2, &complete), (QList<CallId>{1}));
    QVERIFY(!complete);
}

void TestCallDetails::mapsReadAsCode_data()
{
    QTest::addColumn<QByteArray>("remap");
    QTest::addColumn<QString>("code");
    const auto row = [](const char *name, const char *remap, const QString &code) {
        QTest::newRow(name) << QByteArray(remap) << code;
    };
    row("a call on a capture", R"(["remap",1,[],[["import",0]],[["pipeline",-1,["getUserName"],[["pipeline",0]]]]])",
        u"names(…).map(x => main.getUserName(x))"_s);
    row("the input's property", R"(["remap",1,["items"],[],[["pipeline",0,["title"]]]])", u"names(…).items.map(x => x.title)"_s);
    row("a chain is written as one",
        R"(["remap",1,[],[],[["pipeline",0,["a"],[]],["pipeline",1,["b"],[1]],["pipeline",2,["c"]]]])",
        u"names(…).map(x => x.a().b(1).c)"_s);
    row("used twice",
        R"(["remap",1,[],[],[["pipeline",0,["open"],[]],["pipeline",1,["touch"],[]],{"a":["pipeline",1],"b":["pipeline",1,["n"]]}]])",
        u"names(…).map(x => { const v1 = x.open(); v1.touch(); return {a: v1, b: v1.n}; })"_s);
    row("an object is no block", R"(["remap",1,[],[],[{"n":["pipeline",0]}]])", u"names(…).map(x => ({n: x}))"_s);
    row("an array", R"(["remap",1,[],[],[[[["pipeline",0],5]]]])", u"names(…).map(x => [x, 5])"_s);
    row("maps nest", R"(["remap",1,[],[],[["remap",0,["sub"],[["import",0]],[["pipeline",0,["f"],[["pipeline",-1]]]]]]])",
        u"names(…).map(x => x.sub.map(y => y.f(x)))"_s);
    row("odd names", R"(["remap",1,[],[],[["pipeline",0,["a b",0]]]])", u"names(…).map(x => x[\"a b\"][0])"_s);
    row("no instruction", R"(["remap",1,[],[],[]])", u"names(…).map(x => undefined)"_s);
    row("what is not there yet", R"(["remap",1,[],[],[["pipeline",2],["pipeline",1]]])", u"names(…).map(x => #2)"_s);
}

void TestCallDetails::mapsReadAsCode()
{
    QFETCH(QByteArray, remap);
    QFETCH(QString, code);
    Capture capture;
    play(capture, R"(> ["push",["pipeline",0,["names"],[]]])");
    Record record;
    record.text = "[\"push\"," + remap + "]";
    capture.append(std::move(record));
    QVERIFY2(!capture.row(1).hasProblem, qUtf8Printable(capture.problem(1)));
    QCOMPARE(callDetails(capture, 1).map, code);
}

void TestCallDetails::hostileInstructionsAreCut()
{
    // Each uses the one before twice: written out it would double with each.
    QByteArray doubling;
    QByteArray chain;
    for (int i = 0; i < 3000; ++i) {
        const QByteArray before = QByteArray::number(i);
        doubling += (i ? "," : "") + QByteArray(R"([[["pipeline",)") + before + R"(],["pipeline",)" + before + "]]]";
        chain += (i ? "," : "") + QByteArray(R"(["pipeline",)") + before + R"(,["f"],[]])";
    }
    for (const QByteArray &instructions : {doubling, chain}) {
        Capture capture;
        Record record;
        record.text = R"(["push",["remap",0,[],[],[)" + instructions + "]]]";
        capture.append(std::move(record));
        const QString map = callDetails(capture, 0).map;
        QVERIFY(map.size() > 100 && map.size() < 4000);
    }
    Capture deep;
    Record record;
    record.text = R"(["push",["remap",0,[],[],[)" + QByteArray("[[").repeated(20000) + QByteArray("]]").repeated(20000) + "]]]";
    deep.append(std::move(record));
    QVERIFY(callDetails(deep, 0).map.contains(u'…'));
}

void TestCallDetails::argumentsReadAsCode()
{
    Capture capture;
    play(
        capture,
        R"(> ["push",["pipeline",0,["f"],[["date",5],["undefined"],["bigint","12"],["export",-1],["error","TypeError","no"],{"a-b":[[1]]}]]])");
    QCOMPARE(callDetails(capture, 0).arguments, u"new Date(5), undefined, 12n, export -1, TypeError(\"no\"), {\"a-b\": [1]}"_s);
}

void TestCallDetails::aPipeIsOneTransfer()
{
    Capture capture;
    play(capture, R"(
        > ["pipe"]
        > ["push",["pipeline",0,["upload"],[["readable",1]]]]
        @10 > ["stream",["pipeline",1,["write"],["abc"]]]
        @11 > ["stream",["pipeline",1,["write"],["de"]]]
        @20 < ["resolve",3,["undefined"]]
        @30 < ["resolve",4,["undefined"]]
        > ["stream",["pipeline",1,["close"],[]]]
        < ["resolve",5,["undefined"]]
        > ["release",1,1]
    )");
    StreamTransfers streams;
    QVERIFY(streams.update(capture));
    QCOMPARE(streams.transfers().size(), size_t(1));
    const StreamTransfer &transfer = streams.transfers().front();
    QVERIFY(transfer.pipe);
    QCOMPARE(transfer.writer, Side::A);
    QCOMPARE(transfer.opened, RecordIndex(0));
    QCOMPARE(transfer.chunks, 2);
    QCOMPARE(transfer.answered, 2);
    QCOMPARE(transfer.failed, 0);
    const qint64 first = capture.text(2).size();
    const qint64 second = capture.text(3).size();
    QCOMPARE(transfer.bytes, first + second);
    QCOMPARE(transfer.largestWindow, first + second);
    QCOMPARE(transfer.inFlight, 0);
    QCOMPARE(transfer.end, StreamTransfer::End::Closed);
    QCOMPARE(transfer.ended, RecordIndex(6));
    QCOMPARE(transfer.duration(), qint64(20'000'000));
    QCOMPARE(transfer.rate(), double(first + second) / 0.02);
}

void TestCallDetails::aWritableIsOneTransfer()
{
    Capture capture;
    play(capture, R"(
        > ["push",["pipeline",0,["download"],[["writable",-1]]]]
        < ["stream",["pipeline",-1,["write"],[1]]]
        > ["reject",1,["error","Error","full"]]
    )");
    StreamTransfers streams;
    streams.update(capture);
    QCOMPARE(streams.transfers().size(), size_t(1));
    const StreamTransfer &transfer = streams.transfers().front();
    QVERIFY(!transfer.pipe);
    QCOMPARE(transfer.writer, Side::B);
    QCOMPARE(transfer.opened, RecordIndex(0));
    QCOMPARE(transfer.failed, 1);
    QCOMPARE(transfer.end, StreamTransfer::End::Open);
    QCOMPARE(streams.find(0, Side::B, EntryId(-1)), 0);
    QCOMPARE(streams.find(0, Side::A, EntryId(-1)), -1);
}

void TestCallDetails::theWindowIsKnownAtEachMoment()
{
    Capture capture;
    play(capture, R"(
        > ["pipe"]
        > ["stream",["pipeline",1,["write"],["aaaa"]]]
        > ["stream",["pipeline",1,["write"],["bb"]]]
        < ["resolve",2,["undefined"]]
        > ["stream",["pipeline",1,["write"],["c"]]]
        < ["resolve",3,["undefined"]]
    )");
    StreamTransfers streams;
    streams.update(capture);
    const qint64 a = capture.text(1).size();
    const qint64 b = capture.text(2).size();
    const qint64 c = capture.text(4).size();
    const QList<qint64> expected{0, a, a + b, b, b + c, c};
    for (RecordIndex at = 0; at < capture.count(); ++at)
        QCOMPARE(streams.inFlightAt(capture, 0, at), expected[at]);
    const QList<StreamWindowPoint> window = streams.window(capture, 0);
    QCOMPARE(window.size(), 5);
    for (const StreamWindowPoint &point : window)
        QCOMPARE(point.bytes, expected[point.record]);
    QVERIFY(streams.window(capture, 0, 2).size() <= 3);
    QCOMPARE(streams.transfers().front().inFlight, c);
}

void TestCallDetails::theEndOfATransfer_data()
{
    QTest::addColumn<QByteArray>("end");
    QTest::addColumn<int>("state");
    const auto row = [](const char *name, const char *end, StreamTransfer::End state) {
        QTest::newRow(name) << QByteArray(end) << int(state);
    };
    row("close", R"(> ["stream",["pipeline",1,["close"],[]]])", StreamTransfer::End::Closed);
    row("abort", R"(> ["stream",["pipeline",1,["abort"],[["error","Error","x"]]]])", StreamTransfer::End::Aborted);
    row("release", R"(> ["release",1,1])", StreamTransfer::End::Released);
    row("the socket", "x 1000", StreamTransfer::End::Broken);
    row("an abort of the session", R"(< ["abort",["error","Error","x"]])", StreamTransfer::End::Broken);
}

void TestCallDetails::theEndOfATransfer()
{
    QFETCH(QByteArray, end);
    QFETCH(int, state);
    Capture capture;
    play(capture, R"(
        > ["pipe"]
        > ["stream",["pipeline",1,["write"],[1]]]
    )");
    play(capture, end.constData());
    StreamTransfers streams;
    streams.update(capture);
    QCOMPARE(int(streams.transfers().front().end), state);
    QCOMPARE(streams.transfers().front().ended, RecordIndex(2));
}

void TestCallDetails::transfersGrowWithTheCapture()
{
    const char *conversation = R"(
        > ["pipe"]
        > ["stream",["pipeline",1,["write"],["aaaa"]]]
        < ["resolve",2,["undefined"]]
        > ["stream",["pipeline",1,["write"],["bb"]]]
        > ["release",1,1]
    )";
    Capture whole;
    play(whole, conversation);
    StreamTransfers atOnce;
    atOnce.update(whole);
    StreamTransfers sliced;
    int slices = 1;
    while (!sliced.update(whole, 2))
        ++slices;
    QCOMPARE(slices, 3);
    QCOMPARE(toJson(whole, sliced.transfers().front()), toJson(whole, atOnce.transfers().front()));
}

void TestCallDetails::theLifeOfAStub()
{
    Capture capture;
    play(capture, R"(
        > ["push",["pipeline",0,["make"],[]]]
        > ["pull",1]
        < ["resolve",1,["export",-1]]
        > ["release",1,1]
        > ["push",["pipeline",-1,["use"],[]]]
        > ["release",-1,1]
    )");
    const auto life = lifetimeOf(capture, 0, Side::A, Table::Imports, EntryId(-1), 4);
    QVERIFY(life);
    QCOMPARE(life->label, u"make(…)"_s);
    QCOMPARE(life->bornOf, CallId(0));
    QCOMPARE(life->entry.born, RecordIndex(2));
    QCOMPARE(life->entry.released, RecordIndex(5));
    using Kind = LifetimeEvent::Kind;
    QCOMPARE(life->events, (QList<LifetimeEvent>{{Kind::Born, 2, 1}, {Kind::Released, 5, 0}}));
    QCOMPARE(life->inFlight, (QList<CallId>{1}));
    const auto twin = lifetimeOf(capture, 0, Side::B, Table::Exports, EntryId(-1), 4);
    QVERIFY(twin);
    QCOMPARE(twin->label, life->label);
    QCOMPARE(twin->inFlight, life->inFlight);
    QVERIFY(!lifetimeOf(capture, 0, Side::A, Table::Imports, EntryId(-1), 1));
    QVERIFY(!lifetimeOf(capture, 7, Side::A, Table::Imports, EntryId(-1)));
}

void TestCallDetails::theLifeOfACall()
{
    Capture capture;
    play(capture, R"(
        > ["push",["pipeline",0,["make"],[]]]
        > ["pull",1]
        < ["reject",1,["error","Error","x"]]
        > ["release",1,1]
    )");
    const auto life = lifetimeOf(capture, 0, Side::A, Table::Imports, EntryId(1));
    QVERIFY(life);
    using Kind = LifetimeEvent::Kind;
    QCOMPARE(life->events,
             (QList<LifetimeEvent>{{Kind::Born, 0, 1}, {Kind::Pulled, 1, 1}, {Kind::Rejected, 2, 1}, {Kind::Released, 3, 0}}));
    const auto main = lifetimeOf(capture, 0, Side::A, Table::Imports, EntryId(0));
    QVERIFY(main);
    QCOMPARE(main->events, (QList<LifetimeEvent>{{Kind::Born, NoRecord, 1}}));
}

void TestCallDetails::referencesChangeWithinALife()
{
    Capture capture;
    play(capture, R"(
        > ["push",["pipeline",0,["on"],[["export",-1],["export",-1]]]]
        > ["push",["pipeline",0,["on"],[["export",-1]]]]
        < ["release",-1,1]
        < ["release",-1,2]
    )");
    const auto life = lifetimeOf(capture, 0, Side::A, Table::Exports, EntryId(-1));
    QVERIFY(life);
    using Kind = LifetimeEvent::Kind;
    QList<LifetimeEvent> events = life->events;
    QCOMPARE(events.size(), 4);
    QCOMPARE(events[0], (LifetimeEvent{Kind::Born, 0, 2}));
    QCOMPARE(events[1], (LifetimeEvent{Kind::References, 1, 3}));
    QCOMPARE(events[2], (LifetimeEvent{Kind::References, 2, 2}));
    QCOMPARE(events[3], (LifetimeEvent{Kind::Released, 3, 0}));
}

void TestCallDetails::callsInFlightOnAnEntry()
{
    Capture capture;
    play(capture, R"(
        > ["push",["pipeline",0,["a"],[]]]
        > ["push",["pipeline",1,["b"],[]]]
        > ["push",["pipeline",0,["c"],[]]]
        < ["resolve",1,1]
        > ["release",1,1]
    )");
    const auto inFlight = [&](RecordIndex at) {
        return lifetimeOf(capture, 0, Side::A, Table::Imports, EntryId(0), at)->inFlight;
    };
    QCOMPARE(inFlight(0), (QList<CallId>{0}));
    QCOMPARE(inFlight(2), (QList<CallId>{0, 2}));
    QCOMPARE(inFlight(4), (QList<CallId>{2}));
}

void TestCallDetails::jsonHasItsDocumentedKeys()
{
    Capture capture;
    play(capture, R"(
        > ["push",["pipeline",0,["list"],[]]]
        > ["push",["remap",1,[],[],[["pipeline",0]]]]
    )");
    const QByteArray expected =
        R"({"call":1,"seq":1,"session":0,"caller":"a","id":2,"method":"","target":"list(…).map","state":"pending","kind":"map",)"
        R"("pull":null,"settled":null,"released":null,"latencyNs":null,"waitingNs":0,"pipelineDepth":1,"roundTrips":1,)"
        R"("neverPulled":true,"neverSettled":true,"requestBytes":43,"responseBytes":0,)"
        R"_("references":[{"via":"target","id":1,"call":0,"promise":true,"pending":true}],"map":"list(…).map(x => x)"})_";
    QCOMPARE(toJson(capture, callDetails(capture, 1)), expected);
    JsonDocument document;
    QVERIFY(!document.parse(toJson(capture, *lifetimeOf(capture, 0, Side::A, Table::Imports, EntryId(1)))).isError());
    QVERIFY(document.root().member("label").equals("list(…)"));
    QCOMPARE(document.root().member("inFlight").size(), 1u);
}

QTEST_GUILESS_MAIN(TestCallDetails)
#include "tst_calldetails.moc"
