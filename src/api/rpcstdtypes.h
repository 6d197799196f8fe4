// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include "qtcapnwebglobal.h"
#include "rpcconversion.h"

#include <array>
#include <concepts>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <unordered_set>
#include <utility>
#include <variant>
#include <vector>

/// \file
/// The standard library's types as values and back, as strictly as those of rpcconversion.h. Include it where they are used.
///
/// | C++                                            | Cap'n Web                                                          |
/// |------------------------------------------------|--------------------------------------------------------------------|
/// | std::string                                    | string; UTF-8 here, what is not UTF-8 or not Unicode is refused    |
/// | std::vector, std::set, std::unordered_set      | array; of equal items a set keeps one                              |
/// | std::array, std::pair                          | array of just that many                                            |
/// | std::map, std::unordered_map with string keys  | object (with QString keys: rpcconversion.h)                        |
/// | std::variant                                   | whichever alternative it holds, see below                          |
/// | std::optional, std::tuple                      | in rpcconversion.h                                                 |
///
/// Durations (std::chrono) have no form of their own on the wire, and a bare number does not say its unit: send an integer whose
/// name says it, such as `timeoutMs`, or write an RpcConversion for the unit that your peers have agreed on.
///
/// For methods and properties of targets, std::string and std::vector of the common types are registered already; for others say
/// `registerRpcType<std::variant<int, QString>>()` once (rpctyperegistry.h).

namespace QtCapnWeb {

namespace Detail {

/// \throw RpcError, a TypeError, if it is not UTF-8
QTCAPNWEB_EXPORT QString stringFromUtf8(std::string_view utf8);
/// \return false if \a text holds half of a surrogate pair, which UTF-8 does not have
QTCAPNWEB_EXPORT bool stringToUtf8(const QString &text, std::string *utf8, RpcMismatch *why);

/// The items of an array, each a T, handed to \a add.
template<typename T, typename Add>
bool readItems(const Value &value, const QString &name, RpcMismatch *why, Add &&add)
{
    if (!value.isArray())
        return why->set(name, value);
    const QList<Value> &items = value.items();
    for (qsizetype i = 0; i < items.size(); ++i) {
        T item{};
        if (!RpcConversion<T>::fromValue(items.at(i), &item, why))
            return why->prepend(QStringLiteral("[%1]").arg(i));
        add(std::move(item));
    }
    return true;
}

template<typename T, typename Range>
Value rangeToValue(const Range &range)
{
    QList<Value> items;
    items.reserve(qsizetype(range.size()));
    for (const T &item : range)
        items.append(RpcConversion<T>::toValue(item));
    return Value::array(std::move(items));
}

template<typename T>
constexpr RpcTypeSet acceptedAsAlternative()
{
    // As a T it stands for a parameter that takes nothing; among alternatives it is the one for nothing.
    if constexpr (std::same_as<T, std::monostate>)
        return rpcTypeSet(Value::Type::Undefined) | rpcTypeSet(Value::Type::Null);
    else
        return RpcConversion<T>::accepts;
}

} // namespace Detail

template<>
struct QTCAPNWEB_EXPORT RpcConversion<std::string> {
    static constexpr RpcTypeSet accepts = rpcTypeSet(Value::Type::String);
    static QString typeName();
    static Value toValue(const std::string &value);
    static bool fromValue(const Value &value, std::string *result, RpcMismatch *why);
};

/// Can only be sent.
template<>
struct RpcConversion<std::string_view> {
    static Value toValue(std::string_view utf8) { return Value(Detail::stringFromUtf8(utf8)); }
};

template<typename T, typename Allocator>
struct RpcConversion<std::vector<T, Allocator>> {
    static constexpr RpcTypeSet accepts = rpcTypeSet(Value::Type::Array);
    static QString typeName() { return QStringLiteral("std::vector<%1>").arg(RpcConversion<T>::typeName()); }
    static Value toValue(const std::vector<T, Allocator> &vector) { return Detail::rangeToValue<T>(vector); }
    static bool fromValue(const Value &value, std::vector<T, Allocator> *result, RpcMismatch *why)
    {
        result->clear();
        result->reserve(size_t(value.items().size()));
        return Detail::readItems<T>(value, typeName(), why, [result](T &&item) { result->push_back(std::move(item)); });
    }
};

template<typename T, size_t N>
struct RpcConversion<std::array<T, N>> {
    static constexpr RpcTypeSet accepts = rpcTypeSet(Value::Type::Array);
    static QString typeName() { return QStringLiteral("array of %1").arg(N); }
    static Value toValue(const std::array<T, N> &array) { return Detail::rangeToValue<T>(array); }
    static bool fromValue(const Value &value, std::array<T, N> *result, RpcMismatch *why)
    {
        if (!value.isArray() || value.size() != qsizetype(N))
            return why->set(typeName(), value);
        size_t next = 0;
        return Detail::readItems<T>(value, typeName(), why, [&](T &&item) { (*result)[next++] = std::move(item); });
    }
};

template<typename First, typename Second>
struct RpcConversion<std::pair<First, Second>> {
    using Tuple = std::tuple<First, Second>;
    static constexpr RpcTypeSet accepts = rpcTypeSet(Value::Type::Array);
    static QString typeName() { return RpcConversion<Tuple>::typeName(); }
    static Value toValue(const std::pair<First, Second> &pair) { return RpcConversion<Tuple>::toValue(Tuple(pair)); }
    static bool fromValue(const Value &value, std::pair<First, Second> *result, RpcMismatch *why)
    {
        Tuple tuple;
        if (!RpcConversion<Tuple>::fromValue(value, &tuple, why))
            return false;
        *result = {std::move(std::get<0>(tuple)), std::move(std::get<1>(tuple))};
        return true;
    }
};

namespace Detail {

/// The conversion of a set.
template<typename Set>
struct SetConversion {
    using T = typename Set::value_type;
    static constexpr RpcTypeSet accepts = rpcTypeSet(Value::Type::Array);
    static QString typeName() { return QStringLiteral("set of %1").arg(RpcConversion<T>::typeName()); }
    static Value toValue(const Set &set) { return rangeToValue<T>(set); }
    static bool fromValue(const Value &value, Set *result, RpcMismatch *why)
    {
        result->clear();
        return readItems<T>(value, typeName(), why, [result](T &&item) { result->insert(std::move(item)); });
    }
};

/// Makes conversions of maps with such keys.
template<>
struct MapKey<std::string> {
    static QString toName(const std::string &key) { return stringFromUtf8(key); }
    static bool fromName(const QString &name, std::string *key, RpcMismatch *why) { return stringToUtf8(name, key, why); }
};

} // namespace Detail

template<typename T, typename... Rest>
struct RpcConversion<std::set<T, Rest...>> : Detail::SetConversion<std::set<T, Rest...>> { };

template<typename T, typename... Rest>
struct RpcConversion<std::unordered_set<T, Rest...>> : Detail::SetConversion<std::unordered_set<T, Rest...>> { };

/// \brief What arrives becomes the first alternative that takes it; what goes out is the alternative that is held.
///
/// The order matters: std::variant<int, double> gives an int for 3 and a double for 2.5, std::variant<double, int> always a
/// double. std::monostate takes undefined and null, and is sent as undefined. If no alternative takes a value, the error names
/// all of them; or, if only one takes values of that kind at all (the only list, the only gadget), what is wrong for that one.
/// Each alternative that is a container may read all of a value before it refuses it, so let them differ early.
template<typename... Ts>
struct RpcConversion<std::variant<Ts...>> {
    static constexpr RpcTypeSet accepts = (Detail::acceptedAsAlternative<Ts>() | ...);
    static QString typeName()
    {
        const QStringList names{RpcConversion<Ts>::typeName()...};
        return names.join(QStringLiteral(" or "));
    }
    static Value toValue(const std::variant<Ts...> &variant)
    {
        return std::visit([](const auto &held) -> Value { return QtCapnWeb::toValue(held); }, variant);
    }
    static bool fromValue(const Value &value, std::variant<Ts...> *result, RpcMismatch *why)
    {
        RpcMismatch last;
        int candidates = 0;
        if (read(value, result, &last, &candidates, std::index_sequence_for<Ts...>()))
            return true;
        if (candidates != 1)
            return why->set(typeName(), value);
        *why = last;
        return false;
    }

private:
    template<size_t... I>
    static bool read(const Value &value, std::variant<Ts...> *result, RpcMismatch *why, int *candidates,
                     std::index_sequence<I...>)
    {
        return (readOne<I, Ts>(value, result, why, candidates) || ...);
    }
    template<size_t I, typename T>
    static bool readOne(const Value &value, std::variant<Ts...> *result, RpcMismatch *why, int *candidates)
    {
        if (!(Detail::acceptedAsAlternative<T>() & rpcTypeSet(value.type())))
            return false;
        ++*candidates;
        *why = {};
        T item{};
        if (!RpcConversion<T>::fromValue(value, &item, why))
            return false;
        result->template emplace<I>(std::move(item));
        return true;
    }
};

} // namespace QtCapnWeb
