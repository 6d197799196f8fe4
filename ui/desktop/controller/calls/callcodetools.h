// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "callcode.h"

/// \file
/// What the languages of callcode.h share.

namespace Inspector::CallCodeTools {

/// Why no program can be made; empty if one can.
QString problem(const CallScript &script);
/// The variable for the result of a call: `result` for the last, `makeCounter1` for others.
QString resultName(const CallScript &script, int call);
/// Of a request that was checked.
QtCapnWeb::PropertyPath pathOf(const QString &method);
/// Whether \a name is an identifier of ASCII characters, so that it may stand behind a dot.
bool isIdentifier(const QString &name);

} // namespace Inspector::CallCodeTools
