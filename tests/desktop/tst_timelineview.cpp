// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "capturedocument.h"
#include "sampletraffic.h"
#include "timelinemodel.h"
#include "timelineview.h"

#include <QtGui/QAccessible>
#include <QtGui/QClipboard>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QScrollBar>

using namespace Qt::StringLiterals;
using namespace Inspector;
using QtCapnWeb::Trace::NoRecord;

namespace {

/// Counts what is painted.
class PaintCounter : public QObject
{
public:
    using QObject::QObject;
    int count = 0;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        count += event->type() == QEvent::Paint;
        return QObject::eventFilter(watched, event);
    }
};

} // namespace

class TestTimelineView : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_document = std::make_unique<CaptureDocument>(u"test"_s);
        m_model = std::make_unique<TimelineModel>();
        m_model->setDocument(m_document.get());
        m_view = std::make_unique<TimelineView>();
        m_view->setModel(m_model.get());
        m_view->resize(900, 400);
        m_view->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
        m_view->setFocus();
    }
    void cleanup()
    {
        m_view.reset();
        m_model.reset();
        m_document.reset();
    }

    void followsTheNewestRows()
    {
        QVERIFY(m_view->isFollowing());
        m_document->append(SampleTraffic::many(100));
        QTRY_COMPARE(m_view->topRow(), 400 - m_view->pageRows());
        QVERIFY(!m_view->rowRect(399).isEmpty());
        QVERIFY(m_view->rowRect(0).isEmpty());
    }

    void neverMovesUnderTheHandUnlessItFollows()
    {
        m_document->append(SampleTraffic::many(100));
        QTRY_VERIFY(m_view->topRow() > 0);
        QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, m_view->rowRect(m_view->topRow() + 3).center());
        QVERIFY(!m_view->isFollowing()); // it was chosen, so it stays
        const qint64 top = m_view->topRow();
        const qint64 chosen = m_view->currentRecord();
        QCOMPARE(chosen, top + 3);
        PaintCounter counter;
        m_view->viewport()->installEventFilter(&counter);
        m_document->append(SampleTraffic::many(1000));
        QTRY_VERIFY(counter.count > 0);
        QCOMPARE(m_view->topRow(), top);
        QCOMPARE(m_view->currentRecord(), chosen);
        QTRY_COMPARE(m_view->verticalScrollBar()->maximum(), int(4400 - m_view->pageRows()));
        m_view->setFollowing(true);
        QCOMPARE(m_view->topRow(), 4400 - m_view->pageRows());
        QCOMPARE(m_view->currentRecord(), chosen);
    }

    void scrollingUpStopsFollowing()
    {
        m_document->append(SampleTraffic::many(100));
        QTRY_VERIFY(m_view->topRow() > 0);
        QSignalSpy following(m_view.get(), &TimelineView::followingChanged);
        m_view->verticalScrollBar()->setValue(10);
        QCOMPARE(m_view->topRow(), 10);
        QCOMPARE(following.count(), 1);
        QVERIFY(!m_view->isFollowing());
    }

    void aFloodIsPaintedAFewTimesOnly()
    {
        PaintCounter counter;
        m_view->viewport()->installEventFilter(&counter);
        for (int batch = 0; batch < 500; ++batch) {
            m_document->append(SampleTraffic::many(20));
            QCoreApplication::processEvents(QEventLoop::AllEvents);
        }
        QTRY_COMPARE(m_view->topRow(), 40'000 - m_view->pageRows());
        // 500 batches: were each painted, it would be 500.
        QVERIFY2(counter.count < 250, qPrintable(QString::number(counter.count)));
    }

    void keysMoveAndExtendTheSelection()
    {
        m_document->append(SampleTraffic::many(100));
        QTRY_VERIFY(m_view->topRow() > 0);
        QTest::keyClick(m_view.get(), Qt::Key_Home);
        QCOMPARE(m_view->currentRecord(), 0);
        QTest::keyClick(m_view.get(), Qt::Key_Down);
        QTest::keyClick(m_view.get(), Qt::Key_Down, Qt::ShiftModifier);
        QCOMPARE(m_view->selectedRows(), std::pair(qint64(1), qint64(2)));
        QTest::keyClick(m_view.get(), Qt::Key_PageDown);
        QCOMPARE(m_view->currentRecord(), 2 + m_view->pageRows());
        QCOMPARE(m_view->selectedRows().first, m_view->selectedRows().second);
        QTest::keyClick(m_view.get(), Qt::Key_End, Qt::ShiftModifier);
        QCOMPARE(m_view->currentRecord(), 399);
        QSignalSpy activated(m_view.get(), &TimelineView::activated);
        QTest::keyClick(m_view.get(), Qt::Key_Return);
        QCOMPARE(activated.count(), 1);
        QCOMPARE(activated.last().at(0).toLongLong(), 399);
    }

    void goesAlongACall()
    {
        m_document->append(SampleTraffic::lively());
        m_view->setCurrentRecord(10);
        m_view->goToNextRelated();
        QCOMPARE(m_view->currentRecord(), 11);
        m_view->goToNextRelated();
        m_view->goToNextRelated();
        QCOMPARE(m_view->currentRecord(), 13);
        QSignalSpy noticed(m_view.get(), &TimelineView::noticed);
        m_view->goToNextRelated();
        QCOMPARE(m_view->currentRecord(), 13);
        QCOMPARE(noticed.count(), 1);
        m_view->goToPreviousRelated();
        QCOMPARE(m_view->currentRecord(), 12);
    }

    void selectionAndPositionSurviveAChoiceOfSession()
    {
        m_document->append(SampleTraffic::many(50, 0));
        m_document->append(SampleTraffic::many(50, 1));
        m_view->setCurrentRecord(250);
        const qint64 current = m_view->currentRecord();
        m_model->setSession(1);
        QCOMPARE(m_view->currentRecord(), current);
        QCOMPARE(m_view->currentRow(), 50);
        m_model->setSession(0); // not shown now, but not forgotten
        QCOMPARE(m_view->currentRow(), -1);
        m_model->setSession({});
        QCOMPARE(m_view->currentRow(), 250);
    }

    void copiesRowsAndTexts()
    {
        m_document->append(SampleTraffic::many(2));
        m_view->setCurrentRecord(0);
        QTest::keyClick(m_view.get(), Qt::Key_Down, Qt::ShiftModifier);
        m_view->copyTexts();
        QCOMPARE(QApplication::clipboard()->text(), u"[\"push\",[\"pipeline\",0,[\"square\"],[1]]]\n[\"pull\",1]"_s);
        QTest::keyClick(m_view.get(), Qt::Key_C, Qt::ControlModifier);
        const QStringList lines = QApplication::clipboard()->text().split(u'\n', Qt::SkipEmptyParts);
        QCOMPARE(lines.size(), 2);
        QCOMPARE(lines[0].split(u'\t').size(), TimelineModel::ColumnCount);
        QVERIFY(lines[1].contains(u"pull"));
    }

    void columnsAreSavedAndRestored()
    {
        m_view->header()->resizeSection(2, 123);
        m_view->header()->moveSection(9, 0);
        m_view->header()->setSectionHidden(8, true);
        const QByteArray state = m_view->saveColumns();
        m_view->resetColumns();
        QVERIFY(!m_view->header()->isSectionHidden(8));
        QCOMPARE(m_view->header()->visualIndex(9), 9);
        QVERIFY(m_view->restoreColumns(state));
        QCOMPARE(m_view->header()->sectionSize(2), 123);
        QCOMPARE(m_view->header()->visualIndex(9), 0);
        QVERIFY(m_view->header()->isSectionHidden(8));
        QVERIFY(!m_view->restoreColumns("garbage"));
        QVERIFY(!m_view->header()->isSectionHidden(8));
    }

    void screenReadersFindATable()
    {
        m_document->append(SampleTraffic::lively());
        QTRY_VERIFY(m_view->topRow() > 0);
        QAccessibleInterface *table = QAccessible::queryAccessibleInterface(m_view.get());
        QVERIFY(table);
        QCOMPARE(table->role(), QAccessible::Table);
        QCOMPARE(table->text(QAccessible::Name), u"Timeline"_s);
        QAccessibleTableInterface *cells = table->tableInterface();
        QVERIFY(cells);
        QCOMPARE(cells->rowCount(), 40);
        QCOMPARE(cells->columnCount(), 10);
        QCOMPARE(cells->columnDescription(4), u"Kind"_s);
        QAccessibleInterface *cell = cells->cellAt(22, 4);
        QVERIFY(cell && cell->isValid());
        QCOMPARE(cell->text(QAccessible::Name), u"push"_s);
        QCOMPARE(cell->role(), QAccessible::Cell);
        QCOMPARE(table->indexOfChild(cell), 224);
        QCOMPARE(table->child(224), cell);
        QCOMPARE(cell->parent(), table);
        QVERIFY(!cells->cellAt(40, 0));
        m_view->setCurrentRecord(22);
        QVERIFY(cells->isRowSelected(22));
        QVERIFY(cell->state().selected);
        QCOMPARE(cell->rect().size(), m_view->cellRect(22, TimelineModel::Column::Kind).size());
        QCOMPARE(table->childAt(cell->rect().center().x(), cell->rect().center().y()), cell);
        QVERIFY(cells->selectRow(3));
        QCOMPARE(m_view->currentRecord(), 3);
        // More cells than are kept at a time.
        for (int row = 0; row < 40; ++row) {
            for (int column = 0; column < 10; ++column)
                QVERIFY(cells->cellAt(row, column)->isValid());
        }
        QVERIFY(cells->rowDescription(22).contains(u"divide"));
    }

    void survivesItsModelAndDocument()
    {
        m_document->append(SampleTraffic::lively());
        m_view->setCurrentRecord(5);
        QSignalSpy changed(m_view.get(), &TimelineView::currentRecordChanged);
        m_document.reset();
        QCOMPARE(m_view->currentRecord(), NoRecord);
        QCOMPARE(changed.count(), 1);
        m_view->viewport()->repaint();
        m_model.reset();
        m_view->viewport()->repaint();
        QTest::keyClick(m_view.get(), Qt::Key_Down);
        QTest::keyClick(m_view.get(), Qt::Key_End);
        m_view->copyRows();
    }

private:
    std::unique_ptr<CaptureDocument> m_document;
    std::unique_ptr<TimelineModel> m_model;
    std::unique_ptr<TimelineView> m_view;
};

QTEST_MAIN(TestTimelineView)
#include "tst_timelineview.moc"
