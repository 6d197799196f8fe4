// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include "value.h"

#include <functional>

/// \file
/// Finding the capabilities that a value holds, wherever one may stand: in arrays, objects, the properties of errors and the
/// bodies of requests and responses. In the order in which they stand.

namespace QtCapnWeb {

/// Whether any capability stands in \a value.
bool holdsCapability(const Value &value);

/// Gives \a value with every capability in it replaced by what \a replace returns for it. Parts that hold none stay shared.
Value replaceCapabilities(const Value &value, const std::function<Value(const Value &)> &replace);

/// A value whose capabilities are handles of their own (StubHook::dup), so that disposing those of \a value leaves them alone.
Value duplicateCapabilities(const Value &value);

/// Disposes every capability in \a value, for all who share it.
void disposeCapabilities(const Value &value);

/// Levels of nesting, 1 for a bare value; stops counting at \a limit.
int nestingDepth(const Value &value, int limit);

} // namespace QtCapnWeb
