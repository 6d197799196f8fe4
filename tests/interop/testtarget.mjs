// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
//
// The API that tests/interop/testserver offers, too (testtarget.h); what is not said here is said there.

import { RpcTarget } from "capnweb";

class Counter extends RpcTarget {
  #value;

  constructor(value = 0) {
    super();
    this.#value = value;
  }

  increment(amount = 1) {
    return (this.#value += amount);
  }

  get value() {
    return this.#value;
  }
}

class User extends RpcTarget {
  profile() {
    return { id: 1, name: "Ada" };
  }
}

class Tracked extends RpcTarget {
  #onDisposed;

  constructor(onDisposed) {
    super();
    this.#onDisposed = onDisposed;
  }

  [Symbol.dispose]() {
    this.#onDisposed();
  }
}

const errorTypes = { Error, EvalError, RangeError, ReferenceError, SyntaxError, TypeError, URIError };

export class TestTarget extends RpcTarget {
  #held;
  #disposed = 0;

  square(i) {
    return i * i;
  }

  callSquare(self, i) {
    return { result: self.square(i) };
  }

  async callFunction(func, i) {
    return { result: await func(i) };
  }

  throwError() {
    throw new RangeError("test error");
  }

  throwTyped(type, message) {
    throw new errorTypes[type](message);
  }

  makeCounter(i) {
    return new Counter(i);
  }

  incrementCounter(counter, i = 1) {
    return counter.increment(i);
  }

  generateFibonacci(length) {
    const result = [0, 1].slice(0, length);
    while (result.length < length) result.push(result.at(-1) + result.at(-2));
    return result;
  }

  returnNull() {
    return null;
  }

  returnUndefined() {
    return undefined;
  }

  returnNumber(i) {
    return i;
  }

  echo(value) {
    return value;
  }

  authenticate(token) {
    if (token !== "secret") throw new Error("wrong token");
    return new User();
  }

  async subscribe(callback, count) {
    for (let i = 1; i <= count; ++i) await callback(i);
    return count;
  }

  // Within an object, since the reference cannot await a stub of its own that comes back as a whole result.
  identity(stub) {
    return { stub: stub.dup() };
  }

  hold(stub) {
    this.#held = stub.dup();
  }

  callHeld(i) {
    return this.#held(i);
  }

  releaseHeld() {
    this.#held[Symbol.dispose]();
    this.#held = undefined;
  }

  makeTracked() {
    return new Tracked(() => ++this.#disposed);
  }

  disposedCount() {
    return this.#disposed;
  }

  hang() {
    return new Promise(() => {});
  }

  async upload(stream) {
    let size = 0;
    for await (const chunk of stream) size += chunk.length;
    return size;
  }

  download(count) {
    let next = 0;
    return new ReadableStream({
      pull(controller) {
        if (next < count) controller.enqueue(next++);
        else controller.close();
      },
    });
  }

  async countInto(target, count) {
    const writer = target.getWriter();
    for (let i = 0; i < count; ++i) await writer.write(i);
    await writer.close();
    return count;
  }

  async reverse(blob) {
    const bytes = new Uint8Array(await blob.arrayBuffer()).reverse();
    return new Blob([bytes], { type: blob.type });
  }
}
