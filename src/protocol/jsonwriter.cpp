// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "jsonwriter.h"

#include "base64.h"
#include "sparebuffers.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstring>
#include <optional>
#include <vector>

namespace QtCapnWeb {

namespace {

/// What is reserved behind a large piece, for what else its message has.
constexpr qsizetype MarginBehindLarge = 64;

/// Room for every number as JavaScript prints it; the longest is "-0.0000012345678901234567".
constexpr size_t NumberSize = 32;

/// The two digits of each number below a hundred.
constexpr auto DigitPairs = [] {
    std::array<std::array<char, 2>, 100> table{};
    for (size_t i = 0; i < table.size(); ++i)
        table[i] = {char('0' + i / 10), char('0' + i % 10)};
    return table;
}();

/// As std::to_chars, which counts the digits first.
size_t printInteger(qint64 value, char *out)
{
    constexpr size_t most = 20; // a sign and 19 digits
    char digits[2 * most] = {};
    char *const end = digits + most;
    char *p = end;
    quint64 rest = value < 0 ? 0 - quint64(value) : quint64(value);
    while (rest >= 100) {
        p -= 2;
        std::memcpy(p, DigitPairs[rest % 100].data(), 2);
        rest /= 100;
    }
    if (rest >= 10) {
        p -= 2;
        std::memcpy(p, DigitPairs[rest].data(), 2);
    } else {
        *--p = char('0' + rest);
    }
    if (value < 0)
        *--p = '-';
    static_assert(most <= NumberSize);
    std::memcpy(out, p, most); // as many as there may be, since that takes no call
    return size_t(end - p);
}

/// Writes \a value to \a out, which has NumberSize bytes, as ECMAScript's Number::toString (radix 10) does. \return its length.
size_t printNumber(double value, char *out)
{
    constexpr double exactIntegers = 9007199254740992.0; // 2^53
    if (std::abs(value) <= exactIntegers) {
        if (const auto integer = qint64(value); double(integer) == value) // -0 is 0 here
            return printInteger(integer, out);
    }
    if (std::isnan(value)) {
        std::memcpy(out, "NaN", 3);
        return 3;
    }
    char *const begin = out;
    if (value < 0) {
        *out++ = '-';
        value = -value;
    }
    if (std::isinf(value)) {
        std::memcpy(out, "Infinity", 8);
        return size_t(out + 8 - begin);
    }

    // The shortest digits that read back, as "d.ddde±xx"; of several the nearest, which is what V8 picks, too.
    char scientific[NumberSize];
    const char *const end = std::to_chars(scientific, scientific + NumberSize, value, std::chars_format::scientific).ptr;
    const char *const mark = std::find(static_cast<const char *>(scientific), end, 'e');
    char digits[NumberSize];
    int count = 0;
    for (const char *p = scientific; p < mark; ++p) {
        if (*p != '.')
            digits[count++] = *p;
    }
    int exponent = 0;
    std::from_chars(mark + (mark[1] == '+' ? 2 : 1), end, exponent);

    const auto put = [&out](const char *from, int size) {
        std::memcpy(out, from, size_t(size));
        out += size;
    };
    const auto zeros = [&out](int size) {
        std::memset(out, '0', size_t(size));
        out += size;
    };
    const int pointAt = exponent + 1; // the standard's n: the decimal point stands behind so many digits
    if (count <= pointAt && pointAt <= 21) {
        put(digits, count);
        zeros(pointAt - count);
    } else if (0 < pointAt && pointAt <= 21) {
        put(digits, pointAt);
        *out++ = '.';
        put(digits + pointAt, count - pointAt);
    } else if (-6 < pointAt && pointAt <= 0) {
        put("0.", 2);
        zeros(-pointAt);
        put(digits, count);
    } else {
        *out++ = digits[0];
        if (count > 1) {
            *out++ = '.';
            put(digits + 1, count - 1);
        }
        *out++ = 'e';
        *out++ = exponent < 0 ? '-' : '+';
        out = std::to_chars(out, begin + NumberSize, std::abs(exponent)).ptr;
    }
    return size_t(out - begin);
}

/// Writes \a unit as \uxxxx.
char *printEscape(char *out, char16_t unit)
{
    constexpr char hex[] = "0123456789abcdef";
    *out++ = '\\';
    *out++ = 'u';
    for (int shift = 12; shift >= 0; shift -= 4)
        *out++ = hex[unit >> shift & 0xf];
    return out;
}

/// The letter that JSON.stringify escapes \a unit with; 0 if there is none.
constexpr char escapeLetter(char16_t unit)
{
    switch (unit) {
    case u'"':
        return '"';
    case u'\\':
        return '\\';
    case u'\b':
        return 'b';
    case u'\f':
        return 'f';
    case u'\n':
        return 'n';
    case u'\r':
        return 'r';
    case u'\t':
        return 't';
    }
    return 0;
}

/// A string is written in pieces of so many units.
constexpr qsizetype PlainPiece = 512;

constexpr bool isPlainAscii(char16_t unit) { return unit >= 0x20 && unit < 0x80 && unit != u'"' && unit != u'\\'; }

JsonNode nextKey(const JsonNode &key) { return key.next().next(); }

/// \return where \a size more bytes of \a text begin. QByteArray::resize(), without a call where there is room: a long text is
/// made of a great many pieces that are a few bytes each.
char *extend(QByteArray &text, qsizetype size)
{
    auto &data = text.data_ptr();
    const qsizetype before = text.size();
    if (data.needsDetach() || data.freeSpaceAtEnd() < size) {
        // What is larger than all before it is the most of the text, which needs not twice as much.
        if (!SpareBuffers::grow(&text, before + size) && size > before)
            text.reserve(before + size + MarginBehindLarge);
        text.resize(before + size);
    } else {
        data.size += size;
        data.data()[data.size] = '\0';
    }
    return data.data() + before;
}

/// Takes what was written from \a end on back.
void cutAt(QByteArray &text, const char *end)
{
    auto &data = text.data_ptr();
    data.size = end - data.data();
    data.data()[data.size] = '\0';
}

/// Writes \a units, all of which are plain ASCII, to \a out, and stops at the first that is not. \return how many they were
qsizetype copyPlain(const char16_t *units, qsizetype size, char *out)
{
    constexpr qsizetype block = 8; // a loop of so many is vectorised
    const auto copyBlock = [units, out](qsizetype at) {
        const char16_t *const p = units + at;
        unsigned special = 0;
        for (qsizetype i = 0; i < block; ++i)
            special |= unsigned(char16_t(p[i] - 0x20) >= 0x60) | unsigned(p[i] == u'"') | unsigned(p[i] == u'\\');
        if (special)
            return false;
        for (qsizetype i = 0; i < block; ++i)
            out[at + i] = char(p[i]);
        return true;
    };
    qsizetype done = 0;
    while (size - done >= block && copyBlock(done))
        done += block;
    // The last block is one with some that were copied already, rather than a loop of single ones.
    if (done > 0 && done < size && size - done < block && copyBlock(size - block))
        return size;
    while (done < size && isPlainAscii(units[done])) {
        out[done] = char(units[done]);
        ++done;
    }
    return done;
}

/// Appends the units of a string.
void escaped(QByteArray &text, const char16_t *p, const char16_t *const end)
{
    while (p < end) {
        // In pieces, so that room for the worst case (six bytes a unit) is made for a piece only.
        const char16_t *pieceEnd = p + std::min<qsizetype>(PlainPiece, end - p);
        if (pieceEnd < end && QChar::isHighSurrogate(pieceEnd[-1]))
            ++pieceEnd; // a pair is not torn
        char *out = extend(text, 6 * (pieceEnd - p));
        while (p < pieceEnd) {
            const qsizetype plain = copyPlain(p, pieceEnd - p, out);
            p += plain;
            out += plain;
            if (p == pieceEnd)
                break;
            const char16_t unit = *p++;
            if (const char letter = escapeLetter(unit)) {
                *out++ = '\\';
                *out++ = letter;
            } else if (unit < 0x20) {
                out = printEscape(out, unit);
            } else if (unit < 0x800) { // and at least 0x80, or it were plain
                *out++ = char(0xc0 | unit >> 6);
                *out++ = char(0x80 | (unit & 0x3f));
            } else if (!QChar::isSurrogate(unit)) {
                *out++ = char(0xe0 | unit >> 12);
                *out++ = char(0x80 | (unit >> 6 & 0x3f));
                *out++ = char(0x80 | (unit & 0x3f));
            } else if (QChar::isHighSurrogate(unit) && p < pieceEnd && QChar::isLowSurrogate(*p)) {
                const char32_t code = QChar::surrogateToUcs4(unit, *p++);
                *out++ = char(0xf0 | code >> 18);
                *out++ = char(0x80 | (code >> 12 & 0x3f));
                *out++ = char(0x80 | (code >> 6 & 0x3f));
                *out++ = char(0x80 | (code & 0x3f));
            } else {
                out = printEscape(out, unit);
            }
        }
        cutAt(text, out);
    }
}

} // namespace

/// Makes room for \a size bytes of a value, or of what opens a container, behind the comma that is due.
char *JsonWriter::room(qsizetype size)
{
    char *out = extend(m_text, size + m_needsComma);
    if (m_needsComma)
        *out++ = ',';
    return out;
}

void JsonWriter::append(QByteArrayView token, bool needsComma)
{
    std::copy(token.begin(), token.end(), room(token.size()));
    m_needsComma = needsComma;
}

void JsonWriter::endArray()
{
    *extend(m_text, 1) = ']';
    m_needsComma = true;
}

void JsonWriter::endObject()
{
    *extend(m_text, 1) = '}';
    m_needsComma = true;
}

void JsonWriter::key(QStringView key)
{
    string(key);
    *extend(m_text, 1) = ':';
    m_needsComma = false;
}

void JsonWriter::number(double value)
{
    if (!std::isfinite(value)) {
        null();
        return;
    }
    char *const out = room(NumberSize);
    cutAt(m_text, out + printNumber(value, out));
    m_needsComma = true;
}

void JsonWriter::string(QStringView value)
{
    const char16_t *p = value.utf16();
    const char16_t *const end = p + value.size();
    char *out = room(std::min(value.size(), PlainPiece) + 2);
    *out++ = '"';
    if (value.size() <= PlainPiece) {
        const qsizetype plain = copyPlain(p, value.size(), out);
        out += plain;
        p += plain;
    }
    m_needsComma = true;
    if (p == end) {
        *out++ = '"';
        cutAt(m_text, out);
        return;
    }
    cutAt(m_text, out);
    escaped(m_text, p, end);
    *extend(m_text, 1) = '"';
}

void JsonWriter::tag(QByteArrayView ascii)
{
    char *out = room(ascii.size() + 2);
    *out++ = '"';
    *std::copy(ascii.begin(), ascii.end(), out) = '"';
    m_needsComma = true;
}

void JsonWriter::base64(QByteArrayView bytes)
{
    const qsizetype size = base64Size(bytes.size());
    char *out = room(size + 2);
    *out++ = '"';
    encodeBase64(bytes, out);
    out[size] = '"';
    m_needsComma = true;
}

void JsonWriter::rewind(Mark mark)
{
    m_text.truncate(mark.size);
    m_needsComma = mark.needsComma;
}

void JsonWriter::appendScalar(const JsonNode &node)
{
    if (node.isNumber())
        number(node.toNumber());
    else if (node.hasEscapes())
        string(node.toString());
    else // A literal, or a string that is canonical as it stands.
        raw(node.sourceText());
}

void JsonWriter::appendKey(const JsonNode &key)
{
    appendScalar(key);
    m_text.append(':');
    m_needsComma = false;
}

void JsonWriter::node(const JsonNode &node)
{
    if (node.size() == 0 && !node.isArray() && !node.isObject()) {
        appendScalar(node);
        return;
    }

    /// A container that is being written.
    struct Frame {
        JsonNode rest; // the items or keys that are still to come
        size_t sortedAt; // of an object whose keys change their order: the next of them in sortedKeys
        size_t sortedEnd;
        size_t sortedBegin;
        bool isObject;
    };
    struct SortedKey {
        quint32 arrayIndex; // 0xffffffff for a key that is none: it stands behind them
        JsonNode key;
    };
    std::vector<Frame> open;
    std::vector<SortedKey> sortedKeys;

    const auto begin = [&](const JsonNode &container) {
        Frame frame{container.first(), sortedKeys.size(), sortedKeys.size(), sortedKeys.size(), container.isObject()};
        if (!frame.isObject) {
            beginArray();
            open.push_back(frame);
            return;
        }
        beginObject();
        bool hasIndex = false;
        for (JsonNode key = frame.rest; !key.isNone() && !hasIndex; key = nextKey(key))
            hasIndex = key.arrayIndex().has_value();
        if (hasIndex) {
            for (JsonNode key = frame.rest; !key.isNone(); key = nextKey(key)) {
                if (!key.isRepeated())
                    sortedKeys.push_back({key.arrayIndex().value_or(0xffffffffu), key});
            }
            std::stable_sort(sortedKeys.begin() + qsizetype(frame.sortedBegin), sortedKeys.end(),
                             [](const SortedKey &a, const SortedKey &b) { return a.arrayIndex < b.arrayIndex; });
            frame.sortedEnd = sortedKeys.size();
            frame.rest = {};
        }
        open.push_back(frame);
    };

    begin(node);
    while (!open.empty()) {
        Frame &frame = open.back();
        JsonNode value;
        if (!frame.isObject) {
            value = frame.rest;
            if (!value.isNone())
                frame.rest = value.next();
        } else {
            JsonNode key;
            if (frame.sortedAt < frame.sortedEnd) {
                key = sortedKeys[frame.sortedAt++].key;
            } else {
                while (!frame.rest.isNone() && frame.rest.isRepeated())
                    frame.rest = nextKey(frame.rest);
                key = frame.rest;
                if (!key.isNone())
                    frame.rest = nextKey(key);
            }
            if (!key.isNone()) {
                appendKey(key);
                value = key.memberValue();
            }
        }
        if (value.isNone()) {
            if (frame.isObject)
                endObject();
            else
                endArray();
            sortedKeys.resize(frame.sortedBegin);
            open.pop_back();
        } else if (value.isArray() || value.isObject()) {
            begin(value);
        } else {
            appendScalar(value);
        }
    }
}

QByteArray toCanonicalJson(const JsonNode &node)
{
    JsonWriter writer;
    writer.node(node);
    return writer.take();
}

QByteArray numberToJavaScript(double value)
{
    char buffer[NumberSize];
    return QByteArray(buffer, qsizetype(printNumber(value, buffer)));
}

qint64 utf16Length(QByteArrayView utf8)
{
    qint64 units = 0;
    for (const char c : utf8) // every byte that begins a code point; two units where that is beyond the BMP
        units += ((quint8(c) & 0xc0) != 0x80) + (quint8(c) >= 0xf0);
    return units;
}

} // namespace QtCapnWeb
