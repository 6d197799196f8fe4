// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include "rpcconversion.h"
#include "rpcstub.h"

#include <QtCore/QPointer>

#include <chrono>
#include <coroutine>
#include <exception>
#include <functional>
#include <tuple>
#include <type_traits>

/// \file
/// The result of a call, which may be used before it is there.

namespace QtCapnWeb {

namespace Detail {
template<typename T>
class PromiseAwaiter;
template<typename T>
class CoroutinePromise;
template<typename T>
class WithinContext;
} // namespace Detail

/// \brief The promise of a value: a stub for what it will be, on which calls can be made at once (pipelining), and a result
/// that can be awaited by any number of waiters.
///
/// It is pulled (its result is asked for) when someone waits. If nobody does, its value and its error stay at the peer.
/// A value with shared data, as RpcStub; the last copy that goes cancels what is pending, but a waiter is a copy.
///
/// It is also a coroutine type: a function or method that returns RpcPromise may `co_await` and `co_return` any value that
/// converts. If it is a member of a QObject, the object is watched: once it is gone, no line of the coroutine runs any more; it
/// is rejected instead. An RpcTarget without a parent is kept until its coroutines are done. Take parameters by value.
class QTCAPNWEB_EXPORT RpcPromise : public RpcStub
{
public:
    using promise_type = Detail::CoroutinePromise<Value>;

    RpcPromise() noexcept = default;
    explicit RpcPromise(HookPtr hook) noexcept : RpcStub(std::move(hook)) { }

    /// A promise that is settled already.
    static RpcPromise resolved(const Value &value);
    static RpcPromise rejected(const RpcError &error);

    /// The same promise, whose result shall be a T. Nothing is checked until it is there.
    template<typename T>
    RpcResult<T> as() const;

    /// The same promise with a limit of time: if its result is not here when \a limit has passed since it was first waited for,
    /// it is rejected with a TimeoutError and let go, so that the peer need not keep it. What is called on it in the meantime is
    /// called on this. Replaces RpcSessionOptions::callTimeout, with zero by no limit at all.
    /// \code
    /// Value found = co_await api.call("search", "needle").withTimeout(5s);
    /// \endcode
    RpcPromise withTimeout(std::chrono::milliseconds limit) const;

    /// Calls \a ok, with the value or with nothing, or \a fail with the error: exactly one of them, once, unless \a context is
    /// gone by then. Never before this returns. Without \a fail an error is logged.
    template<typename Ok>
    void then(const QObject *context, Ok ok) const;
    template<typename Ok, typename Fail>
    void then(const QObject *context, Ok ok, Fail fail) const;

    /// `Value value = co_await promise;` \throw RpcError if it was rejected
    Detail::PromiseAwaiter<Value> operator co_await() const;
    /// As co_await, but if \a context is gone when the result comes, RpcContextGone is thrown in its place: for coroutines that
    /// use an object and are not members of a QObject that return RpcPromise.
    Detail::WithinContext<Value> within(const QObject *context) const;

    /// Asks for the result, keeps the call pending without a handle, and logs an error: for calls that nobody waits for.
    void detach() const;

    /// Whether the outcome is here: then co_await does not suspend.
    bool isSettled() const;
    /// The outcome if isSettled(), else null. Valid until this promise is disposed or goes.
    const Outcome *outcome() const;

    /// For the layer above: the callback is called exactly once, maybe at once. The promise is kept until then.
    void pull(OutcomeCallback callback) const;
};

/// \brief An RpcPromise that is known to give a T, which is checked when it arrives: a value of another type is an error.
template<typename T>
class RpcResult : public RpcPromise
{
public:
    using promise_type = Detail::CoroutinePromise<T>;
    using RpcPromise::RpcPromise;

    /// As RpcPromise::withTimeout().
    RpcResult withTimeout(std::chrono::milliseconds limit) const { return RpcResult(RpcPromise::withTimeout(limit).hook()); }

    /// As RpcPromise::then(); \a ok takes a T, or nothing.
    template<typename Ok>
    void then(const QObject *context, Ok ok) const;
    template<typename Ok, typename Fail>
    void then(const QObject *context, Ok ok, Fail fail) const;

    Detail::PromiseAwaiter<T> operator co_await() const;
    Detail::WithinContext<T> within(const QObject *context) const;
};

/// One promise for all of them, in order. All are pulled at once; the first rejection rejects it.
/// `auto [u, p] = co_await all(user, profile);`
template<typename... Promises>
requires(sizeof...(Promises) > 0 && (std::derived_from<Promises, RpcPromise> && ...)) auto all(const Promises &...promises);
/// The same for a list; gives a QList<Value>, or QList<T> of results.
QTCAPNWEB_EXPORT RpcResult<QList<Value>> all(const QList<RpcPromise> &promises);
template<typename T>
RpcResult<QList<T>> all(const QList<RpcResult<T>> &promises);

} // namespace QtCapnWeb

#include "rpccall.h" // bodies of call(), then() and all()
#include "rpccoroutine.h" // what co_await and co_return need
#include "rpcfunction.h" // lambdas as arguments, bind()
