// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "base64.h"

#include <array>
#include <cstring>

namespace QtCapnWeb {

namespace {

constexpr char Alphabet[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// What each byte stands for; -1 for what is no digit.
constexpr auto DigitOf = [] {
    std::array<qint8, 256> table{};
    for (qint8 &entry : table)
        entry = -1;
    for (int i = 0; i < 64; ++i)
        table[quint8(Alphabet[i])] = qint8(i);
    table['-'] = 62; // the alphabet of URLs
    table['_'] = 63;
    return table;
}();

/// The two characters of each twelve bits.
constexpr auto PairOf = [] {
    std::array<std::array<char, 2>, 4096> table{};
    for (size_t i = 0; i < table.size(); ++i)
        table[i] = {Alphabet[i >> 6], Alphabet[i & 63]};
    return table;
}();

template<typename Unit>
QByteArray decode(const Unit *p, const Unit *const end)
{
    QByteArray data((end - p) / 4 * 3 + 3, Qt::Uninitialized);
    char *out = data.data();
    quint32 bits = 0;
    int count = 0;
    while (p < end) {
        // Four digits at a time, as long as there is nothing else.
        if (count == 0) {
            while (end - p >= 4) {
                const int a = DigitOf[quint8(p[0])];
                const int b = DigitOf[quint8(p[1])];
                const int c = DigitOf[quint8(p[2])];
                const int d = DigitOf[quint8(p[3])];
                if ((a | b | c | d) < 0)
                    break;
                *out++ = char(a << 2 | b >> 4);
                *out++ = char(b << 4 | c >> 2);
                *out++ = char(c << 6 | d);
                p += 4;
            }
            if (p == end)
                break;
        }
        const quint8 unit = quint8(*p++); // only the low byte of a UTF-16 unit is looked at
        if (unit == '=')
            break;
        const qint8 digit = DigitOf[unit];
        if (digit < 0)
            continue;
        bits = bits << 6 | quint32(digit);
        count += 6;
        if (count >= 8) {
            count -= 8;
            *out++ = char(bits >> count);
        }
    }
    data.truncate(out - data.data());
    return data;
}

} // namespace

QByteArray decodeBase64(QByteArrayView ascii) { return decode(ascii.begin(), ascii.end()); }

QByteArray decodeBase64(QStringView text) { return decode(text.utf16(), text.utf16() + text.size()); }

QByteArray quotedBase64(QByteArrayView bytes)
{
    const auto *p = reinterpret_cast<const quint8 *>(bytes.data());
    const qsizetype size = bytes.size();
    QByteArray text(size / 3 * 4 + (size % 3 ? size % 3 + 1 : 0) + 2, Qt::Uninitialized);
    char *out = text.data();
    *out++ = '"';
    const auto *const whole = p + size / 3 * 3;
    for (; p < whole; p += 3, out += 4) {
        const quint32 three = quint32(p[0]) << 16 | quint32(p[1]) << 8 | p[2];
        std::memcpy(out, PairOf[three >> 12].data(), 2);
        std::memcpy(out + 2, PairOf[three & 4095].data(), 2);
    }
    if (size % 3 == 1) {
        *out++ = Alphabet[p[0] >> 2];
        *out++ = Alphabet[p[0] << 4 & 63];
    } else if (size % 3 == 2) {
        *out++ = Alphabet[p[0] >> 2];
        *out++ = Alphabet[(p[0] << 4 | p[1] >> 4) & 63];
        *out++ = Alphabet[p[1] << 2 & 63];
    }
    *out = '"';
    return text;
}

} // namespace QtCapnWeb
