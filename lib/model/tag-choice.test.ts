import fc from "fast-check";
import { expect, test } from "vitest";
import { parseTagChoice, type TagChoice, tagChoiceText, tagGroups } from "./tag-choice";

test.each<[string, TagChoice]>([
  ["Owner", { key: "Owner", wanted: "any" }],
  ["Env=prod", { key: "Env", wanted: { value: "prod" } }],
  ["Env=", { key: "Env", wanted: { value: "" } }],
  ["Env=a=b", { key: "Env", wanted: { value: "a=b" } }],
  ["Env=!prod", { key: "Env", wanted: { value: "!prod" } }],
  ["!Owner", { key: "Owner", wanted: "none" }],
  ["\\!Owner", { key: "!Owner", wanted: "any" }],
  ["!\\!Owner", { key: "!Owner", wanted: "none" }],
  ["\\!Owner=me", { key: "!Owner", wanted: { value: "me" } }],
  ["a\\=b=c", { key: "a=b", wanted: { value: "c" } }],
  ["a\\\\=b", { key: "a\\", wanted: { value: "b" } }],
  ["!a\\=b", { key: "a=b", wanted: "none" }],
  ["two\nlines=x\ny", { key: "two\nlines", wanted: { value: "x\ny" } }],
])("%j is read and written again", (text, choice) => {
  expect(parseTagChoice(text)).toEqual(choice);
  expect(tagChoiceText(choice)).toBe(text);
});

test("a key written by hand needs no second backslash", () => {
  expect(parseTagChoice("CORP\\user")).toEqual({ key: "CORP\\user", wanted: "any" });
});

test("there is no choice of what has not one value", () => {
  expect(parseTagChoice("!Env=prod")).toBeNull();
});

test("every key and value can be said", () => {
  const part = fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom("!", "=", "\\", "a") }));
  const wanted = fc.oneof(fc.constantFrom("any" as const, "none" as const), fc.record({ value: part }));
  fc.assert(
    fc.property(fc.record({ key: part, wanted }), (choice) => {
      expect(parseTagChoice(tagChoiceText(choice))).toEqual(choice);
    }),
  );
});

test("choices are alternatives of their key", () => {
  expect(tagGroups(["Env=prod", "!Owner", "Env", "Env=staging", "!Env=x"])).toEqual([
    { key: "Env", any: true, none: false, values: new Set(["prod", "staging"]) },
    { key: "Owner", any: false, none: true, values: new Set() },
  ]);
});
