// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

/// \file
/// The sequence diagram for screen readers: a list, whose items are its steps in words.

namespace Inspector {

class SequenceView;

/// Teaches QAccessible about SequenceView. Called by its constructor; does its work once.
void installSequenceAccessibility();
/// Another step is the current one, or the view got the focus.
void notifySequenceFocus(SequenceView *view);
/// Everything is another.
void notifySequenceReset(SequenceView *view);

} // namespace Inspector
