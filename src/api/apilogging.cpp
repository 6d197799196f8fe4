// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "apilogging.h"

namespace QtCapnWeb {

Q_LOGGING_CATEGORY(lcApi, "qtcapnweb.api")

} // namespace QtCapnWeb
