// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include "callindex.h"

#include <QtCore/QList>
#include <QtCore/QString>

#include <unordered_map>
#include <vector>

/// \file
/// Streams: the pipe or writable, its writes and its end joined as one transfer.
/// Sources: the protocol page, "stream" and "pipe"; the window is the writer's bytes that were not answered yet.

namespace QtCapnWeb::Trace {

class Capture;

/// \brief One stream of bytes or values. Sizes are bytes of whole `stream` messages, which is what flow control counts.
struct StreamTransfer {
    enum class End : quint8 {
        Open, ///< more may come
        Closed, ///< close() was called
        Aborted, ///< abort() was called
        Released, ///< let go without close(): its sink is aborted
        Broken, ///< the session ended first
    };

    quint32 session = 0;
    Side writer = Side::A; ///< who sends the chunks
    EntryId id; ///< of the writable end: an import of the writer
    bool pipe = false; ///< made by a `pipe` of the writer; else a writable that the reader gave
    RecordIndex opened = NoRecord; ///< the pipe, or the message that gave the writable; NoRecord if it is not in the capture
    RecordIndex first = NoRecord; ///< the first write
    RecordIndex last = NoRecord; ///< the last message that belongs to it
    RecordIndex ended = NoRecord; ///< close, abort, release or the end of the session
    End end = End::Open;
    qint64 chunks = 0;
    qint64 answered = 0; ///< chunks whose resolve or reject came
    qint64 failed = 0; ///< chunks that were rejected
    qint64 bytes = 0;
    qint64 inFlight = 0; ///< bytes that were written and not answered, now
    qint64 largestWindow = 0; ///< the most bytes that ever were in flight
    qint64 firstTime = -1; ///< ns; of the first write
    qint64 lastTime = -1; ///< ns; of the last write or answer

    /// From the first write to the last answer, ns; -1 if the capture has no times.
    qint64 duration() const { return firstTime >= 0 && lastTime >= firstTime ? lastTime - firstTime : -1; }
    /// Bytes a second; -1 if unknown.
    double rate() const { return duration() > 0 ? double(bytes) * 1e9 / double(duration()) : -1; }
};

/// What was in flight from a record on.
struct StreamWindowPoint {
    RecordIndex record = NoRecord; ///< a write or an answer
    qint64 time = -1;
    qint64 bytes = 0;
    friend bool operator==(const StreamWindowPoint &, const StreamWindowPoint &) = default;
};

/// \brief All transfers of a capture, in the order of their first messages. Incremental: update() takes in what was appended
/// since. Costs O(1) a record, and 4 bytes of memory a chunk. Ask under the same rules of threads as the capture itself.
class QTCAPNWEB_EXPORT StreamTransfers
{
public:
    /// Takes in at most \a maximumRecords more records of \a capture, which must be the same at each call.
    /// \return whether all were taken in.
    bool update(const Capture &capture, qint64 maximumRecords = std::numeric_limits<qint64>::max());

    const std::vector<StreamTransfer> &transfers() const { return m_transfers; }
    /// The transfer that a record belongs to (its pipe is found by id), or -1.
    qsizetype find(quint32 session, Side writer, EntryId id) const;
    /// Bytes in flight behind record \a at. O(chunks).
    qint64 inFlightAt(const Capture &capture, qsizetype transfer, RecordIndex at) const;
    /// The window over time, one point for each write and answer; of longer transfers the largest of each stretch, so that there
    /// are at most about \a maximum points. O(n log n) for n chunks.
    QList<StreamWindowPoint> window(const Capture &capture, qsizetype transfer, qsizetype maximum = 2000) const;

private:
    struct Key {
        quint32 session;
        Side writer;
        double id;
        friend bool operator==(const Key &, const Key &) = default;
    };
    struct KeyHash {
        size_t operator()(const Key &key) const { return qHashMulti(0, key.session, quint8(key.writer), key.id); }
    };

    void add(const Capture &capture, RecordIndex record);
    size_t open(const Capture &capture, quint32 session, Side writer, EntryId id, RecordIndex at);
    void endOf(StreamTransfer &transfer, StreamTransfer::End end, RecordIndex at);
    void endSession(quint32 session, RecordIndex at);

    std::vector<StreamTransfer> m_transfers;
    std::vector<std::vector<quint32>> m_chunks; // call ids, by transfer
    std::unordered_map<Key, size_t, KeyHash> m_places;
    std::unordered_map<quint32, std::vector<size_t>> m_open; // by session
    RecordIndex m_done = 0;
};

/// "open", "closed", "aborted", "released", "broken"
QTCAPNWEB_EXPORT QLatin1StringView streamEndName(StreamTransfer::End end);

/// One object: `{"session":S,"writer":"a","id":N,"kind":"pipe"|"writable","state":"open"|"closed"|"aborted"|"released"|"broken",
/// "opened":R|null,"first":R|null,"ended":R|null,"chunks":N,"answered":N,"failed":N,"bytes":N,"inFlight":N,"largestWindow":N,
/// "durationNs":N|null,"bytesPerSecond":N|null}`. R is the number of a message (its seq, as all of the command line counts); null
/// where there is none, and for other records.
QTCAPNWEB_EXPORT QByteArray toJson(const Capture &capture, const StreamTransfer &transfer);

} // namespace QtCapnWeb::Trace
