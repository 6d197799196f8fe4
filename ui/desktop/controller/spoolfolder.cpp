// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "spoolfolder.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QDir>
#include <QtCore/QFileInfo>
#include <QtCore/QLockFile>
#include <QtCore/QSaveFile>
#include <QtCore/QStandardPaths>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Inspector {

namespace {

constexpr QFileDevice::Permissions OwnerOnly = QFileDevice::ReadOwner | QFileDevice::WriteOwner;

struct Info {
    QString title;
    bool worthKeeping = false;
};

// Two lines: whether it is worth it, and the title.
Info readInfo(const QString &name)
{
    Info info;
    QFile file(name + u".info"_s);
    if (!file.open(QIODevice::ReadOnly))
        return info;
    info.worthKeeping = file.readLine(16).trimmed() == "keep";
    info.title = QString::fromUtf8(file.read(4096)).trimmed();
    return info;
}

/// "…/3.2.cwtrace" and "…/3.cwtrace" belong to "…/3".
QString nameOf(const QFileInfo &file) { return file.absolutePath() + u'/' + file.fileName().section(u'.', 0, 0); }

/// A file without a record has one line, its header.
bool hasRecords(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return false;
    file.readLine();
    return !file.atEnd();
}

} // namespace

SpoolFolder::SpoolFolder(const QString &root) : m_root(root.isEmpty() ? defaultRoot() : root)
{
    QDir folder(m_root);
    const bool isNew = !folder.exists();
    if (!folder.mkpath(u"."_s)) {
        m_error = QCoreApplication::translate("SpoolFolder", "The folder %1 cannot be made.").arg(m_root);
        return;
    }
    if (isNew)
        QFile::setPermissions(m_root, OwnerOnly | QFileDevice::ExeOwner);
    const QString stem = u"run-%1-%2"_s.arg(QDateTime::currentDateTimeUtc().toString(u"yyyyMMdd-HHmmss"_s))
                             .arg(QCoreApplication::applicationPid());
    // The lock comes before the folder: a folder without a living lock is taken for abandoned.
    for (int i = 0; i < 1000 && m_path.isEmpty(); ++i) {
        const QString path = folder.filePath(i ? stem + u'-' + QString::number(i) : stem);
        auto lock = std::make_unique<QLockFile>(path + u".lock"_s);
        lock->setStaleLockTime(0);
        if (!lock->tryLock() || !folder.mkdir(path))
            continue;
        QFile::setPermissions(path, OwnerOnly | QFileDevice::ExeOwner);
        m_lock = std::move(lock);
        m_path = path;
    }
    if (m_path.isEmpty())
        m_error = QCoreApplication::translate("SpoolFolder", "The folder %1 cannot be written.").arg(m_root);
}

SpoolFolder::~SpoolFolder()
{
    if (!m_path.isEmpty())
        QDir().rmdir(m_path); // fails if there is something in it, which the next run offers
}

QString SpoolFolder::defaultRoot()
{
    return QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation) + u"/recordings"_s;
}

QString SpoolFolder::newName() { return m_path + u'/' + QString::number(++m_names); }

bool SpoolFolder::writeInfo(const QString &name, const QString &title, bool worthKeeping)
{
    QSaveFile file(name + u".info"_s);
    return file.open(QIODevice::WriteOnly) && file.setPermissions(OwnerOnly)
           && file.write((worthKeeping ? "keep\n" : "drop\n") + title.simplified().left(1000).toUtf8() + '\n') > 0
           && file.commit();
}

void SpoolFolder::remove(const QString &name)
{
    const QFileInfo info(name);
    const QDir folder = info.absoluteDir();
    for (const QString &file : folder.entryList({info.fileName() + u".*"_s}, QDir::Files))
        QFile::remove(folder.filePath(file));
}

QList<AbandonedRecording> SpoolFolder::takeOver()
{
    QList<AbandonedRecording> found;
    if (m_path.isEmpty())
        return found;
    const QDir root(m_root);
    for (const QString &run : root.entryList({u"run-*"_s}, QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name)) {
        const QDir folder(root.filePath(run));
        if (folder.path() == m_path)
            continue;
        QLockFile lock(folder.path() + u".lock"_s);
        lock.setStaleLockTime(0);
        if (!lock.tryLock())
            continue; // it lives
        bool allMoved = true;
        for (const QFileInfo &file : folder.entryInfoList({u"*.cwtrace"_s}, QDir::Files, QDir::Time | QDir::Reversed)) {
            const Info info = readInfo(nameOf(file));
            if (!info.worthKeeping || !hasRecords(file.filePath()))
                continue;
            const QString name = newName();
            AbandonedRecording recording{name + u".cwtrace"_s, info.title, file.lastModified(), file.size()};
            if (QFile::rename(file.filePath(), recording.path)) {
                writeInfo(name, info.title, true);
                found.append(recording);
            } else {
                allMoved = false;
            }
        }
        if (allMoved) // what could not be moved stays for the next time
            QDir(folder.path()).removeRecursively();
    }
    std::stable_sort(found.begin(), found.end(),
                     [](const AbandonedRecording &a, const AbandonedRecording &b) { return a.changed < b.changed; });
    return found;
}

void SpoolFolder::discard(const AbandonedRecording &recording) { remove(nameOf(QFileInfo(recording.path))); }

} // namespace Inspector
