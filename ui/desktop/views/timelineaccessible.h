// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

/// \file
/// The timeline for screen readers: a table with cells, made on demand.

namespace Inspector {

class TimelineView;

/// Teaches QAccessible about TimelineView. Called by its constructor; does its work once.
void installTimelineAccessibility();
/// The current row is another.
void notifyTimelineFocus(TimelineView *view);
/// Rows were added.
void notifyTimelineRows(TimelineView *view);
/// Everything is another.
void notifyTimelineReset(TimelineView *view);

} // namespace Inspector
