// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include "stubhook.h"

/// \file
/// Waiting for all promises that a value holds, as an application never sees one that came by RPC.
/// Source: the reference's RpcPayload::deliverTo (src/core.ts).

namespace QtCapnWeb {

/// Whether what replaces a promise is the promise's own content (for its owner), or a copy whose capabilities are separate (for a
/// callee, which is given a copy of what its caller holds).
enum class Delivery : quint8 { Own, Copy };

/// resolvePromises() with a choice.
void resolvePromises(const Value &value, Delivery delivery, OutcomeCallback callback);

/// Settles \a hook, follows it as long as its value is a promise, and resolves the promises within. StubHook::pull() is this.
void pullCompletely(HookPtr hook, OutcomeCallback callback);

} // namespace QtCapnWeb
