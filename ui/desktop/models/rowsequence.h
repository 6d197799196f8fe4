// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QtGlobal>

#include <deque>
#include <span>
#include <vector>

/// \file
/// The rows of a table whose rows come and go in its middle.

namespace Inspector {

/// \brief Numbers in an order of their own, each at most once: which one stands at a row, and at which row one stands.
///
/// Rows are kept in blocks, so that a change in the middle of millions touches a block or two and the places of the others.
/// at() is O(log rows), rowOf() O(block); about ten bytes a row.
class RowSequence
{
public:
    using Id = quint32;

    qint64 count() const { return m_count; }
    Id at(qint64 row) const; ///< \a row must be there
    /// -1 if it is not there.
    qint64 rowOf(Id id) const;
    /// None of \a ids may be there yet.
    void insert(qint64 row, std::span<const Id> ids);
    void append(Id id) { insert(m_count, {&id, 1}); }
    void remove(qint64 row, qint64 count);
    void clear() { *this = {}; }

private:
    static constexpr size_t MostInBlock = 1024;
    static constexpr quint32 NoBlock = ~quint32(0);
    struct Block {
        std::vector<Id> ids;
        qint64 first = 0; ///< row
    };

    size_t placeOf(qint64 row) const;
    quint32 makeBlock(size_t place);
    /// Moves what stands from \a offset on into a block behind.
    void split(size_t place, size_t offset);
    void put(quint32 block, size_t offset, std::span<const Id> ids);
    void renumber(size_t place);

    std::deque<Block> m_blocks;
    std::vector<quint32> m_free; ///< of m_blocks
    std::vector<quint32> m_order;
    std::deque<quint32> m_blockOf; ///< by id
    qint64 m_count = 0;
};

} // namespace Inspector
