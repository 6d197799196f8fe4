// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "capture.h"
#include "capturefile.h"
#include "indexarchive.h"
#include "lineloader.h"
#include "ndjsonwriter.h"
#include "sidecar.h"
#include "zstdcapture.h"

#include <QtCore/QBuffer>
#include <QtCore/QDateTime>
#include <QtCore/QElapsedTimer>
#include <QtCore/QFile>
#include <QtCore/QTemporaryDir>
#include <QtTest/QTest>

#include <thread>

using namespace Qt::StringLiterals;
using namespace QtCapnWeb;
using namespace QtCapnWeb::Trace;

class TestCaptureFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(m_dir.isValid()); }

    void allWaysOfReadingAgree_data();
    void allWaysOfReadingAgree();
    void textsStayInTheFile();
    void storedTextsAreThoseOfTheFile();
    void aHugeTextIsPreviewedAtOnce();
    void whatIsNoCaptureSaysWhatItIs_data();
    void whatIsNoCaptureSaysWhatItIs();
    void aMissingFileSaysSo();
    void aGrowingFileIsFollowed();
    void aFileThatIsCutIsTold();
    void aFileThatIsReplacedIsTold();
    void readingStopsAndGoesOn();
    void rowsAreThereWhileTheRestIsRead();
    void readersAskWhileAFileIsRead();
    void aTornFileIsTold();
    void aDamagedCompressedFileIsTold();
    void twoFilesHaveSessionsOfTheirOwn();
    void anIndexGivesTheSame();
    void anAppendedFileGoesOnFromItsIndex();
    void anIndexOfAnotherFileIsNotTaken();
    void aDamagedIndexIsMadeAnew();
    void whatAnIndexHoldsIsChecked();

private:
    QString path(const QString &name) const { return m_dir.filePath(name); }

    QString write(const QString &name, const QByteArray &bytes, bool finished = true) const
    {
        QFile file(path(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            return {};
        file.flush();
        if (finished) // long ago, so that it is mapped
            file.setFileTime(QDateTime::currentDateTime().addDays(-1), QFileDevice::FileModificationTime);
        return file.fileName();
    }

    QTemporaryDir m_dir;
};

namespace {

const QByteArray Head = "{\"format\":\"capnweb-trace\",\"version\":1}\n";

QByteArray messageLine(int number, const QByteArray &text)
{
    return R"({"type":"msg","seq":)" + QByteArray::number(number) + R"(,"session":0,"from":"a","text":")" + text + "\"}\n";
}

// Lines of all shapes: those that are read at once, and those that are not.
QByteArray manyLines()
{
    QByteArray lines = Head;
    lines += R"({"type":"session","session":3,"url":"ws:\/\/host\/","a":{},"b":{"limits":{"maxMessageSize":3000}}}
{"type":"msg","seq":0,"session":3,"time":1.5,"from":"a","text":"[\"push\",[\"pipeline\",0,[\"hällo\"],[1]]]"}
{"type":"msg","seq":1,"session":3,"time":2,"from":"a","wire":false,"text":"[\"pull\",1]"}
{"type":"msg","seq":2,"session":3,"time":2.000001,"from":"b","text":"plain"}
{"type":"msg","seq":3,"session":3,"from":"b","text":""}
{"type":"msg", "seq":4,"session":3,"from":"b","text":"[\"resolve\",1,\"\ud83d\ude00 \ud800 \u00e4\"]"}
{"type":"msg","seq":5,"session":3,"from":"b","text":"[\"resolve\",1,5]","sent":{"at":1}}
{"type":"msg","seq":6,"session":3,"from":"b","base64":"\/\/4="}
{"type":"msg","seq":7,"session":3,"from":"b","base64":"WyJwdWxsIiwwXQ=="}
{"type":"binary","seq":8,"session":3,"from":"b","base64":"AAH/"}
{"type":"msg","seq":9,"session":3,"from":"b","size":70000000}
{"type":"http","session":3,"request":{"method":"POST","headers":[["a","\"b\""]]}}
{"type":"http","session":3,"response":{"status":200}}
{"type":"note","session":3,"from":"b","text":"a \"note\""}
{"type":"comment","seq":2,"text":"look\nhere"}
{"type":"msg","seq":10,"session":4000000000,"time":86400000.5,"from":"a","text":"[\"push\",1e5]"}
{"type":"msg","seq":11,"session":5,"from":"a","text":"bad \x escape"}
{"type":"msg","seq":11,"session":5,"from":"c","text":""}
{"type":"close","session":3,"side":"b","code":1000,"reason":"b\u00fde","time":7}
{"type":"fail","session":5,"side":"b","reason":"gone"}
)";
    lines += R"({"type":"msg","seq":12,"session":3,"from":"a","text":"[\"push\",\")" + QByteArray(5000, 'x') + "\\n\\\"]\"}\n";
    lines += R"({"type":"msg","seq":13,"session":3,"time":1e3,"from":"a","text":"[\"push\",[\"pipeline\",0,[\")"
             + QByteArray(300, 'm') + R"(\"],[\"argument\"]]]"})" + "\n";
    return lines;
}

// All that is known of a capture, to compare two of them.
QStringList everything(const Capture &capture)
{
    QStringList result;
    for (RecordIndex i = 0; i < capture.count(); ++i) {
        const Row row = capture.row(i);
        QByteArray buffer;
        result.append(QStringList{QString::number(int(row.kind)), QString::number(row.time), QString::number(row.id),
                                  QString::number(row.textSize), QString::number(row.session), QString::number(row.closeCode),
                                  QString::number(int(row.from)), QString::number(row.decoded), QString::number(row.onWire),
                                  QString::fromLatin1(capture.text(i).toHex()),
                                  QString::fromLatin1(capture.textView(i, buffer).toByteArray().toHex()), capture.problem(i),
                                  capture.preview(i), capture.target(i), QString::number(capture.about(i))}
                          .join(u'|'));
    }
    for (int session = 0; session < capture.sessionCount(); ++session) {
        for (const Side side : {Side::A, Side::B}) {
            const TableSizes sizes = capture.tables().sizes(quint32(session), side);
            result.append(u"%1 %2"_s.arg(sizes.imports).arg(sizes.exports));
        }
    }
    return result;
}

} // namespace

void TestCaptureFile::allWaysOfReadingAgree_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("all shapes") << manyLines();
    QTest::newRow("torn") << manyLines() + R"({"type":"msg","seq":12,"ses)";
    QTest::newRow("no newline at the end") << manyLines().chopped(1);
    QByteArray large = manyLines();
    for (int i = 0; i < 30000; ++i) // more than two MiB: behind the first, and from one on, several threads read
        large += messageLine(i + 14, R"([\"push\",[\"pipeline\",0,[\"m)" + QByteArray::number(i % 7) + R"(\"],[)"
                                         + QByteArray::number(i) + "]]]");
    QTest::newRow("several pieces") << large;
}

void TestCaptureFile::allWaysOfReadingAgree()
{
    QFETCH(QByteArray, bytes);
    Capture memory;
    QBuffer buffer(&bytes);
    QVERIFY(buffer.open(QIODevice::ReadOnly));
    const NdjsonReport expected = readNdjson(buffer, memory);
    QCOMPARE(expected.error, QString());
    QVERIFY(memory.count() >= 20);
    const QStringList all = everything(memory);

    const QString plain = write(u"plain.cwtrace"_s, bytes);
    const QString fresh = write(u"fresh.cwtrace"_s, bytes, false);
    const QString packed = path(u"packed.cwtrace.zst"_s);
    QCOMPARE(compressCapture(plain, packed), QString());
    for (const QString &file : {plain, fresh, packed}) {
        Capture capture;
        const NdjsonReport report = readCapture(file, capture);
        QCOMPARE(report.error, QString());
        QCOMPARE(report.records, expected.records);
        QCOMPARE(report.faultCount, expected.faultCount);
        QCOMPARE(report.torn, expected.torn);
        const QStringList found = everything(capture);
        QCOMPARE(found.size(), all.size());
        for (qsizetype i = 0; i < all.size(); ++i)
            QCOMPARE(found[i], all[i]);
    }
}

void TestCaptureFile::textsStayInTheFile()
{
    const QString file = write(u"stay.cwtrace"_s, Head + messageLine(0, "AAAA") + messageLine(1, R"([\"pull\",0])"), false);
    Capture capture;
    QCOMPARE(readCapture(file, capture).records, 2);
    QFile change(file);
    QVERIFY(change.open(QIODevice::ReadWrite));
    const qsizetype at = change.readAll().indexOf("AAAA");
    QVERIFY(change.seek(at) && change.write("BBBB") == 4 && change.flush());
    QCOMPARE(capture.text(0), QByteArray("BBBB"));
    // And where there is nothing any more, there is no text.
    QVERIFY(change.resize(at + 2));
    QCOMPARE(capture.text(0), QByteArray("BB"));
    QCOMPARE(capture.text(1), QByteArray());
    QCOMPARE(capture.preview(1), QString());
}

void TestCaptureFile::storedTextsAreThoseOfTheFile()
{
    const QString file = write(u"stored.cwtrace"_s, Head + messageLine(0, R"([\"pull\",0])") + messageLine(1, "plain")
                                                        + R"({"type":"msg","session":0,"from":"a","base64":"WzFd"})");
    Capture capture;
    QCOMPARE(readCapture(file, capture).records, 3);
    QByteArray buffer;
    const StoredText escaped = capture.storedText(0, buffer);
    QVERIFY(escaped.escaped);
    QCOMPARE(escaped.bytes.toByteArray(), QByteArray(R"([\"pull\",0])"));
    const StoredText plain = capture.storedText(1, buffer);
    QVERIFY(!plain.escaped);
    QCOMPARE(plain.bytes.toByteArray(), QByteArray("plain"));
    const StoredText decoded = capture.storedText(2, buffer);
    QVERIFY(!decoded.escaped);
    QCOMPARE(decoded.bytes.toByteArray(), QByteArray("[1]"));
}

void TestCaptureFile::aHugeTextIsPreviewedAtOnce()
{
    const QByteArray text = R"([\"push\",[\"pipeline\",0,[\"upload\"],[\")" + QByteArray(20'000'000, 'x') + R"(\"]]])";
    const QString file = write(u"huge.cwtrace"_s, Head + messageLine(0, text));
    Capture capture;
    QCOMPARE(readCapture(file, capture).records, 1);
    QVERIFY(capture.row(0).decoded);
    QElapsedTimer timer;
    timer.start();
    for (int i = 0; i < 1000; ++i)
        QVERIFY(capture.preview(0).startsWith(u"\"xxx"));
    QVERIFY2(timer.elapsed() < 2000, "a preview reads all of a text"); // which would take 10 s
}

void TestCaptureFile::whatIsNoCaptureSaysWhatItIs_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("what");
    QTest::newRow("nothing") << QByteArray() << u"an empty file"_s;
    QTest::newRow("text") << QByteArray("hello\nworld\n") << u"text"_s;
    QTest::newRow("zip") << QByteArray("PK\x03\x04zip") << u"ZIP"_s;
    QTest::newRow("pcap") << QByteArray("\xd4\xc3\xb2\xa1\2\0\4\0", 8) << u"pcap"_s;
    QTest::newRow("pcapng") << QByteArray("\x0a\x0d\x0d\x0a\x1c\0\0\0", 8) << u"pcap"_s;
    QTest::newRow("gzip") << QByteArray("\x1f\x8b\x08") << u"gzip"_s;
    QTest::newRow("program") << QByteArray("\x7f"
                                           "ELF\2\1",
                                           6)
                             << u"program"_s;
    QTest::newRow("binary") << QByteArray("\0\1\2", 3) << u"binary"_s;
    QTest::newRow("JSON") << QByteArray("{\n \"a\": 1\n}\n") << u"JSON, but"_s;
    QTest::newRow("JSON lines") << QByteArray("{\"a\":1}\n{\"a\":2}\n") << u"one value a line"_s;
    QTest::newRow("page") << QByteArray("<!DOCTYPE html><p>") << u"HTML"_s;
    QTest::newRow("UTF-16") << QByteArray("\xff\xfe{\0", 4) << u"UTF-16"_s;
    QTest::newRow("a newer version") << QByteArray("{\"format\":\"capnweb-trace\",\"version\":2}\n") << u"newer"_s;
    QTest::newRow("zstd of nothing") << QByteArray("\x28\xb5\x2f\xfd garbage") << u"damaged"_s;
}

void TestCaptureFile::whatIsNoCaptureSaysWhatItIs()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, what);
    Capture capture;
    const NdjsonReport report = readCapture(write(u"other"_s, bytes), capture);
    QVERIFY2(report.error.contains(what), qUtf8Printable(report.error));
    QCOMPARE(capture.count(), RecordIndex(0));
}

void TestCaptureFile::aMissingFileSaysSo()
{
    Capture capture;
    QVERIFY(!readCapture(path(u"nowhere"_s), capture).error.isEmpty());
    QVERIFY(!readCapture(m_dir.path(), capture).error.isEmpty());
}

void TestCaptureFile::aGrowingFileIsFollowed()
{
    const QString name = path(u"growing.cwtrace"_s);
    QFile file(name);
    QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Unbuffered));
    Capture capture;
    CaptureFile reader(name, capture, {.follow = true});
    QCOMPARE(reader.read(), CaptureFile::State::Read);
    file.write(Head.first(10));
    QCOMPARE(reader.read(), CaptureFile::State::Read);
    file.write(Head.sliced(10));
    int written = 0;
    for (int round = 0; round < 50; ++round) {
        const QByteArray line = messageLine(written++, R"([\"pull\",0])");
        file.write(line.first(round % line.size()));
        QCOMPARE(reader.read(), CaptureFile::State::Read);
        QCOMPARE(capture.count(), RecordIndex(written - 1));
        file.write(line.sliced(round % line.size()));
        QCOMPARE(reader.read(), CaptureFile::State::Read);
        QCOMPARE(capture.count(), RecordIndex(written));
        QCOMPARE(capture.text(written - 1), QByteArray("[\"pull\",0]"));
    }
    QCOMPARE(reader.report().faultCount, 0);
    QVERIFY(!reader.report().torn);
}

void TestCaptureFile::aFileThatIsCutIsTold()
{
    const QString name = write(u"cut.cwtrace"_s, Head + messageLine(0, "first") + messageLine(1, "second"));
    Capture capture;
    CaptureFile reader(name, capture, {.follow = true});
    QCOMPARE(reader.read(), CaptureFile::State::Read);
    QVERIFY(QFile::resize(name, Head.size() + 5));
    QCOMPARE(capture.text(0), QByteArray());
    QCOMPARE(reader.read(), CaptureFile::State::Replaced);
    QCOMPARE(capture.count(), RecordIndex(2));

    // It may have grown again meanwhile.
    const QString second = write(u"cut2.cwtrace"_s, Head + messageLine(0, "first"));
    Capture other;
    CaptureFile again(second, other, {.follow = true});
    QCOMPARE(again.read(), CaptureFile::State::Read);
    QFile file(second);
    QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
    file.write(Head + messageLine(0, "other, and longer than that was"));
    file.flush();
    QCOMPARE(again.read(), CaptureFile::State::Replaced);
}

void TestCaptureFile::aFileThatIsReplacedIsTold()
{
#ifdef Q_OS_UNIX
    const QString name = write(u"moved.cwtrace"_s, Head + messageLine(0, "first"));
    Capture capture;
    CaptureFile reader(name, capture, {.follow = true});
    QCOMPARE(reader.read(), CaptureFile::State::Read);
    QVERIFY(QFile::rename(name, path(u"moved.old"_s)));
    QCOMPARE(reader.read(), CaptureFile::State::Read);
    QVERIFY(!write(u"moved.cwtrace"_s, Head + messageLine(0, "other") + messageLine(1, "more")).isEmpty());
    QCOMPARE(reader.read(), CaptureFile::State::Replaced);
    QCOMPARE(capture.text(0), QByteArray("first"));
#endif
}

void TestCaptureFile::readingStopsAndGoesOn()
{
    QByteArray bytes = Head;
    for (int i = 0; i < 20000; ++i)
        bytes += messageLine(i, R"([\"push\",)" + QByteArray::number(i) + "]");
    const QString plain = write(u"stop.cwtrace"_s, bytes);
    const QString fresh = write(u"stopfresh.cwtrace"_s, bytes, false);
    const QString packed = path(u"stop.cwtrace.zst"_s);
    QCOMPARE(compressCapture(plain, packed), QString());
    for (const QString &name : {plain, fresh, packed}) {
        Capture capture;
        CaptureFile file(name, capture);
        int stops = 0;
        while (true) {
            std::stop_source stop;
            stop.request_stop();
            const CaptureFile::State state = file.read(stop.get_token());
            if (state == CaptureFile::State::Read)
                break;
            QCOMPARE(state, CaptureFile::State::Stopped);
            QVERIFY(++stops < 1000);
        }
        QVERIFY(stops >= 5);
        QCOMPARE(capture.count(), RecordIndex(20000));
        for (int i = 0; i < 20000; ++i)
            QCOMPARE(capture.text(i), "[\"push\"," + QByteArray::number(i) + "]");
    }
}

void TestCaptureFile::rowsAreThereWhileTheRestIsRead()
{
    QByteArray bytes = Head;
    for (int i = 0; i < 100000; ++i)
        bytes += messageLine(i, R"([\"push\",)" + QByteArray::number(i) + "]");
    Capture capture;
    QList<RecordIndex> counts;
    qint64 last = 0;
    readCapture(write(u"progress.cwtrace"_s, bytes), capture, {}, [&](const LoadProgress &progress) {
        counts.append(capture.count());
        QCOMPARE(progress.records, qint64(capture.count()));
        QCOMPARE(progress.size, bytes.size());
        QVERIFY(progress.bytes >= last && progress.bytes <= progress.size);
        last = progress.bytes;
    });
    QVERIFY(counts.size() > 1);
    QVERIFY(counts.first() <= 2000);
    QCOMPARE(counts.last(), RecordIndex(100000));
    QCOMPARE(last, bytes.size());
}

void TestCaptureFile::readersAskWhileAFileIsRead()
{
    QByteArray bytes = Head;
    for (int i = 0; i < 8000; ++i)
        bytes += messageLine(i, R"([\"push\",[\"pipeline\",0,[\"m\"],[)" + QByteArray::number(i) + "]]]");
    const QString name = write(u"readers.cwtrace"_s, bytes);
    Capture capture;
    std::atomic<bool> failed = false;
    std::vector<std::jthread> readers;
    for (int t = 0; t < 2; ++t) {
        readers.emplace_back([&](const std::stop_token &stop) {
            QByteArray buffer;
            quint32 random = 1;
            while (!stop.stop_requested()) {
                const RecordIndex count = capture.count();
                if (count == 0)
                    continue;
                random = random * 1664525 + 1013904223;
                const RecordIndex index = random % quint64(count);
                const QByteArray expected = "[\"push\",[\"pipeline\",0,[\"m\"],[" + QByteArray::number(index) + "]]]";
                const Row row = capture.row(index);
                if (capture.textView(index, buffer) != expected || row.id != double(index + 1)
                    || capture.recordOf(index) != index)
                    failed = true;
                const auto lock = capture.lockForReading();
                const Call call = capture.calls().call(capture.calls().callOf(index));
                if (call.push != index || capture.target(index) != u"main.m"_s
                    || capture.tables().sizes(0, Side::A, index).imports != index + 2)
                    failed = true;
            }
        });
    }
    const NdjsonReport report = readCapture(name, capture);
    readers.clear();
    QCOMPARE(report.records, 8000);
    QVERIFY(!failed);
}

void TestCaptureFile::aTornFileIsTold()
{
    const QString plain = write(u"torn.cwtrace"_s, Head + messageLine(0, "first") + messageLine(1, "second").first(20));
    Capture capture;
    const NdjsonReport report = readCapture(plain, capture);
    QVERIFY(report.torn);
    QCOMPARE(report.records, 1);
}

void TestCaptureFile::aDamagedCompressedFileIsTold()
{
    QByteArray bytes = Head;
    for (int i = 0; i < 20000; ++i)
        bytes += messageLine(i, R"([\"push\",)" + QByteArray::number(i * 7919) + "]");
    const QString plain = write(u"damage.cwtrace"_s, bytes);
    const QString packed = path(u"damage.cwtrace.zst"_s);
    QCOMPARE(compressCapture(plain, packed), QString());
    QFile file(packed);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray whole = file.readAll();
    file.close();

    const QString cut = write(u"cut.zst"_s, whole.chopped(10));
    Capture first;
    const NdjsonReport torn = readCapture(cut, first);
    QVERIFY(torn.torn);
    QVERIFY(torn.records > 1000 && torn.records < 20000);

    for (qsizetype at = 4; at < whole.size(); at += whole.size() / 12) {
        QByteArray damaged = whole;
        damaged[at] = char(damaged[at] ^ 0x55);
        Capture capture;
        readCapture(write(u"damaged.zst"_s, damaged), capture);
        for (RecordIndex i = 0; i < capture.count(); i += 100)
            capture.text(i);
    }
}

void TestCaptureFile::twoFilesHaveSessionsOfTheirOwn()
{
    const QString name = write(u"two.cwtrace"_s, Head + messageLine(0, "first") + R"({"type":"comment","seq":0,"text":"here"})");
    Capture capture;
    QCOMPARE(readCapture(name, capture).records, 2);
    QCOMPARE(readCapture(name, capture).records, 2);
    QCOMPARE(capture.row(2).session, 1u);
    QCOMPARE(capture.about(3), RecordIndex(2));
}

// All of the corpus' ways of being odd, and enough of the usual for checkpoints.
QByteArray indexedLines()
{
    QByteArray bytes = manyLines();
    // What has no place in the file keeps an index away.
    bytes.replace(R"("base64":"\/\/4=")", R"("base64":"//4=")");
    for (int i = 0; i < 3000; ++i) {
        const QByteArray id = QByteArray::number(i + 1);
        bytes += R"({"type":"msg","session":9,"time":)" + QByteArray::number(i)
                 + R"(,"from":"a","text":"[\"push\",[\"pipeline\",0,[\"m)" + QByteArray::number(i % 5) + R"(\"],[[\"export\",-)"
                 + QByteArray::number(1 + i / 3) + "]]]]\"}\n";
        if (i % 4)
            bytes += R"({"type":"msg","session":9,"from":"a","text":"[\"release\",)" + id + ",1]\"}\n";
        if (i % 7 == 0)
            bytes +=
                R"({"type":"msg","session":9,"from":"b","text":"[\"release\",-)" + QByteArray::number(1 + i / 6) + ",1]\"}\n";
    }
    bytes += R"({"type":"msg","session":10,"from":"b","text":"[\"push\",[\"export\",5e9]]"})"
             "\n";
    return bytes;
}

void TestCaptureFile::anIndexGivesTheSame()
{
    const QString plain = write(u"indexed.cwtrace"_s, indexedLines());
    const QString packed = path(u"indexed.cwtrace.zst"_s);
    QCOMPARE(compressCapture(plain, packed), QString());
    CaptureFileOptions options;
    options.indexFolder = path(u"indexes"_s);
    options.indexFrom = 0;
    QStringList all;
    for (int round = 0; round < 6; ++round) {
        const QString name = round < 3 ? plain : packed;
        Capture capture;
        CaptureFile file(name, capture, options);
        QCOMPARE(file.read(), CaptureFile::State::Read);
        QCOMPARE(file.indexedRecords(), round % 3 == 0 ? 0 : qint64(capture.count()));
        QCOMPARE(file.report().faultCount, 2);
        QCOMPARE(file.report().faults.size(), 2);
        QStringList found = everything(capture);
        for (RecordIndex at = 0; at < capture.count(); at += 97) {
            for (const Side side : {Side::A, Side::B}) {
                for (const Table table : {Table::Imports, Table::Exports}) {
                    for (const TableEntry &entry : capture.tables().entries(capture.row(at).session, side, table, at))
                        found.append(
                            u"%1 %2 %3 %4"_s.arg(entry.id.value).arg(entry.born).arg(entry.released).arg(entry.references));
                }
            }
        }
        for (CallId id = 0; id < capture.calls().count(); ++id) {
            const Call call = capture.calls().call(id);
            found.append(u"%1 %2 %3 %4 %5"_s.arg(call.push)
                             .arg(call.released)
                             .arg(int(call.state))
                             .arg(call.target.value)
                             .arg(capture.calls().method(call.method)));
        }
        if (round == 0)
            all = found;
        QCOMPARE(found.size(), all.size());
        for (qsizetype i = 0; i < all.size(); ++i)
            QCOMPARE(found[i], all[i]);
    }
}

void TestCaptureFile::anAppendedFileGoesOnFromItsIndex()
{
    const QByteArray bytes = indexedLines();
    const qsizetype half = bytes.indexOf('\n', bytes.size() / 2) + 1;
    CaptureFileOptions options;
    options.indexFolder = path(u"appended"_s);
    options.indexFrom = 0;
    QString name = write(u"appended.cwtrace"_s, bytes.first(half));
    Capture first;
    CaptureFile firstFile(name, first, options);
    QCOMPARE(firstFile.read(), CaptureFile::State::Read);

    QFile file(name);
    QVERIFY(file.open(QIODevice::Append) && file.write(bytes.sliced(half)) == bytes.size() - half);
    file.close();
    Capture second;
    CaptureFile secondFile(name, second, options);
    QCOMPARE(secondFile.read(), CaptureFile::State::Read);
    QCOMPARE(secondFile.indexedRecords(), qint64(first.count()));

    Capture whole;
    readCapture(write(u"whole.cwtrace"_s, bytes), whole);
    QCOMPARE(everything(second), everything(whole));
    // And there is an index of all of it now.
    Capture third;
    CaptureFile thirdFile(name, third, options);
    thirdFile.read();
    QCOMPARE(thirdFile.indexedRecords(), qint64(whole.count()));
}

void TestCaptureFile::anIndexOfAnotherFileIsNotTaken()
{
    CaptureFileOptions options;
    options.indexFolder = path(u"others"_s);
    options.indexFrom = 0;
    const auto open = [&](const QByteArray &bytes, int days) {
        const QString name = write(u"other.cwtrace"_s, bytes);
        QFile file(name);
        if (!file.open(QIODevice::ReadWrite))
            return qint64(-1);
        file.setFileTime(QDateTime(QDate(2026, 1, 1).addDays(days), QTime(12, 0)), QFileDevice::FileModificationTime);
        file.close();
        Capture capture;
        CaptureFile read(name, capture, options);
        read.read();
        return read.indexedRecords();
    };
    QCOMPARE(open(Head + messageLine(0, "AAAA") + messageLine(1, "BBBB"), 0), 0);
    QCOMPARE(open(Head + messageLine(0, "AAAA") + messageLine(1, "BBBB"), 0), 2);
    QCOMPARE(open(Head + messageLine(0, "AAAA") + messageLine(1, "BBBB"), 1), 0); // another time
    QCOMPARE(open(Head + messageLine(0, "AAAA") + messageLine(1, "CCCC"), 1), 0); // another content
    QCOMPARE(open(Head + messageLine(0, "AAAA"), 1), 0); // shorter
    QCOMPARE(open(Head + messageLine(0, "AAAA") + messageLine(1, "DDDD"), 2), 1); // longer
}

void TestCaptureFile::aDamagedIndexIsMadeAnew()
{
    const QString name = write(u"damaged.cwtrace"_s, indexedLines());
    CaptureFileOptions options;
    options.indexFolder = path(u"damaged"_s);
    options.indexFrom = 0;
    Capture first;
    CaptureFile(name, first, options).read();
    const QString sidecar = sidecarPath(options.indexFolder, name);
    QFile file(sidecar);
    QVERIFY(file.open(QIODevice::ReadWrite));
    const QByteArray whole = file.readAll();
    QVERIFY(whole.size() > 1000);
    QList<QByteArray> damaged{QByteArray(), whole.first(20), whole.chopped(1), whole + 'x'};
    for (qsizetype at = 0; at < whole.size(); at += 1 + whole.size() / 20) {
        damaged.append(whole);
        damaged.last()[at] = char(whole[at] ^ 0x10);
    }
    for (const QByteArray &bytes : std::as_const(damaged)) {
        QVERIFY(file.resize(0) && file.seek(0) && file.write(bytes) == bytes.size() && file.flush());
        Capture capture;
        CaptureFile again(name, capture, options);
        QCOMPARE(again.read(), CaptureFile::State::Read);
        QCOMPARE(again.indexedRecords(), 0);
        QCOMPARE(capture.count(), first.count());
        file.close();
        QVERIFY(file.open(QIODevice::ReadWrite));
    }
}

// One who makes an index may give it the right checksum.
void TestCaptureFile::whatAnIndexHoldsIsChecked()
{
    const QString name = write(u"checked.cwtrace"_s, manyLines().replace(R"("base64":"\/\/4=")", R"("base64":"//4=")")
                                                         + indexedLines().last(30000).sliced(300));
    const std::shared_ptr<MappedFile> texts = MappedFile::open(name);
    Capture source;
    QCOMPARE(source.addFile(texts), 0);
    LineLoader sourceLoader(source, 0);
    const auto takeAll = [&](LineLoader &loader) {
        for (qsizetype at = 0; at < texts->all().size();)
            at += loader.take(texts->all().sliced(at), at, true);
    };
    takeAll(sourceLoader);
    QBuffer buffer;
    QVERIFY(buffer.open(QIODevice::WriteOnly));
    IndexWriter writer(buffer);
    QVERIFY(source.writeIndex(writer));
    sourceLoader.archive(writer);
    const QByteArray payload = buffer.data();

    int taken = 0;
    quint32 random = 1;
    for (int round = 0; round < 400; ++round) {
        const auto memory = std::make_shared<QByteArray>(payload);
        QByteArray &bytes = *memory;
        bytes.detach();
        for (int i = 0; i < (round ? 1 + round % 3 : 0); ++i) {
            random = random * 1664525 + 1013904223;
            const qsizetype at = qsizetype((random >> 8) % quint32(bytes.size()));
            bytes[at] = random & 1 ? char(0xff) : char(bytes[at] + int(random >> 28) - 8);
        }
        Capture capture;
        capture.addFile(texts);
        LineLoader loader(capture, 0);
        // As it is mapped, or copied.
        const bool isMapped = round % 2;
        if (!readSidecarPayload(
                {bytes.data(), size_t(bytes.size())}, isMapped ? std::shared_ptr<void>(memory) : nullptr, [] { return true; },
                capture, loader)) {
            QCOMPARE(capture.count(), RecordIndex(0));
            // It is as it was: the file can be read.
            if (round % 40 == 0) {
                LineLoader again(capture, 0);
                takeAll(again);
                QCOMPARE(capture.count(), source.count());
            }
            continue;
        }
        ++taken;
        for (RecordIndex i = 0; i < capture.count(); i += 7) {
            capture.text(i);
            capture.preview(i);
            capture.target(i);
            capture.problem(i);
            capture.calls().callOf(i);
            capture.tables().entries(capture.row(i).session, Side::A, Table::Exports, i);
        }
        Record more;
        more.text = R"(["push",["pipeline",1,["m"],[["export",-2000]]]])";
        more.session = 1;
        capture.append(std::move(more));
    }
    QVERIFY(taken > 5);
    QVERIFY(taken < 400);
}

QTEST_GUILESS_MAIN(TestCaptureFile)
#include "tst_capturefile.moc"
