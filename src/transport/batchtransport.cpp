// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "batchtransport.h"

#include <utility>

using namespace Qt::StringLiterals;

namespace QtCapnWeb {

namespace {

// Others on this thread get their turn in between.
constexpr int MessagesPerTurn = 500;

} // namespace

QString batchEndedText() { return u"Batch RPC request ended."_s; }

QString batchPeerName() { return u"HTTP batch"_s; }

void appendBatchLine(QByteArray *body, const QByteArray &text)
{
    if (body->isEmpty()) {
        *body = text;
    } else {
        *body += '\n';
        *body += text;
    }
}

QByteArray BatchLines::next()
{
    const qsizetype begin = m_next;
    const qsizetype newline = m_body.indexOf('\n', begin);
    if (newline < 0) {
        m_next = -1;
        return m_body.sliced(begin);
    }
    m_next = newline + 1;
    return m_body.sliced(begin, newline - begin);
}

void BatchReceiver::receive(const QByteArray &body)
{
    take(body);
    schedule();
}

void BatchReceiver::receiveNow(const QByteArray &body)
{
    take(body);
    drain();
}

void BatchReceiver::take(const QByteArray &body)
{
    m_lines = BatchLines(body);
    m_receiving = true;
}

// A receiver that runs an event loop gets what follows there, the end included.
void BatchReceiver::loopIsNested()
{
    if (m_receiving)
        schedule();
}

BatchReceiver::~BatchReceiver() { HandlerScope::forget(this); }

void BatchReceiver::schedule()
{
    if (std::exchange(m_scheduled, true))
        return;
    QMetaObject::invokeMethod(
        m_self, [this] { drain(); }, Qt::QueuedConnection);
}

void BatchReceiver::drain()
{
    m_scheduled = false;
    const HandlerScope scope(this);
    for (int count = 0; m_receiving && !m_lines.atEnd(); ++count) {
        if (count == MessagesPerTurn) {
            schedule();
            return;
        }
        receivedLine(m_lines.next());
        if (scope.isCallerGone())
            return;
    }
    if (std::exchange(m_receiving, false))
        receivedAll();
}

BatchTransport::BatchTransport(const QByteArray &body, QObject *parent) : Transport(parent), BatchReceiver(this)
{
    receive(body);
}

void BatchTransport::send(const QByteArray &text)
{
    if (m_state == State::Open && !m_taken)
        appendBatchLine(&m_answer, text);
}

void BatchTransport::close(quint16 code, const QString &reason) { end(code, truncatedCloseReason(reason), QString()); }

QByteArray BatchTransport::takeAnswer()
{
    m_taken = true;
    return std::exchange(m_answer, {});
}

void BatchTransport::end(quint16 code, const QString &reason, const QString &error)
{
    if (m_state != State::Open)
        return;
    m_state = State::Closing;
    stopReceiving();
    const auto tell = [this, code, reason, error] {
        m_state = State::Closed;
        Q_EMIT closed(code, reason, error);
    };
    QMetaObject::invokeMethod(this, tell, Qt::QueuedConnection);
}

void BatchTransport::receivedAll() { Q_EMIT inputEnded(batchEndedText()); }

} // namespace QtCapnWeb
