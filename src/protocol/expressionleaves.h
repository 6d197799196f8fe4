// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include "expressionerror.h"
#include "jsondocument.h"
#include "rpclimits.h"
#include "value.h"

/// \file
/// What ExpressionWalker needs besides walking: which tag an array has, and the checks of the expressions that hold no
/// other expression. Internal to the walker.

namespace QtCapnWeb {

/// What the first item of an array makes of it.
enum class ExpressionTag : quint8 {
    None, ///< no string, or a string that is no tag: the array is refused
    Bigint,
    Date,
    Bytes,
    Error,
    Undefined,
    Infinity,
    NegativeInfinity,
    NotANumber,
    Url,
    Headers,
    Request,
    Response,
    Blob,
    Import,
    Pipeline,
    Remap,
    Export,
    Promise,
    Writable,
    Readable,
};

/// The tag that \a first, the first item of an array (or none), is.
QTCAPNWEB_EXPORT ExpressionTag expressionTag(const JsonNode &first);

/// `unknown special value: <json>`
[[noreturn]] QTCAPNWEB_EXPORT void throwUnknownSpecialValue(const JsonNode &node);
/// A TypeError at \a node.
[[noreturn]] QTCAPNWEB_EXPORT void throwTypeError(const JsonNode &node, const QString &message);
[[noreturn]] QTCAPNWEB_EXPORT void throwTooDeep(const JsonNode &node, int maxDepth);
[[noreturn]] QTCAPNWEB_EXPORT void throwUnknownCapture(const JsonNode &capture);

/// Whether \a path is an array of strings and numbers.
QTCAPNWEB_EXPORT bool isPath(const JsonNode &path);
/// Whether an object's member of this name is evaluated but dropped: the names of Object.prototype, and toJSON.
QTCAPNWEB_EXPORT bool isDroppedKey(const JsonNode &key);

/// Whether BigInt::fromText() accepts \a text; costs its length only.
QTCAPNWEB_EXPORT bool isBigIntText(QStringView text);

// Each checks its expression, the array \a node, and throws what is wrong with it. They build the Value only if \a build is
// set; else they look at no more than is needed to refuse what must be refused.
QTCAPNWEB_EXPORT Value bigintLeaf(const JsonNode &node, const RpcLimits &limits, bool build);
QTCAPNWEB_EXPORT Value dateLeaf(const JsonNode &node);
QTCAPNWEB_EXPORT Value bytesLeaf(const JsonNode &node, bool build);
QTCAPNWEB_EXPORT Value urlLeaf(const JsonNode &node);
QTCAPNWEB_EXPORT Value headersLeaf(const JsonNode &node);

/// Whether JavaScript takes \a node for true.
QTCAPNWEB_EXPORT bool isTruthy(const JsonNode &node);
/// Whether \a node, which was evaluated without an error, may be the body of a request or a response: null, a string, a
/// Uint8Array or a stream.
QTCAPNWEB_EXPORT bool isBody(const JsonNode &node);
/// Whether \a node, which was evaluated without an error, is a stream.
QTCAPNWEB_EXPORT bool isReadable(const JsonNode &node);

/// What `new Request(url, init)` and `new Response(body, init)` make of a checked expression: \a node is the array, \a body the
/// evaluated body (undefined if it was not evaluated). The init of the result holds what differs from the defaults.
QTCAPNWEB_EXPORT Value requestLeaf(const JsonNode &node, Value &&body);
QTCAPNWEB_EXPORT Value responseLeaf(const JsonNode &node, Value &&body);

} // namespace QtCapnWeb
