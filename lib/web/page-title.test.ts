import { expect, test } from "vitest";
import { pageTitle } from "./page-title";

test("a title says page, account, snapshot and its date in UTC", () => {
  const snapshot = { name: "S5", finishedAt: "2026-09-04T23:59:59.000Z" };
  expect(pageTitle("Inventory", "pinecrate", snapshot)).toBe("Inventory · pinecrate · S5, 4 Sep 2026");
});

test("what there is not is left out", () => {
  expect(pageTitle("Accounts")).toBe("Accounts");
  expect(pageTitle("Scan S1", "pinecrate", null)).toBe("Scan S1 · pinecrate");
  expect(pageTitle("Inventory", "pinecrate", { name: "S5", finishedAt: null })).toBe("Inventory · pinecrate · S5");
});
