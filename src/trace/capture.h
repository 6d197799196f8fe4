// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include "callindex.h"
#include "message.h"
#include "record.h"
#include "tablehistory.h"

#include <memory>
#include <vector>

/// \file
/// A capture in memory: the append-only store and everything that is known from its records alone.

namespace QtCapnWeb::Trace {

/// \brief The fixed small row that is kept for each record, 40 bytes; texts are reached by Capture::text().
struct Row {
    qint64 time = -1; ///< nanoseconds since the capture started; -1 if unknown
    quint64 textOffset = 0; ///< private to the store
    double id = 0; ///< the id that the message is about; for push, stream and pipe the one it creates; else 0
    quint32 textSize = 0; ///< bytes of the payload, also where it was not kept
    quint32 session = 0;
    quint16 closeCode = 0;
    quint16 payload = 0; ///< private to the store: where the preview begins
    Record::Kind kind = Record::Kind::Message;
    Side from = Side::A;
    Message::Kind message = Message::Kind::Pipe; ///< where \c decoded
    bool decoded : 1 = false; ///< a Message that is one of the protocol's; else problem() says why not
    bool onWire : 1 = true;
    bool hasId : 1 = false;
    bool hasProblem : 1 = false; ///< problem() has something to say
};
static_assert(sizeof(Row) == 40);

/// What is known of one session of a capture.
struct SessionInfo {
    QString name; ///< the URL or peer's name of its Opened record
    bool open = true; ///< neither Closed nor Failed was seen
    bool aborted = false; ///< an abort was sent
    RecordIndex first = NoRecord;
    RecordIndex last = NoRecord;
    quint64 messages = 0;
    quint64 bytes = 0; ///< of its messages
};

/// \brief One writer appends, readers ask; all on one thread (a live session's records arrive in batches).
/// Cost: append is amortised O(size of the message), queries are O(what they return) unless they say otherwise.
class QTCAPNWEB_EXPORT Capture
{
public:
    Capture();
    ~Capture();
    Q_DISABLE_COPY_MOVE(Capture)

    /// Appends and analyses one record. \return its index.
    RecordIndex append(Record &&record);
    /// A side's own limits, if they are not the defaults; before the session's first message.
    void setLimits(quint32 session, Side side, const RpcLimits &limits);

    RecordIndex count() const;
    /// Stays where it is while the capture lives.
    const Row &row(RecordIndex index) const;
    /// The exact text of a record; a large one is shared with the store.
    QByteArray text(RecordIndex index) const;
    /// The same without a copy. Valid while the capture lives.
    QByteArrayView textView(RecordIndex index) const;
    /// Why a message could not be decoded or what it did wrong (`no such export ID: 7`); empty if nothing.
    QString problem(RecordIndex index) const;

    /// Sessions are numbered from 0 by their records, so this is the largest number and one more; numbers without a record cost
    /// nothing. Numbers from 2^24 - 1 on are taken for that one.
    int sessionCount() const;
    /// Stays where it is while the capture lives, and is up to date. Of a number without a record SessionInfo::first is NoRecord,
    /// and the reference is to an empty one that says nothing of a record to come.
    const SessionInfo &session(quint32 session) const;

    /// Both tables of both sides, now and at any record.
    const TableHistory &tables() const;
    /// Calls: push, pull, settle and release of one id joined.
    const CallIndex &calls() const;
    /// Bytes of all texts.
    qint64 textBytes() const;

    /// What the message is about, in words, with pipeline paths resolved: "main.subscribe", "authenticate(…).profile.name",
    /// "makeCounter(…).increment", "subscribe#arg1", "pipe 3.write"; for a pull, resolve, reject or release that of the call, or
    /// the label of the capability. Empty for other records, and for a push of a plain value.
    QString target(RecordIndex index) const;
    /// Short words for what an entry is, by where it came from: "main", "makeCounter(…)", "list(…).items.0", "subscribe#arg1" (a
    /// capability that stood in the first argument of subscribe), "pipe 3"; "export -3" or "import 4" where nothing better is
    /// known. The two entries of one capability, at its importer and its exporter, have the same label. Stable: it never changes
    /// once the entry is born.
    QString label(quint32 session, Side side, Table table, const TableEntry &entry) const;

    /// A one-line preview of the payload: arguments of a call, value of a resolve, the error of a reject; at most \a maximum
    /// characters, control and bidi characters made visible. Its cost is O(maximum), however large the message.
    QString preview(RecordIndex index, int maximum = 120) const;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace QtCapnWeb::Trace
