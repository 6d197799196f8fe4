// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "textstore.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <utility>

#ifdef __SSE2__
#    include <emmintrin.h>
#endif

namespace QtCapnWeb::Trace {

namespace {

using Encoding = TextPlace::Encoding;

#ifdef __SSE2__
// A bit for each quote, backslash and control character.
unsigned specialBytes(__m128i bytes)
{
    const __m128i quotes = _mm_cmpeq_epi8(bytes, _mm_set1_epi8('"'));
    const __m128i backslashes = _mm_cmpeq_epi8(bytes, _mm_set1_epi8('\\'));
    const __m128i controls = _mm_cmpeq_epi8(_mm_min_epu8(bytes, _mm_set1_epi8(0x1f)), bytes);
    return unsigned(_mm_movemask_epi8(_mm_or_si128(_mm_or_si128(quotes, backslashes), controls)));
}
#endif

// The first quote, backslash or control character, or the end.
const char *skipPlain(const char *at, const char *end)
{
#ifdef __SSE2__
    for (; end - at >= 16; at += 16) {
        if (const unsigned special = specialBytes(_mm_loadu_si128(reinterpret_cast<const __m128i *>(at))))
            return at + std::countr_zero(special);
    }
#endif
    while (at < end && *at != '"' && *at != '\\' && uchar(*at) >= 0x20)
        ++at;
    return at;
}

// The same, and what stands before it is copied to \a to, where there is room for all up to \a end.
const char *copyPlain(const char *at, const char *end, char **to)
{
    char *out = *to;
#ifdef __SSE2__
    for (; end - at >= 16; at += 16, out += 16) {
        const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i *>(at));
        _mm_storeu_si128(reinterpret_cast<__m128i *>(out), bytes);
        if (const unsigned special = specialBytes(bytes)) {
            *to = out + std::countr_zero(special);
            return at + std::countr_zero(special);
        }
    }
#endif
    while (at < end && *at != '"' && *at != '\\' && uchar(*at) >= 0x20)
        *out++ = *at++;
    *to = out;
    return at;
}

// The four hexadecimal digits of an escape; -1 if they are none.
int hexValue(const char *at, const char *end)
{
    if (end - at < 4)
        return -1;
    int value = 0;
    for (const char *const behind = at + 4; at < behind; ++at) {
        const char digit = *at;
        if (digit >= '0' && digit <= '9')
            value = value * 16 + digit - '0';
        else if ((digit | 0x20) >= 'a' && (digit | 0x20) <= 'f')
            value = value * 16 + (digit | 0x20) - 'a' + 10;
        else
            return -1;
    }
    return value;
}

char *appendUtf8(char *to, char32_t point)
{
    if (point < 0x80) {
        *to++ = char(point);
    } else if (point < 0x800) {
        *to++ = char(0xc0 | point >> 6);
        *to++ = char(0x80 | (point & 0x3f));
    } else if (point < 0x10000) {
        *to++ = char(0xe0 | point >> 12);
        *to++ = char(0x80 | (point >> 6 & 0x3f));
        *to++ = char(0x80 | (point & 0x3f));
    } else {
        *to++ = char(0xf0 | point >> 18);
        *to++ = char(0x80 | (point >> 12 & 0x3f));
        *to++ = char(0x80 | (point >> 6 & 0x3f));
        *to++ = char(0x80 | (point & 0x3f));
    }
    return to;
}

// Writes what the escape at \a at means. \return what stands behind it; null if it is none.
const char *readEscape(const char *at, const char *end, char **to)
{
    if (end - at < 2)
        return nullptr;
    switch (at[1]) {
    case '"':
    case '\\':
    case '/':
        *(*to)++ = at[1];
        return at + 2;
    case 'b':
        *(*to)++ = '\b';
        return at + 2;
    case 'f':
        *(*to)++ = '\f';
        return at + 2;
    case 'n':
        *(*to)++ = '\n';
        return at + 2;
    case 'r':
        *(*to)++ = '\r';
        return at + 2;
    case 't':
        *(*to)++ = '\t';
        return at + 2;
    case 'u':
        break;
    default:
        return nullptr;
    }
    const int unit = hexValue(at + 2, end);
    if (unit < 0)
        return nullptr;
    char32_t point = char32_t(unit);
    qsizetype taken = 6;
    if (unit >= 0xd800 && unit < 0xe000) {
        point = 0xfffd;
        const bool pair = unit < 0xdc00 && end - at >= 12 && at[6] == '\\' && at[7] == 'u';
        const int low = pair ? hexValue(at + 8, end) : -1;
        if (low >= 0xdc00 && low < 0xe000) {
            point = 0x10000 + (char32_t(unit - 0xd800) << 10) + char32_t(low - 0xdc00);
            taken = 12;
        }
    }
    *to = appendUtf8(*to, point);
    return at + taken;
}

} // namespace

qsizetype unescapeJson(QByteArrayView escaped, QByteArray *result)
{
    // An escape is never shorter than what it means.
    const qsizetype before = result->size();
    result->resize(before + escaped.size());
    char *to = result->data() + before;
    const char *at = escaped.data();
    const char *const end = at + escaped.size();
    while (at < end) {
        const auto *const found = static_cast<const char *>(std::memchr(at, '\\', size_t(end - at)));
        const char *const stop = found ? found : end;
        std::memcpy(to, at, size_t(stop - at));
        to += stop - at;
        at = stop;
        if (!found)
            break;
        const char *const behind = readEscape(at, end, &to);
        if (!behind)
            break;
        at = behind;
    }
    result->resize(to - result->constData());
    return at - escaped.data();
}

JsonStringEnd readJsonString(QByteArrayView text, QByteArray *buffer)
{
    JsonStringEnd result;
    const char *const begin = text.data();
    const char *const end = begin + text.size();
    const char *at = skipPlain(begin, end);
    if (at == end || uchar(*at) < 0x20)
        return result;
    if (*at == '"') {
        result.size = at - begin;
        return result;
    }

    // What it means is never longer than what is written.
    result.hasEscapes = true;
    if (buffer->size() < text.size())
        buffer->resize(text.size());
    char *const first = buffer->data();
    char *to = first + (at - begin);
    std::memcpy(first, begin, size_t(at - begin));
    while (true) {
        if (*at == '"') {
            result.size = at - begin;
            result.decodedSize = to - first;
            return result;
        }
        if (end - at >= 2 && (at[1] == '"' || at[1] == '\\')) {
            *to++ = at[1];
            at += 2;
        } else {
            at = readEscape(at, end, &to);
            if (!at)
                return result;
        }
        at = copyPlain(at, end, &to);
        if (at == end || uchar(*at) < 0x20)
            return result;
    }
}

qsizetype endOfJsonString(QByteArrayView text)
{
    const char *const begin = text.data();
    const char *const end = begin + text.size();
    for (const char *at = begin; at < end; ++at) {
        at = skipPlain(at, end);
        if (at == end)
            break;
        if (*at == '"')
            return at - begin;
        if (*at == '\\')
            ++at;
    }
    return -1;
}

TextFile::~TextFile() = default;

TextStore::TextStore() = default;

TextStore::~TextStore()
{
    for (size_t i = 0; i < m_chunks.size(); ++i)
        delete[] m_chunks[i];
    for (size_t i = 0; i < m_large.size(); ++i)
        delete m_large[i];
}

TextPlace TextStore::append(const QByteArray &text)
{
    if (text.isEmpty())
        return {};
    if (text.size() >= LargeSize) {
        m_large.append() = new QByteArray(text);
        return {LargeBit | quint64(m_large.size() - 1), Encoding::Plain};
    }
    if (text.size() > ChunkSize - m_used) {
        m_chunks.append() = new char[size_t(ChunkSize)];
        m_used = 0;
    }
    std::memcpy(m_chunks[m_chunks.size() - 1] + m_used, text.constData(), size_t(text.size()));
    const quint64 offset = quint64(m_chunks.size() - 1) * ChunkSize + quint64(m_used);
    m_used += text.size();
    return {offset, Encoding::Plain};
}

int TextStore::addFile(std::shared_ptr<const TextFile> file)
{
    if (m_ownedFiles.size() >= MostFiles)
        return -1;
    m_files.append() = file.get();
    m_ownedFiles.push_back(std::move(file));
    return int(m_ownedFiles.size() - 1);
}

QByteArrayView TextStore::stored(TextPlace place, qsizetype size, QByteArray &buffer) const
{
    if (size == 0)
        return {};
    if (place.offset & LargeBit)
        return *m_large[size_t(place.offset & ~LargeBit)];
    if (!(place.offset & FileBit))
        return {m_chunks[size_t(place.offset / ChunkSize)] + place.offset % ChunkSize, size};

    if (place.encoding == Encoding::Plain)
        return inFile(place.offset, size, buffer);
    // How long it is in the file only the file says. An escape takes six times what it means at most.
    qsizetype length = place.encoding == Encoding::Base64 ? (size + 2) / 3 * 4 + 1 : size + size / 4 + 32;
    while (true) {
        const QByteArrayView bytes = inFile(place.offset, length, buffer);
        const qsizetype end = endOfJsonString(bytes);
        if (end >= 0)
            return bytes.first(end);
        if (bytes.size() < length || length > 6 * size)
            return bytes;
        length *= 2;
    }
}

QByteArrayView TextStore::inFile(quint64 offset, qsizetype size, QByteArray &buffer) const
{
    const TextFile &file = *m_files[size_t((offset & ~FileBit) >> FileShift)];
    return file.bytes(qint64(offset & quint64(LargestFile - 1)), size, buffer);
}

QByteArrayView TextStore::decoded(QByteArrayView stored, Encoding encoding, QByteArray &buffer)
{
    QByteArray result;
    if (encoding == Encoding::Base64)
        result = QByteArray::fromBase64(QByteArray::fromRawData(stored.data(), stored.size()));
    else if (encoding == Encoding::Plain || !stored.contains('\\'))
        return stored;
    if (encoding == Encoding::Escaped) {
        // Its memory is used again, unless that is what the text lies in.
        if (stored.data() < buffer.constData() || stored.data() > buffer.constData() + buffer.size()) {
            buffer.resize(0);
            result = std::move(buffer);
        }
        unescapeJson(stored, &result);
    }
    buffer = std::move(result);
    return buffer;
}

QByteArrayView TextStore::view(TextPlace place, qsizetype size, QByteArray &buffer) const
{
    const QByteArrayView bytes = decoded(stored(place, size, buffer), place.encoding, buffer);
    return bytes.first(std::min<qsizetype>(size, bytes.size()));
}

QByteArrayView TextStore::head(TextPlace place, qsizetype size, qsizetype wanted, QByteArray &buffer) const
{
    if (wanted >= size || place.encoding == Encoding::Base64 || !(place.offset & FileBit) || place.offset & LargeBit)
        return view(place, size, buffer);
    if (place.encoding == Encoding::Plain)
        return inFile(place.offset, wanted, buffer);
    QByteArrayView bytes = inFile(place.offset, 6 * wanted, buffer);
    if (const qsizetype end = endOfJsonString(bytes); end >= 0)
        bytes = bytes.first(end);
    return decoded(bytes, place.encoding, buffer);
}

QByteArray TextStore::text(TextPlace place, qsizetype size) const
{
    if (place.offset & LargeBit && size > 0)
        return *m_large[size_t(place.offset & ~LargeBit)];
    QByteArray buffer;
    const QByteArrayView bytes = view(place, size, buffer);
    if (bytes.data() == buffer.constData() && !buffer.isEmpty()) {
        buffer.resize(bytes.size());
        return buffer;
    }
    return bytes.toByteArray();
}

} // namespace QtCapnWeb::Trace
