import { describe } from "vitest";
import { GLOBAL } from "@/lib/model/resource";
import { user } from "@/lib/model/resources/iam";
import { factTable } from "@/lib/testing/facts";
import { iamRoot, iamUser } from "@/lib/testing/iam-facts";
import { iamUserConsoleMfa } from "./iam-user-console-mfa";

describe("console users have MFA", () => {
  factTable(iamUserConsoleMfa, [
    { name: "both", status: "pass", resources: [iamUser({ password_enabled: "true", mfa_active: "true" })] },
    { name: "a password only", status: "fail", resources: [iamUser({ password_enabled: "true" })], says: "anna" },
    { name: "no password", status: "pass", resources: [iamUser({})], says: "no console password" },
    {
      name: "a device but no password",
      status: "pass",
      resources: [iamUser({ mfa_active: "true" })],
      says: "no console password",
    },
    {
      name: "one of two users",
      status: "fail",
      resources: [iamUser({}, {}, "bela"), iamUser({ password_enabled: "true" })],
      subject: "user/anna",
      results: 1,
    },
    {
      name: "the report is older than the user",
      status: "not_seen",
      resources: [iamUser(null)],
      says: "older than the user",
    },
    { name: "no report", status: "not_seen", resources: [iamUser("timed_out")], says: "credential report" },
    {
      name: "a report without the column",
      status: "not_seen",
      resources: [iamUser("denied", { CredentialReport: { seen: true, value: { password_enabled: "true" } } })],
      says: "mfa_active",
    },
    { name: "no users", status: "not_applicable", says: "no IAM users" },
    {
      name: "the root user is judged by checks of its own",
      status: "not_applicable",
      resources: [iamRoot({ password_enabled: "true" })],
    },
    { name: "users were not listed", status: "not_seen", hidden: [[user, "denied", GLOBAL]], says: "IAM users" },
  ]);
});
