// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "webhost.h"

#include <QtCore/QList>
#include <QtCore/QStringDecoder>
#include <QtCore/QUrl>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace QtCapnWeb {

namespace {

constexpr QByteArrayView ForbiddenInHost = QByteArrayView("\0\t\n\r #/:<>?@[\\]^|", 17);

bool isForbiddenInHost(char16_t c) { return c < 0x80 && ForbiddenInHost.contains(char(c)); }
bool isForbiddenInDomain(char16_t c) { return c <= 0x1f || c == u'%' || c == 0x7f || isForbiddenInHost(c); }

int hexDigit(char32_t c)
{
    if (c >= U'0' && c <= U'9')
        return int(c - U'0');
    if (c >= U'a' && c <= U'f')
        return int(c - U'a') + 10;
    if (c >= U'A' && c <= U'F')
        return int(c - U'A') + 10;
    return -1;
}

// The IPv4 number parser: decimal, 0x hexadecimal or 0 octal. Nothing if it is no number; too large ones are cut.
std::optional<quint64> ipv4Number(QStringView text)
{
    constexpr quint64 TooLarge = quint64(1) << 40;
    if (text.isEmpty())
        return std::nullopt;
    int base = 10;
    if (text.size() >= 2 && text.startsWith("0x"_L1, Qt::CaseInsensitive)) {
        text = text.sliced(2);
        base = 16;
    } else if (text.size() >= 2 && text.first() == u'0') {
        text = text.sliced(1);
        base = 8;
    }
    quint64 number = 0;
    for (const QChar c : text) {
        const int digit = hexDigit(c.unicode());
        if (digit < 0 || digit >= base)
            return std::nullopt;
        number = std::min(number * quint64(base) + quint64(digit), TooLarge);
    }
    return number;
}

bool endsInNumber(QStringView domain)
{
    QList<QStringView> parts = domain.split(u'.');
    if (parts.last().isEmpty()) {
        if (parts.size() == 1)
            return false;
        parts.removeLast();
    }
    const QStringView last = parts.last();
    if (!last.isEmpty() && std::all_of(last.begin(), last.end(), [](QChar c) { return c >= u'0' && c <= u'9'; }))
        return true;
    return ipv4Number(last).has_value();
}

std::optional<QString> parseIpv4(QStringView domain)
{
    QList<QStringView> parts = domain.split(u'.');
    if (parts.last().isEmpty() && parts.size() > 1)
        parts.removeLast();
    if (parts.size() > 4)
        return std::nullopt;
    quint64 address = 0;
    for (qsizetype i = 0; i < parts.size(); ++i) {
        const std::optional<quint64> number = ipv4Number(parts.at(i));
        if (!number)
            return std::nullopt;
        if (i + 1 < parts.size()) {
            if (*number > 255)
                return std::nullopt;
            address |= *number << (8 * (3 - i));
        } else {
            if (*number >= quint64(1) << (8 * (5 - parts.size())))
                return std::nullopt;
            address |= *number;
        }
    }
    return u"%1.%2.%3.%4"_s.arg(address >> 24).arg((address >> 16) & 255).arg((address >> 8) & 255).arg(address & 255);
}

using Ipv6 = std::array<quint16, 8>;

// The four decimal pieces at the end of an IPv6 address.
bool parseEmbeddedIpv4(std::u32string_view text, Ipv6 *address, size_t *piece)
{
    if (*piece > 6)
        return false;
    size_t position = 0;
    for (int seen = 0; seen < 4; ++seen) {
        if (seen > 0) {
            if (position >= text.size() || text[position] != U'.')
                return false;
            ++position;
        }
        int value = -1;
        for (; position < text.size() && text[position] >= U'0' && text[position] <= U'9'; ++position) {
            if (value == 0)
                return false; // a leading zero
            value = std::max(value, 0) * 10 + int(text[position] - U'0');
            if (value > 255)
                return false;
        }
        if (value < 0)
            return false;
        (*address)[*piece] = quint16((*address)[*piece] * 256 + value);
        if (seen % 2 == 1)
            ++*piece;
    }
    return position == text.size();
}

std::optional<Ipv6> parseIpv6(std::u32string_view text)
{
    Ipv6 address{};
    size_t piece = 0;
    std::optional<size_t> compress;
    size_t position = 0;
    if (text.starts_with(U':')) {
        if (!text.starts_with(U"::"))
            return std::nullopt;
        position = 2;
        compress = ++piece;
    }
    while (position < text.size()) {
        if (piece == 8)
            return std::nullopt;
        if (text[position] == U':') {
            if (compress)
                return std::nullopt;
            ++position;
            compress = ++piece;
            continue;
        }
        const size_t begin = position;
        int value = 0;
        while (position - begin < 4 && position < text.size() && hexDigit(text[position]) >= 0)
            value = value * 16 + hexDigit(text[position++]);
        if (position < text.size() && text[position] == U'.') {
            if (position == begin || !parseEmbeddedIpv4(text.substr(begin), &address, &piece))
                return std::nullopt;
            break;
        }
        if (position < text.size()) {
            if (text[position] != U':' || ++position == text.size())
                return std::nullopt;
        }
        address[piece++] = quint16(value);
    }
    if (compress) {
        size_t swaps = piece - *compress;
        for (piece = 7; piece != 0 && swaps > 0; --piece, --swaps)
            std::swap(address[piece], address[*compress + swaps - 1]);
    } else if (piece != 8) {
        return std::nullopt;
    }
    return address;
}

QString serializeIpv6(const Ipv6 &address)
{
    // The first longest run of at least two zero pieces is left out.
    size_t runBegin = 8;
    size_t runLength = 1;
    for (size_t i = 0; i < 8;) {
        size_t end = i;
        while (end < 8 && address[end] == 0)
            ++end;
        if (end - i > runLength) {
            runBegin = i;
            runLength = end - i;
        }
        i = std::max(end, i + 1);
    }
    QString text = u"["_s;
    for (size_t i = 0; i < 8; ++i) {
        if (i == runBegin) {
            text += i == 0 ? "::"_L1 : ":"_L1;
            i += runLength - 1;
            continue;
        }
        text += QString::number(address[i], 16);
        if (i != 7)
            text += u':';
    }
    return text + u']';
}

std::optional<QString> parseOpaqueHost(std::u32string_view text)
{
    QString host = u""_s;
    for (const char32_t c : text) {
        if (c < 0x80 && isForbiddenInHost(char16_t(c)))
            return std::nullopt;
        if (c > 0x1f && c < 0x7f) {
            host += QChar(char16_t(c));
            continue;
        }
        const QByteArray utf8 = QString::fromUcs4(&c, 1).toUtf8();
        for (const char byte : utf8)
            host += u'%' + QString::number(uchar(byte), 16).rightJustified(2, u'0').toUpper();
    }
    return host;
}

QString percentDecoded(std::u32string_view text)
{
    QByteArray bytes = QString::fromUcs4(text.data(), qsizetype(text.size())).toUtf8();
    bytes = QByteArray::fromPercentEncoding(bytes);
    // Without taking a byte order mark away.
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless | QStringDecoder::Flag::ConvertInitialBom);
    return decoder(bytes);
}

std::optional<QString> parseDomain(std::u32string_view text)
{
    QString domain = percentDecoded(text);
    const bool isAscii = std::all_of(domain.cbegin(), domain.cend(), [](QChar c) { return c.unicode() < 0x80; });
    domain = isAscii ? domain.toLower() : domain;
    // Qt's IDNA (UTS #46) for what needs it. It refuses some names that are plain ASCII, such as those with an underscore.
    if (!isAscii || domain.startsWith("xn--"_L1) || domain.contains(".xn--"_L1))
        domain = QString::fromLatin1(QUrl::toAce(domain));
    if (domain.isEmpty() || std::any_of(domain.cbegin(), domain.cend(), [](QChar c) { return isForbiddenInDomain(c.unicode()); }))
        return std::nullopt;
    return endsInNumber(domain) ? parseIpv4(domain) : std::optional(domain);
}

} // namespace

std::optional<QString> parseHost(std::u32string_view text, bool isSpecial)
{
    if (text.starts_with(U'[')) {
        if (!text.ends_with(U']'))
            return std::nullopt;
        const std::optional<Ipv6> address = parseIpv6(text.substr(1, text.size() - 2));
        return address ? std::optional(serializeIpv6(*address)) : std::nullopt;
    }
    return isSpecial ? parseDomain(text) : parseOpaqueHost(text);
}

} // namespace QtCapnWeb
