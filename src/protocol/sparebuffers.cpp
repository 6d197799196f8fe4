// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "sparebuffers.h"

#include <algorithm>
#include <array>
#include <utility>

namespace QtCapnWeb::SpareBuffers {

namespace {

constexpr qsizetype Smallest = 64 * 1024; // less is what malloc() is good at
constexpr qsizetype Largest = 4 * 1024 * 1024;

struct Spare {
    QByteArray buffer;
    bool isFresh = false; // given since the last dropUnused()
};
thread_local std::array<Spare, 2> spares; // what is received, and what is written at the same time

} // namespace

bool grow(QByteArray *buffer, qsizetype size)
{
    if (size < Smallest)
        return false;
    for (Spare &spare : spares) {
        const qsizetype capacity = spare.buffer.capacity();
        if (capacity < size || capacity / 2 > size)
            continue;
        QByteArray larger = std::exchange(spare.buffer, {});
        larger.append(*buffer);
        buffer->swap(larger);
        give(std::move(larger));
        return true;
    }
    return false;
}

void give(QByteArray &&buffer)
{
    QByteArray given = std::move(buffer);
    if (given.capacity() < Smallest || !given.isDetached())
        return;
    auto &data = given.data_ptr();
    data.setBegin(data.begin() - data.freeSpaceAtBegin()); // it may have been cut in front
    data.size = 0;
    if (given.capacity() > Largest)
        return;
    Spare &smallest = *std::min_element(spares.begin(), spares.end(),
                                        [](const Spare &a, const Spare &b) { return a.buffer.capacity() < b.buffer.capacity(); });
    // What was given last is what is in use.
    smallest = {std::move(given), true};
}

bool dropUnused()
{
    for (Spare &spare : spares) {
        if (!std::exchange(spare.isFresh, false))
            spare.buffer = {};
    }
    return any();
}

bool any()
{
    return std::any_of(spares.begin(), spares.end(), [](const Spare &spare) { return !spare.buffer.isNull(); });
}

} // namespace QtCapnWeb::SpareBuffers
