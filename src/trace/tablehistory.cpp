// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "tablehistory.h"

#include "indexarchive.h"
#include "message.h"
#include "rpcerror.h"
#include "sessionstart.h"
#include "tableside.h"

#include <algorithm>
#include <unordered_map>

namespace QtCapnWeb::Trace {

struct TableHistory::Private {
    struct Session {
        TableSide sides[2];
    };
    std::unordered_map<quint32, std::unique_ptr<Session>> sessions;
    // Records of one session come in runs.
    quint32 lastNumber = 0;
    Session *last = nullptr;

    TableSide &side(quint32 number, Side which)
    {
        if (!last || lastNumber != number) {
            std::unique_ptr<Session> &session = sessions[number];
            if (!session)
                session = std::make_unique<Session>();
            last = session.get();
            lastNumber = number;
        }
        return last->sides[int(which)];
    }

    const TableSide *find(quint32 number, Side which) const
    {
        if (last && lastNumber == number)
            return &last->sides[int(which)];
        const auto found = sessions.find(number);
        return found == sessions.end() ? nullptr : &found->second->sides[int(which)];
    }

    const EntryTable *find(quint32 number, Side which, Table table) const
    {
        const TableSide *state = find(number, which);
        if (!state)
            return nullptr;
        return table == Table::Imports ? &state->imports : &state->exports;
    }
};

TableHistory::TableHistory() : d(std::make_unique<Private>()) { }
TableHistory::~TableHistory() = default;

void TableHistory::setLimits(quint32 session, Side side, const RpcLimits &limits) { d->side(session, side).limits = limits; }

void TableHistory::join(quint32 session, const SessionStart &start)
{
    for (const Side which : {Side::A, Side::B}) {
        TableSide &side = d->side(session, which);
        side.joined = true;
        side.nextImport = start.firstPush[int(which)];
        side.nextPush = start.firstPush[int(opposite(which))];
    }
}

bool TableHistory::isJoined(quint32 session) const
{
    const TableSide *state = d->find(session, Side::A);
    return state && state->joined;
}

QString TableHistory::sent(quint32 session, Side side, const Message &message, RecordIndex at)
{
    OutlineStore store;
    // The sender was not bound by the receiver's limits.
    const MessageOutline outline = OutlineReader::read(message, RpcLimits(), &store);
    return sent(session, side, outline, store, at);
}

QString TableHistory::sent(quint32 session, Side which, const MessageOutline &message, const OutlineStore &store, RecordIndex at)
{
    TableSide &side = d->side(session, which);
    if (side.sentAbort)
        return QStringLiteral("Sent after its sender's abort.");
    return side.send(message, store, d->side(session, opposite(which)).exports, at);
}

bool TableHistory::hasAborted(quint32 session, Side side) const
{
    const TableSide *state = d->find(session, side);
    return state && state->sentAbort;
}

QString TableHistory::beginReceive(quint32 session, Side which, const Message &message, RecordIndex at)
{
    OutlineStore store;
    const MessageOutline outline = OutlineReader::read(message, d->side(session, which).limits, &store);
    return beginReceive(session, which, outline, store, at);
}

QString TableHistory::beginReceive(quint32 session, Side which, const MessageOutline &message, const OutlineStore &store,
                                   RecordIndex at)
{
    TableSide &side = d->side(session, which);
    if (side.deaf)
        return {};
    side.receiving.reset();
    try {
        side.receive(message, store, at);
        return {};
    } catch (const RpcError &error) {
        side.deaf = true;
        return error.message();
    }
}

void TableHistory::endReceive(quint32 session, Side which, RecordIndex at)
{
    TableSide &side = d->side(session, which);
    if (!side.receiving)
        return;
    using Origin = TableEntry::Origin;
    const Origin origin = *std::exchange(side.receiving, std::nullopt);
    const EntryTable::Index entry = side.exports.add(EntryId(side.nextPush++), origin, at);
    if (origin == Origin::Stream)
        side.exports.markPulled(entry, at);
}

QString TableHistory::received(quint32 session, Side side, const Message &message, RecordIndex at)
{
    const QString problem = beginReceive(session, side, message, at);
    endReceive(session, side, at);
    return problem;
}

QString TableHistory::received(quint32 session, Side side, const MessageOutline &message, const OutlineStore &store,
                               RecordIndex at)
{
    const QString problem = beginReceive(session, side, message, store, at);
    endReceive(session, side, at);
    return problem;
}

void TableHistory::broken(quint32 session, Side side, RecordIndex) { d->side(session, side).deaf = true; }

QList<TableEntry> TableHistory::entries(quint32 session, Side side, Table table, RecordIndex at) const
{
    const EntryTable *entries = d->find(session, side, table);
    return entries ? entries->entries(at) : EntryTable().entries(at);
}

TableSizes TableHistory::sizes(quint32 session, Side side, RecordIndex at) const
{
    const TableSide *state = d->find(session, side);
    if (!state)
        return {};
    if (at == Latest)
        return {state->imports.liveCount(), state->exports.liveCount()};
    return {state->imports.liveCountAt(at), state->exports.liveCountAt(at)};
}

std::optional<TableEntry> TableHistory::find(quint32 session, Side side, Table table, EntryId id, RecordIndex at) const
{
    const EntryTable *entries = d->find(session, side, table);
    if (!entries)
        return id == EntryId(0) ? std::optional(EntryTable().entry(0, at)) : std::nullopt;
    const EntryTable::Index index = entries->lifetimeAt(id, at);
    return index == EntryTable::None ? std::nullopt : std::optional(entries->entry(index, at));
}

std::optional<TableEntry> TableHistory::completed(quint32 session, Side side, Table table, EntryId id, RecordIndex at) const
{
    const EntryTable *entries = d->find(session, side, table);
    if (!entries)
        return find(session, side, table, id, at);
    const EntryTable::Index index = entries->lifetimeAt(id, at);
    return index == EntryTable::None ? std::nullopt : std::optional(entries->entry(index, Latest));
}

QList<ReferenceChange> TableHistory::referenceChanges(quint32 session, Side side, Table table, EntryId id, RecordIndex at) const
{
    const EntryTable *entries = d->find(session, side, table);
    const EntryTable::Index index = entries ? entries->lifetimeAt(id, at) : EntryTable::None;
    return index == EntryTable::None ? QList<ReferenceChange>() : entries->referenceChanges(index);
}

double TableHistory::nextImport(quint32 session, Side side) const
{
    const TableSide *state = d->find(session, side);
    return state ? state->nextImport : 1;
}

bool TableHistory::isFrozen(quint32 session, Side side) const
{
    const TableSide *state = d->find(session, side);
    return state && state->deaf;
}

template<typename Archive>
void TableHistory::archive(Archive &archive)
{
    quint64 count = d->sessions.size();
    archive(count);
    if constexpr (Archive::Reads) {
        d->last = nullptr;
        d->sessions.clear();
        for (quint64 i = 0; i < count && archive.ok(); ++i) {
            quint32 number = 0;
            archive(number);
            auto session = std::make_unique<Private::Session>();
            for (TableSide &side : session->sides)
                side.archive(archive);
            d->sessions.insert_or_assign(number, std::move(session));
        }
    } else {
        for (const auto &[number, session] : d->sessions) {
            archive(number);
            for (TableSide &side : session->sides)
                side.archive(archive);
        }
    }
}
template void TableHistory::archive(IndexWriter &);
template void TableHistory::archive(IndexReader &);

bool TableHistory::isSound(RecordIndex records) const
{
    return std::all_of(d->sessions.begin(), d->sessions.end(), [&](const auto &session) {
        const auto &sides = session.second->sides;
        return std::all_of(std::begin(sides), std::end(sides), [&](const TableSide &side) { return side.isSound(records); });
    });
}

} // namespace QtCapnWeb::Trace
