// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QtCore/QByteArrayView>
#include <QtCore/QChar>

#include <cstring>

/// \file
/// The letters of JSON text: what the reader and its nodes share. Private to protocol.

namespace QtCapnWeb {

constexpr bool isDigit(char c) { return c >= '0' && c <= '9'; }

constexpr int hexValue(char c)
{
    if (isDigit(c))
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

/// The code unit of \uXXXX, whose four digits were checked before.
inline char16_t escapedUnit(const char *digits)
{
    return char16_t(hexValue(digits[0]) << 12 | hexValue(digits[1]) << 8 | hexValue(digits[2]) << 4 | hexValue(digits[3]));
}

/// What a one-letter escape stands for; 0 if it is none.
constexpr char escapedCharacter(char letter)
{
    switch (letter) {
    case '"':
        return '"';
    case '\\':
        return '\\';
    case '/':
        return '/';
    case 'b':
        return '\b';
    case 'f':
        return '\f';
    case 'n':
        return '\n';
    case 'r':
        return '\r';
    case 't':
        return '\t';
    }
    return 0;
}

/// Length of the well-formed UTF-8 sequence of more than one byte at \a p (Unicode, table 3-7); 0 if there is none.
int utf8SequenceLength(const char *p, const char *end);

/// The value of a number whose grammar was checked.
double decimalToDouble(const char *begin, const char *end);

/// Calls \a sink(data, size) with pieces of the unescaped text, until it returns false. A lone surrogate, which UTF-8 cannot
/// hold, is given as three bytes in the same scheme (WTF-8), so that equal strings give equal bytes and no others do.
template<typename Sink>
void unescapeToUtf8(QByteArrayView quoted, Sink &&sink)
{
    const char *p = quoted.begin();
    const char *const end = quoted.end();
    while (p < end) {
        const char *const run = static_cast<const char *>(std::memchr(p, '\\', size_t(end - p)));
        const char *const runEnd = run ? run : end;
        if (runEnd > p && !sink(p, runEnd - p))
            return;
        if (!run)
            return;
        p = run + 1;
        char bytes[4];
        int size = 0;
        const auto put = [&](char32_t byte) { bytes[size++] = char(byte); };
        if (*p != 'u') {
            put(quint8(escapedCharacter(*p++)));
        } else {
            char32_t code = escapedUnit(p + 1);
            p += 5;
            if (QChar::isHighSurrogate(code) && end - p >= 6 && p[0] == '\\' && p[1] == 'u') {
                if (const char16_t low = escapedUnit(p + 2); QChar::isLowSurrogate(low)) {
                    code = QChar::surrogateToUcs4(char16_t(code), low);
                    p += 6;
                }
            }
            if (code < 0x80) {
                put(code);
            } else {
                if (code < 0x800) {
                    put(0xc0 | code >> 6);
                } else {
                    if (code < 0x10000) {
                        put(0xe0 | code >> 12);
                    } else {
                        put(0xf0 | code >> 18);
                        put(0x80 | (code >> 12 & 0x3f));
                    }
                    put(0x80 | (code >> 6 & 0x3f));
                }
                put(0x80 | (code & 0x3f));
            }
        }
        if (!sink(bytes, size))
            return;
    }
}

} // namespace QtCapnWeb
