// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QMetaType>
#include <QtCore/QUrl>

/// \file
/// What a person says of a proxy.

namespace Inspector {

struct ProxySettings {
    QUrl upstream; ///< ws, wss, http or https
    quint16 port = 0; ///< on the loopback address; 0: any that is free
    bool keepOrigin = false; ///< the server gets the client's Origin, not its own
    bool recordSecrets = false; ///< Authorization and cookies are recorded, too
};

} // namespace Inspector

Q_DECLARE_METATYPE(Inspector::ProxySettings)
