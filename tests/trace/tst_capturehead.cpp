// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT

// The first records of a file, which are read before all of it is.

#include "capture.h"
#include "capturefile.h"
#include "zstdcapture.h"

#include <QtCore/QFile>
#include <QtCore/QTemporaryDir>
#include <QtTest/QTest>

using namespace Qt::StringLiterals;
using namespace QtCapnWeb::Trace;

namespace {

const QByteArray Header = "{\"format\":\"capnweb-trace\",\"version\":1,\"started\":\"2026-01-02T03:04:05Z\"}\n";
constexpr int MessageCount = 60'000; // about 5 MB

QByteArray lineOf(int number)
{
    // Half of the calls of a session that was joined in its middle are answered far behind.
    const QByteArray id = QByteArray::number(1000 + number / 2);
    const QByteArray text = number % 2 == 0 ? R"([\"push\",[\"pipeline\",0,[\"m)" + QByteArray::number(number % 7) + R"(\"],[]]])"
                                            : R"([\"resolve\",)" + QByteArray::number(1000 + number / 2 / 2) + ",1]";
    return R"({"type":"msg","seq":)" + QByteArray::number(number) + R"(,"session":0,"time":)" + QByteArray::number(number)
           + R"(,"from":")" + (number % 2 == 0 ? "a" : "b") + R"(","text":")" + text + "\"}\n";
}

QByteArray manyLines()
{
    QByteArray bytes = Header;
    for (int i = 0; i < MessageCount; ++i)
        bytes += lineOf(i);
    return bytes;
}

const QByteArray Archive = R"({"log":{"version":"1.2","entries":[]},"pad":")" + QByteArray(2 << 20, 'x') + "\"}";

constexpr CaptureHead SmallHead{.records = 3000, .bytes = 8 << 20, .largerThan = 1 << 20};

} // namespace

class TestCaptureHead : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_dir.isValid());
        m_plain = write(u"plain.cwtrace"_s, manyLines());
        m_packed = m_dir.filePath(u"packed.cwtrace.zst"_s);
        QCOMPARE(compressCapture(m_plain, m_packed), QString());
    }

    void aHeadIsWhatTheWholeBeginsWith_data()
    {
        QTest::addColumn<bool>("packed");
        QTest::addColumn<bool>("finished");
        QTest::newRow("mapped") << false << true;
        QTest::newRow("fresh") << false << false;
        QTest::newRow("compressed") << true << true;
    }

    void aHeadIsWhatTheWholeBeginsWith()
    {
        QFETCH(const bool, packed);
        QFETCH(const bool, finished);
        const QString path = packed ? m_packed : m_plain;
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadWrite));
        QVERIFY(file.setFileTime(QDateTime::currentDateTime().addDays(finished ? -1 : 0), QFileDevice::FileModificationTime));
        Capture head;
        const auto report = CaptureFile::readHead(path, head, SmallHead);
        QVERIFY(report);
        QCOMPARE(report->records, head.count());
        QCOMPARE(report->started, QDateTime(QDate(2026, 1, 2), QTime(3, 4, 5), Qt::UTC));
        QVERIFY(!report->torn);
        QVERIFY(head.count() >= 3000);
        QVERIFY(head.count() < 10'000);
        Capture whole;
        QCOMPARE(readCapture(path, whole).error, QString());
        QCOMPARE(whole.count(), MessageCount);
        QVERIFY(beginsWith(whole, head));
        QVERIFY(!beginsWith(head, whole));
        for (RecordIndex i = 0; i < head.count(); ++i) {
            QCOMPARE(head.text(i), whole.text(i));
            QCOMPARE(head.target(i), whole.target(i));
            QCOMPARE(head.problem(i), whole.problem(i));
            QCOMPARE(head.calls().callOf(i), whole.calls().callOf(i));
            QCOMPARE(head.seqOf(i), whole.seqOf(i));
        }
    }

    void aHeadEndsByItsBytesToo()
    {
        for (const QString &path : {m_plain, m_packed}) {
            Capture head;
            QVERIFY(CaptureFile::readHead(path, head, {.records = 1'000'000, .bytes = 1 << 20, .largerThan = 1 << 20}));
            QVERIFY(head.count() > 1000);
            QVERIFY(head.textBytes() < 2 << 20);
            Capture most; // where even the frames behind it are not looked for
            QVERIFY(CaptureFile::readHead(path, most, {.records = 1'000'000, .bytes = 3 << 20, .largerThan = 1 << 20}));
            QVERIFY(most.count() > head.count());
            QVERIFY(most.count() < MessageCount);
            QVERIFY(beginsWith(most, head));
        }
    }

    void smallFilesHaveNone()
    {
        const QByteArray bytes = manyLines();
        Capture head;
        QVERIFY(!CaptureFile::readHead(m_plain, head, {.records = 10, .bytes = 100, .largerThan = bytes.size()}));
        QVERIFY(!CaptureFile::readHead(m_packed, head, {.records = 10, .bytes = 100, .largerThan = bytes.size()}));
        QVERIFY(!CaptureFile::readHead(m_plain, head));
        QCOMPARE(head.count(), 0);
        QVERIFY(CaptureFile::readHead(m_plain, head, {.records = 10, .bytes = 100, .largerThan = bytes.size() - 1}));
    }

    void whatIsNoCaptureHasNone()
    {
        Capture capture;
        QVERIFY(!CaptureFile::readHead(write(u"a.har"_s, Archive), capture, SmallHead));
        QVERIFY(!CaptureFile::readHead(write(u"a.txt"_s, QByteArray(2 << 20, 'x')), capture, SmallHead));
        QVERIFY(!CaptureFile::readHead(m_dir.filePath(u"none"_s), capture, SmallHead));
        QVERIFY(!CaptureFile::readHead(m_dir.path(), capture, SmallHead));
        std::stop_source stop;
        stop.request_stop();
        QVERIFY(!CaptureFile::readHead(m_plain, capture, SmallHead, stop.get_token()));
    }

    void anotherFileDoesNotBeginWithIt()
    {
        Capture head;
        QVERIFY(CaptureFile::readHead(m_plain, head, SmallHead));
        QByteArray bytes = manyLines();
        Capture shorter;
        QCOMPARE(readCapture(write(u"shorter.cwtrace"_s, bytes.first(bytes.indexOf('\n', 5000) + 1)), shorter).error, QString());
        QVERIFY(shorter.count() > 0);
        QVERIFY(!beginsWith(shorter, head));
        Capture other;
        QCOMPARE(readCapture(write(u"other.cwtrace"_s, bytes.replace("\"from\":\"a\"", "\"from\":\"b\"")), other).error,
                 QString());
        QCOMPARE(other.count(), MessageCount);
        QVERIFY(!beginsWith(other, head));
        QVERIFY(beginsWith(other, Capture()));
    }

private:
    QString write(const QString &name, const QByteArray &bytes) const
    {
        QFile file(m_dir.filePath(name));
        return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() ? file.fileName() : QString();
    }

    QTemporaryDir m_dir;
    QString m_plain;
    QString m_packed;
};

QTEST_GUILESS_MAIN(TestCaptureHead)
#include "tst_capturehead.moc"
