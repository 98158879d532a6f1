import { describe } from "vitest";
import { GLOBAL } from "@/lib/model/resource";
import { virtualMfaDevice } from "@/lib/model/resources/iam-credentials";
import { factTable, resource } from "@/lib/testing/facts";
import { iamRoot, iamSettings } from "@/lib/testing/iam-facts";
import { rootHardwareMfa } from "./root-hardware-mfa";

const ACCOUNT = "arn:aws:iam::123456789012:";

const device = (name: string, holder: string | null, more: Record<string, string> = {}) =>
  resource(
    virtualMfaDevice,
    { SerialNumber: `${ACCOUNT}mfa/${name}`, ...(holder && { User: { Arn: `${ACCOUNT}${holder}` } }), ...more },
    { region: GLOBAL, id: `${ACCOUNT}mfa/${name}`, arn: `${ACCOUNT}mfa/${name}` },
  );

const root = iamRoot({ password_enabled: "true", mfa_active: "true" });
const withMfa = iamSettings({ summary: { AccountMFAEnabled: 1 } });
const hidden: [typeof virtualMfaDevice, "denied", string][] = [[virtualMfaDevice, "denied", GLOBAL]];

describe("the root user relies on hardware", () => {
  factTable(rootHardwareMfa, [
    {
      name: "MFA is on and no virtual device is root's",
      status: "pass",
      resources: [root, withMfa, device("anna", "user/anna")],
      says: "must be a hardware device",
    },
    {
      name: "an IAM user has root in its name",
      status: "pass",
      resources: [root, withMfa, device("chroot", "user/chroot-admin")],
    },
    {
      name: "an authenticator app under a name of its own",
      status: "fail",
      resources: [root, withMfa, device("phone", "root")],
      says: "authenticator app",
    },
    {
      name: "an authenticator app with the serial of root's",
      status: "fail",
      resources: [root, withMfa, device("root-account-mfa-device", null, { EnableDate: "2020-01-01T00:00:00Z" })],
    },
    {
      name: "a device with that serial that nobody has enabled",
      status: "pass",
      resources: [root, withMfa, device("root-account-mfa-device", null)],
    },
    {
      name: "no device at all",
      status: "fail",
      resources: [root, iamSettings({ summary: { AccountMFAEnabled: 0 } })],
      says: "no MFA device",
    },
    {
      name: "nothing to protect",
      status: "pass",
      resources: [iamRoot({}), iamSettings({ summary: { AccountMFAEnabled: 0 } })],
      says: "nothing to sign in with",
    },
    {
      name: "no report, the summary knows no credentials",
      status: "pass",
      resources: [
        iamRoot("denied"),
        iamSettings({ summary: { AccountMFAEnabled: 0, AccountPasswordPresent: 0, AccountAccessKeysPresent: 0 } }),
      ],
    },
    {
      name: "no report, the summary knows a key",
      status: "fail",
      resources: [
        iamRoot("denied"),
        iamSettings({ summary: { AccountMFAEnabled: 0, AccountPasswordPresent: 0, AccountAccessKeysPresent: 1 } }),
      ],
    },
    {
      name: "no summary: the report says that MFA is on",
      status: "pass",
      resources: [root, iamSettings({ summary: "denied" })],
    },
    {
      name: "no summary: the report says that MFA is off",
      status: "fail",
      resources: [iamRoot({ password_enabled: "true" }), iamSettings({ summary: "denied" })],
    },
    {
      name: "the devices were not listed",
      status: "not_seen",
      resources: [root, withMfa],
      hidden,
      says: "Virtual MFA",
    },
    {
      name: "the list broke off after root's device",
      status: "fail",
      resources: [root, withMfa, device("root-account-mfa-device", "root")],
      hidden: [[virtualMfaDevice, "truncated", GLOBAL]],
    },
    {
      name: "root's device is known from an earlier snapshot only",
      status: "not_seen",
      resources: [root, withMfa, { ...device("root-account-mfa-device", "root"), seen: false }],
      hidden,
    },
    { name: "GovCloud", status: "not_applicable", partition: "aws-us-gov", resources: [root, withMfa] },
    { name: "China", status: "not_applicable", partition: "aws-cn", resources: [root, withMfa] },
    {
      name: "neither report nor summary",
      status: "not_seen",
      resources: [iamRoot("denied"), iamSettings({ summary: "denied" })],
    },
  ]);
});
