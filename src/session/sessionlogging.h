// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QtCore/QLoggingCategory>

/// \file
/// The logging category of this room. Its debug output is silent unless a rule asks for it.

namespace QtCapnWeb {

Q_DECLARE_LOGGING_CATEGORY(lcSession) // "qtcapnweb.session": how sessions end, and what they give up

} // namespace QtCapnWeb
