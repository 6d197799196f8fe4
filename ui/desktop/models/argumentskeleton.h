// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "valueshape.h"

#include <QtCore/QString>

/// \file
/// Arguments of the right kinds, to be filled in.

namespace Inspector {

/// A text that the composer reads as arguments of that shape, with empty values: `"", {"id": 0, "tags": [""]}`. Objects of more
/// than two members stand on lines of their own.
QString argumentSkeleton(const QtCapnWeb::Trace::ArgumentsShape &shape);

} // namespace Inspector
