// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include "expression.h"
#include "expressionerror.h"
#include "expressionleaves.h"
#include "ids.h"
#include "jsondocument.h"
#include "memberkeys.h"
#include "rpclimits.h"
#include "value.h"

#include <QtCore/QVarLengthArray>

#include <algorithm>
#include <limits>
#include <type_traits>

/// \file
/// The one reading of expressions. session's handler makes hooks and calls as it goes, trace's counts introductions and
/// builds nothing; there is no second interpretation of the wire anywhere.
/// Sources: the protocol page, "Expressions"; the evaluation order, the positions that are no expressions and the errors
/// as observed of the reference 0.12.0 (corpus rules R14, R15, R17, R18).

namespace QtCapnWeb {

/// \brief Walks one expression in wire order, outside in and left to right, checks it exactly as the reference does, and tells
/// a Handler what it meets.
///
/// An error is thrown as ExpressionError. What the handler was told before it has happened, what stands behind it has not.
/// A handler may throw RpcError; it becomes an ExpressionError with the place of the reference that was being told.
///
/// Members of an object are walked in JavaScript's order: keys that are array indexes first, in ascending order, then the others
/// as written; of duplicate keys only the last value, at the first one's place.
///
/// Recursion is bounded by RpcLimits::maxDepth. A limit that is much higher than the default needs a stack to match.
///
/// What a Handler has (all functions may throw; nodes are good until the document is parsed anew):
///
///     struct Handler {
///         // true: Result is Value, and the walker builds arrays, objects, errors … from what the hooks return.
///         // false: Result is any empty default constructible type, nothing is built and (but for odd leaves, such as URLs
///         // and requests, which cannot be checked otherwise) nothing allocated.
///         static constexpr bool BuildsValues;
///         using Result;      // what a reference becomes: Value or an empty struct
///         using Target;      // what the lookup of an export gives: CapabilityPtr or an empty struct
///         using Captures;    // a default constructible list of captures: QList<CapabilityPtr> or an empty struct
///
///         Result importStub(EntryId id);      // ["export", id]: the sender introduces a stub
///         Result importPromise(EntryId id);   // ["promise", id]
///         Result importWritable(EntryId id);  // ["writable", id]
///         Result pipeReadable(EntryId id);    // ["readable", id]
///
///         // import, pipeline, remap: told as soon as the id is read, before path and arguments are checked.
///         Target exported(EntryId id);
///         Result reference(Target &&target, bool asPromise);                        // no path
///         Result property(Target &&target, bool asPromise, const JsonNode &path);   // path is checked: strings and numbers
///         // Before the arguments of a call are walked; calls nest.
///         void beginArguments();
///         // After they were: `arguments` is an array Value, or an empty struct. `argumentNodes` is the array on the wire.
///         Result call(Target &&target, bool asPromise, const JsonNode &path, Result &&arguments, const JsonNode &argumentNodes);
///
///         // The captures of a remap, in order, then the remap itself. Instructions are not walked.
///         void captureStub(Captures &captures, EntryId id);       // ["export", id]: an introduction
///         void captureExported(Captures &captures, EntryId id);   // ["import", id]: throws if there is no such export
///         Result remap(Target &&target, const JsonNode &path, Captures &&captures, const JsonNode &instructions);
///
///         // content is what pipeReadable() gave.
///         Result blob(const JsonNode &type, Result &&content);
///
///         // Optional: told before a reference is, of the array that it is; its id is the item behind the tag.
///         void place(const JsonNode &reference);
///
///         // Optional. true: an error keeps a type name that is not well known, which else becomes "Error".
///         static constexpr bool KeepsErrorTypes;
///     };
template<typename Handler>
class ExpressionWalker
{
public:
    using Result = typename Handler::Result;
    static_assert(!Handler::BuildsValues || std::is_same_v<Result, Value>);

    /// \a handler and \a limits must outlive the walker.
    ExpressionWalker(Handler &handler, const RpcLimits &limits) : m_handler(handler), m_limits(limits) { }
    Q_DISABLE_COPY_MOVE(ExpressionWalker)

    /// \throw ExpressionError
    Result walk(const JsonNode &expression)
    {
        m_place = expression;
        try {
            return walkExpression(expression, 0);
        } catch (const ExpressionError &) {
            throw;
        } catch (RpcError &error) {
            throw ExpressionError(std::move(error), m_place.offset());
        }
    }

private:
    static constexpr bool Builds = Handler::BuildsValues;
    struct Empty {
    };

    void setPlace(const JsonNode &node)
    {
        m_place = node;
        if constexpr (requires { m_handler.place(node); })
            m_handler.place(node);
    }

    // Builds a value where values are built.
    template<typename Make>
    static Result built(Make &&make)
    {
        if constexpr (Builds)
            return Value(make());
        else
            return Result();
    }

    Result walkExpression(const JsonNode &node, int depth)
    {
        if (depth >= m_limits.maxDepth)
            throwTooDeep(node, m_limits.maxDepth);
        switch (node.kind()) {
        case JsonNode::Kind::Null:
            return built([] { return nullptr; });
        case JsonNode::Kind::False:
            return built([] { return false; });
        case JsonNode::Kind::True:
            return built([] { return true; });
        case JsonNode::Kind::Number:
            return built([&] { return node.toNumber(); });
        case JsonNode::Kind::String:
            return built([&] { return node.toString(); });
        case JsonNode::Kind::Object:
            return walkObject(node, depth);
        case JsonNode::Kind::Array:
            break;
        }
        const JsonNode first = node.first();
        if (node.size() == 1 && first.isArray())
            return walkItems(first, depth);
        return walkTagged(node, expressionTag(first), depth);
    }

    // The items of an escaped array, or of the arguments of a call.
    Result walkItems(const JsonNode &array, int depth)
    {
        if constexpr (Builds) {
            QList<Value> items;
            items.reserve(array.size());
            const bool numbersFit = depth + 1 < m_limits.maxDepth;
            for (JsonNode item = array.first(); !item.isNone(); item = item.next()) {
                if (numbersFit && item.isNumber()) // There may be very many, and this makes each at its place.
                    items.emplaceBack(item.toNumber());
                else
                    items.emplaceBack(walkExpression(item, depth + 1));
            }
            return Value::array(std::move(items));
        } else {
            for (JsonNode item = array.first(); !item.isNone(); item = item.next())
                walkExpression(item, depth + 1);
            return Result();
        }
    }

    // Calls visit(key, value) for each member that JavaScript sees, in its order.
    template<typename Visit>
    static void forEachMember(const JsonNode &object, Visit &&visit)
    {
        bool hasIndexes = false;
        for (JsonNode key = object.first(); !key.isNone(); key = key.next().next()) {
            // Only what begins with a digit can be one, or with an escape of it; most keys begin with a letter.
            if (key.sourceText()[1] < 'A' || key.hasEscapes()) {
                if (!key.arrayIndex())
                    continue;
                hasIndexes = true;
                break;
            }
        }
        if (hasIndexes) {
            QVarLengthArray<std::pair<quint32, JsonNode>, 32> indexes;
            for (JsonNode key = object.first(); !key.isNone(); key = key.next().next()) {
                if (const auto index = key.isRepeated() ? std::nullopt : key.arrayIndex())
                    indexes.append({*index, key});
            }
            std::sort(indexes.begin(), indexes.end(), [](const auto &a, const auto &b) { return a.first < b.first; });
            for (const auto &[index, key] : indexes)
                visit(key, key.memberValue());
        }
        for (JsonNode key = object.first(); !key.isNone(); key = key.next().next()) {
            if (!key.isRepeated() && !(hasIndexes && key.arrayIndex()))
                visit(key, key.memberValue());
        }
    }

    Result walkObject(const JsonNode &object, int depth)
    {
        QList<Value::Member> members; // allocates nothing while it is empty
        if constexpr (Builds)
            members.reserve(object.size());
        forEachMember(object, [&](const JsonNode &key, const JsonNode &value) {
            if constexpr (Builds) {
                MemberKeys::Key known = m_keys.of(key);
                if (known.isDropped)
                    m_dropped.append(walkExpression(value, depth + 1));
                else
                    members.emplaceBack(std::move(known.text), walkExpression(value, depth + 1));
            } else {
                walkExpression(value, depth + 1);
            }
        });
        return built([&] { return Value::objectOfUnique(std::move(members)); });
    }

    // A switch of calls only: what is alive here is alive at every level of the recursion.
    Result walkTagged(const JsonNode &node, ExpressionTag tag, int depth)
    {
        switch (tag) {
        case ExpressionTag::Import:
        case ExpressionTag::Pipeline:
            return walkImport(node, tag == ExpressionTag::Pipeline, depth);
        case ExpressionTag::Export:
        case ExpressionTag::Promise:
        case ExpressionTag::Writable:
        case ExpressionTag::Readable:
            return walkIntroduction(node, tag);
        case ExpressionTag::Remap:
            return walkRemap(node);
        case ExpressionTag::Error:
            return walkError(node, depth);
        case ExpressionTag::Request:
            return walkRequest(node, depth);
        case ExpressionTag::Response:
            return walkResponse(node, depth);
        case ExpressionTag::Blob:
            return walkBlob(node, depth);
        case ExpressionTag::None:
        case ExpressionTag::Bigint:
        case ExpressionTag::Date:
        case ExpressionTag::Bytes:
        case ExpressionTag::Undefined:
        case ExpressionTag::Infinity:
        case ExpressionTag::NegativeInfinity:
        case ExpressionTag::NotANumber:
        case ExpressionTag::Url:
        case ExpressionTag::Headers:
            break;
        }
        return walkLeaf(node, tag);
    }

    Result walkLeaf(const JsonNode &node, ExpressionTag tag)
    {
        switch (tag) {
        case ExpressionTag::Undefined:
            if (node.size() == 1)
                return built([] { return Value(); });
            break;
        case ExpressionTag::Infinity:
            return built([] { return std::numeric_limits<double>::infinity(); });
        case ExpressionTag::NegativeInfinity:
            return built([] { return -std::numeric_limits<double>::infinity(); });
        case ExpressionTag::NotANumber:
            return built([] { return std::numeric_limits<double>::quiet_NaN(); });
        case ExpressionTag::Bigint:
            return checked(bigintLeaf(node, m_limits, Builds));
        case ExpressionTag::Date:
            return checked(dateLeaf(node));
        case ExpressionTag::Bytes:
            return checked(bytesLeaf(node, Builds));
        case ExpressionTag::Url:
            return checked(urlLeaf(node));
        case ExpressionTag::Headers:
            return checked(headersLeaf(node));
        default:
            break;
        }
        throwUnknownSpecialValue(node);
    }

    static Result checked(Value &&value)
    {
        if constexpr (Builds)
            return std::move(value);
        else
            return Result();
    }

    // export, promise, writable, readable: superfluous items behind the id are ignored.
    Result walkIntroduction(const JsonNode &node, ExpressionTag tag)
    {
        const JsonNode id = node.at(1);
        if (id.isNone() || !id.isNumber())
            throwUnknownSpecialValue(node);
        setPlace(node);
        const EntryId entry(id.toNumber());
        switch (tag) {
        case ExpressionTag::Promise:
            return m_handler.importPromise(entry);
        case ExpressionTag::Writable:
            return m_handler.importWritable(entry);
        case ExpressionTag::Readable:
            return m_handler.pipeReadable(entry);
        default:
            return m_handler.importStub(entry);
        }
    }

    Result walkImport(const JsonNode &node, bool asPromise, int depth)
    {
        const quint32 size = node.size();
        const JsonNode id = node.at(1);
        if (size < 2 || size > 4 || !id.isNumber())
            throwUnknownSpecialValue(node);
        setPlace(node);
        typename Handler::Target target = m_handler.exported(EntryId(id.toNumber()));
        if (size == 2)
            return m_handler.reference(std::move(target), asPromise);

        const JsonNode path = id.next();
        if (!isPath(path))
            throwUnknownSpecialValue(node);
        if (size == 3)
            return m_handler.property(std::move(target), asPromise, path);

        const JsonNode arguments = path.next();
        if (!arguments.isArray())
            throwUnknownSpecialValue(node);
        m_handler.beginArguments();
        Result values = walkItems(arguments, depth); // arguments continue at the depth of their call
        setPlace(node);
        return m_handler.call(std::move(target), asPromise, path, std::move(values), arguments);
    }

    Result walkRemap(const JsonNode &node)
    {
        if (node.size() != 5)
            throwUnknownSpecialValue(node);
        const JsonNode id = node.at(1);
        const JsonNode path = id.next();
        const JsonNode captureNodes = path.next();
        const JsonNode instructions = captureNodes.next();
        if (!id.isNumber() || !path.isArray() || !captureNodes.isArray() || !instructions.isArray())
            throwUnknownSpecialValue(node);
        setPlace(node);
        typename Handler::Target target = m_handler.exported(EntryId(id.toNumber()));
        if (!isPath(path))
            throwUnknownSpecialValue(node);

        typename Handler::Captures captures{};
        for (JsonNode capture = captureNodes.first(); !capture.isNone(); capture = capture.next()) {
            const ExpressionTag tag =
                capture.isArray() && capture.size() == 2 ? expressionTag(capture.first()) : ExpressionTag::None;
            const bool isKnown = tag == ExpressionTag::Export || tag == ExpressionTag::Import;
            if (!isKnown || !capture.at(1).isNumber())
                throwUnknownCapture(capture);
            setPlace(capture);
            const EntryId entry(capture.at(1).toNumber());
            if (tag == ExpressionTag::Export)
                m_handler.captureStub(captures, entry);
            else
                m_handler.captureExported(captures, entry);
        }
        setPlace(node);
        return m_handler.remap(std::move(target), path, std::move(captures), instructions);
    }

    Result walkError(const JsonNode &node, int depth)
    {
        const quint32 size = node.size();
        const JsonNode type = node.at(1);
        const JsonNode message = size >= 3 ? type.next() : JsonNode();
        if (size < 3 || !type.isString() || !message.isString())
            throwUnknownSpecialValue(node);
        const JsonNode stack = message.next();
        const JsonNode properties = size >= 5 ? stack.next() : JsonNode();
        if (size >= 5 && !properties.isObject())
            throwUnknownSpecialValue(node);

        QList<Value::Member> members;
        if (!properties.isNone()) {
            forEachMember(properties, [&](const JsonNode &key, const JsonNode &value) {
                if (key.equals("name") || key.equals("message") || key.equals("stack"))
                    return;
                if constexpr (Builds) {
                    if (isDroppedKey(key))
                        m_dropped.append(walkExpression(value, depth + 1));
                    else
                        members.append({key.toString(), walkExpression(value, depth + 1)});
                } else {
                    walkExpression(value, depth + 1);
                }
            });
        }
        return built([&] {
            QString name = type.toString();
            if (!keepsErrorTypes() && !RpcError::isWellKnownType(name))
                name = QStringLiteral("Error");
            RpcError error(name, message.toString());
            if (!stack.isNone() && stack.isString())
                error.setStack(stack.toString());
            if (!members.isEmpty())
                error.setProperties(Value::objectOfUnique(std::move(members)));
            return error;
        });
    }

    static constexpr bool keepsErrorTypes()
    {
        if constexpr (requires { Handler::KeepsErrorTypes; })
            return Handler::KeepsErrorTypes;
        else
            return false;
    }

    Result walkRequest(const JsonNode &node, int depth)
    {
        const JsonNode url = node.at(1);
        const JsonNode init = node.at(2);
        if (node.size() != 3 || !url.isString() || !(init.isObject() || init.isArray()))
            throwUnknownSpecialValue(node);
        Result body{};
        const JsonNode bodyNode = init.isObject() ? init.member("body") : JsonNode();
        if (isTruthy(bodyNode)) {
            body = walkExpression(bodyNode, depth + 1);
            if (!isBody(bodyNode))
                throwTypeError(node, QStringLiteral("Request body must be of type ReadableStream."));
        }
        const JsonNode signal = init.isObject() ? init.member("signal") : JsonNode();
        if (isTruthy(signal)) {
            walkExpression(signal, depth + 1);
            throwTypeError(node, QStringLiteral("Request siganl must be of type AbortSignal.")); // spelled as the reference does
        }
        if constexpr (Builds)
            return requestLeaf(node, std::move(body));
        else
            return checked(requestLeaf(node, Value()));
    }

    Result walkResponse(const JsonNode &node, int depth)
    {
        if (node.size() != 3)
            throwUnknownSpecialValue(node);
        const JsonNode bodyNode = node.at(1);
        Result body = walkExpression(bodyNode, depth + 1);
        if (!isBody(bodyNode))
            throwTypeError(node, QStringLiteral("Response body must be of type ReadableStream."));
        const JsonNode init = bodyNode.next();
        if (!init.isObject() && !init.isArray())
            throwUnknownSpecialValue(node);
        if constexpr (Builds)
            return responseLeaf(node, std::move(body));
        else
            return checked(responseLeaf(node, Value()));
    }

    Result walkBlob(const JsonNode &node, int depth)
    {
        const JsonNode type = node.at(1);
        if (node.size() != 3 || !type.isString())
            throwUnknownSpecialValue(node);
        const JsonNode contentNode = type.next();
        Result content = walkExpression(contentNode, depth + 1);
        if (!isReadable(contentNode))
            throwTypeError(node, QStringLiteral("Blob content must be serialized as a ReadableStream."));
        setPlace(node);
        return m_handler.blob(type, std::move(content));
    }

    Handler &m_handler;
    const RpcLimits &m_limits;
    JsonNode m_place; // of the reference that the handler is being told of
    // What stood under names that are dropped. Kept until the walk is over, so that nothing is released in its midst.
    QList<Value> m_dropped;
    [[no_unique_address]] std::conditional_t<Builds, MemberKeys, Empty> m_keys;
};

/// A checked path, decoded.
QTCAPNWEB_EXPORT PropertyPath toPropertyPath(const JsonNode &path);

} // namespace QtCapnWeb
