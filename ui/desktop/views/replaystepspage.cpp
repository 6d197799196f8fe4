// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "replaystepspage.h"

#include "composereditor.h"
#include "datadelegate.h"
#include "datatable.h"
#include "symbol.h"
#include "theme.h"

#include <QtGui/QUndoStack>
#include <QtWidgets/QDialogButtonBox>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QLabel>
#include <QtWidgets/QMenu>
#include <QtWidgets/QToolBar>
#include <QtWidgets/QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;
using QtCapnWeb::Trace::NoRecord;

namespace Inspector {

ReplayEditDialog::ReplayEditDialog(qint64 record, const QByteArray &text, bool isWhole, QWidget *parent)
    : QDialog(parent), m_editor(new ComposerEditor)
{
    setObjectName("replayEditDialog"_L1);
    setWindowTitle(isWhole ? tr("Edit Message %1").arg(record) : tr("Edit the Arguments of Record %1").arg(record));
    auto *explanation = new QLabel(
        isWhole
            ? tr("The message as it is to be sent. Ids are those of the recording; they become those of the live session.")
            : tr("The arguments as they stand on the wire: an array in an array is [[1, 2]], capabilities are [\"import\", 3]. "
                 "Ids are those of the recording; they become those of the live session."));
    explanation->setWordWrap(true);
    explanation->setTextFormat(Qt::PlainText);
    m_editor->setText(QString::fromUtf8(text));
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(explanation);
    layout->addWidget(m_editor, 1);
    layout->addWidget(buttons);
    resize(fontMetrics().averageCharWidth() * 80, fontMetrics().height() * 16);
    m_editor->setFocus();
}

QByteArray ReplayEditDialog::text() const { return m_editor->text().trimmed().toUtf8(); }

ReplayStepsPage::ReplayStepsPage(QWidget *parent)
    : QWidget(parent), m_model(new ReplayStepsModel(this)), m_view(new DataTable), m_problem(new QLabel),
      m_undo(m_model->undoStack()->createUndoAction(this, tr("Undo"))),
      m_redo(m_model->undoStack()->createRedoAction(this, tr("Redo")))
{
    setObjectName("replaySteps"_L1);
    m_view->setObjectName("replayStepsView"_L1);
    m_view->setAccessibleName(tr("Messages that are sent"));
    m_view->setModel(m_model);
    m_view->setItemDelegate(new DataDelegate(m_view));
    m_view->setSelectionMode(QAbstractItemView::ExtendedSelection);
    QHeaderView *header = m_view->horizontalHeader();
    header->setStretchLastSection(true);
    m_view->setColumnCharacters({{ReplayStepsModel::RecordColumn, 12},
                                 {ReplayStepsModel::KindColumn, 10},
                                 {ReplayStepsModel::CallColumn, 34},
                                 {ReplayStepsModel::TextColumn, 48}});
    m_problem->setObjectName("replayStepsProblem"_L1);
    m_problem->setTextFormat(Qt::PlainText);
    m_problem->setWordWrap(true);
    m_problem->hide();

    m_undo->setIcon(Symbol::icon(u"undo"_s));
    m_undo->setShortcut(QKeySequence::Undo);
    m_undo->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    m_redo->setIcon(Symbol::icon(u"redo"_s));
    m_redo->setShortcut(QKeySequence::Redo);
    m_redo->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    addActions({m_undo, m_redo});
    m_edit = make(tr("Edit…"), u"compose"_s, QKeySequence(Qt::Key_F2), &ReplayStepsPage::editCurrent);
    m_restore = make(tr("Restore"), u"history"_s, {}, nullptr);
    m_restore->setToolTip(tr("Send the message as it was recorded"));
    m_skip = make(tr("Skip or Send"), u"clear"_s, QKeySequence(Qt::CTRL | Qt::Key_Delete), &ReplayStepsPage::skipSelected);
    m_up = make(tr("Earlier"), u"up"_s, QKeySequence(Qt::ALT | Qt::Key_Up), nullptr);
    m_down = make(tr("Later"), u"down"_s, QKeySequence(Qt::ALT | Qt::Key_Down), nullptr);
    connect(m_restore, &QAction::triggered, this, [this] { m_model->restore(m_view->currentIndex().row()); });
    connect(m_up, &QAction::triggered, this, [this] { moveCurrent(-1); });
    connect(m_down, &QAction::triggered, this, [this] { moveCurrent(1); });

    auto *bar = new QToolBar;
    bar->setOrientation(Qt::Vertical);
    bar->setIconSize({16, 16});
    bar->addActions({m_undo, m_redo, m_edit, m_restore, m_skip, m_up, m_down});
    auto *table = new QVBoxLayout;
    table->setSpacing(0);
    table->addWidget(m_view, 1);
    table->addWidget(m_problem);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addLayout(table, 1);
    layout->addWidget(bar);
    setFocusProxy(m_view);

    connect(m_model, &ReplayStepsModel::refused, this, [this](const QString &why) {
        m_problem->setText(why);
        m_problem->show();
    });
    connect(m_model, &ReplayStepsModel::changed, this, [this] {
        m_problem->hide();
        updateActions();
    });
    connect(m_view->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &ReplayStepsPage::updateActions);
    connect(m_view, &QAbstractItemView::activated, this, &ReplayStepsPage::editCurrent);
    connect(m_view, &QWidget::customContextMenuRequested, this, &ReplayStepsPage::showMenu);
    updateActions();
}

QAction *ReplayStepsPage::make(const QString &text, const QString &symbol, const QKeySequence &shortcut,
                               void (ReplayStepsPage::*slot)())
{
    auto *action = new QAction(Symbol::icon(symbol), text, this);
    action->setShortcut(shortcut);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    const QString key = shortcut.toString(QKeySequence::NativeText);
    action->setToolTip(key.isEmpty() ? text : text + u" ("_s + key + u')');
    if (slot)
        connect(action, &QAction::triggered, this, slot);
    addAction(action);
    return action;
}

void ReplayStepsPage::setLocked(bool locked)
{
    m_locked = locked;
    updateActions();
    m_undo->setEnabled(!locked && m_model->undoStack()->canUndo());
    m_redo->setEnabled(!locked && m_model->undoStack()->canRedo());
}

QList<int> ReplayStepsPage::selectedRows() const
{
    QList<int> rows;
    for (const QModelIndex &index : m_view->selectionModel()->selectedRows())
        rows.append(index.row());
    std::sort(rows.begin(), rows.end());
    return rows;
}

void ReplayStepsPage::updateActions()
{
    const int row = m_view->currentIndex().row();
    const bool has = row >= 0 && !m_locked;
    m_edit->setEnabled(has);
    m_restore->setEnabled(has && m_view->currentIndex().data(ReplayStepsModel::EditedRole).toBool());
    m_skip->setEnabled(has);
    m_up->setEnabled(has && row > 0);
    m_down->setEnabled(has && row + 1 < m_model->rowCount());
}

void ReplayStepsPage::editCurrent()
{
    const int row = m_view->currentIndex().row();
    if (row < 0 || m_locked)
        return;
    bool isWhole = false;
    const QByteArray text = m_model->editableText(row, &isWhole);
    auto *dialog = new ReplayEditDialog(m_model->recordAt(row), text, isWhole, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog, isWhole, record = m_model->recordAt(row)] {
        m_model->edit(m_model->rowOf(record), dialog->text(), isWhole);
    });
    dialog->open();
}

void ReplayStepsPage::moveCurrent(int by)
{
    const int row = m_view->currentIndex().row();
    if (row < 0 || m_locked)
        return;
    m_model->moveRow(row, by < 0 ? row - 1 : row + 2);
    updateActions();
}

void ReplayStepsPage::skipSelected()
{
    const QList<int> rows = selectedRows();
    if (rows.isEmpty() || m_locked)
        return;
    m_model->setSkipped(rows, !m_view->currentIndex().data(ReplayStepsModel::SkippedRole).toBool());
}

void ReplayStepsPage::showMenu(const QPoint &position)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addActions({m_edit, m_restore, m_skip, m_up, m_down});
    menu->addSeparator();
    menu->addActions({m_undo, m_redo});
    const QModelIndex index = m_view->indexAt(position);
    if (index.isValid()) {
        menu->addSeparator();
        menu->addAction(Symbol::icon(u"goto"_s), tr("Go to Record %1").arg(m_model->recordAt(index.row())), this,
                        [this, record = m_model->recordAt(index.row())] { Q_EMIT recordRequested(record); });
    }
    menu->popup(m_view->viewport()->mapToGlobal(position));
}

} // namespace Inspector
