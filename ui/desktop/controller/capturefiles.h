// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "capturedocument.h"
#include "filejob.h"

#include <QtCore/QHash>
#include <QtCore/QList>
#include <QtCore/QObject>
#include <QtCore/QStringList>

/// \file
/// The captures that were opened from files, and what is done with files.

namespace Inspector {

class FileFollower;

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
    /// How much of a large file is shown before all of it is read; of those that are opened from now on.
    void setHead(const QtCapnWeb::Trace::CaptureHead &head) { m_head = head; }

public Q_SLOTS:
    /// Each path becomes a document, which is announced at once and filled when it is read; a file that is open already is shown
    /// again.
    void open(const QStringList &paths);
    /// The same for files that somebody still writes: they are read on as they grow.
    void openFollowing(const QStringList &paths);
    /// Documents for \a paths that are read when read() asks for it. Whether the files are there at all is looked up at once, on
    /// another thread: the document of one that is missing has Failed, and says so.
    void addUnread(const QStringList &paths);
    /// Reads \a document if that was put off; nothing happens to others.
    void read(Inspector::CaptureDocument *document);
    /// Reads on as its file grows, or no more. A document that was read to its end is replaced by one that is read anew.
    void follow(Inspector::CaptureDocument *document, bool follow);
    /// What a run that was killed has left in \a path: a document of the name \a title that is in no file of a person's. The file
    /// is removed with it.
    void openRecovered(const QString &path, const QString &title);
    void save(Inspector::CaptureDocument *document, const QString &path);
    /// See FileJob::exportTo().
    void exportTo(Inspector::CaptureDocument *document, const QString &path, const Inspector::ExportChoice &choice);
    /// Stops what is done with \a document.
    void cancel(Inspector::CaptureDocument *document);
    /// Destroys a document that was opened here; what is read into it is stopped.
    void close(Inspector::CaptureDocument *document);
    /// All that are in a file, in the order in which they were opened.
    QStringList paths() const;

Q_SIGNALS:
    /// A new document, still without records.
    void added(Inspector::CaptureDocument *document);
    /// open() meant this one.
    void shown(Inspector::CaptureDocument *document);
    /// It was read to its end.
    void loaded(Inspector::CaptureDocument *document);
    void saved(Inspector::CaptureDocument *document, const QString &path);
    void exported(const QString &path);
    /// A document goes in a moment, because another one takes its place.
    void aboutToClose(Inspector::CaptureDocument *document);
    /// Something could not be written; in words for a person, one line.
    void failed(const QString &text);
    /// Something to know about a file that was read, or could not be (of which its document tells, too).
    void remarked(const QString &text);

private:
    enum class Reading : quint8 { Now, WhenShown, Following };
    CaptureDocument *add(const QString &path, Reading reading);
    void openAs(const QStringList &paths, Reading reading);
    void load(CaptureDocument *document);
    void onFinished(FileJob *job);
    void onRead(CaptureDocument *document, FileJob *job);
    void endFollowing(CaptureDocument *document);
    void checkMissing(CaptureDocument *document);
    bool canCopy(const CaptureDocument *document, const QString &path);

    QList<CaptureDocument *> m_documents;
    QList<FileJob *> m_jobs;
    QList<FileFollower *> m_followers;
    QtCapnWeb::Trace::CaptureHead m_head;
    QHash<const QObject *, QString> m_recovered; ///< their files
};

} // namespace Inspector
