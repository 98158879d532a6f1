import { defineSeed } from "../seed";
import { jsonAnswer } from "../wire-answers";

const FirewallArn = "arn:aws:network-firewall:eu-west-1:210000000099:firewall/border";

export const seed = defineSeed({
  answers: ({ vpc }) => ({
    "network-firewall.ListFirewalls": jsonAnswer({ Firewalls: [{ FirewallArn, FirewallName: "border" }] }),
    "network-firewall.DescribeFirewall": jsonAnswer({
      Firewall: { FirewallArn, FirewallName: "border", VpcId: vpc, FirewallPolicyArn: "arn:policy" },
      FirewallStatus: { Status: "READY" },
    }),
    "network-firewall.DescribeFirewallPolicy": jsonAnswer({
      FirewallPolicy: { StatelessDefaultActions: ["aws:drop"] },
    }),
    "network-firewall.DescribeLoggingConfiguration": jsonAnswer({ FirewallArn }),
  }),
});
