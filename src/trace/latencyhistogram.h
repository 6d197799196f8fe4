// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include "qtcapnwebglobal.h"

#include <QtCore/QtGlobal>

#include <vector>

/// \file
/// Percentiles of durations in bounded memory.

namespace QtCapnWeb::Trace {

/// \brief Durations in nanoseconds. Up to ExactValues of them are kept as they are, so that percentiles are exact; from then on
/// they are counted in buckets as an HDR histogram has them, 64 for each power of two: at most about 32 KiB, and percentiles are
/// wrong by at most RelativeError. Which of the two it is does not depend on the order in which values came or histograms were
/// merged.
class QTCAPNWEB_EXPORT LatencyHistogram
{
public:
    static constexpr size_t ExactValues = 4096;
    static constexpr double RelativeError = 1.0 / 128;

    /// Negative values are taken for 0.
    void add(qint64 value);
    void merge(const LatencyHistogram &other);

    qint64 count() const { return m_count; }
    bool isExact() const { return m_buckets.empty(); }
    /// The smallest, the largest and the mean are exact in any case; -1 if there is no value.
    qint64 minimum() const { return m_count ? m_minimum : -1; }
    qint64 maximum() const { return m_count ? m_maximum : -1; }
    double mean() const { return m_count ? m_sum / double(m_count) : -1; }
    /// The value that \a percent of all values are not above (nearest rank): 50 is the median, 100 the maximum. -1 if there is
    /// none.
    qint64 percentile(double percent) const;

private:
    void spill();
    void addToBucket(qint64 value, quint64 count);

    mutable std::vector<qint64> m_values; // sorted when a percentile is asked for
    mutable bool m_sorted = true;
    std::vector<quint64> m_buckets;
    qint64 m_count = 0;
    qint64 m_minimum = 0;
    qint64 m_maximum = 0;
    double m_sum = 0;
};

} // namespace QtCapnWeb::Trace
