// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
//
// capnweb-benchclient ws://127.0.0.1:PORT/ CASE SECONDS: our client; one case, one JSON object. Its twin is benchclient.mjs,
// whose cases have the same names and do the same.
#include "process.h"
#include "rpcbatch.h"
#include "rpcpromise.h"
#include "rpcsession.h"
#include "rpcstream.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QTimer>

#ifdef __GLIBC__
#    include <malloc.h>
#endif

#include <algorithm>
#include <cmath>
#include <functional>
#include <iostream>
#include <map>
#include <memory>
#include <string>

using namespace Qt::StringLiterals;
using namespace QtCapnWeb;
using namespace Benchmark;

namespace {

using Figures = std::map<std::string, double>;

struct Client {
    QUrl url;
    RpcStub api;
    int server = 0; // its process
    double seconds = 1;
};

/// One thing that is measured; \a i counts them.
using Work = std::function<RpcPromise(const Client &client, int i)>;

void check(bool truth, QLatin1StringView what)
{
    if (!truth)
        throw RpcError(u"wrong result of "_s + what);
}

struct Round {
    Work work;
    Clock::time_point start = Clock::now();
    double seconds = 0;
    int count = 0;
    int made = 0;
    std::vector<double> microseconds;
};

RpcPromise lane(const Client &client, std::shared_ptr<Round> round, bool timed)
{
    Clock::time_point before = Clock::now();
    while (std::chrono::duration<double>(before - round->start).count() < round->seconds) {
        co_await round->work(client, round->made++);
        ++round->count;
        const Clock::time_point after = Clock::now();
        if (timed)
            round->microseconds.push_back(std::chrono::duration<double, std::micro>(after - before).count());
        before = after;
    }
    co_return Value();
}

/// Works in \a window lanes for \a seconds.
RpcPromise during(const Client &client, std::shared_ptr<Round> round, int window, double seconds)
{
    round->seconds = seconds;
    round->start = Clock::now();
    QList<RpcPromise> lanes;
    for (int i = 0; i < window; ++i)
        lanes.append(lane(client, round, window == 1));
    co_await all(lanes);
    round->seconds = secondsSince(round->start);
    co_return Value();
}

RpcPromise measure(const Client &client, Work work, int window, double bytes, Figures *figures)
{
    const auto warmUp = std::make_shared<Round>();
    warmUp->work = work;
    co_await during(client, warmUp, window, std::max(1.2, client.seconds / 3)); // as benchclient.mjs
    const double cpu = cpuSeconds(client.server);
    const double own = ownCpuSeconds();
    const auto round = std::make_shared<Round>();
    round->work = work;
    co_await during(client, round, window, client.seconds);
    *figures = {{"count", round->count},
                {"seconds", round->seconds},
                {"rate", round->count / round->seconds},
                {"serverCpu", cpuSeconds(client.server) - cpu},
                {"clientCpu", ownCpuSeconds() - own}};
    if (bytes > 0)
        (*figures)["megabytesPerSecond"] = round->count * bytes / round->seconds / 1e6;
    std::vector<double> &times = round->microseconds;
    if (!times.empty()) {
        std::sort(times.begin(), times.end());
        (*figures)["p50us"] = times[size_t(double(times.size() - 1) * 0.5)];
        (*figures)["p99us"] = times[size_t(double(times.size() - 1) * 0.99)];
    }
    co_return Value();
}

RpcPromise square(const Client &client, int i)
{
    const double result = co_await client.api.call<double>("square", i);
    check(result == double(i) * i, "square"_L1);
    co_return Value();
}

RpcPromise chain(const Client &client, int)
{
    RpcPromise link = client.api.call("makeChain");
    for (int i = 0; i < 8; ++i)
        link = link.call("next");
    const int depth = co_await link.call<int>("depth");
    check(depth == 9, "depth"_L1);
    co_return Value();
}

RpcPromise batch(const Client &client, int calls)
{
    QUrl url = client.url;
    url.setScheme(u"http"_s);
    const RpcStub session = startBatch(url);
    QList<RpcResult<double>> results;
    for (int i = 0; i < calls; ++i)
        results.append(session.call<double>("square", i));
    const QList<double> values = co_await all(results);
    check(values.last() == std::pow(calls - 1, 2), "a batch"_L1);
    co_return Value();
}

Value payload(const QString &kind, double *bytes)
{
    QList<Value> items;
    if (kind == "bytes"_L1) {
        *bytes = 1 << 20;
        return QByteArray(1 << 20, '\x5c');
    }
    if (kind == "numbers"_L1) {
        for (qint64 i = 0; i < 130'000; ++i)
            items.append(double(i * 7919 % 9'999'991));
        *bytes = 1'025'000;
    } else {
        for (int i = 0; i < 9'000; ++i) {
            items.append(Value::object({{u"id"_s, i},
                                        {u"name"_s, u"person %1"_s.arg(i)},
                                        {u"mail"_s, u"p%1@example.org"_s.arg(i)},
                                        {u"active"_s, i % 2 == 0},
                                        {u"weight"_s, i * 0.37},
                                        {u"labels"_s, Value::array({u"x"_s, u"y%1"_s.arg(i % 9)})}}));
        }
        *bytes = 950'000;
    }
    return Value::array(items);
}

RpcPromise echo(const Client &client, QString kind, Figures *figures)
{
    double bytes = 0;
    const Value value = payload(kind, &bytes);
    const auto work = [value](const Client &c, int) -> RpcPromise { return c.api.call("echo", value); };
    co_await measure(client, work, 1, bytes, figures);
    co_return Value();
}

RpcPromise callbacks(const Client &client, int window, Figures *figures)
{
    const auto callback = [](double i) { return i + 1; };
    const int count = std::max(1000, int(std::lround((window == 1 ? 20'000 : 100'000) * client.seconds)));
    co_await client.api.call("callBack", callback, count / 4, window);
    const double cpu = cpuSeconds(client.server);
    const Value result = co_await client.api.call("callBack", callback, count, window);
    check(result.value(u"sum").toNumber() == double(count) * (count + 1) / 2, "callBack"_L1);
    const double milliseconds = result.value(u"ms").toNumber();
    *figures = {{"count", count},
                {"seconds", milliseconds / 1000},
                {"rate", count / milliseconds * 1000},
                {"serverCpu", cpuSeconds(client.server) - cpu}};
    co_return Value();
}

RpcPromise stream(const Client &client, int)
{
    QList<Value> chunks;
    for (int i = 0; i < 64; ++i)
        chunks.append(QByteArray(16 * 1024, '\7'));
    const double bytes = co_await client.api.call<double>("consume", RpcReadable::fromChunks(chunks));
    check(bytes == 64 * 16 * 1024, "a stream"_L1);
    co_return Value();
}

RpcPromise keep(const Client &client, std::shared_ptr<QList<RpcStub>> held, qsizetype count)
{
    while (held->size() < count)
        held->append(co_await client.api.call<RpcStub>("makeCounter", 0));
    co_return Value();
}

void giveBackMemory()
{
#ifdef __GLIBC__
    malloc_trim(0);
#endif
}

RpcPromise capabilities(const Client &client, Figures *figures)
{
    constexpr int count = 100'000;
    const auto held = std::make_shared<QList<RpcStub>>();
    held->reserve(count + 1100);
    co_await keep(client, held, 1000);
    co_await client.api.call("gc");
    giveBackMemory();
    const int self = int(QCoreApplication::applicationPid());
    const double before = memoryOf(client.server).resident;
    const double ownBefore = memoryOf(self).resident;
    QList<RpcPromise> lanes;
    for (int i = 0; i < 64; ++i)
        lanes.append(keep(client, held, count + 1000));
    co_await all(lanes);
    lanes.clear();
    co_await client.api.call("gc");
    giveBackMemory();
    *figures = {{"count", count},
                {"bytesAtServer", (memoryOf(client.server).resident - before) / count},
                {"bytesAtClient", (memoryOf(self).resident - ownBefore) / count}};
    const Clock::time_point start = Clock::now();
    held->clear();
    co_await square(client, 2);
    (*figures)["releaseSeconds"] = secondsSince(start);
    co_return Value();
}

RpcPromise run(Client &client, QString name, Figures *figures)
{
    client.server = co_await client.api.call<int>("pid");
    const int number = name.section(u'-', -1).toInt();
    const QString kind = name.section(u'-', 0, 0);
    if (kind == "calls"_L1)
        co_await measure(client, square, number, 0, figures);
    else if (kind == "chain"_L1)
        co_await measure(client, chain, number, 0, figures);
    else if (kind == "batch"_L1)
        co_await measure(
            client, [number](const Client &c, int) { return batch(c, number); }, 1, 0, figures);
    else if (kind == "echo"_L1)
        co_await echo(client, name.section(u'-', 1), figures);
    else if (kind == "callback"_L1)
        co_await callbacks(client, number, figures);
    else if (kind == "stream"_L1)
        co_await measure(client, stream, 1, 64 * 16 * 1024, figures);
    else if (kind == "capabilities"_L1)
        co_await capabilities(client, figures);
    else
        throw RpcError(u"unknown case "_s + name);
    co_return Value();
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() < 3) {
        std::cerr << "usage: capnweb-benchclient URL CASE [SECONDS]" << std::endl;
        return 2;
    }
    Client client;
    client.url = QUrl(arguments.at(1));
    client.seconds = arguments.size() > 3 ? arguments.at(3).toDouble() : 1;
    client.api = connectToServer(client.url);
    Figures figures;
    std::cout.precision(12);
    run(client, arguments.at(2), &figures)
        .then(
            &application,
            [&] {
                const char *separator = "{";
                for (const auto &[name, value] : figures) {
                    std::cout << separator << '"' << name << "\":" << value;
                    separator = ",";
                }
                std::cout << '}' << std::endl;
                QCoreApplication::exit(0);
            },
            [](const RpcError &error) {
                std::cerr << "capnweb-benchclient: " << qPrintable(error.toString()) << std::endl;
                QCoreApplication::exit(1);
            });
    return QCoreApplication::exec();
}
