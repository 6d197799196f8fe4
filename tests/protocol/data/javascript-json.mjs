// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT

// Writes what JavaScript makes of numbers and JSON texts, for tst_json and tst_jsonwriter: node javascript-json.mjs
import { writeFileSync } from "node:fs";

const header = (what) =>
  "# SPDX-FileCopyright" + "Text: 2026 The QtCapnWeb authors\n# SPDX-License" + "-Identifier: MIT\n" + // split: this file has its own
  `# Written by javascript-json.mjs. ${what}\n`;

const view = new DataView(new ArrayBuffer(8));
const bits = (number) => {
  view.setFloat64(0, number);
  return view.getBigUint64(0).toString(16).padStart(16, "0");
};
const fromBits = (value) => {
  view.setBigUint64(0, BigInt.asUintN(64, value));
  return view.getFloat64(0);
};

let state = 20260101n; // a fixed sequence, so that the files only change when this script does
const random = () => {
  state = BigInt.asUintN(64, state * 6364136223846793005n + 1442695040888963407n);
  return BigInt.asUintN(64, state ^ (state >> 29n)) * 0x9e3779b97f4a7c15n;
};

// Numbers to text.
const numbers = new Map();
const addNumber = (n) => numbers.set(bits(n), String(n));
for (const n of [0, -0, 1, -1, NaN, Infinity, -Infinity, Number.MAX_VALUE, Number.MIN_VALUE, -Number.MIN_VALUE, Number.EPSILON,
  2.2250738585072014e-308, 2.225073858507201e-308, 9007199254740991, 9007199254740992, 9007199254740994, -9007199254740993,
  1e20, 1e21, 1e22, 123456789012345680000, 999999999999999900000, 1e-6, 1e-7, 1.5e-7, 0.000001234, 0.0000001234, 1.5e300,
  0.1, 0.2, 0.1 + 0.2, 1 / 3, 100, 1e5, 123e-20, 4.35, 2 ** 53, 2 ** 63, 2 ** 64, -(2 ** 63), 5e-324, 1.7976931348623157e308,
  4.4501477170144023e-308, 3.14159265358979, 1e23, 9.5e-7, 0.1e-6, 144115188075855870, 2 ** 70, 5e-7, 1.1e21, 12.5, 1e-5]) {
  addNumber(n);
  addNumber(-n);
}
for (let e = -324; e <= 308; e += 7) {
  addNumber(Number(`1e${e}`));
  addNumber(Number(`7.25e${e}`));
}
for (let e = -1074; e <= 1023; e += 31) addNumber(2 ** e);
for (let i = 0; i < 300; ++i) {
  const n = fromBits(random());
  if (!Number.isNaN(n)) addNumber(n);
}
for (let i = 0; i < 100; ++i) {
  addNumber(Number(BigInt.asIntN(64, random())) / 1000);
  addNumber(Number(BigInt.asIntN(40, random())) / 4096);
}
writeFileSync("javascript-numbers.txt", header("The bits of a double, and String() of it.") +
  [...numbers].map(([b, t]) => `${b} ${t}\n`).join(""));

// Literals to numbers.
const literals = ["0", "-0", "0.0", "-0.0e5", "0e999999999999", "-0e-999999999999", "1e400", "-1e400", "1e308", "1.7976931348623157e308",
  "1.7976931348623158e308", "1.7976931348623159e308", "179769313486231570" + "0".repeat(291), "1" + "0".repeat(309), "1" + "0".repeat(308),
  "1e309", "0.1e310", "0.01e310", "0.1e309", "5e-324", "4.9e-324", "3e-324", "2.4703282292062328e-324", "2.4703282292062327e-324",
  "2.47032822920623272088284396434110686182e-324", "2.47032822920623272088284396434110686183e-324", "2e-324", "1e-324", "1e-400",
  "-1e-400", "-5e-324", "2.2250738585072014e-308", "2.2250738585072011e-308", "2.2250738585072012e-308", "4.4e-320", "1.2345e-310",
  "0." + "0".repeat(322) + "1", "0." + "0".repeat(323) + "5", "0." + "0".repeat(330) + "1", "0." + "0".repeat(400) + "1e400",
  "0." + "0".repeat(400) + "1e401", "1" + "0".repeat(400) + "e-400", "1" + "0".repeat(400) + "e-801", "9007199254740991",
  "9007199254740992", "9007199254740993", "9007199254740995", "-9007199254740993", "999999999999999999", "1000000000000000000",
  "9223372036854775807", "18446744073709551615", "18446744073709551616", "123456789012345678901234567890", "0.1", "1E5", "1e+5",
  "1e-5", "1.0", "10.10e1", "0.30000000000000004", "8.5e22", "1e23", "9e22", "1" + "1".repeat(30) + "." + "2".repeat(30),
  "1e0000000000000000000005", "1e-0000000000000000000005", "1e99999999999999999999", "1e-99999999999999999999",
  "-1e99999999999999999999", "0.000000000000000000000000000000000000000000000001e48", "100000000000000008388608.1",
  "6.631236846766476e-316", "1.00000000000000011102230246251565404236316680908203125", "1.00000000000000011102230246251565404236316680908203124",
  "1.00000000000000011102230246251565404236316680908203126", "7.2057594037927933e16", "36893488147419107000"];
for (let i = 0; i < 200; ++i) {
  const digits = BigInt.asUintN(64, random()).toString();
  const exponent = Number(BigInt.asUintN(32, random())) % 700 - 360;
  literals.push(i % 3 ? `${digits[0]}.${digits.slice(1)}e${exponent}` : `${digits}E${exponent > 0 ? "+" : ""}${exponent}`);
}
writeFileSync("javascript-literals.txt", header("The bits of JSON.parse(), and the literal.") +
  literals.map((text) => `${bits(JSON.parse(text))} ${text}\n`).join(""));

// Texts to canonical texts: lines in turn.
const texts = [" null ", "\t[ 1 ,\r true,false , null ] ", "{}", "[]", '""', "{ }", "[ ]", "[[],[[]],{}]", '{"a":{"b":{"c":[]}}}',
  '{"b":1,"a":2}', '{"b":1,"a":2,"b":3}', '{"a":1,"a":2,"a":3}', '{"a":1,"\\u0061":2}', '{"x":{"a":1,"a":[2]},"x":{"b":1,"b":{}}}',
  '{"10":0,"9":1,"a":2,"01":3,"-1":4,"1.5":5}', '{"4294967294":1,"4294967295":2,"0":3}', '{"b":1,"1":2,"b":3,"1":4,"0":5}',
  '{"\\u0031":1,"0":{"2":0,"1":0}}', '{"__proto__":1,"constructor":2,"toString":3}', '{"":1,"":2}', '[{"1":[{"1":1,"0":0}],"0":0}]',
  '"\\"\\\\\\/\\b\\f\\n\\r\\t"', '"\\u0000\\u001f\\u007f\\u0080\\u2028\\u2029\\ufeff\\uffff"', '"\\ud800"', '"\\udc00"', '"\\ud83d\\ude00"',
  '"\\ude00\\ud83d"', '"\\ud83d\\ud83d\\ude00\\ude00"', '"\\uD83Dx\\uDE00"', '"\\uDFFF\\uABCD"', '"h\u00e9llo w\u00f6rld \u65e5\u672c \u{1f600}"',
  '"\ufefftext"', '["\\u00e9","\u00e9"]', '{"\\u00e9":1,"\u00e9":2}', '{"\\ud83d\\ude00":1,"\u{1f600}":2}', '{"\\ud800":1,"\\ud800":2,"\\ud801":3}',
  "[1.0,1e2,-0,1E400,-1e400,1e-400,0.1e1,123456789012345678901]", "-0", "1e21", "3.0", '"\u2028"', '["\\u003c/script>"]'];
writeFileSync("javascript-texts.txt", header("A text, and in the line behind it JSON.stringify(JSON.parse()) of it.") +
  texts.map((text) => `${text.replaceAll("\r", " ")}\n${JSON.stringify(JSON.parse(text))}\n`).join(""));
