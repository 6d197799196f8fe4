// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "capture.h"

#include "capabilitylabels.h"
#include "indexarchive.h"
#include "jsonwriter.h"
#include "payloadpreview.h"
#include "rpclimits.h"
#include "subject.h"
#include "textstore.h"
#include "visibletext.h"

#include <QtCore/QBuffer>
#include <QtCore/QHash>

#include <algorithm>
#include <atomic>
#include <mutex>
#include <unordered_map>

using namespace Qt::StringLiterals;

namespace QtCapnWeb::Trace {

namespace {

constexpr size_t LargestScratch = 8 << 20; // bytes of tape that are kept for the next message
constexpr quint32 MostSessions = 1 << 24;
const RpcLimits DefaultLimits;

// A record on its way into the store.
struct NewRecord {
    RecordIndex index;
    Row row;
    QByteArrayView text;
    qsizetype preview = 0;
    QString problem;

    void say(const QString &what)
    {
        if (problem.isEmpty())
            problem = what;
    }
};

} // namespace

struct Capture::Private {
    mutable std::shared_mutex lock;
    mutable std::mutex labelLock;
    RowStore rows;
    QHash<RecordIndex, RecordIndex> comments; // by the message that they are about
    QHash<RecordIndex, RecordIndex> marks;
    TextStore texts;
    std::atomic<qint64> textBytes = 0;
    TableHistory tables;
    CallIndex calls{rows};
    std::unordered_map<quint32, SessionInfo> sessions; // a peer or a file may have chosen any numbers
    // Records of one session come in runs.
    SessionInfo *lastSession = nullptr;
    quint32 lastSessionNumber = 0;
    quint32 sessionCount = 0;
    QHash<RecordIndex, QString> problems;
    QHash<RecordIndex, quint16> farPreviews; // that the row has no room for
    QHash<std::pair<quint32, int>, RpcLimits> limits;
    JsonDocument scratch;
    mutable CapabilityLabels labels{tables, calls};

    SessionInfo &session(const NewRecord &record)
    {
        const quint32 number = record.row.session;
        if (!lastSession || lastSessionNumber != number) {
            sessionCount = std::max(sessionCount, number + 1);
            lastSession = &sessions[number];
            lastSessionNumber = number;
        }
        if (lastSession->first == NoRecord)
            lastSession->first = record.index;
        lastSession->last = record.index;
        return *lastSession;
    }

    template<typename Archive>
    void archive(Archive &archive)
    {
        rows.archive(archive);
        archive(comments);
        archive(marks);
        qint64 bytes = textBytes.load(std::memory_order_relaxed);
        archive(bytes);
        textBytes.store(bytes, std::memory_order_relaxed);
        tables.archive(archive);
        calls.archive(archive);
        archive(sessions);
        archive(sessionCount);
        archive(problems);
        archive(farPreviews);
        archive(limits);
    }
    bool isSound() const;

    RecordIndex append(const Record &facts, QByteArrayView text, TextPlace place);
    void addMessage(NewRecord &record);
    void analyse(NewRecord &record, const JsonNode &root);
    void addRemark(NewRecord &record, qint64 seq);
    void endSession(const NewRecord &record);
};

Capture::Capture() : d(std::make_unique<Private>()) { }
Capture::~Capture() = default;

RecordIndex Capture::append(Record &&record)
{
    const std::unique_lock writing(d->lock);
    return appendLocked(std::move(record));
}

RecordIndex Capture::append(const Record &facts, QByteArrayView text, TextPlace place)
{
    const std::unique_lock writing(d->lock);
    return d->append(facts, text, place);
}

std::unique_lock<std::shared_mutex> Capture::lockForWriting() { return std::unique_lock(d->lock); }

RecordIndex Capture::appendLocked(Record &&record)
{
    const TextPlace place = record.kind == Record::Kind::Refused ? TextPlace() : d->texts.append(record.text);
    return d->append(record, record.text, place);
}

RecordIndex Capture::appendLocked(const Record &facts, QByteArrayView text, TextPlace place)
{
    return d->append(facts, text, place);
}

bool Capture::writeIndex(IndexWriter &archive) const
{
    const std::shared_lock reading(d->lock);
    if (!d->texts.isOneFile())
        return false;
    d->archive(archive);
    return archive.ok();
}

bool Capture::readIndex(IndexReader &archive, const std::function<void()> &rest)
{
    const std::unique_lock writing(d->lock);
    if (d->rows.count() > 0 || !d->texts.isOneFile())
        return false;
    d->lastSession = nullptr;
    d->archive(archive);
    rest();
    if (archive.ok() && archive.atEnd() && d->isSound()) {
        d->rows.publish();
        return true;
    }
    // As an empty one is. Nobody has seen what was there.
    QBuffer empty;
    empty.open(QIODevice::WriteOnly);
    IndexWriter writer(empty);
    Private().archive(writer);
    IndexReader reader(empty.data());
    d->archive(reader);
    return false;
}

bool Capture::Private::isSound() const
{
    const RecordIndex records = rows.readCount();
    const auto isRecord = [&](RecordIndex index) { return index >= NoRecord && index < records; };
    for (const QHash<RecordIndex, RecordIndex> *remarks : {&comments, &marks}) {
        if (!std::all_of(remarks->begin(), remarks->end(), isRecord))
            return false;
    }
    for (const auto &[number, session] : sessions) {
        if (number >= sessionCount || !isRecord(session.first) || !isRecord(session.last))
            return false;
    }
    return sessionCount <= MostSessions && rows.isSound(0) && tables.isSound(records) && calls.isSound(records);
}

int Capture::addFile(std::shared_ptr<const TextFile> file)
{
    const std::unique_lock writing(d->lock);
    return d->texts.addFile(std::move(file));
}

RecordIndex Capture::Private::append(const Record &facts, QByteArrayView text, TextPlace place)
{
    NewRecord record;
    record.index = rows.count();
    record.text = text;
    Row &row = record.row;
    row.time = facts.time;
    const qint64 size = facts.kind == Record::Kind::Refused ? facts.size : text.size();
    row.textSize = quint32(std::clamp<qint64>(size, 0, 0xffffffff));
    // Numbers of sessions come from whoever made the record; those who go through all of them must come to an end.
    row.session = std::min(facts.session, MostSessions - 1);
    row.closeCode = facts.code;
    row.kind = facts.kind;
    row.from = facts.from;
    row.onWire = facts.onWire;
    if (row.kind != Record::Kind::Refused)
        textBytes.fetch_add(text.size(), std::memory_order_relaxed);

    switch (row.kind) {
    case Record::Kind::Opened:
        session(record).name = QString::fromUtf8(text);
        break;
    case Record::Kind::Message: {
        SessionInfo &info = session(record);
        ++info.messages;
        info.bytes += quint64(text.size());
        addMessage(record);
        break;
    }
    case Record::Kind::Binary:
        session(record);
        record.say(u"A binary frame; the protocol has only text."_s);
        tables.broken(row.session, opposite(row.from), record.index);
        break;
    case Record::Kind::Refused:
        session(record);
        record.say(u"A message of %1 bytes was refused for its size."_s.arg(row.textSize));
        tables.broken(row.session, opposite(row.from), record.index);
        break;
    case Record::Kind::Closed:
    case Record::Kind::Failed:
        session(record).open = false;
        endSession(record);
        break;
    case Record::Kind::Request:
    case Record::Kind::Response:
    case Record::Kind::Note:
        session(record);
        break;
    case Record::Kind::Comment:
    case Record::Kind::Mark:
        addRemark(record, facts.seq);
        break;
    }

    if (!record.problem.isEmpty()) {
        row.hasProblem = true;
        problems.insert(record.index, record.problem);
    }
    if (record.preview >= RowStore::FarPreview && record.preview < 0xffff)
        farPreviews.insert(record.index, quint16(record.preview));
    return rows.append(row, place, record.preview);
}

void Capture::Private::addRemark(NewRecord &record, qint64 seq)
{
    const RecordIndex about = seq < 0 ? NoRecord : rows.recordOf(seq);
    record.row.id = double(about);
    record.row.session = about == NoRecord ? 0 : rows.row(about).session; // it is no record of that session itself
    if (seq >= 0 && about == NoRecord)
        return record.say(u"It is about a message that is not in this capture."_s);
    QHash<RecordIndex, RecordIndex> &counting = record.row.kind == Record::Kind::Comment ? comments : marks;
    if (record.text.isEmpty())
        counting.remove(about);
    else
        counting.insert(about, record.index);
}

void Capture::Private::endSession(const NewRecord &record)
{
    tables.broken(record.row.session, Side::A, record.index);
    tables.broken(record.row.session, Side::B, record.index);
    calls.endSession(record.row.session);
}

void Capture::Private::addMessage(NewRecord &record)
{
    const Row &row = record.row;
    const Side receiver = opposite(row.from);
    const JsonError error = scratch.parse(QByteArray::fromRawData(record.text.data(), record.text.size()));
    if (error.isError()) {
        record.say(u"No JSON: %1 (at byte %2)"_s.arg(error.message).arg(error.offset));
        if (row.onWire)
            tables.broken(row.session, receiver, record.index);
    } else {
        analyse(record, scratch.root());
    }
    if (scratch.memoryUsage() > LargestScratch)
        scratch = JsonDocument();
}

void Capture::Private::analyse(NewRecord &record, const JsonNode &root)
{
    Row &row = record.row;
    const Side receiver = opposite(row.from);
    const std::optional<Message> message = Message::decode(root);
    if (!message) {
        // The whole message may stand in that text: what is kept of it must be small.
        record.say(visibleText(root.length() < 1000 ? badMessageText(root) : u"bad RPC message"_s, 300));
        if (row.onWire)
            tables.broken(row.session, receiver, record.index);
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
    const QString senderProblem = tables.sent(row.session, row.from, *message, record.index, &subject);
    calls.add(record.index, row.session, row.from, *message, created, subject);

    // The receiver measures before it reads.
    qint64 largest = DefaultLimits.maxMessageSize;
    if (!limits.isEmpty()) {
        const auto found = limits.constFind({row.session, int(receiver)});
        if (found != limits.constEnd())
            largest = found->maxMessageSize;
    }
    if (row.onWire && row.textSize > largest && utf16Length(record.text) > largest) {
        if (!tables.isFrozen(row.session, receiver))
            record.say(u"Incoming message exceeds maximum size of %1 UTF-16 code units."_s.arg(largest));
        tables.broken(row.session, receiver, record.index);
    } else if (row.onWire) {
        const QString problem = tables.received(row.session, receiver, *message, record.index);
        if (!problem.isEmpty())
            record.say(visibleText(problem, 300));
    }
    record.say(senderProblem);

    const JsonNode payload = subject.kind == Subject::Kind::Call || subject.kind == Subject::Kind::Map ? subject.arguments
                             : subject.kind == Subject::Kind::Value                                    ? message->expression
                                                                                                       : JsonNode();
    if (!payload.isNone())
        record.preview = qsizetype(payload.offset());
    if (message->kind == Message::Kind::Abort)
        calls.endSession(row.session);
}

void Capture::join(quint32 session, const SessionStart &start)
{
    const std::unique_lock writing(d->lock);
    joinLocked(session, start);
}

void Capture::joinLocked(quint32 session, const SessionStart &start) { d->tables.join(session, start); }

void Capture::setLimits(quint32 session, Side side, const RpcLimits &limits)
{
    const std::unique_lock writing(d->lock);
    setLimitsLocked(session, side, limits);
}

void Capture::setLimitsLocked(quint32 session, Side side, const RpcLimits &limits)
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

RecordIndex Capture::count() const { return d->rows.count(); }
Row Capture::row(RecordIndex index) const { return d->rows.row(index); }

QByteArray Capture::text(RecordIndex index) const
{
    const Row row = d->rows.row(index);
    return row.kind == Record::Kind::Refused ? QByteArray() : d->texts.text(d->rows.place(index), row.textSize);
}

QByteArrayView Capture::textView(RecordIndex index, QByteArray &buffer) const
{
    const Row row = d->rows.row(index);
    return row.kind == Record::Kind::Refused ? QByteArrayView() : d->texts.view(d->rows.place(index), row.textSize, buffer);
}

StoredText Capture::storedText(RecordIndex index, QByteArray &buffer) const
{
    const Row row = d->rows.row(index);
    if (row.kind == Record::Kind::Refused)
        return {};
    const TextPlace place = d->rows.place(index);
    if (place.encoding == TextPlace::Encoding::Base64)
        return {d->texts.view(place, row.textSize, buffer), false};
    const QByteArrayView bytes = d->texts.stored(place, row.textSize, buffer);
    // What has no escape is as long as what it means.
    return {bytes, place.encoding == TextPlace::Encoding::Escaped && bytes.size() != qsizetype(row.textSize)};
}

qint64 Capture::seqOf(RecordIndex index) const { return d->rows.seqOf(index); }
RecordIndex Capture::recordOf(qint64 seq) const { return d->rows.recordOf(seq); }
qint64 Capture::numberedCount() const { return d->rows.numberedCount(); }

RecordIndex Capture::about(RecordIndex index) const
{
    const Row row = d->rows.row(index);
    const bool isAbout = row.kind == Record::Kind::Comment || row.kind == Record::Kind::Mark;
    return isAbout ? RecordIndex(row.id) : NoRecord;
}

RecordIndex Capture::commentOn(RecordIndex index) const { return d->comments.value(index, NoRecord); }
RecordIndex Capture::markOn(RecordIndex index) const { return d->marks.value(index, NoRecord); }

Record Capture::record(RecordIndex index) const
{
    const Row row = this->row(index);
    Record record;
    record.kind = row.kind;
    record.from = row.from;
    record.onWire = row.onWire;
    record.code = row.closeCode;
    record.session = row.session;
    record.time = row.time;
    record.text = text(index);
    record.size = row.textSize;
    if (row.kind == Record::Kind::Comment || row.kind == Record::Kind::Mark) {
        const RecordIndex subject = about(index);
        record.seq = subject == NoRecord ? -1 : seqOf(subject);
    }
    return record;
}

QString Capture::problem(RecordIndex index) const { return d->rows.row(index).hasProblem ? d->problems.value(index) : QString(); }

int Capture::sessionCount() const { return int(d->sessionCount); }
const SessionInfo &Capture::session(quint32 session) const
{
    static const SessionInfo none;
    const auto found = d->sessions.find(session);
    return found == d->sessions.end() ? none : found->second;
}
const TableHistory &Capture::tables() const { return d->tables; }
const CallIndex &Capture::calls() const { return d->calls; }
qint64 Capture::textBytes() const { return d->textBytes.load(std::memory_order_relaxed); }

QString Capture::target(RecordIndex index) const
{
    const Row row = d->rows.row(index);
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
    const Row row = d->rows.row(index);
    QByteArray buffer;
    const auto head = [&](qsizetype behind) {
        return row.kind == Record::Kind::Refused
                   ? QByteArrayView()
                   : d->texts.head(d->rows.place(index), row.textSize, behind + bytesForPreview(maximum), buffer);
    };
    if (row.kind == Record::Kind::Binary)
        return visibleText(QByteArrayView(head(0).first(std::min<qsizetype>(row.textSize, maximum)).toByteArray().toHex(' ')),
                           maximum);
    if (row.kind != Record::Kind::Message || !row.decoded)
        return visibleText(head(0), maximum);
    qsizetype payload = d->rows.preview(index);
    if (payload == 0)
        return {};
    if (payload == RowStore::FarPreview)
        payload = d->farPreviews.value(index, 0);
    if (payload == 0) // a head of 64 KiB: shown from its beginning
        return visibleText(head(0), maximum);
    const CallId call =
        row.message == Message::Kind::Push || row.message == Message::Kind::Stream ? d->calls.callOf(index) : NoCall;
    const QByteArrayView text = head(payload);
    if (text.size() <= payload) // the file is not what it was
        return {};
    return payloadPreview(text.sliced(payload), maximum, call != NoCall && d->calls.call(call).isCall);
}

} // namespace QtCapnWeb::Trace
