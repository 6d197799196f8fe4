// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

/// \file
/// The calls for screen readers: a tree with columns, whose cells are made on demand.

namespace Inspector {

class CallsView;

/// Teaches QAccessible about CallsView. Called by its constructor; does its work once.
void installCallsAccessibility();
/// A row was expanded or collapsed.
void notifyCallExpanded(CallsView *view, int row);

} // namespace Inspector
