// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "callsdelegate.h"

#include "callsview.h"
#include "datatext.h"
#include "paintedcell.h"
#include "theme.h"

#include <QtGui/QPainter>

using namespace Qt::StringLiterals;
using namespace QtCapnWeb::Trace;

namespace Inspector {

namespace {

struct Look {
    const char16_t *symbol;
    QColor Theme::*color;
};

Look lookOf(Call::State state)
{
    switch (state) {
    case Call::State::Pending:
        return {u"pending", &Theme::pending};
    case Call::State::Resolved:
        return {u"ok", &Theme::ok};
    case Call::State::Rejected:
        return {u"error", &Theme::error};
    case Call::State::Released:
        return {u"released", &Theme::dim};
    case Call::State::Broken:
        return {u"failed", &Theme::warning};
    case Call::State::Unpulled:
        return {u"released", &Theme::dim};
    }
    return {u"pending", &Theme::dim};
}

} // namespace

CallsDelegate::CallsDelegate(CallsView *view) : DataDelegate(view), m_view(view) { }

void CallsDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyleOptionViewItem item = option;
    initStyleOption(&item, index);
    const PaintedCell cell(painter, std::move(item));
    const Theme &theme = Theme::of(option.palette);
    const Look look = lookOf(Call::State(index.data(CallsModel::StateRole).toInt()));
    const QRect rect = cell.item().rect.adjusted(5, 0, -5, 0);
    switch (index.column()) {
    case CallsModel::CallColumn:
        paintCall(*painter, cell.item(), index, cell.text(), cell.ink(), cell.inkOr(theme.dim));
        break;
    case CallsModel::StateColumn:
        cell.paintMarked(QString::fromUtf16(look.symbol), cell.inkOr(theme.*look.color));
        break;
    case CallsModel::WaterfallColumn:
        paintBar(*painter, rect, index.row(), cell.inkOr(theme.*look.color), cell.inkOr(theme.dim));
        break;
    default:
        painter->drawText(rect, int(cell.item().displayAlignment) | Qt::TextSingleLine, cell.text());
    }
}

void CallsDelegate::paintCall(QPainter &painter, const QStyleOptionViewItem &item, const QModelIndex &index, const QString &text,
                              const QColor &ink, const QColor &lines) const
{
    const int depth = index.data(CallsModel::DepthRole).toInt();
    const bool expandable = index.data(CallsModel::ExpandableRole).toBool();
    const bool expanded = index.data(CallsModel::ExpandedRole).toBool();
    const int end = m_view->textOffset(depth);
    const int indent = m_view->textOffset(1) - m_view->textOffset(0);
    if (depth > 0) {
        const int x = item.rect.left() + m_view->textOffset(depth - 1) - indent / 2;
        const int y = item.rect.center().y();
        painter.setPen(lines);
        painter.drawLine(x, item.rect.top(), x, y);
        painter.drawLine(x, y, item.rect.left() + end - (expandable ? indent : indent / 3), y);
    }
    if (expandable) {
        // A triangle of our own: a style's may be hard to see on a selected row.
        const QRectF area(item.rect.left() + end - indent, item.rect.top(), indent, item.rect.height());
        const double side = indent * 0.28;
        const QPointF middle = area.center();
        QPolygonF triangle;
        if (expanded)
            triangle << middle + QPointF(-side, -side * 0.6) << middle + QPointF(side, -side * 0.6)
                     << middle + QPointF(0, side * 0.8);
        else
            triangle << middle + QPointF(-side * 0.6, -side) << middle + QPointF(-side * 0.6, side)
                     << middle + QPointF(side * 0.8, 0);
        painter.setRenderHint(QPainter::Antialiasing, true);
        painter.setPen(QPen(ink, 1));
        painter.setBrush(expanded ? QBrush(ink) : QBrush(Qt::NoBrush));
        painter.drawPolygon(triangle);
        painter.setRenderHint(QPainter::Antialiasing, false);
    }
    painter.setPen(ink);
    QRect rect = item.rect.adjusted(end, 0, -5, 0);
    if (expandable && !expanded) {
        // How many are hidden.
        const QString below = u"+%L1"_s.arg(index.data(CallsModel::BelowRole).toLongLong());
        const int width = item.fontMetrics.horizontalAdvance(below) + 8;
        if (width < rect.width()) {
            painter.setPen(lines);
            painter.drawText(rect, Qt::AlignVCenter | Qt::AlignRight | Qt::TextSingleLine, below);
            painter.setPen(ink);
            rect.adjust(0, 0, -width, 0);
        }
    }
    painter.drawText(rect, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine,
                     item.fontMetrics.elidedText(text, Qt::ElideRight, rect.width()));
}

void CallsDelegate::paintBar(QPainter &painter, const QRect &rect, int row, const QColor &color, const QColor &waiting) const
{
    const CallSpan span = m_view->calls()->spanAt(row);
    if (span.start < 0)
        return;
    const auto [from, to] = m_view->visibleTime();
    const auto place = [&, begin = from, end = to](qint64 time) {
        return rect.left() + double(qBound(begin, time, end) - begin) / double(qMax<qint64>(1, end - begin)) * rect.width();
    };
    const double left = place(span.start);
    const double right = qMax(left, span.end >= 0 ? place(span.end) : double(rect.right()));
    const double middle = qBound(left, place(span.waited), right);
    const double height = qMax(4, rect.height() - 10);
    const double top = rect.center().y() - height / 2;
    if (middle > left) {
        painter.setPen(waiting);
        painter.setBrush(QBrush(waiting, Qt::BDiagPattern));
        painter.drawRect(QRectF(left, top, middle - left, height));
    }
    if (span.pulled > span.start && (span.end < 0 || span.pulled < span.end)) {
        // Where somebody asked for the result.
        painter.setPen(QPen(waiting, 1));
        painter.drawLine(QPointF(place(span.pulled), top - 2), QPointF(place(span.pulled), top + height + 2));
    }
    painter.setPen(Qt::NoPen);
    if (span.end >= 0) {
        painter.fillRect(QRectF(middle, top, qMax(2.0, right - middle), height), color);
    } else { // open: it may still be answered
        painter.setPen(QPen(color, 1, Qt::DotLine));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(QRectF(middle, top, qMax(2.0, right - middle), height));
    }
}

} // namespace Inspector
