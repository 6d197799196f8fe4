// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QtCore/qglobal.h>

/// \file
/// Bounds on what is accepted from a peer. (Not named limits.h: that would hide the C library's header of this name.)

namespace QtCapnWeb {

/// \brief The receiver's own limits; they are never negotiated, and passing one aborts the session.
/// Source of the first three defaults: the reference's \c DEFAULT_LIMITS (0.12.0).
struct RpcLimits {
    /// Levels of nesting in one message. A sender stops at 256, whatever the receiver would take.
    int maxDepth = 256;
    /// UTF-16 code units in the text of a \c bigint, its sign included.
    int maxBigIntDigits = 16384;
    /// Size of one message in UTF-16 code units (JavaScript's \c String.length), not bytes.
    qint64 maxMessageSize = 32 * 1024 * 1024;

    friend bool operator==(const RpcLimits &, const RpcLimits &) = default;
};

/// A sender never nests deeper than this, as the reference does.
inline constexpr int MaximumSentDepth = 256;

} // namespace QtCapnWeb
