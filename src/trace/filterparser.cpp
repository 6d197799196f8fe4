// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "filterlexer.h"
#include "filterprogram.h"
#include "filtervalues.h"

#include <QtCore/QCoreApplication>
#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace QtCapnWeb::Trace {

namespace {

using Kind = FilterToken::Kind;
using Test = FilterTerm::Test;
constexpr double Infinity = std::numeric_limits<double>::infinity();

QString quoted(const QString &text) { return u'"' + (text.size() > 40 ? text.first(40) + u'…' : text) + u'"'; }

// expression := conjunction { or conjunction }      conjunction := negation { and negation }
// negation := not negation | ( expression ) | field [ comparison ] | kind | text
class Parser
{
public:
    explicit Parser(QStringView text) : m_tokens(filterTokens(text)) { }

    void parse(FilterProgram *program)
    {
        m_program = program;
        if (token().kind == Kind::End)
            return;
        expression();
        if (token().kind == Kind::Close)
            fail(token(), Phrase(QT_TRANSLATE_NOOP("Trace", "This bracket closes nothing.")));
        if (token().kind != Kind::End)
            failBehindTerm();
    }

private:
    const FilterToken &token() const { return m_tokens[m_at]; }
    const FilterToken &following() const { return m_tokens[std::min(m_at + 1, m_tokens.size() - 1)]; }
    const FilterToken &take()
    {
        const FilterToken &taken = m_tokens[m_at];
        if (m_at + 1 < m_tokens.size())
            ++m_at;
        return taken;
    }
    bool takeIf(Kind kind)
    {
        if (token().kind != kind)
            return false;
        take();
        return true;
    }

    [[noreturn]] static void fail(const FilterToken &at, const Phrase &message)
    {
        const Phrase phrase = at.kind == Kind::Bad ? Phrase(at.text.toUtf8()) : message;
        throw FilterError{at.position, at.length, phrase.english(), phrase};
    }
    [[noreturn]] void failBehindTerm() const
    {
        if (token().kind == Kind::Word || token().kind == Kind::String)
            fail(token(),
                 Phrase(QT_TRANSLATE_NOOP("Trace", "Put and or or in between, or quotes around a text of several words.")));
        if (token().isComparison())
            fail(token(), Phrase(QT_TRANSLATE_NOOP(
                              "Trace", "A comparison begins with a field; a text or a value cannot stand in front.")));
        fail(token(), Phrase(QT_TRANSLATE_NOOP("Trace", "Expected and, or, or the end.")));
    }

    quint32 expression()
    {
        return list(Kind::Or, FilterNode::Kind::Or, [this] { return conjunction(); });
    }
    quint32 conjunction()
    {
        return list(Kind::And, FilterNode::Kind::And, [this] { return negation(); });
    }

    template<typename Item>
    quint32 list(Kind separator, FilterNode::Kind kind, Item item)
    {
        std::vector<quint32> items{item()};
        while (takeIf(separator))
            items.push_back(item());
        return items.size() == 1 ? items.front() : m_program->addNode(kind, std::move(items));
    }

    quint32 negation()
    {
        if (token().kind != Kind::Not && token().kind != Kind::Open)
            return term();
        const FilterToken &opening = take();
        if (++m_depth > FilterLimits::Depth)
            fail(opening, Phrase(QT_TRANSLATE_NOOP("Trace", "This is nested more than %1 deep."),
                                 {Phrase(QString::number(FilterLimits::Depth))}));
        quint32 node = 0;
        if (opening.kind == Kind::Not) {
            node = negate(negation());
        } else {
            node = expression();
            if (token().kind != Kind::Close) {
                if (token().kind == Kind::End)
                    fail(opening, Phrase(QT_TRANSLATE_NOOP("Trace", "This bracket is not closed.")));
                failBehindTerm();
            }
            take();
        }
        --m_depth;
        return node;
    }

    quint32 negate(quint32 node) { return m_program->addNode(FilterNode::Kind::Not, {node}); }

    quint32 term()
    {
        const FilterToken &subject = take();
        if (++m_terms > FilterLimits::Terms)
            fail(subject, Phrase(QT_TRANSLATE_NOOP("Trace", "A filter has at most %1 tests."),
                                 {Phrase(QString::number(FilterLimits::Terms))}));
        if (subject.kind == Kind::String)
            return search(unquotedFilterText(subject.text));
        if (subject.kind == Kind::End)
            fail(subject, Phrase(QT_TRANSLATE_NOOP("Trace", "Something is missing here: a field, a text, or a bracket.")));
        if (subject.kind != Kind::Word)
            fail(subject, Phrase(QT_TRANSLATE_NOOP("Trace", "Expected a field, a text, or a bracket.")));

        const bool inverted = token().kind == Kind::Not && following().kind == Kind::In;
        const bool compared = token().isComparison() || inverted;
        const FilterFieldInfo *const field = findFilterField(subject.text);
        if (compared) {
            if (!field)
                failUnknown(subject);
            if (inverted)
                take();
            const FilterToken &comparison = take();
            const quint32 node = m_program->addTerm(compare(*field, comparison));
            return inverted ? negate(node) : node;
        }
        if (field)
            return m_program->addTerm(presence(*field));
        const FilterFieldInfo &kinds = *findFilterField(u"kind");
        if (const int kind = filterEnumValue(kinds, subject.text); kind >= 0) {
            FilterTerm test;
            test.field = FilterField::Kind;
            test.test = Test::Mask;
            test.mask = 1u << kind;
            return m_program->addTerm(std::move(test));
        }
        return search(subject.text);
    }

    quint32 search(const QString &text)
    {
        FilterTerm test;
        test.field = FilterField::Text;
        test.test = Test::Contains;
        test.needle = TextNeedle(text, Qt::CaseInsensitive);
        return m_program->addTerm(std::move(test));
    }

    [[noreturn]] static void failUnknown(const FilterToken &subject)
    {
        const QString near = nearestFilterWord(subject.text);
        fail(subject, near.isEmpty() ? Phrase(QT_TRANSLATE_NOOP("Trace", "There is no field %1."), {Phrase(quoted(subject.text))})
                                     : Phrase(QT_TRANSLATE_NOOP("Trace", "There is no field %1. Did you mean %2?"),
                                              {Phrase(quoted(subject.text)), Phrase(near)}));
    }

    static FilterTerm presence(const FilterFieldInfo &field)
    {
        FilterTerm test;
        test.field = field.field;
        switch (field.type) {
        case FilterType::Text:
            test.test = Test::Present;
            break;
        case FilterType::Enum:
            test.test = Test::Mask;
            test.mask = ~0u;
            break;
        case FilterType::Flag:
            test.test = Test::Mask;
            test.mask = 2;
            break;
        default:
            test.test = Test::Ranges;
            test.ranges = {{-Infinity, Infinity}};
        }
        return test;
    }

    FilterTerm compare(const FilterFieldInfo &field, const FilterToken &comparison)
    {
        FilterTerm test;
        test.field = field.field;
        switch (field.type) {
        case FilterType::Text:
            compareText(&test, comparison);
            break;
        case FilterType::Enum:
        case FilterType::Flag:
            test.test = Test::Mask;
            compareWord(&test, field, comparison);
            break;
        default:
            test.test = Test::Ranges;
            compareNumber(&test, field, comparison);
        }
        return test;
    }

    void compareText(FilterTerm *test, const FilterToken &comparison)
    {
        switch (comparison.kind) {
        case Kind::Equal:
            test->test = Test::Equal;
            test->text = textValue();
            return;
        case Kind::NotEqual:
            test->test = Test::NotEqual;
            test->text = textValue();
            return;
        case Kind::Contains:
            test->test = Test::Contains;
            test->needle = TextNeedle(textValue(), Qt::CaseSensitive);
            return;
        case Kind::Matches:
            test->test = Test::Matches;
            test->pattern = patternValue();
            return;
        case Kind::In:
            test->test = Test::OneOf;
            set([&] { test->set.insert(textValue()); });
            return;
        default:
            fail(comparison,
                 Phrase(QT_TRANSLATE_NOOP("Trace", "Texts have no order: compare them with ==, !=, contains, matches or in.")));
        }
    }

    void compareWord(FilterTerm *test, const FilterFieldInfo &field, const FilterToken &comparison)
    {
        switch (comparison.kind) {
        case Kind::Equal:
            test->mask = wordValue(field);
            return;
        case Kind::NotEqual:
            test->mask = ~wordValue(field);
            return;
        case Kind::In:
            set([&] { test->mask |= wordValue(field); });
            return;
        default:
            fail(comparison, Phrase(QT_TRANSLATE_NOOP("Trace", "%1 is one of a few words: compare it with ==, != or in."),
                                    {Phrase(QString(field.name))}));
        }
    }

    void compareNumber(FilterTerm *test, const FilterFieldInfo &field, const FilterToken &comparison)
    {
        if (comparison.kind == Kind::Contains || comparison.kind == Kind::Matches)
            fail(comparison, Phrase(QT_TRANSLATE_NOOP("Trace", "%1 is no text: compare it with ==, !=, <, <=, >, >= or in."),
                                    {Phrase(QString(field.name))}));
        if (comparison.kind == Kind::In) {
            set([&] {
                const FilterToken &start = token();
                const double low = numberValue(field);
                const double high = takeIf(Kind::Range) ? numberValue(field) : low;
                if (high < low)
                    fail(start, Phrase(QT_TRANSLATE_NOOP("Trace", "This range ends before it begins.")));
                test->ranges.push_back({low, high});
            });
            mergeRanges(&test->ranges);
            return;
        }
        const double value = numberValue(field);
        const double below = std::nextafter(value, -Infinity);
        const double above = std::nextafter(value, Infinity);
        switch (comparison.kind) {
        case Kind::Equal:
            test->ranges = {{value, value}};
            break;
        case Kind::NotEqual:
            test->ranges = {{-Infinity, below}, {above, Infinity}};
            break;
        case Kind::Less:
            test->ranges = {{-Infinity, below}};
            break;
        case Kind::LessOrEqual:
            test->ranges = {{-Infinity, value}};
            break;
        case Kind::Greater:
            test->ranges = {{above, Infinity}};
            break;
        default:
            test->ranges = {{value, Infinity}};
        }
    }

    static void mergeRanges(std::vector<FilterTerm::Range> *ranges)
    {
        std::sort(ranges->begin(), ranges->end(), [](const auto &a, const auto &b) { return a.low < b.low; });
        std::vector<FilterTerm::Range> merged;
        for (const FilterTerm::Range &range : *ranges) {
            if (!merged.empty() && range.low <= merged.back().high)
                merged.back().high = std::max(merged.back().high, range.high);
            else
                merged.push_back(range);
        }
        *ranges = std::move(merged);
    }

    // { value, value … }: commas may be left out.
    template<typename Value>
    void set(Value value)
    {
        if (token().kind != Kind::OpenSet)
            fail(token(), Phrase(QT_TRANSLATE_NOOP("Trace", "Expected a set, such as {1, 2, 5..9}.")));
        const FilterToken &opening = take();
        int count = 0;
        while (token().kind != Kind::CloseSet) {
            if (token().kind == Kind::End)
                fail(opening, Phrase(QT_TRANSLATE_NOOP("Trace", "This set is not closed.")));
            if (++count > FilterLimits::SetSize)
                fail(token(), Phrase(QT_TRANSLATE_NOOP("Trace", "A set has at most %1 values."),
                                     {Phrase(QString::number(FilterLimits::SetSize))}));
            value();
            takeIf(Kind::Comma);
        }
        if (count == 0)
            fail(opening, Phrase(QT_TRANSLATE_NOOP("Trace", "This set is empty.")));
        take();
    }

    QString textValue()
    {
        const FilterToken &value = take();
        if (value.kind == Kind::String)
            return unquotedFilterText(value.text);
        if (value.kind != Kind::Word)
            fail(value, Phrase(QT_TRANSLATE_NOOP("Trace", "Expected a text; quotes make any text one.")));
        return value.text;
    }

    QRegularExpression patternValue()
    {
        const FilterToken &value = take();
        if (value.kind != Kind::String && value.kind != Kind::Word)
            fail(value, Phrase(QT_TRANSLATE_NOOP("Trace", "Expected a regular expression in quotes.")));
        if (++m_patterns > FilterLimits::Patterns)
            fail(value, Phrase(QT_TRANSLATE_NOOP("Trace", "A filter has at most %1 regular expressions."),
                               {Phrase(QString::number(FilterLimits::Patterns))}));
        FilterError error;
        const QRegularExpression pattern = boundedPattern(value.text, Qt::CaseInsensitive, &error);
        if (!error.message.isEmpty()) {
            const qsizetype inside = value.kind == Kind::String ? 1 : 0;
            throw FilterError{value.position + inside + error.position, error.length, error.message, error.phrase};
        }
        return pattern;
    }

    quint32 wordValue(const FilterFieldInfo &field)
    {
        const FilterToken &value = take();
        if (value.kind != Kind::Word && value.kind != Kind::String)
            fail(value, Phrase(QT_TRANSLATE_NOOP("Trace", "Expected one of: %1."), {Phrase(filterWordsOf(field).join(u", "))}));
        const int number = field.type == FilterType::Flag ? filterFlagValue(value.text) : filterEnumValue(field, value.text);
        if (number < 0)
            fail(value, Phrase(QT_TRANSLATE_NOOP("Trace", "%1 is none of: %2."),
                               {Phrase(quoted(value.text)), Phrase(filterWordsOf(field).join(u", "))}));
        return 1u << number;
    }

    double numberValue(const FilterFieldInfo &field)
    {
        const FilterToken &value = take();
        if (value.kind != Kind::Word)
            fail(value, Phrase(QT_TRANSLATE_NOOP("Trace", "Expected a %1, such as %2."),
                               {Phrase(filterTypeName(field.type)), Phrase(filterExampleOf(field.type))}));
        QString text = value.text;
        // "5 ms": the unit may stand apart.
        const bool hasUnit = token().kind == Kind::Word && isFilterUnit(field.type, token().text) && isPlainNumber(text);
        if (hasUnit)
            text += token().text;
        Phrase problem;
        const double number = readFilterNumber(field.type, text, &problem);
        if (!problem.isEmpty())
            fail(value, problem);
        if (hasUnit)
            take();
        return number;
    }

    std::vector<FilterToken> m_tokens;
    size_t m_at = 0;
    FilterProgram *m_program = nullptr;
    int m_depth = 0;
    int m_terms = 0;
    int m_patterns = 0;
};

} // namespace

std::shared_ptr<const FilterProgram> parseFilter(QStringView text)
{
    if (text.size() > FilterLimits::Length) {
        const Phrase phrase(QT_TRANSLATE_NOOP("Trace", "A filter has at most %1 characters."),
                            {Phrase(QString::number(FilterLimits::Length))});
        throw FilterError{FilterLimits::Length, text.size() - FilterLimits::Length, phrase.english(), phrase};
    }
    auto program = std::make_shared<FilterProgram>();
    program->text = text.toString();
    Parser(text).parse(program.get());
    return program;
}

} // namespace QtCapnWeb::Trace
