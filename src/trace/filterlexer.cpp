// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "filterlexer.h"

#include <QtCore/QCoreApplication>

#include <utility>

using namespace Qt::StringLiterals;

namespace QtCapnWeb::Trace {

namespace {

using Kind = FilterToken::Kind;

bool endsWord(QChar c) { return c.isSpace() || QStringView(u"\"'(){},!=<>&|~").contains(c); }

Kind kindOfWord(QStringView word)
{
    static constexpr std::pair<QLatin1StringView, Kind> Words[] = {
        {"and"_L1, Kind::And},           {"or"_L1, Kind::Or},           {"not"_L1, Kind::Not},    {"in"_L1, Kind::In},
        {"contains"_L1, Kind::Contains}, {"matches"_L1, Kind::Matches}, {"eq"_L1, Kind::Equal},   {"ne"_L1, Kind::NotEqual},
        {"lt"_L1, Kind::Less},           {"le"_L1, Kind::LessOrEqual},  {"gt"_L1, Kind::Greater}, {"ge"_L1, Kind::GreaterOrEqual},
    };
    for (const auto &[name, kind] : Words) {
        if (word.compare(name, Qt::CaseInsensitive) == 0)
            return kind;
    }
    return Kind::Word;
}

struct Sign {
    QLatin1StringView text;
    Kind kind;
};

// Longer ones first.
constexpr Sign Signs[] = {
    {"=="_L1, Kind::Equal},  {"!="_L1, Kind::NotEqual}, {"<="_L1, Kind::LessOrEqual}, {">="_L1, Kind::GreaterOrEqual},
    {"&&"_L1, Kind::And},    {"||"_L1, Kind::Or},       {"<"_L1, Kind::Less},         {">"_L1, Kind::Greater},
    {"~"_L1, Kind::Matches}, {"!"_L1, Kind::Not},       {"("_L1, Kind::Open},         {")"_L1, Kind::Close},
    {"{"_L1, Kind::OpenSet}, {"}"_L1, Kind::CloseSet},  {","_L1, Kind::Comma},
};

QString hintFor(QChar c)
{
    if (c == u'=')
        return QString::fromLatin1(QT_TRANSLATE_NOOP("Trace", "Equality is written ==."));
    if (c == u'&')
        return QString::fromLatin1(QT_TRANSLATE_NOOP("Trace", "Write && or the word and."));
    if (c == u'|')
        return QString::fromLatin1(QT_TRANSLATE_NOOP("Trace", "Write || or the word or."));
    return QString::fromLatin1(QT_TRANSLATE_NOOP("Trace", "This sign has no meaning here."));
}

} // namespace

std::vector<FilterToken> filterTokens(QStringView text)
{
    std::vector<FilterToken> tokens;
    qsizetype i = 0;
    const auto put = [&](Kind kind, qsizetype length, const QString &content = QString()) {
        tokens.push_back({kind, i, length, content});
        i += length;
    };
    while (i < text.size()) {
        const QChar c = text[i];
        if (c.isSpace()) {
            ++i;
            continue;
        }
        if (c == u'"' || c == u'\'') {
            qsizetype end = i + 1;
            while (end < text.size() && text[end] != c)
                end += text[end] == u'\\' ? 2 : 1;
            if (end >= text.size()) {
                put(Kind::Bad, text.size() - i,
                    QString::fromLatin1(QT_TRANSLATE_NOOP("Trace", "This text has no closing quote.")));
                break;
            }
            put(Kind::String, end + 1 - i, text.sliced(i + 1, end - i - 1).toString());
            continue;
        }
        const Sign *sign = nullptr;
        for (const Sign &each : Signs) {
            if (text.sliced(i).startsWith(each.text)) {
                sign = &each;
                break;
            }
        }
        if (sign) {
            put(sign->kind, sign->text.size());
            continue;
        }
        if (endsWord(c)) {
            put(Kind::Bad, 1, hintFor(c));
            break;
        }
        if (text.sliced(i).startsWith(u"..")) {
            put(Kind::Range, 2);
            continue;
        }
        qsizetype end = i + 1;
        while (end < text.size() && !endsWord(text[end]) && !text.sliced(end).startsWith(u".."))
            ++end;
        const QStringView word = text.sliced(i, end - i);
        put(kindOfWord(word), word.size(), word.toString());
    }
    i = text.size();
    put(Kind::End, 0);
    return tokens;
}

QString unquotedFilterText(QStringView quoted)
{
    QString result;
    result.reserve(quoted.size());
    for (qsizetype i = 0; i < quoted.size(); ++i) {
        const QChar c = quoted[i];
        if (c != u'\\' || i + 1 == quoted.size()) {
            result += c;
            continue;
        }
        const QChar letter = quoted[++i];
        bool isCode = false;
        const ushort code = letter == u'u' && quoted.size() - i > 4 ? quoted.sliced(i + 1, 4).toUShort(&isCode, 16) : ushort(0);
        if (isCode) {
            result += QChar(code);
            i += 4;
        } else if (letter == u'n') {
            result += u'\n';
        } else if (letter == u'r') {
            result += u'\r';
        } else if (letter == u't') {
            result += u'\t';
        } else if (letter == u'"' || letter == u'\'' || letter == u'\\') {
            result += letter;
        } else {
            result += c;
            result += letter;
        }
    }
    return result;
}

QString quotedFilterText(QStringView text)
{
    QString result(u'"');
    for (const QChar c : text) {
        if (c == u'"' || c == u'\\')
            result += u'\\';
        if (c == u'\n')
            result += u"\\n"_s;
        else if (c == u'\r')
            result += u"\\r"_s;
        else if (c == u'\t')
            result += u"\\t"_s;
        else
            result += c;
    }
    return result + u'"';
}

} // namespace QtCapnWeb::Trace
