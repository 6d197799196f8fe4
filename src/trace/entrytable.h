// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include "idindex.h"
#include "stablevector.h"
#include "tablehistory.h"

#include <QtCore/QHash>

#include <vector>

/// \file
/// One table of one side as lifetime intervals: the store beneath TableHistory.

namespace QtCapnWeb::Trace {

/// \brief Every entry that a table ever had, 22 bytes and an index slot each.
///
/// Entries are appended in the order of their births, so a question about a moment needs the entries that were alive at the last
/// checkpoint before it and those born since. A checkpoint lists the live entries; one is made when as many births and
/// deaths have passed as it will list, so checkpoints cost O(1) an event, and a question costs O(live entries + 1024). They are
/// made between two moments: what happens within one is wholly before a checkpoint, or wholly behind it.
///
/// An entry that is revived is missing in the checkpoints since its end. They are a range, and are told so by the nodes of a
/// binary tree over all checkpoints, of which O(log) make up the range, and O(log) contain any one checkpoint.
///
/// Every \c at must be at least the one before.
class EntryTable
{
public:
    using Index = quint32; ///< place of a lifetime
    static constexpr Index None = IdIndex::None;

    EntryTable(); ///< with the main interface, id 0

    /// The live entry with that id, or None.
    Index live(EntryId id) const;
    /// Its latest lifetime, alive or not, or None.
    Index latest(EntryId id) const { return m_index.value(id); }
    /// The lifetime of \a id that \a at falls into; failing that the last one born before; or None. Costs O(lifetimes since).
    Index lifetimeAt(EntryId id, RecordIndex at) const;

    Index add(EntryId id, TableEntry::Origin origin, RecordIndex at);
    void end(Index entry, RecordIndex at);
    /// It turned out that \a entry did not end (see TableHistory): all moments since show it again, with one reference. O(log
    /// checkpoints).
    void revive(Index entry, RecordIndex at);

    TableEntry::Origin origin(Index entry) const { return TableEntry::Origin(m_lifetimes[entry].origin); }
    double references(Index entry) const;
    QList<ReferenceChange> referenceChanges(Index entry) const;
    void setReferences(Index entry, double references, RecordIndex at);
    /// The first one counts.
    void markPulled(Index entry, RecordIndex at);
    void markResolved(Index entry, bool rejected, RecordIndex at);
    /// A pipe's readable end can be taken once. \return false if it was taken before.
    bool takeReadable(Index entry);

    qint64 liveCount() const { return m_live; }
    qint64 liveCountAt(RecordIndex at) const;
    /// As it was known at \a at; only \c released looks ahead.
    TableEntry entry(Index index, RecordIndex at) const;
    /// Sorted: 0, then -1, -2 …, then 1, 2 ….
    QList<TableEntry> entries(RecordIndex at) const;

    template<typename Archive>
    void archive(Archive &archive)
    {
        archive(m_lifetimes);
        archive(m_oddIds);
        archive(m_previous);
        m_index.archive(archive);
        archive(m_counts);
        archive(m_checkpoints);
        archive(m_revived);
        archive(m_live);
        archive(m_events);
        archive(m_lastEvent);
    }
    /// Whether what was read from an index is fit to be asked, in a capture of \a records records.
    bool isSound(RecordIndex records) const;

private:
#pragma pack(push, 2)
    struct Lifetime {
        qint32 id; // or OddId
        quint32 born;
        quint32 pulled;
        quint32 resolved;
        quint32 released;
        quint8 origin;
        quint8 rejected : 1;
        quint8 readableTaken : 1;
        quint8 counted : 1; // has a line in m_counts
        quint8 again : 1; // has a line in m_previous
    };
#pragma pack(pop)
    static_assert(sizeof(Lifetime) == 22);
    static constexpr qint32 OddId = std::numeric_limits<qint32>::min();

    double idOf(Index index) const
    {
        const qint32 id = m_lifetimes[index].id;
        return id == OddId ? m_oddIds.value(index) : double(id);
    }

    struct Count {
        quint32 at = 0;
        double references = 0;
    };
    struct Checkpoint {
        quint32 at = 0;
        Index next = 0; // the first lifetime born after it
        PlainVector<Index> live;

        template<typename Archive>
        void archive(Archive &archive)
        {
            archive(at);
            archive(next);
            archive(live);
        }
    };

    void beginEvent(RecordIndex at);
    void addCheckpoint();
    void addRevived(size_t from, size_t to, Index entry);
    /// Calls visit(index) for what lived at that checkpoint, and perhaps ended since.
    template<typename Visitor>
    void visitCheckpoint(size_t place, Visitor visit) const;
    template<typename Visitor>
    void visitLive(RecordIndex at, Visitor visit) const;

    PlainVector<Lifetime> m_lifetimes;
    QHash<Index, double> m_oddIds; // those that no 32 bits hold
    QHash<Index, Index> m_previous; // an earlier lifetime of the same id
    IdIndex m_index;
    QHash<Index, std::vector<Count>> m_counts; // entries that were introduced more than once; 1 for all others
    std::vector<Checkpoint> m_checkpoints;
    // Revived entries: node (level, place) stands for the checkpoints from place << level on, 1 << level of them.
    QHash<std::pair<int, size_t>, std::vector<Index>> m_revived;
    qint64 m_live = 0;
    size_t m_events = 0; // births and deaths since the last checkpoint
    quint32 m_lastEvent = 0; // the moment of the last of them
};

} // namespace QtCapnWeb::Trace
