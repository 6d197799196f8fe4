// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGui/QColor>
#include <QtWidgets/QStyleOptionViewItem>

class QPainter;

/// \file
/// What delegates that paint a cell themselves do alike.

namespace Inspector {

/// \brief A cell in the style's own ground, for a delegate to paint on. The painter has the cell's font and ink() as its pen, and
/// is as it was when this dies.
class PaintedCell
{
public:
    /// Draws \a item without its text; initStyleOption() has filled it.
    PaintedCell(QPainter *painter, QStyleOptionViewItem &&item);
    ~PaintedCell();
    Q_DISABLE_COPY_MOVE(PaintedCell)

    const QStyleOptionViewItem &item() const { return m_item; }
    const QString &text() const { return m_text; }
    bool isSelected() const { return m_item.state & QStyle::State_Selected; }
    /// The colour of text here.
    QColor ink() const { return m_ink; }
    /// \a color, but ink() in a selected cell: only that can be read there for sure.
    QColor inkOr(const QColor &color) const { return isSelected() ? m_ink : color; }

    /// Paints a symbol (see symbol.h) in \a color, and the text beside it with the pen that is set.
    void paintMarked(const QString &symbol, const QColor &color) const;

private:
    QPainter *m_painter;
    QStyleOptionViewItem m_item;
    QString m_text;
    QColor m_ink;
};

} // namespace Inspector
