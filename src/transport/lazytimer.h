// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include "qtcapnwebglobal.h"

#include <QtCore/QTimer>

#include <chrono>
#include <functional>

/// \file
/// A timer for what mostly comes in time.

namespace QtCapnWeb {

/// \brief One deadline, which is set and lifted many times for each time that it passes.
///
/// Registering a timer costs more than many a thing that it is to limit. So one that runs is left running, and looks when it
/// fires whether it is time yet.
class QTCAPNWEB_EXPORT LazyTimer
{
public:
    /// \a expired is called from the event loop, and may destroy this.
    explicit LazyTimer(std::function<void()> expired);
    Q_DISABLE_COPY_MOVE(LazyTimer)

    /// Sets the deadline \a time from now, in place of any before; lifts it if that is not positive.
    void start(std::chrono::milliseconds time);
    void stop() { m_deadline = -1; }

    /// Milliseconds of the monotonic clock.
    static qint64 now();

private:
    void look();

    const std::function<void()> m_expired;
    QTimer m_timer;
    qint64 m_deadline = -1; // on that clock; -1 for none
    qint64 m_due = 0; // when the timer fires, if it runs
};

} // namespace QtCapnWeb
