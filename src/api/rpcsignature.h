// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include "qtcapnwebglobal.h"
#include "rpcpromise.h"
#include "rpcstdtypes.h"

#include <concepts>
#include <cstddef>
#include <functional>
#include <limits>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>

/// \file
/// Which argument fits which parameter, and which function may stand for which signature: what typed interfaces are checked by.
/// Include rpcinterface.h rather than this.

namespace QtCapnWeb {

template<typename I>
class RpcProxy;

namespace Detail {

// --- Arguments ---------------------------------------------------------------------------------------------------------------

template<typename T>
concept Arithmetic = Integer<T> || std::floating_point<T>;

/// Whether a To holds every From.
template<Arithmetic From, Arithmetic To>
constexpr bool isLossless()
{
    using F = std::numeric_limits<From>;
    using T = std::numeric_limits<To>;
    if constexpr (T::is_integer)
        return F::is_integer && F::digits <= T::digits && (!F::is_signed || T::is_signed);
    else
        return F::digits <= T::digits;
}

template<typename T>
std::type_identity<T> promisedBy(const RpcResult<T> *);
/// An RpcResult or what is derived from it.
template<typename A>
concept TypedPromise = requires(const A *promise)
{
    promisedBy(promise);
};
template<TypedPromise A>
using PromisedBy = typename decltype(promisedBy(std::declval<const A *>()))::type;

template<typename T>
struct OptionalInside {
    using Type = void;
};
template<typename T>
struct OptionalInside<std::optional<T>> {
    using Type = T;
};
template<typename T>
inline constexpr bool isOptional = !std::is_void_v<typename OptionalInside<T>::Type>;

template<typename T>
struct ProxyInterface {
    using Type = void;
};
template<typename I>
struct ProxyInterface<RpcProxy<I>> {
    using Type = I;
};

template<typename A>
concept TextLike = std::same_as<A, QString> || std::same_as<A, const char *> || std::same_as<A, const char16_t *> || std::same_as<
    A, QLatin1StringView> || std::same_as<A, QStringView> || std::same_as<A, std::string> || std::same_as<A, std::string_view>;

/// Whether a value that is made of a \a T on the wire is what is read as a \a P.
template<typename P, typename T>
constexpr bool hasForm()
{
    if constexpr (std::same_as<P, T> || std::same_as<P, Value> || std::same_as<P, QVariant>)
        return !std::is_void_v<T> || std::is_void_v<P>;
    else if constexpr (std::is_void_v<P> || std::is_void_v<T>)
        return false;
    else if constexpr (Arithmetic<P> && Arithmetic<T>)
        return isLossless<T, P>();
    else if constexpr (isOptional<P>)
        return hasForm<typename OptionalInside<P>::Type, T>();
    else if constexpr (!std::is_void_v<typename ProxyInterface<P>::Type> && !std::is_void_v<typename ProxyInterface<T>::Type>)
        return std::derived_from<typename ProxyInterface<T>::Type, typename ProxyInterface<P>::Type>;
    else
        return TextLike<P> && TextLike<T>;
}

enum class Passing : quint8 {
    Refused,
    Converted, ///< made a P here
    AsItIs, ///< what it is on the wire is what a P is
    Inside, ///< the same for the inside of a std::optional
};

/// How an \a A, decayed, becomes a parameter of type \a P.
template<typename P, typename A>
constexpr Passing passing()
{
    using enum Passing;
    if constexpr (std::same_as<P, A>)
        return Converted;
    else if constexpr (TypedPromise<A>)
        return hasForm<P, PromisedBy<A>>() ? AsItIs : Refused;
    else if constexpr (std::same_as<A, RpcPromise>) // it says nothing of what it will be
        return std::same_as<P, Value> || std::same_as<P, QVariant> || std::same_as<P, RpcStub> ? AsItIs : Refused;
    else if constexpr (std::is_arithmetic_v<P> || std::is_enum_v<P>) {
        if constexpr (Arithmetic<P> && Arithmetic<A>)
            return isLossless<A, P>() ? Converted : Refused;
        else
            return Refused;
    } else if constexpr (isOptional<P>) {
        if constexpr (std::same_as<A, std::nullopt_t>)
            return Converted;
        else
            return passing<typename OptionalInside<P>::Type, A>() == Refused ? Refused : Inside;
    } else if constexpr (TextLike<P> && TextLike<A>)
        return AsItIs;
    else if constexpr (std::same_as<P, Value> || (std::same_as<P, RpcStub> && Callable<A>))
        return RpcSendable<A> ? AsItIs : Refused;
    else
        return std::convertible_to<const A &, P> ? Converted : Refused;
}

template<typename P, typename A>
Value argumentToValue(const A &argument)
{
    constexpr Passing how = passing<P, std::decay_t<const A>>();
    static_assert(how != Passing::Refused);
    if constexpr (how == Passing::AsItIs)
        return toValue(argument);
    else if constexpr (how == Passing::Inside)
        return argumentToValue<typename OptionalInside<P>::Type>(argument);
    else if constexpr (std::same_as<P, A>)
        return RpcConversion<P>::toValue(argument);
    else
        return RpcConversion<P>::toValue(static_cast<P>(argument));
}

template<typename Signature, typename... A>
struct ArgumentCheck;

template<typename R, typename... P, typename... A>
struct ArgumentCheck<R(P...), A...> {
    template<size_t I>
    using Parameter = std::tuple_element_t<I, std::tuple<P...>>;

    template<size_t I>
    static constexpr bool fits()
    {
        if constexpr (I < sizeof...(A))
            return passing<Parameter<I>, std::decay_t<const std::tuple_element_t<I, std::tuple<A...>>>>() != Passing::Refused;
        else
            return isOptional<Parameter<I>>;
    }
    template<size_t... I>
    static constexpr bool allFit(std::index_sequence<I...>)
    {
        return (fits<I>() && ...);
    }
    static constexpr bool value()
    {
        if constexpr (sizeof...(A) > sizeof...(P))
            return false;
        else
            return allFit(std::index_sequence_for<P...>());
    }

    template<size_t... I>
    static Value toValue(std::index_sequence<I...>, const A &...arguments)
    {
        return Value::array(QList<Value>{argumentToValue<Parameter<I>>(arguments)...});
    }
};

template<typename Signature, typename... A>
HookPtr typedCall(const HookPtr &hook, const PropertyPath &path, const A &...arguments)
{
    try {
        return call(hook, path, ArgumentCheck<Signature, A...>::toValue(std::index_sequence_for<A...>(), arguments...));
    } catch (...) {
        return brokenByCurrentException();
    }
}

// --- Functions that stand for a signature ------------------------------------------------------------------------------------

struct Immediate;
/// What an asynchronous result will be; Immediate for others.
template<typename X>
struct AsyncValue {
    using Type = Immediate;
};
template<template<typename> class Async, typename T>
requires(requires { RpcConversion<Async<T>>::isAsynchronous; }) struct AsyncValue<Async<T>> {
    using Type = T;
};
template<TypedPromise X>
struct AsyncValue<X> {
    using Type = PromisedBy<X>;
};

/// Whether a function that returns \a X gives the result \a R.
template<typename R, typename X>
constexpr bool givesResult()
{
    using Later = typename AsyncValue<X>::Type;
    if constexpr (!std::same_as<Later, Immediate>)
        return hasForm<R, Later>();
    else if constexpr (std::derived_from<X, RpcPromise>)
        return false;
    else if constexpr (std::is_void_v<R>)
        return true;
    else if constexpr (std::is_void_v<X>)
        return false;
    else
        return passing<R, X>() != Passing::Refused;
}

/// The parameters of a function, where they can be told.
template<typename F>
struct ParametersOf {
    using Type = void;
};
template<Callable F>
struct ParametersOf<F> {
    using Type = typename CallableTraits<decltype(&F::operator())>::Arguments;
};
template<typename X, typename... P>
struct ParametersOf<X (*)(P...)> {
    using Type = std::tuple<std::decay_t<P>...>;
};

/// Whether some parameter of a function takes less than what it will be given.
template<typename Taken, typename Given>
struct Narrows : std::false_type { };
template<typename Taken, typename Given>
requires Arithmetic<Taken> && Arithmetic<Given>
struct Narrows<Taken, Given> : std::bool_constant<!isLossless<Given, Taken>()> {
};
template<typename... Taken, typename... Given>
requires(sizeof...(Taken) == sizeof...(Given)) struct Narrows<std::tuple<Taken...>, std::tuple<Given...>>
    : std::bool_constant<(Narrows<Taken, Given>::value || ...)> {
};

template<typename F, typename Signature>
struct HandlerCheck;

template<typename F, typename R, typename... P>
struct HandlerCheck<F, R(P...)> {
    static constexpr bool value()
    {
        if constexpr (std::is_convertible_v<F, const RpcStub &>) // that is no function of ours
            return false;
        else if constexpr (!std::copy_constructible<F> || !std::is_invocable_v<F &, P...>)
            return false;
        else if constexpr (Narrows<typename ParametersOf<F>::Type, std::tuple<P...>>::value)
            return false;
        else
            return givesResult<R, std::remove_cvref_t<std::invoke_result_t<F &, P...>>>();
    }
};

/// A function of the signature, as what the function capabilities of rpcfunction.h are made of. One that answers later is left as
/// it is, so that it is known for that.
template<typename F, typename Signature>
struct HandlerRunner;

template<typename F, typename R, typename... P>
struct HandlerRunner<F, R(P...)> {
    using Returned = std::remove_cvref_t<std::invoke_result_t<F &, P...>>;
    static constexpr bool isLater = !std::same_as<typename AsyncValue<Returned>::Type, Immediate>;
    using Result = std::conditional_t<isLater, Returned, Value>;
    using Arguments = std::tuple<P...>;

    F function;

    Result operator()(P... arguments)
    {
        if constexpr (isLater) {
            return std::invoke(function, std::move(arguments)...);
        } else if constexpr (std::is_void_v<R> || std::is_void_v<Returned>) {
            std::invoke(function, std::move(arguments)...);
            return Value();
        } else {
            return argumentToValue<R>(std::invoke(function, std::move(arguments)...));
        }
    }
};

template<typename Signature, typename F>
HookPtr functionHook(const QObject *context, F &&function)
{
    using Runner = HandlerRunner<F, Signature>;
    return makeTypedFunctionHook<typename Runner::Result, typename Runner::Arguments>(context, Runner{std::forward<F>(function)});
}

} // namespace Detail

/// What may be passed for the parameters of the function type \a Signature; see rpcinterface.h.
template<typename Signature, typename... A>
concept RpcArgumentsFor = Detail::ArgumentCheck<Signature, A...>::value();

/// A function that may stand for \a Signature: it can be called with its parameters, none of which it narrows, and returns its
/// result, or what becomes its result as an argument becomes a parameter, or that later: an RpcResult (which a coroutine may be),
/// a QFuture (rpcasync.h), a QCoro::Task (rpcqcoro.h). A plain RpcPromise says nothing of its type.
template<typename F, typename Signature>
concept RpcHandlerFor = Detail::HandlerCheck<F, Signature>::value();

} // namespace QtCapnWeb
