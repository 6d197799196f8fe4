// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "capture.h"

#include "captureinternals.h"
#include "indexarchive.h"
#include "payloadpreview.h"
#include "visibletext.h"

#include <QtCore/QBuffer>

#include <algorithm>

namespace QtCapnWeb::Trace {

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

RecordIndex Capture::appendLocked(const Record &facts, const PreparedMessage &message, TextPlace place)
{
    return d->append(facts, message, place);
}

bool Capture::writeIndex(IndexWriter &archive) const
{
    const std::shared_lock reading(d->lock);
    if (!d->texts.isOneFile())
        return false;
    d->archive(archive);
    return archive.ok();
}

bool Capture::readIndex(IndexReader &archive, const std::function<void()> &rest, const std::function<bool()> &isWhole)
{
    const std::unique_lock writing(d->lock);
    if (d->rows.count() > 0 || !d->texts.isOneFile())
        return false;
    d->lastSession = nullptr;
    d->indexMemory = archive.memory();
    d->archive(archive);
    rest();
    if (archive.ok() && archive.atEnd() && d->isSound() && isWhole()) {
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
    d->indexMemory.reset();
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

const RpcLimits *Capture::limits(quint32 session, Side side) const { return d->limitsOf(session, side); }

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
