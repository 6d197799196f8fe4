// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "sessionexporter.h"

#include "followpath.h"
#include "importhook.h"
#include "remotewriter.h"
#include "sessioncore.h"
#include "settledhook.h"
#include "streamhook.h"
#include "streampump.h"

using namespace Qt::StringLiterals;

namespace QtCapnWeb {

namespace {

// Where a capability really leads: the last hook of its chain, the path from there, and what it is by now.
struct Destination {
    HookPtr hook;
    PropertyPath path;
    bool isPromise;
    bool wasImport = false; // of any session; it is resolved
};

Destination follow(HookPtr start, bool isPromise)
{
    Destination destination{std::move(start), {}, isPromise};
    for (;;) {
        const auto *settled = hookCast<SettledHook>(destination.hook.data());
        if (!settled) {
            HookPtr following = destination.hook->next(StubHook::Operation::Call, destination.path);
            if (!following)
                return destination;
            destination.wasImport = destination.wasImport || hookCast<ImportHook>(destination.hook.data());
            destination.hook = std::move(following);
            continue;
        }
        // An import that is resolved was released: its id must not be used again. What it resolved to is sent in its place.
        const Value *value = std::get_if<Value>(&settled->content());
        if (!value)
            return destination;
        FollowedPath end;
        try {
            end = followPath(*value, destination.path);
        } catch (const RpcError &) {
            return destination;
        }
        StubHook *following = end.isCapability() ? StubHook::from(end.value.capability().data()) : nullptr;
        if (!following)
            return destination;
        if (end.used == destination.path.size() && end.value.type() == Value::Type::Stub)
            destination.isPromise = false;
        destination.path.remove(0, end.used);
        destination.hook = HookPtr(following);
    }
}

// What an import became can stand in the message in place of a promise for it, if it is a value without parts. (Others might make
// the message too deep.)
const Value *plainValue(const Destination &destination)
{
    const auto *settled = hookCast<SettledHook>(destination.hook.data());
    const Value *value =
        settled && destination.wasImport && destination.path.isEmpty() ? std::get_if<Value>(&settled->content()) : nullptr;
    return value && value->type() < Value::Type::Error ? value : nullptr;
}

} // namespace

void SessionExporter::writeCapability(JsonWriter &writer, const Value &capability)
{
    if (m_capabilities == Capabilities::Refused)
        throw RpcError(u"Can't serialize RPC stubs in this context."_s);
    if (capability.type() == Value::Type::Readable) {
        const auto *readable = dynamic_cast<const ReadableHook *>(capability.capability().data());
        if (!readable || !readable->box())
            throw RpcError::typeError(u"A readable stream that was disposed can't be sent."_s);
        sendByPipe(writer, *readable);
        return;
    }
    if (capability.type() == Value::Type::Writable) {
        const HookPtr writable(dynamic_cast<WritableHook *>(capability.capability().data()));
        if (!writable)
            throw RpcError::typeError(u"A writable stream that belongs to no session can't be sent."_s);
        const EntryId id = m_session.exportHook(writable->dup());
        m_exports.push_back({.id = id});
        write(writer, "writable", id, {});
        return;
    }
    StubHook *hook = StubHook::from(capability.capability().data());
    if (!hook)
        throw RpcError::typeError(u"A capability that belongs to no session can't be sent."_s);

    const Destination to = follow(HookPtr(hook), capability.type() == Value::Type::Promise);
    if (const auto *import = hookCast<ImportHook>(to.hook.data())) {
        if (const EntryId *id = import->importOf(&m_session)) {
            // A stub that stands for a promise gives itself; the reference can't make a promise of it.
            const bool asPromise = to.isPromise && (import->isPromise() || !to.path.isEmpty());
            write(writer, asPromise ? "pipeline" : "import", *id, to.path);
            return;
        }
    }
    if (const Value *plain = to.isPromise ? plainValue(to) : nullptr) {
        serialize(writer, *plain, *this);
        return;
    }
    if (!to.path.isEmpty())
        exportNew(writer, to.hook->get(to.path), to.isPromise);
    else
        exportNew(writer, to.isPromise ? to.hook->dupPromise() : to.hook->dup(), to.isPromise);
}

void SessionExporter::writeCapture(JsonWriter &writer, const HookPtr &capture)
{
    Destination to = follow(capture, false);
    if (!to.path.isEmpty())
        to = follow(to.hook->get(to.path), false);
    const auto *import = hookCast<ImportHook>(to.hook.data());
    if (const EntryId *id = import ? import->importOf(&m_session) : nullptr) {
        m_captured.append(to.hook); // The read of a property must not be released before the peer captured it.
        write(writer, "import", *id, {});
        return;
    }
    exportNew(writer, to.hook->dup(), false);
}

void SessionExporter::write(JsonWriter &writer, QByteArrayView tag, EntryId id, const PropertyPath &path)
{
    writer.beginArray();
    writer.tag(tag);
    writer.number(id.value);
    if (!path.isEmpty())
        writePath(writer, path);
    writer.endArray();
}

void SessionExporter::exportNew(JsonWriter &writer, HookPtr hook, bool asPromise)
{
    const EntryId id = m_session.exportHook(std::move(hook));
    m_exports.push_back({.id = id, .isPromise = asPromise});
    write(writer, asPromise ? "promise" : "export", id, {});
}

void SessionExporter::sendByPipe(JsonWriter &writer, const ReadableHook &readable)
{
    if (!readable.box()->lock())
        throw RpcError::typeError(u"The readable stream is being read already, so it can't be sent."_s);
    // The lock holds until the box is pumped or rolled back.
    Export &made = m_exports.emplace_back();
    made.source = readable.box();
    made.pipe = m_session.sendPipe(&made.id);
    write(writer, "readable", made.id, {});
}

void SessionExporter::writeBlobContent(JsonWriter &writer, const BlobData &blob)
{
    if (m_capabilities == Capabilities::Refused)
        throw RpcError(u"Can't serialize RPC stubs in this context."_s);
    const HookPtr hook = makeReadableHook(makeBytesSource(blob.data));
    sendByPipe(writer, *static_cast<const ReadableHook *>(hook.data()));
}

qint64 SessionExporter::maximumSize() const { return m_session.options().limits.maxSentMessageSize; }

std::optional<RpcError> SessionExporter::onSendError(const RpcError &error)
{
    const auto &handler = m_session.options().onSendError;
    return handler ? handler(error) : std::nullopt;
}

void SessionExporter::rollBack(qsizetype mark)
{
    while (qsizetype(m_exports.size()) > mark) {
        const Export made = std::move(m_exports.back());
        m_exports.pop_back();
        if (made.source)
            made.source->unlock(); // The peer knows of the pipe already; it is released with its last handle, which is here.
        else
            m_session.unexport(made.id);
    }
}

void SessionExporter::pullPromises(std::optional<EntryId> resultOf)
{
    std::optional<ExportEntry::Nesting> nesting;
    for (Export &made : std::exchange(m_exports, {})) {
        if (made.source) {
            pump(std::move(made.source), std::make_unique<RemoteWriter>(m_session, std::move(made.pipe)));
        } else if (made.isPromise && m_session.hasExport(made.id)) { // The peer may have released it by now.
            if (!nesting)
                nesting = resultOf ? m_session.nestingWithin(*resultOf) : ExportEntry::Nesting();
            m_session.pullExport(made.id, *nesting);
        }
    }
}

} // namespace QtCapnWeb
