import { covers, everyAddress, parseCidr, parseCidrs } from "@/lib/checks/shared/cidr";
import type { Family, Protocol } from "@/lib/checks/shared/ingress";
import type { ConfigurationOf } from "@/lib/model/resource";
import type { networkAcl } from "@/lib/model/resources/ec2-firewall";

/** A rule of a network ACL. */
type AclEntry = NonNullable<ConfigurationOf<typeof networkAcl>["Entries"]>[number];

const NUMBERS: Readonly<Record<Protocol, readonly string[]>> = { tcp: ["6", "tcp"], udp: ["17", "udp"] };

/**
 * The entries that let every address of a family in to a port: by number, the first that fits an address decides.
 * Denials of single networks do not close a port, denials that together are the whole address space do.
 * @returns the entry that does so, or those that do together; empty for a port that is closed
 */
export function lettingEverybody(
  entries: readonly AclEntry[],
  { family, protocol, port }: { family: Family; protocol: Protocol; port: number },
): AclEntry[] {
  const inward = entries
    .filter((entry) => entry.Egress !== true && isForPort(entry, protocol, port))
    .sort((one, other) => (one.RuleNumber ?? 0) - (other.RuleNumber ?? 0));
  const denied: string[] = [];
  const letting: AclEntry[] = [];
  for (const entry of inward) {
    const cidr = sourceOf(entry);
    const source = parseCidr(cidr);
    if (cidr === undefined || source?.family !== family) continue;
    if (entry.RuleAction !== "allow") denied.push(cidr);
    else if (!covers(parseCidrs(denied), source)) {
      if (covers([source], everyAddress(family))) return [entry];
      letting.push(entry);
    }
  }
  return covers(parseCidrs(letting.map(sourceOf)), everyAddress(family)) ? letting : [];
}

/** An entry in a few words: `rule 100: allow tcp 22 from 0.0.0.0/0`. */
export function entryWords(entry: AclEntry): string {
  const { RuleNumber, RuleAction, Protocol: number, PortRange } = entry;
  const known = (["tcp", "udp"] as const).find((name) => NUMBERS[name].includes(number ?? ""));
  const range = PortRange?.From === PortRange?.To ? `${PortRange?.From}` : `${PortRange?.From}-${PortRange?.To}`;
  const traffic = known === undefined ? "all traffic" : PortRange === undefined ? known : `${known} ${range}`;
  return `rule ${RuleNumber}: ${RuleAction} ${traffic} from ${sourceOf(entry)}`;
}

function sourceOf({ CidrBlock, Ipv6CidrBlock }: AclEntry): string | undefined {
  return CidrBlock ?? Ipv6CidrBlock;
}

function isForPort({ Protocol: number, PortRange }: AclEntry, protocol: Protocol, port: number): boolean {
  if (number === "-1") return true;
  if (!NUMBERS[protocol].includes(number ?? "")) return false;
  return (PortRange?.From ?? 0) <= port && port <= (PortRange?.To ?? 65_535);
}
