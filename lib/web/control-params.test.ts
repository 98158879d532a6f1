import { expect, test } from "vitest";
import { controlQuery, loadControlParams } from "./control-params";
import { accountPath } from "./links";

const back = (query: string) =>
  accountPath("prod", "controls", controlQuery(loadControlParams(new URLSearchParams(query))));

test("an address says what to show, and equal views have equal addresses", () => {
  expect(loadControlParams(new URLSearchParams("level=2&status=fail&status=excused&section=Logging"))).toEqual({
    ...{ at: null, framework: "cis-7.0", level: "2", q: null },
    ...{ status: ["fail", "excused"], section: ["Logging"] },
  });
  expect(back("section=Logging&at=S5&framework=cis-7.0&level=2")).toBe(
    "/accounts/prod/controls?at=S5&level=2&section=Logging",
  );
  expect(back("framework=cis-3.0")).toBe("/accounts/prod/controls?framework=cis-3.0");
});

test("words that mean nothing are left out", () => {
  expect(back("level=3&status=broken&q=+")).toBe("/accounts/prod/controls");
});
