// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Calls, findings and statistics: their models, their panes, and how they are linked to the timeline.

#include "callsmodel.h"
#include "callspane.h"
#include "capturedocument.h"
#include "datatable.h"
#include "filterbar.h"
#include "findingsmodel.h"
#include "findingspane.h"
#include "mainwindow.h"
#include "plots.h"
#include "sampletraffic.h"
#include "statisticsmodel.h"
#include "statisticspane.h"
#include "timelinemodel.h"
#include "timelineview.h"

#include <QtCore/QSettings>
#include <QtCore/QStandardPaths>
#include <QtTest/QAbstractItemModelTester>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QDockWidget>
#include <QtWidgets/QTextBrowser>
#include <QtWidgets/QTextEdit>
#include <QtWidgets/QToolButton>

using namespace Qt::StringLiterals;
using namespace Inspector;
using namespace QtCapnWeb::Trace;
using QtCapnWeb::Side;
using SampleTraffic::message;

namespace {

/// A pipeline of three calls, an argument that is waited for, an error.
std::vector<QtCapnWeb::Record> pipelines()
{
    std::vector<QtCapnWeb::Record> records;
    const auto add = [&records](Side side, const QByteArray &text, double time) { records.push_back(message(side, text, time)); };
    add(Side::A, R"(["push",["pipeline",0,["authenticate"],["secret"]]])", 0); // 1
    add(Side::A, R"(["push",["pipeline",1,["profile","name"],[]]])", 0.1); // 2, on 1
    add(Side::A, R"(["push",["pipeline",0,["greet"],[["pipeline",2]]]])", 0.2); // 3, waits for 2
    add(Side::A, R"(["pull",1])", 0.3);
    add(Side::A, R"(["pull",2])", 0.3);
    add(Side::A, R"(["pull",3])", 0.3);
    add(Side::B, R"(["resolve",1,["export",-1]])", 10);
    add(Side::B, R"(["resolve",2,"Ada"])", 20);
    add(Side::B, R"(["resolve",3,"Hello, Ada"])", 30);
    add(Side::A, R"(["push",["pipeline",0,["fail"],[]]])", 40); // 4
    add(Side::A, R"(["pull",4])", 40);
    add(Side::B, R"(["reject",4,["error","TypeError","no"]])", 45);
    return records;
}

struct Shown {
    CaptureDocument document{u"test"_s};
    MainWindow window;

    explicit Shown(std::vector<QtCapnWeb::Record> &&records)
    {
        window.resize(1280, 800);
        window.addDocument(&document);
        document.append(std::move(records));
        window.show();
    }
    ~Shown() { window.removeDocument(&document); }
    void raise(const QString &dock) const
    {
        auto *widget = window.findChild<QDockWidget *>(dock);
        widget->show();
        widget->raise();
    }
};

} // namespace

class AnalysisPanesTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        QApplication::setOrganizationName(u"QtCapnWeb-tests"_s);
        QApplication::setApplicationName(u"tst_analysispanes"_s);
    }
    void init() { QSettings().clear(); }

    void modelsKeepTheirPromisesWhileACaptureGrows()
    {
        CaptureDocument document(u"test"_s);
        FindingsModel findings;
        CallsModel calls;
        StatisticsModel statistics;
        const QAbstractItemModelTester findingsTester(&findings, QAbstractItemModelTester::FailureReportingMode::QtTest);
        const QAbstractItemModelTester callsTester(&calls, QAbstractItemModelTester::FailureReportingMode::QtTest);
        const QAbstractItemModelTester statisticsTester(&statistics, QAbstractItemModelTester::FailureReportingMode::QtTest);
        findings.setDocument(&document);
        calls.setDocument(&document);
        statistics.setDocument(&document);
        document.append(pipelines());
        QTRY_COMPARE(calls.rowCount(), 4);
        QTRY_COMPARE(statistics.rowCount(), 4);
        QTRY_VERIFY(findings.rowCount() > 0);
        document.append(SampleTraffic::troubled(1));
        document.append(SampleTraffic::many(300, 2));
        QTRY_COMPARE(calls.rowCount(), int(document.capture().calls().count()));
        QTRY_VERIFY(statistics.statistics().totals().messages[0] > 300);
        findings.setDocument(nullptr);
        calls.setDocument(nullptr);
        statistics.setDocument(nullptr);
        QCOMPARE(findings.rowCount() + calls.rowCount() + statistics.rowCount(), 0);
    }

    void theyOutliveTheirDocument()
    {
        FindingsModel findings;
        CallsModel calls;
        StatisticsModel statistics;
        {
            CaptureDocument document(u"test"_s);
            document.append(pipelines());
            findings.setDocument(&document);
            calls.setDocument(&document);
            statistics.setDocument(&document);
            calls.finish();
            QCOMPARE(calls.rowCount(), 4);
        }
        QCOMPARE(calls.rowCount(), 0);
        QCoreApplication::processEvents();
    }

    void callsShowPipelinesAndWhatTheyWaitedFor()
    {
        CaptureDocument document(u"test"_s);
        document.append(pipelines());
        CallsModel calls;
        calls.setDocument(&document);
        calls.finish();
        QCOMPARE(calls.rowCount(), 4);
        const auto depth = [&calls](int row) { return calls.index(row, 0).data(CallsModel::DepthRole).toInt(); };
        QCOMPARE(depth(0), 0);
        QCOMPARE(depth(1), 1);
        QCOMPARE(depth(2), 0);
        QVERIFY(calls.index(1, 0).data().toString().contains(u"profile.name"));
        QCOMPARE(calls.index(3, CallsModel::StateColumn).data().toString(), u"rejected"_s);
        QCOMPARE(calls.index(3, CallsModel::LatencyColumn).data().toString(), u"5.00 ms"_s);
        const CallSpan span = calls.spanAt(2);
        QCOMPARE(span.start, 200'000);
        QCOMPARE(span.end, 30'000'000);
        QCOMPARE(span.waited, 20'000'000); // until the name was there
        QCOMPARE(calls.rowOfRecord(7), 1);
        QCOMPARE(calls.rowOfRecord(99), -1);
    }

    void aCallGoesToItsMessageAndBack()
    {
        Shown shown(pipelines());
        shown.raise(u"callsDock"_s);
        CallsPane *pane = shown.window.calls();
        QTRY_COMPARE(pane->model()->rowCount(), 4);
        shown.window.timeline()->setCurrentRecord(7); // the resolve of the second call
        QCOMPARE(pane->view()->currentIndex().row(), 1);
        QVERIFY(pane->findChild<QTextBrowser *>(u"callDetails"_s)->toPlainText().contains(u"profile.name"));
        Q_EMIT pane->view()->activated(pane->model()->index(3, 0));
        QCOMPARE(shown.window.timeline()->currentRecord(), 9);
        QVERIFY(pane->visibleTime().second > pane->visibleTime().first);
        pane->grab(); // paints every kind of bar
    }

    void aCallThatJustBeganIsPainted()
    {
        std::vector<QtCapnWeb::Record> records = pipelines();
        records.push_back(message(Side::A, R"(["push",["pipeline",0,["slow"],[]]])", 60)); // at the end of what is seen
        Shown shown(std::move(records));
        shown.raise(u"callsDock"_s);
        QTRY_COMPARE(shown.window.calls()->model()->rowCount(), 5);
        QCOMPARE(shown.window.calls()->visibleTime().second, 60'000'000);
        QVERIFY(!shown.window.calls()->grab().isNull());
    }

    void findingsGoToTheirRecord()
    {
        Shown shown(SampleTraffic::troubled());
        shown.document.setState(CaptureDocument::State::Failed, u"it broke"_s);
        shown.raise(u"findingsDock"_s);
        FindingsPane *pane = shown.window.findings();
        pane->model()->finish();
        QVERIFY(pane->model()->count(Severity::Error) > 0);
        QAbstractItemModel *rows = pane->view()->model();
        QVERIFY(rows->rowCount() > 0);
        // The gravest stand first.
        for (int row = 1; row < rows->rowCount(); ++row)
            QVERIFY(rows->index(row - 1, 0).data(FindingsModel::SeverityRole).toInt()
                    <= rows->index(row, 0).data(FindingsModel::SeverityRole).toInt());
        const QModelIndex first = rows->index(0, 0);
        pane->view()->setCurrentIndex(first);
        const QString explained = pane->findChild<QTextEdit *>(u"findingExplanation"_s)->toPlainText();
        QVERIFY2(explained.size() > 40, qPrintable(explained));
        Q_EMIT pane->view()->activated(first);
        QCOMPARE(shown.window.timeline()->currentRecord(), first.data(FindingsModel::RecordRole).toLongLong());
        // The tab says how many there are, and a severity can be hidden.
        QVERIFY(shown.window.findChild<QDockWidget *>(u"findingsDock"_s)->windowTitle().contains(u"●"));
        pane->findChild<QToolButton *>(u"findings0"_s)->click();
        for (int row = 0; row < rows->rowCount(); ++row)
            QVERIFY(rows->index(row, 0).data(FindingsModel::SeverityRole).toInt() != int(Severity::Error));
        pane->grab();
    }

    void aHealthySessionHasNoErrors()
    {
        CaptureDocument document(u"test"_s);
        document.append(SampleTraffic::many(50));
        FindingsModel findings;
        findings.setDocument(&document);
        findings.finish();
        QCOMPARE(findings.count(Severity::Error), 0);
        QCOMPARE(findings.count(Severity::Warning), 0);
    }

    void statisticsCountAndFilter()
    {
        Shown shown(pipelines());
        shown.raise(u"statisticsDock"_s);
        StatisticsPane *pane = shown.window.statistics();
        QTRY_COMPARE(pane->model()->rowCount(), 4);
        int row = 0;
        while (pane->model()->index(row, 0).data().toString() != u"fail")
            ++row;
        QCOMPARE(pane->model()->index(row, StatisticsModel::CallsColumn).data().toString(), u"1"_s);
        QCOMPARE(pane->model()->index(row, StatisticsModel::ErrorsColumn).data().toString(), u"1"_s);
        QCOMPARE(pane->model()->index(row, StatisticsModel::MedianColumn).data().toString(), u"5.00 ms"_s);
        const QAbstractItemModel *sorted = pane->view()->model();
        for (int i = 0; i < sorted->rowCount(); ++i) {
            if (sorted->index(i, 0).data().toString() == u"fail")
                Q_EMIT pane->view()->activated(sorted->index(i, 0));
        }
        QCOMPARE(shown.window.filterBar()->applied(), u"method == \"fail\""_s);
        QTRY_COMPARE(shown.window.timeline()->model()->rowCount(), 3);
        pane->grab();
    }

    void aStretchOfTimeIsShown()
    {
        Shown shown(pipelines());
        shown.raise(u"statisticsDock"_s);
        StatisticsPane *pane = shown.window.statistics();
        QTRY_COMPARE(pane->model()->rowCount(), 4);
        auto *plot = pane->findChild<ThroughputPlot *>(u"throughputPlot"_s);
        QSignalSpy chosen(plot, &ThroughputPlot::rangeChosen);
        QTest::mousePress(plot, Qt::LeftButton, {}, QPoint(plot->width() / 2, plot->height() / 2));
        QTest::mouseMove(plot, QPoint(plot->width() - 10, plot->height() / 2));
        QTest::mouseRelease(plot, Qt::LeftButton, {}, QPoint(plot->width() - 10, plot->height() / 2));
        QCOMPARE(chosen.size(), 1);
        QVERIFY(chosen.at(0).at(0).toLongLong() > 0);
        QVERIFY(chosen.at(0).at(0).toLongLong() < chosen.at(0).at(1).toLongLong());
        QTRY_VERIFY(shown.window.timeline()->model()->rowCount() < shown.document.count());
        QVERIFY(shown.window.timeline()->model()->rowCount() > 0);
        QVERIFY(!plot->accessibleDescription().isEmpty());
    }

    void hundredThousandCallsDoNotStopTheWindow()
    {
        Shown shown(SampleTraffic::many(100'000));
        for (const QString &dock : {u"statisticsDock"_s, u"callsDock"_s}) {
            shown.raise(dock);
            QCoreApplication::processEvents();
        }
        QTRY_COMPARE_WITH_TIMEOUT(shown.window.calls()->model()->rowCount(), 100'000, 60'000);
        QTRY_VERIFY_WITH_TIMEOUT(!shown.window.findings()->model()->isBusy(), 60'000);
    }
};

QTEST_MAIN(AnalysisPanesTest)
#include "tst_analysispanes.moc"
