// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "streamtransfers.h"

#include "capture.h"
#include "jsonfields.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace QtCapnWeb::Trace {

bool StreamTransfers::update(const Capture &capture, qint64 maximumRecords)
{
    for (const RecordIndex count = capture.count(); m_done < count && maximumRecords > 0; ++m_done, --maximumRecords)
        add(capture, m_done);
    return m_done == capture.count();
}

qsizetype StreamTransfers::find(quint32 session, Side writer, EntryId id) const
{
    const auto found = m_places.find({session, writer, id.value});
    return found == m_places.end() ? -1 : qsizetype(found->second);
}

size_t StreamTransfers::open(const Capture &capture, quint32 session, Side writer, EntryId id, RecordIndex at)
{
    const Key key{session, writer, id.value};
    if (const auto found = m_places.find(key); found != m_places.end())
        return found->second;
    StreamTransfer transfer;
    transfer.session = session;
    transfer.writer = writer;
    transfer.id = id;
    if (const auto entry = capture.tables().find(session, writer, Table::Imports, id, at)) {
        transfer.pipe = entry->origin == TableEntry::Origin::Pipe;
        if (entry->origin != TableEntry::Origin::Unknown)
            transfer.opened = entry->born;
    }
    const size_t place = m_transfers.size();
    m_transfers.push_back(transfer);
    m_chunks.emplace_back();
    m_places.emplace(key, place);
    m_open[session].push_back(place);
    return place;
}

void StreamTransfers::endOf(StreamTransfer &transfer, StreamTransfer::End end, RecordIndex at)
{
    if (transfer.end != StreamTransfer::End::Open)
        return;
    transfer.end = end;
    transfer.ended = at;
    transfer.last = at;
}

void StreamTransfers::endSession(quint32 session, RecordIndex at)
{
    const auto found = m_open.find(session);
    if (found == m_open.end())
        return;
    for (const size_t place : found->second)
        endOf(m_transfers[place], StreamTransfer::End::Broken, at);
    m_open.erase(found);
}

void StreamTransfers::add(const Capture &capture, RecordIndex record)
{
    const Row row = capture.row(record);
    if (row.kind == Record::Kind::Closed || row.kind == Record::Kind::Failed)
        return endSession(row.session, record);
    if (!row.decoded)
        return;
    switch (row.message) {
    case Message::Kind::Abort:
        return endSession(row.session, record);
    case Message::Kind::Pipe: {
        StreamTransfer &transfer = m_transfers[open(capture, row.session, row.from, EntryId(row.id), record)];
        transfer.pipe = true;
        transfer.opened = record;
        transfer.last = record;
        return;
    }
    case Message::Kind::Release:
        if (const qsizetype place = find(row.session, row.from, EntryId(row.id)); place >= 0)
            endOf(m_transfers[size_t(place)], StreamTransfer::End::Released, record);
        return;
    case Message::Kind::Push:
    case Message::Kind::Stream:
    case Message::Kind::Resolve:
    case Message::Kind::Reject:
        break;
    default:
        return;
    }

    const CallId id = capture.calls().callOf(record);
    if (id == NoCall)
        return;
    const Call call = capture.calls().call(id);
    if (!call.hasTarget || !call.isCall)
        return;
    const QString method = capture.calls().method(call.method);
    const bool write = method == u"write"_s;
    const bool known = find(call.session, call.caller, call.target) >= 0;
    // Anything may be written by `stream`, and anything may have a method "close": a transfer is what writes by `stream`.
    if (!(call.stream && write) && !known)
        return;

    if (record == call.push) {
        const size_t place = open(capture, call.session, call.caller, call.target, record);
        StreamTransfer &transfer = m_transfers[place];
        transfer.last = record;
        if (call.stream && write) {
            ++transfer.chunks;
            transfer.bytes += row.textSize;
            transfer.inFlight += row.textSize;
            transfer.largestWindow = std::max(transfer.largestWindow, transfer.inFlight);
            if (transfer.first == NoRecord) {
                transfer.first = record;
                transfer.firstTime = row.time;
            }
            transfer.lastTime = std::max(transfer.lastTime, row.time);
            m_chunks[place].push_back(quint32(id));
        } else if (method == u"close"_s) {
            endOf(transfer, StreamTransfer::End::Closed, record);
        } else if (method == u"abort"_s) {
            endOf(transfer, StreamTransfer::End::Aborted, record);
        }
        return;
    }
    if (record != call.settled || !known)
        return;
    StreamTransfer &transfer = m_transfers[size_t(find(call.session, call.caller, call.target))];
    if (call.stream && write) {
        ++transfer.answered;
        transfer.failed += row.message == Message::Kind::Reject;
        transfer.inFlight -= capture.row(call.push).textSize;
        transfer.lastTime = std::max(transfer.lastTime, row.time);
    }
    transfer.last = record;
}

qint64 StreamTransfers::inFlightAt(const Capture &capture, qsizetype transfer, RecordIndex at) const
{
    qint64 bytes = 0;
    for (const quint32 id : m_chunks[size_t(transfer)]) {
        const Call call = capture.calls().call(id);
        if (call.push > at)
            break;
        if (call.settled == NoRecord || call.settled > at)
            bytes += capture.row(call.push).textSize;
    }
    return bytes;
}

QList<StreamWindowPoint> StreamTransfers::window(const Capture &capture, qsizetype transfer, qsizetype maximum) const
{
    struct Step {
        RecordIndex record;
        qint64 change;
    };
    std::vector<Step> steps;
    for (const quint32 id : m_chunks[size_t(transfer)]) {
        const Call call = capture.calls().call(id);
        const qint64 size = capture.row(call.push).textSize;
        steps.push_back({call.push, size});
        if (call.settled != NoRecord)
            steps.push_back({call.settled, -size});
    }
    std::sort(steps.begin(), steps.end(), [](const Step &a, const Step &b) { return a.record < b.record; });
    const size_t stretch = std::max<size_t>(1, steps.size() / size_t(std::max<qsizetype>(maximum, 1)));
    QList<StreamWindowPoint> points;
    qint64 bytes = 0;
    StreamWindowPoint largest;
    for (size_t i = 0; i < steps.size(); ++i) {
        bytes += steps[i].change;
        if (i % stretch == 0 || bytes > largest.bytes)
            largest = {steps[i].record, -1, bytes};
        if (i % stretch == stretch - 1 || i + 1 == steps.size()) {
            largest.time = capture.row(largest.record).time;
            points.append(largest);
        }
    }
    return points;
}

QLatin1StringView streamEndName(StreamTransfer::End end)
{
    static constexpr QLatin1StringView Names[] = {QLatin1StringView("open"), QLatin1StringView("closed"),
                                                  QLatin1StringView("aborted"), QLatin1StringView("released"),
                                                  QLatin1StringView("broken")};
    return Names[size_t(end)];
}

QByteArray toJson(const Capture &capture, const StreamTransfer &transfer)
{
    JsonWriter json;
    json.beginObject();
    writeNumber(json, u"session", transfer.session);
    writeText(json, u"writer", transfer.writer == Side::A ? u"a" : u"b");
    json.key(u"id");
    json.number(transfer.id.value);
    writeText(json, u"kind", transfer.pipe ? u"pipe" : u"writable");
    writeText(json, u"state", QString(streamEndName(transfer.end)));
    writeSeq(json, u"opened", capture, transfer.opened);
    writeSeq(json, u"first", capture, transfer.first);
    writeSeq(json, u"ended", capture, transfer.ended);
    writeNumber(json, u"chunks", transfer.chunks);
    writeNumber(json, u"answered", transfer.answered);
    writeNumber(json, u"failed", transfer.failed);
    writeNumber(json, u"bytes", transfer.bytes);
    writeNumber(json, u"inFlight", transfer.inFlight);
    writeNumber(json, u"largestWindow", transfer.largestWindow);
    writeNumber(json, u"durationNs", transfer.duration());
    json.key(u"bytesPerSecond");
    if (transfer.rate() < 0)
        json.null();
    else
        json.number(transfer.rate());
    json.endObject();
    return json.take();
}

} // namespace QtCapnWeb::Trace
