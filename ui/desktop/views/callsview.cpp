// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "callsview.h"

#include "callsaccessible.h"
#include "callsdelegate.h"
#include "symbol.h"

#include <QtGui/QAction>
#include <QtGui/QKeyEvent>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QScrollBar>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace QtCapnWeb::Trace;

namespace Inspector {

namespace {
constexpr int MostIndents = 12; // deeper pipelines stay readable
constexpr int Margin = 5;
} // namespace

CallsView::CallsView(CallsModel *model, QWidget *parent) : DataTable(parent), m_calls(model)
{
    installCallsAccessibility();
    setObjectName("calls"_L1);
    setAccessibleName(tr("Calls"));
    // Before the view itself hears of it, and moves what is chosen.
    connect(model, &QAbstractItemModel::modelAboutToBeReset, this, &CallsView::hold);
    connect(model, &QAbstractItemModel::rowsAboutToBeInserted, this, &CallsView::hold);
    connect(model, &QAbstractItemModel::rowsAboutToBeRemoved, this, &CallsView::hold);
    connect(model, &QAbstractItemModel::layoutAboutToBeChanged, this, &CallsView::hold);
    setModel(model);
    connect(model, &QAbstractItemModel::modelReset, this, &CallsView::release);
    connect(model, &QAbstractItemModel::rowsInserted, this, &CallsView::release);
    connect(model, &QAbstractItemModel::rowsRemoved, this, &CallsView::release);
    connect(model, &QAbstractItemModel::layoutChanged, this, &CallsView::release);
    connect(model, &QAbstractItemModel::dataChanged, this, [this] {
        updateTime();
        updateCommands();
    });
    connect(model, &CallsModel::expandedChanged, this, [this](int row) {
        updateCommands();
        notifyCallExpanded(this, row);
    });
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, &CallsView::updateTime);

    setItemDelegate(new CallsDelegate(this));
    setDragEnabled(true);
    setDragDropMode(DragOnly);
    horizontalHeader()->setStretchLastSection(true);
    setColumnCharacters({{CallsModel::CallColumn, 40},
                         {CallsModel::StateColumn, 14},
                         {CallsModel::StartColumn, 10},
                         {CallsModel::LatencyColumn, 11}});
    makeCommands();
}

void CallsView::makeCommands()
{
    const auto add = [this](const QString &text, const QString &tip, const QKeySequence &keys, void (CallsView::*slot)()) {
        auto *action = new QAction(text, this);
        action->setStatusTip(tip);
        action->setShortcut(keys);
        action->setShortcutContext(Qt::WidgetShortcut);
        connect(action, &QAction::triggered, this, slot);
        addAction(action);
        m_commands.append(action);
    };
    add(tr("&Expand the Call", "show the calls that were made on it"), tr("Show the calls that were made on the chosen one"), {},
        &CallsView::expandCurrent);
    add(tr("Expand All &Below It"), tr("Show all that hangs on the chosen call"), Qt::SHIFT | Qt::Key_Right,
        &CallsView::expandCurrentBranch);
    add(tr("&Collapse the Call", "hide the calls that were made on it"), tr("Hide the calls that were made on the chosen one"),
        {}, &CallsView::collapseCurrent);
    add(tr("Expand &All Calls"), tr("Show every call of every pipeline"), Qt::CTRL | Qt::Key_Right, &CallsView::expandAll);
    add(tr("C&ollapse All Calls"), tr("Show only the calls that pipelines begin with"), Qt::CTRL | Qt::Key_Left,
        &CallsView::collapseAll);
    updateCommands();
}

void CallsView::updateCommands()
{
    const CallId call = currentCall();
    const bool branch = m_calls->isExpandable(call);
    const bool expanded = m_calls->isExpanded(call);
    m_commands[0]->setEnabled(branch && !expanded);
    m_commands[1]->setEnabled(branch);
    m_commands[2]->setEnabled(expanded || m_calls->parentOf(call) != NoCall);
    m_commands[3]->setEnabled(m_calls->rowCount() > 0);
    m_commands[4]->setEnabled(m_calls->rowCount() > 0);
}

CallId CallsView::currentCall() const { return m_calls->callAt(currentIndex().row()); }

void CallsView::chooseRow(int row)
{
    if (row >= 0 && row != currentIndex().row())
        setCurrentIndex(m_calls->index(row, 0));
}

void CallsView::chooseCall(CallId call)
{
    m_calls->reveal(call);
    chooseRow(m_calls->shownRowOf(call));
}

// Unfolding

void CallsView::expandCurrent() { m_calls->setExpanded(currentCall(), true); }

void CallsView::expandCurrentBranch() { m_calls->expandBranch(currentCall()); }

void CallsView::collapseCurrent()
{
    const CallId call = currentCall();
    if (m_calls->isExpanded(call))
        m_calls->setExpanded(call, false);
    else
        m_calls->setExpanded(m_calls->parentOf(call), false);
}

void CallsView::expandAll() { m_calls->setAllExpanded(true); }

void CallsView::collapseAll() { m_calls->setAllExpanded(false); }

void CallsView::keyPressEvent(QKeyEvent *event)
{
    const CallId call = currentCall();
    const bool plain = !(event->modifiers() & ~Qt::KeypadModifier);
    const bool right = event->key() == (isRightToLeft() ? Qt::Key_Left : Qt::Key_Right);
    const bool left = event->key() == (isRightToLeft() ? Qt::Key_Right : Qt::Key_Left);
    if (plain && right) {
        if (m_calls->isExpanded(call))
            chooseRow(m_calls->rowOf(m_calls->firstChildOf(call)));
        else if (m_calls->isExpandable(call))
            expandCurrent();
        else
            horizontalScrollBar()->triggerAction(QAbstractSlider::SliderSingleStepAdd);
    } else if (plain && left) {
        if (m_calls->isExpanded(call))
            collapseCurrent();
        else if (m_calls->parentOf(call) != NoCall)
            chooseRow(m_calls->rowOf(m_calls->parentOf(call)));
        else
            horizontalScrollBar()->triggerAction(QAbstractSlider::SliderSingleStepSub);
    } else if (event->text() == "+"_L1) {
        expandCurrent();
    } else if (event->text() == "-"_L1) {
        m_calls->setExpanded(call, false);
    } else if (event->text() == "*"_L1) {
        expandCurrentBranch();
    } else {
        return QTableView::keyPressEvent(event);
    }
    event->accept();
}

bool CallsView::toggleAt(const QPoint &position)
{
    const int row = rowAt(position.y());
    if (row < 0 || !markRect(row).contains(position))
        return false;
    const CallId call = m_calls->callAt(row);
    m_calls->setExpanded(call, !m_calls->isExpanded(call));
    return true;
}

void CallsView::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton && toggleAt(event->position().toPoint()))
        event->accept();
    else
        QTableView::mousePressEvent(event);
}

void CallsView::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton && toggleAt(event->position().toPoint()))
        event->accept();
    else
        QTableView::mouseDoubleClickEvent(event);
}

// What is seen

int CallsView::textOffset(int depth) const
{
    const int indent = verticalHeader()->defaultSectionSize() * 2 / 3;
    return Margin + (qMin(depth, MostIndents) + 1) * indent;
}

QRect CallsView::markRect(int row) const
{
    const QModelIndex index = m_calls->index(row, CallsModel::CallColumn);
    if (!index.data(CallsModel::ExpandableRole).toBool())
        return {};
    const int depth = index.data(CallsModel::DepthRole).toInt();
    const QRect cell(columnViewportPosition(CallsModel::CallColumn), rowViewportPosition(row),
                     columnWidth(CallsModel::CallColumn), rowHeight(row));
    const int end = textOffset(depth);
    const int begin = end - (textOffset(0) - Margin);
    return QStyle::visualRect(layoutDirection(), cell, QRect(cell.left() + begin, cell.top(), end - begin, cell.height()));
}

void CallsView::hold()
{
    if (m_held)
        return;
    m_held = true;
    m_heldTop = m_calls->callAt(rowAt(0));
    m_heldCurrent = currentCall();
}

void CallsView::release()
{
    m_held = false;
    executeDelayedItemsLayout();
    const bool scrolls = hasAutoScroll();
    setAutoScroll(false);
    chooseRow(m_calls->shownRowOf(m_heldCurrent));
    setAutoScroll(scrolls);
    const int top = m_calls->shownRowOf(m_heldTop);
    if (top >= 0 && top != rowAt(0))
        verticalScrollBar()->setValue(top);
    updateCommands();
    updateTime();
}

void CallsView::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    QMetaObject::invokeMethod(this, &CallsView::updateTime, Qt::QueuedConnection);
}

void CallsView::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QTableView::currentChanged(current, previous);
    if (!m_commands.isEmpty())
        updateCommands();
}

void CallsView::updateTime()
{
    const int first = rowAt(0);
    if (first < 0)
        return;
    int last = rowAt(viewport()->height() - 1);
    if (last < 0)
        last = m_calls->rowCount() - 1;
    qint64 from = -1;
    qint64 to = -1;
    for (int row = first; row <= last; ++row) {
        const CallSpan span = m_calls->spanAt(row);
        if (span.start < 0)
            continue;
        from = from < 0 ? span.start : qMin(from, span.start);
        to = std::max({to, span.start, span.end});
    }
    if (from < 0)
        return;
    to = qMax(to, from + 1000);
    if (from == m_from && to == m_to)
        return;
    m_from = from;
    m_to = to;
    viewport()->update();
    Q_EMIT visibleTimeChanged();
}

} // namespace Inspector
