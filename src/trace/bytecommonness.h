// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include <cstring>

/// \file
/// Which bytes to look for first.

namespace QtCapnWeb::Trace {

/// How often a byte stands in JSON of a usual message, roughly: what is rare is looked for first.
inline int commonness(char c)
{
    static constexpr char Order[] = "\",[]1e0a2ntiors3-lpdu5mhc4:}{678bgyfvwk9 \\xjzqPSETARMCINDOL";
    const char *const found = static_cast<const char *>(std::memchr(Order, c, sizeof(Order) - 1));
    return found ? int(&Order[sizeof(Order) - 1] - found) : 0;
}

} // namespace QtCapnWeb::Trace
