// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "connectionprofiles.h"

#include <QtCore/QHash>
#include <QtCore/QObject>

/// \file
/// Where the values of collections' secret variables are.

namespace Inspector {

/// \brief Values by key, in the system's keyring. Where that cannot be used they are in a file of the user's own that nobody else
/// can read, and move to the keyring as soon as they can.
///
/// A key tells nothing of what it is for. Empty values are not kept.
class CollectionSecrets final : public QObject
{
    Q_OBJECT
public:
    using Found = std::function<void(const QString &value)>;

    explicit CollectionSecrets(QObject *parent = nullptr);
    /// What the keyring has not confirmed by then is in the file.
    ~CollectionSecrets() override;

    /// \a store may be null (there is only the file), and outlives this object.
    void setStore(SecretStore *store) { m_store = store; }

    /// What is known at once; empty if that is nothing.
    QString value(const QString &key);
    /// Asks the keyring for what is not known. \a found is called later, if there is something, and unless \a context is gone.
    void ask(const QString &key, QObject *context, const Found &found);
    /// A value that a person entered; empty: it is to be forgotten.
    void keep(const QString &key, const QString &value);

private:
    void write(const QString &key, const QString &value);

    SecretStore *m_store = nullptr;
    QHash<QString, QString> m_values; ///< that were shown in this run
    QHash<QString, QString> m_unconfirmed; ///< that the keyring has not answered for
};

} // namespace Inspector
