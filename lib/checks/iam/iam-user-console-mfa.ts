import { fact, fail, pass, resourceCheck } from "@/lib/checks/engine/define";
import { user } from "@/lib/model/resources/iam";
import { isOn, rowOf } from "./credential-report";

/** A password that opens the console must not be enough. */
export const iamUserConsoleMfa = resourceCheck({
  id: "iam-user-console-mfa",
  service: "iam",
  title: "Console users have MFA",
  severity: "high",
  version: 1,
  types: [user],
  evaluate: (one) => {
    const row = rowOf(one);
    const evidence = [fact("password_enabled", row.password_enabled), fact("mfa_active", row.mfa_active)];
    if (!isOn(row, "password_enabled")) return pass(`${one.name} has no console password.`, evidence);
    return isOn(row, "mfa_active")
      ? pass(`${one.name} has a console password and an MFA device.`, evidence)
      : fail(`${one.name} has a console password, but no MFA device.`, evidence);
  },
  risk: "One guessed, reused or phished password is enough to sign in as this user, from anywhere, with everything the user may do.",
  fix: {
    console: [
      "Ask the user to sign in and choose Security credentials, Assign MFA device",
      "Or, where the console is not needed: IAM, Users, the user, Security credentials, Manage console access, Disable",
    ],
    cli: [
      "aws iam enable-mfa-device --user-name {id} --serial-number {device} --authentication-code1 {firstCode} --authentication-code2 {secondCode}",
      "aws iam delete-login-profile --user-name {id}",
    ],
    terraform:
      '# A policy of the users\' group that allows little without MFA:\ncondition {\n  test     = "BoolIfExists"\n' +
      '  variable = "aws:MultiFactorAuthPresent"\n  values   = ["false"]\n}',
    link: "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_mfa.html",
  },
  apis: ["iam:GenerateCredentialReport", "iam:GetCredentialReport", "iam:GetAccountAuthorizationDetails"],
  source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_getting-report.html",
});
