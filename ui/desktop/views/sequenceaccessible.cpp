// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sequenceaccessible.h"

#include "accessiblecells.h"
#include "sequenceview.h"

namespace Inspector {

namespace {

int stepCountOf(const SequenceView *view) { return view && view->model() ? accessibleRows(view->model()->rowCount()) : 0; }

class Step final : public AccessiblePart
{
public:
    using AccessiblePart::AccessiblePart;

    bool isValid() const override { return row() < stepCountOf(view()); }
    QAccessible::Role role() const override { return QAccessible::ListItem; }
    QString text(QAccessible::Text kind) const override
    {
        return isValid() && kind == QAccessible::Name ? view()->model()->description(row()) : QString();
    }
    QAccessible::State state() const override
    {
        QAccessible::State state = AccessiblePart::state();
        if (state.invalid)
            return state;
        state.selected = view()->currentRow() == row();
        state.focused = state.selected && view()->hasFocus();
        state.invisible = rectInViewport().isEmpty();
        return state;
    }

private:
    SequenceView *view() const { return static_cast<SequenceView *>(AccessiblePart::view()); }
    QRect rectInViewport() const override { return view()->rowRect(row()); }
};

class ListInterface final : public QAccessibleWidget
{
public:
    explicit ListInterface(SequenceView *view) : QAccessibleWidget(view, QAccessible::List) { }

    int childCount() const override { return stepCountOf(view()); }
    QAccessibleInterface *child(int index) const override
    {
        if (index < 0 || index >= childCount())
            return nullptr;
        return m_steps.part(index, [&] { return new Step(view(), index); });
    }
    int indexOfChild(const QAccessibleInterface *child) const override
    {
        const auto *step = dynamic_cast<const Step *>(child);
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

    mutable AccessibleParts m_steps{1024};
};

} // namespace

void installSequenceAccessibility() { installAccessibility<SequenceView, ListInterface>(); }

void notifySequenceFocus(SequenceView *view)
{
    const qint64 row = view->currentRow();
    if (row < 0 || row >= stepCountOf(view))
        return;
    if (view->hasFocus())
        notifyAccessibleChild(view, QAccessible::Focus, int(row));
    notifyAccessibleChild(view, QAccessible::Selection, int(row));
}

void notifySequenceReset(SequenceView *view)
{
    if (!QAccessible::isActive())
        return;
    QAccessibleEvent event(view, QAccessible::ObjectReorder);
    QAccessible::updateAccessibility(&event);
}

} // namespace Inspector
