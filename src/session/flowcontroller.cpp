// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "flowcontroller.h"

#include <algorithm>
#include <chrono>

namespace QtCapnWeb {

namespace {

constexpr double StartingGrowth = 2;
constexpr double SteadyGrowth = 1.25;
constexpr double Shrinkage = 0.90;
constexpr int RoundsToLeaveStart = 3;

} // namespace

FlowController::Clock FlowController::monotonicClock()
{
    return [] {
        const auto now = std::chrono::steady_clock::now().time_since_epoch();
        return std::chrono::duration<double, std::milli>(now).count();
    };
}

FlowController::Write FlowController::sent(double size)
{
    m_inFlight += size;
    return {m_clock(), size, m_delivered, m_lastDelivery, m_window, !hasRoom()};
}

void FlowController::acknowledged(const Write &write)
{
    const double now = m_clock();
    m_delivered += write.size;
    m_lastDelivery = now;
    m_inFlight -= write.size;
    m_shortestRoundTrip = std::min(m_shortestRoundTrip, now - write.sentAt);
    if (m_firstDelivery) {
        resize(write, now);
        countRound(write, now);
    } else {
        // Bandwidth is what arrives between two acknowledgements; so far there is one.
        m_firstDelivery = now;
        m_firstDelivered = m_delivered;
    }
}

void FlowController::resize(const Write &write, double now)
{
    // A write that went out before the first acknowledgement is measured from there.
    const double since = write.lastDeliveryBefore ? now - *write.lastDeliveryBefore : now - *m_firstDelivery;
    const double bytes = m_delivered - (write.lastDeliveryBefore ? write.deliveredBefore : m_firstDelivered);
    const double growth = m_isStarting ? StartingGrowth : SteadyGrowth;
    const double mostGrown = write.window * growth;
    // A clock too coarse to tell the two moments apart sets no bound of its own. (In the reference this is NaN for good.)
    double window = since > 0 ? std::min(bytes / since * m_shortestRoundTrip * growth, mostGrown) : mostGrown;
    // Who does not fill the window does not know what fits. m_window, so that a shrinkage is not undone.
    window = std::max(window, write.filledWindow ? write.window * Shrinkage : m_window);
    m_window = std::clamp(window, MinimumWindow, MaximumWindow);
}

void FlowController::countRound(const Write &write, double now)
{
    if (!m_isStarting || write.sentAt < m_roundStart)
        return;
    if (m_window > m_roundWindow * SteadyGrowth)
        m_roundsWithoutGrowth = 0;
    else if (++m_roundsWithoutGrowth >= RoundsToLeaveStart)
        m_isStarting = false;
    m_roundStart = now;
    m_roundWindow = m_window;
}

} // namespace QtCapnWeb
