// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
//
// node --expose-gc benchclient.mjs ws://127.0.0.1:PORT/ CASE SECONDS: the reference as client; one case, one JSON object. Its twin
// is benchclient.cpp, whose cases have the same names and do the same.
import fs from "node:fs";
import { WebSocket } from "ws";
import { newHttpBatchRpcSession, newWebSocketRpcSession } from "capnweb";

globalThis.WebSocket ??= WebSocket;
const [url, name, secondsText] = process.argv.slice(2);
const seconds = Number(secondsText ?? 1);

const cpuOf = pid => { // seconds
    try { // nanoseconds, of each thread by itself; not every kernel keeps them
        const tasks = fs.readdirSync(`/proc/${pid}/task`);
        return tasks.reduce((sum, task) => sum + Number(fs.readFileSync(`/proc/${pid}/task/${task}/schedstat`, "latin1").split(" ")[0]), 0) / 1e9;
    } catch { /* else in ticks */ }
    const fields = fs.readFileSync(`/proc/${pid}/stat`, "latin1").replace(/^.*\) /, "").split(" ");
    return (Number(fields[11]) + Number(fields[12])) / 100;
};
const memoryOf = pid => { // bytes
    const status = fs.readFileSync(`/proc/${pid}/status`, "latin1");
    const field = key => Number(new RegExp(`${key}:\\s+(\\d+)`).exec(status)[1]) * 1024;
    return { resident: field("VmRSS"), peak: field("VmHWM") };
};
const check = (truth, what) => { if (!truth) throw new Error(`wrong result of ${what}`); };
const quantile = (sorted, part) => sorted[Math.floor((sorted.length - 1) * part)];

// The server is asked for its pid once, so that any server can be measured.
const socket = new WebSocket(url, { perMessageDeflate: false, maxPayload: 64 * 1024 * 1024 });
await new Promise((resolve, reject) => socket.on("open", resolve).on("error", reject));
const api = newWebSocketRpcSession(socket);
const server = await api.pid();

/// Runs `work` in `window` lanes for so long.
async function during(work, window, duration) {
    const begin = performance.now();
    const end = begin + duration * 1000;
    const times = [];
    let count = 0;
    const lane = async () => {
        for (let before = performance.now(); before < end;) {
            await work(count++);
            const after = performance.now();
            if (window === 1) times.push((after - before) * 1000);
            before = after;
        }
    };
    await Promise.all(Array.from({ length: window }, lane));
    times.sort((a, b) => a - b);
    return { count, seconds: (performance.now() - begin) / 1000, times };
}

async function measured(work, window, bytes = 0) {
    // As long as V8 takes until its code, here and at the server, is as fast as it gets.
    await during(work, window, Math.max(1.2, seconds / 3));
    const cpu = cpuOf(server);
    const own = process.cpuUsage();
    const { count, seconds: taken, times } = await during(work, window, seconds);
    const used = process.cpuUsage(own);
    const result = { count, seconds: taken, rate: count / taken, serverCpu: cpuOf(server) - cpu, clientCpu: (used.user + used.system) / 1e6 };
    if (bytes) result.megabytesPerSecond = count * bytes / taken / 1e6;
    if (times.length) Object.assign(result, { p50us: quantile(times, 0.5), p99us: quantile(times, 0.99) });
    return result;
}

const square = async i => check(await api.square(i) === i * i, "square");

async function chain() {
    const links = [api.makeChain()];
    for (let i = 0; i < 8; ++i) links.push(links[i].next());
    check(await links[8].depth() === 9, "depth");
    for (const link of links) link[Symbol.dispose]();
}

async function batch(calls) {
    const session = newHttpBatchRpcSession(url.replace(/^ws/, "http"));
    const results = await Promise.all(Array.from({ length: calls }, (_, i) => session.square(i)));
    check(results[calls - 1] === (calls - 1) ** 2, "a batch");
}

const payloads = { // about a megabyte each
    numbers: () => Array.from({ length: 130_000 }, (_, i) => i * 7919 % 9_999_991),
    objects: () => Array.from({ length: 9_000 }, (_, i) => ({
        id: i, name: `person ${i}`, mail: `p${i}@example.org`, active: i % 2 === 0, weight: i * 0.37, labels: ["x", `y${i % 9}`],
    })),
    bytes: () => Uint8Array.from({ length: 1 << 20 }, (_, i) => i * 31),
};

async function echo(kind) {
    const value = payloads[kind]();
    const bytes = kind === "bytes" ? value.length : JSON.stringify(value).length;
    const size = value.length;
    return measured(async () => {
        const back = await api.echo(value);
        check(back.length === size, "echo");
        back[Symbol.dispose]?.();
    }, 1, bytes);
}

async function callbacks(window) {
    const callback = i => i + 1;
    const count = Math.max(1000, Math.round((window === 1 ? 8000 : 40000) * seconds));
    await api.callBack(callback, Math.ceil(count / 4), window);
    const cpu = cpuOf(server);
    const { sum, ms } = await api.callBack(callback, count, window);
    check(sum === count * (count + 1) / 2, "callBack");
    return { count, seconds: ms / 1000, rate: count / ms * 1000, serverCpu: cpuOf(server) - cpu };
}

/// A stream of 64 chunks of 16 KiB to the server.
async function stream() {
    const chunk = new Uint8Array(16 * 1024).fill(7);
    return measured(async () => {
        let left = 64;
        const bytes = await api.consume(new ReadableStream({
            pull(controller) {
                controller.enqueue(chunk);
                if (--left === 0) controller.close();
            },
        }));
        check(bytes === 64 * chunk.length, "a stream");
    }, 1, 64 * chunk.length);
}

/// Capabilities that are held: bytes of each at either end, and the time to let go of them.
async function capabilities() {
    const count = 100_000;
    const held = [];
    for (let i = 0; i < 1000; ++i) held.push(await api.makeCounter(i));
    await api.gc();
    globalThis.gc();
    const before = memoryOf(server).resident;
    const ownBefore = process.memoryUsage().heapUsed;
    let next = 0;
    const lane = async () => { while (next++ < count) held.push(await api.makeCounter(0)); };
    await Promise.all(Array.from({ length: 64 }, lane));
    await api.gc();
    globalThis.gc();
    const bytesAtServer = (memoryOf(server).resident - before) / count;
    const bytesAtClient = (process.memoryUsage().heapUsed - ownBefore) / count;
    const begin = performance.now();
    for (const one of held) one[Symbol.dispose]();
    await square(2);
    return { count, bytesAtServer, bytesAtClient, releaseSeconds: (performance.now() - begin) / 1000 };
}

const cases = {
    "calls-1": () => measured(square, 1),
    "calls-64": () => measured(square, 64),
    "calls-1000": () => measured(square, 1000),
    "chain-1": () => measured(chain, 1),
    "chain-64": () => measured(chain, 64),
    "batch-1": () => measured(() => batch(1), 1),
    "batch-10": () => measured(() => batch(10), 1),
    "batch-100": () => measured(() => batch(100), 1),
    "echo-numbers": () => echo("numbers"),
    "echo-objects": () => echo("objects"),
    "echo-bytes": () => echo("bytes"),
    "callback-1": () => callbacks(1),
    "callback-64": () => callbacks(64),
    stream,
    capabilities,
};
if (!cases[name]) throw new Error(`unknown case ${name}; there are ${Object.keys(cases).join(", ")}`);
console.log(JSON.stringify(await cases[name]()));
process.exit(0);
