// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "importhook.h"
#include "sessioncore.h"
#include "sessionexporter.h"

using namespace Qt::StringLiterals;

/// \file
/// The messages `stream` and `pipe`. (What comes in as `stream` is a push that is pulled at once: see handlePush().)

namespace QtCapnWeb {

std::optional<RpcError> SessionCore::sendStream(EntryId target, const PropertyPath &path, const Arguments &arguments,
                                                const std::function<void(qint64)> &beforeSend, StreamCallback done)
{
    if (m_reason)
        return m_reason;
    if (m_inputEnd)
        return m_inputEnd; // It could not be acknowledged.
    JsonWriter writer(std::exchange(m_spareText, {}));
    writer.beginArray();
    writer.tag("stream");
    writer.beginArray();
    writer.tag("pipeline");
    writer.number(target.value);
    writePath(writer, path);
    SessionExporter exporter(*this);
    try {
        serializeArguments(writer, arguments.items, exporter);
        writer.endArray();
        writer.endArray();
        checkSize(writer);
    } catch (const RpcError &error) {
        exporter.rollBack(0);
        return RpcError(error);
    }
    if (m_reason || m_inputEnd)
        return m_reason ? m_reason : m_inputEnd;

    const EntryId id = takeImportId();
    ImportEntryPtr entry(new ImportEntry(this, id, ImportEntry::Kind::Stream));
    m_imports.insert(id, entry.data());
    entry->await(HookPtr(new ImportHook(entry, ImportHook::Role::Promise)), [done = std::move(done)](const Outcome &outcome) {
        const RpcError *error = std::get_if<RpcError>(&outcome);
        done(error ? std::optional(*error) : std::nullopt);
    });
    beforeSend(utf16Length(writer.text()));
    send(writer.take());
    exporter.pullPromises();
    return {};
}

HookPtr SessionCore::sendPipe(EntryId *id)
{
    if (m_reason)
        throw RpcError(*m_reason);
    *id = takeImportId();
    ImportEntryPtr entry(new ImportEntry(this, *id, ImportEntry::Kind::Pipe));
    m_imports.insert(*id, entry.data());
    HookPtr writable(new ImportHook(std::move(entry), ImportHook::Role::Stub));
    send("[\"pipe\"]");
    return writable;
}

void SessionCore::handlePipe()
{
    checkExports();
    StreamPipe pipe = makePipe();
    ExportEntry &entry = m_exports.insert(EntryId(double(m_nextPeerPush++)), {.hook = std::move(pipe.writable)});
    entry.withRare().pipeReadable = std::move(pipe.readable);
}

HookPtr SessionCore::takePipeReadable(EntryId id)
{
    if (m_reason)
        throw RpcError(*m_reason);
    ExportEntry *entry = m_exports.find(id);
    if (!entry || !entry->hasPipeReadable()) {
        throw RpcError("Export %1 is not a pipe or its readable end was already consumed."_L1.arg(
            QString::fromLatin1(numberToJavaScript(id.value))));
    }
    return std::exchange(entry->rare->pipeReadable, {});
}

// What a stream message made goes when its result was sent (corpus rule R2).
void SessionCore::releaseStream(EntryId id)
{
    if (m_reason)
        return;
    try {
        handleRelease(id, 1);
    } catch (const RpcError &error) {
        // The peer released it itself, which it must not do; the reference answers twice and gives up (R19).
        const RpcError reason(error);
        sendReject(id, reason);
        breakWith(reason, true);
    }
}

} // namespace QtCapnWeb
