// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "leaksearch.h"

#include "capture.h"

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace QtCapnWeb::Trace {

// Numbers differ where a method was called again and again: "item(…).3" and "export -7" are told as one.
QString leakOrigin(const QString &label)
{
    QString result;
    result.reserve(label.size());
    bool inNumber = false;
    for (const QChar c : label) {
        const bool digit = c >= u'0' && c <= u'9';
        if (!digit)
            result += c;
        else if (!inNumber)
            result += u'*';
        inNumber = digit;
    }
    return result;
}

bool isLeakCandidate(const TableEntry &entry)
{
    switch (entry.origin) {
    case TableEntry::Origin::Export:
    case TableEntry::Origin::Promise:
    case TableEntry::Origin::Writable:
        return true;
    case TableEntry::Origin::Push:
        // A result that was not asked for stays until it is disposed; one that was asked for is still to come, or comes no more.
        return entry.pulled == NoRecord;
    default:
        return false;
    }
}

bool LeakSearch::goOn(const Capture &capture, qint64 *budget)
{
    for (;;) {
        for (; m_next < m_entries.size() && m_looked < m_maximum; ++m_next, --*budget) {
            if (*budget <= 0)
                return false;
            look(capture, m_entries[m_next]);
        }
        m_entries.clear();
        if (m_side == int(Side::B))
            return true;
        ++m_side;
        m_entries = capture.tables().entries(m_session, Side(m_side), Table::Imports, m_at);
        m_next = 0;
        m_looked = 0;
        m_places.clear();
    }
}

void LeakSearch::look(const Capture &capture, const TableEntry &entry)
{
    if (!isLeakCandidate(entry))
        return;
    ++m_looked;
    const bool promise = entry.origin == TableEntry::Origin::Push;
    const QString origin = leakOrigin(capture.label(m_session, Side(m_side), Table::Imports, entry));
    auto place = m_places.find(origin);
    if (place == m_places.end()) {
        place = m_places.insert(origin, m_candidates.size());
        LeakCandidate candidate;
        candidate.holder = Side(m_side);
        candidate.origin = origin;
        candidate.oldest = candidate.newest = entry.born;
        candidate.promises = promise;
        m_candidates.append(candidate);
    }
    LeakCandidate &candidate = m_candidates[*place];
    ++candidate.count;
    candidate.oldest = std::min(candidate.oldest, entry.born);
    candidate.newest = std::max(candidate.newest, entry.born);
    candidate.promises = candidate.promises && promise;
    if (candidate.ids.size() < m_idsPerOrigin)
        candidate.ids.append(entry.id);
}

QList<LeakCandidate> LeakSearch::take()
{
    std::stable_sort(m_candidates.begin(), m_candidates.end(), [](const LeakCandidate &a, const LeakCandidate &b) {
        return a.count != b.count ? a.count > b.count : a.oldest < b.oldest;
    });
    return std::exchange(m_candidates, {});
}

QList<LeakCandidate> leakCandidates(const Capture &capture, quint32 session, RecordIndex at, qint64 maximum,
                                    qsizetype idsPerOrigin)
{
    LeakSearch search(session, at, maximum, idsPerOrigin);
    qint64 budget = std::numeric_limits<qint64>::max();
    search.goOn(capture, &budget);
    return search.take();
}

} // namespace QtCapnWeb::Trace
