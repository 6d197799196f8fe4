// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "expression.h"
#include "expressionwalker.h"

#include <QtCore/QVarLengthArray>

namespace QtCapnWeb {

namespace {

/// The walker's handler that builds values, with an Importer's capabilities in them.
class Evaluator
{
public:
    static constexpr bool BuildsValues = true;
    using Result = Value;
    using Target = CapabilityPtr;
    using Captures = QList<CapabilityPtr>;

    explicit Evaluator(Importer &importer) : m_importer(importer) { }

    bool holdsPromise() const { return m_holdsPromise; }

    Value importStub(EntryId id) { return m_importer.importStub(id); }
    Value importPromise(EntryId id) { return promise(m_importer.importPromise(id)); }
    Value importWritable(EntryId id) { return m_importer.importWritable(id); }
    Value pipeReadable(EntryId id) { return m_importer.pipeReadable(id); }

    CapabilityPtr exported(EntryId id) { return m_importer.exported(id); }
    Value reference(CapabilityPtr &&target, bool asPromise)
    {
        return promiseIf(asPromise, m_importer.reference(target, asPromise));
    }
    Value property(CapabilityPtr &&target, bool asPromise, const JsonNode &path)
    {
        return promiseIf(asPromise, m_importer.property(target, asPromise, toPropertyPath(path)));
    }

    // The arguments of a call are a value of their own: a promise in them is not one in the value around the call.
    void beginArguments() { m_outer.append(std::exchange(m_holdsPromise, false)); }
    Value call(CapabilityPtr &&target, bool asPromise, const JsonNode &path, Value &&arguments, const JsonNode &)
    {
        const bool argumentsHoldPromise = std::exchange(m_holdsPromise, m_outer.last());
        m_outer.removeLast();
        return promiseIf(asPromise,
                         m_importer.call(target, asPromise, toPropertyPath(path), std::move(arguments), argumentsHoldPromise));
    }

    void captureStub(Captures &captures, EntryId id) { captures.append(m_importer.importStub(id).capability()); }
    void captureExported(Captures &captures, EntryId id) { captures.append(m_importer.exported(id)); }
    Value remap(CapabilityPtr &&target, const JsonNode &path, Captures &&captures, const JsonNode &instructions)
    {
        return promise(m_importer.remap(target, toPropertyPath(path), std::move(captures), instructions));
    }

    Value blob(const JsonNode &type, Value &&content)
    {
        Value value = m_importer.blob(type.toString(), std::move(content));
        return promiseIf(value.type() == Value::Type::Promise, std::move(value));
    }

private:
    Value promise(Value &&value) { return promiseIf(true, std::move(value)); }
    Value promiseIf(bool isPromise, Value &&value)
    {
        m_holdsPromise = m_holdsPromise || isPromise;
        return std::move(value);
    }

    Importer &m_importer;
    bool m_holdsPromise = false;
    QVarLengthArray<bool, 16> m_outer;
};

} // namespace

Importer::~Importer() = default;

Evaluation evaluate(const JsonNode &expression, Importer &importer, const RpcLimits &limits)
{
    Evaluator evaluator(importer);
    ExpressionWalker<Evaluator> walker(evaluator, limits);
    Evaluation evaluation;
    evaluation.value = walker.walk(expression);
    evaluation.holdsPromise = evaluator.holdsPromise();
    return evaluation;
}

PropertyPath toPropertyPath(const JsonNode &path)
{
    PropertyPath parts;
    parts.reserve(path.size());
    for (JsonNode part = path.first(); !part.isNone(); part = part.next()) {
        if (part.isNumber())
            parts.append(part.toNumber());
        else
            parts.append(part.toString());
    }
    return parts;
}

} // namespace QtCapnWeb
