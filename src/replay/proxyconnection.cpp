// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "proxyconnection.h"

#include "nativesocket.h"
#include "proxysockets.h"
#include "tap.h"
#include "timerinterval.h"

#include <utility>

using namespace Qt::StringLiterals;

namespace QtCapnWeb::Replay {

namespace {

// How long a client may take to see the end of its connection, and a server that of one whose client has gone.
constexpr std::chrono::seconds LingerTime{5};

} // namespace

ProxyConnection::ProxyConnection(QTcpSocket *client, ProxyContext *context, QObject *parent)
    : QObject(parent), m_context(context), m_client(client), m_timer(this)
{
    m_client->setParent(this);
    m_client->setReadBufferSize(m_context->options.maximumBuffer / 4);
    m_client->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &ProxyConnection::onTimeout);
    connect(m_client, &QIODevice::readyRead, this, &ProxyConnection::pumpRequests);
    connect(m_client, &QAbstractSocket::disconnected, this, &ProxyConnection::onClientEnded);
    const auto written = [this] {
        if (m_clientFinishing)
            lingerIfWritten();
        else if (m_responsesWait)
            pumpResponses();
    };
    connect(m_client, &QIODevice::bytesWritten, this, written);
    if (auto *encrypted = qobject_cast<QSslSocket *>(m_client)) {
        connect(encrypted, &QSslSocket::encryptedBytesWritten, this, written);
        connect(encrypted, &QAbstractSocket::errorOccurred, this, [this, encrypted](QAbstractSocket::SocketError error) {
            if (error == QAbstractSocket::SslHandshakeFailedError)
                m_context->error(u"A client's TLS failed: %1"_s.arg(encrypted->errorString()));
        });
    }
}

ProxyConnection::~ProxyConnection()
{
    m_client->disconnect(this);
    if (m_server)
        m_server->disconnect(this);
    stamp();
    failSessions(Side::B, u"The proxy was stopped."_s);
    deliver();
}

// The way to the server

void ProxyConnection::connectToServer()
{
    const RecordingProxyOptions &options = m_context->options;
    QSslSocket *encrypted = nullptr;
    if (m_context->route.isEncrypted()) {
        m_server = encrypted = new QSslSocket(this);
        QSslConfiguration tls = options.upstreamTls.value_or(QSslConfiguration::defaultConfiguration());
        tls.setAllowedNextProtocols({QSslConfiguration::NextProtocolHttp1_1});
        encrypted->setSslConfiguration(tls);
        connect(encrypted, &QSslSocket::encrypted, this, &ProxyConnection::onServerConnected);
    } else {
        m_server = new QTcpSocket(this);
        connect(m_server, &QAbstractSocket::connected, this, &ProxyConnection::onServerConnected);
    }
    m_server->setReadBufferSize(options.maximumBuffer / 4);
    connect(m_server, &QIODevice::readyRead, this, &ProxyConnection::pumpResponses);
    connect(m_server, &QAbstractSocket::disconnected, this, &ProxyConnection::onServerEnded);
    connect(m_server, &QAbstractSocket::errorOccurred, this, [this](QAbstractSocket::SocketError error) {
        if (m_serverWasConnected || !m_server)
            return; // Its end follows.
        const bool isLate = error == QAbstractSocket::SocketTimeoutError;
        onServerFailed(isLate ? 504 : 502,
                       u"%1 can't be reached: %2"_s.arg(m_context->route.serverName(), m_server->errorString()));
    });
    const auto written = [this] {
        if (m_requestsWait)
            pumpRequests();
    };
    connect(m_server, &QIODevice::bytesWritten, this, written);
    if (encrypted)
        connect(encrypted, &QSslSocket::encryptedBytesWritten, this, written);
    wait(Wait::Connect, options.connectTimeout);
    if (encrypted)
        encrypted->connectToHostEncrypted(m_context->route.host(), m_context->route.port());
    else
        m_server->connectToHost(m_context->route.host(), m_context->route.port());
}

void ProxyConnection::onServerConnected()
{
    m_serverWasConnected = true;
    m_server->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    m_timer.stop();
    waitForAnswer();
    flushServer();
    pumpRequests();
}

// Posts nothing and destroys nothing at once: it may be called from within the socket.
void ProxyConnection::dropServer()
{
    if (!m_server)
        return;
    m_server->disconnect(this);
    m_server->abort();
    m_server->deleteLater();
    m_server = nullptr;
}

// The first request in line is answered with what went wrong; those behind it are not.
void ProxyConnection::onServerFailed(int status, const QString &why)
{
    if (m_clientFinishing)
        return;
    stamp();
    ++m_context->counters.failures;
    m_context->error(why);
    const bool withBody = m_exchanges.empty() || m_exchanges.front().method != "HEAD";
    const bool mayAnswer = m_exchanges.empty() || !m_exchanges.front().isAnswered;
    failSessions(Side::B, why);
    if (mayAnswer)
        writeToClient(HttpResponse::text(status, why.toUtf8()).toWire(false, withBody));
    finishClient();
    deliver();
}

void ProxyConnection::onServerEnded()
{
    if (!m_serverWasConnected || m_serverEnded)
        return;
    m_serverEnded = true;
    pumpResponses();
}

// All that the server sent before its end was passed on.
void ProxyConnection::endAfterServer()
{
    stamp();
    if (m_responseState == ResponseState::Body && m_responseBody.isUntilClose())
        endResponse();
    if (!m_exchanges.empty() && m_answers == 0 && m_responseBytes.isEmpty()) {
        onServerFailed(502, u"%1 ended the connection without an answer."_s.arg(m_context->route.serverName()));
        return;
    }
    if (!m_responseBytes.isEmpty())
        writeToClient(std::exchange(m_responseBytes, {})); // a piece of a head
    failSessions(Side::B, u"The server ended the connection before its answer was complete."_s);
    finishClient();
    deliver();
}

// Both ways

void ProxyConnection::writeToServer(const QByteArray &bytes)
{
    if (!m_server || m_serverEnded)
        return;
    m_context->counters.bytesToServer += bytes.size();
    m_server->write(bytes);
}

void ProxyConnection::writeToClient(const QByteArray &bytes)
{
    if (m_clientEnded || m_clientFinishing)
        return;
    m_context->counters.bytesToClients += bytes.size();
    m_client->write(bytes);
}

// Qt takes the flush of a socket that is not connected for a failed write.
void ProxyConnection::flushServer()
{
    if (m_server && m_serverWasConnected && !m_serverEnded)
        m_server->flush();
}

void ProxyConnection::flushClient()
{
    if (!m_clientEnded)
        m_client->flush();
}

// Sent in the turn in which it was read, and only then looked at.
void ProxyConnection::tunnel(Side from, const QByteArray &bytes)
{
    if (bytes.isEmpty())
        return;
    if (from == Side::A) {
        writeToServer(bytes);
        flushServer();
    } else {
        writeToClient(bytes);
        flushClient();
    }
    if (m_tunnel) {
        m_tunnel->frames(from, bytes);
        if (m_tunnel->hasEnded())
            closeSession(*std::exchange(m_tunnel, nullptr));
    }
    deliver();
}

void ProxyConnection::onClientEnded()
{
    m_clientEnded = true;
    pumpRequests();
    finishIfDone();
}

// All that the client sent before its end was passed on, or can't be any more.
void ProxyConnection::endAfterClient()
{
    stamp();
    if (m_tunnel) {
        m_tunnel->disconnected(Side::A);
        closeSession(*std::exchange(m_tunnel, nullptr));
    }
    failSessions(Side::A, u"The client ended the connection before its answer was complete."_s);
    m_requestState = RequestState::Ignored;
    m_responseState = ResponseState::Ignored;
    m_clientFinishing = true;
    if (!m_server || m_serverEnded || !m_serverWasConnected) {
        dropServer();
    } else {
        wait(Wait::Linger, LingerTime);
        m_server->disconnectFromHost(); // writes what is left
    }
    finishIfDone();
}

// Nothing more will be written to the client, and nothing of it passed on.
void ProxyConnection::finishClient()
{
    m_clientFinishing = true;
    m_requestState = RequestState::Ignored;
    m_responseState = ResponseState::Ignored;
    m_requestBytes = {};
    m_responseBytes = {};
    dropServer();
    m_timer.stop();
    flushClient();
    lingerIfWritten();
}

// Its end is seen by the client behind all that was written. What it still sends is read, as a socket that is closed with unread
// bytes resets the connection, and what is on its way to the client is lost.
void ProxyConnection::lingerIfWritten()
{
    if (m_clientEnded || m_isLingering || unwritten(m_client) > 0)
        return;
    m_isLingering = true;
    wait(Wait::Linger, LingerTime);
    if (qobject_cast<QSslSocket *>(m_client))
        m_client->disconnectFromHost(); // TLS has an end of its own, which it sends now
    else
        NativeSocket(m_client).endSending();
}

void ProxyConnection::finishIfDone()
{
    if (!m_clientEnded || (m_server && m_server->state() != QAbstractSocket::UnconnectedState) || m_isFinished)
        return;
    if (m_requestState != RequestState::Ignored)
        return; // The server is slow to take what the client left.
    m_isFinished = true;
    QMetaObject::invokeMethod(this, &ProxyConnection::finished, Qt::QueuedConnection);
}

void ProxyConnection::wait(Wait what, std::chrono::milliseconds time)
{
    m_wait = what;
    if (time.count() > 0)
        m_timer.start(timerInterval(time));
    else
        m_timer.stop();
}

void ProxyConnection::waitForAnswer()
{
    const bool isWaiting = !m_exchanges.empty() && !m_exchanges.front().isAnswered && m_serverWasConnected;
    if (isWaiting && m_requestState != RequestState::Body && !m_timer.isActive())
        wait(Wait::Answer, m_context->options.answerTimeout);
}

void ProxyConnection::onTimeout()
{
    const QString server = m_context->route.serverName();
    switch (m_wait) {
    case Wait::Connect:
        onServerFailed(504, u"%1 can't be reached: it did not answer within %2 ms."_s.arg(server).arg(m_timer.interval()));
        break;
    case Wait::Answer:
        onServerFailed(504, u"%1 gave no answer within %2 ms."_s.arg(server).arg(m_timer.interval()));
        break;
    case Wait::Linger:
        if (!m_clientEnded)
            m_client->abort();
        dropServer();
        finishIfDone();
        break;
    }
}

// Records

void ProxyConnection::failSessions(Side from, const QString &why)
{
    if (m_tunnel) {
        if (m_context->isStopping)
            m_tunnel->failed(from, why);
        else
            m_tunnel->disconnected(from);
        closeSession(*std::exchange(m_tunnel, nullptr));
    }
    for (Exchange &exchange : m_exchanges) {
        if (const std::shared_ptr<SessionRecorder> recorder = std::exchange(exchange.recorder, nullptr)) {
            recorder->failed(from, why);
            closeSession(*recorder);
        }
    }
}

void ProxyConnection::closeSession(SessionRecorder &recorder)
{
    --m_context->counters.openSessions;
    m_context->sessionClosed(recorder.session());
}

void ProxyConnection::stamp() { m_records.time = Tap::monotonicNow() - m_context->options.clockStart; }

void ProxyConnection::deliver()
{
    if (m_records.records.empty())
        return;
    m_context->counters.records += qint64(m_records.records.size());
    for (Record &record : m_records.records)
        m_context->options.sink->record(std::move(record));
    m_records.records.clear();
}

} // namespace QtCapnWeb::Replay
