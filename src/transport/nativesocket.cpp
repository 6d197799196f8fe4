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

qint64 sendPastBuffer(QAbstractSocket *socket, QByteArrayView bytes)
{
#ifdef MSG_NOSIGNAL // Linux and the BSDs
    const qintptr descriptor = socket->socketDescriptor();
    if (descriptor < 0)
        return 0;
    return std::max<qint64>(::send(int(descriptor), bytes.data(), size_t(bytes.size()), MSG_NOSIGNAL | MSG_DONTWAIT), 0);
#else
    Q_UNUSED(socket);
    Q_UNUSED(bytes);
    return 0;
#endif
}

void writeAtOnce(QAbstractSocket *socket, const QByteArray &bytes)
{
    if (qobject_cast<QSslSocket *>(socket)) {
        socket->write(bytes);
        socket->flush();
        return;
    }
    const qint64 sent = socket->bytesToWrite() == 0 ? sendPastBuffer(socket, bytes) : 0;
    if (sent < bytes.size())
        socket->write(sent == 0 ? bytes : bytes.sliced(sent));
}

} // namespace QtCapnWeb
