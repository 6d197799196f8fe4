// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timelineaccessible.h"

#include "timelinecolumns.h"
#include "timelineview.h"

#include <QtCore/QHash>
#include <QtCore/QPointer>
#include <QtGui/QAccessible>
#include <QtWidgets/QAccessibleWidget>
#include <QtWidgets/QHeaderView>

#include <limits>

using namespace Qt::StringLiterals;

namespace Inspector {

namespace {

using Column = TimelineModel::Column;
/// The most that there can be, so that a cell has the same number whatever columns come and go.
constexpr int Columns = TimelineModel::ColumnCount + TimelineColumns::MostCustom;
/// Cells that assistive technology may know at a time. Older ones are forgotten: a reader asks for them anew.
constexpr qsizetype MaximumCells = 4096;

/// Interfaces count rows in int.
int rowCountOf(const TimelineView *view)
{
    return view && view->model() ? int(qMin<qint64>(view->model()->rowCount(), std::numeric_limits<int>::max() / Columns)) : 0;
}

class Cell final : public QAccessibleInterface, public QAccessibleTableCellInterface
{
public:
    Cell(TimelineView *view, int row, int column) : m_view(view), m_row(row), m_column(column) { }

    bool isValid() const override { return m_view && m_row < rowCountOf(m_view) && m_column < m_view->columns()->columnCount(); }
    QObject *object() const override { return nullptr; }
    QWindow *window() const override { return m_view ? m_view->window()->windowHandle() : nullptr; }
    QAccessibleInterface *parent() const override { return QAccessible::queryAccessibleInterface(m_view); }
    QAccessibleInterface *child(int) const override { return nullptr; }
    QAccessibleInterface *childAt(int, int) const override { return nullptr; }
    int childCount() const override { return 0; }
    int indexOfChild(const QAccessibleInterface *) const override { return -1; }
    QAccessible::Role role() const override { return QAccessible::Cell; }

    QString text(QAccessible::Text kind) const override
    {
        if (!isValid())
            return {};
        const TimelineModel *model = m_view->model();
        switch (kind) {
        case QAccessible::Name: {
            const QString event = Column(m_column) == Column::Target ? model->eventText(m_row) : QString();
            return event.isEmpty() ? m_view->columns()->text(*model, m_row, m_column) : event;
        }
        case QAccessible::Description:
            return m_view->columns()->title(m_column);
        default:
            return {};
        }
    }
    void setText(QAccessible::Text, const QString &) override { }

    QRect rect() const override
    {
        if (!isValid())
            return {};
        const QRect cell = m_view->cellRect(m_row, m_column);
        return cell.isEmpty() ? QRect() : QRect(m_view->viewport()->mapToGlobal(cell.topLeft()), cell.size());
    }

    QAccessible::State state() const override
    {
        QAccessible::State state;
        if (!isValid()) {
            state.invalid = true;
            return state;
        }
        state.selectable = true;
        state.focusable = true;
        state.readOnly = true;
        state.selected = isSelected();
        state.focused = m_view->hasFocus() && m_view->currentRow() == m_row && m_column == 0;
        state.invisible = m_view->cellRect(m_row, m_column).isEmpty();
        return state;
    }

    void *interface_cast(QAccessible::InterfaceType type) override
    {
        return type == QAccessible::TableCellInterface ? static_cast<QAccessibleTableCellInterface *>(this) : nullptr;
    }

    bool isSelected() const override
    {
        if (!isValid())
            return false;
        const auto [first, last] = m_view->selectedRows();
        return m_row >= first && m_row <= last;
    }
    QList<QAccessibleInterface *> columnHeaderCells() const override
    {
        QAccessibleInterface *header = m_view ? QAccessible::queryAccessibleInterface(m_view->header()) : nullptr;
        return header ? QList<QAccessibleInterface *>{header} : QList<QAccessibleInterface *>();
    }
    QList<QAccessibleInterface *> rowHeaderCells() const override { return {}; }
    int columnIndex() const override { return m_column; }
    int rowIndex() const override { return m_row; }
    int columnExtent() const override { return 1; }
    int rowExtent() const override { return 1; }
    QAccessibleInterface *table() const override { return parent(); }

private:
    QPointer<TimelineView> m_view;
    int m_row;
    int m_column;
};

class TableInterface final : public QAccessibleWidget, public QAccessibleTableInterface
{
public:
    explicit TableInterface(TimelineView *view) : QAccessibleWidget(view, QAccessible::Table) { }
    ~TableInterface() override { forget(); }

    void forget()
    {
        for (const QAccessible::Id id : std::as_const(m_cells))
            QAccessible::deleteAccessibleInterface(id);
        m_cells.clear();
    }

    // Children are the cells, row by row.
    int childCount() const override { return rowCountOf(view()) * columnCount(); }
    QAccessibleInterface *child(int index) const override { return cellAt(index / columnCount(), index % columnCount()); }
    int indexOfChild(const QAccessibleInterface *child) const override
    {
        auto *other = const_cast<QAccessibleInterface *>(child);
        const QAccessibleTableCellInterface *cell = other ? other->tableCellInterface() : nullptr;
        return cell ? cell->rowIndex() * columnCount() + cell->columnIndex() : -1;
    }
    QAccessibleInterface *childAt(int x, int y) const override
    {
        const QPoint point = view()->viewport()->mapFromGlobal(QPoint(x, y));
        const qint64 row = view()->rowAt(point.y());
        const int column = view()->header()->logicalIndexAt(point.x());
        return row < 0 || row >= rowCountOf(view()) || column < 0 ? nullptr : cellAt(int(row), column);
    }
    QAccessibleInterface *focusChild() const override
    {
        const qint64 row = view()->currentRow();
        return row >= 0 && row < rowCountOf(view()) ? cellAt(int(row), 0) : nullptr;
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
        if (row < 0 || column < 0 || row >= rowCountOf(view()) || column >= columnCount())
            return nullptr;
        const int key = row * Columns + column;
        if (const auto it = m_cells.constFind(key); it != m_cells.constEnd())
            return QAccessible::accessibleInterface(*it);
        if (m_cells.size() >= MaximumCells)
            const_cast<TableInterface *>(this)->forget();
        auto *cell = new Cell(view(), row, column);
        m_cells.insert(key, QAccessible::registerAccessibleInterface(cell));
        return cell;
    }
    QString columnDescription(int column) const override { return view()->columns()->title(column); }
    QString rowDescription(int row) const override { return view()->model() ? view()->model()->description(row) : QString(); }
    int columnCount() const override { return view()->columns()->columnCount(); }
    int rowCount() const override { return rowCountOf(view()); }

    int selectedCellCount() const override { return selectedRowCount() * columnCount(); }
    int selectedColumnCount() const override { return 0; }
    int selectedRowCount() const override
    {
        const auto [first, last] = view()->selectedRows();
        return int(qMin<qint64>(last - first + 1, rowCountOf(view())));
    }
    QList<QAccessibleInterface *> selectedCells() const override
    {
        QList<QAccessibleInterface *> cells;
        for (const int row : selectedRows()) {
            for (int column = 0; column < columnCount(); ++column)
                cells.append(cellAt(row, column));
        }
        return cells;
    }
    QList<int> selectedColumns() const override { return {}; }
    QList<int> selectedRows() const override
    {
        // No reader wants more than a page of these at a time.
        const auto [first, last] = view()->selectedRows();
        QList<int> rows;
        for (qint64 row = first; first >= 0 && row <= last && rows.size() < MaximumCells / Columns / 2; ++row)
            rows.append(int(row));
        return rows;
    }
    bool isColumnSelected(int) const override { return false; }
    bool isRowSelected(int row) const override
    {
        const auto [first, last] = view()->selectedRows();
        return row >= first && row <= last;
    }
    bool selectRow(int row) override
    {
        if (!view()->model() || row < 0 || row >= rowCountOf(view()))
            return false;
        view()->setCurrentRecord(view()->model()->recordAt(row));
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
    TimelineView *view() const { return static_cast<TimelineView *>(widget()); }

    mutable QHash<int, QAccessible::Id> m_cells;
};

QAccessibleInterface *make(const QString &key, QObject *object)
{
    if (key == "Inspector::TimelineView"_L1) {
        if (auto *view = qobject_cast<TimelineView *>(object))
            return new TableInterface(view);
    }
    return nullptr;
}

} // namespace

void installTimelineAccessibility()
{
    static const bool installed = [] {
        QAccessible::installFactory(make);
        return true;
    }();
    Q_UNUSED(installed)
}

void notifyTimelineFocus(TimelineView *view)
{
    if (!QAccessible::isActive())
        return;
    const qint64 row = view->currentRow();
    if (row < 0 || row >= rowCountOf(view))
        return;
    QAccessibleEvent focus(view, QAccessible::Focus);
    focus.setChild(int(row) * view->columns()->columnCount());
    QAccessible::updateAccessibility(&focus);
    QAccessibleEvent selection(view, QAccessible::Selection);
    selection.setChild(int(row) * view->columns()->columnCount());
    QAccessible::updateAccessibility(&selection);
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
