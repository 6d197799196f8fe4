// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include "expression.h"
#include "mapinstructions.h"
#include "stubhook.h"

/// \file
/// Applying a recorded map function to a value that is here. Source: the reference's MapApplicator (src/map.ts).

namespace QtCapnWeb {

/// Applies \a instructions to \a input: null and undefined give themselves, an array is mapped item by item, anything else once.
/// Calls are made now, in order; their results stand in the result as promises. The first error is the whole result.
/// \a captures are let go of when it is done.
HookPtr applyMap(const Value &input, QList<HookPtr> &&captures, const MapInstructions &instructions);

/// What a `remap` expression does: gives the hook of its result. \a target and \a captures are an Importer's.
HookPtr remap(const CapabilityPtr &target, const PropertyPath &path, const QList<CapabilityPtr> &captures,
              const MapInstructions &instructions);

} // namespace QtCapnWeb
