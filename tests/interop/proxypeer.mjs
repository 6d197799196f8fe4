// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
//
// node proxypeer.mjs server
// node proxypeer.mjs client WS-URL HTTP-URL CLIENTS CALLS
// Both ends of a recording proxy, with the reference implementation. Each keeps the SHA-1 of every text that it sends or receives,
// in order, by the name of the session, which is the query of its URL.
//
// The client opens CLIENTS WebSockets with CALLS calls each, all at once, and as many batches at once, ten times over. Then it
// prints `LOG {name: {"sent": [hash, …], "received": […], "stats": {"imports": n, "exports": n}}}` (batches have no stats) and
// `FAULTS [text, …]` for answers that are not what they should be. The server prints `READY url`, and its own LOG when it reads the
// line `log`. Both serve until their standard input closes.

import { createHash } from "node:crypto";
import { createServer } from "node:http";
import { createInterface } from "node:readline";
import { newHttpBatchRpcSession, nodeHttpBatchRpcResponse, RpcSession, RpcTarget, WebSocketTransport } from "capnweb";
import { WebSocket, WebSocketServer } from "ws";

// capnweb reads constants of the global WebSocket, which Node.js has from version 22 on.
globalThis.WebSocket ??= WebSocket;

const log = {};
const hash = (text) => createHash("sha1").update(text).digest("hex");
const nameOf = (url) => new URL(url, "http://localhost").search.slice(1);
const entry = (name) => (log[name] ??= { sent: [], received: [] });
// As BatchLines has it: an empty body has no text.
const lines = (body) => (body === "" ? [] : body.split("\n").map(hash));

class LoggingTransport {
  #socket;
  #inner;
  #entry;

  constructor(socket, name) {
    this.#socket = socket;
    this.#inner = new WebSocketTransport(socket);
    this.#entry = entry(name);
  }

  send(text) {
    // The abort of a session whose WebSocket was closed goes nowhere.
    if (this.#socket.readyState <= WebSocket.OPEN) this.#entry.sent.push(hash(text));
    return this.#inner.send(text);
  }

  async receive() {
    const text = await this.#inner.receive();
    this.#entry.received.push(hash(text));
    return text;
  }

  abort(reason) {
    this.#inner.abort?.(reason);
  }
}

class Counter extends RpcTarget {
  #value = 0;
  add(amount) {
    return (this.#value += amount);
  }
}

class Api extends RpcTarget {
  square(i) {
    return i * i;
  }
  echo(value) {
    return value;
  }
  makeCounter() {
    return new Counter();
  }
  callBack(func, i) {
    return func(i);
  }
}

function serve() {
  const http = createServer((request, response) => {
    const name = nameOf(request.url);
    const parts = [];
    request.on("data", (part) => parts.push(part));
    request.on("end", () => (entry(name).received = lines(Buffer.concat(parts).toString())));
    const end = response.end.bind(response);
    response.end = (text, ...rest) => {
      entry(name).sent = lines(`${text ?? ""}`);
      return end(text, ...rest);
    };
    nodeHttpBatchRpcResponse(request, response, new Api()).catch((error) => {
      response.writeHead(500);
      response.end(`${error}`);
    });
  });
  const sockets = new WebSocketServer({ server: http, maxPayload: 128 * 1024 * 1024 });
  sockets.on("connection", (socket, request) => {
    new RpcSession(new LoggingTransport(socket, nameOf(request.url)), new Api());
  });
  http.listen(0, "127.0.0.1", () => console.log(`READY http://127.0.0.1:${http.address().port}/`));
  createInterface({ input: process.stdin })
    .on("line", (line) => line === "log" && console.log("LOG " + JSON.stringify(log)))
    .on("close", () => process.exit(0));
}

async function atRest(session) {
  // The last releases may be on their way still.
  for (let round = 0; round < 500; ++round) {
    const { imports, exports } = session.getStats();
    if (imports === 1 && exports === 1) break;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  return session.getStats();
}

async function runClient(webSocketUrl, httpUrl, clients, calls) {
  const faults = [];
  const check = (what, got, expected) => got === expected || faults.push(`${what}: ${`${got}`.slice(0, 100)}`);

  async function webSocket(client) {
    const name = `ws=${client}`;
    const socket = new WebSocket(`${webSocketUrl}?${name}`);
    const session = new RpcSession(new LoggingTransport(socket, name));
    const api = session.getRemoteMain();
    const counter = api.makeCounter();
    const large = `${client}\u00e9\u{1F600}`.repeat(150_000);
    const call = async (i) => {
      if (i % 100 === 50) return check(`${name} large`, (await api.echo(large)) === large, true);
      if (i % 10 === 3) return check(`${name} callback`, await api.callBack((x) => x + client, i), i + client);
      if (i % 10 === 7) return check(`${name} counter`, typeof (await counter.add(1)), "number");
      return check(`${name} square`, await api.square(i), i * i);
    };
    for (let first = 0; first < calls; first += 10)
      await Promise.all(Array.from({ length: Math.min(10, calls - first) }, (_, i) => call(first + i)));
    counter[Symbol.dispose]();
    entry(name).stats = await atRest(session);
    const closed = new Promise((resolve) => socket.on("close", resolve));
    socket.close(1000, "done");
    await closed;
  }

  const fetchReally = globalThis.fetch;
  globalThis.fetch = async (input, init) => {
    const request = new Request(input, init);
    const name = nameOf(request.url);
    entry(name).sent = lines(await request.clone().text());
    const response = await fetchReally(request);
    entry(name).received = lines(await response.clone().text());
    return response;
  };

  async function batches(client) {
    for (let i = 0; i < 10; ++i) {
      const api = newHttpBatchRpcSession(`${httpUrl}?batch=${client}.${i}`);
      const large = `${client}.${i}`.repeat(20_000);
      const [square, sum, echoed] = await Promise.all([api.square(client), api.makeCounter().add(i), i % 5 ? "" : api.echo(large)]);
      check("batch", square + sum, client * client + i);
      if (i % 5 === 0) check("large batch", echoed === large, true);
    }
  }

  const all = Array.from({ length: clients }, (_, i) => i);
  await Promise.all([...all.map(webSocket), ...all.map(batches)]);
  console.log("FAULTS " + JSON.stringify(faults));
  console.log("LOG " + JSON.stringify(log));
  process.stdin.on("end", () => process.exit(0)).resume();
}

const [role, webSocketUrl, httpUrl, clients, calls] = process.argv.slice(2);
if (role === "server") serve();
else await runClient(webSocketUrl, httpUrl, Number(clients), Number(calls));
