// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "paintedcell.h"

#include "symbol.h"

#include <QtGui/QPainter>
#include <QtWidgets/QApplication>

#include <utility>

namespace Inspector {

namespace {

constexpr int Margin = 5;
constexpr int Gap = 6;

} // namespace

PaintedCell::PaintedCell(QPainter *painter, QStyleOptionViewItem &&item)
    : m_painter(painter), m_item(std::move(item)), m_text(std::exchange(m_item.text, {}))
{
    const QStyle *style = m_item.widget ? m_item.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &m_item, painter, m_item.widget);
    const QPalette::ColorGroup group = m_item.state & QStyle::State_Active ? QPalette::Active : QPalette::Inactive;
    m_ink = m_item.palette.color(group, isSelected() ? QPalette::HighlightedText : QPalette::Text);
    painter->save();
    painter->setFont(m_item.font);
    painter->setPen(m_ink);
}

PaintedCell::~PaintedCell() { m_painter->restore(); }

void PaintedCell::paintMarked(const QString &symbol, const QColor &color) const
{
    const QRect area = m_item.rect.adjusted(Margin, 0, -Margin, 0);
    const int side = qMin(area.height() - 6, m_item.fontMetrics.height());
    Symbol::paint(*m_painter, symbol, QRect(area.left(), area.center().y() - side / 2, side, side), color);
    const QRect rest = area.adjusted(side + Gap, 0, 0, 0);
    m_painter->drawText(rest, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine,
                        m_item.fontMetrics.elidedText(m_text, Qt::ElideRight, rest.width()));
}

} // namespace Inspector
