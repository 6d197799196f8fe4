// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "fuzzworld.h"

#include <cstdint>

/// \file
/// Any lines as the messages of a server. Lines that begin with `!` are what its client does meanwhile: calls whose results, of
/// any kind, the server then sends, and what is done with those.

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray text(reinterpret_cast<const char *>(data), qsizetype(size));
    Fuzz::World(text.split('\n'), Fuzz::World::Role::Client).run();
    return 0;
}
