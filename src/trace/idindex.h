// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include "ids.h"
#include "stablevector.h"

#include <QtCore/QHash>

#include <algorithm>
#include <cmath>

/// \file
/// A map from ids to small numbers, made for how ids come: counted up from 1 and down from -1, almost without gaps.

namespace QtCapnWeb::Trace {

/// \brief Four bytes an id where ids are counted; a hash takes the rest (a hostile peer may name any number, corpus rule R14).
/// Whatever the ids, memory is in proportion to how many there are.
class IdIndex
{
public:
    static constexpr quint32 None = 0xffffffffu;

    /// \return what was last put there, or None.
    quint32 value(EntryId id) const
    {
        const Place place = placeOf(id);
        if (place.counted) {
            const PlainVector<quint32> &places = (id.value < 0 ? m_down : m_up).places;
            if (place.index < places.size() && places[place.index] != None)
                return places[place.index];
        }
        return m_rest.isEmpty() ? None : m_rest.value(id, None);
    }

    void insert(EntryId id, quint32 value)
    {
        const Place place = placeOf(id);
        Line &line = id.value < 0 ? m_down : m_up;
        if (place.counted && place.index < std::max(line.places.size(), SlotsPerId * line.filled + FreeSlots)) {
            if (place.index >= line.places.size())
                line.places.resize(place.index + 1, None);
            line.filled += line.places[place.index] == None;
            line.places[place.index] = value;
        } else {
            m_rest.insert(id, value);
        }
    }

    /// Places that are held in memory, of ids or of gaps between them.
    size_t slotCount() const { return m_up.places.size() + m_down.places.size() + size_t(m_rest.size()); }

    template<typename Archive>
    void archive(Archive &archive)
    {
        for (Line *line : {&m_up, &m_down}) {
            archive(line->places);
            archive(line->filled);
        }
        archive(m_rest);
    }
    /// Whether all that was put there is below \a end.
    bool isBelow(size_t end) const
    {
        for (const Line *line : {&m_up, &m_down}) {
            for (size_t i = 0; i < line->places.size(); ++i) {
                if (line->places[i] != None && line->places[i] >= end)
                    return false;
            }
        }
        return std::all_of(m_rest.begin(), m_rest.end(), [&](quint32 value) { return value < end; });
    }

private:
    // A gap in a line may be this much larger than what the line holds, so that gaps cost no more than ids do.
    static constexpr size_t SlotsPerId = 4;
    static constexpr size_t FreeSlots = 256;

    struct Line {
        PlainVector<quint32> places;
        size_t filled = 0;
    };

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

    Line m_up;
    Line m_down;
    QHash<EntryId, quint32> m_rest;
};

} // namespace QtCapnWeb::Trace
