// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "statusindicator.h"

#include "symbol.h"

#include <QtGui/QPainter>

namespace Inspector {

void StatusIndicator::setStatus(const QString &symbol, const QString &text, QColor Theme::*color)
{
    m_symbol = symbol;
    m_text = text;
    m_color = color;
    setAccessibleName(text);
    updateGeometry();
    update();
}

QSize StatusIndicator::sizeHint() const
{
    const QFontMetrics metrics(font());
    return {metrics.height() + 8 + metrics.horizontalAdvance(m_text) + 6, metrics.height() + 4};
}

void StatusIndicator::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    // Theme's colours are made for Base; the window's own background is close to it in every palette.
    QPalette colors = palette();
    colors.setColor(QPalette::Base, colors.color(QPalette::Window));
    const Theme theme = Theme::of(colors);
    const int side = fontMetrics().height();
    const QRect icon(2, (height() - side) / 2, side, side);
    Symbol::paint(painter, m_symbol, icon.adjusted(1, 1, -1, -1), m_color ? theme.*m_color : theme.text);
    painter.setPen(colors.color(QPalette::WindowText));
    const QRect rest = rect().adjusted(side + 6, 0, -2, 0);
    painter.drawText(rest, Qt::AlignVCenter | Qt::AlignLeft, fontMetrics().elidedText(m_text, Qt::ElideRight, rest.width()));
}

} // namespace Inspector
