import { expect, test } from "vitest";
import { inventoryFilter, inventoryQuery, isFiltered, loadInventoryParams, withChoice } from "./inventory-params";
import { accountPath } from "./links";

const load = (query: string) => loadInventoryParams(new URLSearchParams(query));
const back = (query: string) => accountPath("prod", "inventory", inventoryQuery(load(query)));

test("an address says what to show", () => {
  const params = load(
    "at=S5&q=+web+&type=A&type=B&tag=Env=prod&seen=no&sort=-since&rows=200&cols=name,Placement.Tenancy",
  );
  expect(params).toMatchObject({ at: "S5", q: "web", type: ["A", "B"], tag: ["Env=prod"], seen: ["no"] });
  expect(params).toMatchObject({ sort: "-since", rows: 200, cols: ["name", "Placement.Tenancy"], open: null });
  expect(isFiltered(params)).toBe(true);
  expect(isFiltered(load("at=S5&sort=id&open=arn:x"))).toBe(false);
});

test("words that mean nothing are left out", () => {
  const params = load(`seen=maybe&sort=colour&rows=7&q=+&type=&type=A&type=A&vpc=${"x".repeat(600)}&cols=..`);
  expect(params).toMatchObject({ seen: [], sort: "name", rows: 50, q: null, type: ["A"], vpc: [], cols: [] });
  expect(load("").type).toEqual([]);
});

test("a choice of tags has one spelling, and there and not there take each other's place", () => {
  expect(load("tag=CORP%5Cuser&tag=CORP%5C%5Cuser&tag=!Owner&tag=!Env=prod").tag).toEqual(["CORP\\\\user", "!Owner"]);
  const chosen = (query: string, value: string) => withChoice(load(query), "tag", value).tag;
  expect(chosen("tag=Owner", "!Owner")).toEqual(["!Owner"]);
  expect(chosen("tag=!Owner&tag=Env", "Owner")).toEqual(["Env", "Owner"]);
  expect(chosen("tag=!Owner", "!Owner")).toEqual([]);
  expect(chosen("tag=!Owner", "Owner=me")).toEqual(["!Owner", "Owner=me"]);
  expect(back("tag=!Owner")).toBe("/accounts/prod/inventory?tag=%21Owner");
});

test("a list has its bounds", () => {
  const many = Array.from({ length: 300 }, (_, at) => `tag=k${at}`).join("&");
  expect(load(many).tag).toHaveLength(100);
  expect(load(`q=${"a".repeat(900)}`).q).toHaveLength(200);
});

test("conditions on fields stand only where one type is chosen", () => {
  const where = "where=InstanceType=t3.micro&where=Name!=a=b&where=nothing&where=.x=1";
  expect(load(`type=A&${where}`).where).toEqual([
    { path: "InstanceType", operator: "=", value: "t3.micro" },
    { path: "Name", operator: "!=", value: "a=b" },
  ]);
  expect(load(`type=A&type=B&${where}`).where).toEqual([]);
  expect(withChoice(load(`type=A&${where}`), "type", "A").where).toEqual([]);
});

test("equal views have equal addresses, and nothing of one is lost", () => {
  const address = back('rows=50&sort=name&where=Tags["a.b=c"]~x%26y&type=A&q=web&at=S5&after=12');
  expect(address).toBe(back('after=12&at=S5&q=web&type=A&where=Tags["a.b=c"]~x%26y'));
  expect(loadInventoryParams(new URL(address, "http://localhost").searchParams)).toEqual(
    load('where=Tags["a.b=c"]~x%26y&type=A&q=web&at=S5&after=12'),
  );
});

test("a choice is added and taken away, from the first page on", () => {
  const one = withChoice(load("after=12&region=a"), "region", "b");
  expect(one).toMatchObject({ region: ["a", "b"], after: null });
  expect(withChoice(one, "region", "a").region).toEqual(["b"]);
});

test("the filter is all that narrows, and nothing else", () => {
  expect(Object.keys(inventoryFilter(load("at=S5&sort=id")))).toEqual([
    "q",
    "service",
    "type",
    "region",
    "vpc",
    "state",
    "managed",
    "tag",
    "seen",
    "where",
  ]);
});
