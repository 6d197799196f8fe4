// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
//
// node client.mjs URL [GROUP]
// The reference implementation as a client of a TestTarget server. Runs every scenario of a group in a session of its own and prints
// a line of JSON for each: {"scenario": name, "result": …, "stats": {"imports": n, "exports": n}} or, if it threw, "error":
// "RangeError: …". `stats` are the session's at rest; those that end their session have none. Then it waits for its standard input
// to close. Groups: calls (if none is given), values, endings, limits (for a server with --limits 20,40,3000).

import { RpcSession, WebSocketTransport } from "capnweb";
import { WebSocket } from "ws";
import { endings, limits } from "./endings.mjs";
import { onSendError, samples, describe } from "./samples.mjs";
import { scenarios as calls, show } from "./scenarios.mjs";

// capnweb reads constants of the global WebSocket, which Node.js has from version 22 on.
globalThis.WebSocket ??= WebSocket;

const [url, group = "calls"] = process.argv.slice(2);

// A result is disposed when it has been looked at.
async function look(promise) {
  const value = await promise;
  const text = await describe(value);
  value?.[Symbol.dispose]?.();
  return text;
}

// Each value as it is here, as the server saw it, as the server's own came here, and as it came back from there.
const values = Object.fromEntries(
  Object.entries(samples).map(([name, make]) => [
    name,
    async (api) => {
      const result = {
        own: await describe(make()),
        there: await api.describe(make()),
        given: await look(api.sample(name)),
      };
      if (await api.canEcho(name)) result.echoed = await look(api.echo(make()));
      return result;
    },
  ]),
);

const scenarios = { calls, values, endings, limits }[group];
const endsSession = group === "endings" || group === "limits";

async function atRest(session) {
  // The last releases may be on their way still.
  for (let round = 0; round < 200; ++round) {
    const { imports, exports } = session.getStats();
    if (imports === 1 && exports === 1) break;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  return session.getStats();
}

for (const [scenario, run] of Object.entries(scenarios)) {
  const socket = new WebSocket(url);
  const session = new RpcSession(new WebSocketTransport(socket), undefined, { onSendError });
  const closed = new Promise((resolve) => socket.on("close", resolve));
  const line = { scenario };
  try {
    const result = await run(session.getRemoteMain(), socket);
    line.result = show(result);
    result?.[Symbol.dispose]?.();
  } catch (error) {
    line.error = `${error}`;
  }
  if (!endsSession) line.stats = await atRest(session);
  console.log(JSON.stringify(line));
  socket.close();
  await closed;
}

console.log("DONE");
process.stdin.on("end", () => process.exit(0)).resume();
