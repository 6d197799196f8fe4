// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "drawabletext.h"

#include <QtCore/QHash>
#include <QtGui/QFont>
#include <QtGui/QFontMetrics>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Inspector {

namespace {

constexpr char16_t First = 0x2400; // U+0000; up to the space's, which visibleText() does not make
constexpr char16_t Last = 0x2421; // U+007F
constexpr qsizetype MostFonts = 100;

bool isPicture(QChar character)
{
    return character.unicode() >= First && character.unicode() <= Last && character.unicode() != 0x2420;
}

bool hasPictures(const QFont &font)
{
    static QHash<QString, bool> known; // on the GUI thread, as all that draws
    const QString key = font.key();
    if (const auto it = known.constFind(key); it != known.constEnd())
        return *it;
    if (known.size() >= MostFonts)
        known.clear();
    const QFontMetrics metrics(font);
    const bool all = metrics.inFontUcs4(First) && metrics.inFontUcs4(0x240a) && metrics.inFontUcs4(Last);
    known.insert(key, all);
    return all;
}

QString escapeOf(char16_t picture)
{
    const int character = picture == Last ? 0x7f : picture - First;
    switch (character) {
    case '\0':
        return u"\\0"_s;
    case '\t':
        return u"\\t"_s;
    case '\n':
        return u"\\n"_s;
    case '\r':
        return u"\\r"_s;
    default:
        return u"\\x"_s + QString::number(character, 16).rightJustified(2, u'0');
    }
}

} // namespace

QString drawable(const QString &text, bool hasPictures)
{
    auto found = std::ranges::find_if(text, isPicture);
    if (hasPictures || found == text.end())
        return text;
    QString result;
    result.reserve(text.size() + 16);
    auto begin = text.begin();
    for (; found != text.end(); found = std::find_if(begin, text.end(), isPicture)) {
        result.append(QStringView(begin, found));
        result.append(escapeOf(found->unicode()));
        begin = found + 1;
    }
    result.append(QStringView(begin, text.end()));
    return result;
}

QString drawable(const QString &text, const QFont &font)
{
    return std::ranges::any_of(text, isPicture) ? drawable(text, hasPictures(font)) : text;
}

} // namespace Inspector
