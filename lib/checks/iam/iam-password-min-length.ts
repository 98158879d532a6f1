import { fail, pass, resourceCheck } from "@/lib/checks/engine/define";
import type { Facts } from "@/lib/checks/engine/facts";
import { ifSeen, NotSeen } from "@/lib/checks/engine/not-seen";
import { user } from "@/lib/model/resources/iam";
import { accountSettings } from "@/lib/model/resources/iam-account";
import { PASSWORD_POLICY_FIX, passwordPolicy, WANTED } from "./iam-password-policy";

/** Short passwords are guessed. It counts for the next user as well, so also where nobody has a password yet. */
export const iamPasswordMinLength = resourceCheck({
  id: "iam-password-min-length",
  service: "iam",
  title: "Password policy requires 14 or more characters",
  severity: "medium",
  version: 1,
  types: [accountSettings],
  reads: [user],
  evaluate: (settings, facts) => {
    const { policy, evidence, values } = passwordPolicy(settings, "MinimumPasswordLength");
    const note = hasNoPasswords(facts) ? " No IAM user has a password at present." : "";
    if (policy === null) {
      return fail(`No password policy is set, so AWS's own applies: 8 characters.${note}`, evidence, { values });
    }
    const length = policy.MinimumPasswordLength;
    if (length === undefined) {
      const operation = "iam:GetAccountPasswordPolicy";
      throw new NotSeen([{ what: "MinimumPasswordLength", reason: "broken_answer", operation, action: null }]);
    }
    return length >= WANTED.MinimumPasswordLength
      ? pass(`Passwords have at least ${length} characters.`, evidence)
      : fail(`Passwords may have as few as ${length} characters.${note}`, evidence, { values });
  },
  risk:
    "People choose the shortest password that is accepted. Eight characters are tried through in hours once a list leaks, " +
    "and the same words are used elsewhere.",
  fix: PASSWORD_POLICY_FIX,
  apis: ["iam:GetAccountPasswordPolicy"],
  source: "https://docs.aws.amazon.com/IAM/latest/APIReference/API_PasswordPolicy.html",
});

/** True where it is known of all users that none has a password: then nobody is affected yet. */
function hasNoPasswords(facts: Facts): boolean {
  const rows = facts.known(user).map(({ configuration }) => ifSeen(configuration.CredentialReport));
  return facts.missing(user).length === 0 && rows.every((row) => row?.password_enabled === "false");
}
