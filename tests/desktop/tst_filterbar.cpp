// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Filtering in the window: what is typed, what is shown, what stays where it was.

#include "capturedocument.h"
#include "cellfilter.h"
#include "filter.h"
#include "filterbar.h"
#include "mainwindow.h"
#include "recordrows.h"
#include "sampletraffic.h"
#include "timelinemodel.h"
#include "timelineview.h"

#include <QtCore/QSettings>
#include <QtCore/QStandardPaths>
#include <QtGui/QStandardItemModel>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWidgets/QAbstractItemView>
#include <QtWidgets/QApplication>
#include <QtWidgets/QCompleter>
#include <QtWidgets/QLabel>
#include <QtWidgets/QMenu>
#include <QtWidgets/QToolButton>

using namespace Qt::StringLiterals;
using namespace Inspector;
using namespace QtCapnWeb::Trace;

namespace {

struct Filtered {
    CaptureDocument document{u"test"_s};
    MainWindow window;
    FilterBar *bar = window.filterBar();
    TimelineModel *model = window.timeline()->model();

    explicit Filtered(int calls)
    {
        window.addDocument(&document);
        document.append(SampleTraffic::many(calls));
        window.show();
    }
    ~Filtered() { window.removeDocument(&document); }
    QString status() const { return bar->findChild<QLabel *>(u"filterStatus"_s)->text(); }
    void type(const QString &text) const
    {
        bar->edit()->clear();
        QTest::keyClicks(bar->edit(), text);
    }
};

Filter filterOf(const QString &text)
{
    auto compiled = Filter::compile(text);
    if (const auto *filter = std::get_if<Filter>(&compiled))
        return *filter;
    qWarning("%s", qPrintable(std::get<FilterError>(compiled).message));
    return {};
}

} // namespace

class FilterBarTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        QApplication::setOrganizationName(u"QtCapnWeb-tests"_s);
        QApplication::setApplicationName(u"tst_filterbar"_s);
    }
    void init() { QSettings().clear(); }

    void enterShowsOnlyWhatFits()
    {
        Filtered filtered(20);
        filtered.type(u"push"_s);
        QCOMPARE(filtered.model->rowCount(), 80); // not yet
        QTest::keyClick(filtered.bar->edit(), Qt::Key_Return);
        QTRY_COMPARE(filtered.model->rowCount(), 20);
        QVERIFY2(filtered.status().contains(u"20"), qPrintable(filtered.status()));
        QCOMPARE(filtered.model->text(1, TimelineModel::Column::Kind), u"push"_s);
        // What comes later is filtered, too.
        filtered.document.append(SampleTraffic::many(5, 1));
        QTRY_COMPARE(filtered.model->rowCount(), 25);
        filtered.bar->clear();
        QTRY_COMPARE(filtered.model->rowCount(), 100);
    }

    void anErrorIsToldWithItsPlaceAndAppliesNothing()
    {
        Filtered filtered(5);
        filtered.type(u"kind == pusch"_s);
        QTest::keyClick(filtered.bar->edit(), Qt::Key_Return);
        QVERIFY(!filtered.status().isEmpty());
        QCOMPARE(filtered.model->rowCount(), 20);
        QCOMPARE(filtered.bar->applied(), QString());
        QCOMPARE(filtered.bar->edit()->cursorPosition(), 8);
        QVERIFY(!filtered.bar->findChild<QToolButton *>(u"filterApply"_s)->isEnabled());
        // The underline changes nothing of the text.
        QCOMPARE(filtered.bar->edit()->text(), u"kind == pusch"_s);
        QCOMPARE(filtered.bar->edit()->accessibleDescription(), filtered.status());
        QTest::keyClick(filtered.bar->edit(), Qt::Key_Escape); // closes suggestions
        QTest::keyClick(filtered.bar->edit(), Qt::Key_Escape);
        QCOMPARE(filtered.bar->edit()->text(), QString());
    }

    void selectionAndPlaceSurviveAFilter()
    {
        Filtered filtered(2000);
        filtered.window.timeline()->setCurrentRecord(4000);
        const qint64 top = filtered.window.timeline()->topRow();
        QVERIFY(top > 0);
        filtered.bar->apply(u"push"_s);
        QTRY_COMPARE(filtered.model->rowCount(), 2000);
        QCOMPARE(filtered.window.timeline()->currentRecord(), 4000);
        QVERIFY(filtered.window.timeline()->topRow() > 0);
        filtered.bar->clear();
        QCOMPARE(filtered.window.timeline()->currentRecord(), 4000);
        QCOMPARE(filtered.window.timeline()->topRow(), top);
    }

    void aJumpToAHiddenRecordClearsTheFilter()
    {
        Filtered filtered(10);
        filtered.bar->apply(u"push"_s);
        QTRY_COMPARE(filtered.model->rowCount(), 10);
        QVERIFY(filtered.model->rowOf(3) < 0);
        QMetaObject::invokeMethod(&filtered.window, "showRecord", Q_ARG(qint64, 3));
        QCOMPARE(filtered.window.timeline()->currentRecord(), 3);
        QCOMPARE(filtered.bar->applied(), QString());
    }

    void rowsOfALargeCaptureComeInSlices()
    {
        CaptureDocument document(u"test"_s);
        document.append(SampleTraffic::many(100'000));
        RecordRows rows;
        rows.setDocument(&document);
        QSignalSpy reset(&rows, &RecordRows::reset);
        rows.setFilter(filterOf(u"text contains \"zzz\" or text matches \"[xyz]{9}$\""_s));
        QVERIFY(rows.progress() >= 0);
        QCOMPARE(rows.count(), 400'000); // what was shown stays until then
        QCOMPARE(reset.size(), 0);
        QTRY_VERIFY_WITH_TIMEOUT(rows.progress() < 0, 60'000);
        QCOMPARE(reset.size(), 1);
        QCOMPARE(rows.count(), 0);
    }

    void aFilterAtWorkIsStopped()
    {
        CaptureDocument document(u"test"_s);
        document.append(SampleTraffic::many(100'000));
        RecordRows rows;
        rows.setDocument(&document);
        rows.setFilter(filterOf(u"push"_s));
        rows.finish();
        QCOMPARE(rows.count(), 100'000);
        rows.setFilter(filterOf(u"text matches \"[xyz]{9}$\""_s));
        QVERIFY(rows.progress() >= 0);
        rows.cancel();
        QVERIFY(rows.progress() < 0);
        QCOMPARE(rows.count(), 100'000);
        QCOMPARE(rows.filter().text(), u"push"_s);
    }

    void aCallThatIsAnsweredLaterComesIn()
    {
        CaptureDocument document(u"test"_s);
        using QtCapnWeb::Side;
        using SampleTraffic::message;
        document.append({message(Side::A, R"(["push",["pipeline",0,["slow"],[]]])", 0), message(Side::A, R"(["pull",1])", 0)});
        RecordRows rows;
        rows.setDocument(&document);
        rows.setFilter(filterOf(u"push and latency > 5 ms"_s));
        QCOMPARE(rows.count(), 0);
        document.append({message(Side::B, R"(["resolve",1,7])", 20)});
        QTRY_COMPARE(rows.count(), 1);
        QCOMPARE(rows.recordAt(0), 0);
    }

    void everyCellMakesAFilterThatShowsItsRow()
    {
        CaptureDocument document(u"test"_s);
        document.append(SampleTraffic::lively());
        document.append(SampleTraffic::troubled(1));
        TimelineModel model;
        model.setDocument(&document);
        int made = 0;
        for (qint64 row = 0; row < model.rowCount(); ++row) {
            for (int column = 0; column < TimelineModel::ColumnCount; ++column) {
                const QString text = cellFilter(model, row, TimelineModel::Column(column));
                if (text.isEmpty())
                    continue;
                ++made;
                const auto compiled = Filter::compile(text);
                const auto *filter = std::get_if<Filter>(&compiled);
                QVERIFY2(filter, qPrintable(text));
                QVERIFY2(filter->matches(document.capture(), model.recordAt(row)), qPrintable(text));
            }
        }
        QVERIFY(made > 100);
    }

    void partsJoinAsTheyAreRead()
    {
        QCOMPARE(joinedFilter(u"a"_s, u"kind == push"_s, FilterJoin::Selected), u"kind == push"_s);
        QCOMPARE(joinedFilter(u"a"_s, u"kind == push"_s, FilterJoin::NotSelected), u"not (kind == push)"_s);
        QCOMPARE(joinedFilter(QString(), u"push"_s, FilterJoin::And), u"push"_s);
        QCOMPARE(joinedFilter(u"a or b"_s, u"push"_s, FilterJoin::And), u"(a or b) and push"_s);
        QCOMPARE(joinedFilter(u"a"_s, u"id == 1"_s, FilterJoin::AndNot), u"a and not (id == 1)"_s);
        QCOMPARE(joinedFilter(u"a"_s, u"id == 1"_s, FilterJoin::OrNot), u"a or not (id == 1)"_s);
    }

    void tabTakesTheSuggestion()
    {
        Filtered filtered(2);
        filtered.window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&filtered.window));
        filtered.bar->edit()->setFocus();
        filtered.type(u"push and laten"_s);
        QTRY_VERIFY(filtered.bar->edit()->suggestions()->popup()->isVisible());
        QTest::keyClick(filtered.bar->edit(), Qt::Key_Tab);
        QCOMPARE(filtered.bar->edit()->text(), u"push and latency "_s);
    }

    void aKeyGoesToTheLine()
    {
        Filtered filtered(2);
        filtered.window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&filtered.window));
        filtered.window.timeline()->setFocus();
        QTest::keyClick(filtered.window.timeline(), Qt::Key_Slash, Qt::ControlModifier);
        QTRY_VERIFY(filtered.bar->edit()->hasFocus());
    }

    void earlierAndSavedFiltersAreInTheMenu()
    {
        {
            Filtered filtered(2);
            filtered.bar->apply(u"push"_s);
            filtered.bar->apply(u"pull"_s);
            filtered.bar->apply(u"nonsense =="_s);
        }
        QCOMPARE(QSettings().value("filter/history").toStringList(), (QStringList{u"pull"_s, u"push"_s}));
        QSettings().setValue("filter/saved", QVariantMap{{u"slow ones"_s, u"latency > 1 s"_s}});
        Filtered filtered(2);
        QMenu *menu = filtered.bar->findChild<QToolButton *>(u"filterHistory"_s)->menu();
        Q_EMIT menu->aboutToShow();
        QAction *saved = nullptr;
        QStringList texts;
        for (QAction *action : menu->actions()) {
            texts.append(action->text());
            if (action->text() == u"slow ones")
                saved = action;
        }
        QVERIFY(texts.contains(u"pull"));
        QVERIFY(texts.contains(u"push"));
        QVERIFY(saved);
        saved->trigger();
        QCOMPARE(filtered.bar->applied(), u"latency > 1 s"_s);
    }

    void aFilterOutlivesAChangeOfTheCapture()
    {
        Filtered filtered(5);
        CaptureDocument other(u"other"_s);
        other.append(SampleTraffic::many(7));
        filtered.window.addDocument(&other);
        filtered.bar->apply(u"push"_s);
        QTRY_COMPARE(filtered.model->rowCount(), 5);
        filtered.window.showDocument(&other);
        QTRY_COMPARE(filtered.model->rowCount(), 7);
        filtered.window.removeDocument(&other);
        QTRY_COMPARE(filtered.model->rowCount(), 5);
    }
};

QTEST_MAIN(FilterBarTest)
#include "tst_filterbar.moc"
