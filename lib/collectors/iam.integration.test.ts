import * as sdk from "@aws-sdk/client-iam";
import { beforeAll, describe, expect, inject, it } from "vitest";
import {
  byId,
  type Collected,
  collectService,
  historyOf,
  openTestAccount,
  relationsOf,
  through,
} from "@/lib/testing/collect";
import { forward, startWire, type WireProxy } from "@/lib/testing/proxy";
import { errorAnswer, jsonAnswer, xmlAnswer } from "@/lib/testing/wire-answers";
import { recordedAnswer, type WireAnswers } from "@/lib/testing/wire-server";
import { iam } from "./iam";

const ACCOUNT = "210000000011";
const ARN = `arn:aws:iam::${ACCOUNT}`;
const HOSTILE = `=HYPERLINK("http://x.test","pay")<img src=x onerror=alert(1)>&amp;\u{1F512}`;

const allow = (Action: string, Resource: string | string[] = "*") => ({
  Version: "2012-10-17",
  Statement: [{ Sid: "100%+one", Effect: "Allow", Action, Resource }],
});
const TRUST = {
  Version: "2012-10-17",
  Statement: [
    { Effect: "Allow", Principal: { Service: "ec2.amazonaws.com" }, Action: "sts:AssumeRole" },
    { Effect: "Allow", Principal: { AWS: `${ARN}:user/ops/anna` }, Action: "sts:AssumeRole" },
  ],
};
/** Over 100 kB of resources. */
const LONG = allow(
  "s3:GetObject",
  Array.from({ length: 3000 }, (_, index) => `arn:aws:s3:::bucket-${String(index).padStart(6, "0")}/*`),
);

/** What the emulator lacks: answers for the whole organization, for all users at once, and tags in bulk. */
const ANSWERS: WireAnswers = {
  "iam.ListOrganizationsFeatures": (request) => errorAnswer(request, 404, "OrganizationNotFoundException", "None."),
  "iam.ListServiceSpecificCredentials": xmlAnswer(
    "<ListServiceSpecificCredentialsResponse><ListServiceSpecificCredentialsResult/>" +
      "</ListServiceSpecificCredentialsResponse>",
  ),
  "tagging.GetResources": jsonAnswer({
    ResourceTagMappingList: ["policy/deploy", "instance-profile/web"].map((resource) => ({
      ResourceARN: `${ARN}:${resource}`,
      Tags: [{ Key: "team", Value: HOSTILE }],
    })),
  }),
};

let server: WireProxy;
let collected: Collected;
let again: Collected;

beforeAll(async () => {
  const emulator = inject("motoUrl");
  const account = await openTestAccount(emulator, ACCOUNT, "us-east-1");
  await seed(new sdk.IAMClient(account.clientSettings));
  server = await startWire(
    async (request, raw, body) => recordedAnswer(ANSWERS, request) ?? (await forward(emulator, raw, body)),
  );
  collected = await collectService(iam, through(account, server.url), ["eu-west-1"]);
  again = await collectService(iam, through(account, server.url), ["eu-west-1"]);
  return () => server.stop();
});

async function seed(client: sdk.IAMClient): Promise<void> {
  const json = JSON.stringify;
  const send = client.send.bind(client);
  const Tags = [{ Key: "team", Value: HOSTILE }];
  await send(new sdk.CreateAccountAliasCommand({ AccountAlias: "bearings-test" }));
  await send(new sdk.CreateGroupCommand({ GroupName: "ops" }));
  await send(new sdk.PutGroupPolicyCommand({ GroupName: "ops", PolicyName: "long", PolicyDocument: json(LONG) }));
  await send(new sdk.CreatePolicyCommand({ PolicyName: "deploy", PolicyDocument: json(allow("ec2:*")), Tags }));
  const PolicyArn = `${ARN}:policy/deploy`;
  await send(
    new sdk.CreatePolicyVersionCommand({ PolicyArn, PolicyDocument: json(allow("ecs:*")), SetAsDefault: true }),
  );
  await send(new sdk.AttachGroupPolicyCommand({ GroupName: "ops", PolicyArn }));
  await send(
    new sdk.CreateUserCommand({
      UserName: "anna",
      Path: "/ops/",
      Tags,
    }),
  );
  await send(new sdk.CreateLoginProfileCommand({ UserName: "anna", Password: "correct-Horse-42" }));
  await send(new sdk.CreateAccessKeyCommand({ UserName: "anna" }));
  await send(new sdk.AddUserToGroupCommand({ UserName: "anna", GroupName: "ops" }));
  await send(
    new sdk.PutUserPolicyCommand({ UserName: "anna", PolicyName: "own", PolicyDocument: json(allow("sns:*")) }),
  );
  await send(
    new sdk.AttachUserPolicyCommand({ UserName: "anna", PolicyArn: "arn:aws:iam::aws:policy/AdministratorAccess" }),
  );
  await send(new sdk.CreateVirtualMFADeviceCommand({ VirtualMFADeviceName: "phone" }));
  await send(
    new sdk.EnableMFADeviceCommand({
      UserName: "anna",
      SerialNumber: `${ARN}:mfa/phone`,
      AuthenticationCode1: "123456",
      AuthenticationCode2: "654321",
    }),
  );
  await send(new sdk.CreateVirtualMFADeviceCommand({ VirtualMFADeviceName: "spare" }));
  await send(
    new sdk.CreateRoleCommand({
      RoleName: "web",
      Description: HOSTILE,
      MaxSessionDuration: 7200,
      AssumeRolePolicyDocument: json(TRUST),
      Tags,
    }),
  );
  await send(new sdk.AttachRolePolicyCommand({ RoleName: "web", PolicyArn }));
  await send(
    new sdk.PutRolePolicyCommand({ RoleName: "web", PolicyName: "inline", PolicyDocument: json(allow("sqs:*")) }),
  );
  await send(new sdk.CreateInstanceProfileCommand({ InstanceProfileName: "web", Tags }));
  await send(new sdk.AddRoleToInstanceProfileCommand({ InstanceProfileName: "web", RoleName: "web" }));
  await send(new sdk.CreateInstanceProfileCommand({ InstanceProfileName: "empty" }));
  await send(new sdk.CreateSAMLProviderCommand({ Name: "adfs", SAMLMetadataDocument: "<x>".repeat(400) }));
  await send(
    new sdk.CreateOpenIDConnectProviderCommand({
      Url: "https://token.actions.githubusercontent.com",
      ClientIDList: ["sts.amazonaws.com"],
      ThumbprintList: ["a".repeat(40)],
      Tags,
    }),
  );
  await send(
    new sdk.UploadServerCertificateCommand({
      ServerCertificateName: "legacy",
      CertificateBody: "not a certificate",
      PrivateKey: "not a key",
    }),
  );
}

describe("a seeded account", () => {
  it("has exactly the resources that were made, and no gaps", () => {
    expect(collected.gaps).toEqual([]);
    expect(collected.coverage.filter(({ status }) => status !== "ok")).toEqual([]);
    expect(collected.resources.map(({ type, id }) => `${type} ${id}`).sort()).toEqual([
      "AWS::IAM::AWSManagedPolicy AdministratorAccess",
      `AWS::IAM::AccountSettings ${ACCOUNT}`,
      "AWS::IAM::Group ops",
      "AWS::IAM::InstanceProfile empty",
      "AWS::IAM::InstanceProfile web",
      "AWS::IAM::ManagedPolicy deploy",
      `AWS::IAM::OIDCProvider ${ARN}:oidc-provider/token.actions.githubusercontent.com`,
      "AWS::IAM::Role web",
      "AWS::IAM::RootUser root",
      `AWS::IAM::SAMLProvider ${ARN}:saml-provider/adfs`,
      "AWS::IAM::ServerCertificate legacy",
      "AWS::IAM::User anna",
      `AWS::IAM::VirtualMFADevice ${ARN}:mfa/phone`,
      `AWS::IAM::VirtualMFADevice ${ARN}:mfa/spare`,
    ]);
    expect(new Set(collected.resources.map(({ region }) => region))).toEqual(new Set(["global"]));
  });

  it("tells a user's memberships, policies and credentials", () => {
    const anna = byId(collected, "anna");
    expect(anna).toMatchObject({ arn: `${ARN}:user/ops/anna`, name: "anna", tags: { team: HOSTILE }, state: null });
    expect(anna.configuration).toMatchObject({
      Path: "/ops/",
      UserPolicyList: [{ PolicyName: "own", PolicyDocument: allow("sns:*") }],
      CredentialReport: { seen: true, value: { user: "anna", password_enabled: "true", access_key_1_active: "true" } },
    });
    expect(relationsOf(anna)).toEqual([
      "is a member of AWS::IAM::Group ops",
      "is allowed by AWS::IAM::AWSManagedPolicy arn:aws:iam::aws:policy/AdministratorAccess",
    ]);
  });

  it("names a user's devices and SSH keys", () => {
    expect(byId(collected, "anna").configuration).toMatchObject({
      MFADevices: { seen: true, value: [{ SerialNumber: `${ARN}:mfa/phone` }] },
      SSHPublicKeys: { seen: true, value: [] },
      SigningCertificates: { seen: true, value: [] },
    });
  });

  it("names a user's access keys without their secrets", () => {
    const { AccessKeys } = byId(collected, "anna").configuration;
    expect(AccessKeys).toEqual({
      seen: true,
      value: [{ AccessKeyId: expect.stringMatching(/^AKIA/), Status: "Active", CreateDate: expect.any(String) }],
    });
    expect(JSON.stringify(collected.resources)).not.toContain("SecretAccessKey");
  });

  it("keeps the use of credentials out of the history", () => {
    const { configuration, runtime } = byId(collected, "anna");
    expect(JSON.stringify(configuration)).not.toContain("last_used");
    expect(runtime).toMatchObject({ CredentialReport: { value: { password_last_used: "no_information" } } });
  });

  it("decodes documents, however long", () => {
    expect(byId(collected, "ops").configuration.GroupPolicyList).toEqual([
      { PolicyName: "long", PolicyDocument: LONG },
    ]);
  });

  it("keeps the default version of a policy, and of the others that they exist", () => {
    const policy = byId(collected, "deploy");
    expect(policy.tags).toEqual({ team: HOSTILE });
    expect(policy.configuration).toMatchObject({ DefaultVersionId: "v2", PolicyDocument: allow("ecs:*") });
    expect(policy.configuration.PolicyVersionList).toMatchObject([{ VersionId: "v1" }, { VersionId: "v2" }]);
    expect(JSON.stringify(policy.configuration)).not.toContain("ec2:*");
    expect(policy.runtime).toMatchObject({ AttachmentCount: 2 });
  });

  it("reads the document of an attached policy of AWS", () => {
    expect(byId(collected, "AdministratorAccess").configuration).toMatchObject({
      Arn: "arn:aws:iam::aws:policy/AdministratorAccess",
      PolicyDocument: { seen: true, value: { Statement: [{ Effect: "Allow", Action: "*", Resource: "*" }] } },
    });
  });

  it("joins what two calls tell about a role", () => {
    const web = collected.resources.find(({ type }) => type === "AWS::IAM::Role");
    expect(web).toMatchObject({
      tags: { team: HOSTILE },
      configuration: {
        AssumeRolePolicyDocument: TRUST,
        RolePolicyList: [{ PolicyName: "inline", PolicyDocument: allow("sqs:*") }],
        Settings: { seen: true, value: { Description: HOSTILE, MaxSessionDuration: 7200 } },
      },
    });
    expect(web?.configuration).not.toHaveProperty("InstanceProfileList");
    expect(web && relationsOf(web)).toEqual([
      `is allowed by AWS::IAM::ManagedPolicy ${ARN}:policy/deploy`,
      `can be assumed by AWS::IAM::User ${ARN}:user/ops/anna`,
    ]);
  });

  it("says which role an instance profile hands out, also when it is none", () => {
    const profile = collected.resources.find(({ arn }) => arn === `${ARN}:instance-profile/web`);
    expect(profile?.tags).toEqual({ team: HOSTILE });
    expect(profile && relationsOf(profile)).toEqual([`hands out AWS::IAM::Role ${ARN}:role/web`]);
    expect(byId(collected, "empty").configuration.Roles).toEqual([]);
  });

  it("names the holder of an MFA device and nothing else about them", () => {
    const phone = byId(collected, `${ARN}:mfa/phone`);
    expect(phone.name).toBe("phone");
    expect(phone.configuration.User).toEqual({ Arn: `${ARN}:user/ops/anna`, UserName: "anna" });
    expect(relationsOf(phone)).toEqual([`protects AWS::IAM::User ${ARN}:user/ops/anna`]);
    expect(byId(collected, `${ARN}:mfa/spare`).configuration).not.toHaveProperty("User");
    expect(JSON.stringify(collected.resources)).not.toMatch(/Base32StringSeed|QRCodePNG/);
  });

  it("keeps providers without their documents", () => {
    const saml = byId(collected, `${ARN}:saml-provider/adfs`);
    expect(saml.name).toBe("adfs");
    expect(saml.configuration.Settings).toMatchObject({
      seen: true,
      value: { SAMLMetadataDocumentSha256: expect.stringMatching(/^[0-9a-f]{64}$/) },
    });
    const oidc = collected.resources.find(({ type }) => type === "AWS::IAM::OIDCProvider");
    expect(oidc).toMatchObject({
      name: "token.actions.githubusercontent.com",
      tags: { team: HOSTILE },
      configuration: { Settings: { seen: true, value: { ClientIDList: ["sts.amazonaws.com"] } } },
    });
    expect(byId(collected, "legacy").configuration).not.toHaveProperty("CertificateBody");
  });

  it("tells the account's alias, and that no password policy was ever set", () => {
    expect(byId(collected, ACCOUNT)).toMatchObject({
      configuration: {
        AccountAliases: { seen: true, value: ["bearings-test"] },
        PasswordPolicy: { seen: true, value: null },
        SummaryMap: { seen: true, value: { AccountMFAEnabled: 0 } },
      },
      runtime: { SummaryMap: { value: { Users: 1, Roles: 1 } } },
    });
  });

  it("has a root user even where the report does not name it, and the report's time beside the history", () => {
    const root = byId(collected, "root");
    expect(root.configuration).toEqual({ Arn: `${ARN}:root`, CredentialReport: { seen: true, value: null } });
    expect(root.runtime).toEqual({ ReportGeneratedTime: "2015-02-02T20:02:02.000Z" });
  });

  it("asks once for the report and for tags, and never for single keys", () => {
    const calls = Object.fromEntries(collected.calls.map(({ operation, calls }) => [operation, calls]));
    expect(calls).toMatchObject({ GetCredentialReport: 1, GetAccountAuthorizationDetails: 1, GetPolicyVersion: 1 });
    expect(calls.GetResources).toBe(1);
    expect(Object.keys(calls)).not.toContain("GetAccessKeyLastUsed");
  });

  it("is the same when nothing happened", () => {
    expect(again.resources.map(historyOf)).toEqual(collected.resources.map(historyOf));
  });
});
