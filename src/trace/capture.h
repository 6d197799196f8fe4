// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include "callindex.h"
#include "message.h"
#include "record.h"
#include "rowstore.h"
#include "tablehistory.h"
#include "textstore.h"

#include <functional>
#include <memory>
#include <mutex>
#include <shared_mutex>

/// \file
/// A capture: the append-only store and everything that is known from its records alone.

namespace QtCapnWeb::Trace {

struct MessageOutline;
struct SessionStart;
class IndexReader;
class IndexWriter;
class OutlineStore;

/// \brief A text as it is stored, for searches: in a capture that is a file, the JSON string of its line without the quotes.
struct StoredText {
    QByteArrayView bytes;
    bool escaped = false; ///< \c bytes may hold JSON's escapes, such as \\" and \\n; else they are the text itself
};

/// A message that was outlined already, on whatever thread.
struct PreparedMessage {
    const MessageOutline &outline; ///< by the default limits
    const OutlineStore &store;
    qint64 textSize = 0;
};

/// What is known of one session of a capture.
struct SessionInfo {
    QString name; ///< the URL or peer's name of its Opened record
    bool open = true; ///< neither Closed nor Failed was seen
    bool aborted = false; ///< an abort was sent
    RecordIndex first = NoRecord;
    RecordIndex last = NoRecord;
    quint64 messages = 0;
    quint64 bytes = 0; ///< of its messages

    template<typename Archive>
    void archive(Archive &archive)
    {
        archive(name);
        quint8 flags = quint8(int(open) | int(aborted) << 1);
        archive(flags);
        open = flags & 1;
        aborted = flags & 2;
        archive(first);
        archive(last);
        archive(messages);
        archive(bytes);
    }
};

/// \brief One writer appends, any number of readers ask. Payloads of a capture that is a file stay in that file.
/// Cost: append is amortised O(size of the message), queries are O(what they return) unless they say otherwise.
///
/// **Threads.** On one thread nothing needs care. Where the writer is another thread than a reader:
/// - count(), row(), text(), textView(), storedText(), seqOf() and recordOf() may be called at any time, of records below a
/// count()
///   that this thread has seen. What they say of a record never changes.
/// - All else (tables(), calls(), session(), problem(), target(), label(), preview(), comments) moves on with each record: ask
/// it, and use what it
///   refers to, while you hold lockForReading(). Hold it for a millisecond or so at a time, since the writer waits for it, and
///   append nothing meanwhile. Several readers hold it at once.
///
///     for (RecordIndex i = done; i < capture.count() && !stop.stop_requested();) {
///         const auto lock = capture.lockForReading();
///         for (const RecordIndex end = std::min(i + 1000, capture.count()); i < end; ++i)
///             look(capture.row(i), capture.calls().callOf(i));
///     }
class QTCAPNWEB_EXPORT Capture
{
public:
    Capture();
    ~Capture();
    Q_DISABLE_COPY_MOVE(Capture)

    /// Appends and analyses one record. \return its index.
    RecordIndex append(Record &&record);
    /// The same for one whose text stays in a file, see addFile(): \a text is what is found at \a place, and may go afterwards.
    RecordIndex append(const Record &facts, QByteArrayView text, TextPlace place);
    /// Many records in a row: readers on other threads wait until it goes. A thousand or so at a time.
    class Batch
    {
    public:
        explicit Batch(Capture &capture) : m_capture(capture), m_lock(capture.lockForWriting()) { }
        RecordIndex append(Record &&record) { return m_capture.appendLocked(std::move(record)); }
        RecordIndex append(const Record &facts, QByteArrayView text, TextPlace place)
        {
            return m_capture.appendLocked(facts, text, place);
        }
        /// A message whose text is not at hand. Only where the session's sides have the default limits, and a text within them.
        RecordIndex append(const Record &facts, const PreparedMessage &message, TextPlace place)
        {
            return m_capture.appendLocked(facts, message, place);
        }
        void setLimits(quint32 session, Side side, const RpcLimits &limits) { m_capture.setLimitsLocked(session, side, limits); }
        void join(quint32 session, const SessionStart &start) { m_capture.joinLocked(session, start); }

    private:
        Capture &m_capture;
        const std::unique_lock<std::shared_mutex> m_lock;
    };
    /// Lets texts stay in \a file. \return its number for TextStore::placeInFile(), or -1 if there are thousands already.
    int addFile(std::shared_ptr<const TextFile> file);
    /// A side's own limits, if they are not the defaults; before the session's first message.
    void setLimits(quint32 session, Side side, const RpcLimits &limits);
    /// The session's recording began in its middle, see TableHistory::join(); before its first message. Captures that are files
    /// tell that from their first messages by themselves.
    void join(quint32 session, const SessionStart &start);

    /// Those that were set; null: the defaults.
    const RpcLimits *limits(quint32 session, Side side) const;

    /// See "Threads" above.
    std::shared_lock<std::shared_mutex> lockForReading() const;

    RecordIndex count() const;
    Row row(RecordIndex index) const;
    /// The exact text of a record; a large one is shared with the store.
    QByteArray text(RecordIndex index) const;
    /// The same, without an allocation if \a buffer is used again and again. It refers to the store or to \a buffer: valid while
    /// both stay as they are.
    QByteArrayView textView(RecordIndex index, QByteArray &buffer) const;
    /// The text as it is stored, which costs least. Valid as that of textView().
    StoredText storedText(RecordIndex index, QByteArray &buffer) const;
    /// What was appended as \a index, with Record::seq of a Comment or a Mark. Hold lockForReading() for those two.
    Record record(RecordIndex index) const;
    /// Why a message could not be decoded or what it did wrong (`no such export ID: 7`); empty if nothing.
    QString problem(RecordIndex index) const;

    /// Sessions are numbered from 0 by their records, so this is the largest number and one more; numbers without a record cost
    /// nothing. Numbers from 2^24 - 1 on are taken for that one.
    int sessionCount() const;
    /// Stays where it is while the capture lives, and is up to date. Of a number without a record SessionInfo::first is NoRecord,
    /// and the reference is to an empty one that says nothing of a record to come.
    const SessionInfo &session(quint32 session) const;

    /// The number that the format gives a message, see Record::seq; -1 for other records. O(1), nearly.
    qint64 seqOf(RecordIndex index) const;
    /// The other way round; NoRecord if there is no such message. O(log n).
    RecordIndex recordOf(qint64 seq) const;
    /// How many messages have such a number.
    qint64 numberedCount() const;
    /// The message that a Comment or a Mark is about; NoRecord for the whole capture, and for other records.
    RecordIndex about(RecordIndex index) const;
    /// The Comment, and the Mark, that counts for message \a index (NoRecord: for the whole capture); NoRecord if there is none.
    RecordIndex commentOn(RecordIndex index) const;
    RecordIndex markOn(RecordIndex index) const;

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

    /// For a sidecar index: all that is known, if all texts are in file 0 and all records came from there. \return false: they
    /// did not.
    bool writeIndex(IndexWriter &archive) const;
    /// The other way round, into a capture that has no record yet but a file 0; \a rest reads what stands behind it, and
    /// \a isWhole, which is asked last, may refuse all of it. \return false: it made no sense, and the capture is as it was.
    bool readIndex(IndexReader &archive, const std::function<void()> &rest, const std::function<bool()> &isWhole);

private:
    std::unique_lock<std::shared_mutex> lockForWriting();
    RecordIndex appendLocked(Record &&record);
    RecordIndex appendLocked(const Record &facts, QByteArrayView text, TextPlace place);
    RecordIndex appendLocked(const Record &facts, const PreparedMessage &message, TextPlace place);
    void joinLocked(quint32 session, const SessionStart &start);
    void setLimitsLocked(quint32 session, Side side, const RpcLimits &limits);

    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace QtCapnWeb::Trace
