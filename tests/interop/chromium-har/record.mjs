// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
//
// node record.mjs MODULES OUT.har
// A real Chromium's HAR of Cap'n Web traffic: the npm package's client in a page, its server here, and an extension that asks the
// developer tools for chrome.devtools.network.getHAR(). MODULES is a node_modules folder with capnweb and ws. Needs chromium and
// Xvfb. tests/data/har/chromium.har was made by this; it is run by hand, when a new Chromium is to be looked at.

import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const modules = resolve(process.argv[2]);
const out = resolve(process.argv[3]);
const bundle = join(modules, "capnweb/dist/index.js");
const { WebSocket, WebSocketServer } = createRequire(join(modules, "ws/package.json"))("ws");
globalThis.WebSocket ??= WebSocket;
const { newWebSocketRpcSession, nodeHttpBatchRpcResponse, RpcTarget } = await import(pathToFileURL(bundle));

class Counter extends RpcTarget {
  #value;
  constructor(value) { super(); this.#value = value; }
  increment(by) { return (this.#value += by); }
}
class User extends RpcTarget {
  get name() { return "Ada"; }
}
class Api extends RpcTarget {
  hello(name) { return `Hello, ${name}!`; }
  makeCounter(start) { return new Counter(start); }
  call(listener, text) { return listener.notify(text); }
  fail(message) { throw new TypeError(message); }
  authenticate() { return new User(); }
}

function signal() {
  let done;
  const promise = new Promise((resolve) => (done = resolve));
  return { promise, done };
}
const devtools = signal();
const page = signal();
const har = signal();

const server = createServer(async (request, response) => {
  const send = (type, body) => response.writeHead(200, { "content-type": type, "cache-control": "no-store" }).end(body);
  if (request.url === "/api") return nodeHttpBatchRpcResponse(request, response, new Api());
  if (request.url === "/") return send("text/html", readFileSync(join(here, "page.html")));
  if (request.url === "/capnweb.js") return send("text/javascript", readFileSync(bundle));
  if (request.url === "/devtools-are-open") devtools.done();
  if (request.url === "/page-is-done") page.done();
  if (request.url === "/wait-for-devtools") await devtools.promise;
  if (request.url === "/wait-for-page") await page.promise;
  if (request.url === "/har") {
    let body = "";
    for await (const chunk of request) body += chunk;
    har.done(body);
  }
  send("text/plain", "");
});
new WebSocketServer({ server }).on("connection", (socket) => newWebSocketRpcSession(socket, new Api()));
await new Promise((listening) => server.listen(0, "127.0.0.1", listening));

const profile = mkdtempSync(join(tmpdir(), "har-"));
const display = `:${90 + (process.pid % 100)}`;
const screen = spawn("Xvfb", [display, "-screen", "0", "1200x800x24"], { stdio: "ignore" });
const browser = spawn("chromium", [
  "--no-sandbox", "--no-first-run", "--disable-gpu", "--disable-background-networking", "--disable-component-update",
  "--disable-features=DisableLoadExtensionCommandLineSwitch", `--user-data-dir=${profile}`,
  `--load-extension=${join(here, "extension")}`, "--auto-open-devtools-for-tabs", `http://127.0.0.1:${server.address().port}/`,
], { stdio: process.env.VERBOSE ? "inherit" : "ignore", env: { ...process.env, DISPLAY: display } });

const late = setTimeout(() => har.done(null), 60000);
const text = await har.promise;
clearTimeout(late);
browser.kill();
screen.kill();
await new Promise((gone) => browser.once("exit", gone));
rmSync(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
if (!text) {
  console.error("no HAR within a minute");
  process.exit(1);
}

// Only the traffic of the API is kept; the page and the program that it loads would only make the file large.
const whole = JSON.parse(text);
whole.log.entries = whole.log.entries.filter((entry) => entry.request.url.endsWith("/api"));
writeFileSync(out, JSON.stringify(whole, null, 1) + "\n");
console.log(`${whole.log.entries.length} entries of ${whole.log.creator?.name} ${whole.log.creator?.version}`);
process.exit(0);
