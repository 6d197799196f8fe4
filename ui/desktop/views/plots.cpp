// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "plots.h"

#include "datatext.h"
#include "theme.h"

#include <QtCore/QLocale>
#include <QtGui/QPainter>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;
using namespace QtCapnWeb::Trace;

namespace Inspector {

// Throughput

ThroughputPlot::ThroughputPlot(QWidget *parent) : BrushPlot(parent)
{
    setObjectName("throughputPlot"_L1);
    setAccessibleName(tr("Messages over time"));
}

void ThroughputPlot::setData(const std::vector<ThroughputBucket> &buckets, qint64 bucketWidth)
{
    if (m_width == bucketWidth && m_buckets == buckets)
        return;
    m_buckets = buckets;
    m_width = qMax<qint64>(1, bucketWidth);
    m_most = 1;
    qint64 all = 0;
    for (const ThroughputBucket &bucket : m_buckets) {
        all += bucket.messages[0] + bucket.messages[1];
        m_most = std::max({m_most, bucket.messages[0], bucket.messages[1]});
    }
    setAccessibleDescription(m_buckets.empty()
                                 ? tr("No message has a time.")
                                 : tr("%L1 messages in %2.").arg(all).arg(durationText(m_width * qint64(m_buckets.size()))));
    update();
}

QString ThroughputPlot::stretchText(int stretch) const
{
    if (stretch < 0 || stretch >= stretches())
        return {};
    const ThroughputBucket &bucket = m_buckets[size_t(stretch)];
    return tr("%1 to %2\nA to B: %L3 messages, %4\nB to A: %L5 messages, %6")
        .arg(durationText(startOf(stretch)), durationText(startOf(stretch + 1)))
        .arg(bucket.messages[0])
        .arg(sizeText(bucket.bytes[0]))
        .arg(bucket.messages[1])
        .arg(sizeText(bucket.bytes[1]));
}

BrushPlot::Texts ThroughputPlot::texts() const
{
    return {tr("Messages over time: ↑ A to B, ↓ B to A"), tr("at most %L1 in %2").arg(m_most).arg(durationText(m_width)), u"0"_s,
            durationText(m_width * qint64(m_buckets.size())), tr("No message has a time")};
}

void ThroughputPlot::paintPlot(QPainter &painter, const QRectF &area, const Theme &theme)
{
    const double middle = area.center().y();
    const double half = area.height() / 2;
    for (int i = 0; i < stretches(); ++i) {
        const double left = xOf(i);
        const double step = xOf(i + 1) - left;
        const double width = qMax(1.0, step - (step > 4 ? 1 : 0));
        const double up = half * double(m_buckets[size_t(i)].messages[0]) / double(m_most);
        const double down = half * double(m_buckets[size_t(i)].messages[1]) / double(m_most);
        painter.fillRect(QRectF(left, middle - up, width, up), theme.outgoing);
        painter.fillRect(QRectF(left, middle, width, down), theme.incoming);
    }
    painter.setPen(theme.gridLine);
    painter.drawLine(QPointF(area.left(), middle), QPointF(area.right(), middle));
}

// Latency

LatencyPlot::LatencyPlot(QWidget *parent) : BrushPlot(parent)
{
    setObjectName("latencyPlot"_L1);
    setAccessibleName(tr("Latency of calls"));
}

void LatencyPlot::setData(const LatencyHistogram &histogram, const QString &title)
{
    m_title = title;
    m_count = histogram.count();
    m_shares.assign(Bars, 0);
    if (m_count) {
        m_low = std::log10(double(qMax<qint64>(1, histogram.minimum())));
        m_high = qMax(m_low + 0.3, std::log10(double(qMax<qint64>(1, histogram.maximum()))));
        constexpr double Percents[] = {50, 95, 99};
        for (int i = 0; i < 3; ++i)
            m_percentiles[i] = histogram.percentile(Percents[i]);
        // The histogram tells percentiles: each of a thousand equal parts of its values falls into one bar.
        constexpr int Parts = 1000;
        for (int part = 0; part < Parts; ++part) {
            const auto value = double(qMax<qint64>(1, histogram.percentile((part + 0.5) * 100 / Parts)));
            const int bar = int((std::log10(value) - m_low) / (m_high - m_low) * Bars);
            m_shares[size_t(qBound(0, bar, Bars - 1))] += 1.0 / Parts;
        }
        setAccessibleDescription(
            tr("%1: %L2 answers, median %3, 95 % within %4, 99 % within %5.")
                .arg(title)
                .arg(m_count)
                .arg(durationText(m_percentiles[0]), durationText(m_percentiles[1]), durationText(m_percentiles[2])));
    } else {
        setAccessibleDescription(tr("No call was answered."));
    }
    update();
}

qint64 LatencyPlot::startOf(int stretch) const
{
    // The ends are whole nanoseconds that leave out neither the smallest nor the largest value.
    const double value = std::pow(10, m_low + (m_high - m_low) * stretch / Bars);
    return stretch <= 0 ? qint64(value) - 1 : stretch >= Bars ? qint64(value) + 2 : qint64(value);
}

QString LatencyPlot::stretchText(int stretch) const
{
    if (stretch < 0 || stretch >= stretches())
        return {};
    return tr("%1 to %2: about %3 % of the answers")
        .arg(durationText(qMax<qint64>(0, startOf(stretch))), durationText(startOf(stretch + 1)))
        .arg(m_shares[size_t(stretch)] * 100, 0, 'f', 1);
}

BrushPlot::Texts LatencyPlot::texts() const
{
    if (!m_count)
        return {{}, {}, {}, {}, tr("No call was answered")};
    const QString names[] = {tr("median"), u"95 %"_s, u"99 %"_s};
    QStringList labels;
    for (int i = 0; i < 3; ++i)
        labels.append(names[i] + u' ' + durationText(m_percentiles[i]));
    return {m_title + u"   "_s + labels.join(u" · "_s),
            tr("%L1 answers").arg(m_count),
            durationText(qint64(std::pow(10, m_low))),
            durationText(qint64(std::pow(10, m_high))),
            {}};
}

void LatencyPlot::paintPlot(QPainter &painter, const QRectF &area, const Theme &theme)
{
    const double most = *std::max_element(m_shares.begin(), m_shares.end());
    for (int i = 0; i < Bars; ++i) {
        const double high = m_shares[size_t(i)] / most * area.height();
        painter.fillRect(QRectF(xOf(i), area.bottom() - high, qMax(1.0, xOf(i + 1) - xOf(i) - 1), high), theme.ok);
    }
    painter.setPen(theme.gridLine);
    painter.drawLine(area.bottomLeft(), area.bottomRight());
    painter.setPen(QPen(theme.text, 1, Qt::DashLine));
    for (const qint64 percentile : m_percentiles) {
        const double place = (std::log10(double(qMax<qint64>(1, percentile))) - m_low) / (m_high - m_low);
        const double x = area.left() + qBound(0.0, place, 1.0) * area.width();
        painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()));
    }
}

} // namespace Inspector
