// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include "qtcapnwebglobal.h"
#include "stubhook.h"

#include <functional>

/// \file
/// Recording a map function at its caller. Source: the reference's MapBuilder and MapVariableHook (src/map.ts).

namespace QtCapnWeb {

/// Runs \a function once, with a placeholder for what it will be applied to, and records the calls that it makes; then has the
/// recording applied to what stands at \a path of \a subject, wherever that is.
///
/// Within \a function calls go through callOrRecord(), and recordMap() may be used again; properties are read by
/// makePropertyHook(). Placeholders can be called, passed, and returned as a part of the result; waiting for one gives an error.
/// What the function uses from outside is captured. Recording is a matter of one thread.
/// \return the promise of the result; broken if something was recorded that can't be. Throws what \a function throws.
QTCAPNWEB_EXPORT HookPtr recordMap(const HookPtr &subject, const PropertyPath &path,
                                   const std::function<Value(const HookPtr &placeholder)> &function);

/// A call that an application makes: \a hook's call(), or while a map function is recorded on this thread an instruction of that.
QTCAPNWEB_EXPORT HookPtr callOrRecord(const HookPtr &hook, const PropertyPath &path, Arguments &&arguments);

/// Numbers the recordings of this thread; 0 outside of all. A target that is made within one can't be used there.
quint64 currentRecording();

} // namespace QtCapnWeb
