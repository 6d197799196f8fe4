// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include "rpcinterface.h"
#include "rpcpromise.h"
#include "rpcstream.h"
#include "rpctarget.h"

#include <optional>

/// \file
/// What a server under measurement offers, as an application would write it; benchserver.mjs offers the same with the reference.

namespace Benchmark {

/// What a counter offers.
struct CounterApi {
    QtCapnWeb::RpcMethod<"increment", double(std::optional<double> by)> increment;
    QtCapnWeb::RpcProperty<"value", double> value;
};

/// A counter as one writes it who hands out many: an object like any other.
class Counter
{
public:
    explicit Counter(double start) : m_value(start) { }
    double value() const { return m_value; }
    double increment(std::optional<double> by) { return m_value += by.value_or(1); }

private:
    double m_value;
};

/// The same as a target, with all that a QObject has.
class CounterTarget : public QtCapnWeb::RpcTarget
{
    Q_OBJECT
    Q_PROPERTY(double value READ value)
public:
    explicit CounterTarget(double start) : m_value(start) { }
    double value() const { return m_value; }

    Q_INVOKABLE double increment(double by = 1) { return m_value += by; }

private:
    double m_value;
};

/// For pipelines: each link gives the next one.
class Chain : public QtCapnWeb::RpcTarget
{
    Q_OBJECT
public:
    explicit Chain(double depth) : m_depth(depth) { }

    Q_INVOKABLE Chain *next() const { return new Chain(m_depth + 1); }
    Q_INVOKABLE double depth() const { return m_depth; }

private:
    double m_depth;
};

/// The main interface; each session has one of its own.
class Api : public QtCapnWeb::RpcTarget
{
    Q_OBJECT
public:
    Q_INVOKABLE double square(double i) const { return i * i; }
    Q_INVOKABLE QtCapnWeb::Value echo(const QtCapnWeb::Value &value) const { return value; }
    Q_INVOKABLE QtCapnWeb::RpcStub makeCounter(double start = 0) const;
    Q_INVOKABLE CounterTarget *makeCounterTarget(double start = 0) const { return new CounterTarget(start); }
    /// A function that gives \a value: a capability that is no object.
    Q_INVOKABLE QtCapnWeb::Value makeFunction(double value) const;
    /// \a count counters that start at 0, 1, 2 …
    Q_INVOKABLE QtCapnWeb::Value makeCounters(int count) const;
    Q_INVOKABLE Chain *makeChain() const { return new Chain(1); }
    /// Calls \a function with 0 to \a count - 1, at most \a window calls outstanding. Gives {calls, sum of the results, ms}.
    Q_INVOKABLE QtCapnWeb::RpcPromise callBack(QtCapnWeb::RpcStub function, int count, int window) const;
    /// Reads a stream of bytes to its end. Gives their number.
    Q_INVOKABLE QtCapnWeb::RpcPromise consume(QtCapnWeb::RpcReadable stream) const;
    Q_INVOKABLE double pid() const;
    /// Gives memory that is not in use back to the system, so that what remains can be measured.
    Q_INVOKABLE bool gc() const;
};

} // namespace Benchmark
