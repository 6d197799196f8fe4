// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "findingcolumn.h"

namespace QtCapnWeb::Trace {

namespace {

FindingOptions optionsFor(const std::function<void(FindingRule, RecordIndex)> &witness)
{
    FindingOptions options;
    options.witness = witness;
    return options;
}

} // namespace

FindingColumn::FindingColumn()
    : m_engine(optionsFor([this](FindingRule rule, RecordIndex record) {
          quint32 &rules = m_rules[quint32(record)];
          const quint32 bit = 1u << quint32(rule);
          if (!(rules & bit))
              m_changes.push_back(quint32(record));
          rules |= bit;
      }))
{
    static_assert(FindingRuleCount <= 32);
}

} // namespace QtCapnWeb::Trace
