// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "replaystepsmodel.h"

#include <QtWidgets/QDialog>
#include <QtWidgets/QWidget>

QT_BEGIN_NAMESPACE
class QAction;
class QLabel;

QT_END_NAMESPACE

/// \file
/// What a replay sends, and how a person changes it.

namespace Inspector {

class ComposerEditor;
class DataTable;

/// \brief Asks for other arguments of a call, or for another text of a message.
class ReplayEditDialog final : public QDialog
{
    Q_OBJECT
public:
    ReplayEditDialog(qint64 record, const QByteArray &text, bool isWhole, QWidget *parent = nullptr);

    QByteArray text() const;

private:
    ComposerEditor *m_editor;
};

/// \brief The steps as a table: a check mark sends or skips a message, Enter edits it, Alt+Up and Alt+Down move it.
class ReplayStepsPage final : public QWidget
{
    Q_OBJECT
public:
    explicit ReplayStepsPage(QWidget *parent = nullptr);

    ReplayStepsModel *model() const { return m_model; }
    DataTable *view() const { return m_view; }
    /// While a replay runs nothing is changed.
    void setLocked(bool locked);

Q_SIGNALS:
    void recordRequested(qint64 record);

private:
    QList<int> selectedRows() const;
    void editCurrent();
    void moveCurrent(int by);
    void skipSelected();
    void showMenu(const QPoint &position);
    void updateActions();
    QAction *make(const QString &text, const QString &symbol, const QKeySequence &shortcut, void (ReplayStepsPage::*slot)());

    ReplayStepsModel *m_model;
    DataTable *m_view;
    QLabel *m_problem;
    QAction *m_undo;
    QAction *m_redo;
    QAction *m_edit = nullptr;
    QAction *m_restore = nullptr;
    QAction *m_skip = nullptr;
    QAction *m_up = nullptr;
    QAction *m_down = nullptr;
    bool m_locked = false;
};

} // namespace Inspector
