// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGui/QColor>
#include <QtGui/QIcon>

QT_BEGIN_NAMESPACE
class QPainter;
QT_END_NAMESPACE

/// \file
/// The symbols of the window: small drawings in resources/icons, painted in the colour of the text beside them.

namespace Inspector::Symbol {

/// Paints the drawing \a name ("ok", "outgoing" …) into \a rect in \a color. A name that does not exist paints nothing.
///
/// The drawings are plain SVG, of which what they use is understood here (paths of M L H V C Z, circles, stroke, fill): the
/// SVG module of Qt would be one more dependency, and does not follow the palette.
void paint(QPainter &painter, const QString &name, const QRectF &rect, const QColor &color);

/// An icon that follows the palette: text colour, grey when disabled, highlighted when selected.
QIcon icon(const QString &name);

} // namespace Inspector::Symbol
