// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timelinepainter.h"

#include "capturedocument.h"
#include "colorrules.h"
#include "drawabletext.h"
#include "finder.h"
#include "symbol.h"
#include "timelinecolumns.h"

#include <QtGui/QPainter>
#include <QtWidgets/QHeaderView>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Inspector {

TimelinePainter::TimelinePainter(QPainter &painter, const TimelineModel &model, const QHeaderView &header,
                                 const TimelineColumns &columns, const QPalette &palette, const Theme &theme,
                                 std::vector<qint64> related)
    : m_painter(painter), m_model(model), m_header(header), m_columns(columns), m_palette(palette), m_theme(theme),
      m_related(std::move(related)), m_metrics(painter.fontMetrics()),
      m_characterWidth(QFontMetricsF(painter.font()).horizontalAdvance(u'0'))
{
    // The sign of a rule stands before the first of these that there is.
    for (const auto column : {TimelineModel::Column::Kind, TimelineModel::Column::Target, TimelineModel::Column::Preview,
                              TimelineModel::Column::Id, TimelineModel::Column::State}) {
        if (m_signSection < 0 && !header.isSectionHidden(int(column)))
            m_signSection = int(column);
    }
}

QString TimelinePainter::markSymbol(TimelineModel::Mark mark)
{
    switch (mark) {
    case TimelineModel::Mark::None:
        return {};
    case TimelineModel::Mark::Ok:
        return u"ok"_s;
    case TimelineModel::Mark::Pending:
        return u"pending"_s;
    case TimelineModel::Mark::Error:
        return u"error"_s;
    case TimelineModel::Mark::Warning:
        return u"warning"_s;
    case TimelineModel::Mark::Released:
        return u"released"_s;
    }
    return {};
}

QString TimelinePainter::lookSymbol(TimelineModel::Look look)
{
    switch (look) {
    case TimelineModel::Look::Message:
        return {};
    case TimelineModel::Look::Invalid:
        return u"warning"_s;
    case TimelineModel::Look::Opened:
        return u"opened"_s;
    case TimelineModel::Look::Closed:
        return u"closed"_s;
    case TimelineModel::Look::Failed:
        return u"failed"_s;
    case TimelineModel::Look::Refused:
        return u"refused"_s;
    case TimelineModel::Look::Binary:
        return u"binary"_s;
    case TimelineModel::Look::Http:
    case TimelineModel::Look::Note:
    case TimelineModel::Look::Comment:
        return {};
    }
    return {};
}

QColor TimelinePainter::markColor(TimelineModel::Mark mark) const
{
    switch (mark) {
    case TimelineModel::Mark::Ok:
        return m_theme.ok;
    case TimelineModel::Mark::Pending:
        return m_theme.pending;
    case TimelineModel::Mark::Error:
        return m_theme.error;
    case TimelineModel::Mark::Warning:
        return m_theme.warning;
    case TimelineModel::Mark::None:
    case TimelineModel::Mark::Released:
        break;
    }
    return m_theme.dim;
}

void TimelinePainter::paintRow(qint64 row, const QRect &rect, const Style &style)
{
    const TimelineModel::Look look = m_model.look(row);
    const TimelineModel::Mark mark = m_model.mark(row);
    const bool event = look != TimelineModel::Look::Message && look != TimelineModel::Look::Invalid;
    const bool isRelated = std::binary_search(m_related.begin(), m_related.end(), row);
    m_rule = m_rules && m_model.document() ? m_rules->match(m_model.document()->sharedCapture(), m_model.recordAt(row)) : nullptr;
    QColor text = m_model.isMinor(row) && !m_rule ? m_theme.dim : m_theme.text;
    if (style.selected) {
        const QPalette::ColorGroup group = style.active ? QPalette::Active : QPalette::Inactive;
        m_painter.fillRect(rect, m_palette.color(group, QPalette::Highlight));
        text = m_palette.color(group, QPalette::HighlightedText);
    } else if (m_rule) {
        QColor tint = m_rule->color;
        tint.setAlphaF(Theme::isDark(m_palette) ? 0.3f : 0.2f);
        m_painter.fillRect(rect, tint);
    } else if (mark == TimelineModel::Mark::Error) {
        m_painter.fillRect(rect, m_theme.errorBackground);
    } else if (isRelated) {
        m_painter.fillRect(rect, m_theme.relatedBackground);
    } else if (event) {
        m_painter.fillRect(rect, m_theme.eventBackground);
    }

    const QRect clip = m_painter.clipBoundingRect().toAlignedRect();
    int eventLeft = -1;
    for (int visual = 0; visual < m_header.count(); ++visual) {
        const int section = m_header.logicalIndex(visual);
        if (m_header.isSectionHidden(section))
            continue;
        const auto column = TimelineModel::Column(section);
        const QRect cell(m_header.sectionViewportPosition(section), rect.top(), m_header.sectionSize(section), rect.height());
        if (event
            && (column == TimelineModel::Column::Target || column == TimelineModel::Column::State
                || column == TimelineModel::Column::Size || column == TimelineModel::Column::Preview)) {
            if (eventLeft < 0)
                eventLeft = cell.left();
            continue;
        }
        if (eventLeft >= 0)
            continue; // the words about it go on to the end
        if (cell.intersects(clip) && cell.width() > 4)
            paintCell(row, section, cell, text, style);
    }
    if (event && eventLeft >= 0) {
        const int margin = rect.height() / 4;
        QRect line(eventLeft + margin, rect.top(), rect.right() - eventLeft - 2 * margin, rect.height());
        const QRect icon(line.left(), line.top() + 2, line.height() - 4, line.height() - 4);
        Symbol::paint(m_painter, lookSymbol(look), icon.adjusted(1, 1, -1, -1), style.selected ? text : markColor(mark));
        line.setLeft(icon.right() + margin);
        m_painter.setPen(style.selected ? text : mark == TimelineModel::Mark::Error ? m_theme.error : text);
        const QString shown = elided(m_model.eventText(row), line.width());
        paintHits(shown, line);
        m_painter.drawText(line, Qt::AlignVCenter | Qt::TextSingleLine, shown);
    }
    if (!m_related.empty())
        paintGutter(row, rect, style.selected ? text : m_palette.color(QPalette::Active, QPalette::Highlight));
    paintNotes(row, rect, text);
    if (m_finder && m_finder->isHit(m_model.recordAt(row)))
        m_painter.fillRect(QRect(rect.left(), rect.top() + 1, qMax(3, rect.height() / 6), rect.height() - 2), m_theme.warning);
    if (style.current) {
        QPen pen(style.selected ? text : m_theme.text, 1, Qt::DotLine);
        m_painter.setPen(pen);
        m_painter.setBrush(Qt::NoBrush);
        m_painter.drawRect(rect.adjusted(0, 0, -1, -1));
    }
}

QString TimelinePainter::elided(const QString &whole, int width) const
{
    const QString text = drawable(whole, m_painter.font());
    // The font is of fixed pitch: what is plain and short enough needs no layout to know that it fits.
    const bool plain = std::all_of(text.begin(), text.end(), [](QChar c) { return c.unicode() < 0x100; });
    if (plain && text.size() * m_characterWidth <= width)
        return text;
    // Nor does layout have to see more than could ever fit.
    return m_metrics.elidedText(text.left(width + 1), Qt::ElideRight, width);
}

void TimelinePainter::paintHits(const QString &text, const QRect &cell)
{
    if (!m_finder || !m_finder->isActive())
        return;
    QColor shade = m_theme.warning;
    shade.setAlpha(80);
    for (const auto &[offset, length] : m_finder->places(text)) {
        const qreal left = cell.left() + QFontMetricsF(m_painter.font()).horizontalAdvance(text, offset);
        const qreal right = cell.left() + QFontMetricsF(m_painter.font()).horizontalAdvance(text, offset + length);
        m_painter.fillRect(QRectF(left, cell.top() + 1, right - left, cell.height() - 2), shade);
        m_painter.fillRect(QRectF(left, cell.bottom() - 1, right - left, 1.5), m_theme.warning);
    }
}

void TimelinePainter::paintNotes(qint64 row, const QRect &rect, const QColor &color)
{
    const int section = int(TimelineModel::Column::Number);
    const TimelineModel::Notes notes = m_model.notes(row);
    if ((!notes.marked && !notes.commented) || m_header.isSectionHidden(section))
        return;
    const qreal size = rect.height() * 0.5;
    const QPointF center(m_header.sectionViewportPosition(section) + rect.height() * 1.25, rect.center().y() + 0.5);
    m_painter.save();
    m_painter.setRenderHint(QPainter::Antialiasing);
    if (notes.commented) {
        // A page with lines; filled, if there is a mark besides.
        const QRectF page(center.x() - size * 0.4, center.y() - size / 2, size * 0.8, size);
        m_painter.setPen(QPen(color, 1));
        m_painter.setBrush(notes.marked ? QBrush(color) : QBrush());
        m_painter.drawRect(page);
        for (const double line : {0.35, 0.65})
            m_painter.drawLine(QPointF(page.left() + 2, page.top() + page.height() * line),
                               QPointF(page.right() - 2, page.top() + page.height() * line));
    } else {
        const QPointF rhomb[] = {center - QPointF(0, size / 2), center + QPointF(size / 2, 0), center + QPointF(0, size / 2),
                                 center - QPointF(size / 2, 0)};
        m_painter.setPen(Qt::NoPen);
        m_painter.setBrush(color);
        m_painter.drawConvexPolygon(rhomb, 4);
    }
    m_painter.restore();
}

void TimelinePainter::paintGutter(qint64 row, const QRect &rect, const QColor &color)
{
    const qint64 first = m_related.front();
    const qint64 last = m_related.back();
    const int section = int(TimelineModel::Column::Number);
    if (row < first || row > last || first == last || m_header.isSectionHidden(section))
        return;
    const int width = rect.height();
    const qreal x = m_header.sectionViewportPosition(section) + width * 0.42;
    const qreal middle = rect.top() + rect.height() / 2.0;
    m_painter.setPen(QPen(color, 1.6));
    m_painter.drawLine(QPointF(x, row == first ? middle : rect.top()), QPointF(x, row == last ? middle : rect.bottom() + 1));
    if (!std::binary_search(m_related.begin(), m_related.end(), row))
        return;
    // What a row is to the call can be told by its shape.
    const qreal size = width * 0.17;
    m_painter.save();
    m_painter.setRenderHint(QPainter::Antialiasing);
    m_painter.setBrush(color);
    switch (m_model.callPart(row)) {
    case TimelineModel::CallPart::Push: {
        const QPointF arrow[] = {{x - size, middle - 1.4 * size}, {x + 1.5 * size, middle}, {x - size, middle + 1.4 * size}};
        m_painter.setPen(Qt::NoPen);
        m_painter.drawConvexPolygon(arrow, 3);
        break;
    }
    case TimelineModel::CallPart::Pull:
        m_painter.setBrush(m_palette.color(QPalette::Base));
        m_painter.drawEllipse(QPointF(x, middle), size, size);
        break;
    case TimelineModel::CallPart::Settled:
        m_painter.setPen(Qt::NoPen);
        m_painter.drawEllipse(QPointF(x, middle), 1.3 * size, 1.3 * size);
        break;
    case TimelineModel::CallPart::Released:
        m_painter.drawLine(QPointF(x - 1.5 * size, middle), QPointF(x + 1.5 * size, middle));
        break;
    case TimelineModel::CallPart::None:
        break;
    }
    m_painter.restore();
}

void TimelinePainter::paintCell(qint64 row, int section, QRect cell, const QColor &color, const Style &style)
{
    const auto column = TimelineModel::Column(section);
    const int margin = cell.height() / 4;
    const QRect whole = cell;
    cell.adjust(margin, 0, -margin, 0);
    QColor pen = color;
    if (m_rule && section == m_signSection) {
        m_painter.setPen(style.selected ? color
                                        : Theme::readable(m_rule->color.hue() < 0 ? 0 : m_rule->color.hue(),
                                                          m_rule->color.hslSaturation(), m_palette.color(QPalette::Base), 3));
        m_painter.drawText(cell, int(Qt::AlignLeft | Qt::AlignVCenter) | Qt::TextSingleLine, QString(m_rule->sign));
        cell.setLeft(cell.left() + cell.height() * 3 / 4);
    }
    if (column == TimelineModel::Column::Number)
        cell.setLeft(cell.left() + gutterWidth(cell.height()) - margin);
    const int iconSize = cell.height() - 6;
    switch (column) {
    case TimelineModel::Column::Direction: {
        const TimelineModel::Direction direction = m_model.direction(row);
        if (direction != TimelineModel::Direction::None) {
            const bool out = direction == TimelineModel::Direction::Out;
            const QRect icon(whole.center().x() - iconSize / 2, cell.top() + 3, iconSize, iconSize);
            Symbol::paint(m_painter, out ? u"outgoing"_s : u"incoming"_s, icon,
                          style.selected ? color
                          : out          ? m_theme.outgoing
                                         : m_theme.incoming);
        }
        return;
    }
    case TimelineModel::Column::State: {
        const TimelineModel::Mark mark = m_model.mark(row);
        if (mark == TimelineModel::Mark::None)
            return;
        if (!style.selected)
            pen = markColor(mark);
        Symbol::paint(m_painter, markSymbol(mark), QRect(cell.left(), cell.top() + 3, iconSize, iconSize).adjusted(1, 1, -1, -1),
                      pen);
        cell.setLeft(cell.left() + iconSize + margin);
        break;
    }
    case TimelineModel::Column::Kind:
        if (!style.selected && !m_model.isMinor(row)) {
            const TimelineModel::Direction direction = m_model.direction(row);
            if (direction == TimelineModel::Direction::Out)
                pen = m_theme.outgoing;
            else if (direction == TimelineModel::Direction::In)
                pen = m_theme.incoming;
        }
        break;
    case TimelineModel::Column::Number:
    case TimelineModel::Column::Time:
    case TimelineModel::Column::Delta:
    case TimelineModel::Column::Size:
        if (!style.selected)
            pen = m_theme.dim;
        break;
    case TimelineModel::Column::Id:
    case TimelineModel::Column::Target:
    case TimelineModel::Column::Preview:
        break;
    }
    const QString text = m_columns.text(m_model, row, section);
    if (text.isEmpty() || cell.width() <= 0)
        return;
    const Qt::Alignment side = m_columns.isRightAligned(section) ? Qt::AlignRight : Qt::AlignLeft;
    const QString shown = elided(text, cell.width());
    if (section >= TimelineModel::ColumnCount || column == TimelineModel::Column::Target
        || column == TimelineModel::Column::Preview)
        paintHits(shown, cell);
    m_painter.setPen(pen);
    m_painter.drawText(cell, int(side | Qt::AlignVCenter) | Qt::TextSingleLine, shown);
}

} // namespace Inspector
