// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "valueshape.h"

#include "expressionleaves.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace QtCapnWeb::Trace {

namespace {

using Kind = ValueShape::Kind;

constexpr int MostParts = 48; // of one shape
constexpr int Deepest = 4;
constexpr qint64 MostArguments = 12;
constexpr quint32 MostMembers = 12; // of an object, before it is taken for a dictionary
constexpr int ItemsLookedAt = 8; // of an array or a dictionary
constexpr size_t MostVariants = 3;
constexpr qsizetype LongestName = 32;
constexpr int MostDigits = 4; // of a name; with more it is an id or a token

/// Whether a programmer gave that name: else it is data, which has no place in a shape.
bool isName(const JsonNode &key)
{
    if (key.stringLength() == 0 || key.stringLength() > LongestName)
        return false;
    const QString name = key.toString();
    int digits = 0;
    for (const QChar c : name) {
        digits += c.isDigit();
        if (!c.isLetterOrNumber() && c != u'_' && c != u'$' && c != u'-')
            return false;
    }
    return !name.front().isDigit() && digits <= MostDigits;
}

class Reader
{
public:
    ValueShape value(const JsonNode &node, int depth)
    {
        if (--m_left < 0 || depth > Deepest)
            return {};
        switch (node.kind()) {
        case JsonNode::Kind::Null:
            return leaf(Kind::Null);
        case JsonNode::Kind::False:
        case JsonNode::Kind::True:
            return leaf(Kind::Boolean);
        case JsonNode::Kind::Number:
            return leaf(Kind::Number);
        case JsonNode::Kind::String:
            return leaf(Kind::String);
        case JsonNode::Kind::Object:
            return object(node, depth);
        case JsonNode::Kind::Array:
            break;
        }
        const JsonNode first = node.first();
        if (first.isNone())
            return {};
        if (first.isArray() && node.size() == 1)
            return array(first, depth);
        return first.isString() ? leaf(kindOf(first)) : ValueShape();
    }

    static ValueShape leaf(Kind kind)
    {
        ValueShape shape;
        shape.kind = kind;
        return shape;
    }

private:
    static Kind kindOf(const JsonNode &tag)
    {
        switch (expressionTag(tag)) {
        case ExpressionTag::Undefined:
            return Kind::Undefined;
        case ExpressionTag::Infinity:
        case ExpressionTag::NegativeInfinity:
        case ExpressionTag::NotANumber:
            return Kind::Number;
        case ExpressionTag::Bigint:
            return Kind::Bigint;
        case ExpressionTag::Date:
            return Kind::Date;
        case ExpressionTag::Bytes:
            return Kind::Bytes;
        case ExpressionTag::Error:
            return Kind::Error;
        case ExpressionTag::Url:
            return Kind::Url;
        case ExpressionTag::Headers:
            return Kind::Headers;
        case ExpressionTag::Request:
            return Kind::Request;
        case ExpressionTag::Response:
            return Kind::Response;
        case ExpressionTag::Blob:
            return Kind::Blob;
        case ExpressionTag::Export:
            return Kind::Callable;
        case ExpressionTag::Promise:
            return Kind::Promise;
        case ExpressionTag::Import:
        case ExpressionTag::Pipeline:
        case ExpressionTag::Remap:
            return Kind::Reference;
        case ExpressionTag::Readable:
            return Kind::Readable;
        case ExpressionTag::Writable:
            return Kind::Writable;
        default:
            return Kind::Unknown;
        }
    }

    ValueShape object(const JsonNode &node, int depth)
    {
        ValueShape shape = leaf(Kind::Object);
        bool isDictionary = node.size() > MostMembers;
        quint32 looked = 0;
        for (JsonNode key = node.first(); !key.isNone() && !isDictionary && looked < MostMembers;
             key = key.next().next(), ++looked)
            isDictionary = !isName(key);
        if (isDictionary)
            return dictionary(node, depth);
        for (JsonNode key = node.first(); !key.isNone(); key = key.next().next()) {
            if (key.isRepeated())
                continue;
            if (m_left <= 0) {
                shape.cut = true;
                break;
            }
            shape.names.append(key.toString());
            shape.items.push_back(value(key.memberValue(), depth + 1));
        }
        return shape;
    }

    /// Many members that were given names are an object of which not all is shown; else its keys are data.
    ValueShape dictionary(const JsonNode &node, int depth)
    {
        ValueShape shape = leaf(Kind::Dictionary);
        QStringList seen;
        int looked = 0;
        for (JsonNode key = node.first(); !key.isNone(); key = key.next().next()) {
            if (++looked > ItemsLookedAt || m_left <= 0)
                break;
            add(&shape, &seen, value(key.next(), depth + 1));
        }
        return shape;
    }

    ValueShape array(const JsonNode &items, int depth)
    {
        ValueShape shape = leaf(Kind::Array);
        QStringList seen;
        int looked = 0;
        for (JsonNode item = items.first(); !item.isNone(); item = item.next()) {
            if (++looked > ItemsLookedAt || m_left <= 0)
                break;
            add(&shape, &seen, value(item, depth + 1));
        }
        return shape;
    }

    static void add(ValueShape *shape, QStringList *seen, ValueShape &&item)
    {
        const QString text = toText(item);
        if (seen->contains(text))
            return;
        if (shape->items.size() >= MostVariants) {
            shape->cut = true;
            return;
        }
        seen->append(text);
        shape->items.push_back(std::move(item));
    }

    int m_left = MostParts;
};

QString wordOf(Kind kind)
{
    switch (kind) {
    case Kind::Undefined:
        return u"undefined"_s;
    case Kind::Null:
        return u"null"_s;
    case Kind::Boolean:
        return u"boolean"_s;
    case Kind::Number:
        return u"number"_s;
    case Kind::String:
        return u"string"_s;
    case Kind::Bigint:
        return u"bigint"_s;
    case Kind::Bytes:
        return u"bytes"_s;
    case Kind::Date:
        return u"Date"_s;
    case Kind::Error:
        return u"Error"_s;
    case Kind::Url:
        return u"URL"_s;
    case Kind::Headers:
        return u"Headers"_s;
    case Kind::Request:
        return u"Request"_s;
    case Kind::Response:
        return u"Response"_s;
    case Kind::Blob:
        return u"Blob"_s;
    case Kind::Callable:
        return u"stub"_s;
    case Kind::Promise:
        return u"Promise"_s;
    case Kind::Reference:
        return u"capability"_s;
    case Kind::Readable:
        return u"ReadableStream"_s;
    case Kind::Writable:
        return u"WritableStream"_s;
    default:
        return u"…"_s;
    }
}

QString variants(const ValueShape &shape)
{
    QStringList words;
    for (const ValueShape &item : shape.items)
        words.append(toText(item));
    if (shape.cut)
        words.append(u"…"_s);
    return words.join(" | "_L1);
}

} // namespace

ValueShape shapeOf(const JsonNode &expression) { return Reader().value(expression, 0); }

ArgumentsShape shapeOfArguments(const JsonNode &arguments)
{
    ArgumentsShape shape;
    shape.count = arguments.isArray() ? arguments.size() : 0;
    Reader reader; // one for all: they share what a shape may have
    for (JsonNode item = arguments.first(); !item.isNone() && qint64(shape.items.size()) < MostArguments; item = item.next())
        shape.items.push_back(reader.value(item, 0));
    return shape;
}

QString toText(const ValueShape &shape)
{
    switch (shape.kind) {
    case Kind::Array:
        return u'[' + variants(shape) + u']';
    case Kind::Dictionary:
        return u"{[key]: "_s + variants(shape) + u'}';
    case Kind::Object: {
        QStringList members;
        for (size_t i = 0; i < shape.items.size(); ++i)
            members.append(shape.names[qsizetype(i)] + u": "_s + toText(shape.items[i]));
        if (shape.cut)
            members.append(u"…"_s);
        return u'{' + members.join(", "_L1) + u'}';
    }
    default:
        return wordOf(shape.kind);
    }
}

QString toText(const ArgumentsShape &arguments)
{
    QStringList words;
    for (const ValueShape &item : arguments.items)
        words.append(toText(item));
    if (arguments.count > qint64(arguments.items.size()))
        words.append(u"…"_s);
    return words.join(", "_L1);
}

} // namespace QtCapnWeb::Trace
