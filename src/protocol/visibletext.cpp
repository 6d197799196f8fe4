// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "visibletext.h"

#include <QtCore/QChar>

#include <algorithm>

namespace QtCapnWeb {

namespace {

constexpr int MostMarks = 8; // combining marks that are shown on one character
constexpr int MostSkipped = 72; // and where a stack of them ends the text

QString numberOf(char32_t character)
{
    const QString digits = QString::number(uint(character), 16).toUpper();
    if (character > 0xffff)
        return QStringLiteral("\\u{") + digits + u'}';
    return QStringLiteral("\\u") + digits.rightJustified(4, u'0');
}

// How a character is shown. Itself, if it has a shape of its own and leaves its neighbours alone.
QString shown(char32_t character)
{
    if (character < 0x20)
        return QString(QChar(char16_t(0x2400 + character)));
    if (character < 0x7f)
        return QString(QChar(char16_t(character)));
    if (character == 0x7f)
        return QString(QChar(char16_t(0x2421)));
    switch (QChar::category(character)) {
    case QChar::Other_Control:
    case QChar::Other_Format:
    case QChar::Other_Surrogate:
    case QChar::Other_PrivateUse:
    case QChar::Other_NotAssigned:
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph:
        return numberOf(character);
    default:
        break;
    }
    // Drawn as nothing or as a blank that looks like a space.
    if (character == 0x00ad || character == 0x034f || character == 0x115f || character == 0x1160 || character == 0x3164
        || character == 0xffa0 || character == 0x2800 || (character >= 0x2000 && character <= 0x200a))
        return numberOf(character);
    return QString::fromUcs4(&character, 1);
}

// "more": something follows behind the text.
QString onOneLine(QStringView text, qsizetype maximum, bool more)
{
    QString result;
    if (maximum <= 0)
        return result;
    result.reserve(std::min(maximum, text.size()));

    qsizetype cut = 0; // where the result can be cut so that "…" still fits behind
    const auto withEllipsis = [&] {
        result.truncate(std::min(result.size(), result.size() < maximum ? result.size() : cut));
        result += QChar(u'\u2026');
        return result;
    };

    int marks = 0;
    for (qsizetype i = 0; i < text.size();) {
        char32_t character = text[i].unicode();
        ++i;
        if (QChar::isHighSurrogate(character) && i < text.size() && text[i].isLowSurrogate())
            character = QChar::surrogateToUcs4(char16_t(character), text[i++].unicode());
        if (!QChar::isMark(character)) {
            marks = 0;
            if (result.size() < maximum)
                cut = result.size();
        } else if (++marks > MostMarks) {
            if (marks > MostSkipped)
                return withEllipsis();
            continue;
        }
        result += shown(character);
        if (result.size() > maximum)
            return withEllipsis();
    }
    return more ? withEllipsis() : result;
}

} // namespace

QString visibleText(QStringView text, qsizetype maximum) { return onOneLine(text, maximum, false); }

QString visibleText(QByteArrayView utf8, qsizetype maximum)
{
    // A code unit takes at most three bytes, four make two. Cut on a character's first byte.
    qsizetype enough = std::min(utf8.size(), (std::max<qsizetype>(maximum, 0) + 1) * 3 + 256);
    while (enough > 0 && enough < utf8.size() && (uchar(utf8[enough]) & 0xc0) == 0x80)
        --enough;
    return onOneLine(QString::fromUtf8(utf8.first(enough)), maximum, enough < utf8.size());
}

} // namespace QtCapnWeb
