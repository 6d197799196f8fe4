// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include "rpcstub.h"

#include <QtCore/QObject>
#include <QtCore/QTimer>

#include <functional>

/// \file
/// Calls to the demo server, so that there is something to see.

namespace QtCapnWeb {

/// \brief Plays a short scenario against a Demo::Api: plain calls, a counter, pipelining, callbacks, errors, a slow call, a
/// ticker.
///
/// It takes about three seconds. What is worth looking at stays in the tables afterwards (a counter, a chat session, the todo
/// list, our callback) until this object is destroyed. It ends early, and quietly, if the session breaks.
class QTCAPNWEB_EXPORT DemoTraffic : public QObject
{
    Q_OBJECT
public:
    /// \a api is the remote main of a session with a demo server. Nothing is sent before start().
    explicit DemoTraffic(const RpcStub &api, QObject *parent = nullptr);
    ~DemoTraffic() override;

    void start();
    bool isRunning() const { return m_timer.isActive(); }
    /// How many of the answers so far were the expected ones, and how many were not; for tests.
    int answers() const { return m_answers; }
    int surprises() const { return m_surprises; }

Q_SIGNALS:
    /// The last step was made and everything was answered, or the session broke.
    void finished();

private:
    void step();
    void addSteps();
    void await(const RpcPromise &promise);
    void awaitFailure(const RpcPromise &promise);
    void settled(bool expected);
    void end();

    RpcStub m_api;
    QTimer m_timer;
    QList<std::function<void()>> m_steps;
    qsizetype m_next = 0;
    quint64 m_brokenId = 0;
    int m_pending = 0;
    int m_answers = 0;
    int m_surprises = 0;
    bool m_started = false;
    bool m_ended = false;

    RpcStub m_counter;
    RpcStub m_chat;
    RpcStub m_todos;
    RpcStub m_ticker;
};

} // namespace QtCapnWeb
