// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
//
// What client.mjs does with a server that has the TestTarget API: calls, callbacks, maps and streams.

import { RpcPromise, RpcStub, RpcTarget } from "capnweb";

class Counter extends RpcTarget {
  #value = 0;

  increment(amount = 1) {
    return (this.#value += amount);
  }
}

class Tracked extends RpcTarget {
  disposed = new Promise((resolve) => (this.resolve = resolve));

  [Symbol.dispose]() {
    this.resolve(true);
  }
}

// A list, and what may be done with its items.
class Doubler extends RpcTarget {
  list() {
    return [1, 2, 3];
  }

  twice(i) {
    return i * 2;
  }
}

// JSON has no word for these.
export function show(value) {
  if (value === undefined) return "(undefined)";
  if (typeof value === "bigint") return `${value}n`;
  if (value instanceof Date) return `date ${value.getTime()}`;
  if (value instanceof Uint8Array) return `bytes ${[...value].join(" ")}`;
  if (value instanceof Error) return `${value}`;
  if (Array.isArray(value)) return value.map(show);
  if (value !== null && typeof value === "object")
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, show(item)]));
  return value;
}

export const scenarios = {
  square: (api) => api.square(5),
  callSquare: async (api) => {
    const self = api.dup();
    try {
      return await api.callSquare(self, 7);
    } finally {
      self[Symbol.dispose]();
    }
  },
  callFunction: (api) => api.callFunction((i) => i * 2, 21),
  throwError: (api) => api.throwError(),
  makeCounter: async (api) => {
    const counter = await api.makeCounter(3);
    const result = [await counter.increment(4), await counter.increment(), await counter.value];
    counter[Symbol.dispose]();
    return result;
  },
  counterPipelined: async (api) => {
    const counter = api.makeCounter(3);
    const result = await Promise.all([counter.increment(4), counter.increment(), counter.value]);
    counter[Symbol.dispose]();
    return result;
  },
  incrementCounterOfServer: async (api) => {
    const counter = await api.makeCounter(10);
    const result = [await api.incrementCounter(counter, 5), await api.incrementCounter(counter)];
    counter[Symbol.dispose]();
    return result;
  },
  incrementCounterOfClient: (api) => api.incrementCounter(new Counter(), 9),
  generateFibonacci: (api) => api.generateFibonacci(10),
  returnNull: (api) => api.returnNull(),
  returnUndefined: (api) => api.returnUndefined(),
  returnNumber: (api) => api.returnNumber(-0.5),
  authenticate: async (api) => {
    const user = api.authenticate("secret");
    const profile = await user.profile();
    user[Symbol.dispose]();
    return profile;
  },
  authenticateFails: async (api) => {
    const user = api.authenticate("guess");
    const profile = user.profile();
    await user.then(() => {}, () => {});
    return await profile;
  },
  callbacks: async (api) => {
    const seen = [];
    const count = await api.subscribe((i) => void seen.push(i), 5);
    return { seen, count };
  },
  callbackThrows: (api) =>
    api.subscribe(() => {
      throw new TypeError("callback failed");
    }, 5),
  errorTypes: async (api) => {
    const seen = [];
    for (const type of ["Error", "TypeError", "SyntaxError", "URIError"]) {
      try {
        await api.throwTyped(type, "on purpose");
      } catch (error) {
        seen.push(`${error instanceof globalThis[type]} ${error}`);
      }
    }
    return seen;
  },
  values: (api) =>
    api.echo({
      text: "\u00e9\u20ac\u{1F600}\ud800",
      numbers: [0, -1.5, 1e300, 9007199254740991],
      bigint: 123456789012345678901234567890n,
      date: new Date(1234567890123),
      bytes: new Uint8Array([0, 127, 255]),
      error: new RangeError("as a value"),
      empty: [[], {}, "", null, undefined, true],
    }),
  infinities: async (api) => (await api.echo([Infinity, -Infinity, NaN])).map((n) => `${n}`),
  identity: async (api) => {
    const mine = new Counter();
    const back = await api.identity(mine);
    const result = await back.stub.increment(2);
    back[Symbol.dispose]();
    return result + mine.increment(1);
  },
  map: async (api) => {
    // What is mapped is a promise that nobody awaits, so it must be disposed.
    const map = async (input, func) => {
      try {
        return await input.map(func);
      } finally {
        input[Symbol.dispose]();
      }
    };
    const square = (i) => api.square(i);
    const mine = new RpcStub(new Counter());
    const result = {
      items: await map(api.generateFibonacci(6), (i) => {
        const counter = api.makeCounter(i);
        const inner = api.generateFibonacci(i).map(square);
        return { i, counter: counter.increment(1), value: counter.value, mine: mine.increment(i), inner };
      }),
      once: await map(api.returnNumber(3), square),
      none: await map(api.returnNull(), square),
      absent: await map(api.returnUndefined(), square),
      failed: await map(api.throwError(), square).catch((error) => `${error}`),
    };
    mine[Symbol.dispose]();
    result.items[Symbol.dispose]();
    return result;
  },
  hold: async (api) => {
    const held = new Tracked();
    const calls = [];
    await api.hold(Object.assign((i) => (calls.push(i), i + 1), {}));
    const result = [await api.callHeld(1), await api.callHeld(2)];
    await api.releaseHeld();
    await api.hold(held);
    await api.releaseHeld();
    return { result, calls, disposed: await held.disposed };
  },
  disposal: async (api) => {
    const tracked = await api.makeTracked();
    const before = await api.disposedCount();
    tracked[Symbol.dispose]();
    return [before, await api.disposedCount()];
  },
  noSuchMethod: (api) => api.noSuchMethod(),
  noQObjectMethods: (api) => api.deleteLater(),
  wrongArgument: (api) => api.square("five"),
  order: async (api) => {
    const counter = api.makeCounter(0);
    const results = await Promise.all(Array.from({ length: 200 }, () => counter.increment()));
    counter[Symbol.dispose]();
    return results.every((value, index) => value === index + 1);
  },
  upload: (api) => {
    let left = 40;
    const stream = new ReadableStream({
      pull(controller) {
        if (left-- > 0) controller.enqueue(new Uint8Array(65536));
        else controller.close();
      },
    });
    return api.upload(stream);
  },
  uploadFails: (api) => {
    const stream = new ReadableStream({
      pull(controller) {
        controller.error(new RangeError("source failed"));
      },
    });
    return api.upload(stream);
  },
  download: async (api) => {
    const stream = await api.download(1000);
    let sum = 0;
    for await (const chunk of stream) sum += chunk;
    return sum;
  },
  downloadCanceled: async (api) => {
    const stream = await api.download(1000);
    const reader = stream.getReader();
    const first = await reader.read();
    await reader.cancel(new Error("enough"));
    return first.value;
  },
  countInto: async (api) => {
    const seen = [];
    const target = new WritableStream({ write: (chunk) => void seen.push(chunk), close: () => void seen.push("closed") });
    const count = await api.countInto(target, 5);
    return { seen, count };
  },
  blob: async (api) => {
    const blob = await api.reverse(new Blob(["abc".repeat(50_000)], { type: "text/plain" }));
    const text = await blob.text();
    return [blob.type, blob.size, text.slice(0, 6)];
  },
  nested: async (api) => {
    const nested = api.nested();
    const result = [
      await nested.first.counter.increment(2),
      await nested.first.counter.value,
      await nested.list[0].increment(2).catch((error) => `${error}`), // the reference names it "0", which no array has
      await nested.name,
      await api.echo(nested.name),
      await api.echo({ deep: [nested.name] }),
    ];
    nested[Symbol.dispose]();
    return result;
  },
  promiseOfServerAsArgument: async (api) => {
    const [three, four] = [api.square(3), api.square(4)];
    const result = await api.echo({ a: three, b: [four] });
    three[Symbol.dispose]();
    four[Symbol.dispose]();
    return result;
  },
  promiseOfOursAsArgument: async (api) => {
    let settle;
    const promise = new RpcPromise(new Promise((resolve) => (settle = resolve)));
    const echo = api.echo([promise, 1]);
    const other = await api.square(2);
    settle("late");
    return [other, await echo];
  },
  promiseOfOursIsRejected: async (api) => {
    let settle;
    const promise = new RpcPromise(new Promise((_, reject) => (settle = reject)));
    const echo = api.echo([promise]).catch((error) => `${error}`);
    await api.square(2);
    settle(new RangeError("not today", { cause: "rain" }));
    return await echo;
  },
  promiseWithinAResult: async (api) => {
    const result = api.promiseWithin(["later"]).then((value) => value.result);
    const other = await api.square(2);
    await api.goOn();
    return [other, await result];
  },
  promiseOfOursComesBack: (api) => api.callBack((i) => ({ x: { y: i * 2 } }), 4),
  serverMapsOurs: (api) => api.mapTwice(new Doubler()),
  errorsHaveProperties: async (api) => {
    const seen = [];
    try {
      await api.throwThis(Object.assign(new AggregateError([1, new TypeError("in")], "m", { cause: 5n }), { code: "E" }));
    } catch (error) {
      seen.push(`${error}`, error.code, error.cause, error.errors.map(String), error instanceof AggregateError);
    }
    return seen;
  },
  thrownValues: async (api) => {
    const seen = [];
    for (const value of ["text", 5, null, { a: [1] }])
      seen.push(await api.throwThis(value).then(() => "not thrown", (error) => error));
    return seen;
  },
  brokenPromise: async (api) => {
    const broken = new Promise((resolve) => {
      const promise = api.throwError();
      promise.onRpcBroken((error) => resolve(`${error}`));
      promise.catch(() => {});
    });
    return await broken;
  },
  useAfterDispose: async (api) => {
    const counter = await api.makeCounter(1);
    counter[Symbol.dispose]();
    counter[Symbol.dispose]();
    try {
      return await counter.increment();
    } catch (error) {
      return `${error}`;
    }
  },
  canceled: async (api) => {
    const pending = api.makeCounter(1);
    const result = pending.then(() => "settled", (error) => `${error}`);
    pending[Symbol.dispose]();
    return [await result, await api.square(2)];
  },
  smallCallsPassAnUpload: async (api) => {
    let chunk = 0;
    const seen = [];
    const stream = new ReadableStream({
      async pull(controller) {
        // No chunk without a whole call beside it.
        seen.push(await api.square(chunk));
        if (chunk++ < 30) controller.enqueue(new Uint8Array(100_000));
        else controller.close();
      },
    });
    return [await api.upload(stream), seen.length];
  },
  uploadIsHeldBack: async (api) => {
    let taken = 0;
    const stream = new ReadableStream({
      pull(controller) {
        if (taken++ < 200) controller.enqueue(new Uint8Array(65_536));
        else controller.close();
      },
    });
    const upload = api.uploadWhenTold(stream);
    const result = upload.then((size) => size);
    for (let i = 0; i < 20; ++i) await api.square(i);
    const before = taken;
    await api.goOn();
    return [before < 100, await result, taken];
  },
  streamsOfCapabilities: async (api) => {
    const seen = [];
    const stream = await api.makeCounters(3);
    for await (const counter of stream) {
      seen.push(await counter.increment(10));
      counter[Symbol.dispose]();
    }
    return seen;
  },
  large: async (api) => {
    const text = "0123456789".repeat(200_000);
    return (await api.echo(text)) === text;
  },
};
