import { describe, expect, it } from "vitest";
import { byId, type Collected, collectRecorded, relationsOf } from "@/lib/testing/collect";
import { errorAnswer, type WireAnswer, xmlAnswer } from "@/lib/testing/wire-answers";
import type { WireRequest } from "@/lib/testing/wire-operation";
import type { WireAnswers } from "@/lib/testing/wire-server";
import { iam } from "./iam";

// Answers in the shape of the pages under https://docs.aws.amazon.com/IAM/latest/APIReference/, for what the emulator
// lacks: a report in the making, the root user's row, permissions boundaries, and refusals.

const ARN = "arn:aws:iam::123456789012";
const report = (annasKeys: string) =>
  [
    "user,arn,user_creation_time,password_enabled,password_last_used,mfa_active,cert_1_active,cert_1_last_rotated," +
      "cert_2_active,cert_2_last_rotated,access_key_1_active,access_key_1_last_rotated,access_key_1_last_used_date," +
      "access_key_2_active,access_key_2_last_rotated,access_key_2_last_used_date",
    `<root_account>,${ARN}:root,2020-01-01T00:00:00+00:00,not_supported,2026-11-01T10:00:00+00:00,true,` +
      "false,N/A,false,N/A,false,N/A,N/A,false,N/A,N/A",
    `anna,${ARN}:user/anna,2021-01-01T00:00:00+00:00,true,2026-11-20T10:00:00+00:00,false,` +
      `false,N/A,false,N/A,${annasKeys}`,
  ].join("\n");
const REPORT = report("true,2021-01-01T00:00:00+00:00,N/A,false,N/A,N/A");

/** A successful answer of the query protocol. */
function answer(operation: string, result: string): WireAnswer {
  return xmlAnswer(
    `<${operation}Response xmlns="https://iam.amazonaws.com/doc/2010-05-08/"><${operation}Result>${result}` +
      `</${operation}Result><ResponseMetadata><RequestId>r-1</RequestId></ResponseMetadata></${operation}Response>`,
  );
}

const denied = (request: WireRequest) =>
  errorAnswer(request, 403, "AccessDenied", `User: x is not authorized to perform: iam:${request.operation}`);

const USERS = `<UserDetailList>
  <member><UserName>anna</UserName><UserId>AIDA1</UserId><Arn>${ARN}:user/anna</Arn><Path>/</Path>
    <PermissionsBoundary><PermissionsBoundaryType>Policy</PermissionsBoundaryType>
      <PermissionsBoundaryArn>arn:aws:iam::aws:policy/ReadOnlyAccess</PermissionsBoundaryArn></PermissionsBoundary></member>
  <member><UserName>new</UserName><UserId>AIDA2</UserId><Arn>${ARN}:user/new</Arn><Path>/</Path></member>
</UserDetailList>`;
const ROLES = `<RoleDetailList><member><RoleName>app</RoleName><Arn>${ARN}:role/app</Arn><Path>/</Path>
  <AssumeRolePolicyDocument>%7Bnot%20a%20policy%00</AssumeRolePolicyDocument>
  <RoleLastUsed><LastUsedDate>2026-11-20T10:00:00Z</LastUsedDate><Region>eu-west-1</Region></RoleLastUsed>
</member></RoleDetailList>`;

/** An account of two users and a role; each test replaces what it is about. */
function collect(answers: WireAnswers): Promise<Collected> {
  const empty = (operation: string) => ({ [`iam.${operation}`]: answer(operation, "") });
  return collectRecorded(iam, {
    ...empty("ListPolicies"),
    ...empty("ListRoles"),
    ...empty("ListAccountAliases"),
    ...empty("ListInstanceProfiles"),
    ...empty("ListOpenIDConnectProviders"),
    ...empty("ListSAMLProviders"),
    ...empty("ListServerCertificates"),
    ...empty("ListVirtualMFADevices"),
    ...empty("ListAccessKeys"),
    ...empty("ListMFADevices"),
    ...empty("ListSSHPublicKeys"),
    ...empty("ListSigningCertificates"),
    ...empty("ListServiceSpecificCredentials"),
    "iam.ListOrganizationsFeatures": (request) =>
      errorAnswer(request, 404, "OrganizationNotFoundException", "The account is in no organization."),
    ...empty("GetAccountSummary"),
    "iam.GetAccountPasswordPolicy": (request) => errorAnswer(request, 404, "NoSuchEntity", "There is none."),
    "iam.GetAccountAuthorizationDetails": answer(
      "GetAccountAuthorizationDetails",
      `<IsTruncated>false</IsTruncated>${USERS}${ROLES}`,
    ),
    "iam.GenerateCredentialReport": answer("GenerateCredentialReport", "<State>COMPLETE</State>"),
    "iam.GetCredentialReport": answer(
      "GetCredentialReport",
      `<Content>${Buffer.from(REPORT).toString("base64")}</Content><ReportFormat>text/csv</ReportFormat>` +
        "<GeneratedTime>2026-11-25T10:00:00Z</GeneratedTime>",
    ),
    ...answers,
  });
}

describe("the credential report", () => {
  it("is waited for while AWS makes it, then read once", async () => {
    const states = ["STARTED", "INPROGRESS", "COMPLETE"];
    const collected = await collect({
      "iam.GenerateCredentialReport": () =>
        answer("GenerateCredentialReport", `<State>${states.shift() ?? "COMPLETE"}</State>`),
    });
    expect(collected.gaps).toEqual([]);
    const calls = Object.fromEntries(collected.calls.map(({ operation, calls }) => [operation, calls]));
    expect(calls).toMatchObject({ GenerateCredentialReport: 3, GetCredentialReport: 1 });
  });

  it("tells of the root user, whose last use stands beside the history", async () => {
    const root = byId(await collect({}), "root");
    expect(root).toMatchObject({
      arn: `${ARN}:root`,
      configuration: { CredentialReport: { seen: true, value: { user: "<root_account>", mfa_active: "true" } } },
      runtime: {
        CredentialReport: { value: { password_last_used: "2026-11-01T10:00:00+00:00" } },
        ReportGeneratedTime: "2026-11-25T10:00:00.000Z",
      },
    });
    expect(JSON.stringify(root.configuration)).not.toContain("2026-11");
  });

  it("knows nothing of a user made after it", async () => {
    const collected = await collect({});
    expect(byId(collected, "new").configuration.CredentialReport).toEqual({ seen: true, value: null });
    expect(byId(collected, "anna").configuration.CredentialReport).toMatchObject({ value: { mfa_active: "false" } });
  });

  it("that somebody else had made is read by a role that may not make one", async () => {
    const collected = await collect({ "iam.GenerateCredentialReport": denied });
    expect(collected.gaps).toEqual([]);
    expect(byId(collected, "anna").configuration.CredentialReport).toMatchObject({ seen: true });
  });

  it("that is refused leaves users and root user without it, and one gap naming the right to ask for", async () => {
    const collected = await collect({ "iam.GenerateCredentialReport": denied, "iam.GetCredentialReport": denied });
    for (const id of ["root", "anna", "new"]) {
      expect(byId(collected, id).configuration.CredentialReport).toEqual({
        seen: false,
        reason: "denied",
        operation: "GenerateCredentialReport",
        action: "iam:GenerateCredentialReport",
      });
    }
    expect(collected.gaps).toMatchObject([
      { operation: "GenerateCredentialReport", reason: "denied", affected: 3, types: [] },
    ]);
    expect(collected.coverage.filter(({ status }) => status !== "ok")).toEqual([]);
  });

  it.each([
    ["a page", "<html>Sign in</html>"],
    ["nothing", ""],
  ])("that turns out to be %s is a broken answer", async (_, text) => {
    const Content = Buffer.from(text).toString("base64");
    const collected = await collect({
      "iam.GetCredentialReport": answer("GetCredentialReport", `<Content>${Content}</Content>`),
    });
    expect(byId(collected, "root").configuration.CredentialReport).toMatchObject({
      seen: false,
      reason: "broken_answer",
    });
  });
});

describe("users and roles", () => {
  it("are bounded by their boundary", async () => {
    expect(relationsOf(byId(await collect({}), "anna"))).toEqual([
      "is bounded by AWS::IAM::AWSManagedPolicy arn:aws:iam::aws:policy/ReadOnlyAccess",
    ]);
  });

  it("keep trust that is no policy as text, and their last use beside the history", async () => {
    const role = byId(await collect({}), "app");
    expect(role.configuration.AssumeRolePolicyDocument).toBe("{not a policy\u2400");
    expect(role.configuration).not.toHaveProperty("RoleLastUsed");
    expect(role.runtime).toEqual({ RoleLastUsed: { LastUsedDate: "2026-11-20T10:00:00.000Z", Region: "eu-west-1" } });
  });

  it("are seen without what a refused ListRoles would have told", async () => {
    const collected = await collect({ "iam.ListRoles": denied });
    expect(byId(collected, "app").configuration.Settings).toEqual({
      seen: false,
      reason: "denied",
      operation: "ListRoles",
      action: "iam:ListRoles",
    });
  });

  it("are unseen when the details are refused, and nothing else is", async () => {
    const collected = await collect({ "iam.GetAccountAuthorizationDetails": denied });
    const unseen = collected.coverage.filter(({ status }) => status === "unseen").map(({ type }) => type);
    expect(unseen.sort()).toEqual(["AWS::IAM::Group", "AWS::IAM::ManagedPolicy", "AWS::IAM::Role", "AWS::IAM::User"]);
    expect(collected.gaps).toMatchObject([{ operation: "GetAccountAuthorizationDetails", reason: "denied" }]);
    expect(byId(collected, "root").configuration.CredentialReport).toMatchObject({ seen: true });
  });

  it("are partly seen when AWS repeats a page", async () => {
    const collected = await collect({
      "iam.GetAccountAuthorizationDetails": answer(
        "GetAccountAuthorizationDetails",
        `<IsTruncated>true</IsTruncated><Marker>again</Marker>${USERS}${ROLES}`,
      ),
    });
    expect(collected.coverage.find(({ type }) => type === "AWS::IAM::Role")).toMatchObject({
      status: "partial",
      reason: "truncated",
    });
    expect(byId(collected, "app").arn).toBe(`${ARN}:role/app`);
    expect(byId(collected, "anna").arn).toBe(`${ARN}:user/anna`);
  });
});

describe("identity providers", () => {
  it("that may not be read stay in the list, tags and settings unseen", async () => {
    const arn = `${ARN}:saml-provider/adfs`;
    const collected = await collect({
      "iam.ListSAMLProviders": answer(
        "ListSAMLProviders",
        `<SAMLProviderList><member><Arn>${arn}</Arn></member></SAMLProviderList>`,
      ),
      "iam.GetSAMLProvider": denied,
    });
    const unseen = { seen: false, reason: "denied", operation: "GetSAMLProvider", action: "iam:GetSAMLProvider" };
    expect(byId(collected, arn).configuration).toEqual({ Arn: arn, Settings: unseen, Tags: unseen });
  });
});

describe("account settings", () => {
  it("tell a password policy apart from none and from one that may not be read", async () => {
    const policy = async (answers: WireAnswers) =>
      byId(await collect(answers), "123456789012").configuration.PasswordPolicy;
    expect(await policy({})).toEqual({ seen: true, value: null });
    const set = answer(
      "GetAccountPasswordPolicy",
      "<PasswordPolicy><MinimumPasswordLength>14</MinimumPasswordLength></PasswordPolicy>",
    );
    expect(await policy({ "iam.GetAccountPasswordPolicy": set })).toEqual({
      seen: true,
      value: { MinimumPasswordLength: 14 },
    });
    expect(await policy({ "iam.GetAccountPasswordPolicy": denied })).toMatchObject({ seen: false, reason: "denied" });
  });
});

describe("what a user signs in with", () => {
  const certificate = `<Certificates><member><UserName>new</UserName><CertificateId>C1</CertificateId>
    <CertificateBody>MIIB</CertificateBody><Status>Inactive</Status></member></Certificates>`;
  const credentials = (user: string, id: string) =>
    `<member><UserName>${user}</UserName><ServiceName>bedrock.amazonaws.com</ServiceName><Status>Active</Status>
      <ServiceSpecificCredentialId>${id}</ServiceSpecificCredentialId></member>`;

  it("is asked for user by user only where the report does not say that there is none", async () => {
    const asked: string[] = [];
    const collected = await collect({
      "iam.ListMFADevices": (request) => {
        asked.push(new URLSearchParams(request.body).get("UserName") ?? "");
        return answer(
          "ListMFADevices",
          "<MFADevices><member><UserName>new</UserName><SerialNumber>GAHT12345678</SerialNumber></member></MFADevices>",
        );
      },
      "iam.ListSigningCertificates": answer("ListSigningCertificates", certificate),
    });
    expect(asked).toEqual(["new"]);
    expect(byId(collected, "new").configuration).toMatchObject({
      MFADevices: { seen: true, value: [{ SerialNumber: "GAHT12345678" }] },
      SigningCertificates: { seen: true, value: [{ CertificateId: "C1", Status: "Inactive" }] },
    });
    expect(byId(collected, "anna").configuration).toMatchObject({
      MFADevices: { seen: true, value: [] },
      SigningCertificates: { seen: true, value: [] },
    });
    expect(JSON.stringify(collected)).not.toContain("MIIB");
  });

  const keys = `<AccessKeyMetadata><member><UserName>anna</UserName><AccessKeyId>AKIA1</AccessKeyId>
    <Status>Inactive</Status><CreateDate>2021-01-01T00:00:00Z</CreateDate></member></AccessKeyMetadata>`;
  const reported = (annasKeys: string): WireAnswers => {
    const Content = Buffer.from(report(annasKeys)).toString("base64");
    return { "iam.GetCredentialReport": answer("GetCredentialReport", `<Content>${Content}</Content>`) };
  };

  it.each([
    ["none", "false,N/A,N/A,false,N/A,N/A", ["new"]],
    ["an inactive one", "false,2021-01-01T00:00:00+00:00,N/A,false,N/A,N/A", ["anna", "new"]],
    ["a second one only", "false,N/A,N/A,true,2021-01-01T00:00:00+00:00,N/A", ["anna", "new"]],
    ["one that has only its last use", "false,N/A,2021-01-01T00:00:00+00:00,false,N/A,N/A", ["anna", "new"]],
  ])(
    "is asked for access keys where the report tells of some, or does not know the user: %s",
    async (_, row, users) => {
      const asked: string[] = [];
      const collected = await collect({
        ...reported(row),
        "iam.ListAccessKeys": (request) => {
          const user = new URLSearchParams(request.body).get("UserName") ?? "";
          asked.push(user);
          return answer("ListAccessKeys", user === "anna" ? keys : "");
        },
      });
      expect(asked.sort()).toEqual(users);
      expect(byId(collected, "new").configuration.AccessKeys).toEqual({ seen: true, value: [] });
      expect(byId(collected, "anna").configuration.AccessKeys).toEqual({
        seen: true,
        value: users.includes("anna")
          ? [{ AccessKeyId: "AKIA1", Status: "Inactive", CreateDate: "2021-01-01T00:00:00.000Z" }]
          : [],
      });
    },
  );

  it("is known without the keys' ids where they may not be listed", async () => {
    const collected = await collect({ "iam.ListAccessKeys": denied });
    expect(byId(collected, "anna").configuration).toMatchObject({
      CredentialReport: { seen: true },
      AccessKeys: { seen: false, reason: "denied", operation: "ListAccessKeys", action: "iam:ListAccessKeys" },
      MFADevices: { seen: true },
    });
    expect(collected.gaps).toMatchObject([{ operation: "ListAccessKeys", reason: "denied", affected: 2, types: [] }]);
    expect(collected.coverage.filter(({ status }) => status !== "ok")).toEqual([]);
  });

  it("for single services is listed once, over all pages, and given to its user", async () => {
    const collected = await collect({
      "iam.ListServiceSpecificCredentials": (request) =>
        request.body.includes("Marker=two")
          ? answer(
              "ListServiceSpecificCredentials",
              `<ServiceSpecificCredentials>${credentials("anna", "ACCA2")}</ServiceSpecificCredentials>`,
            )
          : answer(
              "ListServiceSpecificCredentials",
              `<ServiceSpecificCredentials>${credentials("new", "ACCA1")}</ServiceSpecificCredentials>
                <IsTruncated>true</IsTruncated><Marker>two</Marker>`,
            ),
    });
    expect(byId(collected, "anna").configuration.ServiceSpecificCredentials).toMatchObject({
      value: [{ ServiceSpecificCredentialId: "ACCA2" }],
    });
    expect(byId(collected, "new").configuration.ServiceSpecificCredentials).toMatchObject({
      value: [{ ServiceSpecificCredentialId: "ACCA1" }],
    });
  });
});

describe("management of root users", () => {
  it("tells the features, why there are none to tell, and a refusal apart", async () => {
    const features = async (answers: WireAnswers) =>
      byId(await collect(answers), "123456789012").configuration.OrganizationsFeatures;
    expect(await features({})).toEqual({
      seen: true,
      value: { EnabledFeatures: null, NotListed: "OrganizationNotFound" },
    });
    const listed = answer(
      "ListOrganizationsFeatures",
      "<EnabledFeatures><member>RootCredentialsManagement</member></EnabledFeatures>",
    );
    expect(await features({ "iam.ListOrganizationsFeatures": listed })).toEqual({
      seen: true,
      value: { EnabledFeatures: ["RootCredentialsManagement"], NotListed: null },
    });
    expect(await features({ "iam.ListOrganizationsFeatures": denied })).toMatchObject({ seen: false });
  });
});
