// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QtCore/qglobal.h>

/// \file
/// Bounds on what is accepted from a peer and held for it. (Not named limits.h: that would hide the C library's header of this
/// name.)

namespace QtCapnWeb {

/// \brief A session's own limits; they are never negotiated. Each session counts for itself.
///
/// A peer that passes one ends its session by an abort, whose error says which limit it was and what it is; other sessions go on.
/// What this side would send beyond a limit is rejected instead, and the session goes on. Source of the first three defaults: the
/// reference's \c DEFAULT_LIMITS (0.12.0). It has no others; what it is known to be used for passes the defaults below: 100,000
/// live capabilities, streams with a window of 1 GiB, messages of 50 MB where the first limits are raised for them.
struct RpcLimits {
    /// Levels of nesting in one message. A sender stops at 256, whatever the receiver would take.
    int maxDepth = 256;
    /// UTF-16 code units in the text of a \c bigint, its sign included.
    int maxBigIntDigits = 16384;
    /// Size of one incoming message in UTF-16 code units (JavaScript's \c String.length), not bytes.
    qint64 maxMessageSize = 32 * 1024 * 1024;

    /// Size of one outgoing message in UTF-16 code units. A call, result or chunk of a stream that needs more is rejected here
    /// with `TypeError: Outgoing message exceeds maximum size of N UTF-16 code units.`: a peer with the reference's limit would
    /// end the session. To be raised where the peer's limit is.
    qint64 maxSentMessageSize = 32 * 1024 * 1024;

    /// Entries of the export table (SessionStats::exports, so the main one counts): what of ours the peer holds, and the results
    /// of its calls until it releases them. A call or pipe of the peer that would make one more aborts with `RangeError: Too many
    /// live exports: the limit is N (maxExports).` A call or result of ours that would introduce one more is rejected with the
    /// same error.
    qint64 maxExports = 1'000'000;
    /// Entries of the import table that the peer made by introducing stubs, promises and writables (the main one counts, our own
    /// calls do not). One more aborts with `RangeError: Too many live imports: the limit is N (maxImports).`
    qint64 maxImports = 1'000'000;
    /// Calls of the peer that have not settled, released or not; and, counted apart, results that are to be sent to it and are
    /// not there yet. When a message leaves more of either, it aborts with `RangeError: Too many outstanding calls: the limit is
    /// N (maxOutstandingCalls).`
    qint64 maxOutstandingCalls = 1'000'000;
    /// Bytes of the peer's messages that something is still left of: calls that it did not release or that have not settled,
    /// chunks that nobody has read, values of promises, and blobs that are being collected. When a message leaves more, it aborts
    /// with `RangeError: Too many bytes are held for the peer: the limit is N (maxHeldBytes).` Not less than the widest window
    /// that streams may have (1 GiB), unless streams are to be narrower than the reference's.
    qint64 maxHeldBytes = 2LL * 1024 * 1024 * 1024;
    /// Bytes that were sent and have not left, because the peer does not read or reads too slowly. Looked at after each message;
    /// the session ends in the next turn of the event loop, with
    /// `RangeError: Too many unsent bytes: the limit is N (maxUnsentBytes).`
    /// Applies to sessions with a transport.
    qint64 maxUnsentBytes = 2LL * 1024 * 1024 * 1024;

    /// Steps of one map function that the peer has applied here: JSON values in its instructions times the elements of its input,
    /// nested functions included. One that takes more is rejected with `A mapper function takes more than N steps.`; the session
    /// goes on. A million elements may have two calls each by default.
    qint64 maxMapSteps = 20'000'000;
    /// Bytes of one incoming blob, which is collected before it is delivered; a larger one is rejected with
    /// `RangeError: A blob exceeds the maximum size of N bytes.`
    qint64 maxBlobSize = 1024 * 1024 * 1024;

    friend bool operator==(const RpcLimits &, const RpcLimits &) = default;
};

/// A sender never nests deeper than this, as the reference does.
inline constexpr int MaximumSentDepth = 256;

} // namespace QtCapnWeb
