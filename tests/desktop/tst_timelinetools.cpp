// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What is around the timeline: the density strip, the find bar, the map in the scroll bar.

#include "capturedocument.h"
#include "densitymodel.h"
#include "filter.h"
#include "filterbar.h"
#include "findbar.h"
#include "finder.h"
#include "mainwindow.h"
#include "minimapbar.h"
#include "recordrows.h"
#include "rowoutline.h"
#include "sampletraffic.h"
#include "timelinepane.h"
#include "timelineview.h"

#include <QtCore/QSettings>
#include <QtCore/QStandardPaths>
#include <QtGui/QAccessible>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QLineEdit>

using namespace Qt::StringLiterals;
using namespace Inspector;
using namespace QtCapnWeb;
using namespace QtCapnWeb::Trace;

namespace {

constexpr int Patience = 30'000;

struct Shown {
    CaptureDocument document{u"test"_s};
    MainWindow window;
    TimelinePane *pane = window.timelinePane();
    TimelineView *view = window.timeline();
    DensityStrip *strip = pane->strip();
    FindBar *find = pane->findBar();

    explicit Shown(std::vector<Record> records)
    {
        window.addDocument(&document);
        document.append(std::move(records));
        window.resize(1200, 800);
        window.show();
        pane->density()->finish();
        pane->outline()->finish();
    }
    ~Shown() { window.removeDocument(&document); }
};

/// Messages a millisecond apart; each hundredth says "needle".
std::vector<Record> haystack(int count)
{
    std::vector<Record> records;
    for (int i = 0; i < count; ++i) {
        const QByteArray word = i % 100 == 50 ? "Needle" : "hay";
        records.push_back(SampleTraffic::message(
            i % 2 ? Side::B : Side::A, "[\"push\",[\"pipeline\",0,[\"" + word + "\"],[" + QByteArray::number(i) + "]]]", i));
    }
    return records;
}

void drag(QWidget *widget, int from, int to)
{
    const int y = widget->height() / 2;
    QTest::mousePress(widget, Qt::LeftButton, {}, {from, y});
    for (const int x : {from + (to - from) / 2, to}) {
        QMouseEvent move(QEvent::MouseMove, QPointF(x, y), widget->mapToGlobal(QPointF(x, y)), Qt::NoButton, Qt::LeftButton, {});
        QApplication::sendEvent(widget, &move);
    }
    QTest::mouseRelease(widget, Qt::LeftButton, {}, {to, y});
}

} // namespace

class TimelineTools : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        QApplication::setOrganizationName(u"QtCapnWeb-tests"_s);
        QApplication::setApplicationName(u"tst_timelinetools"_s);
    }
    void init() { QSettings().clear(); }

    void densityCountsEachRecordOnceHoweverLongTheCapture()
    {
        CaptureDocument document(u"test"_s);
        DensityModel model;
        model.setDocument(&document);
        std::vector<Record> records = haystack(1000);
        // Far out: the buckets become so wide that the thousand share one.
        records.push_back(SampleTraffic::message(Side::A, "nonsense", 1e9));
        document.append(std::move(records));
        model.finish();
        QCOMPARE(model.axis(), DensityModel::Axis::Time);
        QVERIFY(model.bucketCount() <= DensityModel::MaximumBuckets);
        QCOMPARE(model.total(), 1001);
        const DensityModel::Bucket all = model.sum(0, model.extent());
        QCOMPARE(all.count(), 1001u);
        QCOMPARE(all.from[1], 500u);
        QVERIFY(all.errors >= 1);
        QCOMPARE(all.first, 0);
        QCOMPARE(model.recordAt(model.extent() - 1), 1000);
        // What comes later is added.
        document.append(haystack(10));
        model.finish();
        QCOMPARE(model.total(), 1011);
    }

    void densityOfACaptureWithoutTimesIsByRecord()
    {
        CaptureDocument document(u"test"_s);
        DensityModel model;
        model.setDocument(&document);
        std::vector<Record> records = haystack(10'000);
        for (Record &record : records)
            record.time = -1;
        document.append(std::move(records));
        model.finish();
        QCOMPARE(model.axis(), DensityModel::Axis::Record);
        QCOMPARE(model.sum(0, model.extent()).count(), 10'000u);
        QCOMPARE(model.rangeFilter(10, 21), u"no in {10..20}"_s);
    }

    void rangesAreFiltersThatHoldAllThatWasChosen()
    {
        CaptureDocument document(u"test"_s);
        DensityModel model;
        model.setDocument(&document);
        document.append(haystack(5000));
        model.finish();
        for (const auto &[from, to] : {std::pair(qint64(1'234'567'891), qint64(2'345'678'912)), std::pair(qint64(0), qint64(1)),
                                       std::pair(qint64(3'000'000'001), qint64(3'000'000'400))}) {
            const QString text = model.rangeFilter(from, to);
            const auto compiled = Filter::compile(text);
            QVERIFY2(std::holds_alternative<Filter>(compiled), qPrintable(text));
            const Filter filter = std::get<Filter>(compiled);
            for (RecordIndex i = 0; i < document.count(); ++i) {
                const qint64 time = document.capture().row(i).time;
                if (time >= from && time < to)
                    QVERIFY2(filter.matches(document.capture(), i), qPrintable(text));
                // Rounded by a hundredth at most.
                else if (time < from - (to - from) / 50 - 1 || time > to + (to - from) / 50 + 1)
                    QVERIFY2(!filter.matches(document.capture(), i), qPrintable(text));
            }
        }
        QCOMPARE(model.rangeFilter(5, 5), QString());
    }

    void brushingFiltersByTimeBesideTheFilterThatThereIs()
    {
        Shown shown(haystack(1000));
        shown.window.filterBar()->apply(u"from == a or kind == pull"_s);
        shown.view->model()->rows()->finish();
        QCOMPARE(shown.view->model()->rowCount(), 500);
        drag(shown.strip, shown.strip->xOf(200'000'000), shown.strip->xOf(400'000'000));
        QVERIFY(shown.strip->range());
        shown.view->model()->rows()->finish();
        const qint64 rows = shown.view->model()->rowCount();
        QVERIFY2(rows > 90 && rows < 110, qPrintable(QString::number(rows)));
        QVERIFY(shown.window.filterBar()->applied().startsWith(u"(from == a or kind == pull) and time in {"_s));
        // Another range takes its place.
        drag(shown.strip, shown.strip->xOf(500'000'000), shown.strip->xOf(600'000'000));
        QCOMPARE(shown.window.filterBar()->applied().count(u"time in"_s), 1);
        QTest::mouseDClick(shown.strip, Qt::LeftButton, {}, {20, 10});
        QCOMPARE(shown.window.filterBar()->applied(), u"from == a or kind == pull"_s);
        QVERIFY(!shown.strip->range());
    }

    void anotherFilterTakesTheRangeAway()
    {
        Shown shown(haystack(1000));
        drag(shown.strip, shown.strip->xOf(200'000'000), shown.strip->xOf(400'000'000));
        QVERIFY(shown.strip->range());
        shown.window.filterBar()->clear();
        QVERIFY(!shown.strip->range());
    }

    void theStripIsUsedWithTheKeyboardAlone()
    {
        Shown shown(haystack(1000));
        shown.strip->setFocus();
        QTest::keyClick(shown.strip, Qt::Key_Home);
        QCOMPARE(shown.strip->cursor(), 0);
        QTest::keyClick(shown.strip, Qt::Key_Right, Qt::ControlModifier);
        const qint64 begin = shown.strip->cursor();
        QVERIFY(begin > 0);
        QTest::keyClick(shown.strip, Qt::Key_Right, Qt::ShiftModifier | Qt::ControlModifier);
        QVERIFY(shown.strip->range());
        QCOMPARE(shown.strip->range()->first, begin);
        QCOMPARE(shown.window.filterBar()->applied(), QString()); // not yet
        QTest::keyClick(shown.strip, Qt::Key_Return);
        QVERIFY(shown.window.filterBar()->applied().startsWith(u"time in {"_s));
        QTest::keyClick(shown.strip, Qt::Key_Escape);
        QCOMPARE(shown.window.filterBar()->applied(), QString());
        // Enter without a range goes there.
        QTest::keyClick(shown.strip, Qt::Key_Home);
        for (int i = 0; i < 10; ++i)
            QTest::keyClick(shown.strip, Qt::Key_Right, Qt::ControlModifier);
        QTest::keyClick(shown.strip, Qt::Key_Return);
        QVERIFY2(qAbs(shown.view->topRow() - 500) <= 2, qPrintable(QString::number(shown.view->topRow())));
    }

    void theStripSaysWhatItShows()
    {
        Shown shown(haystack(1000));
        QAccessibleInterface *interface = QAccessible::queryAccessibleInterface(shown.strip);
        QVERIFY(interface);
        QCOMPARE(interface->role(), QAccessible::Slider);
        QVERIFY(!interface->text(QAccessible::Name).isEmpty());
        shown.strip->setRange(DensityStrip::Range(0, shown.pane->density()->extent()));
        QVERIFY2(interface->text(QAccessible::Value).contains(u"1,000"_s), qPrintable(interface->text(QAccessible::Value)));
        QVERIFY(interface->valueInterface());
    }

    void findGoesFromHitToHitAndRoundTheEnd()
    {
        Shown shown(haystack(1000));
        shown.view->setCurrentRecord(100);
        shown.find->open();
        QVERIFY(shown.find->isVisible());
        QTest::keyClicks(shown.find->edit(), u"needle"_s);
        QTRY_COMPARE_WITH_TIMEOUT(shown.view->currentRecord(), 150, Patience); // as one types
        QTest::keyClick(shown.find->edit(), Qt::Key_Return);
        QTRY_COMPARE_WITH_TIMEOUT(shown.view->currentRecord(), 250, Patience);
        QTest::keyClick(shown.find->edit(), Qt::Key_Return, Qt::ShiftModifier);
        QTRY_COMPARE_WITH_TIMEOUT(shown.view->currentRecord(), 150, Patience);
        shown.find->findPrevious();
        QTRY_COMPARE_WITH_TIMEOUT(shown.view->currentRecord(), 50, Patience);
        shown.find->findPrevious();
        QTRY_COMPARE_WITH_TIMEOUT(shown.view->currentRecord(), 950, Patience);
        QTRY_VERIFY_WITH_TIMEOUT(shown.find->status().contains(u"continued at the end"_s), Patience);
        QTRY_VERIFY_WITH_TIMEOUT(shown.find->status().contains(u"10 of 10"_s), Patience);
        QTest::keyClick(shown.find->edit(), Qt::Key_Escape);
        QVERIFY(!shown.find->isVisible());
        QVERIFY(!shown.pane->finder()->isActive());
    }

    void findPassesOverWhatTheFilterHides()
    {
        Shown shown(haystack(1000));
        shown.window.filterBar()->apply(u"no < 240 or no > 360"_s);
        shown.view->model()->rows()->finish();
        shown.view->setCurrentRecord(150);
        Finder *finder = shown.pane->finder();
        finder->setQuery({u"Needle"_s, Qt::CaseSensitive, false});
        QSignalSpy found(finder, &Finder::found);
        finder->find(151, false);
        finder->finish();
        QCOMPARE(found.count(), 1);
        QCOMPARE(found.last().at(0).toLongLong(), 450); // not 250, not 350
        QCOMPARE(found.last().at(1).toBool(), false);
        QCOMPARE(finder->hitCount(), 10);
        shown.window.filterBar()->apply(u"no < 40"_s);
        shown.view->model()->rows()->finish();
        QSignalSpy notFound(finder, &Finder::notFound);
        finder->find(0, false);
        finder->finish();
        QCOMPARE(notFound.count(), 1);
        QCOMPARE(found.count(), 1);
    }

    void findHeedsCaseAndPatterns()
    {
        Shown shown(haystack(1000));
        Finder *finder = shown.pane->finder();
        finder->setQuery({u"needle"_s, Qt::CaseSensitive, false});
        finder->finish();
        QCOMPARE(finder->hitCount(), 0);
        finder->setQuery({u"NEEDLE\"\\],\\[\\d*50\\]"_s, Qt::CaseInsensitive, true});
        finder->finish();
        QCOMPARE(finder->hitCount(), 10);
        QVERIFY(finder->isHit(250));
        QVERIFY(!finder->isHit(251));
        QVERIFY(finder->places(QStringView(u"some é needle\"],[350] here")).contains(std::pair(7, 14)));
        shown.find->open();
        shown.find->findChild<QCheckBox *>(u"findPattern"_s)->setChecked(true);
        shown.find->edit()->setText(u"(open"_s);
        shown.find->findNext();
        QVERIFY(!finder->error().isEmpty());
        QCOMPARE(shown.find->status(), finder->error());
    }

    void newRecordsAreFoundToo()
    {
        Shown shown(haystack(200));
        Finder *finder = shown.pane->finder();
        finder->setQuery({u"Needle"_s, Qt::CaseSensitive, false});
        QTRY_COMPARE_WITH_TIMEOUT(finder->hitCount(), 2, Patience);
        shown.document.append(haystack(300));
        QTRY_COMPARE_WITH_TIMEOUT(finder->hitCount(), 5, Patience);
        // Another capture is looked through anew.
        CaptureDocument other(u"other"_s);
        other.append(haystack(1000));
        shown.window.addDocument(&other);
        shown.window.showDocument(&other);
        QTRY_COMPARE_WITH_TIMEOUT(finder->hitCount(), 10, Patience);
        shown.window.removeDocument(&other);
    }

    void aSearchThatWasGivenUpSelectsNothing()
    {
        Shown shown(haystack(1000));
        shown.view->setCurrentRecord(3);
        Finder *finder = shown.pane->finder();
        finder->setQuery({u"Needle"_s, Qt::CaseSensitive, false});
        QSignalSpy found(finder, &Finder::found);
        finder->find(4, false);
        QVERIFY(finder->isSearching());
        finder->cancel();
        finder->finish();
        QCOMPARE(found.count(), 0);
        QCOMPARE(shown.view->currentRecord(), 3);
    }

    void theMapShowsErrorsMarksHitsAndTheSelectedCall()
    {
        std::vector<Record> records = haystack(1000);
        records[500].text = "no message";
        Shown shown(std::move(records));
        MinimapBar *map = shown.pane->minimap();
        using Lane = MinimapBar::Lane;
        map->renew();
        QVERIFY(std::binary_search(map->ticks(Lane::Error).begin(), map->ticks(Lane::Error).end(), map->lineOf(500)));
        QVERIFY(map->ticks(Lane::Mark).empty());
        shown.view->setCurrentRecord(700);
        shown.window.toggleMark();
        shown.pane->density()->finish();
        map->renew();
        QCOMPARE(map->ticks(Lane::Mark), std::vector<int>{map->lineOf(700)});
        QCOMPARE(map->ticks(Lane::Call), std::vector<int>{map->lineOf(700)});
        shown.window.toggleMark();
        shown.pane->density()->finish();
        map->renew();
        QVERIFY(map->ticks(Lane::Mark).empty());
        shown.pane->finder()->setQuery({u"Needle"_s, Qt::CaseSensitive, false});
        shown.pane->finder()->finish();
        map->renew();
        QVERIFY(std::binary_search(map->ticks(Lane::Hit).begin(), map->ticks(Lane::Hit).end(), map->lineOf(250)));
        QVERIFY(map->ticks(Lane::Hit).size() <= 10u);
        // Rows that are hidden have no ticks.
        shown.window.filterBar()->apply(u"no < 40"_s);
        shown.view->model()->rows()->finish();
        shown.pane->outline()->finish();
        map->renew();
        QVERIFY(map->ticks(Lane::Hit).empty());
        QVERIFY(map->ticks(Lane::Error).empty());
    }

    void theOutlineStaysSmall()
    {
        CaptureDocument document(u"test"_s);
        TimelineModel model;
        RowOutline outline(model.rows());
        std::vector<Record> records = haystack(10'000);
        records[9'999].text = "no message";
        document.append(std::move(records));
        model.setDocument(&document);
        outline.finish();
        QVERIFY(outline.bucketCount() <= RowOutline::MaximumBuckets);
        QVERIFY(outline.bucketWidth() * outline.bucketCount() >= 10'000);
        QVERIFY(outline.hasError(outline.bucketCount() - 1));
        QVERIFY(!outline.hasError(0));
    }

    void marksAndCommentsAreAtTheirMessage()
    {
        Shown shown(haystack(100));
        TimelineModel *model = shown.view->model();
        QVERIFY(!model->notes(20).marked);
        shown.view->setCurrentRecord(20);
        shown.window.toggleMark();
        QVERIFY(model->notes(20).marked);
        QVERIFY(!model->notes(21).marked);
        shown.window.toggleMark();
        QVERIFY(!model->notes(20).marked);
    }
};

QTEST_MAIN(TimelineTools)
#include "tst_timelinetools.moc"
