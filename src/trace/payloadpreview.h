// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QtCore/QByteArrayView>
#include <QtCore/QString>

#include <algorithm>

/// \file
/// One line that gives an idea of a payload, without reading all of it.

namespace QtCapnWeb::Trace {

/// \brief The JSON value that \a text begins with, on one line: white space between tokens left out, an error as "TypeError:
/// message". What stands behind the value is not shown. At most \a maximum UTF-16 code units; work is O(maximum). \a bare shows
/// an array without its brackets: `1, "x"`.
QString payloadPreview(QByteArrayView text, qsizetype maximum, bool bare = false);

/// More bytes than a preview of so many code units looks at.
constexpr qsizetype bytesForPreview(qsizetype maximum) { return (std::max<qsizetype>(maximum, 0) + 1) * 4 + 264; }

} // namespace QtCapnWeb::Trace
