import { fact, fail, pass, regionCheck } from "@/lib/checks/engine/define";
import { securityHub, securityStandard } from "@/lib/model/resources/securityhub";

/** Without the hub nobody sees what GuardDuty, Inspector and the others find in that region. */
export const securityHubEnabled = regionCheck({
  id: "security-hub-enabled",
  service: "securityhub",
  title: "Security Hub is on in every region",
  severity: "high",
  version: 1,
  reads: [securityHub, securityStandard],
  evaluate: (region, facts) => {
    if (!facts.isOffered(securityHub, region)) return null;
    const [hub] = facts.all(securityHub, region);
    if (hub?.configuration.SubscribedAt === undefined) return fail(`Security Hub is off in ${region}.`);
    const standards = facts.known(securityStandard, region).map(({ configuration }) => configuration.StandardsArn);
    const evidence = [
      fact("SubscribedAt", hub.configuration.SubscribedAt, hub),
      fact("Enabled standards", standards.sort(), hub),
    ];
    return pass(
      standards.length > 0
        ? `Security Hub is on in ${region}.`
        : `Security Hub is on in ${region}, but without any standard.`,
      evidence,
    );
  },
  risk:
    "Findings of AWS's own detectors stay in the pages of each service and each region, where nobody looks. Security Hub " +
    "brings them to one place and checks the region against AWS's standards.",
  fix: {
    console: [
      "Choose the region",
      "Security Hub, Go to Security Hub",
      "Choose the standards, then Enable Security Hub",
    ],
    cli: ["aws securityhub enable-security-hub --enable-default-standards"],
    terraform: 'resource "aws_securityhub_account" "this" {\n  enable_default_standards = true\n}',
    link: "https://docs.aws.amazon.com/securityhub/latest/userguide/securityhub-settingup.html",
  },
  apis: ["securityhub:DescribeHub", "securityhub:GetEnabledStandards"],
  source: "https://docs.aws.amazon.com/securityhub/1.0/APIReference/API_DescribeHub.html",
});
