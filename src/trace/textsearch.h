// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include "filterrun.h"

#include <QtCore/QByteArrayView>
#include <QtCore/QList>

#include <optional>

/// \file
/// Find, over all texts of a capture.

namespace QtCapnWeb::Trace {

class FilterEvaluator;

struct TextQuery {
    QString text;
    Qt::CaseSensitivity sensitivity = Qt::CaseInsensitive;
    bool isPattern = false; ///< a Perl-compatible regular expression
};

/// \brief Looks for a text in the texts of all records, as they are on the wire: an "é" that was written as "\u00e9" is found as
/// that only.
///
/// results() lists all hits, in slices; find() goes to the next one without waiting for them. Any one thread may do both.
class QTCAPNWEB_EXPORT TextSearch
{
public:
    /// \a capture must outlive the search. A query that is no regular expression finds nothing: see error().
    TextSearch(const Capture &capture, const TextQuery &query);
    ~TextSearch();
    Q_DISABLE_COPY_MOVE(TextSearch)

    const TextQuery &query() const { return m_query; }
    const std::optional<FilterError> &error() const { return m_error; }

    /// See FilterRun::continueIn().
    void continueIn(const Capture &capture);

    /// The list of hits: advance() it.
    FilterRun &results() { return *m_run; }

    struct Found {
        RecordIndex record = NoRecord; ///< the hit, if there is one
        RecordIndex next = NoRecord; ///< where to go on if the budget was spent; NoRecord: the capture's end was reached
    };
    /// The first hit from \a from on, or from \a from on backwards; stops after about \a budget.
    Found find(RecordIndex from, bool backwards, std::chrono::nanoseconds budget, std::stop_token stop = {});

    struct Place {
        qsizetype offset; ///< bytes
        qsizetype length;
    };
    /// Where the text stands in one of the texts, at most \a most times; hits do not overlap.
    QList<Place> places(QByteArrayView text, int most = 1000) const;

private:
    const Capture *m_capture;
    TextQuery m_query;
    std::optional<FilterError> m_error;
    Filter m_filter;
    std::unique_ptr<FilterRun> m_run;
    std::unique_ptr<FilterEvaluator> m_evaluator;
};

} // namespace QtCapnWeb::Trace
