// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "connectionoptions.h"
#include "variables.h"

#include <QtCore/QList>
#include <QtCore/QObject>
#include <QtCore/QStringList>
#include <QtCore/QUrl>

#include <functional>
#include <optional>

/// \file
/// Connections that are kept by name, and where their secrets are.

namespace Inspector {

/// \brief Where secrets are kept: the system's keyring, or nowhere. Answers come on the thread of the caller, at once or later;
/// a problem is in words for a person, and empty if there is none.
class SecretStore
{
public:
    using Answer = std::function<void(const std::optional<QString> &secret, const QString &problem)>;
    using Done = std::function<void(const QString &problem)>;

    virtual ~SecretStore() = default;
    /// No secret and no problem: there is none with this key.
    virtual void read(const QString &key, const Answer &answer) = 0;
    virtual void write(const QString &key, const QString &secret, const Done &done) = 0;
    virtual void remove(const QString &key, const Done &done) = 0;
};

struct ProfileHeader {
    QString name;
    QString value;
    bool isSecret = false; ///< the value is kept in the keyring only
};

struct ConnectionProfile {
    QString name;
    QUrl url;
    /// The URL as it was written, if {{name}} of a variable stands in it; then \c url is empty until expand() was called.
    QString writtenUrl = {};
    QList<ProfileHeader> headers;
    ConnectionOptions options;
    bool hasPassphrase = false; ///< the private key of the client's certificate is encrypted

    QList<RequestHeader> requestHeaders() const;
    /// What must be asked for before one can connect: names of secret headers without a value, "" for the passphrase.
    QStringList missingSecrets() const;
    /// Whether a text has a {{name}} in it.
    static bool hasVariables(const QString &text) { return text.contains(QLatin1StringView("{{")); }
    /// A URL as a person types it: without a scheme it is a WebSocket's.
    static QUrl urlOf(const QString &text);
    /// Puts in what {{name}} stands for, in the URL and in values of headers. \return why that cannot be done, for a person; then
    /// nothing was changed.
    std::optional<QString> expand(const Variables &variables);
};

/// \brief Profiles in QSettings ("profiles/…"); their secrets in a SecretStore, and never in clear anywhere. Without a store, or
/// where the store refuses, a secret is missing when its profile is loaded, and is asked for each time. User names and passwords
/// in URLs are not kept at all.
class ConnectionProfiles final : public QObject
{
    Q_OBJECT
public:
    /// \a store may be null; it outlives this object.
    explicit ConnectionProfiles(SecretStore *store, QObject *parent = nullptr);

    bool keepsSecrets() const { return m_store; }
    QStringList names() const; ///< sorted
    /// Without its secrets.
    ConnectionProfile profile(const QString &name) const;
    /// With those secrets that the store has. \a done is not called any more once \a context is gone.
    void load(const QString &name, QObject *context,
              const std::function<void(const ConnectionProfile &profile, const QString &problem)> &done);
    /// Replaces one of the same name. A secret that is empty stays as it is in the store.
    void save(const ConnectionProfile &profile, QObject *context, const SecretStore::Done &done);
    /// With its secrets.
    void remove(const QString &name);

Q_SIGNALS:
    /// Of names(), or of a profile.
    void changed();

private:
    SecretStore *m_store;
};

} // namespace Inspector
