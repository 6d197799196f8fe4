// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Calls as a tree of pipelines: rows that come and go, keys, marks, and what a screen reader is told.

#include "callsmodel.h"
#include "callspane.h"
#include "callsview.h"
#include "capturedocument.h"
#include "rowsequence.h"
#include "sampletraffic.h"

#include <QtCore/QRandomGenerator>
#include <QtGui/QAccessible>
#include <QtGui/QAction>
#include <QtTest/QAbstractItemModelTester>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWidgets/QScrollBar>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace Inspector;
using namespace QtCapnWeb::Trace;
using QtCapnWeb::Side;
using SampleTraffic::message;

namespace {

constexpr int Patience = 30'000;

/// Pushes on import \a on each: the next calls of the session.
std::vector<QtCapnWeb::Record> calls(const std::vector<int> &on, quint32 session = 0)
{
    std::vector<QtCapnWeb::Record> records;
    double time = 0;
    for (const int target : on) {
        records.push_back(message(Side::A, R"(["push",["pipeline",)" + QByteArray::number(target) + R"(,["m"],[]]])", time));
        records.back().session = session;
        time += 0.1;
    }
    return records;
}

/// The calls of the rows, in their order.
QList<CallId> rows(const CallsModel &model)
{
    QList<CallId> result;
    for (int row = 0; row < model.rowCount(); ++row)
        result.append(model.callAt(row));
    return result;
}

struct Shown {
    CaptureDocument document{u"test"_s};
    CallsPane pane;
    CallsView *view = pane.view();

    Shown()
    {
        pane.resize(900, 300);
        pane.setDocument(&document);
        pane.show();
    }
    bool waitFor(int count) const
    {
        return QTest::qWaitFor([&] { return pane.model()->rowCount() == count; }, Patience);
    }
};

} // namespace

class CallsTreeTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void rowsAreFoundInAnyOrder()
    {
        QRandomGenerator random(7);
        RowSequence sequence;
        std::vector<quint32> expected;
        quint32 next = 0;
        for (int round = 0; round < 400; ++round) {
            if (random.bounded(3) || expected.empty()) {
                std::vector<quint32> ids(random.bounded(8) ? random.bounded(1, 40) : random.bounded(1, 5000));
                std::ranges::generate(ids, [&next] { return next++; });
                const auto row = random.bounded(4) ? random.bounded(int(expected.size()) + 1) : int(expected.size());
                sequence.insert(row, ids);
                expected.insert(expected.begin() + row, ids.begin(), ids.end());
            } else {
                const auto row = random.bounded(int(expected.size()));
                const auto count = random.bounded(1, int(expected.size()) - row + 1);
                const auto from = expected.begin() + row;
                const quint32 gone = *from;
                sequence.remove(row, count);
                expected.erase(from, from + count);
                QCOMPARE(sequence.rowOf(gone), -1);
            }
            QCOMPARE(sequence.count(), qint64(expected.size()));
            for (size_t row = 0; row < expected.size(); row += 1 + expected.size() / 50) {
                QCOMPARE(sequence.at(qint64(row)), expected[row]);
                QCOMPARE(sequence.rowOf(expected[row]), qint64(row));
            }
        }
        QCOMPARE(sequence.rowOf(next), -1);
    }

    void aPipelineStandsTogether()
    {
        CaptureDocument document(u"test"_s);
        CallsModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setDocument(&document);
        // Imports 1 and 2, then some on either in turn.
        document.append(calls({0, 0, 1, 2, 1, 3}));
        model.finish();
        QCOMPARE(rows(model), (QList<CallId>{0, 2, 5, 4, 1, 3}));
        const auto depth = [&model](int row) { return model.index(row, 0).data(CallsModel::DepthRole).toInt(); };
        QCOMPARE(depth(0), 0);
        QCOMPARE(depth(1), 1);
        QCOMPARE(depth(2), 2);
        QCOMPARE(model.index(0, 0).data(CallsModel::BelowRole).toLongLong(), 3);
        QCOMPARE(model.parentOf(5), 2);
        QCOMPARE(model.firstChildOf(0), 2);
        QVERIFY(!model.isExpandable(5));
        // More of them join their pipelines, at once or one by one; the deepest first.
        document.append(calls({1, 6, 2, 0, 10}));
        model.finish();
        QCOMPARE(rows(model), (QList<CallId>{0, 2, 5, 7, 4, 6, 1, 3, 8, 9, 10}));
    }

    void whatIsCollapsedStaysSo()
    {
        CaptureDocument document(u"test"_s);
        CallsModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setDocument(&document);
        document.append(calls({0, 1, 2, 0, 4}));
        model.finish();
        QSignalSpy told(&model, &CallsModel::expandedChanged);
        model.setExpanded(1, false);
        QCOMPARE(rows(model), (QList<CallId>{0, 1, 3, 4}));
        QCOMPARE(told, (QList<QVariantList>{{1, false}}));
        model.setExpanded(0, false);
        QCOMPARE(rows(model), (QList<CallId>{0, 3, 4}));
        QCOMPARE(model.shownRowOf(2), 0); // its place is that of what hides it
        document.append(calls({1, 3, 4}));
        model.finish();
        QCOMPARE(rows(model), (QList<CallId>{0, 3, 4, 7}));
        model.setExpanded(0, true);
        QCOMPARE(rows(model), (QList<CallId>{0, 1, 5, 3, 4, 7})); // 1 is still collapsed, and 6 below 2
        model.reveal(6);
        QCOMPARE(rows(model), (QList<CallId>{0, 1, 2, 6, 5, 3, 4, 7}));
        model.setAllExpanded(false);
        model.finish();
        QCOMPARE(rows(model), (QList<CallId>{0, 3}));
        document.append(calls({0, 9}));
        model.finish();
        QCOMPARE(rows(model), (QList<CallId>{0, 3, 8})); // new ones follow suit
        model.expandBranch(0);
        QCOMPARE(rows(model), (QList<CallId>{0, 1, 2, 6, 5, 3, 8}));
        model.setAllExpanded(true);
        model.finish();
        QCOMPARE(model.rowCount(), 10);
        model.setExpanded(9, true); // nothing hangs on it
        model.setExpanded(99, true);
        QCOMPARE(model.rowCount(), 10);
    }

    void callsThatComeInManyPlacesFindTheirs()
    {
        CaptureDocument document(u"test"_s);
        CallsModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setDocument(&document);
        document.append(calls(std::vector<int>(50, 0)));
        model.finish();
        const QPersistentModelIndex last = model.index(49, 0);
        std::vector<int> on;
        for (int i = 50; i > 0; --i)
            on.push_back(i);
        document.append(calls(on));
        model.finish();
        QCOMPARE(model.rowCount(), 100);
        for (int i = 0; i < 50; ++i) {
            QCOMPARE(model.callAt(2 * i), i);
            QCOMPARE(model.callAt(2 * i + 1), 99 - i);
        }
        QCOMPARE(last.row(), 98);
    }

    void aChainOfThousandsIsNoDeeperThanItCanBe()
    {
        CaptureDocument document(u"test"_s);
        CallsModel model;
        model.setDocument(&document);
        std::vector<int> on;
        for (int i = 0; i < 20'000; ++i)
            on.push_back(i);
        document.append(calls(on));
        model.finish();
        QCOMPARE(model.rowCount(), 20'000);
        QCOMPARE(model.callAt(19'999), 19'999);
        QCOMPARE(model.index(19'999, 0).data(CallsModel::DepthRole).toInt(), CallTree::MostDepth - 1);
        QCOMPARE(model.index(0, 0).data(CallsModel::BelowRole).toLongLong(), 19'999);
        model.setExpanded(0, false);
        QCOMPARE(model.rowCount(), 1);
        model.setExpanded(0, true); // more rows than are laid out at once
        QTRY_COMPARE_WITH_TIMEOUT(model.rowCount(), 20'000, Patience);
        QCOMPARE(model.callAt(19'999), 19'999);
    }

    void keysUnfoldAndFold()
    {
        Shown shown;
        shown.document.append(calls({0, 1, 2, 0}));
        QVERIFY(shown.waitFor(4));
        shown.view->chooseRow(1);
        const auto press = [&shown](Qt::Key key) { QTest::keyClick(shown.view, key); };
        press(Qt::Key_Left);
        QCOMPARE(shown.pane.model()->rowCount(), 3);
        QCOMPARE(shown.view->currentCall(), 1);
        press(Qt::Key_Left); // to what it was made on
        QCOMPARE(shown.view->currentCall(), 0);
        press(Qt::Key_Minus);
        QCOMPARE(shown.pane.model()->rowCount(), 2);
        press(Qt::Key_Right);
        QCOMPARE(shown.pane.model()->rowCount(), 3);
        press(Qt::Key_Right); // to the first that was made on it
        QCOMPARE(shown.view->currentCall(), 1);
        press(Qt::Key_Plus);
        QCOMPARE(shown.pane.model()->rowCount(), 4);
        press(Qt::Key_Down);
        QCOMPARE(shown.view->currentCall(), 2);
        // What is hidden hands its place over.
        shown.pane.model()->setExpanded(0, false);
        QCOMPARE(shown.view->currentCall(), 0);
        press(Qt::Key_Asterisk);
        QCOMPARE(shown.pane.model()->rowCount(), 4);
    }

    void aClickOnTheMarkFolds()
    {
        Shown shown;
        shown.document.append(calls({0, 1, 0}));
        QVERIFY(shown.waitFor(3));
        QSignalSpy requested(&shown.pane, &CallsPane::recordRequested);
        QVERIFY(shown.view->markRect(1).isEmpty());
        const QPoint mark = shown.view->markRect(0).center();
        QTest::mouseClick(shown.view->viewport(), Qt::LeftButton, {}, mark);
        QCOMPARE(shown.pane.model()->rowCount(), 2);
        shown.view->grab(); // paints how many are hidden
        QTest::mouseDClick(shown.view->viewport(), Qt::LeftButton, {}, mark);
        QVERIFY(requested.isEmpty()); // it folds and unfolds, and goes nowhere
        const QPoint text = shown.view->visualRect(shown.pane.model()->index(0, 0)).center();
        QTest::mouseClick(shown.view->viewport(), Qt::LeftButton, {}, text);
        QCOMPARE(shown.view->currentCall(), 0);
    }

    void commandsFoldEverything()
    {
        Shown shown;
        shown.document.append(calls({0, 1, 2, 0, 4}));
        QVERIFY(shown.waitFor(5));
        const QList<QAction *> commands = shown.pane.commands();
        QCOMPARE(commands.size(), 5);
        shown.view->chooseRow(2);
        commands[4]->trigger();
        QVERIFY(shown.waitFor(2));
        QCOMPARE(shown.view->currentCall(), 0);
        QVERIFY(commands[0]->isEnabled());
        commands[0]->trigger();
        QCOMPARE(shown.pane.model()->rowCount(), 3);
        QVERIFY(!commands[0]->isEnabled());
        commands[1]->trigger();
        QCOMPARE(shown.pane.model()->rowCount(), 4);
        commands[2]->trigger();
        QCOMPARE(shown.pane.model()->rowCount(), 2);
        commands[3]->trigger();
        QVERIFY(shown.waitFor(5));
    }

    void theViewStaysWhereItIs()
    {
        Shown shown;
        std::vector<int> on(200, 0);
        shown.document.append(calls(on));
        QVERIFY(shown.waitFor(200));
        shown.view->verticalScrollBar()->setValue(100);
        shown.view->chooseRow(103);
        QCOMPARE(shown.pane.model()->callAt(shown.view->rowAt(0)), 100);
        shown.document.append(calls({1, 2, 3})); // three rows above
        QVERIFY(shown.waitFor(203));
        QCOMPARE(shown.view->currentCall(), 103);
        QCOMPARE(shown.pane.model()->callAt(shown.view->rowAt(0)), 100);
        shown.pane.model()->setAllExpanded(false);
        QVERIFY(shown.waitFor(200));
        QCOMPARE(shown.view->currentCall(), 103);
        QCOMPARE(shown.pane.model()->callAt(shown.view->rowAt(0)), 100);
    }

    void aChoiceIsNotTakenBackByNewRows()
    {
        Shown shown;
        shown.document.append(calls({0, 0, 0}));
        QVERIFY(shown.waitFor(3));
        shown.pane.setRecord(0);
        QCOMPARE(shown.view->currentCall(), 0);
        shown.view->chooseRow(2);
        shown.document.append(calls({0}));
        QVERIFY(shown.waitFor(4));
        QCOMPARE(shown.view->currentCall(), 2);
        shown.pane.setRecord(4); // not there yet
        shown.document.append(calls({0}));
        QVERIFY(shown.waitFor(5));
        QCOMPARE(shown.view->currentCall(), 4);
    }

    void readersAreToldOfATree()
    {
        Shown shown;
        shown.document.append(calls({0, 1, 0}));
        QVERIFY(shown.waitFor(3));
        QAccessibleInterface *tree = QAccessible::queryAccessibleInterface(shown.view);
        QVERIFY(tree);
        QCOMPARE(tree->role(), QAccessible::Tree);
        QAccessibleTableInterface *table = tree->tableInterface();
        QVERIFY(table);
        QCOMPARE(table->rowCount(), 3);
        QAccessibleInterface *top = table->cellAt(0, 0);
        QCOMPARE(top->role(), QAccessible::TreeItem);
        QVERIFY(top->state().expandable);
        QVERIFY(top->state().expanded);
        QVERIFY(top->text(QAccessible::Name).contains(u"level 1"));
        QVERIFY(top->text(QAccessible::Name).contains(u"expanded"));
        QVERIFY(table->cellAt(1, 0)->text(QAccessible::Name).contains(u"level 2"));
        QVERIFY(!table->cellAt(1, 0)->state().expandable);
        QCOMPARE(tree->indexOfChild(top), tree->indexOfChild(tree->child(tree->indexOfChild(top))));
        QCOMPARE(tree->child(1)->role(), QAccessible::ColumnHeader);
        for (int i = 0; i < tree->childCount(); ++i)
            QVERIFY(tree->child(i) && tree->child(i)->isValid());
        QAccessibleActionInterface *actions = top->actionInterface();
        QVERIFY(actions);
        actions->doAction(actions->actionNames().value(0));
        QCOMPARE(shown.pane.model()->rowCount(), 2);
        QVERIFY(top->state().collapsed);
        QVERIFY(table->selectRow(1));
        QCOMPARE(shown.view->currentCall(), 2);
        QCOMPARE(table->selectedRows(), QList<int>{1});
    }
};

QTEST_MAIN(CallsTreeTest)
#include "tst_callstree.moc"
