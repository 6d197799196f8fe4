// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include "ids.h"

#include <QtCore/QByteArrayView>

/// \file
/// What the expression of a message is about, as the walker told it.

namespace QtCapnWeb::Trace {

/// \brief The outermost reference of an expression: what a push calls, and on what.
struct Subject {
    enum class Kind : quint8 {
        Value, ///< anything that is no reference to an import of the sender
        Reference, ///< the import itself
        Property,
        Call,
        Map,
    };

    Kind kind = Kind::Value;
    EntryId target; ///< an import of the sender; all kinds but Value
    QByteArrayView path; ///< Property, Call, Map: the array as it is written; empty where there is none
};

} // namespace QtCapnWeb::Trace
