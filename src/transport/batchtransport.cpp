// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "batchtransport.h"

#include <QtCore/QPointer>

#include <utility>

using namespace Qt::StringLiterals;

namespace QtCapnWeb {

namespace {

// Others on this thread get their turn in between.
constexpr int MessagesPerTurn = 500;

} // namespace

QString batchEndedText() { return u"Batch RPC request ended."_s; }

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

BatchTransport::BatchTransport(const QByteArray &body, QObject *parent) : Transport(parent), m_lines(body) { schedule(); }

void BatchTransport::send(const QByteArray &text)
{
    if (m_state != State::Open)
        return;
    if (!m_answer.isEmpty())
        m_answer += '\n';
    m_answer += text;
}

void BatchTransport::close(quint16 code, const QString &reason) { end(code, truncatedCloseReason(reason), QString()); }

QByteArray BatchTransport::finish()
{
    end(NormalCloseCode, QString(), batchEndedText());
    return std::exchange(m_answer, {});
}

void BatchTransport::end(quint16 code, const QString &reason, const QString &error)
{
    if (m_state != State::Open)
        return;
    m_state = State::Closing;
    const auto tell = [this, code, reason, error] {
        m_state = State::Closed;
        Q_EMIT closed(code, reason, error);
    };
    QMetaObject::invokeMethod(this, tell, Qt::QueuedConnection);
}

void BatchTransport::schedule()
{
    if (std::exchange(m_scheduled, true))
        return;
    QMetaObject::invokeMethod(this, &BatchTransport::drain, Qt::QueuedConnection);
}

void BatchTransport::drain()
{
    m_scheduled = false;
    const QPointer<BatchTransport> guard(this);
    for (int count = 0; count < MessagesPerTurn && !m_lines.atEnd(); ++count) {
        // A receiver that runs a nested event loop gets what follows there, the end included.
        schedule();
        emitText(m_lines.next(), m_maximumSize);
        if (!guard || m_state != State::Open)
            return;
    }
    if (m_lines.atEnd() && m_state == State::Open && !std::exchange(m_inputEnded, true))
        Q_EMIT inputEnded(batchEndedText());
}

} // namespace QtCapnWeb
