// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "recordfunnel.h"

namespace Inspector {

void RecordFunnel::record(QtCapnWeb::Record &&record)
{
    if (QtCapnWeb::RecordSink *tee = m_tee)
        tee->record(QtCapnWeb::Record(record)); // the text is shared
    put(Item(std::move(record)));
}

void RecordFunnel::put(Item &&item)
{
    bool wasEmpty = false;
    {
        const std::lock_guard lock(m_mutex);
        wasEmpty = m_items.empty();
        m_items.push_back(std::move(item));
    }
    if (wasEmpty)
        m_wakeUp();
}

std::vector<RecordFunnel::Item> RecordFunnel::take()
{
    const std::lock_guard lock(m_mutex);
    return std::exchange(m_items, {});
}

qsizetype RecordFunnel::waiting() const
{
    const std::lock_guard lock(m_mutex);
    return qsizetype(m_items.size());
}

} // namespace Inspector
