// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "proxyconnection.h"

#include "nativesocket.h"
#include "tap.h"
#include "timerinterval.h"

#include <QtCore/QScopedValueRollback>
#include <QtNetwork/QSslSocket>

#include <algorithm>
#include <limits>
#include <utility>

using namespace Qt::StringLiterals;

namespace QtCapnWeb::Replay {

namespace {

constexpr qsizetype MaximumHead = 64 * 1024;
// Requests of one connection that wait for their answers; more are not read.
constexpr std::size_t MostWaiting = 64;
// How long a client may take to see the end of its connection, and a server that of one whose client has gone.
constexpr std::chrono::seconds LingerTime{5};

qint64 unwritten(QTcpSocket *socket)
{
    const auto *encrypted = qobject_cast<QSslSocket *>(socket);
    return socket->bytesToWrite() + (encrypted ? encrypted->encryptedBytesToWrite() : 0);
}

// A write that fails closes a socket, with what was not read.
QByteArray readAll(QTcpSocket *socket) { return socket->isOpen() ? socket->readAll() : QByteArray(); }

// Appends, or shares if there is nothing to append to.
void add(QByteArray &bytes, const QByteArray &more)
{
    if (bytes.isEmpty())
        bytes = more;
    else
        bytes.append(more);
}

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

// Requests

bool ProxyConnection::mayTakeRequests()
{
    m_requestsWait = false;
    if (m_requestState == RequestState::Ignored)
        return true;
    if (m_serverEnded)
        return false;
    const bool isFull = m_server && unwritten(m_server) >= m_context->options.maximumBuffer / 2;
    m_requestsWait = isFull || m_requestState == RequestState::Deciding || m_exchanges.size() >= MostWaiting;
    return !m_requestsWait;
}

void ProxyConnection::pumpRequests()
{
    if (m_isPumpingRequests)
        return;
    const QScopedValueRollback guard(m_isPumpingRequests, true);
    // Once more if the flush made room: that signal comes to nothing in here.
    do {
        while (mayTakeRequests()) {
            const QByteArray bytes = readAll(m_client);
            if (bytes.isEmpty() && m_requestBytes.isEmpty())
                break;
            stamp();
            takeRequests(bytes);
            if (bytes.isEmpty())
                break; // What was left over has been tried.
        }
        flushServer();
    } while (m_requestsWait && mayTakeRequests());
    // What it left is passed on as long as the server takes it.
    const bool isFull =
        m_requestState != RequestState::Ignored && m_server && unwritten(m_server) >= m_context->options.maximumBuffer / 2;
    if (m_clientEnded && !isFull && !m_clientFinishing)
        endAfterClient();
    deliver();
}

void ProxyConnection::takeRequests(const QByteArray &bytes)
{
    add(m_requestBytes, bytes);
    for (;;) {
        switch (m_requestState) {
        case RequestState::Head:
            if (m_requestBytes.isEmpty() || m_exchanges.size() >= MostWaiting || !takeRequestHead())
                return;
            break;
        case RequestState::Body:
            passRequestBody();
            if (m_requestState == RequestState::Body)
                return;
            break;
        case RequestState::Deciding:
            return;
        case RequestState::Tunnel:
            tunnel(Side::A, std::exchange(m_requestBytes, {}));
            return;
        case RequestState::Ignored:
            m_requestBytes = {};
            return;
        }
    }
}

bool ProxyConnection::takeRequestHead()
{
    if (!m_parser)
        m_parser = std::make_unique<HttpParser>(MaximumHead, std::numeric_limits<qint64>::max());
    const HttpParser::Step step = m_parser->readHead(m_requestBytes);
    if (step == HttpParser::Step::NeedMore)
        return false;
    if (step == HttpParser::Step::Failed) {
        answerItself(m_parser->status(), m_parser->reason());
        return false;
    }
    const std::unique_ptr<HttpParser> parser = std::move(m_parser);
    const HttpRequest &request = parser->request();
    const ProxyRoute &route = m_context->route;
    const QByteArray target = route.target(request);
    if (target.isEmpty()) {
        answerItself(400, "This proxy stands for one server, and takes paths of it alone."_ba);
        return false;
    }

    Exchange exchange;
    exchange.method = request.method;
    exchange.isUpgrade = request.isUpgrade;
    const QByteArrayList protocols = request.isUpgrade ? headerList(request.headers, "upgrade") : QByteArrayList();
    const bool isWebSocket = std::any_of(protocols.begin(), protocols.end(), [](const QByteArray &protocol) {
        return protocol.compare("websocket", Qt::CaseInsensitive) == 0;
    });
    ++m_context->counters.requests;
    if (m_context->options.sink && (isWebSocket || request.method == "POST")) {
        const QByteArray url = route.resource(target, isWebSocket);
        exchange.recorder = std::make_shared<SessionRecorder>(m_context->newSession(), &m_context->recorder, &m_records);
        exchange.recorder->request(request, url, isWebSocket);
        ++m_context->counters.sessions;
        ++m_context->counters.openSessions;
        m_context->sessionOpened(exchange.recorder->session(), url);
    }
    const QByteArray head = route.rewritten(QByteArrayView(m_requestBytes).first(parser->headSize()), request, target);
    m_requestBytes = m_requestBytes.sliced(parser->headSize());
    m_requestBody = BodyFraming::ofRequest(request.headers);
    m_requestRecorder = exchange.recorder;
    m_requestIsUpgrade = exchange.isUpgrade;
    m_exchanges.push_back(std::move(exchange));
    if (!m_server)
        connectToServer();
    writeToServer(head);
    m_requestState = RequestState::Body;
    if (m_requestBody.isDone())
        endRequest();
    return true;
}

void ProxyConnection::passRequestBody()
{
    qsizetype taken = 0;
    while (taken < m_requestBytes.size() && !m_requestBody.isDone() && !m_requestBody.hasFailed()) {
        QByteArrayView payload;
        taken += m_requestBody.take(QByteArrayView(m_requestBytes).sliced(taken), &payload);
        if (m_requestRecorder)
            m_requestRecorder->body(Side::A, payload);
    }
    writeToServer(taken == m_requestBytes.size() ? m_requestBytes : m_requestBytes.first(taken));
    m_requestBytes = taken == m_requestBytes.size() ? QByteArray() : m_requestBytes.sliced(taken);
    if (m_requestBody.hasFailed())
        answerItself(400, "The chunks of the body make no sense."_ba);
    else if (m_requestBody.isDone())
        endRequest();
}

void ProxyConnection::endRequest()
{
    if (const std::shared_ptr<SessionRecorder> recorder = std::exchange(m_requestRecorder, nullptr))
        recorder->bodyEnd(Side::A);
    // It may have been answered already.
    const bool isWaiting = !m_exchanges.empty() && m_exchanges.back().isUpgrade;
    m_requestState = m_requestIsUpgrade && isWaiting ? RequestState::Deciding : RequestState::Head;
    waitForAnswer();
}

// A request that the server never gets. Its answer comes when those before it were given.
void ProxyConnection::answerItself(int status, const QByteArray &why)
{
    ++m_context->counters.failures;
    m_requestState = RequestState::Ignored;
    m_requestBytes = {};
    Exchange exchange;
    exchange.ownAnswer = HttpResponse::text(status, why).toWire(false, true);
    m_exchanges.push_back(std::move(exchange));
    giveOwnAnswer();
}

void ProxyConnection::giveOwnAnswer()
{
    if (m_exchanges.empty() || m_exchanges.front().ownAnswer.isEmpty())
        return;
    writeToClient(m_exchanges.front().ownAnswer);
    m_exchanges.pop_front();
    finishClient();
}

// Responses

bool ProxyConnection::mayTakeResponses()
{
    m_responsesWait = m_server && !m_clientFinishing && unwritten(m_client) >= m_context->options.maximumBuffer / 2;
    return m_server && !m_responsesWait;
}

void ProxyConnection::pumpResponses()
{
    if (m_isPumpingResponses)
        return;
    const QScopedValueRollback guard(m_isPumpingResponses, true);
    do {
        while (mayTakeResponses()) {
            const QByteArray bytes = readAll(m_server);
            if (bytes.isEmpty())
                break;
            stamp();
            takeResponses(bytes);
        }
        flushClient();
    } while (m_responsesWait && mayTakeResponses());
    if (m_serverEnded && m_server && m_server->bytesAvailable() == 0 && !m_clientFinishing && !m_clientEnded)
        endAfterServer();
    deliver();
    finishIfDone();
}

void ProxyConnection::takeResponses(const QByteArray &bytes)
{
    add(m_responseBytes, bytes);
    for (;;) {
        switch (m_responseState) {
        case ResponseState::Head:
            if (m_responseBytes.isEmpty())
                return;
            if (m_exchanges.empty() || !m_exchanges.front().ownAnswer.isEmpty())
                m_responseState = ResponseState::Tunnel; // Nobody asked: a server that tells why it ends an idle connection.
            else if (!takeResponseHead())
                return;
            break;
        case ResponseState::Body:
            passResponseBody();
            if (m_responseState == ResponseState::Body)
                return;
            break;
        case ResponseState::Tunnel:
            tunnel(Side::B, std::exchange(m_responseBytes, {}));
            return;
        case ResponseState::Ignored:
            m_responseBytes = {};
            return;
        }
    }
}

bool ProxyConnection::takeResponseHead()
{
    ResponseHead head;
    const HeadStep step = readResponseHead(m_responseBytes, MaximumHead, &m_searched, &head);
    if (step == HeadStep::NeedMore)
        return false;
    Exchange &exchange = m_exchanges.front();
    const std::optional<BodyFraming> body =
        step == HeadStep::Done ? BodyFraming::ofResponse(head, exchange.method) : std::nullopt;
    if (!body) {
        onServerFailed(502, u"%1 gave an answer that is not HTTP/1."_s.arg(m_context->route.serverName()));
        return false;
    }
    m_searched = 0;
    writeToClient(m_responseBytes.first(head.size));
    m_responseBytes = m_responseBytes.sliced(head.size);
    if (head.isInterim())
        return true;
    ++m_answers;
    exchange.isAnswered = true;
    m_timer.stop();
    if (exchange.recorder)
        exchange.recorder->response(head);
    if (head.status == 101) {
        m_tunnel = exchange.recorder;
        m_exchanges.clear(); // There is one: what came behind an upgrade was not read.
        m_requestRecorder = nullptr;
        m_responseState = ResponseState::Tunnel;
        m_requestState = RequestState::Tunnel;
        flushClient();
        pumpRequests();
        return true;
    }
    m_responseBody = *body;
    m_responseState = ResponseState::Body;
    if (m_responseBody.isDone())
        endResponse();
    return true;
}

void ProxyConnection::passResponseBody()
{
    SessionRecorder *const recorder = m_exchanges.front().recorder.get();
    qsizetype taken = 0;
    while (taken < m_responseBytes.size() && !m_responseBody.isDone() && !m_responseBody.hasFailed()) {
        QByteArrayView payload;
        taken += m_responseBody.take(QByteArrayView(m_responseBytes).sliced(taken), &payload);
        if (recorder)
            recorder->body(Side::B, payload);
    }
    if (m_responseBody.hasFailed()) {
        // The client shall judge for itself. Where the response ends can't be told any more.
        writeToClient(std::exchange(m_responseBytes, {}));
        failSessions(Side::B, u"The chunks of the response make no sense."_s);
        m_responseState = ResponseState::Tunnel;
        m_requestState = RequestState::Ignored;
        return;
    }
    writeToClient(taken == m_responseBytes.size() ? m_responseBytes : m_responseBytes.first(taken));
    m_responseBytes = taken == m_responseBytes.size() ? QByteArray() : m_responseBytes.sliced(taken);
    if (m_responseBody.isDone())
        endResponse();
}

void ProxyConnection::endResponse()
{
    const Exchange exchange = std::move(m_exchanges.front());
    m_exchanges.pop_front();
    if (exchange.recorder) {
        exchange.recorder->bodyEnd(Side::B);
        closeSession(*exchange.recorder);
    }
    m_responseState = ResponseState::Head;
    if (exchange.isUpgrade && m_requestState == RequestState::Deciding)
        m_requestState = RequestState::Head;
    waitForAnswer();
    giveOwnAnswer();
    if (m_requestsWait || !m_requestBytes.isEmpty())
        pumpRequests();
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
        shutDownSending(m_client);
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
