// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "capabilitywalk.h"
#include "importhook.h"
#include "propertyhook.h"
#include "sessioncore.h"
#include "sessionexporter.h"
#include "settledhook.h"
#include "sparebuffers.h"

using namespace Qt::StringLiterals;

namespace QtCapnWeb {

void SessionCore::send(QByteArray &&text)
{
    constexpr qsizetype WorthKeeping = 4096;
    if (!m_reason && m_outlet)
        m_outlet->send(std::move(text));
    // Mostly it was copied into a frame, and its memory does for the next message.
    if (text.isDetached() && text.capacity() <= WorthKeeping)
        m_spareText = std::move(text);
    else
        SpareBuffers::give(std::move(text));
}

void SessionCore::checkSize(const JsonWriter &writer) const
{
    const qint64 limit = m_options.limits.maxSentMessageSize;
    // Bytes are never fewer than UTF-16 units, so they are counted only where it matters.
    if (writer.text().size() > limit && utf16Length(writer.text()) > limit)
        throw outgoingMessageTooLarge(limit);
}

// Whatever is sent changes the tables first: the answer may be here before send() returns.

HookPtr SessionCore::sendCall(EntryId target, const PropertyPath &path, const Arguments *arguments)
{
    if (m_reason)
        return makeErrorHook(*m_reason);
    JsonWriter writer(std::exchange(m_spareText, {}));
    writer.beginArray();
    writer.tag("push");
    writer.beginArray();
    writer.tag("pipeline");
    writer.number(target.value);
    writePath(writer, path);
    SessionExporter exporter(*this);
    try {
        if (arguments)
            serializeArguments(writer, arguments->items, exporter);
        writer.endArray();
        writer.endArray();
        checkSize(writer);
    } catch (const RpcError &error) {
        exporter.rollBack(0);
        return makeErrorHook(RpcError(error));
    }
    return sendPush(std::move(writer), exporter, {arguments ? ImportOrigin::Kind::Call : ImportOrigin::Kind::Property, path});
}

HookPtr SessionCore::sendMap(EntryId target, const PropertyPath &path, const QList<HookPtr> &captures,
                             const MapInstructions &instructions)
{
    if (m_reason)
        return makeErrorHook(*m_reason);
    if (const auto error = instructions.error())
        return makeErrorHook(*error);
    JsonWriter writer(std::exchange(m_spareText, {}));
    writer.beginArray();
    writer.tag("push");
    writer.beginArray();
    writer.tag("remap");
    writer.number(target.value);
    writePath(writer, path);
    SessionExporter exporter(*this);
    writer.beginArray();
    try {
        for (const HookPtr &capture : captures)
            exporter.writeCapture(writer, capture);
        writer.endArray();
        instructions.write(writer);
        writer.endArray();
        writer.endArray();
        checkSize(writer);
    } catch (const RpcError &error) {
        exporter.rollBack(0);
        return makeErrorHook(RpcError(error));
    }
    return sendPush(std::move(writer), exporter, {ImportOrigin::Kind::Map, {}});
}

HookPtr SessionCore::sendPush(JsonWriter &&writer, SessionExporter &exporter, ImportOrigin origin)
{
    if (m_reason)
        return makeErrorHook(*m_reason);

    // What is called is mostly what was called before. Results that are kept, and what came with them, then share one path.
    if (origin.path == m_lastPath)
        origin.path = m_lastPath;
    else
        m_lastPath = origin.path;
    const EntryId id = takeImportId();
    ImportEntryPtr entry(new ImportEntry(this, id, ImportEntry::Kind::Result));
    entry->setOrigin(std::move(origin));
    m_imports.insert(id, entry.data());
    HookPtr promise(new ImportHook(std::move(entry), ImportHook::Role::Promise));
    send(writer.take());
    exporter.pullPromises();
    return promise;
}

void SessionCore::sendPull(EntryId id)
{
    JsonWriter writer(std::exchange(m_spareText, {}));
    writer.beginArray();
    writer.tag("pull");
    writer.number(id.value);
    writer.endArray();
    send(writer.take());
    if (!m_reason && m_outlet)
        m_outlet->awaiting(id);
}

void SessionCore::releaseImport(const ImportEntry &entry)
{
    if (m_reason)
        return;
    m_imports.take(entry.id());
    if (entry.isIntroduced())
        --m_introducedImports;
    if (entry.introductions() == 0)
        return;
    JsonWriter writer(std::exchange(m_spareText, {}));
    writer.beginArray();
    writer.tag("release");
    writer.number(entry.id().value);
    writer.number(entry.introductions());
    writer.endArray();
    send(writer.take());
}

EntryId SessionCore::exportHook(HookPtr hook)
{
    if (m_reason)
        throw RpcError(*m_reason);
    checkExports();
    const EntryId id(double(m_nextExport--));
    m_exports.insert(id, {std::move(hook)});
    return id;
}

void SessionCore::unexport(EntryId id) { const ExportEntry taken = m_exports.take(id); }

ExportEntry::Nesting SessionCore::nestingWithin(EntryId id)
{
    constexpr int MaximumNestedResults = 10'000;
    const ExportEntry *entry = m_exports.find(id);
    if (!entry)
        return {.level = 1, .left = std::make_shared<int>(MaximumNestedResults)};
    const ExportEntry::Nesting own = entry->rare ? entry->rare->nesting : ExportEntry::Nesting();
    const auto &left = own.left;
    return {.level = own.level + 1, .left = left ? left : std::make_shared<int>(MaximumNestedResults)};
}

void SessionCore::pullExport(EntryId id, const ExportEntry::Nesting &nesting)
{
    ExportEntry *entry = m_exports.find(id);
    if (!entry)
        throw RpcError("no such export ID: %1"_L1.arg(QString::fromLatin1(numberToJavaScript(id.value))));
    if (entry->isPulled)
        return;
    entry->isPulled = true;
    ++m_pullCount;
    if (nesting.level > 0)
        entry->withRare().nesting = nesting;
    if (nesting.level > MaximumSentDepth || (nesting.level > 1 && --*nesting.left < 0)) {
        sendReject(id, RpcError::typeError(u"The result holds too many promises within promises."_s));
        pullAnswered();
        return;
    }
    followExport(id, entry->hook, entry->autoRelease);
}

void SessionCore::followExport(EntryId id, HookPtr hook, bool autoRelease)
{
    for (;;) {
        hook->prepare();
        const Outcome *settled = hook->settled();
        if (!settled) {
            const HookPtr waitedFor = hook;
            waitedFor->settle(
                [session = std::weak_ptr<Session>(weak_from_this()), id, hook, autoRelease](const Outcome &outcome) {
                    const auto kept = std::static_pointer_cast<SessionCore>(session.lock());
                    if (!kept || kept->m_reason)
                        return;
                    if (HookPtr chained = kept->chainedPromise(hook, outcome))
                        kept->followExport(id, std::move(chained), autoRelease);
                    else
                        kept->exportSettled(id, outcome, autoRelease);
                });
            return;
        }
        const Outcome outcome = *settled; // Sending may change the hook.
        HookPtr chained = chainedPromise(hook, outcome);
        if (!chained) {
            exportSettled(id, outcome, autoRelease);
            return;
        }
        hook = std::move(chained);
    }
}

HookPtr SessionCore::chainedPromise(const HookPtr &hook, const Outcome &outcome) const
{
    // That a promise became another promise is no news to the peer, unless both are about something of its own: then it can go on
    // without us.
    const Value *value = std::get_if<Value>(&outcome);
    if (!value || value->type() != Value::Type::Promise)
        return {};
    const auto *import = hookCast<ImportHook>(hook.data());
    StubHook *inner = StubHook::from(value->capability().data());
    const bool isProperty = hookCast<PropertyHook>(inner);
    return (import && import->importOf(this)) || isProperty ? HookPtr() : HookPtr(inner);
}

void SessionCore::exportSettled(EntryId id, const Outcome &outcome, bool autoRelease)
{
    const auto kept = self();
    sendOutcome(id, outcome);
    if (autoRelease)
        releaseStream(id);
}

void SessionCore::sendOutcome(EntryId id, const Outcome &outcome)
{
    if (m_reason)
        return;
    if (const RpcError *error = std::get_if<RpcError>(&outcome)) {
        sendReject(id, *error);
        pullAnswered();
        return;
    }
    const Value &value = std::get<Value>(outcome);
    // The peer has given it up: it still gets an answer, but nothing to hold.
    if (!m_exports.find(id) && holdsCapability(value)) {
        sendReject(id, std::get<RpcError>(*SettledHook::canceled()->settled()));
        pullAnswered();
        return;
    }
    JsonWriter writer(std::exchange(m_spareText, {}));
    writer.beginArray();
    writer.tag("resolve");
    writer.number(id.value);
    SessionExporter exporter(*this);
    try {
        serialize(writer, value, exporter);
        writer.endArray();
        checkSize(writer);
    } catch (const RpcError &error) {
        exporter.rollBack(0);
        sendReject(id, RpcError(error));
        pullAnswered();
        return;
    }
    send(writer.take());
    exporter.pullPromises(id);
    pullAnswered();
}

void SessionCore::sendReject(EntryId id, const RpcError &error)
{
    const auto write = [&](const RpcError &reason) {
        JsonWriter writer(std::exchange(m_spareText, {}));
        writer.beginArray();
        writer.tag("reject");
        writer.number(id.value);
        SessionExporter exporter(*this, SessionExporter::Capabilities::Refused);
        serialize(writer, reason.toThrownValue(), exporter);
        writer.endArray();
        return writer;
    };
    try {
        JsonWriter writer = write(error);
        checkSize(writer);
        send(writer.take());
    } catch (const RpcError &failure) {
        // Something was thrown that can't be sent; why it can't is a plain error.
        send(write(RpcError(failure.type(), failure.message())).take());
    }
}

void SessionCore::pullAnswered()
{
    if (--m_pullCount > 0 || m_reason)
        return;
    for (const auto &callback : std::exchange(m_drains, {}))
        callback(std::nullopt);
}

} // namespace QtCapnWeb
