// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include "httpmessage.h"
#include "httpparser.h"
#include "lazytimer.h"
#include "nativesocket.h"
#include "nestedloops.h"
#include "outputclock.h"
#include "qtcapnwebglobal.h"

#include <QtCore/QObject>
#include <QtNetwork/QHostAddress>

#include <chrono>

QT_BEGIN_NAMESPACE
class QTcpSocket;
QT_END_NAMESPACE

/// \file
/// The server's end of a connection that speaks HTTP/1.

namespace QtCapnWeb {

/// \brief What one connection may cost, in bytes and in time. A time of zero is for ever.
struct HttpLimits {
    qsizetype headSize = 16 * 1024; ///< request line and headers
    qint64 bodySize = 32 * 1024 * 1024;
    /// For TLS and the whole head of a request, from its first byte; and for each SlowestBody bytes of a body.
    std::chrono::milliseconds requestTimeout{10'000};
    /// How long a connection waits for its next request, and how long a response makes no progress.
    std::chrono::milliseconds idleTimeout{60'000};
};

/// \brief Reads requests and writes responses, one after the other: a request that was sent ahead waits in the socket, so that
/// answers keep their order and nothing piles up.
///
/// For each request headReceived() is emitted, which must be followed, now or later, by one of respond(), receiveBody() and
/// takeSocket(); receiveBody() is followed by bodyReceived(), and that by respond(). Requests that are no HTTP, too large or too
/// slow are answered here (RFC 9110, 15.5) and are not seen. Whoever does not read its answer is cut off.
///
/// Signals are emitted from the event loop. A receiver may destroy the connection in them, or run a nested event loop.
class QTCAPNWEB_EXPORT HttpConnection : public QObject, private HandlerCaller
{
    Q_OBJECT
public:
    /// Of a body, what must arrive in each HttpLimits::requestTimeout.
    static constexpr qint64 SlowestBody = 64 * 1024;
    /// How long a client that was refused may go on sending, unread, so that it gets to see why.
    static constexpr std::chrono::seconds LingerTime{2};

    /// Takes \a socket over, which is connected, or a QSslSocket that is about to encrypt.
    HttpConnection(QTcpSocket *socket, const HttpLimits &limits, QObject *parent = nullptr);
    /// Cuts the connection.
    ~HttpConnection() override;

    /// Of the request that is being dealt with.
    const HttpRequest &request() const;
    QHostAddress peerAddress() const { return m_peerAddress; }
    quint16 peerPort() const { return m_peerPort; }
    bool isEncrypted() const { return m_encrypted; }
    /// Whether there is a request, or a part of one, that was not answered.
    bool isBusy() const;

    /// Reads the body of the request; tells the client to send it, if it waits for that.
    void receiveBody();
    /// Answers the request. If its body was not read, the connection ends with that.
    void respond(const HttpResponse &response);
    /// The socket, behind the request: for another protocol. It has no parent, and the connection has done with it; closed() is
    /// not emitted. Null if the client sent more than that request, or has gone.
    QTcpSocket *takeSocket();
    /// Ends the connection once the request that has begun is answered; at once if there is none.
    void finish();

Q_SIGNALS:
    void headReceived();
    void bodyReceived(const QByteArray &body);
    /// It has ended; the last signal. An answer that is being made is not wanted any more.
    void closed();

private:
    enum class State : quint8 { Encrypting, Head, Deciding, Body, Answering, Lingering, Closed };

    void onReadyRead();
    void schedule();
    void process();
    void step();
    void loopIsNested() override;
    QByteArrayView peekAtMost(qint64 size) const;
    void readHead();
    void readBody();
    void refuse(int status, const QByteArray &reason);
    void write(const HttpResponse &response, bool keepAlive);
    void hasPut();
    void flush();
    void nextRequest();
    void endAfterWriting();
    void noteProgress();
    void linger();
    void end();
    void onTimeout();

    QTcpSocket *m_socket; // null once taken
    NativeSocket m_native; // the same
    const HttpLimits m_limits;
    HttpParser m_parser;
    QHostAddress m_peerAddress;
    LazyTimer m_timer;
    OutputClock m_outputClock; // of process()
    QByteArray m_output; // what process() has put, until it is over
    qint64 m_turnStart = 0; // of process(), in milliseconds of the monotonic clock
    int m_turnRequests = 0; // answered in it
    qint64 m_unsent = 0; // when it was last looked at
    qint64 m_bodyMark = 0; // what must have come of the body by the deadline
    quint16 m_peerPort = 0;
    State m_state = State::Head;
    bool m_encrypted = false;
    bool m_begun = false; // a byte of the request has come
    bool m_reading = false; // a signal of the socket is being handled
    bool m_scheduled = false; // a call of process() is posted
    bool m_processing = false; // process() is on the stack
    bool m_again = false; // and shall go round once more
    bool m_finishing = false;
    bool m_refused = false; // something of the request is left unread
    bool m_gone = false; // the socket is disconnected
    bool m_shutDown = false; // our direction is closed
};

} // namespace QtCapnWeb
