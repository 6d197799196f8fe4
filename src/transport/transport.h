// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include "qtcapnwebglobal.h"

#include <QtCore/QByteArray>
#include <QtCore/QObject>
#include <QtCore/QString>

/// \file
/// What carries texts between two peers.

namespace QtCapnWeb {

/// \brief A connection that carries messages in order, each one a UTF-8 text.
///
/// Contract: texts given to send() before opened() are queued and none is lost. After closed() nothing is emitted any more.
/// Exactly one of closed() is emitted in the life of a transport, unless it is destroyed first. Signals are emitted on the
/// transport's thread, from its event loop and never from within a call of this interface. Receivers may destroy the transport in
/// them, or run a nested event loop, in which the following messages arrive in order. Destroying an open transport closes it with
/// 1001.
class QTCAPNWEB_EXPORT Transport : public QObject
{
    Q_OBJECT
public:
    enum class State : quint8 { Connecting, Open, Closing, Closed };
    Q_ENUM(State)

    using QObject::QObject;

    /// A transport that is made of an accepted connection is Open from the start and does not emit opened().
    virtual State state() const = 0;
    /// Sends or queues one text. Ignored once closing. The writes of one turn of the event loop leave together, or in a few
    /// pieces if it is a long one.
    virtual void send(const QByteArray &text) = 0;
    /// Sends what is queued, then closes with \a code and \a reason, which is cut to 123 bytes of UTF-8 on a code-point boundary.
    /// closed() follows.
    virtual void close(quint16 code, const QString &reason) = 0;
    /// The most that is accepted of one message, in UTF-16 code units. Set before the first message.
    virtual void setMaximumMessageSize(qint64 codeUnits) = 0;
    /// Bytes that were sent and are still here, not with the operating system or the peer. Cheap: asked after each message.
    virtual qint64 bytesToWrite() const { return 0; }
    /// A name of the peer for people, such as "ws://127.0.0.1:8080/".
    virtual QString peerName() const = 0;

Q_SIGNALS:
    void opened();
    void received(const QByteArray &text);
    /// A message was refused for its size and dropped; \a size in bytes if it is known, else -1.
    void refused(qint64 size);
    void receivedBinary(const QByteArray &bytes);
    /// The peer will send nothing more, but what is sent still arrives: the request of a batch was read. \a error is what an
    /// application reads that waits for the peer. Most transports never emit it.
    void inputEnded(const QString &error);
    /// The end, whoever began it. \a error is empty after close() on this side, else what an application should read:
    /// `Peer closed WebSocket: <code> <reason>`, or why the connection failed.
    void closed(quint16 code, const QString &reason, const QString &error);

protected:
    /// Emits received(), or refused() if \a text has more than \a codeUnits. The memory of a large text serves again then, see
    /// SpareBuffers. The transport may be gone when this returns.
    void emitText(QByteArray text, qint64 codeUnits);
};

/// Whether \a text has more than \a codeUnits in UTF-16.
QTCAPNWEB_EXPORT bool exceedsCodeUnits(const QByteArray &text, qint64 codeUnits);
/// The memory of a large \a text that has been dealt with serves again, see SpareBuffers.
QTCAPNWEB_EXPORT void giveBack(QByteArray &&text);
/// The most bytes of UTF-8 that a close reason may have (RFC 6455, 5.5.1, less the code).
inline constexpr qsizetype MaximumCloseReason = 123;
/// Cuts to MaximumCloseReason bytes on a code-point boundary.
QTCAPNWEB_EXPORT QString truncatedCloseReason(const QString &reason);
/// `Peer closed WebSocket: <code> <reason>`, the reference's words, for the end of any transport that its peer closed.
QTCAPNWEB_EXPORT QString peerClosedText(quint16 code, const QString &reason);
/// RFC 6455, 7.4.1: never sent; says that the connection ended without a close frame.
inline constexpr quint16 AbnormalCloseCode = 1006;
/// RFC 6455, 7.4.1: this end is going away; what a transport that is destroyed while open tells its peer.
inline constexpr quint16 GoingAwayCloseCode = 1001;
/// RFC 6455, 7.4.1: the connection has done what it was for.
inline constexpr quint16 NormalCloseCode = 1000;
/// The code with which a session that broke closes its WebSocket, as the reference does.
inline constexpr quint16 AbortCloseCode = 3000;

} // namespace QtCapnWeb
