// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
//
// The API that tests/interop/testserver offers, too (testtarget.h); what is not said here is said there.

import { RpcPromise, RpcTarget } from "capnweb";
import { describe, samples } from "./samples.mjs";

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
  #told = [];

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

  describe(value) {
    return describe(value);
  }

  sample(name) {
    return samples[name]();
  }

  sampleNames() {
    return Object.keys(samples);
  }

  // What lives on only in one place can't come back from a call that has ended.
  canEcho(name) {
    return !/stream|readable|writable|request with|response with|function|target|capabilities/.test(name);
  }

  throwThis(value) {
    throw value;
  }

  nested() {
    return { list: [new Counter(5)], first: { counter: new Counter(7) }, name: "Ada" };
  }

  whenTold(value) {
    return new Promise((resolve) => this.#told.push(() => resolve(value)));
  }

  promiseWithin(value) {
    return { result: new RpcPromise(this.whenTold(value)) };
  }

  goOn() {
    for (const go of this.#told.splice(0)) go();
  }

  callBack(func, i) {
    const called = func(i);
    return { all: called, part: called.x.y };
  }

  async mapTwice(doubler) {
    const list = doubler.list();
    try {
      return await list.map((i) => ({ i, twice: doubler.twice(i), all: list.map((j) => [j, i, doubler.twice(j)]) }));
    } finally {
      list[Symbol.dispose]();
    }
  }

  async uploadWhenTold(stream) {
    await this.whenTold();
    return this.upload(stream);
  }

  downloadBytes(count) {
    let left = count;
    return new ReadableStream({
      pull(controller) {
        if (left-- > 0) controller.enqueue(new Uint8Array(65536));
        else controller.close();
      },
    });
  }

  makeCounters(count) {
    let next = 0;
    return new ReadableStream({
      pull(controller) {
        if (next < count) controller.enqueue(new Counter(next++));
        else controller.close();
      },
    });
  }

  async reverse(blob) {
    const bytes = new Uint8Array(await blob.arrayBuffer()).reverse();
    return new Blob([bytes], { type: blob.type });
  }
}
