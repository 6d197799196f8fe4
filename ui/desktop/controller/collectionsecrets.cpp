// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectionsecrets.h"

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QFileInfo>
#include <QtCore/QPointer>
#include <QtCore/QSettings>
#include <QtCore/QStandardPaths>

using namespace Qt::StringLiterals;

namespace Inspector {

namespace {

constexpr auto PrivatePermissions = QFileDevice::ReadOwner | QFileDevice::WriteOwner;

QString fileName() { return QDir(QStandardPaths::writableLocation(QStandardPaths::AppDataLocation)).filePath(u"secrets.ini"_s); }

QString readFile(const QString &key) { return QSettings(fileName(), QSettings::IniFormat).value(key).toString(); }

/// An empty value takes the key away; the last key takes the file.
void writeFile(const QString &key, const QString &value)
{
    const QString name = fileName();
    if (value.isEmpty()) {
        if (!QFile::exists(name))
            return;
        bool isEmpty = false;
        {
            QSettings secrets(name, QSettings::IniFormat);
            if (!secrets.contains(key))
                return;
            secrets.remove(key);
            secrets.sync();
            isEmpty = secrets.allKeys().isEmpty();
        }
        QFile::setPermissions(name, PrivatePermissions);
        if (isEmpty)
            QFile::remove(name);
        return;
    }
    QDir().mkpath(QFileInfo(name).absolutePath());
    if (QFile made(name); made.open(QIODevice::ReadWrite))
        made.setPermissions(PrivatePermissions); // private before the first secret is in it
    {
        QSettings secrets(name, QSettings::IniFormat);
        secrets.setValue(key, value);
        secrets.sync();
    }
    QFile::setPermissions(name, PrivatePermissions);
}

QString storeKey(const QString &key) { return u"collections/"_s + key; }

} // namespace

CollectionSecrets::CollectionSecrets(QObject *parent) : QObject(parent) { }

CollectionSecrets::~CollectionSecrets()
{
    for (auto each = m_unconfirmed.cbegin(); each != m_unconfirmed.cend(); ++each)
        writeFile(each.key(), each.value());
}

QString CollectionSecrets::value(const QString &key)
{
    if (const auto known = m_values.constFind(key); known != m_values.constEnd())
        return *known;
    const QString kept = readFile(key);
    if (!kept.isEmpty()) {
        m_values.insert(key, kept);
        if (m_store)
            write(key, kept); // it came there while there was no keyring
    }
    return kept;
}

void CollectionSecrets::ask(const QString &key, QObject *context, const Found &found)
{
    if (!m_store || m_values.contains(key))
        return;
    m_store->read(storeKey(key), [self = QPointer(this), context = QPointer(context), key,
                                  found](const std::optional<QString> &secret, const QString &) {
        // A person may have entered another one meanwhile.
        if (!self || !context || !secret || secret->isEmpty() || self->m_values.contains(key))
            return;
        self->m_values.insert(key, *secret);
        found(*secret);
    });
}

void CollectionSecrets::keep(const QString &key, const QString &value)
{
    if (m_values.value(key) == value)
        return; // also where nothing was ever shown, and nothing was entered
    if (value.isEmpty()) {
        m_values.remove(key);
        m_unconfirmed.remove(key);
        writeFile(key, {});
        if (m_store)
            m_store->remove(storeKey(key), [](const QString &) {});
        return;
    }
    m_values.insert(key, value);
    write(key, value);
}

void CollectionSecrets::write(const QString &key, const QString &value)
{
    if (!m_store) {
        writeFile(key, value);
        return;
    }
    m_unconfirmed.insert(key, value);
    m_store->write(storeKey(key), value, [self = QPointer(this), key, value](const QString &problem) {
        if (!self || self->m_unconfirmed.value(key) != value)
            return; // another one was entered since
        self->m_unconfirmed.remove(key);
        writeFile(key, problem.isEmpty() ? QString() : value);
    });
}

} // namespace Inspector
