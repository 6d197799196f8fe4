// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tablehistory.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QHash>
#include <QtCore/QString>

#include <functional>
#include <vector>

/// \file
/// How much an entry of a table looks like a leak.

namespace Inspector {

/// \brief Scores of a table's entries: by how many of the same origin are held beside them, as the finding "capability-leak"
/// counts them, and how long each has been there.
///
/// Making the label of an entry costs, so it is done once for each, in slices: until then an entry has no score.
class LeakScores
{
public:
    using Label = std::function<QString(const QtCapnWeb::Trace::TableEntry &entry)>;

    /// Another table, or another session.
    void clear();
    /// The entries that are held now. What is known of those that stay is kept.
    void setEntries(std::vector<QtCapnWeb::Trace::TableEntry> &&entries);
    /// Looks at some more of them. \return whether all were looked at, and the counts are of all.
    bool step(const Label &label, qint64 milliseconds);
    bool isComplete() const { return m_next >= m_entries.size(); }

    /// How many of its origin are held, itself included; 0 for what cannot leak or was not looked at yet.
    qint64 countOf(const QtCapnWeb::Trace::TableEntry &entry) const;
    /// 0 to 100; \a age is the entry's, and \a whole the session's. 100: as many are held as the finding warns of, since the
    /// session began.
    int score(const QtCapnWeb::Trace::TableEntry &entry, qint64 age, qint64 whole) const;

private:
    std::vector<QtCapnWeb::Trace::TableEntry> m_entries;
    size_t m_next = 0;
    QHash<double, quint32> m_originOf; // by id; of what was looked at
    QHash<QString, quint32> m_origins;
    std::vector<qint64> m_counts; // by origin; when all was looked at
    std::vector<qint64> m_counting;
};

} // namespace Inspector
