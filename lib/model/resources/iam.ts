import { z } from "zod";
import { readOf } from "../read";
import { defineResourceType, type Relation } from "../resource";
import { iamTypeOfArn, trustedArns } from "./iam-trust";

const text = z.string().optional();

/** A policy as JSON where AWS gave valid JSON, else its text. */
const Document = z.unknown().optional();
const InlinePolicies = z.array(z.looseObject({ PolicyName: z.string(), PolicyDocument: Document })).optional();
const Attached = z.array(z.looseObject({ PolicyName: z.string().optional(), PolicyArn: z.string() })).optional();
const Boundary = z.looseObject({ PermissionsBoundaryArn: z.string().optional() }).optional();

type Permissions = { AttachedManagedPolicies?: { PolicyArn: string }[] | undefined } & {
  PermissionsBoundary?: { PermissionsBoundaryArn?: string | undefined } | undefined;
};

function permissionsOf({ AttachedManagedPolicies, PermissionsBoundary }: Permissions): Relation[] {
  const attached = (AttachedManagedPolicies ?? []).map(({ PolicyArn }) => policyRelation("is allowed by", PolicyArn));
  const boundary = PermissionsBoundary?.PermissionsBoundaryArn;
  return boundary ? [...attached, policyRelation("is bounded by", boundary)] : attached;
}

function policyRelation(verb: string, target: string): Relation {
  return { verb, type: iamTypeOfArn(target) ?? "AWS::IAM::ManagedPolicy", target };
}

/**
 * A row of the credential report by its columns, in AWS's words (`true`, `N/A`, `no_information`); null when the
 * report is older than the user.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_getting-report.html
 */
export const CredentialReportRow = z.record(z.string(), z.string()).nullable();

/** Columns of the credential report that move when a credential is used. */
export const CREDENTIAL_USE = [
  "CredentialReport.password_last_used",
  "CredentialReport.access_key_1_last_used_date",
  "CredentialReport.access_key_1_last_used_region",
  "CredentialReport.access_key_1_last_used_service",
  "CredentialReport.access_key_2_last_used_date",
  "CredentialReport.access_key_2_last_used_region",
  "CredentialReport.access_key_2_last_used_service",
] as const;

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_UserDetail.html */
export const user = defineResourceType({
  type: "AWS::IAM::User",
  service: "iam",
  title: "IAM users",
  arn: "iam:user/**",
  cli: "iam get-user --user-name {id}",
  schema: z.looseObject({
    UserName: z.string(),
    Path: z.string().optional(),
    GroupList: z.array(z.string()).optional(),
    UserPolicyList: InlinePolicies,
    AttachedManagedPolicies: Attached,
    PermissionsBoundary: Boundary,
    CredentialReport: readOf(CredentialReportRow),
    /** Their ids, never their secrets. Snapshots of before this was read lack it. */
    AccessKeys: readOf(z.array(z.looseObject({ AccessKeyId: text, Status: text, CreateDate: text }))).optional(),
    /** Of all kinds: virtual ones, hardware tokens, passkeys. */
    MFADevices: readOf(z.array(z.looseObject({ SerialNumber: text, EnableDate: text }))),
    /** For CodeCommit. */
    SSHPublicKeys: readOf(z.array(z.looseObject({ SSHPublicKeyId: text, Status: text, UploadDate: text }))),
    SigningCertificates: readOf(z.array(z.looseObject({ CertificateId: text, Status: text, UploadDate: text }))),
    /** User names and keys for CodeCommit, Keyspaces, Bedrock; never their secrets. */
    ServiceSpecificCredentials: readOf(z.array(z.looseObject({ ServiceName: text, Status: text, CreateDate: text }))),
  }),
  runtime: CREDENTIAL_USE,
  relations: (one) => [
    ...(one.GroupList ?? []).map((target) => ({ verb: "is a member of", type: "AWS::IAM::Group", target })),
    ...permissionsOf(one),
  ],
});

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_GroupDetail.html */
export const group = defineResourceType({
  type: "AWS::IAM::Group",
  service: "iam",
  title: "IAM groups",
  arn: "iam:group/**",
  cli: "iam get-group --group-name {id}",
  schema: z.looseObject({
    GroupName: z.string(),
    Path: z.string().optional(),
    GroupPolicyList: InlinePolicies,
    AttachedManagedPolicies: Attached,
  }),
  relations: permissionsOf,
});

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_RoleDetail.html */
export const role = defineResourceType({
  type: "AWS::IAM::Role",
  service: "iam",
  title: "IAM roles",
  arn: "iam:role/**",
  cli: "iam get-role --role-name {id}",
  schema: z.looseObject({
    RoleName: z.string(),
    Path: z.string().optional(),
    AssumeRolePolicyDocument: Document,
    RolePolicyList: InlinePolicies,
    AttachedManagedPolicies: Attached,
    PermissionsBoundary: Boundary,
    /** What only ListRoles tells; null when the role appeared between the two calls. */
    Settings: readOf(
      z.looseObject({ Description: z.string().optional(), MaxSessionDuration: z.number().optional() }).nullable(),
    ),
    RoleLastUsed: z.looseObject({ LastUsedDate: z.string().optional(), Region: z.string().optional() }).optional(),
  }),
  runtime: ["RoleLastUsed"],
  // Who holds the role is told by the instance profile.
  drop: ["InstanceProfileList"],
  relations: (one) => [
    ...permissionsOf(one),
    ...trustedArns(one.AssumeRolePolicyDocument).map((target) => ({
      verb: "can be assumed by",
      type: iamTypeOfArn(target) ?? "AWS::IAM::Role",
      target,
    })),
  ],
});

const managed = {
  service: "iam",
  schema: z.looseObject({
    PolicyName: z.string(),
    Arn: z.string(),
    DefaultVersionId: z.string().optional(),
    AttachmentCount: z.number().optional(),
    PermissionsBoundaryUsageCount: z.number().optional(),
  }),
  // They count the holders, which name the policy themselves.
  runtime: ["AttachmentCount", "PermissionsBoundaryUsageCount"],
};

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_ManagedPolicyDetail.html */
export const managedPolicy = defineResourceType({
  ...managed,
  type: "AWS::IAM::ManagedPolicy",
  title: "IAM policies",
  arn: "iam:policy/**",
  cli: "iam get-policy --policy-arn {arn}",
  schema: managed.schema.extend({
    /** The default version's document. */
    PolicyDocument: Document,
    PolicyVersionList: z.array(z.looseObject({ VersionId: z.string().optional() })).optional(),
  }),
});

/**
 * A policy that AWS maintains and somebody in the account attached. Apart from the account's own, because the two
 * are listed by different calls, and because only AWS can change these.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_Policy.html
 */
export const awsManagedPolicy = defineResourceType({
  ...managed,
  type: "AWS::IAM::AWSManagedPolicy",
  title: "AWS managed policies in use",
  arn: "iam:policy/**",
  cli: "iam get-policy --policy-arn {arn}",
  schema: managed.schema.extend({ PolicyDocument: readOf(z.unknown()) }),
});
