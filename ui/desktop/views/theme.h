// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGui/QColor>
#include <QtGui/QFont>
#include <QtGui/QPalette>

#include <optional>

/// \file
/// Colours with a meaning, computed from the palette, so that they can be read in light, dark and high contrast alike.

namespace Inspector {

struct Theme {
    QColor text; ///< data
    QColor dim; ///< data of less weight; still readable
    QColor outgoing; ///< sent by this side
    QColor incoming; ///< sent by the peer
    QColor ok;
    QColor pending;
    QColor error;
    QColor warning;
    QColor eventBackground; ///< rows that are no message
    QColor errorBackground;
    QColor relatedBackground; ///< rows of the same call as the selected one
    QColor bornBackground; ///< table entries that the selected message made
    QColor gridLine;
    // JSON and expressions
    QColor string;
    QColor number;
    QColor literal;
    QColor capability;

    /// Colours for \a palette, light or dark by its Base, whatever set it. Cheap, and valid for ever.
    static const Theme &of(const QPalette &palette);
    static bool isDark(const QPalette &palette);
    /// Whether it is a palette of strongest contrast: nothing but black and white beneath text.
    static bool isHighContrast(const QPalette &palette);
    /// WCAG contrast of two opaque colours, 1 to 21.
    static double contrast(const QColor &a, const QColor &b);
    /// \a hue (0 to 359) and \a saturation (0 to 255) made dark or light enough to be read on \a background. All colours for text
    /// above are so on each of the backgrounds above.
    static QColor readable(int hue, int saturation, const QColor &background, double minimumContrast = 4.6);

private:
    static Theme computed(const QPalette &palette);
};

/// The font for data: the desktop's, or the one that was set.
QFont dataFont();
/// For the whole program, from then on; nothing: the desktop's again.
void setDataFont(const std::optional<QFont> &font);

/// Palettes for who does not want the desktop's.
QPalette lightPalette();
QPalette darkPalette();
QPalette highContrastPalette(bool dark);

} // namespace Inspector
