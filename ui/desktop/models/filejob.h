// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "capturedocument.h"

#include "capturefile.h"

#include <QtCore/QBasicTimer>
#include <QtCore/QObject>
#include <QtCore/QPointer>
#include <QtCore/QStringList>

#include <atomic>
#include <functional>
#include <memory>
#include <optional>
#include <stop_token>
#include <thread>
#include <vector>

/// \file
/// Captures come from files and go into files, on a thread of their own.

namespace Inspector {

/// What of a capture is written, and how.
struct ExportChoice {
    std::optional<std::vector<QtCapnWeb::Trace::RecordIndex>> records; ///< in ascending order; nothing: all
    QStringList redactedKeys; ///< the values of members, headers and parameters with these names are hidden
};

/// \brief Reads a file into a document, or writes a document into a file, while the window goes on.
///
/// Lives on the GUI thread; the work is done on another one, which knows neither the document nor this object. A job works once.
/// Destroying it stops the work and waits for it, which takes a few milliseconds.
class FileJob final : public QObject
{
    Q_OBJECT
public:
    /// Reads the file at \a document's path. The document is Loading until then, and Idle or Failed after it. Of a large file it
    /// has the first records soon, see CaptureDocument::isPartial(): \a head tells how many. A document that follows its file is
    /// read so that a FileFollower may go on, see takeFile().
    static FileJob *load(CaptureDocument *document, QObject *parent = nullptr, const QtCapnWeb::Trace::CaptureHead &head = {});
    /// Writes what \a document has now into \a path, in the format of its suffix. A file that is there is replaced only by one
    /// that is complete. In whole and as a capture, the document is saved then.
    static FileJob *save(CaptureDocument *document, const QString &path, QObject *parent = nullptr);
    /// The same for a part of it, or a redacted copy; the document is no more saved than before.
    static FileJob *exportTo(CaptureDocument *document, const QString &path, const ExportChoice &choice,
                             QObject *parent = nullptr);
    ~FileJob() override;

    bool isSaving() const { return m_saving; }
    bool isExport() const { return m_export; }
    /// After finished(): the file that can be read on; null if there is none.
    std::shared_ptr<QtCapnWeb::Trace::CaptureFile> takeFile() { return std::move(m_file); }
    /// Null if it died meanwhile.
    CaptureDocument *document() const { return m_document; }
    QString path() const { return m_path; }
    /// Asks it to stop soon; finished() comes as always.
    void cancel();
    /// Waits for what it does to come to its end; finished() comes later, as always.
    void wait();
    bool isCancelled() const { return m_cancelled; }
    /// After finished(): why it failed, for a person. Empty if it did not.
    QString error() const { return m_error; }
    /// After finished(): what was wrong in the file without making it unreadable, a line each.
    QStringList remarks() const { return m_remarks; }

Q_SIGNALS:
    /// Once. It may be deleted from then on.
    void finished();

protected:
    void timerEvent(QTimerEvent *event) override;

private:
    struct Outcome {
        std::shared_ptr<QtCapnWeb::Trace::Capture> capture;
        std::shared_ptr<QtCapnWeb::Trace::CaptureFile> file; ///< of a capture that is followed
        QDateTime started;
        QString error;
        QStringList remarks;
    };
    using Work = std::function<Outcome(std::stop_token, std::atomic<double> &)>;
    using Head = std::shared_ptr<QtCapnWeb::Trace::Capture>;

    FileJob(CaptureDocument *document, const QString &path, bool saving, QObject *parent);
    void start(Work work);
    void write(const ExportChoice &choice);
    /// On the thread that works.
    void announceHead(const Head &head, const QDateTime &started);
    void finish(Outcome &&outcome);

    QPointer<CaptureDocument> m_document;
    const QString m_path;
    const bool m_saving;
    bool m_cancelled = false;
    bool m_export = false;
    qint64 m_saved = 0; ///< records that the file has then; 0 for a part of them
    QString m_error;
    QStringList m_remarks;
    std::shared_ptr<QtCapnWeb::Trace::CaptureFile> m_file;
    QBasicTimer m_timer;
    std::atomic<double> m_progress = 0;
    std::jthread m_thread; // last: it ends first
};

} // namespace Inspector
