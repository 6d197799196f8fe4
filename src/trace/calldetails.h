// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include "callindex.h"

#include <QtCore/QList>
#include <QtCore/QString>

/// \file
/// What is known of one call beyond its row: what it hangs on, what it waited for, and what it says.

namespace QtCapnWeb::Trace {

class Capture;

/// \brief Something of its caller's that a call names: an edge of the graph of calls.
struct CallReference {
    enum class Via : quint8 {
        Target, ///< it was made on it
        Argument, ///< it stands in the arguments: the callee sees the resolution, and waits for it
        Capture, ///< the function of a map uses it
    };

    Via via = Via::Target;
    EntryId id; ///< an import of the caller; for an exported promise an export of the caller
    /// The call that gave it: the one whose result it is, or in whose result it was introduced. NoCall: the main interface, a
    /// capability that came as an argument, or one from before the recording.
    CallId call = NoCall;
    bool promise = false; ///< its resolution was asked for, not a stub
    /// The call's result was not there yet when this one was pushed: they are pipelined, and need no round trip in between.
    bool pending = false;
    RecordIndex settled = NoRecord; ///< when it was there: a resolve or reject

    friend bool operator==(const CallReference &, const CallReference &) = default;
};

/// \brief One call, explained. Times are nanoseconds, sizes bytes of whole messages.
struct CallDetails {
    CallId id = NoCall;
    Call call;
    QString method; ///< "profile.name"
    QString target; ///< in words, with the method: "authenticate(…).profile.name"
    /// What it hangs on: the target first (if it has one), then the others as they stand in the message.
    QList<CallReference> references;
    /// Calls that it is pipelined on, one behind the other: 0 if all that it names was there when it was pushed.
    int pipelineDepth = 0;
    /// Answers that had to come, one after the other, until its own could: 1, and one more for each call on the way whose answer
    /// was waited for before the next was made. The largest over all that it hangs on.
    int roundTrips = 1;
    bool truncated = false; ///< pipelineDepth and roundTrips are at least what they say: the way was too long to be followed
    /// From the push until the last promise among its arguments was there (or the call itself settled, if that came first); 0 if
    /// it named none that was pending, -1 if that is not known.
    qint64 waiting = 0;
    RecordIndex waitedFor = NoRecord; ///< the resolve or reject that ended the wait
    bool neverPulled = false; ///< nobody asked for its result (a stream's result comes unasked)
    bool neverSettled = false; ///< no answer is in the capture
    qint64 requestBytes = 0;
    qint64 responseBytes = 0;
    QString map; ///< a remap as code, see mapText(); else empty
    QString arguments; ///< the arguments as code, see argumentsText(); empty for all but calls
};

/// \brief Explains call \a id, in 0 to CallIndex::count() - 1. Parses its message again, and those of up to 2000 calls that it
/// hangs on (16 MiB of text at most): a few microseconds for most calls.
QTCAPNWEB_EXPORT CallDetails callDetails(const Capture &capture, CallId id);

/// \brief The calls that hang on call \a id, in the order of their pushes: as target, as an argument or as a capture.
///
/// Looks at the calls that the same side pushed between this one and the release of its result: at most \a maximumSearched of
/// them, and at most 16 MiB of text. \a complete is set to false if that was not enough.
QTCAPNWEB_EXPORT QList<CallId> dependentsOf(const Capture &capture, CallId id, qint64 maximumSearched = 20000,
                                            bool *complete = nullptr);

/// \brief As one JSON object without a newline: `{"call":N,"seq":push record,"session":S,"caller":"a","id":7,"method":"…",
/// "target":"…","state":"resolved","kind":"call"|"property"|"map"|"value"|"stream","pull":R|null,"settled":R|null,
/// "released":R|null,"latencyNs":N|null,"waitingNs":N|null,"pipelineDepth":N,"roundTrips":N,"neverPulled":b,"neverSettled":b,
/// "requestBytes":N,"responseBytes":N,"references":[{"via":"target","id":-3,"call":N|null,"promise":b,"pending":b}…],
/// "map":"…"}`. `map` stands only where there is one. R is the number of a message (its seq, as all of the command line counts);
/// null where there is none, and for other records.
QTCAPNWEB_EXPORT QByteArray toJson(const Capture &capture, const CallDetails &details);

/// "pending", "resolved", "rejected", "released", "broken", "unpulled"
QTCAPNWEB_EXPORT QLatin1StringView callStateName(Call::State state);

} // namespace QtCapnWeb::Trace
