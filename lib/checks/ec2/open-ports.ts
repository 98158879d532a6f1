import type { Fix, ResourceCheck, Ruling } from "@/lib/checks/engine/define";
import { fact, fail, pass, resourceCheck } from "@/lib/checks/engine/define";
import type { Facts, KnownResource } from "@/lib/checks/engine/facts";
import { attachedTo, hasPublicAddress, interfaceWords, isUnused } from "@/lib/checks/shared/attachments";
import {
  type Family,
  type GroupRule,
  type Opening,
  openings,
  type Protocol,
  ruleWords,
} from "@/lib/checks/shared/ingress";
import { inWords, shortList } from "@/lib/checks/shared/short-list";
import type { Severity } from "@/lib/model/finding";
import { networkInterface } from "@/lib/model/resources/ec2-addresses";
import { prefixList, securityGroup } from "@/lib/model/resources/ec2-firewall";

type Group = KnownResource<typeof securityGroup>;

/** How bad an open port is, by what stands behind the group. */
type Grades = {
  /** Something with an address in the internet. */
  public: Severity;
  /** Something without one, as far as is known. */
  attached: Severity;
  /** Nothing. */
  unattached: Severity;
};

/** Ports by number with the name of what usually listens there. */
export type Ports = ReadonlyMap<number, string>;

type OpenPorts = Pick<ResourceCheck, "id" | "title" | "severity" | "risk"> & {
  ports: Ports;
  protocols: readonly Protocol[];
  families: readonly Family[];
  grades: Grades;
  link: string;
};

/** A check of each security group: none of some ports is open to everybody. */
export function openPortsCheck({ ports, protocols, families, grades, link, ...about }: OpenPorts): ResourceCheck {
  return resourceCheck({
    ...about,
    service: "ec2",
    version: 1,
    types: [securityGroup],
    reads: [networkInterface, prefixList],
    evaluate: (group, facts) => {
      const open = openings(group, facts, { families, protocols, ports: [...ports.keys()] });
      if (open.length === 0) return pass(`The group opens none of these ports to ${anyAddress(families)}.`);
      const rules = [...new Set(open.flatMap((one) => one.rules))];
      const reached = [...new Set(open.map(({ family }) => family))];
      const named = portWords(open, ports);
      return openGroup(group, facts, {
        sentence: `${named} ${isAre(open)} open to ${anyAddress(reached)}`,
        rules,
        grades,
      });
    },
    fix: closeRules(link),
    apis: [
      "ec2:DescribeSecurityGroups",
      "ec2:DescribeSecurityGroupRules",
      "ec2:DescribeNetworkInterfaces",
      "ec2:GetManagedPrefixListEntries",
    ],
    source: "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_SecurityGroupRule.html",
  });
}

/** The verdict on a group that is open, graded by what uses it. */
export function openGroup(
  group: Group,
  facts: Facts,
  { sentence, rules, grades }: { sentence: string; rules: readonly GroupRule[]; grades: Grades },
): Ruling {
  const attached = attachedTo(group.id, facts, group.region);
  const unused = isUnused(attached);
  const isPublic = attached.interfaces.some(hasPublicAddress);
  const severity = unused ? grades.unattached : isPublic ? grades.public : grades.attached;
  const evidence = [
    fact("Rules", shortList(rules.map(ruleWords))),
    fact(
      "Network interfaces of the group",
      attached.whole || attached.interfaces.length > 0
        ? shortList(attached.interfaces.map(interfaceWords))
        : "not seen",
    ),
  ];
  const values = { rule: rules[0]?.SecurityGroupRuleId ?? "" };
  return fail(`${sentence}${unused ? "; nothing uses the group" : ""}.`, evidence, { severity, values });
}

/** How a rule is taken away. */
export function closeRules(link: string): Fix {
  return {
    console: [
      "VPC, Security groups, choose the group",
      "Inbound rules, Edit inbound rules",
      "Delete the rules named here, or set their source to the networks that need them",
      "Save rules",
    ],
    cli: ["aws ec2 revoke-security-group-ingress --group-id {id} --security-group-rule-ids {rule}"],
    terraform:
      'resource "aws_vpc_security_group_ingress_rule" "office" {\n  security_group_id = aws_security_group.this.id\n' +
      '  cidr_ipv4         = "203.0.113.0/24"\n  ip_protocol       = "tcp"\n  from_port         = 443\n  to_port           = 443\n}',
    link,
  };
}

function anyAddress(families: readonly Family[]): string {
  const [only] = families;
  return families.length === 1 ? `any IPv${only} address` : "any address";
}

function portWords(open: readonly Opening[], ports: Ports): string {
  const numbers = [...new Set(open.map(({ port }) => port))];
  const words = numbers.map((port) => {
    const protocols = new Set(open.filter((one) => one.port === port).map(({ protocol }) => protocol));
    return `${port}${protocols.has("tcp") ? "" : "/udp"} (${ports.get(port)})`;
  });
  return `${words.length === 1 ? "Port" : "Ports"} ${inWords(words)}`;
}

function isAre(open: readonly Opening[]): string {
  return new Set(open.map(({ port }) => port)).size === 1 ? "is" : "are";
}
