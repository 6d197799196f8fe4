// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "plots.h"

#include "datatext.h"
#include "theme.h"

#include <QtCore/QLocale>
#include <QtGui/QMouseEvent>
#include <QtGui/QPainter>
#include <QtGui/QPainterPath>
#include <QtWidgets/QToolTip>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;
using namespace QtCapnWeb::Trace;

namespace Inspector {

namespace {

constexpr int Margin = 6;

void paintNothing(QPainter &painter, const QRect &rect, const QColor &color, const QString &text)
{
    painter.setPen(color);
    painter.drawText(rect, Qt::AlignCenter | Qt::TextWordWrap, text);
}

} // namespace

// Throughput

ThroughputPlot::ThroughputPlot(QWidget *parent) : QWidget(parent)
{
    setObjectName("throughputPlot"_L1);
    setMouseTracking(true);
    setAccessibleName(tr("Messages over time"));
    setToolTip(QString());
}

void ThroughputPlot::setData(const std::vector<ThroughputBucket> &buckets, qint64 bucketWidth)
{
    if (m_width == bucketWidth && m_buckets == buckets)
        return;
    m_buckets = buckets;
    m_width = qMax<qint64>(1, bucketWidth);
    qint64 all = 0;
    for (const ThroughputBucket &bucket : m_buckets)
        all += bucket.messages[0] + bucket.messages[1];
    setAccessibleDescription(m_buckets.empty()
                                 ? tr("No message has a time.")
                                 : tr("%L1 messages in %2.").arg(all).arg(durationText(m_width * qint64(m_buckets.size()))));
    update();
}

QRectF ThroughputPlot::area() const
{
    const int line = fontMetrics().height();
    return QRectF(rect()).adjusted(Margin, Margin + line, -Margin, -Margin - line);
}

int ThroughputPlot::bucketAt(double x) const
{
    const QRectF inside = area();
    if (m_buckets.empty() || inside.width() <= 0)
        return -1;
    const double place = (x - inside.left()) / inside.width() * double(m_buckets.size());
    return int(qBound(0.0, place, double(m_buckets.size() - 1)));
}

void ThroughputPlot::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme &theme = Theme::of(palette());
    painter.fillRect(rect(), palette().color(QPalette::Base));
    if (m_buckets.empty()) {
        paintNothing(painter, rect(), theme.dim, tr("No message has a time"));
        return;
    }
    const QRectF inside = area();
    qint64 most = 1;
    for (const ThroughputBucket &bucket : m_buckets)
        most = std::max({most, bucket.messages[0], bucket.messages[1]});
    const double middle = inside.center().y();
    const double half = inside.height() / 2;
    const double step = inside.width() / double(m_buckets.size());
    if (m_pressed >= 0 && m_hovered >= 0) {
        const int first = qMin(m_pressed, m_hovered);
        const int last = qMax(m_pressed, m_hovered);
        painter.fillRect(QRectF(inside.left() + first * step, inside.top(), (last - first + 1) * step, inside.height()),
                         theme.relatedBackground);
    }
    for (size_t i = 0; i < m_buckets.size(); ++i) {
        const double left = inside.left() + double(i) * step;
        const double width = qMax(1.0, step - (step > 4 ? 1 : 0));
        const double up = half * double(m_buckets[i].messages[0]) / double(most);
        const double down = half * double(m_buckets[i].messages[1]) / double(most);
        painter.fillRect(QRectF(left, middle - up, width, up), theme.outgoing);
        painter.fillRect(QRectF(left, middle, width, down), theme.incoming);
    }
    painter.setPen(theme.gridLine);
    painter.drawLine(QPointF(inside.left(), middle), QPointF(inside.right(), middle));
    painter.setPen(theme.text);
    const QRect top(Margin, 2, width() - 2 * Margin, fontMetrics().height());
    painter.drawText(top, Qt::AlignLeft, tr("Messages over time: ↑ A to B, ↓ B to A"));
    painter.setPen(theme.dim);
    painter.drawText(top, Qt::AlignRight, tr("at most %L1 in %2").arg(most).arg(durationText(m_width)));
    const QRect bottom(Margin, height() - fontMetrics().height() - 2, width() - 2 * Margin, fontMetrics().height());
    painter.drawText(bottom, Qt::AlignLeft, u"0"_s);
    painter.drawText(bottom, Qt::AlignRight, durationText(m_width * qint64(m_buckets.size())));
}

void ThroughputPlot::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton)
        m_pressed = m_hovered = bucketAt(event->position().x());
    update();
}

void ThroughputPlot::mouseMoveEvent(QMouseEvent *event)
{
    m_hovered = bucketAt(event->position().x());
    if (m_hovered >= 0) {
        const ThroughputBucket &bucket = m_buckets[size_t(m_hovered)];
        QToolTip::showText(event->globalPosition().toPoint(),
                           tr("%1 to %2\nA to B: %L3 messages, %4\nB to A: %L5 messages, %6\nDrag to show only a stretch of time")
                               .arg(durationText(m_hovered * m_width), durationText((m_hovered + 1) * m_width))
                               .arg(bucket.messages[0])
                               .arg(sizeText(bucket.bytes[0]))
                               .arg(bucket.messages[1])
                               .arg(sizeText(bucket.bytes[1])),
                           this);
    }
    if (m_pressed >= 0)
        update();
}

void ThroughputPlot::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || m_pressed < 0)
        return;
    const int released = bucketAt(event->position().x());
    const int first = qMin(m_pressed, released);
    const int last = qMax(m_pressed, released);
    m_pressed = -1;
    update();
    if (last > first) // a click alone is no stretch
        Q_EMIT rangeChosen(first * m_width, (last + 1) * m_width);
}

void ThroughputPlot::leaveEvent(QEvent *)
{
    if (m_pressed < 0)
        m_hovered = -1;
}

// Latency

LatencyPlot::LatencyPlot(QWidget *parent) : QWidget(parent)
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

void LatencyPlot::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme &theme = Theme::of(palette());
    painter.fillRect(rect(), palette().color(QPalette::Base));
    if (!m_count) {
        paintNothing(painter, rect(), theme.dim, tr("No call was answered"));
        return;
    }
    const int line = fontMetrics().height();
    const QRectF inside = QRectF(rect()).adjusted(Margin, Margin + 2 * line, -Margin, -Margin - line);
    const double most = *std::max_element(m_shares.begin(), m_shares.end());
    const double step = inside.width() / Bars;
    for (int i = 0; i < Bars; ++i) {
        const double high = m_shares[size_t(i)] / most * inside.height();
        painter.fillRect(QRectF(inside.left() + i * step, inside.bottom() - high, qMax(1.0, step - 1), high), theme.ok);
    }
    painter.setPen(theme.gridLine);
    painter.drawLine(inside.bottomLeft(), inside.bottomRight());
    const QString names[] = {tr("median"), u"95 %"_s, u"99 %"_s};
    QStringList labels;
    painter.setPen(QPen(theme.text, 1, Qt::DashLine));
    for (int i = 0; i < 3; ++i) {
        const double place = (std::log10(double(qMax<qint64>(1, m_percentiles[i]))) - m_low) / (m_high - m_low);
        const double x = inside.left() + qBound(0.0, place, 1.0) * inside.width();
        painter.drawLine(QPointF(x, inside.top()), QPointF(x, inside.bottom()));
        labels.append(names[i] + u' ' + durationText(m_percentiles[i]));
    }
    painter.setPen(theme.text);
    painter.drawText(QRectF(inside.left(), inside.top() - line - 2, inside.width(), line), Qt::AlignLeft,
                     labels.join(u"  ·  "_s));
    painter.setPen(theme.text);
    const QRect top(Margin, 2, width() - 2 * Margin, line);
    painter.drawText(top, Qt::AlignLeft, fontMetrics().elidedText(m_title, Qt::ElideRight, top.width() * 2 / 3));
    painter.setPen(theme.dim);
    painter.drawText(top, Qt::AlignRight, tr("%L1 answers").arg(m_count));
    const QRect bottom(Margin, height() - line - 2, width() - 2 * Margin, line);
    painter.drawText(bottom, Qt::AlignLeft, durationText(qint64(std::pow(10, m_low))));
    painter.drawText(bottom, Qt::AlignRight, durationText(qint64(std::pow(10, m_high))));
}

} // namespace Inspector
