// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "sessionrecorder.h"

#include "jsonwriter.h"
#include "transport.h"

#include <QtCore/QUtf8StringView>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace QtCapnWeb::Replay {

namespace {

// A peer that sends nothing but wrong frames shall not fill the capture.
constexpr int MostNotes = 100;
// What is kept of a body that is not messages: a page that says what was wrong.
constexpr qsizetype KeptBody = 4096;

FrameDecoder::Sender senderOf(Side side) { return side == Side::A ? FrameDecoder::Sender::Client : FrameDecoder::Sender::Server; }

// Nothing, if the body is as it is.
QByteArray contentEncoding(const HttpHeaders &headers)
{
    const QByteArrayList encodings = headerList(headers, "content-encoding");
    return encodings.isEmpty() || (encodings.size() == 1 && encodings.first().toLower() == "identity") ? QByteArray()
                                                                                                       : encodings.join(", ");
}

} // namespace

SessionRecorder::SessionRecorder(quint32 session, const RecorderSettings *settings, RecordQueue *queue)
    : m_session(session), m_settings(settings), m_queue(queue)
{ }

void SessionRecorder::add(Record::Kind kind, Side from, QByteArray &&text, qint64 size, quint16 code)
{
    if (m_hasEnded)
        return;
    Record record;
    record.kind = kind;
    record.from = from;
    record.code = code;
    record.session = m_session;
    record.time = m_queue->time;
    record.size = size;
    record.text = std::move(text);
    m_queue->records.push_back(std::move(record));
}

void SessionRecorder::add(Record::Kind kind, Side from, const QString &words, quint16 code)
{
    QByteArray text = words.toUtf8();
    const qint64 size = text.size();
    add(kind, from, std::move(text), size, code);
}

QByteArray SessionRecorder::facts(const HttpHeaders &headers, const std::vector<std::pair<QStringView, QString>> &members,
                                  int status) const
{
    JsonWriter json;
    json.beginObject();
    if (status > 0) {
        json.key(u"status");
        json.number(status);
    }
    for (const auto &[name, value] : members) {
        json.key(name);
        json.string(value);
    }
    json.key(u"headers");
    json.beginArray();
    for (const auto &[name, value] : headers) {
        const bool isSecret = m_settings->redactedHeaders.contains(name.toLower());
        json.beginArray();
        json.string(QString::fromLatin1(name));
        json.string(isSecret ? u"(redacted)"_s : QString::fromUtf8(value));
        json.endArray();
    }
    json.endArray();
    json.endObject();
    return json.take();
}

void SessionRecorder::request(const HttpRequest &request, const QByteArray &url, bool isWebSocket)
{
    m_isWebSocket = isWebSocket;
    direction(Side::A).isLines = !isWebSocket;
    add(Record::Kind::Opened, Side::A, QByteArray(url), url.size());
    QByteArray text =
        facts(request.headers, {{u"method", QString::fromLatin1(request.method)}, {u"url", QString::fromLatin1(url)}}, 0);
    const qint64 size = text.size();
    add(Record::Kind::Request, Side::A, std::move(text), size);
    if (const QByteArray encoding = contentEncoding(request.headers); !encoding.isEmpty()) {
        note(Side::A,
             u"The body of the request is compressed (%1): its messages can't be read."_s.arg(QString::fromLatin1(encoding)));
        direction(Side::A).isLines = false;
    }
}

void SessionRecorder::response(const ResponseHead &head)
{
    m_response = head;
    m_isRefusal = m_isWebSocket ? head.status != 101 : head.status < 200 || head.status > 299;
    if (m_isRefusal) {
        direction(Side::B).isLines = false;
        return; // The record comes with its body.
    }
    addResponse();
    if (head.status == 101) {
        for (const Side side : {Side::A, Side::B})
            direction(side).frames.emplace(senderOf(side), m_settings->maximumMessage);
        if (const QByteArray extensions = headerList(head.headers, "sec-websocket-extensions").join(", "); !extensions.isEmpty())
            note(Side::B, u"The server wants extensions that were not offered: %1"_s.arg(QString::fromLatin1(extensions)));
    } else if (const QByteArray encoding = contentEncoding(head.headers); !encoding.isEmpty()) {
        note(Side::B,
             u"The body of the response is compressed (%1): its messages can't be read."_s.arg(QString::fromLatin1(encoding)));
        direction(Side::B).isLines = false;
    }
}

void SessionRecorder::addResponse()
{
    std::vector<std::pair<QStringView, QString>> members{{u"reason", QString::fromUtf8(m_response.reason)}};
    if (!m_responseBody.isEmpty())
        members.emplace_back(u"body", QString::fromUtf8(m_responseBody));
    QByteArray text = facts(m_response.headers, members, m_response.status);
    const qint64 size = text.size();
    add(Record::Kind::Response, Side::B, std::move(text), size, quint16(m_response.status));
    m_response = {};
    m_responseBody = {};
}

void SessionRecorder::body(Side from, QByteArrayView bytes)
{
    Direction &of = direction(from);
    if (bytes.isEmpty() || m_hasEnded)
        return;
    of.hasBody = true;
    if (!of.isLines) {
        if (from == Side::B && m_isRefusal)
            m_responseBody.append(bytes.first(std::min(bytes.size(), KeptBody - m_responseBody.size())));
        return;
    }
    for (qsizetype newline; (newline = bytes.indexOf('\n')) >= 0; bytes = bytes.sliced(newline + 1)) {
        appendToLine(of, bytes.first(newline));
        addLine(from);
    }
    appendToLine(of, bytes);
}

void SessionRecorder::appendToLine(Direction &of, QByteArrayView bytes) const
{
    of.lineSize += bytes.size();
    if (of.lineSize <= m_settings->maximumMessage)
        of.line.append(bytes);
    else
        of.line = {};
}

void SessionRecorder::addLine(Side from)
{
    Direction &of = direction(from);
    addText(from, std::exchange(of.line, {}), std::exchange(of.lineSize, 0));
}

void SessionRecorder::addText(Side from, QByteArray &&text, qint64 size)
{
    if (text.size() != size) {
        add(Record::Kind::Refused, from, QByteArray(), size);
    } else if (!QUtf8StringView(text.constData(), text.size()).isValidUtf8()) {
        note(from, u"A text message is no valid UTF-8."_s);
        add(Record::Kind::Binary, from, std::move(text), size);
    } else {
        add(Record::Kind::Message, from, std::move(text), size);
    }
}

// As BatchLines has it: an empty body has no message; what follows the last newline is one, even if it is empty.
void SessionRecorder::bodyEnd(Side from)
{
    if (direction(from).hasBody && direction(from).isLines)
        addLine(from);
    if (from == Side::A || m_hasEnded)
        return;
    if (m_isRefusal) {
        const QString status = u"%1 %2"_s.arg(m_response.status).arg(QString::fromUtf8(m_response.reason)).trimmed();
        addResponse();
        failed(Side::B,
               (m_isWebSocket ? u"The server answered %1 and opened no WebSocket."_s : u"RPC request failed: %1"_s).arg(status));
        return;
    }
    add(Record::Kind::Closed, Side::B, QByteArray(), 0, NormalCloseCode);
    m_hasEnded = true;
}

void SessionRecorder::frames(Side from, QByteArrayView bytes)
{
    Direction &of = direction(from);
    if (!of.frames || m_hasEnded)
        return;
    FrameEvent event;
    while (of.frames->next(&bytes, &event)) {
        switch (event.kind) {
        case FrameEvent::Kind::Text:
            add(Record::Kind::Message, from, std::move(event.payload), event.size);
            break;
        case FrameEvent::Kind::Binary:
            add(Record::Kind::Binary, from, std::move(event.payload), event.size);
            break;
        case FrameEvent::Kind::TooLarge:
            add(Record::Kind::Refused, from, QByteArray(), event.size);
            break;
        case FrameEvent::Kind::Fault:
            note(from, event.problem);
            break;
        case FrameEvent::Kind::Close:
            if (!m_close) {
                m_close = std::move(event);
                m_closer = from;
            } else if (m_closer != from) {
                addClosed();
            }
            break;
        case FrameEvent::Kind::Ping:
        case FrameEvent::Kind::Pong:
            break;
        }
    }
}

void SessionRecorder::addClosed()
{
    const qint64 size = m_close->payload.size();
    add(Record::Kind::Closed, m_closer, std::move(m_close->payload), size, m_close->code);
    m_hasEnded = true;
}

void SessionRecorder::note(Side from, const QString &words)
{
    if (m_notes > MostNotes)
        return;
    add(Record::Kind::Note, from, m_notes++ < MostNotes ? words : u"There is more of this, which is not noted any more."_s);
}

void SessionRecorder::failed(Side from, const QString &why)
{
    if (m_response.status > 0)
        addResponse();
    add(Record::Kind::Failed, from, why, AbnormalCloseCode);
    m_hasEnded = true;
}

void SessionRecorder::disconnected(Side from)
{
    if (m_hasEnded)
        return;
    if (m_close) {
        addClosed();
        return;
    }
    const Direction &of = direction(from);
    const QString where = of.frames && of.frames->isInside() ? u" in the middle of a message"_s : QString();
    failed(from, (from == Side::A ? u"The client ended the connection%1, without a close frame."_s
                                  : u"The server ended the connection%1, without a close frame."_s)
                     .arg(where));
}

} // namespace QtCapnWeb::Replay
