// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include "capture.h"
#include "idbridge.h"

#include <unordered_map>
#include <vector>

/// \file
/// Which call of a recording a live one is.

namespace QtCapnWeb::Replay {

/// How freely live calls may differ from recorded ones.
enum class Matching : quint8 {
    Strict, ///< the next recorded one, by target and path
    AnyOrder, ///< any one that was not matched yet, by target, path and arguments
    Best, ///< as AnyOrder; else one with other arguments; else, for who allows that, one that was matched already
};

/// \brief The pushes, streams and pipes that one side of a recorded session sent, and its texts that are no messages.
/// Arguments are equal if their texts are, but for the ids of capabilities that they introduce.
class CallMatcher
{
public:
    CallMatcher() = default;
    /// \a records of \a capture, in order, all from one side of one session.
    CallMatcher(const Trace::Capture &capture, const std::vector<Trace::RecordIndex> &records);

    struct Match {
        Trace::RecordIndex record = Trace::NoRecord;
        bool isExact = true; ///< the arguments are equal, too
        bool isReused = false; ///< it was matched before
    };
    /// \a live, whose names of our exports \a ids knows. Each record is given once, unless \a mayReuse.
    std::optional<Match> match(const WireMessage &live, const IdBridge &ids, Matching matching, bool mayReuse = false);

    /// What Matching::Strict expects next; NoRecord at the end.
    Trace::RecordIndex expected();
    /// The records that were never matched, in order.
    std::vector<Trace::RecordIndex> unmatched() const;

    /// Whether CallMatcher is about such records.
    static bool isMatched(const Trace::Row &row);

private:
    struct Candidate {
        Trace::RecordIndex record;
        quint64 exact;
        quint64 loose;
        bool used = false;
    };
    struct Bucket {
        std::vector<quint32> candidates;
        size_t head = 0; // before it all are used
    };
    using Buckets = std::unordered_map<quint64, Bucket>;

    static quint64 looseHash(const WireMessage &message, EntryId target);
    static quint64 exactHash(const WireMessage &message, const QByteArray &fingerprint);
    Candidate *next(Buckets &buckets, quint64 hash);
    Match take(Candidate &candidate, bool isExact);

    std::vector<Candidate> m_candidates;
    Buckets m_exact;
    Buckets m_loose;
    size_t m_expected = 0;
};

} // namespace QtCapnWeb::Replay
