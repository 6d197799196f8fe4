// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include "rpcpromise.h"

/// \file
/// Bodies of the templates that rpcstub.h and rpcpromise.h declare.
/// Include rpcpromise.h rather than this.

namespace QtCapnWeb {

namespace Detail {

/// \a hook, or a broken one that says that the stub is null.
QTCAPNWEB_EXPORT HookPtr hookOrBroken(const HookPtr &hook);
/// What the use of a null stub gives: an error that says what was tried. \a verb is `Calling` or `Reading`.
HookPtr nullUse(QStringView verb, const PropertyPath &path);
/// Makes the call. \a arguments is an array.
QTCAPNWEB_EXPORT HookPtr call(const HookPtr &hook, const PropertyPath &path, Value &&arguments);
QTCAPNWEB_EXPORT HookPtr map(const HookPtr &hook, const std::function<Value(const HookPtr &)> &function);
/// A promise that is rejected with what is being thrown; to be called within a catch block.
QTCAPNWEB_EXPORT HookPtr brokenByCurrentException();
/// What is being thrown, as an error that may be sent: RpcError as it is, another std::exception by its what().
QTCAPNWEB_EXPORT RpcError currentError();
/// Pulls, and calls \a callback later than now unless \a context is gone then.
QTCAPNWEB_EXPORT void deliver(const HookPtr &hook, const QObject *context, OutcomeCallback callback);
QTCAPNWEB_EXPORT void logUnhandled(const RpcError &error);
/// A promise for the array of what all of \a promises become.
QTCAPNWEB_EXPORT HookPtr join(QList<Value> &&promises);

template<typename... Args>
HookPtr callWith(const HookPtr &hook, const PropertyPath &path, const Args &...args)
{
    try {
        return call(hook, path, Value::array({toValue(args)...}));
    } catch (...) {
        return brokenByCurrentException();
    }
}

/// Calls \a ok with the value or with nothing.
template<typename T, typename Ok>
void invokeOk(Ok &ok, const Value &value)
{
    if constexpr (std::is_invocable_v<Ok &>)
        ok();
    else if constexpr (std::is_same_v<T, Value>)
        ok(value);
    else
        ok(fromValue<T>(value, QStringLiteral("result")));
}

template<typename T, typename Ok, typename Fail>
void then(const HookPtr &hook, const QObject *context, Ok &&ok, Fail &&fail)
{
    deliver(hook, context, [ok = std::forward<Ok>(ok), fail = std::forward<Fail>(fail)](const Outcome &outcome) mutable {
        if (const RpcError *error = std::get_if<RpcError>(&outcome)) {
            fail(*error);
            return;
        }
        const Value &value = std::get<Value>(outcome);
        if constexpr (std::is_void_v<T> || std::is_same_v<T, Value>) {
            invokeOk<Value>(ok, value);
        } else {
            // Only the conversion may fail into fail(): what ok() throws is its own affair.
            T result{};
            RpcMismatch why;
            if (!RpcConversion<T>::fromValue(value, &result, &why)) {
                fail(why.toError(QStringLiteral("result")));
                return;
            }
            if constexpr (std::is_invocable_v<Ok &>)
                ok();
            else
                ok(std::move(result));
        }
    });
}

template<typename Promise>
struct PromisedType {
    using Type = Value;
};
template<typename T>
struct PromisedType<RpcResult<T>> {
    using Type = std::conditional_t<std::is_void_v<T>, std::monostate, T>;
};

} // namespace Detail

template<typename T, typename... Args>
RpcCallResult<T> RpcStub::call(const RpcName &method, const Args &...args) const
{
    return RpcCallResult<T>(Detail::callWith(m_hook, PropertyPath{PathPart(method.name())}, args...));
}

template<typename... Args>
RpcPromise RpcStub::operator()(const Args &...args) const
{
    return RpcPromise(Detail::callWith(m_hook, PropertyPath(), args...));
}

template<typename Index>
requires Detail::Integer<Index> RpcPromise RpcStub::operator[](Index index) const
{
    return getPath(PropertyPath{PathPart(double(index))});
}

template<typename F>
RpcPromise RpcStub::map(F &&function) const
{
    static_assert(std::is_invocable_v<F &, RpcPromise>, "The function must take an RpcPromise.");
    return RpcPromise(Detail::map(m_hook, [&function](const HookPtr &placeholder) {
        if constexpr (std::is_void_v<std::invoke_result_t<F &, RpcPromise>>) {
            std::invoke(function, RpcPromise(placeholder));
            return Value();
        } else {
            return toValue(std::invoke(function, RpcPromise(placeholder)));
        }
    }));
}

template<typename T>
RpcResult<T> RpcPromise::as() const
{
    return RpcResult<T>(m_hook);
}

template<typename Ok>
void RpcPromise::then(const QObject *context, Ok ok) const
{
    Detail::then<Value>(m_hook, context, std::move(ok), &Detail::logUnhandled);
}

template<typename Ok, typename Fail>
void RpcPromise::then(const QObject *context, Ok ok, Fail fail) const
{
    Detail::then<Value>(m_hook, context, std::move(ok), std::move(fail));
}

template<typename T>
template<typename Ok>
void RpcResult<T>::then(const QObject *context, Ok ok) const
{
    Detail::then<T>(m_hook, context, std::move(ok), &Detail::logUnhandled);
}

template<typename T>
template<typename Ok, typename Fail>
void RpcResult<T>::then(const QObject *context, Ok ok, Fail fail) const
{
    Detail::then<T>(m_hook, context, std::move(ok), std::move(fail));
}

template<typename... Promises>
requires(sizeof...(Promises) > 0 && (std::derived_from<Promises, RpcPromise> && ...)) auto all(const Promises &...promises)
{
    using Tuple = std::tuple<typename Detail::PromisedType<Promises>::Type...>;
    return RpcResult<Tuple>(Detail::join({toValue(static_cast<const RpcPromise &>(promises))...}));
}

template<typename T>
RpcResult<QList<T>> all(const QList<RpcResult<T>> &promises)
{
    QList<Value> items;
    items.reserve(promises.size());
    for (const RpcResult<T> &promise : promises)
        items.append(toValue(static_cast<const RpcPromise &>(promise)));
    return RpcResult<QList<T>>(Detail::join(std::move(items)));
}

/// A promise travels as a promise: its resolution takes its place at the peer.
template<>
struct QTCAPNWEB_EXPORT RpcConversion<RpcPromise> {
    static Value toValue(const RpcPromise &promise);
};

template<typename T>
struct RpcConversion<RpcResult<T>> {
    static Value toValue(const RpcResult<T> &result) { return RpcConversion<RpcPromise>::toValue(result); }
};

} // namespace QtCapnWeb
