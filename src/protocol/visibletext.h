// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include "qtcapnwebglobal.h"

#include <QtCore/QByteArrayView>
#include <QtCore/QString>

/// \file
/// Text off the wire made fit for one line, on a screen or in a log.

namespace QtCapnWeb {

/// \brief At most \a maximum UTF-16 code units of \a text on one line, with "…" as the last where more follows. Work is bounded
/// by \a maximum, not by the size of the text.
///
/// A text must not be able to look like another one or to disturb what stands beside it: control characters become their
/// pictures (␀ ␛ ␊), and what draws nothing or changes direction (bidi controls, zero width characters, line separators,
/// lone surrogates, noncharacters, unassigned and private ones) becomes its number, `\u202E`. Surrogate pairs and combining
/// sequences are cut whole or kept whole; stacks of more than eight combining marks are cut to eight.
QTCAPNWEB_EXPORT QString visibleText(QStringView text, qsizetype maximum);
/// The same of UTF-8; bytes that are none become U+FFFD.
QTCAPNWEB_EXPORT QString visibleText(QByteArrayView utf8, qsizetype maximum);

namespace Trace {
using QtCapnWeb::visibleText; // what shows captures names it so
}

} // namespace QtCapnWeb
