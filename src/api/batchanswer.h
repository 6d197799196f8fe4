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

/// \brief One batch while it is being answered, from start() on. Destroying it drops its session at once.
class BatchAnswer final : public QObject
{
    Q_OBJECT
public:
    BatchAnswer(const QByteArray &body, const RpcStub &main, const RpcSessionOptions &options, QObject *parent = nullptr);
    /// Once, from an event of whoever calls it: runs the calls of the batch. It may have been answered when this returns, and
    /// may be gone.
    void start();

Q_SIGNALS:
    /// The body of the answer, once.
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
