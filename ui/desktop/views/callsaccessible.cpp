// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "callsaccessible.h"

#include "accessiblecells.h"
#include "callsview.h"

#include <QtWidgets/QHeaderView>

namespace Inspector {

namespace {

/// QTableView, which tells of the focus, counts its headers as the first row and the first column.
constexpr int Stride = CallsModel::ColumnCount + 1;

int numberOf(int row, int column) { return (row + 1) * Stride + column + 1; }

/// A cell, the header of a column (row -1), or the invisible one of a row (column -1).
class Cell final : public AccessibleCell, public QAccessibleActionInterface
{
public:
    using AccessibleCell::AccessibleCell;

    bool isValid() const override { return view() && row() < view()->calls()->rowCount(); }
    QAccessible::Role role() const override
    {
        return row() < 0       ? QAccessible::ColumnHeader
               : column() < 0  ? QAccessible::RowHeader
               : column() == 0 ? QAccessible::TreeItem
                               : QAccessible::Cell;
    }

    QString text(QAccessible::Text kind) const override
    {
        if (!isValid())
            return {};
        const CallsModel *model = view()->calls();
        switch (kind) {
        case QAccessible::Name:
            if (!isHeader())
                return index().data(Qt::AccessibleTextRole).toString();
            return column() >= 0 ? model->headerData(column(), Qt::Horizontal).toString() : QString();
        case QAccessible::Description:
            return isHeader() ? QString() : model->headerData(column(), Qt::Horizontal).toString();
        default:
            return {};
        }
    }

    QRect rect() const override
    {
        if (!isValid() || row() >= 0 || column() < 0)
            return AccessibleCell::rect();
        const QHeaderView *header = view()->horizontalHeader();
        const QPoint place(header->sectionViewportPosition(column()), 0);
        return {header->viewport()->mapToGlobal(place), QSize(header->sectionSize(column()), header->height())};
    }

    QAccessible::State state() const override
    {
        QAccessible::State state = AccessibleCell::state();
        if (state.invalid)
            return state;
        if (isHeader()) {
            state.selectable = state.focusable = false;
            state.invisible = column() < 0;
            return state;
        }
        state.selected = isSelected();
        state.focused = view()->hasFocus() && view()->currentIndex() == index();
        state.offscreen = !view()->viewport()->rect().intersects(rectInViewport());
        if (column() == 0 && isExpandable()) {
            state.expandable = true;
            state.expanded = view()->calls()->isExpanded(call());
            state.collapsed = !state.expanded;
        }
        return state;
    }

    void *interface_cast(QAccessible::InterfaceType type) override
    {
        if (type == QAccessible::ActionInterface)
            return static_cast<QAccessibleActionInterface *>(this);
        return AccessibleCell::interface_cast(type);
    }

    // Of a cell
    bool isSelected() const override { return isValid() && row() >= 0 && view()->currentIndex().row() == row(); }
    QList<QAccessibleInterface *> columnHeaderCells() const override
    {
        QAccessibleInterface *tree = isHeader() ? nullptr : parent();
        return tree ? QList<QAccessibleInterface *>{tree->child(numberOf(-1, column()))} : QList<QAccessibleInterface *>();
    }

    // What can be done with it
    QStringList actionNames() const override
    {
        return column() == 0 && isExpandable() ? QStringList{toggleAction()} : QStringList();
    }
    void doAction(const QString &name) override
    {
        if (name == toggleAction() && isExpandable())
            view()->calls()->setExpanded(call(), !view()->calls()->isExpanded(call()));
    }
    QStringList keyBindingsForAction(const QString &) const override { return {}; }

private:
    CallsView *view() const { return static_cast<CallsView *>(AccessiblePart::view()); }
    QModelIndex index() const { return view()->calls()->index(row(), column()); }
    QRect rectInViewport() const override { return isHeader() ? QRect() : view()->visualRect(index()); }
    QtCapnWeb::Trace::CallId call() const { return view()->calls()->callAt(row()); }
    bool isHeader() const { return row() < 0 || column() < 0; }
    bool isExpandable() const { return isValid() && row() >= 0 && view()->calls()->isExpandable(call()); }
};

class TreeInterface final : public AccessibleTable
{
public:
    explicit TreeInterface(CallsView *view) : AccessibleTable(view, QAccessible::Tree) { }

    int childCount() const override { return (rowCount() + 1) * Stride; }
    int childNumber(int row, int column) const override { return numberOf(row, column); }
    QAccessibleInterface *child(int number) const override
    {
        const int row = number / Stride - 1;
        if (number < 0 || row >= rowCount())
            return nullptr;
        return cells().part(number, [&] { return new Cell(view(), row, number % Stride - 1); });
    }
    QAccessibleInterface *childAt(int x, int y) const override
    {
        const QModelIndex index = view()->indexAt(view()->viewport()->mapFromGlobal(QPoint(x, y)));
        return index.isValid() ? cellAt(index.row(), index.column()) : nullptr;
    }
    QAccessibleInterface *focusChild() const override
    {
        const QModelIndex index = view()->currentIndex();
        return index.isValid() ? cellAt(index.row(), index.column()) : nullptr;
    }

    QAccessibleInterface *cellAt(int row, int column) const override
    {
        return row < 0 || column < 0 || column >= columnCount() ? nullptr : child(numberOf(row, column));
    }
    QString columnDescription(int column) const override
    {
        return view()->calls()->headerData(column, Qt::Horizontal).toString();
    }
    QString rowDescription(int row) const override
    {
        return view()->calls()->index(row, 0).data(Qt::AccessibleTextRole).toString();
    }
    int columnCount() const override { return CallsModel::ColumnCount; }
    int rowCount() const override { return view()->calls()->rowCount(); }
    Range selectedRange() const override
    {
        const int row = view()->currentIndex().row();
        return {row, row};
    }
    bool selectRow(int row) override
    {
        if (row < 0 || row >= rowCount())
            return false;
        view()->chooseRow(row);
        return true;
    }

private:
    CallsView *view() const { return static_cast<CallsView *>(widget()); }
};

} // namespace

void installCallsAccessibility() { installAccessibility<CallsView, TreeInterface>(); }

void notifyCallExpanded(CallsView *view, int row)
{
    if (!QAccessible::isActive())
        return;
    QAccessible::State changed;
    changed.expanded = true;
    changed.collapsed = true;
    QAccessibleStateChangeEvent event(view, changed);
    event.setChild(numberOf(row, 0));
    QAccessible::updateAccessibility(&event);
}

} // namespace Inspector
