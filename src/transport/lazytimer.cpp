// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "lazytimer.h"

#include "timerinterval.h"

#include <QtCore/QDeadlineTimer>

#include <utility>

namespace QtCapnWeb {

LazyTimer::LazyTimer(std::function<void()> expired) : m_expired(std::move(expired))
{
    m_timer.setSingleShot(true);
    QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] { look(); });
}

void LazyTimer::start(std::chrono::milliseconds time)
{
    if (time.count() <= 0) {
        m_deadline = -1;
        return;
    }
    const std::chrono::milliseconds interval = timerInterval(time);
    m_deadline = now() + interval.count();
    if (m_timer.isActive() && m_due <= m_deadline)
        return;
    m_due = m_deadline;
    m_timer.start(interval);
}

qint64 LazyTimer::now() { return QDeadlineTimer::current().deadline(); }

void LazyTimer::look()
{
    if (m_deadline < 0)
        return;
    if (const qint64 left = m_deadline - now(); left > 0) {
        m_due = m_deadline;
        m_timer.start(std::chrono::milliseconds(left));
        return;
    }
    m_deadline = -1;
    const auto expired = m_expired;
    expired();
}

} // namespace QtCapnWeb
