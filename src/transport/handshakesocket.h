// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QtCore/QByteArray>

#include <cstring>

/// \file
/// Headers of ours in an answer that QWebSocketServer writes: it offers no way to add any.

namespace QtCapnWeb {

/// \brief What a socket of HttpListener is besides a socket: it adds header lines to the next response that is written.
class HandshakeHeaders
{
public:
    virtual ~HandshakeHeaders() = default;
    /// \a lines stand behind the status line of what is written next, whoever writes it; each ends with CRLF. Once.
    void addToNextResponse(const QByteArray &lines) { m_lines = lines; }

protected:
    QByteArray m_lines;
};

/// \brief A QTcpSocket or QSslSocket that can do that.
template<typename Socket>
class HandshakeSocket final : public Socket, public HandshakeHeaders
{
public:
    using Socket::Socket;

protected:
    // Looked at as a stream of bytes, so that it does not matter in how many pieces the response is written.
    qint64 writeData(const char *data, qint64 size) override
    {
        const void *end = m_lines.isEmpty() || size <= 0 ? nullptr : std::memchr(data, '\n', size_t(size));
        if (!end)
            return Socket::writeData(data, size);
        const qint64 statusLine = static_cast<const char *>(end) + 1 - data;
        QByteArray bytes;
        bytes.reserve(size + m_lines.size());
        bytes.append(data, statusLine).append(m_lines).append(data + statusLine, size - statusLine);
        m_lines.clear();
        // These sockets buffer, so that all is taken or nothing is.
        return Socket::writeData(bytes.constData(), bytes.size()) == bytes.size() ? size : -1;
    }
};

} // namespace QtCapnWeb
