// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QtCore/QtGlobal>

#include <cstddef>
#include <cstdlib>
#include <cstring>
#include <new>

// The address sanitizer watches malloc()'s blocks only.
#if defined(Q_OS_LINUX) && !defined(__SANITIZE_ADDRESS__)
#    define QTCAPNWEB_MAPS_MEMORY
#    include <sys/mman.h>
#endif

/// \file
/// Memory of arrays that grow to many megabytes. Private to stablevector.h.

namespace QtCapnWeb::Trace::GrowingMemory {

/// From so many bytes on, the system itself is asked. malloc() would do that too, but only until the first large block is freed:
/// from then on it cuts blocks of that size out of its heap, where what grows is copied and leaves holes.
inline constexpr size_t LargeSize = 128 << 10;

/// \return \a size bytes of zeros. What of a large block is never touched costs no memory. \throw std::bad_alloc
inline void *allocate(size_t size)
{
#ifdef QTCAPNWEB_MAPS_MEMORY
    if (size >= LargeSize) {
        void *const memory = ::mmap(nullptr, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
        if (memory == MAP_FAILED)
            throw std::bad_alloc();
        return memory;
    }
#endif
    void *const memory = std::calloc(1, size);
    if (!memory)
        throw std::bad_alloc();
    return memory;
}

/// It grows to \a size bytes, in place where the system can; the new ones may hold anything. \throw std::bad_alloc
inline void *grow(void *memory, size_t before, size_t size)
{
#ifdef QTCAPNWEB_MAPS_MEMORY
    if (before >= LargeSize) {
        void *const grown = ::mremap(memory, before, size, MREMAP_MAYMOVE);
        if (grown == MAP_FAILED)
            throw std::bad_alloc();
        return grown;
    }
    if (size >= LargeSize) {
        void *const grown = allocate(size);
        if (before > 0)
            std::memcpy(grown, memory, before);
        std::free(memory);
        return grown;
    }
#else
    Q_UNUSED(before);
#endif
    void *const grown = std::realloc(memory, size);
    if (!grown)
        throw std::bad_alloc();
    return grown;
}

/// \a size is what it was allocated with.
inline void release(void *memory, size_t size)
{
#ifdef QTCAPNWEB_MAPS_MEMORY
    if (memory && size >= LargeSize) {
        ::munmap(memory, size);
        return;
    }
#else
    Q_UNUSED(size);
#endif
    std::free(memory);
}

} // namespace QtCapnWeb::Trace::GrowingMemory

#undef QTCAPNWEB_MAPS_MEMORY
