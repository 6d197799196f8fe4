// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "filterprogram.h"

#include "requiredliteral.h"

#include <QtCore/QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace QtCapnWeb::Trace {

namespace {

// What a test of a field costs for one record, in some nanoseconds: the order in which tests that stand beside each other run.
int costOf(const FilterTerm &term)
{
    int cost = 1;
    switch (term.field) {
    case FilterField::No:
    case FilterField::Time:
    case FilterField::Delta:
    case FilterField::Kind:
    case FilterField::From:
    case FilterField::Dir:
    case FilterField::Id:
    case FilterField::Size:
    case FilterField::Session:
    case FilterField::CloseCode:
    case FilterField::Status:
    case FilterField::Wire:
        return 1;
    case FilterField::Call:
    case FilterField::On:
    case FilterField::State:
    case FilterField::Latency:
    case FilterField::Stream:
    case FilterField::Pipelined:
    case FilterField::Map:
    case FilterField::Pulled:
    case FilterField::Caller:
    case FilterField::Finding:
    case FilterField::Method: // remembered for each method
        return 8;
    case FilterField::Url: // remembered for each session
        return 16;
    case FilterField::Problem:
        cost = 20;
        break;
    case FilterField::RefCount:
        cost = 100;
        break;
    case FilterField::Text:
        cost = 50;
        break;
    case FilterField::Error:
        cost = 300;
        break;
    case FilterField::Target:
        cost = 800;
        break;
    }
    return term.test == FilterTerm::Test::Matches ? cost * 8 : cost;
}

// PCRE2's own bounds, which a pattern can lower but never raise: a pattern that goes back and forth without end gives up.
constexpr QStringView Bounds = u"(*LIMIT_MATCH=200000)(*LIMIT_DEPTH=10000)(*LIMIT_HEAP=20000)";

TextNeedle heldByAllMatches(const QRegularExpression &expression)
{
    const bool folds = expression.patternOptions() & QRegularExpression::CaseInsensitiveOption;
    const Qt::CaseSensitivity sensitivity = folds ? Qt::CaseInsensitive : Qt::CaseSensitive;
    return TextNeedle(requiredLiteral(QStringView(expression.pattern()).mid(Bounds.size()), sensitivity), sensitivity);
}

} // namespace

bool FilterTerm::testNumber(double number) const
{
    // The first range that does not end before the number.
    const auto range =
        std::lower_bound(ranges.begin(), ranges.end(), number, [](const Range &each, double value) { return each.high < value; });
    return range != ranges.end() && number >= range->low;
}

bool FilterTerm::testText(QStringView value) const
{
    if (value.isEmpty())
        return false;
    switch (test) {
    case Test::Present:
        return true;
    case Test::Equal:
        return value == text;
    case Test::NotEqual:
        return value != text;
    case Test::Contains:
        return needle.isIn(value);
    case Test::Matches:
        return pattern.match(value).hasMatch();
    case Test::OneOf:
        return set.contains(QString::fromRawData(value.data(), value.size()));
    case Test::Ranges:
    case Test::Mask:
        break;
    }
    return false;
}

quint32 FilterProgram::addTerm(FilterTerm &&term)
{
    switch (term.field) {
    case FilterField::State:
        asksState = looksAhead = true;
        break;
    case FilterField::Latency:
    case FilterField::Error:
    case FilterField::Pulled:
        looksAhead = true;
        break;
    case FilterField::Finding:
        asksFindings = true;
        break;
    default:
        break;
    }
    term.cost = costOf(term);
    if (term.field == FilterField::Text && term.test == FilterTerm::Test::Matches)
        term.needle = heldByAllMatches(term.pattern);
    if (term.field == FilterField::Text && !term.needle.isEmpty())
        term.plainPart = term.needle.plainPart();
    const bool isRowOrText = term.cost == 1 || term.field == FilterField::Text || term.field == FilterField::RefCount;
    asksAnalysis = asksAnalysis || !isRowOrText;
    FilterNode node;
    node.term = quint32(terms.size());
    node.cost = term.cost;
    terms.push_back(std::move(term));
    nodes.push_back(std::move(node));
    return quint32(nodes.size() - 1);
}

quint32 FilterProgram::addNode(FilterNode::Kind kind, std::vector<quint32> &&children)
{
    FilterNode node;
    node.kind = kind;
    node.children = std::move(children);
    std::stable_sort(node.children.begin(), node.children.end(),
                     [this](quint32 a, quint32 b) { return nodes[a].cost < nodes[b].cost; });
    for (const quint32 child : node.children)
        node.cost += nodes[child].cost;
    nodes.push_back(std::move(node));
    return quint32(nodes.size() - 1);
}

QRegularExpression boundedPattern(const QString &pattern, Qt::CaseSensitivity sensitivity, FilterError *error)
{
    if (pattern.size() > FilterLimits::PatternLength) {
        const Phrase phrase(QT_TRANSLATE_NOOP("Trace", "A regular expression has at most %1 characters."),
                            {Phrase(QString::number(FilterLimits::PatternLength))});
        *error = {0, pattern.size(), phrase.english(), phrase};
        return {};
    }
    QRegularExpression expression(Bounds.toString() + pattern);
    if (sensitivity == Qt::CaseInsensitive)
        expression.setPatternOptions(QRegularExpression::CaseInsensitiveOption);
    if (expression.isValid()) {
        expression.optimize();
        return expression;
    }
    const qsizetype place = std::clamp<qsizetype>(expression.patternErrorOffset() - Bounds.size(), 0, pattern.size());
    QString message = expression.errorString();
    if (!message.isEmpty())
        message[0] = message[0].toUpper();
    const Phrase phrase(QT_TRANSLATE_NOOP("Trace", "No regular expression: %1."), {Phrase(message)});
    *error = {place, 1, phrase.english(), phrase};
    return {};
}

} // namespace QtCapnWeb::Trace
