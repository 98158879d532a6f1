import { expect, test } from "vitest";
import { viewAt } from "./view-at";

test("everything in the address but the snapshot and the position is kept, repeated parameters too", () => {
  const query = { at: "S5", type: ["A", "B"], q: "web 1", after: "abc", sort: "-name" };
  expect(viewAt({ account: "prod", page: ["inventory"], query }, "S4")).toBe(
    "/accounts/prod/inventory?at=S4&type=A&type=B&q=web+1&sort=-name",
  );
});

test("a page about one snapshot leads to the page about the other", () => {
  expect(viewAt({ account: "prod", page: ["snapshots", "S5"], query: {} }, "S4")).toBe("/accounts/prod/snapshots/S4");
});

test("a scan has no other snapshot, so the inventory is shown", () => {
  expect(viewAt({ account: "prod", page: ["scans", "S6"], query: { at: "S5" } }, "S4")).toBe(
    "/accounts/prod/inventory?at=S4",
  );
});

test("the front page and names that need it are written as addresses", () => {
  expect(viewAt({ account: "a b", page: [], query: {} }, "S1")).toBe("/accounts/a%20b?at=S1");
});
