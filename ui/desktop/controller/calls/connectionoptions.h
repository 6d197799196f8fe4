// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rpclimits.h"

#include <QtCore/QString>

#include <utility>

/// \file
/// What a person may say of a connection, besides its URL.

namespace Inspector {

/// A header of the WebSocket handshake: name and value.
using RequestHeader = std::pair<QString, QString>;

struct ConnectionOptions {
    QtCapnWeb::RpcLimits limits;
    int timeout = 15'000; ///< milliseconds until the connection must be open
    bool acceptAnyCertificate = false; ///< for wss to servers with certificates of their own; said in the log
    QString authorityFile; ///< certificates (PEM) that are trusted besides the system's; empty: none
    QString certificateFile; ///< of this client (PEM), with those between it and its authority; empty: none
    QString keyFile; ///< the private key of it (PEM); empty: it stands in the same file
    QString keyPassphrase; ///< of the private key, if it is encrypted; a secret
};

} // namespace Inspector
