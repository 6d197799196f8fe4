// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include "transcript.h"

/// \file
/// Traffic of many sessions that have something of everything, for tests that need a lot of it.

namespace MadeTraffic {

/// Appends \a count sessions of 32 records or one more: plain, slow and pipelined calls, a capability, a callback, an error,
/// calls that are let go, that are never answered, or that break as every other session ends.
inline void appendSessions(QtCapnWeb::Trace::Capture &capture, quint32 count)
{
    for (quint32 session = 0; session < count; ++session) {
        QtCapnWeb::Record opened;
        opened.kind = QtCapnWeb::Record::Kind::Opened;
        opened.session = session;
        opened.text = "ws://localhost/api";
        capture.append(std::move(opened));
        Transcript::play(capture, R"(
            > ["push",["pipeline",0,["hello"],["Ada"]]]
            > ["pull",1]
            > ["push",["pipeline",0,["add"],[1,2]]]
            > ["pull",2]
            < ["resolve",2,3]
            > ["release",2,1]
            > ["push",["pipeline",0,["makeCounter"],[1]]]
            > ["push",["pipeline",3,["increment"],[2]]]
            > ["pull",3]
            > ["pull",4]
            < ["resolve",3,["export",-1]]
            < ["resolve",4,3]
            > ["release",4,1]
            < ["resolve",1,"Hello, Ada"]
            > ["release",1,1]
            > ["push",["pipeline",0,["fail"],[]]]
            > ["pull",5]
            < ["reject",5,["error","RangeError","out of range"]]
            > ["push",["pipeline",0,["subscribe"],[["export",-1]]]]
            > ["pull",6]
            < ["push",["pipeline",-1,["event"],["tick"]]]
            < ["pull",1]
            > ["resolve",1,null]
            < ["resolve",6,null]
            ) ["release",3,1]
            > ["push",["pipeline",0,["slow"],[]]]
            > ["pull",7]
            > ["release",7,1]
            < ["resolve",7,true]
            > ["push",["pipeline",0,["never"],[]]]
            > ["pull",8]
        )",
                         session);
        if (session % 2 == 0)
            Transcript::play(capture, "x 1000 bye", session);
    }
}

} // namespace MadeTraffic
