// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include "ids.h"

#include <QtCore/QHash>

#include <cmath>
#include <vector>

/// \file
/// A map from ids to small numbers, made for how ids come: counted up from 1 and down from -1, almost without gaps.

namespace QtCapnWeb::Trace {

/// \brief Four bytes an id where ids are counted; a hash takes the rest (a hostile peer may name any number, corpus rule R14).
class IdIndex
{
public:
    static constexpr quint32 None = 0xffffffffu;

    /// \return what was last put there, or None.
    quint32 value(EntryId id) const
    {
        const Place place = placeOf(id);
        if (place.counted) {
            const auto &line = id.value < 0 ? m_down : m_up;
            if (place.index < line.size() && line[place.index] != None)
                return line[place.index];
        }
        return m_rest.isEmpty() ? None : m_rest.value(id, None);
    }

    void insert(EntryId id, quint32 value)
    {
        const Place place = placeOf(id);
        auto &line = id.value < 0 ? m_down : m_up;
        if (place.counted && place.index < line.size() + LargestGap) {
            if (place.index >= line.size())
                line.resize(place.index + 1, None);
            line[place.index] = value;
        } else {
            m_rest.insert(id, value);
        }
    }

private:
    static constexpr size_t LargestGap = 256; // so that a hostile id costs at most this many slots

    struct Place {
        bool counted;
        size_t index;
    };
    static Place placeOf(EntryId id)
    {
        const double size = std::fabs(id.value);
        if (size < 4294967295.0 && size == std::floor(size))
            return {true, size_t(size)};
        return {false, 0};
    }

    std::vector<quint32> m_up;
    std::vector<quint32> m_down;
    QHash<EntryId, quint32> m_rest;
};

} // namespace QtCapnWeb::Trace
