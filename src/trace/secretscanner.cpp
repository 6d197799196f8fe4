// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "secretscanner.h"

#include <QtCore/QCoreApplication>

#include <array>

using namespace Qt::StringLiterals;

namespace QtCapnWeb::Trace {

namespace {

constexpr qsizetype LongestKey = 24;
constexpr qsizetype ShortestToken = 8;

bool isBase64Url(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
}

bool isBlank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

qsizetype lengthOfBase64Url(QByteArrayView text, qsizetype from)
{
    qsizetype end = from;
    while (end < text.size() && isBase64Url(text[end]))
        ++end;
    return end - from;
}

bool isWebToken(QByteArrayView text, qsizetype at)
{
    for (int part = 0; part < 3; ++part) {
        const qsizetype length = lengthOfBase64Url(text, at);
        if (length < (part == 2 ? 1 : 10))
            return false;
        at += length;
        if (part < 2 && (at >= text.size() || text[at++] != '.'))
            return false;
    }
    return true;
}

// The inside of a string as a key in lower case, without - and _; empty if it is too long for one of ours.
bool isSecretKey(QByteArrayView inside)
{
    static constexpr QByteArrayView Keys[] = {
        "password",     "passwd", "passphrase", "secret", "clientsecret",  "token",     "accesstoken", "idtoken",  "refreshtoken",
        "sessiontoken", "apikey", "privatekey", "cookie", "authorization", "setcookie", "secretkey",   "accesskey"};
    if (inside.size() < 5 || inside.size() > LongestKey)
        return false;
    std::array<char, LongestKey> buffer;
    qsizetype size = 0;
    for (const char c : inside) {
        if (c == '-' || c == '_')
            continue;
        const char lower = c >= 'A' && c <= 'Z' ? char(c - 'A' + 'a') : c;
        if (lower < 'a' || lower > 'z')
            return false;
        buffer[size_t(size++)] = lower;
    }
    const QByteArrayView key(buffer.data(), size);
    for (const QByteArrayView &each : Keys) {
        if (key == each)
            return true;
    }
    return false;
}

// The quote that ends the string whose inside begins at \a from; -1 if there is none.
qsizetype endOfString(QByteArrayView text, qsizetype from)
{
    for (qsizetype quote = text.indexOf('"', from); quote >= 0; quote = text.indexOf('"', quote + 1)) {
        qsizetype escapes = 0;
        while (quote - escapes > from && text[quote - escapes - 1] == '\\')
            ++escapes;
        if (escapes % 2 == 0)
            return quote;
    }
    return -1;
}

} // namespace

std::optional<SecretPlace> findSecret(QByteArrayView text)
{
    qsizetype at = 0;
    return findSecret(text, &at, text.size());
}

std::optional<SecretPlace> findSecret(QByteArrayView text, qsizetype *begin, qsizetype bytes)
{
    // String by string: the quotes are what everything hangs on.
    qsizetype at = *begin;
    const qsizetype last = at + std::min(bytes, text.size() - at);
    *begin = text.size();
    while (true) {
        if (at >= last && at < text.size()) {
            *begin = at;
            return std::nullopt;
        }
        const qsizetype open = text.indexOf('"', at);
        if (open < 0)
            return std::nullopt;
        const qsizetype close = endOfString(text, open + 1);
        if (close < 0)
            return std::nullopt;
        at = close + 1;
        const QByteArrayView inside = text.sliced(open + 1, close - open - 1);

        if (inside.size() > LongestKey) {
            for (qsizetype found = inside.indexOf("eyJ"); found >= 0; found = inside.indexOf("eyJ", found + 3)) {
                const bool begins = found == 0 || !isBase64Url(inside[found - 1]);
                if (begins && isWebToken(inside, found))
                    return SecretPlace{u"a JSON Web Token"_s, Phrase(QT_TRANSLATE_NOOP("Trace", "A JSON Web Token")),
                                       open + 1 + found};
            }
        }
        if (inside.size() >= 6 + ShortestToken) {
            const bool bearer = inside.startsWith("Bearer ") || inside.startsWith("bearer ");
            if ((bearer || inside.startsWith("Basic ")) && inside.size() >= (bearer ? 7 : 6) + ShortestToken
                && inside.sliced(bearer ? 7 : 6).indexOf(' ') < 0)
                return SecretPlace{bearer ? u"a bearer token"_s : u"basic credentials"_s,
                                   bearer ? Phrase(QT_TRANSLATE_NOOP("Trace", "A bearer token"))
                                          : Phrase(QT_TRANSLATE_NOOP("Trace", "Basic credentials")),
                                   open + 1};
        }
        if (!isSecretKey(inside))
            continue;
        qsizetype next = at;
        while (next < text.size() && isBlank(text[next]))
            ++next;
        // A member of an object, or the first of a pair of headers (a method's name in a path has `]` behind it).
        const bool pair = next < text.size() && text[next] == ',' && open > 0 && text[open - 1] == '[';
        if (next >= text.size() || (text[next] != ':' && !pair))
            continue;
        ++next;
        while (next < text.size() && isBlank(text[next]))
            ++next;
        if (next + 1 >= text.size() || text[next] != '"' || text[next + 1] == '"')
            continue;
        const QString name = QString::fromLatin1(inside);
        return SecretPlace{u"a value named \"%1\""_s.arg(name),
                           Phrase(QT_TRANSLATE_NOOP("Trace", "A value named \"%1\""), {Phrase(name)}), open + 1};
    }
}

} // namespace QtCapnWeb::Trace
