// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "brushplot.h"

#include "theme.h"

#include <QtGui/QAccessible>
#include <QtGui/QKeyEvent>
#include <QtGui/QMouseEvent>
#include <QtGui/QPainter>
#include <QtWidgets/QToolTip>

#include <algorithm>

namespace Inspector {

namespace {

constexpr int Margin = 6;

} // namespace

BrushPlot::BrushPlot(QWidget *parent) : QWidget(parent)
{
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
}

QRectF BrushPlot::area() const
{
    const int line = fontMetrics().height();
    return QRectF(rect()).adjusted(Margin, Margin + line, -Margin, -Margin - line);
}

double BrushPlot::xOf(int stretch) const
{
    const QRectF inside = area();
    return inside.left() + inside.width() * placeOf(stretch);
}

int BrushPlot::stretchAt(double x) const
{
    const QRectF inside = area();
    if (!stretches() || inside.width() <= 0)
        return -1;
    // The last one that begins before it.
    int first = 0;
    int count = stretches();
    while (count > 1) {
        const int half = count / 2;
        if (xOf(first + half) <= x) {
            first += half;
            count -= half;
        } else {
            count = half;
        }
    }
    return first;
}

void BrushPlot::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme &theme = Theme::of(palette());
    painter.fillRect(rect(), palette().color(QPalette::Base));
    const Texts words = texts();
    if (!stretches()) {
        painter.setPen(theme.dim);
        painter.drawText(rect(), Qt::AlignCenter | Qt::TextWordWrap, words.empty);
        return;
    }
    const QRectF inside = area();
    const auto mark = [&](int a, int b) {
        const double left = xOf(qMin(a, b));
        painter.fillRect(QRectF(left, inside.top(), qMax(2.0, xOf(qMax(a, b) + 1) - left), inside.height()),
                         theme.relatedBackground);
    };
    if (m_pressed >= 0 && m_hovered >= 0)
        mark(m_pressed, m_hovered);
    else if (hasFocus() && m_cursor >= 0 && m_cursor < stretches())
        mark(qMin(m_anchor, stretches() - 1), m_cursor);
    painter.save();
    paintPlot(painter, inside, theme);
    painter.restore();
    const int line = fontMetrics().height();
    const QRect top(Margin, 2, width() - 2 * Margin, line);
    const int right = fontMetrics().horizontalAdvance(words.right);
    painter.setPen(theme.text);
    painter.drawText(top, Qt::AlignLeft,
                     fontMetrics().elidedText(words.title, Qt::ElideRight, qMax(40, top.width() - right - 12)));
    painter.setPen(theme.dim);
    if (right < top.width() / 2)
        painter.drawText(top, Qt::AlignRight, words.right);
    const QRect bottom(Margin, height() - line - 2, width() - 2 * Margin, line);
    painter.drawText(bottom, Qt::AlignLeft, words.bottomLeft);
    painter.drawText(bottom, Qt::AlignRight, words.bottomRight);
    if (hasFocus()) {
        painter.setPen(QPen(theme.text, 1, Qt::DotLine));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(rect().adjusted(0, 0, -1, -1));
    }
}

void BrushPlot::choose(int first, int last)
{
    if (first < 0 || last >= stretches() || first > last)
        return;
    Q_EMIT rangeChosen(startOf(first), startOf(last + 1));
}

void BrushPlot::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton)
        m_pressed = m_hovered = stretchAt(event->position().x());
    update();
}

void BrushPlot::mouseMoveEvent(QMouseEvent *event)
{
    m_hovered = stretchAt(event->position().x());
    if (m_hovered >= 0)
        QToolTip::showText(event->globalPosition().toPoint(),
                           stretchText(m_hovered) + QChar(u'\n') + tr("Drag to show only a stretch of it"), this);
    if (m_pressed >= 0)
        update();
}

void BrushPlot::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || m_pressed < 0)
        return;
    const int released = stretchAt(event->position().x());
    const int first = qMin(m_pressed, released);
    const int last = qMax(m_pressed, released);
    m_pressed = -1;
    update();
    if (last > first) // a click alone is no stretch
        choose(first, last);
}

void BrushPlot::leaveEvent(QEvent *)
{
    if (m_pressed < 0)
        m_hovered = -1;
}

void BrushPlot::moveCursor(int to, bool extend)
{
    if (!stretches())
        return;
    m_cursor = qBound(0, to, stretches() - 1);
    if (!extend || m_anchor < 0)
        m_anchor = m_cursor;
    update();
    const QString text = stretchText(m_cursor);
    QToolTip::showText(mapToGlobal(QPoint(int(xOf(m_cursor)), height() / 2)), text, this);
    setStatusTip(text);
    if (QAccessible::isActive()) {
        QAccessibleValueChangeEvent change(this, text);
        QAccessible::updateAccessibility(&change);
    }
}

void BrushPlot::keyPressEvent(QKeyEvent *event)
{
    const bool extend = event->modifiers() & Qt::ShiftModifier;
    if (event->modifiers() & ~(Qt::ShiftModifier | Qt::KeypadModifier))
        return QWidget::keyPressEvent(event);
    switch (event->key()) {
    case Qt::Key_Left:
        return moveCursor(m_cursor < 0 ? stretches() - 1 : m_cursor - 1, extend);
    case Qt::Key_Right:
        return moveCursor(m_cursor + 1, extend);
    case Qt::Key_Home:
        return moveCursor(0, extend);
    case Qt::Key_End:
        return moveCursor(stretches() - 1, extend);
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        if (m_cursor >= 0 && m_cursor < stretches())
            choose(qMin(m_cursor, m_anchor), qMin(qMax(m_cursor, m_anchor), stretches() - 1));
        return;
    case Qt::Key_Escape:
        if (m_cursor < 0)
            return QWidget::keyPressEvent(event);
        m_cursor = m_anchor = -1;
        update();
        return;
    default:
        QWidget::keyPressEvent(event);
    }
}

void BrushPlot::focusInEvent(QFocusEvent *event)
{
    QWidget::focusInEvent(event);
    update();
}

void BrushPlot::focusOutEvent(QFocusEvent *event)
{
    QWidget::focusOutEvent(event);
    update();
}

} // namespace Inspector
