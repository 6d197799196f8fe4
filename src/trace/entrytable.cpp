// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "entrytable.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace QtCapnWeb::Trace {

namespace {

constexpr quint32 Never = 0xffffffffu;
constexpr size_t SmallestCheckpoint = 1024;

// Records are counted in 32 bits inside: 4 billion of them would not fit into memory anyway.
quint32 pack(RecordIndex at) { return at < 0 ? Never : quint32(std::min<RecordIndex>(at, Never - 1)); }

RecordIndex unpack(quint32 at) { return at == Never ? NoRecord : RecordIndex(at); }

// "Never" as a moment that lies behind all others: for what has not happened.
bool happenedBy(quint32 moment, RecordIndex at) { return moment != Never && RecordIndex(moment) <= at; }

} // namespace

EntryTable::EntryTable()
{
    m_lifetimes.push_back({0, Never, Never, Never, Never, quint8(TableEntry::Origin::Main), false, false, false, false});
    m_index.insert(EntryId(0), 0);
    m_live = 1;
}

EntryTable::Index EntryTable::live(EntryId id) const
{
    const Index index = m_index.value(id);
    return index != None && m_lifetimes[index].released == Never ? index : None;
}

EntryTable::Index EntryTable::lifetimeAt(EntryId id, RecordIndex at) const
{
    Index index = m_index.value(id);
    while (index != None && unpack(m_lifetimes[index].born) > at)
        index = m_lifetimes[index].again ? m_previous.value(index) : None;
    return index;
}

EntryTable::Index EntryTable::add(EntryId id, TableEntry::Origin origin, RecordIndex at)
{
    beginEvent(at);
    const auto index = Index(m_lifetimes.size());
    const bool isSmall = id.value > OddId && id.value <= 2147483647.0 && std::floor(id.value) == id.value;
    if (!isSmall)
        m_oddIds.insert(index, id.value);
    const Index previous = m_index.value(id);
    if (previous != None)
        m_previous.insert(index, previous);
    m_lifetimes.push_back({isSmall ? qint32(id.value) : OddId, pack(at), Never, Never, Never, quint8(origin), false, false, false,
                           previous != None});
    m_index.insert(id, index);
    ++m_live;
    return index;
}

void EntryTable::end(Index entry, RecordIndex at)
{
    beginEvent(at);
    m_lifetimes[entry].released = pack(at);
    --m_live;
}

void EntryTable::revive(Index entry, RecordIndex at)
{
    const quint32 released = m_lifetimes[entry].released;
    m_lifetimes[entry].released = Never;
    ++m_live;
    const auto missing = std::lower_bound(m_checkpoints.begin(), m_checkpoints.end(), released,
                                          [](const Checkpoint &checkpoint, quint32 moment) { return checkpoint.at < moment; });
    addRevived(size_t(missing - m_checkpoints.begin()), m_checkpoints.size(), entry);
    if (references(entry) != 1)
        setReferences(entry, 1, at);
}

double EntryTable::references(Index entry) const
{
    return m_lifetimes[entry].counted ? m_counts.constFind(entry)->back().references : 1;
}

QList<ReferenceChange> EntryTable::referenceChanges(Index entry) const
{
    QList<ReferenceChange> changes;
    if (m_lifetimes[entry].counted) {
        for (const Count &count : *m_counts.constFind(entry))
            changes.append({unpack(count.at), count.references});
    }
    return changes;
}

void EntryTable::setReferences(Index entry, double references, RecordIndex at)
{
    std::vector<Count> &counts = m_counts[entry];
    m_lifetimes[entry].counted = true;
    const quint32 moment = pack(at);
    if (!counts.empty() && counts.back().at == moment)
        counts.back().references = references;
    else
        counts.push_back({moment, references});
}

void EntryTable::markPulled(Index entry, RecordIndex at)
{
    Lifetime &lifetime = m_lifetimes[entry];
    if (lifetime.pulled == Never)
        lifetime.pulled = pack(at);
}

void EntryTable::markResolved(Index entry, bool rejected, RecordIndex at)
{
    Lifetime &lifetime = m_lifetimes[entry];
    if (lifetime.resolved == Never) {
        lifetime.resolved = pack(at);
        lifetime.rejected = rejected;
    }
}

bool EntryTable::takeReadable(Index entry)
{
    const bool taken = m_lifetimes[entry].readableTaken;
    m_lifetimes[entry].readableTaken = true;
    return !taken;
}

void EntryTable::beginEvent(RecordIndex at)
{
    const quint32 moment = pack(at);
    const size_t due =
        m_checkpoints.empty() ? SmallestCheckpoint : std::max(SmallestCheckpoint, m_checkpoints.back().live.size());
    if (m_events >= due && moment > m_lastEvent)
        addCheckpoint();
    ++m_events;
    m_lastEvent = moment;
}

void EntryTable::addCheckpoint()
{
    m_events = 0;
    Checkpoint checkpoint;
    checkpoint.at = m_lastEvent;
    checkpoint.next = Index(m_lifetimes.size());
    checkpoint.live.reserve(size_t(m_live));
    const auto keepLive = [&](Index index) {
        if (m_lifetimes[index].released == Never)
            checkpoint.live.push_back(index);
    };
    Index from = 0;
    if (!m_checkpoints.empty()) {
        visitCheckpoint(m_checkpoints.size() - 1, keepLive);
        from = m_checkpoints.back().next;
    }
    for (Index index = from; index < checkpoint.next; ++index)
        keepLive(index);
    m_checkpoints.push_back(std::move(checkpoint));
}

void EntryTable::addRevived(size_t from, size_t to, Index entry)
{
    for (int level = 0; from < to; ++level, from >>= 1, to >>= 1) {
        if (from & 1)
            m_revived[{level, from++}].push_back(entry);
        if (to & 1)
            m_revived[{level, --to}].push_back(entry);
    }
}

template<typename Visitor>
void EntryTable::visitCheckpoint(size_t place, Visitor visit) const
{
    const PlainVector<Index> &live = m_checkpoints[place].live;
    for (size_t i = 0; i < live.size(); ++i)
        visit(live[i]);
    for (int level = 0; !m_revived.isEmpty() && m_checkpoints.size() >> level; ++level) {
        const auto found = m_revived.constFind({level, place >> level});
        if (found == m_revived.constEnd())
            continue;
        for (const Index index : *found)
            visit(index);
    }
}

template<typename Visitor>
void EntryTable::visitLive(RecordIndex at, Visitor visit) const
{
    const auto visitIfLive = [&](Index index) {
        if (!happenedBy(m_lifetimes[index].released, at))
            visit(index);
    };
    const auto after =
        std::upper_bound(m_checkpoints.begin(), m_checkpoints.end(), at,
                         [](RecordIndex moment, const Checkpoint &checkpoint) { return moment < RecordIndex(checkpoint.at); });
    Index from = 0;
    if (after != m_checkpoints.begin()) {
        const size_t checkpoint = size_t(after - m_checkpoints.begin()) - 1;
        visitCheckpoint(checkpoint, visitIfLive);
        from = m_checkpoints[checkpoint].next;
    }
    for (Index index = from; index < m_lifetimes.size() && unpack(m_lifetimes[index].born) <= at; ++index)
        visitIfLive(index);
}

qint64 EntryTable::liveCountAt(RecordIndex at) const
{
    qint64 count = 0;
    visitLive(at, [&](Index) { ++count; });
    return count;
}

TableEntry EntryTable::entry(Index index, RecordIndex at) const
{
    const Lifetime &lifetime = m_lifetimes[index];
    TableEntry result;
    result.id = EntryId(idOf(index));
    result.origin = TableEntry::Origin(lifetime.origin);
    result.born = unpack(lifetime.born);
    result.released = unpack(lifetime.released);
    if (happenedBy(lifetime.pulled, at))
        result.pulled = unpack(lifetime.pulled);
    if (happenedBy(lifetime.resolved, at)) {
        result.resolved = unpack(lifetime.resolved);
        result.rejected = lifetime.rejected;
    }
    result.references = 1;
    if (lifetime.counted) {
        const std::vector<Count> &counts = *m_counts.constFind(index);
        const auto after = std::upper_bound(counts.begin(), counts.end(), at, [](RecordIndex moment, const Count &count) {
            return moment < RecordIndex(count.at);
        });
        if (after != counts.begin())
            result.references = std::prev(after)->references;
    }
    return result;
}

QList<TableEntry> EntryTable::entries(RecordIndex at) const
{
    QList<TableEntry> result;
    result.reserve(at >= RecordIndex(Never) ? m_live : 0);
    visitLive(at, [&](Index index) { result.append(entry(index, at)); });
    std::sort(result.begin(), result.end(), [](const TableEntry &left, const TableEntry &right) {
        const double a = left.id.value;
        const double b = right.id.value;
        if ((a > 0) != (b > 0))
            return b > 0;
        return a > 0 ? a < b : a > b;
    });
    return result;
}

bool EntryTable::isSound(RecordIndex records) const
{
    const size_t size = m_lifetimes.size();
    const auto isRecord = [&](quint32 moment) { return moment == Never || RecordIndex(moment) < records; };
    const auto areEntries = [&](const auto &entries) {
        bool sound = true;
        for (size_t i = 0; i < entries.size(); ++i)
            sound = sound && entries[i] < size;
        return sound;
    };
    if (size == 0 || size >= None || !m_index.isBelow(size) || !isRecord(m_lastEvent))
        return false;
    qint64 live = 0;
    for (Index index = 0; index < size; ++index) {
        const Lifetime &lifetime = m_lifetimes[index];
        if (!isRecord(lifetime.born) || !isRecord(lifetime.pulled) || !isRecord(lifetime.resolved) || !isRecord(lifetime.released)
            || lifetime.origin > quint8(TableEntry::Origin::Unknown))
            return false;
        if (lifetime.counted) {
            const auto counts = m_counts.constFind(index);
            if (counts == m_counts.constEnd() || counts->empty())
                return false;
        }
        // Always an earlier one, so that going back comes to an end.
        if (lifetime.again && m_previous.value(index, None) >= index)
            return false;
        live += lifetime.released == Never;
    }
    for (const std::vector<Count> &counts : m_counts) {
        for (const Count &count : counts) {
            if (!isRecord(count.at))
                return false;
        }
    }
    for (const Checkpoint &checkpoint : m_checkpoints) {
        if (checkpoint.next > size || !areEntries(checkpoint.live))
            return false;
    }
    return live == m_live && std::all_of(m_revived.begin(), m_revived.end(), areEntries);
}

} // namespace QtCapnWeb::Trace
