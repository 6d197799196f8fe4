// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "value.h"

/// \file
/// Values in the clipboard.

namespace Inspector {

/// Characters of a value's text that are written while a person waits.
inline constexpr qsizetype LargestAtOnce = 1 << 18;

/// Puts all of \a value into the clipboard, as a person would write it (see toArgumentText()). A giant one is written on another
/// thread, and is there a moment later, which is said.
void copyValue(const QtCapnWeb::Value &value);

} // namespace Inspector
