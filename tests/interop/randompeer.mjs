// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
//
// The reference implementation as the other peer of random programs: tests/conformance/randomprogram.h says what they are, and what
// they leave out for its sake, randomhost.h what a peer offers. Two ways:
//
// node randompeer.mjs serve      Prints `READY ws://127.0.0.1:N/` and offers the API until its standard input closes. The line
//                                `stats` there is answered by `STATS [{"imports":n,"exports":n}, …]`, an entry for each open session.
// node randompeer.mjs run URL    Runs the programs that come on standard input, one a line as JSON (randomjson.h), each in a session
//                                of its own, and prints `RESULT {"results":[…],"logs":{…},"stats":{…}}` for each. Values in it are
//                                what capnweb's serialize() gives, capabilities being texts. What stopped a program stands in
//                                "error", and the number of the operation in "index".

import { createInterface } from "node:readline";
import { RpcSession, RpcStub, RpcTarget, WebSocketTransport, deserialize, serialize } from "capnweb";
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

// What serialize() can't say outside of a session, as texts.
function plain(value) {
  if (value instanceof RpcStub) return "\u0001stub";
  if (value instanceof ReadableStream) return "\u0001readable";
  if (value instanceof WritableStream) return "\u0001writable";
  if (Array.isArray(value)) return value.map(plain);
  if (value !== null && typeof value === "object" && Object.getPrototypeOf(value) === Object.prototype)
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, plain(item)]));
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

  // Calls on what is to come are queued.
  async laterCounter(name, start) {
    await turn();
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

// --- A program of ours ---

class Runner {
  #handles = new Map();
  #properties = new Set();
  #values = new Map(); // of handles that were waited for
  #items = []; // of the map functions that are being recorded
  #results = [];
  #pending = [];
  #logs = {};
  #local = new RpcStub(new Api());
  index = 0; // of the operation that is being performed

  constructor(main) {
    this.#handles.set(0, main);
  }

  async run(operations) {
    for (const [index, operation] of operations.entries()) {
      this.index = index;
      await this.#perform(operation, index);
      if (index % 7 === 0) await turn();
    }
    await Promise.all(this.#pending);
    this.#local[Symbol.dispose]();
    const logs = Object.fromEntries(
      Object.entries(this.#logs).map(([name, log]) => [name, [serialize(log.chunks), log.end]]),
    );
    return { results: this.#results, logs };
  }

  #follow(value, path) {
    for (const part of path) value = value[part];
    return value;
  }

  // `temporary` gathers what must be disposed when the call was made.
  #evaluate(expression, temporary) {
    const { kind, handle, path, items = [], names = [] } = expression;
    const all = (list) => list.map((item) => this.#evaluate(item, temporary));
    switch (kind) {
      case "plain":
        return deserialize(expression.plain);
      case "promise":
      case "stub":
        return this.#follow(this.#handles.get(handle), path);
      case "array":
        return all(items);
      case "object":
        return Object.fromEntries(all(items).map((item, i) => [names[i], item]));
      case "api":
        return new Api();
      case "function":
        return makeFunction(names[0], names[1]);
      case "counter":
        return new Counter(names[0], expression.number);
      case "later": {
        const promise = this.#local.later(this.#evaluate(items[0], temporary));
        temporary.push(promise);
        return promise;
      }
      case "readable":
        return readableOf(all(items), names[0]);
      case "writable":
        return (this.#logs[names[0]] = new Log()).writable();
      case "item":
        return this.#follow(this.#items.at(-1 - handle), path);
      case "call": {
        const [subject, ...rest] = all(items);
        return this.#call(subject, path, rest);
      }
      case "map":
        return this.#map(this.#evaluate(items[0], temporary), items[1]);
      default:
        throw new Error(`unknown expression ${kind}`);
    }
  }

  #call(subject, path, parameters) {
    if (path.length === 0) return subject(...parameters);
    return this.#follow(subject, path.slice(0, -1))[path.at(-1)](...parameters);
  }

  #map(subject, body) {
    return subject.map((item) => {
      this.#items.push(item);
      try {
        return this.#evaluate(body, []);
      } finally {
        this.#items.pop();
      }
    });
  }

  async #outcome(handle, index) {
    try {
      const value = await this.#handles.get(handle);
      this.#results.push([index, serialize(plain(value)), null]);
      return value;
    } catch (error) {
      this.#results.push([index, null, `${error}`]);
      return undefined;
    }
  }

  // The stubs in a result are those that calls on the promise go to, so it stays as long as the handle.
  #store(handle, value) {
    if (this.#handles.has(handle)) this.#values.set(handle, [...(this.#values.get(handle) ?? []), value]);
    else value?.[Symbol.dispose]?.();
  }

  async #perform(operation, index) {
    const { kind, handle, out, path } = operation;
    const subject = this.#handles.get(handle);
    switch (kind) {
      case "call": {
        const temporary = [];
        const parameters = operation.arguments.map((argument) => this.#evaluate(argument, temporary));
        this.#handles.set(out, this.#call(subject, path, parameters));
        for (const each of temporary) each[Symbol.dispose]();
        break;
      }
      case "get":
        this.#handles.set(out, this.#follow(subject, path));
        this.#properties.add(out);
        break;
      case "map":
        this.#handles.set(out, this.#map(subject, operation.arguments[0]));
        break;
      case "await":
        this.#pending.push(this.#outcome(handle, index).then((value) => this.#store(handle, value)));
        break;
      case "settle": {
        this.#store(handle, await this.#outcome(handle, index));
        break;
      }
      case "take":
        this.#handles.set(out, this.#follow(this.#values.get(handle).at(-1), path).dup());
        break;
      case "dup":
        this.#handles.set(out, subject.dup());
        break;
      case "dispose":
        for (const value of this.#values.get(handle) ?? []) value?.[Symbol.dispose]?.();
        this.#values.delete(handle);
        this.#handles.delete(handle);
        // Properties have no disposer: what has not been asked for holds nothing.
        if (!this.#properties.has(handle)) subject[Symbol.dispose]();
        break;
      case "read": {
        const chunks = [];
        let end = "end";
        try {
          for await (const chunk of this.#values.get(handle).at(-1)) chunks.push(chunk);
        } catch (error) {
          end = `! ${error}`;
        }
        this.#results.push([index, serialize(plain(chunks)), end]);
        break;
      }
      case "write": {
        let result = "done";
        try {
          const chunks = operation.arguments.map((argument) => this.#evaluate(argument, []));
          await write(this.#values.get(handle).at(-1), chunks, operation.name);
        } catch (error) {
          result = `${error}`;
        }
        this.#results.push([index, null, result]);
        break;
      }
      default:
        throw new Error(`unknown operation ${kind}`);
    }
  }
}

async function atRest(session) {
  // The last releases may be on their way still.
  for (let round = 0; round < 300; ++round) {
    const { imports, exports } = session.getStats();
    if (imports === 1 && exports === 1) break;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  return session.getStats();
}

// capnweb rejects promises that nobody else knows when it drops the arguments of a call that failed.
process.on("unhandledRejection", () => {});

const commands = createInterface({ input: process.stdin });
commands.on("close", () => process.exit(0));

if (process.argv[2] === "serve") {
  const sessions = new Map();
  const server = new WebSocketServer({ host: "127.0.0.1", port: 0 });
  server.on("connection", (socket) => {
    sessions.set(socket, new RpcSession(new WebSocketTransport(socket), new Api()));
    socket.on("close", () => sessions.delete(socket));
    socket.on("error", () => {});
  });
  server.on("listening", () => console.log(`READY ws://127.0.0.1:${server.address().port}/`));
  commands.on("line", (line) => {
    if (line === "stats") console.log("STATS " + JSON.stringify([...sessions.values()].map((session) => session.getStats())));
  });
} else {
  const url = process.argv[3];
  commands.on("line", async (line) => {
    const socket = new WebSocket(url);
    const session = new RpcSession(new WebSocketTransport(socket), new Api());
    const runner = new Runner(session.getRemoteMain());
    let answer;
    try {
      answer = await runner.run(JSON.parse(line));
    } catch (error) {
      answer = { error: `${error.stack}`, index: runner.index };
    }
    answer.stats = await atRest(session);
    console.log("RESULT " + JSON.stringify(answer));
    socket.close();
  });
}
