// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "record.h"

#include <vector>

/// \file
/// Traffic for tests of the window, written so that a person can read it.

namespace SampleTraffic {

/// A session with a bit of everything: calls, pipelining, callbacks, errors, a leak.
std::vector<QtCapnWeb::Record> lively();
/// Everything that is not a plain message: hostile strings, garbage, binary and refused frames, a failure.
std::vector<QtCapnWeb::Record> troubled(quint32 session = 0);
/// \a calls complete calls, four messages each.
std::vector<QtCapnWeb::Record> many(int calls, quint32 session = 0);

/// One message; time in milliseconds.
QtCapnWeb::Record message(QtCapnWeb::Side from, const QByteArray &text, double time, quint32 session = 0);

} // namespace SampleTraffic
