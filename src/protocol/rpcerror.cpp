// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "rpcerror.h"

#include "jsonwriter.h"
#include "value.h"

#include <QtCore/QAtomicPointer>
#include <QtCore/QSharedData>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace QtCapnWeb {

class RpcErrorData : public QSharedData
{
public:
    RpcErrorData() = default;
    RpcErrorData(const RpcErrorData &other)
        : QSharedData(other), type(other.type), message(other.message), stack(other.stack), properties(other.properties),
          thrown(other.thrown), isThrownValue(other.isThrownValue)
    { }
    RpcErrorData &operator=(const RpcErrorData &) = delete;
    ~RpcErrorData() { delete what.loadRelaxed(); }

    QString type = u"Error"_s;
    QString message;
    QString stack;
    Value properties;
    Value thrown;
    bool isThrownValue = false;
    mutable QAtomicPointer<QByteArray> what; // made when it is first asked for; errors are read by several threads
};

namespace {

// A default-constructed or moved-from error has no data of its own.
const RpcErrorData &dataOf(const QSharedDataPointer<RpcErrorData> &d)
{
    static const RpcErrorData none;
    return d ? *d : none;
}

constexpr std::array WellKnownTypes{"Error"_L1,       "EvalError"_L1, "RangeError"_L1, "ReferenceError"_L1,
                                    "SyntaxError"_L1, "TypeError"_L1, "URIError"_L1,   "AggregateError"_L1};

// What JavaScript's String(value) gives, as far as a person is served by it.
QString describe(const Value &value)
{
    switch (value.type()) {
    case Value::Type::Undefined:
    case Value::Type::Null:
        return QString(Value::typeName(value.type()));
    case Value::Type::Boolean:
        return value.toBoolean() ? u"true"_s : u"false"_s;
    case Value::Type::Number:
        return QString::fromLatin1(numberToJavaScript(value.toNumber()));
    case Value::Type::String:
        return value.toString();
    case Value::Type::BigInt:
        return QString::fromLatin1(value.toBigInt().decimal());
    case Value::Type::Url:
        return value.toUrl().href;
    case Value::Type::Array: {
        QString text;
        for (const Value &item : value.items()) {
            if (&item != &value.items().first())
                text += u',';
            if (!item.isUndefined() && !item.isNull())
                text += item.isArray() ? u"[…]"_s : describe(item);
        }
        return text;
    }
    default:
        return u"[object Object]"_s;
    }
}

} // namespace

RpcError::RpcError() = default;

RpcError::RpcError(const QString &message) : d(new RpcErrorData) { d->message = message; }

RpcError::RpcError(const QString &type, const QString &message) : d(new RpcErrorData)
{
    d->type = type;
    d->message = message;
}

RpcError::RpcError(const RpcError &) = default;
RpcError::RpcError(RpcError &&) noexcept = default;
RpcError &RpcError::operator=(const RpcError &) = default;
RpcError &RpcError::operator=(RpcError &&) noexcept = default;
RpcError::~RpcError() = default;

RpcError RpcError::typeError(const QString &message) { return RpcError(u"TypeError"_s, message); }
RpcError RpcError::rangeError(const QString &message) { return RpcError(u"RangeError"_s, message); }
RpcError RpcError::syntaxError(const QString &message) { return RpcError(u"SyntaxError"_s, message); }

bool RpcError::isWellKnownType(QStringView type)
{
    return std::any_of(WellKnownTypes.begin(), WellKnownTypes.end(), [&](QLatin1StringView name) { return name == type; });
}

QString RpcError::type() const { return dataOf(d).type; }
QString RpcError::message() const { return dataOf(d).message; }
QString RpcError::stack() const { return dataOf(d).stack; }

void RpcError::setStack(const QString &stack)
{
    if (!d)
        d = new RpcErrorData;
    d->stack = stack;
}

Value RpcError::properties() const { return dataOf(d).properties; }
Value RpcError::property(QStringView name) const { return dataOf(d).properties.value(name); }

void RpcError::setProperties(const Value &object)
{
    if (!d)
        d = new RpcErrorData;
    d->properties = object.isObject() ? object : Value();
}

void RpcError::setProperty(const QString &name, const Value &value)
{
    if (!d)
        d = new RpcErrorData;
    if (!d->properties.isObject())
        d->properties = Value::object();
    d->properties.insert(name, value);
}

RpcError RpcError::fromThrownValue(const Value &value)
{
    if (value.type() == Value::Type::Error)
        return value.toError();
    RpcError error(describe(value));
    error.d->thrown = value;
    error.d->isThrownValue = true;
    return error;
}

bool RpcError::isThrownValue() const { return dataOf(d).isThrownValue; }
Value RpcError::toThrownValue() const { return isThrownValue() ? dataOf(d).thrown : Value(*this); }

QString RpcError::toString() const
{
    const RpcErrorData &data = dataOf(d);
    return data.message.isEmpty() ? data.type : data.type + ": "_L1 + data.message;
}

const char *RpcError::what() const noexcept
{
    const RpcErrorData &data = dataOf(d);
    if (const QByteArray *known = data.what.loadAcquire())
        return known->constData();
    auto *made = new QByteArray(toString().toUtf8());
    QByteArray *other = nullptr;
    if (!data.what.testAndSetOrdered(nullptr, made, other)) {
        delete made;
        made = other;
    }
    return made->constData();
}

bool operator==(const RpcError &a, const RpcError &b)
{
    if (a.d == b.d)
        return true;
    const RpcErrorData &left = dataOf(a.d);
    const RpcErrorData &right = dataOf(b.d);
    return left.type == right.type && left.message == right.message && left.stack == right.stack
           && left.isThrownValue == right.isThrownValue && left.properties == right.properties && left.thrown == right.thrown;
}

} // namespace QtCapnWeb
