// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "batchanswer.h"

#include "batchtransport.h"
#include "rpcpromise.h"

#include <QtCore/QPointer>

#include <utility>

namespace QtCapnWeb {

namespace {

RpcSessionOptions forAnswer(RpcSessionOptions options)
{
    options.side = Side::B;
    options.closeWhenIdle = false;
    return options;
}

} // namespace

BatchAnswer::BatchAnswer(const QByteArray &body, const RpcStub &main, const RpcSessionOptions &options, QObject *parent)
    : QObject(parent), m_transport(new BatchTransport(body, BatchTransport::Start::WhenAsked)),
      m_session(new RpcSession(m_transport, main, forAnswer(options), this))
{
    // The session was connected first, so that it knows the end by then.
    connect(m_transport, &Transport::inputEnded, this, [this] { awaitResults(); });
    connect(m_session, &RpcSession::closed, this, [this] {
        const QPointer<BatchAnswer> guard(this);
        finish(); // It was aborted, if there is no answer yet.
        if (guard)
            Q_EMIT closed();
    });
}

void BatchAnswer::start() { m_transport->start(); }

void BatchAnswer::awaitResults()
{
    const RpcPromise drained = m_session->drain();
    if (const Outcome *outcome = drained.outcome(); outcome && std::holds_alternative<Value>(*outcome)) {
        finish(); // All results were there at once.
        return;
    }
    // Called later than the last result comes: what follows it, such as the release of its parameters, belongs to the answer.
    drained.then(
        this, [this] { finish(); }, [](const RpcError &) {});
}

void BatchAnswer::finish()
{
    if (std::exchange(m_finished, true))
        return;
    // The session ends afterwards, if it is still there: an end that someone is told of costs a turn of the event loop.
    const QPointer<BatchAnswer> guard(this);
    Q_EMIT answered(m_transport->takeAnswer());
    if (guard)
        m_transport->finish();
}

} // namespace QtCapnWeb
