// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the rows of a TimelineModel say.

#include "timelinemodel.h"

#include "capturedocument.h"
#include "datatext.h"
#include "fieldvalue.h"
#include "visibletext.h"

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
