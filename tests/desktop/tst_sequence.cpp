// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The sequence diagram: what a page shows, and how it is used and linked.

#include "capturedocument.h"
#include "filterbar.h"
#include "mainwindow.h"
#include "sampletraffic.h"
#include "sequencepage.h"
#include "sequencepane.h"
#include "sequenceview.h"
#include "timelinemodel.h"
#include "timelineview.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QStandardPaths>
#include <QtGui/QAccessible>
#include <QtGui/QAction>
#include <QtGui/QClipboard>
#include <QtGui/QWheelEvent>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QDockWidget>
#include <QtWidgets/QScrollBar>

using namespace Qt::StringLiterals;
using namespace Inspector;
using namespace QtCapnWeb::Trace;
using QtCapnWeb::Side;
using SampleTraffic::message;

namespace {

/// Two sessions at once; in the first a call within which the peer calls back.
std::vector<QtCapnWeb::Record> twoSessions()
{
    std::vector<QtCapnWeb::Record> records;
    const auto add = [&records](Side side, const QByteArray &text, double time, quint32 session) {
        records.push_back(message(side, text, time, session));
    };
    add(Side::A, R"(["push",["pipeline",0,["subscribe"],[["export",-1]]]])", 0, 0); // 0
    add(Side::A, R"(["pull",1])", 0.1, 0); // 1
    add(Side::A, R"(["push",["pipeline",0,["other"],[]]])", 0.2, 1); // 2
    add(Side::B, R"(["push",["pipeline",-1,[],["event"]]])", 1, 0); // 3: called back
    add(Side::B, R"(["pull",1])", 1.1, 0); // 4
    add(Side::A, R"(["resolve",1,null])", 1.5, 0); // 5
    add(Side::B, R"(["resolve",1,true])", 3, 0); // 6
    add(Side::A, R"(["pull",1])", 4, 1); // 7
    add(Side::B, R"(["reject",1,["error","Error","no"]])", 5, 1); // 8
    return records;
}

struct Shown {
    CaptureDocument document{u"test"_s};
    MainWindow window;
    SequenceView *view = nullptr;

    explicit Shown(std::vector<QtCapnWeb::Record> &&records)
    {
        window.resize(1280, 900);
        window.addDocument(&document);
        document.append(std::move(records));
        window.show();
        auto *dock = window.findChild<QDockWidget *>(u"sequenceDock"_s);
        dock->show();
        dock->raise();
        view = window.sequence()->view();
        QCoreApplication::processEvents();
    }
    ~Shown() { window.removeDocument(&document); }
};

} // namespace

class SequenceTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QStandardPaths::setTestModeEnabled(true); }

    void aPageKnowsItsSessionsAndCallsAtWork()
    {
        CaptureDocument document(u"test"_s);
        TimelineModel model;
        model.setDocument(&document);
        document.append(twoSessions());
        const SequencePage page = sequencePage(model, 0, 100);
        QCOMPARE(page.sessions, (std::vector<quint32>{0, 1}));
        QCOMPARE(page.activations.size(), 3);
        const SequenceActivation &subscribe = page.activations[0];
        QCOMPARE(subscribe.session, 0u);
        QVERIFY(!subscribe.atOurs); // the peer works
        QCOMPARE(subscribe.first, 0);
        QCOMPARE(subscribe.last, 6);
        QCOMPARE(subscribe.state, Call::State::Resolved);
        const SequenceActivation &back = page.activations[2];
        QVERIFY(back.atOurs);
        QCOMPARE(back.first, 3);
        QCOMPARE(back.last, 5);
        QCOMPARE(page.activations[1].session, 1u);
        QCOMPARE(page.activations[1].last, 8);
        QCOMPARE(page.activations[1].state, Call::State::Rejected);
    }

    void aPageCutsWhatGoesBeyondIt()
    {
        CaptureDocument document(u"test"_s);
        TimelineModel model;
        model.setDocument(&document);
        document.append(twoSessions());
        const SequencePage page = sequencePage(model, 1, 4);
        QVERIFY(page.activations.size() >= 2);
        QVERIFY(page.activations[0].openAbove && page.activations[0].openBelow);
        QCOMPARE(page.activations[0].first, 1);
        QCOMPARE(page.activations[0].last, 4);
        QVERIFY(sequencePage(model, 50, 10).sessions.empty());
        QVERIFY(sequencePage(model, -5, 0).activations.empty());
    }

    void callsAtOnceHaveLanesOfTheirOwn()
    {
        CaptureDocument document(u"test"_s);
        TimelineModel model;
        model.setDocument(&document);
        std::vector<QtCapnWeb::Record> records;
        for (int i = 1; i <= 3; ++i)
            records.push_back(message(Side::A, R"(["push",["pipeline",0,["a"],[]]])", i));
        for (int i = 1; i <= 3; ++i) {
            records.push_back(message(Side::A, "[\"pull\"," + QByteArray::number(i) + "]", 10 + i));
            records.push_back(message(Side::B, "[\"resolve\"," + QByteArray::number(i) + ",1]", 20 + i));
        }
        records.push_back(message(Side::A, R"(["push",["pipeline",0,["late"],[]]])", 40));
        records.push_back(message(Side::A, R"(["pull",4])", 41));
        document.append(std::move(records));
        const SequencePage page = sequencePage(model, 0, 100);
        QCOMPARE(page.activations.size(), 4);
        for (int i = 0; i < 3; ++i)
            QCOMPARE(page.activations[size_t(i)].lane, i);
        QCOMPARE(page.activations[3].lane, 0);
        QVERIFY(page.activations[3].openBelow); // not answered yet
    }

    void theDiagramIsCopiedForDocuments()
    {
        Shown shown(twoSessions());
        shown.view->setTop(0);
        shown.window.findChild<QAction *>(u"sequenceCopy"_s)->trigger();
        const QString text = QGuiApplication::clipboard()->text();
        QVERIFY2(text.startsWith(u"sequenceDiagram\n"), qPrintable(text));
        QVERIFY2(text.contains(u"L0->>R0: push 1 main.subscribe"), qPrintable(text));
        QVERIFY(text.contains(u"participant R1 as"));
        const QString whole = sequenceAsMermaid(*shown.window.timeline()->model(), 0, 1'000'000);
        QVERIFY2(whole.contains(u"R0-->>L0: resolve 1 main.subscribe true"), qPrintable(whole));
        QCOMPARE(whole.count(u'\n'), 1 + 4 + 9);
    }

    void choosingGoesBothWays()
    {
        Shown shown(twoSessions());
        shown.window.timeline()->setCurrentRecord(3);
        QCOMPARE(shown.view->currentRecord(), 3);
        QSignalSpy chosen(shown.view, &SequenceView::recordChosen);
        QTest::mouseClick(shown.view->viewport(), Qt::LeftButton, {}, shown.view->rowRect(5).center());
        QCOMPARE(chosen.size(), 1);
        QCOMPARE(shown.window.timeline()->currentRecord(), 5);
        shown.view->setFocus();
        QTest::keyClick(shown.view, Qt::Key_Down);
        QCOMPARE(shown.window.timeline()->currentRecord(), 6);
        QTest::keyClick(shown.view, Qt::Key_Home);
        QCOMPARE(shown.window.timeline()->currentRecord(), 0);
        QTest::keyClick(shown.view, Qt::Key_End);
        QCOMPARE(shown.window.timeline()->currentRecord(), 8);
        QTest::keyClick(shown.view, Qt::Key_Return);
        QVERIFY(shown.window.timeline()->hasFocus() || !shown.window.isActiveWindow());
        QVERIFY(!shown.view->grab().isNull());
    }

    void itShowsWhatTheFilterLetsThrough()
    {
        Shown shown(twoSessions());
        shown.window.filterBar()->apply(u"session == 1"_s);
        QTRY_COMPARE(shown.window.timeline()->model()->rowCount(), 3);
        QTRY_COMPARE(shown.view->page().sessions, (std::vector<quint32>{1}));
        QCOMPARE(shown.view->lifelineAt(shown.view->page(), 0, true), -1);
        QVERIFY(shown.view->lifelineAt(shown.view->page(), 1, true) < shown.view->lifelineAt(shown.view->page(), 1, false));
        shown.window.filterBar()->apply(u"method == \"nothing\""_s);
        QTRY_COMPARE(shown.window.timeline()->model()->rowCount(), 0);
        QVERIFY(!shown.view->grab().isNull()); // says so in words
        shown.window.filterBar()->clear();
        QTRY_COMPARE(shown.view->page().sessions.size(), 2);
    }

    void zoomKeepsTheChosenStepInSight()
    {
        Shown shown(SampleTraffic::many(500));
        shown.window.timeline()->setCurrentRecord(1000);
        QVERIFY(!shown.view->rowRect(1000).isEmpty());
        const qint64 page = shown.view->pageRows();
        shown.view->setFocus();
        for (int i = 0; i < 6; ++i)
            QTest::keyClick(shown.view, Qt::Key_Minus);
        QCOMPARE(shown.view->zoom(), -6);
        QVERIFY(shown.view->pageRows() > 2 * page);
        QVERIFY(!shown.view->showsWords());
        QVERIFY(!shown.view->rowRect(1000).isEmpty());
        QVERIFY(!shown.view->grab().isNull());
        QTest::keyClick(shown.view, Qt::Key_0);
        QVERIFY(shown.view->showsWords());
        QVERIFY(!shown.view->rowRect(1000).isEmpty());
        QTest::keyClick(shown.view, Qt::Key_Plus);
        QCOMPARE(shown.view->zoom(), 1);
        shown.view->zoomToFit();
        QCOMPARE(shown.view->zoom(), SequenceView::SmallestZoom);
    }

    void newStepsAreFollowedFromTheEndOnly()
    {
        Shown shown(SampleTraffic::many(100));
        QTRY_COMPARE(shown.view->topRow(), 400 - shown.view->pageRows());
        shown.document.append(SampleTraffic::many(100, 1));
        QTRY_COMPARE(shown.view->topRow(), 800 - shown.view->pageRows());
        shown.view->verticalScrollBar()->setValue(10);
        QCOMPARE(shown.view->topRow(), 10);
        shown.document.append(SampleTraffic::many(100, 2));
        QTRY_COMPARE(shown.view->verticalScrollBar()->maximum(), int(1200 - shown.view->pageRows()));
        QCOMPARE(shown.view->topRow(), 10);
    }

    void aMillionMessagesCostWhatAPageDoes()
    {
        Shown shown(SampleTraffic::many(250'000));
        QTRY_COMPARE_WITH_TIMEOUT(shown.window.timeline()->model()->rowCount(), 1'000'000, 60'000);
        QTRY_VERIFY_WITH_TIMEOUT(shown.view->topRow() > 900'000, 30'000);
        // What is drawn is a page, wherever it is.
        for (const qint64 top : {0, 500'001, 999'999}) {
            shown.view->setTop(top);
            QVERIFY(shown.view->page().activations.size() <= size_t(shown.view->pageRows() + 1));
            QVERIFY(!shown.view->grab().isNull());
        }
        shown.window.timeline()->setCurrentRecord(123'456);
        QVERIFY(!shown.view->rowRect(123'456).isEmpty());
    }

    void manySessionsHaveLifelinesOnlyWhereTheyAreSeen()
    {
        std::vector<QtCapnWeb::Record> records;
        for (quint32 session = 0; session < 3000; ++session)
            records.push_back(message(Side::A, R"(["push",["pipeline",0,["a"],[]]])", session, session));
        Shown shown(std::move(records));
        shown.view->setTop(0);
        QVERIFY(shown.view->page().sessions.size() <= size_t(shown.view->pageRows()) + 9);
        shown.window.timeline()->setCurrentRecord(2000);
        const SequencePage page = shown.view->page();
        const int left = shown.view->lifelineAt(page, 2000, true);
        const int right = shown.view->lifelineAt(page, 2000, false);
        QVERIFY2(left >= 0 && right <= shown.view->viewport()->width(), qPrintable(u"%1 %2"_s.arg(left).arg(right)));
        QVERIFY(!shown.view->grab().isNull());
    }

    void everythingButMessagesIsABand()
    {
        Shown shown(SampleTraffic::troubled());
        shown.view->setTop(0);
        for (int zoom = SequenceView::SmallestZoom; zoom <= SequenceView::LargestZoom; ++zoom) {
            shown.view->setZoom(zoom);
            QVERIFY(!shown.view->grab().isNull());
        }
    }

    void screenReadersHearTheSteps()
    {
        Shown shown(twoSessions());
        QAccessibleInterface *list = QAccessible::queryAccessibleInterface(shown.view);
        QVERIFY(list);
        QCOMPARE(list->role(), QAccessible::List);
        QCOMPARE(list->childCount(), 9);
        QAccessibleInterface *step = list->child(0);
        QCOMPARE(step->role(), QAccessible::ListItem);
        QVERIFY2(step->text(QAccessible::Name).contains(u"main.subscribe"), qPrintable(step->text(QAccessible::Name)));
        QCOMPARE(list->indexOfChild(list->child(4)), 4);
        shown.window.timeline()->setCurrentRecord(4);
        QVERIFY(list->child(4)->state().selected);
        QVERIFY(!list->child(99));
    }

    void itIsDrawnInLightAndDark()
    {
        for (const auto appearance : {MainWindow::Appearance::Light, MainWindow::Appearance::Dark}) {
            std::vector<QtCapnWeb::Record> records = SampleTraffic::lively();
            for (QtCapnWeb::Record &record : twoSessions()) {
                record.session += 1;
                record.time += 3'100'000'000;
                records.push_back(record);
            }
            Shown shown(std::move(records));
            shown.window.setAppearance(appearance);
            shown.window.setPerspective(MainWindow::Perspective::Analyze);
            shown.window.findChild<QDockWidget *>(u"sequenceDock"_s)->raise();
            shown.window.timeline()->setCurrentRecord(41);
            QCoreApplication::processEvents();
            const QPixmap picture = shown.window.grab();
            QVERIFY(!picture.isNull());
            if (const QString folder = qEnvironmentVariable("INSPECTOR_SCREENSHOTS"); !folder.isEmpty())
                QVERIFY(picture.save(folder + u"/sequence-%1.png"_s.arg(int(appearance))));
        }
    }

    void itOutlivesItsCapture()
    {
        auto document = std::make_unique<CaptureDocument>(u"test"_s);
        TimelineModel model;
        SequenceView view;
        model.setDocument(document.get());
        view.setModel(&model);
        document->append(twoSessions());
        view.resize(600, 300);
        view.show();
        view.setCurrentRecord(3);
        document.reset();
        QCoreApplication::processEvents();
        QVERIFY(!view.grab().isNull());
        QCOMPARE(view.currentRow(), -1);
        QVERIFY(view.page().sessions.empty());
    }
};

QTEST_MAIN(SequenceTest)
#include "tst_sequence.moc"
