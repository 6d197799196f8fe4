// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QByteArrayView>

QT_BEGIN_NAMESPACE
class QAbstractSocket;
QT_END_NAMESPACE

namespace QtCapnWeb {

/// \brief The connection under a QAbstractSocket, for what that can't do.
///
/// Where there is TLS or a proxy in between, or a system has no way for it, the socket's own means are used. (The descriptor of a
/// socket that speaks through a SOCKS proxy is a number that stands for nothing, or for somebody else's file.)
class NativeSocket
{
public:
    NativeSocket() = default; ///< of nothing
    /// \a socket is connected, and lives for as long as this is used.
    explicit NativeSocket(QAbstractSocket *socket);

    /// Hands \a bytes, and what stands \a behind them, to the system as far as it takes them now, and the rest to the socket's
    /// buffer. Writing to the buffer and flushing it would watch the socket for a moment, and so wake the event loop.
    void write(const QByteArray &bytes, const QByteArray &behind = {}) const;
    /// What has come since the socket was read, past its buffer, which must be empty: some KiB at most. Empty if there is
    /// nothing, if the connection has ended, which the socket finds by itself, or if it can't be known.
    QByteArray receive() const;
    /// Ends our direction of a connection without TLS, so that the peer sees its end, and leaves the other open if that is
    /// possible. All must have been written.
    void endSending() const;

private:
    qintptr descriptor() const;
    qint64 send(QByteArrayView bytes, QByteArrayView behind) const;

    QAbstractSocket *m_socket = nullptr;
    bool m_isEncrypted = false;
    bool m_isDirect = false; // what it reads and writes are the bytes of its descriptor
};

} // namespace QtCapnWeb
