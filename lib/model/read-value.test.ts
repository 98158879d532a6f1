import { expect, test } from "vitest";
import { seen, unseen } from "./read";
import { isBlank, jsonIn, readValue } from "./read-value";

test("a property that took a call of its own is shown as what it holds", () => {
  expect(readValue(seen({ a: 1 }))).toEqual({ a: 1 });
  expect(readValue({ seen: true, value: 1, other: 2 })).toEqual({ seen: true, value: 1, other: 2 });
  const hidden = unseen("denied", "GetBucketPolicy");
  expect(readValue(hidden)).toEqual(hidden);
});

test.each([
  [null, true],
  [undefined, true],
  ["", true],
  [[], true],
  [{}, true],
  [seen([]), true],
  [0, false],
  [false, false],
  [unseen("denied", "GetBucketPolicy"), false],
])("%j says nothing: %s", (value, blank) => {
  expect(isBlank(value)).toBe(blank);
});

test("JSON in a text is found, and nothing else is taken for it", () => {
  expect(jsonIn('{"numRetries": 3}')).toEqual({ numRetries: 3 });
  expect(jsonIn("[1]")).toEqual([1]);
  expect(jsonIn("{broken")).toBeNull();
  expect(jsonIn("3")).toBeNull();
  expect(jsonIn(`["${"x".repeat(100_001)}"]`)).toBeNull();
});
