// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include "batchtransport.h"
#include "recordmaker.h"
#include "rpcsession.h"
#include "session.h"

#include <QtCore/QByteArray>
#include <QtCore/QObject>

#include <functional>
#include <memory>
#include <vector>

/// \file
/// The server's end of one batch.

namespace QtCapnWeb {

/// \brief One batch while it is being answered, from start() on. Destroying it drops its session at once.
///
/// There is one for each request, so it holds the core's session itself: an RpcSession and its transport would cost as much as a
/// small batch. Of RpcSessionOptions it uses the limits, \c onSendError and what records; the rest is of connections.
class BatchAnswer final : public QObject, private SessionOutlet, private BatchReceiver
{
public:
    using Answered = std::function<void(QByteArray &&body)>;

    BatchAnswer(const RpcStub &main, const RpcSessionOptions &options, QObject *parent = nullptr);
    ~BatchAnswer() override;

    /// Runs the calls of the batch, the messages in \a body; once, from an event of whoever calls it. \a answered gets the body
    /// of the answer, once, and may destroy this, which has nothing else to do then; that may be before this returns.
    void start(const QByteArray &body, Answered answered);

private:
    // SessionOutlet
    void send(QByteArray &&text) override;
    void abort(const RpcError &reason) override;
    QString nameForLog() const override;
    // BatchReceiver
    void receivedLine(QByteArray &&line) override;
    void receivedAll() override;

    void recordEnd(quint16 code, const QString &reason);
    void overflow();
    void finish();

    Answered m_answered;
    const RpcCapture m_capture; // what one of m_records writes to
    std::vector<RecordMaker> m_records;
    const qint64 m_maximumSize; // of one message, in UTF-16 code units
    const qint64 m_maximumUnsent; // bytes
    std::shared_ptr<Session> m_session;
    QByteArray m_answer;
    bool m_overflowPosted = false;
    bool m_finished = false;
};

} // namespace QtCapnWeb
