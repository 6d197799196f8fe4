// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "fieldvalue.h"

#include "calldetails.h"
#include "jsondocument.h"
#include "recordkind.h"
#include "visibletext.h"

namespace QtCapnWeb::Trace {

namespace {

/// A release has a dozen bytes; a larger one is somebody's joke.
constexpr quint32 LargestRelease = 4096;

/// Of a text that is longer its beginning is decoded only.
constexpr quint32 LargestDecoded = 64 * 1024;

/// The first \a maximum characters and a few more of a JSON string without its quotes; escapes by number stay as they are.
QByteArray beginning(QByteArrayView json, int maximum)
{
    const qsizetype most = qsizetype(maximum) * 4 + 16;
    QByteArray result;
    for (qsizetype i = 0; i < json.size() && result.size() < most; ++i) {
        char c = json[i];
        if (c == '\\' && i + 1 < json.size() && json[i + 1] != 'u') {
            c = json[++i];
            c = c == 'n' ? '\n' : c == 't' ? '\t' : c == 'r' ? '\r' : c;
        }
        result.append(c);
    }
    return result;
}

using Value = std::optional<FieldValue>;

Value number(FilterType type, double value) { return FieldValue{type, value, {}}; }

Value text(const QString &value) { return value.isEmpty() ? Value() : FieldValue{FilterType::Text, 0, value}; }

Value word(const QString &value) { return FieldValue{FilterType::Enum, 0, value}; }

Value flag(bool value) { return FieldValue{FilterType::Flag, value ? 1.0 : 0.0, {}}; }

Value refCount(const Capture &capture, const Row &row, RecordIndex record)
{
    if (row.kind != Record::Kind::Message || !row.decoded || row.message != Message::Kind::Release
        || row.textSize > LargestRelease)
        return {};
    JsonDocument json;
    if (json.parse(capture.text(record)).isError())
        return {};
    const std::optional<Message> message = Message::decode(json.root());
    return message ? number(FilterType::Number, message->refcount) : Value();
}

/// The record with the error that \a record is about: its own, or the reject of its call.
RecordIndex errorOf(const Capture &capture, const Row &row, RecordIndex record)
{
    if (row.kind != Record::Kind::Message || !row.decoded)
        return NoRecord;
    if (row.message == Message::Kind::Reject || row.message == Message::Kind::Abort)
        return record;
    const CallId id = capture.calls().callOf(record);
    const RecordIndex settled = id == NoCall ? NoRecord : capture.calls().call(id).settled;
    return settled != NoRecord && capture.row(settled).message == Message::Kind::Reject ? settled : NoRecord;
}

bool wasPipelined(const CallIndex &calls, const Call &call)
{
    if (call.targetCall == NoCall)
        return false;
    const RecordIndex settled = calls.call(call.targetCall).settled;
    return settled == NoRecord || settled > call.push;
}

Value ofCall(const CallIndex &calls, FilterField field, CallId id, int maximum)
{
    const Call call = calls.call(id);
    switch (field) {
    case FilterField::Call:
        return number(FilterType::Number, double(id));
    case FilterField::Method:
        return text(calls.method(call.method).left(maximum));
    case FilterField::On:
        return call.hasTarget ? number(FilterType::Number, call.target.value) : Value();
    case FilterField::State:
        return word(QString(callStateName(call.state)));
    case FilterField::Latency:
        return call.latency < 0 ? Value() : number(FilterType::Duration, double(call.latency));
    case FilterField::Caller:
        return word(QString(filterFields()[size_t(field)].values[size_t(call.caller)]));
    case FilterField::Stream:
        return flag(call.stream);
    case FilterField::Pipelined:
        return flag(wasPipelined(calls, call));
    case FilterField::Map:
        return flag(call.isMap);
    default: // Pulled
        return flag(call.pull != NoRecord);
    }
}

} // namespace

Value fieldValue(const Capture &capture, FilterField field, RecordIndex record, int maximum)
{
    if (record < 0 || record >= capture.count())
        return {};
    const Row row = capture.row(record);
    switch (field) {
    case FilterField::No:
        return number(FilterType::Number, double(record));
    case FilterField::Time:
        return row.time < 0 ? Value() : number(FilterType::Time, double(row.time));
    case FilterField::Delta: {
        const qint64 before = record > 0 ? capture.row(record - 1).time : -1;
        return row.time < 0 || before < 0 ? Value() : number(FilterType::Duration, double(row.time - before));
    }
    case FilterField::Kind:
        return word(QString(recordKindName(row)));
    case FilterField::From:
    case FilterField::Dir:
        return word(QString(filterFields()[size_t(field)].values[size_t(row.from)]));
    case FilterField::Id:
        return row.hasId ? number(FilterType::Number, row.id) : Value();
    case FilterField::Size:
        return number(FilterType::Size, double(row.textSize));
    case FilterField::Session:
        return number(FilterType::Number, double(row.session));
    case FilterField::CloseCode:
        return row.kind == Record::Kind::Closed ? number(FilterType::Number, row.closeCode) : Value();
    case FilterField::Status:
        return row.kind == Record::Kind::Response ? number(FilterType::Number, row.closeCode) : Value();
    case FilterField::Wire:
        return flag(row.onWire);
    case FilterField::RefCount:
        return refCount(capture, row, record);
    case FilterField::Problem:
        return row.hasProblem ? text(visibleText(QStringView(capture.problem(record)), maximum)) : Value();
    case FilterField::Text: {
        if (row.textSize == 0 || row.kind == Record::Kind::Refused)
            return {};
        QByteArray buffer;
        if (row.textSize <= LargestDecoded)
            return text(visibleText(capture.textView(record, buffer), maximum));
        const StoredText stored = capture.storedText(record, buffer);
        return text(visibleText(stored.escaped ? QByteArrayView(beginning(stored.bytes, maximum)) : stored.bytes, maximum));
    }
    case FilterField::Url:
        return text(visibleText(QStringView(capture.session(row.session).name), maximum));
    case FilterField::Target:
        return text(capture.target(record).left(maximum));
    case FilterField::Error: {
        const RecordIndex source = errorOf(capture, row, record);
        return source == NoRecord ? Value() : text(capture.preview(source, maximum));
    }
    case FilterField::Finding: // takes a pass over the whole capture
        return {};
    case FilterField::Call:
    case FilterField::Method:
    case FilterField::On:
    case FilterField::State:
    case FilterField::Latency:
    case FilterField::Caller:
    case FilterField::Stream:
    case FilterField::Pipelined:
    case FilterField::Map:
    case FilterField::Pulled: {
        const CallId id = capture.calls().callOf(record);
        return id == NoCall ? Value() : ofCall(capture.calls(), field, id, maximum);
    }
    }
    return {};
}

} // namespace QtCapnWeb::Trace
