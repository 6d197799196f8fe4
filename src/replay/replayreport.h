// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include "capture.h"
#include "resultdiff.h"

#include <QtCore/QByteArray>
#include <QtCore/QList>
#include <QtCore/QString>

/// \file
/// What came of a replay.

namespace QtCapnWeb::Replay {

enum class Verdict : quint8 {
    Equal,
    Different, ///< the result, or the arguments of a callback, are others
    Missing, ///< the recording has a result, or a callback, and the live session had none in time
    Extra, ///< the live session has one, and the recording has none
    NotSent, ///< the message could not be sent
};
QString verdictName(Verdict verdict); ///< "equal", "different" …

/// One result, one callback, or one message that could not be sent.
struct ReplayOutcome {
    Verdict verdict = Verdict::Equal;
    bool isCallback = false; ///< a call of the server's
    bool isSlower = false; ///< than it was recorded, by more than the ratio that was asked for
    quint32 session = 0; ///< of the recording
    int round = 0; ///< of the loop, from 0
    Trace::RecordIndex call = Trace::NoRecord; ///< recorded; what was called, or what could not be sent
    Trace::RecordIndex recorded = Trace::NoRecord; ///< its result in the recording; of a callback the call itself
    qint64 liveCall = -1; ///< the call in the replay's own records, counted as they were given to the sink
    qint64 live = -1; ///< the same of its result
    QString label; ///< what was called, as Trace::Capture::target() has it
    qint64 recordedLatency = -1; ///< nanoseconds; -1 if unknown
    qint64 liveLatency = -1;
    QList<Difference> differences;
    QString reason; ///< of a verdict other than Equal, where the differences don't say it
};

/// \brief The outcomes of a replay, in the order in which they came. Also one that ended early is a report.
struct ReplayReport {
    static constexpr qsizetype MostOutcomes = 100'000; ///< that are listed; all are counted

    QList<ReplayOutcome> outcomes;
    qint64 counts[5] = {}; ///< by Verdict
    qint64 slower = 0;
    qint64 sent = 0; ///< messages
    qint64 released = 0; ///< calls that were let go before their result came, in the recording or now: not compared
    int rounds = 0;
    bool isComplete = false; ///< all steps were made
    QString ending; ///< why it is not complete
    bool isLost = false; ///< because the server could not be reached, or was lost
    QStringList notes; ///< what else a person should know, such as values that were carried over
    QString title; ///< of the capture, for headings
    QString url;

    qint64 count(Verdict verdict) const { return counts[int(verdict)]; }
    qint64 total() const { return count(Verdict::Equal) + differing(); }
    qint64 differing() const
    {
        return count(Verdict::Different) + count(Verdict::Missing) + count(Verdict::Extra) + count(Verdict::NotSent);
    }
    bool isEqual() const { return isComplete && differing() == 0; }
    void add(ReplayOutcome &&outcome);

    /// What is not equal, a line each with its differences, then a summary. \a all: equal ones, too.
    QByteArray toText(bool all = false) const;
    /// One object a line: `{"type":"outcome","verdict":…,"session":…,"call":…,…}` for each outcome, then `{"type":"summary",…}`.
    /// \a capture gives the numbers of messages.
    QByteArray toJson(const Trace::Capture &capture) const;
    /// A test suite with a case for each outcome, as continuous integration reads it.
    QByteArray toJunit() const;
};

} // namespace QtCapnWeb::Replay
