// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timelineaccessible.h"

#include "accessiblecells.h"
#include "timelinecolumns.h"
#include "timelineview.h"

#include <QtWidgets/QHeaderView>

namespace Inspector {

namespace {

using Column = TimelineModel::Column;
/// The most that there can be, so that a cell has the same number whatever columns come and go.
constexpr int Columns = TimelineModel::ColumnCount + TimelineColumns::MostCustom;

int rowCountOf(const TimelineView *view)
{
    return view && view->model() ? accessibleRows(view->model()->rowCount(), Columns) : 0;
}

class Cell final : public AccessibleCell
{
public:
    using AccessibleCell::AccessibleCell;

    bool isValid() const override { return row() < rowCountOf(view()) && column() < view()->columns()->columnCount(); }
    QAccessible::Role role() const override { return QAccessible::Cell; }

    QString text(QAccessible::Text kind) const override
    {
        if (!isValid())
            return {};
        const TimelineModel *model = view()->model();
        switch (kind) {
        case QAccessible::Name: {
            const QString event = Column(column()) == Column::Target ? model->eventText(row()) : QString();
            return event.isEmpty() ? view()->columns()->text(*model, row(), column()) : event;
        }
        case QAccessible::Description:
            return view()->columns()->title(column());
        default:
            return {};
        }
    }

    QAccessible::State state() const override
    {
        QAccessible::State state = AccessibleCell::state();
        if (state.invalid)
            return state;
        state.selected = isSelected();
        state.focused = view()->hasFocus() && view()->currentRow() == row() && column() == 0;
        state.invisible = rectInViewport().isEmpty();
        return state;
    }

    bool isSelected() const override
    {
        if (!isValid())
            return false;
        const auto [first, last] = view()->selectedRows();
        return row() >= first && row() <= last;
    }
    QList<QAccessibleInterface *> columnHeaderCells() const override
    {
        QAccessibleInterface *header = view() ? QAccessible::queryAccessibleInterface(view()->header()) : nullptr;
        return header ? QList<QAccessibleInterface *>{header} : QList<QAccessibleInterface *>();
    }

private:
    TimelineView *view() const { return static_cast<TimelineView *>(AccessiblePart::view()); }
    QRect rectInViewport() const override { return view()->cellRect(row(), column()); }
};

/// Its children are the cells, row by row.
class TableInterface final : public AccessibleTable
{
public:
    explicit TableInterface(TimelineView *view) : AccessibleTable(view, QAccessible::Table) { }

    int childCount() const override { return rowCount() * columnCount(); }
    int childNumber(int row, int column) const override { return row * columnCount() + column; }
    QAccessibleInterface *child(int number) const override { return cellAt(number / columnCount(), number % columnCount()); }
    QAccessibleInterface *childAt(int x, int y) const override
    {
        const QPoint point = view()->viewport()->mapFromGlobal(QPoint(x, y));
        const qint64 row = view()->rowAt(point.y());
        return row < 0 || row >= rowCount() ? nullptr : cellAt(int(row), view()->header()->logicalIndexAt(point.x()));
    }
    QAccessibleInterface *focusChild() const override
    {
        const qint64 row = view()->currentRow();
        return row >= 0 && row < rowCount() ? cellAt(int(row), 0) : nullptr;
    }

    QAccessibleInterface *cellAt(int row, int column) const override
    {
        if (row < 0 || column < 0 || row >= rowCount() || column >= columnCount())
            return nullptr;
        return cells().part(row * Columns + column, [&] { return new Cell(view(), row, column); });
    }
    QString columnDescription(int column) const override { return view()->columns()->title(column); }
    QString rowDescription(int row) const override { return view()->model() ? view()->model()->description(row) : QString(); }
    int columnCount() const override { return view()->columns()->columnCount(); }
    int rowCount() const override { return rowCountOf(view()); }
    Range selectedRange() const override
    {
        const auto [first, last] = view()->selectedRows();
        if (first < 0 || first >= rowCount())
            return {};
        return {int(first), int(qMin<qint64>(last, rowCount() - 1))};
    }
    bool selectRow(int row) override
    {
        if (row < 0 || row >= rowCount())
            return false;
        view()->setCurrentRecord(view()->model()->recordAt(row));
        return true;
    }

private:
    TimelineView *view() const { return static_cast<TimelineView *>(widget()); }
};

} // namespace

void installTimelineAccessibility() { installAccessibility<TimelineView, TableInterface>(); }

void notifyTimelineFocus(TimelineView *view)
{
    const qint64 row = view->currentRow();
    if (row < 0 || row >= rowCountOf(view))
        return;
    const int child = int(row) * view->columns()->columnCount();
    notifyAccessibleChild(view, QAccessible::Focus, child);
    notifyAccessibleChild(view, QAccessible::Selection, child);
}

void notifyTimelineRows(TimelineView *view)
{
    if (!QAccessible::isActive() || !view->model())
        return;
    QAccessibleTableModelChangeEvent event(view, QAccessibleTableModelChangeEvent::RowsInserted);
    const int last = rowCountOf(view) - 1;
    event.setFirstRow(last);
    event.setLastRow(last);
    QAccessible::updateAccessibility(&event);
}

void notifyTimelineReset(TimelineView *view)
{
    if (!QAccessible::isActive())
        return;
    QAccessibleTableModelChangeEvent event(view, QAccessibleTableModelChangeEvent::ModelReset);
    QAccessible::updateAccessibility(&event);
}

} // namespace Inspector
