// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include "expression.h"
#include "expressionerror.h"
#include "ids.h"
#include "jsondocument.h"
#include "rpclimits.h"
#include "value.h"

#include <type_traits>

/// \file
/// The one reading of expressions. session's handler makes hooks and calls as it goes, trace's counts introductions and
/// builds nothing; there is no second interpretation of the wire anywhere.
/// Sources: the protocol page, "Expressions"; the evaluation order, the positions that are no expressions and the errors
/// as observed of the reference 0.12.0 (corpus rules R14, R15, R17, R18).

namespace QtCapnWeb {

/// \brief Walks one expression in wire order, outside in and left to right, checks it exactly as the reference does, and tells
/// a Handler what it meets.
///
/// An error is thrown as ExpressionError. What the handler was told before it has happened, what stands behind it has not.
/// A handler may throw RpcError; it becomes an ExpressionError with the place of the reference that was being told.
///
/// What a Handler has (all functions may throw, none may touch the document's JsonNodes after it returned unless it keeps
/// the document alive):
///
///     struct Handler {
///         // true: Result must be Value, and the walker builds arrays, objects, errors … from what the hooks return.
///         // false: Result is any empty default constructible type, nothing is built and nothing allocated.
///         static constexpr bool BuildsValues;
///         using Result;      // what a reference becomes: Value or an empty struct
///         using Target;      // what the lookup of an export gives: CapabilityPtr or an empty struct
///         using Captures;    // a default constructible list of captures: QList<CapabilityPtr> or an empty struct
///
///         Result importStub(EntryId id);      // ["export", id]: the sender introduces a stub
///         Result importPromise(EntryId id);   // ["promise", id]
///         Result importWritable(EntryId id);  // ["writable", id]
///         Result pipeReadable(EntryId id);    // ["readable", id]
///
///         // import, pipeline, remap: told as soon as the id is read, before path and arguments are checked.
///         Target exported(EntryId id);
///         Result reference(Target &&target, bool asPromise);                        // no path
///         Result property(Target &&target, bool asPromise, const JsonNode &path);   // path is checked: strings and numbers
///         // Before the arguments of a call are walked; calls nest.
///         void beginArguments();
///         // After they were: `arguments` is an array Value, or an empty struct. `argumentNodes` is the array on the wire.
///         Result call(Target &&target, bool asPromise, const JsonNode &path, Result &&arguments, const JsonNode &argumentNodes);
///
///         // The captures of a remap, in order, then the remap itself. Instructions are not walked.
///         void captureStub(Captures &captures, EntryId id);       // ["export", id]: an introduction
///         void captureExported(Captures &captures, EntryId id);   // ["import", id]: throws if there is no such export
///         Result remap(Target &&target, const JsonNode &path, Captures &&captures, const JsonNode &instructions);
///
///         // content is what pipeReadable() gave.
///         Result blob(const JsonNode &type, Result &&content);
///     };
template<typename Handler>
class ExpressionWalker
{
public:
    using Result = typename Handler::Result;

    /// \a handler and \a limits must outlive the walker.
    ExpressionWalker(Handler &handler, const RpcLimits &limits);

    /// \throw ExpressionError
    Result walk(const JsonNode &expression);
};

/// A checked path, decoded.
QTCAPNWEB_EXPORT PropertyPath toPropertyPath(const JsonNode &path);

} // namespace QtCapnWeb
