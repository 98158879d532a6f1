import { fact, fail, pass, resourceCheck } from "@/lib/checks/engine/define";
import { NotSeen } from "@/lib/checks/engine/not-seen";
import { interfacesOfVpc, isUnused } from "@/lib/checks/shared/attachments";
import { inWords, shortList } from "@/lib/checks/shared/short-list";
import { networkInterface } from "@/lib/model/resources/ec2-addresses";
import { networkAcl } from "@/lib/model/resources/ec2-firewall";
import { entryWords, lettingEverybody } from "./acl-entries";

const PORTS = [22, 3389];
const NAMES: Readonly<Record<number, string>> = { 22: "SSH", 3389: "RDP" };
const FAMILIES = [4, 6] as const;
const PROTOCOLS = ["tcp", "udp"] as const;

/** The second wall, around whole subnets. AWS makes it without any stones: a new VPC's list lets all in. */
export const naclAdminPortsClosed = resourceCheck({
  id: "nacl-admin-ports-closed",
  service: "ec2",
  title: "Network ACLs do not admit the internet to admin ports",
  severity: "medium",
  version: 1,
  types: [networkAcl],
  reads: [networkInterface],
  evaluate: ({ configuration, region }, facts) => {
    const { Entries, IsDefault, VpcId, Associations = [] } = configuration;
    if (Entries === undefined) {
      throw new NotSeen([
        { what: "Entries", reason: "broken_answer", operation: "ec2:DescribeNetworkAcls", action: null },
      ]);
    }
    const open = PORTS.flatMap((port) =>
      FAMILIES.flatMap((family) =>
        PROTOCOLS.flatMap((protocol) => {
          const entries = lettingEverybody(Entries, { family, protocol, port });
          return entries.length > 0 ? [{ port, family, entries }] : [];
        }),
      ),
    );
    const place = [
      fact("IsDefault", IsDefault),
      fact("Subnets", shortList(Associations.flatMap(({ SubnetId }) => SubnetId ?? []))),
    ];
    if (open.length === 0) return pass("No entry lets every address in to port 22 or 3389.", place);
    const entries = [...new Set(open.flatMap((one) => one.entries))];
    const families = [...new Set(open.map(({ family }) => `IPv${family}`))].sort();
    const ports = [...new Set(open.map(({ port }) => `${port} (${NAMES[port]})`))];
    // Each VPC has a default list, and the one that nobody uses is not worth a line of its own.
    const unused = IsDefault === true && isUnused(interfacesOfVpc(VpcId, facts, region));
    const reason = `Any ${inWords(families)} address is let in to ${ports.length === 1 ? "port" : "ports"} ${inWords(ports)}`;
    const note = unused ? "; it is the default list of a VPC that nothing uses" : "";
    return fail(`${reason}${note}.`, [fact("Entries", shortList(entries.map(entryWords))), ...place], {
      unused,
    });
  },
  risk:
    "When a security group is opened by mistake, nothing else stands before the subnet. A network ACL that refuses SSH and " +
    "RDP from the internet catches such a mistake for every machine behind it.",
  fix: {
    console: [
      "VPC, Network ACLs, choose the list",
      "Inbound rules, Edit inbound rules",
      "Add denials of ports 22 and 3389 from 0.0.0.0/0 (and ::/0) with lower numbers than the entries named here",
      "Save changes; answers to connections from inside need ports 1024-65535, so leave those open",
    ],
    cli: [
      "aws ec2 create-network-acl-entry --network-acl-id {id} --ingress --rule-number 1 --protocol 6 --port-range From=22,To=22 --rule-action deny --cidr-block 0.0.0.0/0",
      "aws ec2 create-network-acl-entry --network-acl-id {id} --ingress --rule-number 2 --protocol 6 --port-range From=3389,To=3389 --rule-action deny --cidr-block 0.0.0.0/0",
      "aws ec2 create-network-acl-entry --network-acl-id {id} --ingress --rule-number 3 --protocol 17 --port-range From=22,To=22 --rule-action deny --cidr-block 0.0.0.0/0",
      "aws ec2 create-network-acl-entry --network-acl-id {id} --ingress --rule-number 4 --protocol 17 --port-range From=3389,To=3389 --rule-action deny --cidr-block 0.0.0.0/0",
    ],
    terraform:
      'resource "aws_network_acl_rule" "no_ssh" {\n  network_acl_id = aws_network_acl.this.id\n  rule_number    = 1\n' +
      '  protocol       = "tcp"\n  rule_action    = "deny"\n  cidr_block     = "0.0.0.0/0"\n  from_port      = 22\n  to_port        = 22\n}',
    link: "https://docs.aws.amazon.com/vpc/latest/userguide/nacl-rules.html",
  },
  apis: ["ec2:DescribeNetworkAcls", "ec2:DescribeNetworkInterfaces"],
  source: "https://docs.aws.amazon.com/vpc/latest/userguide/nacl-basics.html",
});
