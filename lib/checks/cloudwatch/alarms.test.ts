import { describe, expect, it } from "vitest";
import { organization } from "@/lib/model/resources/organizations";
import { aChain, loggingTrail, PATTERNS } from "@/lib/testing/alarms";
import { factTable, judge, resource } from "@/lib/testing/facts";
import * as alarms from "./alarms";
import {
  monitorIamPolicyChanges,
  monitorOrganizationsChanges,
  monitorSecurityGroupChanges,
  monitorUnauthorizedCalls,
  monitorVpcChanges,
} from "./alarms";

const all = Object.values(alarms);
const inOrganization = (MasterAccountId = "123456789012") =>
  resource(
    organization,
    {
      ...{ Id: "o-1", FeatureSet: "ALL", MasterAccountId },
      ...{ EnabledServices: { seen: true, value: [] }, DelegatedAdministrators: { seen: true, value: [] } },
      ResourcePolicy: { seen: true, value: null },
    },
    { id: "o-1", region: "global" },
  );

describe("the patterns that the benchmark shows", () => {
  const samples = Object.entries(PATTERNS).flatMap(([id, patterns]) =>
    patterns.map((pattern) => [id, pattern] as const),
  );

  it.each(samples)("%s is content with %s", (id, pattern) => {
    const check = all.find((one) => one.id === id);
    if (!check) throw new Error(`There is no check ${id}.`);
    const resources = [...aChain({ patterns: [pattern] }), inOrganization()];
    expect(judge(check, { resources })[0]?.verdict).toMatchObject({ status: "pass" });
  });

  it("are known for each alarm", () => {
    expect(Object.keys(PATTERNS).sort()).toEqual(all.map(({ id }) => id).sort());
  });
});

describe("the pattern of the fix", () => {
  it.each(all)("$id: is enough, and short enough for AWS", (check) => {
    const [judged] = judge(check, { resources: [loggingTrail(), inOrganization()] });
    const pattern = judged?.verdict.values.pattern ?? "";
    expect(judged?.verdict).toMatchObject({ status: "fail", values: { group: "trail", logs: "eu-west-1" } });
    expect(pattern.length).toBeLessThanOrEqual(1_024);
    const resources = [...aChain({ patterns: [pattern] }), inOrganization()];
    expect(judge(check, { resources })[0]?.verdict.status).toBe("pass");
  });
});

describe("alarms with rules of their own", () => {
  const POLICIES = PATTERNS["monitor-iam-policy-changes"]?.[0] ?? "";
  const GROUPS_UP_TO_V4 = PATTERNS["monitor-security-group-changes-v4"]?.[0] ?? "";

  factTable(monitorUnauthorizedCalls, [
    {
      name: "the two codes in the other order, which fails for Prowler",
      status: "pass",
      resources: aChain({
        patterns: ['{ ($.errorCode = "AccessDenied*") || ($.errorCode = "*UnauthorizedOperation") }'],
      }),
      says: "alarm-0 goes off",
    },
  ]);

  factTable(monitorIamPolicyChanges, [
    {
      name: "every name of the benchmark, but all at once, which is enough for Prowler",
      status: "fail",
      resources: aChain({ patterns: [POLICIES.replaceAll("||", "&&")] }),
      says: "No metric filter of trail counts DeleteGroupPolicy",
    },
    {
      name: "names that no event can have at once",
      status: "fail",
      resources: aChain({
        patterns: ["{ ($.eventName = DeleteGroupPolicy) && ($.eventName = PutRolePolicy) && ($.eventName = X) }"],
      }),
      says: "No metric filter",
    },
    {
      name: "any policy call by wildcard",
      status: "pass",
      resources: aChain({ patterns: ["{ ($.eventSource = iam.*) && ($.eventName = *Policy*) }"] }),
    },
    {
      name: "policies of Organizations only",
      status: "fail",
      resources: aChain({
        patterns: ["{ ($.eventSource = organizations.amazonaws.com) && ($.eventName = *Policy*) }"],
      }),
    },
    {
      name: "careful exclusions",
      status: "pass",
      resources: aChain({
        patterns: [
          '{ ($.eventName = *Policy*) && ($.readOnly IS FALSE) && ($.eventType != "AwsServiceEvent") && ($.userIdentity.arn != "*/deployer") }',
        ],
      }),
    },
  ]);

  factTable(monitorSecurityGroupChanges, [
    {
      name: "the six names up to CIS 4.0 only, which are enough for Prowler",
      status: "fail",
      resources: aChain({ patterns: [GROUPS_UP_TO_V4] }),
      says: "No metric filter of trail counts ModifySecurityGroupRules.",
    },
  ]);

  factTable(monitorVpcChanges, [
    {
      name: "without ClassicLink, which is retired",
      status: "pass",
      resources: aChain({
        patterns: ["{ ($.eventName = *Vpc) || ($.eventName = *VpcAttribute) || ($.eventName = *VpcPeering*) }"],
      }),
    },
  ]);

  factTable(monitorOrganizationsChanges, [
    { name: "in no organization", status: "not_applicable", resources: aChain({ patterns: [""] }) },
    {
      name: "a member account",
      status: "manual",
      resources: [...aChain({ patterns: [""] }), inOrganization("999999999999")],
      says: "management account (999999999999)",
    },
    { name: "the organization was not seen", status: "not_seen", hidden: [[organization, "denied", "global"]] },
    {
      name: "the management account without a filter",
      status: "fail",
      resources: [loggingTrail(), inOrganization()],
      says: "No metric filter",
    },
  ]);
});
