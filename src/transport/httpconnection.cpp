// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "httpconnection.h"

#include "transportlogging.h"

#include <QtCore/QPointer>
#include <QtNetwork/QSslSocket>
#include <QtNetwork/QTcpSocket>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace QtCapnWeb {

namespace {

constexpr qint64 ReadSize = 64 * 1024;
constexpr qint64 PeekSize = 4 * 1024; // at least
// The next request waits until no more than this is left of the answers before it.
constexpr qint64 MaximumUnsent = 256 * 1024;
// When answers leave while more requests are being answered: after one or two.
constexpr std::chrono::microseconds OutputInterval(16);
// Requests that were sent ahead and are begun in one turn of the event loop: others on this thread get theirs in between.
constexpr int RequestsPerTurn = 16;
constexpr qint64 MillisecondsPerTurn = 2;

} // namespace

HttpConnection::HttpConnection(QTcpSocket *socket, const HttpLimits &limits, QObject *parent)
    : QObject(parent), m_socket(socket), m_native(socket), m_limits(limits), m_parser(limits.headSize, limits.bodySize),
      m_peerAddress(socket->peerAddress()), m_timer([this] { onTimeout(); }), m_outputClock(OutputInterval),
      m_peerPort(socket->peerPort())
{
    socket->setParent(this);
    socket->setReadBufferSize(std::max<qint64>(ReadSize, m_limits.headSize));
    socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    // Emitted even while a receiver runs an event loop, which readyRead() is not.
    connect(socket, &QTcpSocket::channelReadyRead, this, &HttpConnection::onReadyRead);
    // Of what else the socket tells there is little: it is dealt with in an event.
    connect(socket, &QTcpSocket::bytesWritten, this, &HttpConnection::schedule);
    connect(socket, &QTcpSocket::disconnected, this, [this] {
        m_gone = true;
        schedule();
    });
    if (auto *encrypted = qobject_cast<QSslSocket *>(socket)) {
        m_encrypted = true;
        connect(encrypted, &QSslSocket::encryptedBytesWritten, this, &HttpConnection::schedule);
        if (!encrypted->isEncrypted()) {
            m_state = State::Encrypting;
            connect(encrypted, &QSslSocket::encrypted, this, &HttpConnection::schedule);
        }
    }
    if (m_state == State::Head)
        nextRequest();
    // From now on, not from the first byte: who connects has something to say.
    m_timer.start(m_limits.requestTimeout);
    m_gone = socket->state() == QAbstractSocket::UnconnectedState;
    schedule();
}

HttpConnection::~HttpConnection()
{
    HandlerScope::forget(this);
    if (!m_socket)
        return;
    m_socket->disconnect(this);
    flush();
    m_socket->abort();
    if (m_reading) { // within its own code it must not be destroyed
        m_socket->setParent(nullptr);
        m_socket->deleteLater();
    }
}

const HttpRequest &HttpConnection::request() const { return m_parser.request(); }

bool HttpConnection::isBusy() const
{
    if (m_state == State::Head)
        return m_begun || (m_socket && m_socket->bytesAvailable() > 0);
    return m_state < State::Lingering && m_state > State::Head;
}

void HttpConnection::onReadyRead()
{
    // Code of an application within that of QSslSocket could meet it in the midst of something.
    if (m_encrypted || m_scheduled || m_processing) {
        schedule();
        return;
    }
    const QPointer<HttpConnection> guard(this);
    m_reading = true;
    process();
    if (guard)
        m_reading = false;
}

void HttpConnection::schedule()
{
    if (m_processing)
        m_again = true;
    else if (!std::exchange(m_scheduled, true))
        QMetaObject::invokeMethod(this, &HttpConnection::process, Qt::QueuedConnection);
}

// What a receiver has called for is done when it has returned, without a turn of the event loop for each step.
void HttpConnection::process()
{
    m_scheduled = false;
    if (m_processing) { // within a receiver's event loop
        step();
        return;
    }
    const HandlerScope scope(this);
    m_processing = true;
    m_turnStart = LazyTimer::now();
    m_outputClock.restart();
    m_turnRequests = 0;
    do {
        m_again = false;
        step();
        if (scope.isCallerGone())
            return;
    } while (m_again);
    m_processing = false;
    flush();
}

void HttpConnection::loopIsNested()
{
    flush();
    if (std::exchange(m_again, false) && !std::exchange(m_scheduled, true))
        QMetaObject::invokeMethod(this, &HttpConnection::process, Qt::QueuedConnection);
}

// Each branch ends with its signal, as the receiver may destroy this.
void HttpConnection::step()
{
    if (!m_socket || m_state == State::Closed)
        return;
    if (m_gone) {
        end();
        return;
    }
    switch (m_state) {
    case State::Encrypting:
        if (!qobject_cast<QSslSocket *>(m_socket)->isEncrypted())
            break;
        nextRequest();
        m_timer.start(m_limits.requestTimeout); // TLS has had its time
        [[fallthrough]];
    case State::Head:
        if (!m_begun)
            noteProgress();
        if (m_socket->bytesToWrite() <= MaximumUnsent)
            readHead(); // else this is called again as it is written
        break;
    case State::Body:
        readBody();
        break;
    case State::Lingering:
        linger();
        break;
    default:
        break; // what arrives waits
    }
}

// What was seen is copied by whoever wants it, so that one place serves all connections of a thread. It is good until the next.
QByteArrayView HttpConnection::peekAtMost(qint64 size) const
{
    thread_local QByteArray place;
    size = std::min(size, m_socket->bytesAvailable());
    if (place.size() < size)
        place = QByteArray(std::max(size, PeekSize), Qt::Uninitialized);
    return QByteArrayView(place).first(std::max<qint64>(m_socket->peek(place.data(), size), 0));
}

void HttpConnection::readHead()
{
    if (m_socket->bytesAvailable() == 0) {
        if (m_finishing)
            endAfterWriting();
        return;
    }
    if (!std::exchange(m_begun, true))
        m_timer.start(m_limits.requestTimeout);
    const QByteArrayView bytes = peekAtMost(m_limits.headSize);
    switch (m_parser.readHead(bytes)) {
    case HttpParser::Step::NeedMore:
        return;
    case HttpParser::Step::Failed:
        refuse(m_parser.status(), m_parser.reason());
        return;
    case HttpParser::Step::Done:
        break;
    }
    m_state = State::Deciding;
    m_timer.stop();
    Q_EMIT headReceived();
}

void HttpConnection::receiveBody()
{
    if (m_state != State::Deciding)
        return;
    m_socket->skip(m_parser.headSize());
    if (m_parser.request().hasBody && m_parser.request().expectsContinue() && m_socket->bytesAvailable() == 0) {
        m_output += "HTTP/1.1 100 Continue\r\n\r\n";
        hasPut();
    }
    m_state = State::Body;
    m_bodyMark = SlowestBody;
    m_timer.start(m_limits.requestTimeout);
    schedule();
}

void HttpConnection::readBody()
{
    HttpParser::Step step = HttpParser::Step::NeedMore;
    qsizetype used = 0;
    // Once round even without bytes: there may be no body. Looked at before it is taken: what follows is the next request.
    do {
        const QByteArrayView bytes = peekAtMost(std::max<qint64>(ReadSize, m_limits.headSize));
        step = m_parser.readBody(bytes, &used);
        m_socket->skip(used);
    } while (step == HttpParser::Step::NeedMore && used > 0 && m_socket->bytesAvailable() > 0);
    if (step == HttpParser::Step::Failed) {
        refuse(m_parser.status(), m_parser.reason());
        return;
    }
    if (step == HttpParser::Step::NeedMore) {
        if (m_parser.bodySize() >= m_bodyMark) {
            m_bodyMark = m_parser.bodySize() + SlowestBody;
            m_timer.start(m_limits.requestTimeout);
        }
        return;
    }
    m_state = State::Answering;
    m_timer.stop();
    Q_EMIT bodyReceived(m_parser.takeBody());
}

void HttpConnection::respond(const HttpResponse &response)
{
    if (m_state != State::Deciding && m_state != State::Answering)
        return;
    const HttpRequest &request = m_parser.request();
    bool keepAlive = request.keepAlive && !response.close && !m_finishing;
    if (m_state == State::Deciding) {
        keepAlive = keepAlive && !request.hasBody && !request.isUpgrade; // what follows is nobody's
        m_refused = request.hasBody;
        m_socket->skip(m_parser.headSize());
    }
    write(response, keepAlive);
    if (!keepAlive) {
        endAfterWriting();
        return;
    }
    nextRequest();
    m_timer.start(m_limits.idleTimeout);
    if (m_socket->bytesAvailable() == 0)
        return;
    // It was sent ahead.
    if (m_processing && ++m_turnRequests < RequestsPerTurn && LazyTimer::now() - m_turnStart < MillisecondsPerTurn)
        m_again = true;
    else if (!std::exchange(m_scheduled, true))
        QMetaObject::invokeMethod(this, &HttpConnection::process, Qt::QueuedConnection);
}

void HttpConnection::refuse(int status, const QByteArray &reason)
{
    qCDebug(lcTransport) << m_peerAddress << m_peerPort << "is refused with" << status << reason;
    m_refused = true;
    write(HttpResponse::text(status, reason), false);
    endAfterWriting();
}

void HttpConnection::write(const HttpResponse &response, bool keepAlive)
{
    response.appendTo(&m_output, keepAlive, m_parser.request().method != "HEAD");
    hasPut();
}

void HttpConnection::hasPut()
{
    if (!m_processing || m_output.size() >= LargeOutput || m_outputClock.isDue())
        flush();
}

void HttpConnection::flush()
{
    if (m_output.isEmpty() || !m_socket)
        return;
    m_native.write(std::exchange(m_output, {}));
    m_unsent = m_socket->bytesToWrite();
}

void HttpConnection::nextRequest()
{
    m_state = State::Head;
    m_begun = false;
    m_parser.reset();
}

void HttpConnection::endAfterWriting()
{
    m_state = State::Lingering;
    m_timer.start(m_limits.idleTimeout);
    schedule();
}

// Who takes what we send has more time, however slowly.
void HttpConnection::noteProgress()
{
    const qint64 unsent = m_socket->bytesToWrite();
    if (unsent < m_unsent)
        m_timer.start(m_limits.idleTimeout);
    m_unsent = unsent;
}

// A connection that is closed with something unread resets it, and the client may never see the answer (RFC 9112, 9.6). So our
// direction ends first, and what still comes is thrown away until the client has closed, or its time is up.
void HttpConnection::linger()
{
    flush();
    while (m_socket->bytesAvailable() > 0) {
        if (m_socket->skip(ReadSize) <= 0)
            break;
    }
    if (m_shutDown)
        return;
    noteProgress();
    if (m_socket->bytesToWrite() > 0)
        return;
    if (auto *encrypted = qobject_cast<QSslSocket *>(m_socket); encrypted && encrypted->encryptedBytesToWrite() > 0)
        return;
    m_shutDown = true;
    m_timer.start(LingerTime);
    if (!m_encrypted)
        m_native.endSending();
    else if (!m_refused)
        m_socket->disconnectFromHost(); // TLS has an end of its own, which it sends now
}

QTcpSocket *HttpConnection::takeSocket()
{
    if (m_state != State::Deciding || m_gone || m_socket->bytesAvailable() != m_parser.headSize())
        return nullptr;
    flush();
    m_state = State::Closed;
    m_timer.stop();
    m_socket->disconnect(this);
    // Nothing else is there, so that this takes the socket's buffer, too, which it would keep for as long as it lives.
    m_socket->read(m_parser.headSize());
    m_socket->setReadBufferSize(0);
    m_socket->setParent(nullptr);
    return std::exchange(m_socket, nullptr);
}

void HttpConnection::finish()
{
    m_finishing = true;
    if (!isBusy() && m_state <= State::Head)
        endAfterWriting();
}

void HttpConnection::end()
{
    if (std::exchange(m_state, State::Closed) == State::Closed)
        return;
    m_timer.stop();
    m_socket->disconnect(this);
    m_socket->abort();
    Q_EMIT closed();
}

void HttpConnection::onTimeout()
{
    qCDebug(lcTransport) << m_peerAddress << m_peerPort << "took too long";
    // A client that waits for nothing needs no answer.
    if (m_state == State::Body || (m_state == State::Head && m_begun && m_socket->bytesToWrite() == 0))
        refuse(408, "The request came too slowly."_ba);
    else
        end();
}

} // namespace QtCapnWeb
