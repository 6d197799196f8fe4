// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include "ids.h"
#include "qtcapnwebglobal.h"

#include <QtCore/QList>
#include <QtCore/QString>

#include <limits>
#include <memory>
#include <optional>

/// \file
/// The history of both peers' import and export tables, computed from the wire alone. Source: corpus/RULES.md, R1 to R20.

namespace QtCapnWeb {
struct Message;
struct RpcLimits;
} // namespace QtCapnWeb

namespace QtCapnWeb::Trace {

class OutlineStore;
struct MessageOutline;
struct SessionStart;

/// Index of a record in its capture, from 0; -1: none.
using RecordIndex = qint64;
inline constexpr RecordIndex NoRecord = -1;

enum class Table : quint8 { Imports, Exports };

/// \brief One lifetime of an entry in one table of one side. Ids are not reused for another thing, but an id that was released
/// may be introduced again (R6): then it has one lifetime more.
struct TableEntry {
    enum class Origin : quint8 { Main, Push, Stream, Pipe, Export, Promise, Writable, Unknown };

    EntryId id;
    Origin origin = Origin::Unknown;
    bool rejected = false; ///< it was resolved by a reject
    RecordIndex born = NoRecord; ///< the record that created it; NoRecord for the mains
    RecordIndex pulled = NoRecord; ///< the first pull (or the promise's introduction)
    RecordIndex resolved = NoRecord; ///< its resolve or reject
    RecordIndex released = NoRecord; ///< the record that ended it
    /// Exports: introductions less releases; imports: introductions. A number as the wire has them: a peer may release 0.5 (R6).
    double references = 0;

    bool isLiveAt(RecordIndex index) const { return born <= index && (released == NoRecord || released > index); }
    friend bool operator==(const TableEntry &, const TableEntry &) = default;
};

/// What an entry was held by from a record on.
struct ReferenceChange {
    RecordIndex record = NoRecord;
    double references = 0;
    friend bool operator==(const ReferenceChange &, const ReferenceChange &) = default;
};

struct TableSizes {
    qint64 imports = 1;
    qint64 exports = 1;
    friend bool operator==(const TableSizes &, const TableSizes &) = default;
};

/// \brief The table engine. It is fed what a side sent and what a side received, separately; a capture record feeds both at once.
///
/// Feeding costs O(size of the message) amortised. Questions cost what is said with them, whatever the length of the history; one
/// about a moment adds what changed in a table within about 1000 births and deaths, or as many as it then had entries. \c at must
/// never decrease.
class QTCAPNWEB_EXPORT TableHistory
{
public:
    TableHistory();
    ~TableHistory();
    Q_DISABLE_COPY_MOVE(TableHistory)

    /// A side's own limits are never on the wire; set them before the first message if they are not the defaults.
    void setLimits(quint32 session, Side side, const RpcLimits &limits);

    /// The recording of \a session began in its middle: its first push, stream or pipe of each side has the id in \a start. From
    /// then on, an id that is named and was never introduced becomes an entry of Origin::Unknown at both sides, born by the
    /// record that named it first (it was there before), and no problem. How often such an entry was introduced is not known: its
    /// references are counted from 1, and any release that takes as many ends it. Before the session's first message.
    void join(quint32 session, const SessionStart &start);
    bool isJoined(quint32 session) const;

    /// \a side handed \a message to its transport. \a at is the record it belongs to. A side that names an import holds it: an
    /// introduction that crossed the import's release, which feeding both sides at once cannot tell from one before it, is put
    /// right then. \return a problem in words (it names an import that the side does not hold), or nothing.
    QString sent(quint32 session, Side side, const Message &message, RecordIndex at);
    QString sent(quint32 session, Side side, const MessageOutline &message, const OutlineStore &store, RecordIndex at);
    /// Nothing that \a side sends counts any more.
    bool hasAborted(quint32 session, Side side) const;

    /// \a side processed \a message. Where it would have aborted, the side freezes. \return why it aborted, or nothing.
    QString received(quint32 session, Side side, const Message &message, RecordIndex at);
    /// The same; the outline must be one by that side's limits.
    QString received(quint32 session, Side side, const MessageOutline &message, const OutlineStore &store, RecordIndex at);
    /// The two halves of received(), for one who knows what the side sent in between (R15): introductions happen in the first
    /// half, the export of a push appears in the second.
    QString beginReceive(quint32 session, Side side, const Message &message, RecordIndex at);
    void endReceive(quint32 session, Side side, RecordIndex at);

    /// \a side received a text that is no message, or lost its connection: it freezes (R7). What it still sends until its own
    /// abort counts.
    void broken(quint32 session, Side side, RecordIndex at);

    /// Stands for the end of the history.
    static constexpr RecordIndex Latest = std::numeric_limits<RecordIndex>::max();
    /// The entries that live at \a at, sorted by id: 0, then -1, -2 …, then 1, 2 …. They are as they were known then; only
    /// TableEntry::released looks ahead. O(n log n) for n entries.
    QList<TableEntry> entries(quint32 session, Side side, Table table, RecordIndex at = Latest) const;
    /// O(1) for Latest; for another moment the entries that lived then are counted, O(n).
    TableSizes sizes(quint32 session, Side side, RecordIndex at = Latest) const;
    /// The lifetime of \a id that \a at falls into, else its last one before \a at; nothing if it was not born by then.
    /// O(lifetimes of \a id since \a at): one for nearly all ids, as a peer that obeys the protocol reuses none.
    std::optional<TableEntry> find(quint32 session, Side side, Table table, EntryId id, RecordIndex at = Latest) const;
    /// The same lifetime, as it is known at the end of the history.
    std::optional<TableEntry> completed(quint32 session, Side side, Table table, EntryId id, RecordIndex at) const;
    /// How the references of that lifetime changed, in order; empty for the many entries that only ever had one.
    QList<ReferenceChange> referenceChanges(quint32 session, Side side, Table table, EntryId id, RecordIndex at = Latest) const;
    /// The id that the next push, stream or pipe of \a side creates.
    double nextImport(quint32 session, Side side) const;
    /// The side processes nothing any more: it aborted, was aborted, or failed. Its tables stay as they are (R7).
    bool isFrozen(quint32 session, Side side) const;

    template<typename Archive>
    void archive(Archive &archive);
    /// See EntryTable::isSound().
    bool isSound(RecordIndex records) const;

private:
    QString beginReceive(quint32 session, Side side, const MessageOutline &message, const OutlineStore &store, RecordIndex at);

    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace QtCapnWeb::Trace
