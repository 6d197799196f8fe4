// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "expressionleaves.h"
#include "value.h"

#include <algorithm>
#include <vector>

/// \file
/// BigInt: JavaScript's StringToBigInt (ECMA-262, 7.1.14), without arithmetic.

namespace QtCapnWeb {

namespace {

// ECMA-262's WhiteSpace and LineTerminator.
bool isJavaScriptSpace(QChar c)
{
    switch (c.unicode()) {
    case 0x09:
    case 0x0a:
    case 0x0b:
    case 0x0c:
    case 0x0d:
    case 0x20:
    case 0xa0:
    case 0xfeff:
    case 0x2028:
    case 0x2029:
        return true;
    default:
        return c.unicode() > 0x7f && c.category() == QChar::Separator_Space;
    }
}

QStringView trimmed(QStringView text)
{
    while (!text.isEmpty() && isJavaScriptSpace(text.first()))
        text = text.sliced(1);
    while (!text.isEmpty() && isJavaScriptSpace(text.last()))
        text.chop(1);
    return text;
}

int digitValue(char16_t c)
{
    if (c >= u'0' && c <= u'9')
        return c - u'0';
    if (c >= u'a' && c <= u'f')
        return c - u'a' + 10;
    if (c >= u'A' && c <= u'F')
        return c - u'A' + 10;
    return 99;
}

// Digits of a base that is a power of two, to decimal: limbs of nine digits, least significant first.
QByteArray toDecimal(QStringView digits, int bitsPerDigit)
{
    constexpr quint64 LimbBase = 1'000'000'000;
    std::vector<quint32> limbs;
    const int digitsPerStep = 28 / bitsPerDigit; // the step's factor stays below 2^29, so nothing overflows 64 bits
    for (qsizetype i = 0; i < digits.size();) {
        quint64 carry = 0;
        int bits = 0;
        for (int n = 0; n < digitsPerStep && i < digits.size(); ++n, ++i, bits += bitsPerDigit)
            carry = (carry << bitsPerDigit) | quint64(digitValue(digits.at(i).unicode()));
        for (quint32 &limb : limbs) {
            const quint64 product = (quint64(limb) << bits) + carry;
            limb = quint32(product % LimbBase);
            carry = product / LimbBase;
        }
        while (carry) {
            limbs.push_back(quint32(carry % LimbBase));
            carry /= LimbBase;
        }
    }
    if (limbs.empty())
        return "0";
    QByteArray decimal = QByteArray::number(limbs.back());
    for (auto limb = limbs.rbegin() + 1; limb != limbs.rend(); ++limb)
        decimal += QByteArray::number(*limb).rightJustified(9, '0');
    return decimal;
}

// Reads \a text, into \a decimal unless that is null. It is left alone if the text is no integer.
bool readBigInt(QStringView text, QByteArray *decimal)
{
    text = trimmed(text);
    if (text.isEmpty()) {
        if (decimal)
            *decimal = "0";
        return true;
    }

    if (text.size() > 1 && text.first() == u'0') {
        int bitsPerDigit = 0;
        switch (text.at(1).unicode()) {
        case u'x':
        case u'X':
            bitsPerDigit = 4;
            break;
        case u'o':
        case u'O':
            bitsPerDigit = 3;
            break;
        case u'b':
        case u'B':
            bitsPerDigit = 1;
            break;
        default:
            break;
        }
        if (bitsPerDigit) {
            const QStringView digits = text.sliced(2);
            if (digits.isEmpty() || std::any_of(digits.begin(), digits.end(), [&](QChar c) {
                    return digitValue(c.unicode()) >= 1 << bitsPerDigit;
                }))
                return false;
            if (decimal)
                *decimal = toDecimal(digits, bitsPerDigit);
            return true;
        }
    }

    const bool negative = text.first() == u'-';
    if (negative || text.first() == u'+')
        text = text.sliced(1);
    if (text.isEmpty() || std::any_of(text.begin(), text.end(), [](QChar c) { return c < u'0' || c > u'9'; }))
        return false;
    if (!decimal)
        return true;
    const auto significant = std::find_if(text.begin(), text.end(), [](QChar c) { return c != u'0'; });
    text = text.sliced(significant - text.begin());
    if (text.isEmpty())
        *decimal = "0";
    else
        *decimal = negative ? '-' + text.toLatin1() : text.toLatin1();
    return true;
}

} // namespace

bool BigInt::fromText(QStringView text, BigInt *result) { return readBigInt(text, &result->m_decimal); }

bool isBigIntText(QStringView text) { return readBigInt(text, nullptr); }

bool BigInt::toInt64(qint64 *result) const
{
    bool fits = false;
    const qint64 number = m_decimal.toLongLong(&fits);
    if (fits)
        *result = number;
    return fits;
}

bool BigInt::toUInt64(quint64 *result) const
{
    bool fits = false;
    const quint64 number = m_decimal.startsWith('-') ? 0 : m_decimal.toULongLong(&fits);
    if (fits)
        *result = number;
    return fits;
}

} // namespace QtCapnWeb
