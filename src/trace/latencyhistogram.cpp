// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "latencyhistogram.h"

#include <algorithm>
#include <bit>
#include <cmath>

namespace QtCapnWeb::Trace {

namespace {

constexpr int SubBits = 6;
constexpr quint64 SubBuckets = 1 << SubBits;

// Below 128 each value has a bucket; above, 64 share a power of two.
size_t bucketOf(quint64 value)
{
    if (value < 2 * SubBuckets)
        return size_t(value);
    const int shift = std::bit_width(value) - 1 - SubBits;
    return size_t(quint64(shift + 1) * SubBuckets + ((value >> shift) - SubBuckets));
}

// The middle of what a bucket stands for.
qint64 valueOf(size_t bucket)
{
    if (bucket < 2 * SubBuckets)
        return qint64(bucket);
    const auto shift = int(bucket / SubBuckets) - 1;
    const quint64 low = (bucket % SubBuckets + SubBuckets) << shift;
    return qint64(low + ((quint64(1) << shift) >> 1));
}

} // namespace

void LatencyHistogram::addToBucket(qint64 value, quint64 count)
{
    const size_t bucket = bucketOf(quint64(value));
    if (bucket >= m_buckets.size())
        m_buckets.resize(bucket + 1);
    m_buckets[bucket] += count;
}

void LatencyHistogram::spill()
{
    m_buckets.resize(1);
    for (const qint64 value : m_values)
        addToBucket(value, 1);
    m_values.clear();
    m_values.shrink_to_fit();
}

void LatencyHistogram::add(qint64 value)
{
    value = std::max<qint64>(value, 0);
    m_minimum = m_count ? std::min(m_minimum, value) : value;
    m_maximum = m_count ? std::max(m_maximum, value) : value;
    m_sum += double(value);
    ++m_count;
    if (isExact()) {
        m_values.push_back(value);
        m_sorted = false;
        if (m_values.size() > ExactValues)
            spill();
    } else {
        addToBucket(value, 1);
    }
}

void LatencyHistogram::merge(const LatencyHistogram &other)
{
    if (!other.m_count)
        return;
    m_minimum = m_count ? std::min(m_minimum, other.m_minimum) : other.m_minimum;
    m_maximum = m_count ? std::max(m_maximum, other.m_maximum) : other.m_maximum;
    m_sum += other.m_sum;
    m_count += other.m_count;
    if (isExact() && other.isExact()) {
        m_values.insert(m_values.end(), other.m_values.begin(), other.m_values.end());
        m_sorted = false;
        if (m_values.size() > ExactValues)
            spill();
        return;
    }
    if (isExact())
        spill();
    for (const qint64 value : other.m_values)
        addToBucket(value, 1);
    if (other.m_buckets.size() > m_buckets.size())
        m_buckets.resize(other.m_buckets.size());
    for (size_t i = 0; i < other.m_buckets.size(); ++i)
        m_buckets[i] += other.m_buckets[i];
}

qint64 LatencyHistogram::percentile(double percent) const
{
    if (!m_count)
        return -1;
    const double exactRank = std::ceil(std::clamp(percent, 0.0, 100.0) / 100 * double(m_count));
    const qint64 rank = std::clamp<qint64>(qint64(exactRank), 1, m_count);
    if (isExact()) {
        if (!m_sorted) {
            std::sort(m_values.begin(), m_values.end());
            m_sorted = true;
        }
        return m_values[size_t(rank - 1)];
    }
    if (rank == m_count)
        return m_maximum;
    quint64 seen = 0;
    for (size_t i = 0; i < m_buckets.size(); ++i) {
        seen += m_buckets[i];
        if (seen >= quint64(rank))
            return std::clamp(valueOf(i), m_minimum, m_maximum);
    }
    return m_maximum;
}

} // namespace QtCapnWeb::Trace
