// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "record.h"

namespace QtCapnWeb {

RecordSink::~RecordSink() = default;

} // namespace QtCapnWeb
