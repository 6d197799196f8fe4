// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The first rows of a large file are there before all of it was read, and nothing moves when the others come.

#include "callsmodel.h"
#include "capturefile.h"
#include "capturefiles.h"
#include "densitymodel.h"
#include "filterbar.h"
#include "findbar.h"
#include "finder.h"
#include "findingsmodel.h"
#include "mainwindow.h"
#include "messageview.h"
#include "ndjsonwriter.h"
#include "readingbar.h"
#include "recordrows.h"
#include "replaypane.h"
#include "sampletraffic.h"
#include "statisticsmodel.h"
#include "timelinemodel.h"
#include "timelinepane.h"
#include "timelineview.h"
#include "wiring.h"
#include "zstdcapture.h"

#include <QtCore/QSettings>
#include <QtCore/QStandardPaths>
#include <QtCore/QTemporaryDir>
#include <QtTest/QAbstractItemModelTester>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QDialog>
#include <QtWidgets/QToolButton>
#include <QtWidgets/QTreeView>

using namespace Qt::StringLiterals;
using namespace Inspector;
using namespace QtCapnWeb::Trace;
using QtCapnWeb::Record;

namespace {

constexpr int Patience = 30'000;
constexpr CaptureHead SmallHead{.records = 2000, .bytes = 8 << 20, .largerThan = 1 << 20};
constexpr qint64 HeadCount = 1002; // in the middle of a call

const std::vector<Record> &allRecords()
{
    static const std::vector<Record> records = SampleTraffic::many(15'000);
    return records;
}

std::shared_ptr<Capture> captureOf(qint64 count)
{
    auto capture = std::make_shared<Capture>();
    for (qint64 i = 0; i < count; ++i)
        capture->append(Record(allRecords()[size_t(i)]));
    return capture;
}

/// A document as a job that reads a file treats it, at a pace of one's own.
struct Reading {
    CaptureDocument document{u"large.cwtrace"_s};
    Reading()
    {
        document.setFilePath(u"/nowhere/large.cwtrace"_s);
        document.setState(CaptureDocument::State::Loading);
    }
    void begin() { document.adoptHead(captureOf(HeadCount)); }
    void end()
    {
        document.setState(CaptureDocument::State::Idle);
        document.adopt(captureOf(qint64(allRecords().size())));
    }
};

struct Opened {
    CaptureFiles files;
    MainWindow window;
    QTemporaryDir folder;

    Opened()
    {
        files.setHead(SmallHead);
        wireFiles(window, files);
        window.resize(1200, 800);
        window.show();
    }
    ~Opened()
    {
        for (CaptureDocument *document : others)
            window.removeDocument(document);
    }
    void add(CaptureDocument *document)
    {
        others.append(document);
        window.addDocument(document);
        window.showDocument(document);
    }
    QString write(const QString &name, const std::vector<Record> &records) const
    {
        NdjsonWriter writer;
        QByteArray bytes = writer.header(QDateTime(QDate(2026, 1, 2), QTime(3, 4, 5), Qt::UTC));
        for (const Record &record : records)
            bytes += writer.line(record);
        QFile file(folder.filePath(name));
        return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() ? file.fileName() : QString();
    }
    QAction *action(const QString &text) const
    {
        for (QAction *action : window.findChildren<QAction *>()) {
            if (action->text().remove(u'&') == text)
                return action;
        }
        return nullptr;
    }
    ReadingBar *bar() const { return window.findChild<ReadingBar *>(); }
    TimelineView *timeline() const { return window.timeline(); }

    QList<CaptureDocument *> others;
};

/// What was told of a document's records.
struct Told {
    QList<std::pair<qint64, qint64>> appended;
    QList<bool> partial;
    QList<CaptureDocument::State> states;
    std::function<void()> atFirst;

    void hear(CaptureDocument *document)
    {
        QObject::connect(document, &CaptureDocument::appended, document, [this, document](qint64 first, qint64 count) {
            appended.append({first, count});
            partial.append(document->isPartial());
            states.append(document->state());
            if (appended.size() == 1 && atFirst)
                atFirst();
        });
    }
};

} // namespace

class FirstRowsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        QApplication::setOrganizationName(u"QtCapnWeb-tests"_s);
        QApplication::setApplicationName(u"tst_firstrows"_s);
        QApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
    }
    void init() { QSettings().clear(); }

    void theFirstRowsComeBeforeTheOthers_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<bool>("following");
        QTest::newRow("plain") << u"large.cwtrace"_s << false;
        QTest::newRow("compressed") << u"large.cwtrace.zst"_s << false;
        QTest::newRow("followed") << u"large.cwtrace"_s << true;
    }

    void theFirstRowsComeBeforeTheOthers()
    {
        QFETCH(const QString, name);
        QFETCH(const bool, following);
        Opened opened;
        QString path = opened.write(u"large.cwtrace"_s, allRecords());
        QVERIFY(!path.isEmpty());
        if (name.endsWith(u".zst")) {
            QCOMPARE(compressCapture(path, opened.folder.filePath(name)), QString());
            path = opened.folder.filePath(name);
        }
        QSignalSpy loaded(&opened.files, &CaptureFiles::loaded);
        if (following)
            opened.files.openFollowing({path});
        else
            opened.files.open({path});
        CaptureDocument *file = opened.files.documents().constFirst();
        Told told;
        qint64 shownAtFirst = 0;
        told.atFirst = [&] {
            shownAtFirst = opened.timeline()->model()->rowCount();
            QCOMPARE(file->started(), QDateTime(QDate(2026, 1, 2), QTime(3, 4, 5), Qt::UTC));
            QCOMPARE(loaded.count(), 0);
        };
        told.hear(file);
        QTRY_COMPARE_WITH_TIMEOUT(loaded.count(), 1, Patience);
        const qint64 all = qint64(allRecords().size());
        QCOMPARE(told.appended.size(), 2);
        const qint64 first = told.appended[0].second;
        QVERIFY(first >= SmallHead.records);
        QVERIFY(first < all / 2);
        QCOMPARE(shownAtFirst, first);
        QVERIFY(told.partial[0]);
        QCOMPARE(told.states[0], CaptureDocument::State::Loading);
        QCOMPARE(told.appended[1], std::pair(first, all - first));
        QVERIFY(!told.partial[1]);
        QCOMPARE(told.states[1], CaptureDocument::State::Idle);
        QCOMPARE(opened.timeline()->model()->rowCount(), all);
        QVERIFY(!file->isModified());
        for (const qint64 i : {qint64(0), first - 1, first, all - 1})
            QCOMPARE(file->capture().text(i), allRecords()[size_t(i)].text);
        QCOMPARE(opened.timeline()->isFollowing(), following);
        QCOMPARE(file->isFollowingFile(), following);
        QTRY_COMPARE_WITH_TIMEOUT(opened.timeline()->topRow(), following ? all - opened.timeline()->pageRows() : 0, Patience);
        if (following) {
            QFile growing(path);
            QVERIFY(growing.open(QIODevice::Append));
            growing.write(NdjsonWriter().line(SampleTraffic::many(1, 7).front()));
            growing.close();
            QTRY_COMPARE_WITH_TIMEOUT(file->count(), all + 1, Patience);
        }
    }

    void aSmallFileIsShownOnce()
    {
        Opened opened;
        opened.files.open({opened.write(u"small.cwtrace"_s, SampleTraffic::many(500))});
        CaptureDocument *file = opened.files.documents().constFirst();
        Told told;
        told.hear(file);
        QTRY_COMPARE_WITH_TIMEOUT(file->state(), CaptureDocument::State::Idle, Patience);
        QCOMPARE(told.appended, (QList<std::pair<qint64, qint64>>{{0, 2000}}));
        QCOMPARE(told.partial, QList<bool>{false});
        QVERIFY(!opened.bar()->isVisible());
    }

    void nothingMovesWhenTheRestComes()
    {
        Reading reading;
        Opened opened;
        opened.add(&reading.document);
        QVERIFY(!opened.timeline()->isVisible());
        reading.begin();
        QVERIFY(opened.timeline()->isVisible());
        QVERIFY(opened.bar()->isVisible());
        QVERIFY2(opened.bar()->text().contains(QLocale().toString(HeadCount)), qPrintable(opened.bar()->text()));
        QVERIFY(!opened.timeline()->isFollowing());

        opened.window.filterBar()->apply(u"push or resolve"_s);
        QTRY_COMPARE_WITH_TIMEOUT(opened.timeline()->model()->rowCount(), HeadCount / 4 * 2 + 1, Patience);
        opened.timeline()->setCurrentRecord(400);
        opened.timeline()->setTop(190);
        QTest::keyClick(opened.timeline(), Qt::Key_Down, Qt::ShiftModifier);
        const qint64 current = opened.timeline()->currentRecord();
        const auto selection = opened.timeline()->selectedRows();
        QVERIFY(selection.second > selection.first);
        QTRY_VERIFY_WITH_TIMEOUT(opened.window.messageView()->tree()->model()->rowCount() > 0, Patience);
        const QPersistentModelIndex part = opened.window.messageView()->tree()->model()->index(0, 0);
        Finder *finder = opened.window.timelinePane()->finder();
        finder->setQuery({u"square"_s, Qt::CaseSensitive, false});
        finder->finish();
        const qint64 hits = finder->hitCount();
        QCOMPARE(hits, HeadCount / 4 + 1);

        const QSignalSpy chosen(opened.timeline(), &TimelineView::currentRecordChanged);
        const QSignalSpy reset(opened.timeline()->model(), &TimelineModel::reset);
        reading.end();
        QTRY_COMPARE_WITH_TIMEOUT(opened.timeline()->model()->rowCount(), qint64(allRecords().size()) / 2, Patience);
        QVERIFY(!opened.bar()->isVisible());
        QCOMPARE(opened.timeline()->currentRecord(), current);
        QCOMPARE(opened.timeline()->topRow(), 190);
        QCOMPARE(opened.timeline()->selectedRows(), selection);
        QCOMPARE(opened.window.filterBar()->applied(), u"push or resolve"_s);
        QVERIFY(part.isValid());
        finder->finish();
        QCOMPARE(finder->hitCount(), qint64(allRecords().size()) / 4);
        QCOMPARE(chosen.count(), 0);
        QCOMPARE(reset.count(), 0);
        opened.window.filterBar()->apply({});
        QTRY_COMPARE_WITH_TIMEOUT(opened.timeline()->model()->rowCount(), qint64(allRecords().size()), Patience);
        QCOMPARE(opened.timeline()->currentRecord(), current);
    }

    void whatLooksAheadIsLookedAtAgain()
    {
        Reading reading;
        Opened opened;
        opened.add(&reading.document);
        reading.begin();
        RecordRows *rows = opened.timeline()->model()->rows();
        opened.window.filterBar()->apply(u"state == pending"_s); // the last call, which is answered in the rest
        QTRY_COMPARE_WITH_TIMEOUT(rows->count(), 2, Patience);
        reading.end();
        QTRY_COMPARE_WITH_TIMEOUT(rows->count(), 0, Patience);
        QTRY_VERIFY_WITH_TIMEOUT(rows->progress() < 0, Patience);
        QCOMPARE(rows->count(), 0);
    }

    void aPausedTimelineStaysAsItIs()
    {
        Reading reading;
        Opened opened;
        opened.add(&reading.document);
        reading.begin();
        RecordRows *rows = opened.timeline()->model()->rows();
        rows->setPaused(true);
        reading.end();
        QCOMPARE(rows->count(), HeadCount);
        QCOMPARE(rows->heldBack(), qint64(allRecords().size()) - HeadCount);
        rows->setPaused(false);
        QCOMPARE(rows->count(), qint64(allRecords().size()));
    }

    void modelsKnowTheSameInTheEnd()
    {
        Reading reading;
        CaptureDocument atOnce(u"whole"_s);
        atOnce.adopt(captureOf(qint64(allRecords().size())));
        CallsModel calls[2];
        FindingsModel findings[2];
        StatisticsModel statistics[2];
        DensityModel density[2];
        QAbstractItemModelTester callsTester(&calls[0]);
        QAbstractItemModelTester findingsTester(&findings[0]);
        QAbstractItemModelTester statisticsTester(&statistics[0]);
        const auto finish = [&](int which) {
            calls[which].finish();
            findings[which].finish();
            statistics[which].finish();
            density[which].finish();
        };
        for (const int which : {0, 1}) {
            CaptureDocument *document = which == 0 ? &reading.document : &atOnce;
            calls[which].setDocument(document);
            findings[which].setDocument(document);
            statistics[which].setDocument(document);
            density[which].setDocument(document);
        }
        reading.begin();
        finish(0);
        const qint64 some = calls[0].rowCount();
        QVERIFY(some > 0);
        reading.end();
        // They hear of it a moment later.
        QTRY_COMPARE_WITH_TIMEOUT(calls[0].rowCount(), int(allRecords().size() / 4), Patience);
        QTRY_VERIFY_WITH_TIMEOUT(!findings[0].isBusy() && !statistics[0].isBusy(), Patience);
        QTRY_COMPARE_WITH_TIMEOUT(density[0].total(), qint64(allRecords().size()), Patience);
        finish(0);
        finish(1);
        const auto same = [](const QAbstractItemModel &a, const QAbstractItemModel &b) {
            if (a.rowCount() != b.rowCount() || a.columnCount() != b.columnCount())
                return false;
            for (int row = 0; row < a.rowCount(); ++row) {
                for (int column = 0; column < a.columnCount(); ++column) {
                    if (a.index(row, column).data() != b.index(row, column).data())
                        return false;
                }
            }
            return true;
        };
        QVERIFY(same(calls[0], calls[1]));
        QVERIFY(same(findings[0], findings[1]));
        QVERIFY(same(statistics[0], statistics[1]));
        QCOMPARE(density[0].extent(), density[1].extent());
    }

    void nothingIsMadeFromThePartThatIsThere()
    {
        Reading reading;
        Opened opened;
        opened.add(&reading.document);
        reading.begin();
        opened.timeline()->setCurrentRecord(0);
        const auto replay = [&] { return opened.window.replay()->runActions().constFirst(); };
        for (const QString &text : {u"Save"_s, u"Save As…"_s, u"Export…"_s})
            QVERIFY2(!opened.action(text)->isEnabled(), qPrintable(text));
        opened.window.replay()->setUrl(QUrl(u"ws://127.0.0.1:1/"_s));
        QVERIFY(!replay()->isEnabled());
        const QString path = opened.folder.filePath(u"part.cwtrace"_s);
        QSignalSpy failed(&opened.files, &CaptureFiles::failed);
        opened.files.save(&reading.document, path);
        opened.files.exportTo(&reading.document, path, {});
        QCOMPARE(failed.count(), 2);
        QVERIFY(!opened.files.isBusy());
        QVERIFY(!QFile::exists(path));
        opened.window.toggleMark();
        opened.window.askForComment();
        QVERIFY(!opened.window.findChild<QDialog *>(u"commentDialog"_s));
        QCOMPARE(reading.document.count(), HeadCount);

        reading.end();
        QVERIFY(opened.action(u"Save As…"_s)->isEnabled());
        QVERIFY(opened.action(u"Export…"_s)->isEnabled());
        QVERIFY(replay()->isEnabled());
        opened.window.toggleMark();
        QCOMPARE(reading.document.count(), qint64(allRecords().size()) + 1);
        QVERIFY(reading.document.isModified());
        opened.files.save(&reading.document, path);
        QTRY_VERIFY_WITH_TIMEOUT(!reading.document.isModified(), Patience);
        Capture saved;
        QCOMPARE(readCapture(path, saved).records, qint64(allRecords().size()) + 1);
    }

    void readingIsCancelledWhileTheFirstRowsAreShown()
    {
        Opened opened;
        const QString path = opened.write(u"large.cwtrace"_s, allRecords());
        opened.files.open({path});
        CaptureDocument *file = opened.files.documents().constFirst();
        Told told;
        told.hear(file);
        // The button of the bar, before anything else of the job is heard of.
        told.atFirst = [&] { opened.bar()->findChild<QToolButton *>(u"cancelReading"_s)->click(); };
        QTRY_COMPARE_WITH_TIMEOUT(file->state(), CaptureDocument::State::Failed, Patience);
        QCOMPARE(told.appended.size(), 1);
        QVERIFY(file->isPartial());
        QCOMPARE(file->count(), told.appended[0].second);
        QVERIFY(opened.timeline()->isVisible());
        QVERIFY2(opened.bar()->text().contains(u"cancelled"), qPrintable(opened.bar()->text()));
        QVERIFY(opened.bar()->isVisible());
        QVERIFY(!opened.action(u"Save As…"_s)->isEnabled());
        QVERIFY(!file->isModified());
        // Once more is read anew.
        opened.files.open({path});
        QCOMPARE(opened.files.documents().size(), 2);
        CaptureDocument *again = opened.files.documents().constLast();
        QTRY_COMPARE_WITH_TIMEOUT(again->state(), CaptureDocument::State::Idle, Patience);
        QCOMPARE(again->count(), qint64(allRecords().size()));
        QVERIFY(!opened.bar()->isVisible());
        opened.window.showDocument(file);
        QVERIFY(opened.bar()->isVisible());
    }

    void whatIsDamagedFurtherOnShowsItsFirstRows()
    {
        Opened opened;
        const QString path = opened.write(u"large.cwtrace"_s, allRecords());
        const QString packed = opened.folder.filePath(u"damaged.cwtrace.zst"_s);
        QCOMPARE(compressCapture(path, packed), QString());
        {
            // One more part, which says that it holds five bytes, and holds four.
            QFile file(packed);
            QVERIFY(file.open(QIODevice::Append));
            QCOMPARE(file.write(QByteArray::fromHex("28b52ffd200523000078")), 10);
        }
        opened.files.open({packed});
        CaptureDocument *document = opened.files.documents().constFirst();
        QTRY_COMPARE_WITH_TIMEOUT(document->state(), CaptureDocument::State::Failed, Patience);
        QVERIFY2(document->stateDetail().contains(u"damaged"), qPrintable(document->stateDetail()));
        QVERIFY(document->isPartial());
        QVERIFY(document->count() >= SmallHead.records);
        QVERIFY(opened.bar()->text().contains(document->stateDetail()));
    }

    void documentAndWindowGoWhileTheFirstRowsAreShown()
    {
        auto opened = std::make_unique<Opened>();
        const QString path = opened->write(u"large.cwtrace"_s, allRecords());
        opened->files.open({path});
        Told told;
        told.hear(opened->files.documents().constFirst());
        QTRY_VERIFY_WITH_TIMEOUT(!told.appended.isEmpty(), Patience);
        Q_EMIT opened->window.closeRequested(opened->files.documents().constFirst());
        QVERIFY(opened->files.documents().isEmpty());
        QVERIFY(!opened->bar()->isVisible());
        Told again;
        opened->files.open({path});
        again.hear(opened->files.documents().constFirst());
        QTRY_VERIFY_WITH_TIMEOUT(!again.appended.isEmpty(), Patience);
        opened.reset();
    }

    void aDocumentThatIsNotShownIsReadOn()
    {
        Reading reading;
        CaptureDocument other(u"other"_s);
        Opened opened;
        opened.add(&other);
        opened.add(&reading.document);
        reading.begin();
        opened.timeline()->setCurrentRecord(500);
        opened.window.showDocument(&other);
        QVERIFY(!opened.bar()->isVisible());
        reading.end();
        opened.window.showDocument(&reading.document);
        QCOMPARE(opened.timeline()->currentRecord(), 500);
        QCOMPARE(opened.timeline()->model()->rowCount(), qint64(allRecords().size()));
        QVERIFY(!opened.bar()->isVisible());
    }
};

QTEST_MAIN(FirstRowsTest)
#include "tst_firstrows.moc"
