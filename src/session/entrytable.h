// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include "ids.h"

#include <QtCore/QtGlobal>

#include <cmath>
#include <deque>
#include <map>
#include <memory>
#include <utility>

/// \file
/// The table of imports or exports.

namespace QtCapnWeb {

/// \brief Entries by an id of zero or more, which are nearly always numbered 0, 1, 2 … and mostly short-lived.
///
/// The newest stand in a window, one slot an id, so that a call costs neither a search nor an allocation. What a peer numbers
/// otherwise, and what outlives its neighbours, stands in a map: the memory is bounded by the number of entries.
/// An \a Entry is false if it is empty. References are good until the next insert() or take().
template<typename Entry>
class HalfTable
{
public:
    Entry *find(double id)
    {
        if (const qint64 slot = slotOf(id); slot >= 0) {
            Entry &entry = (*m_window)[size_t(slot)];
            return entry ? &entry : nullptr;
        }
        if (m_others.empty())
            return nullptr;
        const auto it = m_others.find(id);
        return it == m_others.end() ? nullptr : &it->second;
    }

    Entry &insert(double id, Entry &&entry)
    {
        ++m_size;
        if (const qint64 slot = slotOf(id); slot >= 0) {
            ++m_living;
            return (*m_window)[size_t(slot)] = std::move(entry);
        }
        const bool isBehind = id >= double(m_first) + double(windowSize()) && id < MaximumDense && std::floor(id) == id;
        if (!isBehind)
            return m_others.insert_or_assign(id, std::move(entry)).first->second;
        if (id > double(m_first) + double(windowSize())) {
            moveAside();
            m_first = qint64(id);
        }
        ++m_living;
        if (!m_window)
            m_window = std::make_unique<std::deque<Entry>>();
        return m_window->emplace_back(std::move(entry));
    }

    /// Hands the entry back, so that the caller destroys it when the table is consistent. Empty if there is none.
    Entry take(double id)
    {
        Entry *found = find(id);
        if (!found)
            return {};
        Entry entry = std::exchange(*found, {});
        --m_size;
        if (slotOf(id) < 0) {
            m_others.erase(id);
            return entry;
        }
        --m_living;
        while (!m_window->empty() && !m_window->front()) {
            m_window->pop_front();
            ++m_first;
        }
        if (m_window->size() > 64 && size_t(m_living) * 4 < m_window->size())
            moveAside();
        return entry;
    }

    qsizetype size() const { return m_size; }

    /// Calls \a visit(id, entry) for each, in no order. The table must not be changed meanwhile.
    template<typename Visit>
    void forEach(Visit &&visit) const
    {
        for (size_t i = 0; i < windowSize(); ++i) {
            if (const Entry &entry = (*m_window)[i])
                visit(double(m_first) + double(i), entry);
        }
        for (const auto &[id, entry] : m_others)
            visit(id, entry);
    }

private:
    static constexpr double MaximumDense = 9007199254740992.0; // 2^53

    size_t windowSize() const { return m_window ? m_window->size() : 0; }

    qint64 slotOf(double id) const
    {
        const double distance = id - double(m_first);
        if (!(distance >= 0) || distance >= double(windowSize()))
            return -1;
        const auto slot = qint64(distance);
        return double(slot) == distance ? slot : -1;
    }

    void moveAside()
    {
        if (!m_window)
            return;
        for (size_t i = 0; i < m_window->size(); ++i) {
            if (Entry &entry = (*m_window)[i])
                m_others.insert_or_assign(double(m_first) + double(i), std::move(entry));
        }
        m_first += qint64(m_window->size());
        m_window->clear();
        m_living = 0;
    }

    std::unique_ptr<std::deque<Entry>> m_window; // from m_first on; even an empty one allocates, so it is made when it is needed
    qint64 m_first = 0;
    qint64 m_living = 0; // in the window
    std::map<double, Entry> m_others; // no hash: the peer chooses ids, and might choose such as collide
    qsizetype m_size = 0;
};

/// \brief Entries by id of either sign.
template<typename Entry>
class EntryTable
{
public:
    Entry *find(EntryId id) { return half(id).find(std::abs(id.value)); }
    Entry &insert(EntryId id, Entry &&entry) { return half(id).insert(std::abs(id.value), std::move(entry)); }
    Entry take(EntryId id) { return half(id).take(std::abs(id.value)); }
    qsizetype size() const { return m_positive.size() + m_negative.size(); }

    template<typename Visit>
    void forEach(Visit &&visit) const
    {
        m_positive.forEach([&](double id, const Entry &entry) { visit(EntryId(id), entry); });
        m_negative.forEach([&](double id, const Entry &entry) { visit(EntryId(-id), entry); });
    }

private:
    HalfTable<Entry> &half(EntryId id) { return id.value < 0 ? m_negative : m_positive; }

    HalfTable<Entry> m_positive; // and zero
    HalfTable<Entry> m_negative;
};

} // namespace QtCapnWeb
