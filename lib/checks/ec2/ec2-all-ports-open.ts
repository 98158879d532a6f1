import { pass, resourceCheck } from "@/lib/checks/engine/define";
import { everyPortOpen } from "@/lib/checks/shared/ingress";
import { networkInterface } from "@/lib/model/resources/ec2-addresses";
import { prefixList, securityGroup } from "@/lib/model/resources/ec2-firewall";
import { closeRules, openGroup } from "./open-ports";

/** A group that lets everything in is no group at all. */
export const ec2AllPortsOpen = resourceCheck({
  id: "ec2-all-ports-open",
  service: "ec2",
  title: "No security group opens every port to the internet",
  severity: "critical",
  version: 1,
  types: [securityGroup],
  reads: [networkInterface, prefixList],
  evaluate: (group, facts) => {
    const rules = everyPortOpen(group, facts);
    if (rules.length === 0) return pass("The group does not open every port to any address.");
    return openGroup(group, facts, {
      sentence: "Every port is open to any address",
      rules,
      grades: { public: "critical", attached: "high", unattached: "medium" },
    });
  },
  risk:
    "Whatever listens on these machines is in the internet: what was meant, what an installation brought along, and what " +
    "somebody starts next week for a test.",
  fix: closeRules("https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html"),
  apis: [
    "ec2:DescribeSecurityGroups",
    "ec2:DescribeSecurityGroupRules",
    "ec2:DescribeNetworkInterfaces",
    "ec2:GetManagedPrefixListEntries",
  ],
  source: "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_SecurityGroupRule.html",
});
