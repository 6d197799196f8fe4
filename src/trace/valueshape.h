// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include "jsondocument.h"
#include "qtcapnwebglobal.h"

#include <QtCore/QString>
#include <QtCore/QStringList>

#include <vector>

/// \file
/// What kind of value an expression of the wire is, without the value.

namespace QtCapnWeb::Trace {

/// \brief The types of a value, as deep as a person wants to read them: `{id: number, tags: [string]}`.
///
/// It holds no value, so that it can be kept and shown where values must not be. Names of members are in it, as far as they look
/// like names that a programmer gave: an object that is used as a dictionary (its keys are data, and may be secrets) is
/// `{[key]: number}`.
struct ValueShape {
    enum class Kind : quint8 {
        Unknown, ///< deeper than is looked, or nothing that the protocol has
        Undefined,
        Null,
        Boolean,
        Number,
        String,
        Bigint,
        Bytes,
        Date,
        Error,
        Url,
        Headers,
        Request,
        Response,
        Blob,
        Callable, ///< a stub of the sender's: a callback, or an object
        Promise, ///< of the sender's
        Reference, ///< something of the receiver's that is given back: a capability, or what a pipelined call will give
        Readable,
        Writable,
        Array, ///< \c items are the different shapes of its items
        Object, ///< \c items are its members, \c names theirs
        Dictionary, ///< \c items are the different shapes of its values
    };

    Kind kind = Kind::Unknown;
    bool cut = false; ///< there is more of it than \c items say
    std::vector<ValueShape> items;
    QStringList names;
};

/// The arguments of a call.
struct ArgumentsShape {
    std::vector<ValueShape> items;
    qint64 count = 0; ///< how many were given; more than \c items if there were very many
};

/// The shape of an expression as it stands in a message. It has at most a few dozen parts and four levels; the work is bounded
/// by that, and by the number of an object's members.
QTCAPNWEB_EXPORT ValueShape shapeOf(const JsonNode &expression);
/// The same of the array of a call's arguments.
QTCAPNWEB_EXPORT ArgumentsShape shapeOfArguments(const JsonNode &arguments);

/// `number`, `[string | null]`, `{id: number, tags: [string]}`; what was left out is "…".
QTCAPNWEB_EXPORT QString toText(const ValueShape &shape);
/// `string, {id: number}`; empty for none.
QTCAPNWEB_EXPORT QString toText(const ArgumentsShape &arguments);

} // namespace QtCapnWeb::Trace
