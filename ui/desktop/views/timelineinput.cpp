// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What of TimelineView is about selection, keys and the mouse.

#include "timelineview.h"

#include "capturedocument.h"
#include "cellfilter.h"
#include "colorrules.h"
#include "timelineaccessible.h"
#include "timelinecolumns.h"

#include <QtCore/QMimeData>
#include <QtGui/QContextMenuEvent>
#include <QtGui/QDrag>
#include <QtGui/QHelpEvent>
#include <QtGui/QKeyEvent>
#include <QtWidgets/QApplication>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QScrollBar>
#include <QtWidgets/QToolTip>

using namespace Qt::StringLiterals;
using QtCapnWeb::Trace::NoRecord;

namespace Inspector {

// Selection

qint64 TimelineView::currentRow() const { return m_model ? m_model->rowOf(m_current) : -1; }

std::pair<qint64, qint64> TimelineView::selectedRows() const
{
    const qint64 current = currentRow();
    if (current < 0)
        return {-1, -2};
    const qint64 anchor = m_model->rowOf(m_anchor);
    return anchor < 0 ? std::pair(current, current) : std::pair(qMin(current, anchor), qMax(current, anchor));
}

void TimelineView::setCurrentRecord(RecordIndex record)
{
    if (!m_model)
        return;
    const qint64 row = m_model->rowOf(record);
    if (row >= 0) {
        select(row, false);
        return;
    }
    if (m_current == NoRecord)
        return;
    m_current = m_anchor = NoRecord;
    viewport()->update();
    Q_EMIT currentRecordChanged(NoRecord);
}

void TimelineView::select(qint64 row, bool extend)
{
    const RecordIndex record = m_model ? m_model->recordAt(row) : NoRecord;
    if (record == NoRecord)
        return;
    if (row < m_model->rowCount() - 1)
        setFollowing(false); // what was chosen must not run away
    const bool changed = record != m_current;
    m_current = record;
    if (!extend || m_anchor == NoRecord)
        m_anchor = record;
    ensureVisible(row);
    viewport()->update();
    if (changed) {
        notifyTimelineFocus(this);
        Q_EMIT currentRecordChanged(record);
    }
}

void TimelineView::moveBy(qint64 rows, bool extend)
{
    if (!m_model || !m_model->rowCount())
        return;
    const qint64 current = currentRow();
    const qint64 from = current >= 0 ? current : rows > 0 ? m_top - 1 : m_top + 1;
    select(qBound<qint64>(0, from + rows, m_model->rowCount() - 1), extend);
}

void TimelineView::setFollowing(bool follow)
{
    if (follow == m_follow)
        return;
    m_follow = follow;
    if (follow)
        setTop(maximumTop());
    Q_EMIT followingChanged(follow);
}

void TimelineView::goToFirst()
{
    if (m_model)
        select(0, false);
}

void TimelineView::goToLast()
{
    if (m_model)
        select(m_model->rowCount() - 1, false);
}

void TimelineView::goToNext() { moveBy(1, false); }

void TimelineView::goToPrevious() { moveBy(-1, false); }

void TimelineView::goToNextRelated()
{
    const qint64 current = currentRow();
    if (current < 0)
        return;
    for (const qint64 row : m_model->relatedRows(current)) {
        if (row > current)
            return select(row, false);
    }
    Q_EMIT noticed(tr("This is the last message of its call."));
}

void TimelineView::goToPreviousRelated()
{
    const qint64 current = currentRow();
    if (current < 0)
        return;
    const std::vector<qint64> rows = m_model->relatedRows(current);
    for (auto it = rows.rbegin(); it != rows.rend(); ++it) {
        if (*it < current)
            return select(*it, false);
    }
    Q_EMIT noticed(tr("This is the first message of its call."));
}

void TimelineView::selectAll()
{
    if (!m_model || !m_model->rowCount())
        return;
    m_anchor = m_model->recordAt(0);
    if (m_current == NoRecord || m_current == m_anchor || currentRow() != m_model->rowCount() - 1) {
        m_current = m_model->recordAt(m_model->rowCount() - 1);
        Q_EMIT currentRecordChanged(m_current);
    }
    viewport()->update();
}

// Input

void TimelineView::keyPressEvent(QKeyEvent *event)
{
    const bool extend = event->modifiers() & Qt::ShiftModifier;
    const qint64 rows = m_model ? m_model->rowCount() : 0;
    switch (event->key()) {
    case Qt::Key_Up:
        return moveBy(-1, extend);
    case Qt::Key_Down:
        return moveBy(1, extend);
    case Qt::Key_PageUp:
        return moveBy(-pageRows(), extend);
    case Qt::Key_PageDown:
        return moveBy(pageRows(), extend);
    case Qt::Key_Home:
        return select(0, extend);
    case Qt::Key_End:
        return select(rows - 1, extend);
    case Qt::Key_Left:
        return horizontalScrollBar()->triggerAction(QAbstractSlider::SliderSingleStepSub);
    case Qt::Key_Right:
        return horizontalScrollBar()->triggerAction(QAbstractSlider::SliderSingleStepAdd);
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_current != NoRecord)
            Q_EMIT activated(m_current);
        return;
    case Qt::Key_Escape:
        return setCurrentRecord(NoRecord);
    case Qt::Key_Menu: {
        const QRect rect = rowRect(currentRow());
        Q_EMIT menuRequested(viewport()->mapToGlobal(rect.isEmpty() ? QPoint() : rect.bottomLeft() + QPoint(m_rowHeight * 2, 0)));
        return;
    }
    default:
        break;
    }
    if (event->matches(QKeySequence::Copy))
        return copyRows();
    if (event->matches(QKeySequence::SelectAll))
        return selectAll();
    QAbstractScrollArea::keyPressEvent(event);
}

void TimelineView::mousePressEvent(QMouseEvent *event)
{
    const qint64 row = rowAt(event->position().toPoint().y());
    if (row < 0)
        return;
    const auto [first, last] = selectedRows();
    // A right click within a selection keeps it.
    if (event->button() == Qt::RightButton && row >= first && row <= last)
        return;
    if (event->button() == Qt::LeftButton)
        m_pressed = event->position().toPoint();
    if (event->button() == Qt::LeftButton || event->button() == Qt::RightButton)
        select(row, event->modifiers() & Qt::ShiftModifier);
}

void TimelineView::mouseMoveEvent(QMouseEvent *event)
{
    if (!(event->buttons() & Qt::LeftButton) || !m_model || m_current == NoRecord)
        return;
    if (dragCell(event->position().toPoint()))
        return;
    const int y = event->position().toPoint().y();
    const qint64 row = y < 0 ? m_top - 1 : y >= viewport()->height() ? m_top + pageRows() : rowAt(y);
    select(qBound<qint64>(0, row < 0 && y >= 0 ? m_model->rowCount() - 1 : row, m_model->rowCount() - 1), true);
}

QString TimelineView::filterMimeType() { return Inspector::filterMimeType(); }

std::unique_ptr<QMimeData> TimelineView::dragged(qint64 row, int section) const
{
    const QString filter = m_model && row >= 0 ? m_columns->filter(*m_model, row, section) : QString();
    return std::unique_ptr<QMimeData>(filterMimeData(filter));
}

// Along its row a cell is dragged, to be dropped on the filter; across rows the selection grows.
bool TimelineView::dragCell(const QPoint &position)
{
    const QPoint way = position - m_pressed;
    if (rowAt(position.y()) != rowAt(m_pressed.y()) || qAbs(way.x()) < 2 * QApplication::startDragDistance())
        return false;
    std::unique_ptr<QMimeData> mime = dragged(rowAt(m_pressed.y()), sectionAt(m_pressed.x()));
    if (!mime)
        return false;
    auto *drag = new QDrag(this);
    drag->setMimeData(mime.release());
    drag->exec(Qt::CopyAction);
    return true;
}

void TimelineView::goToReference(bool backwards)
{
    if (!m_model)
        return;
    const auto record = m_model->nextTimeReference(m_current == NoRecord && backwards ? m_topRecord : m_current, backwards);
    if (record != NoRecord)
        setCurrentRecord(record);
    else
        Q_EMIT noticed(m_model->timeReferences().isEmpty() ? tr("There is no time reference: Ctrl+Shift+T makes one.")
                       : backwards                         ? tr("There is no time reference above.")
                                                           : tr("There is no time reference below."));
}

void TimelineView::goToNextReference() { goToReference(false); }

void TimelineView::goToPreviousReference() { goToReference(true); }

void TimelineView::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton && rowAt(event->position().toPoint().y()) >= 0)
        Q_EMIT activated(m_current);
}

void TimelineView::contextMenuEvent(QContextMenuEvent *event)
{
    if (event->reason() == QContextMenuEvent::Mouse && currentRow() >= 0)
        Q_EMIT menuRequested(event->globalPos());
}

void TimelineView::focusInEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusInEvent(event);
    viewport()->update();
    notifyTimelineFocus(this);
}

void TimelineView::focusOutEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusOutEvent(event);
    viewport()->update();
}

bool TimelineView::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        QToolTip::showText(help->globalPos(), cellToolTip(help->pos()), viewport());
        return true;
    }
    return QAbstractScrollArea::viewportEvent(event);
}

QString TimelineView::cellToolTip(const QPoint &position) const
{
    const qint64 row = rowAt(position.y());
    const int section = m_header->logicalIndexAt(position.x());
    if (row < 0 || section < 0)
        return {};
    const auto column = TimelineModel::Column(section);
    QString text = m_columns->text(*m_model, row, section);
    if (text.isEmpty())
        text = m_model->eventText(row);
    const QRect cell = cellRect(row, section);
    if (column == TimelineModel::Column::State || column == TimelineModel::Column::Direction)
        text = m_model->description(row);
    else if (const ColorRule *rule = m_rules && column == TimelineModel::Column::Kind
                                         ? m_rules->match(m_model->document()->sharedCapture(), m_model->recordAt(row))
                                         : nullptr)
        text = tr("%1, coloured by the rule \"%2\"", "kind of a message, name of a rule").arg(text, rule->name);
    else if (column == TimelineModel::Column::Number && m_model->notes(row).commented)
        text = tr("Comment: %1").arg(m_model->comment(row));
    else if (QFontMetrics(viewport()->font()).horizontalAdvance(text) <= cell.width() - m_rowHeight / 2)
        return {};
    return u"<p style='white-space:pre-wrap'>"_s + text.left(1000).toHtmlEscaped() + u"</p>"_s;
}

} // namespace Inspector
