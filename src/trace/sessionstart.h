// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include "message.h"

#include <QtCore/QSet>

#include <optional>

/// \file
/// Whether a recording begins in the middle of a session, told from its first messages.

namespace QtCapnWeb::Trace {

/// Where the ids of a session stood when its recording began, as far as can be known.
struct SessionStart {
    /// The id of the first push, stream or pipe that is in the recording, by side. It is the lowest number that all that was seen
    /// allows.
    double firstPush[2] = {1, 1};
};

/// \brief Looks at the first messages of one session, in order, and tells whether others came before them.
///
/// Push ids are counted from 1, and nothing can be named that was not pushed or introduced before. So if one of the first
/// messages names what cannot be there, the recording began later than the session. A peer may also be wrong, though; then the
/// other one aborts at once: if there is an abort among the first messages, the session is taken for one that is recorded from
/// its start.
///
/// What cannot be known: where writes of a stream or calls that nobody names were under way when the recording began, the numbers
/// of the pushes behind them may be too low.
class QTCAPNWEB_EXPORT SessionStartFinder
{
public:
    static constexpr int MostMessages = 64; ///< that are looked at

    void add(Side from, const Message &message);
    /// Nothing more that comes can change the result.
    bool isDecided() const { return m_state == State::FromStart || m_seen >= MostMessages; }
    /// Nothing: recorded from its start, or the messages do not tell.
    std::optional<SessionStart> start() const;

private:
    enum class State : quint8 { Unknown, FromStart, Joined };
    struct SideState {
        double pushes = 0; // that were seen
        bool streams = false;
        double first = 1;
        QSet<double> introduced;
        QSet<double> pulled;
    };

    void named(Side side, double id);
    void atLeast(Side side, double first);

    State m_state = State::Unknown;
    int m_seen = 0;
    SideState m_sides[2];
};

} // namespace QtCapnWeb::Trace
