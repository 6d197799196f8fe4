// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "capture.h"

#include "capabilitylabels.h"
#include "jsonwriter.h"
#include "payloadpreview.h"
#include "rpclimits.h"
#include "subject.h"
#include "textstore.h"
#include "visibletext.h"

#include <QtCore/QHash>

#include <algorithm>
#include <array>
#include <atomic>
#include <mutex>
#include <unordered_map>

using namespace Qt::StringLiterals;

namespace QtCapnWeb::Trace {

namespace {

constexpr qsizetype RowsPerChunk = 4096;
constexpr size_t LargestScratch = 8 << 20; // bytes of tape that are kept for the next message
constexpr quint32 MostSessions = 1 << 24;

struct StoredRow {
    Row row;
    quint64 textOffset = 0;
    quint16 payload = 0; // where the preview begins
};

struct RowChunk {
    std::array<StoredRow, RowsPerChunk> rows;
    qint64 firstSeq = 0; // messages before it
};

} // namespace

struct Capture::Private {
    mutable std::shared_mutex lock;
    mutable std::mutex labelLock;
    std::vector<std::unique_ptr<RowChunk>> rows;
    std::atomic<RecordIndex> count = 0;
    qint64 nextSeq = 0;
    QHash<RecordIndex, RecordIndex> comments; // by the message that they are about
    QHash<RecordIndex, RecordIndex> marks;
    TextStore texts;
    TableHistory tables;
    CallIndex calls;
    std::unordered_map<quint32, SessionInfo> sessions; // a peer or a file may have chosen any numbers
    quint32 sessionCount = 0;
    QHash<RecordIndex, QString> problems;
    QHash<std::pair<quint32, int>, RpcLimits> limits;
    JsonDocument scratch;
    mutable CapabilityLabels labels{tables, calls};

    StoredRow &stored(RecordIndex index) { return rows[size_t(index / RowsPerChunk)]->rows[size_t(index % RowsPerChunk)]; }
    const StoredRow &stored(RecordIndex index) const
    {
        return rows[size_t(index / RowsPerChunk)]->rows[size_t(index % RowsPerChunk)];
    }
    Row &row(RecordIndex index) { return stored(index).row; }
    const Row &row(RecordIndex index) const { return stored(index).row; }

    void say(RecordIndex index, const QString &problem)
    {
        if (problem.isEmpty() || row(index).hasProblem)
            return;
        row(index).hasProblem = true;
        problems.insert(index, problem);
    }

    SessionInfo &session(const Record &record, RecordIndex index)
    {
        sessionCount = std::max(sessionCount, record.session + 1);
        SessionInfo &info = sessions[record.session];
        if (info.first == NoRecord)
            info.first = index;
        info.last = index;
        return info;
    }

    void addMessage(RecordIndex index);
    void analyse(RecordIndex index, const JsonNode &root);
    void endSession(quint32 session, RecordIndex index);
    RecordIndex recordOf(qint64 seq, RecordIndex end) const;
};

Capture::Capture() : d(std::make_unique<Private>()) { }
Capture::~Capture() = default;

RecordIndex Capture::append(Record &&record)
{
    const std::unique_lock writing(d->lock);
    const RecordIndex index = d->count.load(std::memory_order_relaxed);
    if (index % RowsPerChunk == 0) {
        d->rows.push_back(std::make_unique<RowChunk>());
        d->rows.back()->firstSeq = d->nextSeq;
    }

    // Numbers of sessions come from whoever made the record; those who go through all of them must come to an end.
    record.session = std::min(record.session, MostSessions - 1);

    Row &row = d->row(index);
    row.time = record.time;
    const qint64 size = record.kind == Record::Kind::Refused ? record.size : record.text.size();
    row.textSize = quint32(std::clamp<qint64>(size, 0, 0xffffffff));
    d->stored(index).textOffset = d->texts.append(record.text);
    row.session = record.session;
    row.closeCode = record.code;
    row.kind = record.kind;
    row.from = record.from;
    row.onWire = record.onWire;

    if (isNumbered(record.kind))
        ++d->nextSeq;
    switch (record.kind) {
    case Record::Kind::Opened:
        d->session(record, index).name = QString::fromUtf8(record.text);
        break;
    case Record::Kind::Message: {
        SessionInfo &session = d->session(record, index);
        ++session.messages;
        session.bytes += quint64(record.text.size());
        d->addMessage(index);
        break;
    }
    case Record::Kind::Binary:
        d->session(record, index);
        d->say(index, u"A binary frame; the protocol has only text."_s);
        d->tables.broken(record.session, opposite(record.from), index);
        break;
    case Record::Kind::Refused:
        d->session(record, index);
        d->say(index, u"A message of %1 bytes was refused for its size."_s.arg(row.textSize));
        d->tables.broken(record.session, opposite(record.from), index);
        break;
    case Record::Kind::Closed:
    case Record::Kind::Failed:
        d->session(record, index).open = false;
        d->endSession(record.session, index);
        break;
    case Record::Kind::Request:
    case Record::Kind::Response:
    case Record::Kind::Note:
        d->session(record, index);
        break;
    case Record::Kind::Comment:
    case Record::Kind::Mark: {
        const RecordIndex about = record.seq < 0 ? NoRecord : d->recordOf(record.seq, index);
        row.id = double(about);
        row.session = about == NoRecord ? 0 : d->row(about).session; // no record of that session itself
        if (record.seq >= 0 && about == NoRecord) {
            d->say(index, u"It is about a message that is not in this capture."_s);
            break;
        }
        QHash<RecordIndex, RecordIndex> &counting = record.kind == Record::Kind::Comment ? d->comments : d->marks;
        if (record.text.isEmpty())
            counting.remove(about);
        else
            counting.insert(about, index);
        break;
    }
    }
    d->count.store(index + 1, std::memory_order_release);
    return index;
}

RecordIndex Capture::Private::recordOf(qint64 seq, RecordIndex end) const
{
    const auto behind =
        std::upper_bound(rows.begin(), rows.end(), seq,
                         [](qint64 wanted, const std::unique_ptr<RowChunk> &chunk) { return wanted < chunk->firstSeq; });
    if (seq < 0 || behind == rows.begin())
        return NoRecord;
    RecordIndex index = (behind - rows.begin() - 1) * RowsPerChunk;
    qint64 next = (*std::prev(behind))->firstSeq;
    for (; index < end; ++index) {
        if (isNumbered(row(index).kind) && next++ == seq)
            return index;
    }
    return NoRecord;
}

void Capture::Private::endSession(quint32 session, RecordIndex index)
{
    tables.broken(session, Side::A, index);
    tables.broken(session, Side::B, index);
    calls.endSession(session);
}

void Capture::Private::addMessage(RecordIndex index)
{
    const Row &row = this->row(index);
    const Side receiver = opposite(row.from);
    // The scratch document wraps the store's memory, which does not move.
    const JsonError error = scratch.parse(texts.wrapped(stored(index).textOffset, row.textSize));
    if (error.isError()) {
        say(index, u"No JSON: %1 (at byte %2)"_s.arg(error.message).arg(error.offset));
        if (row.onWire)
            tables.broken(row.session, receiver, index);
    } else {
        analyse(index, scratch.root());
    }
    if (scratch.memoryUsage() > LargestScratch)
        scratch = JsonDocument();
}

void Capture::Private::analyse(RecordIndex index, const JsonNode &root)
{
    Row &row = this->row(index);
    const Side receiver = opposite(row.from);
    const std::optional<Message> message = Message::decode(root);
    if (!message) {
        // The whole message may stand in that text: what is kept of it must be small.
        say(index, visibleText(root.length() < 1000 ? badMessageText(root) : u"bad RPC message"_s, 300));
        if (row.onWire)
            tables.broken(row.session, receiver, index);
        return;
    }

    row.decoded = true;
    row.message = message->kind;
    EntryId created;
    switch (message->kind) {
    case Message::Kind::Push:
    case Message::Kind::Stream:
    case Message::Kind::Pipe:
        created = EntryId(tables.nextImport(row.session, row.from));
        row.id = created.value;
        row.hasId = true;
        break;
    case Message::Kind::Abort:
        sessions[row.session].aborted = true;
        break;
    default:
        row.id = message->id.value;
        row.hasId = true;
    }

    Subject subject;
    const QString senderProblem = tables.sent(row.session, row.from, *message, index, &subject);
    calls.add(index, row.time, row.session, row.from, *message, created, subject);

    // The receiver measures before it reads.
    const RpcLimits defaults;
    const auto found = limits.constFind({row.session, int(receiver)});
    const qint64 largest = (found == limits.constEnd() ? defaults : *found).maxMessageSize;
    if (row.onWire && row.textSize > largest && utf16Length(texts.view(stored(index).textOffset, row.textSize)) > largest) {
        if (!tables.isFrozen(row.session, receiver))
            say(index, u"Incoming message exceeds maximum size of %1 UTF-16 code units."_s.arg(largest));
        tables.broken(row.session, receiver, index);
    } else if (row.onWire) {
        say(index, visibleText(tables.received(row.session, receiver, *message, index), 300));
    }
    say(index, senderProblem);

    const JsonNode payload = subject.kind == Subject::Kind::Call || subject.kind == Subject::Kind::Map ? subject.arguments
                             : subject.kind == Subject::Kind::Value                                    ? message->expression
                                                                                                       : JsonNode();
    if (!payload.isNone())
        stored(index).payload = quint16(std::min<quint32>(payload.offset(), 0xffff));
    if (message->kind == Message::Kind::Abort)
        calls.endSession(row.session);
}

void Capture::setLimits(quint32 session, Side side, const RpcLimits &limits)
{
    d->limits.insert({session, int(side)}, limits);
    d->tables.setLimits(session, side, limits);
}

const RpcLimits *Capture::limits(quint32 session, Side side) const
{
    const auto found = d->limits.constFind({session, int(side)});
    return found == d->limits.constEnd() ? nullptr : &*found;
}

std::shared_lock<std::shared_mutex> Capture::lockForReading() const { return std::shared_lock(d->lock); }

RecordIndex Capture::count() const { return d->count.load(std::memory_order_acquire); }
Row Capture::row(RecordIndex index) const { return d->row(index); }

QByteArray Capture::text(RecordIndex index) const
{
    const StoredRow &stored = d->stored(index);
    return stored.row.kind == Record::Kind::Refused ? QByteArray() : d->texts.text(stored.textOffset, stored.row.textSize);
}

QByteArrayView Capture::textView(RecordIndex index, QByteArray &) const
{
    const StoredRow &stored = d->stored(index);
    return stored.row.kind == Record::Kind::Refused ? QByteArrayView() : d->texts.view(stored.textOffset, stored.row.textSize);
}

StoredText Capture::storedText(RecordIndex index, QByteArray &buffer) const { return {textView(index, buffer), false}; }

qint64 Capture::seqOf(RecordIndex index) const
{
    if (!isNumbered(d->row(index).kind))
        return -1;
    qint64 seq = d->rows[size_t(index / RowsPerChunk)]->firstSeq;
    for (RecordIndex i = index - index % RowsPerChunk; i < index; ++i)
        seq += isNumbered(d->row(i).kind);
    return seq;
}

RecordIndex Capture::recordOf(qint64 seq) const { return d->recordOf(seq, count()); }

qint64 Capture::numberedCount() const { return d->nextSeq; }

RecordIndex Capture::about(RecordIndex index) const
{
    const Row &row = d->row(index);
    const bool isAbout = row.kind == Record::Kind::Comment || row.kind == Record::Kind::Mark;
    return isAbout ? RecordIndex(row.id) : NoRecord;
}

RecordIndex Capture::commentOn(RecordIndex index) const { return d->comments.value(index, NoRecord); }
RecordIndex Capture::markOn(RecordIndex index) const { return d->marks.value(index, NoRecord); }

QString Capture::problem(RecordIndex index) const { return d->row(index).hasProblem ? d->problems.value(index) : QString(); }

int Capture::sessionCount() const { return int(d->sessionCount); }
const SessionInfo &Capture::session(quint32 session) const
{
    static const SessionInfo none;
    const auto found = d->sessions.find(session);
    return found == d->sessions.end() ? none : found->second;
}
const TableHistory &Capture::tables() const { return d->tables; }
const CallIndex &Capture::calls() const { return d->calls; }
qint64 Capture::textBytes() const { return d->texts.byteCount(); }

QString Capture::target(RecordIndex index) const
{
    const Row &row = d->row(index);
    if (!row.decoded || !row.hasId)
        return {};
    const std::lock_guard making(d->labelLock);
    return d->labels.ofMessage(*this, index);
}

QString Capture::label(quint32 session, Side side, Table table, const TableEntry &entry) const
{
    const std::lock_guard making(d->labelLock);
    return d->labels.ofEntry(*this, session, table == Table::Imports ? side : opposite(side), table, entry);
}

QString Capture::preview(RecordIndex index, int maximum) const
{
    const Row &row = d->row(index);
    QByteArray buffer;
    const QByteArrayView text = textView(index, buffer);
    if (row.kind != Record::Kind::Message) {
        if (row.kind == Record::Kind::Binary)
            return visibleText(QByteArrayView(text.first(std::min<qsizetype>(text.size(), maximum)).toByteArray().toHex(' ')),
                               maximum);
        return visibleText(text, maximum);
    }
    if (!row.decoded)
        return visibleText(text, maximum);
    const quint16 payload = d->stored(index).payload;
    if (payload == 0xffff) // a head of 64 KiB: shown from its beginning
        return visibleText(text, maximum);
    if (payload == 0)
        return {};
    const CallId call =
        row.message == Message::Kind::Push || row.message == Message::Kind::Stream ? d->calls.callOf(index) : NoCall;
    return payloadPreview(text.sliced(payload), maximum, call != NoCall && d->calls.call(call).isCall);
}

} // namespace QtCapnWeb::Trace
