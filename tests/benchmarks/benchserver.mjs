// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
//
// node --expose-gc benchserver.mjs [PORT]: the reference as server, with the interface of benchapi.h. The same command line and the
// same READY line as capnweb-benchserver.
import http from "node:http";
import { WebSocket, WebSocketServer } from "ws";
import { RpcTarget, newWebSocketRpcSession, nodeHttpBatchRpcResponse } from "capnweb";

globalThis.WebSocket ??= WebSocket; // capnweb wants it; Node.js 20 and before have none

class Counter extends RpcTarget {
    #value;
    constructor(start) {
        super();
        this.#value = start;
    }
    get value() { return this.#value; }
    increment(by = 1) { return this.#value += by; }
}

class Chain extends RpcTarget {
    #depth;
    constructor(depth) {
        super();
        this.#depth = depth;
    }
    next() { return new Chain(this.#depth + 1); }
    depth() { return this.#depth; }
}

class Api extends RpcTarget {
    square(i) { return i * i; }
    echo(value) { return value; }
    makeCounter(start = 0) { return new Counter(start); }
    makeFunction(value) { return () => value; }
    makeCounters(count) { return Array.from({ length: count }, (_, i) => new Counter(i)); }
    makeChain() { return new Chain(1); }
    async callBack(callback, count, window) {
        const begin = performance.now();
        const own = callback.dup(); // arguments go with the first await
        let next = 0;
        let sum = 0;
        const lane = async () => {
            while (next < count) {
                const result = await own(next++);
                sum += result;
            }
        };
        await Promise.all(Array.from({ length: window }, lane));
        own[Symbol.dispose]();
        return { calls: count, sum, ms: performance.now() - begin };
    }
    async consume(stream) {
        let bytes = 0;
        for await (const chunk of stream) bytes += chunk.length;
        return bytes;
    }
    pid() { return process.pid; }
    gc() {
        for (let i = 0; i < 2; ++i) globalThis.gc?.(); // what the first has finalised goes with the second
        return !!globalThis.gc;
    }
}

const server = http.createServer((request, response) => {
    nodeHttpBatchRpcResponse(request, response, new Api()).catch(error => {
        response.statusCode = 500;
        response.end(String(error));
    });
});
new WebSocketServer({ server, perMessageDeflate: false, maxPayload: 64 * 1024 * 1024 })
    .on("connection", socket => newWebSocketRpcSession(socket, new Api()));
server.listen(Number(process.argv[2] ?? 0), "127.0.0.1", () => {
    const { port } = server.address();
    console.log(`READY ws://127.0.0.1:${port}/ http://127.0.0.1:${port}/ pid=${process.pid}`);
});
