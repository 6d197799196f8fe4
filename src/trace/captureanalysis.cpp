// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "captureinternals.h"

#include "jsonwriter.h"
#include "visibletext.h"

using namespace Qt::StringLiterals;

namespace QtCapnWeb::Trace {

namespace {

const RpcLimits DefaultLimits;

} // namespace

NewRecord Capture::Private::begin(const Record &facts) const
{
    NewRecord record;
    record.index = rows.count();
    Row &row = record.row;
    row.time = facts.time;
    // Numbers of sessions come from whoever made the record; those who go through all of them must come to an end.
    row.session = std::min(facts.session, MostSessions - 1);
    row.closeCode = facts.code;
    row.kind = facts.kind;
    row.from = facts.from;
    row.onWire = facts.onWire;
    return record;
}

RecordIndex Capture::Private::append(const Record &facts, const PreparedMessage &message, TextPlace place)
{
    NewRecord record = begin(facts);
    record.row.textSize = quint32(message.textSize);
    textBytes.fetch_add(message.textSize, std::memory_order_relaxed);
    addMessage(record, message.outline, message.store);
    return store(record, place);
}

RecordIndex Capture::Private::append(const Record &facts, QByteArrayView text, TextPlace place)
{
    NewRecord record = begin(facts);
    record.text = text;
    Row &row = record.row;
    const qint64 size = facts.kind == Record::Kind::Refused ? facts.size : text.size();
    row.textSize = quint32(std::clamp<qint64>(size, 0, 0xffffffff));
    if (row.kind != Record::Kind::Refused)
        textBytes.fetch_add(text.size(), std::memory_order_relaxed);

    switch (row.kind) {
    case Record::Kind::Opened:
        session(record).name = QString::fromUtf8(text);
        break;
    case Record::Kind::Message:
        outlineStore.clear();
        addMessage(record, outlines.read(text, &outlineStore), outlineStore);
        break;
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

    return store(record, place);
}

RecordIndex Capture::Private::store(NewRecord &record, TextPlace place)
{
    if (!record.problem.isEmpty()) {
        record.row.hasProblem = true;
        problems.insert(record.index, record.problem);
    }
    if (record.preview >= RowStore::FarPreview && record.preview < 0xffff)
        farPreviews.insert(record.index, quint16(record.preview));
    return rows.append(record.row, place, record.preview);
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

void Capture::Private::addMessage(NewRecord &record, const MessageOutline &outline, const OutlineStore &from)
{
    Row &row = record.row;
    SessionInfo &info = session(record);
    ++info.messages;
    info.bytes += row.textSize;
    if (!outline.decoded) {
        record.say(from.problem(outline));
        if (row.onWire)
            tables.broken(row.session, opposite(row.from), record.index);
        return;
    }

    row.decoded = true;
    row.message = outline.kind;
    EntryId created;
    switch (outline.kind) {
    case Message::Kind::Push:
    case Message::Kind::Stream:
    case Message::Kind::Pipe:
        created = EntryId(tables.nextImport(row.session, row.from));
        row.id = created.value;
        row.hasId = true;
        break;
    case Message::Kind::Abort:
        info.aborted = true;
        break;
    default:
        row.id = outline.id.value;
        row.hasId = true;
    }

    // What is said after an abort is about nothing.
    const bool hasAborted = tables.hasAborted(row.session, row.from);
    const Subject subject = hasAborted ? Subject() : from.subject(outline);
    const QString senderProblem = tables.sent(row.session, row.from, outline, from, record.index);
    calls.add(record.index, row.session, row.from, outline, created, subject);
    if (row.onWire)
        record.say(receive(record, outline, from, limitsOf(row.session, opposite(row.from))));
    record.say(senderProblem);
    record.preview = qsizetype(hasAborted ? outline.expression : outline.payload);
    if (outline.kind == Message::Kind::Abort)
        calls.endSession(row.session);
}

QString Capture::Private::receive(const NewRecord &record, const MessageOutline &outline, const OutlineStore &from,
                                  const RpcLimits *own)
{
    const Row &row = record.row;
    const Side receiver = opposite(row.from);
    // The receiver measures before it reads.
    const qint64 largest = own ? own->maxMessageSize : DefaultLimits.maxMessageSize;
    if (row.textSize > largest && utf16Length(record.text) > largest) {
        const bool isFrozen = tables.isFrozen(row.session, receiver);
        tables.broken(row.session, receiver, record.index);
        return isFrozen ? QString() : u"Incoming message exceeds maximum size of %1 UTF-16 code units."_s.arg(largest);
    }
    if (!own || !outline.hasExpression)
        return visibleText(tables.received(row.session, receiver, outline, from, record.index), 300);
    OutlineStore ownStore;
    const MessageOutline ownOutline = outlines.read(record.text, *own, &ownStore);
    return visibleText(tables.received(row.session, receiver, ownOutline, ownStore, record.index), 300);
}

} // namespace QtCapnWeb::Trace
