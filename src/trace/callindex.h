// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include "tablehistory.h"

#include <vector>

/// \file
/// Calls: the push, pull, settle and release of one id joined, with latency.

namespace QtCapnWeb::Trace {

/// Index of a call in its capture, from 0; -1: none.
using CallId = qint64;
inline constexpr CallId NoCall = -1;

struct Call {
    enum class State : quint8 { Pending, Resolved, Rejected, Released, Broken }; ///< Released: let go before it settled. Broken: the session ended first.

    quint32 session = 0;
    Side caller = Side::A;
    EntryId id;                        ///< the import of the caller that the push created
    RecordIndex push = NoRecord;       ///< push or stream
    RecordIndex pull = NoRecord;
    RecordIndex settled = NoRecord;    ///< resolve or reject
    RecordIndex released = NoRecord;
    State state = State::Pending;
    bool stream = false;
    EntryId target;                    ///< what it was made on: an import of the caller
    CallId targetCall = NoCall;        ///< the call whose result that is, if it is one
    bool isCall = false;               ///< arguments were given; else a property was read or a value pushed
    qint64 latency = -1;               ///< nanoseconds from push to settle; -1 if unknown
};

/// \brief All calls of a capture, in the order of their pushes.
class QTCAPNWEB_EXPORT CallIndex
{
public:
    qint64 count() const { return qint64(m_calls.size()); }
    const Call &call(CallId id) const { return m_calls[size_t(id)]; }
    /// The call that a record belongs to (its push, pull, settle or release); NoCall if none.
    CallId callOf(RecordIndex record) const;

private:
    friend class CallIndexBuilder;
    std::vector<Call> m_calls;
    std::vector<CallId> m_ofRecord;
};

} // namespace QtCapnWeb::Trace
