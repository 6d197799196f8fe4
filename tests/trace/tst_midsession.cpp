// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "calldetails.h"
#include "findings.h"
#include "lifetime.h"
#include "ndjsonreader.h"
#include "sessionstart.h"
#include "transcript.h"

#include <QtCore/QBuffer>
#include <QtTest/QTest>

using namespace Qt::StringLiterals;
using namespace QtCapnWeb;
using namespace QtCapnWeb::Trace;
using namespace Transcript;

/// Recordings that begin in the middle of a session: what is from before is unknown, never invented, and nobody's fault.
class TestMidSession : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void firstMessagesTell_data();
    void firstMessagesTell();
    void unknownIdsAreMarkedSo();
    void whatComesLaterIsKnown();
    void anUnknownEntryEndsWithItsRelease();
    void answersToOldCallsAreNoNewCalls();
    void pushesThatWereMissedMoveTheCounter();
    void withoutJoiningNothingIsUnknown();
    void aFileIsJoinedByItself();
    void itIsSaidOnce();
};

void TestMidSession::firstMessagesTell_data()
{
    QTest::addColumn<QByteArray>("messages");
    QTest::addColumn<bool>("joined");
    QTest::addColumn<double>("firstOfA");
    QTest::addColumn<double>("firstOfB");
    const auto row = [](const char *name, const char *messages, bool joined, double a = 1, double b = 1) {
        QTest::newRow(name) << QByteArray(messages) << joined << a << b;
    };
    row("nothing", "", false);
    row("calls from the start", R"(
        > ["push",["pipeline",0,["f"],[]]]
        > ["pull",1])",
        false);
    row("nothing is named", R"(
        > ["push",["pipeline",0,["f"],[]]]
        > ["push",["pipeline",0,["f"],[["export",-700]]]])",
        false);
    row("a later call", R"(
        > ["push",["pipeline",0,["f"],[]]]
        > ["pull",500])",
        true, 500);
    row("calls at once", R"(
        > ["push",["pipeline",0,["f"],[]]]
        > ["push",["pipeline",0,["f"],[]]]
        > ["pull",500]
        > ["pull",501])",
        true, 500);
    row("an old stub", R"(> ["push",["pipeline",-3,["f"],[]]])", true);
    row("an old answer", R"(
        > ["push",["pipeline",0,["f"],[]]]
        < ["resolve",77,1]
        > ["release",77,1]
        > ["pull",78])",
        true, 78);
    row("an old release", R"(
        > ["release",77,1]
        > ["push",["pipeline",0,["f"],[]]])",
        true, 78);
    row("calls of the server", R"(
        < ["push",["pipeline",-1,["f"],[]]]
        < ["pull",41])",
        true, 1, 41);
    row("an old stream", R"(
        > ["stream",["pipeline",5,["write"],[1]]]
        > ["stream",["pipeline",5,["write"],[1]]]
        < ["resolve",90,["undefined"]]
        < ["resolve",91,["undefined"]])",
        true, 90);
    row("a peer that is wrong", R"(
        > ["pull",99]
        < ["abort",["error","Error","no such export ID: 99"]])",
        false);
    row("wrong later on", R"(
        > ["push",["pipeline",0,["f"],[]]]
        > ["pull",1]
        > ["pull",99]
        < ["abort",["error","Error","no such export ID: 99"]])",
        false);
}

void TestMidSession::firstMessagesTell()
{
    QFETCH(QByteArray, messages);
    QFETCH(bool, joined);
    QFETCH(double, firstOfA);
    QFETCH(double, firstOfB);
    Capture capture;
    play(capture, messages.constData());
    SessionStartFinder finder;
    for (RecordIndex i = 0; i < capture.count(); ++i) {
        JsonDocument document;
        QVERIFY(!document.parse(capture.text(i)).isError());
        finder.add(capture.row(i).from, *Message::decode(document.root()));
    }
    QCOMPARE(finder.start().has_value(), joined);
    if (joined) {
        QCOMPARE(finder.start()->firstPush[0], firstOfA);
        QCOMPARE(finder.start()->firstPush[1], firstOfB);
    }
}

namespace {

QString origins(const Capture &capture, Side side, Table table, RecordIndex at = TableHistory::Latest)
{
    QStringList words;
    for (const TableEntry &entry : capture.tables().entries(0, side, table, at))
        words.append(QString::number(entry.id.value) + u' ' + QString(originName(entry.origin)));
    return words.join(u", "_s);
}

void joinAt(Capture &capture, double a, double b = 1)
{
    SessionStart start;
    start.firstPush[0] = a;
    start.firstPush[1] = b;
    capture.join(0, start);
}

bool hasProblems(const Capture &capture)
{
    for (RecordIndex i = 0; i < capture.count(); ++i) {
        if (capture.row(i).hasProblem)
            return true;
    }
    return false;
}

} // namespace

void TestMidSession::unknownIdsAreMarkedSo()
{
    Capture capture;
    joinAt(capture, 500);
    play(capture, R"(
        > ["push",["pipeline",-3,["f"],[["pipeline",77]]]]
        > ["pull",500]
        < ["resolve",500,["import",-9]]
    )");
    QVERIFY2(!hasProblems(capture), qUtf8Printable(capture.problem(0)));
    QCOMPARE(origins(capture, Side::A, Table::Imports), u"0 main, -3 unknown, 77 unknown, 500 push"_s);
    QCOMPARE(origins(capture, Side::B, Table::Exports), u"0 main, -3 unknown, 77 unknown, 500 push"_s);
    QCOMPARE(origins(capture, Side::B, Table::Imports), u"0 main, -9 unknown"_s);
    QCOMPARE(origins(capture, Side::A, Table::Exports), u"0 main, -9 unknown"_s);
    const auto life = lifetimeOf(capture, 0, Side::A, Table::Imports, EntryId(-3));
    QVERIFY(life);
    QCOMPARE(life->events.front().kind, LifetimeEvent::Kind::FirstSeen);
    QCOMPARE(life->label, u"export -3"_s);
    QCOMPARE(capture.target(0), u"export -3.f"_s);
    QVERIFY(!capture.tables().isFrozen(0, Side::A) && !capture.tables().isFrozen(0, Side::B));
}

void TestMidSession::whatComesLaterIsKnown()
{
    Capture capture;
    joinAt(capture, 500);
    play(capture, R"(
        > ["push",["pipeline",-3,["open"],[]]]
        > ["pull",500]
        < ["resolve",500,["export",-20]]
        > ["release",500,1]
        > ["push",["pipeline",-20,["read"],[]]]
        > ["pull",501]
    )");
    QVERIFY(!hasProblems(capture));
    QCOMPARE(origins(capture, Side::A, Table::Imports), u"0 main, -3 unknown, -20 export, 501 push"_s);
    QCOMPARE(capture.calls().count(), 2);
    QCOMPARE(capture.calls().call(0).id, EntryId(500));
    QCOMPARE(callDetails(capture, 1).references[0].call, CallId(0));
    QCOMPARE(callDetails(capture, 0).references[0].call, NoCall);
}

void TestMidSession::anUnknownEntryEndsWithItsRelease()
{
    Capture capture;
    joinAt(capture, 500);
    play(capture, R"(
        > ["push",["pipeline",-3,["f"],[]]]
        > ["release",-3,4]
        > ["release",-8,1]
        < ["release",-5,2]
    )");
    QVERIFY(!hasProblems(capture));
    QCOMPARE(origins(capture, Side::A, Table::Imports), u"0 main, 500 push"_s);
    QCOMPARE(origins(capture, Side::B, Table::Exports), u"0 main, 500 push"_s);
    QCOMPARE(origins(capture, Side::A, Table::Exports), u"0 main"_s);
    QCOMPARE(origins(capture, Side::A, Table::Imports, 0), u"0 main, -3 unknown, 500 push"_s);
    // Once it is gone, it is known to be gone.
    play(capture, R"(> ["push",["pipeline",-3,["f"],[]]])");
    QVERIFY(hasProblems(capture));
}

void TestMidSession::answersToOldCallsAreNoNewCalls()
{
    Capture capture;
    joinAt(capture, 500);
    play(capture, R"(
        > ["push",["pipeline",0,["f"],[]]]
        < ["resolve",498,{"a":["export",-20]}]
        > ["release",498,1]
        < ["reject",499,["error","Error","x"]]
        > ["release",499,1]
    )");
    QVERIFY(!hasProblems(capture));
    QCOMPARE(capture.calls().count(), 1);
    QCOMPARE(capture.calls().call(0).settled, NoRecord);
    QCOMPARE(origins(capture, Side::A, Table::Imports), u"0 main, -20 export, 500 push"_s);
    QCOMPARE(origins(capture, Side::B, Table::Exports), u"0 main, -20 export, 500 push"_s);
}

void TestMidSession::pushesThatWereMissedMoveTheCounter()
{
    Capture capture;
    joinAt(capture, 1);
    play(capture, R"(
        > ["pull",30]
        > ["push",["pipeline",0,["f"],[]]]
        > ["pull",31]
    )");
    QVERIFY(!hasProblems(capture));
    QCOMPARE(origins(capture, Side::B, Table::Exports), u"0 main, 30 unknown, 31 push"_s);
    QCOMPARE(capture.tables().nextImport(0, Side::A), 32.0);
}

void TestMidSession::withoutJoiningNothingIsUnknown()
{
    Capture capture;
    play(capture, R"(> ["push",["pipeline",-3,["f"],[]]])");
    QVERIFY(hasProblems(capture));
    QVERIFY(capture.tables().isFrozen(0, Side::B));
    QVERIFY(!capture.tables().isJoined(0));
    QCOMPARE(origins(capture, Side::B, Table::Exports), u"0 main"_s);
}

void TestMidSession::aFileIsJoinedByItself()
{
    QByteArray file = "{\"format\":\"capnweb-trace\",\"version\":1}\n{\"type\":\"session\",\"session\":0}\n"
                      "{\"type\":\"session\",\"session\":4}\n";
    int seq = 40;
    const auto line = [&](int session, const char *from, const QByteArray &text) {
        QByteArray escaped = text;
        escaped.replace('"', "\\\"");
        file += "{\"type\":\"msg\",\"seq\":" + QByteArray::number(seq++) + ",\"session\":" + QByteArray::number(session)
                + ",\"from\":\"" + from + "\",\"text\":\"" + escaped + "\"}\n";
    };
    line(4, "a", R"(["push",["pipeline",-3,["f"],[]]])");
    line(0, "a", R"(["push",["pipeline",0,["f"],[]]])");
    line(4, "a", R"(["pull",500])");
    line(0, "a", R"(["pull",1])");
    QBuffer buffer(&file);
    QVERIFY(buffer.open(QIODevice::ReadOnly));
    Capture capture;
    const NdjsonReport report = readNdjson(buffer, capture);
    QVERIFY2(report.error.isEmpty(), qUtf8Printable(report.error));
    QVERIFY(!capture.tables().isJoined(0));
    QVERIFY(capture.tables().isJoined(1));
    QVERIFY(!hasProblems(capture));
    QCOMPARE(capture.calls().find(1, Side::A, EntryId(500)), CallId(0));
}

void TestMidSession::itIsSaidOnce()
{
    Capture capture;
    joinAt(capture, 500);
    play(capture, R"(
        > ["push",["pipeline",-3,["f"],[]]]
        > ["push",["pipeline",-4,["f"],[]]]
        > ["release",-5,3]
        x 1000
    )");
    FindingsEngine engine;
    engine.finish(capture);
    QCOMPARE(engine.findings().size(), size_t(1));
    QCOMPARE(engine.findings().front().rule, FindingRule::MidSession);
    QCOMPARE(engine.findings().front().severity, Severity::Chat);
}

QTEST_GUILESS_MAIN(TestMidSession)
#include "tst_midsession.moc"
