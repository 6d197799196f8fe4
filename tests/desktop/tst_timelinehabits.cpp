// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later

// How the timeline is made one's own: columns, times, pause, and what is dragged onto the filter.

#include "capturedocument.h"
#include "columnsdialog.h"
#include "fieldvalue.h"
#include "filter.h"
#include "filterbar.h"
#include "mainwindow.h"
#include "recordrows.h"
#include "sampletraffic.h"
#include "timelinecolumns.h"
#include "timelinepane.h"
#include "timelineview.h"

#include <QtCore/QMimeData>
#include <QtCore/QSettings>
#include <QtCore/QStandardPaths>
#include <QtGui/QAccessible>
#include <QtGui/QClipboard>
#include <QtGui/QDropEvent>
#include <QtTest/QAbstractItemModelTester>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QLabel>
#include <QtWidgets/QListWidget>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QStatusBar>

using namespace Qt::StringLiterals;
using namespace Inspector;
using namespace QtCapnWeb;
using namespace QtCapnWeb::Trace;

namespace {

struct Shown {
    CaptureDocument document{u"test"_s};
    MainWindow window;
    TimelineView *view = window.timeline();
    TimelineModel *model = view->model();

    explicit Shown(int calls)
    {
        window.addDocument(&document);
        document.append(SampleTraffic::many(calls));
        window.resize(1400, 800);
        window.show();
    }
    ~Shown() { window.removeDocument(&document); }
    QString cell(qint64 row, int section) const { return view->columns()->text(*model, row, section); }
    QString time(qint64 row) const { return model->text(row, TimelineModel::Column::Time); }
};

QAction *actionOf(const MainWindow &window, const QString &text)
{
    for (QAction *action : window.findChildren<QAction *>()) {
        if (action->text().remove(u'&') == text)
            return action;
    }
    return nullptr;
}

QString textOf(FilterField field) { return QString(filterFields()[size_t(field)].name); }

} // namespace

class TimelineHabits : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        QApplication::setOrganizationName(u"QtCapnWeb-tests"_s);
        QApplication::setApplicationName(u"tst_timelinehabits"_s);
    }
    void init() { QSettings().clear(); }

    void everyFieldCanBeAColumn()
    {
        Shown shown(50);
        QAbstractItemModelTester tester(shown.view->columns());
        int columns = TimelineModel::ColumnCount;
        for (const FilterFieldInfo &info : filterFields()) {
            if (!hasFieldValue(info.field))
                continue;
            ++columns;
            const int section = shown.view->addColumn(info.field);
            QVERIFY(section >= TimelineModel::ColumnCount);
            QCOMPARE(shown.view->columns()->title(section), QString(info.name));
            QVERIFY(shown.view->columns()->toolTip(section).contains(info.meaning));
            QVERIFY(!shown.view->header()->isSectionHidden(section));
            // What stands there is a filter that this row fits.
            for (qint64 row = 0; row < 8; ++row) {
                const QString text = shown.view->columns()->filter(*shown.model, row, section);
                if (text.isEmpty())
                    continue;
                const auto compiled = Filter::compile(text);
                QVERIFY2(std::holds_alternative<Filter>(compiled), qPrintable(text));
                QVERIFY2(std::get<Filter>(compiled).matches(shown.document.capture(), row), qPrintable(text));
            }
        }
        shown.view->grab(); // painted without harm
        QCOMPARE(shown.view->header()->count(), columns);
        shown.view->resetColumns();
        QCOMPARE(shown.view->header()->count(), TimelineModel::ColumnCount);
    }

    void customColumnsSayWhatTheirFieldSays()
    {
        Shown shown(50);
        const int method = shown.view->addColumn(FilterField::Method, u"What"_s);
        const int latency = shown.view->addColumn(FilterField::Latency);
        const int stream = shown.view->addColumn(FilterField::Stream);
        QCOMPARE(shown.view->columns()->title(method), u"What"_s);
        QCOMPARE(shown.cell(0, method), u"square"_s);
        QCOMPARE(shown.cell(2, method), u"square"_s); // the answer belongs to the call
        QCOMPARE(shown.cell(0, latency), u"200 µs"_s);
        QCOMPARE(shown.cell(0, stream), u"no"_s);
        // Copied as shown.
        shown.view->setCurrentRecord(0);
        shown.view->copyRows();
        QVERIFY2(QApplication::clipboard()->text().split(u'\t').contains(u"200 µs"_s),
                 qPrintable(QApplication::clipboard()->text()));
        // Known to assistive technology.
        QAccessibleInterface *interface = QAccessible::queryAccessibleInterface(shown.view);
        QCOMPARE(interface->tableInterface()->columnCount(), TimelineModel::ColumnCount + 3);
        QCOMPARE(interface->tableInterface()->cellAt(0, latency)->text(QAccessible::Name), u"200 µs"_s);
        QCOMPARE(interface->tableInterface()->columnDescription(method), u"What"_s);
        shown.view->removeColumn(method);
        QCOMPARE(shown.view->columns()->title(method), textOf(FilterField::Latency));
    }

    void columnsAreKept()
    {
        QByteArray state;
        {
            Shown shown(5);
            const int method = shown.view->addColumn(FilterField::Method, u"What"_s);
            shown.view->addColumn(FilterField::Latency);
            shown.view->columns()->setTitle(int(TimelineModel::Column::Id), u"Entry"_s);
            shown.view->header()->setSectionHidden(int(TimelineModel::Column::Size), true);
            shown.view->header()->moveSection(shown.view->header()->visualIndex(method), 0);
            state = shown.view->saveColumns();
            QSettings settings;
            shown.window.saveLayout(settings);
        }
        Shown shown(5);
        shown.window.restoreLayout(QSettings());
        QCOMPARE(shown.view->columns()->columnCount(), TimelineModel::ColumnCount + 2);
        QCOMPARE(shown.view->header()->count(), TimelineModel::ColumnCount + 2);
        QCOMPARE(shown.view->columns()->title(shown.view->header()->logicalIndex(0)), u"What"_s);
        QCOMPARE(shown.view->columns()->title(int(TimelineModel::Column::Id)), u"Entry"_s);
        QVERIFY(shown.view->header()->isSectionHidden(int(TimelineModel::Column::Size)));
        // What is no state changes nothing for the worse.
        for (const QByteArray &broken : {QByteArray(), QByteArray("nonsense"), state.left(state.size() / 2)}) {
            shown.view->restoreColumns(broken);
            QCOMPARE(shown.view->header()->count(), shown.view->columns()->columnCount());
            QVERIFY(shown.view->header()->hiddenSectionCount() < shown.view->header()->count());
        }
    }

    void theDialogAddsRenamesMovesHidesAndRemoves()
    {
        Shown shown(5);
        const int method = shown.view->addColumn(FilterField::Method);
        ColumnsDialog dialog(shown.view);
        auto *list = dialog.findChild<QListWidget *>(u"columnList"_s);
        auto *fields = dialog.findChild<QComboBox *>(u"columnField"_s);
        const auto press = [&dialog](const char16_t *name) {
            auto *button = dialog.findChild<QPushButton *>(QString::fromUtf16(name));
            QVERIFY(button->isEnabled());
            button->click();
        };
        QCOMPARE(list->count(), TimelineModel::ColumnCount + 1);
        // A built-in one cannot be removed.
        list->setCurrentRow(0);
        QVERIFY(!dialog.findChild<QPushButton *>(u"columnRemove"_s)->isEnabled());
        list->item(0)->setCheckState(Qt::Unchecked); // No
        list->setCurrentRow(shown.view->header()->visualIndex(method));
        press(u"columnRemove");
        fields->setCurrentIndex(int(FilterField::Latency));
        press(u"columnAdd");
        list->currentItem()->setText(u"How long"_s);
        while (list->currentRow() > 0)
            press(u"columnUp");
        QCOMPARE(shown.view->columns()->title(method), textOf(FilterField::Method)); // nothing yet
        dialog.accept();
        QCOMPARE(shown.view->columns()->columnCount(), TimelineModel::ColumnCount + 1);
        QCOMPARE(shown.view->columns()->field(method), FilterField::Latency);
        QCOMPARE(shown.view->columns()->title(shown.view->header()->logicalIndex(0)), u"How long"_s);
        QVERIFY(shown.view->header()->isSectionHidden(int(TimelineModel::Column::Number)));
    }

    void timesAreShownAsOneLikes()
    {
        Shown shown(5);
        using Format = TimelineModel::TimeFormat;
        QCOMPARE(shown.time(0), u"0.000"_s);
        QCOMPARE(shown.time(4), u"0.000"_s);
        shown.model->setTimeFormat(Format::SinceStart, 6);
        QCOMPARE(shown.time(0), u"0.000400"_s);
        shown.model->setTimeFormat(Format::SinceSession, 9);
        QCOMPARE(shown.time(4), u"0.000400000"_s); // the session began with its first record
        shown.document.setStarted(QDateTime(QDate(2026, 2, 3), QTime(4, 5, 6, 700), Qt::UTC));
        shown.model->setTimeFormat(Format::Utc, 6);
        QCOMPARE(shown.time(0), u"2026-02-03 04:05:06.700400Z"_s);
        shown.model->setTimeFormat(Format::TimeOfDay, 3);
        QCOMPARE(shown.time(0), shown.document.started().toLocalTime().toString(u"HH:mm:ss.zzz"_s));
        // A file that does not say when it was has seconds.
        shown.document.setStarted({});
        QCOMPARE(shown.time(0), u"0.000"_s);
        QSettings settings;
        shown.window.saveLayout(settings);
        Shown other(1);
        other.window.restoreLayout(settings);
        QCOMPARE(other.model->timeFormat(), Format::TimeOfDay);
    }

    void timesCountFromTheReferenceAbove()
    {
        Shown shown(20);
        shown.model->setTimeFormat(TimelineModel::TimeFormat::SinceStart, 6);
        shown.view->setCurrentRecord(8);
        actionOf(shown.window, u"Set or Unset Time Reference"_s)->trigger();
        QCOMPARE(shown.model->timeReferences(), QList<RecordIndex>{8});
        QCOMPARE(shown.time(8), u"*ref*"_s);
        QCOMPARE(shown.time(12), u"0.000400"_s);
        QCOMPARE(shown.time(4), u"0.000800"_s); // above it nothing changed
        shown.model->toggleTimeReference(16);
        QCOMPARE(shown.time(20), u"0.000400"_s);
        shown.view->goToNextReference();
        QCOMPARE(shown.view->currentRecord(), 16);
        QSignalSpy noticed(shown.view, &TimelineView::noticed);
        shown.view->goToNextReference();
        QCOMPARE(noticed.count(), 1);
        shown.view->goToPreviousReference();
        QCOMPARE(shown.view->currentRecord(), 8);
        shown.model->toggleTimeReference(8);
        QCOMPARE(shown.time(12), u"0.001600"_s);
        shown.model->clearTimeReferences();
        QVERIFY(shown.model->timeReferences().isEmpty());
    }

    void pauseHoldsTheTimelineAndNothingIsLost()
    {
        Shown shown(10);
        auto *pause = shown.window.findChild<QAction *>(u"pauseAction"_s);
        pause->trigger();
        QVERIFY(shown.model->rows()->isPaused());
        shown.document.append(SampleTraffic::many(5));
        QCOMPARE(shown.model->rowCount(), 40);
        QCOMPARE(shown.document.count(), 60);
        QCOMPARE(shown.model->rows()->heldBack(), 20);
        bool told = false;
        for (const QLabel *label : shown.window.statusBar()->findChildren<QLabel *>())
            told = told || label->text().contains(u"paused"_s);
        QVERIFY(told);
        QSignalSpy appended(shown.model, &TimelineModel::appended);
        pause->trigger();
        QCOMPARE(shown.model->rowCount(), 60);
        QCOMPARE(appended.count(), 1);
        QCOMPARE(appended.last().at(0).toLongLong(), 40);
    }

    void pauseHoldsAFilteredTimelineToo()
    {
        Shown shown(10);
        shown.window.filterBar()->apply(u"push"_s);
        shown.model->rows()->finish();
        QCOMPARE(shown.model->rowCount(), 10);
        shown.model->rows()->setPaused(true);
        shown.document.append(SampleTraffic::many(5));
        QTest::qWait(100); // longer than it takes to look again: nothing may happen
        QCOMPARE(shown.model->rowCount(), 10);
        shown.model->rows()->setPaused(false);
        shown.model->rows()->finish();
        QCOMPARE(shown.model->rowCount(), 15);
    }

    void whatIsAskedForEndsThePause()
    {
        Shown shown(10);
        shown.model->rows()->setPaused(true);
        shown.document.append(SampleTraffic::many(5));
        shown.window.showRecord(55);
        QVERIFY(!shown.model->rows()->isPaused());
        QCOMPARE(shown.view->currentRecord(), 55);
        // So does another capture.
        shown.model->rows()->setPaused(true);
        CaptureDocument other(u"other"_s);
        shown.window.addDocument(&other);
        shown.window.showDocument(&other);
        QVERIFY(!shown.model->rows()->isPaused());
        shown.window.removeDocument(&other);
    }

    void aCellDroppedOnTheFilterIsAPartOfIt()
    {
        Shown shown(10);
        FilterBar *bar = shown.window.filterBar();
        const auto drop = [&](qint64 row, TimelineModel::Column column) {
            const std::unique_ptr<QMimeData> data = shown.view->dragged(row, int(column));
            QVERIFY(data);
            QDragEnterEvent enter(QPoint(20, 5), Qt::CopyAction, data.get(), Qt::LeftButton, {});
            QApplication::sendEvent(bar->edit(), &enter);
            QVERIFY(enter.isAccepted());
            QDropEvent event(QPointF(20, 5), Qt::CopyAction, data.get(), Qt::LeftButton, {});
            QApplication::sendEvent(bar->edit(), &event);
            QVERIFY(event.isAccepted());
        };
        drop(0, TimelineModel::Column::Kind);
        QCOMPARE(bar->applied(), u"kind == push"_s);
        shown.model->rows()->finish();
        QCOMPARE(shown.model->rowCount(), 10);
        drop(3, TimelineModel::Column::Id);
        QCOMPARE(bar->applied(), u"kind == push and id == 4"_s);
        // A cell that says nothing is not dragged.
        CaptureDocument empty(u"empty"_s);
        shown.window.addDocument(&empty);
        shown.window.showDocument(&empty);
        QVERIFY(!shown.view->dragged(0, 0));
        shown.window.removeDocument(&empty);
    }

    void selectionAndPlaceSurviveFiltersAndNewRows()
    {
        Shown shown(500);
        shown.view->setFollowing(false);
        shown.view->setCurrentRecord(1000); // a push
        shown.view->setTop(990);
        shown.window.filterBar()->apply(u"push"_s);
        shown.model->rows()->finish();
        QCOMPARE(shown.view->currentRecord(), 1000);
        QVERIFY(shown.view->topRow() > 0);
        QCOMPARE(shown.model->recordAt(shown.view->topRow()), 992); // the nearest that is left
        const qint64 top = shown.view->topRow();
        shown.document.append(SampleTraffic::many(50));
        shown.model->rows()->finish();
        QCOMPARE(shown.view->topRow(), top);
        QCOMPARE(shown.view->currentRecord(), 1000);
        shown.window.filterBar()->apply(u"pull"_s); // hides it
        shown.model->rows()->finish();
        QCOMPARE(shown.view->currentRow(), -1);
        shown.window.filterBar()->clear();
        QCOMPARE(shown.view->currentRecord(), 1000);
        QCOMPARE(shown.view->currentRow(), 1000);
        QVERIFY(qAbs(shown.view->topRow() - 990) <= 8);
        QVERIFY(!shown.view->isFollowing());
    }
};

QTEST_MAIN(TimelineHabits)
#include "tst_timelinehabits.moc"
