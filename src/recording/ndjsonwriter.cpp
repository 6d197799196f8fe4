// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "ndjsonwriter.h"

namespace QtCapnWeb::Trace {

namespace {

void member(JsonWriter &json, QStringView name, QStringView value)
{
    json.key(name);
    json.string(value);
}

void member(JsonWriter &json, QStringView name, qint64 value)
{
    json.key(name);
    json.number(value);
}

QString sideName(Side side) { return side == Side::A ? QStringLiteral("a") : QStringLiteral("b"); }

// The JSON object of an HTTP record, on one line whatever its maker wrote.
void facts(JsonWriter &json, const QByteArray &text)
{
    JsonDocument document;
    if (document.parse(text).isError() || !document.root().isObject()) {
        json.beginObject();
        member(json, u"text", QString::fromUtf8(text));
        json.endObject();
    } else if (text.contains('\n') || text.contains('\r')) {
        json.node(document.root());
    } else {
        json.raw(text);
    }
}

// Nanoseconds as milliseconds: exact, which a double is not for a long recording.
QByteArray milliseconds(qint64 nanoseconds)
{
    QByteArray text = QByteArray::number(nanoseconds / 1000000);
    const qint64 rest = nanoseconds % 1000000;
    if (rest == 0)
        return text;
    QByteArray decimals = QByteArray::number(rest).rightJustified(6, '0');
    while (decimals.endsWith('0'))
        decimals.chop(1);
    return text + '.' + decimals;
}

// Valid UTF-8 as JSON.stringify writes it.
void appendEscaped(QByteArray *bytes, const QByteArray &text)
{
    constexpr char Hex[] = "0123456789abcdef";
    const char *from = text.constData();
    const char *const end = from + text.size();
    for (const char *at = from; at < end; ++at) {
        const auto byte = uchar(*at);
        if (byte >= 0x20 && byte != '"' && byte != '\\')
            continue;
        bytes->append(from, at - from);
        from = at + 1;
        bytes->append('\\');
        switch (byte) {
        case '\b':
            bytes->append('b');
            break;
        case '\f':
            bytes->append('f');
            break;
        case '\n':
            bytes->append('n');
            break;
        case '\r':
            bytes->append('r');
            break;
        case '\t':
            bytes->append('t');
            break;
        default:
            if (byte >= 0x20)
                bytes->append(char(byte));
            else
                bytes->append("u00", 3).append(Hex[byte >> 4]).append(Hex[byte & 15]);
        }
    }
    bytes->append(from, end - from);
}

} // namespace

QByteArray NdjsonWriter::header(const QDateTime &started)
{
    JsonWriter json;
    json.beginObject();
    member(json, u"format", u"capnweb-trace");
    member(json, u"version", qint64(1));
    member(json, u"started", started.toUTC().toString(Qt::ISODateWithMs));
    json.endObject();
    return json.take() + '\n';
}

QByteArray NdjsonWriter::line(const Record &record)
{
    QByteArray bytes;
    append(record, &bytes);
    return bytes;
}

// Nearly all lines are such, and NdjsonReader knows their shape to the byte.
void NdjsonWriter::appendMessage(const Record &record, QByteArray *bytes)
{
    const QByteArray &text = record.text;
    bytes->append(R"({"type":"msg","seq":)").append(QByteArray::number(m_seq++));
    bytes->append(R"(,"session":)").append(QByteArray::number(record.session));
    if (record.time >= 0)
        bytes->append(R"(,"time":)").append(milliseconds(record.time));
    bytes->append(record.from == Side::A ? R"(,"from":"a")" : R"(,"from":"b")");
    if (!record.onWire)
        bytes->append(R"(,"wire":false)");
    if (QByteArrayView(text).isValidUtf8()) {
        bytes->append(R"(,"text":")");
        appendEscaped(bytes, text);
    } else {
        bytes->append(R"(,"base64":")").append(text.toBase64());
    }
    bytes->append("\"}\n");
}

void NdjsonWriter::append(const Record &record, QByteArray *bytes)
{
    if (record.kind == Record::Kind::Message)
        return appendMessage(record, bytes);

    JsonWriter json;
    json.beginObject();
    json.key(u"type");
    switch (record.kind) {
    case Record::Kind::Opened:
        json.string(u"session");
        break;
    case Record::Kind::Message: // above
    case Record::Kind::Refused:
        json.string(u"msg");
        member(json, u"seq", m_seq++);
        break;
    case Record::Kind::Binary:
        json.string(u"binary");
        member(json, u"seq", m_seq++);
        break;
    case Record::Kind::Closed:
        json.string(u"close");
        break;
    case Record::Kind::Failed:
        json.string(u"fail");
        break;
    case Record::Kind::Request:
    case Record::Kind::Response:
        json.string(u"http");
        break;
    case Record::Kind::Note:
        json.string(u"note");
        break;
    case Record::Kind::Comment:
        json.string(u"comment");
        break;
    case Record::Kind::Mark:
        json.string(u"mark");
        break;
    }
    if (record.kind == Record::Kind::Comment || record.kind == Record::Kind::Mark) {
        if (record.seq >= 0)
            member(json, u"seq", record.seq);
    } else {
        member(json, u"session", qint64(record.session));
    }
    if (record.time >= 0) {
        json.key(u"time");
        json.raw(milliseconds(record.time));
    }

    switch (record.kind) {
    case Record::Kind::Opened:
        member(json, u"encoding", u"string");
        member(json, u"url", QString::fromUtf8(record.text));
        break;
    case Record::Kind::Closed:
        member(json, u"side", sideName(record.from));
        member(json, u"code", qint64(record.code));
        member(json, u"reason", QString::fromUtf8(record.text));
        break;
    case Record::Kind::Failed:
        member(json, u"side", sideName(record.from));
        member(json, u"reason", QString::fromUtf8(record.text));
        break;
    case Record::Kind::Refused:
        member(json, u"from", sideName(record.from));
        member(json, u"size", record.size);
        break;
    case Record::Kind::Binary:
        member(json, u"from", sideName(record.from));
        member(json, u"base64", QString::fromLatin1(record.text.toBase64()));
        break;
    case Record::Kind::Request:
    case Record::Kind::Response: {
        const bool asks = record.kind == Record::Kind::Request;
        if (record.from != (asks ? Side::A : Side::B))
            member(json, u"side", sideName(record.from));
        json.key(asks ? u"request" : u"response");
        facts(json, record.text);
        break;
    }
    case Record::Kind::Note:
        member(json, u"from", sideName(record.from));
        member(json, u"text", QString::fromUtf8(record.text));
        break;
    case Record::Kind::Comment:
    case Record::Kind::Mark:
        member(json, u"text", QString::fromUtf8(record.text));
        break;
    case Record::Kind::Message:
        break;
    }
    json.endObject();
    bytes->append(json.text()).append('\n');
}

QByteArray NdjsonWriter::sessionLine(const Record &opened, const RpcLimits *limitsOfA, const RpcLimits *limitsOfB)
{
    QByteArray text = line(opened);
    JsonWriter json;
    const auto addSide = [&](QStringView side, const RpcLimits *limits) {
        if (!limits)
            return;
        json.key(side);
        json.beginObject();
        json.key(u"limits");
        json.beginObject();
        member(json, u"maxDepth", qint64(limits->maxDepth));
        member(json, u"maxBigIntDigits", qint64(limits->maxBigIntDigits));
        member(json, u"maxMessageSize", limits->maxMessageSize);
        json.endObject();
        json.endObject();
    };
    json.beginObject();
    addSide(u"a", limitsOfA);
    addSide(u"b", limitsOfB);
    const QByteArray sides = json.take().sliced(1); // without its bracket, and without the closing one
    if (!sides.isEmpty())
        text.replace(text.size() - 2, 2, ',' + sides + "}\n");
    return text;
}

} // namespace QtCapnWeb::Trace
