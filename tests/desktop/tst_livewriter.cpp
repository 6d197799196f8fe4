// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later

// How records of a live session get into the document that is shown: large messages on another thread, texts not in memory.

#include "livetexts.h"
#include "livewriter.h"
#include "recorddrain.h"
#include "sampletraffic.h"

#include <QtCore/QDir>
#include <QtCore/QStandardPaths>
#include <QtCore/QTemporaryDir>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

using namespace Qt::StringLiterals;
using namespace Inspector;
using QtCapnWeb::Record;
using QtCapnWeb::Side;

namespace {

constexpr int Patience = 30'000; // milliseconds

/// A resolve with a million members, and two capabilities among them.
QByteArray giant()
{
    QByteArray text = R"(["resolve",1,{"first":["export",-1])";
    for (int i = 0; i < 1'000'000; ++i)
        text += ",\"k" + QByteArray::number(i) + "\":" + QByteArray::number(i);
    return text + R"(,"last":["export",-2]}])";
}

std::vector<Record> one(Record record)
{
    std::vector<Record> records;
    records.push_back(std::move(record));
    return records;
}

} // namespace

class LiveWriterTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QStandardPaths::setTestModeEnabled(true); }

    void aLargeMessageIsReadOnAnotherThread()
    {
        CaptureDocument document(u"live"_s);
        LiveWriter writer(&document);
        document.setWorthKeeping(true);
        writer.append(one(SampleTraffic::message(Side::A, R"(["push",["pipeline",0,["get"],[]]])", 1)));
        QCOMPARE(document.count(), 1);
        const Record large = SampleTraffic::message(Side::B, giant(), 2);
        QVERIFY(LiveWriter::isLarge(large));
        const QSignalSpy ready(&writer, &LiveWriter::ready);
        const QSignalSpy appended(&document, &CaptureDocument::appended);
        writer.read(Record(large));
        // This thread has done nothing with it: it is not there until the event loop says that it was read.
        QVERIFY(writer.isReading());
        QCOMPARE(document.count(), 1);
        QTRY_COMPARE_WITH_TIMEOUT(ready.count(), 1, Patience);
        QVERIFY(!writer.isReading());
        QCOMPARE(document.count(), 2);
        QCOMPARE(appended.count(), 1);
        QVERIFY(document.isModified());
        // It is what it would be if it had been appended at once.
        CaptureDocument plain(u"plain"_s);
        plain.append(one(SampleTraffic::message(Side::A, R"(["push",["pipeline",0,["get"],[]]])", 1)));
        plain.append(one(Record(large)));
        const auto &capture = document.capture();
        QCOMPARE(capture.text(1), large.text);
        QByteArray buffer;
        QVERIFY(capture.textView(1, buffer) == QByteArrayView(large.text));
        QVERIFY(capture.row(1).decoded);
        QCOMPARE(capture.row(1).id, plain.capture().row(1).id);
        QCOMPARE(capture.preview(1), plain.capture().preview(1));
        QCOMPARE(capture.problem(1), plain.capture().problem(1));
        QCOMPARE(capture.tables().entries(0, Side::A, QtCapnWeb::Trace::Table::Imports).size(),
                 plain.capture().tables().entries(0, Side::A, QtCapnWeb::Trace::Table::Imports).size());
        QCOMPARE(capture.textBytes(), plain.capture().textBytes());
    }

    void whatIsNoMessageIsKept()
    {
        CaptureDocument document(u"live"_s);
        LiveWriter writer(&document);
        Record refused = SampleTraffic::message(Side::B, {}, 1);
        refused.kind = Record::Kind::Refused;
        refused.size = 77'000'000;
        writer.append(one(std::move(refused)));
        QCOMPARE(document.capture().row(0).textSize, 77'000'000u);
        writer.read(SampleTraffic::message(Side::B, QByteArray(300'000, '['), 2));
        writer.finish(); // waits, and says nothing later
        const QSignalSpy ready(&writer, &LiveWriter::ready);
        QCOMPARE(document.count(), 2);
        QVERIFY(!document.capture().row(1).decoded);
        QVERIFY(!document.capture().problem(1).isEmpty());
        QCoreApplication::processEvents();
        QCOMPARE(ready.count(), 0);
    }

    void theOrderStays()
    {
        CaptureDocument document(u"live"_s);
        RecordDrain drain(&document);
        QList<qsizetype> sizes;
        for (int i = 0; i < 60; ++i) {
            const qsizetype size = i % 7 == 3 ? LiveWriter::LargeSize + i : 10 + i;
            drain.funnel()->record(SampleTraffic::message(Side::B, QByteArray(size, '1'), i));
            sizes.append(size);
        }
        QTRY_COMPARE_WITH_TIMEOUT(document.count(), sizes.size(), Patience);
        for (int i = 0; i < sizes.size(); ++i) {
            QCOMPARE(qsizetype(document.capture().row(i).textSize), sizes[i]);
            QCOMPARE(document.capture().text(i).size(), sizes[i]);
            QCOMPARE(drain.indexOf(i), i);
        }
        drain.funnel()->record(SampleTraffic::message(Side::B, QByteArray(LiveWriter::LargeSize, '2'), 100));
        drain.funnel()->record(SampleTraffic::message(Side::B, "3", 101));
        drain.finish();
        QCOMPARE(document.count(), sizes.size() + 2);
        QCOMPARE(document.capture().text(sizes.size() + 1), QByteArray("3"));
        QCOMPARE(drain.indexOf(sizes.size()), sizes.size());
    }

    void textsAreNotKeptInMemory()
    {
        const QTemporaryDir folder;
        LiveTexts texts(folder.path());
        QList<std::pair<qint64, QByteArray>> kept;
        qint64 total = 0;
        for (int i = 0; total < 3 * LiveTexts::SegmentSize; ++i) {
            const QByteArray text(i % 50 == 7 ? 3'000'000 : 20'000 + i, char('a' + i % 26));
            kept.append({texts.append(text), text});
            total += text.size();
        }
        QByteArray buffer;
        for (const auto &[place, text] : std::as_const(kept))
            QVERIFY(texts.bytes(place, text.size(), buffer) == QByteArrayView(text));
        QVERIFY(buffer.isEmpty()); // nothing was copied
        QVERIFY(texts.bytes(kept[0].first, 0, buffer).isEmpty());
        // All but the first are in a file, which nobody can find.
        QCOMPARE(texts.memorySize(), LiveTexts::FirstSize);
        QVERIFY(texts.fileSize() >= total - LiveTexts::FirstSize);
        QVERIFY(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden).isEmpty());
    }

    void withoutRoomOnTheDiskTheyAre()
    {
        LiveTexts texts(u"/dev/null/nowhere"_s);
        QList<qint64> places;
        for (int i = 0; i < 100; ++i)
            places.append(texts.append(QByteArray(50'000, char('a' + i % 26))));
        QByteArray buffer;
        for (int i = 0; i < 100; ++i)
            QVERIFY(texts.bytes(places[i], 50'000, buffer) == QByteArrayView(QByteArray(50'000, char('a' + i % 26))));
        QCOMPARE(texts.fileSize(), 0);
        QVERIFY(texts.memorySize() >= 5'000'000);
    }
};

QTEST_GUILESS_MAIN(LiveWriterTest)
#include "tst_livewriter.moc"
