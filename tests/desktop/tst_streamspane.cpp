// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Streams as progress; the split of a call's latency; plots over time and the stretches of them that can be chosen.

#include "callsmodel.h"
#include "callspane.h"
#include "capturedocument.h"
#include "datatable.h"
#include "filterbar.h"
#include "mainwindow.h"
#include "plots.h"
#include "sampletraffic.h"
#include "statisticspane.h"
#include "streamspane.h"
#include "theme.h"
#include "timelinemodel.h"
#include "timelineview.h"
#include "timeplot.h"
#include "timeseries.h"

#include <QtCore/QStandardPaths>
#include <QtTest/QAbstractItemModelTester>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QDockWidget>
#include <QtWidgets/QTabWidget>
#include <QtWidgets/QTextBrowser>

using namespace Qt::StringLiterals;
using namespace Inspector;
using namespace QtCapnWeb;
using namespace QtCapnWeb::Trace;
using SampleTraffic::message;

namespace {

/// A pipe with four chunks, of which three are answered; and a call.
std::vector<Record> streaming()
{
    std::vector<Record> records;
    const auto add = [&records](Side side, const QByteArray &text, double time) { records.push_back(message(side, text, time)); };
    add(Side::A, R"(["pipe"])", 0); // import 1
    add(Side::A, R"(["push",["pipeline",0,["upload"],[["readable",1]]]])", 1); // 2
    for (int i = 0; i < 4; ++i)
        add(Side::A, R"(["stream",["pipeline",1,["write"],["chunk chunk chunk"]]])", 2 + i); // 3 to 6
    for (int i = 3; i < 6; ++i)
        add(Side::B, "[\"resolve\"," + QByteArray::number(i) + ",null]", 10 + i);
    add(Side::A, R"(["pull",2])", 20);
    add(Side::B, R"(["resolve",2,true])", 30);
    return records;
}

struct Shown {
    CaptureDocument document{u"test"_s};
    MainWindow window;

    explicit Shown(std::vector<Record> &&records, const QString &dock)
    {
        window.resize(1400, 900);
        window.addDocument(&document);
        document.append(std::move(records));
        window.show();
        auto *widget = window.findChild<QDockWidget *>(dock);
        widget->show();
        widget->raise();
        QCoreApplication::processEvents();
    }
    ~Shown() { window.removeDocument(&document); }
};

} // namespace

class StreamsPaneTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QStandardPaths::setTestModeEnabled(true); }

    void aStreamIsProgress()
    {
        CaptureDocument document(u"test"_s);
        StreamsModel streams;
        const QAbstractItemModelTester tester(&streams, QAbstractItemModelTester::FailureReportingMode::QtTest);
        streams.setDocument(&document);
        document.append(streaming());
        QTRY_COMPARE_WITH_TIMEOUT(streams.rowCount(), 1, 20'000);
        QCOMPARE(streams.index(0, 0).data(StreamsModel::ProgressRole).toDouble(), 0.75);
        QVERIFY(streams.index(0, StreamsModel::ProgressColumn).data().toString().contains(u"3"));
        QVERIFY(!streams.index(0, 0).data(StreamsModel::FailedRole).toBool());
        QVERIFY(!streams.index(0, StreamsModel::WindowColumn).data().toString().isEmpty());
        QCOMPARE(streams.recordAt(0), 0);
        QCOMPARE(streams.rowOfRecord(3), 0); // a write
        QCOMPARE(streams.rowOfRecord(1), -1); // a call
        QCOMPARE(streams.windowAt(0).size(), 7);
        // More comes: the same row goes on.
        document.append({message(Side::B, R"(["reject",6,["error","Error","full"]])", 40)});
        QTRY_COMPARE_WITH_TIMEOUT(streams.index(0, 0).data(StreamsModel::ProgressRole).toDouble(), 1.0, 20'000);
        QVERIFY(streams.index(0, 0).data(StreamsModel::FailedRole).toBool());
        streams.setDocument(nullptr);
        QCOMPARE(streams.rowCount(), 0);
    }

    void theTabCountsStreamsAndFindsThem()
    {
        Shown shown(streaming(), u"callsDock"_s);
        CallsPane *pane = shown.window.calls();
        StreamsPane *streams = pane->streams();
        QTRY_COMPARE_WITH_TIMEOUT(streams->model()->rowCount(), 1, 20'000);
        auto *tabs = pane->findChild<QTabWidget *>(u"callTabs"_s);
        QTRY_VERIFY(tabs->tabText(1).contains(u"1"));
        tabs->setCurrentWidget(streams);
        shown.window.timeline()->setCurrentRecord(4);
        QCOMPARE(streams->view()->currentIndex().row(), 0);
        QVERIFY(streams->plot()->stretches() > 3);
        QVERIFY(!pane->grab().isNull());
        if (const QString folder = qEnvironmentVariable("INSPECTOR_SCREENSHOTS"); !folder.isEmpty())
            QVERIFY(shown.window.grab().save(folder + u"/streams.png"_s));
        Q_EMIT streams->view()->activated(streams->model()->index(0, 0));
        QCOMPARE(shown.window.timeline()->currentRecord(), 0);
        // The filter shows the pipe, its writes and their answers, and nothing else.
        Q_EMIT streams->filterRequested(streams->model()->filterAt(0));
        QTRY_COMPARE_WITH_TIMEOUT(shown.window.timeline()->model()->rowCount(), 8, 20'000);
    }

    void theLatencyOfACallIsSplit()
    {
        Shown shown(streaming(), u"callsDock"_s);
        CallsPane *pane = shown.window.calls();
        QTRY_VERIFY_WITH_TIMEOUT(pane->model()->rowCount() >= 5, 20'000);
        shown.window.timeline()->setCurrentRecord(10);
        const QString text = pane->findChild<QTextBrowser *>(u"callDetails"_s)->toPlainText();
        QVERIFY2(text.contains(u"29.0 ms"), qPrintable(text)); // in all
        QVERIFY2(text.contains(u"19.0 ms"), qPrintable(text)); // until it was asked for
        QVERIFY2(text.contains(u"10.0 ms"), qPrintable(text)); // from then on
    }

    void aPipelineIsShownAsAWhole()
    {
        std::vector<Record> records;
        records.push_back(message(Side::A, R"(["push",["pipeline",0,["a"],[]]])", 0)); // call 0
        records.push_back(message(Side::A, R"(["push",["pipeline",0,["other"],[]]])", 1)); // 1
        records.push_back(message(Side::A, R"(["push",["pipeline",1,["b"],[]]])", 2)); // 2, on 0
        records.push_back(message(Side::A, R"(["push",["pipeline",3,["c"],[]]])", 3)); // 3, on 2
        records.push_back(message(Side::A, R"(["pull",4])", 4));
        CaptureDocument document(u"test"_s);
        document.append(std::move(records));
        CallsModel calls;
        calls.setDocument(&document);
        calls.finish();
        QCOMPARE(calls.rowCount(), 4);
        QCOMPARE(calls.pipelineFilter(calls.shownRowOf(3)), u"call in {0, 2, 3}"_s);
        QCOMPARE(calls.pipelineFilter(calls.shownRowOf(0)), u"call in {0, 2, 3}"_s);
        QCOMPARE(calls.pipelineFilter(calls.shownRowOf(1)), u"call in {1}"_s);
        QVERIFY(calls.pipelineFilter(9).isEmpty());
        calls.setDocument(nullptr);
    }

    void stretchesStandWhereTheirTimesAre()
    {
        TimePlot plot;
        plot.setTexts(u"test"_s, u"nothing"_s, [](qint64 value) { return QString::number(value); });
        plot.setData({0, 900, 1000}, {{u"x"_s, &Theme::ok, Qt::SolidLine, {1, 2}}}, false);
        plot.resize(300, 100);
        plot.show();
        QVERIFY(QTest::qWaitForWindowExposed(&plot));
        QSignalSpy chosen(&plot, &BrushPlot::rangeChosen);
        // Both ends lie in the first stretch, which takes nine tenths of the width: that is a click, no stretch.
        QTest::mousePress(&plot, Qt::LeftButton, {}, QPoint(30, 50));
        QTest::mouseRelease(&plot, Qt::LeftButton, {}, QPoint(200, 50));
        QCOMPARE(chosen.size(), 0);
        QTest::mousePress(&plot, Qt::LeftButton, {}, QPoint(30, 50));
        QTest::mouseRelease(&plot, Qt::LeftButton, {}, QPoint(290, 50));
        QCOMPARE(chosen.size(), 1);
        QCOMPARE(chosen.at(0).at(1).toLongLong(), 1000);
    }

    void percentilesAndTablesHaveTheirTimes()
    {
        Shown shown(SampleTraffic::many(500), u"statisticsDock"_s);
        StatisticsPane *pane = shown.window.statistics();
        auto *percentiles = pane->findChild<TimePlot *>(u"percentilesPlot"_s);
        auto *sizes = pane->findChild<TimePlot *>(u"tableSizesPlot"_s);
        QTRY_VERIFY_WITH_TIMEOUT(percentiles->stretches() > 10 && sizes->stretches() > 10, 20'000);
        QCOMPARE(percentiles->lines().size(), 3);
        QCOMPARE(percentiles->lines().at(0).values.at(5), 200'000);
        QCOMPARE(sizes->lines().size(), 4);
        QVERIFY(!percentiles->accessibleDescription().isEmpty());
        QVERIFY(!pane->grab().isNull());
        if (const QString folder = qEnvironmentVariable("INSPECTOR_SCREENSHOTS"); !folder.isEmpty())
            QVERIFY(shown.window.grab().save(folder + u"/statistics.png"_s));
        // A stretch is chosen by keyboard.
        percentiles->setFocus();
        QSignalSpy chosen(percentiles, &BrushPlot::rangeChosen);
        QTest::keyClick(percentiles, Qt::Key_Home);
        QTest::keyClick(percentiles, Qt::Key_Right, Qt::ShiftModifier);
        QTest::keyClick(percentiles, Qt::Key_Return);
        QCOMPARE(chosen.size(), 1);
        QCOMPARE(chosen.at(0).at(0).toLongLong(), 0);
        QCOMPARE(chosen.at(0).at(1).toLongLong(), percentiles->startOf(2));
        QVERIFY(shown.window.filterBar()->applied().startsWith(u"time in {"_s));
        QTRY_VERIFY_WITH_TIMEOUT(shown.window.timeline()->model()->rowCount() < 2000, 20'000);
        QTest::keyClick(percentiles, Qt::Key_Escape);
        QCOMPARE(percentiles->cursor(), -1);
    }

    void aStretchOfLatenciesIsChosen()
    {
        Shown shown(streaming(), u"statisticsDock"_s);
        auto *plot = shown.window.statistics()->findChild<LatencyPlot *>(u"latencyPlot"_s);
        QTRY_VERIFY_WITH_TIMEOUT(plot->stretches() > 0, 20'000);
        plot->setFocus();
        QTest::keyClick(plot, Qt::Key_Home);
        QTest::keyClick(plot, Qt::Key_End, Qt::ShiftModifier);
        QTest::keyClick(plot, Qt::Key_Return);
        const QString filter = shown.window.filterBar()->applied();
        QVERIFY2(filter.startsWith(u"latency in {"_s), qPrintable(filter));
        // All that were answered: three writes and the call, no more.
        QTRY_COMPARE_WITH_TIMEOUT(shown.window.timeline()->model()->rowCount(), 3 * 2 + 3, 20'000);
    }

    void seriesStayBoundedWhileACaptureGrows()
    {
        CaptureDocument document(u"test"_s);
        TimeSeries series;
        series.setDocument(&document);
        for (int i = 0; i < 5; ++i) {
            document.append(SampleTraffic::many(2000));
            series.finish();
        }
        QVERIFY(series.latency().buckets().size() <= LatencySeries::MostBuckets);
        QVERIFY(qint64(series.tables().points().size()) <= TableSizeSeries::MostPoints);
        QVERIFY(series.tables().points().size() > 50);
        for (size_t i = 1; i < series.tables().points().size(); ++i)
            QVERIFY(series.tables().points()[i].record > series.tables().points()[i - 1].record);
        series.setSession(77); // one that is not there
        series.finish();
        QVERIFY(series.tables().points().empty());
    }
};

QTEST_MAIN(StreamsPaneTest)
#include "tst_streamspane.moc"
