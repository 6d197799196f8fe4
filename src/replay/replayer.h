// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include "replayoptions.h"
#include "replayplan.h"
#include "replayreport.h"

#include <QtCore/QObject>

#include <memory>

/// \file
/// Captured sessions, played again to a server.

namespace QtCapnWeb::Replay {

/// \brief Sends the client's side of captured sessions to a live server, and compares what comes with what was recorded.
///
///     ReplayPlan plan(capture);                        // which messages; ask a person if !plan.isKnownHost(url)
///     ReplayOptions options;
///     options.url = QUrl(u"ws://127.0.0.1:8080/"_s);
///     Replayer replayer;
///     connect(&replayer, &Replayer::finished, …);      // replayer.report() says what came of it
///     replayer.start(plan, options);
///
/// **Level.** Messages are sent as they were recorded, to the letter, with the ids of the live session: calls, what they are
/// pipelined on, capabilities and promises in arguments, captures of maps, streams, pulls and releases all go out as the recorded
/// client sent them. Its answers to calls of the server's come from the capture; which recorded call a live one is, is decided by
/// what it is made on, its path and its arguments. Where the live server brings a capability at the place where the recorded one
/// did, it stands for that one; what needs one that did not come is not sent, and reported.
///
/// **Ends.** Every wait has a limit; a server that dies, or falls silent, leaves a report of what came until then.
///
/// **Memory.** Besides the capture: what ReplayOptions::maximumOutstanding allows to be under way, the list of outcomes (see
/// ReplayReport::MostOutcomes), 24 bytes for each call of the server's, and some 32 bytes for each id of an open session.
///
/// It lives on one thread, which may be one for input and output. Signals come from its event loop, so that a receiver may
/// destroy it.
class Replayer : public QObject
{
    Q_OBJECT
public:
    explicit Replayer(QObject *parent = nullptr);
    /// Stops.
    ~Replayer() override;

    /// Begins. \a plan is copied; its capture must stay, and not be appended to, until finished() was emitted.
    void start(const ReplayPlan &plan, const ReplayOptions &options);
    /// Ends at once; finished() follows.
    void stop();
    /// Sends one more message, with ReplayOptions::isStepping.
    void step();
    /// No message is sent until the second one is called; what comes is still understood.
    void pause();
    void resume();

    bool isRunning() const;
    /// Of the replay that runs, or ran last.
    const ReplayReport &report() const;
    /// The step that is made next, as an index of ReplayPlan::steps(); and the round.
    qsizetype position() const;
    int round() const;
    /// The record that is waited for, or sent next; NoRecord at the end.
    Trace::RecordIndex current() const;

Q_SIGNALS:
    /// The position or the report have changed; not more often than a person can see.
    void progressed();
    /// The last signal of a replay.
    void finished();

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace QtCapnWeb::Replay
