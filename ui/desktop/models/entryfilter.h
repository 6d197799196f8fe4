// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tablehistory.h"

#include <QtCore/QString>

/// \file
/// A filter for all that happened to one entry of a table.

namespace QtCapnWeb::Trace {
class Capture;
}

namespace Inspector {

/// \brief What made, asked for, settled and released \a entry, and the calls on it with their answers: a text of the filter
/// language. An id means another thing for each side, so the filter names sides, too.
QString entryFilter(const QtCapnWeb::Trace::Capture &capture, quint32 session, QtCapnWeb::Side side,
                    QtCapnWeb::Trace::Table table, const QtCapnWeb::Trace::TableEntry &entry);

} // namespace Inspector
