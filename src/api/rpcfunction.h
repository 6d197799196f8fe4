// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include "rpccallscope.h"
#include "rpccoroutine.h"
#include "rpcpromise.h"

#include <QtCore/QObject>
#include <QtCore/QPointer>

#include <concepts>
#include <functional>
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
    /// \a context may be null: then there is nothing to watch.
    explicit FunctionTarget(const QObject *context);

    Member member(const PathPart &name) const override;
    Value read(const PathPart &name) override;
    Value call(const PathPart &name, const Value &arguments) override;
    bool isFunction() const override { return true; }
    void disposed() override { }
    QString describe() const override;

protected:
    /// \throw RpcError if the context is gone
    void checkContext() const;
    /// \throw RpcError, "argument 1: expected …"
    [[noreturn]] static void refuse(qsizetype argument, const RpcMismatch &why);

private:
    std::unique_ptr<const QPointer<const QObject>> m_context; // null if there is none to watch
};

template<typename Result, typename Arguments>
class TypedFunctionTarget;

template<typename Result, typename... Args>
class TypedFunctionTarget<Result, std::tuple<Args...>> final : public FunctionTarget
{
public:
    using Function = std::function<Result(Args...)>;
    TypedFunctionTarget(const QObject *context, Function &&function)
        : FunctionTarget(context), m_function(std::make_shared<Function>(std::move(function)))
    { }

    Value callFunction(const Value &arguments) override
    {
        checkContext();
        std::tuple<Args...> converted;
        convert(arguments, &converted, std::index_sequence_for<Args...>());
        // The function may end its own capability; its captures must live until it is done.
        const std::shared_ptr<Function> function = m_function;
        const CalleeScope scope(function);
        if constexpr (std::is_void_v<Result>) {
            std::apply(*function, std::move(converted));
            return {};
        } else {
            using R = std::decay_t<Result>;
            Value result = RpcConversion<R>::toValue(std::apply(*function, std::move(converted)));
            if constexpr (requires { RpcConversion<R>::isAsynchronous; }) {
                if (StubHook *hook = StubHook::from(result.capability().data()))
                    hook->pull([function](const Outcome &) {});
            }
            return result;
        }
    }

private:
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

    std::shared_ptr<Function> m_function;
};

template<typename Traits, typename F>
HookPtr makeFunctionHook(const QObject *context, F &&function)
{
    using Target = TypedFunctionTarget<typename Traits::Result, typename Traits::Arguments>;
    return makeTargetHook(std::make_unique<Target>(context, typename Target::Function(std::forward<F>(function))));
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
