// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include "stubhook.h"

/// \file
/// Which properties of a value may be reached. Source: the reference's followPath (src/core.ts); protocol-rules, "Properties that
/// may be reached".

namespace QtCapnWeb {

/// Where a path leads within a value: to a value, or into a capability that has the rest of the path.
struct FollowedPath {
    Value value; ///< what stands at the end; a capability if it led into one
    qsizetype used = 0; ///< number of parts that were followed; less than the path has if it led into a capability

    bool isCapability() const { return value.type() == Value::Type::Stub || value.type() == Value::Type::Promise; }
};

/// Follows \a path from its part \a from on, starting at \a value. Plain objects have their own members, arrays their items by
/// number, all else has nothing; names of Object.prototype are undefined everywhere.
/// \throw RpcError a TypeError for a property of undefined
FollowedPath followPath(const Value &value, const PropertyPath &path, qsizetype from = 0);

/// `Cannot read properties of undefined (reading 'x')`
[[noreturn]] void throwReadOfUndefined(const PathPart &part);
/// `'a.b' is not a function.`
RpcError notAFunction(const PropertyPath &path);
/// Whether \a part is one of the names that nothing has.
bool isForbidden(const PathPart &part);

} // namespace QtCapnWeb
