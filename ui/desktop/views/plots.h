// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "brushplot.h"
#include "statistics.h"

#include <vector>

/// \file
/// Plots of statistics, painted here: simple ones are not worth a library.

namespace Inspector {

/// \brief Messages over time, those of side A upwards and those of side B downwards. A stretch of time can be chosen.
class ThroughputPlot final : public BrushPlot
{
    Q_OBJECT
public:
    explicit ThroughputPlot(QWidget *parent = nullptr);

    /// Copies what it shows.
    void setData(const std::vector<QtCapnWeb::Trace::ThroughputBucket> &buckets, qint64 bucketWidth);

    QString stretchText(int stretch) const override;
    int stretches() const override { return int(m_buckets.size()); }
    qint64 startOf(int stretch) const override { return stretch * m_width; }

protected:
    Texts texts() const override;
    void paintPlot(QPainter &painter, const QRectF &area, const Theme &theme) override;

private:
    std::vector<QtCapnWeb::Trace::ThroughputBucket> m_buckets;
    qint64 m_width = 1;
    qint64 m_most = 1; ///< messages of a side in a bucket
};

/// \brief How long answers took, on a logarithmic axis, with the median and two percentiles. A stretch of latencies can be
/// chosen.
class LatencyPlot final : public BrushPlot
{
    Q_OBJECT
public:
    explicit LatencyPlot(QWidget *parent = nullptr);

    /// \a title says of what.
    void setData(const QtCapnWeb::Trace::LatencyHistogram &histogram, const QString &title);

    QString stretchText(int stretch) const override;
    int stretches() const override { return m_count ? Bars : 0; }
    qint64 startOf(int stretch) const override;

protected:
    Texts texts() const override;
    void paintPlot(QPainter &painter, const QRectF &area, const Theme &theme) override;

private:
    static constexpr int Bars = 60;

    std::vector<double> m_shares; ///< of all values, bar by bar
    double m_low = 0; ///< logarithms of nanoseconds
    double m_high = 1;
    qint64 m_count = 0;
    qint64 m_percentiles[3] = {-1, -1, -1}; ///< 50, 95, 99
    QString m_title;
};

} // namespace Inspector
