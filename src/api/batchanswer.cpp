// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "batchanswer.h"

#include "coresession.h"
#include "rpcpromise.h"
#include "teardown.h"
#include "transportlogging.h"

#include <QtCore/QPointer>

#include <utility>

using namespace Qt::StringLiterals;

namespace QtCapnWeb {

BatchAnswer::BatchAnswer(const RpcStub &main, const RpcSessionOptions &options, QObject *parent)
    : QObject(parent), BatchReceiver(this), m_capture(options.capture), m_maximumSize(options.limits.maxMessageSize),
      m_maximumUnsent(options.limits.maxUnsentBytes), m_session(Session::create(this, main.hook(), coreOptions(options)))
{
    if (options.tap)
        m_records.push_back({options.tap, Side::B, options.tapSession, options.tapClockStart});
    if (!m_capture.isNull())
        m_records.push_back({m_capture.sink(), Side::B, m_capture.takeSessionNumber(), m_capture.clockStart()});
    for (const RecordMaker &records : m_records)
        records.opened(batchPeerName());
}

BatchAnswer::~BatchAnswer()
{
    const TearDownScope tearDown;
    // What is destroyed with the session may run an event loop, in which nobody must be answered any more.
    const bool finished = std::exchange(m_finished, true);
    stopReceiving();
    m_session->detach(finished ? RpcError(batchEndedText()) : sessionClosed());
    recordEnd(NormalCloseCode, {});
}

void BatchAnswer::start(const QByteArray &body, Answered answered)
{
    m_answered = std::move(answered);
    receiveNow(body);
}

void BatchAnswer::send(QByteArray &&text)
{
    if (lcMessages().isDebugEnabled())
        logMessage(nameForLog(), "->", text);
    for (const RecordMaker &records : m_records)
        records.sent(text, !m_finished);
    if (m_finished)
        return;
    appendBatchLine(&m_answer, text);
    if (m_answer.size() > m_maximumUnsent && !std::exchange(m_overflowPosted, true))
        overflow();
}

// Later: whoever sends must not meet the end of his session before his call returns.
void BatchAnswer::overflow()
{
    const auto abortSession = [this] {
        const std::shared_ptr<Session> session = m_session;
        session->abort(tooManyUnsentBytes(m_maximumUnsent));
    };
    QMetaObject::invokeMethod(this, abortSession, Qt::QueuedConnection);
}

// What was sent until now is the answer. It is given later: the session is on the stack.
void BatchAnswer::abort(const RpcError &reason)
{
    recordEnd(AbortCloseCode, truncatedCloseReason(reason.message()));
    stopReceiving();
    QMetaObject::invokeMethod(
        this, [this] { finish(); }, Qt::QueuedConnection);
}

QString BatchAnswer::nameForLog() const { return u"BatchAnswer(0x%1, %2)"_s.arg(quintptr(this), 0, 16).arg(batchPeerName()); }

void BatchAnswer::receivedLine(QByteArray &&line)
{
    const std::shared_ptr<Session> session = m_session; // This may go.
    if (exceedsCodeUnits(line, m_maximumSize)) {
        for (const RecordMaker &records : m_records)
            records.refused(line.size());
        session->receiveOversized();
        return;
    }
    for (const RecordMaker &records : m_records)
        records.received(line);
    if (lcMessages().isDebugEnabled())
        logMessage(nameForLog(), "<-", line);
    session->receive(line);
    giveBack(std::move(line));
}

void BatchAnswer::receivedAll()
{
    const QPointer<BatchAnswer> guard(this);
    const std::shared_ptr<Session> session = m_session;
    session->inputEnded(RpcError(batchEndedText()));
    if (!guard || session->isAborted())
        return;
    if (session->isDrained()) {
        finish();
        return;
    }
    // Called later than the last result comes: what follows it, such as the release of its parameters, belongs to the answer.
    whenDrained(*session).then(
        this, [this] { finish(); }, [](const RpcError &) {});
}

void BatchAnswer::recordEnd(quint16 code, const QString &reason)
{
    for (RecordMaker &records : m_records) {
        records.closed(records.localSide, code, reason);
        records.sink = nullptr;
    }
}

void BatchAnswer::finish()
{
    if (std::exchange(m_finished, true))
        return;
    const Answered answered = std::move(m_answered); // It may destroy this.
    answered(std::exchange(m_answer, {}));
}

} // namespace QtCapnWeb
