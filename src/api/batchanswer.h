// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include "qtcapnwebglobal.h"
#include "rpcsession.h"

#include <QtCore/QByteArray>
#include <QtCore/QObject>

/// \file
/// The server's end of one batch.

namespace QtCapnWeb {

class BatchTransport;

/// \brief One batch while it is being answered: see answerBatch(). Destroying it drops its session at once.
class BatchAnswer final : public QObject
{
    Q_OBJECT
public:
    BatchAnswer(const QByteArray &body, const RpcStub &main, const RpcSessionOptions &options, QObject *parent = nullptr);

Q_SIGNALS:
    /// The body of the answer, once, from an event.
    void answered(const QByteArray &body);
    /// Its session has ended, which follows the answer.
    void closed();

private:
    void awaitResults();
    void finish();

    BatchTransport *m_transport; // the session's
    RpcSession *m_session;
    bool m_finished = false;
};

} // namespace QtCapnWeb
