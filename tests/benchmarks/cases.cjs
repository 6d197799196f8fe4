// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
//
// What is measured of the library. Each case has:
//   name, what    what; what it is
//   unit, better  of its figure; whether "more" or "less" of it is better
//   reference     measures the reference; gives a number. The cases limit.*, growth.* and tap.cost have something else there, as
//                 their text says
//   ours          measures ours
//   target        how many times better ours must be; or
//   limit         what ours must reach or stay below
//   long          only with --full
"use strict";

const MEGA = 1e6;

/// A server, loaded to its own limit.
const loaded = (name, what, target, mode, args, pinned = false) => ({
    name, what, unit: mode === "batches" ? "batches/s" : "calls/s", better: "more", target,
    reference: async bench => (await bench.load("reference", mode, args, pinned)).rate,
    ours: async bench => (await bench.load("ours", mode, args, pinned)).rate,
});

/// The reference as client of its own server and of another.
const scriptAt = server => (name, what, target, test, pinned = false, unit = "calls/s", figure = r => r.rate, better = "more") => ({
    name, what, unit, better, target,
    reference: async bench => figure(await bench.call("reference", "reference", test, pinned)),
    ours: async bench => figure(await bench.call("reference", server, test, pinned)),
});

const withScript = scriptAt("ours");

/// The other is one that does nothing but what Qt's sockets take, see callfloor.h: as far as one with a session behind them could come.
const scriptLimit = (...args) => ({ ...scriptAt("qtCalls")(...args), rounds: 3 });

/// Both ends ours, against both ends the reference's.
const bothEnds = (name, what, target, test, pinned = false, unit = "calls/s", figure = r => r.rate, better = "more") => ({
    name, what, unit, better, target,
    reference: async bench => figure(await bench.call("reference", "reference", test, pinned)),
    ours: async bench => figure(await bench.call("ours", "ours", test, pinned)),
});

/// Our client of the reference's server, against its own client.
const ourClient = (name, what, target, test, pinned = false) => ({
    name, what, unit: "calls/s", better: "more", target,
    reference: async bench => (await bench.call("reference", "reference", test, pinned)).rate,
    ours: async bench => (await bench.call("ours", "reference", test, pinned)).rate,
});

const cpuOfEach = r => r.serverCpu / r.count * 1000;

const perCall = r => r.serverCpu / r.count * MEGA;

/// How a call's cost grows: ours alone; the ratio is that to a call without what grows.
const grows = (name, what, more, long = false, kind = "ours", mode = "calls") => {
    const counted = more.includes("--past") ? ["--count", 200_000] : []; // the first are not to be warmed up
    const cost = async (bench, args) => perCall(await bench.load(kind, mode, ["--window", 64, ...counted, ...args]));
    return {
        name, what, unit: mode === "calls" ? "us server CPU a call" : "us server CPU an echo", better: "less", target: 0.7, rounds: 3, long,
        reference: bench => cost(bench, []),
        ours: bench => cost(bench, more),
    };
};

/// What Qt's sockets cost by themselves, in the place of the reference, and our calls.
const limit = (name, what, kind, mode, window, pinned = false) => ({
    name, what, unit: "us server CPU", better: "less", rounds: 3,
    reference: async bench => perCall(await bench.load(kind, mode, ["--window", window, "--count", window === 1 ? 20_000 : 200_000], pinned)),
    ours: async bench => perCall(await bench.load("ours", "calls", ["--window", window, "--count", window === 1 ? 20_000 : 200_000], pinned)),
});

/// A live capability at the server, as one that was awaited; `method` makes it.
const held = async (bench, kind, method) =>
    (await bench.load(kind, "calls", ["--hold", 100_000, "--kind", method, "--count", 1])).bytesHeld / 1e5;

/// Only with --full.
const long = entry => ({ ...entry, long: true });

exports.library = [
    loaded("server.calls-1", "one call at a time, server and loader on one core", 1.7, "calls", ["--window", 1], true),
    loaded("server.calls-64", "64 calls outstanding", 5, "calls", ["--window", 64]),
    loaded("server.calls-1000", "1000 calls outstanding", 8, "calls", ["--window", 1000]),
    loaded("server.batch-1", "batches of 1 call, 8 at once", 2.5, "batches", ["--window", 8, "--calls", 1]),
    loaded("server.batch-10", "batches of 10 calls, 8 at once", 2.5, "batches", ["--window", 8, "--calls", 10]),
    loaded("server.batch-100", "batches of 100 calls, 8 at once", 3, "batches", ["--window", 8, "--calls", 100]),

    withScript("script.calls-1", "JavaScript client, one at a time, one core", 1.5, "calls-1", true),
    withScript("script.calls-64", "JavaScript client, 64 outstanding: the server's CPU a call", 1.5, "calls-64", false,
        "us server CPU a call", perCall, "less"),
    long(withScript("script.rate-64", "JavaScript client, 64 outstanding: calls/s, which the client bounds", undefined, "calls-64")),
    withScript("script.chain-64", "JavaScript client, chains of 10 pipelined calls, 64 at once: the server's CPU", 1.5, "chain-64", false,
        "us server CPU a chain", perCall, "less"),
    withScript("echo.numbers", "1 MB echo of numbers: the server's CPU", 2.5, "echo-numbers", false, "ms server CPU an echo", cpuOfEach, "less"),
    withScript("echo.objects", "1 MB echo of objects: the server's CPU", 2.5, "echo-objects", false, "ms server CPU an echo", cpuOfEach, "less"),
    withScript("echo.bytes", "1 MB echo of bytes: the server's CPU", 5, "echo-bytes", false, "ms server CPU an echo", cpuOfEach, "less"),
    withScript("script.callback-64", "JavaScript client, 64 callbacks outstanding: the server's CPU a call", 1.5, "callback-64", false,
        "us server CPU a call", perCall, "less"),
    withScript("script.stream", "JavaScript client, 1 MiB in 64 chunks to the server: the server's CPU", 1.5, "stream", false,
        "ms server CPU a stream", cpuOfEach, "less"),

    bothEnds("both.calls-1", "our client and server, one at a time, one core", 2.5, "calls-1", true),
    bothEnds("both.calls-64", "our client and server, 64 outstanding", 5, "calls-64"),
    long(bothEnds("both.calls-1000", "our client and server, 1000 outstanding", 5, "calls-1000")),
    bothEnds("both.chain-1", "our client and server, a chain of 10 pipelined calls, one core", 2.5, "chain-1", true, "chains/s"),
    bothEnds("both.chain-64", "our client and server, chains of 10, 64 at once", 4, "chain-64", false, "chains/s"),
    bothEnds("both.callback-1", "calls from server to client, one at a time, one core", 2.5, "callback-1", true),
    bothEnds("both.callback-64", "calls from server to client, 64 outstanding", 4, "callback-64"),
    bothEnds("both.batch-10", "our batch client and server, one batch of 10 at a time", 1.5, "batch-10", false, "batches/s"),
    bothEnds("both.stream", "1 MiB in 64 chunks to the server", 1.5, "stream", false, "MB/s", r => r.megabytesPerSecond),
    bothEnds("both.echo-objects", "1 MB echo of objects", 1, "echo-objects", false, "MB/s", r => r.megabytesPerSecond),

    ourClient("client.calls-64", "our client of the reference's server, 64 outstanding", 1, "calls-64"),
    ourClient("client.calls-1", "our client of the reference's server, one at a time, one core", 1, "calls-1", true),

    {
        name: "memory.object", what: "a live capability at the server that is an object", unit: "bytes", better: "less", limit: 200,
        rounds: 2,
        reference: bench => held(bench, "reference", "makeCounter"),
        ours: bench => held(bench, "ours", "makeCounter"),
    },
    {
        name: "memory.qobject", what: "the same of an RpcTarget, which is a QObject; the reference is a bare one", unit: "bytes",
        better: "less", rounds: 2,
        reference: bench => bench.bytesOfObject(),
        ours: bench => held(bench, "ours", "makeCounterTarget"),
    },
    {
        name: "memory.function", what: "a live capability at the server that is a function", unit: "bytes", better: "less", limit: 200,
        rounds: 2,
        reference: bench => held(bench, "reference", "makeFunction"),
        ours: bench => held(bench, "ours", "makeFunction"),
    },
    {
        name: "memory.import", what: "a live capability at the client", unit: "bytes", better: "less", limit: 250, rounds: 2,
        reference: async bench => (await bench.call("reference", "ours", "capabilities")).bytesAtClient,
        ours: async bench => (await bench.call("ours", "ours", "capabilities")).bytesAtClient,
    },
    {
        name: "memory.release", what: "100,000 capabilities are released", unit: "s", better: "less", target: 1.5, rounds: 2,
        reference: async bench => (await bench.call("reference", "reference", "capabilities")).releaseSeconds,
        ours: async bench => (await bench.call("ours", "ours", "capabilities")).releaseSeconds,
    },
    {
        name: "memory.session", what: "an idle session at the server, of 1000", unit: "bytes", better: "less", target: 1, rounds: 2,
        reference: async bench => (await bench.load("reference", "sessions", ["--idle", 1000])).bytesEach,
        ours: async bench => (await bench.load("ours", "sessions", ["--idle", 1000])).bytesEach,
    },
    {
        name: "million.peak", what: "a million calls, 64 outstanding: the server's peak memory", unit: "MiB", better: "less", target: 3, rounds: 1,
        reference: async bench => (await bench.load("reference", "calls", ["--window", 64, "--count", MEGA])).peakBytes / 1048576,
        ours: async bench => (await bench.load("ours", "calls", ["--window", 64, "--count", MEGA])).peakBytes / 1048576,
    },
    {
        name: "million.cpu", what: "a million calls, 64 outstanding: the server's CPU", unit: "s", better: "less", target: 5, rounds: 1, long: true,
        reference: async bench => (await bench.load("reference", "calls", ["--window", 64, "--count", MEGA])).serverCpu,
        ours: async bench => (await bench.load("ours", "calls", ["--window", 64, "--count", MEGA])).serverCpu,
    },
    {
        name: "tap.cost", what: "64 outstanding with a tap on the session; the reference is ours without", unit: "us server CPU a call",
        better: "less", target: 0.9,
        reference: async bench => perCall(await bench.load("ours", "calls", ["--window", 64, "--count", 200_000])),
        ours: async bench => perCall(await bench.load("tapped", "calls", ["--window", 64, "--count", 200_000])),
    },

    scriptLimit("limit.script-1", "script.calls-1 with a server of QTcpSocket that does nothing else, in the place of ours", undefined,
        "calls-1", true),
    scriptLimit("limit.script-64", "the same of script.calls-64", undefined, "calls-64", false, "us server CPU a call", perCall, "less"),
    scriptLimit("limit.script-chain", "the same of script.chain-64", undefined, "chain-64", false, "us server CPU a chain", perCall, "less"),
    limit("limit.websocket-1", "a bare echo of QWebSocket, one at a time, one core; calls of ours", "qtWebSocket", "echoes", 1, true),
    limit("limit.websocket-64", "a bare echo of QWebSocket, 64 outstanding; calls of ours", "qtWebSocket", "echoes", 64),
    long(limit("limit.websocket-1000", "a bare echo of QWebSocket, 1000 outstanding; calls of ours", "qtWebSocket", "echoes", 1000)),
    limit("limit.tcp-1", "a bare echo of QTcpSocket, one at a time, one core; calls of ours", "qtTcp", "bytes", 1, true),
    long(limit("limit.tcp-64", "a bare echo of QTcpSocket, 64 outstanding; calls of ours", "qtTcp", "bytes", 64)),

    grows("growth.capabilities-1e3", "with 1,000 live capabilities, against none", ["--hold", 1000], true),
    grows("growth.capabilities-1e5", "with 100,000 live capabilities, against none", ["--hold", 100_000]),
    grows("growth.sessions-100", "with 100 idle sessions, against none", ["--idle", 100], true),
    grows("growth.sessions-1000", "with 1,000 idle sessions, against none", ["--idle", 1000]),
    {
        ...grows("growth.qt-sockets-1000", "a bare echo of QTcpSocket with 1,000 idle sockets, against none: what of it is Qt's",
            ["--idle", 1000], false, "qtTcp", "bytes"),
        target: undefined,
    },
    grows("growth.past-1e6", "after a million calls, against the first", ["--past", MEGA]),
    grows("growth.past-1e7", "after ten million calls, against the first", ["--past", 10 * MEGA], true),
];
