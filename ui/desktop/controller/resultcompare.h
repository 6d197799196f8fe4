// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "calllog.h"

#include <QtCore/QList>

/// \file
/// What differs between the results of two calls.

namespace Inspector {

struct ResultChange {
    QString place; ///< as in JavaScript: `items[0].name`; `$` is the result itself
    QString first; ///< JSON, cut if it is long; empty if only the second has it
    QString second;
};

/// At most \a maximum differences. A call that has not settled, or was rejected, has its state or its error for a result.
QList<ResultChange> compareResults(const CallEntry &first, const CallEntry &second, int maximum = 500);

} // namespace Inspector
