// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
//
// What client.mjs does that ends its session: aborts by either side, and messages that one of them refuses. Each tells what became
// of a call that was pending, of the stubs, and of the connection.

function ended(socket) {
  return new Promise((resolve) => socket.on("close", (code, reason) => resolve([code, reason.toString()])));
}

// Runs `provoke` while a call is pending; a stub of the server's, the main stub and the socket tell of the end.
async function watch(api, socket, provoke) {
  const closed = ended(socket);
  const counter = await api.makeCounter(1);
  const broken = [];
  counter.onRpcBroken((error) => broken.push(`counter: ${error}`));
  api.onRpcBroken((error) => broken.push(`main: ${error}`));
  const pending = api.hang().then(() => "settled", (error) => `${error}`);
  await api.square(1);
  const provoked = await Promise.resolve(provoke()).then(() => undefined, (error) => `${error}`);
  const later = (promise) => promise.then(() => "settled", (error) => `${error}`);
  return { provoked, pending: await pending, broken, later: await later(counter.increment()), closed: await closed };
}

// Frames that the session does not know of.
const frame = (text) => (api, socket) => watch(api, socket, () => socket.send(text));

export const endings = {
  unknownMessage: frame('["nonsense",1]'),
  unknownPull: frame('["pull",77]'),
  unknownRelease: frame('["release",-77,1]'),
  tooManyReleases: frame('["release",-1,5]'),
  unknownImport: frame('["push",["pipeline",50,["a"],[]]]'),
  unknownExpression: frame('["push",["regexp","a"]]'),
  bareArray: frame('["push",["pipeline",0,["echo"],[[1,2]]]]'),
  noPipe: frame('["push",["pipeline",0,["upload"],[["readable",0]]]]'),
  halfTypedArray: frame('["push",["pipeline",0,["echo"],[["bytes","AQID","Int16Array"]]]]'),
  abortOfClient: frame('["abort",["error","RangeError","enough",null,{"code":7}]]'),
  abortWithoutError: frame('["abort","just a text"]'),
};

function nested(depth) {
  let value = 1;
  for (let i = 0; i < depth; ++i) value = { a: value };
  return value;
}

// For a server that takes 20 levels, 40 digits and 3000 code units. What is just allowed passes first.
export const limits = {
  depth: async (api, socket) => {
    await api.echo(nested(16));
    return watch(api, socket, () => api.echo(nested(21)));
  },
  digits: async (api, socket) => {
    await api.echo(10n ** 38n);
    return watch(api, socket, () => api.echo(10n ** 60n));
  },
  size: async (api, socket) => {
    await api.echo("\u20ac".repeat(2900));
    return watch(api, socket, () => api.echo("x".repeat(3000)));
  },
};
