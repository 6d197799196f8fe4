// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "statistics.h"

#include <QtCore/QPointer>
#include <QtWidgets/QWidget>

#include <vector>

/// \file
/// Plots of statistics, painted here: two simple ones are not worth a library.

namespace Inspector {

/// \brief Messages over time, those of side A upwards and those of side B downwards. Dragging chooses a stretch of time.
class ThroughputPlot final : public QWidget
{
    Q_OBJECT
public:
    explicit ThroughputPlot(QWidget *parent = nullptr);

    /// Copies what it shows.
    void setData(const std::vector<QtCapnWeb::Trace::ThroughputBucket> &buckets, qint64 bucketWidth);

    QSize sizeHint() const override { return {320, 110}; }
    QSize minimumSizeHint() const override { return {140, 60}; }

Q_SIGNALS:
    /// Nanoseconds since the capture began.
    void rangeChosen(qint64 from, qint64 to);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;

private:
    QRectF area() const;
    int bucketAt(double x) const;

    std::vector<QtCapnWeb::Trace::ThroughputBucket> m_buckets;
    qint64 m_width = 1;
    int m_pressed = -1; ///< bucket where the drag began
    int m_hovered = -1;
};

/// \brief How long answers took, on a logarithmic axis, with the median and two percentiles.
class LatencyPlot final : public QWidget
{
    Q_OBJECT
public:
    explicit LatencyPlot(QWidget *parent = nullptr);

    /// \a title says of what.
    void setData(const QtCapnWeb::Trace::LatencyHistogram &histogram, const QString &title);

    QSize sizeHint() const override { return {320, 110}; }
    QSize minimumSizeHint() const override { return {140, 60}; }

protected:
    void paintEvent(QPaintEvent *event) override;

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
