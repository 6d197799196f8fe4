// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "livewriter.h"
#include "recordfunnel.h"

#include <QtCore/QBasicTimer>
#include <QtCore/QObject>

#include <deque>
#include <vector>

/// \file
/// From the records of another thread to a document.

namespace Inspector {

/// \brief Appends what comes through a funnel to a document, a few milliseconds at a time.
class RecordDrain final : public QObject
{
    Q_OBJECT
public:
    static constexpr int Interval = 16; ///< milliseconds: about 60 batches a second
    static constexpr int Budget = 8; ///< milliseconds of one batch; what is left waits for the next
    static constexpr size_t ChunkRecords = 512; ///< how often the clock is looked at
    static constexpr qint64 ChunkBytes = 1 << 20; ///< or after so many

    /// \a document outlives it, and has no records yet. The funnel takes records only.
    explicit RecordDrain(CaptureDocument *document, QObject *parent = nullptr);
    /// For the thread that records; it must stop before this dies.
    RecordFunnel *funnel() { return &m_funnel; }
    /// All that came so far is in the document.
    void finish();
    /// Where record \a number of the funnel, counted from 0, is or will be in the document: others may have put some there, too.
    QtCapnWeb::Trace::RecordIndex indexOf(qint64 number) const;

protected:
    void timerEvent(QTimerEvent *event) override;

private:
    struct Run { // numbers and indices go in step from here
        qint64 number;
        QtCapnWeb::Trace::RecordIndex index;
    };
    void drain(int budget);

    void noteRun(QtCapnWeb::Trace::RecordIndex index, qint64 count);

    CaptureDocument *m_document;
    LiveWriter m_writer;
    RecordFunnel m_funnel;
    std::deque<RecordFunnel::Item> m_pending;
    std::vector<Run> m_runs;
    qint64 m_appended = 0;
    QBasicTimer m_timer;
};

} // namespace Inspector
