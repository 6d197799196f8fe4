// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
//
// node oneport.mjs WS-URL HTTP-URL
// The reference implementation as a client of a TestTarget server, over WebSocket and in batches, which are on one port. Prints a
// line of JSON for each scenario and transport, {"scenario": name, "over": "batch" or "websocket", "result": …} or, if it threw,
// "error": "RangeError: …". Then it waits for its standard input to close.

import { newHttpBatchRpcSession, newWebSocketRpcSession } from "capnweb";
import { WebSocket } from "ws";

// capnweb uses the global WebSocket, which Node.js has from version 22 on.
globalThis.WebSocket ??= WebSocket;

const [webSocketUrl, httpUrl] = process.argv.slice(2);

const scenarios = {
  square: (api) => api.square(5),
  several: (api) => Promise.all([api.square(1), api.square(2), api.generateFibonacci(6)]),
  pipelined: (api) => {
    const counter = api.makeCounter(3);
    return Promise.all([counter.increment(4), counter.increment(), counter.value]);
  },
  authenticated: (api) => {
    const user = api.authenticate("secret");
    return user.profile();
  },
  mapped: (api) => api.generateFibonacci(6).map((i) => ({ i, square: api.square(i) })),
  stubBack: (api) => api.incrementCounter(api.makeCounter(10), 5),
  text: (api) => api.echo("\u00e9\u20ac\u{1F600}\n\"\\"),
  large: async (api) => {
    const text = "0123456789".repeat(200_000);
    return (await api.echo(text)) === text;
  },
  throwError: (api) => api.throwError(),
  noSuchMethod: (api) => api.noSuchMethod(),
  nothing: () => "nothing",
};

console.log("STARTED");

const sessions = {
  batch: () => newHttpBatchRpcSession(httpUrl),
  websocket: () => newWebSocketRpcSession(webSocketUrl),
};

async function run(scenario, over) {
  const line = { scenario, over };
  const api = sessions[over]();
  try {
    line.result = await scenarios[scenario](api);
  } catch (error) {
    line.error = `${error}`;
  }
  if (over === "websocket") api[Symbol.dispose]();
  console.log(JSON.stringify(line));
}

for (const scenario of Object.keys(scenarios)) {
  for (const over of Object.keys(sessions)) await run(scenario, over);
}
// Both at once, many times.
await Promise.all(Array.from({ length: 50 }, (_, i) => run("several", i % 2 ? "batch" : "websocket")));

for (const [name, url] of Object.entries({ notFound: `${httpUrl}other`, refused: httpUrl })) {
  const line = { scenario: name, over: "batch" };
  try {
    const options = name === "refused" ? { headers: { "Content-Encoding": "gzip" } } : {};
    line.result = await newHttpBatchRpcSession(new Request(url, options)).square(1);
  } catch (error) {
    line.error = `${error}`;
  }
  console.log(JSON.stringify(line));
}

console.log("DONE");
process.stdin.on("end", () => process.exit(0)).resume();
