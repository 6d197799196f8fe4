// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include "qtcapnwebglobal.h"

#include <QtCore/QString>

/// \file
/// What a regular expression can be told by without running it. Private to the filter.

namespace QtCapnWeb::Trace {

/// The longest text that everything \a pattern matches holds, as far as a look at it tells: "fox " for `fox (jumped|ran)`.
/// Looking for it first is many times faster than the expression. Empty where there is none, or where the pattern has something
/// that this does not know, such as options that are set within it.
///
/// Without regard to case, letters that have other forms beyond ASCII (k, which the Kelvin sign matches, and s) are not part of
/// it, so that a TextNeedle finds whatever the expression would.
///
/// \a pattern is a valid Perl-compatible regular expression. O(pattern).
QTCAPNWEB_EXPORT QString requiredLiteral(QStringView pattern, Qt::CaseSensitivity sensitivity);

} // namespace QtCapnWeb::Trace
