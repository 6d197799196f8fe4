// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "framecodec.h"

#include "sparebuffers.h"

#include <QtCore/QRandomGenerator>
#include <QtCore/QtEndian>

#include <algorithm>
#include <array>
#include <cstring>
#include <utility>

#ifdef Q_OS_UNIX
#    include <unistd.h>
#    ifdef Q_OS_DARWIN
#        include <sys/random.h>
#    endif
#endif

namespace QtCapnWeb {

namespace {

constexpr quint16 ProtocolError = 1002; // RFC 6455, 7.4.1
constexpr quint16 NoStatus = 1005;
constexpr quint16 InvalidText = 1007;
constexpr quint16 TooBig = 1009;

constexpr quint8 FinalBit = 0x80;
constexpr quint8 ReservedBits = 0x70;
constexpr quint8 MaskBit = 0x80;
constexpr quint64 LargestControl = 125;
constexpr quint8 Length16 = 126;
constexpr quint8 Length64 = 127;

constexpr bool isControl(quint8 opcode) { return opcode & 8; }

/// Masks and unmasks (5.3). \a mask is as it stands in memory.
void applyMask(char *data, qsizetype size, quint32 mask)
{
    const quint64 wide = quint64(mask) << 32 | mask;
    char *const end = data + size;
    for (; end - data >= 8; data += 8) {
        quint64 word;
        std::memcpy(&word, data, sizeof(word));
        word ^= wide;
        std::memcpy(data, &word, sizeof(word));
    }
    char bytes[sizeof(mask)];
    std::memcpy(bytes, &mask, sizeof(mask));
    for (int i = 0; data < end; ++data, ++i)
        *data = char(*data ^ bytes[i & 3]);
}

/// As many as the system gives at once.
using Masks = std::array<quint32, 64>;

void fill(Masks *masks)
{
#ifdef Q_OS_UNIX
    // QRandomGenerator asks the processor, which takes a microsecond for a few bytes where the kernel takes one for all.
    if (::getentropy(masks->data(), sizeof(Masks)) == 0)
        return;
#endif
    QRandomGenerator::system()->fillRange(masks->data(), qsizetype(masks->size()));
}

/// Masks must not be predictable (10.3): the system's numbers, many at a time, since it is asked by a system call.
quint32 freshMask()
{
    thread_local Masks masks;
    thread_local size_t used = masks.size();
    if (used == masks.size()) {
        fill(&masks);
        used = 0;
    }
    return masks[used++];
}

constexpr qsizetype LargestHeader = 10; // without a mask

/// Writes the header of a final frame, up to where a mask stands. \return its size
qsizetype writeHeader(char *out, WebSocketOpcode opcode, qsizetype payloadSize, quint8 maskBit)
{
    const auto size = quint64(payloadSize);
    const qsizetype lengthBytes = size < Length16 ? 0 : size <= 0xffff ? 2 : 8;
    const quint8 shortLength = lengthBytes == 0 ? quint8(size) : lengthBytes == 2 ? Length16 : Length64;
    out[0] = char(FinalBit | quint8(opcode));
    out[1] = char(maskBit | shortLength);
    if (lengthBytes == 2)
        qToBigEndian(quint16(size), out + 2);
    else if (lengthBytes == 8)
        qToBigEndian(size, out + 2);
    return 2 + lengthBytes;
}

/// How many bytes of ASCII [p, end) begins with.
qsizetype asciiAtBegin(const quint8 *p, const quint8 *end)
{
    constexpr qsizetype block = 64; // a loop of so many is vectorised
    const quint8 *const begin = p;
    const auto isAscii = [&p](qsizetype size) {
        quint8 all = 0;
        for (qsizetype i = 0; i < size; ++i)
            all |= p[i];
        return all < 0x80;
    };
    while (end - p >= block && isAscii(block))
        p += block;
    while (end - p >= 8 && isAscii(8))
        p += 8;
    while (p < end && *p < 0x80)
        ++p;
    return p - begin;
}

constexpr bool isCloseCode(quint16 code)
{
    return (code >= 1000 && code <= 1003) || (code >= 1007 && code <= 1014) || (code >= 3000 && code <= 4999);
}

} // namespace

void appendServerHeader(QByteArray *out, WebSocketOpcode opcode, qsizetype payloadSize)
{
    char header[LargestHeader];
    out->append(header, writeHeader(header, opcode, payloadSize, 0));
}

void appendFrame(QByteArray *out, WebSocketRole sender, WebSocketOpcode opcode, QByteArrayView payload)
{
    const bool isMasked = sender == WebSocketRole::Client;
    char header[LargestHeader];
    const qsizetype headerSize = writeHeader(header, opcode, payload.size(), isMasked ? MaskBit : 0);
    const quint32 mask = isMasked ? freshMask() : 0;
    const qsizetype before = out->size();
    const qsizetype after = before + headerSize + (isMasked ? qsizetype(sizeof(mask)) : 0) + payload.size();
    if (after > out->capacity())
        SpareBuffers::grow(out, after);
    out->resize(after);
    char *p = out->data() + before;
    std::memcpy(p, header, size_t(headerSize));
    p += headerSize;
    if (isMasked) {
        std::memcpy(p, &mask, sizeof(mask));
        p += sizeof(mask);
    }
    if (!payload.isEmpty())
        std::memcpy(p, payload.data(), size_t(payload.size()));
    if (isMasked)
        applyMask(p, payload.size(), mask);
}

QByteArray closePayload(quint16 code, QByteArrayView reason)
{
    QByteArray payload(2, Qt::Uninitialized);
    qToBigEndian(code, payload.data());
    payload.append(reason);
    return payload;
}

bool isUtf8(QByteArrayView text)
{
    const auto *p = reinterpret_cast<const quint8 *>(text.data());
    const quint8 *const end = p + text.size();
    while (p < end) {
        p += asciiAtBegin(p, end);
        if (p == end)
            break;
        const quint8 first = *p;
        // Unicode, table 3-7: only the second byte has bounds that depend on the first.
        const int size = first >= 0xc2 && first <= 0xdf   ? 2
                         : first >= 0xe0 && first <= 0xef ? 3
                         : first >= 0xf0 && first <= 0xf4 ? 4
                                                          : 0;
        if (size == 0 || end - p < size)
            return false;
        const quint8 least = first == 0xe0 ? 0xa0 : first == 0xf0 ? 0x90 : 0x80;
        const quint8 most = first == 0xed ? 0x9f : first == 0xf4 ? 0x8f : 0xbf;
        if (p[1] < least || p[1] > most)
            return false;
        for (int i = 2; i < size; ++i) {
            if ((p[i] & 0xc0) != 0x80)
                return false;
        }
        p += size;
    }
    return true;
}

void WebSocketReader::append(QByteArray bytes)
{
    if (bytes.isEmpty())
        return;
    m_waits = false;
    const qsizetype size = bytes.size();
    if (m_used == m_filled && bytes.isDetached()) {
        m_buffer = std::move(bytes);
        m_used = 0;
        m_filled = size;
        return;
    }
    if (m_buffer.size() - m_filled < size && m_used > 0) {
        std::memmove(m_buffer.data(), m_buffer.constData() + m_used, size_t(m_filled - m_used));
        m_filled -= m_used;
        m_used = 0;
    }
    // A long message is not copied at each read: there is room for all of it soon, though not for more than has come of it times
    // four, since a length costs a peer nothing.
    if (m_buffer.size() - m_filled < size) {
        qsizetype foreseen = std::min(m_missing, m_filled * 3);
        m_buffer.truncate(m_filled);
        if (SpareBuffers::grow(&m_buffer, m_filled + std::max(size, m_missing))) {
            foreseen = m_missing; // which costs nothing
        } else if (foreseen > size) {
            m_buffer.reserve(m_filled + foreseen); // so much, where resize() would take up to twice that
        }
        m_buffer.resize(m_filled + std::max(size, foreseen));
    }
    std::memcpy(m_buffer.data() + m_filled, bytes.constData(), size_t(size));
    m_filled += size;
}

void WebSocketReader::settle()
{
    if (m_used < m_filled)
        return;
    m_used = m_filled = 0;
    m_buffer = {};
}

WebSocketReader::Step WebSocketReader::fail(quint16 code, const char *reason)
{
    m_failure = {code, reason};
    m_used = m_filled;
    return Step::Failed;
}

WebSocketReader::Header WebSocketReader::readHeader() const
{
    Header header;
    const auto *const begin = reinterpret_cast<const quint8 *>(m_buffer.constData()) + m_used;
    const qsizetype available = m_filled - m_used;
    if (available < 2)
        return header;
    header.opcode = begin[0];
    header.isFinal = begin[0] & FinalBit;
    header.isMasked = begin[1] & MaskBit;
    header.payload = begin[1] & ~MaskBit;
    const qsizetype lengthBytes = header.payload == Length16 ? 2 : header.payload == Length64 ? 8 : 0;
    const qsizetype size = 2 + lengthBytes + (header.isMasked ? 4 : 0);
    if (available < size)
        return header;
    if (lengthBytes == 2)
        header.payload = qFromBigEndian<quint16>(begin + 2);
    else if (lengthBytes == 8)
        header.payload = qFromBigEndian<quint64>(begin + 2);
    if ((lengthBytes == 2 && header.payload < Length16) || (lengthBytes == 8 && header.payload <= 0xffff))
        header.payload = ~quint64(0); // 5.2: the shortest way must be taken; refused as what it is not
    header.size = size;
    return header;
}

const char *WebSocketReader::problemOf(const Header &header) const
{
    const auto opcode = quint8(header.opcode & 0x0f);
    if (header.opcode & ReservedBits)
        return "A reserved bit is set.";
    if (header.isMasked != (m_role == WebSocketRole::Server))
        return header.isMasked ? "A server must not mask." : "A client must mask.";
    if (header.size > 0 && header.payload >> 63)
        return "The length of a frame is malformed.";
    if (isControl(opcode)) {
        if (opcode > quint8(WebSocketOpcode::Pong))
            return "The opcode of a frame is unknown.";
        if (!header.isFinal)
            return "A control frame must not be fragmented.";
        if (header.size > 0 && header.payload > LargestControl)
            return "A control frame is too long.";
        return nullptr;
    }
    if (opcode > quint8(WebSocketOpcode::Binary))
        return "The opcode of a frame is unknown.";
    if ((opcode == quint8(WebSocketOpcode::Continuation)) != isContinuing())
        return isContinuing() ? "A message must end before the next." : "There is no message to go on with.";
    return nullptr;
}

WebSocketReader::Step WebSocketReader::takeClose(Message *message)
{
    message->closeCode = NoStatus;
    if (message->payload.isEmpty())
        return Step::Done;
    if (message->payload.size() == 1)
        return fail(ProtocolError, "A close frame has half a code.");
    message->closeCode = qFromBigEndian<quint16>(message->payload.constData());
    message->payload.remove(0, 2);
    if (!isCloseCode(message->closeCode))
        return fail(ProtocolError, "A close frame has a code that must not be sent.");
    if (!isUtf8(message->payload))
        return fail(InvalidText, "The reason of a close frame is not UTF-8.");
    return Step::Done;
}

/// What stands at \a payload, up to what is used.
QByteArray WebSocketReader::takePayload(char *payload, qsizetype size)
{
    constexpr qsizetype worthTaking = 64 * 1024;
    if (size < worthTaking || m_used < m_filled)
        return QByteArray(payload, size);
    QByteArray taken = std::exchange(m_buffer, {});
    taken.truncate(m_filled);
    taken.remove(0, m_filled - size);
    m_used = m_filled = 0;
    return taken;
}

WebSocketReader::Step WebSocketReader::next(Message *message)
{
    for (;;) {
        if (m_failure.code)
            return Step::Failed;
        m_waits = true;
        if (m_filled - m_used < 2)
            return Step::NeedMore;
        const Header header = readHeader();
        if (const char *problem = problemOf(header))
            return fail(ProtocolError, problem);
        if (header.size == 0)
            return Step::NeedMore;
        if (header.payload + quint64(m_fragments.size()) > quint64(m_maximumSize) && !isControl(header.opcode & 0x0f))
            return fail(TooBig, "The message is too large.");
        const auto payloadSize = qsizetype(header.payload);
        m_missing = header.size + payloadSize - (m_filled - m_used);
        if (m_missing > 0)
            return Step::NeedMore;

        m_waits = false;
        char *const payload = m_buffer.data() + m_used + header.size;
        m_used += header.size + payloadSize;
        if (header.isMasked) {
            quint32 mask;
            std::memcpy(&mask, payload - sizeof(mask), sizeof(mask));
            applyMask(payload, payloadSize, mask);
        }
        const auto opcode = WebSocketOpcode(header.opcode & 0x0f);
        if (isControl(quint8(opcode))) {
            message->opcode = opcode;
            message->payload = QByteArray(payload, payloadSize);
            return opcode == WebSocketOpcode::Close ? takeClose(message) : Step::Done;
        }
        if (!header.isFinal) {
            if (opcode != WebSocketOpcode::Continuation)
                m_fragmentKind = opcode;
            m_fragments.append(payload, payloadSize);
            continue;
        }
        if (opcode == WebSocketOpcode::Continuation) {
            m_fragments.append(payload, payloadSize);
            message->opcode = std::exchange(m_fragmentKind, WebSocketOpcode::Continuation);
            message->payload = std::exchange(m_fragments, {});
        } else {
            message->opcode = opcode;
            message->payload = takePayload(payload, payloadSize);
        }
        if (message->opcode == WebSocketOpcode::Text && !isUtf8(message->payload))
            return fail(InvalidText, "A text is not UTF-8.");
        return Step::Done;
    }
}

} // namespace QtCapnWeb
