// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "expressioncases.h"

#include "expressionwalker.h"
#include "jsonwriter.h"

#include <cmath>

using namespace Qt::StringLiterals;
using namespace QtCapnWeb;

namespace ExpressionCases {

namespace {

[[noreturn]] void refuseStub() { throw RpcError(u"Cannot deserialize RPC stubs without an RPC session."_s); }
[[noreturn]] void refuseExport(EntryId id)
{
    throw RpcError("no such entry on exports table: "_L1 + QString::fromLatin1(numberToJavaScript(id.value)));
}
[[noreturn]] void refusePipe() { throw RpcError(u"Cannot retrieve pipe readable without an RPC session."_s); }

class NullImporter final : public Importer
{
public:
    Value importStub(EntryId) override { refuseStub(); }
    Value importPromise(EntryId) override { refuseStub(); }
    Value importWritable(EntryId) override { refuseStub(); }
    Value pipeReadable(EntryId) override { refusePipe(); }
    CapabilityPtr exported(EntryId id) override { refuseExport(id); }
    Value reference(const CapabilityPtr &, bool) override { Q_UNREACHABLE(); }
    Value property(const CapabilityPtr &, bool, PropertyPath &&) override { Q_UNREACHABLE(); }
    Value call(const CapabilityPtr &, bool, PropertyPath &&, Value &&, bool) override { Q_UNREACHABLE(); }
    Value remap(const CapabilityPtr &, PropertyPath &&, QList<CapabilityPtr> &&, const JsonNode &) override { Q_UNREACHABLE(); }
    Value blob(const QString &, Value &&) override { Q_UNREACHABLE(); }
};

struct NullHandler {
    static constexpr bool BuildsValues = false;
    struct Result {
    };
    struct Target {
    };
    struct Captures {
    };

    Result importStub(EntryId) { refuseStub(); }
    Result importPromise(EntryId) { refuseStub(); }
    Result importWritable(EntryId) { refuseStub(); }
    Result pipeReadable(EntryId) { refusePipe(); }
    Target exported(EntryId id) { refuseExport(id); }
    Result reference(Target &&, bool) { Q_UNREACHABLE(); }
    Result property(Target &&, bool, const JsonNode &) { Q_UNREACHABLE(); }
    void beginArguments() { }
    Result call(Target &&, bool, const JsonNode &, Result &&, const JsonNode &) { Q_UNREACHABLE(); }
    void captureStub(Captures &, EntryId) { Q_UNREACHABLE(); }
    void captureExported(Captures &, EntryId) { Q_UNREACHABLE(); }
    Result remap(Target &&, const JsonNode &, Captures &&, const JsonNode &) { Q_UNREACHABLE(); }
    Result blob(const JsonNode &, Result &&) { Q_UNREACHABLE(); }
};

class NullExporter final : public Exporter
{
public:
    void writeCapability(JsonWriter &, const Value &capability) override
    {
        switch (capability.type()) {
        case Value::Type::Readable:
            throw RpcError(u"Can't serialize ReadableStream in this context."_s);
        case Value::Type::Writable:
            throw RpcError(u"Can't serialize WritableStream in this context."_s);
        default:
            throw RpcError(u"Can't serialize RPC stubs in this context."_s);
        }
    }
    void writeBlobContent(JsonWriter &, const BlobData &) override
    {
        throw RpcError(u"Cannot create pipes without an RPC session."_s);
    }
    std::optional<RpcError> onSendError(const RpcError &) override { return std::nullopt; }
    qsizetype mark() override { return 0; }
    void rollBack(qsizetype) override { }
};

class Unsendable final : public Capability
{
public:
    QString describe() const override { return u"unsendable"_s; }
};

QString shortText(const QString &text) { return text.size() > 100 ? text.left(100) + u"…"_s : text; }

QString differs(const QString &what, const QString &is, const QString &expected)
{
    return is == expected ? QString() : u"%1 is %2, expected %3"_s.arg(what, shortText(is), shortText(expected));
}

QString number(double value)
{
    return value == 0 && std::signbit(value) ? u"-0"_s : QString::fromLatin1(numberToJavaScript(value));
}

// ["name", tree] pairs against members, whatever the order.
QString membersDifference(const Value &object, const JsonNode &pairs)
{
    if (object.size() != pairs.size())
        return u"has %1 members, expected %2"_s.arg(object.size()).arg(pairs.size());
    for (JsonNode pair = pairs.first(); !pair.isNone(); pair = pair.next()) {
        const QString key = pair.at(0).toString();
        if (!object.contains(key))
            return u"lacks the member "_s + key;
        if (const QString inner = difference(object.value(key), pair.at(1)); !inner.isEmpty())
            return key + u": "_s + inner;
    }
    return {};
}

QString pairsText(const QList<std::pair<QString, QString>> &pairs)
{
    QString text;
    for (const auto &[name, value] : pairs)
        text += name + u'=' + value + u';';
    return text;
}

QList<std::pair<QString, QString>> pairsOf(const JsonNode &node)
{
    QList<std::pair<QString, QString>> pairs;
    for (JsonNode pair = node.first(); !pair.isNone(); pair = pair.next())
        pairs.append({pair.at(0).toString(), pair.at(1).toString()});
    return pairs;
}

QList<std::pair<QString, QString>> headersIn(const Value &init)
{
    QList<std::pair<QString, QString>> pairs;
    const Value headers = init.value(u"headers");
    for (const Value &pair : headers.items())
        pairs.append({pair.at(0).toString(), pair.at(1).toString()});
    return pairs;
}

QString word(const Value &init, QStringView name, QLatin1StringView fallback)
{
    return init.contains(name) ? init.value(name).toString() : QString(fallback);
}

QString bodyDifference(const Value &body, const JsonNode &expected)
{
    const bool hasBody = !body.isUndefined() && !body.isNull();
    if (hasBody == expected.isNull())
        return hasBody ? u"has a body"_s : u"has no body"_s;
    const bool isText = hasBody && body.type() == Value::Type::String && !expected.equals("?");
    return isText ? differs(u"the body"_s, body.toString(), expected.toString()) : QString();
}

QString firstOf(std::initializer_list<QString> differences)
{
    for (const QString &text : differences) {
        if (!text.isEmpty())
            return text;
    }
    return {};
}

QString requestDifference(const RequestData &request, const JsonNode &expected)
{
    const auto text = [&](const char *name) { return expected.member(name).toString(); };
    return firstOf({differs(u"url"_s, request.url, text("url")),
                    differs(u"method"_s, word(request.init, u"method", "GET"_L1), text("method")),
                    differs(u"headers"_s, pairsText(headersIn(request.init)), pairsText(pairsOf(expected.member("headers")))),
                    differs(u"redirect"_s, word(request.init, u"redirect", "follow"_L1), text("redirect")),
                    differs(u"cache"_s, word(request.init, u"cache", "default"_L1), text("cache")),
                    differs(u"mode"_s, word(request.init, u"mode", "cors"_L1), text("mode")),
                    differs(u"credentials"_s, word(request.init, u"credentials", "same-origin"_L1), text("credentials")),
                    bodyDifference(request.body, expected.member("body"))});
}

QString responseDifference(const ResponseData &response, const JsonNode &expected)
{
    const double status = response.init.contains(u"status") ? response.init.value(u"status").toNumber() : 200;
    return firstOf({differs(u"status"_s, number(status), number(expected.member("status").toNumber())),
                    differs(u"statusText"_s, word(response.init, u"statusText", ""_L1), expected.member("statusText").toString()),
                    differs(u"headers"_s, pairsText(headersIn(response.init)), pairsText(pairsOf(expected.member("headers")))),
                    bodyDifference(response.body, expected.member("body"))});
}

QString errorDifference(const RpcError &error, const JsonNode &expected)
{
    const JsonNode stack = expected.member("stack");
    return firstOf({differs(u"class"_s, error.type(), expected.member("class").toString()),
                    differs(u"message"_s, error.message(), expected.member("message").toString()),
                    stack.isNone() == error.stack().isNull() ? QString() : u"the stack is there, or not"_s,
                    stack.isNone() ? QString() : differs(u"stack"_s, error.stack(), stack.toString()),
                    membersDifference(error.properties(), expected.member("props"))});
}

} // namespace

Outcome deserialize(const QByteArray &text)
{
    Outcome outcome;
    JsonDocument document;
    if (const JsonError error = document.parse(text); error.isError()) {
        outcome.isJson = false;
        outcome.error = "SyntaxError: "_L1 + error.message;
        return outcome;
    }
    NullImporter importer;
    try {
        outcome.value = evaluate(document.root(), importer, RpcLimits()).value;
    } catch (const ExpressionError &error) {
        outcome.error = error.toString();
        if (error.offset() < 0 || error.offset() >= text.size())
            outcome.error += u" (and the place of the error is outside of the text)"_s;
    }
    return outcome;
}

QString walkOnly(const QByteArray &text)
{
    JsonDocument document;
    if (const JsonError error = document.parse(text); error.isError())
        return "SyntaxError: "_L1 + error.message;
    NullHandler handler;
    const RpcLimits limits;
    try {
        ExpressionWalker<NullHandler>(handler, limits).walk(document.root());
    } catch (const ExpressionError &error) {
        return error.toString();
    }
    return {};
}

Serialized serialize(const Value &value)
{
    NullExporter exporter;
    JsonWriter writer;
    try {
        QtCapnWeb::serialize(writer, value, exporter);
    } catch (const RpcError &error) {
        return {{}, writer.text().isEmpty() ? error.toString() : error.toString() + u" (and the writer is not as it was)"_s};
    }
    return {writer.take(), {}};
}

QString difference(const Value &value, const JsonNode &expected)
{
    const JsonNode kind = expected.member("t");
    const JsonNode content = expected.member("v");
    if (const QString text = differs(u"type"_s, QString(Value::typeName(value.type())), kind.toString()); !text.isEmpty())
        return text;
    switch (value.type()) {
    case Value::Type::Boolean:
        return value.toBoolean() == (content.kind() == JsonNode::Kind::True) ? QString() : u"is the other boolean"_s;
    case Value::Type::Number:
        return differs(u"number"_s, number(value.toNumber()), content.toString());
    case Value::Type::String:
        return differs(u"string"_s, value.toString(), content.toString());
    case Value::Type::BigInt:
        return differs(u"bigint"_s, QString::fromLatin1(value.toBigInt().decimal()), content.toString());
    case Value::Type::Date: {
        const JsonNode time = expected.member("ms");
        if (time.isNull() == value.toDate().isValid())
            return u"the date is valid, or not"_s;
        return time.isNull() ? QString() : differs(u"date"_s, number(value.toDate().milliseconds), number(time.toNumber()));
    }
    case Value::Type::Bytes:
        return firstOf(
            {differs(u"container"_s, QString(Bytes::containerName(value.toBytes().container)),
                     expected.member("type").toString()),
             differs(u"bytes"_s, QString::fromLatin1(value.toBytes().data.toHex()), expected.member("hex").toString())});
    case Value::Type::Array: {
        const JsonNode items = expected.member("items");
        if (value.size() != items.size())
            return u"has %1 items, expected %2"_s.arg(value.size()).arg(items.size());
        JsonNode item = items.first();
        for (qsizetype i = 0; i < value.size(); ++i, item = item.next()) {
            if (const QString inner = difference(value.at(i), item); !inner.isEmpty())
                return u"[%1] "_s.arg(i) + inner;
        }
        return {};
    }
    case Value::Type::Object:
        return membersDifference(value, expected.member("entries"));
    case Value::Type::Error:
        return errorDifference(value.toError(), expected);
    case Value::Type::Url:
        return differs(u"href"_s, value.toUrl().href, expected.member("href").toString());
    case Value::Type::Headers:
        return differs(u"headers"_s, pairsText(value.toHeaders().pairs), pairsText(pairsOf(expected.member("pairs"))));
    case Value::Type::Request:
        return requestDifference(value.toRequest(), expected);
    case Value::Type::Response:
        return responseDifference(value.toResponse(), expected);
    default:
        return {};
    }
}

std::optional<Value> valueOf(const JsonNode &tree)
{
    if (tree.isNull())
        return Value(); // a hole in an array
    const QString type = tree.member("t").toString();
    const JsonNode content = tree.member("v");
    const auto text = [&](const char *name) { return tree.member(name).toString(); };
    if (type == "undefined"_L1)
        return Value();
    if (type == "null"_L1)
        return Value(nullptr);
    if (type == "boolean"_L1)
        return Value(content.kind() == JsonNode::Kind::True);
    if (type == "string"_L1)
        return Value(content.toString());
    if (type == "number"_L1) {
        const QString digits = content.toString();
        if (digits == "NaN"_L1)
            return Value(qQNaN());
        if (digits.endsWith("Infinity"_L1))
            return Value(digits.startsWith(u'-') ? -qInf() : qInf());
        return Value(digits.toDouble());
    }
    if (type == "bigint"_L1) {
        BigInt number;
        return BigInt::fromText(content.toString(), &number) ? std::optional<Value>(number) : std::nullopt;
    }
    if (type == "date"_L1)
        return Value(Date{tree.member("ms").isNull() ? qQNaN() : tree.member("ms").toNumber()});
    if (type == "bytes"_L1) {
        Bytes bytes;
        bytes.data = QByteArray::fromHex(text("hex").toLatin1());
        return Bytes::containerFromName(text("type"), &bytes.container) ? std::optional<Value>(bytes) : std::nullopt;
    }
    if (type == "url"_L1)
        return Value(Url{text("href")});
    if (type == "headers"_L1)
        return Value(Headers{pairsOf(tree.member("pairs"))});
    if (type == "function"_L1 || type == "symbol"_L1)
        return Value::stub(CapabilityPtr(new Unsendable));
    if (type == "blob"_L1)
        return Value(BlobData{text("type"), QByteArray(qsizetype(tree.member("size").toNumber()), 'x')});

    const auto members = [](const JsonNode &pairs) -> std::optional<Value> {
        Value object = Value::object();
        for (JsonNode pair = pairs.first(); !pair.isNone(); pair = pair.next()) {
            const std::optional<Value> value = valueOf(pair.at(1));
            if (!value)
                return std::nullopt;
            object.insert(pair.at(0).toString(), *value);
        }
        return object;
    };
    if (type == "object"_L1)
        return members(tree.member("entries"));
    if (type == "array"_L1) {
        QList<Value> items;
        const JsonNode nodes = tree.member("items");
        for (JsonNode node = nodes.first(); !node.isNone(); node = node.next()) {
            const std::optional<Value> item = valueOf(node);
            if (!item)
                return std::nullopt;
            items.append(*item);
        }
        return Value::array(items);
    }
    if (type == "error"_L1) {
        RpcError error(text("class"), text("message"));
        if (!tree.member("stack").isNone())
            error.setStack(text("stack"));
        const std::optional<Value> properties = members(tree.member("props"));
        if (!properties)
            return std::nullopt;
        error.setProperties(*properties);
        return Value(error);
    }

    const auto addHeaders = [&](Value *init) {
        QList<Value> pairs;
        for (const auto &[name, value] : pairsOf(tree.member("headers")))
            pairs.append(Value::array({name, value}));
        if (!pairs.isEmpty())
            init->insert(u"headers"_s, Value::array(pairs));
    };
    const JsonNode bodyNode = tree.member("body");
    const Value body = bodyNode.isNone() || bodyNode.isNull() ? Value(nullptr) : Value(bodyNode.toString());
    if (type == "request"_L1) {
        Value init = Value::object();
        if (text("method") != "GET"_L1)
            init.insert(u"method"_s, text("method"));
        addHeaders(&init);
        return Value(RequestData{text("url"), init, body});
    }
    if (type == "response"_L1) {
        Value init = Value::object();
        if (tree.member("status").toNumber() != 200)
            init.insert(u"status"_s, tree.member("status").toNumber());
        if (!text("statusText").isEmpty())
            init.insert(u"statusText"_s, text("statusText"));
        addHeaders(&init);
        return Value(ResponseData{body, init});
    }
    return std::nullopt;
}

bool sameJson(const JsonNode &a, const JsonNode &b)
{
    if (a.isNone() || b.isNone())
        return a.isNone() == b.isNone();
    if (a.kind() != b.kind())
        return false;
    switch (a.kind()) {
    case JsonNode::Kind::Number:
        return a.toNumber() == b.toNumber() && std::signbit(a.toNumber()) == std::signbit(b.toNumber());
    case JsonNode::Kind::String:
        return a.toString() == b.toString();
    case JsonNode::Kind::Array: {
        JsonNode left = a.first();
        JsonNode right = b.first();
        for (; !left.isNone() && !right.isNone(); left = left.next(), right = right.next()) {
            if (!sameJson(left, right))
                return false;
        }
        return left.isNone() && right.isNone();
    }
    case JsonNode::Kind::Object: {
        if (a.size() != b.size())
            return false;
        for (JsonNode key = a.first(); !key.isNone(); key = key.next().next()) {
            JsonNode other = b.first();
            while (!other.isNone() && other.toString() != key.toString())
                other = other.next().next();
            if (other.isNone() || !sameJson(key.next(), other.next()))
                return false;
        }
        return true;
    }
    default:
        return true;
    }
}

bool sameJson(const QByteArray &a, const QByteArray &b)
{
    JsonDocument left;
    JsonDocument right;
    return !left.parse(a).isError() && !right.parse(b).isError() && sameJson(left.root(), right.root());
}

} // namespace ExpressionCases
