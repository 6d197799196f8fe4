// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
//
// Programs of build/release/bin that measure by themselves; `run` calls each as a case. One that is not built is told as skipped.
//   name, what     what; what it is
//   program        its file in bin
//   arguments      of the command line, from the bench: {bin, tree, full}
//   figures        reads what it printed, for people, into {case, what, value, unit, better, limit}; a figure that is not found
//                  is left out
"use strict";
const { execFileSync } = require("node:child_process");
const fs = require("node:fs");
const path = require("node:path");

const found = (text, pattern, figure) => [...text.matchAll(pattern)].map((match, i) =>
    ({ ...figure, case: i ? `${figure.case}-${i + 1}` : figure.case, value: Number(match[1].replaceAll(",", "")) }));

/// A capture of so many messages, made once.
function capture(bench, messages) {
    const file = path.join(bench.tree, `benchmark-${messages}.cwtrace`);
    if (!fs.existsSync(file)) {
        execFileSync(path.join(bench.bin, "capture-generator"), ["--messages", String(messages), `${file}.part`],
            { stdio: ["ignore", 2, 2], timeout: bench.clock.millisecondsLeft(), killSignal: "SIGKILL" });
        fs.renameSync(`${file}.part`, file);
    }
    return file;
}

exports.programs = [
    {
        name: "engine", what: "the inspector's engine: a capture of 1e6 messages, with --full of 1e7 too", program: "bench_engine",
        arguments: bench => (bench.full ? [1e6, 1e7] : [1e6]).map(messages => capture(bench, messages)),
        figures: text => [
            ...found(text, /open and index .*?([\d.]+) x the floor/g, { case: "open", unit: "x the floor (memchr)", better: "less" }),
            ...found(text, /open and index .*?([\d.]+) x the other/g, { case: "open-plain", unit: "x the floor (byte by byte)", better: "less", limit: 10 }),
            ...found(text, /threads at work\s+([\d.]+)/g, { case: "threads", unit: "at work while it opens", better: "more" }),
            ...found(text, /a message\s+\S+ ns\s+([\d.]+) ns of processor/g, { case: "message", unit: "ns of processor time", better: "less" }),
            ...found(text, /first rows\s+([\d.]+) ms/g, { case: "first-rows", unit: "ms", better: "less", limit: 200 }),
            ...found(text, /memory a message\s+([\d.]+) B/g, { case: "memory", unit: "bytes a message", better: "less", limit: 64 }),
            ...found(text, /reopen with it\s+([\d.]+) ms/g, { case: "reopen", unit: "ms", better: "less", limit: 1000 }),
            ...found(text, /the slowest of 200\s+([\d.]+) ms/g, { case: "tables", unit: "ms, slowest of 200", better: "less", limit: 16 }),
            ...found(text, /live ingest into the store\s+([\d.]+) \/s/g, { case: "ingest", unit: "messages/s", better: "more", limit: 200_000 }),
        ],
    },
    {
        name: "filter", what: "filters over a million messages, and text search", program: "bench_filter", arguments: () => [],
        figures: text => [
            ...[...text.matchAll(/([\d.]+) ns each\s+\d+ found\s+(.+)/g)].map(match =>
                ({ case: match[2], value: Number(match[1]), unit: "ns a record", better: "less", limit: 30 })),
            ...[...text.matchAll(/([\d.]+) GB\/s\s+\d+ found\s+(.+)/g)].map(match =>
                ({ case: `search ${match[2]}`, value: Number(match[1]), unit: "GB/s", better: "more", limit: 0.5 })),
        ],
    },
    {
        name: "proxy", what: "the recording proxy: added latency, one call at a time", program: "bench_proxy", arguments: () => [],
        figures: text => [
            ...found(text, /through the proxy, recorded\s+\S+\s+\S+\s+([\d.-]+)/g, { case: "p50", unit: "us added", better: "less", limit: 60 }),
            ...found(text, /through the proxy, recorded\s+\S+\s+\S+\s+\S+\s+([\d.-]+)/g, { case: "p99", unit: "us added", better: "less", limit: 200 }),
        ],
    },
    {
        name: "window", what: "the inspector's window while it follows a busy session", program: "bench_windowload", arguments: () => ["--rate", "52000"],
        environment: { QT_QPA_PLATFORM: "offscreen" },
        figures: text => [
            ...found(text, /^shown\s+([\d.]+) messages\/s/gm, { case: "shown", unit: "messages/s", better: "more", limit: 50_000 }),
            ...found(text, /event-loop gap, ms\s+\S+ p50\s+\S+ p99\s+([\d.]+) longest/g, { case: "stall", unit: "ms, longest", better: "less", limit: 100 }),
            ...found(text, /GUI thread .*?([\d.]+) processor/g, { case: "event", unit: "ms of processor time, longest", better: "less", limit: 100 }),
            ...found(text, /GUI thread .*?([\d.]+) p99/g, { case: "frame", unit: "ms of processor time, p99", better: "less", limit: 16 }),
        ],
    },
    {
        name: "soak", what: "an hour of a thousand messages a second, in 72 seconds: what grows", program: "bench_windowload", long: true,
        arguments: () => ["--rate", "50000", "--seconds", "72", "--soak"], environment: { QT_QPA_PLATFORM: "offscreen" },
        figures: text => [
            ...found(text, /^memory\s+([\d.-]+) bytes a message/gm, { case: "memory", unit: "bytes a message", better: "less", limit: 64 }),
            ...found(text, /event-loop gap, ms\s+\S+ p50\s+\S+ p99\s+([\d.]+) longest/g, { case: "stall", unit: "ms, longest", better: "less", limit: 100 }),
        ],
    },
    {
        name: "window-message", what: "the window with one giant message of a live session: a million members, 30 MB of text",
        program: "bench_windowmessage", arguments: () => [], environment: { QT_QPA_PLATFORM: "offscreen" },
        figures: text => [...text.matchAll(/^(.+?)\s+longest event, ms\s+([\d.]+) wall\s+([\d.]+) processor/gm)].map(match =>
            ({ case: match[1], value: Number(match[3]), unit: "ms of processor time, longest event", better: "less", limit: 100 })),
    },
    {
        name: "window-open", what: "the window with a capture of 1e6 messages, with --full of 1e7: first frame, opening, filtering, panes",
        program: "bench_windowopen", arguments: bench => [capture(bench, bench.full ? 1e7 : 1e6)], environment: { QT_QPA_PLATFORM: "offscreen" },
        figures: text => [
            ...found(text, /^first frame\s+([\d.]+) ms/gm, { case: "first-frame", unit: "ms", better: "less", limit: 500 }),
            ...found(text, /^first rows\s+([\d.]+) ms/gm, { case: "first-rows", unit: "ms", better: "less", limit: 200 }),
            ...[...text.matchAll(/^(.+?)\s+longest event, ms\s+([\d.]+) wall\s+([\d.]+) processor/gm)].map(match =>
                ({ case: match[1], value: Number(match[3]), unit: "ms of processor time, longest event", better: "less", limit: 100 })),
        ],
    },
];
