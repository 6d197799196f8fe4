// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "messagetext.h"

#include "visibletext.h"

#include <algorithm>
#include <cstring>

namespace Inspector {

namespace {

constexpr int IndentWidth = 2;
/// Deeper levels are not indented further: a text of ten thousand levels would be all blanks.
constexpr int MaximumIndent = 40;
/// A container that is no longer than this stays on one line.
constexpr qsizetype ShortContainer = 72;

/// Where a character ends that begins at \a at; one byte for what is no UTF-8.
qsizetype characterEnd(QByteArrayView bytes, qsizetype at)
{
    const auto lead = uchar(bytes[at]);
    const qsizetype length = lead < 0x80 ? 1 : lead < 0xc2 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : lead < 0xf5 ? 4 : 1;
    if (at + length > bytes.size())
        return at + 1;
    for (qsizetype i = 1; i < length; ++i) {
        if ((uchar(bytes[at + i]) & 0xc0) != 0x80)
            return at + 1;
    }
    return at + length;
}

bool isSpace(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

} // namespace

/// \brief One pass over the bytes, with a stack of its own: depth costs a byte a level.
class MessageText::Builder
{
public:
    Builder(MessageText &result, QByteArrayView bytes) : m_result(result), m_bytes(bytes) { }

    void asSent()
    {
        span(Token::Other);
        copy(0, m_bytes.size());
    }

    void indented()
    {
        findEnds();
        qsizetype at = 0;
        while (at < m_bytes.size()) {
            const char c = m_bytes[at];
            if (isSpace(c)) {
                ++at;
            } else if (c == '"') {
                const qsizetype end = stringEnd(at);
                span(isKey(end) ? Token::Key : Token::String);
                copy(at, end);
                at = end;
            } else if (c == '[' || c == '{') {
                span(Token::Punctuation);
                copy(at, at + 1);
                m_open.push_back(m_flat || isShort(at));
                if (m_open.back() && !m_flat) {
                    m_flat = true;
                    m_flatDepth = m_open.size();
                }
                ++at;
                if (!m_flat)
                    newLine(m_open.size());
            } else if (c == ']' || c == '}') {
                if (!m_open.empty()) {
                    if (m_flat && m_open.size() == m_flatDepth)
                        m_flat = false;
                    const bool flat = m_open.back();
                    m_open.pop_back();
                    if (!flat)
                        newLine(m_open.size());
                }
                span(Token::Punctuation);
                copy(at, at + 1);
                ++at;
            } else if (c == ',' || c == ':') {
                span(Token::Punctuation);
                copy(at, at + 1);
                ++at;
                if (c == ',' && !m_flat)
                    newLine(m_open.size());
                else
                    m_result.m_text += u' ';
                m_step = false;
            } else {
                const qsizetype begin = at;
                while (at < m_bytes.size() && !isSpace(m_bytes[at]) && !std::strchr(",:[]{}\"", m_bytes[at]))
                    ++at;
                at = qMax(at, begin + 1);
                span(c == '-' || (c >= '0' && c <= '9') ? Token::Number : Token::Literal);
                copy(begin, at);
            }
        }
    }

private:
    void span(Token token)
    {
        if (m_result.m_spans.empty() || m_result.m_spans.back().token != token)
            m_result.m_spans.push_back({int(m_result.m_text.size()), token});
    }

    /// A new run of bytes and characters in step begins.
    void anchor(qsizetype byte)
    {
        m_result.m_anchors.push_back({int(m_result.m_text.size()), byte});
        m_step = true;
        m_next = byte;
    }

    void lineBreak()
    {
        m_result.m_text += u'\n';
        m_lineStart = m_result.m_text.size();
        m_step = false;
    }

    void newLine(size_t depth)
    {
        lineBreak();
        m_result.m_text += QString(int(qMin<size_t>(depth, MaximumIndent)) * IndentWidth, u' ');
    }

    void copy(qsizetype begin, qsizetype end)
    {
        qsizetype at = begin;
        while (at < end) {
            if (m_result.m_text.size() - m_lineStart >= MaximumLine)
                lineBreak();
            if (!m_step || m_next != at)
                anchor(at);
            const auto c = uchar(m_bytes[at]);
            if (c >= 0x20 && c < 0x7f) {
                m_result.m_text += QLatin1Char(char(c));
                m_next = ++at;
                continue;
            }
            const qsizetype stop = characterEnd(m_bytes, at);
            const QString plain = QString::fromUtf8(m_bytes.sliced(at, stop - at));
            const QString visible = QtCapnWeb::Trace::visibleText(QStringView(plain), 16);
            m_result.m_text += visible;
            at = stop;
            // Something else than the character itself: positions are out of step behind it.
            // A character of several bytes is in step as well: positionOf() counts characters, not bytes.
            m_step = visible == plain && visible.size() == 1 && visible.front() != QChar::ReplacementCharacter;
            m_next = at;
        }
    }

    qsizetype stringEnd(qsizetype at) const
    {
        for (qsizetype i = at + 1; i < m_bytes.size(); ++i) {
            if (m_bytes[i] == '\\')
                ++i;
            else if (m_bytes[i] == '"')
                return i + 1;
        }
        return m_bytes.size();
    }

    bool isKey(qsizetype end) const
    {
        while (end < m_bytes.size() && isSpace(m_bytes[end]))
            ++end;
        return end < m_bytes.size() && m_bytes[end] == ':';
    }

    /// Where each container ends, by one pass: those that stay open in what is shown are long.
    void findEnds()
    {
        std::vector<qsizetype> open;
        for (qsizetype at = 0; at < m_bytes.size(); ++at) {
            const char c = m_bytes[at];
            if (c == '"') {
                at = stringEnd(at) - 1;
            } else if (c == '[' || c == '{') {
                open.push_back(at);
            } else if ((c == ']' || c == '}') && !open.empty()) {
                if (at - open.back() < ShortContainer)
                    m_short.push_back(open.back());
                open.pop_back();
            }
        }
        std::sort(m_short.begin(), m_short.end());
    }

    bool isShort(qsizetype at) const { return std::binary_search(m_short.begin(), m_short.end(), at); }

    MessageText &m_result;
    QByteArrayView m_bytes;
    std::vector<qsizetype> m_short;
    std::vector<bool> m_open; // whether it is on one line
    size_t m_flatDepth = 0;
    bool m_flat = false;
    bool m_step = false;
    qsizetype m_next = 0;
    qsizetype m_lineStart = 0;
};

MessageText::MessageText(const QByteArray &utf8, Layout layout, qsizetype maximum) : m_totalBytes(utf8.size())
{
    qsizetype end = qMin(maximum, utf8.size());
    // Not within a character.
    while (end > 0 && end < utf8.size() && (uchar(utf8[end]) & 0xc0) == 0x80)
        --end;
    m_shownBytes = end;
    m_bytes = utf8.left(end);
    m_text.reserve(end + end / 8);
    Builder builder(*this, m_bytes);
    const char first = m_bytes.trimmed().left(1).isEmpty() ? '\0' : m_bytes.trimmed().front();
    if (layout == Layout::Indented && (first == '[' || first == '{'))
        builder.indented();
    else
        builder.asSent();
}

int MessageText::positionOf(qsizetype byte) const
{
    if (byte >= m_shownBytes)
        return int(m_text.size());
    auto it = std::upper_bound(m_anchors.begin(), m_anchors.end(), byte, [](qsizetype b, const Anchor &a) { return b < a.byte; });
    if (it == m_anchors.begin())
        return 0;
    --it;
    const int limit = it + 1 == m_anchors.end() ? int(m_text.size()) : (it + 1)->position;
    // Characters up to the byte: those that are no continuation.
    int position = it->position;
    for (qsizetype at = it->byte + 1; at <= byte; ++at) {
        if ((uchar(m_bytes[at]) & 0xc0) != 0x80)
            ++position;
    }
    return qMin(position, limit);
}

qsizetype MessageText::byteAt(int position) const
{
    auto it =
        std::upper_bound(m_anchors.begin(), m_anchors.end(), position, [](int p, const Anchor &a) { return p < a.position; });
    if (it == m_anchors.begin())
        return m_anchors.empty() ? 0 : m_anchors.front().byte;
    --it;
    const qsizetype limit = it + 1 == m_anchors.end() ? m_shownBytes : (it + 1)->byte;
    qsizetype byte = it->byte;
    for (int step = it->position; step < position && byte < limit; ++step)
        byte = characterEnd(m_bytes, byte);
    return qMin(byte, limit);
}

} // namespace Inspector
