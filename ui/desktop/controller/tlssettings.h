// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "connectionoptions.h"

#include <QtNetwork/QSslConfiguration>

/// \file
/// Whom a connection trusts, and who it says it is.

namespace Inspector {

/// Reads the files that \a options name into \a tls. On any thread. \return why one of them cannot be used, for a person; empty
/// if all can.
QString applyTls(const ConnectionOptions &options, QSslConfiguration *tls);

} // namespace Inspector
