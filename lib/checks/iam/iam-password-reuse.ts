import { fail, pass, resourceCheck } from "@/lib/checks/engine/define";
import { accountSettings } from "@/lib/model/resources/iam-account";
import { PASSWORD_POLICY_FIX, passwordPolicy, WANTED } from "./iam-password-policy";

/** A changed password that may be changed back is not changed. */
export const iamPasswordReuse = resourceCheck({
  id: "iam-password-reuse",
  service: "iam",
  title: "Password policy remembers 24 passwords",
  severity: "medium",
  version: 1,
  types: [accountSettings],
  evaluate: (settings) => {
    const { policy, evidence, values } = passwordPolicy(settings, "PasswordReusePrevention");
    if (policy === null) {
      return fail("No password policy is set, and AWS's own remembers no password.", evidence, { values });
    }
    const remembered = policy.PasswordReusePrevention;
    // AWS leaves the field out, instead of 0, where nothing is remembered.
    if (remembered === undefined) return fail("Old passwords may be used again at once.", evidence, { values });
    return remembered >= WANTED.PasswordReusePrevention
      ? pass(`The last ${remembered} passwords may not be used again.`, evidence)
      : fail(`Only the last ${remembered} passwords may not be used again.`, evidence, { values });
  },
  risk:
    "After a leak people are asked to change their password, and go back to the old one as soon as they may. The leaked " +
    "password then works again.",
  fix: PASSWORD_POLICY_FIX,
  apis: ["iam:GetAccountPasswordPolicy"],
  source: "https://docs.aws.amazon.com/IAM/latest/APIReference/API_PasswordPolicy.html",
});
