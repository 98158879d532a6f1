import { fact, fail, pass, resourceCheck } from "@/lib/checks/engine/define";
import { seen } from "@/lib/checks/engine/not-seen";
import { attachedTo, interfacesOfVpc, interfaceWords, isUnused } from "@/lib/checks/shared/attachments";
import { type GroupRule, ruleWords } from "@/lib/checks/shared/ingress";
import { shortList } from "@/lib/checks/shared/short-list";
import { networkInterface } from "@/lib/model/resources/ec2-addresses";
import { securityGroup } from "@/lib/model/resources/ec2-firewall";

/** AWS does not let another group have this name, and this one neither be renamed nor deleted. */
const DEFAULT = "default";

/** Whatever is started without naming a group gets this one; empty, it makes that mistake visible at once. */
export const defaultSgNoRules = resourceCheck({
  id: "default-sg-no-rules",
  service: "ec2",
  title: "Default security groups allow nothing",
  severity: "high",
  version: 1,
  types: [securityGroup],
  reads: [networkInterface],
  evaluate: ({ configuration, id, region }, facts) => {
    if (configuration.GroupName !== DEFAULT) return null;
    const rules = seen(configuration.Rules, "Rules");
    const users = attachedTo(id, facts, region);
    const evidence = [
      fact("Rules", shortList(rules.map((rule) => `${rule.IsEgress ? "out" : "in"}: ${ruleWords(rule)}`))),
      fact(
        "Network interfaces of the group",
        users.whole || users.interfaces.length > 0 ? shortList(users.interfaces.map(interfaceWords)) : "not seen",
      ),
    ];
    if (rules.length === 0) return pass("The default group has no rules.", evidence);
    const unused = isUnused(interfacesOfVpc(configuration.VpcId, facts, region));
    const [inward, outward] = [
      rules.filter(({ IsEgress }) => IsEgress !== true),
      rules.filter(({ IsEgress }) => IsEgress),
    ];
    const found = [
      ...(inward.length > 0 ? [`${inward.length} for what comes in`] : []),
      ...(outward.length > 0 ? [`${outward.length} for what goes out`] : []),
    ].join(", ");
    const note = unused ? "; nothing uses its VPC" : isUnused(users) ? "; nothing uses the group" : "";
    return fail(`The default group has rules: ${found}${note}.`, evidence, {
      unused,
      values: { ...(inward[0] && { ingress: idOf(inward[0]) }), ...(outward[0] && { egress: idOf(outward[0]) }) },
    });
  },
  risk:
    "Machines that were started without naming a group end up here together, and its rules let them all talk to each other " +
    "and to the whole internet. Nobody chose that, and nobody looks at it.",
  fix: {
    console: [
      "Give whatever uses the group a group of its own first",
      "VPC, Security groups, choose the group named default",
      "Inbound rules: delete all; Outbound rules: delete all",
    ],
    cli: [
      "aws ec2 revoke-security-group-ingress --group-id {id} --security-group-rule-ids {ingress?}",
      "aws ec2 revoke-security-group-egress --group-id {id} --security-group-rule-ids {egress?}",
    ],
    terraform:
      'resource "aws_default_security_group" "this" {\n  # Without ingress and egress blocks it has no rules.\n  vpc_id = aws_vpc.this.id\n}',
    link: "https://docs.aws.amazon.com/vpc/latest/userguide/default-security-group.html",
  },
  apis: ["ec2:DescribeSecurityGroups", "ec2:DescribeSecurityGroupRules", "ec2:DescribeNetworkInterfaces"],
  source: "https://docs.aws.amazon.com/vpc/latest/userguide/default-security-group.html",
});

function idOf(rule: GroupRule): string {
  return rule.SecurityGroupRuleId ?? "";
}
