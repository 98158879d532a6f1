import { describe, expect, it } from "vitest";
import { unseen } from "@/lib/model/read";
import { GLOBAL } from "@/lib/model/resource";
import {
  organization,
  organizationAccount,
  organizationalUnit,
  organizationPolicy,
  organizationRoot,
} from "@/lib/model/resources/organizations";
import { factTable, type Hidden, judge } from "@/lib/testing/facts";
import {
  foreignOrganization,
  OWN,
  orgAccount,
  orgPolicy,
  orgRoot,
  orgUnit,
  ownOrganization,
} from "@/lib/testing/organization-facts";
import { orgAuthorizationGuardrails } from "./org-authorization-guardrails";

const management = orgAccount(OWN, "management");
const shop = orgAccount("111111111111", "shop", "ou-Production");
const lab = orgAccount("222222222222", "lab", "ou-Lab");
const tree = [ownOrganization(), orgRoot(), orgUnit("Production"), orgUnit("Lab"), management, shop, lab];
const allowAll = orgPolicy("FullAWSAccess", ["r-1"], { AwsManaged: true });
const allHidden = (reason: Hidden[1]): Hidden[] =>
  [organizationPolicy, organizationRoot, organizationalUnit, organizationAccount].map((type) => [type, reason, GLOBAL]);

describe("accounts sit under guardrails", () => {
  factTable(orgAuthorizationGuardrails, [
    {
      name: "a policy on the root reaches all",
      status: "manual",
      resources: [...tree, allowAll, orgPolicy("baseline", ["r-1"])],
      says: "reaches every active member account",
    },
    {
      name: "a policy on one of two units",
      status: "manual",
      resources: [...tree, orgPolicy("baseline", ["ou-Production"])],
      says: "No custom policy reaches one active account",
    },
    {
      name: "a policy on an account",
      status: "manual",
      resources: [...tree, orgPolicy("baseline", ["111111111111", "222222222222"])],
      says: "reaches every",
    },
    {
      name: "units nest",
      status: "manual",
      resources: [
        ...tree,
        orgUnit("Inner", "ou-Lab"),
        orgAccount("333333333333", "deep", "ou-Inner"),
        orgPolicy("baseline", ["ou-Production", "ou-Lab"]),
      ],
      says: "reaches every",
    },
    {
      name: "a suspended account is not missed",
      status: "manual",
      resources: [
        ...tree,
        orgAccount("333333333333", "old", "r-1", "SUSPENDED"),
        orgPolicy("baseline", ["ou-Production", "ou-Lab"]),
      ],
      says: "reaches every",
    },
    {
      name: "a resource control policy counts",
      status: "manual",
      resources: [...tree, orgPolicy("perimeter", ["r-1"], { Type: "RESOURCE_CONTROL_POLICY" })],
    },
    {
      name: "only AWS's own policy",
      status: "fail",
      resources: [...tree, allowAll],
      says: "beside AWS's own is attached anywhere",
    },
    { name: "a policy that is attached to nothing", status: "fail", resources: [...tree, orgPolicy("baseline", [])] },
    {
      name: "a tag policy is no guardrail",
      status: "fail",
      resources: [...tree, orgPolicy("tags", ["r-1"], { Type: "TAG_POLICY" })],
    },
    {
      name: "policies are not enabled",
      status: "fail",
      resources: [ownOrganization(), orgRoot([]), management],
      says: "not enabled",
    },
    { name: "no organization", status: "not_applicable" },
    {
      name: "an ordinary member account",
      status: "manual",
      resources: [foreignOrganization()],
      hidden: allHidden("denied"),
      says: "management account (999999999999)",
    },
    {
      name: "a member account that was throttled",
      status: "not_seen",
      resources: [foreignOrganization()],
      hidden: allHidden("throttled"),
    },
    {
      name: "the management account, denied",
      status: "not_seen",
      resources: [ownOrganization()],
      hidden: allHidden("denied"),
    },
    { name: "the organization was denied", status: "not_seen", hidden: [[organization, "denied", GLOBAL]] },
    {
      name: "targets of a policy were denied",
      status: "not_seen",
      resources: [
        ...tree,
        orgPolicy("baseline", [], { Targets: unseen("denied", "organizations:ListTargetsForPolicy") }),
      ],
      says: "targets of baseline",
    },
  ]);

  it("names the accounts that are missed, but never the management account", () => {
    const [judged] = judge(orgAuthorizationGuardrails, {
      resources: [...tree, orgPolicy("baseline", ["ou-Production"])],
    });
    expect(judged?.verdict.facts.at(-1)?.value).toEqual(["lab (222222222222)"]);
  });
});
