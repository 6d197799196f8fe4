// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include "callindex.h"
#include "tablehistory.h"

#include <QtCore/QList>
#include <QtCore/QString>

#include <optional>

/// \file
/// The life of one entry of a table: who bore it, what happened to it, who let it go.

namespace QtCapnWeb::Trace {

class Capture;

struct LifetimeEvent {
    enum class Kind : quint8 {
        Born,
        FirstSeen, ///< it was there before the recording began; a message named it here
        References, ///< introduced once more, or released in part: \c references is what is held from here on
        Pulled,
        Resolved,
        Rejected,
        Released, ///< the end
    };
    Kind kind = Kind::Born;
    RecordIndex record = NoRecord; ///< NoRecord: with the session, as the main interfaces
    double references = 1; ///< held behind it
    friend bool operator==(const LifetimeEvent &, const LifetimeEvent &) = default;
};

/// \brief What became of an entry, all of the capture long. The records that bore, resolved and released it are those of \c
/// entry.
struct Lifetime {
    quint32 session = 0;
    Side side = Side::A;
    Table table = Table::Imports;
    TableEntry entry; ///< as it is known at the end of the capture
    QString label; ///< the path that led to it, in words: see Capture::label()
    CallId bornOf = NoCall; ///< the call that it is the result of, or in whose arguments or result it was introduced
    QList<LifetimeEvent> events; ///< in order
    /// Calls on it that were pushed but not answered at the moment that was asked for, in order of their pushes.
    QList<CallId> inFlight;
};

/// \brief The lifetime of \a id that \a at falls into, else the last one before; nothing if it was not born by then.
/// Costs as TableHistory::entries(): what lived in the importer's table at \a at.
QTCAPNWEB_EXPORT std::optional<Lifetime> lifetimeOf(const Capture &capture, quint32 session, Side side, Table table, EntryId id,
                                                    RecordIndex at = TableHistory::Latest);

/// "main", "push", "stream", "pipe", "export", "promise", "writable", "unknown"
QTCAPNWEB_EXPORT QLatin1StringView originName(TableEntry::Origin origin);

/// One object: `{"session":S,"side":"a","table":"imports"|"exports","id":N,"origin":"push",…,"label":"…","born":R|null,
/// "resolved":R|null,"rejected":b,"released":R|null,"references":N,"call":N|null,"events":[{"event":"born"|"first-seen"|
/// "references"|"pulled"|"resolved"|"rejected"|"released","record":R|null,"references":N}…],"inFlight":[call…]}`. R is the number
/// of a message (its seq, as all of the command line counts); null where there is none, and for other records.
QTCAPNWEB_EXPORT QByteArray toJson(const Capture &capture, const Lifetime &lifetime);

} // namespace QtCapnWeb::Trace
