import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { useTestCredentials } from "@/lib/testing/aws-environment";
import { byId, type Collected, collectService, relationsOf } from "@/lib/testing/collect";
import type { WireProxy } from "@/lib/testing/proxy";
import { errorAnswer, jsonAnswer } from "@/lib/testing/wire-answers";
import type { WireRequest } from "@/lib/testing/wire-operation";
import { startWireServer } from "@/lib/testing/wire-server";
import { identitycenter } from "./identitycenter";

// Answers in the shape of the pages under https://docs.aws.amazon.com/singlesignon/latest/APIReference/ and
// https://docs.aws.amazon.com/singlesignon/latest/IdentityStoreAPIReference/.

const INSTANCE = "arn:aws:sso:::instance/ssoins-1234567890abcdef";
const SET = "arn:aws:sso:::permissionSet/ssoins-1234567890abcdef";
const INLINE = { Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: "s3:*", Resource: "*" }] };
const ADMIN = "arn:aws:iam::aws:policy/AdministratorAccess";

let server: WireProxy;
let collected: Collected;

beforeAll(async () => {
  useTestCredentials();
  const isAdmin = ({ body }: WireRequest) => String(JSON.parse(body).PermissionSetArn ?? "").endsWith("/ps-admin");
  const denied = (request: WireRequest) => errorAnswer(request, 400, "AccessDeniedException", "not authorized");
  server = await startWireServer({
    // Every region that an instance is replicated to tells of it.
    "sso.ListInstances": jsonAnswer({
      Instances: [
        {
          InstanceArn: INSTANCE,
          IdentityStoreId: "d-1",
          OwnerAccountId: "1",
          PrimaryRegion: "eu-west-1",
          Name: "corp",
        },
      ],
    }),
    "sso.ListPermissionSets": ({ body }) =>
      body.includes("two")
        ? jsonAnswer({ PermissionSets: [`${SET}/ps-locked`] })
        : jsonAnswer({ PermissionSets: [`${SET}/ps-admin`], NextToken: "two" }),
    "sso.DescribePermissionSet": (request) =>
      isAdmin(request)
        ? jsonAnswer({ PermissionSet: { Name: "Admin", PermissionSetArn: `${SET}/ps-admin`, SessionDuration: "PT8H" } })
        : denied(request),
    "sso.ListManagedPoliciesInPermissionSet": jsonAnswer({ AttachedManagedPolicies: [{ Name: "A", Arn: ADMIN }] }),
    "sso.ListCustomerManagedPolicyReferencesInPermissionSet": jsonAnswer({
      CustomerManagedPolicyReferences: [{ Name: "own", Path: "/" }],
    }),
    "sso.GetInlinePolicyForPermissionSet": (request) =>
      jsonAnswer({ InlinePolicy: isAdmin(request) ? JSON.stringify(INLINE) : "" }),
    "sso.GetPermissionsBoundaryForPermissionSet": (request) =>
      isAdmin(request)
        ? errorAnswer(request, 400, "ResourceNotFoundException", "There is none.")
        : jsonAnswer({ PermissionsBoundary: { ManagedPolicyArn: ADMIN } }),
    "sso.ListAccountsForProvisionedPermissionSet": jsonAnswer({ AccountIds: ["111111111111", "222222222222"] }),
    "sso.ListAccountAssignments": (request) => {
      const AccountId = String(JSON.parse(request.body).AccountId);
      if (!isAdmin(request) && AccountId === "222222222222") return denied(request);
      const PrincipalType = AccountId === "111111111111" ? "GROUP" : "USER";
      const PrincipalId = PrincipalType === "GROUP" ? "g-1" : "u-1";
      return jsonAnswer({ AccountAssignments: [{ AccountId, PermissionSetArn: SET, PrincipalType, PrincipalId }] });
    },
    "sso.ListTagsForResource": jsonAnswer({ Tags: [{ Key: "team", Value: "security" }] }),
    "identitystore.ListGroups": jsonAnswer({
      Groups: [
        { GroupId: "g-1", DisplayName: "Admins", IdentityStoreId: "d-1", ExternalIds: [{ Issuer: "x", Id: "y" }] },
      ],
    }),
    "identitystore.ListGroupMemberships": jsonAnswer({
      GroupMemberships: [{ IdentityStoreId: "d-1", MembershipId: "m-1", GroupId: "g-1", MemberId: { UserId: "u-1" } }],
    }),
    "identitystore.ListUsers": jsonAnswer({
      Users: [
        {
          UserId: "u-1",
          UserName: "olga",
          UserStatus: "ENABLED",
          IdentityStoreId: "d-1",
          Name: { FamilyName: "Private" },
          Emails: [{ Value: "olga@private.example" }],
          PhoneNumbers: [{ Value: "+49 private" }],
        },
      ],
    }),
  });
  const connection = { credentials: { kind: "default" as const }, endpointUrl: server.url };
  const regions = ["eu-west-1", "us-east-1"];
  collected = await collectService(identitycenter, { awsAccountId: "220600000007", connection }, regions);
});
afterAll(() => server.stop());

describe("a permission set", () => {
  it("tells what it allows, and who has it in which account", () => {
    const admin = byId(collected, "ps-admin");
    expect(admin).toMatchObject({ arn: `${SET}/ps-admin`, name: "Admin", tags: { team: "security" } });
    expect(admin.configuration).toMatchObject({
      PermissionSet: { seen: true, value: { SessionDuration: "PT8H" } },
      InlinePolicy: { seen: true, value: INLINE },
      PermissionsBoundary: { seen: true, value: null },
      CustomerManagedPolicies: { seen: true, value: [{ Name: "own", Path: "/" }] },
    });
    expect(relationsOf(admin)).toEqual([
      `is allowed by AWS::IAM::AWSManagedPolicy ${ADMIN}`,
      "is given to AWS::IdentityStore::Group g-1",
      "is given to AWS::IdentityStore::User u-1",
      "opens AWS::Organizations::Account 111111111111",
      "opens AWS::Organizations::Account 222222222222",
    ]);
  });

  it("with one account's assignments refused has none to show rather than some", () => {
    const locked = byId(collected, "ps-locked");
    expect(locked.configuration).toMatchObject({
      PermissionSet: { seen: false, reason: "denied" },
      Assignments: { seen: false, operation: "ListAccountAssignments" },
      InlinePolicy: { seen: true, value: null },
    });
    expect(relationsOf(locked)).toContain(`is bounded by AWS::IAM::AWSManagedPolicy ${ADMIN}`);
  });
});

it("keeps of people their names and nothing else", () => {
  expect(byId(collected, "u-1")).toMatchObject({ name: "olga", arn: "arn:aws:identitystore:::user/u-1" });
  expect(relationsOf(byId(collected, "g-1"))).toEqual(["has the member AWS::IdentityStore::User u-1"]);
  expect(JSON.stringify(collected)).not.toMatch(/private/i);
});

it("tells of an instance once, in its home, and asks other regions no more than whether there is one", () => {
  expect(collected.resources.filter(({ type }) => type === "AWS::SSO::Instance")).toMatchObject([
    { region: "eu-west-1", name: "corp", arn: INSTANCE },
  ]);
  const elsewhere = server.seen.filter(({ region }) => region === "us-east-1");
  expect(elsewhere.map(({ operation }) => operation)).toEqual(["ListInstances"]);
});
