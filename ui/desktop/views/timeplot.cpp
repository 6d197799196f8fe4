// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeplot.h"

#include "datatext.h"

#include <QtGui/QPainter>
#include <QtGui/QPainterPath>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace Inspector {

TimePlot::TimePlot(QWidget *parent) : BrushPlot(parent) { }

void TimePlot::setTexts(const QString &title, const QString &empty, const ValueText &valueText)
{
    m_title = title;
    m_empty = empty;
    m_valueText = valueText;
    setAccessibleName(title);
    update();
}

void TimePlot::setData(std::vector<qint64> &&starts, QList<Line> &&lines, bool logarithmic)
{
    m_starts = std::move(starts);
    m_lines = std::move(lines);
    m_logarithmic = logarithmic;
    m_most = 1;
    m_least = std::numeric_limits<qint64>::max();
    for (const Line &line : std::as_const(m_lines)) {
        for (const qint64 value : line.values) {
            m_most = qMax(m_most, value);
            if (value > 0)
                m_least = qMin(m_least, value);
        }
    }
    m_least = qMin(m_least, m_most);
    setAccessibleDescription(stretches() ? stretchText(stretches() - 1) : m_empty);
    update();
}

double TimePlot::heightOf(qint64 value) const
{
    if (!m_logarithmic)
        return double(value) / double(m_most);
    const double low = std::log10(double(m_least)) - 0.1;
    const double high = std::log10(double(m_most));
    return (std::log10(double(qMax<qint64>(m_least, value))) - low) / qMax(0.1, high - low);
}

double TimePlot::placeOf(int stretch) const
{
    const double whole = double(m_starts.back()) - double(m_starts.front());
    return whole > 0 ? (double(m_starts[size_t(stretch)]) - double(m_starts.front())) / whole : 0;
}

QString TimePlot::stretchText(int stretch) const
{
    if (stretch < 0 || stretch >= stretches())
        return {};
    QStringList parts{tr("%1 to %2", "times").arg(durationText(startOf(stretch)), durationText(startOf(stretch + 1)))};
    for (const Line &line : m_lines) {
        const qint64 value = size_t(stretch) < line.values.size() ? line.values[size_t(stretch)] : -1;
        if (value >= 0)
            parts.append(tr("%1: %2", "name of a line, its value").arg(line.name, m_valueText(value)));
    }
    return parts.join(u'\n');
}

BrushPlot::Texts TimePlot::texts() const
{
    Texts texts;
    QStringList names;
    for (const Line &line : m_lines)
        names.append((line.style == Qt::SolidLine ? u"━ "_s : line.style == Qt::DashLine ? u"╍ "_s : u"┈ "_s) + line.name);
    texts.title = m_title + u"   "_s + names.join(u"   "_s);
    texts.empty = m_empty;
    if (stretches()) {
        texts.right = tr("at most %1").arg(m_valueText(m_most));
        texts.bottomLeft = durationText(startOf(0));
        texts.bottomRight = durationText(startOf(stretches()));
    }
    return texts;
}

void TimePlot::paintPlot(QPainter &painter, const QRectF &area, const Theme &theme)
{
    painter.setPen(theme.gridLine);
    painter.drawLine(area.bottomLeft(), area.bottomRight());
    painter.setRenderHint(QPainter::Antialiasing);
    for (const Line &line : std::as_const(m_lines)) {
        QPainterPath path;
        bool drawing = false;
        for (size_t i = 0; i < line.values.size() && i + 1 < m_starts.size(); ++i) {
            if (line.values[i] < 0) {
                drawing = false;
                continue;
            }
            const QPointF point((xOf(int(i)) + xOf(int(i) + 1)) / 2,
                                area.bottom() - qBound(0.0, heightOf(line.values[i]), 1.0) * area.height());
            if (drawing)
                path.lineTo(point);
            else
                path.moveTo(point);
            if (!drawing) // one that stands alone is seen, too
                path.addEllipse(point, 1, 1), path.moveTo(point);
            drawing = true;
        }
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(theme.*line.color, 1.6, line.style));
        painter.drawPath(path);
    }
}

} // namespace Inspector
