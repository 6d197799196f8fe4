// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include "growingmemory.h"

#include <QtCore/QtGlobal>

#include <algorithm>
#include <array>
#include <atomic>
#include <bit>
#include <cstddef>
#include <cstring>
#include <functional>
#include <type_traits>
#include <utility>

/// \file
/// Growing arrays of plain data, made for millions of small things.

namespace QtCapnWeb::Trace {

/// \brief An append-only array whose elements never move: one thread appends, others read what was published to them.
///
/// Chunk k holds First << k elements, so that 32 pointers are enough for all. What of a chunk was never touched costs no memory.
/// How many elements there are is the owner's to publish (with release and acquire).
template<typename T, size_t First = 16>
class StableVector
{
    static_assert(std::is_trivially_copyable_v<T> && std::has_single_bit(First));

public:
    StableVector() = default;
    ~StableVector() { clear(); }
    Q_DISABLE_COPY_MOVE(StableVector)

    /// \a index must be one that append() made.
    T &operator[](size_t index) { return *place(index); }
    const T &operator[](size_t index) const { return *place(index); }
    size_t size() const { return m_size; } ///< for the thread that appends
    /// Only while nobody reads.
    void clear()
    {
        for (size_t chunk = 0; chunk < m_chunks.size(); ++chunk) {
            T *const memory = m_chunks[chunk].exchange(nullptr, std::memory_order_relaxed);
            if (memory && !isBorrowed(memory))
                GrowingMemory::release(memory, (First << chunk) * sizeof(T));
        }
        m_borrowed = nullptr;
        m_size = m_borrowedSize = 0;
    }
    /// Becomes \a data, which must stay where it is until all of this is cleared, and may be written to. Only while nobody reads.
    void borrow(T *data, size_t size)
    {
        clear();
        m_borrowed = data;
        m_size = m_borrowedSize = size;
        for (size_t chunk = 0; (First << chunk) - First < size; ++chunk)
            m_chunks[chunk].store(data + ((First << chunk) - First), std::memory_order_relaxed);
    }

    /// \return the new element, which is zero.
    T &append()
    {
        const size_t chunk = chunkOf(m_size);
        T *const before = m_chunks[chunk].load(std::memory_order_relaxed);
        if (!before || (m_size == m_borrowedSize && isBorrowed(before))) {
            auto *const memory = static_cast<T *>(GrowingMemory::allocate((First << chunk) * sizeof(T)));
            // What was borrowed ends in this chunk. Readers may still be there; it stays as it is.
            if (before)
                std::memcpy(memory, before, (m_size + First - (First << chunk)) * sizeof(T));
            m_chunks[chunk].store(memory, std::memory_order_release);
        }
        return *place(m_size++);
    }

private:
    static constexpr int FirstBits = std::bit_width(First) - 1;
    static size_t chunkOf(size_t index) { return size_t(std::bit_width(index + First)) - 1 - FirstBits; }
    T *place(size_t index) const
    {
        const size_t chunk = chunkOf(index);
        return m_chunks[chunk].load(std::memory_order_acquire) + (index + First - (First << chunk));
    }

    bool isBorrowed(const T *memory) const
    {
        return m_borrowed && !std::less<const T *>()(memory, m_borrowed)
               && std::less<const T *>()(memory, m_borrowed + m_borrowedSize);
    }

    std::array<std::atomic<T *>, 40> m_chunks{};
    size_t m_size = 0;
    T *m_borrowed = nullptr;
    size_t m_borrowedSize = 0;
};

/// \brief A vector that grows in place where the system can: what is reserved and untouched costs no memory, and nothing is held
/// twice while it grows.
template<typename T>
class PlainVector
{
    static_assert(std::is_trivially_copyable_v<T>);

public:
    PlainVector() = default;
    ~PlainVector()
    {
        if (!isBorrowed())
            GrowingMemory::release(m_data, m_capacity * sizeof(T));
    }
    PlainVector(const PlainVector &) = delete;
    PlainVector &operator=(const PlainVector &) = delete;
    PlainVector &operator=(PlainVector &&) = delete;

    T &operator[](size_t index) { return m_data[index]; }
    const T &operator[](size_t index) const { return m_data[index]; }
    const T *data() const { return m_data; }
    size_t size() const { return m_size; }
    bool empty() const { return m_size == 0; }
    T &back() { return m_data[m_size - 1]; }

    void push_back(const T &value)
    {
        if (m_size >= m_capacity)
            grow(m_size + 1);
        m_data[m_size++] = value;
    }
    void resize(size_t size, const T &value)
    {
        if (size > m_capacity)
            grow(size);
        for (; m_size < size; ++m_size)
            m_data[m_size] = value;
    }
    void clear()
    {
        if (isBorrowed())
            m_data = nullptr;
        m_size = 0;
    }
    /// Becomes \a data, which must stay where it is until this grows or is cleared, and may be written to.
    void borrow(T *data, size_t size)
    {
        PlainVector().swap(*this);
        m_data = data;
        m_size = size;
    }
    void reserve(size_t size)
    {
        if (size > m_capacity)
            grow(size);
    }
    PlainVector(PlainVector &&other) noexcept
        : m_data(std::exchange(other.m_data, nullptr)), m_size(std::exchange(other.m_size, 0)),
          m_capacity(std::exchange(other.m_capacity, 0))
    { }
    /// The new elements are as \a data has them.
    void append(const T *data, size_t count)
    {
        if (m_size + count > m_capacity)
            grow(m_size + count);
        if (count)
            std::memcpy(m_data + m_size, data, count * sizeof(T));
        m_size += count;
    }

private:
    // What is borrowed has no capacity.
    bool isBorrowed() const { return m_size > m_capacity; }
    void swap(PlainVector &other)
    {
        std::swap(m_data, other.m_data);
        std::swap(m_size, other.m_size);
        std::swap(m_capacity, other.m_capacity);
    }
    void grow(size_t least)
    {
        const bool borrowed = isBorrowed();
        const size_t capacity = std::max<size_t>({least, (borrowed ? m_size + m_size / 8 : m_capacity * 2), 8});
        T *const before = borrowed ? nullptr : m_data;
        auto *const memory = static_cast<T *>(GrowingMemory::grow(before, m_capacity * sizeof(T), capacity * sizeof(T)));
        if (borrowed)
            std::memcpy(memory, m_data, m_size * sizeof(T));
        m_data = memory;
        m_capacity = capacity;
    }

    T *m_data = nullptr;
    size_t m_size = 0;
    size_t m_capacity = 0;
};

} // namespace QtCapnWeb::Trace
