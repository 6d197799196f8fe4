// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
//
// node server.mjs [--port N] [--limits DEPTH,DIGITS,SIZE] [--changed METHOD]
// The reference implementation as a server, with the TestTarget API, over WebSocket and HTTP batch on one port. Prints
// `READY ws://127.0.0.1:N/` and serves until its standard input closes. Commands, one a line on standard input:
//   stats        prints `STATS [{"imports":n,"exports":n}, …]`, an entry for each open session
//   broken       prints `BROKEN ["RangeError: …", …]`, why sessions ended so far
//   send TEXT    sends TEXT as it is to all clients
//   binary       sends a binary frame to all clients

import { createServer } from "node:http";
import { createInterface } from "node:readline";
import { nodeHttpBatchRpcResponse, RpcSession, WebSocketTransport } from "capnweb";
import { WebSocket, WebSocketServer } from "ws";
import { onSendError } from "./samples.mjs";
import { TestTarget } from "./testtarget.mjs";

// capnweb reads constants of the global WebSocket, which Node.js has from version 22 on.
globalThis.WebSocket ??= WebSocket;

function option(name, usual) {
  const place = process.argv.indexOf(name);
  return place > 0 ? process.argv[place + 1] : usual;
}

const port = Number(option("--port", 0));
const [maxDepth, maxBigIntDigits, maxMessageSize] = option("--limits", "").split(",").filter(Boolean).map(Number);
const limits = maxDepth ? { maxDepth, maxBigIntDigits, maxMessageSize } : {};

// Servers of which one method is another than the twins know it.
const changes = {
  "": TestTarget,
  returnUndefined: class extends TestTarget {
    returnUndefined() {
      return "something";
    }
  },
  throwError: class extends TestTarget {
    throwError() {
      throw new RangeError("another error");
    }
  },
  subscribe: class extends TestTarget {
    async subscribe(callback, count) {
      for (let i = 1; i <= count; ++i) await callback(i === 2 ? 20 : i);
      return count;
    }
  },
};
const Target = changes[option("--changed", "")];

const sessions = new Map();
const broken = [];

const http = createServer((request, response) => {
  nodeHttpBatchRpcResponse(request, response, new Target()).catch((error) => {
    response.writeHead(500);
    response.end(`${error}`);
  });
});
const server = new WebSocketServer({ server: http, maxPayload: 128 * 1024 * 1024 });
server.on("connection", (socket) => {
  const session = new RpcSession(new WebSocketTransport(socket), new Target(), { limits, onSendError });
  sessions.set(socket, session);
  session.getRemoteMain().onRpcBroken((error) => broken.push(`${error}`));
  socket.on("close", () => sessions.delete(socket));
  socket.on("error", () => {});
});
http.listen(port, "127.0.0.1", () => console.log(`READY ws://127.0.0.1:${http.address().port}/`));

const commands = createInterface({ input: process.stdin });
commands.on("line", (line) => {
  if (line === "stats") {
    console.log("STATS " + JSON.stringify([...sessions.values()].map((session) => session.getStats())));
  } else if (line === "broken") {
    console.log("BROKEN " + JSON.stringify(broken));
  } else if (line.startsWith("send ")) {
    for (const socket of sessions.keys()) socket.send(line.slice(5));
  } else if (line === "binary") {
    for (const socket of sessions.keys()) socket.send(new Uint8Array([1, 2, 3]));
  }
});
commands.on("close", () => process.exit(0));
