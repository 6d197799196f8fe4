// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "mapapplicator.h"

#include "importhook.h"
#include "jsonwriter.h"
#include "promisehook.h"

#include <QtCore/QVarLengthArray>

#include <cmath>

using namespace Qt::StringLiterals;

namespace QtCapnWeb {

namespace {

StubHook &hookOf(const CapabilityPtr &target) { return *static_cast<StubHook *>(target.data()); }

/// What a mapper function sees: 0 is its input, n the result of its n-th instruction, -n its n-th capture. There are no tables.
class MapImporter final : public Importer
{
public:
    MapImporter(const QList<HookPtr> &captures, const MapInstructions &instructions)
        : m_captures(captures), m_instructions(instructions)
    { }

    Value apply(const Value &input)
    {
        m_variables.clear();
        m_variables.push_back(makeValueHook(input));
        JsonNode instruction = m_instructions.root().first();
        if (instruction.isNone())
            throw RpcError(u"Invalid empty mapper function."_s);
        for (;;) {
            const JsonNode following = instruction.next();
            const Value result = evaluate(instruction, *this, m_limits).value;
            if (following.isNone())
                return result;
            m_variables.push_back(variable(result));
            instruction = following;
        }
    }

    Value importStub(EntryId) override { refuseExport(); }
    Value importPromise(EntryId) override { refuseExport(); }
    Value importWritable(EntryId) override { refuseExport(); }
    Value pipeReadable(EntryId) override { throw RpcError(u"A mapper function cannot use pipe readables."_s); }
    // Its content would have been refused before.
    Value blob(const QString &, Value &&) override { throw RpcError(u"A mapper function cannot use pipe readables."_s); }

    CapabilityPtr exported(EntryId id) override
    {
        const bool isCapture = id.value < 0;
        const double index = isCapture ? -id.value - 1 : id.value;
        const qsizetype count = isCapture ? m_captures.size() : m_variables.size();
        if (!(index < double(count)) || std::floor(index) != index)
            throw RpcError("no such entry on exports table: %1"_L1.arg(QString::fromLatin1(numberToJavaScript(id.value))));
        return CapabilityPtr((isCapture ? m_captures.at(qsizetype(index)) : m_variables.at(qsizetype(index))).data());
    }

    Value reference(const CapabilityPtr &target, bool asPromise) override
    {
        StubHook &hook = hookOf(target);
        if (!asPromise)
            return Value::stub(CapabilityPtr(hook.dup().data()));
        // A promise of the peer's is captured like a stub; only the peer knows what it became.
        const auto *import = hookCast<ImportHook>(&hook);
        const bool mustAsk = import && !import->isPromise() && !hook.becoming();
        return Value::promise(CapabilityPtr((mustAsk ? hook.get({}) : hook.dupPromise()).data()));
    }

    Value property(const CapabilityPtr &target, bool asPromise, PropertyPath &&path) override
    {
        return wrapped(counted(hookOf(target).get(path)), asPromise);
    }

    Value call(const CapabilityPtr &target, bool asPromise, PropertyPath &&path, Value &&arguments,
               bool argumentsHoldPromise) override
    {
        return wrapped(counted(hookOf(target).call(path, {std::move(arguments), argumentsHoldPromise, true})), asPromise);
    }

    Value remap(const CapabilityPtr &target, PropertyPath &&path, QList<CapabilityPtr> &&captures,
                const JsonNode &instructions) override
    {
        return wrapped(QtCapnWeb::remap(target, path, captures, MapInstructions(m_instructions, instructions)), true);
    }

private:
    [[noreturn]] static void refuseExport() { throw RpcError(u"A mapper function cannot refer to exports."_s); }

    // Of a few instructions millions of calls may be made, and all of them before the session looks at what its peer did.
    HookPtr counted(HookPtr result) const
    {
        const ChargePtr &charge = m_instructions.charge();
        PromiseState *pending = charge ? pendingStateOf(result.data()) : nullptr;
        if (pending) {
            pending->count(PendingCall(charge));
            if (charge->load().hasTooManyCalls())
                throw charge->load().tooManyCalls();
        }
        return result;
    }

    static Value wrapped(const HookPtr &hook, bool asPromise)
    {
        CapabilityPtr capability(hook.data());
        return asPromise ? Value::promise(std::move(capability)) : Value::stub(std::move(capability));
    }

    // Mostly it is one stub or promise, which then is the variable itself.
    static HookPtr variable(const Value &value)
    {
        StubHook *hook = value.isCapability() ? StubHook::from(value.capability().data()) : nullptr;
        return hook ? HookPtr(hook) : makeValueHook(value);
    }

    const QList<HookPtr> &m_captures;
    const MapInstructions &m_instructions;
    const RpcLimits m_limits; // as the reference has it: the message was within the session's own
    QVarLengthArray<HookPtr, 8> m_variables;
};

} // namespace

HookPtr applyMap(const Value &input, QList<HookPtr> &&captures, const MapInstructions &instructions)
{
    const QList<HookPtr> kept = std::move(captures);
    if (const auto error = instructions.error())
        return makeErrorHook(*error);
    if (input.isNull() || input.isUndefined())
        return makeValueHook(input);
    try {
        MapImporter mapper(kept, instructions);
        const bool isArray = input.type() == Value::Type::Array;
        instructions.count(isArray ? input.size() : 1);
        if (!isArray)
            return makeValueHook(mapper.apply(input));
        const QList<Value> items = input.items(); // a method that is called may change it
        QList<Value> results;
        results.reserve(items.size());
        for (const Value &item : items)
            results.append(mapper.apply(item));
        return makeValueHook(Value::array(std::move(results)));
    } catch (const RpcError &error) {
        return makeErrorHook(RpcError(error)); // no more than an RpcError: an ExpressionError knows its place, too
    }
}

HookPtr remap(const CapabilityPtr &target, const PropertyPath &path, const QList<CapabilityPtr> &captures,
              const MapInstructions &instructions)
{
    QList<HookPtr> own;
    own.reserve(captures.size());
    for (const CapabilityPtr &capture : captures) {
        StubHook &hook = hookOf(capture);
        own.append(hook.dupPromise());
    }
    return hookOf(target).map(path, std::move(own), instructions);
}

} // namespace QtCapnWeb
