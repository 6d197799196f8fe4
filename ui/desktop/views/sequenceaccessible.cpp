// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sequenceaccessible.h"

#include "sequenceview.h"

#include <QtCore/QHash>
#include <QtCore/QPointer>
#include <QtGui/QAccessible>
#include <QtWidgets/QAccessibleWidget>

#include <limits>

using namespace Qt::StringLiterals;

namespace Inspector {

namespace {

/// Steps that assistive technology may know at a time. Older ones are forgotten: a reader asks for them anew.
constexpr qsizetype MaximumSteps = 1024;

/// Interfaces count children in int.
int stepCountOf(const SequenceView *view)
{
    return view && view->model() ? int(qMin<qint64>(view->model()->rowCount(), std::numeric_limits<int>::max() - 1)) : 0;
}

class Step final : public QAccessibleInterface
{
public:
    Step(SequenceView *view, int row) : m_view(view), m_row(row) { }

    int row() const { return m_row; }
    bool isValid() const override { return m_view && m_row < stepCountOf(m_view); }
    QObject *object() const override { return nullptr; }
    QWindow *window() const override { return m_view ? m_view->window()->windowHandle() : nullptr; }
    QAccessibleInterface *parent() const override { return QAccessible::queryAccessibleInterface(m_view); }
    QAccessibleInterface *child(int) const override { return nullptr; }
    QAccessibleInterface *childAt(int, int) const override { return nullptr; }
    int childCount() const override { return 0; }
    int indexOfChild(const QAccessibleInterface *) const override { return -1; }
    QAccessible::Role role() const override { return QAccessible::ListItem; }
    QString text(QAccessible::Text kind) const override
    {
        return isValid() && kind == QAccessible::Name ? m_view->model()->description(m_row) : QString();
    }
    void setText(QAccessible::Text, const QString &) override { }
    QRect rect() const override
    {
        if (!isValid())
            return {};
        const QRect step = m_view->rowRect(m_row);
        return step.isEmpty() ? QRect() : QRect(m_view->viewport()->mapToGlobal(step.topLeft()), step.size());
    }
    QAccessible::State state() const override
    {
        QAccessible::State state;
        if (!isValid()) {
            state.invalid = true;
            return state;
        }
        state.selectable = state.focusable = state.readOnly = true;
        state.selected = m_view->currentRow() == m_row;
        state.focused = state.selected && m_view->hasFocus();
        state.invisible = m_view->rowRect(m_row).isEmpty();
        return state;
    }

private:
    QPointer<SequenceView> m_view;
    int m_row;
};

class ListInterface final : public QAccessibleWidget
{
public:
    explicit ListInterface(SequenceView *view) : QAccessibleWidget(view, QAccessible::List) { }
    ~ListInterface() override { forget(); }

    void forget() const
    {
        for (const QAccessible::Id id : std::as_const(m_steps))
            QAccessible::deleteAccessibleInterface(id);
        m_steps.clear();
    }
    int childCount() const override { return stepCountOf(view()); }
    QAccessibleInterface *child(int index) const override
    {
        if (index < 0 || index >= childCount())
            return nullptr;
        if (const auto known = m_steps.constFind(index); known != m_steps.constEnd())
            return QAccessible::accessibleInterface(*known);
        if (m_steps.size() >= MaximumSteps)
            forget();
        auto *step = new Step(view(), index);
        m_steps.insert(index, QAccessible::registerAccessibleInterface(step));
        return step;
    }
    int indexOfChild(const QAccessibleInterface *child) const override
    {
        const auto *step = child && child->role() == QAccessible::ListItem ? dynamic_cast<const Step *>(child) : nullptr;
        return step ? step->row() : -1;
    }
    QAccessibleInterface *childAt(int, int y) const override
    {
        const qint64 row = view()->rowAt(view()->viewport()->mapFromGlobal(QPoint(0, y)).y());
        return row < 0 || row >= childCount() ? nullptr : child(int(row));
    }
    QAccessibleInterface *focusChild() const override
    {
        const qint64 row = view()->currentRow();
        return row >= 0 && row < childCount() ? child(int(row)) : nullptr;
    }

private:
    SequenceView *view() const { return static_cast<SequenceView *>(widget()); }

    mutable QHash<int, QAccessible::Id> m_steps;
};

QAccessibleInterface *make(const QString &key, QObject *object)
{
    if (key == "Inspector::SequenceView"_L1) {
        if (auto *view = qobject_cast<SequenceView *>(object))
            return new ListInterface(view);
    }
    return nullptr;
}

} // namespace

void installSequenceAccessibility()
{
    static const bool installed = [] {
        QAccessible::installFactory(make);
        return true;
    }();
    Q_UNUSED(installed)
}

void notifySequenceFocus(SequenceView *view)
{
    if (!QAccessible::isActive())
        return;
    const qint64 row = view->currentRow();
    if (row < 0 || row >= stepCountOf(view))
        return;
    if (view->hasFocus()) {
        QAccessibleEvent focus(view, QAccessible::Focus);
        focus.setChild(int(row));
        QAccessible::updateAccessibility(&focus);
    }
    QAccessibleEvent selection(view, QAccessible::Selection);
    selection.setChild(int(row));
    QAccessible::updateAccessibility(&selection);
}

void notifySequenceReset(SequenceView *view)
{
    if (!QAccessible::isActive())
        return;
    QAccessibleEvent event(view, QAccessible::ObjectReorder);
    QAccessible::updateAccessibility(&event);
}

} // namespace Inspector
