// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QByteArrayView>

QT_BEGIN_NAMESPACE
class QAbstractSocket;
QT_END_NAMESPACE

/// \file
/// What QAbstractSocket can't do.

namespace QtCapnWeb {

/// Ends our direction of a connection, so that the peer sees its end, and leaves the other open. All must have been written.
void shutDownSending(QAbstractSocket *socket);

/// Hands as much of \a bytes and of what stands \a behind them to the system as it takes now, past the socket's buffer, which
/// must be empty. Writing to the buffer and flushing it would watch the socket for a moment, and so wake the event loop. Not for
/// encrypted sockets. \return how much that was; 0 where this is not known, or on an error, which the socket meets when the rest
/// is written
qint64 sendPastBuffer(QAbstractSocket *socket, QByteArrayView bytes, QByteArrayView behind = {});

/// Writes \a bytes, and what stands \a behind them, past the socket's buffer as far as that is possible, with TLS or without.
void writeAtOnce(QAbstractSocket *socket, const QByteArray &bytes, const QByteArray &behind = {});

} // namespace QtCapnWeb
