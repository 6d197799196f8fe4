// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include "qtcapnwebglobal.h"

#include <QtCore/QByteArray>
#include <QtCore/QByteArrayView>

/// \file
/// The frames of a WebSocket (RFC 6455, 5), apart from sockets: bytes into messages, and messages into bytes.

namespace QtCapnWeb {

/// What a frame, or a message of several, is (RFC 6455, 11.8).
enum class WebSocketOpcode : quint8 { Continuation = 0, Text = 1, Binary = 2, Close = 8, Ping = 9, Pong = 10 };

/// Which end of the connection this is. What a client sends is masked, what a server sends is not.
enum class WebSocketRole : quint8 { Client, Server };

/// Appends the header of a message that follows in one frame, which is not masked, to \a out.
QTCAPNWEB_EXPORT void appendServerHeader(QByteArray *out, WebSocketOpcode opcode, qsizetype payloadSize);
/// Appends a whole message in one frame to \a out.
QTCAPNWEB_EXPORT void appendFrame(QByteArray *out, WebSocketRole sender, WebSocketOpcode opcode, QByteArrayView payload);
/// The payload of a close frame; \a reason has at most 123 bytes.
QTCAPNWEB_EXPORT QByteArray closePayload(quint16 code, QByteArrayView reason);
/// Whether \a text is UTF-8 as Unicode wants it: no surrogates, nothing overlong.
QTCAPNWEB_EXPORT bool isUtf8(QByteArrayView text);

/// \brief Takes bytes as they come, and gives the messages in them. Trusts nothing.
///
/// It keeps what has come of a message that is not complete, which is never more than the limit and a read. Frames of the control
/// kind come between those of a message.
class QTCAPNWEB_EXPORT WebSocketReader
{
public:
    struct Message {
        WebSocketOpcode opcode = WebSocketOpcode::Text; ///< Text, Binary, Close, Ping or Pong
        QByteArray payload; ///< of Text it is UTF-8
        quint16 closeCode = 0; ///< of Close: 1005 if it carries none (RFC 6455, 7.1.5); its payload is the reason then
    };
    enum class Step : quint8 {
        NeedMore,
        Done, ///< a message was taken
        Failed, ///< see failure(); there is no going on
    };

    /// \a role is that of this end. A message of more than \a maximumSize bytes is a failure as soon as its length is seen.
    explicit WebSocketReader(WebSocketRole role, qint64 maximumSize = 0) : m_maximumSize(maximumSize), m_role(role) { }

    void setMaximumSize(qint64 bytes) { m_maximumSize = bytes; }

    /// Copies \a bytes, unless they are nobody else's and the first that are not looked at yet.
    void append(QByteArray bytes);

    /// The next message, if it is here.
    Step next(Message *message);
    /// Whether bytes are here that were not looked at yet, which may be messages.
    bool hasInput() const { return m_filled > m_used && !m_waits; }
    /// Gives memory back that is not needed any more.
    void settle();

    /// Why it failed: the code to close with, and the reason.
    struct Failure {
        quint16 code = 0;
        QByteArray reason;
    };
    const Failure &failure() const { return m_failure; }

private:
    struct Header {
        qsizetype size = 0; // 0: not complete
        quint64 payload = 0;
        quint8 opcode = 0;
        bool isFinal = false;
        bool isMasked = false;
    };
    Step fail(quint16 code, const char *reason);
    Header readHeader() const;
    const char *problemOf(const Header &header) const;
    Step takeClose(Message *message);
    QByteArray takePayload(char *payload, qsizetype size);
    bool isContinuing() const { return m_fragmentKind != WebSocketOpcode::Continuation; }

    QByteArray m_buffer;
    qsizetype m_used = 0; // of the buffer, in front
    qsizetype m_filled = 0; // of the buffer
    qsizetype m_missing = 0; // of the frame that has begun, as far as is known
    QByteArray m_fragments; // of a message in several frames, so far
    Failure m_failure;
    qint64 m_maximumSize;
    WebSocketOpcode m_fragmentKind = WebSocketOpcode::Continuation; // of the message; this if there is none
    const WebSocketRole m_role;
    bool m_waits = false; // the last next() wanted more
};

} // namespace QtCapnWeb
