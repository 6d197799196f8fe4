// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "settle.h"

#include <QtCore/QEventLoop>
#include <QtCore/QTimer>

#include <optional>

using namespace Qt::StringLiterals;
using namespace QtCapnWeb;

QString show(const Value &value)
{
    QStringList parts;
    switch (value.type()) {
    case Value::Type::Undefined:
        return u"undefined"_s;
    case Value::Type::Null:
        return u"null"_s;
    case Value::Type::Boolean:
        return value.toBoolean() ? u"true"_s : u"false"_s;
    case Value::Type::Number:
        return QString::number(value.toNumber(), 'g', 17);
    case Value::Type::BigInt:
        return QString::fromLatin1(value.toBigInt().decimal()) + u'n';
    case Value::Type::String:
        return u"\"%1\""_s.arg(value.toString());
    case Value::Type::Bytes:
        return u"bytes %1"_s.arg(QString::fromLatin1(value.toBytes().data.toHex()));
    case Value::Type::Date:
        return u"date %1"_s.arg(value.toDate().milliseconds, 0, 'f', 0);
    case Value::Type::Error:
        return value.toError().toString();
    case Value::Type::Array:
        for (const Value &item : value.items())
            parts << show(item);
        return u"[%1]"_s.arg(parts.join(u", "));
    case Value::Type::Object:
        for (const Value::Member &member : value.members())
            parts << u"%1: %2"_s.arg(member.first, show(member.second));
        return u"{%1}"_s.arg(parts.join(u", "));
    default:
        return QString(Value::typeName(value.type()));
    }
}

Outcome settle(const RpcPromise &promise)
{
    std::optional<Outcome> outcome;
    // An event loop, as QTest::qWaitFor() sleeps between its looks.
    QEventLoop loop;
    QTimer::singleShot(20'000, &loop, &QEventLoop::quit);
    promise.then(
        &loop,
        [&](const Value &value) {
            outcome = value;
            loop.quit();
        },
        [&](const RpcError &error) {
            outcome = error;
            loop.quit();
        });
    loop.exec();
    if (!outcome)
        return RpcError(u"(nothing came)"_s);
    return *outcome;
}

QString show(const Outcome &outcome)
{
    if (const RpcError *error = std::get_if<RpcError>(&outcome))
        return u"! "_s + error->toString();
    return show(std::get<Value>(outcome));
}

QString ask(const RpcPromise &promise) { return show(settle(promise)); }
