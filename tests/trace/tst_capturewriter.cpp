// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "capture.h"
#include "capturewriter.h"
#include "ndjsonreader.h"

#include <QtCore/QProcess>
#include <QtCore/QRandomGenerator>
#include <QtCore/QTemporaryDir>
#include <QtTest/QTest>

#include <mutex>
#include <thread>

using namespace Qt::StringLiterals;
using namespace QtCapnWeb;
using namespace QtCapnWeb::Trace;

namespace {

Record message(const QByteArray &text, qint64 time = -1)
{
    Record record;
    record.text = text;
    record.size = text.size();
    record.time = time;
    return record;
}

NdjsonReport readFile(const QString &path, Capture &capture)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        NdjsonReport report;
        report.error = file.errorString();
        return report;
    }
    return readNdjson(file, capture);
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

// What a writer told, from whichever thread.
struct Events {
    std::mutex lock;
    QList<CaptureWriterEvent> list;

    std::function<void(const CaptureWriterEvent &)> sink()
    {
        return [this](const CaptureWriterEvent &event) {
            const std::lock_guard guard(lock);
            list.append(event);
        };
    }
    QList<CaptureWriterEvent::Kind> kinds()
    {
        const std::lock_guard guard(lock);
        QList<CaptureWriterEvent::Kind> result;
        for (const CaptureWriterEvent &event : std::as_const(list))
            result.append(event.kind);
        return result;
    }
};

} // namespace

class TestCaptureWriter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(m_dir.isValid()); }

    void whatIsRecordedIsRead();
    void recordsReachTheFileWithoutFurtherOnes();
    void timesCountFromTheStart();
    void manyThreadsMayRecord();
    void aPrivateFileIsOfItsOwnerOnly();
    void aFileIsContinued();
    void aTornLineSwallowsNothing();
    void aFullFileStops();
    void aFullFileIsRotated();
    void anUnwritableFileIsToldAtOnce();
    void aFullDiskLosesRecordsAndSaysSo();
    void tooManyRecordsAreDroppedAndCounted();
    void aKilledRecorderLosesAtMostATenthOfASecond();

private:
    QString path(const QString &name) const { return m_dir.filePath(name); }
    QTemporaryDir m_dir;
};

void TestCaptureWriter::whatIsRecordedIsRead()
{
    const QString file = path(u"plain.cwtrace"_s);
    {
        CaptureWriter writer(file);
        QCOMPARE(writer.errorString(), QString());
        Record opened = message("ws://host/");
        opened.kind = Record::Kind::Opened;
        writer.record(std::move(opened));
        writer.record(message("[\"push\",\"\xC3\xA4 \\\" \x01\"]"));
        QVERIFY(writer.flush());
        Capture now;
        QCOMPARE(readFile(file, now).records, 2);
        writer.record(message("\xff"));
    }
    Capture capture;
    const NdjsonReport report = readFile(file, capture);
    QCOMPARE(report.error, QString());
    QCOMPARE(report.records, 3);
    QVERIFY(!report.torn);
    QCOMPARE(capture.session(0).name, u"ws://host/"_s);
    QCOMPARE(capture.text(1), QByteArray("[\"push\",\"\xC3\xA4 \\\" \x01\"]"));
    QCOMPARE(capture.text(2), QByteArray("\xff"));
}

void TestCaptureWriter::recordsReachTheFileWithoutFurtherOnes()
{
    const QString file = path(u"idle.cwtrace"_s);
    CaptureWriter writer(file);
    writer.record(message("[\"pull\",0]"));
    QTRY_COMPARE_WITH_TIMEOUT(contentOf(file).count('\n'), 2, 5000);
}

void TestCaptureWriter::timesCountFromTheStart()
{
    const auto now = [] { return qint64(std::chrono::steady_clock::now().time_since_epoch().count()); };
    const qint64 before = now();
    const QString file = path(u"times.cwtrace"_s);
    {
        CaptureWriter writer(file);
        writer.record(message("1", now()));
        writer.record(message("2", -1));
        writer.record(message("3", 0)); // older than the recording
    }
    Capture capture;
    readFile(file, capture);
    QVERIFY(capture.row(0).time >= 0 && capture.row(0).time <= now() - before);
    QCOMPARE(capture.row(1).time, qint64(-1));
    QCOMPARE(capture.row(2).time, qint64(0));

    CaptureWriterOptions asTheyAre;
    asTheyAre.clockStart.reset();
    const QString other = path(u"timesgiven.cwtrace"_s);
    {
        CaptureWriter writer(other, asTheyAre);
        writer.record(message("1", 1234567));
    }
    Capture second;
    readFile(other, second);
    QCOMPARE(second.row(0).time, qint64(1234567));
}

void TestCaptureWriter::manyThreadsMayRecord()
{
    constexpr int Threads = 4;
    constexpr int Each = 5000;
    const QString file = path(u"threads.cwtrace"_s);
    {
        CaptureWriter writer(file);
        std::vector<std::thread> threads;
        for (int t = 0; t < Threads; ++t) {
            threads.emplace_back([&writer, t] {
                for (int i = 0; i < Each; ++i) {
                    Record record = message(QByteArray::number(i));
                    record.session = quint32(t);
                    writer.record(std::move(record));
                }
            });
        }
        for (std::thread &thread : threads)
            thread.join();
        QCOMPARE(writer.droppedCount(), 0);
    }
    Capture capture;
    QCOMPARE(readFile(file, capture).records, Threads * Each);
    QHash<quint32, int> next;
    for (RecordIndex i = 0; i < capture.count(); ++i)
        QCOMPARE(capture.text(i).toInt(), next[capture.row(i).session]++);
}

void TestCaptureWriter::aPrivateFileIsOfItsOwnerOnly()
{
#ifdef Q_OS_UNIX
    const QString file = path(u"private.cwtrace"_s);
    QFile open(file);
    QVERIFY(open.open(QIODevice::WriteOnly)); // one that all may read stands there already
    open.close();
    CaptureWriterOptions options;
    options.isPrivate = true;
    const CaptureWriter writer(file, options);
    const QFileDevice::Permissions others =
        QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ReadOther | QFileDevice::WriteOther;
    QVERIFY(!(QFile::permissions(file) & others));
#else
    QSKIP("Files have no mode here.");
#endif
}

void TestCaptureWriter::aFileIsContinued()
{
    const QString file = path(u"append.cwtrace"_s);
    {
        CaptureWriter writer(file);
        writer.record(message("1"));
    }
    {
        CaptureWriterOptions options;
        options.append = true;
        options.firstSeq = 1;
        CaptureWriter writer(file, options);
        Record comment = message("well");
        comment.kind = Record::Kind::Comment;
        comment.seq = 0;
        writer.record(std::move(comment));
        writer.record(message("2"));
    }
    Capture capture;
    const NdjsonReport report = readFile(file, capture);
    QCOMPARE(report.records, 3);
    QCOMPARE(report.faultCount, 0);
    QCOMPARE(capture.text(capture.commentOn(0)), QByteArray("well"));
    QVERIFY(contentOf(file).contains(R"("seq":1,)"));
}

void TestCaptureWriter::aTornLineSwallowsNothing()
{
    const QString file = path(u"torn.cwtrace"_s);
    QFile torn(file);
    QVERIFY(torn.open(QIODevice::WriteOnly));
    torn.write("{\"format\":\"capnweb-trace\",\"version\":1}\n{\"type\":\"msg\",\"ses");
    torn.close();
    {
        CaptureWriterOptions options;
        options.append = true;
        CaptureWriter writer(file, options);
        writer.record(message("2"));
    }
    Capture capture;
    const NdjsonReport report = readFile(file, capture);
    QCOMPARE(report.records, 1);
    QCOMPARE(report.faultCount, 1);
}

void TestCaptureWriter::aFullFileStops()
{
    Events events;
    CaptureWriterOptions options;
    options.maximumSize = 10000;
    options.onEvent = events.sink();
    const QString file = path(u"full.cwtrace"_s);
    {
        CaptureWriter writer(file, options);
        for (int i = 0; i < 1000; ++i)
            writer.record(message(QByteArray(100, 'x')));
        QVERIFY(!writer.flush());
        QVERIFY(!writer.errorString().isEmpty());
    }
    QCOMPARE(events.kinds(), QList{CaptureWriterEvent::Kind::Full});
    const qint64 size = QFile(file).size();
    QVERIFY2(size >= 10000 && size < 10500, qPrintable(QString::number(size)));
    Capture capture;
    QVERIFY(!readFile(file, capture).torn);
}

void TestCaptureWriter::aFullFileIsRotated()
{
    Events events;
    CaptureWriterOptions options;
    options.maximumSize = 10000;
    options.whenFull = CaptureWriterOptions::WhenFull::Rotate;
    options.keptFiles = 3;
    options.onEvent = events.sink();
    const QString first = path(u"many.cwtrace"_s);
    QString last;
    {
        CaptureWriter writer(first, options);
        for (quint32 session = 0; session < 2; ++session) {
            Record opened = message("ws://host/" + QByteArray::number(session));
            opened.kind = Record::Kind::Opened;
            opened.session = session;
            writer.record(std::move(opened));
        }
        Record closed;
        closed.kind = Record::Kind::Closed;
        writer.record(std::move(closed));
        for (int i = 0; i < 1000; ++i) {
            Record record = message(QByteArray::number(i));
            record.session = 1;
            writer.record(std::move(record));
        }
        QVERIFY(writer.flush());
        last = writer.path();
    }
    const qsizetype files = events.kinds().size() + 1;
    QVERIFY(files > 4);
    QCOMPARE(last, path(u"many.%1.cwtrace"_s.arg(files)));
    QVERIFY(!QFile::exists(first));
    int expected = -1;
    for (qsizetype number = files - 2; number <= files; ++number) {
        Capture capture;
        const NdjsonReport report = readFile(path(u"many.%1.cwtrace"_s.arg(number)), capture);
        QCOMPARE(report.error, QString());
        QCOMPARE(capture.sessionCount(), 1);
        QCOMPARE(capture.session(0).name, u"ws://host/1"_s);
        for (RecordIndex i = 1; i < capture.count(); ++i) {
            const int found = capture.text(i).toInt();
            QVERIFY(expected < 0 || found == expected);
            expected = found + 1;
        }
    }
    QCOMPARE(expected, 1000);
}

void TestCaptureWriter::anUnwritableFileIsToldAtOnce()
{
    Events events;
    CaptureWriterOptions options;
    options.onEvent = events.sink();
    CaptureWriter writer(path(u"no/such/folder/x.cwtrace"_s), options);
    QVERIFY(!writer.errorString().isEmpty());
    QCOMPARE(events.kinds(), QList{CaptureWriterEvent::Kind::Failed});
    for (int i = 0; i < 10; ++i) {
        writer.record(message("1"));
        QVERIFY(!writer.flush());
    }
    QCOMPARE(writer.droppedCount(), 10);
    QCOMPARE(events.kinds().size(), 1); // once

    // As soon as it can be written, it is.
    QVERIFY(QDir(m_dir.path()).mkpath(u"no/such/folder"_s));
    writer.record(message("2"));
    writer.flush();
    QCOMPARE(writer.errorString(), QString());
    QCOMPARE(events.kinds(),
             (QList{CaptureWriterEvent::Kind::Failed, CaptureWriterEvent::Kind::Recovered, CaptureWriterEvent::Kind::Dropped}));
    Capture capture;
    readFile(writer.path(), capture);
    QCOMPARE(capture.count(), RecordIndex(2));
    QCOMPARE(capture.row(0).kind, Record::Kind::Note);
    QVERIFY(capture.text(0).contains("10 records"));
}

void TestCaptureWriter::aFullDiskLosesRecordsAndSaysSo()
{
#ifdef Q_OS_LINUX
    Events events;
    CaptureWriterOptions options;
    options.onEvent = events.sink();
    CaptureWriter writer(u"/dev/full"_s, options);
    QCOMPARE(events.kinds(), QList{CaptureWriterEvent::Kind::Failed});
    QVERIFY(events.list.first().text.contains(u"No space left"_s));
    writer.record(message("1"));
    QVERIFY(!writer.flush());
    QCOMPARE(writer.droppedCount(), 1);
#else
    QSKIP("There is no full device here.");
#endif
}

void TestCaptureWriter::tooManyRecordsAreDroppedAndCounted()
{
    Events events;
    CaptureWriterOptions options;
    options.maximumWaiting = 100000;
    options.delay = std::chrono::minutes(1);
    options.onEvent = events.sink();
    const QString file = path(u"slow.cwtrace"_s);
    qint64 dropped = 0;
    {
        CaptureWriter writer(file, options);
        for (int i = 0; i < 1000; ++i)
            writer.record(message(QByteArray(1000, 'x')));
        dropped = writer.droppedCount();
        QVERIFY(dropped > 500);
    }
    QCOMPARE(events.kinds(), QList{CaptureWriterEvent::Kind::Dropped});
    QCOMPARE(events.list.first().count, dropped);
    Capture capture;
    readFile(file, capture);
    QCOMPARE(capture.count(), RecordIndex(1000 - dropped + 1));
}

void TestCaptureWriter::aKilledRecorderLosesAtMostATenthOfASecond()
{
    for (int round = 0; round < 4; ++round) {
        const QString file = path(u"killed%1.cwtrace"_s.arg(round));
        const QString stamps = path(u"stamps%1"_s.arg(round));
        QProcess child;
        child.start(QString::fromLocal8Bit(RECORDER_CHILD), {file, stamps});
        QVERIFY(child.waitForStarted());
        const auto recorded = [&] {
            QFile map(stamps);
            qint64 count = 0;
            if (map.open(QIODevice::ReadOnly))
                map.read(reinterpret_cast<char *>(&count), 8);
            return count;
        };
        QTRY_VERIFY_WITH_TIMEOUT(recorded() > 200, 20000);
        QTest::qWait(QRandomGenerator::global()->bounded(200));
        const qint64 killedAt = std::chrono::steady_clock::now().time_since_epoch().count();
        child.kill(); // SIGKILL
        QVERIFY(child.waitForFinished());
        QCOMPARE(child.exitStatus(), QProcess::CrashExit);

        Capture capture;
        const NdjsonReport report = readFile(file, capture);
        QCOMPARE(report.error, QString());
        QCOMPARE(report.faultCount, 0);
        for (RecordIndex i = 0; i < capture.count(); ++i)
            QVERIFY(capture.text(i).startsWith("[\"push\"," + QByteArray::number(i) + ','));

        QFile map(stamps);
        QVERIFY(map.open(QIODevice::ReadOnly));
        const QByteArray all = map.readAll();
        const auto *moments = reinterpret_cast<const qint64 *>(all.constData());
        QVERIFY(capture.count() >= 100);
        if (capture.count() < moments[0]) {
            const qint64 age = killedAt - moments[1 + capture.count()];
            QVERIFY2(age < 100'000'000, qPrintable(u"the oldest lost message was %1 ms old"_s.arg(double(age) / 1e6)));
        }
    }
}

QTEST_GUILESS_MAIN(TestCaptureWriter)
#include "tst_capturewriter.moc"
