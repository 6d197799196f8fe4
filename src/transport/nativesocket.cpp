// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "nativesocket.h"

#include <QtNetwork/QAbstractSocket>
#include <QtNetwork/QHostAddress>
#include <QtNetwork/QSslSocket>

#include <algorithm>
#include <array>

#ifdef Q_OS_WIN
#    include <winsock2.h>
#    include <ws2tcpip.h>
#else
#    include <netinet/in.h>
#    include <sys/socket.h>
#    include <sys/uio.h>
#endif

namespace QtCapnWeb {

namespace {

#ifdef Q_OS_WIN
using Descriptor = SOCKET;
using NameLength = int;
#else
using Descriptor = int;
using NameLength = socklen_t;
#endif

// Whether the system knows the connection of `descriptor` as the socket does: by both of its ends. A proxy's is another.
bool isConnectionOf(const QAbstractSocket *socket, qintptr descriptor)
{
    const auto isEnd = [descriptor](const auto &nameOf, const QHostAddress &address, quint16 port) {
        sockaddr_storage name{};
        NameLength length = sizeof name;
        auto *const any = reinterpret_cast<sockaddr *>(&name);
        if (nameOf(Descriptor(descriptor), any, &length) != 0 || (name.ss_family != AF_INET && name.ss_family != AF_INET6))
            return false;
        const auto number = name.ss_family == AF_INET ? reinterpret_cast<const sockaddr_in *>(&name)->sin_port
                                                      : reinterpret_cast<const sockaddr_in6 *>(&name)->sin6_port;
        return ntohs(number) == port && QHostAddress(any).isEqual(address, QHostAddress::ConvertV4MappedToIPv4);
    };
    return isEnd(::getpeername, socket->peerAddress(), socket->peerPort())
           && isEnd(::getsockname, socket->localAddress(), socket->localPort());
}

} // namespace

NativeSocket::NativeSocket(QAbstractSocket *socket) : m_socket(socket), m_isEncrypted(qobject_cast<QSslSocket *>(socket))
{
    const qintptr descriptor = socket->socketDescriptor();
    m_isDirect = !m_isEncrypted && descriptor >= 0 && isConnectionOf(socket, descriptor);
}

// -1 as soon as the socket has closed it.
qintptr NativeSocket::descriptor() const { return m_isDirect ? m_socket->socketDescriptor() : -1; }

/// \return how much the system took; 0 on an error, which the socket meets when the rest is written
qint64 NativeSocket::send(QByteArrayView bytes, QByteArrayView behind) const
{
#ifdef MSG_NOSIGNAL // Linux and the BSDs
    const qintptr to = descriptor();
    if (to < 0)
        return 0;
    iovec parts[] = {{const_cast<char *>(bytes.data()), size_t(bytes.size())},
                     {const_cast<char *>(behind.data()), size_t(behind.size())}};
    msghdr message{};
    message.msg_iov = parts;
    message.msg_iovlen = behind.isEmpty() ? 1 : 2;
    return std::max<qint64>(::sendmsg(int(to), &message, MSG_NOSIGNAL | MSG_DONTWAIT), 0);
#else
    Q_UNUSED(bytes);
    Q_UNUSED(behind);
    return 0;
#endif
}

void NativeSocket::write(const QByteArray &bytes, const QByteArray &behind) const
{
    Q_ASSERT(m_socket);
    qint64 sent = m_isDirect && m_socket->bytesToWrite() == 0 ? send(bytes, behind) : 0;
    for (const QByteArray &part : {bytes, behind}) {
        if (sent < part.size())
            m_socket->write(sent == 0 ? part : part.sliced(sent));
        sent = std::max<qint64>(sent - part.size(), 0);
    }
    if (m_isEncrypted)
        m_socket->flush();
}

QByteArray NativeSocket::receive() const
{
#ifdef MSG_DONTWAIT
    const qintptr from = descriptor();
    if (from < 0)
        return {};
    std::array<char, 16 * 1024> bytes; // not cleared: only what is received is used
    const auto size = ::recv(int(from), bytes.data(), bytes.size(), MSG_DONTWAIT);
    return size > 0 ? QByteArray(bytes.data(), qsizetype(size)) : QByteArray();
#else
    return {};
#endif
}

void NativeSocket::endSending() const
{
    Q_ASSERT(m_socket);
    if (m_socket->state() != QAbstractSocket::ConnectedState)
        return;
    const qintptr to = descriptor();
    if (to < 0) {
        m_socket->disconnectFromHost();
        return;
    }
#ifdef Q_OS_WIN
    ::shutdown(Descriptor(to), SD_SEND);
#else
    ::shutdown(Descriptor(to), SHUT_WR);
#endif
}

} // namespace QtCapnWeb
