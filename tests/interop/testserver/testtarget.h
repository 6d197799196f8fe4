// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include "rpcpromise.h"
#include "rpcstream.h"
#include "rpctarget.h"
#include "stubhook.h"

#include <QtCore/QList>
#include <QtCore/QStringList>
#include <QtCore/QVariantMap>

#include <memory>
#include <utility>

/// \file
/// The TestTarget interface of the reference's own tests, and what the interop tests need beyond it. testtarget.mjs is the same
/// in JavaScript.

namespace InteropTest {

class Counter : public QtCapnWeb::RpcTarget
{
    Q_OBJECT
    Q_PROPERTY(double value READ value)
public:
    explicit Counter(double value) : m_value(value) { }
    double value() const { return m_value; }
    Q_INVOKABLE double increment(double amount = 1) { return m_value += amount; }

private:
    double m_value;
};

class User : public QtCapnWeb::RpcTarget
{
    Q_OBJECT
public:
    Q_INVOKABLE QVariantMap profile() const;
};

/// Counts its disposals.
class Tracked : public QtCapnWeb::RpcTarget
{
    Q_OBJECT
public:
    explicit Tracked(std::shared_ptr<int> count) : m_count(std::move(count)) { }

protected:
    void disposed() override { ++*m_count; }

private:
    std::shared_ptr<int> m_count;
};

/// One for each session.
class TestTarget : public QtCapnWeb::RpcTarget
{
    Q_OBJECT
public:
    // The reference's own.
    Q_INVOKABLE double square(double i) const { return i * i; }
    /// `{result: self.square(i)}`: a promise within a result.
    Q_INVOKABLE QtCapnWeb::Value callSquare(const QtCapnWeb::RpcStub &self, double i) const;
    /// `{result: await func(i)}`
    Q_INVOKABLE QtCapnWeb::RpcPromise callFunction(QtCapnWeb::RpcStub func, double i) const;
    /// RangeError "test error"
    Q_INVOKABLE void throwError() const;
    Q_INVOKABLE InteropTest::Counter *makeCounter(double i) const { return new Counter(i); }
    Q_INVOKABLE QtCapnWeb::RpcPromise incrementCounter(const QtCapnWeb::RpcStub &counter, double i = 1) const;
    Q_INVOKABLE QList<double> generateFibonacci(int length) const;
    Q_INVOKABLE QtCapnWeb::Value returnNull() const { return nullptr; }
    Q_INVOKABLE void returnUndefined() const { }
    Q_INVOKABLE double returnNumber(double i) const { return i; }

    // More.
    Q_INVOKABLE QtCapnWeb::Value echo(const QtCapnWeb::Value &value) const { return value; }
    /// Throws an error of that type.
    Q_INVOKABLE void throwTyped(const QString &type, const QString &message) const;
    /// The token is "secret".
    Q_INVOKABLE InteropTest::User *authenticate(const QString &token) const;
    /// Calls \a callback with 1 … \a count, one after the other, and gives \a count.
    Q_INVOKABLE QtCapnWeb::RpcPromise subscribe(QtCapnWeb::RpcStub callback, int count) const;
    /// `{stub: stub}`
    Q_INVOKABLE QtCapnWeb::Value identity(const QtCapnWeb::RpcStub &stub) const;
    /// Keeps \a stub beyond the call.
    Q_INVOKABLE void hold(const QtCapnWeb::RpcStub &stub);
    /// Calls what is held: a function.
    Q_INVOKABLE QtCapnWeb::RpcPromise callHeld(double i) const;
    Q_INVOKABLE void releaseHeld();
    Q_INVOKABLE InteropTest::Tracked *makeTracked() const { return new Tracked(m_disposed); }
    /// How many of makeTracked() were disposed.
    Q_INVOKABLE int disposedCount() const { return *m_disposed; }
    /// Never answers.
    Q_INVOKABLE QtCapnWeb::RpcPromise hang();
    /// The number of bytes in \a stream.
    Q_INVOKABLE QtCapnWeb::RpcPromise upload(QtCapnWeb::RpcReadable stream) const;
    /// The numbers from 0 to \a count.
    Q_INVOKABLE QtCapnWeb::RpcReadable download(int count) const;
    /// Writes the numbers from 0 to \a count, closes, and gives \a count.
    Q_INVOKABLE QtCapnWeb::RpcPromise countInto(QtCapnWeb::RpcWritable target, int count) const;
    /// The bytes of a blob in reverse.
    Q_INVOKABLE QtCapnWeb::BlobData reverse(const QtCapnWeb::BlobData &blob) const;
    /// What samples.h says of \a value.
    Q_INVOKABLE QtCapnWeb::RpcPromise describe(QtCapnWeb::Value value) const;
    Q_INVOKABLE QtCapnWeb::Value sample(const QString &name) const;
    Q_INVOKABLE QStringList sampleNames() const;
    Q_INVOKABLE bool canEcho(const QString &name) const;
    Q_INVOKABLE void throwThis(const QtCapnWeb::Value &value) const { throw QtCapnWeb::RpcError::fromThrownValue(value); }
    /// `{list: [Counter], first: {counter: Counter}, name: "Ada"}`
    Q_INVOKABLE QtCapnWeb::Value nested() const;
    /// \a value, but not before goOn().
    Q_INVOKABLE QtCapnWeb::RpcPromise whenTold(QtCapnWeb::Value value);
    /// `{result: whenTold(value)}`
    Q_INVOKABLE QtCapnWeb::Value promiseWithin(const QtCapnWeb::Value &value);
    Q_INVOKABLE void goOn();
    /// `{all: func(i), part: func(i).x.y}`, without waiting.
    Q_INVOKABLE QtCapnWeb::Value callBack(const QtCapnWeb::RpcStub &func, double i) const;
    /// Maps a list of the client's with the client's functions.
    Q_INVOKABLE QtCapnWeb::RpcPromise mapTwice(const QtCapnWeb::RpcStub &doubler) const;
    /// As upload(), but nothing is read before goOn().
    Q_INVOKABLE QtCapnWeb::RpcPromise uploadWhenTold(QtCapnWeb::RpcReadable stream);
    /// \a count chunks of 64 KiB.
    Q_INVOKABLE QtCapnWeb::RpcReadable downloadBytes(int count) const;
    /// Counters from 0 to \a count.
    Q_INVOKABLE QtCapnWeb::RpcReadable makeCounters(int count) const;

private:
    QtCapnWeb::RpcStub m_held;
    QList<std::pair<QtCapnWeb::Deferred, QtCapnWeb::Value>> m_told;
    QList<QtCapnWeb::Deferred> m_hanging;
    std::shared_ptr<int> m_disposed = std::make_shared<int>(0);
};

} // namespace InteropTest
