// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "harwriter.h"

#include "capture.h"
#include "jsondocument.h"
#include "jsonwriter.h"

#include <QtCore/QIODevice>

#include <vector>

using namespace Qt::StringLiterals;

namespace QtCapnWeb::Trace {

namespace {

constexpr qsizetype PieceSize = 1 << 20; // bytes that are handed to the device at once

class Writer
{
public:
    Writer(const Capture &capture, QIODevice &device, const HarWriteOptions &options)
        : m_capture(capture), m_device(device), m_options(options)
    { }

    HarWriteReport write()
    {
        std::vector<std::vector<quint32>> sessions(size_t(m_capture.sessionCount()));
        for (RecordIndex i = 0; i < m_capture.count(); ++i) {
            const Row row = m_capture.row(i);
            const bool hasPlace = row.onWire && row.kind != Record::Kind::Refused && row.kind != Record::Kind::Note
                                  && row.kind != Record::Kind::Comment && row.kind != Record::Kind::Mark;
            if (hasPlace)
                sessions[row.session].push_back(quint32(i));
            else
                ++m_report.leftOut;
        }
        m_json.beginObject();
        m_json.key(u"log");
        m_json.beginObject();
        member(u"version", u"1.2");
        m_json.key(u"creator");
        m_json.beginObject();
        member(u"name", u"QtCapnWeb");
        member(u"version", u"1");
        m_json.endObject();
        m_json.key(u"entries");
        m_json.beginArray();
        for (const std::vector<quint32> &records : sessions) {
            if (!records.empty() && m_report.error.isEmpty())
                writeSession(records);
        }
        m_json.endArray();
        m_json.endObject();
        m_json.endObject();
        flush(true);
        return m_report;
    }

private:
    void member(QStringView key, QStringView value)
    {
        m_json.key(key);
        m_json.string(value);
    }
    void member(QStringView key, double value)
    {
        m_json.key(key);
        m_json.number(value);
    }

    // Hands over what was written; the writer's commas go on where they were.
    void flush(bool always)
    {
        const QByteArray &text = m_json.text();
        if (m_report.error.isEmpty() && m_options.stop.stop_requested())
            m_report.error = u"Writing was stopped."_s;
        if (!always && text.size() < PieceSize)
            return;
        if (m_report.error.isEmpty() && m_device.write(text.constData(), text.size()) != text.size())
            m_report.error = m_device.errorString();
        JsonWriter::Mark mark = m_json.mark();
        mark.size = 0;
        m_json.rewind(mark);
    }

    Record recordAt(quint32 index)
    {
        Record record = m_capture.record(index);
        if (m_options.change)
            m_options.change(index, record);
        if (++m_report.records % 1000 == 0 && m_options.progress)
            m_options.progress(m_report.records);
        return record;
    }

    double secondsOf(qint64 time) const
    {
        const double start = m_options.started.isValid() ? double(m_options.started.toMSecsSinceEpoch()) / 1000 : 0;
        return start + double(std::max<qint64>(time, 0)) / 1e9;
    }

    QString dateOf(qint64 time) const
    {
        return QDateTime::fromMSecsSinceEpoch(qint64(secondsOf(time) * 1000), Qt::UTC).toString(Qt::ISODateWithMs);
    }

    void writeHeaders(const JsonNode &facts)
    {
        m_json.key(u"headers");
        m_json.beginArray();
        const JsonNode headers = facts.isNone() || !facts.isObject() ? JsonNode() : facts.member("headers");
        if (!headers.isNone() && headers.isArray()) {
            for (JsonNode header = headers.first(); !header.isNone(); header = header.next()) {
                if (!header.isArray() || header.size() != 2 || !header.at(0).isString() || !header.at(1).isString())
                    continue;
                m_json.beginObject();
                member(u"name", header.at(0).toString());
                member(u"value", header.at(1).toString());
                m_json.endObject();
            }
        }
        m_json.endArray();
    }

    void writeSession(const std::vector<quint32> &records)
    {
        // What is said once of a session, from wherever it stands.
        QString url;
        JsonDocument request;
        JsonDocument response;
        int status = 0;
        const qint64 begin = m_capture.row(records.front()).time;
        qint64 end = begin;
        for (const quint32 index : records) {
            const Row row = m_capture.row(index);
            end = std::max(end, row.time);
            if (row.kind == Record::Kind::Opened)
                url = QString::fromUtf8(recordAt(index).text);
            else if (row.kind == Record::Kind::Request)
                request.parse(recordAt(index).text);
            else if (row.kind == Record::Kind::Response) {
                response.parse(recordAt(index).text);
                status = row.closeCode;
            }
        }
        const bool isBatch = url.startsWith(u"http", Qt::CaseInsensitive);
        if (status == 0)
            status = isBatch ? 200 : 101;

        m_json.beginObject();
        member(u"startedDateTime", dateOf(begin));
        member(u"time", double(end - begin) / 1e6);
        if (!isBatch)
            member(u"_resourceType", u"websocket");
        m_json.key(u"request");
        m_json.beginObject();
        member(u"method", isBatch ? u"POST" : u"GET");
        member(u"url", url.isEmpty() ? u"ws://unknown.invalid/"_s : url);
        member(u"httpVersion", u"HTTP/1.1");
        writeList(u"cookies");
        writeHeaders(request.root());
        writeList(u"queryString");
        if (isBatch) {
            const QByteArray body = linesOf(records, Side::A);
            m_json.key(u"postData");
            m_json.beginObject();
            member(u"mimeType", u"text/plain;charset=UTF-8");
            member(u"text", QString::fromUtf8(body));
            m_json.endObject();
        }
        member(u"headersSize", -1);
        member(u"bodySize", -1);
        m_json.endObject();

        m_json.key(u"response");
        m_json.beginObject();
        member(u"status", status);
        member(u"statusText", status == 101 ? u"Switching Protocols" : status == 200 ? u"OK" : u"");
        member(u"httpVersion", u"HTTP/1.1");
        writeList(u"cookies");
        writeHeaders(response.root());
        m_json.key(u"content");
        m_json.beginObject();
        const QByteArray answer = isBatch ? linesOf(records, Side::B) : QByteArray();
        member(u"size", double(answer.size()));
        member(u"mimeType", isBatch ? u"text/plain" : u"x-unknown");
        if (isBatch)
            member(u"text", QString::fromUtf8(answer));
        m_json.endObject();
        member(u"redirectURL", u"");
        member(u"headersSize", -1);
        member(u"bodySize", -1);
        m_json.endObject();
        m_json.key(u"cache");
        m_json.beginObject();
        m_json.endObject();
        m_json.key(u"timings");
        m_json.beginObject();
        member(u"send", 0);
        member(u"wait", double(end - begin) / 1e6);
        member(u"receive", 0);
        m_json.endObject();
        if (!isBatch)
            writeFrames(records);
        m_json.endObject();
        flush(false);
    }

    void writeList(QStringView key)
    {
        m_json.key(key);
        m_json.beginArray();
        m_json.endArray();
    }

    QByteArray linesOf(const std::vector<quint32> &records, Side side)
    {
        QByteArray lines;
        bool first = true;
        for (const quint32 index : records) {
            const Row row = m_capture.row(index);
            if (row.kind != Record::Kind::Message || row.from != side)
                continue;
            if (!std::exchange(first, false))
                lines += '\n';
            lines += recordAt(index).text;
        }
        return lines;
    }

    void writeFrames(const std::vector<quint32> &records)
    {
        m_json.key(u"_webSocketMessages");
        m_json.beginArray();
        for (const quint32 index : records) {
            if (!m_report.error.isEmpty())
                break;
            const Record::Kind kind = m_capture.row(index).kind;
            const bool isFrame = kind == Record::Kind::Message || kind == Record::Kind::Binary || kind == Record::Kind::Closed;
            if (!isFrame && kind != Record::Kind::Failed)
                continue;
            const Record record = recordAt(index);
            m_json.beginObject();
            member(u"type", !isFrame ? u"error" : record.from == Side::A ? u"send" : u"receive");
            member(u"time", secondsOf(record.time));
            const bool isBinary = kind == Record::Kind::Binary || !QByteArrayView(record.text).isValidUtf8();
            if (isFrame)
                member(u"opcode", kind == Record::Kind::Closed ? 8 : isBinary ? 2 : 1);
            if (kind == Record::Kind::Closed)
                member(u"_code", record.code);
            member(u"data", isBinary ? QString::fromLatin1(record.text.toBase64()) : QString::fromUtf8(record.text));
            m_json.endObject();
            flush(false);
        }
        m_json.endArray();
    }

    const Capture &m_capture;
    QIODevice &m_device;
    const HarWriteOptions &m_options;
    HarWriteReport m_report;
    JsonWriter m_json;
};

} // namespace

HarWriteReport writeHar(const Capture &capture, QIODevice &device, const HarWriteOptions &options)
{
    return Writer(capture, device, options).write();
}

} // namespace QtCapnWeb::Trace
