// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "capability.h"

namespace QtCapnWeb {

Capability::~Capability() = default;

} // namespace QtCapnWeb
