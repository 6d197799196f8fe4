// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "capabilitydelegate.h"

#include "capabilitytablemodel.h"
#include "paintedcell.h"
#include "theme.h"

#include <QtGui/QPainter>

namespace Inspector {

namespace {

void paintLife(QPainter &painter, const QRectF &area, const CapabilityTableModel::Life &life, const QColor &color,
               const QColor &now, const QColor &grid)
{
    const auto x = [&](double part) { return area.left() + part * area.width(); };
    const double top = area.top() + area.height() * 0.3;
    const double height = area.height() * 0.4;
    painter.setPen(grid);
    painter.drawLine(QPointF(area.left(), area.center().y()), QPointF(area.right(), area.center().y()));
    const double end = life.released >= 0 ? life.released : 1;
    const double settled = life.resolved >= 0 ? qMin(life.resolved, end) : life.waits ? end : life.born;
    painter.setPen(color);
    painter.setBrush(Qt::NoBrush);
    if (settled > life.born)
        painter.drawRect(QRectF(x(life.born), top, qMax(1.0, x(settled) - x(life.born)), height));
    if (end > settled || settled <= life.born)
        painter.fillRect(QRectF(x(settled), top, qMax(2.0, x(end) - x(settled)), height), color);
    if (life.released >= 0)
        painter.drawLine(QPointF(x(end), area.top() + 2), QPointF(x(end), area.bottom() - 2));
    if (life.now < 1) {
        painter.setPen(QPen(now, 1, Qt::DotLine));
        painter.drawLine(QPointF(x(life.now), area.top()), QPointF(x(life.now), area.bottom()));
    }
}

} // namespace

void CapabilityDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const bool isLife = index.column() == CapabilityTableModel::LifeColumn;
    const bool isLeak = index.column() == CapabilityTableModel::LeakColumn;
    if (!isLife && !isLeak)
        return DataDelegate::paint(painter, option, index);
    QStyleOptionViewItem item = option;
    initStyleOption(&item, index);
    const PaintedCell cell(painter, std::move(item));
    const Theme &theme = Theme::of(option.palette);
    const QRectF area = QRectF(cell.item().rect).adjusted(4, 1, -4, -1);
    if (isLife) {
        const auto life = index.data(CapabilityTableModel::LifeRole).value<CapabilityTableModel::Life>();
        if (life.born >= 0)
            paintLife(*painter, area, life, cell.inkOr(life.released >= 0 ? theme.dim : theme.ok), cell.ink(),
                      cell.inkOr(theme.gridLine));
    } else if (const int score = index.data(CapabilityTableModel::SortRole).toInt(); score > 0) {
        // The number says it; the bar only lets it be found.
        const QColor color = score >= 50 ? theme.error : score >= 20 ? theme.warning : theme.dim;
        painter->fillRect(QRectF(area.left(), area.bottom() - 2, area.width() * qMin(100, score) / 100, 2), cell.inkOr(color));
        painter->setPen(cell.inkOr(color));
        painter->drawText(area, Qt::AlignVCenter | Qt::AlignRight | Qt::TextSingleLine, cell.text());
    }
}

} // namespace Inspector
