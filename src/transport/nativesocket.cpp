// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "nativesocket.h"

#include <QtNetwork/QAbstractSocket>
#include <QtNetwork/QSslSocket>

#include <algorithm>

#ifdef Q_OS_WIN
#    include <winsock2.h>
#else
#    include <sys/socket.h>
#    include <sys/uio.h>
#endif

namespace QtCapnWeb {

void shutDownSending(QAbstractSocket *socket)
{
    const qintptr descriptor = socket->socketDescriptor();
    if (descriptor < 0)
        return;
#ifdef Q_OS_WIN
    ::shutdown(SOCKET(descriptor), SD_SEND);
#else
    ::shutdown(int(descriptor), SHUT_WR);
#endif
}

qint64 sendPastBuffer(QAbstractSocket *socket, QByteArrayView bytes, QByteArrayView behind)
{
#ifdef MSG_NOSIGNAL // Linux and the BSDs
    const qintptr descriptor = socket->socketDescriptor();
    if (descriptor < 0)
        return 0;
    iovec parts[] = {{const_cast<char *>(bytes.data()), size_t(bytes.size())},
                     {const_cast<char *>(behind.data()), size_t(behind.size())}};
    msghdr message{};
    message.msg_iov = parts;
    message.msg_iovlen = behind.isEmpty() ? 1 : 2;
    return std::max<qint64>(::sendmsg(int(descriptor), &message, MSG_NOSIGNAL | MSG_DONTWAIT), 0);
#else
    Q_UNUSED(socket);
    Q_UNUSED(bytes);
    Q_UNUSED(behind);
    return 0;
#endif
}

void writeAtOnce(QAbstractSocket *socket, const QByteArray &bytes, const QByteArray &behind)
{
    const bool isEncrypted = qobject_cast<QSslSocket *>(socket);
    qint64 sent = !isEncrypted && socket->bytesToWrite() == 0 ? sendPastBuffer(socket, bytes, behind) : 0;
    for (const QByteArray &part : {bytes, behind}) {
        if (sent < part.size())
            socket->write(sent == 0 ? part : part.sliced(sent));
        sent = std::max<qint64>(sent - part.size(), 0);
    }
    if (isEncrypted)
        socket->flush();
}

} // namespace QtCapnWeb
