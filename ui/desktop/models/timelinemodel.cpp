// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timelinemodel.h"

#include "capturedocument.h"
#include "datatext.h"
#include "fieldvalue.h"
#include "recordrows.h"
#include "visibletext.h"

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace QtCapnWeb;
using namespace QtCapnWeb::Trace;

namespace Inspector {

namespace {

/// Characters of a line that is longer than any screen.
constexpr qsizetype LineLength = 400;

QString hexOf(const QByteArray &bytes)
{
    const QString hex = QString::fromLatin1(bytes.left(24).toHex(' '));
    return bytes.size() > 24 ? hex + u" …"_s : hex;
}

QString textLine(const Capture &capture, RecordIndex record)
{
    QByteArray buffer;
    return visibleText(capture.textView(record, buffer), LineLength);
}

} // namespace

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

QString TimelineModel::stateText(qint64 row) const
{
    const std::optional<Row> data = rowAt(row);
    if (data->kind != Record::Kind::Message)
        return {};
    const RecordIndex record = recordAt(row);
    const Capture &capture = m_document->capture();
    if (!data->decoded)
        return tr("invalid");
    if (!data->onWire)
        return tr("not sent");
    const bool starts = data->message == Message::Kind::Push || data->message == Message::Kind::Stream;
    const bool settles = data->message == Message::Kind::Resolve || data->message == Message::Kind::Reject;
    if (data->message == Message::Kind::Abort)
        return tr("ended");
    if (data->hasProblem)
        return tr("problem");
    const CallId id = starts || settles ? capture.calls().callOf(record) : NoCall;
    if (id == NoCall)
        return {};
    const Call &call = capture.calls().call(id);
    switch (call.state) {
    case Call::State::Pending:
        return starts ? tr("pending") : QString();
    case Call::State::Resolved:
        return call.latency < 0 ? tr("ok") : durationText(call.latency);
    case Call::State::Rejected:
        return call.latency < 0 ? tr("error") : durationText(call.latency);
    case Call::State::Released:
        return starts ? tr("released") : QString();
    case Call::State::Broken:
        return starts ? tr("broken off") : QString();
    case Call::State::Unpulled:
        return starts ? tr("not pulled") : QString();
    }
    return {};
}

QString TimelineModel::eventText(qint64 row) const
{
    const std::optional<Row> data = rowAt(row);
    if (!data)
        return {};
    const RecordIndex record = recordAt(row);
    const Capture &capture = m_document->capture();
    const bool ours = data->from == m_document->ownSide();
    switch (data->kind) {
    case Record::Kind::Message:
        return {};
    case Record::Kind::Opened: {
        const QString name = textLine(capture, record);
        return name.isEmpty() ? tr("Session opened") : tr("Session opened: %1").arg(name);
    }
    case Record::Kind::Binary: {
        const QByteArray bytes = capture.text(record);
        return tr("Binary frame, %1; Cap'n Web allows text only: %2").arg(sizeText(bytes.size()), hexOf(bytes));
    }
    case Record::Kind::Refused:
        return ours ? tr("Message of %1 not sent: over the size limit").arg(text(row, Column::Size))
                    : tr("Message of %1 refused: over the size limit").arg(text(row, Column::Size));
    case Record::Kind::Closed: {
        QString result = ours ? tr("Closed by this side") : tr("Closed by the peer");
        if (data->closeCode)
            result += u", "_s + tr("code %1").arg(data->closeCode);
        const QString reason = textLine(capture, record);
        return reason.isEmpty() ? result : result + u": "_s + reason;
    }
    case Record::Kind::Failed: {
        const QString reason = textLine(capture, record);
        return reason.isEmpty() ? tr("Connection failed") : tr("Connection failed: %1").arg(reason);
    }
    case Record::Kind::Request:
        return tr("HTTP request: %1").arg(textLine(capture, record));
    case Record::Kind::Response:
        return tr("HTTP response %1: %2").arg(data->closeCode).arg(textLine(capture, record));
    case Record::Kind::Note:
        return tr("Note of the recorder: %1").arg(textLine(capture, record));
    case Record::Kind::Comment:
        return tr("Comment: %1").arg(textLine(capture, record));
    case Record::Kind::Mark:
        return tr("Mark: %1").arg(textLine(capture, record));
    }
    return {};
}

QString TimelineModel::text(qint64 row, Column column) const
{
    const std::optional<Row> data = rowAt(row);
    if (!data)
        return {};
    const RecordIndex record = recordAt(row);
    const Capture &capture = m_document->capture();
    switch (column) {
    case Column::Number:
        return QString::number(record);
    case Column::Time:
        return timeOf(record, *data);
    case Column::Delta: {
        const std::optional<Row> previous = rowAt(row - 1);
        if (!previous || previous->time < 0 || data->time < 0)
            return {};
        const QString text = durationText(data->time - previous->time);
        return text.startsWith(u'-') ? text : u'+' + text; // a file's records may stand in another order
    }
    case Column::Direction:
        switch (direction(row)) {
        case Direction::Out:
            return tr("out");
        case Direction::In:
            return tr("in");
        case Direction::None:
            return {};
        }
        return {};
    case Column::Kind:
        switch (look(row)) {
        case Look::Message:
            return Message::kindName(data->message);
        case Look::Invalid:
            return tr("invalid");
        case Look::Opened:
            return tr("opened");
        case Look::Closed:
            return tr("closed");
        case Look::Failed:
            return tr("failed");
        case Look::Refused:
            return tr("refused");
        case Look::Binary:
            return tr("binary");
        case Look::Http:
            return tr("http");
        case Look::Note:
            return tr("note");
        case Look::Comment:
            return tr("comment");
        }
        return {};
    case Column::Id:
        return data->hasId ? idText(data->id) : QString();
    case Column::Target:
        if (data->kind != Record::Kind::Message)
            return {};
        return data->decoded ? capture.target(record) : visibleText(capture.problem(record), LineLength);
    case Column::State:
        return stateText(row);
    case Column::Size:
        return sizeText(data->textSize);
    case Column::Preview:
        if (data->kind != Record::Kind::Message)
            return {};
        return data->decoded ? capture.preview(record, 240) : textLine(capture, record);
    }
    return {};
}

QString TimelineModel::fieldText(qint64 row, FilterField field) const
{
    const RecordIndex record = recordAt(row);
    const auto value = record == NoRecord ? std::nullopt : fieldValue(m_document->capture(), field, record, 240);
    if (!value)
        return {};
    switch (value->type) {
    case FilterType::Number:
        return idText(value->number);
    case FilterType::Duration:
        return durationText(qint64(value->number));
    case FilterType::Time:
        return timeText(qint64(value->number));
    case FilterType::Size:
        return sizeText(qint64(value->number));
    case FilterType::Text:
    case FilterType::Enum:
        return value->text;
    case FilterType::Flag:
        return value->number != 0 ? tr("yes") : tr("no");
    }
    return {};
}

QString TimelineModel::description(qint64 row) const
{
    const std::optional<Row> data = rowAt(row);
    if (!data)
        return {};
    const QString number = tr("Record %1").arg(recordAt(row));
    if (data->kind != Record::Kind::Message)
        return number + u": "_s + eventText(row);
    QStringList parts{number, direction(row) == Direction::Out ? tr("outgoing") : tr("incoming"), text(row, Column::Kind)};
    for (const Column column : {Column::Id, Column::Target, Column::State, Column::Preview}) {
        const QString part = text(row, column);
        if (!part.isEmpty())
            parts.append(part);
    }
    return parts.join(u", ");
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

QString TimelineModel::comment(qint64 row) const
{
    const RecordIndex record = recordAt(row);
    const RecordIndex comment = record == NoRecord ? NoRecord : m_document->capture().commentOn(record);
    return comment == NoRecord ? QString() : textLine(m_document->capture(), comment);
}

QString TimelineModel::columnTitle(Column column)
{
    switch (column) {
    case Column::Number:
        return tr("No");
    case Column::Time:
        return tr("Time");
    case Column::Delta:
        return tr("Δ");
    case Column::Direction:
        return tr("Dir");
    case Column::Kind:
        return tr("Kind");
    case Column::Id:
        return tr("Id");
    case Column::Target:
        return tr("Target.method");
    case Column::State:
        return tr("State");
    case Column::Size:
        return tr("Size");
    case Column::Preview:
        return tr("Preview");
    }
    return {};
}

QString TimelineModel::columnToolTip(Column column)
{
    switch (column) {
    case Column::Number:
        return tr("Number of the record in this capture");
    case Column::Time:
        return tr("Seconds since the capture began");
    case Column::Delta:
        return tr("Time since the row above");
    case Column::Direction:
        return tr("Out: sent by this side. In: sent by the peer");
    case Column::Kind:
        return tr("Kind of the message, or what happened to the connection");
    case Column::Id:
        return tr("The table entry that the message is about; for push, stream and pipe the one it creates");
    case Column::Target:
        return tr("What the message is about, with pipelined paths resolved");
    case Column::State:
        return tr("What became of a call, and how long it took");
    case Column::Size:
        return tr("Size of the text on the wire");
    case Column::Preview:
        return tr("Arguments of a call, value of a result, or the error");
    }
    return {};
}

bool TimelineModel::isRightAligned(Column column)
{
    return column == Column::Number || column == Column::Time || column == Column::Delta || column == Column::Id
           || column == Column::Size;
}

} // namespace Inspector
