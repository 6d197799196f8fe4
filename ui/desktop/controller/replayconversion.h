// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mockserver.h"
#include "replayer.h"
#include "replaysetup.h"

#include <atomic>
#include <memory>

/// \file
/// From what a person says of a replay to what the engine takes, and back.

namespace Inspector {

/// A capture with the records of \a sessions (none: all) at the indices that they have in \a capture, which may grow meanwhile on
/// another thread. In place of other records stand empty ones of a session that is none. Null if \a isCancelled became true.
std::unique_ptr<QtCapnWeb::Trace::Capture> copySessions(const QtCapnWeb::Trace::Capture &capture, const QList<quint32> &sessions,
                                                        const std::atomic<bool> &isCancelled);

/// Range, moves, edits, skipped messages, variables. \return why one cannot be made; empty if all were.
QString applyChanges(QtCapnWeb::Replay::ReplayPlan &plan, const ReplaySetup &setup);
QtCapnWeb::Replay::ReplayOptions optionsOf(const ReplaySetup &setup);
ReplaySummary summaryOf(const QtCapnWeb::Replay::ReplayPlan &plan, const ReplaySetup &setup);
/// Without ReplayResult::live and liveCall.
ReplayResult resultOf(const QtCapnWeb::Replay::ReplayOutcome &outcome);
/// Counts and ending.
ReplayStatus statusOf(const QtCapnWeb::Replay::ReplayReport &report);
QtCapnWeb::Replay::MockOptions optionsOf(const MockSetup &setup);
MockEvent eventOf(const QtCapnWeb::Replay::MockFinding &finding);

} // namespace Inspector
