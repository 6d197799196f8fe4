// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "foldedneedle.h"

#include "bytecommonness.h"

#include <QtCore/QChar>
#include <QtCore/QList>

#include <algorithm>
#include <bit>
#include <limits>
#include <unordered_map>

#ifdef __SSE2__
#    include <emmintrin.h>
#endif

namespace QtCapnWeb::Trace {

namespace {

constexpr char32_t NoLetter = 0xffffffff;
constexpr char32_t LastCased = 0x1ffff; // no letter behind it has another form

// All code points that fold to another one, by that.
const std::unordered_multimap<char32_t, char32_t> &otherForms()
{
    static const std::unordered_multimap<char32_t, char32_t> forms = [] {
        std::unordered_multimap<char32_t, char32_t> result;
        for (char32_t point = 0; point <= LastCased; ++point) {
            if (const char32_t folded = QChar::toCaseFolded(point); folded != point)
                result.emplace(folded, point);
        }
        return result;
    }();
    return forms;
}

constexpr bool isContinuation(char byte) { return (uchar(byte) & 0xc0) == 0x80; }

// The last byte of its UTF-8.
char lastByte(char32_t point) { return point < 0x80 ? char(point) : char(0x80 | (point & 0x3f)); }

// The letter that the bytes are; NoLetter if they are none.
char32_t decode(const char *at, qsizetype size)
{
    const auto lead = uchar(*at);
    if (size == 1)
        return lead < 0x80 ? lead : NoLetter;
    const int wanted = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc0 ? 2 : 0;
    if (size != wanted)
        return NoLetter;
    char32_t point = lead & (0xff >> (wanted + 1));
    for (int i = 1; i < wanted; ++i)
        point = point << 6 | (uchar(at[i]) & 0x3f);
    return point;
}

// The letter that begins at \a at, and where the next one does.
char32_t next(QByteArrayView utf8, qsizetype *at)
{
    const qsizetype begin = (*at)++;
    while (*at < utf8.size() && *at - begin < 4 && isContinuation(utf8[*at]))
        ++*at;
    return decode(utf8.data() + begin, *at - begin);
}

// The letter that ends before \a at, and where it begins.
char32_t previous(QByteArrayView utf8, qsizetype *at)
{
    const qsizetype end = (*at)--;
    while (*at > 0 && end - *at < 4 && isContinuation(utf8[*at]))
        --*at;
    return decode(utf8.data() + *at, end - *at);
}

char32_t folded(char32_t point) { return point <= LastCased ? QChar::toCaseFolded(point) : point; }

} // namespace

FoldedNeedle::FoldedNeedle(const QString &text)
{
    for (const char32_t point : text.toUcs4())
        m_points.push_back(folded(point));
    int least = std::numeric_limits<int>::max();
    for (size_t i = 0; i < m_points.size(); ++i) {
        std::vector<char> bytes{lastByte(m_points[i])};
        const auto [begin, end] = otherForms().equal_range(m_points[i]);
        for (auto form = begin; form != end; ++form) {
            if (std::find(bytes.begin(), bytes.end(), lastByte(form->second)) == bytes.end())
                bytes.push_back(lastByte(form->second));
        }
        if (bytes.size() > MostForms)
            continue;
        int common = 0;
        for (const char byte : bytes)
            common += 1 + commonness(byte);
        if (common >= least)
            continue;
        least = common;
        m_anchor = i;
        m_lastBytes.fill(bytes.front());
        std::copy(bytes.begin(), bytes.end(), m_lastBytes.begin());
    }
    m_anyByte = least == std::numeric_limits<int>::max();
}

// The first byte from \a from on that may be the last one of the letter that is looked for.
qsizetype FoldedNeedle::findLast(QByteArrayView utf8, qsizetype from) const
{
    const char *const text = utf8.data();
    qsizetype i = from;
    if (m_anyByte)
        return i < utf8.size() ? i : -1;
#ifdef __SSE2__
    const __m128i a = _mm_set1_epi8(m_lastBytes[0]);
    const __m128i b = _mm_set1_epi8(m_lastBytes[1]);
    const __m128i c = _mm_set1_epi8(m_lastBytes[2]);
    const __m128i d = _mm_set1_epi8(m_lastBytes[3]);
    for (; i + 16 <= utf8.size(); i += 16) {
        const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i *>(text + i));
        const __m128i either = _mm_or_si128(_mm_or_si128(_mm_cmpeq_epi8(bytes, a), _mm_cmpeq_epi8(bytes, b)),
                                            _mm_or_si128(_mm_cmpeq_epi8(bytes, c), _mm_cmpeq_epi8(bytes, d)));
        if (const auto places = unsigned(_mm_movemask_epi8(either)))
            return i + std::countr_zero(places);
    }
#endif
    for (; i < utf8.size(); ++i) {
        if (std::find(m_lastBytes.begin(), m_lastBytes.end(), text[i]) != m_lastBytes.end())
            return i;
    }
    return -1;
}

bool FoldedNeedle::matchAround(QByteArrayView utf8, qsizetype from, qsizetype last, qsizetype *begin, qsizetype *end) const
{
    *begin = *end = last + 1;
    for (size_t i = m_anchor + 1; i-- > 0;) {
        if (*begin <= from || folded(previous(utf8, begin)) != m_points[i])
            return false;
    }
    for (size_t i = m_anchor + 1; i < m_points.size(); ++i) {
        if (*end >= utf8.size() || folded(next(utf8, end)) != m_points[i])
            return false;
    }
    return *begin >= from;
}

qsizetype FoldedNeedle::find(QByteArrayView utf8, qsizetype from, qsizetype *length) const
{
    for (qsizetype last = findLast(utf8, from); last >= 0; last = findLast(utf8, last + 1)) {
        qsizetype begin = 0;
        qsizetype end = 0;
        if (matchAround(utf8, from, last, &begin, &end)) {
            *length = end - begin;
            return begin;
        }
    }
    return -1;
}

} // namespace QtCapnWeb::Trace
