// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "expressionleaves.h"
#include "value.h"

#include <algorithm>
#include <span>
#include <utility>
#include <vector>

/// \file
/// BigInt: JavaScript's StringToBigInt (ECMA-262, 7.1.14), with no more arithmetic than other bases take.

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

// A magnitude in base LimbBase, a power of ten, least significant limb first; no zeros at the end. A Wide holds the sum of
// MostProducts products of limbs and of what is carried into it.
#ifdef __SIZEOF_INT128__
using Limb = quint64;
__extension__ typedef unsigned __int128 Wide;
constexpr int LimbDigits = 17;
constexpr Limb LimbBase = 100'000'000'000'000'000;
constexpr size_t MostProducts = 128;
constexpr int StepBits = 56; // 2^StepBits < LimbBase

// Leaves the remainder by LimbBase in \a sum, which is below 2^120. \return the quotient.
Wide takeQuotient(Wide &sum)
{
    // Multiplied by the inverse, as a division of 128 bits is a slow call. The estimate is at most three too small.
    constexpr auto Inverse = Limb((Wide(1) << 120) / LimbBase);
    auto quotient = Limb((Wide(Limb(sum >> 56)) * Inverse) >> 64);
    Limb remainder = Limb(sum) - quotient * LimbBase;
    for (; remainder >= LimbBase; remainder -= LimbBase)
        ++quotient;
    sum = remainder;
    return quotient;
}
#else
using Limb = quint32;
using Wide = quint64;
constexpr int LimbDigits = 9;
constexpr Limb LimbBase = 1'000'000'000;
constexpr size_t MostProducts = 16;
constexpr int StepBits = 28;

Wide takeQuotient(Wide &sum)
{
    const Wide quotient = sum / LimbBase;
    sum %= LimbBase;
    return quotient;
}
#endif

using Limbs = std::vector<Limb>;
using LimbView = std::span<const Limb>;

LimbView withoutZeros(LimbView limbs)
{
    while (!limbs.empty() && limbs.back() == 0)
        limbs = limbs.first(limbs.size() - 1);
    return limbs;
}

// sum += summand * LimbBase^place
void addTo(Limbs &sum, LimbView summand, size_t place)
{
    if (sum.size() < place + summand.size())
        sum.resize(place + summand.size());
    Limb carry = 0;
    for (size_t i = 0; i < summand.size() || carry; ++i) {
        if (place + i == sum.size())
            sum.push_back(0);
        const Limb limb = sum[place + i] + (i < summand.size() ? summand[i] : 0) + carry;
        carry = limb >= LimbBase;
        sum[place + i] = limb - (LimbBase & (0 - carry)); // no branch, as nobody can foretell it
    }
}

// from -= subtrahend, which is not larger
void subtractFrom(Limbs &from, LimbView subtrahend)
{
    Limb borrow = 0;
    for (size_t i = 0; i < subtrahend.size() || borrow; ++i) {
        const Limb less = (i < subtrahend.size() ? subtrahend[i] : 0) + borrow;
        borrow = from[i] < less;
        from[i] = from[i] - less + (LimbBase & (0 - borrow));
    }
}

Limbs multipliedByColumns(LimbView a, LimbView b)
{
    if (a.empty() || b.empty())
        return {};
    Limbs product(a.size() + b.size());
    Wide carry = 0;
    for (size_t column = 0; column + 1 < product.size(); ++column) {
        const size_t last = std::min(column, a.size() - 1);
        Wide sum = std::exchange(carry, 0);
        for (size_t i = column < b.size() ? 0 : column - b.size() + 1; i <= last;) {
            const size_t end = std::min(last + 1, i + MostProducts);
            for (; i < end; ++i)
                sum += Wide(a[i]) * b[column - i];
            carry += takeQuotient(sum);
        }
        product[column] = Limb(sum);
    }
    product.back() = Limb(carry);
    return product;
}

// Karatsuba's method. The depth of its recursion is the logarithm of the length.
Limbs multiplied(LimbView a, LimbView b)
{
    constexpr size_t ColumnsAreFaster = 64;
    a = withoutZeros(a);
    b = withoutZeros(b);
    if (a.size() < b.size())
        std::swap(a, b);
    if (b.size() < ColumnsAreFaster)
        return multipliedByColumns(a, b);
    const size_t half = (a.size() + 1) / 2;
    if (b.size() <= half) {
        Limbs product = multiplied(a.first(half), b);
        addTo(product, multiplied(a.subspan(half), b), half);
        return product;
    }
    Limbs product = multiplied(a.first(half), b.first(half));
    const Limbs high = multiplied(a.subspan(half), b.subspan(half));
    Limbs sumOfA(a.begin(), a.begin() + qsizetype(half));
    Limbs sumOfB(b.begin(), b.begin() + qsizetype(half));
    addTo(sumOfA, a.subspan(half), 0);
    addTo(sumOfB, b.subspan(half), 0);
    Limbs middle = multiplied(sumOfA, sumOfB);
    subtractFrom(middle, withoutZeros(product));
    subtractFrom(middle, withoutZeros(high));
    addTo(product, withoutZeros(middle), half);
    addTo(product, withoutZeros(high), 2 * half);
    return product;
}

// Digits of a base that is a power of two. Costs the square of their number.
Limbs fromFewDigits(QStringView digits, int bitsPerDigit)
{
    Limbs limbs;
    const int digitsPerStep = StepBits / bitsPerDigit;
    for (qsizetype i = 0; i < digits.size();) {
        Wide carry = 0;
        int bits = 0;
        for (int n = 0; n < digitsPerStep && i < digits.size(); ++n, ++i, bits += bitsPerDigit)
            carry = (carry << bitsPerDigit) | Limb(digitValue(digits.at(i).unicode()));
        for (Limb &limb : limbs) {
            Wide product = (Wide(limb) << bits) + carry;
            carry = takeQuotient(product);
            limb = Limb(product);
        }
        if (carry)
            limbs.push_back(Limb(carry));
    }
    return limbs;
}

// The same for any number of digits: parts of equal length are joined, two by two, until one is left.
QByteArray toDecimal(QStringView digits, int bitsPerDigit)
{
    const qsizetype partDigits = StepBits / bitsPerDigit * 6;
    std::vector<Limbs> parts;
    for (QStringView rest = digits; !rest.isEmpty(); rest.chop(std::min(partDigits, rest.size())))
        parts.push_back(fromFewDigits(rest.last(std::min(partDigits, rest.size())), bitsPerDigit));
    Limbs unit; // what a part counts in the part before it
    if (parts.size() > 1)
        unit = fromFewDigits(u'1' + QString(partDigits, u'0'), bitsPerDigit);
    while (parts.size() > 1) {
        std::vector<Limbs> joined;
        joined.reserve((parts.size() + 1) / 2);
        for (size_t i = 0; i + 1 < parts.size(); i += 2) {
            joined.push_back(multiplied(parts[i + 1], unit));
            addTo(joined.back(), parts[i], 0);
        }
        if (parts.size() % 2)
            joined.push_back(std::move(parts.back()));
        parts = std::move(joined);
        if (parts.size() > 1)
            unit = multiplied(unit, unit);
    }

    const LimbView limbs = parts.empty() ? LimbView() : withoutZeros(parts.front());
    if (limbs.empty())
        return "0";
    QByteArray decimal = QByteArray::number(quint64(limbs.back()));
    qsizetype place = decimal.size();
    decimal.resize(place + qsizetype(limbs.size() - 1) * LimbDigits);
    char *const out = decimal.data();
    for (size_t i = limbs.size() - 1; i-- > 0; place += LimbDigits) {
        Limb limb = limbs[i];
        for (int digit = LimbDigits - 1; digit >= 0; --digit, limb /= 10)
            out[place + digit] = char('0' + limb % 10);
    }
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
