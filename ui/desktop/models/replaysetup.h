// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "capture.h"

#include <QtCore/QHash>
#include <QtCore/QList>
#include <QtCore/QMap>
#include <QtCore/QMetaType>
#include <QtCore/QSet>
#include <QtCore/QStringList>
#include <QtCore/QUrl>

#include <memory>
#include <utility>

/// \file
/// What a person says of a replay or a mock server, and what they are told of it. Plain data between views and controller.

namespace Inspector {

/// What is done otherwise than it was recorded. Records are those of the capture.
struct ReplayChanges {
    struct Edit {
        QByteArray text; ///< an array of arguments, or a whole message
        bool isWhole = false;
    };

    /// A call and what belongs to it goes before another message (NoRecord: behind all), one after the other.
    QList<std::pair<QtCapnWeb::Trace::RecordIndex, QtCapnWeb::Trace::RecordIndex>> moves;
    QHash<QtCapnWeb::Trace::RecordIndex, Edit> edits;
    QSet<QtCapnWeb::Trace::RecordIndex> skipped;
};

struct ReplaySetup {
    enum class Pacing : quint8 {
        Recorded, ///< with the pauses of the recording
        Scaled, ///< with these pauses divided by \c speed
        Fast, ///< without pauses
        Steps, ///< each message of the client waits for a person
    };

    std::shared_ptr<const QtCapnWeb::Trace::Capture> capture;
    QString title; ///< of the capture
    QList<quint32> sessions; ///< none: all
    QtCapnWeb::Trace::RecordIndex first = QtCapnWeb::Trace::NoRecord; ///< NoRecord: from the beginning
    QtCapnWeb::Trace::RecordIndex last = QtCapnWeb::Trace::NoRecord; ///< NoRecord: to the end
    ReplayChanges changes;

    QUrl url;
    QList<std::pair<QString, QString>> headers;
    bool sendRecordedHeaders = false;
    bool sendRecordedCredentials = false;
    bool acceptAnyCertificate = false;
    QList<std::pair<QString, QString>> variables; ///< `${NAME}` in strings stands for a value
    QList<std::pair<QString, QString>> replacements; ///< strings that are one are the other

    Pacing pacing = Pacing::Fast;
    double speed = 1; ///< for Scaled
    bool isConcurrent = false; ///< what can be sent is sent, whatever came before it in the recording
    int rounds = 1;
    bool stopsAtDifference = false;
    bool carriesValues = false; ///< strings of results that are others now are sent instead of the recorded ones
    QStringList rules; ///< what is no difference, as the command line has it
    double slowerRatio = 0; ///< 0: nobody looks
    int timeout = 10'000; ///< milliseconds
};

/// What a person should know before something is sent.
struct ReplaySummary {
    qint64 messages = 0; ///< that go out
    qint64 calls = 0; ///< that may change something at the server
    int sessions = 0;
    int rounds = 1;
    QMap<QString, qint64> methods; ///< calls, by what is called
    QStringList hosts; ///< where it was recorded, as far as is known
    QStringList problems; ///< messages that cannot be sent, and why
    QUrl url;
    bool isStrange = false; ///< neither this computer, nor where it was recorded: nothing is sent unless a person says so
    bool sendsCredentials = false; ///< those that were recorded
};

/// One place where two results differ.
struct ReplayDifference {
    enum class Kind : quint8 { Value, Type, Missing, Extra };
    Kind kind = Kind::Value;
    QString place;
    QString recorded;
    QString live;
};

/// What came of one call, of one callback, or of a message that could not be sent.
struct ReplayResult {
    enum class Verdict : quint8 { Equal, Different, Missing, Extra, NotSent };

    Verdict verdict = Verdict::Equal;
    bool isCallback = false;
    bool isSlower = false;
    quint32 session = 0;
    int round = 0;
    QtCapnWeb::Trace::RecordIndex call = QtCapnWeb::Trace::NoRecord; ///< in the capture
    QtCapnWeb::Trace::RecordIndex recorded = QtCapnWeb::Trace::NoRecord; ///< its result there
    QtCapnWeb::Trace::RecordIndex liveCall = QtCapnWeb::Trace::NoRecord; ///< the same in the replay's own capture
    QtCapnWeb::Trace::RecordIndex live = QtCapnWeb::Trace::NoRecord;
    QString label;
    qint64 recordedLatency = -1; ///< nanoseconds
    qint64 liveLatency = -1;
    QList<ReplayDifference> differences;
    QString reason;
};

/// How far a replay is.
struct ReplayStatus {
    enum class State : quint8 {
        None, ///< nothing was replayed yet
        Preparing,
        Asking, ///< waits for a person's word before it sends anything
        Running,
        Paused,
        Finished, ///< or stopped, or lost: \c ending says so
    };

    State state = State::None;
    qint64 position = 0; ///< steps that were made, of this round
    qint64 steps = 0;
    int round = 0;
    int rounds = 1;
    qint64 counts[5] = {}; ///< by ReplayResult::Verdict
    qint64 slower = 0;
    qint64 sent = 0;
    QtCapnWeb::Trace::RecordIndex current = QtCapnWeb::Trace::NoRecord; ///< is sent next, or waited for
    bool isComplete = false;
    QString ending; ///< why it is not complete
    QStringList notes;

    bool isActive() const { return state != State::None && state != State::Finished; }
    qint64 differing() const { return counts[1] + counts[2] + counts[3] + counts[4]; }
};

enum class ReplayReportFormat : quint8 { Text, Json, Junit };

struct MockSetup {
    enum class Matching : quint8 { Strict, AnyOrder, Best };

    std::shared_ptr<const QtCapnWeb::Trace::Capture> capture;
    QString title;
    QList<quint32> sessions; ///< none: all
    quint16 port = 0; ///< on the loopback address; 0: any that is free
    Matching matching = Matching::Best;
    double latencyScale = 1; ///< 0: answers come at once
    bool repeats = true;
};

/// Something that a client of the mock server did and the recording does not have, or what became of the server.
struct MockEvent {
    enum class Kind : quint8 { Information, Unknown, Difference };
    Kind kind = Kind::Information;
    qint64 connection = -1;
    QtCapnWeb::Trace::RecordIndex record = QtCapnWeb::Trace::NoRecord; ///< recorded
    QString text;
};

} // namespace Inspector

Q_DECLARE_METATYPE(Inspector::ReplaySetup)
Q_DECLARE_METATYPE(Inspector::MockSetup)
