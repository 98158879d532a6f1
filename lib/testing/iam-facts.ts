import type { HeldFact } from "@/lib/checks/engine/facts";
import type { JsonObject } from "@/lib/model/json";
import { type Read, seen, type UnseenReason, unseen } from "@/lib/model/read";
import { GLOBAL } from "@/lib/model/resource";
import { group, role, user } from "@/lib/model/resources/iam";
import { accountSettings, rootUser } from "@/lib/model/resources/iam-account";
import { resource } from "./facts";

type Row = Record<string, string>;

/** A row of the credential report for somebody who has no credential at all, but for what is given. */
function reportRow(row: Row): Row {
  const key = (number: number) => ({
    [`access_key_${number}_active`]: "false",
    [`access_key_${number}_last_rotated`]: "N/A",
    [`access_key_${number}_last_used_date`]: "N/A",
  });
  return {
    user_creation_time: "2020-01-01T00:00:00+00:00",
    password_enabled: "false",
    password_last_used: "N/A",
    password_last_changed: "N/A",
    mfa_active: "false",
    ...key(1),
    ...key(2),
    ...row,
  };
}

/** The credential report as a collector stores it: a row, no row of this user, or why there is no report. */
function report(row: Row | null | UnseenReason): Read<Row | null> {
  if (typeof row === "string") return unseen(row, "iam:GetCredentialReport", "iam:GetCredentialReport");
  return seen(row && reportRow(row));
}

/** An IAM user for a fact table. @param row columns of the credential report that differ from "no credential". */
export function iamUser(row: Row | null | UnseenReason, more: JsonObject = {}, name = "anna"): HeldFact {
  const none = seen<JsonObject[]>([]);
  return resource(
    user,
    {
      UserName: name,
      CredentialReport: report(row),
      MFADevices: none,
      SSHPublicKeys: none,
      SigningCertificates: none,
      ServiceSpecificCredentials: none,
      ...more,
    },
    { region: GLOBAL, id: name, arn: `arn:aws:iam::123456789012:user/${name}` },
  );
}

/** Access keys as a collector stores them: id, status and date of each, or why they could not be read. */
export function accessKeys(keys: [id: string, status: string, made: string][] | UnseenReason): JsonObject {
  if (typeof keys === "string") return { AccessKeys: unseen(keys, "iam:ListAccessKeys", "iam:ListAccessKeys") };
  const value = keys.map(([AccessKeyId, Status, CreateDate]) => ({ AccessKeyId, Status, CreateDate }));
  return { AccessKeys: seen(value) };
}

/** The root user for a fact table. */
export function iamRoot(row: Row | null | UnseenReason): HeldFact {
  const arn = "arn:aws:iam::123456789012:root";
  const CredentialReport = report(row && typeof row === "object" ? { user: "<root_account>", ...row } : row);
  return resource(rootUser, { Arn: arn, CredentialReport }, { region: GLOBAL, id: "root", arn });
}

/** The account's IAM settings for a fact table, each property read, or denied where a reason is given. */
export function iamSettings(
  given: {
    summary?: Record<string, number> | UnseenReason;
    passwordPolicy?: JsonObject | null | UnseenReason;
    features?: { EnabledFeatures: string[] | null; NotListed: string | null } | UnseenReason;
  } = {},
): HeldFact {
  const {
    summary = {},
    passwordPolicy = null,
    features = { EnabledFeatures: null, NotListed: "OrganizationNotFound" },
  } = given;
  const read = <T>(value: T | UnseenReason, operation: string): Read<T> =>
    isReason(value) ? unseen(value, `iam:${operation}`, `iam:${operation}`) : seen(value);
  return resource(
    accountSettings,
    {
      AccountAliases: seen([]),
      SummaryMap: read<Record<string, number>>(summary, "GetAccountSummary"),
      PasswordPolicy: read<JsonObject | null>(passwordPolicy, "GetAccountPasswordPolicy"),
      OrganizationsFeatures: read<JsonObject>(features, "ListOrganizationsFeatures"),
    },
    { region: GLOBAL, id: "account-settings", arn: "arn:aws:iam::123456789012:account-settings" },
  );
}

function isReason(value: unknown): value is UnseenReason {
  return typeof value === "string";
}

/** An IAM role for a fact table. @param policies ARNs of managed policies that it holds */
export function iamRole(name: string, policies: readonly string[] = []): HeldFact {
  const AttachedManagedPolicies = policies.map((PolicyArn) => ({ PolicyArn }));
  return resource(
    role,
    { RoleName: name, AttachedManagedPolicies, Settings: seen(null) },
    { region: GLOBAL, id: name, arn: `arn:aws:iam::123456789012:role/${name}` },
  );
}

/** An IAM group for a fact table. @param policies ARNs of managed policies that it holds */
export function iamGroup(name: string, policies: readonly string[] = []): HeldFact {
  const AttachedManagedPolicies = policies.map((PolicyArn) => ({ PolicyArn }));
  return resource(
    group,
    { GroupName: name, AttachedManagedPolicies },
    { region: GLOBAL, id: name, arn: `arn:aws:iam::123456789012:group/${name}` },
  );
}
