// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QHash>
#include <QtCore/QPointer>
#include <QtGui/QAccessible>
#include <QtWidgets/QAbstractScrollArea>
#include <QtWidgets/QAccessibleWidget>

/// \file
/// What the views that paint their own rows tell screen readers, as far as it is the same for all of them: parts that are no
/// widgets, made on demand and forgotten again, and tables whose rows are selected as a range.

namespace Inspector {

/// \brief A row, or a cell of one, that a view paints. It has no parts itself; its number may go beyond the rows that there are
/// now, so isValid() is asked first.
class AccessiblePart : public QAccessibleInterface
{
public:
    AccessiblePart(QAbstractScrollArea *view, int row, int column = 0) : m_view(view), m_row(row), m_column(column) { }

    int row() const { return m_row; }
    int column() const { return m_column; }

    QObject *object() const override { return nullptr; }
    QWindow *window() const override { return m_view ? m_view->window()->windowHandle() : nullptr; }
    QAccessibleInterface *parent() const override { return QAccessible::queryAccessibleInterface(m_view); }
    QAccessibleInterface *child(int) const override { return nullptr; }
    QAccessibleInterface *childAt(int, int) const override { return nullptr; }
    int childCount() const override { return 0; }
    int indexOfChild(const QAccessibleInterface *) const override { return -1; }
    void setText(QAccessible::Text, const QString &) override { }
    /// On the screen; empty while the part is not shown.
    QRect rect() const override;
    /// Invalid, or one that can be chosen and not edited. What is more is for the derived to say.
    QAccessible::State state() const override;

protected:
    /// Null once the view is gone.
    QAbstractScrollArea *view() const { return m_view; }
    /// In the viewport; asked of valid parts only.
    virtual QRect rectInViewport() const = 0;

private:
    QPointer<QAbstractScrollArea> m_view;
    int m_row;
    int m_column;
};

/// \brief A part that is a cell of an AccessibleTable.
class AccessibleCell : public AccessiblePart, public QAccessibleTableCellInterface
{
public:
    using AccessiblePart::AccessiblePart;

    void *interface_cast(QAccessible::InterfaceType type) override;

    QList<QAccessibleInterface *> rowHeaderCells() const override { return {}; }
    int columnIndex() const override { return column(); }
    int rowIndex() const override { return row(); }
    int columnExtent() const override { return 1; }
    int rowExtent() const override { return 1; }
    QAccessibleInterface *table() const override { return parent(); }
};

/// \brief The parts that assistive technology knows at present. Beyond a limit all are forgotten: a reader asks for them anew.
class AccessibleParts
{
public:
    explicit AccessibleParts(qsizetype limit) : m_limit(limit) { }
    ~AccessibleParts() { forget(); }
    Q_DISABLE_COPY_MOVE(AccessibleParts)

    /// The part of that \a number, which \a make returns when it is not known. QAccessible owns it.
    template<typename Make>
    QAccessibleInterface *part(int number, Make make)
    {
        if (const auto known = m_ids.constFind(number); known != m_ids.constEnd())
            return QAccessible::accessibleInterface(*known);
        if (m_ids.size() >= m_limit)
            forget();
        QAccessibleInterface *made = make();
        m_ids.insert(number, QAccessible::registerAccessibleInterface(made));
        return made;
    }
    void forget();

private:
    qsizetype m_limit;
    QHash<int, QAccessible::Id> m_ids;
};

/// \brief A view as a table whose rows are selected as one range, and whose columns are not.
class AccessibleTable : public QAccessibleWidget, public QAccessibleTableInterface
{
public:
    struct Range {
        int first = -1; ///< -1: nothing is selected
        int last = -1;

        int count() const { return first < 0 ? 0 : last - first + 1; }
        bool contains(int row) const { return first >= 0 && row >= first && row <= last; }
    };

    AccessibleTable(QAbstractScrollArea *view, QAccessible::Role role) : QAccessibleWidget(view, role) { }

    /// The rows that are selected now, all of them existing.
    virtual Range selectedRange() const = 0;
    /// How a cell is counted among the children.
    virtual int childNumber(int row, int column) const = 0;

    int indexOfChild(const QAccessibleInterface *child) const override;
    void *interface_cast(QAccessible::InterfaceType type) override;

    QAccessibleInterface *caption() const override { return nullptr; }
    QAccessibleInterface *summary() const override { return nullptr; }
    int selectedCellCount() const override { return selectedRowCount() * columnCount(); }
    int selectedColumnCount() const override { return 0; }
    int selectedRowCount() const override { return selectedRange().count(); }
    /// At most a page of them: no reader wants more at a time.
    QList<QAccessibleInterface *> selectedCells() const override;
    QList<int> selectedColumns() const override { return {}; }
    /// At most a page of them, too.
    QList<int> selectedRows() const override;
    bool isColumnSelected(int) const override { return false; }
    bool isRowSelected(int row) const override { return selectedRange().contains(row); }
    bool selectColumn(int) override { return false; }
    bool unselectRow(int) override { return false; }
    bool unselectColumn(int) override { return false; }
    void modelChange(QAccessibleTableModelChangeEvent *event) override;

protected:
    /// The cells by a number that stays theirs while the view has the model.
    AccessibleParts &cells() const { return m_cells; }

private:
    mutable AccessibleParts m_cells{4096};
};

/// \a rows of a view, as far as interfaces can count \a columns cells of each: they do it in int.
int accessibleRows(qint64 rows, int columns = 1);

/// Tells assistive technology of \a kind at that \a child of \a view.
void notifyAccessibleChild(QWidget *view, QAccessible::Event kind, int child);

/// From now on a \a View is an \a Interface, made of a pointer to it, for QAccessible. Does its work once.
template<typename View, typename Interface>
void installAccessibility()
{
    static const bool installed = [] {
        QAccessible::installFactory([](const QString &key, QObject *object) -> QAccessibleInterface * {
            auto *view = key == QLatin1StringView(View::staticMetaObject.className()) ? qobject_cast<View *>(object) : nullptr;
            return view ? new Interface(view) : nullptr;
        });
        return true;
    }();
    Q_UNUSED(installed)
}

} // namespace Inspector
