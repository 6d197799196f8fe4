// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "capture.h"
#include "capturefile.h"
#include "capturetesting.h"
#include "indexarchive.h"
#include "lineloader.h"
#include "sidecar.h"
#include "textfiles.h"
#include "zstdcapture.h"

#include <QtCore/QBuffer>
#include <QtCore/QDateTime>
#include <QtCore/QFile>
#include <QtTest/QTest>

#include <memory>

using namespace Qt::StringLiterals;
using namespace QtCapnWeb;
using namespace QtCapnWeb::Trace;
using namespace CaptureTesting;

/// The index that is kept of a capture file: what is taken of it, and what is not.
class TestSidecar : public QObject, private CaptureFolder
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(m_dir.isValid()); }

    void anIndexGivesTheSame();
    void anAppendedFileGoesOnFromItsIndex();
    void anIndexOfAnotherFileIsNotTaken();
    void aDamagedIndexIsMadeAnew();
    void whatAnIndexHoldsIsChecked();
};

namespace {

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

} // namespace

void TestSidecar::anIndexGivesTheSame()
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

void TestSidecar::anAppendedFileGoesOnFromItsIndex()
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

void TestSidecar::anIndexOfAnotherFileIsNotTaken()
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

void TestSidecar::aDamagedIndexIsMadeAnew()
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
void TestSidecar::whatAnIndexHoldsIsChecked()
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

QTEST_GUILESS_MAIN(TestSidecar)
#include "tst_sidecar.moc"
