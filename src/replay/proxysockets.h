// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QtCore/QByteArray>
#include <QtNetwork/QSslSocket>

/// \file
/// What a proxy's two directions do with sockets and bytes, and the bounds that they share.

namespace QtCapnWeb::Replay {

/// Bytes of the head of a request or a response.
inline constexpr qsizetype MaximumHead = 64 * 1024;
/// Requests of one connection that wait for their answers; more are not read.
inline constexpr std::size_t MostWaiting = 64;

/// Bytes that were written and that the system does not have yet.
inline qint64 unwritten(QTcpSocket *socket)
{
    const auto *encrypted = qobject_cast<QSslSocket *>(socket);
    return socket->bytesToWrite() + (encrypted ? encrypted->encryptedBytesToWrite() : 0);
}

/// Nothing of a socket that is closed: a write that fails closes it, with what was not read.
inline QByteArray readAll(QTcpSocket *socket) { return socket->isOpen() ? socket->readAll() : QByteArray(); }

/// Appends, or shares if there is nothing to append to.
inline void appendTo(QByteArray &bytes, const QByteArray &more)
{
    if (bytes.isEmpty())
        bytes = more;
    else
        bytes.append(more);
}

} // namespace QtCapnWeb::Replay
