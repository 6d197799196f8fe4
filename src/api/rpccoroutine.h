// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include "rpccall.h"
#include "rpccallscope.h"
#include "rpcpromise.h"

#include <QtCore/QObject>

#include <concepts>
#include <coroutine>
#include <memory>
#include <utility>

/// \file
/// What the compiler needs to co_await an RpcPromise, and to make a coroutine of a function that returns one. No coroutine
/// library is needed; with QCoro it works in QCoro::Task, too (rpcqcoro.h). In a coroutine that returns an RpcPromise a QFuture
/// can be awaited, with rpcasync.h, and a QCoro::Task. Include rpcpromise.h rather than this.

QT_BEGIN_NAMESPACE
template<typename T>
class QFuture;
QT_END_NAMESPACE

namespace QtCapnWeb {

namespace Detail {

/// Awaits a promise. If the coroutine's frame is destroyed meanwhile, nothing is resumed.
class QTCAPNWEB_EXPORT AwaiterBase
{
public:
    explicit AwaiterBase(const HookPtr &hook, ContextWatch watch = {});
    ~AwaiterBase();

    bool await_ready() const { return m_hook->outcome() != nullptr; }
    bool await_suspend(std::coroutine_handle<> coroutine);

protected:
    /// \throw RpcError, RpcContextGone
    Value take();

private:
    Q_DISABLE_COPY_MOVE(AwaiterBase)
    struct Waiter;
    HookPtr m_hook;
    ContextWatch m_watch;
    std::shared_ptr<Waiter> m_waiter;
};

template<typename T>
class PromiseAwaiter : public AwaiterBase
{
public:
    using AwaiterBase::AwaiterBase;
    T await_resume()
    {
        if constexpr (std::is_void_v<T>)
            take();
        else if constexpr (std::is_same_v<T, Value>)
            return take();
        else
            return fromValue<T>(take(), QStringLiteral("result"));
    }
};

/// Awaits a QFuture: include rpcasync.h, where it is defined.
template<typename T>
class FutureAwaiter;

template<typename T>
inline constexpr bool isFuture = false;
template<typename T>
inline constexpr bool isFuture<QFuture<T>> = true;

/// What RpcPromise::within() gives: awaitable, and copyable as compilers want it.
template<typename T>
class WithinContext
{
public:
    WithinContext(const HookPtr &hook, const QObject *context) : m_hook(hook), m_watch(context) { }
    PromiseAwaiter<T> operator co_await() const { return PromiseAwaiter<T>(m_hook, m_watch); }

private:
    HookPtr m_hook;
    ContextWatch m_watch;
};

/// Another awaiter, after which the coroutine's object is looked for.
template<typename Inner>
struct WatchedAwaiter {
    Inner inner;
    const ContextWatch &watch;

    bool await_ready() { return inner.await_ready(); }
    template<typename Promise>
    auto await_suspend(std::coroutine_handle<Promise> coroutine)
    {
        return inner.await_suspend(coroutine);
    }
    decltype(auto) await_resume()
    {
        watch.check();
        return inner.await_resume();
    }
};

template<typename T>
auto futureAwaiter(const QFuture<T> &future)
{
    return FutureAwaiter<T>(future);
}

template<typename Awaitable>
decltype(auto) awaiterOf(Awaitable &&awaitable)
{
    if constexpr (isFuture<std::remove_cvref_t<Awaitable>>)
        return futureAwaiter(awaitable);
    else if constexpr (requires { std::forward<Awaitable>(awaitable).operator co_await(); })
        return std::forward<Awaitable>(awaitable).operator co_await();
    else if constexpr (requires { operator co_await(std::forward<Awaitable>(awaitable)); })
        return operator co_await(std::forward<Awaitable>(awaitable));
    else
        return std::forward<Awaitable>(awaitable);
}

class QTCAPNWEB_EXPORT CoroutinePromiseBase
{
public:
    CoroutinePromiseBase();
    /// The coroutine is a member of \a self, or takes it as its first parameter. Not constrained: the closure of a lambda is not
    /// complete yet where the compiler looks for this constructor. GCC 12 deduces a reference for a member's object.
    template<typename Self, typename... Args>
    explicit CoroutinePromiseBase(Self &self, Args &...) : CoroutinePromiseBase()
    {
        if constexpr (std::derived_from<std::remove_cvref_t<Self>, QObject>)
            m_watch = ContextWatch(&self);
    }
    ~CoroutinePromiseBase();

    std::suspend_never initial_suspend() const noexcept { return {}; }
    /// Settles the promise only now, when all locals are gone.
    std::suspend_never final_suspend() noexcept;
    void unhandled_exception();

    template<typename Awaitable>
    auto await_transform(Awaitable &&awaitable)
    {
        using Inner = decltype(awaiterOf(std::forward<Awaitable>(awaitable)));
        return WatchedAwaiter<Inner>{awaiterOf(std::forward<Awaitable>(awaitable)), m_watch};
    }

protected:
    Deferred m_deferred;
    Outcome m_outcome;

private:
    Q_DISABLE_COPY_MOVE(CoroutinePromiseBase)
    ContextWatch m_watch;
    std::shared_ptr<void> m_callee;
};

template<typename T>
class CoroutinePromise : public CoroutinePromiseBase
{
public:
    using CoroutinePromiseBase::CoroutinePromiseBase;
    RpcCallResult<T> get_return_object() { return RpcCallResult<T>(m_deferred.promise); }
    /// A T, what becomes one, or a promise for one.
    template<typename U>
    void return_value(const U &value)
    {
        if constexpr (std::derived_from<U, RpcPromise>)
            m_outcome = toValue(value);
        else
            m_outcome = toValue<T>(value);
    }
};

template<>
class CoroutinePromise<Value> : public CoroutinePromiseBase
{
public:
    using CoroutinePromiseBase::CoroutinePromiseBase;
    RpcPromise get_return_object() { return RpcPromise(m_deferred.promise); }
    template<typename U>
    void return_value(const U &value)
    {
        m_outcome = toValue(value);
    }
};

template<>
class CoroutinePromise<void> : public CoroutinePromiseBase
{
public:
    using CoroutinePromiseBase::CoroutinePromiseBase;
    RpcResult<void> get_return_object() { return RpcResult<void>(m_deferred.promise); }
    void return_void() { }
};

} // namespace Detail

inline Detail::PromiseAwaiter<Value> RpcPromise::operator co_await() const { return Detail::PromiseAwaiter<Value>(m_hook); }

inline Detail::WithinContext<Value> RpcPromise::within(const QObject *context) const
{
    return Detail::WithinContext<Value>(m_hook, context);
}

template<typename T>
Detail::PromiseAwaiter<T> RpcResult<T>::operator co_await() const
{
    return Detail::PromiseAwaiter<T>(m_hook);
}

template<typename T>
Detail::WithinContext<T> RpcResult<T>::within(const QObject *context) const
{
    return Detail::WithinContext<T>(m_hook, context);
}

} // namespace QtCapnWeb
