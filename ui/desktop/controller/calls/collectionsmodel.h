// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collection.h"

#include <QtCore/QAbstractItemModel>
#include <QtGui/QUndoStack>

#include <memory>
#include <vector>

/// \file
/// The collections that are open, as a tree that can be edited.

namespace Inspector {

/// Names an open collection; never reused in a run. Zero is none.
enum class CollectionId : quint32 { None = 0 };

/// \brief Collections, and below each its calls in order. Rows may be renamed and dragged; every change can be undone.
///
/// It touches no file: contentChanged() asks for a collection to be written. Values of secrets are in it.
class CollectionsModel final : public QAbstractItemModel
{
    Q_OBJECT
public:
    enum Role { CollectionRole = Qt::UserRole + 1, CallRole /* its number; -1: the collection */, PathRole };

    explicit CollectionsModel(QObject *parent = nullptr);
    ~CollectionsModel() override;

    QUndoStack *undoStack() { return &m_undo; }

    /// Opens one, at the end; not to be undone.
    CollectionId add(const Collection &collection, const QString &path);
    /// Takes one from the list; its file stays. To be undone.
    void close(CollectionId id);

    QList<CollectionId> collections() const;
    /// Null if it is not open (any more). Valid until the model changes.
    const Collection *collection(CollectionId id) const;
    QString path(CollectionId id) const;
    void setPath(CollectionId id, const QString &path);
    CollectionId find(const QString &path) const;
    /// Why its file is not what is shown; empty if it is.
    QString problem(CollectionId id) const;
    void setProblem(CollectionId id, const QString &problem);
    /// The name of the environment that is switched to; may be empty, and one that is not there.
    QString environment(CollectionId id) const;
    void setEnvironment(CollectionId id, const QString &environment);

    /// Replaces what is in a collection. \a what is the name of the change, for the menu.
    void setContent(CollectionId id, const Collection &content, const QString &what);
    /// Gives a secret variable that has no value one, there and in all that Undo and Redo can bring back: it was kept elsewhere.
    /// \a environment is empty for one of the collection's own.
    void fillSecret(CollectionId id, const QString &environment, const QString &name, const QString &value);
    void addCall(CollectionId id, const CallDraft &draft, int row = -1);
    void setCall(CollectionId id, int row, const CallDraft &draft);
    void removeCalls(CollectionId id, QList<int> rows);
    void rename(CollectionId id, int row, const QString &name);
    /// Moves calls in front of row \a to, which is counted before the move; within one collection or to another.
    void moveCalls(CollectionId from, QList<int> rows, CollectionId to, int before);

    QModelIndex indexOf(CollectionId id, int row = -1) const;
    static CollectionId collectionAt(const QModelIndex &index);
    static int callAt(const QModelIndex &index); ///< -1 for a collection, and for none

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &child) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    Qt::DropActions supportedDropActions() const override { return Qt::MoveAction | Qt::CopyAction; }
    QStringList mimeTypes() const override;
    QMimeData *mimeData(const QModelIndexList &indexes) const override;
    bool canDropMimeData(const QMimeData *data, Qt::DropAction action, int row, int column,
                         const QModelIndex &parent) const override;
    /// The rows are moved by this; it says false so that the view removes nothing.
    bool dropMimeData(const QMimeData *data, Qt::DropAction action, int row, int column, const QModelIndex &parent) override;

Q_SIGNALS:
    /// What is to be in its file is another thing now; by undo, too.
    void contentChanged(Inspector::CollectionId id);
    void environmentChanged(Inspector::CollectionId id);
    /// One was opened or closed.
    void collectionsChanged();

private:
    struct Open;
    class ContentCommand;
    class CloseCommand;
    int rowOf(CollectionId id) const;
    void apply(CollectionId id, const Collection &content);
    void insert(int row, std::unique_ptr<Open> &&open);
    std::unique_ptr<Open> take(int row);

    std::vector<std::unique_ptr<Open>> m_open;
    quint32 m_lastId = 0;
    QList<ContentCommand *> m_commands; ///< that are in m_undo
    QUndoStack m_undo;
};

} // namespace Inspector

Q_DECLARE_METATYPE(Inspector::CollectionId)
