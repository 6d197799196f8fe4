// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include "qtcapnwebglobal.h"
#include "rpcinterface.h"

#include <QtCore/QPointer>

#include <algorithm>
#include <atomic>
#include <concepts>
#include <cstddef>
#include <functional>
#include <memory>
#include <tuple>
#include <type_traits>
#include <utility>

/// \file
/// The handlers that implement the members of an interface: which may stand for which, what they work for, and where they are
/// kept. Include rpcimplementation.h rather than this.

namespace QtCapnWeb::Detail {

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

// --- What the methods among the handlers are methods of -----------------------------------------------------------------------

struct NoObject {
    static constexpr std::nullptr_t get() { return nullptr; }
    static constexpr bool isGone() { return false; }
};
template<typename C>
struct WatchedObject {
    QPointer<C> object;
    C *get() const { return object.data(); }
    bool isGone() const { return !object; }
};
template<typename C>
struct SharedObject {
    std::shared_ptr<C> object;
    C *get() const { return object.get(); }
    static constexpr bool isGone() { return false; }
};
template<typename C>
struct OwnObject {
    C object;
    C *get() { return &object; }
    static constexpr bool isGone() { return false; }
};

// --- Where the handlers are kept ---------------------------------------------------------------------------------------------

/// Whether two handlers of the type are the same if they compare equal or have nothing to compare.
template<typename F>
inline constexpr bool isComparable =
    std::is_member_function_pointer_v<
        F> || std::is_function_v<std::remove_pointer_t<F>> || (std::is_empty_v<F> && std::is_trivially_copyable_v<F>);

template<typename M, typename F>
constexpr bool areSame([[maybe_unused]] const Handler<M, F> &a, [[maybe_unused]] const Handler<M, F> &b)
{
    if constexpr (std::is_empty_v<F>)
        return true;
    else
        return a.function == b.function;
}

/// Lambdas that capture something: each object has its own. Those without captures take no room.
template<typename... H>
class OwnHandlers
{
public:
    explicit OwnHandlers(std::tuple<H...> &&handlers) : m_handlers(std::move(handlers)) { }
    template<size_t K>
    auto &get()
    {
        return std::get<K>(m_handlers).function;
    }

private:
    [[no_unique_address]] std::tuple<H...> m_handlers;
};

/// Methods and functions: whatever is made in the same place has the same ones, and shares them.
template<typename... H>
class SharedHandlers
{
public:
    explicit SharedHandlers(std::tuple<H...> &&handlers) : m_node(nodeOf(handlers)) { }
    template<size_t K>
    auto &get() const
    {
        return std::get<K>(m_node->handlers).function;
    }

private:
    // One for each set of functions that the program has of these types, mostly a single one; it lasts as long as the program.
    struct Node {
        std::tuple<H...> handlers;
        Node *next;
    };

    static Node *nodeOf(const std::tuple<H...> &handlers)
    {
        static std::atomic<Node *> first = nullptr; // sessions of any thread may look
        const auto isSame = [&]<size_t... K>(const Node &node, std::index_sequence<K...>)
        {
            return (areSame(std::get<K>(node.handlers), std::get<K>(handlers)) && ...);
        };
        for (Node *node = first.load(std::memory_order_acquire); node; node = node->next) {
            if (isSame(*node, std::index_sequence_for<H...>()))
                return node;
        }
        auto *const made = new Node{handlers, first.load(std::memory_order_relaxed)};
        while (!first.compare_exchange_weak(made->next, made, std::memory_order_release, std::memory_order_relaxed)) { }
        return made;
    }

    Node *m_node;
};

template<typename... H>
using Handlers = std::conditional_t<(isComparable<decltype(H::function)> && ...) && !std::is_empty_v<std::tuple<H...>>,
                                    SharedHandlers<H...>, OwnHandlers<H...>>;

} // namespace QtCapnWeb::Detail
