// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include "randomprogram.h"

#include <QtCore/QByteArray>

/// \file
/// Random programs as JSON, for randompeer.mjs.

namespace RandomPrograms {

/// One line of ASCII. Plain values in it are texts of Cap'n Web's own
/// expressions.
QByteArray toJson(const Program &program);

} // namespace RandomPrograms
