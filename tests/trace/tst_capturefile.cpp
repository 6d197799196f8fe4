// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "capture.h"
#include "capturefile.h"
#include "capturetesting.h"
#include "ndjsonreader.h"
#include "zstdcapture.h"

#include <QtCore/QBuffer>
#include <QtCore/QElapsedTimer>
#include <QtCore/QFile>
#include <QtTest/QTest>

#include <atomic>
#include <stop_token>
#include <thread>
#include <vector>

using namespace Qt::StringLiterals;
using namespace QtCapnWeb;
using namespace QtCapnWeb::Trace;
using namespace CaptureTesting;

class TestCaptureFile : public QObject, private CaptureFolder
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
};

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

QTEST_GUILESS_MAIN(TestCaptureFile)
#include "tst_capturefile.moc"
