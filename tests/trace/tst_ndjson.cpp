// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "capture.h"
#include "ndjsonreader.h"
#include "ndjsonwriter.h"
#include "transcript.h"

#include <QtCore/QBuffer>
#include <QtTest/QTest>

using namespace Qt::StringLiterals;
using namespace QtCapnWeb;
using namespace QtCapnWeb::Trace;
using namespace Transcript;

namespace {

const QByteArray Head = "{\"format\":\"capnweb-trace\",\"version\":1}\n";

NdjsonReport readAll(const QByteArray &text, Capture &capture)
{
    QByteArray copy = text;
    QBuffer buffer(&copy);
    buffer.open(QIODevice::ReadOnly);
    return readNdjson(buffer, capture);
}

} // namespace

class TestNdjson : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aCorpusTraceIsRead();
    void whatIsWrittenIsReadBack();
    void linesAreExactlyThese();
    void unknownKeysAndTypesAreIgnored();
    void badLinesAreReportedAndSkipped();
    void aTornLastLineIsReportedAndSkipped();
    void whatIsNoCaptureSaysSo_data();
    void whatIsNoCaptureSaysSo();
    void sessionsOfAFileGetNumbersOfTheirOwn();
    void limitsOfAPeerAreKept();
    void factsOfHttpAreOneLine();
    void bodiesOfTheCorpusAreNoRecords();
    void commentsAndMarksNameMessages();
};

void TestNdjson::aCorpusTraceIsRead()
{
    Capture capture;
    const NdjsonReport report =
        readAll(Head + R"({"type":"session","session":0,"encoding":"string","transport":"websocket","a":{"at":1},"b":null}
{"type":"msg","seq":0,"session":0,"from":"a","text":"[\"push\",[\"pipeline\",0,[\"hällo\"],[]]]","sent":{"at":3,"done":4},"recv":null}
{"type":"msg","seq":1,"session":0,"from":"b","text":"[\"resolve\",1,5]","wire":false}
{"type":"abort","session":0,"side":"a","at":9}
{"type":"close","session":0,"side":"a","code":3000,"reason":"bad RPC message","at":10}
{"type":"end","session":0,"side":"a"}
)",
                capture);
    QCOMPARE(report.error, QString());
    QCOMPARE(report.records, 4);
    QCOMPARE(report.faultCount, 0);
    QVERIFY(!report.torn);
    QCOMPARE(capture.row(0).kind, Record::Kind::Opened);
    QCOMPARE(capture.target(1), u"main.hällo"_s);
    QVERIFY(!capture.row(2).onWire);
    QCOMPARE(capture.row(2).from, Side::B);
    QCOMPARE(capture.row(3).closeCode, quint16(3000));
    QCOMPARE(capture.text(3), QByteArray("bad RPC message"));
}

void TestNdjson::whatIsWrittenIsReadBack()
{
    std::vector<Record> records;
    const auto add = [&](Record::Kind kind, const QByteArray &text, qint64 time) {
        Record record;
        record.kind = kind;
        record.from = records.size() % 2 ? Side::B : Side::A;
        record.text = text;
        record.size = text.size();
        record.time = time;
        records.push_back(record);
    };
    add(Record::Kind::Opened, "ws://host/ä?q=\"1\"", 0);
    add(Record::Kind::Message, "[\"push\",\"\\ud800 \\\" \xC3\xA4 \xF0\x9F\x98\x80\"]", 1);
    add(Record::Kind::Message, "\xff no UTF-8 \0", 123456789);
    add(Record::Kind::Message, "", 86400LL * 365 * 1000000000 + 1); // a year and a nanosecond
    add(Record::Kind::Binary, QByteArray("\x00\xff", 2), -1);
    add(Record::Kind::Closed, "gone", 2000000);
    add(Record::Kind::Failed, "reset", 3000001);
    records[3].onWire = false;
    records[5].code = 1006;
    add(Record::Kind::Request, R"({"method":"POST","url":"/api","headers":[["a","\u00e4"]]})", 4000000);
    add(Record::Kind::Response, R"({"status":404,"body":"no\n"})", 5000000);
    add(Record::Kind::Request, R"({"method":"POST"})", 5000000);
    records.back().from = Side::B;
    records[8].code = 404;
    add(Record::Kind::Note, "compressed \xC3\xA4", 6000000);
    add(Record::Kind::Comment, "look \"here\"", -1);
    add(Record::Kind::Mark, "red", -1);
    records[11].seq = 3;
    for (const int each : {11, 12})
        records[each].from = Side::A;
    Record refused;
    refused.kind = Record::Kind::Refused;
    refused.size = 5'000'000'000;
    records.push_back(refused);

    NdjsonWriter writer;
    NdjsonReader reader;
    QCOMPARE(reader.read(writer.header(QDateTime::currentDateTime()).chopped(1)).kind, NdjsonLine::Kind::Header);
    qint64 seq = 0;
    for (const Record &record : records) {
        const QByteArray line = writer.line(record);
        QVERIFY(line.endsWith('\n'));
        QCOMPARE(line.count('\n'), 1);
        const NdjsonLine read = reader.read(line.chopped(1));
        QCOMPARE(read.problem, QString());
        QCOMPARE(read.record.kind, record.kind);
        QCOMPARE(read.record.text, record.text);
        QCOMPARE(read.record.size, record.size);
        QCOMPARE(read.record.time, record.time);
        QCOMPARE(read.record.code, record.code);
        QCOMPARE(read.record.seq, record.seq);
        QCOMPARE(read.record.onWire, record.onWire);
        if (record.kind != Record::Kind::Opened)
            QCOMPARE(read.record.from, record.from);
        if (read.seq >= 0)
            QCOMPARE(read.seq, seq++);
    }
    QCOMPARE(seq, 5);
}

void TestNdjson::linesAreExactlyThese()
{
    NdjsonWriter writer;
    QCOMPARE(writer.header(QDateTime(QDate(2026, 1, 2), QTime(3, 4, 5, 6), Qt::UTC)),
             QByteArray("{\"format\":\"capnweb-trace\",\"version\":1,\"started\":\"2026-01-02T03:04:05.006Z\"}\n"));
    Record record;
    record.kind = Record::Kind::Message;
    record.text = "[\"pull\",1]";
    record.time = 1250000;
    QCOMPARE(writer.line(record), QByteArray(R"({"type":"msg","seq":0,"session":0,"time":1.25,"from":"a","text":"[\"pull\",1]"})"
                                             "\n"));
}

void TestNdjson::unknownKeysAndTypesAreIgnored()
{
    Capture capture;
    const NdjsonReport report = readAll(Head + R"({"type":"weather","rain":true}

{"type":"msg","session":0,"from":"a","text":"[\"pull\",0]","colour":"red"}
)",
                                        capture);
    QCOMPARE(report.records, 1);
    QCOMPARE(report.faultCount, 0);
}

void TestNdjson::badLinesAreReportedAndSkipped()
{
    Capture capture;
    const NdjsonReport report = readAll(Head + R"({"type":"msg","session":0,"from":"c","text":""}
not JSON
{"type":"msg","from":"a","text":""}
{"type":"msg","session":-1,"from":"a","text":""}
{"type":"msg","session":0,"from":"a"}
{"type":"msg","session":0,"from":"a","text":"[\"pull\",0]"}
)",
                                        capture);
    QCOMPARE(report.records, 1);
    QCOMPARE(report.faultCount, 5);
    QCOMPARE(report.faults.size(), 5);
    QCOMPARE(report.faults.first().line, 2);
    QVERIFY(report.faults[1].message.startsWith(u"no JSON"_s));
    QVERIFY(!report.torn);
}

void TestNdjson::aTornLastLineIsReportedAndSkipped()
{
    Capture capture;
    const QByteArray line = R"({"type":"msg","session":0,"from":"a","text":"[\"pull\",0]"})";
    const NdjsonReport report = readAll(Head + line + '\n' + line.first(30), capture);
    QCOMPARE(report.records, 1);
    QVERIFY(report.torn);
    QCOMPARE(report.faultCount, 0);

    // Only the newline is missing: nothing is lost.
    Capture whole;
    const NdjsonReport second = readAll(Head + line, whole);
    QCOMPARE(second.records, 1);
    QVERIFY(!second.torn);
}

void TestNdjson::whatIsNoCaptureSaysSo_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("text") << QByteArray("hello\nworld\n");
    QTest::newRow("binary") << QByteArray("\x7f"
                                          "ELF\0\0\n",
                                          7);
    QTest::newRow("other JSON") << QByteArray("{\"log\":{\"version\":\"1.2\"}}\n");
    QTest::newRow("a newer version") << QByteArray("{\"format\":\"capnweb-trace\",\"version\":2}\n");
}

void TestNdjson::whatIsNoCaptureSaysSo()
{
    QFETCH(QByteArray, text);
    Capture capture;
    const NdjsonReport report = readAll(text, capture);
    QVERIFY(!report.error.isEmpty());
    QCOMPARE(capture.count(), RecordIndex(0));
}

void TestNdjson::sessionsOfAFileGetNumbersOfTheirOwn()
{
    Capture capture;
    play(capture, "> [\"pull\",0]");
    const NdjsonReport report = readAll(Head + R"({"type":"msg","session":4000000000,"from":"a","text":"[\"pull\",0]"}
{"type":"msg","session":7,"from":"a","text":"[\"pull\",0]"}
{"type":"msg","session":4000000000,"from":"b","text":"[\"pull\",0]"}
)",
                                        capture);
    QCOMPARE(report.records, 3);
    QCOMPARE(capture.row(1).session, 1u);
    QCOMPARE(capture.row(2).session, 2u);
    QCOMPARE(capture.row(3).session, 1u);
    QCOMPARE(capture.sessionCount(), 3);
}

void TestNdjson::limitsOfAPeerAreKept()
{
    Capture capture;
    readAll(Head + R"({"type":"session","session":0,"a":{},"b":{"limits":{"maxMessageSize":20}}}
{"type":"msg","session":0,"from":"a","text":"[\"push\",\"0123456789abcdef\"]"}
{"type":"msg","session":0,"from":"b","text":"[\"push\",\"0123456789abcdef\"]"}
)",
            capture);
    QVERIFY(capture.problem(1).contains(u"20 UTF-16"_s));
    QVERIFY(!capture.row(2).hasProblem);
}

void TestNdjson::factsOfHttpAreOneLine()
{
    NdjsonWriter writer;
    NdjsonReader reader;
    Record record;
    record.kind = Record::Kind::Request;
    const QByteArray pretty = "{\n \"method\": \"POST\"\r\n}";
    const QByteArray compact = R"({"method":"POST"})";
    record.text = pretty;
    QCOMPARE(reader.read(writer.line(record).chopped(1)).record.text, compact);
    record.text = "no JSON";
    const QByteArray wrapped = R"({"text":"no JSON"})";
    QCOMPARE(reader.read(writer.line(record).chopped(1)).record.text, wrapped);
}

void TestNdjson::bodiesOfTheCorpusAreNoRecords()
{
    Capture capture;
    const NdjsonReport report = readAll(
        Head + R"({"type":"http","session":0,"request":{"method":"POST","body":"[]"},"response":{"status":200,"body":""},"at":3}
{"type":"http","session":0,"response":{"status":503,"body":"busy"}}
)",
        capture);
    QCOMPARE(report.faultCount, 0);
    QCOMPARE(capture.count(), RecordIndex(1));
    QCOMPARE(capture.row(0).kind, Record::Kind::Response);
    QCOMPARE(capture.row(0).from, Side::B);
    QCOMPARE(capture.row(0).closeCode, quint16(503));
}

void TestNdjson::commentsAndMarksNameMessages()
{
    Capture capture;
    play(capture, "> [\"pull\",0]");
    readAll(Head + R"({"type":"session","session":5,"url":"ws://host"}
{"type":"msg","seq":0,"session":5,"from":"a","text":"[\"pull\",0]"}
{"type":"msg","seq":10,"session":5,"from":"a","text":"[\"pull\",0]"}
{"type":"comment","seq":0,"text":"first"}
{"type":"comment","seq":10,"text":"second"}
{"type":"comment","seq":10,"text":"again"}
{"type":"mark","seq":10,"text":"red"}
{"type":"mark","seq":10,"text":""}
{"type":"comment","text":"all of it"}
{"type":"comment","seq":77,"text":"nothing there"}
)",
            capture);
    QCOMPARE(capture.count(), RecordIndex(11));
    QCOMPARE(capture.sessionCount(), 2);
    QCOMPARE(capture.session(1).last, RecordIndex(3));
    QCOMPARE(capture.text(capture.commentOn(2)), QByteArray("first"));
    QCOMPARE(capture.text(capture.commentOn(3)), QByteArray("again"));
    QCOMPARE(capture.text(capture.commentOn(NoRecord)), QByteArray("all of it"));
    QCOMPARE(capture.commentOn(0), NoRecord);
    QCOMPARE(capture.markOn(3), NoRecord);
    QCOMPARE(capture.about(5), RecordIndex(3));
    QCOMPARE(capture.row(5).session, 1u);
    QVERIFY(capture.problem(10).contains(u"not in this capture"_s));
    QCOMPARE(capture.seqOf(3), qint64(2));
    QCOMPARE(capture.seqOf(1), qint64(-1));
    QCOMPARE(capture.seqOf(NoRecord), qint64(-1));
    QCOMPARE(capture.seqOf(capture.count()), qint64(-1));
    QCOMPARE(capture.recordOf(2), RecordIndex(3));
    QCOMPARE(capture.recordOf(3), NoRecord);
}

QTEST_GUILESS_MAIN(TestNdjson)
#include "tst_ndjson.moc"
