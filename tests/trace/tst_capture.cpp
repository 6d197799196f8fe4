// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "capture.h"
#include "transcript.h"

#include <QtTest/QTest>

using namespace Qt::StringLiterals;
using namespace QtCapnWeb;
using namespace QtCapnWeb::Trace;
using namespace Transcript;

class TestCapture : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aRecordIsKeptExactly();
    void textsStayWhereTheyAre();
    void aRowTellsWhatTheMessageIs();
    void whatIsNoMessageIsKeptWithItsReason();
    void eventsOfTheConnectionAreRows();
    void sessionsAreSummedUp();
    void aHugeSessionNumberCostsNothing();
    void aSessionStaysWhereItIs();

    void aCallJoinsItsFourMessages();
    void callsInBothDirectionsAreApart();
    void theFateOfACall_data();
    void theFateOfACall();
    void aWriteWithoutAnswerBreaks();
    void aPipelinedCallKnowsTheCallBeforeIt();
    void equalMethodsShareANumber();
    void anIdOfAnySizeIsThatOfItsRow();

    void previews_data();
    void previews();
    void aHugeMessageIsPreviewedAtOnce();
    void deepNestingIsSurvived();
};

void TestCapture::aRecordIsKeptExactly()
{
    Capture capture;
    const QList<QByteArray> texts{"[\"pull\",0]",       "", QByteArray(70000, 'x'), "[ \"pull\" ,\t0 ]", "\xff\xfe no UTF-8",
                                  QByteArray("a\0b", 3)};
    for (const QByteArray &text : texts) {
        Record record;
        record.text = text;
        capture.append(std::move(record));
    }
    QCOMPARE(capture.count(), RecordIndex(texts.size()));
    for (RecordIndex i = 0; i < capture.count(); ++i) {
        QCOMPARE(capture.text(i), texts[i]);
        QByteArray buffer;
        QCOMPARE(capture.textView(i, buffer).toByteArray(), texts[i]);
        QCOMPARE(capture.row(i).textSize, quint32(texts[i].size()));
    }
}

void TestCapture::textsStayWhereTheyAre()
{
    Capture capture;
    play(capture, R"(> ["push",["pipeline",0,["first"],[]]])");
    QByteArray buffer;
    const char *text = capture.textView(0, buffer).data();
    for (int i = 0; i < 50000; ++i) {
        Record record;
        record.text = R"(["push",["pipeline",0,["again"],["some text to fill the chunks of the store"]]])";
        capture.append(std::move(record));
    }
    QCOMPARE(static_cast<const void *>(capture.textView(0, buffer).data()), static_cast<const void *>(text));
    QCOMPARE(capture.text(0), QByteArray(R"(["push",["pipeline",0,["first"],[]]])"));
    QCOMPARE(capture.target(50000), u"main.again"_s);
}

void TestCapture::aRowTellsWhatTheMessageIs()
{
    Capture capture;
    play(capture, R"(
        @0.5 > ["push",["pipeline",0,["add"],[1,2]]]
        > ["stream",["pipeline",1,["write"],[5]]]
        > ["pipe"]
        > ["pull",1]
        @2 < ["resolve",1,3]
        < ["reject",2,["error","Error","no"]]
        > ["release",1,1]
        > ["abort",["error","Error","enough"]]
    )");
    const QList<Message::Kind> kinds{Message::Kind::Push,    Message::Kind::Stream, Message::Kind::Pipe,    Message::Kind::Pull,
                                     Message::Kind::Resolve, Message::Kind::Reject, Message::Kind::Release, Message::Kind::Abort};
    const QList<double> ids{1, 2, 3, 1, 1, 2, 1, 0};
    for (RecordIndex i = 0; i < capture.count(); ++i) {
        const Row row = capture.row(i);
        QVERIFY(row.decoded);
        QCOMPARE(row.message, kinds[i]);
        QCOMPARE(row.id, ids[i]);
        QCOMPARE(bool(row.hasId), row.message != Message::Kind::Abort);
        QVERIFY2(!row.hasProblem, qUtf8Printable(capture.problem(i)));
    }
    QCOMPARE(capture.row(0).time, qint64(500000));
    QCOMPARE(capture.row(1).time, qint64(-1));
    QCOMPARE(capture.row(4).from, Side::B);
}

void TestCapture::whatIsNoMessageIsKeptWithItsReason()
{
    Capture capture;
    play(capture, R"(
        > hello
        > {"push":1}
    )");
    QVERIFY(!capture.row(0).decoded);
    QVERIFY(capture.problem(0).startsWith(u"No JSON: "_s));
    QVERIFY(capture.problem(0).contains(u"byte 0"_s));
    QCOMPARE(capture.problem(1), uR"(bad RPC message: {"push":1})"_s);
    QCOMPARE(capture.preview(0), u"hello"_s);
    QCOMPARE(capture.target(0), QString());

    Record record;
    record.kind = Record::Kind::Binary;
    record.text = QByteArray("\x01\x02\xff", 3);
    capture.append(std::move(record));
    QVERIFY(capture.row(2).hasProblem);
    QCOMPARE(capture.preview(2), u"01 02 ff"_s);

    Record refused;
    refused.kind = Record::Kind::Refused;
    refused.size = 100'000'000;
    capture.append(std::move(refused));
    QCOMPARE(capture.row(3).textSize, 100'000'000u);
    QCOMPARE(capture.text(3), QByteArray());
    QVERIFY(capture.problem(3).contains(u"100000000"_s));
}

void TestCapture::eventsOfTheConnectionAreRows()
{
    Capture capture;
    Record opened;
    opened.kind = Record::Kind::Opened;
    opened.text = "ws://127.0.0.1:8080/api";
    capture.append(std::move(opened));
    play(capture, "x 1000 done");
    QCOMPARE(capture.session(0).name, u"ws://127.0.0.1:8080/api"_s);
    QVERIFY(!capture.session(0).open);
    QCOMPARE(capture.row(1).closeCode, quint16(1000));
    QCOMPARE(capture.preview(1), u"done"_s);
    QVERIFY(capture.tables().isFrozen(0, Side::A));
    QCOMPARE(capture.target(1), QString());
}

void TestCapture::sessionsAreSummedUp()
{
    Capture capture;
    play(capture, "> [\"pull\",0]", 1);
    play(capture, "> [\"pull\",0]", 0);
    play(capture, "> [\"pull\",0]", 1);
    QCOMPARE(capture.sessionCount(), 2);
    QCOMPARE(capture.session(1).messages, quint64(2));
    QCOMPARE(capture.session(1).bytes, quint64(20));
    QCOMPARE(capture.session(1).first, RecordIndex(0));
    QCOMPARE(capture.session(1).last, RecordIndex(2));
    QCOMPARE(capture.textBytes(), qint64(30));
}

void TestCapture::aHugeSessionNumberCostsNothing()
{
    Capture capture;
    play(capture, "> [\"pull\",0]", 0xffffffff);
    QVERIFY(capture.row(0).session < 0xffffffff);
    QVERIFY(quint32(capture.sessionCount()) > capture.row(0).session);
    QCOMPARE(capture.session(capture.row(0).session).messages, quint64(1));
    QCOMPARE(capture.session(5).first, NoRecord);
    // As it was, this took a gigabyte; what is left is one session.
    QVERIFY(&capture.session(5) == &capture.session(6));
}

void TestCapture::aSessionStaysWhereItIs()
{
    Capture capture;
    play(capture, "> [\"pull\",0]", 0);
    const SessionInfo &session = capture.session(0);
    for (quint32 number = 1; number < 3000; ++number)
        play(capture, "> [\"pull\",0]", number);
    play(capture, "x 1000 done", 0);
    QVERIFY(&capture.session(0) == &session);
    QVERIFY(!session.open);
    QCOMPARE(capture.sessionCount(), 3000);
}

void TestCapture::aCallJoinsItsFourMessages()
{
    Capture capture;
    play(capture, R"(
        @1   > ["push",["pipeline",0,["add"],[1,2]]]
        @1.1 > ["pull",1]
        @2.5 < ["resolve",1,3]
        @2.6 > ["release",1,1]
    )");
    QCOMPARE(capture.calls().count(), 1);
    const Call call = capture.calls().call(0);
    QCOMPARE(call.push, RecordIndex(0));
    QCOMPARE(call.pull, RecordIndex(1));
    QCOMPARE(call.settled, RecordIndex(2));
    QCOMPARE(call.released, RecordIndex(3));
    QCOMPARE(call.state, Call::State::Resolved);
    QCOMPARE(call.latency, qint64(1500000));
    QCOMPARE(call.id, EntryId(1));
    QCOMPARE(call.caller, Side::A);
    QVERIFY(call.isCall && call.hasTarget && !call.stream && !call.isMap);
    QCOMPARE(capture.calls().method(call.method), u"add"_s);
    for (RecordIndex i = 0; i < 4; ++i)
        QCOMPARE(capture.calls().callOf(i), CallId(0));
    QCOMPARE(capture.calls().callOf(4), NoCall);
    QCOMPARE(capture.calls().callOf(NoRecord), NoCall);
}

void TestCapture::callsInBothDirectionsAreApart()
{
    Capture capture;
    play(capture, R"(
        > ["push",["pipeline",0,["subscribe"],[["export",-1]]]]
        < ["push",["pipeline",-1,[],["event"]]]
        < ["pull",1]
        > ["resolve",1,null]
    )");
    QCOMPARE(capture.calls().count(), 2);
    QCOMPARE(capture.calls().call(0).state, Call::State::Pending);
    QCOMPARE(capture.calls().call(1).state, Call::State::Resolved);
    QCOMPARE(capture.calls().call(1).caller, Side::B);
    QCOMPARE(capture.calls().callOf(3), CallId(1));
}

void TestCapture::theFateOfACall_data()
{
    QTest::addColumn<QByteArray>("rest");
    QTest::addColumn<Call::State>("state");
    QTest::newRow("pending") << QByteArray() << Call::State::Pending;
    QTest::newRow("resolved") << QByteArray("< [\"resolve\",1,3]") << Call::State::Resolved;
    QTest::newRow("rejected") << QByteArray("< [\"reject\",1,[\"error\",\"Error\",\"x\"]]") << Call::State::Rejected;
    QTest::newRow("let go") << QByteArray("> [\"release\",1,1]") << Call::State::Released;
    QTest::newRow("settled too late") << QByteArray("> [\"release\",1,1]\n< [\"resolve\",1,3]") << Call::State::Released;
    QTest::newRow("resolved, then let go") << QByteArray("< [\"resolve\",1,3]\n> [\"release\",1,1]") << Call::State::Resolved;
    QTest::newRow("closed while awaited") << QByteArray("> [\"pull\",1]\nx 1006 ") << Call::State::Broken;
    QTest::newRow("closed, never pulled") << QByteArray("x 1006 ") << Call::State::Unpulled;
    QTest::newRow("aborted while awaited") << QByteArray("> [\"pull\",1]\n< [\"abort\",5]") << Call::State::Broken;
    QTest::newRow("aborted, never pulled") << QByteArray("< [\"abort\",5]") << Call::State::Unpulled;
    QTest::newRow("failed while awaited") << QByteArray("> [\"pull\",1]\n! connection reset") << Call::State::Broken;
    QTest::newRow("failed, never pulled") << QByteArray("! connection reset") << Call::State::Unpulled;
}

void TestCapture::theFateOfACall()
{
    QFETCH(QByteArray, rest);
    QFETCH(Call::State, state);
    Capture capture;
    play(capture, "> [\"push\",[\"pipeline\",0,[\"m\"],[]]]\n" + rest);
    QCOMPARE(capture.calls().call(0).state, state);
    QCOMPARE(capture.calls().call(0).latency, qint64(-1)); // no times, no latency
}

void TestCapture::aWriteWithoutAnswerBreaks()
{
    Capture capture;
    play(capture, R"(
        > ["pipe"]
        > ["stream",["pipeline",1,["write"],["x"]]]
        x 1006 
    )");
    QCOMPARE(capture.calls().count(), 1);
    QCOMPARE(capture.calls().call(0).state, Call::State::Broken);
}

void TestCapture::aPipelinedCallKnowsTheCallBeforeIt()
{
    Capture capture;
    play(capture, R"(
        > ["push",["pipeline",0,["authenticate"],["token"]]]
        > ["push",["pipeline",1,["profile","name"]]]
        > ["push",["import",1]]
        > ["push",5]
    )");
    const CallIndex &calls = capture.calls();
    QCOMPARE(calls.call(0).targetCall, NoCall);
    QCOMPARE(calls.call(1).targetCall, CallId(0));
    QVERIFY(!calls.call(1).isCall);
    QCOMPARE(calls.call(2).targetCall, CallId(0));
    QVERIFY(calls.call(2).hasTarget);
    QVERIFY(!calls.call(3).hasTarget);
}

void TestCapture::equalMethodsShareANumber()
{
    Capture capture;
    play(capture, R"(
        > ["push",["pipeline",0,["a","b"],[]]]
        > ["push",["pipeline",0,["c"],[]]]
        > ["push",["pipeline",0,["a","b"]]]
        > ["push",["pipeline",0,[],[]]]
    )");
    const CallIndex &calls = capture.calls();
    QCOMPARE(calls.call(0).method, calls.call(2).method);
    QVERIFY(calls.call(0).method != calls.call(1).method);
    QCOMPARE(calls.call(3).method, 0u);
    QCOMPARE(calls.methodCount(), 3u);
}

void TestCapture::anIdOfAnySizeIsThatOfItsRow()
{
    Capture capture;
    play(capture, R"(
        > ["push",["export",4294967294]]
        < ["push",["pipeline",0,["a"],[]]]
        < ["push",["pipeline",0,["b"],[]]]
        < ["pull",4294967296]
        < ["push",["pipeline",4294967296,["c"],[]]]
    )");
    for (const RecordIndex record : {1, 2, 4}) {
        const Call call = capture.calls().call(capture.calls().callOf(record));
        QCOMPARE(call.id.value, capture.row(record).id);
        QCOMPARE(call.push, record);
    }
    QCOMPARE(capture.row(2).id, 4294967296.0);
    QCOMPARE(capture.calls().callOf(3), capture.calls().callOf(2));
    QCOMPARE(capture.target(4), u"b(…).c"_s);
}

void TestCapture::previews_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("preview");
    const auto row = [](const char *name, const char *text, const QString &preview) {
        QTest::newRow(name) << QByteArray(text) << preview;
    };
    row("arguments", R"(["push",["pipeline",0,["m"],[1,"two",[[3,4]],{"a":null}]]])", uR"(1, "two", [[3,4]], {"a":null})"_s);
    row("no arguments", R"(["push",["pipeline",0,["m"],[]]])", QString());
    row("property", R"(["push",["pipeline",0,["m"]]])", QString());
    row("value", R"(["push",{"a":[[1]]}])", uR"({"a":[[1]]})"_s);
    row("resolve", R"(["resolve",1,"text, with [ and \" in it"])", uR"("text, with [ and \" in it")"_s);
    row("a number", R"(["resolve",1,-5.5])", u"-5.5"_s);
    row("white space", "[ \"resolve\" , 1 , { \"a\" :\t[ [ 1 , \"b c\" ] ] } ]", uR"({"a":[[1,"b c"]]})"_s);
    row("error", R"(["reject",1,["error","TypeError","it \"broke\"\nbadly"]])", uR"(TypeError: it "broke"␊badly)"_s);
    row("error with more", R"(["reject",1,["error","Error","m",null,{"code":5}]])", u"Error: m"_s);
    row("no error after all", R"(["reject",1,"plain"])", uR"("plain")"_s);
    row("abort", R"(["abort",["error","Error","enough"]])", u"Error: enough"_s);
    row("abort of nothing", R"(["abort"])", QString());
    row("pull", R"(["pull",1])", QString());
    row("map", R"(["push",["remap",0,[],[],[["pipeline",0,["n"]]]]])", uR"([["pipeline",0,["n"]]])"_s);
    row("bidi",
        "[\"resolve\",1,\"a\xE2\x80\xAE"
        "b\"]",
        u"\"a\\u202Eb\""_s);
}

void TestCapture::previews()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, preview);
    Capture capture;
    play(capture, "> " + text);
    QVERIFY(capture.row(0).decoded);
    QCOMPARE(capture.preview(0), preview);

    // Whatever the maximum: never longer, and the same beginning.
    for (int maximum = 0; maximum <= preview.size() + 1; ++maximum) {
        const QString cut = capture.preview(0, maximum);
        QVERIFY(cut.size() <= maximum);
        if (cut != preview && maximum > 0)
            QVERIFY2(cut.endsWith(u'…') && preview.startsWith(cut.chopped(1)), qUtf8Printable(cut));
    }
}

void TestCapture::aHugeMessageIsPreviewedAtOnce()
{
    Capture capture;
    Record record;
    record.text = "[\"push\",[\"pipeline\",0,[\"upload\"],[\"" + QByteArray(20'000'000, 'x') + "\"]]]";
    capture.append(std::move(record));
    // Work that grew with the message would take seconds here: a thousand times 20 MB.
    QString preview;
    for (int i = 0; i < 1000; ++i)
        preview = capture.preview(0) + capture.target(0);
    QVERIFY(preview.startsWith(u"\"xxx"_s));
    QVERIFY(preview.endsWith(u"…main.upload"_s));
}

void TestCapture::deepNestingIsSurvived()
{
    Capture capture;
    play(capture, "> [\"push\"," + QByteArray(10000, '[') + QByteArray(10000, ']') + "]");
    QVERIFY(capture.row(0).decoded);
    QVERIFY(capture.row(0).hasProblem);
    QCOMPARE(capture.preview(0, 10).size(), 10);
    play(capture, "> " + QByteArray(10000, '['));
    QVERIFY(!capture.row(1).decoded);
}

QTEST_GUILESS_MAIN(TestCapture)
#include "tst_capture.moc"
