// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "textneedle.h"

#include "bytecommonness.h"

#include <algorithm>
#include <bit>
#include <cstring>

#ifdef __SSE2__
#    include <emmintrin.h>
#endif

namespace QtCapnWeb::Trace {

namespace {

constexpr bool isLetter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
constexpr char lower(char c) { return c >= 'A' && c <= 'Z' ? char(c | 0x20) : c; }

} // namespace

TextNeedle::TextNeedle(const QString &text, Qt::CaseSensitivity sensitivity) : m_text(text), m_sensitivity(sensitivity)
{
    m_bytes = text.toUtf8();
    if (sensitivity == Qt::CaseInsensitive) {
        m_folds = std::any_of(text.begin(), text.end(), [](QChar c) {
            return c.unicode() >= 0x80 && (c.isSurrogate() || c.toCaseFolded() != c || c.toUpper() != c || c.toLower() != c);
        });
        std::transform(m_bytes.begin(), m_bytes.end(), m_bytes.begin(), lower);
        if (m_folds)
            m_folded = FoldedNeedle(text);
    }
    if (m_bytes.isEmpty())
        return;
    for (qsizetype i = 1; i < m_bytes.size(); ++i) {
        if (commonness(m_bytes.at(i)) < commonness(m_bytes.at(m_first)))
            m_first = i;
    }
    m_second = m_first == 0 ? m_bytes.size() - 1 : 0;
    for (qsizetype i = 0; i < m_bytes.size(); ++i) {
        if (i != m_first && commonness(m_bytes.at(i)) < commonness(m_bytes.at(m_second)))
            m_second = i;
    }
    const bool either = sensitivity == Qt::CaseInsensitive;
    m_firstMask = either && isLetter(m_bytes.at(m_first)) ? 0x20 : 0;
    m_secondMask = either && isLetter(m_bytes.at(m_second)) ? 0x20 : 0;
}

TextNeedle TextNeedle::plainPart() const
{
    const auto isPlain = [](QChar c) { return c >= u' ' && c != QChar(0x7f) && c != u'"' && c != u'\\' && c != u'/'; };
    QStringView longest;
    for (qsizetype begin = 0; begin < m_text.size(); ++begin) {
        qsizetype end = begin;
        while (end < m_text.size() && isPlain(m_text[end]))
            ++end;
        if (end - begin > longest.size())
            longest = QStringView(m_text).sliced(begin, end - begin);
        begin = end;
    }
    return TextNeedle(longest.toString(), m_sensitivity);
}

bool TextNeedle::equalsAt(const char *place) const
{
    if (m_sensitivity == Qt::CaseSensitive)
        return std::memcmp(place, m_bytes.constData(), size_t(m_bytes.size())) == 0;
    for (qsizetype i = 0; i < m_bytes.size(); ++i) {
        if (lower(place[i]) != m_bytes.at(i))
            return false;
    }
    return true;
}

qsizetype TextNeedle::find(QByteArrayView utf8, qsizetype from, qsizetype *length) const
{
    const qsizetype size = m_bytes.size();
    from = std::max<qsizetype>(from, 0);
    if (from > utf8.size())
        return -1;
    if (size == 0)
        return from;
    if (m_folds) {
        qsizetype found = 0;
        return m_folded.find(utf8, from, length ? length : &found);
    }
    if (length)
        *length = size;
    const qsizetype last = utf8.size() - size; // the last place where it could stand
    const char *const text = utf8.data();
    const char first = char(m_bytes.at(m_first) | m_firstMask);
    const char second = char(m_bytes.at(m_second) | m_secondMask);
    qsizetype i = from;
#ifdef __SSE2__
    const __m128i firsts = _mm_set1_epi8(first);
    const __m128i seconds = _mm_set1_epi8(second);
    const __m128i firstMask = _mm_set1_epi8(m_firstMask);
    const __m128i secondMask = _mm_set1_epi8(m_secondMask);
    // Both loads stay within the text, since no letter stands behind the needle's end.
    for (; i + 15 <= last; i += 16) {
        const __m128i a = _mm_loadu_si128(reinterpret_cast<const __m128i *>(text + i + m_first));
        const __m128i b = _mm_loadu_si128(reinterpret_cast<const __m128i *>(text + i + m_second));
        const __m128i equal = _mm_and_si128(_mm_cmpeq_epi8(_mm_or_si128(a, firstMask), firsts),
                                            _mm_cmpeq_epi8(_mm_or_si128(b, secondMask), seconds));
        for (auto places = unsigned(_mm_movemask_epi8(equal)); places != 0; places &= places - 1) {
            const qsizetype place = i + std::countr_zero(places);
            if (equalsAt(text + place))
                return place;
        }
    }
#endif
    for (; i <= last; ++i) {
        if (char(text[i + m_first] | m_firstMask) == first && char(text[i + m_second] | m_secondMask) == second
            && equalsAt(text + i))
            return i;
    }
    return -1;
}

} // namespace QtCapnWeb::Trace
