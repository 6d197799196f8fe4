// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include "qtcapnwebglobal.h"
#include "rpcinterface.h"
#include "rpctarget.h"
#include "rpctyperegistry.h"

#include <QtCore/QHash>
#include <QtCore/QList>
#include <QtCore/QMetaType>
#include <QtCore/QPointer>

#include <concepts>
#include <cstddef>
#include <functional>
#include <memory>
#include <type_traits>
#include <utility>

/// \file
/// The server's side of a typed interface (rpcinterface.h): what implements it, checked against its declaration.
///
/// There are two ways. implement() takes a function for each member, and the compiler checks all of them; no moc and no base
/// class is needed. offer() takes an RpcTarget, whose members moc knows, and checks its class when it is called.
///
/// \code
/// struct CounterApi {
///     RpcMethod<"increment", int(int by)> increment;
///     RpcProperty<"value", int> value;
/// };
///
/// // 1. Functions. The first argument says what they work for, and for how long.
/// RpcProxy<CounterApi> a = implement<CounterApi>(this, handle(&CounterApi::increment, [this](int by) { return m_n += by; }),
///                                                handle(&CounterApi::value, [this] { return m_n; }));
///
/// // 2. Methods of any class. The object is shared: it goes when the last handle on it has gone.
/// class Counter
/// {
/// public:
///     RpcResult<int> increment(int by); // may be a coroutine
///     int value() const;
/// };
/// RpcProxy<CounterApi> b = implement<CounterApi>(std::make_shared<Counter>(), handle(&CounterApi::increment,
/// &Counter::increment),
///                                                handle(&CounterApi::value, &Counter::value));
///
/// // 3. A target. Of what it offers, peers reach what the interface has.
/// RpcProxy<CounterApi> c = offer<CounterApi>(new CounterTarget);
///
/// RpcServer server([] { return offer<CounterApi>(new CounterTarget); });     // a main interface for each session
/// \endcode
///
/// A handler is what RpcHandlerFor describes. What it throws goes to the caller, as from a method of a target: an RpcError as it
/// is, another std::exception as an Error with its what(). Arguments are checked strictly before it is called.

namespace QtCapnWeb {

namespace Detail {

/// \brief An object of which the peer sees the members of one interface, each of them a function of ours.
class QTCAPNWEB_EXPORT InterfaceTarget final : public LocalTarget
{
public:
    struct Member {
        bool isProperty = false;
        bool isAsynchronous = false; ///< its closure must stay until the promise that it gave is settled
        std::function<Value(const Value &arguments)> run;
    };
    using Members = QHash<QString, Member>;

    /// \a context may be null: then there is nothing to watch. \a object is kept as long as this and its calls.
    InterfaceTarget(const QString &name, Members &&members, const QObject *context, std::shared_ptr<const void> object);

    LocalTarget::Member member(const PathPart &name) const override;
    Value read(const PathPart &name) override;
    Value call(const PathPart &name, const Value &arguments) override;
    void disposed() override { }
    QString describe() const override;

    /// \throw RpcError, "increment: argument 1: expected …"
    [[noreturn]] static void refuse(std::string_view method, size_t argument, const RpcMismatch &why);

private:
    /// Null if there is none.
    const InterfaceTarget::Member *find(const PathPart &name) const;
    Value run(const InterfaceTarget::Member &member, const Value &arguments) const;

    struct State {
        Members members;
        std::shared_ptr<const void> object;
    };

    QString m_name;
    std::shared_ptr<State> m_state;
    QPointer<const QObject> m_context;
    bool m_watched;
};

struct InterfaceType;
/// What an interface wants of a class of targets.
struct MemberType {
    QString name;
    bool isProperty = false;
    QList<QMetaType> parameters;
    QMetaType result;
    const InterfaceType &(*resultInterface)() = nullptr; ///< if the result is an RpcProxy
};
struct InterfaceType {
    QString name;
    QList<MemberType> members;
};
/// A stub that offers what \a type has of \a target, which is owned from now on if it has no parent. If its class does not offer
/// all of it, the stub is broken with an error that says what differs, and the target is not touched.
QTCAPNWEB_EXPORT RpcStub offerTarget(RpcTarget *target, const InterfaceType &type);

template<typename T>
void ensureRegistered()
{
    if (!findRpcType(QMetaType::fromType<T>()))
        registerRpcType<T>();
}

template<typename I>
const InterfaceType &interfaceType();

template<typename Signature>
struct SignatureTypes;
template<typename R, typename... P>
struct SignatureTypes<R(P...)> {
    static void describe(MemberType *member)
    {
        member->parameters = {QMetaType::fromType<P>()...};
        member->result = QMetaType::fromType<R>();
        (ensureRegistered<P>(), ...);
        if constexpr (!std::is_void_v<R>) {
            ensureRegistered<R>();
            ensureRegistered<RpcResult<R>>();
        }
        using J = typename ProxyInterface<R>::Type;
        if constexpr (!std::is_void_v<J>)
            member->resultInterface = &interfaceType<J>;
    }
};

struct DescribeVisitor {
    QList<MemberType> *members;
    template<typename M>
    void visit() const
    {
        MemberType member;
        member.name = QString::fromUtf8(M::name().data(), qsizetype(M::name().size()));
        member.isProperty = M::isProperty;
        SignatureTypes<typename M::Signature>::describe(&member);
        members->append(member);
    }
};

template<typename I>
QString interfaceName()
{
    return QString::fromLatin1(QMetaType::fromType<I>().name());
}

QT_WARNING_PUSH
QT_WARNING_DISABLE_CLANG("-Wmissing-braces")
template<typename I, size_t... K>
InterfaceType describeInterface(std::index_sequence<K...>)
{
    InterfaceType type;
    type.name = interfaceName<I>();
    [[maybe_unused]] const I all{(void(K), MemberBinder<DescribeVisitor>(nullptr, {&type.members}))...};
    return type;
}
QT_WARNING_POP

template<typename I>
const InterfaceType &interfaceType()
{
    static const InterfaceType type = describeInterface<I>(std::make_index_sequence<memberCount<I>()>());
    return type;
}

// --- Handlers ----------------------------------------------------------------------------------------------------------------

/// A method of an object, bound to it. \a Pointer is a C * or std::shared_ptr<C>.
template<typename Pointer, typename Method>
struct ObjectMethod {
    using Class = typename std::pointer_traits<Pointer>::element_type;
    Pointer object;
    Method method;

    template<typename... A>
    auto operator()(A &&...arguments) const -> std::invoke_result_t<Method, Class &, A...>
    {
        return std::invoke(method, *object, std::forward<A>(arguments)...);
    }
};

template<typename Pointer, typename Method>
struct ParametersOf<ObjectMethod<Pointer, Method>> {
    using Type = typename CallableTraits<Method>::Arguments;
};

template<typename Method>
struct ClassOf;
template<typename Class, typename Function>
struct ClassOf<Function Class::*> {
    using Type = Class;
};

/// F, or for a method F bound to an object.
template<typename F>
struct AsFunction {
    using Type = F;
};
template<typename F>
requires std::is_member_function_pointer_v<F>
struct AsFunction<F> {
    using Type = ObjectMethod<typename ClassOf<F>::Type *, F>;
};

template<typename M, typename F>
struct Handler {
    using Member = M;
    F function;
};

template<typename H>
inline constexpr bool isHandler = false;
template<typename M, typename F>
inline constexpr bool isHandler<Handler<M, F>> = true;

template<typename M, typename F>
concept Handles = isMember<M> && RpcHandlerFor < typename AsFunction<F>::Type,
typename M::Signature > ;

template<typename I, typename M>
constexpr bool hasMember()
{
    for (const MemberInfo &member : membersOf<I>) {
        if (member.type == typeTag<M>())
            return true;
    }
    return false;
}

/// How many of the handlers are for the member \a K of \a I.
template<typename I, size_t K, typename... H>
constexpr int handlerCount()
{
    return (int(membersOf<I>[K].type == typeTag<typename H::Member>()) + ... + 0);
}

template<typename I, size_t K>
consteval auto memberLiteral()
{
    char text[64] = {};
    const std::string_view name = membersOf<I>[K].name;
    std::copy_n(name.begin(), std::min(name.size(), sizeof(text) - 1), text);
    return RpcLiteral<sizeof(text)>(text);
}

/// So that the compiler's message has the name.
template<RpcLiteral Name, int Handlers>
constexpr bool isHandledOnce()
{
    static_assert(Handlers > 0, "This member of the interface has no handler.");
    static_assert(Handlers < 2, "This member of the interface has two handlers.");
    return Handlers == 1;
}

template<typename I, typename... H, size_t... K>
constexpr bool checkHandlers(std::index_sequence<K...>)
{
    return (isHandledOnce<memberLiteral<I, K>(), handlerCount<I, K, H...>()>() && ...);
}

template<typename I, typename... H, size_t... K>
constexpr bool isComplete(std::index_sequence<K...>)
{
    return ((handlerCount<I, K, H...>() == 1) && ...);
}

template<typename... P, size_t... I>
void readArguments(std::string_view method, const Value &arguments, std::tuple<P...> *converted, std::index_sequence<I...>)
{
    RpcMismatch why;
    (void)((RpcConversion<P>::fromValue(arguments.at(qsizetype(I)), &std::get<I>(*converted), &why)
            || (InterfaceTarget::refuse(method, I, why), false))
           && ...);
    (void)method;
    (void)arguments;
    (void)converted;
}

template<typename M, typename F>
InterfaceTarget::Member makeMember(F function)
{
    using Runner = HandlerRunner<F, typename M::Signature>;
    using Result = typename Runner::Result;
    InterfaceTarget::Member member;
    member.isProperty = M::isProperty;
    member.isAsynchronous = requires { RpcConversion<Result>::isAsynchronous; };
    member.run = [runner = Runner{std::move(function)}](const Value &arguments) mutable -> Value {
        typename Runner::Arguments converted;
        readArguments(M::name(), arguments, &converted,
                      std::make_index_sequence<std::tuple_size_v<typename Runner::Arguments>>());
        return RpcConversion<Result>::toValue(std::apply(runner, std::move(converted)));
    };
    return member;
}

template<typename Pointer, typename M, typename F>
void addMember(InterfaceTarget::Members *members, const Pointer &object, Handler<M, F> &&handler)
{
    const QString name = QString::fromUtf8(M::name().data(), qsizetype(M::name().size()));
    if constexpr (std::is_member_function_pointer_v<F>) {
        static_assert(!std::is_null_pointer_v<Pointer>, "A method needs an object: the first argument of implement().");
        if constexpr (!std::is_null_pointer_v<Pointer>) {
            static_assert(std::derived_from<typename std::pointer_traits<Pointer>::element_type, typename ClassOf<F>::Type>,
                          "A handler is a method of another class than that of the object.");
            members->insert(name, makeMember<M>(ObjectMethod<Pointer, F>{object, handler.function}));
        }
    } else {
        members->insert(name, makeMember<M>(std::move(handler.function)));
    }
}

template<typename I, typename Pointer, typename... H>
RpcProxy<I> implement(const QObject *context, std::shared_ptr<const void> kept, const Pointer &object, H &&...handlers)
{
    static_assert(RpcInterface<I>, "An interface is a struct all of whose members are RpcMethod or RpcProperty.");
    static_assert(hasDifferentNames<I>(), "Two members of the interface have the same name.");
    static_assert((isHandler<std::remove_cvref_t<H>> && ...), "Say handle(&Interface::member, function) for each member.");
    static_assert((hasMember<I, typename H::Member>() && ...), "A handler is for a member of another interface.");
    static_assert(checkHandlers<I, H...>(std::make_index_sequence<memberCount<I>()>()));
    InterfaceTarget::Members members;
    (addMember(&members, object, std::move(handlers)), ...);
    return RpcProxy<I>(RpcStub(
        makeTargetHook(std::make_unique<InterfaceTarget>(interfaceName<I>(), std::move(members), context, std::move(kept)))));
}

} // namespace Detail

/// Whether \a H, what handle() gave, are the handlers that implement() needs for \a I: one for each member.
template<typename I, typename... H>
concept RpcHandlersOf = RpcInterface<I> &&(Detail::isHandler<H> &&...) && (Detail::hasMember<I, typename H::Member>() && ...)
                        && Detail::isComplete<I, H...>(std::make_index_sequence<Detail::memberCount<I>()>());

/// \a function shall answer for \a member. It is a lambda, a function, or a method of the object that implement() is given.
template<typename M, typename I, typename F>
requires Detail::Handles<M, F> Detail::Handler<M, F> handle(M I::*, F function) { return {std::move(function)}; }
/// The function cannot be called with the member's parameters, narrows one, or does not give its result: see RpcHandlerFor.
template<typename M, typename I, typename F>
requires(!Detail::Handles<M, F>) void handle(M I::*, F) = delete;

/// \brief An \a I whose members are \a handlers, one for each. Peers may call it until \a object is gone, after which calls are
/// rejected; it is not owned. Methods among the handlers are methods of \a object.
template<typename I, std::derived_from<QObject> Object, typename... H>
RpcProxy<I> implement(Object *object, H... handlers)
{
    return Detail::implement<I>(object, nullptr, object, std::move(handlers)...);
}

/// The same with an object that is shared: it is kept until the last handle on the \a I and the last call in progress are gone.
template<typename I, typename Object, typename... H>
RpcProxy<I> implement(const std::shared_ptr<Object> &object, H... handlers)
{
    return Detail::implement<I>(nullptr, object, object, std::move(handlers)...);
}

/// The same without an object: what the handlers capture must stay until the last handle is gone.
template<typename I, typename... H>
RpcProxy<I> implement(std::nullptr_t, H... handlers)
{
    return Detail::implement<I>(nullptr, nullptr, nullptr, std::move(handlers)...);
}

/// \brief An \a I that is \a target, of which peers reach the members of \a I and nothing else.
///
/// Its class must offer them all (see RpcTarget): methods of the same name with just the parameters, and the result, a target
/// whose class offers the interface in place of an RpcProxy, or any asynchronous result of that type, also a plain RpcPromise;
/// properties of the same name and type. If it does not, the proxy is broken with a TypeError that says all that differs, which
/// is logged, too, and \a target is left alone. The types of \a I are registered by this. Targets that its methods return are
/// offered as they are.
///
/// Ownership is that of RpcStub(RpcTarget *): without a parent it is owned by the handles on it from now on.
template<typename I>
RpcProxy<I> offer(RpcTarget *target)
{
    static_assert(RpcInterface<I>, "An interface is a struct all of whose members are RpcMethod or RpcProperty.");
    static_assert(Detail::hasDifferentNames<I>(), "Two members of the interface have the same name.");
    return RpcProxy<I>(Detail::offerTarget(target, Detail::interfaceType<I>()));
}

} // namespace QtCapnWeb
