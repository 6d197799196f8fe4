// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timelinemodel.h"

#include "capturedocument.h"
#include "recordrows.h"

#include <algorithm>

using namespace QtCapnWeb;
using namespace QtCapnWeb::Trace;

namespace Inspector {

TimelineModel::TimelineModel(QObject *parent) : QObject(parent), m_rows(new RecordRows(this))
{
    connect(m_rows, &RecordRows::reset, this, &TimelineModel::reset);
    connect(m_rows, &RecordRows::appended, this, &TimelineModel::appended);
}

TimelineModel::~TimelineModel() = default;

void TimelineModel::setDocument(CaptureDocument *document)
{
    if (m_document == document)
        return;
    if (m_document)
        m_document->disconnect(this);
    m_document = document;
    if (document)
        connect(document, &CaptureDocument::ownSideChanged, this, &TimelineModel::reset);
    m_rows->setDocument(document);
}

CaptureDocument *TimelineModel::document() const { return m_document; }

void TimelineModel::setSession(std::optional<quint32> session) { m_rows->setSession(session); }

std::optional<quint32> TimelineModel::session() const { return m_rows->session(); }

qint64 TimelineModel::rowCount() const { return m_document ? m_rows->count() : 0; }

RecordIndex TimelineModel::recordAt(qint64 row) const { return m_document ? m_rows->recordAt(row) : NoRecord; }

qint64 TimelineModel::rowOf(RecordIndex record, bool nearest) const { return m_document ? m_rows->rowOf(record, nearest) : -1; }

std::optional<Row> TimelineModel::rowAt(qint64 row) const
{
    const RecordIndex record = recordAt(row);
    if (record == NoRecord)
        return {};
    return m_document->capture().row(record);
}

TimelineModel::Look TimelineModel::look(qint64 row) const
{
    const std::optional<Row> data = rowAt(row);
    if (!data)
        return Look::Message;
    switch (data->kind) {
    case Record::Kind::Opened:
        return Look::Opened;
    case Record::Kind::Message:
        return data->decoded ? Look::Message : Look::Invalid;
    case Record::Kind::Binary:
        return Look::Binary;
    case Record::Kind::Refused:
        return Look::Refused;
    case Record::Kind::Closed:
        return Look::Closed;
    case Record::Kind::Failed:
        return Look::Failed;
    case Record::Kind::Request:
    case Record::Kind::Response:
        return Look::Http;
    case Record::Kind::Note:
        return Look::Note;
    case Record::Kind::Comment:
    case Record::Kind::Mark:
        return Look::Comment;
    }
    return Look::Message;
}

TimelineModel::Direction TimelineModel::direction(qint64 row) const
{
    const std::optional<Row> data = rowAt(row);
    if (!data)
        return Direction::None;
    switch (data->kind) {
    case Record::Kind::Opened:
    case Record::Kind::Failed:
    case Record::Kind::Comment:
    case Record::Kind::Mark:
        return Direction::None;
    default:
        break;
    }
    return data->from == m_document->ownSide() ? Direction::Out : Direction::In;
}

bool TimelineModel::isMinor(qint64 row) const
{
    const std::optional<Row> data = rowAt(row);
    return data && data->kind == Record::Kind::Message && data->decoded
           && (data->message == Message::Kind::Pull || data->message == Message::Kind::Release);
}

TimelineModel::Mark TimelineModel::mark(qint64 row) const
{
    const std::optional<Row> data = rowAt(row);
    if (!data)
        return Mark::None;
    switch (data->kind) {
    case Record::Kind::Opened:
        return Mark::Ok;
    case Record::Kind::Closed:
        return Mark::Released;
    case Record::Kind::Failed:
    case Record::Kind::Binary:
    case Record::Kind::Refused:
        return Mark::Error;
    case Record::Kind::Note:
        return Mark::Warning;
    case Record::Kind::Response:
        return data->closeCode >= 400 ? Mark::Error : Mark::None;
    case Record::Kind::Request:
    case Record::Kind::Comment:
    case Record::Kind::Mark:
        return Mark::None;
    case Record::Kind::Message:
        break;
    }
    if (!data->decoded)
        return Mark::Error;
    const RecordIndex record = recordAt(row);
    const Capture &capture = m_document->capture();
    if (data->hasProblem)
        return Mark::Warning;
    if (!data->onWire)
        return Mark::Released;
    switch (data->message) {
    case Message::Kind::Push:
    case Message::Kind::Stream: {
        const CallId id = capture.calls().callOf(record);
        if (id == NoCall)
            return Mark::None;
        switch (capture.calls().call(id).state) {
        case Call::State::Pending:
            return Mark::Pending;
        case Call::State::Resolved:
            return Mark::Ok;
        case Call::State::Rejected:
        case Call::State::Broken:
            return Mark::Error;
        case Call::State::Released:
        case Call::State::Unpulled:
            return Mark::Released;
        }
        return Mark::None;
    }
    case Message::Kind::Resolve:
        return Mark::Ok;
    case Message::Kind::Reject:
    case Message::Kind::Abort:
        return Mark::Error;
    case Message::Kind::Pull:
    case Message::Kind::Release:
    case Message::Kind::Pipe:
        break;
    }
    return Mark::None;
}

std::vector<qint64> TimelineModel::relatedRows(qint64 row) const
{
    std::vector<qint64> result;
    const RecordIndex record = recordAt(row);
    if (record == NoRecord)
        return result;
    const CallIndex &calls = m_document->capture().calls();
    const CallId id = calls.callOf(record);
    if (id == NoCall)
        return result;
    const Call &call = calls.call(id);
    for (const RecordIndex part : {call.push, call.pull, call.settled, call.released}) {
        const qint64 found = rowOf(part);
        if (found >= 0)
            result.push_back(found);
    }
    std::sort(result.begin(), result.end());
    result.erase(std::unique(result.begin(), result.end()), result.end());
    return result;
}

TimelineModel::CallPart TimelineModel::callPart(qint64 row) const
{
    const RecordIndex record = recordAt(row);
    const CallIndex *calls = record == NoRecord ? nullptr : &m_document->capture().calls();
    const CallId id = calls ? calls->callOf(record) : NoCall;
    if (id == NoCall)
        return CallPart::None;
    const Call call = calls->call(id);
    return record == call.push       ? CallPart::Push
           : record == call.pull     ? CallPart::Pull
           : record == call.settled  ? CallPart::Settled
           : record == call.released ? CallPart::Released
                                     : CallPart::None;
}

TimelineModel::Notes TimelineModel::notes(qint64 row) const
{
    const RecordIndex record = recordAt(row);
    if (record == NoRecord)
        return {};
    const Capture &capture = m_document->capture();
    const auto says = [&capture](RecordIndex note) { return note != NoRecord && capture.row(note).textSize > 0; };
    return {says(capture.markOn(record)), says(capture.commentOn(record))};
}

} // namespace Inspector
