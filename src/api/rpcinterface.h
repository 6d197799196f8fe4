// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include "qtcapnwebglobal.h"
#include "rpcinterfacetypes.h"
#include "rpcpromise.h"

#include <chrono>
#include <concepts>
#include <cstddef>
#include <functional>
#include <optional>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>

/// \file
/// Typed interfaces: declared once, as a struct; calls that are checked by the compiler at the client, and dispatch that is
/// checked at the server (rpcimplementation.h). Nothing is generated and nothing changes on the wire: either side may as well be
/// written without it, in any language.
///
/// \code
/// // The declaration, which both programs include. Every member is an RpcMethod or an RpcProperty.
/// struct CounterApi {
///     RpcMethod<"increment", int(int by)> increment;
///     RpcProperty<"value", int> value;
/// };
/// struct MainApi {
///     RpcMethod<"hello", QString(QString name)> hello;
///     RpcMethod<"makeCounter", RpcProxy<CounterApi>(int start)> makeCounter;                 // gives a capability
///     RpcMethod<"find", QStringList(QString text, std::optional<int> limit)> find;           // limit may be left out
///     RpcMethod<"subscribe", void(RpcFunction<void(QString event)> listener)> subscribe;     // takes a function
/// };
///
/// // The client.
/// RpcProxy<MainApi> api(connectToServer(QUrl(u"wss://example.com/api"_s)));
/// QString greeting = co_await api->hello("World");
/// auto counter = api->makeCounter(1);                       // not awaited
/// int n = co_await counter->increment(3);                   // pipelines: one round trip
/// int value = co_await counter->value();
/// api->subscribe([](const QString &event) { show(event); }).detach();
/// api->hello(3);                                            // does not compile: a QString is not made of an int
/// counter->increment(2.5);                                  // nor does this: it would lose the fraction
/// counter->increment(api->find("x").as<int>());             // a promise of an int is an int
///
/// // The server.
/// class Counter : public QObject
/// {
/// public:
///     int increment(int by);
///     int value() const;
/// };
/// RpcProxy<CounterApi> counter = implement<CounterApi>(object, handle(&CounterApi::increment, &Counter::increment),
///                                                              handle(&CounterApi::value, &Counter::value));
/// \endcode
///
/// **What an argument may be.** For a parameter of type P: a P; an arithmetic type all of whose values P has (an int for a qint64
/// or a double, never a double for an int); text of any of C++'s kinds for QString and std::string; whatever else becomes a P by
/// an implicit conversion; an RpcResult<P>, which is replaced by its result at the peer; for std::optional, what its inside
/// takes; for RpcFunction, a lambda that takes its parameters; for RpcProxy<I>, an RpcProxy<I> or the promise of one. A plain
/// RpcPromise says nothing of its type: say `promise.as<P>()`. Parameters of type std::optional at the end may be left out.
///
/// **What a result is.** An RpcResult<R>, so that it can be awaited, passed on and pipelined; for RpcProxy<I> and RpcFunction one
/// on which calls can be made at once. The type is checked again when the result arrives, since a peer may send anything.
///
/// Parameters and results need an RpcConversion, both ways.

namespace QtCapnWeb {

template<typename I>
class RpcProxy;
template<typename I>
class RpcProxyResult;
template<typename Signature>
class RpcFunction;
template<typename Signature>
class RpcFunctionResult;

/// What a typed call that gives an R returns.
template<typename R>
using RpcTypedResult = typename Detail::TypedResult<R>::Type;

/// \brief A method of an interface: its name on the wire, and its parameters and result as a function type.
/// Called on an RpcProxy: `proxy->increment(3)`. Exists within that expression only, so it cannot be copied or kept.
template<RpcLiteral Name, typename Signature>
class RpcMethod
{
    static_assert(std::is_function_v<Signature>, "Say RpcMethod<\"name\", Result(Parameters...)>.");
};

template<RpcLiteral Name, typename R, typename... P>
class RpcMethod<Name, R(P...)>
{
    static_assert(Detail::isMemberName(Name.view()), "A method needs a name that is not one of JavaScript's own.");
    static_assert(Detail::canTravel<std::remove_cvref_t<P>...>(), "A parameter has no RpcConversion both ways.");
    static_assert(std::is_void_v<R> || Detail::canTravel<R>(), "The result has no RpcConversion both ways.");

public:
    using Signature = R(std::remove_cvref_t<P>...);

    RpcMethod(const RpcMethod &) = delete;
    RpcMethod &operator=(const RpcMethod &) = delete;

    /// Makes the call, as RpcStub::call() does.
    template<typename... A>
    requires RpcArgumentsFor<Signature, A...> RpcTypedResult<R>
    operator()(const A &...arguments) const
    {
        return RpcTypedResult<R>(Detail::typedCall<Signature>(m_stub->hook(), Detail::memberPath<Name>(), arguments...));
    }
    /// Too many arguments, too few, or one that does not become its parameter without loss.
    template<typename... A>
    requires(!RpcArgumentsFor<Signature, A...>) void operator()(const A &...) const = delete;

    static constexpr std::string_view name() { return Name.view(); }
    static constexpr bool isProperty = false;

private:
    template<typename Visitor>
    friend class Detail::MemberBinder;
    constexpr explicit RpcMethod(const RpcStub *stub) : m_stub(stub) { }
    const RpcStub *m_stub;
};

/// \brief A property of an interface, which can be read: `co_await proxy->value()`.
template<RpcLiteral Name, typename T>
class RpcProperty
{
    static_assert(Detail::isMemberName(Name.view()), "A property needs a name that is not one of JavaScript's own.");
    static_assert(Detail::canTravel<T>(), "The type of the property has no RpcConversion both ways.");

public:
    using Signature = T();

    RpcProperty(const RpcProperty &) = delete;
    RpcProperty &operator=(const RpcProperty &) = delete;

    /// The promise of its value. Nothing is sent until it is awaited, used or passed.
    RpcTypedResult<T> operator()() const { return RpcTypedResult<T>(m_stub->getPath(Detail::memberPath<Name>()).hook()); }

    static constexpr std::string_view name() { return Name.view(); }
    static constexpr bool isProperty = true;

private:
    template<typename Visitor>
    friend class Detail::MemberBinder;
    constexpr explicit RpcProperty(const RpcStub *stub) : m_stub(stub) { }
    const RpcStub *m_stub;
};

/// A struct all of whose members (those of its bases, too) are RpcMethod or RpcProperty, of different names.
template<typename I>
concept RpcInterface = Detail::memberCount<I>()
> 0;

/// \brief A handle on something that has the members of the interface \a I: a typed RpcStub, with its meaning of copies and
/// disposal. Members are reached by `->`.
///
/// That the peer's object is an \a I is not known until it is called. As a parameter or result it travels as a stub.
template<typename I>
class RpcProxy
{
public:
    /// A null proxy: calls on it are rejected.
    RpcProxy() noexcept = default;
    /// \a stub is taken for an \a I; also a promise, such as `session.main()` or `api.call("makeCounter", 1)`.
    explicit RpcProxy(const RpcStub &stub) noexcept : m_stub(stub) { }
    /// A call's result need not be waited for.
    RpcProxy(const RpcResult<RpcProxy<I>> &result) noexcept : m_stub(result.hook()) { }
    /// To an interface that \a I extends.
    template<typename Derived>
    requires(std::derived_from<Derived, I> && !std::same_as<Derived, I>) RpcProxy(const RpcProxy<Derived> &other)
    noexcept : m_stub(other.stub()) { }

    /// The members. What this gives lasts for one expression.
    Detail::BoundMembers<I> operator->() const { return Detail::BoundMembers<I>(m_stub); }

    /// The same without types.
    const RpcStub &stub() const noexcept { return m_stub; }
    operator const RpcStub &() const noexcept { return m_stub; }
    bool isNull() const noexcept { return m_stub.isNull(); }
    explicit operator bool() const noexcept { return !isNull(); }
    /// As RpcStub::dispose(): at once, for all copies.
    void dispose() const { m_stub.dispose(); }

    friend bool operator==(const RpcProxy &a, const RpcProxy &b) noexcept { return a.m_stub == b.m_stub; }

private:
    RpcStub m_stub;
};

/// \brief The promise of an RpcProxy, on which calls can be made at once: `co_await api->makeCounter(1)->increment(3)`.
template<typename I>
class RpcProxyResult : public RpcResult<RpcProxy<I>>
{
public:
    using RpcResult<RpcProxy<I>>::RpcResult;
    RpcProxyResult(const RpcResult<RpcProxy<I>> &result) noexcept : RpcResult<RpcProxy<I>>(result) { }
    /// As RpcPromise::withTimeout().
    RpcProxyResult withTimeout(std::chrono::milliseconds limit) const { return RpcResult<RpcProxy<I>>::withTimeout(limit); }
    Detail::BoundMembers<I> operator->() const { return Detail::BoundMembers<I>(*this); }
};

/// \brief A function that can be called over the wire, with its types: a callback as the callee sees it, or what a method gives.
/// Where one is expected as an argument, a lambda will do, if it need not be watched; else say `RpcFunction<…>(this, lambda)`.
template<typename R, typename... P>
class RpcFunction<R(P...)>
{
public:
    using Signature = R(std::remove_cvref_t<P>...);

    /// Null: calls are rejected.
    RpcFunction() noexcept = default;
    explicit RpcFunction(const RpcStub &stub) noexcept : m_stub(stub) { }
    RpcFunction(const RpcResult<RpcFunction> &result) noexcept : m_stub(result.hook()) { }
    /// A function of ours. It may be a coroutine that gives an RpcResult<R>, or return another asynchronous result. What it
    /// captures must stay until the last handle on it is gone.
    template<RpcHandlerFor<Signature> F>
    RpcFunction(F function) : m_stub(Detail::functionHook<Signature>(nullptr, std::move(function)))
    { }
    /// The same, for as long as \a context lives: after that, calls are rejected.
    template<RpcHandlerFor<Signature> F>
    RpcFunction(const QObject *context, F function) : m_stub(Detail::functionHook<Signature>(context, std::move(function)))
    { }

    template<typename... A>
    requires RpcArgumentsFor<Signature, A...> RpcTypedResult<R>
    operator()(const A &...arguments) const
    {
        return RpcTypedResult<R>(Detail::typedCall<Signature>(m_stub.hook(), PropertyPath(), arguments...));
    }
    template<typename... A>
    requires(!RpcArgumentsFor<Signature, A...>) void operator()(const A &...) const = delete;

    const RpcStub &stub() const noexcept { return m_stub; }
    operator const RpcStub &() const noexcept { return m_stub; }
    bool isNull() const noexcept { return m_stub.isNull(); }
    explicit operator bool() const noexcept { return !isNull(); }
    void dispose() const { m_stub.dispose(); }

    friend bool operator==(const RpcFunction &a, const RpcFunction &b) noexcept { return a.m_stub == b.m_stub; }

private:
    RpcStub m_stub;
};

/// \brief The promise of an RpcFunction, which can be called at once.
template<typename R, typename... P>
class RpcFunctionResult<R(P...)> : public RpcResult<RpcFunction<R(P...)>>
{
public:
    using Signature = R(std::remove_cvref_t<P>...);
    using RpcResult<RpcFunction<R(P...)>>::RpcResult;
    RpcFunctionResult(const RpcResult<RpcFunction<R(P...)>> &result) noexcept : RpcResult<RpcFunction<R(P...)>>(result) { }
    /// As RpcPromise::withTimeout().
    RpcFunctionResult withTimeout(std::chrono::milliseconds limit) const
    {
        return RpcResult<RpcFunction<R(P...)>>::withTimeout(limit);
    }

    template<typename... A>
    requires RpcArgumentsFor<Signature, A...> RpcTypedResult<R>
    operator()(const A &...arguments) const
    {
        return RpcTypedResult<R>(Detail::typedCall<Signature>(this->hook(), PropertyPath(), arguments...));
    }
    template<typename... A>
    requires(!RpcArgumentsFor<Signature, A...>) void operator()(const A &...) const = delete;
};

/// Only a stub is taken, which leaves its interface unproven. A null proxy is null; to receive null, say std::optional.
template<typename I>
struct RpcConversion<RpcProxy<I>> {
    static constexpr RpcTypeSet accepts = rpcTypeSet(Value::Type::Stub);
    static QString typeName() { return QString::fromLatin1(QMetaType::fromType<RpcProxy<I>>().name()); }
    static Value toValue(const RpcProxy<I> &proxy) { return RpcConversion<RpcStub>::toValue(proxy.stub()); }
    static bool fromValue(const Value &value, RpcProxy<I> *result, RpcMismatch *why)
    {
        if (value.type() != Value::Type::Stub)
            return why->set(typeName(), value);
        *result = RpcProxy<I>(RpcStub::fromValue(value));
        return true;
    }
};

template<typename Signature>
struct RpcConversion<RpcFunction<Signature>> {
    static constexpr RpcTypeSet accepts = rpcTypeSet(Value::Type::Stub);
    static QString typeName() { return QStringLiteral("function"); }
    static Value toValue(const RpcFunction<Signature> &function) { return RpcConversion<RpcStub>::toValue(function.stub()); }
    static bool fromValue(const Value &value, RpcFunction<Signature> *result, RpcMismatch *why)
    {
        if (value.type() != Value::Type::Stub)
            return why->set(typeName(), value);
        *result = RpcFunction<Signature>(RpcStub::fromValue(value));
        return true;
    }
};

template<typename I>
struct RpcConversion<RpcProxyResult<I>> : RpcConversion<RpcPromise> { };

template<typename Signature>
struct RpcConversion<RpcFunctionResult<Signature>> : RpcConversion<RpcPromise> { };

} // namespace QtCapnWeb
