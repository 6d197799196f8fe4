// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QByteArrayView>
#include <QtCore/QString>

#include <array>
#include <optional>

/// \file
/// WebSocket frames read by one who only watches (RFC 6455, 5.2).

namespace QtCapnWeb::Replay {

/// \brief What a stretch of one direction of a WebSocket came to.
struct FrameEvent {
    enum class Kind : quint8 {
        Text, ///< a whole message; \c payload is valid UTF-8
        Binary, ///< a whole message of another kind, or a text that is no UTF-8 (a Fault told so before)
        TooLarge, ///< a whole message that has more bytes than are kept; \c size tells how many
        Ping,
        Pong,
        Close, ///< \c code is 1005 if the frame has none; \c payload is the reason
        Fault, ///< \c problem says what is wrong; reading goes on if that is possible at all, see FrameDecoder::isLost()
    };

    Kind kind = Kind::Text;
    quint16 code = 0;
    qint64 size = 0; ///< bytes of the payload, also where it was not kept
    QByteArray payload;
    QString problem;
};

/// \brief Reads one direction of a connection, in pieces of any size, without ever having a say in it.
///
/// A peer that gets a wrong frame ends the connection; this one reports it (Fault) and looks for the next frame, as both ends may
/// see it differently. A message that can't be read (compressed, or with other reserved bits) is a Fault and nothing else.
/// Memory: one message of at most \c maximumMessage bytes, and one control frame.
class FrameDecoder
{
public:
    enum class Sender : quint8 { Client, Server }; ///< a client masks, a server does not (RFC 6455, 5.1)

    FrameDecoder(Sender sender, qint64 maximumMessage);

    /// Takes from the front of \a bytes until something is complete. \return whether \a event is something; if not, all of \a
    /// bytes were taken.
    bool next(QByteArrayView *bytes, FrameEvent *event);
    /// The length of a frame can't be: nothing behind it can be read, and next() says nothing any more.
    bool isLost() const { return m_state == State::Lost; }
    /// A message or a frame is half here.
    bool isInside() const { return m_inMessage || m_state == State::Payload || m_headerSize > 0; }

private:
    enum class State : quint8 { Header, Payload, Lost };
    enum class Use : quint8 { Message, Control, Nothing }; // of the payload

    bool readHeader(QByteArrayView *bytes, FrameEvent *event);
    bool beginFrame(FrameEvent *event);
    void beginMessage(bool isText, bool isReadable);
    void takePayload(QByteArrayView part);
    bool endFrame(FrameEvent *event);
    bool endMessage(FrameEvent *event);
    bool endControl(FrameEvent *event);
    static bool fault(FrameEvent *event, const QString &problem);

    const Sender m_sender;
    const qint64 m_maximum;
    State m_state = State::Header;
    Use m_use = Use::Nothing;
    std::array<uchar, 14> m_header{};
    quint8 m_headerSize = 0;
    bool m_final = false;
    bool m_masked = false;
    quint8 m_opcode = 0;
    std::array<uchar, 4> m_key{};
    quint64 m_left = 0; // of the frame's payload
    quint32 m_taken = 0; // of it, modulo 4 is what matters

    bool m_inMessage = false;
    bool m_isText = false;
    bool m_isReadable = true;
    qint64 m_messageSize = 0;
    QByteArray m_message;
    QByteArray m_control;
    std::optional<FrameEvent> m_second; // where one frame gives two
};

} // namespace QtCapnWeb::Replay
