import { accountCheck, fact, fail, pass } from "@/lib/checks/engine/define";
import { together } from "@/lib/checks/engine/not-seen";
import { group, role, user } from "@/lib/model/resources/iam";
import { DETACH, HOLDERS, holderFacts, holdersOf, holderValues, holderWords } from "./attachments";

/** CloudShell moves files in and out of the account with a browser. Administrators have it anyway and are not looked at. */
export const iamCloudshellFullAccess = accountCheck({
  id: "iam-cloudshell-full-access",
  service: "iam",
  title: "CloudShell full access is not handed out",
  severity: "medium",
  version: 1,
  reads: HOLDERS,
  evaluate: (facts) => {
    const policy = `arn:${facts.partition}:iam::aws:policy/AWSCloudShellFullAccess`;
    const holders = holdersOf(policy, facts);
    const who = holderWords(holders);
    if (who !== null) {
      return fail(`AWSCloudShellFullAccess is attached to ${who}.`, [fact("Policy", policy), ...holderFacts(holders)], {
        values: { policy, ...holderValues(holders) },
      });
    }
    together(
      () => facts.all(user),
      () => facts.all(group),
      () => facts.all(role),
    );
    return pass("AWSCloudShellFullAccess is attached to nobody.", [fact("Policy", policy)]);
  },
  risk:
    "Whoever gets into such a session can carry data out of the account through the shell's file download, past whatever " +
    "watches the network.",
  fix: {
    console: [
      "IAM, Policies, AWSCloudShellFullAccess, Entities attached",
      "Choose each of them, then Detach",
      "Who needs the shell gets a policy of your own without cloudshell:GetFileDownloadUrls and GetFileUploadUrls",
    ],
    cli: DETACH,
    terraform:
      'statement {\n  actions = ["cloudshell:CreateEnvironment", "cloudshell:CreateSession", "cloudshell:GetEnvironmentStatus",\n' +
      '    "cloudshell:StartEnvironment", "cloudshell:StopEnvironment", "cloudshell:PutCredentials"]\n  resources = ["*"]\n}',
    link: "https://docs.aws.amazon.com/cloudshell/latest/userguide/sec-auth-with-identities.html",
  },
  apis: ["iam:GetAccountAuthorizationDetails"],
  source: "https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AWSCloudShellFullAccess.html",
});
