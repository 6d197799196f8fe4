// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "capturefiles.h"

#include "filefollower.h"
#include "spoolfolder.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QDir>
#include <QtCore/QFileInfo>
#include <QtCore/QPointer>
#include <QtCore/QThreadPool>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Inspector {

namespace {

QString shortName(const QString &path) { return QFileInfo(path).fileName(); }

} // namespace

CaptureFiles::CaptureFiles(QObject *parent) : QObject(parent) { }

CaptureFiles::~CaptureFiles()
{
    for (FileJob *job : std::exchange(m_jobs, {})) {
        if (job->isSaving())
            job->wait();
        delete job;
    }
    qDeleteAll(std::exchange(m_followers, {}));
    qDeleteAll(std::exchange(m_documents, {}));
    for (const QString &path : std::as_const(m_recovered))
        SpoolFolder::discard({path, {}, {}, 0}); // whoever closed the program was asked
}

bool CaptureFiles::owns(const CaptureDocument *document) const
{
    return std::any_of(m_documents.begin(), m_documents.end(), [document](const auto *own) { return own == document; });
}

void CaptureFiles::open(const QStringList &paths) { openAs(paths, Reading::Now); }

void CaptureFiles::openFollowing(const QStringList &paths) { openAs(paths, Reading::Following); }

void CaptureFiles::openAs(const QStringList &paths, Reading reading)
{
    for (const QString &given : paths) {
        const QString path = QFileInfo(given).absoluteFilePath();
        const auto found = std::find_if(m_documents.begin(), m_documents.end(), [&](const CaptureDocument *document) {
            return document->filePath() == path && document->state() != CaptureDocument::State::Failed;
        });
        if (found == m_documents.end())
            Q_EMIT shown(add(path, reading));
        else if (reading == Reading::Following && !(*found)->isFollowingFile())
            follow(*found, true);
        else
            Q_EMIT shown(*found);
    }
}

CaptureDocument *CaptureFiles::add(const QString &path, Reading reading)
{
    auto *document = new CaptureDocument(shortName(path), this);
    document->setFilePath(path);
    document->setFollowingFile(reading == Reading::Following);
    document->setUnread(reading == Reading::WhenShown);
    m_documents.append(document);
    if (reading != Reading::WhenShown)
        load(document);
    Q_EMIT added(document);
    return document;
}

void CaptureFiles::load(CaptureDocument *document)
{
    FileJob *job = FileJob::load(document, this, m_head);
    m_jobs.append(job);
    connect(job, &FileJob::finished, this, [this, job] { onFinished(job); });
}

void CaptureFiles::addUnread(const QStringList &paths)
{
    for (const QString &path : paths)
        checkMissing(add(path, Reading::WhenShown));
}

// A disk that is far away may take its time to answer.
void CaptureFiles::checkMissing(CaptureDocument *document)
{
    QThreadPool::globalInstance()->start([path = document->filePath(), target = QPointer(document)] {
        if (QFileInfo::exists(path))
            return;
        QMetaObject::invokeMethod(
            QCoreApplication::instance(),
            [target] {
                if (!target || !target->isUnread())
                    return;
                target->setUnread(false);
                target->setState(CaptureDocument::State::Failed, tr("The file is not there any more."));
            },
            Qt::QueuedConnection);
    });
}

void CaptureFiles::read(CaptureDocument *document)
{
    if (!owns(document) || !document->isUnread())
        return;
    document->setUnread(false);
    load(document);
}

void CaptureFiles::follow(CaptureDocument *document, bool follow)
{
    if (!owns(document) || document->isFollowingFile() == follow || document->filePath().isEmpty())
        return;
    if (!follow) {
        endFollowing(document);
        return;
    }
    CaptureDocument *fresh = add(document->filePath(), Reading::Following);
    Q_EMIT shown(fresh);
    if (document->isModified())
        return; // marks and comments that are in no file
    Q_EMIT aboutToClose(document);
    close(document);
}

void CaptureFiles::endFollowing(CaptureDocument *document)
{
    document->setFollowingFile(false);
    for (FileFollower *follower : QList(m_followers)) {
        if (follower->document() == document) {
            m_followers.removeOne(follower);
            delete follower;
        }
    }
}

void CaptureFiles::openRecovered(const QString &path, const QString &title)
{
    CaptureDocument *document = add(path, Reading::Now);
    document->setTitle(tr("Recovered: %1").arg(title));
    m_recovered.insert(document, path);
    Q_EMIT shown(document);
}

QStringList CaptureFiles::paths() const
{
    QStringList all;
    for (const CaptureDocument *document : m_documents) {
        if (!document->filePath().isEmpty() && document->filePath() != m_recovered.value(document))
            all.append(document->filePath());
    }
    return all;
}

bool CaptureFiles::canCopy(const CaptureDocument *document, const QString &path)
{
    if (!document->isPartial())
        return true;
    Q_EMIT failed(tr("%1 could not be saved: %2")
                      .arg(QDir::toNativeSeparators(path), tr("only the first records of the capture have been read.")));
    return false;
}

void CaptureFiles::save(CaptureDocument *document, const QString &path)
{
    if (!canCopy(document, path))
        return;
    FileJob *job = FileJob::save(document, path, this);
    m_jobs.append(job);
    connect(job, &FileJob::finished, this, [this, job] { onFinished(job); });
}

void CaptureFiles::exportTo(CaptureDocument *document, const QString &path, const ExportChoice &choice)
{
    if (!canCopy(document, path))
        return;
    FileJob *job = FileJob::exportTo(document, path, choice, this);
    m_jobs.append(job);
    connect(job, &FileJob::finished, this, [this, job] { onFinished(job); });
}

void CaptureFiles::cancel(CaptureDocument *document)
{
    for (FileJob *job : std::as_const(m_jobs)) {
        if (job->document() == document)
            job->cancel();
    }
}

void CaptureFiles::close(CaptureDocument *document)
{
    if (!owns(document))
        return;
    for (FileJob *job : QList(m_jobs)) {
        // What is written shares the records and comes to its end.
        if (job->document() == document && !job->isSaving()) {
            m_jobs.removeOne(job);
            delete job;
        }
    }
    endFollowing(document);
    m_documents.removeOne(document);
    const QString recovered = m_recovered.take(document);
    delete document;
    if (!recovered.isEmpty())
        SpoolFolder::discard({recovered, {}, {}, 0});
}

void CaptureFiles::onFinished(FileJob *job)
{
    m_jobs.removeOne(job);
    job->deleteLater();
    const QString path = QDir::toNativeSeparators(job->path());
    if (job->isCancelled())
        Q_EMIT remarked(job->isSaving() ? tr("Saving %1 was cancelled.").arg(path) : tr("Opening %1 was cancelled.").arg(path));
    else if (!job->error().isEmpty() && job->isSaving())
        Q_EMIT failed(tr("%1 could not be saved: %2").arg(path, job->error()));
    else if (!job->error().isEmpty())
        Q_EMIT remarked(tr("%1 could not be opened: %2").arg(path, job->error()));
    if (job->isCancelled() || !job->error().isEmpty())
        return;
    for (const QString &remark : job->remarks())
        Q_EMIT remarked(shortName(job->path()) + u": "_s + remark);
    if (job->isExport()) {
        Q_EMIT exported(job->path());
    } else if (CaptureDocument *document = job->document()) {
        if (job->isSaving())
            Q_EMIT saved(document, job->path());
        else
            onRead(document, job);
    }
}

void CaptureFiles::onRead(CaptureDocument *document, FileJob *job)
{
    if (m_recovered.contains(document)) {
        document->setFilePath({});
        document->setSaved(0);
        document->setWorthKeeping(true);
        return;
    }
    if (std::shared_ptr<QtCapnWeb::Trace::CaptureFile> file = job->takeFile(); file && document->isFollowingFile()) {
        auto *follower = new FileFollower(document, std::move(file), this);
        m_followers.append(follower);
        connect(follower, &FileFollower::ended, this, [this, follower](const QString &why) {
            m_followers.removeOne(follower);
            follower->deleteLater();
            if (CaptureDocument *followed = follower->document()) {
                followed->setFollowingFile(false);
                Q_EMIT remarked(tr("%1 is not followed any more: %2").arg(shortName(followed->filePath()), why));
            }
        });
    } else {
        document->setFollowingFile(false);
    }
    Q_EMIT loaded(document);
}

} // namespace Inspector
