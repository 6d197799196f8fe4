// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "callfloor.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QCryptographicHash>

#include <sys/socket.h>

using namespace Qt::StringLiterals;

namespace Benchmark {

namespace {

constexpr qsizetype HeaderSize = 6; // of a short frame that is masked

} // namespace

void CallFloor::onReadyRead()
{
    m_input += m_socket->readAll();
    if (!m_isOpen && !shakeHands())
        return;
    qsizetype at = 0;
    while (const qsizetype size = answerFrame(at))
        at += size;
    m_input.remove(0, at);
    if (m_output.isEmpty())
        return;
    // Past the buffer, which would watch the socket for a moment. The system takes a few short answers at once.
    const ssize_t sent = ::send(int(m_socket->socketDescriptor()), m_output.constData(), size_t(m_output.size()), 0);
    if (sent != m_output.size())
        m_socket->abort();
    m_output.resize(0);
}

bool CallFloor::shakeHands()
{
    const qsizetype end = m_input.indexOf("\r\n\r\n");
    if (end < 0)
        return false;
    const QByteArray name = "sec-websocket-key:";
    const qsizetype key = m_input.toLower().indexOf(name) + name.size();
    const QByteArray value = m_input.mid(key, m_input.indexOf("\r\n", key) - key).trimmed();
    const QByteArray hash = QCryptographicHash::hash(value + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11", QCryptographicHash::Sha1);
    m_output += "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: "
                + hash.toBase64() + "\r\n\r\n";
    m_input.remove(0, end + 4);
    m_isOpen = true;
    return true;
}

/// \return the size of the frame at \a begin, 0 if it is not whole
qsizetype CallFloor::answerFrame(qsizetype begin)
{
    const qsizetype available = m_input.size() - begin;
    if (available < HeaderSize)
        return 0;
    char *const frame = m_input.data() + begin;
    const qsizetype size = frame[1] & 0x7f;
    if (available < HeaderSize + size)
        return 0;
    char *const payload = frame + HeaderSize;
    for (qsizetype i = 0; i < size; ++i)
        payload[i] = char(payload[i] ^ frame[2 + i % 4]);
    answer(QByteArrayView(payload, size));
    return HeaderSize + size;
}

void CallFloor::answer(QByteArrayView message)
{
    if (message.startsWith("[\"push\"")) {
        ++m_pushed;
        if (message.contains("\"square\"")) {
            const QByteArrayView argument = message.sliced(message.lastIndexOf('[') + 1);
            const qint64 number = argument.first(argument.indexOf(']')).toLongLong();
            m_results.insert(m_pushed, QByteArray::number(number * number));
        } else if (message.contains("\"depth\"")) {
            m_results.insert(m_pushed, "9"_ba); // of benchclient.mjs' chains
        } else if (message.contains("\"pid\"")) {
            m_results.insert(m_pushed, QByteArray::number(QCoreApplication::applicationPid()));
        }
    } else if (message.startsWith("[\"pull\",")) {
        const QByteArrayView id = message.sliced(8).chopped(1);
        const QByteArray text = "[\"resolve\"," + id.toByteArray() + ',' + m_results.take(id.toLongLong()) + ']';
        m_output += char(0x81);
        m_output += char(text.size());
        m_output += text;
    }
}

} // namespace Benchmark
