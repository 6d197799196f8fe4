// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "filtervalues.h"

#include <QtCore/QCoreApplication>

#include <QtCore/QVarLengthArray>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace QtCapnWeb::Trace {

namespace {

struct Unit {
    QStringView name;
    double factor;
};

constexpr double Second = 1e9;
constexpr Unit TimeUnits[] = {{u"ns", 1},   {u"us", 1e3},   {u"µs", 1e3},          {u"μs", 1e3},
                              {u"ms", 1e6}, {u"s", Second}, {u"min", 60 * Second}, {u"h", 3600 * Second}};
constexpr Unit SizeUnits[] = {{u"B", 1},      {u"kB", 1e3},      {u"MB", 1e6},     {u"GB", 1e9},
                              {u"KiB", 1024}, {u"MiB", 1 << 20}, {u"GiB", 1 << 30}};

std::span<const Unit> unitsOf(FilterType type)
{
    if (type == FilterType::Size)
        return SizeUnits;
    if (type == FilterType::Duration || type == FilterType::Time)
        return TimeUnits;
    return {};
}

// Units of time as they are written; of sizes in any case, since none differ by it.
const Unit *findUnit(FilterType type, QStringView text)
{
    for (const Unit &unit : unitsOf(type)) {
        if (text.compare(unit.name, type == FilterType::Size ? Qt::CaseInsensitive : Qt::CaseSensitive) == 0)
            return &unit;
    }
    return nullptr;
}

bool isDigitAt(QStringView text, qsizetype i) { return i < text.size() && text[i] >= u'0' && text[i] <= u'9'; }

// How much of the text is a number.
qsizetype numberLength(QStringView text)
{
    qsizetype i = !text.isEmpty() && (text[0] == u'-' || text[0] == u'+') ? 1 : 0;
    const qsizetype digits = i;
    while (isDigitAt(text, i))
        ++i;
    qsizetype count = i - digits;
    if (i < text.size() && text[i] == u'.') {
        const qsizetype fraction = ++i;
        while (isDigitAt(text, i))
            ++i;
        count += i - fraction;
    }
    if (count == 0)
        return 0;
    if (i < text.size() && (text[i] == u'e' || text[i] == u'E')) {
        qsizetype exponent = i + 1;
        if (exponent < text.size() && (text[exponent] == u'-' || text[exponent] == u'+'))
            ++exponent;
        if (isDigitAt(text, exponent)) {
            while (isDigitAt(text, exponent))
                ++exponent;
            i = exponent;
        }
    }
    return i;
}

// h:mm:ss or m:ss, with fractions of seconds.
double readClock(QStringView text, bool *ok)
{
    const QList<QStringView> parts = text.split(u':');
    double seconds = 0;
    *ok = parts.size() == 2 || parts.size() == 3;
    for (qsizetype i = 0; i < parts.size() && *ok; ++i) {
        const QStringView part = parts[i];
        const bool isPlain = isDigitAt(part, 0) && numberLength(part) == part.size();
        const double value = isPlain ? part.toDouble(ok) : 0;
        *ok = *ok && isPlain && (i == 0 || value < 60) && (i + 1 == parts.size() || value == std::floor(value));
        seconds = seconds * 60 + value;
    }
    return seconds * Second;
}

int editDistance(QStringView a, QStringView b)
{
    QVarLengthArray<int, 32> row(b.size() + 1);
    for (qsizetype j = 0; j <= b.size(); ++j)
        row[j] = int(j);
    for (qsizetype i = 0; i < a.size(); ++i) {
        int diagonal = row[0]++;
        for (qsizetype j = 0; j < b.size(); ++j) {
            const int change = diagonal + (a[i].toCaseFolded() == b[j].toCaseFolded() ? 0 : 1);
            diagonal = row[j + 1];
            row[j + 1] = std::min({change, row[j + 1] + 1, row[j] + 1});
        }
    }
    return row.back();
}

} // namespace

bool isPlainNumber(QStringView text) { return !text.isEmpty() && numberLength(text) == text.size(); }

bool isFilterUnit(FilterType type, QStringView text) { return findUnit(type, text) != nullptr; }

QStringList filterUnits(FilterType type)
{
    QStringList names;
    for (const Unit &unit : unitsOf(type)) {
        if (unit.name != u"µs" && unit.name != u"μs")
            names.append(unit.name.toString());
    }
    return names;
}

QString filterExampleOf(FilterType type)
{
    switch (type) {
    case FilterType::Duration:
        return u"5 ms"_s;
    case FilterType::Time:
        return u"3.2, 500 ms or 1:30"_s;
    case FilterType::Size:
        return u"10 kB"_s;
    default:
        return u"3"_s;
    }
}

double readFilterNumber(FilterType type, QStringView text, Phrase *problem)
{
    const auto bad = [&] {
        *problem = Phrase(QT_TRANSLATE_NOOP("Trace", "This is no %1; write one as %2."),
                          {Phrase(filterTypeName(type)), Phrase(filterExampleOf(type))});
        return 0.0;
    };
    bool ok = false;
    if (type == FilterType::Time && text.contains(u':')) {
        const double time = readClock(text, &ok);
        return ok ? std::round(time) : bad();
    }
    const qsizetype length = numberLength(text);
    const double number = text.first(length).toDouble(&ok);
    if (length == 0 || !ok || !std::isfinite(number))
        return bad();
    if (length == text.size()) {
        if (type == FilterType::Duration && number != 0) {
            *problem = Phrase(QT_TRANSLATE_NOOP("Trace", "A duration needs a unit: %1 ms, for example; units are %2."),
                              {Phrase(text.toString()), Phrase(filterUnits(type).join(u", "))});
            return 0;
        }
        return type == FilterType::Time ? std::round(number * Second) : number;
    }
    // Nanoseconds and bytes are whole: 0.3 ms must equal itself.
    if (const Unit *const unit = findUnit(type, text.sliced(length)))
        return std::round(number * unit->factor);
    if (filterUnits(type).isEmpty())
        return bad();
    *problem = Phrase(QT_TRANSLATE_NOOP("Trace", "Units are %1."), {Phrase(filterUnits(type).join(u", "))});
    return 0;
}

int filterFlagValue(QStringView text)
{
    for (const QStringView word : {u"true", u"yes"}) {
        if (text.compare(word, Qt::CaseInsensitive) == 0)
            return 1;
    }
    for (const QStringView word : {u"false", u"no"}) {
        if (text.compare(word, Qt::CaseInsensitive) == 0)
            return 0;
    }
    return -1;
}

QStringList filterWordsOf(const FilterFieldInfo &field)
{
    if (field.type == FilterType::Flag)
        return {u"true"_s, u"false"_s};
    QStringList words;
    for (const QLatin1StringView word : field.values)
        words.append(QString(word));
    return words;
}

QString nearestFilterWord(QStringView word)
{
    if (word.size() > 20)
        return {};
    int best = word.size() < 4 ? 2 : 3; // one letter wrong, or two of a longer word
    QString nearest;
    for (const FilterFieldInfo &info : filterFields()) {
        for (const QLatin1StringView name : {info.name, info.alias}) {
            if (name.isEmpty())
                continue;
            if (const int distance = editDistance(word, QString(name)); distance < best) {
                best = distance;
                nearest = name;
            }
        }
    }
    return nearest;
}

} // namespace QtCapnWeb::Trace
