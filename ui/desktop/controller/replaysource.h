// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "capturedocument.h"
#include "replaysetup.h"

#include <QtCore/QObject>

#include <memory>

/// \file
/// A replay as a source of the window.

namespace Inspector {

/// \brief Replays a capture on a thread of its own, and fills a document with what passes meanwhile.
///
/// Lives on the GUI thread. First the chosen sessions are copied, so that the capture may grow and go; then prepared() tells what
/// would be sent. Where that goes to a stranger, nothing is sent before proceed(); else it begins by itself. One object is one
/// replay.
class ReplaySource final : public QObject
{
    Q_OBJECT
public:
    explicit ReplaySource(const ReplaySetup &setup, QObject *parent = nullptr);
    /// Ends it at once, and waits for the thread.
    ~ReplaySource() override;

    /// What passes in the replay. Owned here.
    CaptureDocument *document() const;
    const ReplaySetup &setup() const;
    const ReplayStatus &status() const;

    /// Why \a setup cannot be replayed like that (a change that would break causality, a rule that is none); empty if it can.
    /// Looks at each record once.
    static QString problem(const ReplaySetup &setup);

    /// A person agreed to what prepared() told.
    void proceed();
    void setPaused(bool paused);
    /// Makes the next step, while ReplaySetup::Pacing::Steps.
    void step();
    /// What came until then is a report, too.
    void stop();
    /// Of a replay that has Finished; reportWritten() answers.
    void writeReport(const QString &path, ReplayReportFormat format);

Q_SIGNALS:
    void prepared(const Inspector::ReplaySummary &summary);
    void statusChanged(const Inspector::ReplayStatus &status);
    void resultsCame(const QList<Inspector::ReplayResult> &results);
    void finished();
    /// \a error is empty if it was.
    void reportWritten(const QString &path, const QString &error);
    /// A line for the log.
    void remarked(const QString &text);

private:
    class Worker;
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace Inspector
