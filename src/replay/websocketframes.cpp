// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "websocketframes.h"

#include <QtCore/QUtf8StringView>
#include <QtCore/QtEndian>

#include <algorithm>
#include <cstring>
#include <utility>

using namespace Qt::StringLiterals;

namespace QtCapnWeb::Replay {

namespace {

constexpr quint8 Continuation = 0;
constexpr quint8 TextOpcode = 1;
constexpr quint8 BinaryOpcode = 2;
constexpr quint8 CloseOpcode = 8;
constexpr quint8 PingOpcode = 9;
constexpr quint8 PongOpcode = 10;
constexpr quint64 LargestControl = 125;
constexpr quint16 NoStatusCode = 1005;
// What is set aside for a message before its bytes are here: a length is but a claim.
constexpr qint64 LargestReserve = 256 * 1024;

bool isUtf8(QByteArrayView bytes) { return QUtf8StringView(bytes.data(), bytes.size()).isValidUtf8(); }

// Masking is its own inverse (RFC 6455, 5.3). \a offset: how much of the payload stood before.
void unmask(char *data, qsizetype size, const std::array<uchar, 4> &key, quint32 offset)
{
    std::array<uchar, 8> turned{};
    for (quint32 i = 0; i < 8; ++i)
        turned[i] = key[(offset + i) % 4];
    quint64 word = 0;
    std::memcpy(&word, turned.data(), sizeof word);
    qsizetype at = 0;
    for (; at + 8 <= size; at += 8) {
        quint64 eight = 0;
        std::memcpy(&eight, data + at, sizeof eight);
        eight ^= word;
        std::memcpy(data + at, &eight, sizeof eight);
    }
    for (qsizetype i = 0; at < size; ++at, ++i)
        data[at] = char(uchar(data[at]) ^ turned[std::size_t(i)]);
}

} // namespace

FrameDecoder::FrameDecoder(Sender sender, qint64 maximumMessage) : m_sender(sender), m_maximum(maximumMessage) { }

bool FrameDecoder::fault(FrameEvent *event, const QString &problem)
{
    *event = {};
    event->kind = FrameEvent::Kind::Fault;
    event->problem = problem;
    return true;
}

bool FrameDecoder::next(QByteArrayView *bytes, FrameEvent *event)
{
    if (m_second) {
        *event = *std::exchange(m_second, std::nullopt);
        return true;
    }
    for (;;) {
        switch (m_state) {
        case State::Lost:
            *bytes = {};
            return false;
        case State::Header:
            if (bytes->isEmpty())
                return false;
            if (readHeader(bytes, event))
                return true;
            break;
        case State::Payload: {
            // Also with nothing left: a frame may be empty.
            const auto size = qsizetype(std::min<quint64>(m_left, quint64(bytes->size())));
            takePayload(bytes->first(size));
            *bytes = bytes->sliced(size);
            if (m_left > 0)
                return false;
            if (endFrame(event))
                return true;
            break;
        }
        }
    }
}

bool FrameDecoder::readHeader(QByteArrayView *bytes, FrameEvent *event)
{
    const auto need = [this]() -> quint8 {
        if (m_headerSize < 2)
            return 2;
        const int length = m_header[1] & 0x7f;
        return quint8(2 + (length == 126 ? 2 : length == 127 ? 8 : 0) + (m_header[1] & 0x80 ? 4 : 0));
    };
    while (m_headerSize < need()) {
        if (bytes->isEmpty())
            return false;
        const auto size = std::min<qsizetype>(need() - m_headerSize, bytes->size());
        std::memcpy(m_header.data() + m_headerSize, bytes->data(), std::size_t(size));
        m_headerSize = quint8(m_headerSize + size);
        *bytes = bytes->sliced(size);
    }
    return beginFrame(event);
}

bool FrameDecoder::beginFrame(FrameEvent *event)
{
    m_headerSize = 0;
    m_final = m_header[0] & 0x80;
    const int reserved = (m_header[0] >> 4) & 7;
    m_opcode = m_header[0] & 0x0f;
    m_masked = m_header[1] & 0x80;
    m_left = m_header[1] & 0x7f;
    m_taken = 0;
    std::size_t at = 2;
    bool isShortest = true;
    if (m_left == 126) {
        m_left = qFromBigEndian<quint16>(m_header.data() + at);
        at += 2;
        isShortest = m_left > 125;
    } else if (m_left == 127) {
        m_left = qFromBigEndian<quint64>(m_header.data() + at);
        at += 8;
        isShortest = m_left > 0xffff;
    }
    if (m_masked)
        std::memcpy(m_key.data(), m_header.data() + at, 4);

    if (m_left >> 63) {
        m_state = State::Lost;
        m_message = {};
        m_inMessage = false;
        return fault(event, u"A frame claims an impossible length; what follows it can't be read."_s);
    }
    m_state = State::Payload;
    m_use = Use::Nothing;

    if (m_opcode >= 8) {
        if (m_opcode > PongOpcode)
            return fault(event, u"A control frame has the reserved opcode %1."_s.arg(m_opcode));
        if (!m_final || m_left > LargestControl) {
            return fault(event, !m_final ? u"A control frame is fragmented."_s
                                         : u"A control frame has %1 bytes; 125 are the most."_s.arg(m_left));
        }
        if (reserved)
            return fault(event, u"A control frame has reserved bits set (%1)."_s.arg(reserved));
        m_use = Use::Control;
        m_control.clear();
    } else if (m_opcode > BinaryOpcode) {
        return fault(event, u"A frame has the reserved opcode %1."_s.arg(m_opcode));
    } else if (m_opcode == Continuation) {
        if (!m_inMessage)
            return fault(event, u"A frame continues a message that was not begun."_s);
        m_use = Use::Message;
        if (reserved && std::exchange(m_isReadable, false)) {
            m_message = {};
            return fault(event, u"A frame that continues a message has reserved bits set (%1)."_s.arg(reserved));
        }
    } else {
        const bool interrupted = m_inMessage;
        beginMessage(m_opcode == TextOpcode, reserved == 0);
        m_use = Use::Message;
        if (reserved) {
            return fault(event, u"A message has reserved bits set (%1): it is compressed, or of an extension that was not "
                                "agreed on. It can't be read."_s.arg(reserved));
        }
        if (interrupted)
            return fault(event, u"A message begins before the last one has ended."_s);
    }
    // These frames can be read all the same.
    if (m_masked != (m_sender == Sender::Client))
        return fault(event, m_masked ? u"A frame of the server is masked."_s : u"A frame of the client is not masked."_s);
    if (!isShortest)
        return fault(event, u"The length of a frame is not written in its shortest form."_s);
    return false;
}

void FrameDecoder::beginMessage(bool isText, bool isReadable)
{
    m_inMessage = true;
    m_isText = isText;
    m_isReadable = isReadable;
    m_messageSize = 0;
    m_message = {};
    if (isReadable && m_left <= quint64(m_maximum))
        m_message.reserve(qsizetype(std::min<quint64>(m_left, quint64(LargestReserve))));
}

void FrameDecoder::takePayload(QByteArrayView part)
{
    m_left -= quint64(part.size());
    if (m_use == Use::Message) {
        m_messageSize += part.size();
        // Known from the frame's head on, so that nothing is collected in vain.
        if (m_left > quint64(m_maximum) || m_messageSize > m_maximum - qint64(m_left))
            m_message = {};
        else if (m_isReadable && m_messageSize - part.size() == m_message.size())
            m_message.append(part);
        else
            m_message = {};
    } else if (m_use == Use::Control) {
        m_control.append(part);
    }
    if (m_masked && m_use != Use::Nothing) {
        QByteArray &kept = m_use == Use::Message ? m_message : m_control;
        if (kept.size() >= part.size())
            unmask(kept.data() + (kept.size() - part.size()), part.size(), m_key, m_taken);
    }
    m_taken = quint32((m_taken + quint64(part.size())) % 4);
}

bool FrameDecoder::endFrame(FrameEvent *event)
{
    m_state = State::Header;
    if (m_use == Use::Control)
        return endControl(event);
    return m_use == Use::Message && m_final && endMessage(event);
}

bool FrameDecoder::endMessage(FrameEvent *event)
{
    m_inMessage = false;
    QByteArray message = std::exchange(m_message, {});
    if (!m_isReadable)
        return false; // The fault was told.
    *event = {};
    event->size = m_messageSize;
    if (message.size() != m_messageSize) {
        event->kind = FrameEvent::Kind::TooLarge;
        return true;
    }
    if (message.isNull())
        message = QByteArray("");
    const bool isWrong = m_isText && !isUtf8(message);
    event->kind = m_isText && !isWrong ? FrameEvent::Kind::Text : FrameEvent::Kind::Binary;
    event->payload = std::move(message);
    if (isWrong) {
        m_second = std::move(*event);
        return fault(event, u"A text message is no valid UTF-8."_s);
    }
    return true;
}

bool FrameDecoder::endControl(FrameEvent *event)
{
    *event = {};
    event->size = m_control.size();
    event->payload = std::exchange(m_control, {});
    if (m_opcode != CloseOpcode) {
        event->kind = m_opcode == PingOpcode ? FrameEvent::Kind::Ping : FrameEvent::Kind::Pong;
        return true;
    }
    event->kind = FrameEvent::Kind::Close;
    event->code = NoStatusCode;
    if (event->size >= 2) {
        event->code = qFromBigEndian<quint16>(event->payload.constData());
        event->payload.remove(0, 2);
    }
    const bool isCut = event->size == 1;
    if (isCut || !isUtf8(event->payload)) {
        m_second = std::move(*event);
        m_second->payload = isCut ? QByteArray() : QString::fromUtf8(m_second->payload).toUtf8();
        return fault(event, isCut ? u"A close frame has half a code."_s : u"The reason of a close frame is no valid UTF-8."_s);
    }
    return true;
}

} // namespace QtCapnWeb::Replay
