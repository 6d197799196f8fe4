// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include "qtcapnwebglobal.h"

#include <QtCore/qglobal.h>

#include <functional>
#include <limits>
#include <optional>

/// \file
/// How much of a stream may be on its way. Source: the reference's FlowController (src/streams.ts); protocol-rules, "Streams".

namespace QtCapnWeb {

/// \brief Estimates the bandwidth-delay product of a connection from the acknowledgements of a stream's writes, and gives the
/// stream a window somewhat larger than that.
///
/// At first the window may double each round trip; after three rounds without growth worth the name it grows by a quarter at
/// most, and shrinks by a tenth at most while the writer fills it. Sizes are UTF-16 code units of a message's text.
class QTCAPNWEB_EXPORT FlowController
{
public:
    static constexpr double InitialWindow = 256.0 * 1024;
    static constexpr double MinimumWindow = 64.0 * 1024;
    static constexpr double MaximumWindow = 1024.0 * 1024 * 1024;

    /// Milliseconds of a clock that never goes back.
    using Clock = std::function<double()>;
    /// The clock that is used if none was given.
    static Clock monotonicClock();

    /// What is to be remembered of a write until it is acknowledged.
    struct Write {
        double sentAt = 0;
        double size = 0;
        double deliveredBefore = 0; ///< acknowledged when it was sent
        std::optional<double> lastDeliveryBefore; ///< when that was; none if nothing had been
        double window = 0; ///< when it was sent
        bool filledWindow = false; ///< whether it filled the window, so that the writer has to wait
    };

    explicit FlowController(Clock clock) : m_clock(std::move(clock)) { }

    Write sent(double size);
    void acknowledged(const Write &write);
    /// The write failed: it tells nothing of the connection.
    void failed(const Write &write) { m_inFlight -= write.size; }

    bool hasRoom() const { return m_inFlight < m_window; }
    double window() const { return m_window; }
    double inFlight() const { return m_inFlight; }
    bool isStarting() const { return m_isStarting; }

private:
    void resize(const Write &write, double now);
    void countRound(const Write &write, double now);

    Clock m_clock;
    double m_window = InitialWindow;
    double m_inFlight = 0;
    bool m_isStarting = true;

    double m_delivered = 0;
    std::optional<double> m_lastDelivery;
    std::optional<double> m_firstDelivery;
    double m_firstDelivered = 0;
    double m_shortestRoundTrip = std::numeric_limits<double>::infinity();

    int m_roundsWithoutGrowth = 0;
    double m_roundWindow = 0; // at the start of the round
    double m_roundStart = 0;
};

} // namespace QtCapnWeb
