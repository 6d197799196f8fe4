// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QtCore/QLoggingCategory>

/// \file
/// The logging category of this room.

namespace QtCapnWeb {

Q_DECLARE_LOGGING_CATEGORY(lcApi) // "qtcapnweb.api"

} // namespace QtCapnWeb
