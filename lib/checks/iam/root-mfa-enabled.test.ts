import { describe } from "vitest";
import { GLOBAL } from "@/lib/model/resource";
import { accountSettings } from "@/lib/model/resources/iam-account";
import { factTable } from "@/lib/testing/facts";
import { iamRoot, iamSettings } from "@/lib/testing/iam-facts";
import { rootMfaEnabled } from "./root-mfa-enabled";

describe("the root user has MFA", () => {
  factTable(rootMfaEnabled, [
    {
      name: "with a device",
      status: "pass",
      resources: [iamRoot({ password_enabled: "true", mfa_active: "true" }), iamSettings()],
    },
    {
      name: "a password without a device",
      status: "fail",
      resources: [iamRoot({ password_enabled: "true" }), iamSettings()],
    },
    {
      name: "the report knows nothing of the password",
      status: "fail",
      resources: [iamRoot({ password_enabled: "not_supported" }), iamSettings()],
    },
    {
      name: "no password, but an active key",
      status: "fail",
      resources: [iamRoot({ access_key_1_active: "true" }), iamSettings()],
    },
    {
      name: "no credentials at all",
      status: "pass",
      resources: [iamRoot({}), iamSettings()],
      says: "nothing to sign in with",
    },
    {
      name: "GovCloud",
      status: "not_applicable",
      partition: "aws-us-gov",
      resources: [iamRoot({ password_enabled: "true" }), iamSettings()],
    },
    {
      name: "China has a root user with a console",
      status: "fail",
      partition: "aws-cn",
      resources: [iamRoot({ password_enabled: "true" }), iamSettings()],
    },
    {
      name: "no report, the summary knows a device",
      status: "pass",
      resources: [iamRoot("denied"), iamSettings({ summary: { AccountMFAEnabled: 1, AccountPasswordPresent: 1 } })],
    },
    {
      name: "no report, the summary knows no password",
      status: "pass",
      resources: [iamRoot("denied"), iamSettings({ summary: { AccountMFAEnabled: 0, AccountPasswordPresent: 0 } })],
      says: "nothing to sign in with",
    },
    {
      name: "no report, the summary knows a password and no device",
      status: "fail",
      resources: [iamRoot("denied"), iamSettings({ summary: { AccountMFAEnabled: 0, AccountPasswordPresent: 1 } })],
    },
    {
      name: "no report, and the summary says nothing of MFA",
      status: "not_seen",
      resources: [iamRoot("denied"), iamSettings()],
      says: "AccountMFAEnabled",
    },
    {
      name: "neither report nor summary",
      status: "not_seen",
      resources: [iamRoot("denied")],
      hidden: [[accountSettings, "denied", GLOBAL]],
      says: "credential report",
    },
  ]);
});
