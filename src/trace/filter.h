// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include "phrase.h"
#include "tablehistory.h"

#include <QtCore/QString>

#include <memory>
#include <variant>

/// \file
/// The filter language. docs/filter.md is its reference; filterfields.h has the table of its fields.

namespace QtCapnWeb::Trace {

class Capture;
struct FilterProgram;

/// Why a text is no filter. Positions count UTF-16 code units, so they are those of an editor.
struct FilterError {
    qsizetype position = 0;
    qsizetype length = 0; ///< 0: at the end of the text, something is missing
    QString message; ///< an English sentence, with a hint where there is one
    Phrase phrase; ///< the same for other languages
};

/// What keeps a filter small and its work bounded; a text beyond is a FilterError.
struct FilterLimits {
    static constexpr qsizetype Length = 16384; ///< UTF-16 code units
    static constexpr int Depth = 64; ///< of brackets and nots
    static constexpr int Terms = 1000;
    static constexpr int SetSize = 5000; ///< values of one `in`
    static constexpr qsizetype PatternLength = 1000;
    static constexpr int Patterns = 50;
};

/// \brief A compiled filter: an immutable value, cheap to copy, that may be used from any thread.
///
///     const auto compiled = Filter::compile(u"kind == push and latency > 5 ms");
///     if (const auto *error = std::get_if<FilterError>(&compiled))
///         show(error->position, error->message);
///     else
///         FilterRun run(capture, std::get<Filter>(compiled));
///
/// A field that a record does not have makes each comparison false, != as well; `not` makes that true.
class QTCAPNWEB_EXPORT Filter
{
public:
    /// Every record matches, as with an empty text.
    Filter();

    /// O(text).
    static std::variant<Filter, FilterError> compile(QStringView text);
    /// The records whose text holds \a text, as TextSearch finds them.
    static Filter containing(const QString &text, Qt::CaseSensitivity sensitivity);
    /// The records whose text matches \a pattern, a Perl-compatible regular expression.
    static std::variant<Filter, FilterError> matching(const QString &pattern, Qt::CaseSensitivity sensitivity);

    bool isEmpty() const; ///< every record matches
    QString text() const; ///< that was compiled

    /// For one record now and then; FilterRun is for many. Most fields cost O(1), those that look at a text O(its size); regular
    /// expressions give up, and do not match, after a fixed number of steps. `finding` costs O(all records). Hold
    /// Capture::lockForReading() where the capture's writer is another thread.
    bool matches(const Capture &capture, RecordIndex record) const;
    /// A later record may change what it says of an earlier one: it asks how a call went on.
    bool looksAhead() const;

private:
    friend class FilterEvaluator;
    friend class FilterRun;
    explicit Filter(std::shared_ptr<const FilterProgram> program);

    std::shared_ptr<const FilterProgram> m_program;
};

/// \a text as a literal of the language, in quotes.
QTCAPNWEB_EXPORT QString filterLiteral(QStringView text);

} // namespace QtCapnWeb::Trace
