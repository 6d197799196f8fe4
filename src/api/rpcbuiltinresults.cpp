// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "rpcasync.h"
#include "rpcbuiltintypes.h"
#include "rpcstub.h"

namespace QtCapnWeb::Detail {

namespace {

template<typename... Ts>
void registerResults()
{
    (registerAsyncResult<RpcResult<Ts>>(), ...);
    (registerAsyncResult<QFuture<Ts>>(), ...);
}

} // namespace

void registerBuiltInResults()
{
    registerResults<void, bool, int, qlonglong, double, QString, QByteArray, QStringList, QVariant, QVariantList, QVariantMap,
                    Value, RpcStub>();
}

} // namespace QtCapnWeb::Detail
