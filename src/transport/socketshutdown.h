// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QtCore/qglobal.h>

QT_BEGIN_NAMESPACE
class QAbstractSocket;
QT_END_NAMESPACE

/// \file
/// What QAbstractSocket can't do.

namespace QtCapnWeb {

/// Ends our direction of a connection, so that the peer sees its end, and leaves the other open. All must have been written.
void shutDownSending(QAbstractSocket *socket);

} // namespace QtCapnWeb
