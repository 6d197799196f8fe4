// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "randomjson.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>

using namespace Qt::StringLiterals;
using namespace QtCapnWeb;

namespace RandomPrograms {

namespace {

QString kindName(Expression::Kind kind)
{
    switch (kind) {
    case Expression::Kind::Plain:
        return u"plain"_s;
    case Expression::Kind::Promise:
        return u"promise"_s;
    case Expression::Kind::Stub:
        return u"stub"_s;
    case Expression::Kind::Array:
        return u"array"_s;
    case Expression::Kind::Object:
        return u"object"_s;
    case Expression::Kind::Api:
        return u"api"_s;
    case Expression::Kind::Function:
        return u"function"_s;
    case Expression::Kind::Counter:
        return u"counter"_s;
    case Expression::Kind::Later:
        return u"later"_s;
    case Expression::Kind::Readable:
        return u"readable"_s;
    case Expression::Kind::ReceivedReadable:
        return u"received"_s;
    case Expression::Kind::Writable:
        return u"writable"_s;
    case Expression::Kind::Item:
        return u"item"_s;
    case Expression::Kind::Call:
        return u"call"_s;
    case Expression::Kind::Map:
        return u"map"_s;
    }
    return {};
}

QString kindName(Operation::Kind kind)
{
    switch (kind) {
    case Operation::Kind::Call:
        return u"call"_s;
    case Operation::Kind::Get:
        return u"get"_s;
    case Operation::Kind::Map:
        return u"map"_s;
    case Operation::Kind::Await:
        return u"await"_s;
    case Operation::Kind::Settle:
        return u"settle"_s;
    case Operation::Kind::Take:
        return u"take"_s;
    case Operation::Kind::Dup:
        return u"dup"_s;
    case Operation::Kind::Dispose:
        return u"dispose"_s;
    case Operation::Kind::Read:
        return u"read"_s;
    case Operation::Kind::Write:
        return u"write"_s;
    }
    return {};
}

QJsonArray pathJson(const PropertyPath &path)
{
    QJsonArray parts;
    for (const PathPart &part : path) {
        if (const QString *name = std::get_if<QString>(&part))
            parts.append(*name);
        else
            parts.append(std::get<double>(part));
    }
    return parts;
}

QJsonObject expressionJson(const Expression &expression);

QJsonArray listJson(const QList<Expression> &expressions)
{
    QJsonArray list;
    for (const Expression &each : expressions)
        list.append(expressionJson(each));
    return list;
}

QJsonObject expressionJson(const Expression &expression)
{
    QJsonObject object{{u"kind"_s, kindName(expression.kind)},
                       {u"handle"_s, expression.handle},
                       {u"path"_s, pathJson(expression.path)},
                       {u"items"_s, listJson(expression.items)},
                       {u"names"_s, QJsonArray::fromStringList(expression.names)},
                       {u"number"_s, expression.number}};
    if (expression.kind == Expression::Kind::Plain)
        object[u"plain"_s] = QString::fromUtf8(encodeExpression(expression.plain));
    return object;
}

} // namespace

QByteArray toJson(const Program &program)
{
    QJsonArray operations;
    for (const Operation &operation : program.operations) {
        operations.append(QJsonObject{{u"kind"_s, kindName(operation.kind)},
                                      {u"handle"_s, operation.handle},
                                      {u"out"_s, operation.out},
                                      {u"path"_s, pathJson(operation.path)},
                                      {u"arguments"_s, listJson(operation.arguments)},
                                      {u"name"_s, operation.name}});
    }
    return QJsonDocument(operations).toJson(QJsonDocument::Compact);
}

} // namespace RandomPrograms
