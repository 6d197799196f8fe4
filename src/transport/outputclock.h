// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QtCore/QDeadlineTimer>

#include <chrono>

/// \file
/// When output leaves that is gathered within one turn of the event loop.

namespace QtCapnWeb {

/// Bytes of output that are not gathered any further: the socket has a buffer without copies.
inline constexpr qsizetype LargeOutput = 64 * 1024;

/// \brief Says when output is written while more of it is being made.
///
/// Each write costs both ends some microseconds, so that what is made in one go should leave together. But as long as it is held
/// back the peer has nothing to do: with dozens of calls outstanding, both ends would work in turns rather than at the same time.
/// So the first goes after a short while, and what follows after twice the time each, as a peer that is busy needs no more.
class OutputClock
{
public:
    explicit OutputClock(std::chrono::nanoseconds first) : m_first(first.count()) { restart(); }

    void restart()
    {
        m_start = m_last = now();
        m_interval = m_first;
    }
    bool isDue()
    {
        const qint64 time = now();
        if (time - m_last < m_interval)
            return false;
        m_last = time;
        m_interval *= 2; // A turn would have to last for years for this to overflow.
        return true;
    }

    /// Whether output was due since the start.
    bool wasDue() const { return m_last != m_start; }
    std::chrono::nanoseconds sinceStart() const { return std::chrono::nanoseconds(now() - m_start); }

private:
    static qint64 now() { return QDeadlineTimer::current().deadlineNSecs(); }

    const qint64 m_first; // nanoseconds, as are the others
    qint64 m_start = 0;
    qint64 m_last = 0;
    qint64 m_interval = 0;
};

} // namespace QtCapnWeb
