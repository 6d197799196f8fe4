// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "callsmodel.h"
#include "datatable.h"

#include <utility>

/// \file
/// The calls of a capture as a tree of pipelines with a waterfall.

namespace Inspector {

/// \brief A CallsModel as a tree with columns. To screen readers, too, it is a tree.
///
/// Right expands a call or goes to the first that was made on it, Left collapses it or goes to what it was made on; plus, minus
/// and the star do as in other trees; a click on its mark expands or collapses it. What is chosen and what is seen stays,
/// whatever rows come and go: a call that is hidden hands its place to the one that hides it.
class CallsView final : public DataTable
{
    Q_OBJECT
public:
    using CallId = QtCapnWeb::Trace::CallId;

    /// \a model must outlive it.
    explicit CallsView(CallsModel *model, QWidget *parent = nullptr);

    CallsModel *calls() const { return m_calls; }
    CallId currentCall() const;
    /// Chooses \a call, and expands what hides it.
    void chooseCall(CallId call);
    void chooseRow(int row);
    /// What the rows that are seen span, in nanoseconds since the capture began.
    std::pair<qint64, qint64> visibleTime() const { return {m_from, m_to}; }
    /// Where a row's text begins, how far from the cell's left edge; before it is the mark of a branch.
    int textOffset(int depth) const;
    /// Where the mark of a branch is, in the viewport; empty for a call that nothing hangs on.
    QRect markRect(int row) const;
    /// For menus: expand and collapse.
    QList<QAction *> commands() const { return m_commands; }

public Q_SLOTS:
    void expandCurrent();
    void expandCurrentBranch();
    void collapseCurrent();
    void expandAll();
    void collapseAll();

Q_SIGNALS:
    void visibleTimeChanged();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;

private:
    void makeCommands();
    void updateCommands();
    void updateTime();
    void hold();
    void release();
    /// \return whether there was a mark.
    bool toggleAt(const QPoint &position);

    CallsModel *m_calls;
    QList<QAction *> m_commands;
    CallId m_heldTop = QtCapnWeb::Trace::NoCall; ///< while rows change
    CallId m_heldCurrent = QtCapnWeb::Trace::NoCall;
    bool m_held = false;
    qint64 m_from = 0;
    qint64 m_to = 1;
};

} // namespace Inspector
