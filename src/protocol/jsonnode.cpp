// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "jsondocument.h"
#include "jsontext.h"

#include <charconv>
#include <cstring>

using namespace Qt::StringLiterals;

namespace QtCapnWeb {

QString JsonNode::toString() const
{
    if (!isString())
        return {};
    const QByteArrayView quoted = quotedText();
    const qsizetype units = stringLength();
    if (units == 0)
        return u""_s;
    if (units == quoted.size() && !hasEscapes())
        return QString::fromLatin1(quoted);
    QString result(units, Qt::Uninitialized);
    auto *out = reinterpret_cast<char16_t *>(result.data());
    // Not QString::fromUtf8(): it swallows a U+FEFF at the start. The text was checked when it was parsed.
    for (const char *p = quoted.begin(); p < quoted.end();) {
        const quint8 lead = quint8(*p);
        const auto continued = [&](int i) { return char32_t(quint8(p[i]) & 0x3f); };
        if (lead == '\\') {
            if (p[1] == 'u') {
                *out++ = escapedUnit(p + 2);
                p += 6;
            } else {
                *out++ = char16_t(escapedCharacter(p[1]));
                p += 2;
            }
        } else if (lead < 0x80) {
            *out++ = lead;
            ++p;
        } else if (lead < 0xe0) {
            *out++ = char16_t(char32_t(lead & 0x1f) << 6 | continued(1));
            p += 2;
        } else if (lead < 0xf0) {
            *out++ = char16_t(char32_t(lead & 0x0f) << 12 | continued(1) << 6 | continued(2));
            p += 3;
        } else {
            const char32_t code = char32_t(lead & 0x07) << 18 | continued(1) << 12 | continued(2) << 6 | continued(3);
            *out++ = QChar::highSurrogate(code);
            *out++ = QChar::lowSurrogate(code);
            p += 4;
        }
    }
    Q_ASSERT(out == reinterpret_cast<char16_t *>(result.data()) + units);
    return result;
}

bool JsonNode::equals(QByteArrayView utf8) const
{
    if (!isString())
        return false;
    const QByteArrayView quoted = quotedText();
    if (!hasEscapes())
        return quoted == utf8;
    QByteArrayView rest = utf8;
    bool equal = true;
    unescapeToUtf8(quoted, [&](const char *data, qsizetype size) {
        equal = rest.size() >= size && std::memcmp(rest.data(), data, size_t(size)) == 0;
        if (equal)
            rest = rest.sliced(size);
        return equal;
    });
    return equal && rest.isEmpty();
}

JsonNode JsonNode::at(quint32 index) const
{
    if (!isArray() || index >= size())
        return {};
    JsonNode item = first();
    while (index-- > 0)
        item = item.next();
    return item;
}

JsonNode JsonNode::member(QByteArrayView utf8Key) const
{
    if (!isObject())
        return {};
    for (JsonNode key = first(); !key.isNone(); key = key.next().next()) {
        if (key.equals(utf8Key))
            return key.memberValue();
    }
    return {};
}

std::optional<quint32> JsonNode::arrayIndex() const
{
    const qsizetype size = stringLength();
    if (size < 1 || size > 10)
        return {};
    if (const char start = sourceText()[1]; start != '\\' && !isDigit(start))
        return {};
    QByteArray unescaped;
    QByteArrayView digits = quotedText();
    if (hasEscapes()) {
        unescaped = toString().toUtf8();
        digits = unescaped;
    }
    quint32 index = 0;
    const auto [end, error] = std::from_chars(digits.begin(), digits.end(), index);
    if (error != std::errc() || end != digits.end() || (digits.front() == '0' && digits.size() > 1) || index == 0xffffffffu)
        return {};
    return index;
}

} // namespace QtCapnWeb
