// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "accessiblecells.h"

#include <algorithm>
#include <limits>

namespace Inspector {

namespace {

constexpr int SelectedPage = 32; // rows

} // namespace

QRect AccessiblePart::rect() const
{
    const QRect part = isValid() ? rectInViewport() : QRect();
    return part.isEmpty() ? QRect() : QRect(m_view->viewport()->mapToGlobal(part.topLeft()), part.size());
}

QAccessible::State AccessiblePart::state() const
{
    QAccessible::State state;
    if (isValid())
        state.selectable = state.focusable = state.readOnly = true;
    else
        state.invalid = true;
    return state;
}

void *AccessibleCell::interface_cast(QAccessible::InterfaceType type)
{
    return type == QAccessible::TableCellInterface ? static_cast<QAccessibleTableCellInterface *>(this) : nullptr;
}

void AccessibleParts::forget()
{
    for (const QAccessible::Id id : std::as_const(m_ids))
        QAccessible::deleteAccessibleInterface(id);
    m_ids.clear();
}

int AccessibleTable::indexOfChild(const QAccessibleInterface *child) const
{
    auto *other = const_cast<QAccessibleInterface *>(child);
    const QAccessibleTableCellInterface *cell = other ? other->tableCellInterface() : nullptr;
    return cell ? childNumber(cell->rowIndex(), cell->columnIndex()) : -1;
}

void *AccessibleTable::interface_cast(QAccessible::InterfaceType type)
{
    if (type == QAccessible::TableInterface)
        return static_cast<QAccessibleTableInterface *>(this);
    return QAccessibleWidget::interface_cast(type);
}

QList<int> AccessibleTable::selectedRows() const
{
    const Range selected = selectedRange();
    QList<int> rows;
    for (int number = 0; number < std::min(selected.count(), SelectedPage); ++number)
        rows.append(selected.first + number);
    return rows;
}

QList<QAccessibleInterface *> AccessibleTable::selectedCells() const
{
    QList<QAccessibleInterface *> cells;
    for (const int row : selectedRows()) {
        for (int column = 0; column < columnCount(); ++column)
            cells.append(cellAt(row, column));
    }
    return cells;
}

void AccessibleTable::modelChange(QAccessibleTableModelChangeEvent *event)
{
    if (event->modelChangeType() == QAccessibleTableModelChangeEvent::ModelReset)
        m_cells.forget();
}

int accessibleRows(qint64 rows, int columns) { return int(std::min<qint64>(rows, std::numeric_limits<int>::max() / columns)); }

void notifyAccessibleChild(QWidget *view, QAccessible::Event kind, int child)
{
    if (!QAccessible::isActive())
        return;
    QAccessibleEvent event(view, kind);
    event.setChild(child);
    QAccessible::updateAccessibility(&event);
}

} // namespace Inspector
