// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include "ids.h"
#include "qtcapnwebglobal.h"

#include <QtCore/QList>
#include <QtCore/QString>

#include <memory>

/// \file
/// The history of both peers' import and export tables, computed from the wire alone. Source: corpus/RULES.md, R1 to R20.

namespace QtCapnWeb {
struct Message;
struct RpcLimits;
}

namespace QtCapnWeb::Trace {

/// Index of a record in its capture, from 0; -1: none.
using RecordIndex = qint64;
inline constexpr RecordIndex NoRecord = -1;

enum class Table : quint8 { Imports, Exports };

/// \brief One entry's lifetime in one table of one side. Ids are never reused, so (session, side, table, id) names it.
struct TableEntry {
    enum class Origin : quint8 { Main, Push, Stream, Pipe, Export, Promise, Writable, Unknown };

    EntryId id;
    Origin origin = Origin::Unknown;
    RecordIndex born = NoRecord;      ///< the record that created it; NoRecord for the mains
    RecordIndex pulled = NoRecord;    ///< the first pull (or the promise's introduction)
    RecordIndex resolved = NoRecord;  ///< its resolve or reject
    RecordIndex released = NoRecord;  ///< the record that ended it
    bool rejected = false;
    qint64 references = 0;            ///< exports: introductions less releases; imports: introductions
    bool isLiveAt(RecordIndex index) const { return born <= index && (released == NoRecord || released > index); }
};

struct TableSizes {
    qint64 imports = 1;
    qint64 exports = 1;
    friend bool operator==(const TableSizes &, const TableSizes &) = default;
};

/// \brief The table engine. It is fed what a side sent and what a side received, separately; a capture record feeds both at once.
class QTCAPNWEB_EXPORT TableHistory
{
public:
    TableHistory();
    ~TableHistory();
    Q_DISABLE_COPY_MOVE(TableHistory)

    /// A side's own limits are never on the wire; set them before the first message if they are not the defaults.
    void setLimits(quint32 session, Side side, const RpcLimits &limits);
    /// \a side handed \a message to its transport. \a at is the record it belongs to. \return a problem in words, or nothing.
    QString sent(quint32 session, Side side, const Message &message, RecordIndex at);
    /// \a side processed \a message. Where it would have aborted, the side freezes. \return why it aborted, or nothing.
    QString received(quint32 session, Side side, const Message &message, RecordIndex at);
    /// \a side received a text that is no message, or lost its connection: it freezes (R7).
    void broken(quint32 session, Side side, RecordIndex at);

    /// The entries that live at \a index (NoRecord - 1 … means the end: pass \c Latest), by id: 0, then negative, then positive.
    static constexpr RecordIndex Latest = std::numeric_limits<RecordIndex>::max();
    QList<TableEntry> entries(quint32 session, Side side, Table table, RecordIndex at = Latest) const;
    TableSizes sizes(quint32 session, Side side) const;
    /// The entry with that id, alive or not; null if there never was one.
    const TableEntry *find(quint32 session, Side side, Table table, EntryId id) const;
    /// The id that the next push, stream or pipe of \a side creates.
    double nextImport(quint32 session, Side side) const;
    bool isFrozen(quint32 session, Side side) const;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace QtCapnWeb::Trace
