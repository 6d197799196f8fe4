// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "capturefiles.h"

#include <QtCore/QDir>
#include <QtCore/QFileInfo>

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
}

bool CaptureFiles::owns(const CaptureDocument *document) const
{
    return std::any_of(m_documents.begin(), m_documents.end(), [document](const auto *own) { return own == document; });
}

void CaptureFiles::open(const QStringList &paths)
{
    for (const QString &given : paths) {
        const QString path = QFileInfo(given).absoluteFilePath();
        const auto found = std::find_if(m_documents.begin(), m_documents.end(), [&](const CaptureDocument *document) {
            return document->filePath() == path && document->state() != CaptureDocument::State::Failed;
        });
        if (found != m_documents.end()) {
            Q_EMIT shown(*found);
            continue;
        }
        auto *document = new CaptureDocument(shortName(path), this);
        document->setFilePath(path);
        m_documents.append(document);
        FileJob *job = FileJob::load(document, this);
        m_jobs.append(job);
        connect(job, &FileJob::finished, this, [this, job] { onFinished(job); });
        Q_EMIT added(document);
        Q_EMIT shown(document);
    }
}

void CaptureFiles::save(CaptureDocument *document, const QString &path)
{
    FileJob *job = FileJob::save(document, path, this);
    m_jobs.append(job);
    connect(job, &FileJob::finished, this, [this, job] { onFinished(job); });
}

void CaptureFiles::exportTo(CaptureDocument *document, const QString &path, const ExportChoice &choice)
{
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
    m_documents.removeOne(document);
    delete document;
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
            Q_EMIT loaded(document);
    }
}

} // namespace Inspector
