// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ids.h"

#include <QtCore/QString>

/// \file
/// Data as short texts for a person: ids, durations, sizes.

namespace Inspector {

/// "17", "-3"; ids that are no whole numbers as JavaScript would roughly print them.
QString idText(double id);
inline QString idText(QtCapnWeb::EntryId id) { return idText(id.value); }
/// "850 ns", "12.3 µs", "4.56 ms", "1.23 s", "2 min 5 s". Negative durations get a minus.
QString durationText(qint64 nanoseconds);
/// Seconds since the capture began, with milliseconds: "3.201"; empty if unknown.
QString timeText(qint64 nanoseconds);
/// "512 B", "1.5 KiB", "50 MiB".
QString sizeText(qint64 bytes);

/// \a one for 1, else \a many with its %1 replaced by the number.
QString countText(qint64 count, const QString &one, const QString &many);

} // namespace Inspector
