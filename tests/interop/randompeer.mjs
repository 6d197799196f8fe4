// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
//
// node randompeer.mjs
// The reference implementation as the other peer of random programs: tests/conformance/randomprogram.h says what they are,
// randomhost.h what a peer offers. Prints `READY ws://127.0.0.1:N/` and serves until its standard input closes. The line `stats`
// there is answered by `STATS [{"imports":n,"exports":n}, …]`, an entry for each open session.

import { createInterface } from "node:readline";
import { RpcSession, RpcStub, RpcTarget, WebSocketTransport } from "capnweb";
import { WebSocket, WebSocketServer } from "ws";

// capnweb reads constants of the global WebSocket, which Node.js has from version 22 on.
globalThis.WebSocket ??= WebSocket;

const errorTypes = { Error, TypeError, RangeError, SyntaxError, URIError };
const turn = () => new Promise((resolve) => setImmediate(resolve));

// What a callee keeps or returns of its arguments, which are disposed when its call is done.
function keep(value) {
  if (value instanceof RpcStub) return value.dup();
  if (Array.isArray(value)) return value.map(keep);
  if (value !== null && typeof value === "object" && Object.getPrototypeOf(value) === Object.prototype)
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, keep(item)]));
  return value;
}

class Counter extends RpcTarget {
  #name;
  #start;
  #sums = new Map();

  constructor(name, start) {
    super();
    this.#name = name;
    this.#start = start;
  }

  bump(tag, by) {
    const sum = (this.#sums.get(tag) ?? 0) + by;
    this.#sums.set(tag, sum);
    return sum;
  }

  pure(x) {
    return [this.#name, keep(x)];
  }

  get name() {
    return this.#name;
  }

  get info() {
    return { name: this.#name, start: this.#start, list: [1, 2, 3] };
  }

  get child() {
    return new Counter(`${this.#name}.child`, this.#start + 1);
  }
}

function makeFunction(kind, name) {
  switch (kind) {
    case "fail":
      return () => {
        throw new RangeError(name);
      };
    case "later":
      return async (x) => {
        const result = [name, keep(x)];
        await turn();
        return result;
      };
    case "apply":
      return ({ g, v }) => ({ r: g(v) });
    default:
      return (x) => [name, keep(x)];
  }
}

class Log {
  chunks = [];
  end = "";

  writable() {
    return new WritableStream({
      write: (chunk) => void this.chunks.push(chunk),
      close: () => void (this.end += "close"),
      abort: (reason) => void (this.end += `abort: ${reason}`),
    });
  }
}

function readableOf(chunks, end) {
  let next = 0;
  return new ReadableStream({
    pull(controller) {
      if (next < chunks.length) controller.enqueue(chunks[next++]);
      else if (end === "close") controller.close();
      else controller.error(new RangeError(end));
    },
  });
}

async function write(writable, chunks, end) {
  const writer = writable.getWriter();
  for (const chunk of chunks) await writer.write(chunk);
  if (end === "close") await writer.close();
  else await writer.abort(new RangeError("on purpose"));
}

class Api extends RpcTarget {
  #held = new Map();
  #sinks = new Map();

  echo(x) {
    return keep(x);
  }

  add(a, b) {
    return a + b;
  }

  list(length, from) {
    return Array.from({ length }, (_, i) => from + i);
  }

  fail(type, message) {
    throw new errorTypes[type](message);
  }

  makeCounter(name, start) {
    return new Counter(name, start);
  }

  makeThings(name, count) {
    return {
      counters: Array.from({ length: count }, (_, i) => new Counter(`${name}${i}`, i)),
      wrap: makeFunction("wrap", name),
      nested: { counter: new Counter(`${name}n`, 0), number: count },
    };
  }

  makeFunction(kind, name) {
    return makeFunction(kind, name);
  }

  async later(x) {
    const result = keep(x);
    await turn();
    return result;
  }

  async laterFail(type, message) {
    await turn();
    throw new errorTypes[type](message);
  }

  call(f, x) {
    return f(x);
  }

  calls(f, x) {
    return [f(x), f(x), { r: f(x) }];
  }

  hold(key, f) {
    this.#held.set(key, f.dup());
  }

  callHeld(key, x) {
    return this.#held.get(key)(x);
  }

  dropHeld(key) {
    this.#held.get(key)[Symbol.dispose]();
    this.#held.delete(key);
  }

  bounce(peer, depth, x) {
    return depth <= 0 ? x : peer.bounce(new Api(), depth - 1, x + 1);
  }

  async upload(readable) {
    const chunks = [];
    for await (const chunk of readable) chunks.push(keep(chunk));
    return chunks;
  }

  async fill(writable, chunks, end) {
    const list = keep(chunks);
    await write(writable, list, end);
    return list.length;
  }

  download(chunks, end) {
    return readableOf(keep(chunks), end);
  }

  makeSink(key) {
    const log = new Log();
    this.#sinks.set(key, log);
    return log.writable();
  }

  sinkLog(key) {
    const { chunks, end } = this.#sinks.get(key);
    this.#sinks.delete(key);
    return { chunks, end };
  }
}

// capnweb rejects promises that nobody else knows when it drops the arguments of a call that failed.
process.on("unhandledRejection", () => {});

const sessions = new Map();
const server = new WebSocketServer({ host: "127.0.0.1", port: 0 });
server.on("connection", (socket) => {
  sessions.set(socket, new RpcSession(new WebSocketTransport(socket), new Api()));
  socket.on("close", () => sessions.delete(socket));
  socket.on("error", () => {});
});
server.on("listening", () => console.log(`READY ws://127.0.0.1:${server.address().port}/`));

const commands = createInterface({ input: process.stdin });
commands.on("line", (line) => {
  if (line === "stats") console.log("STATS " + JSON.stringify([...sessions.values()].map((session) => session.getStats())));
});
commands.on("close", () => process.exit(0));
