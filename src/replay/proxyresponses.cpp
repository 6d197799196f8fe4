// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "proxyconnection.h"

#include "proxysockets.h"

#include <QtCore/QScopedValueRollback>

#include <utility>

using namespace Qt::StringLiterals;

/// \file
/// From the server to the client: each answer finds its request, and passes as it is.

namespace QtCapnWeb::Replay {

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
    appendTo(m_responseBytes, bytes);
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

} // namespace QtCapnWeb::Replay
