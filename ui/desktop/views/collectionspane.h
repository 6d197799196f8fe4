// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectionsmodel.h"

#include <QtCore/QPointer>
#include <QtWidgets/QWidget>

QT_BEGIN_NAMESPACE
class QAction;
class QLabel;
class QTreeView;
QT_END_NAMESPACE

/// \file
/// The list of collections.

namespace Inspector {

/// \brief Shows a CollectionsModel: calls are opened, run, renamed, moved and deleted here; every change can be undone.
///
/// Files may be dropped on it.
class CollectionsPane final : public QWidget
{
    Q_OBJECT
public:
    explicit CollectionsPane(CollectionsModel *model, QWidget *parent = nullptr);

    QTreeView *tree() const { return m_tree; }
    /// What can be done, for a menu: new, open, run, undo, redo and so on.
    QList<QAction *> commands() const { return m_commands; }
    /// Selects a collection, or a call of it.
    void showCollection(CollectionId id, int row = -1);

public Q_SLOTS:
    /// Asks for a file for a new collection, whose first call is \a draft unless that is empty.
    void askForNew(const Inspector::CallDraft &draft = {});
    void askToOpen();
    void editVariables(Inspector::CollectionId id);

Q_SIGNALS:
    void openRequested(const QStringList &paths);
    void createRequested(const QString &path, const Inspector::Collection &collection);
    void copyRequested(Inspector::CollectionId id, const QString &path);
    void callOpened(Inspector::CollectionId id, int row);
    void runRequested(Inspector::CollectionId id, const QList<int> &rows);
    void collectionChosen(Inspector::CollectionId id);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void makeCommands();
    void update();
    void fitText();
    QList<int> selectedCalls(CollectionId *id) const;
    void showMenu(const QPoint &position);

    QPointer<CollectionsModel> m_model;
    QTreeView *m_tree = nullptr;
    QLabel *m_empty = nullptr;
    QList<QAction *> m_commands;
    QAction *m_run = nullptr;
    QAction *m_rename = nullptr;
    QAction *m_duplicate = nullptr;
    QAction *m_remove = nullptr;
    QAction *m_variables = nullptr;
    QAction *m_copy = nullptr;
    QAction *m_close = nullptr;
};

} // namespace Inspector
