import { fact, fail, notApplicable, pass, resourceCheck } from "@/lib/checks/engine/define";
import { accountSettings, rootUser } from "@/lib/model/resources/iam-account";
import { isOn } from "./credential-report";
import { countOf, credentialFacts, hasCredentials, rootFacts, summaryFact } from "./root-facts";

/** A root password alone must not be enough. */
export const rootMfaEnabled = resourceCheck({
  id: "root-mfa-enabled",
  service: "iam",
  title: "Root user has MFA",
  severity: "critical",
  version: 1,
  types: [rootUser],
  reads: [accountSettings],
  evaluate: (root, facts) => {
    if (facts.partition === "aws-us-gov") {
      return notApplicable("In AWS GovCloud the root user cannot sign in to the console.", [
        fact("partition", facts.partition),
      ]);
    }
    const known = rootFacts(root, facts);
    const { row, summary, settings, central } = known;
    const device = row ? fact("mfa_active", row.mfa_active) : summaryFact("AccountMFAEnabled", summary, settings);
    const evidence = [device, ...credentialFacts(known), ...central];
    // Without a report a missing password alone counts: the summary's count of keys holds inactive ones.
    const hasNone = row ? !hasCredentials(known) : summary?.AccountPasswordPresent === 0;
    const hasDevice = row ? isOn(row, "mfa_active") : !hasNone && countOf(known, "AccountMFAEnabled") === 1;
    if (hasDevice) return pass("The root user has an MFA device.", evidence);
    return hasNone
      ? pass("The root user has nothing to sign in with.", evidence)
      : fail("The root user has credentials, but no MFA device.", evidence);
  },
  risk:
    "The password of the mailbox behind the account, or one leaked root password, is enough to take over everything in it. " +
    "A second factor stops both.",
  fix: {
    console: [
      "Sign in as the root user",
      "Account menu (top right), Security credentials",
      "Multi-factor authentication (MFA), Assign MFA device",
      "Register a second device as well, and keep the two apart",
    ],
    cli: ["aws iam get-account-summary --query SummaryMap.AccountMFAEnabled"],
    terraform:
      'resource "aws_iam_organizations_features" "this" {\n  enabled_features = ["RootCredentialsManagement", "RootSessions"]\n}',
    link: "https://docs.aws.amazon.com/IAM/latest/UserGuide/enable-mfa-for-root.html",
  },
  apis: [
    "iam:GenerateCredentialReport",
    "iam:GetCredentialReport",
    "iam:GetAccountSummary",
    "iam:ListOrganizationsFeatures",
  ],
  source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_getting-report.html",
});
