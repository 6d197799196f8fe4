// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QRectF>
#include <QtWidgets/QWidget>

/// \file
/// What all plots have in common: a stretch of them can be chosen.

namespace Inspector {

struct Theme;

/// \brief A plot whose x axis is cut into stretches (of time, of latency), some of which can be chosen: with the mouse by
/// dragging, with the keyboard by the arrows, with Shift for more than one, and Enter. Escape gives a choice up.
class BrushPlot : public QWidget
{
    Q_OBJECT
public:
    explicit BrushPlot(QWidget *parent = nullptr);

    /// What the stretch under the cursor says, in words; also for screen readers.
    virtual QString stretchText(int stretch) const = 0;
    virtual int stretches() const = 0;
    /// Where a stretch begins, in nanoseconds; of stretches() it is where the last one ends.
    virtual qint64 startOf(int stretch) const = 0;

    /// The stretch that the keyboard is at; -1: none.
    int cursor() const { return m_cursor; }

    QSize sizeHint() const override { return {320, 110}; }
    QSize minimumSizeHint() const override { return {140, 60}; }

Q_SIGNALS:
    /// Nanoseconds: [from, to).
    void rangeChosen(qint64 from, qint64 to);

protected:
    /// The title stands at the left of the top line, \a right at its right; \a bottom are the ends of the axis.
    struct Texts {
        QString title;
        QString right;
        QString bottomLeft;
        QString bottomRight;
        QString empty; ///< stands alone while there is nothing to plot
    };
    virtual Texts texts() const = 0;
    /// Paints what stands within the frame of texts.
    virtual void paintPlot(QPainter &painter, const QRectF &area, const Theme &theme) = 0;
    /// Where a stretch begins on the axis, 0 to 1; unless said otherwise they are of equal width.
    virtual double placeOf(int stretch) const { return double(stretch) / qMax(1, stretches()); }
    /// The same in coordinates of the widget.
    double xOf(int stretch) const;

    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void leaveEvent(QEvent *event) override;

private:
    QRectF area() const;
    int stretchAt(double x) const;
    void moveCursor(int to, bool extend);
    void choose(int first, int last);

    int m_pressed = -1; ///< where the drag began
    int m_hovered = -1;
    int m_cursor = -1;
    int m_anchor = -1;
};

} // namespace Inspector
