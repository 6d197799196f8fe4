// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "httprelay.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace QtCapnWeb::Replay {

namespace {

// More than any body has; what is beyond is no length.
constexpr quint64 LargestLength = quint64(1) << 62;

QByteArrayView trimmed(QByteArrayView text)
{
    while (!text.isEmpty() && (text.front() == ' ' || text.front() == '\t'))
        text = text.sliced(1);
    while (!text.isEmpty() && (text.back() == ' ' || text.back() == '\t' || text.back() == '\r'))
        text.chop(1);
    return text;
}

bool isDigit(char c) { return c >= '0' && c <= '9'; }

int hexDigit(char c)
{
    if (isDigit(c))
        return c - '0';
    const char lower = char(c | 0x20);
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

// "HTTP/1.1 200 OK"; the reason may be missing, and its blank as well.
bool readStatusLine(QByteArrayView line, ResponseHead *head)
{
    if (line.size() < 12 || !line.startsWith("HTTP/1.") || !isDigit(line[7]) || line[8] != ' ')
        return false;
    if (!isDigit(line[9]) || !isDigit(line[10]) || !isDigit(line[11]) || (line.size() > 12 && line[12] != ' '))
        return false;
    head->minorVersion = line[7] - '0';
    head->status = (line[9] - '0') * 100 + (line[10] - '0') * 10 + (line[11] - '0');
    head->reason = line.size() > 13 ? trimmed(line.sliced(13)).toByteArray() : QByteArray();
    return head->status >= 100;
}

std::optional<quint64> readLength(const QByteArray &text)
{
    if (text.isEmpty() || text.size() > 18 || !std::all_of(text.begin(), text.end(), isDigit))
        return std::nullopt;
    return text.toULongLong();
}

} // namespace

HeadStep readResponseHead(QByteArrayView bytes, qsizetype maximum, qsizetype *searched, ResponseHead *head)
{
    const QByteArrayView seen = bytes.first(std::min(bytes.size(), maximum));
    // A server that does not speak HTTP is told early.
    const QByteArrayView begin("HTTP/1.");
    const qsizetype known = std::min(begin.size(), seen.size());
    if (seen.first(known) != begin.first(known))
        return HeadStep::Failed;
    // The end is an empty line. Lines end with LF, or CR LF as they should.
    qsizetype end = -1;
    for (qsizetype at = seen.indexOf('\n', *searched); at >= 0; at = seen.indexOf('\n', at + 1)) {
        *searched = at;
        qsizetype next = at + 1;
        if (next < seen.size() && seen[next] == '\r')
            ++next;
        if (next < seen.size() && seen[next] == '\n') {
            end = next + 1;
            break;
        }
    }
    if (end < 0)
        return seen.size() < maximum ? HeadStep::NeedMore : HeadStep::Failed;

    *head = {};
    head->size = end;
    const QByteArrayView text = seen.first(end);
    bool isFirst = true;
    for (qsizetype at = 0; at < end;) {
        const qsizetype newline = text.indexOf('\n', at);
        const QByteArrayView line = text.sliced(at, newline - at);
        at = newline + 1;
        if (std::exchange(isFirst, false)) {
            if (!readStatusLine(line, head))
                return HeadStep::Failed;
            continue;
        }
        if (trimmed(line).isEmpty())
            continue;
        if (line.front() == ' ' || line.front() == '\t') { // goes on from the line before: obsolete, but there
            if (!head->headers.isEmpty())
                head->headers.last().second += ' ' + trimmed(line).toByteArray();
            continue;
        }
        const qsizetype colon = line.indexOf(':');
        if (colon > 0)
            head->headers.append({trimmed(line.first(colon)).toByteArray(), trimmed(line.sliced(colon + 1)).toByteArray()});
    }
    return HeadStep::Done;
}

BodyFraming BodyFraming::withLength(quint64 length)
{
    BodyFraming framing;
    framing.m_state = length > 0 ? State::Length : State::Done;
    framing.m_left = length;
    return framing;
}

BodyFraming BodyFraming::chunked()
{
    BodyFraming framing;
    framing.m_state = State::ChunkSize;
    return framing;
}

BodyFraming BodyFraming::ofRequest(const HttpHeaders &headers)
{
    if (!headerValue(headers, "transfer-encoding").isNull())
        return chunked();
    return withLength(readLength(headerValue(headers, "content-length")).value_or(0));
}

std::optional<BodyFraming> BodyFraming::ofResponse(const ResponseHead &head, const QByteArray &method)
{
    if (method == "HEAD" || head.status < 200 || head.status == 204 || head.status == 304)
        return BodyFraming();
    BodyFraming untilClose;
    untilClose.m_state = State::UntilClose;
    const QByteArrayList encodings = headerList(head.headers, "transfer-encoding");
    if (!encodings.isEmpty())
        return encodings.last().compare("chunked", Qt::CaseInsensitive) == 0 ? chunked() : untilClose;
    const QByteArrayList lengths = headerList(head.headers, "content-length");
    if (lengths.isEmpty())
        return untilClose;
    const std::optional<quint64> length = readLength(lengths.first());
    const bool allSame = std::all_of(lengths.begin(), lengths.end(), [&](const QByteArray &l) { return l == lengths.first(); });
    if (!length || !allSame)
        return std::nullopt;
    return withLength(*length);
}

qsizetype BodyFraming::take(QByteArrayView bytes, QByteArrayView *payload)
{
    *payload = {};
    switch (m_state) {
    case State::Done:
    case State::Failed:
        return 0;
    case State::UntilClose:
        *payload = bytes;
        return bytes.size();
    case State::Length: {
        const auto size = qsizetype(std::min<quint64>(m_left, quint64(bytes.size())));
        *payload = bytes.first(size);
        m_left -= quint64(size);
        if (m_left == 0)
            m_state = State::Done;
        return size;
    }
    default:
        return takeChunked(bytes, payload);
    }
}

qsizetype BodyFraming::takeChunked(QByteArrayView bytes, QByteArrayView *payload)
{
    qsizetype at = 0;
    while (at < bytes.size() && m_state != State::Done && m_state != State::Failed) {
        if (m_state == State::ChunkData) {
            if (at > 0)
                return at; // what stands before it, first
            const auto size = qsizetype(std::min<quint64>(m_left, quint64(bytes.size())));
            *payload = bytes.first(size);
            m_left -= quint64(size);
            if (m_left == 0)
                m_state = State::ChunkEnd;
            return size;
        }
        const char c = bytes[at++];
        switch (m_state) {
        case State::ChunkSize:
            if (const int digit = hexDigit(c); digit >= 0 && m_left < LargestLength / 16) {
                m_left = m_left * 16 + quint64(digit);
                m_hasDigits = true;
            } else if (digit >= 0 || !m_hasDigits) {
                m_state = State::Failed;
            } else if (c == '\n') {
                m_state = afterSize();
            } else if (c == '\r') {
                m_state = State::ChunkSizeEnd;
            } else {
                m_state = c == ';' || c == ' ' || c == '\t' ? State::ChunkExtension : State::Failed;
            }
            break;
        case State::ChunkExtension:
            if (c == '\n')
                m_state = afterSize();
            break;
        case State::ChunkSizeEnd:
            m_state = c == '\n' ? afterSize() : State::Failed;
            break;
        case State::ChunkEnd:
            if (c == '\r') {
                m_state = State::ChunkEndLine;
                break;
            }
            [[fallthrough]];
        case State::ChunkEndLine:
            m_state = c == '\n' ? State::ChunkSize : State::Failed;
            m_left = 0;
            m_hasDigits = false;
            break;
        case State::TrailerStart:
            m_state = c == '\n' ? State::Done : c == '\r' ? State::TrailerEnd : State::Trailer;
            break;
        case State::Trailer:
            if (c == '\n')
                m_state = State::TrailerStart;
            break;
        case State::TrailerEnd:
            m_state = c == '\n' ? State::Done : State::Failed;
            break;
        default:
            m_state = State::Failed;
        }
    }
    return at;
}

} // namespace QtCapnWeb::Replay
