// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT

// Writes expressions.ndjson: what the reference (npm package capnweb 0.12.0, on Node.js 20) makes of single expressions.
//     npm install capnweb@0.12.0 && node expressions.mjs > expressions.ndjson
// Each line: {"kind":"deserialize","id":…,"text":…,"valid":…,"value":…,"reserialized":… | "reserialize_error":… | "error":…}
import { deserialize, serialize } from "capnweb";

function tree(v) {
    if (v === null) return { t: "null" };
    if (v === undefined) return { t: "undefined" };
    switch (typeof v) {
    case "boolean": return { t: "boolean", v };
    case "number": return { t: "number", v: Object.is(v, -0) ? "-0" : String(v) };
    case "string": return { t: "string", v };
    case "bigint": return { t: "bigint", v: String(v) };
    }
    if (v instanceof Date) return { t: "date", ms: Number.isNaN(v.getTime()) ? null : v.getTime() };
    if (v instanceof ArrayBuffer) return { t: "bytes", type: "ArrayBuffer", hex: Buffer.from(v).toString("hex") };
    if (ArrayBuffer.isView(v)) {
        const type = v instanceof Uint8Array ? "Uint8Array" : v.constructor.name;
        return { t: "bytes", type, hex: Buffer.from(v.buffer, v.byteOffset, v.byteLength).toString("hex") };
    }
    if (v instanceof Error) {
        const props = Object.keys(v).filter(k => !["name", "message", "stack"].includes(k)).map(k => [k, tree(v[k])]);
        if (v instanceof AggregateError && !(Array.isArray(v.errors) && v.errors.length === 0)) props.push(["errors", tree(v.errors)]);
        const result = { t: "error", class: v.constructor.name, message: v.message, props };
        if (!v.stack.includes("\n    at ")) result.stack = v.stack;
        return result;
    }
    if (v instanceof URL) return { t: "url", href: v.href };
    if (v instanceof Headers) return { t: "headers", pairs: [...v] };
    if (v instanceof Request) {
        return { t: "request", url: v.url, method: v.method, headers: [...v.headers], redirect: v.redirect, cache: v.cache,
            mode: v.mode, credentials: v.credentials, body: v.body === null ? null : "?" };
    }
    if (v instanceof Response) {
        return { t: "response", status: v.status, statusText: v.statusText, headers: [...v.headers], body: v.body === null ? null : "?" };
    }
    if (Array.isArray(v)) return { t: "array", items: Array.from(v, tree) };
    return { t: "object", entries: Object.entries(v).map(([k, x]) => [k, tree(x)]) };
}

const texts = [];
const add = (...values) => values.forEach(v => texts.push(JSON.stringify(v)));
const raw = (...list) => texts.push(...list);

add(null, true, false, 0, 1.5, -1e-7, 1e21, "", "text", "\u0000\u001f\"\\/\u2028", "\ud83d\ude00", "\ud800", "a\udc00b", {}, [], [[]], [[[]]],
    [[[[1]]]], [1], [1, 2], ["a", "b"], [[1], [2]], [null], [true], [{}], [["undefined"]], ["undefined", 1], ["undefined"], ["toString"],
    ["constructor"], ["__proto__"], { a: 1, b: [[2, ["nan"]]] });
raw("-0", "1e400", "-1e400", "[[-0]]", "9007199254740993", "123456789012345678901234567890", '{"a":1,"b":2,"a":3}',
    '{"a":["nope"],"a":1}', '{"2":"b","1":"a","x":0,"10":"c","01":"d","-1":"e","4294967294":"f","4294967295":"g","1.5":"h"}',
    '{"b":1,"10":["nope","first"],"9":["nope","second"]}', '{"\\u0031":["nope","index"],"0x":["nope","no index"]}',
    '{"__proto__":1,"toJSON":2,"a":3,"\\u005f_proto__":4}', '{"toString":["nope"]}', '["\\u0064ate",5]', '["da\\u0074e",5]',
    " [ [ 1 , 2 ] ] ", "[1,]", "{", "", "nul", '"\\x"', "[[1]]x", '{"constructor":{"prototype":{"x":1}}}');
add(["inf"], ["-inf"], ["nan"], ["inf", 1], ["-inf", ["nope"]]);
for (const b of ["", "0", "-0", "+0", "007", "-12", " 12 ", "\u00a012\ufeff", "\u200312", "\u180e1", "0x1F", "0XfF", "0b1011", "0B2", "0o777", "0O8", "-0x1", "+0b1", "0x",
    "1n", "1_000", "1e3", "1.0", "--1", "+-1", "\u0661", "12 3", "0x123456789abcdef0123456789abcdef", "0b" + "10".repeat(70), "0o" + "1234567".repeat(9),
    "99999999999999999999999999999999999999999999", "-00000000000000000000000000000000000000000000001", "0xffffffffffffffffffffffff", "1000000000", "0x3b9aca00", "0xDE0B6B3A7640000"])
    add(["bigint", b]);
add(["bigint"], ["bigint", 5], ["bigint", "5", ["export", -1]], ["bigint", "0x" + "f".repeat(16382)], ["bigint", "9".repeat(16385)]);
for (const d of [0, -0, 1.9, -1.9, -0.5, 8.64e15, -8.64e15, 8.64e15 + 1, 1e300, null, "0", true]) add(["date", d]);
add(["date"], ["date", 5, ["export", -1]]);
for (const b of ["", "A", "AA", "AA==", "AAA", "AAA=", "AAAA", "AAAA=", "AAAA==AAAA", "A=AA", "=AAA", "A A\nA\tA", "-_-_", "+/+/", "AQID#", "!!!!", "\u0141Q", "AQ\u0141D",
    "QUJD\u00ff", "\u00e9=AA", "AB", "AQ.ID", "AQIDBA", "AQIDBAU", "QUJD\ud83d\ude00QUJD", "/w==", "_w"])
    add(["bytes", b]);
for (const c of ["ArrayBuffer", "DataView", "Int8Array", "Uint8Array", "Uint8ClampedArray", "Int16Array", "Uint16Array", "Int32Array", "Uint32Array",
    "BigInt64Array", "BigUint64Array", "Float32Array", "Float64Array", "Float16Array", "Buffer", "", "int8array"])
    add(["bytes", "AQIDBAUGBwg=", c], ["bytes", "AQIDBA", c], ["bytes", "AQI", c], ["bytes", "AQ", c], ["bytes", "", c]);
add(["bytes"], ["bytes", 1], ["bytes", null, "Int8Array"], ["bytes", "AQ", null], ["bytes", "AQ", 1], ["bytes", "AQ", {}], ["bytes", "AQ", false],
    ["bytes", "AQ", "x".repeat(100)], ["bytes", "AQ", "Int8Array", 1]);
for (const t of ["Error", "EvalError", "RangeError", "ReferenceError", "SyntaxError", "TypeError", "URIError", "AggregateError", "DOMException", "constructor", "toString",
    "__proto__", "", "error"])
    add(["error", t, "m"], ["error", t, "m", null, { code: 1 }], ["error", t, "m", "s"]);
add(["error"], ["error", "Error"], ["error", 1, "m"], ["error", "Error", 1], ["error", "Error", "m", 5], ["error", "Error", "m", null, null], ["error", "Error", "m", null, []],
    ["error", "Error", "m", null, 5], ["error", "Error", "m", null, {}], ["error", "Error", "m", null, {}, ["nope"]], ["error", "Error", "m", ["nope"], { a: 1 }],
    ["error", "Error", "m", null, { name: ["nope"], message: ["nope"], stack: ["nope"], x: 1 }], ["error", "Error", "m", null, { x: ["nope"] }],
    ["error", "AggregateError", "m", null, { errors: [[["error", "TypeError", "inner"], 2]], x: 1 }], ["error", "AggregateError", "m", null, { errors: 5 }],
    ["error", "Error", "outer", null, { cause: ["error", "RangeError", "inner", "st", { cause: [[1]] }] }], ["error", "Error", "m", "stack", { d: ["date", 1], n: null, u: ["undefined"] }]);
raw('["error","Error","m",null,{"__proto__":1,"toJSON":2,"valueOf":3,"a":4}]', '["error","Error","m",null,{"toJSON":["nope"]}]',
    '["error","Error","m",null,{"b":1,"2":2,"1":3,"b":4}]');
for (const u of ["http://a", "HTTP://EXAMPLE.com:80/%7e?x#y", "https://a:443", "https://a:80", "http:a", "http:/a", "http:///a", "http:\\\\a\\b\\..\\c", "http://a/b/../c/./d/%2e%2E/e", "http://a/..", "http://a/.",
    "http://a/b/..", "http://a/?q#", "http://a/#", "http://a?", "http://a?b'c\"d<e>f g#h i`j\"<>", "http://a/b c^d`e{f}g|h[i]j\\k\"l<m>n", "http://u:p@a/", "http://u@a", "http://:p@a", "http://@a", "http://:@a", "http://u:p:q@a",
    "http://u@v@a/", "http://u:p@", "http://u;=:/@a", "http://a:b@c:1/", "http://a:", "http://a:/", "http://a:0", "http://a:00080/", "http://a:65535", "http://a:65536", "http://a:x", "http://a:8 0", "http://:80", "http://", "http:",
    "http://?", "ftp://a:21/x", "ws://a:80", "wss://a:443/", "ws://a:443", "gopher://a:70/", "foo:bar", "foo:/bar/../baz", "foo://bar/../baz", "foo://", "foo:///x", "foo:////x", "foo:/..//x", "foo://u:p@h:5/p?q#f", "foo://H\u00e9/", "foo://a b/", "foo://a^b/",
    "foo:a b?c d#e f", "foo:a b ", "foo: #x", "foo:", "foo:?", "foo:#", "foo://h:", "foo://:5", "mailto:a@b", "data:text/plain,hi \u00e9", "javascript:1+1", "about:blank", "blob:http://a/x", "urn:x:y", "file:", "file:/", "file://", "file:///", "file:///a/b", "file://host/p",
    "file://localhost/p", "file:///C:/x/..", "file:///C|/x/../..", "file:C:/x", "file://C:/x", "file:/C:/..", "file:\\\\a\\b", "file:a", "file:///../x", "file://a:80/", "file://u@a/", "file:?q", "file:#f", "file:///C:", "file:////x", "file://%43%3a/", "non-special:\\\\a",
    "http://[::1]/", "http://[1:2:3:4:5:6:7:8]", "http://[1:0:0:4:0:0:0:8]", "http://[0:0:1::]", "http://[::ffff:1.2.3.4]", "http://[::1.2.3]", "http://[::1.2.3.4.5]", "http://[::1.2.3.04]", "http://[1::2::3]", "http://[:1]", "http://[1:2:3:4:5:6:7]", "http://[1:2:3:4:5:6:7:8:9]",
    "http://[::g]", "http://[::12345]", "http://[::1", "http://::1]", "http://[]", "http://[::]", "http://[::1%25eth0]", "http://[::1]:80", "http://[::1]x", "http://[1:2:3:4:5:6:1.2.3.4]", "http://[1:2:3:4:5:6:7:1.2.3.4]", "http://[::1:]", "http://[A:B::C]",
    "http://1.2.3.4", "http://1.2.3", "http://1.2", "http://1", "http://256", "http://1.256.3.4", "http://0x7f.1", "http://0X7F000001", "http://017700000001", "http://4294967295", "http://4294967296", "http://1.2.3.4.", "http://1.2.3.4..", "http://1.2.3.4.5", "http://1..2", "http://a.1",
    "http://a.0x", "http://a.0x1g", "http://08", "http://0.0.0.0x100", "http://1.2.3.4a", "http://09.1", "http://0x", "http://%31", "http://a.b.", "http://.", "http://..", "http://a..b", "http://a_b/", "http://-a-/", "http://a%41", "http://a%", "http://a%2Fb", "http://%zz",
    "http://ex ample/", "http://a<b", "http://a>b", "http://a^b", "http://a|b", "http://a`b", "http://a{b}", "http://a\"b", "http://a!b$c&d'e(f)g*h+i,j;k=l~", "http://\u00e9.com/\u00e9?\u00e9#\u00e9", "http://B\u00fccher.de", "http://b\u0075\u0308cher.de", "http://\u65e5\u672c.jp",
    "http://fa\u00df.de", "http://\u03b1\u03c2.gr", "http://xn--bcher-kva.de", "http://XN--BCHER-KVA.de", "http://xn--a", "http://xn--bcher-kva.xn--a", "http://xn--4ca0b.de", "http://xn--zca.de", "http://xn--55qx5d.cn", "http://www.xn--fiq228c.com/", "http://xn--ls8h.la", "http://xn--abc", "http://xn--a-.de", "http://a.xn--", "http://\ud83d\ude00.la", "http://a_\u00e9.de", "http://\u0410\u0411.\u0440\u0444", "http://a\u2044b", "http://\u2044", "http://a\u2260b", "http://\u00e9..de", "http://\u00e9.de.", "http://\u00e9-.de", "http://-\u00e9.de", "http://ab--\u00e9.de", "http://\u0301a.de", "http://\u05d0a.de", "http://\u200dx.de", "http://" + "a".repeat(70) + ".de", "http://" + "\u00e9".repeat(70) + ".de", "http://xn--", "http://\uff41\uff42\uff43", "http://a\u3002b", "http://\u00ad", "http://a\u00adb", "http://\u200b", "http://\ufffd", "http://a\ud800/", "http://a/\ud800",
    "http://\u0660", "http://\u2460", "http://\u2488com", "http://%C3%A9.com", "http://%ff", "http://a\u0000b", "http://a\tb\nc\r/", "\u0000 http://a \u001f", "\u00a0http://a", "h\tttp://a", "1http://a", "http", "//a/", "/rel", "rel", "", " ", ":", ":x", "a:b:c", "http://a/%", "http://a/%zz%41", "http://a/\u007f",
    "http://a/\u0080", "http://a/\u{10ffff}", "https://example.com:8443/a;b=c?d=e&f=g#h", "foo:\ufeff//x", "http://a/\ufeff", "\ufeffhttp://a", "http://\ufeffa", "http://a\ufeffb", "foo://\ufeffa/", "foo://a\ufffe/", "http://%ef%bb%bfa", "http://\ufffea", "http://a/?\ufeff#\ufeff", "http://\ufeff@a/"])
    add(["url", u]);
add(["url"], ["url", 5], ["url", "http://a/", 1], ["url", null]);
for (const h of [[], [["A", "b"]], [["b", "1"], ["a", "2"], ["B", "3"]], [["set-cookie", "b"], ["Set-Cookie", "a"], ["a", "x"]], [["cookie", "a"], ["cookie", "b"]], [["a", " \t\r\nx y\t "]], [["a", "x\ny"]], [["a", "x\u0000"]],
    [["a", "\u00ff\u007f\u0001"]], [["a", "\u0100"]], [["\u00e9", "x"]], [["", "x"]], [["a b", "x"]], [["a:", "x"]], [["!#$%&'*+-.^_`|~", "x"]], [["(", "x"]], [["a"]], [["a", "b", "c"]], [[]], ["ab"], [{}], [null], [5], [["a", null]],
    [["a", 1e21]], [["a", true]], [["a", ["b", ["c", null]]]], [["a", {}]], [[{}, "x"]], [[5, 6]], [["a", ""]], [["a", ""], ["a", "b"]], [["a", "b"], ["a", ""]], [["a", ""], ["a", ""]], [["z", "1"], ["set-cookie", ""], ["a", "2"]], [["export", -1]]])
    add(["headers", h]);
add(["headers"], ["headers", {}], ["headers", "x"], ["headers", [], 1], ["headers", null]);
for (const i of [{}, [], [[]], { method: 5 }, { method: null }, { method: "" }, { method: ["GET"] }, { method: "patch" }, { method: "Delete" }, { method: "trace" }, { method: "CONNECT" }, { method: "TRACK" }, { method: "\u00e9" }, { method: "\u4e2d" }, { method: "a b" },
    { headers: null }, { headers: 0 }, { headers: "" }, { headers: {} }, { headers: "x" }, { headers: [["a", " x\t"]] }, { headers: [["A", "b"], ["a", "c"]] }, { headers: [["a"]] }, { headers: ["ab"] }, { headers: [["a", "\n x"], ["\u00e9", ""]] }, { body: false, method: "POST" },
    { body: 0, method: "POST" }, { body: "", method: "POST" }, { body: "", method: "GET" }, { body: null }, { body: "x", method: "HEAD" }, { body: "x", method: "PUT" }, { body: ["bytes", "AQ"], method: "PUT" }, { body: ["bytes", "AQ", "Uint8Array"], method: "PUT" },
    { body: ["bytes", "AQ", "Int8Array"], method: "PUT" }, { body: 5, method: "PUT" }, { body: [["x"]], method: "PUT" }, { body: ["undefined"], method: "PUT" }, { body: ["nope"] }, { body: {}, method: "PUT" }, { body: ["error", "Error", "x"] }, { body: ["readable", 1] },
    { cache: null }, { cache: "bogus" }, { cache: "only-if-cached" }, { cache: "only-if-cached", mode: "same-origin" }, { cache: "force-cache" }, { mode: "navigate" }, { mode: "no-cors" }, { mode: "no-cors", method: "PUT" }, { mode: "no-cors", method: "POST" }, { mode: "websocket" },
    { mode: null }, { mode: "" }, { credentials: "omit" }, { credentials: "include" }, { credentials: "x" }, { redirect: "error" }, { redirect: "manual" }, { redirect: "x" }, { integrity: 5 }, { integrity: null }, { integrity: ["a", "b"] }, { integrity: {} }, { integrity: "" },
    { keepalive: 1 }, { keepalive: "" }, { keepalive: true }, { keepalive: null }, { referrer: "" }, { referrer: "about:client" }, { referrer: "relative" }, { referrer: 5 }, { referrer: null }, { referrer: "http://B/x#f" }, { referrerPolicy: "" }, { referrerPolicy: "origin" },
    { referrerPolicy: "x" }, { referrerPolicy: null }, { window: null }, { window: 1 }, { duplex: "half" }, { duplex: "full" }, { duplex: null }, { signal: null }, { signal: 0 }, { signal: "" }, { signal: false }, { signal: 1 }, { signal: ["nope"] }, { unknown: ["nope"] }, { cf: { x: 1 } },
    { method: "POST", body: "x", headers: [["Content-Type", "a/b"]] }, { method: "PUT", headers: [["z", "1"], ["a", "2"]], body: "x", cache: "no-store", integrity: "i", keepalive: true }, null, 5, "x", true])
    add(["request", "http://a/x", i]);
add(["request"], ["request", "http://a/"], ["request", 5, {}], ["request", "http://a/", {}, 1], ["request", "rel", {}], ["request", "http://u:p@a/", {}], ["request", "http://:p@a/", {}], ["request", "data:x@y", {}], ["request", "http://a/@b?c@d#e@f", {}], ["request", "HTTP://A:80", {}]);
raw('["request","http://a/",{"method":"PUT","method":"DELETE"}]', '["request","http://a/",{"__proto__":{"method":"PUT"}}]');
for (const i of [{}, [], { status: null }, { status: true }, { status: "abc" }, { status: "404" }, { status: " 404 " }, { status: "0x194" }, { status: "4.04e2" }, { status: 200.9 }, { status: 65736 }, { status: -65336 }, { status: 1e300 }, { status: [404] }, { status: {} }, { status: "" }, { status: 199 },
    { status: 600 }, { status: 599 }, { status: 204 }, { status: 101 }, { statusText: null }, { statusText: 5 }, { statusText: "\u00e9" }, { statusText: "\u4e2d" }, { statusText: "a\nb" }, { statusText: "a\tb" }, { statusText: "\u007f" }, { statusText: "" }, { headers: null }, { headers: 0 },
    { headers: {} }, { headers: [["A", "b"]] }, { webSocket: null }, { webSocket: 1 }, { unknown: ["nope"] }, null, 5])
    add(["response", null, i], ["response", "x", i]);
for (const b of [true, 5, "", {}, [[]], ["undefined"], ["bytes", "AQ"], ["bytes", "AQ", "Uint8Array"], ["bytes", "AQ", "ArrayBuffer"], ["nope"], ["date", 1]]) add(["response", b, {}]);
add(["response"], ["response", null], ["response", null, {}, 1], ["response", ["nope"], null], ["response", "x", { status: 304 }], ["response", "x", { headers: [["content-type", "q"]] }]);
for (const tag of ["import", "pipeline"])
    add([tag], [tag, "0"], [tag, 0], [tag, -1], [tag, 1e21], [tag, 1.5], [tag, 0, "x"], [tag, 0, [null]], [tag, 0, ["a", 1], 5], [tag, 0, ["a"], [["nope"]]], [tag, 0, [], [], 1]);
for (const tag of ["export", "promise", "writable", "readable"]) add([tag], [tag, "1"], [tag, null], [tag, -1], [tag, 1.5, ["nope"]], [tag, [1]]);
add(["remap"], ["remap", 0, [], [], []], ["remap", 0, [null], [], []], ["remap", 0, [], [["x", 1]], []], ["remap", "0", [], [], []], ["remap", 0, [], {}, []], ["remap", 0, [], [], [], 1], ["blob"], ["blob", "t"], ["blob", 5, ["readable", 1]], ["blob", "t", ["readable", 1], 1],
    ["blob", "t", 5], ["blob", "t", ["readable", 1]], ["blob", "t", ["nope"]], [[["export", -1], ["nope"]]], [[["nope"], ["export", -1]]], { a: ["date", 1], b: ["export", -1] }, ["nope", { b: 1, "2": [1e21, -0, 0.1] }], ["regexp", "a", "g"]);
const nest = (n, open, core, close) => open.repeat(n) + core + close.repeat(n);
raw(nest(255, "[[", "1", "]]"), nest(256, "[[", "1", "]]"), nest(255, '{"a":', "1", "}"), nest(256, '{"a":', "1", "}"), nest(3000, "[", "", "]"), nest(3000, "[[", "", "]]"),
    nest(20, '["error","Error","m",null,{"cause":', "1", "}]"), nest(255, '["error","Error","m",null,{"x":', "1", "}]"), nest(256, '["error","Error","m",null,{"x":', "1", "}]"), nest(256, '["response",', "null", ",{}]"), nest(128, '{"a":[[', "1", "]]}"));

let number = 0;
for (const text of texts) {
    const line = { kind: "deserialize", id: `own${String(++number).padStart(4, "0")}`, text };
    let value;
    try {
        value = deserialize(text);
        line.valid = true;
    } catch (e) {
        line.valid = false;
        line.error = `${e.constructor.name}: ${e.message}`;
    }
    if (line.valid) {
        line.value = tree(value);
        // The reference's time doubles with each level of causes.
        if (text.split('"error"').length > 22) line.reserialize_error = "Error: not attempted (cost doubles per level)";
        else try { line.reserialized = serialize(value); } catch (e) { line.reserialize_error = `${e.constructor.name}: ${e.message}`; }
    }
    console.log(JSON.stringify(line));
}
