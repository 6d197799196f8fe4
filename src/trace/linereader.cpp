// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "linereader.h"

#include "rpclimits.h"

#include <cstring>
#include <limits>

namespace QtCapnWeb::Trace {

namespace {

constexpr qint64 PerMillisecond = 1000000;

// Reads what NdjsonWriter writes, and nothing else: whatever differs in a byte is left to the reader of all JSON.
class Scanner
{
public:
    explicit Scanner(QByteArrayView text) : m_at(text.data()), m_end(text.data() + text.size()) { }

    template<size_t N>
    bool skip(const char (&literal)[N])
    {
        constexpr size_t Size = N - 1;
        if (size_t(m_end - m_at) < Size || std::memcmp(m_at, literal, Size) != 0)
            return false;
        m_at += Size;
        return true;
    }

    // Digits as JSON has them, at most 18 of them.
    bool number(qint64 *result)
    {
        const char *const from = m_at;
        qint64 value = 0;
        while (m_at < m_end && *m_at >= '0' && *m_at <= '9' && m_at - from < 18)
            value = value * 10 + (*m_at++ - '0');
        *result = value;
        return m_at > from && (*from != '0' || m_at == from + 1) && m_at < m_end && !(*m_at >= '0' && *m_at <= '9');
    }

    // Up to six decimals behind a point, as nanoseconds of a millisecond.
    bool decimals(qint64 *result)
    {
        qint64 value = 0;
        qint64 unit = PerMillisecond;
        const char *const from = m_at;
        while (m_at < m_end && *m_at >= '0' && *m_at <= '9' && unit > 1) {
            unit /= 10;
            value += (*m_at++ - '0') * unit;
        }
        *result = value;
        return m_at > from && m_at < m_end && !(*m_at >= '0' && *m_at <= '9') && *m_at != 'e' && *m_at != 'E';
    }

    const char *at() const { return m_at; }

private:
    const char *m_at;
    const char *m_end;
};

} // namespace

bool LineReader::readMessage(QByteArrayView bytes, ReadLine *line, OutlineStore *store)
{
    Scanner scanner(bytes);
    qint64 session = 0;
    if (!scanner.skip(R"({"type":"msg","seq":)") || !scanner.number(&line->seq) || !scanner.skip(R"(,"session":)")
        || !scanner.number(&session) || session > 0xffffffff)
        return false;
    line->session = quint32(session);
    if (scanner.skip(R"(,"time":)")) {
        qint64 whole = 0;
        qint64 fraction = 0;
        if (!scanner.number(&whole) || whole >= std::numeric_limits<qint64>::max() / PerMillisecond)
            return false;
        if (scanner.skip(".") && !scanner.decimals(&fraction))
            return false;
        line->time = whole * PerMillisecond + fraction;
    }
    if (scanner.skip(R"(,"from":"b")"))
        line->from = Side::B;
    else if (!scanner.skip(R"(,"from":"a")"))
        return false;
    if (scanner.skip(R"(,"wire":false)"))
        line->onWire = false;
    if (!scanner.skip(R"(,"text":")"))
        return false;

    line->textOffset = scanner.at() - bytes.data();
    const QByteArrayView rest = bytes.sliced(line->textOffset);
    const JsonStringEnd string = readJsonString(rest, &m_text);
    if (string.size < 0 || !rest.sliced(string.size).startsWith("\"}\n"))
        return false;
    const QByteArrayView text = string.hasEscapes ? QByteArrayView(m_text).first(string.decodedSize) : rest.first(string.size);
    // A peer measures texts before it reads them, in other units.
    static const RpcLimits limits;
    if (text.size() > limits.maxMessageSize)
        return false;
    line->outline = m_outlines.read(text, store);
    // What is JSON is also UTF-8.
    if (!line->outline.decoded && !text.isValidUtf8())
        return false;
    line->isMessage = true;
    line->textSize = text.size();
    line->encoding = string.hasEscapes ? TextPlace::Encoding::Escaped : TextPlace::Encoding::Plain;
    line->length = line->textOffset + string.size + 3;
    return true;
}

void LineReader::read(QByteArrayView bytes, bool atEnd, ReadLines *result)
{
    result->lines.clear();
    result->store.clear();
    qsizetype at = 0;
    while (at < bytes.size()) {
        const QByteArrayView rest = bytes.sliced(at);
        ReadLine line;
        if (readMessage(rest, &line, &result->store)) {
            line.textOffset += at;
        } else {
            line = ReadLine();
            const qsizetype newline = rest.indexOf('\n');
            line.whole = newline >= 0;
            if (!line.whole && !atEnd && rest.size() < LongestLine)
                break;
            line.length = line.whole ? newline + 1 : rest.size();
        }
        line.offset = at;
        at += line.length;
        result->lines.push_back(line);
    }
    result->taken = at;
}

} // namespace QtCapnWeb::Trace
