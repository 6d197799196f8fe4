// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectionsecrets.h"
#include "collectionsmodel.h"

#include <QtCore/QFileSystemWatcher>
#include <QtCore/QHash>
#include <QtCore/QObject>

/// \file
/// Collections and their files.

namespace Inspector {

/// \brief Keeps each open collection and its file the same.
///
/// A change in the window is written at once, whole or not at all. A change of the file by others (an editor, git) is shown at
/// once, and can be undone like any other. If both happen, the file wins, and what was in the window is one Undo away. Values of
/// secrets are in none of them: see CollectionSecrets.
class CollectionFiles final : public QObject
{
    Q_OBJECT
public:
    /// \a model is not owned, and outlives this.
    explicit CollectionFiles(CollectionsModel *model, QObject *parent = nullptr);
    ~CollectionFiles() override;

    /// The keyring for values of secrets; before anything is opened. It outlives this.
    void setSecretStore(SecretStore *store) { m_secrets.setStore(store); }
    /// Opens what was open at the end of the last run.
    void restore();
    /// Writes a new file; one that is there is replaced. \return None if it cannot be written: failed() has said why.
    CollectionId create(const QString &path, const Collection &collection);

public Q_SLOTS:
    /// Opens files; one that is open already is told by opened(), too.
    void open(const QStringList &paths);
    /// A copy; the collection stays where it is.
    void saveCopy(Inspector::CollectionId id, const QString &path);

Q_SIGNALS:
    void opened(Inspector::CollectionId id);
    void failed(const QString &text);
    /// Something that is good to know, and no error.
    void remarked(const QString &text);

private:
    std::optional<Collection> read(const QString &path, QByteArray *text, QString *error);
    bool write(const QString &path, const QByteArray &text, QString *error);
    void save(CollectionId id);
    void look(const QString &path);
    void remember() const;
    void readSecrets(const QString &path, Collection *collection);
    void askForSecrets(CollectionId id);
    void writeSecrets(const QString &path, const Collection &collection);

    CollectionsModel *m_model;
    CollectionSecrets m_secrets;
    QFileSystemWatcher m_watcher;
    QHash<QString, QByteArray> m_known; ///< what is in each file, as far as we know
    bool m_restoring = false;
};

} // namespace Inspector
