// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "messageoutline.h"

#include "expressionwalker.h"
#include "rpclimits.h"
#include "visibletext.h"

using namespace Qt::StringLiterals;

namespace QtCapnWeb::Trace {

namespace {

constexpr size_t LargestScratch = 8 << 20; // bytes of tape that are kept for the next message
const RpcLimits DefaultLimits;

// The walker's empty values: nothing is built here.
struct Nothing {
};

/// Writes down what the walker meets.
class StepHandler
{
public:
    static constexpr bool BuildsValues = false;
    using Result = Nothing;
    using Captures = Nothing;
    struct Target {
        EntryId id;
    };
    using Step = OutlineStep::Kind;

    explicit StepHandler(std::vector<OutlineStep> &steps) : m_steps(steps) { }

    Nothing importStub(EntryId id) { return add(Step::Stub, id); }
    Nothing importPromise(EntryId id) { return add(Step::Promise, id); }
    Nothing importWritable(EntryId id) { return add(Step::Writable, id); }
    Nothing pipeReadable(EntryId id) { return add(Step::Readable, id); }

    Target exported(EntryId id)
    {
        add(Step::Names, id);
        return {id};
    }
    Nothing reference(Target &&target, bool) { return tell(Subject::Kind::Reference, target, {}, {}); }
    Nothing property(Target &&target, bool, const JsonNode &path) { return tell(Subject::Kind::Property, target, path, {}); }
    void beginArguments() { }
    Nothing call(Target &&target, bool, const JsonNode &path, Nothing &&, const JsonNode &arguments)
    {
        return tell(Subject::Kind::Call, target, path, arguments);
    }

    void captureStub(Captures &, EntryId id) { add(Step::Stub, id); }
    void captureExported(Captures &, EntryId id) { add(Step::Names, id); }
    Nothing remap(Target &&target, const JsonNode &path, Captures &&, const JsonNode &instructions)
    {
        return tell(Subject::Kind::Map, target, path, instructions);
    }

    Nothing blob(const JsonNode &, Nothing &&) { return {}; }

    /// The reference that was told last; it is the whole expression if its parts are that array's own items.
    Subject::Kind lastKind = Subject::Kind::Value;
    EntryId lastTarget;
    JsonNode lastPath;
    JsonNode lastArguments;

    bool isAllOf(const JsonNode &expression) const
    {
        if (lastKind == Subject::Kind::Value || !expression.isArray() || expression.size() < 2)
            return false;
        const JsonNode id = expression.at(1);
        return lastKind == Subject::Kind::Reference ? id.isNumber() && expression.size() == 2 : id.next() == lastPath;
    }

private:
    Nothing add(Step step, EntryId id)
    {
        m_steps.push_back({id, step});
        return {};
    }
    Nothing tell(Subject::Kind kind, Target target, const JsonNode &path, const JsonNode &arguments)
    {
        lastKind = kind;
        lastTarget = target.id;
        lastPath = path;
        lastArguments = arguments;
        return {};
    }

    std::vector<OutlineStep> &m_steps;
};

/// Recognises the two messages that are numbers only, as peers write them. They are nearly half of all, and this takes a tenth of
/// the time. What differs in a byte is left to the reader of all JSON.
class CountedMessage
{
public:
    explicit CountedMessage(QByteArrayView text) : m_rest(text) { }

    bool read(MessageOutline *outline)
    {
        double count = 0;
        if (skip("[\"pull\",")) {
            outline->kind = Message::Kind::Pull;
            if (!number(&outline->id.value))
                return false;
        } else if (skip("[\"release\",")) {
            outline->kind = Message::Kind::Release;
            if (!number(&outline->id.value) || !skip(",") || !number(&count))
                return false;
        } else {
            return false;
        }
        outline->refcount = count;
        outline->decoded = m_rest == "]";
        return outline->decoded;
    }

private:
    bool skip(QByteArrayView literal)
    {
        if (!m_rest.startsWith(literal))
            return false;
        m_rest = m_rest.sliced(literal.size());
        return true;
    }

    // A whole number other than 0, of so few digits that a double holds it exactly.
    bool number(double *result)
    {
        const bool isNegative = skip("-");
        qint64 value = 0;
        qsizetype digits = 0;
        while (digits < m_rest.size() && digits < 15 && m_rest[digits] >= '0' && m_rest[digits] <= '9')
            value = value * 10 + (m_rest[digits++] - '0');
        if (digits == 0 || m_rest[0] == '0')
            return false;
        m_rest = m_rest.sliced(digits);
        *result = double(isNegative ? -value : value);
        return true;
    }

    QByteArrayView m_rest;
};

} // namespace

MessageOutline OutlineReader::read(const Message &message, const RpcLimits &limits, OutlineStore *store)
{
    MessageOutline outline;
    outline.decoded = true;
    outline.kind = message.kind;
    outline.id = message.id;
    outline.refcount = message.refcount;
    if (message.expression.isNone())
        return outline;

    outline.hasExpression = true;
    outline.expression = outline.payload = message.expression.offset();
    outline.firstStep = quint32(store->m_steps.size());
    StepHandler handler(store->m_steps);
    try {
        ExpressionWalker<StepHandler>(handler, limits).walk(message.expression);
        if (handler.isAllOf(message.expression)) {
            outline.subject = handler.lastKind;
            outline.target = handler.lastTarget;
            outline.payload = handler.lastArguments.isNone() ? 0 : handler.lastArguments.offset();
            if (!handler.lastPath.isNone()) {
                const QByteArrayView path = handler.lastPath.sourceText();
                outline.path = quint32(store->m_paths.size());
                outline.pathSize = quint32(path.size());
                store->m_paths.append(path.data(), size_t(path.size()));
            }
        }
    } catch (const ExpressionError &error) {
        outline.isFaulty = true;
        outline.problem = qint32(store->m_problems.size());
        store->m_problems.push_back(error.message());
    }
    outline.stepCount = quint32(store->m_steps.size()) - outline.firstStep;
    return outline;
}

MessageOutline OutlineReader::read(QByteArrayView text, const RpcLimits &limits, OutlineStore *store)
{
    const JsonError error = m_document.parse(QByteArray::fromRawData(text.data(), text.size()));
    const std::optional<Message> message = error.isError() ? std::nullopt : Message::decode(m_document.root());
    MessageOutline outline;
    if (message) {
        outline = read(*message, limits, store);
    } else {
        outline.problem = qint32(store->m_problems.size());
        // The whole message may stand in the second: what is kept of it must be small.
        store->m_problems.push_back(
            error.isError()
                ? u"No JSON: %1 (at byte %2)"_s.arg(error.message).arg(error.offset)
                : visibleText(m_document.root().length() < 1000 ? badMessageText(m_document.root()) : u"bad RPC message"_s, 300));
    }
    if (m_document.memoryUsage() > LargestScratch)
        m_document = JsonDocument();
    return outline;
}

MessageOutline OutlineReader::read(QByteArrayView text, OutlineStore *store)
{
    MessageOutline counted;
    if (CountedMessage(text).read(&counted))
        return counted;
    return read(text, DefaultLimits, store);
}

} // namespace QtCapnWeb::Trace
