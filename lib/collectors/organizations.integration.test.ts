import { describe, expect, it } from "vitest";
import { byId, type CollectedOnWire, collectRecorded, relationsOf } from "@/lib/testing/collect";
import { errorAnswer, jsonAnswer } from "@/lib/testing/wire-answers";
import type { WireRequest } from "@/lib/testing/wire-operation";
import type { WireAnswers } from "@/lib/testing/wire-server";
import { organizations } from "./organizations";

// Answers in the shape of the pages under https://docs.aws.amazon.com/organizations/latest/APIReference/.

const MANAGEMENT = "220600000006";
const arn = (resource: string) => `arn:aws:organizations::${MANAGEMENT}:${resource}`;
const ROOT = { Id: "r-ab12", Arn: arn("root/o-1/r-ab12"), Name: "Root" };
const UNITS: Record<string, object[]> = {
  "r-ab12": [{ Id: "ou-ab12-prod", Arn: arn("ou/o-1/ou-ab12-prod"), Name: "Production" }],
  "ou-ab12-prod": [{ Id: "ou-ab12-pci", Arn: arn("ou/o-1/ou-ab12-pci"), Name: "PCI" }],
};
const account = (Id: string, Name: string) => ({
  Id,
  Arn: arn(`account/o-1/${Id}`),
  Name,
  Email: `root+${Name}@corp.example`,
  Status: "ACTIVE",
  State: "ACTIVE",
  JoinedMethod: "CREATED",
});
const ACCOUNTS: Record<string, object[]> = {
  "r-ab12": [account(MANAGEMENT, "management")],
  "ou-ab12-pci": [account("111111111111", "cards")],
};
const SCP = { Version: "2012-10-17", Statement: [{ Effect: "Deny", Action: "*", Resource: "*" }] };
const POLICY = {
  Id: "p-deny0000",
  Arn: arn("policy/o-1/service_control_policy/p-deny0000"),
  Name: "deny",
  Type: "SERVICE_CONTROL_POLICY",
  AwsManaged: false,
};
const parentOf = ({ body }: WireRequest): string => String(JSON.parse(body).ParentId);

const ANSWERS: WireAnswers = {
  "organizations.DescribeOrganization": jsonAnswer({
    Organization: {
      Id: "o-1",
      Arn: arn("organization/o-1"),
      FeatureSet: "ALL",
      MasterAccountId: MANAGEMENT,
      MasterAccountEmail: "root+management@corp.example",
    },
  }),
  "organizations.ListAWSServiceAccessForOrganization": jsonAnswer({
    EnabledServicePrincipals: [{ ServicePrincipal: "sso.amazonaws.com", DateEnabled: 1700000000 }],
  }),
  "organizations.ListDelegatedAdministrators": jsonAnswer({
    DelegatedAdministrators: [account("111111111111", "cards")],
  }),
  "organizations.ListDelegatedServicesForAccount": jsonAnswer({
    DelegatedServices: [{ ServicePrincipal: "sso.amazonaws.com", DelegationEnabledDate: 1700000000 }],
  }),
  "organizations.DescribeResourcePolicy": (request) =>
    errorAnswer(request, 400, "ResourcePolicyNotFoundException", "There is none."),
  "organizations.ListRoots": jsonAnswer({
    Roots: [
      {
        ...ROOT,
        PolicyTypes: [
          { Type: "SERVICE_CONTROL_POLICY", Status: "ENABLED" },
          { Type: "TAG_POLICY", Status: "PENDING_ENABLE" },
        ],
      },
    ],
  }),
  "organizations.ListOrganizationalUnitsForParent": (request) =>
    jsonAnswer({ OrganizationalUnits: UNITS[parentOf(request)] ?? [] }),
  "organizations.ListAccountsForParent": (request) => jsonAnswer({ Accounts: ACCOUNTS[parentOf(request)] ?? [] }),
  "organizations.ListPolicies": jsonAnswer({ Policies: [POLICY] }),
  "organizations.DescribePolicy": jsonAnswer({ Policy: { PolicySummary: POLICY, Content: JSON.stringify(SCP) } }),
  "organizations.ListTargetsForPolicy": jsonAnswer({
    Targets: [
      { TargetId: "ou-ab12-pci", Arn: arn("ou/o-1/ou-ab12-pci"), Name: "PCI", Type: "ORGANIZATIONAL_UNIT" },
      { TargetId: "111111111111", Arn: arn("account/o-1/111111111111"), Name: "cards", Type: "ACCOUNT" },
    ],
  }),
  "tagging.GetResources": jsonAnswer({
    ResourceTagMappingList: [{ ResourceARN: arn("account/o-1/111111111111"), Tags: [{ Key: "pci", Value: "yes" }] }],
  }),
};

function collect(answers: WireAnswers): Promise<CollectedOnWire> {
  return collectRecorded(organizations, answers, MANAGEMENT);
}

const denied = (request: WireRequest) =>
  errorAnswer(request, 400, "AccessDeniedException", "You don't have permissions to access this resource.");
const deniedToMembers = Object.fromEntries(
  Object.keys(ANSWERS)
    .filter((name) => name !== "organizations.DescribeOrganization")
    .map((name) => [name, denied]),
);

describe("the management account", () => {
  it("sees the tree, with the place of each account and nobody's address", async () => {
    const collected = await collect(ANSWERS);
    expect(collected.gaps).toEqual([]);
    const places = collected.resources.flatMap((one) => relationsOf(one).map((relation) => `${one.name} ${relation}`));
    expect(places.filter((place) => place.includes("belongs to")).sort()).toEqual([
      "PCI belongs to AWS::Organizations::OrganizationalUnit ou-ab12-prod",
      "Production belongs to AWS::Organizations::Root r-ab12",
      "cards belongs to AWS::Organizations::OrganizationalUnit ou-ab12-pci",
      "management belongs to AWS::Organizations::Root r-ab12",
    ]);
    expect(byId(collected, "111111111111")).toMatchObject({ state: "ACTIVE", tags: { pci: "yes" } });
    expect(JSON.stringify(collected)).not.toContain("@corp.example");
  });

  it("sees policies of the types that are on, what they say and whom they govern", async () => {
    const collected = await collect(ANSWERS);
    const policy = byId(collected, "p-deny0000");
    expect(policy.configuration).toMatchObject({ AwsManaged: false, Content: { seen: true, value: SCP } });
    expect(relationsOf(policy)).toEqual([
      "governs AWS::Organizations::OrganizationalUnit ou-ab12-pci",
      "governs AWS::Organizations::Account 111111111111",
    ]);
    const listed = collected.seen.filter(({ operation }) => operation === "ListPolicies");
    expect(listed.map(({ body }) => JSON.parse(body).Filter)).toEqual(["SERVICE_CONTROL_POLICY"]);
  });

  it("knows which services act in all accounts, who runs them, and that policies are delegated to nobody", async () => {
    const { configuration } = byId(await collect(ANSWERS), "o-1");
    expect(configuration).toMatchObject({
      FeatureSet: "ALL",
      EnabledServices: { seen: true, value: [{ ServicePrincipal: "sso.amazonaws.com" }] },
      DelegatedAdministrators: {
        seen: true,
        value: [{ Id: "111111111111", Services: [{ ServicePrincipal: "sso.amazonaws.com" }] }],
      },
      ResourcePolicy: { seen: true, value: null },
    });
  });

  it("does not take a policy whose text is missing for one that says nothing", async () => {
    const collected = await collect({
      ...ANSWERS,
      "organizations.DescribePolicy": jsonAnswer({ Policy: { PolicySummary: POLICY } }),
    });
    expect(byId(collected, "p-deny0000").configuration.Content).toMatchObject({ seen: false, reason: "broken_answer" });
  });

  it("keeps the rest of the tree when a unit cannot be read", async () => {
    const collected = await collect({
      ...ANSWERS,
      "organizations.ListAccountsForParent": (request) =>
        parentOf(request) === "ou-ab12-pci"
          ? denied(request)
          : jsonAnswer({ Accounts: ACCOUNTS[parentOf(request)] ?? [] }),
    });
    expect(collected.coverage.find(({ type }) => type === "AWS::Organizations::Account")?.status).toBe("partial");
    expect(byId(collected, MANAGEMENT).name).toBe("management");
  });
});

describe("other accounts", () => {
  it("of an organization see that it is there, and that they may not look into it", async () => {
    const collected = await collect({ ...ANSWERS, ...deniedToMembers });
    expect(collected.resources.map(({ type }) => type)).toEqual(["AWS::Organizations::Organization"]);
    expect(byId(collected, "o-1").configuration).toMatchObject({
      MasterAccountId: MANAGEMENT,
      ResourcePolicy: { seen: false, reason: "denied" },
    });
    const unseen = collected.coverage.filter(({ status }) => status === "unseen").map(({ type }) => type);
    expect(unseen).toHaveLength(4);
  });

  it("in no organization have nothing, which one call tells", async () => {
    const collected = await collect({
      "organizations.DescribeOrganization": (request) =>
        errorAnswer(request, 400, "AWSOrganizationsNotInUseException", "Your account is not a member."),
    });
    expect(collected.resources).toEqual([]);
    expect(collected.gaps).toEqual([]);
    expect(collected.coverage.every(({ status }) => status === "ok")).toBe(true);
    expect(collected.seen).toHaveLength(1);
  });

  it("that may not even ask are not said to be in none", async () => {
    const collected = await collect({ "organizations.DescribeOrganization": denied, ...deniedToMembers });
    expect(new Set(collected.coverage.map(({ status }) => status))).toEqual(new Set(["unseen"]));
  });
});
