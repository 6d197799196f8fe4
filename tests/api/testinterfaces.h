// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include "rpcinterface.h"

#include <QtCore/QString>

/// \file
/// Interfaces as two programs would share them, for the tests of both sides.

struct CounterApi {
    QtCapnWeb::RpcMethod<"increment", int(int by)> increment;
    QtCapnWeb::RpcProperty<"value", int> value;
};

struct ResettableApi : CounterApi {
    QtCapnWeb::RpcMethod<"reset", void()> reset;
};

/// Refers to itself.
struct NodeApi {
    QtCapnWeb::RpcProperty<"name", QString> name;
    QtCapnWeb::RpcMethod<"child", QtCapnWeb::RpcProxy<NodeApi>(int index)> child;
};
