// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include "rpccallscope.h"
#include "rpccoroutine.h"
#include "rpcpromise.h"

#include <QtCore/QObject>
#include <QtCore/QPointer>

#include <concepts>
#include <memory>
#include <tuple>
#include <type_traits>

/// \file
/// Functions as capabilities: a lambda that is passed can be called by the peer.

namespace QtCapnWeb {

namespace Detail {

/// Parameters and result of a callable, from the type of its operator().
template<typename Signature>
struct CallableTraits;

#define QTCAPNWEB_CALLABLE_TRAITS(Qualifiers)                                                                                    \
    template<typename Class, typename R, typename... Args>                                                                       \
    struct CallableTraits<R (Class::*)(Args...) Qualifiers> {                                                                    \
        using Result = R;                                                                                                        \
        using Arguments = std::tuple<std::decay_t<Args>...>;                                                                     \
    };
QTCAPNWEB_CALLABLE_TRAITS()
QTCAPNWEB_CALLABLE_TRAITS(const)
QTCAPNWEB_CALLABLE_TRAITS(noexcept)
QTCAPNWEB_CALLABLE_TRAITS(const noexcept)
#undef QTCAPNWEB_CALLABLE_TRAITS

/// Has one operator() that is no template, so that its parameters tell what it takes.
template<typename F>
concept Callable = std::is_class_v<F> && requires
{
    typename CallableTraits<decltype(&F::operator())>::Result;
};

/// \brief What all function capabilities share: they have no members, and reject calls once their context is gone.
class QTCAPNWEB_EXPORT FunctionTarget : public LocalTarget
{
public:
    Member member(const PathPart &name) const override;
    Value read(const PathPart &name) override;
    Value call(const PathPart &name, const Value &arguments) override;
    bool isFunction() const override { return true; }
    void disposed() override { }
    QString describe() const override;

protected:
    /// \throw RpcError, "argument 1: expected …"
    [[noreturn]] static void refuse(qsizetype argument, const RpcMismatch &why);
    /// \throw RpcError, since the context is gone
    [[noreturn]] static void refuseWithoutContext();
};

template<typename Result, typename Arguments>
class TypedFunctionTarget;

/// \brief A function of a type, whatever it is made of.
template<typename Result, typename... Args>
class TypedFunctionTarget<Result, std::tuple<Args...>> : public FunctionTarget
{
public:
    Value callFunction(const Value &arguments) override
    {
        if (isWithoutContext())
            refuseWithoutContext();
        std::tuple<Args...> converted;
        convert(arguments, &converted, std::index_sequence_for<Args...>());
        // The function may end its own capability; its captures live until it is done, since whoever calls holds this.
        const CalleeScope scope(*this);
        if constexpr (std::is_void_v<Result>) {
            run(std::move(converted));
            return {};
        } else {
            using R = std::decay_t<Result>;
            Value result = RpcConversion<R>::toValue(run(std::move(converted)));
            if constexpr (requires { RpcConversion<R>::isAsynchronous; }) {
                if (StubHook *hook = StubHook::from(result.capability().data()))
                    hook->pull([kept = TargetPtr::shared(*this)](const Outcome &) {});
            }
            return result;
        }
    }

private:
    virtual Result run(std::tuple<Args...> &&arguments) = 0;
    virtual bool isWithoutContext() const { return false; }

    template<size_t... I>
    static void convert(const Value &arguments, std::tuple<Args...> *converted, std::index_sequence<I...>)
    {
        RpcMismatch why;
        (void)((RpcConversion<Args>::fromValue(arguments.at(qsizetype(I)), &std::get<I>(*converted), &why)
                || (refuse(qsizetype(I), why), false))
               && ...);
        (void)arguments;
        (void)converted;
    }
};

/// \brief The function itself, in the target: a capability takes as little as what it captures lets it.
template<typename Result, typename Arguments, typename F>
class FunctionHolder : public TypedFunctionTarget<Result, Arguments>
{
public:
    explicit FunctionHolder(F &&function) : m_function(std::move(function)) { }

private:
    Result run(Arguments &&arguments) override
    {
        if constexpr (std::is_void_v<Result>)
            std::apply(m_function, std::move(arguments));
        else
            return std::apply(m_function, std::move(arguments));
    }

    F m_function;
};

/// \brief The same for as long as an object lives.
template<typename Result, typename Arguments, typename F>
class WatchedFunctionHolder final : public FunctionHolder<Result, Arguments, F>
{
public:
    WatchedFunctionHolder(const QObject *context, F &&function)
        : FunctionHolder<Result, Arguments, F>(std::move(function)), m_context(context)
    { }

private:
    bool isWithoutContext() const override { return !m_context; }

    QPointer<const QObject> m_context;
};

/// \a context may be null: then there is nothing to watch.
template<typename Result, typename Arguments, typename F>
HookPtr makeTypedFunctionHook(const QObject *context, F function)
{
    if (context)
        return makeTargetHook(std::make_unique<WatchedFunctionHolder<Result, Arguments, F>>(context, std::move(function)));
    return makeTargetHook(std::make_unique<FunctionHolder<Result, Arguments, F>>(std::move(function)));
}

template<typename Traits, typename F>
HookPtr makeFunctionHook(const QObject *context, F function)
{
    return makeTypedFunctionHook<typename Traits::Result, typename Traits::Arguments>(context, std::move(function));
}

} // namespace Detail

/// \brief A stub for \a function: peers may call it until \a context is gone, after which calls are rejected.
/// Its parameter types say what it takes, as RpcConversion reads it; what is surplus is ignored. It may return what a method of a
/// target may return, and throw what one may throw.
template<Detail::Callable F>
RpcStub bind(const QObject *context, F function)
{
    return RpcStub(Detail::makeFunctionHook<Detail::CallableTraits<decltype(&F::operator())>>(context, std::move(function)));
}

/// The same for a method of \a object.
template<typename Class, typename Member>
requires std::derived_from<Class, QObject> && std::is_member_function_pointer_v<Member> RpcStub bind(Class *object, Member method)
{
    using Traits = Detail::CallableTraits<Member>;
    return RpcStub(Detail::makeFunctionHook<Traits>(
        object, [object, method](auto &&...args) { return (object->*method)(std::forward<decltype(args)>(args)...); }));
}

/// A lambda or std::function as an argument or a result. Nothing is watched: what it captures must stay, else use bind().
template<Detail::Callable F>
struct RpcConversion<F> {
    static Value toValue(const F &function)
    {
        const HookPtr hook = Detail::makeFunctionHook<Detail::CallableTraits<decltype(&F::operator())>>(nullptr, F(function));
        return Value::stub(CapabilityPtr(hook.data()));
    }
};

} // namespace QtCapnWeb
