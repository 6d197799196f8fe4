// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include "qtcapnwebglobal.h"
#include "rpcpromise.h"
#include "rpcsignature.h"

#include <QtCore/QtGlobal>

#include <algorithm>
#include <array>
#include <concepts>
#include <cstddef>
#include <string_view>
#include <type_traits>
#include <utility>

/// \file
/// How the members of a typed interface are named, found and bound to a stub. Include rpcinterface.h rather than this.

namespace QtCapnWeb {

/// \brief A literal as a template argument: the name of a member, in UTF-8.
template<size_t N>
struct RpcLiteral {
    char text[N] = {};
    // Implicit, so that the name can be written as what it is.
    consteval RpcLiteral(const char (&utf8)[N]) { std::copy_n(utf8, N, text); }
    constexpr std::string_view view() const { return {text, N - 1}; }
};

template<RpcLiteral Name, typename Signature>
class RpcMethod;
template<RpcLiteral Name, typename T>
class RpcProperty;
template<typename I>
class RpcProxy;
template<typename I>
class RpcProxyResult;
template<typename Signature>
class RpcFunction;
template<typename Signature>
class RpcFunctionResult;

namespace Detail {

template<typename R>
struct TypedResult {
    using Type = RpcResult<R>;
};
template<typename I>
struct TypedResult<RpcProxy<I>> {
    using Type = RpcProxyResult<I>;
};
template<typename Signature>
struct TypedResult<RpcFunction<Signature>> {
    using Type = RpcFunctionResult<Signature>;
};

template<typename I>
struct PromisedType<RpcProxyResult<I>> {
    using Type = RpcProxy<I>;
};
template<typename Signature>
struct PromisedType<RpcFunctionResult<Signature>> {
    using Type = RpcFunction<Signature>;
};

template<typename... Ts>
constexpr bool canTravel()
{
    return ((RpcSendable<Ts> && RpcReceivable<Ts>)&&...);
}

/// Not the names of JavaScript's Object.prototype, which no peer can reach.
constexpr bool isMemberName(std::string_view name)
{
    constexpr std::string_view forbidden[] = {"constructor",
                                              "__proto__",
                                              "hasOwnProperty",
                                              "isPrototypeOf",
                                              "toLocaleString",
                                              "propertyIsEnumerable",
                                              "toString",
                                              "valueOf",
                                              "__defineGetter__",
                                              "__defineSetter__",
                                              "__lookupGetter__",
                                              "__lookupSetter__",
                                              ""};
    return std::find(std::begin(forbidden), std::end(forbidden), name) == std::end(forbidden);
}

template<RpcLiteral Name>
const PropertyPath &memberPath()
{
    static const PropertyPath path{PathPart(QString::fromUtf8(Name.view().data(), qsizetype(Name.view().size())))};
    return path;
}

// --- The members of an interface ---------------------------------------------------------------------------------------------

template<typename T>
inline constexpr bool isMember = false;
template<RpcLiteral Name, typename Signature>
inline constexpr bool isMember<RpcMethod<Name, Signature>> = true;
template<RpcLiteral Name, typename T>
inline constexpr bool isMember<RpcProperty<Name, T>> = true;

/// Stands for a type, where types must be values. The address of a variable would not do: under sanitizers GCC does not compare
/// such addresses in constants.
template<typename T>
constexpr std::string_view typeTag()
{
#if defined(Q_CC_MSVC)
    return __FUNCSIG__;
#else
    return __PRETTY_FUNCTION__;
#endif
}

struct MemberInfo {
    std::string_view name;
    std::string_view type;
};

struct NoVisitor {
    template<typename M>
    constexpr void visit() const
    { }
};

/// \brief Becomes whichever member an interface has next, and so makes all of them: by aggregate initialisation, which is how
/// they are counted and listed, too. The visitor learns the type of each.
template<typename Visitor = NoVisitor>
class MemberBinder
{
public:
    constexpr explicit MemberBinder(const RpcStub *stub, Visitor visitor = {}) : m_stub(stub), m_visitor(visitor) { }
    template<typename M>
    requires isMember<M>
    constexpr operator M() const
    {
        m_visitor.template visit<M>();
        return M(m_stub);
    }

private:
    const RpcStub *m_stub;
    Visitor m_visitor;
};

struct ListVisitor {
    MemberInfo *info;
    template<typename M>
    constexpr void visit() const
    {
        *info = {M::name(), typeTag<M>()};
    }
};

template<size_t>
MemberBinder<> anyMember();

// An interface may have bases, whose members stand in the same list.
QT_WARNING_PUSH
QT_WARNING_DISABLE_CLANG("-Wmissing-braces")

template<typename I, size_t... K>
constexpr bool isMadeOf(std::index_sequence<K...>)
{
    return requires { I{anyMember<K>()...}; };
}

inline constexpr size_t MaximumMembers = 128;

/// 0 if it has none, or too many, or something that is neither method nor property. Fewer initialisers than members are no match,
/// because members have no default.
template<typename I, size_t N = 1>
constexpr size_t memberCount()
{
    if constexpr (!std::is_aggregate_v<I> || N > MaximumMembers)
        return 0;
    else if constexpr (isMadeOf<I>(std::make_index_sequence<N>()))
        return sizeof(I) == N * sizeof(const RpcStub *) ? N : 0; // else something that has a default follows
    else
        return memberCount<I, N + 1>();
}

template<typename I, size_t... K>
constexpr std::array<MemberInfo, sizeof...(K)> listMembers(std::index_sequence<K...>)
{
    std::array<MemberInfo, sizeof...(K)> infos{};
    [[maybe_unused]] const I members{MemberBinder<ListVisitor>(nullptr, {&infos[K]})...};
    return infos;
}

template<typename I>
inline constexpr auto membersOf = listMembers<I>(std::make_index_sequence<memberCount<I>()>());

template<typename I>
constexpr bool hasDifferentNames()
{
    const auto &members = membersOf<I>;
    for (size_t i = 0; i < members.size(); ++i) {
        for (size_t j = 0; j < i; ++j) {
            if (members[i].name == members[j].name)
                return false;
        }
    }
    return true;
}

/// \brief The members of \a I on one stub, which must outlive it.
template<typename I>
class BoundMembers
{
    static_assert(memberCount<I>() > 0, "An interface is a struct all of whose members are RpcMethod or RpcProperty.");
    static_assert(hasDifferentNames<I>(), "Two members of the interface have the same name.");

public:
    explicit BoundMembers(const RpcStub &stub) : BoundMembers(&stub, std::make_index_sequence<memberCount<I>()>()) { }
    const I *operator->() const { return &m_members; }

private:
    template<size_t... K>
    BoundMembers(const RpcStub *stub, std::index_sequence<K...>) : m_members{(void(K), MemberBinder<>(stub))...}
    { }
    I m_members;
};

QT_WARNING_POP

} // namespace Detail

} // namespace QtCapnWeb
