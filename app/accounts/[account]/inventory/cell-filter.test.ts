import { expect, test } from "vitest";
import { filteredBy } from "./cell-filter";

const view = { q: "web", region: ["eu-west-1"], where: [], after: "abc" };

test("a cell adds its value to its facet, once, and leads to the first page", () => {
  expect(filteredBy(view, "region", "us-east-1")).toEqual({ after: null, region: ["eu-west-1", "us-east-1"] });
  expect(filteredBy(view, "region", "eu-west-1")).toEqual({ after: null, region: ["eu-west-1"] });
});

test("a name is searched for, a field becomes a condition", () => {
  expect(filteredBy(view, "q", "db=1")).toEqual({ after: null, q: "db=1" });
  expect(filteredBy(view, "field:Placement.Tenancy", "a=b")).toEqual({ after: null, where: ["Placement.Tenancy=a=b"] });
});
