// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "tableside.h"

#include "jsonwriter.h"
#include "rpcerror.h"

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace QtCapnWeb::Trace {

namespace {

using Origin = TableEntry::Origin;

QString idText(EntryId id) { return QString::fromLatin1(numberToJavaScript(id.value)); }

// What was there before the recording began, and is named for the first time. The numbers of pushes may be too low (see
// SessionStartFinder), so what seems to have been released may be something else: \a anew. \return None if it cannot be.
EntryTable::Index addUnknown(EntryTable &table, EntryId id, bool joined, double *next, RecordIndex at, bool anew = true)
{
    if (!joined || (table.latest(id) != EntryTable::None && !(anew && id.value > 0 && table.live(id) == EntryTable::None)))
        return EntryTable::None;
    if (id.value >= *next && id.value < 4294967295.0 && std::floor(id.value) == id.value)
        *next = id.value + 1; // more was pushed before than the first messages told
    return table.add(id, Origin::Unknown, at);
}

} // namespace

void TableSide::introduceAsSender(EntryId id, Origin origin, RecordIndex at)
{
    EntryTable::Index entry = exports.live(id);
    if (entry == EntryTable::None)
        entry = exports.add(id, origin, at);
    else
        exports.setReferences(entry, exports.references(entry) + 1, at);
    if (origin == Origin::Promise)
        exports.markPulled(entry, at); // R12
}

void TableSide::checkHeld(EntryId id, const EntryTable &peerExports, RecordIndex at, QString *problem)
{
    if (imports.live(id) != EntryTable::None)
        return;
    if (addUnknown(imports, id, joined, &nextImport, at) != EntryTable::None)
        return;
    const EntryTable::Index latest = imports.latest(id);
    // Fed with both sides at once, the second introduction of an id may have crossed the release of the first: it came to a
    // side that had nothing by then, and imported the id anew. Where the exporter still has it, that is what happened.
    if (latest != EntryTable::None && id.value < 0 && peerExports.live(id) != EntryTable::None)
        return imports.revive(latest, at);
    if (problem->isEmpty()) {
        *problem = latest == EntryTable::None ? u"Names import %1, which its sender never had."_s.arg(idText(id))
                                              : u"Names import %1, which its sender has released."_s.arg(idText(id));
    }
}

QString TableSide::send(const MessageOutline &message, const OutlineStore &store, const EntryTable &peerExports, RecordIndex at)
{
    QString problem;
    // A fault of the expression stops the receiver, who tells it.
    for (const OutlineStep &step : store.steps(message)) {
        switch (step.kind) {
        case OutlineStep::Kind::Stub:
            introduceAsSender(step.id, Origin::Export, at);
            break;
        case OutlineStep::Kind::Promise:
            introduceAsSender(step.id, Origin::Promise, at);
            break;
        case OutlineStep::Kind::Writable:
            introduceAsSender(step.id, Origin::Writable, at);
            break;
        case OutlineStep::Kind::Readable:
        case OutlineStep::Kind::Names:
            checkHeld(step.id, peerExports, at, &problem);
            break;
        }
    }

    const auto heldImport = [&] {
        checkHeld(message.id, peerExports, at, &problem);
        return imports.live(message.id);
    };
    switch (message.kind) {
    case Message::Kind::Push:
        imports.add(EntryId(nextImport++), Origin::Push, at);
        break;
    case Message::Kind::Stream:
        imports.markPulled(imports.add(EntryId(nextImport++), Origin::Stream, at), at);
        break;
    case Message::Kind::Pipe:
        imports.add(EntryId(nextImport++), Origin::Pipe, at);
        break;
    case Message::Kind::Pull:
        if (const EntryTable::Index entry = heldImport(); entry != EntryTable::None)
            imports.markPulled(entry, at);
        break;
    case Message::Kind::Resolve:
    case Message::Kind::Reject:
        addUnknown(exports, message.id, joined, &nextPush, at, false);
        if (const EntryTable::Index entry = exports.live(message.id); entry != EntryTable::None) {
            exports.markResolved(entry, message.kind == Message::Kind::Reject, at);
            if (exports.origin(entry) == Origin::Stream) // R2
                exports.end(entry, at);
        }
        break;
    case Message::Kind::Release:
        if (const EntryTable::Index entry = heldImport(); entry != EntryTable::None)
            imports.end(entry, at); // R6: whatever the count
        break;
    case Message::Kind::Abort:
        sentAbort = true;
        deaf = true;
        break;
    }
    return problem;
}

EntryTable::Index TableSide::addImport(EntryId id, Origin origin, RecordIndex at)
{
    // R14. The reference keeps imports in an array, so only what is an array index moves the counter.
    if (id.value >= nextImport && id.value < 4294967295.0 && std::floor(id.value) == id.value)
        nextImport = id.value + 1;
    return imports.add(id, origin, at);
}

EntryTable::Index TableSide::findExport(EntryId id, RecordIndex at)
{
    const EntryTable::Index entry = exports.live(id);
    return entry != EntryTable::None ? entry : addUnknown(exports, id, joined, &nextPush, at);
}

void TableSide::introduceAsReceiver(EntryId id, Origin origin, RecordIndex at)
{
    const EntryTable::Index entry = imports.live(id);
    if (entry == EntryTable::None)
        addImport(id, origin, at);
    else
        imports.setReferences(entry, imports.references(entry) + 1, at);
}

// The expression, as the receiver evaluates it.
void TableSide::follow(const MessageOutline &message, const OutlineStore &store, RecordIndex at)
{
    for (const OutlineStep &step : store.steps(message)) {
        switch (step.kind) {
        case OutlineStep::Kind::Stub:
            introduceAsReceiver(step.id, Origin::Export, at);
            break;
        case OutlineStep::Kind::Writable:
            introduceAsReceiver(step.id, Origin::Writable, at);
            break;
        case OutlineStep::Kind::Promise:
            if (imports.live(step.id) == EntryTable::None) // R12: else it becomes an error value
                imports.markPulled(addImport(step.id, Origin::Promise, at), at);
            break;
        case OutlineStep::Kind::Readable: {
            const EntryTable::Index entry = findExport(step.id, at);
            const Origin origin = entry == EntryTable::None ? Origin::Main : exports.origin(entry);
            if ((origin != Origin::Pipe && origin != Origin::Unknown) || !exports.takeReadable(entry))
                throw RpcError(u"Export %1 is not a pipe or its readable end was already consumed."_s.arg(idText(step.id)));
            break;
        }
        case OutlineStep::Kind::Names:
            if (findExport(step.id, at) == EntryTable::None)
                throw RpcError(u"no such entry on exports table: %1"_s.arg(idText(step.id)));
            break;
        }
    }
    if (message.isFaulty)
        throw RpcError(store.problem(message));
}

void TableSide::receive(const MessageOutline &message, const OutlineStore &store, RecordIndex at)
{
    const auto exportOf = [&] {
        const EntryTable::Index entry = findExport(message.id, at);
        if (entry == EntryTable::None)
            throw RpcError(u"no such export ID: %1"_s.arg(idText(message.id)));
        return entry;
    };

    switch (message.kind) {
    case Message::Kind::Push:
        follow(message, store, at);
        receiving = Origin::Push;
        break;
    case Message::Kind::Stream:
        follow(message, store, at);
        receiving = Origin::Stream;
        break;
    case Message::Kind::Pipe:
        receiving = Origin::Pipe;
        break;
    case Message::Kind::Pull:
        exports.markPulled(exportOf(), at);
        break;
    case Message::Kind::Resolve:
    case Message::Kind::Reject: {
        const bool rejected = message.kind == Message::Kind::Reject;
        EntryTable::Index entry = imports.live(message.id);
        if (entry == EntryTable::None)
            entry = addUnknown(imports, message.id, joined, &nextImport, at, false);
        if (entry == EntryTable::None) {
            if (!rejected) // R8; a reject is not even looked at (R9)
                follow(message, store, at);
            break;
        }
        follow(message, store, at);
        imports.markResolved(entry, rejected, at);
        if (imports.origin(entry) == Origin::Stream) // R2, N1
            imports.end(entry, at);
        break;
    }
    case Message::Kind::Release: {
        const EntryTable::Index entry = exportOf();
        double held = exports.references(entry);
        if (exports.origin(entry) == Origin::Unknown && held < message.refcount)
            held = message.refcount; // there were more introductions than the recording has
        if (held < message.refcount) {
            throw RpcError(u"refcount would go negative: %1 < %2"_s.arg(
                QString::fromLatin1(numberToJavaScript(held)), QString::fromLatin1(numberToJavaScript(message.refcount))));
        }
        if (held == message.refcount)
            exports.end(entry, at); // its references stay as they were, so that the history can show them
        else
            exports.setReferences(entry, held - message.refcount, at);
        break;
    }
    case Message::Kind::Abort:
        follow(message, store, at);
        deaf = true;
        break;
    }
}

bool TableSide::isSound(RecordIndex records) const
{
    // The next ids are counted, however far.
    return imports.isSound(records) && exports.isSound(records) && nextImport >= 1 && nextPush >= 1 && limits.maxDepth >= 0
           && limits.maxDepth <= 256;
}

} // namespace QtCapnWeb::Trace
