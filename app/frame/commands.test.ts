import { describe, expect, test } from "vitest";
import { type CommandPlace, commandItems, matching } from "./commands";

const account: NonNullable<CommandPlace["account"]> = {
  view: { account: "prod", page: ["inventory"], query: { type: ["A", "B"] } },
  at: "S2",
  pages: [{ title: "Inventory", icon: "inventory", href: "/accounts/new", key: "g i" }],
  taken: [
    { name: "S2", finishedAt: "2026-09-04T06:00:00.000Z", resources: 5, gaps: 0 },
    { name: "S1", finishedAt: "2026-09-03T06:00:00.000Z", resources: 4, gaps: 1 },
  ],
  older: null,
  newer: null,
  scanBlocked: null,
};
const accounts: CommandPlace["accounts"] = [
  { name: "prod", label: null, href: "/accounts" },
  { name: "sandbox", label: "sample", href: "/accounts" },
];
const titles = (place: CommandPlace, typed = "") => matching(commandItems(place), typed).map(({ title }) => title);

describe("what is offered", () => {
  test("pages of the account come first, and nothing of which there may be hundreds", () => {
    expect(titles({ accounts, account })).toEqual([
      "Inventory",
      "All accounts",
      "Connect an AWS account",
      "Scan prod now",
      "Export this view as CSV",
      "Export this view as JSON",
      "Copy the link to this view",
      "Switch light or dark",
      "Show all keys",
    ]);
  });
  test("without an account there is nothing to scan or to export, but accounts to go to", () => {
    const offered = titles({ accounts, account: null });
    expect(offered).toContain("sandbox");
    expect(offered.filter((title) => /Scan|Export|Inventory/.test(title))).toEqual([]);
  });
  test("only the inventory is exported", () => {
    const elsewhere = { ...account, view: { ...account.view, page: ["snapshots"] } };
    expect(titles({ accounts, account: elsewhere }, "export")).toEqual([]);
  });
  test("a scan that cannot be started is offered with the reason", () => {
    const scan = commandItems({ accounts, account: { ...account, scanBlocked: "S3 is running." } });
    expect(scan.find(({ id }) => id === "scan")?.blocked).toBe("S3 is running.");
  });
});

describe("what is typed", () => {
  test("a date or a name leads to the same view at that snapshot", () => {
    const [found] = matching(commandItems({ accounts, account }), "3 sep");
    expect(found).toMatchObject({ title: "This view at S1", href: "/accounts/prod/inventory?at=S1&type=A&type=B" });
  });
  test("every word must be there, in any order; what begins with the text comes first", () => {
    expect(titles({ accounts, account }, "view copy")).toEqual(["Copy the link to this view"]);
    expect(titles({ accounts, account }, "s")[0]).toBe("Scan prod now");
    expect(titles({ accounts, account }, "nothing like it")).toEqual([]);
  });
  test("an account is found by its label", () => {
    expect(titles({ accounts, account }, "sample")).toEqual(["sandbox"]);
  });
});
