// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include "capture.h"
#include "filter.h"

#include <QtCore/QDateTime>

#include <functional>
#include <optional>

/// \file
/// The file that a command looks at.

namespace CommandLine {

/// Opens \a path, which may be "-" for standard input. Faults of the file are told on standard error, and what can be read is
/// read. \a started is what times count from, if the file says so. \return how to end at once, or nothing: go on
std::optional<int> loadCapture(const QString &path, QtCapnWeb::Trace::Capture &capture, QDateTime *started = nullptr);

/// A filter that was given on the command line; nothing, once it was said what is wrong with it.
std::optional<QtCapnWeb::Trace::Filter> compileFilter(const QString &text);
/// Calls \a visit for each record that matches \a filter (nothing: all), in order, until it returns false.
void forEachMatch(const QtCapnWeb::Trace::Capture &capture, const std::optional<QtCapnWeb::Trace::Filter> &filter,
                  const std::function<bool(QtCapnWeb::Trace::RecordIndex)> &visit);

/// Words for people and for JSON.
QString wordOf(QtCapnWeb::Side side);
/// "main.hello(\"World\")", "user.profile" for a property, at most about \a maximum characters.
QString callText(const QtCapnWeb::Trace::Capture &capture, const QtCapnWeb::Trace::Call &call, int maximum);
/// An id, as JavaScript writes numbers.
QString wordOf(QtCapnWeb::EntryId id);
/// "1.234 ms", "12 µs"; empty for a negative number.
QString durationText(qint64 nanoseconds);

} // namespace CommandLine
