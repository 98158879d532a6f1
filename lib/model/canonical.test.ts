import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { canonicalText, cleanText, hashOf, toJson } from "./canonical";
import type { Json } from "./json";

const statement = (given: Record<string, Json>): Json => ({ Statement: [{ Effect: "Allow", ...given }] });

describe("toJson", () => {
  const circle: { name: string; self?: unknown } = { name: "circle" };
  circle.self = circle;
  test.each<[string, unknown, Json]>([
    ["a date", new Date("2026-01-02T03:04:05.678Z"), "2026-01-02T03:04:05.678Z"],
    ["an invalid date", new Date("never"), null],
    ["bytes", new Uint8Array([1, 2, 255]), "AQL/"],
    ["undefined in an object", { a: undefined, b: 1 }, { b: 1 }],
    ["undefined in a list", [undefined, 1], [null, 1]],
    ["a function", { a: () => 1 }, {}],
    ["null", { a: null }, { a: null }],
    ["numbers that JSON lacks", [Number.NaN, Number.POSITIVE_INFINITY], [null, null]],
    ["a small big integer", 5n, 5],
    ["a big integer", 2n ** 70n, "1180591620717411303424"],
    ["NUL", "a\u0000b", "a\u2400b"],
    ["NUL in a key", { "a\u0000": 1 }, { "a\u2400": 1 }],
    ["half a surrogate pair", "a\ud800b", "a\ufffdb"],
    ["a whole surrogate pair", "😀", "😀"],
    ["a value that contains itself", circle, { name: "circle", self: "[contains itself]" }],
    ["one object twice side by side", [circle.name, circle.name], ["circle", "circle"]],
  ])("%s", (_, value, expected) => {
    expect(toJson(value)).toEqual(expected);
  });

  test("a key named __proto__ stays a key and changes no prototype", () => {
    const value = toJson(JSON.parse('{"__proto__":{"polluted":true}}'));
    expect(JSON.stringify(value)).toBe('{"__proto__":{"polluted":true}}');
    expect(Object.hasOwn({}, "polluted")).toBe(false);
  });

  test("what lies too deep is cut off", () => {
    let deep: unknown = "bottom";
    for (let level = 0; level < 10_000; level += 1) deep = { deep };
    expect(JSON.stringify(toJson(deep))).toContain("[nested too deeply]");
  });
});

describe("canonicalText: the same", () => {
  test.each<[string, Json, Json]>([
    ["keys in any order", { b: 1, a: 2 }, { a: 2, b: 1 }],
    ["lists in any order", { L: [{ a: 1 }, { a: 2 }] }, { L: [{ a: 2 }, { a: 1 }] }],
    ["zero and minus zero", 0, -0],
    [
      "a policy as JSON and URL-encoded",
      '{"Statement":[{"Effect":"Allow","Action":"s3:*"}]}',
      "%7B%22Statement%22%3A%5B%7B%22Effect%22%3A%22Allow%22%2C%22Action%22%3A%22s3%3A%2A%22%7D%5D%7D",
    ],
    [
      "a policy as text and as a document",
      { P: JSON.stringify(statement({ Action: "s3:*" })) },
      { P: statement({ Action: "s3:*" }) },
    ],
    [
      "a policy with spaces",
      JSON.stringify(statement({ Action: "s3:*" }), null, 4),
      JSON.stringify(statement({ Action: "s3:*" })),
    ],
    ["one action and a list of one", statement({ Action: "s3:*" }), statement({ Action: ["s3:*"] })],
    ["actions in any order", statement({ Action: ["a:b", "a:a"] }), statement({ Action: ["a:a", "a:b"] })],
    ["one resource and a list of one", statement({ NotResource: "*" }), statement({ NotResource: ["*"] })],
    [
      "one principal and a list of one",
      statement({ Principal: { AWS: "1" } }),
      statement({ Principal: { AWS: ["1"] } }),
    ],
    [
      "principals in any order",
      statement({ Principal: { AWS: ["2", "1"] } }),
      statement({ Principal: { AWS: ["1", "2"] } }),
    ],
    [
      "one condition value and a list of one",
      statement({ Condition: { StringEquals: { "aws:x": "1" } } }),
      statement({ Condition: { StringEquals: { "aws:x": ["1"] } } }),
    ],
    ["one statement and a list of one", { Statement: { Effect: "Deny" } }, { Statement: [{ Effect: "Deny" }] }],
  ])("%s", (_, one, other) => {
    expect(canonicalText(one)).toBe(canonicalText(other));
  });
});

describe("canonicalText: not the same", () => {
  test.each<[string, Json, Json, string[]]>([
    ["null and missing", { a: null }, {}, []],
    ["one item and the same item twice", ["a"], ["a", "a"], []],
    ["a number and its text", 1, "1", []],
    [
      "order of statements",
      { Statement: [{ Effect: "Allow" }, { Effect: "Deny" }] },
      { Statement: [{ Effect: "Deny" }, { Effect: "Allow" }] },
      [],
    ],
    ["a principal for all and one named *", statement({ Principal: "*" }), statement({ Principal: { AWS: "*" } }), []],
    ["an ordered list", { Command: ["a", "b"] }, { Command: ["b", "a"] }, ["Command"]],
    ["an ordered list below a list", { R: [{ A: [1, 2] }] }, { R: [{ A: [2, 1] }] }, ["R[].A"]],
    [
      "an ordered list in a property read on its own",
      { R: { seen: true, value: [{ A: [1, 2] }] } },
      { R: { seen: true, value: [{ A: [2, 1] }] } },
      ["R[].A"],
    ],
    [
      "numbers beyond 2^53 in a policy",
      '{"Statement":[{"Effect":"Allow","X":9007199254740993}]}',
      '{"Statement":[{"Effect":"Allow","X":9007199254740992}]}',
      [],
    ],
  ])("%s", (_, one, other, ordered) => {
    expect(canonicalText(one, ordered)).not.toBe(canonicalText(other, ordered));
  });
});

describe("canonicalText of hostile input", () => {
  const bomb = `{"Statement":[{"Effect":"Allow","Action":${"[".repeat(100_000)}${"]".repeat(100_000)}}]}`;
  const wide = JSON.stringify(statement({ Action: Array.from({ length: 20_000 }, (_, index) => `s3:Get${index}`) }));
  test.each<[string, string]>([
    ["a policy nested 100,000 levels deep", bomb],
    ["a policy of 256 kB cut off in the middle", wide.slice(0, 200_000)],
    ["percent signs that encode nothing", '%7B"Statement"%zz'],
    ["JSON that is no policy", '{"Statement":"text"}'],
    ["JSON with a statement of another kind", '{"Statement":[1]}'],
    ["an infinite number", '{"Statement":[{"Effect":"Allow","X":1e999}]}'],
  ])("%s stays the text that it is", (_, text) => {
    expect(JSON.parse(canonicalText(text))).toBe(text);
  });

  test("a policy of 256 kB is decoded", () => {
    expect(wide.length).toBeGreaterThan(256_000);
    expect(canonicalText(wide)).toBe(canonicalText(JSON.parse(wide)));
  });

  test("a __proto__ key in a policy stays a key", () => {
    const text = canonicalText('{"Statement":[{"Effect":"Allow","__proto__":{"a":1}}]}');
    expect(text).toBe('{"Statement":[{"Effect":"Allow","__proto__":{"a":1}}]}');
  });

  test("lists nested deeper than is kept do not exhaust the stack", () => {
    let deep: Json = "bottom";
    for (let level = 0; level < 100_000; level += 1) deep = [deep];
    expect(canonicalText(deep)).toContain("[nested too deeply]");
  });

  test("whatever it is given, the text is JSON, canonical again, and free of what PostgreSQL refuses", () => {
    fc.assert(
      fc.property(fc.jsonValue({ stringUnit: "binary" }), (value) => {
        const text = canonicalText(toJson(value));
        expect(canonicalText(JSON.parse(text))).toBe(text);
        expect(text).not.toMatch(/\\u0000|\\ud[89a-f]/);
      }),
    );
  });
});

test("cleanText leaves ordinary text alone", () => {
  expect(cleanText('Zürich \n "quoted" 😀')).toBe('Zürich \n "quoted" 😀');
});

test("hashOf is the beginning of SHA-256 as a UUID", () => {
  // sha256("abc") = ba7816bf 8f01cfea 414140de 5dae2223 ..., FIPS 180-2 appendix B.1
  expect(hashOf("abc")).toBe("ba7816bf-8f01-cfea-4141-40de5dae2223");
});
