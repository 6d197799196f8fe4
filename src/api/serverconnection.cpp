// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "serverconnection.h"

#include "apilogging.h"
#include "batchanswer.h"
#include "serverpolicy.h"
#include "visibletext.h"
#include "websockettransport.h"
#include "websocketupgrade.h"

#include <QtCore/QPointer>
#include <QtNetwork/QTcpSocket>

#include <utility>

using namespace Qt::StringLiterals;

namespace QtCapnWeb {

namespace {

QString nameOf(const QTcpSocket *socket)
{
    const QHostAddress address = socket->peerAddress();
    const bool bracket = address.protocol() == QAbstractSocket::IPv6Protocol;
    return (bracket ? u"[%1]:%2"_s : u"%1:%2"_s).arg(address.toString()).arg(socket->peerPort());
}

HttpLimits httpLimits(const RpcServerOptions &options)
{
    HttpLimits limits;
    limits.headSize = options.maxHeaderSize;
    limits.bodySize = options.maxBodySize;
    limits.requestTimeout = options.handshakeTimeout;
    limits.idleTimeout = options.idleTimeout;
    return limits;
}

// Calls a hook that says yes or no. One that throws has not said yes.
template<typename Hook, typename Argument>
bool allows(const char *name, const Hook &given, const Argument &argument)
{
    const Hook hook = given; // a copy, as it may destroy what holds it
    try {
        return hook(argument);
    } catch (...) {
        qCCritical(lcApi).noquote() << ("RpcServerOptions::"_ba + name) << "threw:" << Detail::currentError().toString();
        return false;
    }
}

HttpResponse unavailable(const QByteArray &why)
{
    HttpResponse response = HttpResponse::text(503, why);
    response.add("Retry-After"_ba, "1"_ba);
    return response;
}

} // namespace

RpcSessionOptions ServerContext::sessionOptions(const std::shared_ptr<ServerContext> &context, const QString &peer)
{
    RpcSessionOptions session;
    session.limits = context->options.limits;
    session.onSendError = context->options.onSendError;
    session.side = Side::B;
    session.capture = context->options.capture;
    session.tapSession = context->nextSession++;
    session.tapClockStart = context->options.tapClockStart;
    if (context->options.tap) {
        try {
            session.tap = context->options.tap(session.tapSession, peer);
        } catch (...) {
            qCCritical(lcApi).noquote() << "RpcServerOptions::tap threw:" << Detail::currentError().toString();
        }
    }
    return session;
}

ServerConnection::ServerConnection(QTcpSocket *socket, std::shared_ptr<ServerContext> context, QObject *parent)
    : QObject(parent), m_context(std::move(context)), m_peerName(nameOf(socket)), m_timer([this] {
          m_verdict.reset();
          if (dropBatch())
              respondWithCors(unavailable("This took too long."_ba));
      })
{
    ++m_context->connections;
    m_http = std::make_unique<HttpConnection>(socket, httpLimits(m_context->options));
    connect(m_http.get(), &HttpConnection::headReceived, this, &ServerConnection::decide);
    connect(m_http.get(), &HttpConnection::bodyReceived, this, &ServerConnection::answerBatch);
    connect(m_http.get(), &HttpConnection::closed, this, &ServerConnection::ended);
}

ServerConnection::~ServerConnection()
{
    // What ends with the batch may destroy the server, which must not destroy this once more.
    setParent(nullptr);
    --m_context->connections;
    dropBatch();
}

std::unique_ptr<WebSocketTransport> ServerConnection::takeTransport() { return std::move(m_transport); }

void ServerConnection::finish()
{
    if (!m_transport)
        m_http->finish();
}

// From here to admit(): a step that calls the application goes on only if this is still there. That the client has gone
// meanwhile does no harm: what is then told to it is lost.
void ServerConnection::decide()
{
    m_headers.clear();
    m_makeMain = {};
    const HttpRequest &request = m_http->request();
    if (auto refusal = refusalBeforeHooks()) {
        respond(*std::move(refusal));
        return;
    }
    const QPointer<ServerConnection> guard(this);
    const bool host = hostIsAllowed();
    if (!guard)
        return;
    if (!host) {
        respond(HttpResponse::text(421, "This host is not served here."_ba));
        return;
    }
    if (request.method == "OPTIONS" && request.target == "*") {
        respond(answerOptions(m_context->options, request));
        return;
    }
    const QString path = decodedPath(request);
    m_makeMain = path.isNull() ? ServerRoutes::MainMaker() : m_context->routes.find(path);
    if (!m_makeMain) {
        respond(HttpResponse::text(404, "Nothing is served at this path."_ba));
        return;
    }
    const bool origin = originIsAllowed();
    if (!guard)
        return;
    if (!origin) {
        respond(HttpResponse::text(403, "This origin is not allowed."_ba));
        return;
    }
    if (request.method == "OPTIONS") {
        respondWithCors(answerOptions(m_context->options, request));
    } else if (auto refusal = refusalOfMethod(m_context->options, request)) {
        respondWithCors(*std::move(refusal));
    } else if (m_context->isFull()) {
        respondWithCors(unavailable("There are too many sessions."_ba));
    } else {
        authorize();
    }
}

std::optional<HttpResponse> ServerConnection::refusalBeforeHooks()
{
    const HttpRequest &request = m_http->request();
    HttpResponse response;
    if (m_context->isDraining)
        response = unavailable("The server is going away."_ba);
    else if (m_context->connections > m_context->options.maxConnections)
        response = unavailable("There are too many connections."_ba);
    else if (headerList(request.headers, "origin").size() > 1)
        response = HttpResponse::text(400, "There must not be more than one Origin."_ba);
    else if (host().isNull())
        response = HttpResponse::text(400, "The host is malformed."_ba);
    else
        return std::nullopt;
    response.close = true;
    return response;
}

const QString &ServerConnection::host()
{
    const QByteArray authority = m_http->request().authority();
    if (m_host.isNull() || authority.isNull() != m_authority.isNull() || authority != m_authority) {
        m_authority = authority;
        m_host = authority.isNull() ? u""_s : hostOfAuthority(authority);
        m_hostIsLocal = isLocalHostName(m_host);
    }
    return m_host;
}

bool ServerConnection::hostIsAllowed()
{
    const QString name = host(); // a copy: the hook may destroy this
    if (m_context->options.allowHost)
        return allows("allowHost", m_context->options.allowHost, name);
    return !m_context->isLoopback || name.isEmpty() || m_hostIsLocal;
}

bool ServerConnection::originIsAllowed()
{
    if (!m_context->options.allowOrigin)
        return true;
    return allows("allowOrigin", m_context->options.allowOrigin, QString::fromLatin1(m_http->request().header("origin")));
}

void ServerConnection::authorize()
{
    if (!m_context->options.authorize) {
        admit(RpcAdmission::accept());
        return;
    }
    const HttpRequest &head = m_http->request();
    RpcRequest request;
    request.isWebSocket = head.isUpgrade && head.method == "GET";
    request.isEncrypted = m_http->isEncrypted();
    request.method = head.method;
    request.path = decodedPath(head);
    request.query = QString::fromLatin1(head.query());
    request.headers = head.headers;
    request.peerAddress = m_http->peerAddress();
    request.peerPort = m_http->peerPort();

    const QPointer<ServerConnection> guard(this);
    std::optional<RpcVerdict> verdict;
    try {
        const std::shared_ptr<ServerContext> kept = m_context; // It may destroy the server that holds it.
        verdict = kept->options.authorize(request);
    } catch (...) {
        qCCritical(lcApi).noquote() << "RpcServerOptions::authorize threw:" << Detail::currentError().toString();
    }
    if (!guard)
        return;
    if (!verdict)
        respondWithCors(HttpResponse::text(500, "It could not be found out whether this is allowed."_ba));
    else if (const RpcAdmission *admission = verdict->now())
        admit(*admission);
    else
        awaitVerdict(*verdict->later());
}

void ServerConnection::awaitVerdict(const QFuture<RpcAdmission> &verdict)
{
    m_verdict = std::make_unique<QFutureWatcher<RpcAdmission>>();
    connect(m_verdict.get(), &QFutureWatcherBase::finished, this, [this] {
        m_timer.stop();
        const QFuture<RpcAdmission> future = m_verdict->future();
        m_verdict.release()->deleteLater(); // this is its signal
        RpcAdmission admission = RpcAdmission::refuse(500, u"It could not be found out whether this is allowed."_s);
        try {
            QFuture<RpcAdmission> settled = future;
            settled.waitForFinished(); // it is; this throws what it holds
            if (settled.resultCount() > 0)
                admission = settled.result();
        } catch (...) {
            qCCritical(lcApi).noquote() << "What RpcServerOptions::authorize began failed:" << Detail::currentError().toString();
        }
        admit(admission);
    });
    m_timer.start(m_context->options.handshakeTimeout);
    m_verdict->setFuture(verdict);
}

void ServerConnection::admit(const RpcAdmission &admission)
{
    m_headers = admission.headers();
    if (!admission.isAccepted()) {
        const QByteArray text = admission.text().toUtf8();
        respondWithCors(
            HttpResponse::text(admission.status(), text.isEmpty() ? reasonPhrase(admission.status()).toByteArray() : text));
        return;
    }
    // It may have taken a while.
    if (m_context->isDraining || m_context->isFull()) {
        respondWithCors(unavailable(m_context->isDraining ? "The server is going away."_ba : "There are too many sessions."_ba));
        return;
    }
    if (admission.hasMain()) {
        m_makeMain = [admission] {
            try {
                return admission.makeMain();
            } catch (...) {
                return RpcStub(Detail::brokenByCurrentException());
            }
        };
    }
    if (m_http->request().isUpgrade && m_http->request().method == "GET")
        upgrade();
    else
        m_http->receiveBody();
}

void ServerConnection::upgrade()
{
    QTcpSocket *socket = m_http->takeSocket();
    if (!socket) {
        // A client must wait for the answer (RFC 6455, 4.1).
        HttpResponse response = HttpResponse::text(400, "Something was sent before the WebSocket was open."_ba);
        response.close = true;
        respondWithCors(response);
        return;
    }
    m_transport = upgradeToWebSocket(socket, m_http->request(), m_headers);
    Q_EMIT upgraded();
}

void ServerConnection::answerBatch(const QByteArray &body)
{
    const QPointer<ServerConnection> guard(this);
    const std::shared_ptr<ServerContext> context = m_context;
    const std::function<RpcStub()> makeMain = std::exchange(m_makeMain, {});
    const RpcStub main = makeMain();
    if (!guard)
        return;
    const RpcSessionOptions options = ServerContext::sessionOptions(context, m_peerName);
    if (!guard)
        return;
    qCDebug(lcApi).noquote() << m_peerName << "sent a batch of" << body.size() << "bytes";
    m_batch = std::make_unique<BatchAnswer>(main, options);
    ++m_context->batches;
    m_timer.start(m_context->options.batchTimeout);
    m_batch->start(body, [this](QByteArray &&text) {
        m_timer.stop();
        qCDebug(lcApi).noquote() << m_peerName << "gets the answer to its batch," << text.size() << "bytes";
        HttpResponse response;
        response.body = std::move(text);
        response.add("Content-Type"_ba, "text/plain;charset=UTF-8"_ba);
        // It holds what others have said, which no browser shall take for a page.
        response.add("X-Content-Type-Options"_ba, "nosniff"_ba);
        if (dropBatch())
            respondWithCors(std::move(response));
    });
    // This may be gone.
}

// Disposes what the batch held, and so calls the application. \return whether this is still there
bool ServerConnection::dropBatch()
{
    if (!m_batch)
        return true;
    --m_context->batches;
    const QPointer<ServerConnection> guard(this);
    std::unique_ptr<BatchAnswer> batch = std::move(m_batch);
    batch.reset();
    return guard;
}

void ServerConnection::respondWithCors(HttpResponse response)
{
    addCorsHeaders(m_context->options, m_http->request(), &response);
    respond(std::move(response));
}

void ServerConnection::respond(HttpResponse response)
{
    if (response.status >= 400) {
        const HttpRequest &request = m_http->request();
        qCDebug(lcApi).noquote() << m_peerName << "is refused with" << response.status << visibleText(request.method, 100)
                                 << visibleText(request.path(), 200) << '-' << visibleText(response.body.trimmed(), 500);
    }
    for (const auto &[name, value] : std::as_const(m_headers)) {
        // What the text of a refusal is may be for the application to say.
        if (name.compare("Content-Type", Qt::CaseInsensitive) == 0)
            response.headers.removeIf([](const auto &header) { return header.first == "Content-Type"; });
        response.add(name, value);
    }
    m_http->respond(response);
}

} // namespace QtCapnWeb
