// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include "capability.h"
#include "expressionerror.h"
#include "ids.h"
#include "jsondocument.h"
#include "jsonwriter.h"
#include "rpclimits.h"
#include "value.h"

#include <QtCore/QList>

#include <limits>
#include <optional>
#include <variant>

/// \file
/// Expressions in and out: from the tape to a Value by an Importer, from a Value to text by an Exporter.
/// Source: the protocol page, "Expressions".

namespace QtCapnWeb {

/// One step of a property path: a name or a number (array indexes are numbers only).
using PathPart = std::variant<QString, double>;
using PropertyPath = QList<PathPart>;

/// "a.b.0", as the reference joins a path in its messages.
QTCAPNWEB_EXPORT QString pathToString(const PropertyPath &path);
/// The twelve names of JavaScript's Object.prototype, which are undefined anywhere in a path and dropped from objects.
QTCAPNWEB_EXPORT bool isObjectPrototypeName(QStringView name);

/// \brief Makes capabilities of the references that an expression holds, while it is walked, in wire order.
/// Every function may throw RpcError (or ExpressionError), which ends the walk.
class QTCAPNWEB_EXPORT Importer
{
public:
    virtual ~Importer();

    /// `["export", id]`: a stub of the sender's.
    virtual Value importStub(EntryId id) = 0;
    /// `["promise", id]`
    virtual Value importPromise(EntryId id) = 0;
    /// `["writable", id]`
    virtual Value importWritable(EntryId id) = 0;
    /// `["readable", id]`: the readable end of a pipe that the sender made.
    virtual Value pipeReadable(EntryId id) = 0;

    /// Called for `import`, `pipeline` and `remap` as soon as their id is read, before path and arguments are looked at:
    /// throws `no such entry on exports table: N`.
    virtual CapabilityPtr exported(EntryId id) = 0;
    /// `["import"|"pipeline", id]` without a path: a Stub or a Promise of what exported() gave.
    virtual Value reference(const CapabilityPtr &target, bool asPromise) = 0;
    /// With a path and no arguments.
    virtual Value property(const CapabilityPtr &target, bool asPromise, PropertyPath &&path) = 0;
    /// With arguments: the call is made now. \a argumentsHoldPromise tells whether some must be resolved before delivery.
    virtual Value call(const CapabilityPtr &target, bool asPromise, PropertyPath &&path, Value &&arguments,
                       bool argumentsHoldPromise) = 0;
    /// `remap`: \a captures are made, in order, by importStub() for `export` and exported() for `import`.
    /// \a instructions is the unevaluated array.
    virtual Value remap(const CapabilityPtr &target, PropertyPath &&path, QList<CapabilityPtr> &&captures,
                        const JsonNode &instructions) = 0;
    /// `["blob", type, readable]`; \a content is what pipeReadable() gave. A Promise where bytes are still to come.
    virtual Value blob(const QString &type, Value &&content) = 0;
};

struct Evaluation {
    Value value;
    bool holdsPromise = false; ///< value.containsPromise() without a search; also true for one under a dropped name (toJSON)
};

/// Evaluates \a expression, calling \a importer for each reference. \throw ExpressionError
QTCAPNWEB_EXPORT Evaluation evaluate(const JsonNode &expression, Importer &importer, const RpcLimits &limits);

/// \brief Writes capabilities while a value is serialized.
class QTCAPNWEB_EXPORT Exporter
{
public:
    virtual ~Exporter();

    /// Writes the whole expression for \a capability (Stub, Promise, Readable, Writable or, with a readable content, a blob's
    /// pipe):
    /// `["export",-1]`, `["pipeline",3,["x"]]` …. Throws RpcError if it cannot be sent.
    virtual void writeCapability(JsonWriter &writer, const Value &capability) = 0;
    /// A blob's bytes travel by a pipe: writes `["readable", id]`.
    virtual void writeBlobContent(JsonWriter &writer, const BlobData &blob) = 0;
    /// UTF-16 code units that the message may have. What is already certain to exceed it is not written to the end; the exact
    /// length is for the owner of the message to look at.
    virtual qint64 maximumSize() const { return std::numeric_limits<qint64>::max(); }
    /// Sees each error before it goes out and may replace it; the stack is sent only if the replacement has one.
    virtual std::optional<RpcError> onSendError(const RpcError &error) = 0;

    /// Whether an AggregateError that has no `errors` goes out with an empty list of them, as every AggregateError in JavaScript
    /// has one. What writes again what it read says no.
    virtual bool completesAggregateErrors() const { return true; }

    /// State to which rollBack() returns, when an error's property could not be sent or the whole value failed.
    virtual qsizetype mark() = 0;
    virtual void rollBack(qsizetype mark) = 0;
};

/// `Outgoing message exceeds maximum size of N UTF-16 code units.`
QTCAPNWEB_EXPORT RpcError outgoingMessageTooLarge(qint64 limit);

/// Writes \a value as an expression. \throw RpcError if it is nested too deep or holds what cannot be sent; what the
/// exporter made is rolled back then, and the writer is as it was.
QTCAPNWEB_EXPORT void serialize(JsonWriter &writer, const Value &value, Exporter &exporter);
/// Writes the items of \a arguments, an array, as the bare array that a call carries (`[1,2]`, not `[[1,2]]`).
QTCAPNWEB_EXPORT void serializeArguments(JsonWriter &writer, const Value &arguments, Exporter &exporter);
/// Writes a path as `["a",0]`.
QTCAPNWEB_EXPORT void writePath(JsonWriter &writer, const PropertyPath &path);

/// \brief A reference that stands for itself: what decodeExpression() puts where a session would put a live hook.
/// Tools show it and write it again; it cannot be called.
class QTCAPNWEB_EXPORT WireReference final : public Capability
{
public:
    enum class Kind : quint8 { Import, Pipeline, Remap, Export, Promise, Writable, Readable, Blob };

    Kind kind = Kind::Export;
    EntryId id;
    std::optional<PropertyPath> path; ///< Import, Pipeline, Remap
    std::optional<Value> arguments; ///< Import, Pipeline: an array, if it is a call
    QList<std::pair<bool, EntryId>> captures; ///< Remap: (is an export, id)
    QByteArray instructions; ///< Remap: their JSON text
    QString blobType; ///< Blob; id is its pipe's

    QString describe() const override;
};

/// Decodes an expression without a session: every reference becomes a WireReference. \throw ExpressionError
QTCAPNWEB_EXPORT Value decodeExpression(const JsonNode &expression, const RpcLimits &limits = {});
/// Writes a decoded expression again. \throw RpcError for capabilities that are no WireReference.
QTCAPNWEB_EXPORT QByteArray encodeExpression(const Value &value);

} // namespace QtCapnWeb
