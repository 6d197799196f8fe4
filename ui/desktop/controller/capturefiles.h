// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "capturedocument.h"
#include "filejob.h"

#include <QtCore/QList>
#include <QtCore/QObject>
#include <QtCore/QStringList>

/// \file
/// The captures that were opened from files, and what is done with files.

namespace Inspector {

/// \brief Opens, saves and closes captures. It owns the documents that it opened, and no others.
class CaptureFiles final : public QObject
{
    Q_OBJECT
public:
    explicit CaptureFiles(QObject *parent = nullptr);
    ~CaptureFiles() override;

    QList<CaptureDocument *> documents() const { return m_documents; }
    bool owns(const CaptureDocument *document) const;
    /// What is read or written right now.
    bool isBusy() const { return !m_jobs.isEmpty(); }

public Q_SLOTS:
    /// Each path becomes a document, which is announced at once and filled when it is read; a file that is open already is shown
    /// again.
    void open(const QStringList &paths);
    void save(Inspector::CaptureDocument *document, const QString &path);
    /// See FileJob::exportTo().
    void exportTo(Inspector::CaptureDocument *document, const QString &path, const Inspector::ExportChoice &choice);
    /// Stops what is done with \a document.
    void cancel(Inspector::CaptureDocument *document);
    /// Destroys a document that was opened here; what is read into it is stopped.
    void close(Inspector::CaptureDocument *document);

Q_SIGNALS:
    /// A new document, still without records.
    void added(Inspector::CaptureDocument *document);
    /// open() meant this one.
    void shown(Inspector::CaptureDocument *document);
    /// It was read to its end.
    void loaded(Inspector::CaptureDocument *document);
    void saved(Inspector::CaptureDocument *document, const QString &path);
    void exported(const QString &path);
    /// Something could not be written; in words for a person, one line.
    void failed(const QString &text);
    /// Something to know about a file that was read, or could not be (of which its document tells, too).
    void remarked(const QString &text);

private:
    void onFinished(FileJob *job);

    QList<CaptureDocument *> m_documents;
    QList<FileJob *> m_jobs;
};

} // namespace Inspector
