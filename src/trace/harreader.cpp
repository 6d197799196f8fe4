// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "harreader.h"

#include "capture.h"
#include "jsondocument.h"
#include "jsonwriter.h"

#include <algorithm>
#include <cmath>
#include <limits>

using namespace Qt::StringLiterals;

namespace QtCapnWeb::Trace {

namespace {

constexpr qsizetype MostFaults = 100;
constexpr int LookedAt = 20; // messages of a WebSocket, one of which must be the protocol's
constexpr double Unknown = std::numeric_limits<double>::quiet_NaN();

JsonNode memberOf(const JsonNode &node, QByteArrayView key)
{
    return node.isNone() || !node.isObject() ? JsonNode() : node.member(key);
}

QString textOf(const JsonNode &node) { return node.isNone() || !node.isString() ? QString() : node.toString(); }
bool isText(const JsonNode &node) { return !node.isNone() && node.isString(); }
double numberOf(const JsonNode &node) { return node.isNone() || !node.isNumber() ? Unknown : node.toNumber(); }

bool isMessage(const QByteArray &text)
{
    JsonDocument document;
    return !document.parse(text).isError() && Message::decode(document.root()).has_value();
}

// Seconds since 1970.
double momentOf(const JsonNode &node)
{
    const QDateTime moment = QDateTime::fromString(textOf(node), Qt::ISODateWithMs);
    return moment.isValid() ? double(moment.toMSecsSinceEpoch()) / 1000 : Unknown;
}

// Before the year 2255; what nanoseconds can count from any other.
bool isMoment(double seconds) { return seconds > 0 && seconds < 9e9; }

bool isWebSocketUrl(const QString &url)
{
    return url.startsWith(u"ws://", Qt::CaseInsensitive) || url.startsWith(u"wss://", Qt::CaseInsensitive);
}

void writeHeaders(const JsonNode &headers, JsonWriter *json)
{
    if (headers.isNone() || !headers.isArray())
        return;
    json->key(u"headers");
    json->beginArray();
    for (JsonNode header = headers.first(); !header.isNone(); header = header.next()) {
        const JsonNode name = memberOf(header, "name");
        if (!isText(name))
            continue;
        json->beginArray();
        json->string(name.toString());
        json->string(textOf(memberOf(header, "value")));
        json->endArray();
    }
    json->endArray();
}

class Reader
{
public:
    explicit Reader(HarReport *report) : m_report(report) { }

    struct Timed {
        double moment; // seconds since 1970; NaN if unknown
        Record record;
    };
    std::vector<Timed> records;

    void read(const JsonNode &entries)
    {
        for (JsonNode entry = entries.first(); !entry.isNone(); entry = entry.next()) {
            const JsonNode messages = memberOf(entry, "_webSocketMessages");
            const bool isSocket = (!messages.isNone() && messages.isArray())
                                  || textOf(memberOf(entry, "_resourceType")) == u"websocket"
                                  || isWebSocketUrl(textOf(memberOf(memberOf(entry, "request"), "url")));
            const bool ours = isSocket ? readSocket(entry, messages) : readBatch(entry);
            if (ours)
                ++m_report->sessions;
            else
                ++m_report->otherEntries;
        }
    }

    int silentSockets = 0; // without any message in the file

private:
    void fault(const QString &message)
    {
        if (m_report->faults.size() < MostFaults)
            m_report->faults.append(u"Session %1: %2"_s.arg(m_report->sessions).arg(message));
    }

    Record &add(Record::Kind kind, Side from, double moment, const QByteArray &text = {})
    {
        // Times of one session never run back: its order is that of the file.
        if (!(moment >= m_last))
            moment = m_last;
        else
            m_last = moment;
        Record record;
        record.kind = kind;
        record.from = from;
        record.session = quint32(m_report->sessions);
        record.text = text;
        record.size = text.size();
        records.push_back({moment, std::move(record)});
        return records.back().record;
    }

    void begin(const JsonNode &entry)
    {
        m_last = momentOf(memberOf(entry, "startedDateTime"));
        m_url = textOf(memberOf(memberOf(entry, "request"), "url"));
        if (std::isnan(m_last))
            m_last = -1; // before all moments
    }

    void addRequest(const JsonNode &entry)
    {
        add(Record::Kind::Opened, Side::A, m_last, m_url.toUtf8());
        const JsonNode request = memberOf(entry, "request");
        JsonWriter json;
        json.beginObject();
        json.key(u"method");
        json.string(textOf(memberOf(request, "method")));
        json.key(u"url");
        json.string(m_url);
        writeHeaders(memberOf(request, "headers"), &json);
        json.endObject();
        add(Record::Kind::Request, Side::A, m_last, json.take());
    }

    void addResponse(const JsonNode &response, double moment)
    {
        const double status = numberOf(memberOf(response, "status"));
        if (!(status >= 100 && status < 1000))
            return;
        JsonWriter json;
        json.beginObject();
        json.key(u"status");
        json.number(status);
        json.key(u"reason");
        json.string(textOf(memberOf(response, "statusText")));
        writeHeaders(memberOf(response, "headers"), &json);
        json.endObject();
        add(Record::Kind::Response, Side::B, moment, json.take()).code = quint16(status);
    }

    bool readSocket(const JsonNode &entry, const JsonNode &messages)
    {
        if (messages.isNone() || !messages.isArray() || messages.size() == 0) {
            ++silentSockets;
            return false;
        }
        bool ours = false;
        int left = LookedAt;
        for (JsonNode each = messages.first(); !each.isNone() && !ours && left > 0; each = each.next(), --left)
            ours = isText(memberOf(each, "data")) && isMessage(memberOf(each, "data").toString().toUtf8());
        if (!ours)
            return false;
        begin(entry);
        addRequest(entry);
        addResponse(memberOf(entry, "response"), m_last);
        qint64 number = 0;
        for (JsonNode each = messages.first(); !each.isNone(); each = each.next())
            readFrame(each, number++);
        return true;
    }

    void readFrame(const JsonNode &frame, qint64 number)
    {
        const QString type = textOf(memberOf(frame, "type"));
        const double moment = numberOf(memberOf(frame, "time"));
        const JsonNode data = memberOf(frame, "data");
        if (type == u"error") { // Chrome: the connection broke
            add(Record::Kind::Failed, Side::B, moment, textOf(data).toUtf8());
            return;
        }
        const bool sent = type == u"send" || type == u"sent" || type == u"request";
        if ((!sent && !type.startsWith(u"receive") && type != u"response") || !isText(data)) {
            fault(u"message %1 has no direction or no data, and was skipped."_s.arg(number));
            return;
        }
        const Side from = sent ? Side::A : Side::B;
        const JsonNode opcode = memberOf(frame, "opcode");
        const double code = opcode.isNone() ? 1 : numberOf(opcode);
        switch (code >= 0 && code < 16 ? int(code) : 16) {
        case 1:
            add(Record::Kind::Message, from, moment, data.toString().toUtf8());
            return;
        case 2:
            add(Record::Kind::Binary, from, moment, QByteArray::fromBase64(data.toString().toLatin1()));
            return;
        case 8: {
            Record &record = add(Record::Kind::Closed, from, moment, data.toString().toUtf8());
            const double reason = numberOf(memberOf(frame, "_code"));
            record.code = reason >= 1000 && reason < 5000 ? quint16(reason) : quint16(1005);
            return;
        }
        case 9: // a ping, a pong
        case 10:
            return;
        default:
            fault(u"message %1 has an unknown opcode, and was skipped."_s.arg(number));
        }
    }

    bool readBatch(const JsonNode &entry)
    {
        const JsonNode request = memberOf(entry, "request");
        const JsonNode posted = memberOf(memberOf(request, "postData"), "text");
        if (textOf(memberOf(request, "method")) != u"POST" || !isText(posted))
            return false;
        const QList<QByteArray> lines = posted.toString().toUtf8().split('\n');
        if (!isMessage(lines.first()))
            return false;
        begin(entry);
        addRequest(entry);
        for (const QByteArray &line : lines)
            add(Record::Kind::Message, Side::A, m_last, line);

        const JsonNode response = memberOf(entry, "response");
        const double duration = numberOf(memberOf(entry, "time"));
        const double end = duration > 0 && m_last > 0 ? m_last + duration / 1000 : m_last;
        addResponse(response, end);
        const double status = numberOf(memberOf(response, "status"));
        const JsonNode content = memberOf(response, "content");
        const JsonNode body = memberOf(content, "text");
        if (!(status >= 200 && status < 300)) {
            const QString reason = textOf(memberOf(response, "_error"));
            const QString what = status > 0
                                     ? u"RPC request failed: %1 %2"_s.arg(status).arg(textOf(memberOf(response, "statusText")))
                                 : reason.isEmpty() ? u"There was no answer."_s
                                                    : reason;
            add(Record::Kind::Failed, Side::B, end, what.trimmed().toUtf8());
            return true;
        }
        if (!isText(body)) {
            const double size = numberOf(memberOf(content, "size"));
            if (size != 0) {
                fault(u"the file has no body of the answer; export it with content."_s);
                add(Record::Kind::Note, Side::B, end, "The HAR file has no body of the answer.");
            }
            return true;
        }
        QByteArray text = body.toString().toUtf8();
        if (textOf(memberOf(content, "encoding")) == u"base64")
            text = QByteArray::fromBase64(text);
        if (text.isEmpty())
            return true;
        for (const QByteArray &line : text.split('\n'))
            add(Record::Kind::Message, Side::B, end, line);
        return true;
    }

    HarReport *m_report;
    double m_last = -1;
    QString m_url;
};

class CaptureSink : public RecordSink
{
public:
    explicit CaptureSink(Capture &capture) : m_capture(capture), m_before(quint32(capture.sessionCount())) { }
    void record(Record &&record) override
    {
        record.session += m_before;
        m_capture.append(std::move(record));
    }

private:
    Capture &m_capture;
    quint32 m_before;
};

QString whyNothing(const HarReport &report, int silentSockets)
{
    if (report.otherEntries == 0)
        return u"This HAR has no entries."_s;
    QString why =
        u"This HAR has no Cap'n Web traffic: none of its %1 entries is a WebSocket or a POST with the protocol's messages."_s.arg(
            report.otherEntries);
    if (silentSockets > 0)
        why += u" It has %1 WebSockets without their messages, which not every program saves."_s.arg(silentSockets);
    return why;
}

} // namespace

bool looksLikeHar(QByteArrayView beginning)
{
    const QByteArray head = beginning.first(std::min<qsizetype>(beginning.size(), 4096)).toByteArray().trimmed();
    if (!head.startsWith('{'))
        return false;
    const qsizetype log = head.indexOf("\"log\"");
    // Members in front of it are short: comments of odd programs.
    return log > 0 && head.indexOf('\n') != 0 && !head.first(log).contains("\"format\"");
}

HarReport readHar(const QByteArray &text, RecordSink &sink)
{
    HarReport report;
    QByteArray json = text;
    if (json.startsWith("\xEF\xBB\xBF")) // some write one, though JSON has none
        json = json.sliced(3);
    JsonDocument document;
    const JsonError error = document.parse(json);
    if (error.isError()) {
        report.error = u"This is no HAR: %1 (at byte %2)."_s.arg(error.message).arg(error.offset);
        return report;
    }
    const JsonNode log = memberOf(document.root(), "log");
    const JsonNode entries = memberOf(log, "entries");
    if (entries.isNone() || !entries.isArray()) {
        report.error = u"This is JSON, but no HAR: it has no log with entries."_s;
        return report;
    }
    const JsonNode creator = memberOf(log, "creator");
    report.creator = (textOf(memberOf(creator, "name")) + u' ' + textOf(memberOf(creator, "version"))).trimmed();

    Reader reader(&report);
    reader.read(entries);
    if (report.sessions == 0) {
        report.error = whyNothing(report, reader.silentSockets);
        return report;
    }

    std::stable_sort(reader.records.begin(), reader.records.end(),
                     [](const auto &a, const auto &b) { return a.moment < b.moment; });
    double started = Unknown;
    for (const Reader::Timed &each : reader.records) {
        if (isMoment(each.moment) && !(each.moment >= started))
            started = each.moment;
    }
    if (isMoment(started))
        report.started = QDateTime::fromMSecsSinceEpoch(qint64(started * 1000), Qt::UTC);
    for (Reader::Timed &each : reader.records) {
        // A double of seconds since 1970 is good for a microsecond.
        const bool isKnown = isMoment(each.moment);
        each.record.time = isKnown ? (std::llround(each.moment * 1e6) - std::llround(started * 1e6)) * 1000 : -1;
        sink.record(std::move(each.record));
        ++report.records;
    }
    return report;
}

HarReport readHar(const QByteArray &text, Capture &capture)
{
    CaptureSink sink(capture);
    return readHar(text, sink);
}

} // namespace QtCapnWeb::Trace
