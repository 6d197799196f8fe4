// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include "demochat.h"
#include "demotodo.h"
#include "rpcstream.h"
#include "rpctarget.h"

#include <QtCore/QDateTime>
#include <QtCore/QFuture>
#include <QtCore/QPointer>
#include <QtCore/QTimer>
#include <QtCore/QVariant>

/// \file
/// What the demo server offers: one of everything that Cap'n Web can do.

namespace QtCapnWeb::Demo {

/// \brief A number that remembers: the plainest object that is passed by reference.
class QTCAPNWEB_EXPORT Counter : public RpcTarget
{
    Q_OBJECT
    /// What it stands at.
    Q_PROPERTY(double value READ value)
public:
    explicit Counter(double start) : m_value(start) { }

    double value() const { return m_value; }
    /// Adds \a by and gives the new value.
    Q_INVOKABLE double increment(double by = 1) { return m_value += by; }
    /// Begins anew at \a to and gives it.
    Q_INVOKABLE double reset(double to = 0) { return m_value = to; }

private:
    double m_value;
};

/// \brief Something that goes on until it is cancelled or disposed.
class QTCAPNWEB_EXPORT Subscription : public RpcTarget
{
    Q_OBJECT
    /// Whether calls still come.
    Q_PROPERTY(bool active READ isActive)
    /// How many calls were made.
    Q_PROPERTY(int ticks READ ticks)
public:
    Subscription(int intervalMs, const RpcStub &callback);
    ~Subscription() override;

    bool isActive() const { return m_timer.isActive(); }
    int ticks() const { return m_ticks; }
    /// Ends it. May be called twice.
    Q_INVOKABLE void cancel();

private:
    void tick();

    QTimer m_timer;
    RpcStub m_callback;
    int m_ticks = 0;
    int m_unanswered = 0;
};

/// \brief Who authenticate() let in.
class QTCAPNWEB_EXPORT User : public RpcTarget
{
    Q_OBJECT
    Q_PROPERTY(int id MEMBER m_id CONSTANT)
    Q_PROPERTY(QString name MEMBER m_name CONSTANT)
public:
    User(int id, const QString &name, const QString &bio);

    /// `{id, name, bio, since: date}`
    Q_INVOKABLE QVariantMap profile() const;
    /// Texts of what happened, the newest first.
    Q_INVOKABLE QStringList notifications() const;

private:
    int m_id;
    QString m_name;
    QString m_bio;
};

/// \brief The main interface. Each connection has one of its own; the chat room and the todo list are shared by all.
class QTCAPNWEB_EXPORT Api : public RpcTarget
{
    Q_OBJECT
    /// The version of the library that serves.
    Q_PROPERTY(QString version READ version CONSTANT)
public:
    static constexpr int MaximumLength = 8 * 1024 * 1024;
    static constexpr int MaximumDelay = 600'000;
    static constexpr int MinimumInterval = 20;

    Api(ChatRoom *chat, TodoList *todos);

    QString version() const;

    /// An object with a line of explanation for each method.
    Q_INVOKABLE QtCapnWeb::Value help() const;

    /// "Hello, <name>!"
    Q_INVOKABLE QString hello(const QString &name) const;
    Q_INVOKABLE double square(double x) const { return x * x; }
    /// Gives back whatever it got: values of all types, and stubs too.
    Q_INVOKABLE QtCapnWeb::Value echo(const QtCapnWeb::Value &any) const { return any; }

    Q_INVOKABLE QtCapnWeb::Demo::Counter *makeCounter(double start = 0) const { return new Counter(start); }
    /// Adds to a counter of either side: a stub that is passed back to where it came from.
    Q_INVOKABLE QtCapnWeb::RpcPromise incrementCounter(const QtCapnWeb::RpcStub &counter, double by = 1) const;

    /// Joins the chat room. \a onMessage is called with `{from, text, time}`.
    Q_INVOKABLE QtCapnWeb::Demo::ChatSession *join(const QString &name, const QtCapnWeb::RpcStub &onMessage) const;
    /// The todo list.
    Q_INVOKABLE QtCapnWeb::Demo::TodoList *todos() const;
    /// Calls \a callback with 1, 2, 3 … every \a intervalMs milliseconds, 20 at least, until the subscription ends.
    Q_INVOKABLE QtCapnWeb::Demo::Subscription *subscribeTicker(int intervalMs, const QtCapnWeb::RpcStub &callback) const;

    /// Lets a user in; the tokens are "ada" and "guest". Pipelining asks for the profile in the same round trip:
    /// `authenticate("ada").profile()`. \throw RpcError for another token
    Q_INVOKABLE QtCapnWeb::Demo::User *authenticate(const QString &token) const;

    /// Throws an error of type \a kind: Error, TypeError, RangeError, SyntaxError, ReferenceError, EvalError, URIError,
    /// AggregateError; or "cause" for one with properties and a cause, "thrown" for something that is no error at all.
    Q_INVOKABLE void fail(const QString &kind) const;
    /// Gives \a value back after \a ms milliseconds.
    Q_INVOKABLE QFuture<QtCapnWeb::Value> slow(int ms, const QtCapnWeb::Value &value);
    /// A string of \a length characters.
    Q_INVOKABLE QString large(int length) const;
    /// A stream of \a lines lines of text, made as they are read.
    Q_INVOKABLE QtCapnWeb::RpcReadable download(int lines) const;
    /// Reads a stream of bytes or strings, and tells how many chunks and bytes it had.
    Q_INVOKABLE QtCapnWeb::RpcPromise upload(QtCapnWeb::RpcReadable content) const;

private:
    QPointer<ChatRoom> m_chat;
    QPointer<TodoList> m_todos;
};

} // namespace QtCapnWeb::Demo
