import { expect, test } from "vitest";
import { loadInventoryParams } from "@/lib/web/inventory-params";
import { viewLinks } from "./view-links";

const address =
  "at=S5&q=web&type=AWS%3A%3AEC2%3A%3AInstance&where=InstanceType%3Dt3.micro&sort=-id&rows=200&cols=id&after=abc&open=arn%3Aa&tab=history";
const links = viewLinks("prod", loadInventoryParams(new URLSearchParams(address)));

/** Parameters of an address. */
function query(href: string): Record<string, string> {
  return Object.fromEntries(new URL(href, "http://localhost").searchParams);
}

test("what changes the rows begins at the first page, and the drawer stays", () => {
  for (const href of [links.here(), links.choice("region", "eu-west-1"), links.sort("name")]) {
    expect(query(href)).not.toHaveProperty("after");
    expect(query(href)).toMatchObject({ at: "S5", open: "arn:a", tab: "history" });
  }
});

test("opening and closing stay on the page shown", () => {
  expect(query(links.open("arn:b"))).toMatchObject({ after: "abc", open: "arn:b" });
  expect(query(links.open("arn:b"))).not.toHaveProperty("tab");
  expect(query(links.open(null))).not.toHaveProperty("open");
});

test("a head sorts upwards first, then the other way round", () => {
  expect(query(links.sort("region")).sort).toBe("region");
  expect(query(links.sort("id")).sort).toBe("id");
  const upwards = viewLinks("prod", loadInventoryParams(new URLSearchParams("sort=id")));
  expect(query(upwards.sort("id")).sort).toBe("-id");
});

test("clearing keeps what is no filter", () => {
  expect(query(links.clear())).toEqual({
    at: "S5",
    sort: "-id",
    rows: "200",
    cols: "id",
    open: "arn:a",
    tab: "history",
  });
});

test("a saved view holds the filter, the order and the columns, no moment", () => {
  expect(links.saved()).toBe(
    "q=web&type=AWS%3A%3AEC2%3A%3AInstance&where=InstanceType%3Dt3.micro&sort=-id&rows=200&cols=id",
  );
});

test("a file holds every row of the filter", () => {
  expect(links.file("csv")).toBe(
    "/api/accounts/prod/inventory/csv?at=S5&q=web&type=AWS%3A%3AEC2%3A%3AInstance&where=InstanceType%3Dt3.micro&sort=-id",
  );
});
