// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include "findings.h"

#include <unordered_map>
#include <vector>

/// \file
/// What findings say of records, for the filter.

namespace QtCapnWeb::Trace {

/// \brief The rules by which each record of a capture is pointed out, as far as the records have been gone through. Memory: some
/// bytes for each record that is pointed out.
class FindingColumn
{
public:
    FindingColumn();
    Q_DISABLE_COPY_MOVE(FindingColumn)

    /// See FindingsEngine.
    bool update(const Capture &capture, qint64 maximumRecords) { return m_engine.update(capture, maximumRecords); }
    void finish(const Capture &capture) { m_engine.finish(capture); }

    /// A bit for each FindingRule.
    quint32 rulesOf(RecordIndex record) const
    {
        const auto found = m_rules.find(quint32(record));
        return found == m_rules.end() ? 0 : found->second;
    }
    /// The records of which something new was said since the last time.
    std::vector<quint32> takeChanges() { return std::exchange(m_changes, {}); }

private:
    std::unordered_map<quint32, quint32> m_rules;
    std::vector<quint32> m_changes;
    FindingsEngine m_engine;
};

} // namespace QtCapnWeb::Trace
