// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "coresession.h"

#include "apilogging.h"
#include "rpcpromise.h"

namespace QtCapnWeb {

using namespace Qt::StringLiterals;

SessionOptions coreOptions(const RpcSessionOptions &options)
{
    SessionOptions core;
    core.limits = options.limits;
    if (!options.onSendError)
        return core;
    core.onSendError = [handler = options.onSendError](const RpcError &error) -> std::optional<RpcError> {
        try {
            return handler(error);
        } catch (...) {
            // What it was to hide must not go out instead.
            qCCritical(lcApi).noquote() << "RpcSessionOptions::onSendError threw:" << Detail::currentError().toString();
            return RpcError(u"The error could not be sent."_s);
        }
    };
    return core;
}

RpcPromise whenDrained(Session &session)
{
    const Deferred drained;
    session.drain([drained](const std::optional<RpcError> &error) {
        if (error)
            drained.reject(*error);
        else
            drained.resolve({});
    });
    return RpcPromise(drained.promise);
}

RpcError sessionClosed() { return RpcError(u"The RPC session was closed."_s); }

RpcError tooManyUnsentBytes(qint64 limit)
{
    return RpcError::rangeError(u"Too many unsent bytes: the limit is %1 (maxUnsentBytes)."_s.arg(limit));
}

} // namespace QtCapnWeb
