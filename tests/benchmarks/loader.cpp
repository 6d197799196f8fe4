// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
//
// capnweb-benchloader MODE ws://127.0.0.1:PORT/PATH [OPTION VALUE]…
// Loads a server with calls of square(), for less than any server needs to answer them: plain sockets, no JSON reader. It speaks
// just enough of the protocol, and ends if an answer is not what it should be. Prints one JSON object.
//
// MODE calls: over a WebSocket.   batches: over HTTP, with --calls in each.
//      sessions: the memory of --idle sessions over WebSockets that do nothing.
//      echoes, bytes: of a server that sends back texts over a WebSocket, or bytes; as long as a call's.
// --window N    calls or batches outstanding (1)
// --seconds S   how long (1), after a third of that, and at least 1.2 s, to warm up; or
// --count N     how many calls, without warming up
// --calls N     calls a batch (1)
// --idle N      sessions that are open beside it and do nothing (0)
// --hold N      capabilities of the server that are held meanwhile (0), each as one that was awaited
// --kind METHOD what makes such a one (makeCounter)
// --past N      calls that were made before (0)
// --pid N       the server, whose CPU time and memory are told
#include "loadpeers.h"
#include "process.h"

#include <algorithm>
#include <cstdio>
#include <map>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

using namespace Benchmark;

namespace {

struct Options {
    std::string mode;
    std::string url;
    int window = 1;
    double seconds = 1;
    long count = 0;
    int calls = 1;
    int idle = 0;
    long hold = 0;
    std::string kind = "makeCounter";
    long past = 0;
    int pid = 0;
};

Options readOptions(int argc, char **argv)
{
    if (argc < 3)
        throw std::runtime_error("a mode and an URL are needed");
    Options options;
    options.mode = argv[1];
    options.url = argv[2];
    std::map<std::string, std::string> given;
    for (int i = 3; i + 1 < argc; i += 2)
        given[argv[i]] = argv[i + 1];
    for (const auto &[name, value] : given) {
        if (name == "--kind") {
            options.kind = value;
            continue;
        }
        const double number = std::stod(value);
        if (name == "--window")
            options.window = int(number);
        else if (name == "--seconds")
            options.seconds = number;
        else if (name == "--count")
            options.count = long(number);
        else if (name == "--calls")
            options.calls = int(number);
        else if (name == "--idle")
            options.idle = int(number);
        else if (name == "--hold")
            options.hold = long(number);
        else if (name == "--past")
            options.past = long(number);
        else if (name == "--pid")
            options.pid = int(number);
        else
            throw std::runtime_error("unknown option " + name);
    }
    return options;
}

struct Run {
    long count = 0;
    double seconds = 0;
    std::vector<float> microseconds; ///< of each call, if they go one at a time
};

/// Keeps \a window outstanding until the time is over, or \a count were made.
Run load(Peer &peer, int window, double seconds, long count)
{
    Run run;
    const Clock::time_point start = Clock::now();
    Clock::time_point issued = start;
    long made = 0;
    long outstanding = 0;
    bool enough = false;
    const auto issue = [&] {
        peer.issue();
        ++made;
        ++outstanding;
    };
    for (int i = 0; i < window && (count == 0 || made < count); ++i)
        issue();
    peer.connection.flush();
    while (outstanding > 0) {
        peer.connection.receive();
        const long answered = peer.takeAnswers();
        const Clock::time_point now = Clock::now();
        run.count += answered;
        outstanding -= answered;
        if (window == 1 && answered > 0)
            run.microseconds.push_back(std::chrono::duration<float, std::micro>(now - issued).count());
        enough = enough || (count > 0 ? made >= count : std::chrono::duration<double>(now - start).count() >= seconds);
        for (long i = 0; i < answered && !enough; ++i) {
            issue();
            enough = count > 0 && made >= count;
        }
        issued = Clock::now();
        peer.connection.flush();
    }
    run.seconds = secondsSince(start);
    return run;
}

int measureSessions(const Options &options, const Place &place)
{
    WebSocketPeer first(place);
    first.collect();
    const Memory before = memoryOf(options.pid);
    std::vector<std::unique_ptr<WebSocketPeer>> idle;
    for (int i = 0; i < options.idle; ++i) {
        idle.push_back(std::make_unique<WebSocketPeer>(place));
        if (i == 0 || i == options.idle - 1)
            idle.back()->collect(); // so that it is a session for certain
    }
    first.collect();
    const Memory held = memoryOf(options.pid);
    std::printf("{\"sessions\":%d,\"bytesEach\":%.0f}\n", options.idle,
                (held.resident - before.resident) / std::max(options.idle, 1));
    return 0;
}

int measure(const Options &options)
{
    const Place place = placeOf(options.url);
    if (options.mode == "sessions")
        return measureSessions(options, place);
    std::vector<std::unique_ptr<Connection>> idle;
    for (int i = 0; i < options.idle; ++i) {
        idle.push_back(std::make_unique<Connection>(place));
        if (options.mode != "bytes")
            idle.back()->upgrade(place);
    }
    std::unique_ptr<Peer> peer;
    double bytesHeld = 0;
    if (options.mode == "calls") {
        auto webSocket = std::make_unique<WebSocketPeer>(place);
        if (options.hold > 0) {
            webSocket->hold(1000, options.kind); // what the first of them cost is not theirs
            webSocket->collect();
            const Memory before = memoryOf(options.pid);
            webSocket->hold(options.hold, options.kind);
            webSocket->collect();
            bytesHeld = memoryOf(options.pid).resident - before.resident;
        } else {
            webSocket->collect();
        }
        peer = std::move(webSocket);
    } else if (options.mode == "echoes") {
        peer = std::make_unique<EchoPeer>(place);
    } else if (options.mode == "bytes") {
        peer = std::make_unique<BytesPeer>(place);
    } else if (options.mode == "batches") {
        peer = std::make_unique<BatchPeer>(place, options.calls);
    } else {
        throw std::runtime_error("unknown mode " + options.mode);
    }
    if (options.past > 0)
        load(*peer, 64, 0, options.past);
    else if (options.count == 0)
        load(*peer, options.window, std::max(1.2, options.seconds / 3), 0); // V8 takes so long to be at its best

    resetPeak(options.pid);
    const double cpu = cpuSeconds(options.pid);
    const double ownCpu = ownCpuSeconds();
    Run run = load(*peer, options.window, options.seconds, options.count);
    const double serverCpu = cpuSeconds(options.pid) - cpu;
    const double loaderCpu = ownCpuSeconds() - ownCpu;
    const Memory memory = memoryOf(options.pid);
    std::printf("{\"count\":%ld,\"seconds\":%.4f,\"rate\":%.1f,\"serverCpu\":%.3f,\"loaderCpu\":%.3f,\"peakBytes\":%.0f,"
                "\"bytesHeld\":%.0f",
                run.count, run.seconds, double(run.count) / run.seconds, serverCpu, loaderCpu, memory.peak, bytesHeld);
    if (!run.microseconds.empty()) {
        std::sort(run.microseconds.begin(), run.microseconds.end());
        const auto at = [&](double part) { return double(run.microseconds[size_t(double(run.microseconds.size() - 1) * part)]); };
        std::printf(",\"p50us\":%.1f,\"p99us\":%.1f", at(0.5), at(0.99));
    }
    std::printf("}\n");
    return 0;
}

} // namespace

int main(int argc, char **argv)
{
    try {
        return measure(readOptions(argc, argv));
    } catch (const std::exception &error) {
        std::fprintf(stderr, "capnweb-benchloader: %s\n", error.what());
        return 1;
    }
}
