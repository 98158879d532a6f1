import { describe, expect, it } from "vitest";
import type { JsonObject } from "@/lib/model/json";
import { seen, unseen } from "@/lib/model/read";
import { GLOBAL } from "@/lib/model/resource";
import { organization } from "@/lib/model/resources/organizations";
import { factTable, judge } from "@/lib/testing/facts";
import { foreignOrganization, OTHER, OWN, ownOrganization } from "@/lib/testing/organization-facts";
import { orgPolicyDelegation } from "./org-policy-delegation";

const policy = (...Statement: JsonObject[]) => [ownOrganization({ ResourcePolicy: seen({ Statement }) })];
const allow = (more: JsonObject) =>
  policy({ Effect: "Allow", Principal: { AWS: `arn:aws:iam::${OTHER}:root` }, Resource: "*", ...more });

describe("policies are administered by a delegated account", () => {
  factTable(orgPolicyDelegation, [
    {
      name: "one action is enough",
      status: "manual",
      resources: allow({ Action: "organizations:AttachPolicy" }),
      says: OTHER,
    },
    { name: "a wildcard", status: "manual", resources: allow({ Action: ["organizations:*"] }) },
    { name: "a wildcard in other letters", status: "manual", resources: allow({ Action: "Organizations:*policy" }) },
    { name: "the account as a number", status: "manual", resources: allow({ Action: "*", Principal: { AWS: OTHER } }) },
    {
      name: "all actions but some",
      status: "manual",
      resources: allow({ NotAction: ["organizations:LeaveOrganization"] }),
    },
    { name: "everybody", status: "manual", resources: allow({ Action: "*", Principal: "*" }), says: "anybody" },
    {
      name: "reading only",
      status: "fail",
      resources: allow({ Action: ["organizations:DescribePolicy", "organizations:List*"] }),
      says: "no member account",
    },
    { name: "all actions but those", status: "fail", resources: allow({ NotAction: "organizations:*" }) },
    {
      name: "the management account itself",
      status: "fail",
      resources: allow({ Action: "organizations:*", Principal: { AWS: OWN } }),
    },
    { name: "denied", status: "fail", resources: allow({ Action: "organizations:*", Effect: "Deny" }) },
    { name: "no policy", status: "fail", resources: [ownOrganization()], says: "no resource policy" },
    {
      name: "delegated administrators of services are something else",
      status: "fail",
      resources: [
        ownOrganization({
          DelegatedAdministrators: seen([{ Id: OTHER, Services: [{ ServicePrincipal: "sso.amazonaws.com" }] }]),
        }),
      ],
    },
    {
      name: "a delegate of policies that also administers a service",
      status: "manual",
      resources: [
        ownOrganization({
          DelegatedAdministrators: seen([{ Id: OTHER, Services: [{ ServicePrincipal: "sso.amazonaws.com" }] }]),
          ResourcePolicy: seen({
            Statement: [
              {
                Effect: "Allow",
                Principal: { AWS: OTHER },
                Action: "organizations:AttachPolicy",
                Resource: "*",
              },
            ],
          }),
        }),
      ],
      says: OTHER,
    },
    { name: "no organization", status: "not_applicable" },
    { name: "an ordinary member account", status: "manual", resources: [foreignOrganization()], says: "Look there" },
    {
      name: "a member account that is told",
      status: "fail",
      resources: [foreignOrganization({ ResourcePolicy: seen(null) })],
    },
    {
      name: "the management account, denied",
      status: "not_seen",
      resources: [ownOrganization({ ResourcePolicy: unseen("denied", "organizations:DescribeResourcePolicy") })],
    },
    {
      name: "a member account whose call failed",
      status: "not_seen",
      resources: [foreignOrganization({ ResourcePolicy: unseen("timed_out", "organizations:DescribeResourcePolicy") })],
    },
    { name: "not a policy", status: "not_seen", resources: [ownOrganization({ ResourcePolicy: seen("hello") })] },
    { name: "the organization was denied", status: "not_seen", hidden: [[organization, "denied", GLOBAL]] },
  ]);

  it("lists every delegate with actions and policy types, not the last one only", () => {
    const Condition = { StringEquals: { "organizations:PolicyType": ["TAG_POLICY", "BACKUP_POLICY"] } };
    const [judged] = judge(orgPolicyDelegation, {
      resources: policy(
        { Effect: "Allow", Principal: { AWS: OTHER }, Action: "organizations:CreatePolicy", Resource: "*", Condition },
        { Effect: "Allow", Principal: { AWS: "888888888888" }, Action: "organizations:DeletePolicy", Resource: "*" },
      ),
    });
    expect(judged?.verdict.facts.map(({ value }) => value)).toEqual([
      ["888888888888", OTHER],
      ["organizations:CreatePolicy", "organizations:DeletePolicy"],
      ["BACKUP_POLICY", "TAG_POLICY", "all"],
    ]);
  });
});
