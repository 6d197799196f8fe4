// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "proxyconnection.h"

#include "proxysockets.h"

#include <QtCore/QScopedValueRollback>

#include <algorithm>
#include <limits>
#include <utility>

using namespace Qt::StringLiterals;

/// \file
/// From the client to the server: heads are read and rewritten, bodies passed on.

namespace QtCapnWeb::Replay {

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
    appendTo(m_requestBytes, bytes);
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

} // namespace QtCapnWeb::Replay
