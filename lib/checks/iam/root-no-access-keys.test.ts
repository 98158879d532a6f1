import { describe, expect, it } from "vitest";
import { GLOBAL } from "@/lib/model/resource";
import { accountSettings, rootUser } from "@/lib/model/resources/iam-account";
import { factTable, judge } from "@/lib/testing/facts";
import { iamRoot, iamSettings } from "@/lib/testing/iam-facts";
import { rootNoAccessKeys } from "./root-no-access-keys";

const ACTIVE = {
  access_key_2_active: "true",
  access_key_2_last_rotated: "2021-03-04T05:06:07+00:00",
  access_key_2_last_used_date: "2026-08-30T10:00:00+00:00",
};

describe("the root user has no access keys", () => {
  factTable(rootNoAccessKeys, [
    {
      name: "a password but no key",
      status: "pass",
      resources: [iamRoot({ password_enabled: "true" }), iamSettings({ summary: { AccountAccessKeysPresent: 0 } })],
    },
    { name: "no credentials at all", status: "pass", resources: [iamRoot({}), iamSettings()] },
    {
      name: "the second key is active",
      status: "fail",
      resources: [iamRoot({ password_enabled: "not_supported", ...ACTIVE }), iamSettings()],
      says: "access key 2, made on 4 Mar 2021 and last used on 30 Aug 2026",
    },
    {
      name: "an active key that nobody used",
      status: "fail",
      resources: [iamRoot({ ...ACTIVE, access_key_2_last_used_date: "N/A" }), iamSettings()],
      says: "never used",
    },
    {
      name: "an inactive key, which the summary counts",
      status: "pass",
      resources: [
        iamRoot({ access_key_1_last_rotated: "2021-03-04T05:06:07+00:00" }),
        iamSettings({ summary: { AccountAccessKeysPresent: 1 } }),
      ],
      says: "inactive one is still there",
    },
    {
      name: "no report, but the summary counts none",
      status: "pass",
      resources: [iamRoot("denied"), iamSettings({ summary: { AccountAccessKeysPresent: 0 } })],
      says: "summary",
    },
    {
      name: "a report without root, and the summary counts one",
      status: "fail",
      resources: [iamRoot(null), iamSettings({ summary: { AccountAccessKeysPresent: 1 } })],
      says: "summary counts an access key",
    },
    {
      name: "neither report nor summary",
      status: "not_seen",
      resources: [iamRoot("denied"), iamSettings({ summary: "denied" })],
      says: "credential report, account summary",
    },
    {
      name: "no report, and no settings either",
      status: "not_seen",
      resources: [iamRoot("timed_out")],
      hidden: [[accountSettings, "denied", GLOBAL]],
      says: "credential report, IAM account settings",
    },
    {
      name: "a summary without that count",
      status: "not_seen",
      resources: [iamRoot("denied"), iamSettings()],
      says: "AccountAccessKeysPresent",
    },
    {
      name: "the report lacks a column",
      status: "not_seen",
      resources: [
        {
          ...iamRoot("denied"),
          configuration: { CredentialReport: { seen: true, value: { password_enabled: "true" } } },
        },
        iamSettings(),
      ],
      says: "access_key_1_active",
    },
    {
      name: "the root user was not looked at",
      status: "not_seen",
      hidden: [[rootUser, "cancelled", GLOBAL]],
      says: "Root user",
    },
  ]);

  it("says that the organization manages root users", () => {
    const settings = iamSettings({ features: { EnabledFeatures: ["RootCredentialsManagement"], NotListed: null } });
    const [judged] = judge(rootNoAccessKeys, { resources: [iamRoot({}), settings] });
    expect(judged?.verdict.facts.map(({ field }) => field)).toContain("OrganizationsFeatures.EnabledFeatures");
  });
});
