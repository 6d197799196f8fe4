// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "sessionlogging.h"

namespace QtCapnWeb {

// Debug output is for those who ask for it.
Q_LOGGING_CATEGORY(lcSession, "qtcapnweb.session", QtInfoMsg)

} // namespace QtCapnWeb
