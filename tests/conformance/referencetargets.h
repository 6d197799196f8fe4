// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include "testapi.h"

#include "rpcstream.h"

#include <QtCore/QPointer>
#include <QtCore/QTimer>

#include <functional>

/// \file
/// What the tests of the reference's cases share: the objects that are called, and two sessions over a connection that can be
/// watched, held back and broken. REFERENCE-CASES.md lists the cases.

namespace Reference {

using namespace QtCapnWeb;
using namespace Qt::StringLiterals;

/// \brief A number that can be incremented. `alive` counts the objects.
class Counter : public RpcTarget
{
    Q_OBJECT
    Q_PROPERTY(int value READ value)
public:
    explicit Counter(int start = 0) : m_value(start) { ++alive; }
    ~Counter() override { --alive; }
    int value() const { return m_value; }
    Q_INVOKABLE int increment(int by = 1) { return m_value += by; }

    static inline int alive = 0;

private:
    int m_value;
};

/// \brief The main interface of most tests.
class TestTarget : public RpcTarget
{
    Q_OBJECT
public:
    Q_INVOKABLE double square(double i) { return i * i; }
    /// {result: a call back on \a self}, not awaited: a promise within a result.
    Q_INVOKABLE QtCapnWeb::Value callSquare(const QtCapnWeb::RpcStub &self, double i);
    /// {result: what \a function gave}, awaited.
    Q_INVOKABLE QtCapnWeb::RpcPromise callFunction(QtCapnWeb::RpcStub function, double i);
    Q_INVOKABLE void throwError();
    Q_INVOKABLE Counter *makeCounter(int start) { return new Counter(start); }
    Q_INVOKABLE QtCapnWeb::RpcPromise incrementCounter(const QtCapnWeb::RpcStub &counter, int by = 1);
    Q_INVOKABLE QtCapnWeb::Value generateFibonacci(int length);
    Q_INVOKABLE QtCapnWeb::Value returnNull() { return Value(nullptr); }
    Q_INVOKABLE QtCapnWeb::Value returnUndefined() { return {}; }
    Q_INVOKABLE double returnNumber(double i) { return i; }
    Q_INVOKABLE QtCapnWeb::Value echo(const QtCapnWeb::Value &value) { return value; }
    Q_INVOKABLE QtCapnWeb::BlobData echoBlob(const QtCapnWeb::BlobData &blob) { return blob; }
};

/// \brief A target that tells of its end.
class DisposableTarget : public RpcTarget
{
    Q_OBJECT
public:
    explicit DisposableTarget(int *disposals) : m_disposals(disposals) { }
    Q_INVOKABLE int getValue() { return 42; }

protected:
    void disposed() override { ++*m_disposals; }

private:
    int *m_disposals;
};

/// \brief A target whose methods are written where they are tested: call("run", …) hands its arguments to a function.
class FunctionTarget : public RpcTarget
{
    Q_OBJECT
public:
    using Function = std::function<Value(const Value &)>;
    explicit FunctionTarget(Function function) : m_function(std::move(function)) { }
    Q_INVOKABLE QtCapnWeb::Value run(const QtCapnWeb::Value &argument) { return m_function(argument); }

private:
    Function m_function;
};

/// \brief One end of a connection in memory that can be watched, held back and broken.
class WatchedTransport : public Transport
{
    Q_OBJECT
public:
    /// Takes \a carrier over.
    explicit WatchedTransport(Transport *carrier);

    State state() const override { return m_broken ? State::Closed : m_carrier->state(); }
    void send(const QByteArray &text) override;
    void close(quint16 code, const QString &reason) override;
    void setMaximumMessageSize(qint64 codeUnits) override { m_carrier->setMaximumMessageSize(codeUnits); }
    QString peerName() const override { return m_carrier->peerName(); }

    /// What arrives is kept until it is released.
    void hold() { m_held = true; }
    void release();
    qsizetype heldBack() const { return m_inbox.size(); }
    /// The connection is lost, as the session sees it.
    void lose(const QString &error);
    /// How many of the texts that were sent begin with \a start.
    qsizetype count(const QByteArray &start) const;

    QList<QByteArray> sent;
    QList<std::pair<quint16, QString>> closes;
    /// If set, send() fails in this way in place of sending.
    QString sendError;

private:
    Transport *m_carrier;
    QList<QByteArray> m_inbox;
    bool m_held = false;
    bool m_broken = false;
};

/// \brief Two sessions over two of these.
struct Pair {
    explicit Pair(const RpcStub &serverMain, const RpcSessionOptions &serverOptions = {});
    ~Pair();
    Pair(const Pair &) = delete;
    Pair &operator=(const Pair &) = delete;

    RpcStub api() const { return client->remoteMain(); }
    bool isAtRest() const;

    QPointer<WatchedTransport> clientEnd;
    QPointer<WatchedTransport> serverEnd;
    QPointer<RpcSession> client;
    QPointer<RpcSession> server;
};

/// What a map of generateFibonacci() over each item of generateFibonacci(7), item by item, gives: three levels of arrays.
Value nestedFibonacci();

/// Turns the event loop until nothing is left to do, deferred deletions included.
void settle();
/// The error of a rejected promise, with all its properties; nothing if there was none.
std::optional<RpcError> rejectionOf(const RpcPromise &promise);

} // namespace Reference
