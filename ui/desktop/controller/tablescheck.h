// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session.h"
#include "tablehistory.h"

#include <QtCore/QString>

/// \file
/// Whether what the window shows is what the session holds.

namespace Inspector {

/// Compares \a side's tables of \a session, as they are known from the wire, with the session's own.
/// Ids, reference counts of exports and the next id are compared; what the wire does not show (local handles) is not.
/// \return the differences in words (the first few); empty if there are none
QString tablesDifference(const QtCapnWeb::Trace::TableHistory &history, quint32 session, QtCapnWeb::Side side,
                         const QtCapnWeb::SessionTables &own);

} // namespace Inspector
