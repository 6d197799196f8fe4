// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include "callindex.h"
#include "message.h"
#include "record.h"
#include "tablehistory.h"

#include <QtCore/QList>

#include <memory>
#include <vector>

/// \file
/// A capture in memory: the append-only store and everything that is known from its records alone.

namespace QtCapnWeb::Trace {

/// \brief The fixed small row that is kept for each record; texts are reached by Capture::text().
struct Row {
    qint64 time = -1;        ///< nanoseconds since the capture started; -1 if unknown
    quint64 textOffset = 0;  ///< private to the store
    quint32 textSize = 0;    ///< bytes kept
    quint32 session = 0;
    Record::Kind kind = Record::Kind::Message;
    Side from = Side::A;
    /// For a Message that could be decoded; see \c decoded.
    Message::Kind message = Message::Kind::Pipe;
    bool decoded = false;    ///< false: text that is no message of the protocol; problem(index) says why
    bool onWire = true;
    quint16 closeCode = 0;
    double id = 0;           ///< the id that the message is about; for push, stream and pipe the one it creates; else 0
    bool hasId = false;
};

/// What is known of one session of a capture.
struct SessionInfo {
    QString name;            ///< the URL or peer's name of its Opened record
    bool open = true;        ///< neither Closed nor Failed was seen
    bool aborted = false;
    RecordIndex first = 0;
    RecordIndex last = -1;
    quint64 messages = 0;
};

/// \brief One writer appends, readers ask; all on one thread (a live session's records arrive in batches).
/// Cost: amortised O(size of the message) to append; queries as documented.
class QTCAPNWEB_EXPORT Capture
{
public:
    Capture();
    ~Capture();
    Q_DISABLE_COPY_MOVE(Capture)

    /// Appends and analyses one record. \return its index.
    RecordIndex append(Record &&record);

    RecordIndex count() const;
    const Row &row(RecordIndex index) const;
    /// The exact text of a record, shared with the store where it can be.
    QByteArray text(RecordIndex index) const;
    /// Why a message could not be decoded or what it did wrong (`no such export ID: 7`); empty if nothing.
    QString problem(RecordIndex index) const;

    int sessionCount() const;
    const SessionInfo &session(quint32 session) const;

    /// Both tables of both sides, now and at any record.
    const TableHistory &tables() const;
    /// Calls: push, pull, settle and release of one id joined.
    const CallIndex &calls() const;

    /// What the message is about, in words, with pipeline paths resolved: "counter(-3).increment", "authenticate(…).profile.name",
    /// "main.subscribe", "import -3"; empty for other records.
    QString target(RecordIndex index) const;
    /// A one-line preview of the payload: arguments of a call, value of a resolve, the error of a reject; cut to \a maximum characters,
    /// control characters made visible.
    QString preview(RecordIndex index, int maximum = 120) const;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace QtCapnWeb::Trace
