import type { Facts, KnownResource } from "@/lib/checks/engine/facts";
import { NotSeen, seen } from "@/lib/checks/engine/not-seen";
import type { MissingFact } from "@/lib/model/finding";
import type { ConfigurationOf } from "@/lib/model/resource";
import { prefixList, type securityGroup } from "@/lib/model/resources/ec2-firewall";
import { type AddressRange, covers, everyAddress, parseCidrs } from "./cidr";

/** A rule of a security group. */
export type GroupRule = Extract<ConfigurationOf<typeof securityGroup>["Rules"], { seen: true }>["value"][number];

export type Family = 4 | 6;
export type Protocol = "tcp" | "udp";

/** A port of a group that everybody may reach, and the rules that together let them. */
export type Opening = { family: Family; protocol: Protocol; port: number; rules: GroupRule[] };

/** What `openings` asks for. */
type PortQuestion = { families: readonly Family[]; protocols: readonly Protocol[]; ports: readonly number[] };

/** AWS writes protocols as names or as numbers. https://www.iana.org/assignments/protocol-numbers */
const NUMBERS: Readonly<Record<string, Protocol>> = { "6": "tcp", "17": "udp", tcp: "tcp", udp: "udp" };

/** True when a rule is for a port: all traffic, or its protocol with a range that holds the port or without any range. */
function isForPort({ IpProtocol, FromPort, ToPort }: GroupRule, protocol: Protocol, port: number): boolean {
  if (IpProtocol === "-1") return true;
  if (NUMBERS[IpProtocol ?? ""] !== protocol) return false;
  return (FromPort ?? 0) <= port && port <= (ToPort === undefined || ToPort < 0 ? 65_535 : ToPort);
}

/**
 * Which of some ports a group opens to every address of a family. Sources are added up over all rules that are for
 * the port, prefix lists expanded: the two halves of the address space are the whole. Other groups are no such source.
 * @throws NotSeen for unread rules, and for an unread prefix list where nothing else decides
 */
export function openings(
  group: KnownResource<typeof securityGroup>,
  facts: Facts,
  { families, protocols, ports }: PortQuestion,
): Opening[] {
  const { rules, sources, reachable } = prepared(group, facts);
  const open: Opening[] = [];
  for (const family of families) {
    // Most groups let no family in from everywhere, whatever the port.
    if (!reachable[family]) continue;
    for (const protocol of protocols) {
      for (const port of ports) {
        const matching = rules.filter((rule) => isForPort(rule, protocol, port));
        const letting = rulesThatLetEverybody(matching, sources, family);
        if (letting.length > 0) open.push({ family, protocol, port, rules: letting });
      }
    }
  }
  if (open.length === 0) {
    const asked = (rule: GroupRule) =>
      protocols.some((protocol) => ports.some((port) => isForPort(rule, protocol, port)));
    mustBeSeen(rules.filter(asked), sources);
  }
  return open;
}

/** The rules of a group for what comes in. @throws NotSeen when they were not read */
export function inwardRules(group: KnownResource<typeof securityGroup>): GroupRule[] {
  return seen(group.configuration.Rules, "Rules").filter((rule) => rule.IsEgress !== true);
}

/**
 * The rules of a group that open every port of TCP or of all protocols to everybody, be it alone or together.
 * @throws NotSeen as `openings`
 */
export function everyPortOpen(group: KnownResource<typeof securityGroup>, facts: Facts): GroupRule[] {
  const { rules, sources, reachable } = prepared(group, facts);
  const whole = rules.filter((rule) => isForPort(rule, "tcp", 1) && isForPort(rule, "tcp", 65_535));
  const letting = ([4, 6] as const).flatMap((family) =>
    reachable[family] ? rulesThatLetEverybody(whole, sources, family) : [],
  );
  if (letting.length === 0) mustBeSeen(whole, sources);
  return [...new Set(letting)];
}

/** A rule in a few words: `sgr-1: tcp 20-25 from 0.0.0.0/0`. */
export function ruleWords(rule: GroupRule): string {
  const from =
    rule.CidrIpv4 ?? rule.CidrIpv6 ?? rule.PrefixListId ?? rule.ReferencedGroupInfo?.GroupId ?? "an unknown source";
  return `${rule.SecurityGroupRuleId}: ${protocolWords(rule)} from ${from}`;
}

function protocolWords({ IpProtocol, FromPort, ToPort }: GroupRule): string {
  if (IpProtocol === "-1") return "all traffic";
  const name = NUMBERS[IpProtocol ?? ""] ?? `protocol ${IpProtocol}`;
  if (FromPort === undefined || FromPort < 0) return `${name} all ports`;
  return FromPort === ToPort ? `${name} ${FromPort}` : `${name} ${FromPort}-${ToPort}`;
}

type Listed = { cidrs: string[]; missing: MissingFact[] };
type Sources = { ranges: AddressRange[]; missing: MissingFact[] };

type Prepared = {
  rules: GroupRule[];
  sources: ReadonlyMap<GroupRule, Sources>;
  /** Whether all rules together, for whatever they are, let everybody of a family in. */
  reachable: Readonly<Record<Family, boolean>>;
};

/** Several checks ask the same groups. A group belongs to the facts of one snapshot. */
const PREPARED = new WeakMap<KnownResource, Prepared>();

function prepared(group: KnownResource<typeof securityGroup>, facts: Facts): Prepared {
  const known = PREPARED.get(group);
  if (known) return known;
  const rules = inwardRules(group);
  const sources = new Map(rules.map((rule) => [rule, sourcesOf(rule, facts, group.region)]));
  const all = [...sources.values()].flatMap(({ ranges }) => ranges);
  const reachable = { 4: covers(all, everyAddress(4)), 6: covers(all, everyAddress(6)) };
  const made = { rules, sources, reachable };
  PREPARED.set(group, made);
  return made;
}

/** @throws NotSeen where the sources of one of some rules were not read */
function mustBeSeen(rules: readonly GroupRule[], sources: ReadonlyMap<GroupRule, Sources>): void {
  const missing = rules.flatMap((rule) => sources.get(rule)?.missing ?? []);
  if (missing.length > 0) throw new NotSeen([...new Map(missing.map((lack) => [lack.what, lack])).values()]);
}

function sourcesOf({ CidrIpv4, CidrIpv6, PrefixListId }: GroupRule, facts: Facts, region: string): Sources {
  const own = parseCidrs([CidrIpv4, CidrIpv6]);
  if (PrefixListId === undefined) return { ranges: own, missing: [] };
  const { cidrs, missing } = prefixListCidrs(PrefixListId, facts, region);
  return { ranges: [...own, ...parseCidrs(cidrs)], missing };
}

/**
 * The blocks of a prefix list of the account, or of one that is shared with it; AWS's own lists name AWS's services,
 * never everybody, and have no blocks here.
 * @returns what is missing in place of blocks that were not read
 */
export function prefixListCidrs(id: string, facts: Facts, region: string): Listed {
  const list = facts.find(prefixList, id, region);
  if (list?.configuration.OwnerId === "AWS") return { cidrs: [], missing: [] };
  const entries = list?.configuration.Entries;
  if (entries?.seen) return { cidrs: entries.value.flatMap(({ Cidr }) => Cidr ?? []), missing: [] };
  const what = `entries of prefix list ${id}`;
  if (entries) return { cidrs: [], missing: [{ ...entries, what }] };
  const [lack] = facts.missing(prefixList, region);
  const operation = "ec2:GetManagedPrefixListEntries";
  return { cidrs: [], missing: [lack ?? { what, reason: "failed", operation, action: operation }] };
}

/** Those that let everybody in by themselves; else all that do so together; else none. */
function rulesThatLetEverybody(
  rules: readonly GroupRule[],
  sources: ReadonlyMap<GroupRule, Sources>,
  family: Family,
): GroupRule[] {
  const all = everyAddress(family);
  const rangesOf = (rule: GroupRule) => sources.get(rule)?.ranges ?? [];
  const alone = rules.filter((rule) => covers(rangesOf(rule), all));
  if (alone.length > 0) return alone;
  const some = rules.filter((rule) => rangesOf(rule).some((range) => range.family === family));
  return covers(some.flatMap(rangesOf), all) ? some : [];
}
