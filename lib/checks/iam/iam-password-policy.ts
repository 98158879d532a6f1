import { fact } from "@/lib/checks/engine/define";
import type { KnownResource } from "@/lib/checks/engine/facts";
import { seen } from "@/lib/checks/engine/not-seen";
import type { DecidingFact } from "@/lib/model/finding";
import type { accountSettings } from "@/lib/model/resources/iam-account";

/** Length and memory that the benchmark asks for; 24 is also the most that AWS remembers. */
export const WANTED = { MinimumPasswordLength: 14, PasswordReusePrevention: 24 } as const;

/**
 * What the input of UpdateAccountPasswordPolicy takes; the answer of AWS holds `ExpirePasswords` besides.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_UpdateAccountPasswordPolicy.html
 */
const SETTINGS = [
  "RequireSymbols",
  "RequireNumbers",
  "RequireUppercaseCharacters",
  "RequireLowercaseCharacters",
  "AllowUsersToChangePassword",
  "MaxPasswordAge",
  "HardExpiry",
] as const;

/** What an account without a policy of its own starts with. */
const FRESH = {
  RequireSymbols: true,
  RequireNumbers: true,
  RequireUppercaseCharacters: true,
  RequireLowercaseCharacters: true,
  AllowUsersToChangePassword: true,
};

/** The account's password policy, null while AWS's built-in one is in force, with what the fix has to send. */
export type PasswordPolicy = {
  policy: { MinimumPasswordLength?: number | undefined; PasswordReusePrevention?: number | undefined } | null;
  /** Of a finding: the deciding setting. */
  evidence: DecidingFact[];
  /** `policy`: the whole input of the update, which resets whatever it leaves out. */
  values: { policy: string };
};

/**
 * Reads the password policy.
 * @param setting the one that a check is about
 * @throws NotSeen when it could not be read
 */
export function passwordPolicy(
  { configuration }: KnownResource<typeof accountSettings>,
  setting: keyof typeof WANTED,
): PasswordPolicy {
  const policy = seen(configuration.PasswordPolicy, "password policy");
  const kept = policy ? Object.fromEntries(SETTINGS.map((name) => [name, policy[name]])) : FRESH;
  const wanted = Object.entries(WANTED).map(([name, least]): [string, number] => {
    const now = policy?.[name];
    return [name, Math.max(least, typeof now === "number" ? now : 0)];
  });
  return {
    policy,
    evidence: [policy ? fact(`PasswordPolicy.${setting}`, policy[setting]) : fact("PasswordPolicy", null)],
    values: { policy: JSON.stringify({ ...kept, ...Object.fromEntries(wanted) }) },
  };
}

/** How both settings are put right: one policy, sent whole. */
export const PASSWORD_POLICY_FIX = {
  console: [
    "IAM, Account settings, Password policy, Edit",
    "Custom: minimum length 14, prevent reuse of 24 passwords",
    "Leave the other choices as they are, then Save changes",
  ],
  // A full replacement, hence all settings at once.
  cli: ["aws iam update-account-password-policy --cli-input-json {policy}"],
  terraform:
    'resource "aws_iam_account_password_policy" "this" {\n  minimum_password_length   = 14\n  password_reuse_prevention = 24\n}',
  link: "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_passwords_account-policy.html",
};
