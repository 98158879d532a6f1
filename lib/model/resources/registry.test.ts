import { expect, test } from "vitest";
import { resourceTypes } from "./registry";
import { taggedResource } from "./tagging";

// By these patterns the net of lib/collectors/tagging.ts tells what is read from what nobody reads.

const types = resourceTypes.filter((type) => type !== taggedResource);
const patterns = types.flatMap(({ type, arn }) => [arn].flat().map((pattern) => ({ type, pattern })));

test("every type says which ARNs its things have", () => {
  expect(resourceTypes.filter(({ arn }) => arn.length === 0).map(({ type }) => type)).toEqual([]);
});

test("a pattern names one service, and what it leaves open is part of a kind", () => {
  // `service:**` would hide every kind of a service that is not read.
  const wellFormed = /^[a-z][a-z0-9-]*:(?!\*\*)(?:[^*\s]|\*{1,2}(?!\*))+$/;
  expect(patterns.filter(({ pattern }) => !wellFormed.test(pattern))).toEqual([]);
});
