// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include "session.h"
#include "stream.h"
#include "stubhook.h"

#include <QtCore/QByteArray>
#include <QtCore/QList>
#include <QtCore/QSet>

#include <deque>
#include <memory>
#include <vector>

/// \file
/// A session and an application around it that does everything an application may do within a handler, told by letters so that
/// the fuzzer finds them soon.

namespace Fuzz {

using namespace QtCapnWeb;

class Source;

/// Aborts the program unless \a condition holds: that is a finding.
void require(bool condition);

/// \brief One session and its application. Each line that it is given is a message of the peer; in World::Role::Client one that
/// begins with `!` is not: each of its letters is something that the application does, as if a method of that name were called.
class World final : public SessionOutlet
{
public:
    enum class Role { Server, Client };

    World(QList<QByteArray> &&given, Role role);
    ~World() override;

    void run();
    /// The next line, whether from the top or from within a handler that runs a nested event loop.
    void takeNext();
    /// What method \a letter does. May throw.
    Value act(char16_t letter, const Value &arguments);
    /// The tables are consistent.
    void check() const;

    HookPtr newTarget(bool function = false);
    Value newReadable(bool pending, const QList<Value> &chunks);
    Value newWritable(bool pending);

    void send(QByteArray &&text) override;
    void abort(const RpcError &) override { ++aborts; }
    void idle() override { ++idles; }

    std::shared_ptr<Session> session;
    QList<HookPtr> kept;
    std::vector<Deferred> pending;
    std::deque<StreamCallback> writes; ///< into sinks of ours, not answered
    std::deque<ReadCallback> reads; ///< from sources of ours, not answered
    QSet<Source *> sources;
    int aborts = 0;
    int idles = 0;
    int alive = 0; ///< targets, sinks and sources

private:
    void actClient(const QByteArray &letters);
    Value actOnHooks(char16_t letter, const Value &arguments);
    Value actOnSession(char16_t letter, const Value &arguments);
    Value actOnStreams(char16_t letter, const Value &arguments);
    Value actAsCaller(char16_t letter, const Value &arguments);
    HookPtr subject(const Value &arguments) const;
    void keep(const HookPtr &hook);
    void keepOutcome(const Outcome &outcome);
    void pull(const HookPtr &hook);
    void read(const HookPtr &hook, bool toTheEnd);
    void answerWrite(const std::optional<RpcError> &error);
    void answerRead(const ReadResult &result);
    Value callMain(const Value &argument);

    const Role m_role;
    QList<QByteArray> m_lines;
    qsizetype m_next = 0;
    qint64 m_sent = 0;
    int m_depth = 0;
};

} // namespace Fuzz
