// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "capability.h"

namespace QtCapnWeb {

Capability::~Capability() = default;

std::optional<EntryId> Capability::importId() const { return {}; }

} // namespace QtCapnWeb
