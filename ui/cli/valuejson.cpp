// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "valuejson.h"

#include "capability.h"
#include "jsonwriter.h"
#include "rpcerror.h"

#include <QtCore/QDateTime>

using namespace QtCapnWeb;
using namespace Qt::StringLiterals;

namespace CommandLine {

namespace {

// Depth is bounded by the limit of messages and of the parser.
void write(JsonWriter &json, const Value &value);

void writeError(JsonWriter &json, const RpcError &error)
{
    json.beginObject();
    json.key(u"name");
    json.string(error.type());
    json.key(u"message");
    json.string(error.message());
    if (!error.stack().isEmpty()) {
        json.key(u"stack");
        json.string(error.stack());
    }
    const Value properties = error.properties();
    for (const auto &[key, member] : properties.members()) {
        json.key(key);
        write(json, member);
    }
    json.endObject();
}

void writeMember(JsonWriter &json, QStringView key, const Value &value)
{
    json.key(key);
    write(json, value);
}

void writeCapability(JsonWriter &json, const Value &value)
{
    json.beginObject();
    json.key(u'$' + Value::typeName(value.type()));
    const CapabilityPtr capability = value.capability();
    json.string(capability ? capability->describe() : QString());
    json.endObject();
}

void write(JsonWriter &json, const Value &value)
{
    switch (value.type()) {
    case Value::Type::Undefined:
    case Value::Type::Null:
        return json.null();
    case Value::Type::Boolean:
        return json.boolean(value.toBoolean());
    case Value::Type::Number:
        return json.number(value.toNumber());
    case Value::Type::BigInt:
        return json.string(QString::fromLatin1(value.toBigInt().decimal()));
    case Value::Type::String:
        return json.string(value.toString());
    case Value::Type::Bytes:
        return json.string(QString::fromLatin1(value.toBytes().data.toBase64()));
    case Value::Type::Date: {
        const Date date = value.toDate();
        if (!date.isValid())
            return json.null();
        return json.string(QDateTime::fromMSecsSinceEpoch(qint64(date.milliseconds), Qt::UTC).toString(Qt::ISODateWithMs));
    }
    case Value::Type::Error:
        return writeError(json, value.toError());
    case Value::Type::Url:
        return json.string(value.toUrl().href);
    case Value::Type::Headers: {
        json.beginArray();
        const Headers headers = value.toHeaders();
        for (const auto &[name, content] : headers.pairs) {
            json.beginArray();
            json.string(name);
            json.string(content);
            json.endArray();
        }
        return json.endArray();
    }
    case Value::Type::Request: {
        const RequestData request = value.toRequest();
        json.beginObject();
        json.key(u"url");
        json.string(request.url);
        writeMember(json, u"init", request.init);
        writeMember(json, u"body", request.body);
        return json.endObject();
    }
    case Value::Type::Response: {
        const ResponseData response = value.toResponse();
        json.beginObject();
        writeMember(json, u"init", response.init);
        writeMember(json, u"body", response.body);
        return json.endObject();
    }
    case Value::Type::Blob: {
        const BlobData blob = value.toBlob();
        json.beginObject();
        json.key(u"type");
        json.string(blob.type);
        json.key(u"data");
        json.string(QString::fromLatin1(blob.data.toBase64()));
        return json.endObject();
    }
    case Value::Type::Array:
        json.beginArray();
        for (const Value &item : value.items())
            write(json, item);
        return json.endArray();
    case Value::Type::Object:
        json.beginObject();
        for (const auto &[key, member] : value.members())
            writeMember(json, key, member);
        return json.endObject();
    case Value::Type::Stub:
    case Value::Type::Promise:
    case Value::Type::Readable:
    case Value::Type::Writable:
        return writeCapability(json, value);
    }
}

} // namespace

Value valueOf(const JsonNode &json)
{
    switch (json.kind()) {
    case JsonNode::Kind::Null:
        return nullptr;
    case JsonNode::Kind::False:
        return false;
    case JsonNode::Kind::True:
        return true;
    case JsonNode::Kind::Number:
        return json.toNumber();
    case JsonNode::Kind::String:
        return json.toString();
    case JsonNode::Kind::Array: {
        QList<Value> items;
        items.reserve(json.size());
        for (JsonNode item = json.first(); !item.isNone(); item = item.next())
            items.append(valueOf(item));
        return Value::array(std::move(items));
    }
    case JsonNode::Kind::Object: {
        Value object = Value::object();
        for (JsonNode key = json.first(); !key.isNone(); key = key.next().next()) {
            if (!key.isShadowed())
                object.insert(key.toString(), valueOf(key.next()));
        }
        return object;
    }
    }
    return {};
}

QByteArray plainJson(const Value &value)
{
    JsonWriter json;
    write(json, value);
    return json.take();
}

} // namespace CommandLine
