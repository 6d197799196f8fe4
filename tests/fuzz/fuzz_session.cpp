// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "fuzzworld.h"

#include <cstdint>

/// \file
/// Any lines as the messages of a peer, into a session whose main object does everything that an application may do within a
/// handler. The tables must stay consistent, the answers in proportion, and nothing may be left when all is over.

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray text(reinterpret_cast<const char *>(data), qsizetype(size));
    Fuzz::World(text.split('\n'), Fuzz::World::Role::Server).run();
    return 0;
}
