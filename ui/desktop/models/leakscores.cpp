// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "leakscores.h"

#include "findings.h"

#include <algorithm>
#include <cmath>

using namespace QtCapnWeb::Trace;

namespace Inspector {

namespace {

constexpr size_t EntriesBetweenLooks = 16; // at the clock
constexpr size_t MostEntries = 100'000; // as the finding looks at

} // namespace

void LeakScores::clear()
{
    m_entries.clear();
    m_next = 0;
    m_originOf.clear();
    m_origins.clear();
    m_counts.clear();
    m_counting.clear();
}

void LeakScores::setEntries(std::vector<TableEntry> &&entries)
{
    std::erase_if(entries, [](const TableEntry &entry) { return !isLeakCandidate(entry); });
    if (entries.size() > MostEntries)
        entries.resize(MostEntries);
    if (entries.size() * 2 + 1000 < size_t(m_originOf.size()))
        clear(); // most of what is remembered is gone
    m_entries = std::move(entries);
    m_next = 0;
    m_counting.assign(m_origins.size(), 0);
    if (m_entries.empty())
        m_counts.clear();
}

bool LeakScores::step(const Label &label, qint64 milliseconds)
{
    if (isComplete())
        return true;
    QElapsedTimer timer;
    timer.start();
    for (size_t looked = 1; m_next < m_entries.size(); ++looked, ++m_next) {
        if (looked % EntriesBetweenLooks == 0 && timer.elapsed() >= milliseconds)
            return false;
        const TableEntry &entry = m_entries[m_next];
        auto known = m_originOf.constFind(entry.id.value);
        if (known == m_originOf.constEnd()) {
            const QString origin = leakOrigin(label(entry));
            auto place = m_origins.constFind(origin);
            if (place == m_origins.constEnd())
                place = m_origins.insert(origin, quint32(m_origins.size()));
            known = m_originOf.insert(entry.id.value, *place);
        }
        if (*known >= m_counting.size())
            m_counting.resize(*known + 1, 0);
        ++m_counting[*known];
    }
    m_counts = m_counting;
    return true;
}

qint64 LeakScores::countOf(const TableEntry &entry) const
{
    if (!isLeakCandidate(entry))
        return 0;
    const auto known = m_originOf.constFind(entry.id.value);
    return known != m_originOf.constEnd() && *known < m_counts.size() ? m_counts[*known] : 0;
}

int LeakScores::score(const TableEntry &entry, qint64 age, qint64 whole) const
{
    static const FindingOptions options;
    const qint64 count = countOf(entry);
    if (count < 2)
        return 0; // one of a kind is in use
    const bool promise = entry.origin == TableEntry::Origin::Push;
    const double many = std::min(1.0, double(count) / double(options.leakWarning * (promise ? options.promiseWeight : 1)));
    const double old = age >= 0 && whole > 0 ? std::clamp(double(age) / double(whole), 0.0, 1.0) : 1.0;
    return int(std::lround(100 * many * old));
}

} // namespace Inspector
