// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include "session.h"
#include "stubhook.h"

#include <QtCore/QList>
#include <QtCore/QMap>
#include <QtCore/QSet>

#include <deque>
#include <functional>
#include <memory>
#include <optional>

/// \file
/// Two sessions over queues in memory, one session against a transcript, and a target made of lambdas.

/// Nothing is left of a SessionPair's test; else the two sides say what is.
#define COMPARE_CLEAN(pair) QVERIFY2((pair).isClean(), qPrintable((pair).describe()))

namespace SessionTesting {

using namespace QtCapnWeb;

/// \brief A target whose methods and properties are functions.
class ScriptedTarget final : public LocalTarget
{
public:
    using Method = std::function<Value(const QList<Value> &)>;

    struct Script {
        QMap<QString, Method> methods;
        QMap<QString, std::function<Value()>> properties;
        QSet<QString> hidden; ///< instance properties: reading one is an error
        Method function; ///< if it is a function
        std::function<void()> onDisposed;
        int disposed = 0;
    };
    using ScriptPtr = std::shared_ptr<Script>;

    explicit ScriptedTarget(ScriptPtr script) : m_script(std::move(script)) { }

    Member member(const PathPart &name) const override;
    Value read(const PathPart &name) override;
    Value call(const PathPart &name, const Value &arguments) override;
    bool isFunction() const override { return bool(m_script->function); }
    Value callFunction(const Value &arguments) override { return m_script->function(arguments.items()); }
    void disposed() override;
    QString describe() const override { return QStringLiteral("scripted"); }

private:
    ScriptPtr m_script;
};

using ScriptPtr = ScriptedTarget::ScriptPtr;
ScriptPtr makeScript();
/// A new box around it.
HookPtr hookOn(const ScriptPtr &script);
HookPtr functionHook(ScriptedTarget::Method function);

Value stubOf(const HookPtr &hook);
Value promiseOf(const HookPtr &hook);
/// The hook in a Stub or Promise.
HookPtr hookIn(const Value &value);

PropertyPath pathOf(const QString &dotted);
/// Calls \a method with arguments that are looked at for promises.
HookPtr call(const HookPtr &hook, const QString &method, const QList<Value> &arguments = {});

/// \brief What became of a pull.
class Pulled
{
public:
    explicit Pulled(const HookPtr &hook);
    int count() const { return m_state->count; }
    bool isSettled() const { return m_state->count > 0; }
    /// The value; undefined if there is none.
    Value value() const;
    /// "TypeError: text", or nothing if it was not rejected.
    QString error() const;
    void forget() { m_state->outcome.reset(); }

private:
    struct State {
        int count = 0;
        std::optional<Outcome> outcome;
    };
    std::shared_ptr<State> m_state;
};

/// \brief One side: a session and what it sent.
class Peer final : public SessionOutlet
{
public:
    void send(QByteArray &&text) override;
    void abort(const RpcError &reason) override { aborts.append(reason.toString()); }
    void idle() override { ++idleCount; }

    std::shared_ptr<Session> session;
    QList<QByteArray> sent; ///< all of it
    std::deque<QByteArray> queue; ///< not delivered yet
    QStringList aborts;
    int idleCount = 0;
    std::function<void(const QByteArray &)> deliverAtOnce;
};

enum class Delivery { Queued, Direct };

/// \brief Two sessions, connected. pump() delivers in turn until all is quiet.
class SessionPair
{
public:
    explicit SessionPair(const HookPtr &mainOfA = {}, const HookPtr &mainOfB = {}, Delivery delivery = Delivery::Queued);
    ~SessionPair();

    void pump();
    bool step(); ///< delivers one message each way; false if there was none
    /// Both tables are what they were at first.
    bool isClean() const;
    QString describe() const;

    Peer a;
    Peer b;
};

/// \brief One session whose messages a person wrote.
class Transcript
{
public:
    explicit Transcript(const HookPtr &main = {}, const SessionOptions &options = {});
    ~Transcript();

    /// Delivers \a text and gives what was sent in answer, joined by blanks.
    QByteArray operator()(const QByteArray &text);
    /// What was sent since the last look.
    QByteArray sent();

    Peer peer;
    std::shared_ptr<Session> &session = peer.session;

private:
    qsizetype m_seen = 0;
};

} // namespace SessionTesting
