// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include "qtcapnwebglobal.h"
#include "rpcerror.h"
#include "value.h"

#include <QtCore/QDateTime>
#include <QtCore/QHash>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonObject>
#include <QtCore/QJsonValue>
#include <QtCore/QList>
#include <QtCore/QMap>
#include <QtCore/QMetaEnum>
#include <QtCore/QString>
#include <QtCore/QUrl>
#include <QtCore/QUuid>
#include <QtCore/QVariant>

#include <concepts>
#include <limits>
#include <optional>
#include <tuple>
#include <type_traits>
#include <variant>

/// \file
/// C++ types as values and back. Nothing that comes off the wire is converted: a value of another type is refused with an
/// error that names both types. More of them: rpcstdtypes.h (std::variant, std::vector, std::string …), rpcqttypes.h (QDate …).
///
/// | C++                                 | Cap'n Web                                                                     |
/// |-------------------------------------|-------------------------------------------------------------------------------|
/// | bool, double, float                 | boolean, number                                                               |
/// | integers                            | an integral number that fits; bigint is taken too, and sent beyond 2^53       |
/// | QString                             | string                                                                        |
/// | QByteArray                          | bytes: any container is taken, Uint8Array is sent                             |
/// | QDateTime, QUrl                     | date, url                                                                     |
/// | QUuid                               | string, 8-4-4-4-12, no braces                                                 |
/// | enum                                | an integral number; with Q_ENUM, one of its values                            |
/// | Q_GADGET                            | object with its properties; a property that is missing must take undefined    |
/// | QList, QMap/QHash with QString keys | array, object                                                                 |
/// | std::optional                       | empty is undefined; null is taken for empty, too                              |
/// | std::tuple                          | array of just that many                                                       |
/// | QVariant, QJsonValue, Value         | anything that they can hold                                                   |
/// | RpcStub, RpcTarget *, functions     | stub (see rpcstub.h, rpctarget.h, rpcfunction.h)                              |
/// | RpcPromise, QFuture, QCoro::Task    | promise, in calls and results only (see rpcpromise.h, rpcasync.h, rpcqcoro.h) |

namespace QtCapnWeb {

/// \brief Why a value is not of the type that was expected.
struct QTCAPNWEB_EXPORT RpcMismatch {
    QString expected; ///< the C++ type, such as "QString"
    QString found; ///< the wire's, such as "number"; or what is wrong with it
    QString path; ///< where in the value, such as "[3].name"; empty for the whole
    bool outOfRange = false;

    /// Always false, so that a conversion can end with `return why->set(…)`.
    bool set(const QString &expectedType, const Value &value);
    bool setRange(const QString &expectedType, const QString &what);
    bool prepend(const QString &pathPart);
    /// "<place><path>: expected QString, got number": a TypeError, or a RangeError for a number that does not fit.
    RpcError toError(const QString &place) const;
};

/// A set of Value types, for telling overloads apart.
using RpcTypeSet = quint32;
constexpr RpcTypeSet rpcTypeSet(Value::Type type) { return RpcTypeSet(1) << int(type); }
inline constexpr RpcTypeSet AnyRpcType = ~RpcTypeSet(0);

/// \brief How T travels. Specialise it for a type of your own:
/// \code
/// template <> struct QtCapnWeb::RpcConversion<Money> {
///     static constexpr RpcTypeSet accepts = rpcTypeSet(Value::Type::String);       // what fromValue() may take
///     static QString typeName() { return u"Money"_s; }                              // for messages
///     static Value toValue(const Money &money);                                     // may throw RpcError
///     static bool fromValue(const Value &value, Money *result, RpcMismatch *why);   // fills in one of the two
/// };
/// \endcode
/// and, if methods of targets use it, say `QtCapnWeb::registerRpcType<Money>()` once (rpctyperegistry.h).
template<typename T>
struct RpcConversion;

template<typename T>
concept RpcSendable = requires(const T &value)
{
    {
        RpcConversion<T>::toValue(value)
        } -> std::convertible_to<Value>;
};

template<typename T>
concept RpcReceivable = std::default_initializable<T> && requires(const Value &value, T *result, RpcMismatch *why)
{
    {
        RpcConversion<T>::fromValue(value, result, why)
        } -> std::same_as<bool>;
};

/// \throw RpcError if \a value cannot travel: a target whose class has a method of a type that is not registered, for example.
template<typename T>
Value toValue(const T &value)
{
    static_assert(RpcSendable<std::decay_t<const T>>, "No RpcConversion for this type: see rpcconversion.h");
    return RpcConversion<std::decay_t<const T>>::toValue(value); // const: a literal decays to a pointer to const
}

/// Strictly. \a place begins the message of the error, such as "result".
/// \throw RpcError, a TypeError or RangeError
template<typename T>
T fromValue(const Value &value, const QString &place = QStringLiteral("value"))
{
    static_assert(RpcReceivable<T>, "No RpcConversion for this type: see rpcconversion.h");
    T result{};
    RpcMismatch why;
    if (!RpcConversion<T>::fromValue(value, &result, &why))
        throw why.toError(place);
    return result;
}

// --- Scalars ------------------------------------------------------------------------------------------------------------

namespace Detail {

/// Reads an integral number or a bigint. \return false if it is neither or outside of [\a minimum, \a maximum].
QTCAPNWEB_EXPORT bool signedFromValue(const Value &value, qint64 minimum, qint64 maximum, QLatin1StringView name, qint64 *result,
                                      RpcMismatch *why);
QTCAPNWEB_EXPORT bool unsignedFromValue(const Value &value, quint64 maximum, QLatin1StringView name, quint64 *result,
                                        RpcMismatch *why);
/// A number up to 2^53, beyond that a bigint.
QTCAPNWEB_EXPORT Value signedToValue(qint64 value);
QTCAPNWEB_EXPORT Value unsignedToValue(quint64 value);
/// Takes a value of \a enumerator only (any combination for flags), or its number's range if it is not valid.
QTCAPNWEB_EXPORT bool enumFromValue(const Value &value, const QMetaEnum &enumerator, const QString &name, qint64 *result,
                                    RpcMismatch *why);
QTCAPNWEB_EXPORT Value gadgetToValue(const QMetaObject *metaObject, const void *gadget);
QTCAPNWEB_EXPORT bool gadgetFromValue(const QMetaObject *metaObject, const Value &value, void *gadget, RpcMismatch *why);

template<typename T>
constexpr QLatin1StringView integerName()
{
    constexpr bool isSigned = std::is_signed_v<T>;
    if constexpr (sizeof(T) == 1)
        return QLatin1StringView(isSigned ? "qint8" : "quint8");
    else if constexpr (sizeof(T) == 2)
        return QLatin1StringView(isSigned ? "qint16" : "quint16");
    else if constexpr (sizeof(T) == 4)
        return QLatin1StringView(isSigned ? "int" : "uint");
    else
        return QLatin1StringView(isSigned ? "qint64" : "quint64");
}

template<typename T>
concept Integer =
    std::integral<T> && !std::same_as<
        T,
        bool> && !std::same_as<T, char> && !std::same_as<T, wchar_t> && !std::same_as<T, char8_t> && !std::same_as<T, char16_t> && !std::same_as<T, char32_t>;

/// Declared with Q_GADGET.
template<typename T>
concept Gadget = std::is_class_v<T> && requires
{
    typename T::QtGadgetHelper;
    {
        &T::staticMetaObject
        } -> std::convertible_to<const QMetaObject *>;
};

/// What keys of maps are as names of members. Of std::string: rpcstdtypes.h.
template<typename Key>
struct MapKey;

template<>
struct MapKey<QString> {
    static QString toName(const QString &key) { return key; }
    static bool fromName(const QString &name, QString *key, RpcMismatch *)
    {
        *key = name;
        return true;
    }
};

template<typename T>
concept StringKeyed = requires
{
    typename T::key_type;
    typename T::mapped_type;
    MapKey<typename T::key_type>::toName(std::declval<const typename T::key_type &>());
};

} // namespace Detail

template<>
struct RpcConversion<Value> {
    static constexpr RpcTypeSet accepts = AnyRpcType;
    static QString typeName() { return QStringLiteral("Value"); }
    static Value toValue(const Value &value) { return value; }
    static bool fromValue(const Value &value, Value *result, RpcMismatch *)
    {
        *result = value;
        return true;
    }
};

/// Declares a conversion whose functions stand in a source file of the library. Used in rpcqttypes.h, too.
#define QTCAPNWEB_DECLARE_CONVERSION(Type, Accepts)                                                                              \
    template<>                                                                                                                   \
    struct QTCAPNWEB_EXPORT RpcConversion<Type> {                                                                                \
        static constexpr RpcTypeSet accepts = Accepts;                                                                           \
        static QString typeName();                                                                                               \
        static Value toValue(const Type &value);                                                                                 \
        static bool fromValue(const Value &value, Type *result, RpcMismatch *why);                                               \
    };

QTCAPNWEB_DECLARE_CONVERSION(bool, rpcTypeSet(Value::Type::Boolean))
QTCAPNWEB_DECLARE_CONVERSION(double, rpcTypeSet(Value::Type::Number))
QTCAPNWEB_DECLARE_CONVERSION(float, rpcTypeSet(Value::Type::Number))
QTCAPNWEB_DECLARE_CONVERSION(QString, rpcTypeSet(Value::Type::String))
QTCAPNWEB_DECLARE_CONVERSION(QByteArray, rpcTypeSet(Value::Type::Bytes))
QTCAPNWEB_DECLARE_CONVERSION(Bytes, rpcTypeSet(Value::Type::Bytes))
QTCAPNWEB_DECLARE_CONVERSION(BigInt, rpcTypeSet(Value::Type::BigInt))
QTCAPNWEB_DECLARE_CONVERSION(QDateTime, rpcTypeSet(Value::Type::Date))
QTCAPNWEB_DECLARE_CONVERSION(QUrl, rpcTypeSet(Value::Type::Url))
QTCAPNWEB_DECLARE_CONVERSION(QUuid, rpcTypeSet(Value::Type::String))
QTCAPNWEB_DECLARE_CONVERSION(RpcError, rpcTypeSet(Value::Type::Error))
QTCAPNWEB_DECLARE_CONVERSION(QVariant, AnyRpcType)
QTCAPNWEB_DECLARE_CONVERSION(QJsonValue, AnyRpcType)
QTCAPNWEB_DECLARE_CONVERSION(QJsonObject, rpcTypeSet(Value::Type::Object))
QTCAPNWEB_DECLARE_CONVERSION(QJsonArray, rpcTypeSet(Value::Type::Array))

template<Detail::Integer T>
struct RpcConversion<T> {
    static constexpr RpcTypeSet accepts = rpcTypeSet(Value::Type::Number) | rpcTypeSet(Value::Type::BigInt);
    static QString typeName() { return QString(Detail::integerName<T>()); }
    static Value toValue(T value)
    {
        if constexpr (std::is_signed_v<T>)
            return Detail::signedToValue(value);
        else
            return Detail::unsignedToValue(value);
    }
    static bool fromValue(const Value &value, T *result, RpcMismatch *why)
    {
        using Limits = std::numeric_limits<T>;
        std::conditional_t<std::is_signed_v<T>, qint64, quint64> wide = 0;
        if constexpr (std::is_signed_v<T>) {
            if (!Detail::signedFromValue(value, Limits::min(), Limits::max(), Detail::integerName<T>(), &wide, why))
                return false;
        } else {
            if (!Detail::unsignedFromValue(value, Limits::max(), Detail::integerName<T>(), &wide, why))
                return false;
        }
        *result = T(wide);
        return true;
    }
};

template<typename T>
requires std::is_enum_v<T>
struct RpcConversion<T> {
    static constexpr RpcTypeSet accepts = rpcTypeSet(Value::Type::Number);
    static QString typeName() { return QString::fromLatin1(QMetaType::fromType<T>().name()); }
    static Value toValue(T value) { return Detail::signedToValue(qint64(value)); }
    static bool fromValue(const Value &value, T *result, RpcMismatch *why)
    {
        using Underlying = std::underlying_type_t<T>;
        qint64 wide = 0;
        QMetaEnum enumerator;
        if constexpr (QtPrivate::IsQEnumHelper<T>::Value)
            enumerator = QMetaEnum::fromType<T>();
        if (!Detail::enumFromValue(value, enumerator, typeName(), &wide, why))
            return false;
        if constexpr (sizeof(Underlying) < sizeof(qint64)) {
            if (wide < std::numeric_limits<Underlying>::min() || wide > qint64(std::numeric_limits<Underlying>::max()))
                return why->setRange(typeName(), QString::number(wide));
        }
        *result = T(Underlying(wide));
        return true;
    }
};

template<Detail::Gadget T>
struct RpcConversion<T> {
    static constexpr RpcTypeSet accepts = rpcTypeSet(Value::Type::Object);
    static QString typeName() { return QString::fromLatin1(T::staticMetaObject.className()); }
    static Value toValue(const T &value) { return Detail::gadgetToValue(&T::staticMetaObject, &value); }
    static bool fromValue(const Value &value, T *result, RpcMismatch *why)
    {
        return Detail::gadgetFromValue(&T::staticMetaObject, value, result, why);
    }
};

// --- What can only be sent -------------------------------------------------------------------------------------------------

template<>
struct RpcConversion<std::nullptr_t> {
    static Value toValue(std::nullptr_t) { return Value(nullptr); }
};

template<>
struct RpcConversion<QLatin1StringView> {
    static Value toValue(QLatin1StringView text) { return Value(text); }
};

template<>
struct RpcConversion<QStringView> {
    static Value toValue(QStringView text) { return Value(text.toString()); }
};

/// A literal, in UTF-8. A null pointer is null.
template<>
struct RpcConversion<const char *> {
    static Value toValue(const char *utf8) { return utf8 ? Value(QString::fromUtf8(utf8)) : Value(nullptr); }
};

template<>
struct RpcConversion<const char16_t *> {
    static Value toValue(const char16_t *text) { return text ? Value(text) : Value(nullptr); }
};

template<>
struct RpcConversion<std::monostate> {
    static constexpr RpcTypeSet accepts = AnyRpcType;
    static QString typeName() { return QStringLiteral("undefined"); }
    static Value toValue(std::monostate) { return {}; }
    static bool fromValue(const Value &, std::monostate *, RpcMismatch *) { return true; }
};

// --- Containers --------------------------------------------------------------------------------------------------------------

template<typename T>
struct RpcConversion<QList<T>> {
    static constexpr RpcTypeSet accepts = rpcTypeSet(Value::Type::Array);
    static QString typeName() { return QStringLiteral("QList<%1>").arg(RpcConversion<T>::typeName()); }
    static Value toValue(const QList<T> &list)
    {
        QList<Value> items;
        items.reserve(list.size());
        for (const T &item : list)
            items.append(RpcConversion<T>::toValue(item));
        return Value::array(std::move(items));
    }
    static bool fromValue(const Value &value, QList<T> *result, RpcMismatch *why)
    {
        if (!value.isArray())
            return why->set(typeName(), value);
        const QList<Value> &items = value.items();
        result->clear();
        result->reserve(items.size());
        for (qsizetype i = 0; i < items.size(); ++i) {
            T item{};
            if (!RpcConversion<T>::fromValue(items.at(i), &item, why))
                return why->prepend(QStringLiteral("[%1]").arg(i));
            result->append(std::move(item));
        }
        return true;
    }
};

template<Detail::StringKeyed Map>
struct RpcConversion<Map> {
    using T = typename Map::mapped_type;
    using Key = Detail::MapKey<typename Map::key_type>;
    static constexpr RpcTypeSet accepts = rpcTypeSet(Value::Type::Object);
    static QString typeName() { return QStringLiteral("map of %1").arg(RpcConversion<T>::typeName()); }
    static Value toValue(const Map &map)
    {
        QList<Value::Member> members;
        members.reserve(qsizetype(map.size()));
        for (auto it = map.begin(); it != map.end(); ++it) {
            if constexpr (requires { it.key(); })
                members.emplaceBack(Key::toName(it.key()), RpcConversion<T>::toValue(it.value()));
            else
                members.emplaceBack(Key::toName(it->first), RpcConversion<T>::toValue(it->second));
        }
        return Value::object(std::move(members));
    }
    static bool fromValue(const Value &value, Map *result, RpcMismatch *why)
    {
        if (!value.isObject())
            return why->set(typeName(), value);
        result->clear();
        for (const Value::Member &member : value.members()) {
            typename Map::key_type key;
            T item{};
            if (!Key::fromName(member.first, &key, why))
                return false;
            if (!RpcConversion<T>::fromValue(member.second, &item, why))
                return why->prepend(u'.' + member.first);
            (*result)[key] = std::move(item);
        }
        return true;
    }
};

template<typename T>
struct RpcConversion<std::optional<T>> {
    static constexpr RpcTypeSet accepts =
        RpcConversion<T>::accepts | rpcTypeSet(Value::Type::Undefined) | rpcTypeSet(Value::Type::Null);
    static QString typeName() { return QStringLiteral("optional %1").arg(RpcConversion<T>::typeName()); }
    static Value toValue(const std::optional<T> &value) { return value ? RpcConversion<T>::toValue(*value) : Value(); }
    static bool fromValue(const Value &value, std::optional<T> *result, RpcMismatch *why)
    {
        result->reset();
        if (value.isUndefined() || value.isNull())
            return true;
        return RpcConversion<T>::fromValue(value, &result->emplace(), why);
    }
};

template<typename... Ts>
struct RpcConversion<std::tuple<Ts...>> {
    static constexpr RpcTypeSet accepts = rpcTypeSet(Value::Type::Array);
    static QString typeName() { return QStringLiteral("array of %1").arg(sizeof...(Ts)); }
    static Value toValue(const std::tuple<Ts...> &tuple)
    {
        return std::apply([](const Ts &...items) { return Value::array({RpcConversion<Ts>::toValue(items)...}); }, tuple);
    }
    static bool fromValue(const Value &value, std::tuple<Ts...> *result, RpcMismatch *why)
    {
        if (!value.isArray() || value.size() != qsizetype(sizeof...(Ts)))
            return why->set(typeName(), value);
        return read(value, result, why, std::index_sequence_for<Ts...>());
    }

private:
    template<size_t... I>
    static bool read(const Value &value, std::tuple<Ts...> *result, RpcMismatch *why, std::index_sequence<I...>)
    {
        return ((RpcConversion<Ts>::fromValue(value.items().at(I), &std::get<I>(*result), why)
                 || why->prepend(QStringLiteral("[%1]").arg(I)))
                && ...);
    }
};

} // namespace QtCapnWeb
