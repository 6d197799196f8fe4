// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "callsaccessible.h"

#include "callsview.h"

#include <QtCore/QHash>
#include <QtCore/QPointer>
#include <QtGui/QAccessible>
#include <QtWidgets/QAccessibleWidget>
#include <QtWidgets/QHeaderView>

using namespace Qt::StringLiterals;

namespace Inspector {

namespace {

/// Cells that assistive technology may know at a time. Older ones are forgotten: a reader asks for them anew.
constexpr qsizetype MaximumCells = 4096;
/// QTableView, which tells of the focus, counts its headers as the first row and the first column.
constexpr int Stride = CallsModel::ColumnCount + 1;

int childNumber(int row, int column) { return (row + 1) * Stride + column + 1; }

/// A cell, the header of a column (row -1), or the invisible one of a row (column -1).
class Cell final : public QAccessibleInterface, public QAccessibleTableCellInterface, public QAccessibleActionInterface
{
public:
    Cell(CallsView *view, int row, int column) : m_view(view), m_row(row), m_column(column) { }

    bool isValid() const override { return m_view && m_row < m_view->calls()->rowCount(); }
    QObject *object() const override { return nullptr; }
    QWindow *window() const override { return m_view ? m_view->window()->windowHandle() : nullptr; }
    QAccessibleInterface *parent() const override { return QAccessible::queryAccessibleInterface(m_view); }
    QAccessibleInterface *child(int) const override { return nullptr; }
    QAccessibleInterface *childAt(int, int) const override { return nullptr; }
    int childCount() const override { return 0; }
    int indexOfChild(const QAccessibleInterface *) const override { return -1; }
    QAccessible::Role role() const override
    {
        return m_row < 0       ? QAccessible::ColumnHeader
               : m_column < 0  ? QAccessible::RowHeader
               : m_column == 0 ? QAccessible::TreeItem
                               : QAccessible::Cell;
    }

    QString text(QAccessible::Text kind) const override
    {
        if (!isValid())
            return {};
        const CallsModel *model = m_view->calls();
        const bool plain = m_row >= 0 && m_column >= 0;
        switch (kind) {
        case QAccessible::Name:
            if (plain)
                return model->index(m_row, m_column).data(Qt::AccessibleTextRole).toString();
            return m_column >= 0 ? model->headerData(m_column, Qt::Horizontal).toString() : QString();
        case QAccessible::Description:
            return plain ? model->headerData(m_column, Qt::Horizontal).toString() : QString();
        default:
            return {};
        }
    }
    void setText(QAccessible::Text, const QString &) override { }

    QRect rect() const override
    {
        if (!isValid() || m_column < 0)
            return {};
        if (m_row < 0) {
            const QHeaderView *header = m_view->horizontalHeader();
            const QPoint place(header->sectionViewportPosition(m_column), 0);
            return {header->viewport()->mapToGlobal(place), QSize(header->sectionSize(m_column), header->height())};
        }
        const QRect cell = m_view->visualRect(m_view->calls()->index(m_row, m_column));
        return cell.isEmpty() ? QRect() : QRect(m_view->viewport()->mapToGlobal(cell.topLeft()), cell.size());
    }

    QAccessible::State state() const override
    {
        QAccessible::State state;
        if (!isValid()) {
            state.invalid = true;
            return state;
        }
        state.readOnly = true;
        if (m_row < 0 || m_column < 0) {
            state.invisible = m_column < 0;
            return state;
        }
        state.selectable = true;
        state.focusable = true;
        state.selected = isSelected();
        state.focused = m_view->hasFocus() && m_view->currentIndex() == m_view->calls()->index(m_row, m_column);
        state.offscreen = !m_view->viewport()->rect().intersects(m_view->visualRect(m_view->calls()->index(m_row, m_column)));
        if (m_column == 0 && isExpandable()) {
            state.expandable = true;
            state.expanded = m_view->calls()->isExpanded(call());
            state.collapsed = !state.expanded;
        }
        return state;
    }

    void *interface_cast(QAccessible::InterfaceType type) override
    {
        if (type == QAccessible::TableCellInterface)
            return static_cast<QAccessibleTableCellInterface *>(this);
        if (type == QAccessible::ActionInterface)
            return static_cast<QAccessibleActionInterface *>(this);
        return nullptr;
    }

    // Of a cell
    bool isSelected() const override { return isValid() && m_row >= 0 && m_view->currentIndex().row() == m_row; }
    QList<QAccessibleInterface *> columnHeaderCells() const override
    {
        QAccessibleInterface *tree = m_row < 0 || m_column < 0 ? nullptr : parent();
        return tree ? QList<QAccessibleInterface *>{tree->child(childNumber(-1, m_column))} : QList<QAccessibleInterface *>();
    }
    QList<QAccessibleInterface *> rowHeaderCells() const override { return {}; }
    int columnIndex() const override { return m_column; }
    int rowIndex() const override { return m_row; }
    int columnExtent() const override { return 1; }
    int rowExtent() const override { return 1; }
    QAccessibleInterface *table() const override { return parent(); }

    // What can be done with it
    QStringList actionNames() const override
    {
        return m_column == 0 && isExpandable() ? QStringList{toggleAction()} : QStringList();
    }
    void doAction(const QString &name) override
    {
        if (name == toggleAction() && isExpandable())
            m_view->calls()->setExpanded(call(), !m_view->calls()->isExpanded(call()));
    }
    QStringList keyBindingsForAction(const QString &) const override { return {}; }

private:
    QtCapnWeb::Trace::CallId call() const { return m_view->calls()->callAt(m_row); }
    bool isExpandable() const { return isValid() && m_row >= 0 && m_view->calls()->isExpandable(call()); }

    QPointer<CallsView> m_view;
    int m_row;
    int m_column;
};

class TreeInterface final : public QAccessibleWidget, public QAccessibleTableInterface
{
public:
    explicit TreeInterface(CallsView *view) : QAccessibleWidget(view, QAccessible::Tree) { }
    ~TreeInterface() override { forget(); }

    int childCount() const override { return (rowCount() + 1) * Stride; }
    QAccessibleInterface *child(int number) const override
    {
        const int row = number / Stride - 1;
        const int column = number % Stride - 1;
        if (number < 0 || row >= rowCount())
            return nullptr;
        if (const auto it = m_cells.constFind(number); it != m_cells.constEnd())
            return QAccessible::accessibleInterface(*it);
        if (m_cells.size() >= MaximumCells)
            forget();
        auto *cell = new Cell(view(), row, column);
        m_cells.insert(number, QAccessible::registerAccessibleInterface(cell));
        return cell;
    }
    int indexOfChild(const QAccessibleInterface *child) const override
    {
        auto *other = const_cast<QAccessibleInterface *>(child);
        const QAccessibleTableCellInterface *cell = other ? other->tableCellInterface() : nullptr;
        return cell ? childNumber(cell->rowIndex(), cell->columnIndex()) : -1;
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
    void *interface_cast(QAccessible::InterfaceType type) override
    {
        if (type == QAccessible::TableInterface)
            return static_cast<QAccessibleTableInterface *>(this);
        return QAccessibleWidget::interface_cast(type);
    }

    QAccessibleInterface *caption() const override { return nullptr; }
    QAccessibleInterface *summary() const override { return nullptr; }
    QAccessibleInterface *cellAt(int row, int column) const override
    {
        if (row < 0 || column < 0 || column >= columnCount())
            return nullptr;
        return child(childNumber(row, column));
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

    int selectedCellCount() const override { return selectedRowCount() * columnCount(); }
    int selectedColumnCount() const override { return 0; }
    int selectedRowCount() const override { return view()->currentIndex().isValid() ? 1 : 0; }
    QList<QAccessibleInterface *> selectedCells() const override
    {
        QList<QAccessibleInterface *> cells;
        for (int column = 0; column < columnCount() && view()->currentIndex().isValid(); ++column)
            cells.append(cellAt(view()->currentIndex().row(), column));
        return cells;
    }
    QList<int> selectedColumns() const override { return {}; }
    QList<int> selectedRows() const override
    {
        return view()->currentIndex().isValid() ? QList<int>{view()->currentIndex().row()} : QList<int>();
    }
    bool isColumnSelected(int) const override { return false; }
    bool isRowSelected(int row) const override { return row >= 0 && view()->currentIndex().row() == row; }
    bool selectRow(int row) override
    {
        if (row < 0 || row >= rowCount())
            return false;
        view()->chooseRow(row);
        return true;
    }
    bool selectColumn(int) override { return false; }
    bool unselectRow(int) override { return false; }
    bool unselectColumn(int) override { return false; }
    void modelChange(QAccessibleTableModelChangeEvent *event) override
    {
        if (event->modelChangeType() == QAccessibleTableModelChangeEvent::ModelReset)
            forget();
    }

private:
    CallsView *view() const { return static_cast<CallsView *>(widget()); }
    void forget() const
    {
        for (const QAccessible::Id id : std::as_const(m_cells))
            QAccessible::deleteAccessibleInterface(id);
        m_cells.clear();
    }

    mutable QHash<int, QAccessible::Id> m_cells; ///< by their number as children
};

QAccessibleInterface *make(const QString &key, QObject *object)
{
    if (key == "Inspector::CallsView"_L1) {
        if (auto *view = qobject_cast<CallsView *>(object))
            return new TreeInterface(view);
    }
    return nullptr;
}

} // namespace

void installCallsAccessibility()
{
    static const bool installed = [] {
        QAccessible::installFactory(make);
        return true;
    }();
    Q_UNUSED(installed)
}

void notifyCallExpanded(CallsView *view, int row)
{
    if (!QAccessible::isActive())
        return;
    QAccessible::State changed;
    changed.expanded = true;
    changed.collapsed = true;
    QAccessibleStateChangeEvent event(view, changed);
    event.setChild(childNumber(row, 0));
    QAccessible::updateAccessibility(&event);
}

} // namespace Inspector
