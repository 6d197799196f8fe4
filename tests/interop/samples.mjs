// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
//
// One value of every kind that the wire has, and a description of a value, with its type, as a text. samples.cpp has the same
// values, natively, and describes in the same words: a value has crossed the wire unharmed if both descriptions are equal.

import { RpcTarget } from "capnweb";

class Thing extends RpcTarget {
  value() {
    return 7;
  }
}

const sixteen = new Uint8Array([0, 1, 2, 3, 127, 128, 254, 255, 0, 0, 240, 63, 0, 0, 128, 127]);

function error(make, properties = {}) {
  return () => Object.assign(make(), properties);
}

function chunks(...list) {
  return new ReadableStream({
    pull(controller) {
      if (list.length > 0) controller.enqueue(list.shift());
      else controller.close();
    },
  });
}

function nested(depth) {
  let value = "core";
  for (let i = 0; i < depth; ++i) value = i % 2 ? { a: value } : [value];
  return value;
}

const containers = [
  ArrayBuffer, DataView, Int8Array, Uint8Array, Uint8ClampedArray, Int16Array, Uint16Array, Int32Array, Uint32Array,
  BigInt64Array, BigUint64Array, Float32Array, Float64Array,
];

function container(Type, bytes) {
  const buffer = bytes.slice().buffer;
  return Type === ArrayBuffer ? buffer : new Type(buffer);
}

export const samples = {
  undefined: () => undefined,
  null: () => null,
  true: () => true,
  false: () => false,
  "numbers": () => [0, 1, -1, 0.1, -2.5, 1e21, 1e300, 5e-324, 1.7976931348623157e308, 9007199254740991, -9007199254740992],
  nan: () => NaN,
  inf: () => Infinity,
  "-inf": () => -Infinity,
  strings: () => ["", "a", "\"\\/\b\f\n\r\t\u0000\u001f\u007f", "\u00e9\u20ac", "\u{1F600}", "\u2028\u2029\ufeff\uffff"],
  "lone surrogates": () => ["\ud800", "a\udc00b", "\udc00\ud800", { "\ud83d": 1 }],
  "small bigints": () => [0n, -1n, 9223372036854775807n, -9223372036854775808n, 18446744073709551615n, 18446744073709551616n],
  "large bigints": () => [10n ** 16383n, -(10n ** 16382n + 12345n)],
  dates: () => [new Date(0), new Date(1234567890123), new Date(-1), new Date(8.64e15), new Date(-8.64e15)],
  "invalid date": () => new Date(NaN),
  ...Object.fromEntries(containers.map((Type) => [Type.name, () => container(Type, sixteen)])),
  "empty bytes": () => [new Uint8Array(), new ArrayBuffer(0), new Float64Array()],
  "bytes of each length": () => [1, 2, 3, 4, 5].map((length) => sixteen.slice(11, 11 + length)),
  urls: () => [new URL("https://user:pw@ex%41mple.com:8080/a b/../c?q=\u00e9#f"), new URL("data:text/plain,x")],
  headers: () => [
    new Headers(),
    new Headers([["X-B", " 2 "], ["a", "1"], ["A", "3"], ["set-cookie", "c=1"]]),
  ],
  request: () => new Request("http://example.com/x?y"),
  "request with everything": () =>
    new Request("http://example.com/put", { method: "PUT", headers: { "x-a": "1" }, redirect: "manual", cache: "no-store",
      credentials: "omit", integrity: "sha256-AA", mode: "same-origin", referrerPolicy: "no-referrer", keepalive: true }),
  "request with a text": () =>
    new Request("http://example.com/", { method: "POST", body: "b\u00f6dy", headers: { "content-type": "text/plain" } }),
  "request with bytes": () => new Request("http://example.com/", { method: "POST", body: sixteen }),
  "request with a stream": () =>
    new Request("http://example.com/", { method: "POST", body: chunks(sixteen, sixteen), duplex: "half" }),
  response: () => new Response(null, { status: 204, statusText: "Nothing" }),
  "response with a text": () =>
    new Response("b\u00f6dy", { status: 404, headers: { "content-type": "text/plain", "x-a": "1" } }),
  "response with bytes": () => new Response(sixteen),
  "response with a stream": () => new Response(chunks(sixteen, sixteen), { status: 201 }),
  blobs: () => [new Blob([]), new Blob(["text"], { type: "text/plain" }), new Blob([Uint8Array.from({ length: 200_000 }, (_, i) => i * 7)])],
  errors: () =>
    [Error, EvalError, RangeError, ReferenceError, SyntaxError, TypeError, URIError].map((Type) => new Type(`a ${Type.name}`)),
  "error with a cause": error(() => new RangeError("outer", { cause: new TypeError("inner", { cause: "core" }) })),
  "error with properties": error(() => new Error("", { cause: undefined }), { code: "E", when: new Date(5), list: [1, [2]] }),
  "aggregate error": error(() => new AggregateError([new TypeError("one"), 2, undefined], "both", { cause: 3n })),
  "error with a stack": error(() => new Error("stacked"), { stack: "wire stack\n  at somewhere" }),
  "error with stack and cause": error(() => new URIError("stacked", { cause: 1 }), { stack: "wire stack" }),
  arrays: () => [[], [[]], [[[], [[1]]]], [undefined, null]],
  "arrays that look like expressions": () => [["export", -1], ["undefined"], ["date", 5], [["import", 0]], ["no such tag"]],
  objects: () => [{}, { "": 1 }, { 0: "zero", 10: "ten", b: 1, a: 2 }, { "\u00e9 \"\n": { "x.y": [] } }, { then: 1, length: 2 }],
  nested: () => nested(200),
  function: () => () => 5,
  target: () => new Thing(),
  "capabilities within": () => ({ list: [new Thing(), { f: () => 5 }], value: new Thing() }),
  readable: () => chunks(1, "two", undefined, [new Date(3)], new Thing(), { inner: chunks("a") }),
  "empty readable": () => chunks(),
  writable: () => new WritableStream({ write() {} }),
};

function text(value) {
  return JSON.stringify(value);
}

function hex(buffer, offset = 0, length = buffer.byteLength) {
  const bytes = Buffer.from(buffer, offset, length);
  if (length <= 64) return bytes.toString("hex");
  return `${length} bytes, sum ${bytes.reduce((sum, byte) => sum + byte, 0)}`;
}

async function each(list) {
  const parts = [];
  for (const item of list) parts.push(await describe(item));
  return `[${parts.join(", ")}]`;
}

async function members(entries) {
  const parts = [];
  for (const [key, value] of entries) parts.push(`${text(key)}: ${await describe(value)}`);
  return `{${parts.join(", ")}}`;
}

const errorTypes = new Set([
  "Error", "EvalError", "RangeError", "ReferenceError", "SyntaxError", "TypeError", "URIError", "AggregateError",
]);

async function describeError(error) {
  const type = Object.getPrototypeOf(error).constructor.name;
  let result = `${errorTypes.has(type) ? type : "Error"}(${text(error.message)})`;
  if (`${error.stack}`.startsWith("wire ")) result += ` stack ${text(error.stack)}`;
  const keys = Object.keys(error).concat("cause" in error ? ["cause"] : [], error instanceof AggregateError ? ["errors"] : []);
  const entries = [...new Set(keys)].filter((key) => key !== "stack").sort().map((key) => [key, error[key]]);
  return entries.length > 0 ? `${result} ${await members(entries)}` : result;
}

async function body(message) {
  return message.body === null ? "no body" : `body ${hex(await message.arrayBuffer())}`;
}

// What `await`s on the way need: streams, blobs and bodies are read, and a writable is written to, so each can be told once.
export async function describe(value) {
  if (typeof value === "function" || value instanceof RpcTarget) return "stub";
  if (value === undefined || value === null || typeof value === "boolean" || typeof value === "number") return `${value}`;
  if (typeof value === "string") return text(value);
  if (typeof value === "bigint") return `${value}n`;
  if (Array.isArray(value)) return each(value);
  if (value instanceof Date) return `date ${value.getTime()}`;
  if (value instanceof ArrayBuffer) return `ArrayBuffer ${hex(value)}`;
  if (ArrayBuffer.isView(value)) {
    const type = Buffer.isBuffer(value) ? "Uint8Array" : value.constructor.name;
    return `${type} ${hex(value.buffer, value.byteOffset, value.byteLength)}`;
  }
  if (value instanceof Error) return describeError(value);
  if (value instanceof URL) return `url ${value.href}`;
  if (value instanceof Headers) return `headers ${text([...value])}`;
  if (value instanceof Request) {
    const more = [];
    for (const [key, usual] of Object.entries({ cache: "default", credentials: "same-origin", integrity: "", keepalive: false,
      mode: "cors", redirect: "follow", referrerPolicy: "" })) {
      if (value[key] !== usual) more.push(`${key}=${value[key]}`);
    }
    return [`request ${value.method} ${value.url}`, text([...value.headers]), ...more, await body(value)].join(" ");
  }
  if (value instanceof Response)
    return `response ${value.status} ${text(value.statusText)} ${text([...value.headers])} ${await body(value)}`;
  if (value instanceof Blob) return `blob ${text(value.type)} ${hex(await value.arrayBuffer())}`;
  if (value instanceof ReadableStream) {
    const list = [];
    for await (const chunk of value) {
      list.push(await describe(chunk));
      chunk?.[Symbol.dispose]?.();
    }
    return `readable [${list.join(", ")}]`;
  }
  if (value instanceof WritableStream) {
    const writer = value.getWriter();
    await writer.write(["chunk", new Date(3)]);
    await writer.close();
    return "writable";
  }
  if (Object.getPrototypeOf(value) === Object.prototype) return members(Object.entries(value));
  return `unknown ${Object.prototype.toString.call(value)}`;
}

// Errors whose stack is one of the samples' are sent with it; all others as usual.
export function onSendError(error) {
  return `${error.stack}`.startsWith("wire ") ? error : undefined;
}
