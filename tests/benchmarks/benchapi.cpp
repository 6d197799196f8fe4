// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "benchapi.h"

#include "rpcimplementation.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QElapsedTimer>

#include <memory>

#ifdef __GLIBC__
#    include <malloc.h>
#endif

using namespace Qt::StringLiterals;
using namespace QtCapnWeb;

namespace Benchmark {

namespace {

struct Run {
    int next = 0;
    double sum = 0;
};

/// One of those that call at a time.
RpcPromise lane(RpcStub function, int count, std::shared_ptr<Run> run)
{
    while (run->next < count) {
        const double result = co_await function(run->next++).as<double>();
        run->sum += result;
    }
    co_return Value();
}

RpcProxy<CounterApi> newCounter(double start)
{
    return implement<CounterApi>(Counter(start), handle(&CounterApi::increment, &Counter::increment),
                                 handle(&CounterApi::value, &Counter::value));
}

} // namespace

RpcStub Api::makeCounter(double start) const { return newCounter(start); }

Value Api::makeFunction(double value) const
{
    return toValue([value] { return value; });
}

Value Api::makeCounters(int count) const
{
    if (count < 0 || count > 10'000'000)
        throw RpcError::rangeError(u"The number of counters must lie between 0 and 10,000,000."_s);
    QList<Value> counters;
    counters.reserve(count);
    for (int i = 0; i < count; ++i)
        counters.append(toValue(newCounter(i)));
    return Value::array(std::move(counters));
}

RpcPromise Api::callBack(RpcStub function, int count, int window) const
{
    if (window < 1 || window > 100'000)
        throw RpcError::rangeError(u"The window must lie between 1 and 100,000."_s);
    QElapsedTimer timer;
    timer.start();
    const auto run = std::make_shared<Run>();
    QList<RpcPromise> lanes;
    for (int i = 0; i < window; ++i)
        lanes.append(lane(function, count, run));
    co_await all(lanes);
    const double elapsed = double(timer.nsecsElapsed()) / 1e6;
    co_return Value::object({{u"calls"_s, count}, {u"sum"_s, run->sum}, {u"ms"_s, elapsed}});
}

RpcPromise Api::consume(RpcReadable stream) const
{
    double bytes = 0;
    while (const RpcChunk chunk = co_await stream.read())
        bytes += double(chunk.as<QByteArray>().size());
    co_return Value(bytes);
}

double Api::pid() const { return double(QCoreApplication::applicationPid()); }

bool Api::gc() const
{
#ifdef __GLIBC__
    malloc_trim(0);
    return true;
#else
    return false;
#endif
}

} // namespace Benchmark
