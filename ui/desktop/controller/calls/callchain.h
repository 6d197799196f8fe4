// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "callrequest.h"

#include <optional>

/// \file
/// A call in one line: `main.authenticate("token").profile.name`.

namespace Inspector {

/// \brief Writes a draft as a line: what stands in parentheses is a call, and its arguments are as ArgumentParser reads them. A
/// line that ends without parentheses gets a property. The mode of a call is not in it.
///
/// \a maximum: about how many characters of each step's arguments are written; then the line cannot be read again.
QString chainText(const CallDraft &draft, qsizetype maximum = -1);

/// Reads what chainText() wrote. The mode is Call or GetProperty; names of variables may stand in it.
/// \return the draft, without a name, or nothing and \a error.
std::optional<CallDraft> parseChain(const QString &text, TextError *error);

} // namespace Inspector
