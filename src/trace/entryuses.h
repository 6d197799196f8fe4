// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include "callindex.h"
#include "messageoutline.h"

#include <QtCore/QByteArray>
#include <QtCore/QList>

#include <vector>

/// \file
/// Which calls an entry of a table stands in.

namespace QtCapnWeb::Trace {

class Capture;

/// One way in which a call refers to an entry.
struct EntryUse {
    enum class Via : quint8 {
        Target, ///< it was made on it, or on the result of a path that begins with it
        Argument, ///< the entry stands in the arguments, or in what the function of a map uses
        Result, ///< the entry stands in the answer
    };

    CallId call = NoCall;
    RecordIndex record = NoRecord; ///< the push, or the answer
    Via via = Via::Target;

    friend bool operator==(const EntryUse &, const EntryUse &) = default;
};

/// \brief Looks for the calls that refer to one lifetime of one entry, a few at a time, also while the capture grows.
///
/// Both tables' entries of one capability are the same to it: what names the id as an import of its importer, and what introduces
/// it as an export of its exporter. Messages are parsed again if the id's digits stand in them. To give up, drop it.
///
///     EntryUses uses(capture, session, Side::A, Table::Imports, entry);
///     while (!uses.step(capture)) { }
///     for (const EntryUse &use : uses.inFlight()) …
class QTCAPNWEB_EXPORT EntryUses
{
public:
    static constexpr qsizetype MostKept = 100; ///< of inFlight(), and of others()
    static constexpr qsizetype MostCalls = 1000; ///< of calls()
    static constexpr qint64 LargestMessage = 256 << 10; ///< that is looked into, in bytes

    /// \a entry is one that \a side held at \a at. What happened behind \a at is left alone.
    EntryUses(const Capture &capture, quint32 session, Side side, Table table, const TableEntry &entry,
              RecordIndex at = TableHistory::Latest);
    Q_DISABLE_COPY_MOVE(EntryUses)

    /// Looks at some calls: well under a millisecond, unless a message is large. \return whether there is nothing left for now.
    /// \a capture is always the same.
    bool step(const Capture &capture);
    /// How much of the calls was looked at, 0 to 1.
    double progress() const;

    /// Those that were not answered at that moment, the oldest first.
    const QList<EntryUse> &inFlight() const { return m_inFlight; }
    /// Those that were, the newest of them, the oldest first.
    const QList<EntryUse> &others() const { return m_others; }
    qint64 inFlightCount() const { return m_inFlightCount; }
    qint64 othersCount() const { return m_othersCount; }
    /// Calls that refer to it otherwise than by being made on it, for a filter; the first of them.
    const std::vector<CallId> &calls() const { return m_calls; }
    /// Messages that were too large to be looked into.
    qint64 skipped() const { return m_skipped; }

private:
    struct Open {
        CallId call;
        quint8 uses = 0; ///< in its push: a bit a Via
    };

    void visit(const Capture &capture, CallId id);
    bool settle(const Capture &capture, const Open &open);
    void add(const EntryUse &use, bool open);
    qsizetype timesIn(const Capture &capture, RecordIndex record, Side from);
    bool isWithin(RecordIndex record) const { return record != NoRecord && record >= m_born && record <= m_end; }
    bool isThere(RecordIndex record) const { return record != NoRecord && record <= m_at; }

    quint32 m_session;
    Side m_importer;
    EntryId m_id;
    RecordIndex m_born; ///< NoRecord: with the session
    RecordIndex m_end; ///< the last record that may refer to it
    RecordIndex m_at;
    QByteArray m_digits;
    CallId m_next = 0;
    qint64 m_all = 0; ///< calls, when it was looked last
    std::vector<Open> m_open; ///< calls whose answers are still to come
    size_t m_check = 0; ///< what of m_open is looked at again next
    size_t m_kept = 0; ///< how many of those before it stay
    RecordIndex m_checking = 0; ///< records that there were when that began
    QList<EntryUse> m_stillOpen; ///< of those
    QList<EntryUse> m_inFlight;
    QList<EntryUse> m_others;
    std::vector<CallId> m_calls;
    qint64 m_inFlightCount = 0;
    qint64 m_othersCount = 0;
    qint64 m_skipped = 0;
    qint64 m_budget = 0; ///< of a step, in bytes
    OutlineReader m_reader;
    OutlineStore m_store;
    QByteArray m_buffer;
};

} // namespace QtCapnWeb::Trace
