// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "expression.h"
#include "expressionwalker.h"

#include <cmath>

using namespace Qt::StringLiterals;

/// \file
/// Expressions without a session: references become WireReferences, and those are written as they were read.

namespace QtCapnWeb {

namespace {

using Kind = WireReference::Kind;

CapabilityPtr referenceTo(Kind kind, EntryId id)
{
    auto *reference = new WireReference;
    reference->kind = kind;
    reference->id = id;
    return CapabilityPtr(reference);
}

/// The walker's handler that takes every id for known.
class Decoder
{
public:
    static constexpr bool BuildsValues = true;
    static constexpr bool KeepsErrorTypes = true;
    using Result = Value;
    using Target = EntryId;
    using Captures = QList<std::pair<bool, EntryId>>;

    Value importStub(EntryId id) { return Value::stub(referenceTo(Kind::Export, id)); }
    Value importPromise(EntryId id) { return Value::promise(referenceTo(Kind::Promise, id)); }
    Value importWritable(EntryId id) { return Value::writable(referenceTo(Kind::Writable, id)); }
    Value pipeReadable(EntryId id) { return Value::readable(referenceTo(Kind::Readable, id)); }

    EntryId exported(EntryId id) { return id; }
    Value reference(EntryId target, bool asPromise) { return value(asPromise, make(target, asPromise)); }
    Value property(EntryId target, bool asPromise, const JsonNode &path)
    {
        WireReference *reference = make(target, asPromise);
        reference->path = toPropertyPath(path);
        return value(asPromise, reference);
    }
    void beginArguments() { }
    Value call(EntryId target, bool asPromise, const JsonNode &path, Value &&arguments, const JsonNode &)
    {
        WireReference *reference = make(target, asPromise);
        reference->path = toPropertyPath(path);
        reference->arguments = std::move(arguments);
        return value(asPromise, reference);
    }

    void captureStub(Captures &captures, EntryId id) { captures.append({true, id}); }
    void captureExported(Captures &captures, EntryId id) { captures.append({false, id}); }
    Value remap(EntryId target, const JsonNode &path, Captures &&captures, const JsonNode &instructions)
    {
        auto *reference = new WireReference;
        reference->kind = Kind::Remap;
        reference->id = target;
        reference->path = toPropertyPath(path);
        reference->captures = std::move(captures);
        reference->instructions = toCanonicalJson(instructions);
        return Value::promise(CapabilityPtr(reference));
    }

    Value blob(const JsonNode &type, Value &&content)
    {
        auto *reference = new WireReference;
        reference->kind = Kind::Blob;
        reference->id = static_cast<const WireReference *>(content.capability().data())->id; // what pipeReadable() made
        reference->blobType = type.toString();
        return Value::promise(CapabilityPtr(reference));
    }

private:
    static WireReference *make(EntryId id, bool asPromise)
    {
        auto *reference = new WireReference;
        reference->kind = asPromise ? Kind::Pipeline : Kind::Import;
        reference->id = id;
        return reference;
    }
    static Value value(bool asPromise, WireReference *reference)
    {
        CapabilityPtr pointer(reference);
        return asPromise ? Value::promise(std::move(pointer)) : Value::stub(std::move(pointer));
    }
};

/// Writes WireReferences again, and errors with the stack that they came with.
class Encoder final : public Exporter
{
public:
    void writeCapability(JsonWriter &writer, const Value &capability) override
    {
        const CapabilityPtr pointer = capability.capability();
        const auto *reference = dynamic_cast<const WireReference *>(pointer.data());
        if (!reference)
            throw RpcError(u"Cannot serialize RPC stubs without an RPC session."_s);
        write(writer, *reference);
    }

    void writeBlobContent(JsonWriter &, const BlobData &) override
    {
        throw RpcError(u"Cannot create pipes without an RPC session."_s);
    }

    std::optional<RpcError> onSendError(const RpcError &error) override { return error; }
    bool completesAggregateErrors() const override { return false; }
    qsizetype mark() override { return 0; }
    void rollBack(qsizetype) override { }

private:
    static QByteArrayView tagOf(Kind kind)
    {
        switch (kind) {
        case Kind::Import:
            return "import";
        case Kind::Pipeline:
            return "pipeline";
        case Kind::Remap:
            return "remap";
        case Kind::Export:
            return "export";
        case Kind::Promise:
            return "promise";
        case Kind::Writable:
            return "writable";
        case Kind::Readable:
            return "readable";
        case Kind::Blob:
            break;
        }
        return "blob";
    }

    /// Ids and indexes may be infinite. JSON has no name for that, but numbers that are read so.
    static void writeNumber(JsonWriter &writer, double number)
    {
        if (std::isinf(number))
            writer.raw(number < 0 ? "-1e999" : "1e999");
        else
            writer.number(number);
    }

    static void writeExactPath(JsonWriter &writer, const PropertyPath &path)
    {
        writer.beginArray();
        for (const PathPart &part : path) {
            if (const QString *name = std::get_if<QString>(&part))
                writer.string(*name);
            else
                writeNumber(writer, std::get<double>(part));
        }
        writer.endArray();
    }

    void write(JsonWriter &writer, const WireReference &reference)
    {
        writer.beginArray();
        writer.tag(tagOf(reference.kind));
        if (reference.kind == Kind::Blob) {
            writer.string(reference.blobType);
            writer.beginArray();
            writer.tag("readable");
            writeNumber(writer, reference.id.value);
            writer.endArray();
            writer.endArray();
            return;
        }
        writeNumber(writer, reference.id.value);
        const bool canHavePath =
            reference.kind == Kind::Import || reference.kind == Kind::Pipeline || reference.kind == Kind::Remap;
        const bool isCall = reference.kind != Kind::Remap && reference.arguments;
        if (canHavePath && (reference.path || isCall || reference.kind == Kind::Remap))
            writeExactPath(writer, reference.path.value_or(PropertyPath()));
        if (canHavePath && isCall)
            serializeArguments(writer, *reference.arguments, *this);
        if (reference.kind == Kind::Remap) {
            writer.beginArray();
            for (const auto &[isExport, id] : reference.captures) {
                writer.beginArray();
                writer.tag(isExport ? "export" : "import");
                writeNumber(writer, id.value);
                writer.endArray();
            }
            writer.endArray();
            writer.raw(reference.instructions.isEmpty() ? QByteArray("[]") : reference.instructions);
        }
        writer.endArray();
    }
};

} // namespace

QString WireReference::describe() const
{
    const QString number = QString::fromLatin1(numberToJavaScript(id.value));
    QString text;
    switch (kind) {
    case Kind::Import:
        text = "import "_L1 + number;
        break;
    case Kind::Pipeline:
        text = "pipeline "_L1 + number;
        break;
    case Kind::Remap:
        text = "remap "_L1 + number;
        break;
    case Kind::Export:
        text = "export "_L1 + number;
        break;
    case Kind::Promise:
        text = "promise "_L1 + number;
        break;
    case Kind::Writable:
        text = "writable "_L1 + number;
        break;
    case Kind::Readable:
        text = "readable "_L1 + number;
        break;
    case Kind::Blob:
        text = "blob "_L1 + number;
        break;
    }
    if (path && !path->isEmpty())
        text += u'.' + pathToString(*path);
    if (arguments)
        text += u"(…)"_s;
    return text;
}

Value decodeExpression(const JsonNode &expression, const RpcLimits &limits)
{
    Decoder decoder;
    ExpressionWalker<Decoder> walker(decoder, limits);
    return walker.walk(expression);
}

QByteArray encodeExpression(const Value &value)
{
    JsonWriter writer;
    Encoder encoder;
    serialize(writer, value, encoder);
    return writer.take();
}

} // namespace QtCapnWeb
