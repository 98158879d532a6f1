import { describe, expect, it } from "vitest";
import { GLOBAL } from "@/lib/model/resource";
import { accountSettings } from "@/lib/model/resources/iam-account";
import { factTable, judge } from "@/lib/testing/facts";
import { iamSettings, iamUser } from "@/lib/testing/iam-facts";
import { iamPasswordMinLength } from "./iam-password-min-length";

const policy = (passwordPolicy: Parameters<typeof iamSettings>[0]) => [iamSettings(passwordPolicy)];

/** What the fix would send, for an account with such a policy. */
function sent(passwordPolicy: Record<string, number | boolean> | null): unknown {
  const [judged] = judge(iamPasswordMinLength, { resources: policy({ passwordPolicy }) });
  return JSON.parse(judged?.verdict.values.policy ?? "null");
}

describe("passwords have 14 characters", () => {
  factTable(iamPasswordMinLength, [
    { name: "14", status: "pass", resources: policy({ passwordPolicy: { MinimumPasswordLength: 14 } }) },
    { name: "20", status: "pass", resources: policy({ passwordPolicy: { MinimumPasswordLength: 20 } }), says: "20" },
    { name: "13", status: "fail", resources: policy({ passwordPolicy: { MinimumPasswordLength: 13 } }), says: "13" },
    { name: "AWS's own policy", status: "fail", resources: policy({ passwordPolicy: null }), says: "8 characters" },
    { name: "denied", status: "not_seen", resources: policy({ passwordPolicy: "denied" }), says: "password policy" },
    {
      name: "nobody has a password",
      status: "fail",
      resources: [...policy({ passwordPolicy: null }), iamUser({})],
      says: "No IAM user has a password",
    },
    {
      name: "somebody has one",
      status: "fail",
      resources: [...policy({ passwordPolicy: { MinimumPasswordLength: 8 } }), iamUser({ password_enabled: "true" })],
      says: "as few as 8 characters.",
    },
    { name: "no length in the answer", status: "not_seen", resources: policy({ passwordPolicy: {} }) },
    { name: "no settings", status: "not_seen", hidden: [[accountSettings, "denied", GLOBAL]] },
  ]);

  it("is fixed without losing the other settings, which the call resets", () => {
    const now = { MinimumPasswordLength: 8, ExpirePasswords: true, MaxPasswordAge: 60, RequireSymbols: false };
    expect(sent(now)).toEqual({
      MinimumPasswordLength: 14,
      PasswordReusePrevention: 24,
      MaxPasswordAge: 60,
      RequireSymbols: false,
    });
  });

  it("is fixed with a whole policy where there was none", () => {
    expect(sent(null)).toMatchObject({ MinimumPasswordLength: 14, RequireNumbers: true, RequireSymbols: true });
  });
});
