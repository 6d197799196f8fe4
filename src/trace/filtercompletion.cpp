// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "filtercompletion.h"

#include "capture.h"
#include "filterfields.h"
#include "filterlexer.h"
#include "filtervalues.h"

#include <QtCore/QSet>

#include <algorithm>
#include <optional>

using namespace Qt::StringLiterals;

namespace QtCapnWeb::Trace {

namespace {

using Kind = FilterToken::Kind;
constexpr qsizetype MostItems = 200;
constexpr quint32 MostMethods = 20000;
constexpr int MostSessions = 2000;

// What is expected behind some tokens.
struct Expected {
    enum class What { Operand, Comparison, Value, Connective };
    What what = What::Operand;
    const FilterFieldInfo *field = nullptr; // Comparison, Value
    bool inSet = false; // Value
};

Expected expectedBehind(const std::vector<FilterToken> &tokens)
{
    using What = Expected::What;
    Expected expected;
    for (const FilterToken &token : tokens) {
        switch (token.kind) {
        case Kind::And:
        case Kind::Or:
        case Kind::Open:
            expected = {};
            break;
        case Kind::Not:
            if (expected.what != What::Comparison)
                expected = {};
            break;
        case Kind::Close:
            expected = {What::Connective};
            break;
        case Kind::OpenSet:
            expected.inSet = true;
            break;
        case Kind::CloseSet:
            expected = {What::Connective};
            break;
        case Kind::Word:
        case Kind::String:
            if (expected.what == What::Operand) {
                const FilterFieldInfo *const field = token.kind == Kind::Word ? findFilterField(token.text) : nullptr;
                expected = field ? Expected{What::Comparison, field} : Expected{What::Connective};
            } else if (expected.what == What::Value && !expected.inSet) {
                expected = {What::Connective};
            }
            break;
        default:
            if (token.isComparison() && expected.field)
                expected = {What::Value, expected.field};
        }
    }
    return expected;
}

class Collector
{
public:
    Collector(QStringView prefix, FilterCompletions *completions) : m_prefix(prefix), m_completions(completions) { }

    void add(FilterCompletion::Kind kind, const QString &text, const QString &meaning = QString())
    {
        const QStringView bare = text.startsWith(u'"') ? QStringView(text).sliced(1) : QStringView(text);
        if (!bare.startsWith(m_prefix, Qt::CaseInsensitive) || m_seen.contains(text))
            return;
        if (m_completions->items.size() == MostItems)
            return;
        m_seen.insert(text);
        m_completions->items.append({kind, text, meaning});
    }

private:
    QStringView m_prefix;
    FilterCompletions *m_completions;
    QSet<QString> m_seen;
};

void addFields(Collector *collector)
{
    for (const FilterFieldInfo &field : filterFields())
        collector->add(FilterCompletion::Kind::Field, QString(field.name), QString(field.meaning));
    for (const QLatin1StringView kind : findFilterField(u"kind")->values)
        collector->add(FilterCompletion::Kind::Field, QString(kind), u"kind == "_s + kind);
    collector->add(FilterCompletion::Kind::Connective, u"not"_s);
}

void addComparisons(const FilterFieldInfo &field, Collector *collector)
{
    QStringList comparisons;
    switch (field.type) {
    case FilterType::Text:
        comparisons = {u"=="_s, u"!="_s, u"contains"_s, u"matches"_s, u"in"_s};
        break;
    case FilterType::Enum:
        comparisons = {u"=="_s, u"!="_s, u"in"_s};
        break;
    case FilterType::Flag:
        comparisons = {u"=="_s, u"!="_s};
        break;
    default:
        comparisons = {u"=="_s, u"!="_s, u"<"_s, u"<="_s, u">"_s, u">="_s, u"in"_s};
    }
    for (const QString &comparison : comparisons)
        collector->add(FilterCompletion::Kind::Comparison, comparison);
}

void addConnectives(Collector *collector)
{
    for (const QString &word : {u"and"_s, u"or"_s})
        collector->add(FilterCompletion::Kind::Connective, word);
}

void addValues(const FilterFieldInfo &field, const Capture *capture, Collector *collector)
{
    const auto add = [&](const QString &text, const QString &meaning = QString()) {
        collector->add(FilterCompletion::Kind::Value, text, meaning);
    };
    for (const QString &word : filterWordsOf(field))
        add(word);
    if (field.type == FilterType::Duration || field.type == FilterType::Time || field.type == FilterType::Size)
        add(filterExampleOf(field.type));
    if (!capture)
        return;
    if (field.field == FilterField::Method) {
        const CallIndex &calls = capture->calls();
        for (quint32 i = 1; i < std::min(calls.methodCount(), MostMethods); ++i)
            add(quotedFilterText(calls.method(i)));
    } else if (field.field == FilterField::Session || field.field == FilterField::Url) {
        for (int i = 0; i < std::min(capture->sessionCount(), MostSessions); ++i) {
            const SessionInfo &session = capture->session(quint32(i));
            if (session.first == NoRecord)
                continue;
            if (field.field == FilterField::Session)
                add(QString::number(i), session.name);
            else if (!session.name.isEmpty())
                add(quotedFilterText(session.name));
        }
    }
}

} // namespace

FilterCompletions filterCompletions(QStringView text, qsizetype cursor, const Capture *capture)
{
    FilterCompletions completions;
    cursor = std::clamp<qsizetype>(cursor, 0, text.size());
    std::vector<FilterToken> tokens = filterTokens(text.first(cursor));
    tokens.pop_back(); // the end

    // The token that the cursor stands behind is what is completed; a text whose quote is still open is one, too.
    completions.position = cursor;
    QString prefix;
    if (!tokens.empty()) {
        const FilterToken last = tokens.back();
        const bool touches = last.position + last.length == cursor;
        const bool isOpenText = last.kind == Kind::Bad && (text[last.position] == u'"' || text[last.position] == u'\'');
        const bool isWord = touches && text[cursor - 1].isLetterOrNumber();
        if (isOpenText || isWord) {
            completions.position = last.position;
            completions.length = last.length;
            prefix = text.sliced(last.position + (isOpenText ? 1 : 0), last.length - (isOpenText ? 1 : 0)).toString();
            tokens.pop_back();
        } else if (last.kind == Kind::Bad) {
            return completions;
        }
    }

    Collector collector(prefix, &completions);
    const Expected expected = expectedBehind(tokens);
    switch (expected.what) {
    case Expected::What::Operand:
        addFields(&collector);
        break;
    case Expected::What::Comparison:
        addComparisons(*expected.field, &collector);
        addConnectives(&collector);
        break;
    case Expected::What::Value:
        addValues(*expected.field, capture, &collector);
        break;
    case Expected::What::Connective:
        addConnectives(&collector);
        break;
    }
    return completions;
}

} // namespace QtCapnWeb::Trace
