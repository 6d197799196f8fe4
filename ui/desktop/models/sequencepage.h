// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "callindex.h"

#include <QtCore/QString>

#include <vector>

/// \file
/// What a page of a sequence diagram shows: whose lifelines, and which calls are at work.

namespace Inspector {

class TimelineModel;

/// \brief A call that is at work on some of a page's rows: a bar on the lifeline of who answers it.
struct SequenceActivation {
    QtCapnWeb::Trace::CallId call = QtCapnWeb::Trace::NoCall;
    quint32 session = 0;
    bool atOurs = false; ///< it is answered by our side: on the left lifeline
    qint64 first = 0; ///< row of its push, or the page's first row if that is further up
    qint64 last = 0; ///< row of its answer, or the page's last row
    bool openAbove = false; ///< it began above the page
    bool openBelow = false; ///< it goes on below the page
    int lane = 0; ///< bars of one lane do not overlap, unless there are more than Lanes at once
    QtCapnWeb::Trace::Call::State state = QtCapnWeb::Trace::Call::State::Pending;

    static constexpr int Lanes = 4;
};

/// \brief A page, computed from the rows that are seen and a few around them, whatever the capture's size.
struct SequencePage {
    /// Sessions that have lifelines, ascending: all of the page's rows, and some of rows around it, so that lifelines seldom
    /// come and go.
    std::vector<quint32> sessions;
    std::vector<SequenceActivation> activations; ///< of calls that have a record on the page
};

/// \brief The page of rows [first, first + count) of \a model. O(count log rows).
SequencePage sequencePage(const TimelineModel &model, qint64 first, qint64 count);

/// \brief Rows [first, last] as a sequence diagram in the language of Mermaid, which Markdown viewers draw; 1000 rows at most.
QString sequenceAsMermaid(const TimelineModel &model, qint64 first, qint64 last);

} // namespace Inspector
