// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "jsontext.h"

#include <algorithm>
#include <charconv>
#include <limits>

namespace QtCapnWeb {

int utf8SequenceLength(const char *p, const char *end)
{
    const auto byte = [&](int i) { return quint8(p[i]); };
    const auto continues = [&](int i, quint8 from = 0x80, quint8 to = 0xbf) { return byte(i) >= from && byte(i) <= to; };
    const quint8 lead = byte(0);
    if (lead < 0xc2 || lead > 0xf4)
        return 0;
    if (lead < 0xe0)
        return end - p >= 2 && continues(1) ? 2 : 0;
    if (lead < 0xf0)
        return end - p >= 3 && continues(1, lead == 0xe0 ? 0xa0 : 0x80, lead == 0xed ? 0x9f : 0xbf) && continues(2) ? 3 : 0;
    return end - p >= 4 && continues(1, lead == 0xf0 ? 0x90 : 0x80, lead == 0xf4 ? 0x8f : 0xbf) && continues(2) && continues(3)
               ? 4
               : 0;
}

double decimalToDouble(const char *begin, const char *end)
{
    double value = 0;
    if (std::from_chars(begin, end, value).ec == std::errc())
        return value;

    // Too large or too small, which std::from_chars does not tell apart, and a library built on strtod() may say it of
    // subnormal numbers, too. The power of ten of the first digit that counts decides.
    const bool negative = *begin == '-';
    const char *const digits = begin + negative;
    const char *const exponentMark = std::find_if(digits, end, [](char c) { return c == 'e' || c == 'E'; });
    const char *const point = std::find(digits, exponentMark, '.');
    const char *const leading = std::find_if(digits, exponentMark, [](char c) { return c >= '1' && c <= '9'; });
    if (leading == exponentMark)
        return negative ? -0.0 : 0.0;
    constexpr qint64 enough = Q_INT64_C(1'000'000'000'000); // more than all the digits of a text can make up for
    qint64 exponent = 0;
    if (exponentMark != end) {
        const char *p = exponentMark + 1;
        const bool negativeExponent = *p == '-';
        if (!isDigit(*p))
            ++p;
        for (; p < end && exponent < enough; ++p)
            exponent = exponent * 10 + (*p - '0');
        if (negativeExponent)
            exponent = -exponent;
    }
    exponent += leading < point ? point - leading - 1 : point - leading;
    if (exponent > 307)
        value = std::numeric_limits<double>::infinity();
    else if (exponent < -324)
        value = 0;
    else // A subnormal number: Qt's own conversion knows them.
        return QByteArrayView(begin, end).toDouble();
    return negative ? -value : value;
}

} // namespace QtCapnWeb
