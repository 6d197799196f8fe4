// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include "filter.h"
#include "filterfields.h"
#include "textneedle.h"

#include <QtCore/QRegularExpression>
#include <QtCore/QSet>

#include <limits>
#include <vector>

/// \file
/// A filter as the evaluator runs it. Private to the filter.

namespace QtCapnWeb::Trace {

/// \brief One test of one field. A field that a record does not have fails it.
struct FilterTerm {
    enum class Test : quint8 {
        Ranges, ///< numbers: within one of \c ranges
        Mask, ///< words and flags: bit n of \c mask is set for value n
        Present, ///< texts: not empty
        Equal,
        NotEqual,
        Contains,
        Matches,
        OneOf,
    };
    struct Range {
        double low;
        double high; ///< inclusive
    };

    FilterField field = FilterField::Text;
    Test test = Test::Present;
    quint32 mask = 0;
    int cost = 1; ///< of testing one record, in some nanoseconds
    std::vector<Range> ranges; ///< ascending, apart from each other
    QString text;
    TextNeedle needle; ///< of Contains; of Matches, what each match holds, see requiredLiteral()
    TextNeedle plainPart; ///< of the needle, for texts that are stored escaped
    QRegularExpression pattern;
    QSet<QString> set;

    bool isText() const { return test >= Test::Present; }
    bool testNumber(double number) const; ///< NaN, which stands for a field that is not there, fails
    bool testText(QStringView value) const;
};

struct FilterNode {
    enum class Kind : quint8 { Term, And, Or, Not };

    Kind kind = Kind::Term;
    quint32 term = 0; ///< Term
    int cost = 0;
    std::vector<quint32> children; ///< cheap ones first
};

struct FilterProgram {
    QString text;
    std::vector<FilterTerm> terms;
    std::vector<FilterNode> nodes; ///< children before their parents; the last one is the root; none: every record matches
    bool looksAhead = false;
    bool asksState = false;
    bool asksFindings = false; ///< see FindingColumn
    bool asksAnalysis = false; ///< more than rows and texts, see Capture::lockForReading()

    /// Both set what follows from the term.
    quint32 addTerm(FilterTerm &&term);
    quint32 addNode(FilterNode::Kind kind, std::vector<quint32> &&children);
};

/// A regular expression that stops after a fixed number of steps; \a error is where it is none.
QRegularExpression boundedPattern(const QString &pattern, Qt::CaseSensitivity sensitivity, FilterError *error);

/// \throw FilterError
std::shared_ptr<const FilterProgram> parseFilter(QStringView text);

} // namespace QtCapnWeb::Trace
