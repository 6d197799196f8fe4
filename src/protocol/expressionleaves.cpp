// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "expressionleaves.h"

#include "base64.h"
#include "jsonwriter.h"

#include <algorithm>
#include <array>
#include <cmath>

using namespace Qt::StringLiterals;

namespace QtCapnWeb {

namespace {

struct TagName {
    QByteArrayView name;
    ExpressionTag tag;
};

// The frequent ones first.
constexpr std::array<TagName, 20> TagNames{{{"export", ExpressionTag::Export},       {"pipeline", ExpressionTag::Pipeline},
                                            {"import", ExpressionTag::Import},       {"promise", ExpressionTag::Promise},
                                            {"undefined", ExpressionTag::Undefined}, {"date", ExpressionTag::Date},
                                            {"bytes", ExpressionTag::Bytes},         {"error", ExpressionTag::Error},
                                            {"remap", ExpressionTag::Remap},         {"writable", ExpressionTag::Writable},
                                            {"readable", ExpressionTag::Readable},   {"bigint", ExpressionTag::Bigint},
                                            {"inf", ExpressionTag::Infinity},        {"-inf", ExpressionTag::NegativeInfinity},
                                            {"nan", ExpressionTag::NotANumber},      {"url", ExpressionTag::Url},
                                            {"headers", ExpressionTag::Headers},     {"request", ExpressionTag::Request},
                                            {"response", ExpressionTag::Response},   {"blob", ExpressionTag::Blob}}};

constexpr std::array<QByteArrayView, 12> ObjectPrototypeNames{
    "constructor", "__proto__", "hasOwnProperty",   "isPrototypeOf",    "propertyIsEnumerable", "toLocaleString",
    "toString",    "valueOf",   "__defineGetter__", "__defineSetter__", "__lookupGetter__",     "__lookupSetter__"};

constexpr bool dropsKeyOfLength(qsizetype length)
{
    bool found = length == 6; // toJSON
    for (QByteArrayView name : ObjectPrototypeNames)
        found = found || name.size() == length;
    return found;
}

// JavaScript's typeof.
QLatin1StringView typeOf(const JsonNode &node)
{
    switch (node.kind()) {
    case JsonNode::Kind::False:
    case JsonNode::Kind::True:
        return "boolean"_L1;
    case JsonNode::Kind::Number:
        return "number"_L1;
    case JsonNode::Kind::String:
        return "string"_L1;
    case JsonNode::Kind::Null:
    case JsonNode::Kind::Array:
    case JsonNode::Kind::Object:
        break;
    }
    return "object"_L1;
}

/// What base64 text stands for, without a QString between where that is possible.
QByteArray bytesOf(const JsonNode &text)
{
    const bool isAscii = !text.hasEscapes() && text.stringLength() == qsizetype(text.length()) - 2;
    return isAscii ? decodeBase64(text.sourceText().sliced(1).chopped(1)) : Bytes::fromBase64(text.toString());
}

} // namespace

bool isObjectPrototypeName(QStringView name)
{
    for (QByteArrayView known : ObjectPrototypeNames) {
        if (name == QLatin1StringView(known.data(), known.size()))
            return true;
    }
    return false;
}

ExpressionTag expressionTag(const JsonNode &first)
{
    if (first.isNone() || !first.isString())
        return ExpressionTag::None;
    const qsizetype length = first.stringLength();
    if (length < 3 || length > 9)
        return ExpressionTag::None;
    if (first.hasEscapes()) {
        for (const TagName &known : TagNames) {
            if (first.equals(known.name))
                return known.tag;
        }
        return ExpressionTag::None;
    }
    const QByteArrayView text = first.sourceText().sliced(1).chopped(1);
    for (const TagName &known : TagNames) {
        if (known.name == text)
            return known.tag;
    }
    return ExpressionTag::None;
}

void throwTypeError(const JsonNode &node, const QString &message)
{
    throw ExpressionError(RpcError::typeError(message), node.offset());
}

void throwUnknownSpecialValue(const JsonNode &node)
{
    throwTypeError(node, "unknown special value: "_L1 + QString::fromUtf8(toCanonicalJson(node)));
}

void throwUnknownCapture(const JsonNode &capture)
{
    throwTypeError(capture, "unknown map capture: "_L1 + QString::fromUtf8(toCanonicalJson(capture)));
}

void throwTooDeep(const JsonNode &node, int maxDepth)
{
    throwTypeError(node, u"Deserialization exceeded maximum allowed message depth of %1."_s.arg(maxDepth));
}

bool isPath(const JsonNode &path)
{
    if (!path.isArray())
        return false;
    for (JsonNode part = path.first(); !part.isNone(); part = part.next()) {
        if (!part.isString() && !part.isNumber())
            return false;
    }
    return true;
}

bool isDroppedKey(const JsonNode &key)
{
    constexpr auto lengths = [] {
        std::array<bool, 32> table{};
        for (size_t i = 0; i < table.size(); ++i)
            table[i] = dropsKeyOfLength(qsizetype(i));
        return table;
    }();
    const qsizetype length = key.stringLength();
    if (size_t(length) >= lengths.size() || !lengths[size_t(length)])
        return false;
    const auto isKey = [&key, plain = key.hasEscapes() ? QByteArrayView() : key.sourceText().sliced(1).chopped(1)](
                           QByteArrayView name) { return plain.isNull() ? key.equals(name) : plain == name; };
    return isKey("toJSON") || std::any_of(ObjectPrototypeNames.begin(), ObjectPrototypeNames.end(), isKey);
}

Value bigintLeaf(const JsonNode &node, const RpcLimits &limits, bool build)
{
    const JsonNode text = node.at(1);
    if (text.isNone() || !text.isString())
        throwUnknownSpecialValue(node);
    // Before it is read.
    if (text.stringLength() > limits.maxBigIntDigits) {
        throwTypeError(node, u"Deserialized bigint exceeds maximum length of %1 digits."_s.arg(limits.maxBigIntDigits));
    }
    BigInt number;
    const QString string = text.toString();
    if (!(build ? BigInt::fromText(string, &number) : isBigIntText(string)))
        throw ExpressionError(RpcError::syntaxError("Cannot convert "_L1 + string + " to a BigInt"_L1), node.offset());
    return build ? Value(number) : Value();
}

Value dateLeaf(const JsonNode &node)
{
    const JsonNode time = node.at(1);
    if (!time.isNone() && time.isNull())
        return Date{std::nan("")};
    if (time.isNone() || !time.isNumber())
        throwUnknownSpecialValue(node);
    return Date::fromNumber(time.toNumber());
}

Value bytesLeaf(const JsonNode &node, bool build)
{
    const JsonNode text = node.at(1);
    if (text.isNone() || !text.isString())
        throwUnknownSpecialValue(node);

    Bytes bytes;
    if (node.size() == 2) {
        if (build)
            bytes.data = bytesOf(text);
        return build ? Value(bytes) : Value();
    }

    const JsonNode marker = text.next();
    if (!marker.isString())
        throwTypeError(node, "Unknown bytes type marker type: "_L1 + typeOf(marker));
    const QString name = marker.toString();
    if (!Bytes::containerFromName(name, &bytes.container))
        throwTypeError(node, "Unknown bytes type marker: "_L1 + name.left(64));
    const int elementSize = Bytes::elementSize(bytes.container);
    if (!build && elementSize == 1)
        return {};
    bytes.data = bytesOf(text);
    if (bytes.data.size() % elementSize != 0) {
        throwTypeError(
            node,
            u"Invalid byte length %1 for %2; expected a multiple of %3"_s.arg(bytes.data.size()).arg(name).arg(elementSize));
    }
    return build ? Value(bytes) : Value();
}

Value urlLeaf(const JsonNode &node)
{
    const JsonNode text = node.at(1);
    if (node.size() != 2 || !text.isString())
        throwUnknownSpecialValue(node);
    const std::optional<Url> url = Url::parse(text.toString());
    if (!url)
        throwTypeError(node, u"Invalid URL"_s);
    return *url;
}

bool isTruthy(const JsonNode &node)
{
    if (node.isNone())
        return false;
    switch (node.kind()) {
    case JsonNode::Kind::Null:
    case JsonNode::Kind::False:
        return false;
    case JsonNode::Kind::Number:
        return node.toNumber() != 0;
    case JsonNode::Kind::String:
        return node.stringLength() > 0;
    case JsonNode::Kind::True:
    case JsonNode::Kind::Array:
    case JsonNode::Kind::Object:
        break;
    }
    return true;
}

bool isReadable(const JsonNode &node) { return node.isArray() && expressionTag(node.first()) == ExpressionTag::Readable; }

bool isBody(const JsonNode &node)
{
    if (node.isNull() || node.isString() || isReadable(node))
        return true;
    if (!node.isArray() || expressionTag(node.first()) != ExpressionTag::Bytes)
        return false;
    return node.size() == 2 || node.at(2).equals("Uint8Array");
}

} // namespace QtCapnWeb
