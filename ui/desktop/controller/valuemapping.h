// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ids.h"
#include "rpcerror.h"
#include "value.h"

#include <functional>
#include <optional>

/// \file
/// Values between the threads: live capabilities become names and names become live capabilities.

namespace Inspector {

/// Gives what stands for a Stub, Promise, Readable or Writable.
using CapabilityMap = std::function<QtCapnWeb::Value(const QtCapnWeb::Value &capability)>;

/// \a value with every capability in it replaced, in errors' properties and bodies of requests, too; the same, shared, if there
/// is none.
QtCapnWeb::Value mapCapabilities(const QtCapnWeb::Value &value, const CapabilityMap &map, bool *changed = nullptr);
QtCapnWeb::RpcError mapCapabilities(const QtCapnWeb::RpcError &error, const CapabilityMap &map, bool *changed = nullptr);

/// A copy without live capabilities, which may go to another thread. \a changed is set if there were any.
QtCapnWeb::Value snapshot(const QtCapnWeb::Value &value, bool *changed = nullptr);
QtCapnWeb::RpcError snapshot(const QtCapnWeb::RpcError &error, bool *changed = nullptr);
/// A copy whose capabilities are independent handles, so that the owner of \a value may dispose his.
QtCapnWeb::Value duplicated(const QtCapnWeb::Value &value);
/// Calls \a visit for each capability in \a value.
void forEachCapability(const QtCapnWeb::Value &value, const std::function<void(const QtCapnWeb::CapabilityPtr &)> &visit);

} // namespace Inspector
