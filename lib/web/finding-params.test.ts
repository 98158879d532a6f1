import { expect, test } from "vitest";
import { findingFilter, findingQuery, isFindingFiltered, loadFindingParams, withFindingChoice } from "./finding-params";
import { accountPath } from "./links";

const load = (query: string) => loadFindingParams(new URLSearchParams(query));
const back = (query: string) => accountPath("prod", "findings", findingQuery(load(query)));

test("an address says what to show", () => {
  const params = load(
    "at=S5&q=+web+&status=fail&status=not_seen&severity=high&framework=cis-7.0&level=1&control=5.3&group=none&sort=-since&rows=200",
  );
  expect(params).toMatchObject({ at: "S5", q: "web", status: ["fail", "not_seen"], severity: ["high"], level: "1" });
  expect(params).toMatchObject({ framework: "cis-7.0", control: ["5.3"], group: "none", sort: "-since", rows: 200 });
  expect(load("")).toMatchObject({ group: "check", fold: "yes", sort: "severity", rows: 50, open: null, expand: [] });
});

test("words that mean nothing are left out", () => {
  const params = load(
    "status=broken&severity=huge&group=owner&sort=colour&rows=7&level=3&framework=cis-7.0&control=a.b",
  );
  expect(params).toMatchObject({ status: [], severity: [], group: "check", sort: "severity", rows: 50, control: [] });
  expect(params.level).toBeNull();
});

test("a level and a control stand only where there is a framework", () => {
  expect(load("level=1&control=5.3")).toMatchObject({ level: null, control: [] });
  expect(back("level=1&control=5.3")).toBe("/accounts/prod/findings");
  expect(back("level=1&control=5.3&framework=cis-5.0")).toBe(
    "/accounts/prod/findings?framework=cis-5.0&level=1&control=5.3",
  );
});

test("an opened finding is a check and a subject, whatever the subject holds", () => {
  const subject = "arn:aws:iam::444455556666:user/a|b#key-1";
  const address = back(`open=${encodeURIComponent(`iam-access-key-rotation|${subject}`)}`);
  expect(load(address.split("?")[1] ?? "").open).toEqual({ check: "iam-access-key-rotation", subject });
  for (const text of ["open=nothing", "open=|x", "open=check|", `open=c|${"x".repeat(2_600)}`])
    expect(load(text).open).toBeNull();
});

test("equal views have equal addresses, and nothing of one is lost", () => {
  const query =
    "fold=no&at=S5&expand=a&open=a|b&tab=history&arn=arn:x&news=new&use=used&decision=open&after=12&region=r";
  const address = back(query);
  expect(load(address.split("?")[1] ?? "")).toEqual(load(query));
  expect(address).toBe(back(query.split("&").reverse().join("&")));
});

test("a choice is added and taken away, from the first page on; what has no type is a choice too", () => {
  const one = withFindingChoice(load("after=12&status=fail"), "status", "manual");
  expect(one).toMatchObject({ status: ["fail", "manual"], after: null });
  expect(withFindingChoice(one, "status", "fail").status).toEqual(["manual"]);
  const account = withFindingChoice(load(""), "type", "");
  expect(findingFilter(load(accountPath("p", "f", findingQuery(account)).split("?")[1] ?? "")).type).toEqual([""]);
});

test("what narrows is a filter, how it is shown is none", () => {
  expect(isFindingFiltered(load("at=S5&sort=name&group=none&open=a|b&expand=a&rows=200&fold=no"))).toBe(false);
  for (const query of ["q=x", "arn=arn:x", "status=fail", "news=new", "use=used", "framework=cis-7.0"])
    expect(isFindingFiltered(load(query))).toBe(true);
});
