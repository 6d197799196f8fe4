// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "expression.h"

#include <cmath>

using namespace Qt::StringLiterals;

namespace QtCapnWeb {

namespace {

class Serializer
{
public:
    Serializer(JsonWriter &writer, Exporter &exporter)
        : m_writer(writer), m_exporter(exporter), m_maximumSize(exporter.maximumSize())
    { }

    void write(const Value &value, int depth)
    {
        if (depth >= MaximumSentDepth)
            throw RpcError(u"Serialization exceeded maximum allowed depth. (Does the message contain cycles?)"_s);
        if (!isWithinLimit())
            throw outgoingMessageTooLarge(m_maximumSize);
        switch (value.type()) {
        case Value::Type::Null:
            m_writer.null();
            break;
        case Value::Type::Boolean:
            m_writer.boolean(value.toBoolean());
            break;
        case Value::Type::Number:
            writeNumber(value.toNumber());
            break;
        case Value::Type::String:
            m_writer.string(value.toStringView());
            break;
        case Value::Type::Object:
            writeObject(value, depth);
            break;
        case Value::Type::Array:
            m_writer.beginArray();
            writeItems(value, depth);
            m_writer.endArray();
            break;
        case Value::Type::Error:
            writeError(value.toError(), depth);
            break;
        case Value::Type::Undefined:
            writeTagOnly("undefined");
            break;
        case Value::Type::Request:
            writeRequest(value.toRequest(), depth);
            break;
        case Value::Type::Response:
            writeResponse(value.toResponse(), depth);
            break;
        case Value::Type::Stub:
        case Value::Type::Promise:
        case Value::Type::Readable:
        case Value::Type::Writable:
            m_exporter.writeCapability(m_writer, value);
            break;
        default:
            writeLeaf(value);
            break;
        }
    }

    // The array itself, without the one that marks it as no expression.
    void writeItems(const Value &array, int depth)
    {
        const QList<Value> items = array.items(); // shared: an exporter may run code that changes the value
        m_writer.beginArray();
        for (const Value &item : items) {
            if (item.type() == Value::Type::Number && depth + 1 < MaximumSentDepth && isWithinLimit())
                writeNumber(item.toNumber()); // there may be very many
            else
                write(item, depth + 1);
        }
        m_writer.endArray();
    }

private:
    // Values are shared, so that a few bytes may name one large value a million times. A unit has three bytes at most.
    bool isWithinLimit() const { return m_writer.text().size() / 3 <= m_maximumSize; }

    void writeTagOnly(QByteArrayView tag)
    {
        m_writer.beginArray();
        m_writer.tag(tag);
        m_writer.endArray();
    }

    void writeNumber(double number)
    {
        if (std::isfinite(number))
            m_writer.number(number);
        else if (std::isnan(number))
            writeTagOnly("nan");
        else
            writeTagOnly(number > 0 ? "inf" : "-inf");
    }

    void writeObject(const Value &object, int depth)
    {
        const QList<Value::Member> members = object.members();
        m_writer.beginObject();
        for (const Value::Member &member : members) {
            // No JavaScript peer can send it (an assignment to it makes no property), and every peer drops it.
            if (member.first.size() == 9 && member.first == "__proto__"_L1)
                continue;
            m_writer.key(member.first);
            write(member.second, depth + 1);
        }
        m_writer.endObject();
    }

    void writeLeaf(const Value &value)
    {
        m_writer.beginArray();
        switch (value.type()) {
        case Value::Type::BigInt:
            m_writer.tag("bigint");
            m_writer.tag(value.toBigInt().decimal());
            break;
        case Value::Type::Date:
            m_writer.tag("date");
            if (const Date date = Date::fromNumber(value.toDate().milliseconds); date.isValid())
                m_writer.number(date.milliseconds);
            else
                m_writer.null();
            break;
        case Value::Type::Bytes: {
            const Bytes bytes = value.toBytes();
            m_writer.tag("bytes");
            m_writer.base64(bytes.data);
            if (bytes.container != Bytes::Container::Uint8Array) {
                const QLatin1StringView name = Bytes::containerName(bytes.container);
                m_writer.tag(QByteArrayView(name.data(), name.size()));
            }
            break;
        }
        case Value::Type::Url:
            m_writer.tag("url");
            m_writer.string(value.toUrl().href);
            break;
        case Value::Type::Headers: {
            m_writer.tag("headers");
            m_writer.beginArray();
            const QList<std::pair<QString, QString>> pairs = value.toHeaders().pairs;
            for (const auto &[name, text] : pairs) {
                m_writer.beginArray();
                m_writer.string(name);
                m_writer.string(text);
                m_writer.endArray();
            }
            m_writer.endArray();
            break;
        }
        case Value::Type::Blob: {
            const BlobData blob = value.toBlob();
            m_writer.tag("blob");
            m_writer.string(blob.type);
            m_exporter.writeBlobContent(m_writer, blob);
            break;
        }
        default:
            Q_UNREACHABLE();
        }
        m_writer.endArray();
    }

    void writeError(const RpcError &original, int depth)
    {
        const std::optional<RpcError> rewritten = m_exporter.onSendError(original);
        const RpcError &error = rewritten ? *rewritten : original;
        // Stacks stay at home, unless onSendError says otherwise.
        const QString stack = rewritten ? rewritten->stack() : QString();
        const bool isAggregate = error.type() == "AggregateError"_L1;
        const QList<Value::Member> members = error.properties().members();

        m_writer.beginArray();
        m_writer.tag("error");
        m_writer.string(error.type());
        m_writer.string(error.message());

        const JsonWriter::Mark beforeProperties = m_writer.mark();
        if (stack.isEmpty())
            m_writer.null();
        else
            m_writer.string(stack);
        m_writer.beginObject();
        bool anyProperty = false;
        const auto writeProperty = [&](const QString &name, const Value &value) {
            const JsonWriter::Mark mark = m_writer.mark();
            const qsizetype exported = m_exporter.mark();
            try {
                m_writer.key(name);
                write(value, depth + 1);
                anyProperty = true;
            } catch (const RpcError &) {
                // A property that cannot be sent is left out; the error itself must arrive.
                m_writer.rewind(mark);
                m_exporter.rollBack(exported);
            }
        };
        for (const auto &[name, value] : members) {
            if (name == "name"_L1 || name == "message"_L1 || name == "stack"_L1 || name == "__proto__"_L1)
                continue;
            if (isAggregate && name == "errors"_L1)
                continue;
            writeProperty(name, value);
        }
        // Every AggregateError has `errors`, and JavaScript lists it last.
        if (isAggregate) {
            const bool has = error.properties().contains(u"errors");
            if (has || m_exporter.completesAggregateErrors())
                writeProperty(u"errors"_s, has ? error.property(u"errors") : Value::array());
        }
        m_writer.endObject();

        if (!anyProperty) {
            m_writer.rewind(beforeProperties);
            if (!stack.isEmpty())
                m_writer.string(stack);
        }
        m_writer.endArray();
    }

    void writeRequest(const RequestData &request, int depth)
    {
        m_writer.beginArray();
        m_writer.tag("request");
        m_writer.string(request.url);
        m_writer.beginObject();
        writeInit(request.init);
        if (!request.body.isUndefined() && !request.body.isNull()) {
            m_writer.key(u"body");
            write(request.body, depth + 1);
            m_writer.key(u"duplex");
            m_writer.tag("half");
        }
        m_writer.endObject();
        m_writer.endArray();
    }

    void writeResponse(const ResponseData &response, int depth)
    {
        m_writer.beginArray();
        m_writer.tag("response");
        if (response.body.isUndefined())
            m_writer.null();
        else
            write(response.body, depth + 1);
        m_writer.beginObject();
        writeInit(response.init);
        m_writer.endObject();
        m_writer.endArray();
    }

    void writeInit(const Value &init)
    {
        for (const auto &[name, value] : init.members()) {
            if (name == "body"_L1 || name == "duplex"_L1 || name == "__proto__"_L1)
                continue;
            m_writer.key(name);
            writePlain(value, 0);
        }
    }

    // The init of a request or response is JSON, not an expression: arrays are bare.
    void writePlain(const Value &value, int depth)
    {
        if (depth >= MaximumSentDepth)
            throw RpcError(u"Serialization exceeded maximum allowed depth. (Does the message contain cycles?)"_s);
        switch (value.type()) {
        case Value::Type::Null:
            m_writer.null();
            break;
        case Value::Type::Boolean:
            m_writer.boolean(value.toBoolean());
            break;
        case Value::Type::Number:
            m_writer.number(value.toNumber());
            break;
        case Value::Type::String:
            m_writer.string(value.toStringView());
            break;
        case Value::Type::Array:
            m_writer.beginArray();
            for (const Value &item : value.items())
                writePlain(item, depth + 1);
            m_writer.endArray();
            break;
        case Value::Type::Object:
            m_writer.beginObject();
            for (const auto &[name, member] : value.members()) {
                if (name == "__proto__"_L1)
                    continue;
                m_writer.key(name);
                writePlain(member, depth + 1);
            }
            m_writer.endObject();
            break;
        default:
            throw RpcError::typeError("Cannot serialize value: a request or response has a property of type "_L1
                                      + Value::typeName(value.type()));
        }
    }

    JsonWriter &m_writer;
    Exporter &m_exporter;
    const qint64 m_maximumSize;
};

// Runs \a write; if it throws, the writer and the exporter are as they were.
template<typename Write>
void atomically(JsonWriter &writer, Exporter &exporter, Write &&write)
{
    const JsonWriter::Mark mark = writer.mark();
    const qsizetype exported = exporter.mark();
    try {
        write();
    } catch (...) {
        writer.rewind(mark);
        exporter.rollBack(exported);
        throw;
    }
}

} // namespace

Exporter::~Exporter() = default;

RpcError outgoingMessageTooLarge(qint64 limit)
{
    return RpcError::typeError("Outgoing message exceeds maximum size of %1 UTF-16 code units."_L1.arg(QString::number(limit)));
}

void serialize(JsonWriter &writer, const Value &value, Exporter &exporter)
{
    atomically(writer, exporter, [&] { Serializer(writer, exporter).write(value, 0); });
}

void serializeArguments(JsonWriter &writer, const Value &arguments, Exporter &exporter)
{
    atomically(writer, exporter, [&] { Serializer(writer, exporter).writeItems(arguments, 0); });
}

void writePath(JsonWriter &writer, const PropertyPath &path)
{
    writer.beginArray();
    for (const PathPart &part : path) {
        if (const QString *name = std::get_if<QString>(&part))
            writer.string(*name);
        else
            writer.number(std::get<double>(part));
    }
    writer.endArray();
}

QString pathToString(const PropertyPath &path)
{
    QString text;
    for (const PathPart &part : path) {
        if (&part != &path.first())
            text += u'.';
        if (const QString *name = std::get_if<QString>(&part))
            text += *name;
        else
            text += QString::fromLatin1(numberToJavaScript(std::get<double>(part)));
    }
    return text;
}

} // namespace QtCapnWeb
