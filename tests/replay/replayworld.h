// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include "capturesink.h"
#include "replayer.h"
#include "rpcserver.h"
#include "rpcsession.h"
#include "tap.h"
#include "testapi.h"

#include <QtTest/QSignalSpy>

/// \file
/// A server to be recorded and replayed, and one go of both.

namespace ReplayWorld {

using namespace QtCapnWeb;
using namespace QtCapnWeb::Replay;
using namespace Qt::StringLiterals;

/// A server whose answers can be changed between recording and replay.
class Shop : public RpcTarget
{
    Q_OBJECT
public:
    explicit Shop(QString greeting = u"Hello"_s, QString token = u"token-of-monday"_s)
        : m_greeting(std::move(greeting)), m_token(std::move(token))
    { }

    Q_INVOKABLE QString hello(const QString &name) const { return m_greeting + u", "_s + name; }
    Q_INVOKABLE QString login() const { return m_token; }
    Q_INVOKABLE QString account(const QString &token) const
    {
        if (token != m_token)
            throw RpcError(u"Who are you?"_s);
        return u"yours"_s;
    }
    Q_INVOKABLE int add(int a, int b)
    {
        ++added;
        return a + b;
    }
    Q_INVOKABLE RpcPromise hang()
    {
        m_hanging.append(Deferred());
        return RpcPromise(m_hanging.last().promise);
    }

    int added = 0;

private:
    QString m_greeting;
    QString m_token;
    QList<Deferred> m_hanging;
};

/// A replay, and what it recorded.
struct Run {
    Replayer replayer;
    CaptureSink live;

    bool go(const ReplayPlan &plan, ReplayOptions options)
    {
        options.sink = &live;
        QSignalSpy finished(&replayer, &Replayer::finished);
        replayer.start(plan, options);
        return finished.wait(30'000);
    }
    const ReplayReport &report() const { return replayer.report(); }
};

/// The session of a client that runs \a scenario with a server.
template<typename Scenario>
void recordWith(RpcServer &server, CaptureSink &sink, Scenario &&scenario)
{
    RpcSessionOptions options;
    options.tap = &sink;
    options.tapClockStart = Tap::monotonicNow();
    const std::unique_ptr<RpcSession> session(RpcSession::connectTo(server.url(), {}, options));
    scenario(session->remoteMain());
    session->close();
}

inline QByteArray text(const ReplayReport &report) { return report.toText(); }

} // namespace ReplayWorld
