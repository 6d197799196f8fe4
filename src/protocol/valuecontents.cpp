// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "value.h"

#include <algorithm>
#include <cmath>

/// \file
/// What is asked of a value and all that it holds.

namespace QtCapnWeb {

bool Value::containsPromise() const
{
    const auto isOrContains = [](const Value &value) { return value.containsPromise(); };
    switch (type()) {
    case Type::Promise:
        return true;
    case Type::Array:
        return std::any_of(items().begin(), items().end(), isOrContains);
    case Type::Object:
        return std::any_of(members().begin(), members().end(),
                           [](const Member &member) { return member.second.containsPromise(); });
    case Type::Error:
        return toError().properties().containsPromise();
    case Type::Request:
        return toRequest().body.containsPromise();
    case Type::Response:
        return toResponse().body.containsPromise();
    default:
        return false;
    }
}

namespace {

bool sameNumber(double a, double b) { return a == b || (std::isnan(a) && std::isnan(b)); }

bool sameDate(Date a, Date b) { return (!a.isValid() && !b.isValid()) || a.milliseconds == b.milliseconds; }

bool sameMembers(const Value &a, const Value &b)
{
    const QList<Value::Member> &x = a.members();
    const QList<Value::Member> &y = b.members();
    if (x.isSharedWith(y))
        return true;
    if (x.size() != y.size())
        return false;
    for (qsizetype i = 0; i < x.size(); ++i) {
        const auto &[key, value] = x.at(i);
        // Mostly the order is the same.
        const bool isSame = y.at(i).first == key ? value == y.at(i).second : b.contains(key) && value == b.value(key);
        if (!isSame)
            return false;
    }
    return true;
}

} // namespace

bool operator==(const Value &a, const Value &b)
{
    const Value::Type type = a.type();
    if (type != b.type())
        return false;
    switch (type) {
    case Value::Type::Undefined:
    case Value::Type::Null:
        return true;
    case Value::Type::Boolean:
        return a.toBoolean() == b.toBoolean();
    case Value::Type::Number:
        return sameNumber(a.toNumber(), b.toNumber());
    case Value::Type::Date:
        return sameDate(a.toDate(), b.toDate());
    case Value::Type::String:
        return a.toString() == b.toString();
    case Value::Type::BigInt:
        return a.toBigInt() == b.toBigInt();
    case Value::Type::Bytes:
        return a.toBytes() == b.toBytes();
    case Value::Type::Error:
        return a.toError() == b.toError();
    case Value::Type::Url:
        return a.toUrl() == b.toUrl();
    case Value::Type::Headers:
        return a.toHeaders() == b.toHeaders();
    case Value::Type::Request: {
        const RequestData x = a.toRequest();
        const RequestData y = b.toRequest();
        return x.url == y.url && x.init == y.init && x.body == y.body;
    }
    case Value::Type::Response: {
        const ResponseData x = a.toResponse();
        const ResponseData y = b.toResponse();
        return x.init == y.init && x.body == y.body;
    }
    case Value::Type::Blob: {
        const BlobData x = a.toBlob();
        const BlobData y = b.toBlob();
        return x.type == y.type && x.data == y.data;
    }
    case Value::Type::Array:
        // Sharing is looked at first: values that share parts with themselves would cost exponential time.
        return a.items().isSharedWith(b.items()) || a.items() == b.items();
    case Value::Type::Object:
        return sameMembers(a, b);
    case Value::Type::Stub:
    case Value::Type::Promise:
    case Value::Type::Readable:
    case Value::Type::Writable:
        return a.capability() == b.capability();
    }
    return false;
}

} // namespace QtCapnWeb
