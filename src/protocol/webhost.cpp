// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "webhost.h"

#include <QtCore/QStringDecoder>
#include <QtCore/QStringList>
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
    if (domain.endsWith(u'.'))
        domain.chop(1);
    const QStringView last = domain.sliced(domain.lastIndexOf(u'.') + 1);
    if (!last.isEmpty() && std::all_of(last.begin(), last.end(), [](QChar c) { return c >= u'0' && c <= u'9'; }))
        return true;
    return ipv4Number(last).has_value();
}

std::optional<QString> parseIpv4(QStringView domain)
{
    if (domain.endsWith(u'.'))
        domain.chop(1);
    if (domain.count(u'.') > 3)
        return std::nullopt;
    const QList<QStringView> parts = domain.split(u'.');
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
        appendPercentEncoded(&host, c);
    }
    return host;
}

// QString::fromUcs4() would take a byte order mark away.
template<typename CodePoints>
QString toQString(const CodePoints &codePoints)
{
    QString text;
    text.reserve(qsizetype(codePoints.size()));
    for (const char32_t c : codePoints)
        text += QStringView(QChar::fromUcs4(c));
    return text;
}

QString percentDecoded(std::u32string_view text)
{
    const QByteArray bytes = QByteArray::fromPercentEncoding(toQString(text).toUtf8());
    // Without taking a byte order mark away.
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless | QStringDecoder::Flag::ConvertInitialBom);
    return decoder(bytes);
}

bool isAscii(QStringView text)
{
    return std::all_of(text.begin(), text.end(), [](QChar c) { return c.unicode() < 0x80; });
}

// RFC 3492's decoder, for a label without its prefix. Nothing if it is no Punycode.
std::optional<QString> decodePunycode(QStringView text)
{
    constexpr quint32 Base = 36;
    constexpr quint32 MinimumThreshold = 1;
    constexpr quint32 MaximumThreshold = 26;
    QList<char32_t> decoded;
    const qsizetype delimiter = text.lastIndexOf(u'-');
    for (const QChar c : text.first(std::max(delimiter, qsizetype(0))))
        decoded.append(c.unicode());

    quint64 codePoint = 128;
    quint64 index = 0;
    quint32 bias = 72;
    for (qsizetype i = delimiter + 1; i < text.size();) {
        const quint64 oldIndex = index;
        quint64 weight = 1;
        for (quint32 k = Base;; k += Base) {
            if (i == text.size())
                return std::nullopt;
            const char16_t c = text.at(i++).unicode();
            const bool isLetter = c >= u'a' && c <= u'z';
            if (!isLetter && !(c >= u'0' && c <= u'9'))
                return std::nullopt;
            const quint32 digit = isLetter ? c - u'a' : c - u'0' + 26;
            index += digit * weight;
            const quint32 threshold = std::clamp(k > bias ? k - bias : 0, MinimumThreshold, MaximumThreshold);
            if (digit < threshold)
                break;
            weight *= Base - threshold;
            if (index > 0x7fffffff || weight > 0x7fffffff)
                return std::nullopt;
        }
        const quint64 length = quint64(decoded.size()) + 1;
        quint64 delta = (index - oldIndex) / (oldIndex == 0 ? 700 : 2);
        delta += delta / length;
        for (bias = 0; delta > (Base - MinimumThreshold) * MaximumThreshold / 2; bias += Base)
            delta /= Base - MinimumThreshold;
        bias += quint32((Base - MinimumThreshold + 1) * delta / (delta + 38));
        codePoint += index / length;
        index %= length;
        if (codePoint > QChar::LastValidCodePoint || QChar::isSurrogate(char32_t(codePoint)))
            return std::nullopt;
        decoded.insert(qsizetype(index++), char32_t(codePoint));
    }
    return toQString(decoded);
}

// UTS #46's validity criteria that Qt leaves out: no combining mark at the beginning, no joiner but behind a virama.
bool isValidLabel(const QString &label)
{
    constexpr uint ZeroWidthNonJoiner = 0x200c;
    constexpr uint ZeroWidthJoiner = 0x200d;
    constexpr unsigned char Virama = 9; // the combining class
    uint before = 0;
    const QList<uint> codePoints = label.toUcs4();
    for (const uint c : codePoints) {
        if ((c == ZeroWidthNonJoiner || c == ZeroWidthJoiner) && QChar::combiningClass(before) != Virama)
            return false;
        before = c;
    }
    return !codePoints.isEmpty() && !QChar::isMark(codePoints.first());
}

// UTS #46 by Qt, label by label, since Qt refuses some domains for one label that is fine by itself (an empty one, one with an
// underscore). Nothing if the label is not valid.
std::optional<QString> labelToAscii(const QString &label)
{
    constexpr qsizetype MaximumEncodedLength = 63; // Qt encodes no longer labels either
    constexpr qsizetype MaximumLength = 128; // Qt's normalization costs the square of it, and peers are not to be trusted
    const QString lower = label.toLower();
    if (isAscii(label) && !lower.startsWith("xn--"_L1))
        return lower;
    if (isAscii(label)) {
        // It must be the one encoding of a valid name, which Qt's toAce() does not look at, and fromAce() too strictly.
        if (lower.size() > MaximumEncodedLength)
            return std::nullopt;
        const std::optional<QString> decoded = decodePunycode(QStringView(lower).sliced(4));
        const bool isValid = decoded && !isAscii(*decoded) && isValidLabel(*decoded) && QUrl::toAce(*decoded) == lower.toLatin1();
        return isValid ? std::optional(lower) : std::nullopt;
    }
    if (label.size() > MaximumLength)
        return std::nullopt;
    const QString encoded = QString::fromLatin1(QUrl::toAce(label));
    // Characters that go by mapping can leave what only looks encoded: it must be valid as it stands.
    if (encoded != label && encoded.startsWith(u"xn--") && label.startsWith(u"xn--", Qt::CaseInsensitive))
        return labelToAscii(encoded);
    if (!encoded.startsWith("xn--"_L1)) // refused, or all that is not ASCII was mapped to what is
        return encoded.isEmpty() ? std::nullopt : std::optional(encoded);
    const std::optional<QString> mapped = decodePunycode(QStringView(encoded).sliced(4));
    return mapped && isValidLabel(*mapped) ? std::optional(encoded) : std::nullopt;
}

std::optional<QString> parseDomain(std::u32string_view text)
{
    constexpr qsizetype MaximumLength = 4096; // of what must be encoded; a real domain has at most 253 characters
    QString domain = percentDecoded(text);
    const bool isPlain = isAscii(domain) && !domain.contains("xn--"_L1, Qt::CaseInsensitive);
    if (isPlain) {
        domain = domain.toLower();
    } else if (domain.size() > MaximumLength) {
        return std::nullopt;
    } else {
        for (const char16_t dot : {u'\u3002', u'\uff0e', u'\uff61'}) // characters that stand for a full stop
            domain.replace(QChar(dot), u'.');
        QStringList labels = domain.split(u'.');
        for (QString &label : labels) {
            const std::optional<QString> encoded = labelToAscii(label);
            if (!encoded)
                return std::nullopt;
            label = *encoded;
        }
        domain = labels.join(u'.');
    }
    if (domain.isEmpty() || std::any_of(domain.cbegin(), domain.cend(), [](QChar c) { return isForbiddenInDomain(c.unicode()); }))
        return std::nullopt;
    return endsInNumber(domain) ? parseIpv4(domain) : std::optional(domain);
}

} // namespace

void appendPercentEncoded(QString *text, char32_t c)
{
    constexpr char16_t Digits[] = u"0123456789ABCDEF";
    const QByteArray utf8 = QStringView(QChar::fromUcs4(c)).toUtf8();
    for (const char byte : utf8) {
        *text += u'%';
        *text += QChar(Digits[uchar(byte) >> 4]);
        *text += QChar(Digits[uchar(byte) & 15]);
    }
}

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
