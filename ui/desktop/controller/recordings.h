// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "recordingsettings.h"

#include <QtCore/QObject>

#include <memory>
#include <vector>

/// \file
/// What comes into a document is recorded into a file, for as long as a person wants it.

namespace Inspector {

class CaptureDocument;

/// \brief Records documents, each into one file at a time (or into several in a row, see RecordingSettings).
///
/// Lives on the GUI thread and never waits there: files are written on threads of their own, and the traffic goes on whatever
/// becomes of the disk. How it stands is told by CaptureDocument::recordingPath() and recordingProblem().
class Recordings final : public QObject
{
    Q_OBJECT
public:
    explicit Recordings(QObject *parent = nullptr);
    /// Stops all, and writes what waits.
    ~Recordings() override;

public Q_SLOTS:
    /// Begins. A recording of \a document that is going on is stopped first. A file that is there is replaced. failed() says why
    /// if it cannot be.
    void start(Inspector::CaptureDocument *document, const Inspector::RecordingSettings &settings);
    /// Nothing that comes from now on is recorded. stopped() tells when all that came before is in the file.
    void stop(Inspector::CaptureDocument *document);

Q_SIGNALS:
    void started(Inspector::CaptureDocument *document, const QString &path);
    /// It could not begin, or the disk is full, or the file cannot be written any more: told at once, once for each time. In
    /// words for a person.
    void failed(const QString &text);
    /// Something to know that is no failure any more, or never was: it goes on in another file, or can be written again.
    void noticed(const QString &text);
    /// All that was recorded is in \a path, but for \a lost records. \a document is null if it died.
    void stopped(Inspector::CaptureDocument *document, const QString &path, qint64 lost);

private:
    class Recording;
    Recording *find(const CaptureDocument *document) const;
    void remove(Recording *recording);

    std::vector<std::unique_ptr<Recording>> m_recordings;
};

} // namespace Inspector
