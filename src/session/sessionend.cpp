// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "completions.h"
#include "importhook.h"
#include "sessioncore.h"
#include "sessionexporter.h"
#include "sessionlogging.h"
#include "visibletext.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace QtCapnWeb {

HookPtr SessionCore::remoteMain() { return HookPtr(new MainImportHook(m_main)); }

void SessionCore::receiveOversized()
{
    abort(RpcError::typeError("Incoming message exceeds maximum size of %1 UTF-16 code units."_L1.arg(
        QString::number(m_options.limits.maxMessageSize))));
}

void SessionCore::receiveBinary(const QByteArray &)
{
    abort(RpcError::syntaxError(u"A binary frame is no message: messages are JSON in text frames."_s));
}

void SessionCore::abort(const RpcError &reason) { breakWith(reason, true); }

void SessionCore::disconnected(const RpcError &reason) { breakWith(reason, false); }

void SessionCore::shutDown()
{
    if (m_reason)
        return;
    m_wasShutDown = true;
    breakWith(RpcError(u"RPC session was shut down by disposing the main stub"_s), false);
}

void SessionCore::detach(const RpcError &reason)
{
    m_outlet = nullptr;
    breakWith(reason, false);
}

void SessionCore::inputEnded(const RpcError &reason)
{
    if (m_reason || m_inputEnd)
        return;
    const auto kept = self();
    {
        const Completions::Scope scope;
        m_inputEnd = reason;
        // Kept: whoever learns of it may let go of others.
        std::vector<std::pair<EntryId, ImportEntryPtr>> awaited;
        m_imports.forEach([&](EntryId id, ImportEntry *entry) {
            if (entry->isPulling())
                awaited.emplace_back(id, entry);
        });
        std::sort(awaited.begin(), awaited.end(), [](const auto &a, const auto &b) { return a.first < b.first; });
        for (const auto &[id, entry] : awaited) {
            if (m_reason)
                return;
            entry->resolve(makeErrorHook(reason));
        }
    }
    checkIdle();
}

bool SessionCore::isAwaiting(EntryId id) const
{
    const auto *found = const_cast<SessionCore *>(this)->m_imports.find(id);
    return found && (*found)->isPulling();
}

void SessionCore::giveUp(EntryId id, const RpcError &reason)
{
    if (m_reason || !isAwaiting(id))
        return;
    const auto kept = self();
    {
        const Completions::Scope scope;
        const ImportEntryPtr entry(*m_imports.find(id));
        qCDebug(lcSession).noquote() << nameForLog() << "gives up result" << id.value << '-'
                                     << visibleText(reason.toString(), 1000);
        entry->resolve(makeErrorHook(reason));
    }
    checkIdle();
}

// The order is the reference's (protocol-rules, "What aborts the session").
void SessionCore::breakWith(const RpcError &reason, bool tellPeer)
{
    if (m_reason)
        return;
    const auto kept = self();
    const Completions::Scope scope;
    if (tellPeer)
        sendAbort(reason);
    if (m_reason)
        return; // onSendError may abort, too.
    if (m_outlet) // else there is nobody left to ask
        m_tablesAtEnd = tables();
    m_reason = reason;
    // Kept from here on: what is called below may let go of any of them, and no release takes one off the table any more.
    std::vector<std::pair<EntryId, ImportEntryPtr>> imports;
    m_imports.forEach([&](EntryId id, ImportEntry *entry) { imports.emplace_back(id, entry); });
    m_imports = {};
    std::sort(imports.begin(), imports.end(), [](const auto &a, const auto &b) { return a.first < b.first; });
    // One that is detached was destroyed, which its owner tells.
    if (m_outlet) {
        qCDebug(lcSession).noquote() << nameForLog() << (tellPeer ? "aborts:" : "ends:") << visibleText(reason.toString(), 1000)
                                     << QStringLiteral("(%1 imports, %2 exports)").arg(stats().imports).arg(stats().exports);
        m_outlet->abort(reason);
    }

    // One by one: a callback may take others back, which must not be called any more then.
    while (!m_onBroken.empty()) {
        const auto first = m_onBroken.extract(m_onBroken.begin());
        first.mapped()(reason);
    }

    for (const auto &[id, entry] : imports)
        entry->breakWith(reason);
    m_keptByImports.reset();

    // Each may run what its owner does on disposal.
    const EntryTable<ExportEntry> exports = std::exchange(m_exports, {});

    for (const auto &callback : std::exchange(m_drains, {}))
        callback(m_reason);
}

QString SessionCore::nameForLog() const { return m_outlet ? m_outlet->nameForLog() : QStringLiteral("A session"); }

void SessionCore::sendAbort(const RpcError &reason)
{
    JsonWriter writer;
    writer.beginArray();
    writer.tag("abort");
    SessionExporter exporter(*this, SessionExporter::Capabilities::Refused);
    try {
        serialize(writer, reason.toThrownValue(), exporter);
        writer.endArray();
        checkSize(writer);
    } catch (const RpcError &) {
        return; // A reason that can't be sent must not keep the session from ending.
    }
    send(writer.take());
}

void SessionCore::importHeld()
{
    if (++m_heldImports == 1)
        m_keptByImports = self();
}

// Whoever calls keeps the session.
void SessionCore::importNoLongerHeld()
{
    if (--m_heldImports == 0)
        m_keptByImports.reset();
    checkIdle();
}

void SessionCore::checkIdle()
{
    // Export 0 is the only one that may be left: the peer's handle on our main.
    if (m_processing == 0 && !m_reason && m_outlet && m_heldImports == 0 && m_exports.size() <= 1)
        m_outlet->idle();
}

BrokenCallback SessionCore::takeOnBroken(quint64 id)
{
    const auto it = m_onBroken.find(id);
    if (it == m_onBroken.end())
        return {};
    BrokenCallback callback = std::move(it->second);
    m_onBroken.erase(it);
    return callback;
}

void SessionCore::drain(std::function<void(const std::optional<RpcError> &)> callback)
{
    if (m_reason)
        callback(m_reason);
    else if (isDrained())
        callback(std::nullopt);
    else
        m_drains.push_back(std::move(callback));
}

SessionStats SessionCore::stats() const
{
    if (m_reason)
        return {m_tablesAtEnd.imports.size(), m_tablesAtEnd.exports.size()};
    return {m_imports.size(), m_exports.size()};
}

SessionTables SessionCore::tables() const
{
    if (m_reason)
        return m_tablesAtEnd;
    SessionTables tables;
    m_imports.forEach([&](EntryId id, const ImportEntry *entry) {
        tables.imports.append({id, entry->hookCount(), entry->introductions(), entry->isPulling(), bool(entry->resolution())});
    });
    m_exports.forEach([&](EntryId id, const ExportEntry &entry) {
        tables.exports.append(
            {id, entry.refcount(), entry.isPulled, entry.autoRelease, entry.hasPipeReadable(), entry.hook->describe()});
    });
    const auto byId = [](const auto &a, const auto &b) { return a.id < b.id; };
    std::sort(tables.imports.begin(), tables.imports.end(), byId);
    std::sort(tables.exports.begin(), tables.exports.end(), byId);
    tables.nextImport = double(m_nextImport);
    tables.nextExport = double(m_nextExport);
    tables.nextPeerPush = double(m_nextPeerPush);
    return tables;
}

HookPtr SessionCore::hookForImport(EntryId id)
{
    ImportEntry **found = m_imports.find(id);
    if (!found)
        return {};
    const ImportEntryPtr entry(*found);
    return HookPtr(new ImportHook(entry, entry->isPromise() ? ImportHook::Role::Promise : ImportHook::Role::Stub));
}

HookPtr SessionCore::hookForExport(EntryId id)
{
    ExportEntry *entry = m_exports.find(id);
    return entry ? entry->hook->dupPromise() : HookPtr();
}

} // namespace QtCapnWeb
