// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "textsearch.h"

#include <QtCore/QCoreApplication>

#include "filterevaluator.h"

namespace QtCapnWeb::Trace {

TextSearch::TextSearch(const Capture &capture, const TextQuery &query) : m_capture(&capture), m_query(query)
{
    if (query.isPattern) {
        auto compiled = Filter::matching(query.text, query.sensitivity);
        if (const auto *error = std::get_if<FilterError>(&compiled))
            m_error = *error;
        else
            m_filter = std::get<Filter>(std::move(compiled));
    } else if (query.text.isEmpty()) {
        const Phrase phrase(QT_TRANSLATE_NOOP("Trace", "There is nothing to look for."));
        m_error = FilterError{0, 0, phrase.english(), phrase};
    } else {
        m_filter = Filter::containing(query.text, query.sensitivity);
    }
    if (m_error)
        m_filter = std::get<Filter>(Filter::compile(u"no < 0")); // nothing
    m_run = std::make_unique<FilterRun>(capture, m_filter);
    m_evaluator = std::make_unique<FilterEvaluator>(m_filter, capture);
}

TextSearch::~TextSearch() = default;

void TextSearch::continueIn(const Capture &capture)
{
    m_capture = &capture;
    m_run->continueIn(capture);
    m_evaluator->continueIn(capture);
}

TextSearch::Found TextSearch::find(RecordIndex from, bool backwards, std::chrono::nanoseconds budget, std::stop_token stop)
{
    const auto deadline = std::chrono::steady_clock::now() + budget;
    std::vector<quint32> hits;
    while (from >= 0 && from < m_capture->count()) {
        const RecordIndex begin = backwards ? std::max<RecordIndex>(0, from + 1 - FilterEvaluator::BlockSize) : from;
        const RecordIndex end =
            backwards ? from + 1 : std::min<RecordIndex>(from + FilterEvaluator::BlockSize, m_capture->count());
        m_evaluator->evaluate(begin, end, &hits);
        if (!hits.empty())
            return {RecordIndex(backwards ? hits.back() : hits.front()), NoRecord};
        from = backwards ? begin - 1 : end;
        if (stop.stop_requested() || std::chrono::steady_clock::now() >= deadline)
            return {NoRecord, from < m_capture->count() ? from : NoRecord};
    }
    return {};
}

QList<TextSearch::Place> TextSearch::places(QByteArrayView text, int most) const
{
    QList<Place> found;
    if (m_error)
        return found;
    const FilterTerm &term = m_evaluator->program().terms.front();
    if (term.test == FilterTerm::Test::Contains) {
        qsizetype length = 0;
        for (qsizetype at = term.needle.find(text, 0, &length); at >= 0 && found.size() < most;
             at = term.needle.find(text, at + length, &length))
            found.append({at, length});
        return found;
    }
    const QString string = QString::fromUtf8(text);
    qsizetype units = 0;
    qsizetype bytes = 0; // of the first `units`
    auto matches = term.pattern.globalMatch(string);
    while (matches.hasNext() && found.size() < most) {
        const QRegularExpressionMatch match = matches.next();
        if (match.capturedLength() == 0)
            continue;
        bytes += QStringView(string).sliced(units, match.capturedStart() - units).toUtf8().size();
        const qsizetype length = match.capturedView().toUtf8().size();
        found.append({bytes, length});
        bytes += length;
        units = match.capturedEnd();
    }
    return found;
}

} // namespace QtCapnWeb::Trace
