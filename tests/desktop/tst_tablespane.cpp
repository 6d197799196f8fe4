// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The pane of tables: lives and leaks of entries, and what can be done with them.

#include "capabilitytablemodel.h"
#include "capturedocument.h"
#include "datatable.h"
#include "entryfilter.h"
#include "filter.h"
#include "filterbar.h"
#include "leakscores.h"
#include "mainwindow.h"
#include "sampletraffic.h"
#include "tablespane.h"
#include "timelinemodel.h"
#include "timelineview.h"

#include <QtCore/QStandardPaths>
#include <QtGui/QClipboard>
#include <QtTest/QAbstractItemModelTester>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QDockWidget>
#include <QtWidgets/QMenu>
#include <QtWidgets/QMessageBox>
#include <QtWidgets/QPushButton>

using namespace Qt::StringLiterals;
using namespace Inspector;
using namespace QtCapnWeb;
using namespace QtCapnWeb::Trace;
using SampleTraffic::message;

namespace {

/// \a count capabilities of one method that nobody releases, and one that was released.
std::vector<Record> leaking(int count)
{
    std::vector<Record> records;
    double time = 0;
    const auto add = [&](Side side, const QByteArray &text) { records.push_back(message(side, text, ++time)); };
    for (int i = 1; i <= count + 1; ++i) {
        const QByteArray id = QByteArray::number(i);
        add(Side::A, "[\"push\",[\"pipeline\",0,[\"makeCounter\"],[" + id + "]]]");
        add(Side::A, "[\"pull\"," + id + "]");
        add(Side::B, "[\"resolve\"," + id + ",[\"export\",-" + id + "]]");
        add(Side::A, "[\"release\"," + id + ",1]");
    }
    add(Side::A, "[\"push\",[\"pipeline\",-1,[\"increment\"],[]]]");
    add(Side::A, "[\"release\",-1,1]");
    return records;
}

struct Shown {
    CaptureDocument document{u"test"_s};
    MainWindow window;
    TablesPane *pane = nullptr;

    explicit Shown(std::vector<Record> &&records)
    {
        window.resize(1400, 900);
        window.addDocument(&document);
        document.setState(CaptureDocument::State::Connected);
        document.append(std::move(records));
        window.show();
        window.showTables();
        pane = window.tables();
        pane->imports()->refresh();
        pane->exports()->refresh();
        pane->imports()->finishScores();
    }
    ~Shown() { window.removeDocument(&document); }

    void select(EntryId id) const
    {
        const auto *model = pane->importsView()->model();
        for (int row = 0; row < model->rowCount(); ++row) {
            if (model->index(row, 0).data(CapabilityTableModel::SortRole).toDouble() == id.value)
                pane->importsView()->setCurrentIndex(model->index(row, 0));
        }
    }
};

} // namespace

class TablesPaneTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QStandardPaths::setTestModeEnabled(true); }

    void livesAreBarsWithinTheirSession()
    {
        CaptureDocument document(u"test"_s);
        document.append(leaking(4));
        CapabilityTableModel imports(Table::Imports);
        const QAbstractItemModelTester tester(&imports, QAbstractItemModelTester::FailureReportingMode::QtTest);
        imports.setDocument(&document);
        const CapabilityTableModel::Life main = imports.lifeAt(imports.rowOf(EntryId(0)));
        QCOMPARE(main.born, 0.0);
        QCOMPARE(main.released, -1.0);
        const CapabilityTableModel::Life third = imports.lifeAt(imports.rowOf(EntryId(-3)));
        QVERIFY(third.born > 0.3 && third.born < 0.7);
        QVERIFY(!third.waits);
        QCOMPARE(third.now, 1.0);
        // As of a moment of the past: what is to come is seen, and the moment.
        imports.setAt(5);
        const CapabilityTableModel::Life first = imports.lifeAt(imports.rowOf(EntryId(-1)));
        QCOMPARE(first.released, 1.0);
        QVERIFY(first.now > 0 && first.now < 0.5);
        const CapabilityTableModel::Life call = imports.lifeAt(imports.rowOf(EntryId(2)));
        QVERIFY(call.waits);
        QVERIFY(!imports.index(0, CapabilityTableModel::LifeColumn).data(Qt::AccessibleTextRole).toString().isEmpty());
    }

    void whatPilesUpScoresHigh()
    {
        CaptureDocument document(u"test"_s);
        document.append(leaking(20));
        CapabilityTableModel imports(Table::Imports);
        imports.setDocument(&document);
        imports.finishScores();
        const int oldest = imports.leakScoreAt(imports.rowOf(EntryId(-2)));
        const int newest = imports.leakScoreAt(imports.rowOf(EntryId(-21)));
        QVERIFY2(oldest > 80, qPrintable(QString::number(oldest)));
        QVERIFY(newest < oldest);
        QCOMPARE(imports.leakScoreAt(imports.rowOf(EntryId(0))), 0); // the main interface is no leak
        // Few of a kind are in use.
        CaptureDocument healthy(u"test"_s);
        healthy.append(SampleTraffic::lively());
        imports.setDocument(&healthy);
        imports.finishScores();
        for (int row = 0; row < imports.rowCount(); ++row)
            QVERIFY(imports.leakScoreAt(row) < 20);
    }

    void scoresComeInSlices()
    {
        CaptureDocument document(u"test"_s);
        document.append(leaking(3000));
        CapabilityTableModel imports(Table::Imports);
        imports.setDocument(&document);
        QTRY_VERIFY_WITH_TIMEOUT(imports.leakScoreAt(imports.rowOf(EntryId(-2))) > 90, 30'000);
        imports.setDocument(nullptr);
        QCOMPARE(imports.rowCount(), 0);
    }

    void aChosenEntryMarksItsLifeInTheTimeline()
    {
        Shown shown(leaking(4));
        shown.select(EntryId(-2));
        QCOMPARE(shown.window.timeline()->lifetime(), (std::pair<RecordIndex, RecordIndex>(6, TableHistory::Latest)));
        // One that is gone by now, as of when it was there.
        shown.window.timeline()->setCurrentRecord(4);
        shown.select(EntryId(-1));
        QCOMPARE(shown.window.timeline()->lifetime(), (std::pair<RecordIndex, RecordIndex>(2, 21)));
        QVERIFY(!shown.window.grab().isNull());
        if (const QString folder = qEnvironmentVariable("INSPECTOR_SCREENSHOTS"); !folder.isEmpty())
            QVERIFY(shown.window.grab().save(folder + u"/tables.png"_s));
    }

    void aFilterShowsAllThatHappenedToAnEntry()
    {
        Shown shown(leaking(4));
        shown.window.timeline()->setCurrentRecord(4);
        shown.select(EntryId(-1));
        shown.pane->filterToCurrent();
        QVERIFY(!shown.window.filterBar()->applied().isEmpty());
        // Made by record 2, used by 20, released by 21.
        QTRY_COMPARE(shown.window.timeline()->model()->rowCount(), 3);
        QCOMPARE(shown.window.timeline()->model()->recordAt(0), 2);
        QCOMPARE(shown.window.timeline()->model()->recordAt(1), 20);
        QCOMPARE(shown.window.timeline()->model()->recordAt(2), 21);
    }

    void filtersOfAllEntriesAreValid()
    {
        CaptureDocument document(u"test"_s);
        document.append(SampleTraffic::lively());
        const Capture &capture = document.capture();
        for (RecordIndex at = 0; at < capture.count(); ++at) {
            for (const Side side : {Side::A, Side::B}) {
                for (const Table table : {Table::Imports, Table::Exports}) {
                    for (const TableEntry &entry : capture.tables().entries(0, side, table, at)) {
                        const QString text = entryFilter(capture, 0, side, table, entry);
                        const auto compiled = Filter::compile(text);
                        QVERIFY2(std::holds_alternative<Filter>(compiled), qPrintable(text));
                        if (entry.born != NoRecord && entry.released != NoRecord) {
                            QVERIFY2(std::get<Filter>(compiled).matches(capture, entry.born), qPrintable(text));
                            QVERIFY2(std::get<Filter>(compiled).matches(capture, entry.released), qPrintable(text));
                        }
                    }
                }
            }
        }
    }

    void disposingOfAllThatLeakedAsksFirst()
    {
        Shown shown(leaking(12));
        QSignalSpy disposed(shown.pane, &TablesPane::disposeRequested);
        shown.pane->disposeLeaked();
        auto *box = shown.pane->findChild<QMessageBox *>(u"disposeLeaked"_s);
        QVERIFY(box);
        QVERIFY2(box->text().contains(u"12"), qPrintable(box->text()));
        QVERIFY2(box->informativeText().contains(u"makeCounter"_s), qPrintable(box->informativeText()));
        box->button(QMessageBox::Cancel)->click();
        QCOMPARE(disposed.size(), 0);
        QTRY_VERIFY(!shown.pane->findChild<QMessageBox *>(u"disposeLeaked"_s));

        shown.pane->disposeLeaked();
        box = shown.pane->findChild<QMessageBox *>(u"disposeLeaked"_s);
        QVERIFY(box);
        // One is released meanwhile: nobody releases it twice.
        shown.document.append({message(Side::A, R"(["release",-5,1])", 100)});
        for (QAbstractButton *button : box->buttons()) {
            if (box->buttonRole(button) == QMessageBox::DestructiveRole) {
                button->click();
                break;
            }
        }
        QCOMPARE(disposed.size(), 11);
        for (const QList<QVariant> &each : disposed)
            QVERIFY(each.at(0).value<EntryId>() != EntryId(-5));
    }

    void nothingIsDisposedOfWhereNothingLeaks()
    {
        Shown shown(leaking(3));
        QSignalSpy noticed(shown.pane, &TablesPane::noticed);
        shown.pane->disposeLeaked();
        QCOMPARE(noticed.size(), 1);
        QVERIFY(!shown.pane->findChild<QMessageBox *>(u"disposeLeaked"_s));
        // Nor in a session that is over.
        shown.document.setState(CaptureDocument::State::Disconnected);
        shown.select(EntryId(-2));
        QSignalSpy disposed(shown.pane, &TablesPane::disposeRequested);
        shown.pane->disposeSelected();
        QCOMPARE(disposed.size(), 0);
        QCOMPARE(noticed.size(), 2);
    }

    void selectedEntriesAreDisposedOfByKey()
    {
        Shown shown(leaking(3));
        shown.pane->importsView()->selectAll();
        shown.pane->importsView()->setFocus();
        QSignalSpy disposed(shown.pane, &TablesPane::disposeRequested);
        shown.pane->disposeSelected();
        QCOMPARE(disposed.size(), 4); // three counters and the increment's result; the main interface stays
        QSignalSpy target(shown.pane, &TablesPane::targetRequested);
        shown.select(EntryId(-3));
        shown.pane->makeCurrentTarget();
        QCOMPARE(target.size(), 1);
        QCOMPARE(target.at(0).at(1).value<EntryId>(), EntryId(-3));
        shown.pane->copySelected();
        QVERIFY(QGuiApplication::clipboard()->text().startsWith(u"-3\t"));
    }

    void theMenuOffersAllOfIt()
    {
        Shown shown(leaking(3));
        shown.select(EntryId(-2));
        Q_EMIT shown.pane->importsView()->customContextMenuRequested(
            shown.pane->importsView()->visualRect(shown.pane->importsView()->currentIndex()).center());
        auto *menu = shown.pane->findChild<QMenu *>(u"entryMenu"_s);
        QVERIFY(menu);
        for (QAction *command : shown.pane->commands())
            QVERIFY(menu->actions().contains(command));
        QVERIFY(menu->actions().size() >= shown.pane->commands().size() + 3);
        menu->close();
    }
};

QTEST_MAIN(TablesPaneTest)
#include "tst_tablespane.moc"
