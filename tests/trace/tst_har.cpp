// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "capture.h"
#include "corpuspath.h"
#include "harreader.h"
#include "harwriter.h"
#include "ndjsonreader.h"
#include "transcript.h"

#include <QtCore/QBuffer>
#include <QtCore/QFile>
#include <QtTest/QTest>

using namespace Qt::StringLiterals;
using namespace QtCapnWeb;
using namespace QtCapnWeb::Trace;

namespace {

QByteArray fixture(const QString &name)
{
    QFile file(QStringLiteral(QTCAPNWEB_SOURCE_DIR "/tests/data/har/") + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QByteArray written(const Capture &capture, const HarWriteOptions &options = {})
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    const HarWriteReport report = writeHar(capture, buffer, options);
    return report.error.isEmpty() ? buffer.data() : report.error.toUtf8();
}

// What a HAR can hold of a capture, by session.
QStringList contentOf(const Capture &capture, quint32 session)
{
    QStringList lines;
    for (RecordIndex i = 0; i < capture.count(); ++i) {
        const Row row = capture.row(i);
        const bool held =
            row.kind == Record::Kind::Message || row.kind == Record::Kind::Binary || row.kind == Record::Kind::Closed;
        if (row.session == session && row.onWire && held)
            lines.append(u"%1 %2 %3 %4"_s.arg(int(row.kind))
                             .arg(int(row.from))
                             .arg(row.closeCode)
                             .arg(QString::fromUtf8(capture.text(i))));
    }
    return lines;
}

} // namespace

class TestHar : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void chromiumIsRead();
    void firefoxIsRead();
    void mitmproxyIsRead();
    void whatIsWrittenIsReadBack();
    void theCorpusSurvivesAHar();
    void batchesAreWrittenAsPosts();
    void recordsCanBeChangedOnTheWay();
    void whatIsNoHarSaysSo_data();
    void whatIsNoHarSaysSo();
    void oddEntriesAreReported();
    void detectionLooksAtTheBeginning();
};

void TestHar::chromiumIsRead()
{
    Capture capture;
    const HarReport report = readHar(fixture(u"chromium.har"_s), capture);
    QCOMPARE(report.error, QString());
    QCOMPARE(report.creator, u"WebInspector 537.36"_s);
    QCOMPARE(report.sessions, 2);
    QCOMPARE(report.otherEntries, 0);
    QCOMPARE(report.faults.size(), 1); // the batch's answer
    QVERIFY(report.started.isValid());
    QVERIFY(capture.session(0).name.startsWith(u"ws://127.0.0.1:"));
    QVERIFY(capture.session(1).name.startsWith(u"http://127.0.0.1:"));
    // The page's last act was to drop all of its stubs.
    for (const Side side : {Side::A, Side::B})
        QCOMPARE(capture.tables().sizes(0, side), TableSizes());
    QStringList methods;
    for (CallId id = 0; id < capture.calls().count(); ++id) {
        const Call call = capture.calls().call(id);
        methods.append(capture.calls().method(call.method));
        if (call.session == 0)
            QVERIFY(call.settled != NoRecord || methods.last() == u"makeCounter");
        if (call.session == 0 && call.settled != NoRecord)
            QVERIFY(call.latency > 0 && call.latency < 10'000'000'000);
    }
    QCOMPARE(methods.join(u' '), u"hello makeCounter increment call notify fail hello authenticate hello name"_s);
    for (RecordIndex i = 0; i < capture.count(); ++i) {
        QVERIFY2(!capture.row(i).hasProblem, qPrintable(capture.problem(i)));
        QVERIFY(capture.row(i).time >= 0);
        QVERIFY(i == 0 || capture.row(i).time >= capture.row(i - 1).time);
    }
    QCOMPARE(capture.text(3), QByteArray("[\"push\",[\"pipeline\",0,[\"hello\"],[\"Wörld 🌍\"]]]"));
    QCOMPARE(capture.row(2).kind, Record::Kind::Response);
    QCOMPARE(capture.row(2).closeCode, quint16(101));
}

void TestHar::firefoxIsRead()
{
    Capture capture;
    const HarReport report = readHar(fixture(u"firefox.har"_s), capture);
    QCOMPARE(report.error, QString());
    QCOMPARE(report.sessions, 1);
    QCOMPARE(report.otherEntries, 2);
    QCOMPARE(report.started, QDateTime(QDate(2026, 5, 4), QTime(10, 0, 0, 250), Qt::UTC));
    QCOMPARE(contentOf(capture, 0).size(), 4);
    QCOMPARE(capture.text(capture.count() - 1), QByteArray("[\"resolve\",2,\"Hello, batch!\"]"));
    QCOMPARE(capture.row(capture.count() - 1).time, 4'000'000);
}

void TestHar::mitmproxyIsRead()
{
    Capture capture;
    const HarReport report = readHar(fixture(u"mitmproxy.har"_s), capture);
    QCOMPARE(report.error, QString());
    QCOMPARE(report.sessions, 3);
    QCOMPARE(report.started.toMSecsSinceEpoch() / 1000, 1777888800);
    const QStringList socket = contentOf(capture, 0);
    QCOMPARE(socket.size(), 4);
    QCOMPARE(socket.at(2), u"1 1 0 [\"resolve\",1,\"Hello, Wörld!\"]"_s);
    QCOMPARE(capture.calls().call(0).latency / 1'000'000, 10);
    QCOMPARE(contentOf(capture, 1).last(), u"1 1 0 [\"resolve\",2,\"Hello, batch!\"]"_s);
    const RecordIndex last = capture.session(2).last;
    QCOMPARE(capture.row(last).kind, Record::Kind::Failed);
    QCOMPARE(capture.text(last), QByteArray("RPC request failed: 502 Bad Gateway"));
}

void TestHar::whatIsWrittenIsReadBack()
{
    Capture capture;
    const HarReport first = readHar(fixture(u"mitmproxy.har"_s), capture);
    HarWriteOptions options;
    options.started = first.started;
    Capture again;
    const HarReport second = readHar(written(capture, options), again);
    QCOMPARE(second.error, QString());
    QCOMPARE(second.sessions, 3);
    QCOMPARE(again.count(), capture.count());
    for (quint32 session = 0; session < 2; ++session) {
        QCOMPARE(again.session(session).name, capture.session(session).name);
        QCOMPARE(contentOf(again, session), contentOf(capture, session));
        QCOMPARE(again.text(again.session(session).first + 1), capture.text(capture.session(session).first + 1)); // headers
    }
    QVERIFY(qAbs(again.row(7).time - capture.row(7).time) < 2'000'000);
    // Within a WebSocket times are exact, but for what a double of seconds since 1970 can hold.
    QVERIFY(qAbs((again.row(5).time - again.row(4).time) - (capture.row(5).time - capture.row(4).time)) < 1000);
}

void TestHar::theCorpusSurvivesAHar()
{
    if (!hasCorpus())
        QSKIP(NoCorpus);
    int sessions = 0;
    for (const QFileInfo &info : corpusTraces()) {
        QFile file(info.filePath());
        QVERIFY(file.open(QIODevice::ReadOnly));
        Capture capture;
        readNdjson(file, capture);
        Capture again;
        const HarReport report = readHar(written(capture), again);
        quint32 number = 0;
        for (quint32 session = 0; session < quint32(capture.sessionCount()); ++session) {
            const QStringList content = contentOf(capture, session);
            bool ours = false; // a session without a message of the protocol among the first is not taken for one
            for (RecordIndex i = capture.session(session).first, left = 20; i < capture.count() && left > 0; ++i) {
                const Row row = capture.row(i);
                if (row.session != session || !row.onWire || row.kind == Record::Kind::Opened)
                    continue;
                ours = ours || row.decoded;
                --left;
            }
            if (!ours)
                continue;
            QCOMPARE(contentOf(again, number++), content);
            ++sessions;
        }
        QCOMPARE(report.sessions, int(number));
    }
    QVERIFY(sessions > 150);
}

void TestHar::batchesAreWrittenAsPosts()
{
    Capture capture;
    Record opened;
    opened.kind = Record::Kind::Opened;
    opened.text = "http://localhost/api";
    capture.append(std::move(opened));
    Transcript::play(capture, R"(
        @1 > ["push",["pipeline",0,["a"],[]]]
        @1 > ["pull",1]
        @5 < ["resolve",1,"ü"]
        @5 ) ["release",1,1]
    )");
    const QByteArray har = written(capture);
    QVERIFY(har.contains(
        R"("postData":{"mimeType":"text/plain;charset=UTF-8","text":"[\"push\",[\"pipeline\",0,[\"a\"],[]]]\n[\"pull\",1]"})"));
    QVERIFY(!har.contains("_webSocketMessages"));
    QVERIFY(!har.contains("release"));
    Capture again;
    QCOMPARE(readHar(har, again).error, QString());
    QCOMPARE(contentOf(again, 0), contentOf(capture, 0));
}

void TestHar::recordsCanBeChangedOnTheWay()
{
    Capture capture;
    Transcript::play(capture, R"(> ["push",["pipeline",0,["login"],["secret"]]])");
    HarWriteOptions options;
    options.change = [](RecordIndex, Record &record) { record.text.replace("secret", "[redacted]"); };
    const QByteArray har = written(capture, options);
    QVERIFY(!har.contains("secret"));
    QVERIFY(har.contains("[redacted]"));
}

void TestHar::whatIsNoHarSaysSo_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("error");
    QTest::newRow("empty") << QByteArray() << u"This is no HAR: "_s;
    QTest::newRow("not JSON") << QByteArray("hello") << u"This is no HAR: "_s;
    QTest::newRow("other JSON") << QByteArray("{\"log\":{}}") << u"This is JSON, but no HAR: it has no log with entries."_s;
    QTest::newRow("an array") << QByteArray("[]") << u"This is JSON, but no HAR"_s;
    QTest::newRow("no entries") << QByteArray("{\"log\":{\"entries\":[]}}") << u"This HAR has no entries."_s;
    QTest::newRow("other traffic") << QByteArray(R"({"log":{"entries":[{"request":{"method":"GET","url":"http://a/"}}]}})")
                                   << u"This HAR has no Cap'n Web traffic: none of its 1 entries"_s;
    QTest::newRow("another's WebSocket") << QByteArray(
        R"({"log":{"entries":[{"_webSocketMessages":[{"type":"send","opcode":1,"data":"{\"a\":1}"}]}]}})")
                                         << u"This HAR has no Cap'n Web traffic"_s;
    QTest::newRow("WebSockets without messages")
        << QByteArray(R"({"log":{"entries":[{"request":{"method":"GET","url":"wss://a/"}}]}})")
        << u"This HAR has no Cap'n Web traffic: none of its 1 entries is a WebSocket or a POST with the protocol's messages. It has 1 WebSockets"_s;
}

void TestHar::whatIsNoHarSaysSo()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, error);
    Capture capture;
    const HarReport report = readHar(text, capture);
    QVERIFY2(report.error.startsWith(error), qPrintable(report.error));
    QCOMPARE(capture.count(), 0);
}

void TestHar::oddEntriesAreReported()
{
    Capture capture;
    const QByteArray text = R"({"log":{"entries":[7,{"_webSocketMessages":[
        {"type":"send","opcode":1,"data":"[\"pull\",0]"},{"type":"sideways","opcode":1,"data":"x"},{"type":"send","opcode":77,"data":"x"},
        {"type":"receive","opcode":9,"data":""},{"type":"receive","opcode":8,"data":"bye"},{"type":"error","data":"gone"},{"type":"send"},{"type":"send","opcode":"x","data":"y"},3]}]}})";
    const HarReport report = readHar(text, capture);
    QCOMPARE(report.error, QString());
    QCOMPARE(report.otherEntries, 1);
    QCOMPARE(report.faults.size(), 5);
    QCOMPARE(contentOf(capture, 0), (QStringList{u"1 0 0 [\"pull\",0]"_s, u"4 1 1005 bye"_s}));
    QCOMPARE(capture.row(capture.count() - 1).kind, Record::Kind::Failed);
    QCOMPARE(capture.row(0).time, -1);
    QVERIFY(!report.started.isValid());
}

void TestHar::detectionLooksAtTheBeginning()
{
    QVERIFY(looksLikeHar(fixture(u"chromium.har"_s).first(100)));
    QVERIFY(looksLikeHar("{\"log\":{"));
    QVERIFY(looksLikeHar("\n {\"comment\":\"x\", \"log\": {"));
    QVERIFY(!looksLikeHar("{\"format\":\"capnweb-trace\",\"version\":1}\n{\"type\":\"msg\",\"text\":\"\"log\"\"}"));
    QVERIFY(!looksLikeHar("hello \"log\""));
    QVERIFY(!looksLikeHar({}));
}

QTEST_GUILESS_MAIN(TestHar)
#include "tst_har.moc"
