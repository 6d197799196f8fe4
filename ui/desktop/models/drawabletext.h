// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QString>

QT_BEGIN_NAMESPACE
class QFont;
QT_END_NAMESPACE

/// \file
/// Pictures of control characters, where fonts have them.

namespace Inspector {

/// \brief \a text as it can be drawn in \a font: the pictures of control characters that visibleText() makes (␀ ␊ ␛) become
/// escapes (\\0, \\n, \\x1b) if neither the font nor those that stand in for it have them. Nearly free for texts without.
QString drawable(const QString &text, const QFont &font);
/// The same, if it is known whether fonts have them.
QString drawable(const QString &text, bool hasPictures);

} // namespace Inspector
