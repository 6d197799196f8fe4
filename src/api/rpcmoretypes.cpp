// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "rpcqttypes.h"
#include "rpcstdtypes.h"

#include <QtCore/QStringDecoder>

namespace QtCapnWeb {

using namespace Qt::StringLiterals;

namespace Detail {

QString stringFromUtf8(std::string_view utf8)
{
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless | QStringDecoder::Flag::ConvertInitialBom);
    QString text = decoder(QByteArrayView(utf8.data(), qsizetype(utf8.size())));
    if (decoder.hasError())
        throw RpcError::typeError(u"A std::string that is not UTF-8 cannot be sent as a string."_s);
    return text;
}

bool stringToUtf8(const QString &text, std::string *utf8, RpcMismatch *why)
{
    // What the wire may hold and UTF-8 may not would be replaced by '?'.
    if (!text.isValidUtf16()) {
        why->expected = u"std::string"_s;
        why->found = u"a string with half of a surrogate pair"_s;
        return false;
    }
    *utf8 = text.toStdString();
    return true;
}

namespace {

bool refuseText(const QString &name, RpcMismatch *why)
{
    why->expected = name;
    why->found = u"another string"_s;
    return false;
}

template<typename T>
Value isoText(const T &value, Qt::DateFormat format, const QString &name)
{
    if (!value.isValid())
        throw RpcError::typeError(u"An invalid %1 cannot be sent."_s.arg(name));
    return Value(value.toString(format));
}

} // namespace

} // namespace Detail

QString RpcConversion<std::string>::typeName() { return u"std::string"_s; }

Value RpcConversion<std::string>::toValue(const std::string &value) { return Value(Detail::stringFromUtf8(value)); }

bool RpcConversion<std::string>::fromValue(const Value &value, std::string *result, RpcMismatch *why)
{
    if (value.type() != Value::Type::String)
        return why->set(typeName(), value);
    return Detail::stringToUtf8(value.toString(), result, why);
}

QString RpcConversion<QDate>::typeName() { return u"QDate"_s; }

Value RpcConversion<QDate>::toValue(const QDate &value) { return Detail::isoText(value, Qt::ISODate, typeName()); }

bool RpcConversion<QDate>::fromValue(const Value &value, QDate *result, RpcMismatch *why)
{
    if (value.type() != Value::Type::String)
        return why->set(typeName(), value);
    const QString text = value.toString();
    const QDate date = QDate::fromString(text, Qt::ISODate);
    // Qt also takes a text that goes on after the day.
    if (!date.isValid() || date.toString(Qt::ISODate) != text)
        return Detail::refuseText(typeName(), why);
    *result = date;
    return true;
}

QString RpcConversion<QTime>::typeName() { return u"QTime"_s; }

Value RpcConversion<QTime>::toValue(const QTime &value)
{
    return Detail::isoText(value, value.msec() ? Qt::ISODateWithMs : Qt::ISODate, typeName());
}

bool RpcConversion<QTime>::fromValue(const Value &value, QTime *result, RpcMismatch *why)
{
    if (value.type() != Value::Type::String)
        return why->set(typeName(), value);
    const QString text = value.toString();
    const QTime time = text.size() >= 5 && text.size() <= 18 ? QTime::fromString(text, Qt::ISODateWithMs) : QTime();
    if (!time.isValid())
        return Detail::refuseText(typeName(), why);
    *result = time;
    return true;
}

QString RpcConversion<QJsonDocument>::typeName() { return u"QJsonDocument"_s; }

Value RpcConversion<QJsonDocument>::toValue(const QJsonDocument &value)
{
    if (value.isArray())
        return RpcConversion<QJsonArray>::toValue(value.array());
    if (value.isObject())
        return RpcConversion<QJsonObject>::toValue(value.object());
    return nullptr;
}

bool RpcConversion<QJsonDocument>::fromValue(const Value &value, QJsonDocument *result, RpcMismatch *why)
{
    if (value.isNull()) {
        *result = {};
        return true;
    }
    if (value.isArray()) {
        QJsonArray array;
        if (!RpcConversion<QJsonArray>::fromValue(value, &array, why))
            return false;
        *result = QJsonDocument(array);
        return true;
    }
    if (value.isObject()) {
        QJsonObject object;
        if (!RpcConversion<QJsonObject>::fromValue(value, &object, why))
            return false;
        *result = QJsonDocument(object);
        return true;
    }
    return why->set(typeName(), value);
}

} // namespace QtCapnWeb
