// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "randomprogram.h"

#include <QtCore/QStringList>

using namespace Qt::StringLiterals;
using namespace QtCapnWeb;

namespace RandomPrograms {

quint64 Random::next()
{
    quint64 z = m_state += 0x9e3779b97f4a7c15;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
    z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
    return z ^ (z >> 31);
}

QString describe(const Value &value)
{
    QStringList parts;
    switch (value.type()) {
    case Value::Type::Array:
        for (const Value &item : value.items())
            parts << describe(item);
        return "[%1]"_L1.arg(parts.join(", "_L1));
    case Value::Type::Object:
        for (const Value::Member &member : value.members())
            parts << "%1: %2"_L1.arg(member.first, describe(member.second));
        return "{%1}"_L1.arg(parts.join(", "_L1));
    case Value::Type::Error: {
        const RpcError error = value.toError();
        for (const Value::Member &member : error.properties().members())
            parts << "%1: %2"_L1.arg(member.first, describe(member.second));
        return "error %1 {%2}"_L1.arg(error.toString(), parts.join(", "_L1));
    }
    case Value::Type::Blob: {
        const BlobData blob = value.toBlob();
        return "blob %1 %2"_L1.arg(blob.type, QString::fromLatin1(blob.data.toHex()));
    }
    default:
        if (value.isCapability())
            return "<%1>"_L1.arg(Value::typeName(value.type()));
        return QString::fromUtf8(encodeExpression(value));
    }
}

QString describe(const std::variant<Value, RpcError> &outcome)
{
    if (const RpcError *error = std::get_if<RpcError>(&outcome))
        return "! "_L1 + error->toString();
    return describe(std::get<Value>(outcome));
}

namespace {

QString handleText(int handle, const PropertyPath &path)
{
    const QString name = u'#' + QString::number(handle);
    return path.isEmpty() ? name : name + u'.' + pathToString(path);
}

QString listText(const QList<Expression> &items, qsizetype from = 0)
{
    QStringList parts;
    for (const Expression &item : items.sliced(from))
        parts << describe(item);
    return parts.join(", "_L1);
}

} // namespace

QString describe(const Expression &expression)
{
    const auto name = [&](qsizetype i) { return expression.names.value(i); };
    switch (expression.kind) {
    case Expression::Kind::Plain:
        return describe(expression.plain);
    case Expression::Kind::Promise:
        return handleText(expression.handle, expression.path);
    case Expression::Kind::Stub:
        return "stub "_L1 + handleText(expression.handle, {});
    case Expression::Kind::Array:
        return "[%1]"_L1.arg(listText(expression.items));
    case Expression::Kind::Object: {
        QStringList parts;
        for (qsizetype i = 0; i < expression.items.size(); ++i)
            parts << "%1: %2"_L1.arg(name(i), describe(expression.items.at(i)));
        return "{%1}"_L1.arg(parts.join(", "_L1));
    }
    case Expression::Kind::Api:
        return u"api"_s;
    case Expression::Kind::Function:
        return "function %1 %2"_L1.arg(name(0), name(1));
    case Expression::Kind::Counter:
        return "counter %1"_L1.arg(name(0));
    case Expression::Kind::Later:
        return "later(%1)"_L1.arg(listText(expression.items));
    case Expression::Kind::Readable:
        return "readable(%1; %2)"_L1.arg(listText(expression.items), name(0));
    case Expression::Kind::ReceivedReadable:
        return "readable of "_L1 + handleText(expression.handle, {});
    case Expression::Kind::Writable:
        return "writable "_L1 + name(0);
    case Expression::Kind::Item:
        return "item%1.%2"_L1.arg(QString::number(expression.handle), pathToString(expression.path));
    case Expression::Kind::Call:
        return "%1.%2(%3)"_L1.arg(describe(expression.items.first()), pathToString(expression.path),
                                  listText(expression.items, 1));
    case Expression::Kind::Map:
        return "%1.map(%2)"_L1.arg(describe(expression.items.first()), describe(expression.items.last()));
    }
    return {};
}

QString describe(const Operation &operation)
{
    const QString subject = handleText(operation.handle, operation.path);
    const QString arguments = listText(operation.arguments);
    QString text;
    switch (operation.kind) {
    case Operation::Kind::Call:
        text = "%1(%2)"_L1.arg(subject, arguments);
        break;
    case Operation::Kind::Get:
        text = "get "_L1 + subject;
        break;
    case Operation::Kind::Map:
        text = "%1.map(%2)"_L1.arg(subject, arguments);
        break;
    case Operation::Kind::Await:
        text = "await "_L1 + subject;
        break;
    case Operation::Kind::Settle:
        text = "settle "_L1 + subject;
        break;
    case Operation::Kind::Take:
        text = "take "_L1 + subject;
        break;
    case Operation::Kind::Dup:
        text = "dup "_L1 + subject;
        break;
    case Operation::Kind::Dispose:
        text = "dispose "_L1 + subject;
        break;
    case Operation::Kind::Read:
        text = "read %1 chunks of %2"_L1.arg(QString::number(operation.count), subject);
        break;
    case Operation::Kind::Write:
        text = "write %2 into %1, then %3"_L1.arg(subject, arguments, operation.name);
        break;
    }
    if (operation.out >= 0)
        text = "#%1 = %2"_L1.arg(QString::number(operation.out), text);
    return operation.expected.isNull() ? text : text + " -> "_L1 + operation.expected;
}

} // namespace RandomPrograms
