import { expect, test } from "vitest";
import { scopeParams, scopeQuery, scopeWords } from "./scope-params";

test.each([
  ["nothing", {}, null],
  ["empty names", { regions: "", services: [",", ""] }, null],
  ["one parameter for each name", { services: ["sns", "kms", "sns"] }, { regions: [], services: ["sns", "kms"] }],
  ["commas", { regions: "eu-west-1, us-east-1" }, { regions: ["eu-west-1", "us-east-1"], services: [] }],
  ["a form without a choice", { scope: "chosen" }, { regions: [], services: [] }],
])("an address that says %s", (_, params, scope) => {
  expect(scopeParams(params)).toEqual(scope);
});

test("a choice survives its address", () => {
  const scope = { regions: ["eu-west-1"], services: ["kms", "sns"] };
  expect(scopeParams(scopeQuery(scope))).toEqual(scope);
  expect(scopeParams(scopeQuery({ regions: [], services: [] }))).toEqual({ regions: [], services: [] });
});

test("a choice in words", () => {
  expect(scopeWords({ regions: ["a"], services: ["b", "c"] })).toBe("1 region, 2 services");
  expect(scopeWords({ regions: [], services: [] })).toBeNull();
});
