// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "filter.h"

#include "filterevaluator.h"
#include "filterlexer.h"
#include "filterprogram.h"
#include "findingcolumn.h"

namespace QtCapnWeb::Trace {

Filter::Filter() : m_program(std::make_shared<FilterProgram>()) { }
Filter::Filter(std::shared_ptr<const FilterProgram> program) : m_program(std::move(program)) { }

std::variant<Filter, FilterError> Filter::compile(QStringView text)
{
    try {
        return Filter(parseFilter(text));
    } catch (const FilterError &error) {
        return error;
    }
}

Filter Filter::containing(const QString &text, Qt::CaseSensitivity sensitivity)
{
    auto program = std::make_shared<FilterProgram>();
    program->text = quotedFilterText(text);
    FilterTerm term;
    term.test = FilterTerm::Test::Contains;
    term.needle = TextNeedle(text, sensitivity);
    program->addTerm(std::move(term));
    return Filter(std::move(program));
}

std::variant<Filter, FilterError> Filter::matching(const QString &pattern, Qt::CaseSensitivity sensitivity)
{
    FilterError error;
    auto program = std::make_shared<FilterProgram>();
    program->text = pattern;
    FilterTerm term;
    term.test = FilterTerm::Test::Matches;
    term.pattern = boundedPattern(pattern, sensitivity, &error);
    if (!error.message.isEmpty())
        return error;
    program->addTerm(std::move(term));
    return Filter(std::move(program));
}

bool Filter::isEmpty() const { return m_program->nodes.empty(); }
QString Filter::text() const { return m_program->text; }
bool Filter::looksAhead() const { return m_program->looksAhead; }

bool Filter::matches(const Capture &capture, RecordIndex record) const
{
    FilterEvaluator evaluator(*this, capture);
    FindingColumn findings;
    if (m_program->asksFindings) {
        findings.finish(capture);
        evaluator.setFindings(&findings);
    }
    return evaluator.matches(record);
}

QString filterLiteral(QStringView text) { return quotedFilterText(text); }

} // namespace QtCapnWeb::Trace
