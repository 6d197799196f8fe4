// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include "rpcsession.h"
#include "session.h"

/// \file
/// What a session of the core is given, whoever holds it.

namespace QtCapnWeb {

class RpcPromise;

/// What the core needs of \a options.
SessionOptions coreOptions(const RpcSessionOptions &options);
/// Session::drain() as a promise.
RpcPromise whenDrained(Session &session);
/// Why a session ends that is closed, or destroyed, on this side.
RpcError sessionClosed();
/// Why a session is aborted that has more than \a limit bytes to send.
RpcError tooManyUnsentBytes(qint64 limit);

} // namespace QtCapnWeb
