// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "rpcconversion.h"

#include "rpcstub.h"
#include "rpctyperegistry.h"

#include <QtCore/QLocale>
#include <QtCore/QMetaProperty>
#include <QtCore/QTimeZone>

#include <cmath>

namespace QtCapnWeb {

using namespace Qt::StringLiterals;

namespace {

/// Beyond this a double does not hold every integer: JavaScript's Number.MAX_SAFE_INTEGER.
constexpr qint64 MaximumSafeInteger = (qint64(1) << 53) - 1;

QString numberText(double number) { return QString::number(number, 'g', QLocale::FloatingPointShortest); }

bool refuseFraction(const QString &name, double number, RpcMismatch *why)
{
    why->expected = name;
    why->found = u"number "_s + numberText(number);
    return false;
}

} // namespace

bool RpcMismatch::set(const QString &expectedType, const Value &value)
{
    expected = expectedType;
    found = QString(Value::typeName(value.type()));
    return false;
}

bool RpcMismatch::setRange(const QString &expectedType, const QString &what)
{
    expected = expectedType;
    found = what;
    outOfRange = true;
    return false;
}

bool RpcMismatch::prepend(const QString &pathPart)
{
    path.prepend(pathPart);
    return false;
}

RpcError RpcMismatch::toError(const QString &place) const
{
    const QString text = place + path + u": expected "_s + expected + u", got "_s + found;
    return outOfRange ? RpcError::rangeError(text) : RpcError::typeError(text);
}

namespace Detail {

bool signedFromValue(const Value &value, qint64 minimum, qint64 maximum, QLatin1StringView name, qint64 *result, RpcMismatch *why)
{
    if (value.type() == Value::Type::Number) {
        const double number = value.toNumber();
        if (!std::isfinite(number) || number != std::trunc(number))
            return refuseFraction(QString(name), number, why);
        // The bounds are exact as doubles; beyond them the conversion would be undefined.
        if (number < -0x1p63 || number >= 0x1p63 || qint64(number) < minimum || qint64(number) > maximum)
            return why->setRange(QString(name), numberText(number));
        *result = qint64(number);
        return true;
    }
    if (value.type() == Value::Type::BigInt) {
        const BigInt big = value.toBigInt();
        if (!big.toInt64(result) || *result < minimum || *result > maximum)
            return why->setRange(QString(name), u"bigint "_s + QString::fromLatin1(big.decimal().left(40)));
        return true;
    }
    return why->set(QString(name), value);
}

bool unsignedFromValue(const Value &value, quint64 maximum, QLatin1StringView name, quint64 *result, RpcMismatch *why)
{
    if (value.type() == Value::Type::Number) {
        const double number = value.toNumber();
        if (!std::isfinite(number) || number != std::trunc(number))
            return refuseFraction(QString(name), number, why);
        if (number < 0 || number >= 0x1p64 || quint64(number) > maximum)
            return why->setRange(QString(name), numberText(number));
        *result = quint64(number);
        return true;
    }
    if (value.type() == Value::Type::BigInt) {
        const BigInt big = value.toBigInt();
        if (!big.toUInt64(result) || *result > maximum)
            return why->setRange(QString(name), u"bigint "_s + QString::fromLatin1(big.decimal().left(40)));
        return true;
    }
    return why->set(QString(name), value);
}

Value signedToValue(qint64 value)
{
    if (value > MaximumSafeInteger || value < -MaximumSafeInteger)
        return Value(BigInt(value));
    return Value(double(value));
}

Value unsignedToValue(quint64 value)
{
    if (value > quint64(MaximumSafeInteger))
        return Value(BigInt(value));
    return Value(double(value));
}

bool enumFromValue(const Value &value, const QMetaEnum &enumerator, const QString &name, qint64 *result, RpcMismatch *why)
{
    if (value.type() != Value::Type::Number)
        return why->set(name, value);
    const double number = value.toNumber();
    if (!std::isfinite(number) || number != std::trunc(number))
        return refuseFraction(name, number, why);
    if (number < -0x1p31 || number >= 0x1p32)
        return why->setRange(name, numberText(number));
    const auto wide = qint64(number);
    if (enumerator.isValid()) {
        bool known = false;
        if (enumerator.isFlag()) {
            quint32 all = 0;
            for (int i = 0; i < enumerator.keyCount(); ++i)
                all |= quint32(enumerator.value(i));
            known = (quint32(wide) & ~all) == 0;
        } else {
            // A QMetaEnum keeps an int, whatever the underlying type is.
            known = enumerator.valueToKey(int(quint32(wide))) != nullptr;
        }
        if (!known)
            return why->setRange(name, numberText(number));
    }
    *result = wide;
    return true;
}

Value gadgetToValue(const QMetaObject *metaObject, const void *gadget)
{
    QList<Value::Member> members;
    members.reserve(metaObject->propertyCount());
    for (int i = 0; i < metaObject->propertyCount(); ++i) {
        const QMetaProperty property = metaObject->property(i);
        if (!property.isReadable())
            continue;
        const RpcTypeAdapter *adapter = findRpcType(property.metaType());
        if (!adapter || !adapter->toValue) {
            throw RpcError::typeError(u"The type '%1' of %2::%3 is not registered: see QtCapnWeb::registerRpcType()."_s.arg(
                QString::fromLatin1(property.typeName()), QString::fromLatin1(metaObject->className()),
                QString::fromLatin1(property.name())));
        }
        QVariant variant = property.readOnGadget(gadget);
        // A property of type QVariant is the variant itself.
        void *object = adapter->type == QMetaType::fromType<QVariant>() ? &variant : variant.data();
        members.emplaceBack(QString::fromUtf8(property.name()), adapter->toValue(*adapter, object));
    }
    return Value::object(std::move(members));
}

bool gadgetFromValue(const QMetaObject *metaObject, const Value &value, void *gadget, RpcMismatch *why)
{
    const QString className = QString::fromLatin1(metaObject->className());
    if (!value.isObject())
        return why->set(className, value);
    for (int i = 0; i < metaObject->propertyCount(); ++i) {
        const QMetaProperty property = metaObject->property(i);
        if (!property.isWritable())
            continue;
        const QString name = QString::fromUtf8(property.name());
        const RpcTypeAdapter *adapter = findRpcType(property.metaType());
        if (!adapter || !adapter->fromValue) {
            throw RpcError::typeError(u"The type '%1' of %2::%3 is not registered: see QtCapnWeb::registerRpcType()."_s.arg(
                QString::fromLatin1(property.typeName()), className, name));
        }
        const Value member = value.value(name);
        QVariant variant;
        if (adapter->type == QMetaType::fromType<QVariant>()) {
            if (!adapter->fromValue(*adapter, member, &variant, why))
                return why->prepend(u'.' + name);
        } else {
            variant = QVariant(adapter->type);
            if (!adapter->fromValue(*adapter, member, variant.data(), why))
                return why->prepend(u'.' + name);
        }
        property.writeOnGadget(gadget, variant);
    }
    return true;
}

} // namespace Detail

/// The conversions that move one representation into another and differ in nothing but names.
#define QTCAPNWEB_PLAIN_CONVERSION(Cpp, Kind, To, From)                                                                          \
    QString RpcConversion<Cpp>::typeName() { return QStringLiteral(#Cpp); }                                                      \
    Value RpcConversion<Cpp>::toValue(const Cpp &value) { return Value(To); }                                                    \
    bool RpcConversion<Cpp>::fromValue(const Value &value, Cpp *result, RpcMismatch *why)                                        \
    {                                                                                                                            \
        if (value.type() != Value::Type::Kind)                                                                                   \
            return why->set(typeName(), value);                                                                                  \
        *result = From;                                                                                                          \
        return true;                                                                                                             \
    }

namespace {

QDateTime dateTime(const Date &date)
{
    return date.isValid() ? QDateTime::fromMSecsSinceEpoch(qint64(date.milliseconds), Qt::UTC) : QDateTime();
}

Date date(const QDateTime &dateTime) { return Date{dateTime.isValid() ? double(dateTime.toMSecsSinceEpoch()) : std::nan("")}; }

Url url(const QUrl &from)
{
    QUrl normal = from;
    // URL.href of JavaScript never has an empty path after a host.
    if (!normal.host().isEmpty() && normal.path().isEmpty())
        normal.setPath(u"/"_s);
    return Url{QString::fromLatin1(normal.toEncoded())};
}

} // namespace

QTCAPNWEB_PLAIN_CONVERSION(bool, Boolean, value, value.toBoolean())
QTCAPNWEB_PLAIN_CONVERSION(double, Number, value, value.toNumber())
QTCAPNWEB_PLAIN_CONVERSION(float, Number, double(value), float(value.toNumber()))
QTCAPNWEB_PLAIN_CONVERSION(QString, String, value, value.toString())
QTCAPNWEB_PLAIN_CONVERSION(QByteArray, Bytes, value, value.toBytes().data)
QTCAPNWEB_PLAIN_CONVERSION(Bytes, Bytes, value, value.toBytes())
QTCAPNWEB_PLAIN_CONVERSION(BigInt, BigInt, value, value.toBigInt())
QTCAPNWEB_PLAIN_CONVERSION(QDateTime, Date, date(value), dateTime(value.toDate()))
QTCAPNWEB_PLAIN_CONVERSION(QUrl, Url, url(value), QUrl(value.toUrl().href))
QTCAPNWEB_PLAIN_CONVERSION(RpcError, Error, value, value.toError())
#undef QTCAPNWEB_PLAIN_CONVERSION

QString RpcConversion<QUuid>::typeName() { return u"QUuid"_s; }

Value RpcConversion<QUuid>::toValue(const QUuid &value) { return Value(value.toString(QUuid::WithoutBraces)); }

bool RpcConversion<QUuid>::fromValue(const Value &value, QUuid *result, RpcMismatch *why)
{
    if (value.type() != Value::Type::String)
        return why->set(typeName(), value);
    const QString text = value.toString();
    const QUuid uuid = text.size() == 36 ? QUuid::fromString(text) : QUuid();
    if (uuid.isNull() && text != QUuid().toString(QUuid::WithoutBraces)) {
        why->set(typeName(), value);
        why->found = u"another string"_s;
        return false;
    }
    *result = uuid;
    return true;
}

QString RpcConversion<QVariant>::typeName() { return u"QVariant"_s; }

Value RpcConversion<QVariant>::toValue(const QVariant &value)
{
    if (!value.isValid())
        return {};
    const RpcTypeAdapter *adapter = findRpcType(value.metaType());
    if (!adapter || !adapter->toValue) {
        throw RpcError::typeError(u"A QVariant of the type '%1' cannot be sent: see QtCapnWeb::registerRpcType()."_s.arg(
            QString::fromLatin1(value.typeName())));
    }
    QVariant copy = value; // toValue may move out of it
    return adapter->toValue(*adapter, copy.data());
}

bool RpcConversion<QVariant>::fromValue(const Value &value, QVariant *result, RpcMismatch *why)
{
    switch (value.type()) {
    case Value::Type::Undefined:
        *result = QVariant();
        return true;
    case Value::Type::Null:
        *result = QVariant::fromValue(nullptr);
        return true;
    case Value::Type::Boolean:
        *result = value.toBoolean();
        return true;
    case Value::Type::Number:
        *result = value.toNumber();
        return true;
    case Value::Type::String:
        *result = value.toString();
        return true;
    case Value::Type::Bytes:
        *result = value.toBytes().data;
        return true;
    case Value::Type::Date:
        *result = dateTime(value.toDate());
        return true;
    case Value::Type::Url:
        *result = QUrl(value.toUrl().href);
        return true;
    case Value::Type::Error:
        *result = QVariant::fromValue(value.toError());
        return true;
    case Value::Type::Array: {
        QVariantList list;
        if (!RpcConversion<QVariantList>::fromValue(value, &list, why))
            return false;
        *result = std::move(list);
        return true;
    }
    case Value::Type::Object: {
        QVariantMap map;
        if (!RpcConversion<QVariantMap>::fromValue(value, &map, why))
            return false;
        *result = std::move(map);
        return true;
    }
    case Value::Type::Stub:
        *result = QVariant::fromValue(RpcStub::fromValue(value));
        return true;
    default:
        *result = QVariant::fromValue(value);
        return true;
    }
}

QString RpcConversion<QJsonValue>::typeName() { return u"QJsonValue"_s; }

Value RpcConversion<QJsonValue>::toValue(const QJsonValue &value)
{
    switch (value.type()) {
    case QJsonValue::Null:
        return nullptr;
    case QJsonValue::Bool:
        return value.toBool();
    case QJsonValue::Double:
        return value.toDouble();
    case QJsonValue::String:
        return value.toString();
    case QJsonValue::Array:
        return RpcConversion<QJsonArray>::toValue(value.toArray());
    case QJsonValue::Object:
        return RpcConversion<QJsonObject>::toValue(value.toObject());
    case QJsonValue::Undefined:
        break;
    }
    return {};
}

bool RpcConversion<QJsonValue>::fromValue(const Value &value, QJsonValue *result, RpcMismatch *why)
{
    switch (value.type()) {
    case Value::Type::Undefined:
        *result = QJsonValue(QJsonValue::Undefined);
        return true;
    case Value::Type::Null:
        *result = QJsonValue(QJsonValue::Null);
        return true;
    case Value::Type::Boolean:
        *result = value.toBoolean();
        return true;
    case Value::Type::Number:
        *result = value.toNumber();
        return true;
    case Value::Type::String:
        *result = value.toString();
        return true;
    case Value::Type::Array: {
        QJsonArray array;
        if (!RpcConversion<QJsonArray>::fromValue(value, &array, why))
            return false;
        *result = std::move(array);
        return true;
    }
    case Value::Type::Object: {
        QJsonObject object;
        if (!RpcConversion<QJsonObject>::fromValue(value, &object, why))
            return false;
        *result = std::move(object);
        return true;
    }
    default:
        return why->set(typeName(), value);
    }
}

QString RpcConversion<QJsonObject>::typeName() { return u"QJsonObject"_s; }

Value RpcConversion<QJsonObject>::toValue(const QJsonObject &value)
{
    QList<Value::Member> members;
    members.reserve(value.size());
    for (auto it = value.begin(); it != value.end(); ++it)
        members.emplaceBack(it.key(), RpcConversion<QJsonValue>::toValue(it.value()));
    return Value::objectOfUnique(std::move(members));
}

bool RpcConversion<QJsonObject>::fromValue(const Value &value, QJsonObject *result, RpcMismatch *why)
{
    if (!value.isObject())
        return why->set(typeName(), value);
    // A QVariantMap first: inserting into a QJsonObject keeps it sorted at a cost that is quadratic.
    QVariantMap map;
    for (const Value::Member &member : value.members()) {
        QJsonValue item;
        if (!RpcConversion<QJsonValue>::fromValue(member.second, &item, why))
            return why->prepend(u'.' + member.first);
        if (!item.isUndefined())
            map.insert(member.first, QVariant::fromValue(item));
    }
    *result = QJsonObject::fromVariantMap(map);
    return true;
}

QString RpcConversion<QJsonArray>::typeName() { return u"QJsonArray"_s; }

Value RpcConversion<QJsonArray>::toValue(const QJsonArray &value)
{
    QList<Value> items;
    items.reserve(value.size());
    for (const QJsonValue &item : value)
        items.append(RpcConversion<QJsonValue>::toValue(item));
    return Value::array(std::move(items));
}

bool RpcConversion<QJsonArray>::fromValue(const Value &value, QJsonArray *result, RpcMismatch *why)
{
    if (!value.isArray())
        return why->set(typeName(), value);
    const QList<Value> &items = value.items();
    *result = QJsonArray();
    for (qsizetype i = 0; i < items.size(); ++i) {
        QJsonValue item;
        if (!RpcConversion<QJsonValue>::fromValue(items.at(i), &item, why))
            return why->prepend(u"[%1]"_s.arg(i));
        result->append(item);
    }
    return true;
}

} // namespace QtCapnWeb
