// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtWidgets/QProxyStyle>

/// \file
/// Outlines for palettes of black and white.

namespace Inspector {

/// \brief Fusion with lines around all that can be used.
///
/// Fusion tells fields, buttons and tabs from their ground by shades of it, of which black has none. Here each has an outline in
/// the colour of text, and what is switched on or has the focus a thick one in that of selections.
class HighContrastStyle final : public QProxyStyle
{
    Q_OBJECT
public:
    HighContrastStyle();

    void drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                       const QWidget *widget = nullptr) const override;
    void drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                     const QWidget *widget = nullptr) const override;
    void drawComplexControl(ComplexControl control, const QStyleOptionComplex *option, QPainter *painter,
                            const QWidget *widget = nullptr) const override;
};

} // namespace Inspector
