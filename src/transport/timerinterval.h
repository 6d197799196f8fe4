// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <chrono>
#include <limits>

/// \file
/// Times that applications give, as QTimer takes them.

namespace QtCapnWeb {

/// \a time as a QTimer can count it: not negative, and 24 days at most, which is as good as for ever.
inline std::chrono::milliseconds timerInterval(std::chrono::milliseconds time)
{
    return std::clamp(time, std::chrono::milliseconds(0), std::chrono::milliseconds(std::numeric_limits<int>::max()));
}

} // namespace QtCapnWeb
