// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include "qtcapnwebglobal.h"
#include "rpchandlers.h"
#include "rpcinterface.h"
#include "rpctarget.h"
#include "rpctyperegistry.h"

#include <QtCore/QHash>
#include <QtCore/QList>
#include <QtCore/QMetaType>

#include <concepts>
#include <cstddef>
#include <memory>
#include <tuple>
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
/// // 3. The same, the object moved into the capability: the least memory.
/// RpcProxy<CounterApi> c = implement<CounterApi>(Counter(), handle(&CounterApi::increment, &Counter::increment),
///                                                handle(&CounterApi::value, &Counter::value));
///
/// // 4. A target. Of what it offers, peers reach what the interface has.
/// RpcProxy<CounterApi> d = offer<CounterApi>(new CounterTarget);
///
/// RpcServer server([] { return offer<CounterApi>(new CounterTarget); });     // a main interface for each session
/// \endcode
///
/// A handler is what RpcHandlerFor describes. What it throws goes to the caller, as from a method of a target: an RpcError as it
/// is, another std::exception as an Error with its what(). Arguments are checked strictly before it is called.
///
/// **What an object costs.** Names and code stand once for each interface and class, and handlers that are methods, functions or
/// lambdas without captures once for each place that says implement(). So a capability takes its object, and besides about 90
/// bytes if the object was moved in (104 with a double for all it has), or about 130 if it is shared (64-bit Linux, glibc).
/// Lambdas that capture are kept for each object. An RpcTarget has a QObject inside, and takes more than 300.

namespace QtCapnWeb {

namespace Detail {

/// \brief An object of which the peer sees the members of one interface, each of them a function of ours.
///
/// There may be a million of them. So what all of a class have (names, code, mostly the functions, too) stands in a table of that
/// class, and each has only what is its own.
class QTCAPNWEB_EXPORT InterfaceTarget : public LocalTarget
{
public:
    struct Function {
        bool isProperty = false;
        bool isAsynchronous = false; ///< the object must stay until the promise that it gave is settled
        Value (*run)(InterfaceTarget &target, const Value &arguments) = nullptr;
    };
    struct Table {
        QString name;
        QHash<QString, Function> functions;
    };

    Member member(const PathPart &name) const override;
    Value read(const PathPart &name) override;
    Value call(const PathPart &name, const Value &arguments) override;
    void disposed() override { }
    QString describe() const override;

    /// \throw RpcError, "increment: argument 1: expected …"
    [[noreturn]] static void refuse(std::string_view method, size_t argument, const RpcMismatch &why);

private:
    virtual const Table &table() const = 0;
    /// Whether the object that it was made of is gone.
    virtual bool isWithoutObject() const { return false; }

    /// Null if there is none.
    const Function *find(const PathPart &name) const;
    Value run(const Function &function, const Value &arguments);
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

// --- An interface and its handlers put together --------------------------------------------------------------------------------

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
Value runHandler(F function, const Value &arguments)
{
    using Runner = HandlerRunner<F, typename M::Signature>;
    typename Runner::Arguments converted;
    readArguments(M::name(), arguments, &converted, std::make_index_sequence<std::tuple_size_v<typename Runner::Arguments>>());
    return RpcConversion<typename Runner::Result>::toValue(std::apply(Runner{std::forward<F>(function)}, std::move(converted)));
}

/// \brief An \a I made of an object, such as SharedObject<C>, and a handler for each member.
template<typename I, typename Object, typename... H>
class Implementation final : public InterfaceTarget
{
public:
    Implementation(Object &&object, std::tuple<H...> &&handlers)
        : m_handlers(std::move(handlers)), m_object(std::move(object)) { }

private:
    const Table &table() const override
    {
        static const Table all = makeTable(std::index_sequence_for<H...>());
        return all;
    }
    bool isWithoutObject() const override { return m_object.isGone(); }

    template<size_t... K>
    static Table makeTable(std::index_sequence<K...>)
    {
        return {interfaceName<I>(), {functionAt<K>()...}};
    }

    template<size_t K>
    static std::pair<QString, Function> functionAt()
    {
        using HandlerAt = std::tuple_element_t<K, std::tuple<H...>>;
        using M = typename HandlerAt::Member;
        using Runner = HandlerRunner<typename AsFunction<decltype(HandlerAt::function)>::Type, typename M::Signature>;
        constexpr bool isAsynchronous = requires { RpcConversion<typename Runner::Result>::isAsynchronous; };
        return {QString::fromUtf8(M::name().data(), qsizetype(M::name().size())), {M::isProperty, isAsynchronous, &runAt<K>}};
    }

    template<size_t K>
    static Value runAt(InterfaceTarget &target, const Value &arguments)
    {
        using HandlerAt = std::tuple_element_t<K, std::tuple<H...>>;
        using M = typename HandlerAt::Member;
        using F = decltype(HandlerAt::function);
        auto &self = static_cast<Implementation &>(target);
        F &function = self.m_handlers.template get<K>();
        if constexpr (std::is_member_function_pointer_v<F>) {
            using Pointer = decltype(self.m_object.get());
            static_assert(!std::is_null_pointer_v<Pointer>, "A method needs an object: the first argument of implement().");
            if constexpr (!std::is_null_pointer_v<Pointer>) {
                static_assert(std::derived_from<std::remove_pointer_t<Pointer>, typename ClassOf<F>::Type>,
                              "A handler is a method of another class than that of the object.");
                return runHandler<M, ObjectMethod<Pointer, F>>({self.m_object.get(), function}, arguments);
            }
        } else {
            return runHandler<M, F &>(function, arguments);
        }
    }

    [[no_unique_address]] Handlers<H...> m_handlers;
    [[no_unique_address]] Object m_object;
};

template<typename I, typename Object, typename... H>
RpcProxy<I> implementBy(Object &&object, H &&...handlers)
{
    static_assert(RpcInterface<I>, "An interface is a struct all of whose members are RpcMethod or RpcProperty.");
    static_assert(hasDifferentNames<I>(), "Two members of the interface have the same name.");
    static_assert((isHandler<std::remove_cvref_t<H>> && ...), "Say handle(&Interface::member, function) for each member.");
    static_assert((hasMember<I, typename H::Member>() && ...), "A handler is for a member of another interface.");
    static_assert(checkHandlers<I, H...>(std::make_index_sequence<memberCount<I>()>()));
    return RpcProxy<I>(RpcStub(makeTargetHook(
        std::make_unique<Implementation<I, Object, H...>>(std::move(object), std::tuple<H...>(std::move(handlers)...)))));
}

template<typename T>
inline constexpr bool isSharedPointer = false;
template<typename T>
inline constexpr bool isSharedPointer<std::shared_ptr<T>> = true;

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
    return Detail::implementBy<I>(Detail::WatchedObject<Object>{object}, std::move(handlers)...);
}

/// The same with an object that is shared: it is kept until the last handle on the \a I and the last call in progress are gone.
template<typename I, typename Object, typename... H>
RpcProxy<I> implement(const std::shared_ptr<Object> &object, H... handlers)
{
    return Detail::implementBy<I>(Detail::SharedObject<Object>{object}, std::move(handlers)...);
}

/// The same with an object that the \a I has to itself, moved into it, for those who hand out objects by the ten thousand.
template<typename I, std::move_constructible Object, typename... H>
requires(std::is_class_v<Object> && !Detail::isSharedPointer<Object> && !Detail::isHandler<Object>) RpcProxy<I> implement(
    Object object, H... handlers)
{
    return Detail::implementBy<I>(Detail::OwnObject<Object>{std::move(object)}, std::move(handlers)...);
}

/// The same without an object: what the handlers capture must stay until the last handle is gone.
template<typename I, typename... H>
RpcProxy<I> implement(std::nullptr_t, H... handlers)
{
    return Detail::implementBy<I>(Detail::NoObject{}, std::move(handlers)...);
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
