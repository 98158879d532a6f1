import { describe, expect, it } from "vitest";
import { GLOBAL } from "@/lib/model/resource";
import { organizationAccount, organizationalUnit, organizationRoot } from "@/lib/model/resources/organizations";
import { factTable, type Hidden, judge } from "@/lib/testing/facts";
import {
  foreignOrganization,
  OWN,
  orgAccount,
  orgRoot,
  orgUnit,
  ownOrganization,
} from "@/lib/testing/organization-facts";
import { orgOuStructure } from "./org-ou-structure";

const base = [ownOrganization(), orgRoot(), orgAccount(OWN, "management")];
const shop = (parent: string, state?: string) => orgAccount("111111111111", "shop", parent, state);
const hidden = (reason: Hidden[1]): Hidden[] =>
  [organizationRoot, organizationalUnit, organizationAccount].map((type) => [type, reason, GLOBAL]);

describe("units follow the company", () => {
  factTable(orgOuStructure, [
    {
      name: "units with accounts",
      status: "manual",
      resources: [...base, orgUnit("Production"), shop("ou-Production")],
    },
    { name: "all hang from the root", status: "fail", resources: [...base, shop("r-1")], says: "2 active accounts" },
    { name: "a single account", status: "manual", resources: base },
    {
      name: "the second one is suspended",
      status: "manual",
      resources: [...base, shop("r-1", "SUSPENDED")],
    },
    {
      name: "units, but empty ones",
      status: "manual",
      resources: [...base, shop("r-1"), orgUnit("Production")],
      says: "There are units, but",
    },
    { name: "no organization", status: "not_applicable", says: "in no organization" },
    {
      name: "an ordinary member account",
      status: "manual",
      resources: [foreignOrganization()],
      hidden: hidden("denied"),
    },
    {
      name: "the management account, denied",
      status: "not_seen",
      resources: [ownOrganization()],
      hidden: hidden("denied"),
    },
    {
      name: "the tree broke off",
      status: "not_seen",
      resources: base,
      hidden: [[organizationAccount, "truncated", GLOBAL]],
    },
  ]);

  it("draws the tree, closed accounts included", () => {
    const [judged] = judge(orgOuStructure, {
      resources: [
        ...base,
        orgUnit("Work"),
        orgUnit("Production", "ou-Work"),
        shop("ou-Production"),
        orgAccount("222222222222", "old", "ou-Work", "PENDING_CLOSURE"),
      ],
    });
    expect(judged?.verdict.facts).toEqual([
      {
        field: "Tree of the organization",
        value: [
          `Root: management (${OWN})`,
          "  Work: old (222222222222, pending closure)",
          "    Production: shop (111111111111)",
        ],
      },
    ]);
  });

  it("draws a large tree in part", () => {
    const units = Array.from({ length: 40 }, (_, index) => orgUnit(`Unit-${index + 10}`));
    const [judged] = judge(orgOuStructure, { resources: [...base, ...units] });
    const lines = judged?.verdict.facts[0]?.value;
    expect(lines).toHaveLength(21);
    expect(lines).toContain("and 21 more");
  });
});
