// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include "ids.h"
#include "jsondocument.h"

/// \file
/// What the expression of a message is about, as the walker told it.

namespace QtCapnWeb::Trace {

/// \brief The outermost reference of an expression: what a push calls, and on what.
/// The nodes are views of the message's document.
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
    JsonNode path; ///< Property, Call, Map
    JsonNode arguments; ///< Call: the array of arguments; Map: the instructions
};

} // namespace QtCapnWeb::Trace
