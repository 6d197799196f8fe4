// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "base64.h"

#include <QtCore/QtEndian>

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

/// Bit set where a byte is no digit.
constexpr quint32 NoDigit = 0x80000000u;

/// The digits of a group of four where they belong in its 24 bits, so that four look-ups and as many ORs decode it.
constexpr auto DigitsOfGroup = [] {
    std::array<std::array<quint32, 256>, 4> tables{};
    for (size_t place = 0; place < 4; ++place) {
        for (size_t i = 0; i < 256; ++i)
            tables[place][i] = DigitOf[i] < 0 ? NoDigit : quint32(DigitOf[i]) << (18 - 6 * place);
    }
    return tables;
}();

template<typename Unit>
quint32 groupAt(const Unit *p)
{
    return DigitsOfGroup[0][quint8(p[0])] | DigitsOfGroup[1][quint8(p[1])] | DigitsOfGroup[2][quint8(p[2])]
           | DigitsOfGroup[3][quint8(p[3])];
}

template<typename Unit>
QByteArray decode(const Unit *p, const Unit *const end)
{
    QByteArray data((end - p) / 4 * 3 + 3, Qt::Uninitialized);
    char *out = data.data();
    quint32 bits = 0;
    int count = 0;
    while (p < end) {
        // Eight digits at a time, as long as there is nothing else. What is stored too much is overwritten, or cut off at the
        // end: eight bytes are left in any case for as long as ten digits are.
        if (count == 0) {
            while (end - p >= 12) {
                const quint32 first = groupAt(p);
                const quint32 second = groupAt(p + 4);
                if ((first | second) & NoDigit)
                    break;
                qToBigEndian(quint64(first) << 40 | quint64(second) << 16, out);
                out += 6;
                p += 8;
            }
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

qsizetype base64Size(qsizetype size) { return size / 3 * 4 + (size % 3 ? size % 3 + 1 : 0); }

void encodeBase64(QByteArrayView bytes, char *out)
{
    const auto *p = reinterpret_cast<const quint8 *>(bytes.data());
    const quint8 *const end = p + bytes.size();
    // Six bytes give eight digits; eight are read.
    for (; end - p >= 8; p += 6, out += 8) {
        const quint64 six = qFromBigEndian<quint64>(p) >> 16;
        std::memcpy(out, PairOf[six >> 36].data(), 2);
        std::memcpy(out + 2, PairOf[six >> 24 & 4095].data(), 2);
        std::memcpy(out + 4, PairOf[six >> 12 & 4095].data(), 2);
        std::memcpy(out + 6, PairOf[six & 4095].data(), 2);
    }
    for (; end - p >= 3; p += 3, out += 4) {
        const quint32 three = quint32(p[0]) << 16 | quint32(p[1]) << 8 | p[2];
        std::memcpy(out, PairOf[three >> 12].data(), 2);
        std::memcpy(out + 2, PairOf[three & 4095].data(), 2);
    }
    if (end - p == 1) {
        *out++ = Alphabet[p[0] >> 2];
        *out++ = Alphabet[p[0] << 4 & 63];
    } else if (end - p == 2) {
        *out++ = Alphabet[p[0] >> 2];
        *out++ = Alphabet[(p[0] << 4 | p[1] >> 4) & 63];
        *out++ = Alphabet[p[1] << 2 & 63];
    }
}

} // namespace QtCapnWeb
