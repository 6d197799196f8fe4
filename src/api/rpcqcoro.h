// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include "rpcasync.h"

#include <QCoro/QCoroTask>

#include <utility>

/// \file
/// QCoro adapters: `QCoro::Task<T>` as the result of a method or function that peers call. The only header that knows QCoro, and
/// nothing of it is compiled into the library. Including it registers the common types; for others say
/// `QtCapnWeb::registerAsyncResult<QCoro::Task<Picture>>()`.
///
/// In a QCoro coroutine an RpcPromise is awaited without any adapter. Prefer RpcPromise as the return type of methods that are
/// coroutines: it watches its object, a QCoro task does not.

namespace QtCapnWeb {

template<typename T>
struct RpcConversion<QCoro::Task<T>> {
    static constexpr bool isAsynchronous = true;
    static Value toValue(QCoro::Task<T> &&task)
    {
        Deferred deferred;
        const Value promise = Value::promise(CapabilityPtr(deferred.promise.data()));
        follow(std::move(task), std::move(deferred));
        return promise;
    }

private:
    static QCoro::Task<> follow(QCoro::Task<T> task, Deferred deferred)
    {
        Outcome outcome;
        try {
            if constexpr (std::is_void_v<T>)
                co_await task;
            else
                outcome = RpcConversion<T>::toValue(co_await task);
        } catch (...) {
            outcome = Detail::currentError();
        }
        if (const RpcError *error = std::get_if<RpcError>(&outcome))
            deferred.reject(*error);
        else
            deferred.resolve(std::get<Value>(outcome));
    }
};

/// A task that waits for \a result: for code that takes tasks.
template<typename T>
QCoro::Task<T> toTask(RpcResult<T> result)
{
    co_return co_await result;
}

namespace Detail {
template<typename... Ts>
bool registerTasks()
{
    (registerAsyncResult<QCoro::Task<Ts>>(), ...);
    return true;
}

inline const bool tasksRegistered = registerTasks<void, bool, int, qint64, double, QString, QByteArray, QStringList, QVariant,
                                                  QVariantList, QVariantMap, Value, RpcStub>();
} // namespace Detail

} // namespace QtCapnWeb
