// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "rowsequence.h"

#include <algorithm>
#include <ranges>

namespace Inspector {

size_t RowSequence::placeOf(qint64 row) const
{
    const auto behind = std::ranges::upper_bound(m_order, row, {}, [this](quint32 block) { return m_blocks[block].first; });
    return size_t(behind - m_order.begin()) - 1;
}

RowSequence::Id RowSequence::at(qint64 row) const
{
    const Block &block = m_blocks[m_order[placeOf(row)]];
    return block.ids[size_t(row - block.first)];
}

qint64 RowSequence::rowOf(Id id) const
{
    if (id >= m_blockOf.size() || m_blockOf[id] == NoBlock)
        return -1;
    const Block &block = m_blocks[m_blockOf[id]];
    return block.first + (std::ranges::find(block.ids, id) - block.ids.begin());
}

quint32 RowSequence::makeBlock(size_t place)
{
    quint32 block = 0;
    if (m_free.empty()) {
        block = quint32(m_blocks.size());
        m_blocks.emplace_back();
    } else {
        block = m_free.back();
        m_free.pop_back();
    }
    m_blocks[block].ids.reserve(MostInBlock);
    m_order.insert(m_order.begin() + std::ptrdiff_t(place), block);
    return block;
}

void RowSequence::split(size_t place, size_t offset)
{
    const quint32 behind = makeBlock(place + 1);
    std::vector<Id> &ids = m_blocks[m_order[place]].ids;
    put(behind, 0, std::span(ids).subspan(offset));
    ids.resize(offset);
}

void RowSequence::put(quint32 block, size_t offset, std::span<const Id> ids)
{
    std::vector<Id> &there = m_blocks[block].ids;
    there.insert(there.begin() + std::ptrdiff_t(offset), ids.begin(), ids.end());
    for (const Id id : ids) {
        while (m_blockOf.size() <= id)
            m_blockOf.push_back(NoBlock);
        m_blockOf[id] = block;
    }
}

void RowSequence::renumber(size_t place)
{
    qint64 row = 0;
    if (place > 0) {
        const Block &before = m_blocks[m_order[place - 1]];
        row = before.first + qint64(before.ids.size());
    }
    for (; place < m_order.size(); ++place) {
        Block &block = m_blocks[m_order[place]];
        block.first = row;
        row += qint64(block.ids.size());
    }
}

void RowSequence::insert(qint64 row, std::span<const Id> ids)
{
    if (ids.empty())
        return;
    const bool atEnd = row >= m_count;
    size_t place = m_order.empty() ? 0 : atEnd ? m_order.size() - 1 : placeOf(row);
    if (m_order.empty())
        makeBlock(0);
    const size_t changed = place;
    size_t offset = size_t(row - m_blocks[m_order[place]].first);
    size_t room = MostInBlock - m_blocks[m_order[place]].ids.size();
    if (ids.size() > room && !atEnd && ids.size() <= MostInBlock / 2) {
        const size_t half = MostInBlock / 2;
        split(place, std::min(half, m_blocks[m_order[place]].ids.size()));
        if (offset > half) {
            ++place;
            offset -= half;
        }
        room = MostInBlock - m_blocks[m_order[place]].ids.size();
    }
    if (ids.size() <= room) {
        put(m_order[place], offset, ids);
    } else {
        if (offset < m_blocks[m_order[place]].ids.size())
            split(place, offset);
        // The block that now ends there is filled, and others follow it.
        for (size_t done = 0; done < ids.size();) {
            std::vector<Id> &last = m_blocks[m_order[place]].ids;
            if (last.size() >= MostInBlock) {
                makeBlock(++place);
                continue;
            }
            const size_t step = std::min(ids.size() - done, MostInBlock - last.size());
            put(m_order[place], last.size(), ids.subspan(done, step));
            done += step;
        }
    }
    m_count += qint64(ids.size());
    renumber(changed);
}

void RowSequence::remove(qint64 row, qint64 count)
{
    if (count <= 0)
        return;
    size_t place = placeOf(row);
    const size_t changed = place;
    size_t offset = size_t(row - m_blocks[m_order[place]].first);
    m_count -= count;
    size_t emptied = 0; // blocks, side by side
    size_t firstEmptied = 0;
    for (; count > 0; ++place, offset = 0) {
        Block &block = m_blocks[m_order[place]];
        const size_t step = size_t(std::min(count, qint64(block.ids.size() - offset)));
        const auto from = block.ids.begin() + std::ptrdiff_t(offset);
        for (const Id id : std::span(from, step))
            m_blockOf[id] = NoBlock;
        block.ids.erase(from, from + std::ptrdiff_t(step));
        count -= qint64(step);
        if (block.ids.empty()) {
            m_free.push_back(m_order[place]);
            block.ids.shrink_to_fit();
            if (!emptied++)
                firstEmptied = place;
        }
    }
    const auto gone = m_order.begin() + std::ptrdiff_t(firstEmptied);
    m_order.erase(gone, gone + std::ptrdiff_t(emptied));
    renumber(std::min(changed, m_order.size()));
}

} // namespace Inspector
