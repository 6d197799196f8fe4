// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include "filter.h"

#include <chrono>
#include <functional>
#include <memory>
#include <stop_token>
#include <vector>

/// \file
/// A filter at work on a capture, in slices, while the capture grows.

namespace QtCapnWeb::Trace {

/// \brief The records of a capture that match a filter, as far as they have been looked at.
///
/// Used on one thread, which need not be the capture's writer's: it takes Capture::lockForReading() for a block of records at a
/// time where it needs to, so its caller must not hold it. It never looks at a record by itself: call advance() when there is
/// time, and again after records were appended. Memory: four bytes a match.
///
///     FilterRun run(capture, filter);
///     timer->callOnTimeout([&] { if (run.advance(8ms)) timer->stop(); view->resultsChanged(run.unchanged()); });
class QTCAPNWEB_EXPORT FilterRun
{
public:
    /// \a capture must outlive the run.
    FilterRun(const Capture &capture, const Filter &filter);
    ~FilterRun();
    Q_DISABLE_COPY_MOVE(FilterRun)

    const Filter &filter() const { return m_filter; }

    /// Looks at records until \a budget is spent (it may take a block of 512 records longer, or one large text) or \a stop is
    /// requested. \return whether all that the capture now has were looked at.
    ///
    /// Where a later record says more about an earlier one (the answer to a call, for `latency > 5 ms`), the earlier one is
    /// looked at again, and may come or go in the middle of the results: see unchanged().
    bool advance(std::chrono::nanoseconds budget, std::stop_token stop = {});
    /// Goes on in \a capture, which begins with all that its own capture holds: a file of which the first records were looked at
    /// before all of it was read. Its own may go afterwards; \a capture must outlive the run.
    void continueIn(const Capture &capture);
    /// Whether nothing more is added to the capture: then `finding` also tells what counts only at its end, such as calls that
    /// were not answered.
    void setCaptureEnded(bool ended);
    /// Looks at all of them, as of a capture that has ended. \a progress, if there is one, is called with examined() about ten
    /// times a second and returns false to stop. \return whether it came to the end.
    bool finish(std::stop_token stop = {}, const std::function<bool(RecordIndex)> &progress = {});

    /// Records before this one were looked at.
    RecordIndex examined() const { return m_examined; }
    bool isComplete() const;

    /// \name Results, in the order of the capture
    /// @{
    qint64 count() const { return qint64(m_matches.size()); }
    /// The record at \a rank, from 0. O(1).
    RecordIndex at(qint64 rank) const { return RecordIndex(m_matches[size_t(rank)]); }
    /// How many of the results stand before \a record, which is its own rank if it is one. O(log n).
    qint64 rank(RecordIndex record) const;
    bool contains(RecordIndex record) const;
    const std::vector<quint32> &records() const { return m_matches; }
    /// How many of the first results are those that were there before the last advance(): what a view need not ask for again.
    qint64 unchanged() const { return m_unchanged; }
    /// @}

private:
    struct Private;

    void examineBlock();
    bool advanceFindings(std::chrono::steady_clock::time_point deadline, const std::stop_token &stop);
    void applyChanges();

    const Capture *m_capture;
    Filter m_filter;
    RecordIndex m_examined = 0;
    qint64 m_unchanged = 0;
    std::vector<quint32> m_matches;
    std::unique_ptr<Private> d;
};

} // namespace QtCapnWeb::Trace
