import { expect, test } from "vitest";
import { accountApiPath, accountPath } from "./links";
import { pageError } from "./page-error";
import { sequence } from "./view-params";

test.each([
  ["S5", 5],
  ["s5", 5],
  ["12", 12],
  ["S0", null],
  ["S-1", null],
  ["S5x", null],
  ["latest", null],
  ["S99999999999", null],
])("%s is snapshot %s", (segment, expected) => {
  expect(sequence(segment)).toBe(expected);
});

test("names, ARNs and filters are encoded", () => {
  expect(accountPath("prod", "resources", { at: "S5", arn: "arn:aws:s3:::a&b=c#d" })).toBe(
    "/accounts/prod/resources?at=S5&arn=arn%3Aaws%3As3%3A%3A%3Aa%26b%3Dc%23d",
  );
  expect(accountPath("prod", "inventory", { type: ["a", "b"], q: "" })).toBe("/accounts/prod/inventory?type=a&type=b");
  expect(accountApiPath("a/b", "inventory/csv", { q: null })).toBe("/api/accounts/a%2Fb/inventory/csv");
});

test("an error page tells a sentence meant for people, or the reference of a bug", () => {
  expect(pageError("bearings:Start the database.")).toEqual({ message: "Start the database.", reference: null });
  expect(pageError("1234567")).toEqual({ message: null, reference: "1234567" });
  expect(pageError(undefined)).toEqual({ message: null, reference: null });
});
