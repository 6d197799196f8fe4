// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "sessionimporter.h"

#include "mapapplicator.h"
#include "remotewriter.h"
#include "sessioncore.h"
#include "streampump.h"

using namespace Qt::StringLiterals;

namespace QtCapnWeb {

namespace {

Value wrapped(const HookPtr &hook, bool asPromise)
{
    CapabilityPtr capability(hook.data());
    return asPromise ? Value::promise(std::move(capability)) : Value::stub(std::move(capability));
}

// A capability that exported() gave.
StubHook &hookOf(const CapabilityPtr &target) { return *static_cast<StubHook *>(target.data()); }

QString text(EntryId id) { return QString::fromLatin1(numberToJavaScript(id.value)); }

} // namespace

Value SessionImporter::importStub(EntryId id) { return wrapped(m_session.importStub(id), false); }

Value SessionImporter::importPromise(EntryId id) { return wrapped(m_session.importPromise(id), true); }

Value SessionImporter::importWritable(EntryId id)
{
    const HookPtr hook = makeWritableHook(std::make_unique<RemoteWriter>(m_session, m_session.importStub(id)));
    return Value::writable(CapabilityPtr(hook.data()));
}

Value SessionImporter::pipeReadable(EntryId id) { return Value::readable(CapabilityPtr(m_session.takePipeReadable(id).data())); }

CapabilityPtr SessionImporter::exported(EntryId id)
{
    const HookPtr hook = m_session.exported(id);
    if (!hook)
        throw RpcError("no such entry on exports table: %1"_L1.arg(text(id)));
    return CapabilityPtr(hook.data());
}

Value SessionImporter::reference(const CapabilityPtr &target, bool asPromise)
{
    StubHook &hook = hookOf(target);
    return wrapped(asPromise ? hook.dupPromise() : hook.dup(), asPromise);
}

Value SessionImporter::property(const CapabilityPtr &target, bool asPromise, PropertyPath &&path)
{
    const HookPtr result = hookOf(target).get(path);
    m_session.countCall(result);
    return wrapped(result, asPromise);
}

Value SessionImporter::call(const CapabilityPtr &target, bool asPromise, PropertyPath &&path, Value &&arguments,
                            bool argumentsHoldPromise)
{
    const HookPtr result = hookOf(target).call(path, {std::move(arguments), argumentsHoldPromise, true});
    m_session.countCall(result);
    return wrapped(result, asPromise);
}

Value SessionImporter::remap(const CapabilityPtr &target, PropertyPath &&path, QList<CapabilityPtr> &&captures,
                             const JsonNode &instructions)
{
    // The message's document is used again for the next message, so this needs its own.
    const MapInstructions own(instructions.sourceText().toByteArray(), m_session.options().limits.maxMapSteps,
                              m_session.messageCharge());
    const HookPtr result = QtCapnWeb::remap(target, path, captures, own);
    m_session.countCall(result);
    return wrapped(result, true);
}

Value SessionImporter::blob(const QString &type, Value &&content)
{
    return collectBlob(HookPtr(StubHook::from(content.capability().data())), type, m_session.options().limits.maxBlobSize,
                       m_session.newCharge());
}

} // namespace QtCapnWeb
