// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "ndjsonwriter.h"

#include <QtCore/QStringDecoder>

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
    JsonWriter json;
    json.beginObject();
    json.key(u"type");
    switch (record.kind) {
    case Record::Kind::Opened:
        json.string(u"session");
        break;
    case Record::Kind::Message:
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
    case Record::Kind::Message: {
        member(json, u"from", sideName(record.from));
        if (!record.onWire) {
            json.key(u"wire");
            json.boolean(false);
        }
        QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
        const QString text = decoder(record.text);
        if (decoder.hasError())
            member(json, u"base64", QString::fromLatin1(record.text.toBase64()));
        else
            member(json, u"text", text);
        break;
    }
    }
    json.endObject();
    return json.take() + '\n';
}

} // namespace QtCapnWeb::Trace
