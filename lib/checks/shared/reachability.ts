import type { Facts, KnownResource } from "@/lib/checks/engine/facts";
import { NotSeen } from "@/lib/checks/engine/not-seen";
import type { DecidingFact, MissingFact } from "@/lib/model/finding";
import { regionSettings } from "@/lib/model/resources/ec2";
import { securityGroup } from "@/lib/model/resources/ec2-firewall";
import { subnet } from "@/lib/model/resources/ec2-network";
import { routeTable } from "@/lib/model/resources/ec2-routing";
import { admitsEverybody } from "./cidr";
import { type GroupRule, inwardRules, openings, type Protocol, ruleWords } from "./ingress";
import { shortList } from "./short-list";

/** Something in a VPC that has, or may have, an address in the internet. */
export type Place = {
  vpc: string | undefined;
  /** Ids of the subnets in which it stands or may stand. */
  subnets: readonly string[];
  /** Ids of the groups that guard it. */
  securityGroups: readonly string[];
  region: string;
  /** Asks for one port of TCP; without it for any port of TCP or UDP. */
  port?: number | undefined;
};

/** An answer that may lack facts: `unknown` only where what is missing could change it. */
export type Answer = {
  is: "yes" | "no" | "unknown";
  because: DecidingFact[];
  missing: MissingFact[];
};

/** Ports open to everybody, both ends included. */
export type OpenPorts = { protocol: Protocol; from: number; to: number };

/** Whether packets of the internet arrive. Network ACLs are not looked at. */
export type Reachability = {
  internet: "open" | "closed" | "unknown";
  because: DecidingFact[];
  missing: MissingFact[];
  /** What the groups open to everybody, also where no route leads there. */
  ports: OpenPorts[];
};

/** Whether somebody in the internet can reach a place: a group lets everybody in, and a subnet has a way in. */
export function reachability(facts: Facts, place: Place): Reachability {
  const [way, groups] = [wayIn(facts, place), openToEverybody(facts, place)];
  const because = [...way.because, ...groups.because];
  const missing = [...way.missing, ...groups.missing];
  const { ports } = groups;
  if (way.is === "no" || groups.is === "no") return { internet: "closed", because, missing: [], ports };
  const internet = way.is === "yes" && groups.is === "yes" ? "open" : "unknown";
  return { internet, because, missing: internet === "open" ? [] : missing, ports };
}

/**
 * Whether one of the subnets is public: the route table that is associated with it, or else the main table of its own
 * VPC, sends everything to an internet gateway, and the region does not block such ways in.
 * https://docs.aws.amazon.com/vpc/latest/userguide/configure-subnets.html#subnet-types
 */
export function wayIn(facts: Facts, { vpc, subnets, region }: Place): Answer {
  const because: DecidingFact[] = [];
  const missing: MissingFact[] = [];
  let isPublic = false;
  for (const id of subnets) {
    const table = tableOf(facts, id, vpc, region);
    if (table === undefined) {
      missing.push(...lacking(facts.missing(routeTable, region), `route table of ${id}`, "ec2:DescribeRouteTables"));
      continue;
    }
    const gateways = internetRoutes(table);
    if (gateways.length === 0) continue;
    const blocked = blockedBy(facts, { vpc, subnet: id, region });
    because.push({ field: `Way of ${id} to the internet`, value: gateways, arn: table.arn }, ...blocked);
    isPublic ||= blocked.length === 0;
  }
  if (isPublic) return { is: "yes", because, missing: [] };
  return { is: missing.length > 0 ? "unknown" : "no", because, missing };
}

/** Whether one of the groups lets everybody in. */
export function openToEverybody(
  facts: Facts,
  { securityGroups, region, port }: Place,
): Answer & { ports: OpenPorts[] } {
  const because: DecidingFact[] = [];
  const missing: MissingFact[] = [];
  const ports: OpenPorts[] = [];
  for (const id of securityGroups) {
    const group = facts.find(securityGroup, id, region);
    if (!group?.seen) {
      missing.push(
        ...lacking(facts.missing(securityGroup, region), `security group ${id}`, "ec2:DescribeSecurityGroups"),
      );
      continue;
    }
    try {
      const open = openPorts(group, facts, port);
      ports.push(...open.ports);
      if (open.rules.length > 0) {
        because.push({ field: "Rules", value: shortList(open.rules.map(ruleWords)), arn: group.arn });
      }
    } catch (error) {
      if (!(error instanceof NotSeen)) throw error;
      missing.push(...error.missing);
    }
  }
  if (ports.length > 0) return { is: "yes", because, missing: [], ports };
  return { is: missing.length > 0 ? "unknown" : "no", because, missing, ports };
}

function openPorts(group: KnownResource<typeof securityGroup>, facts: Facts, port: number | undefined) {
  const families = [4, 6] as const;
  // A range is open or closed as a whole between two ends of rules, so one port of it tells of all.
  const ends = inwardRules(group).flatMap(({ IpProtocol, FromPort = 0, ToPort = 65_535 }) =>
    IpProtocol === "-1" ? [] : [Math.max(FromPort, 0), ToPort + 1],
  );
  const starts =
    port === undefined ? [...new Set([0, ...ends])].filter((it) => it <= 65_535).sort((a, b) => a - b) : [port];
  const protocols: readonly Protocol[] = port === undefined ? ["tcp", "udp"] : ["tcp"];
  const open = openings(group, facts, { families, protocols, ports: starts });
  const rules: GroupRule[] = [...new Set(open.flatMap((one) => one.rules))];
  const ports = protocols.flatMap((protocol) => {
    const mine = new Set(open.filter((one) => one.protocol === protocol).map((one) => one.port));
    const ranges: OpenPorts[] = [];
    for (const [at, from] of starts.entries()) {
      if (!mine.has(from)) continue;
      const to = port ?? (starts[at + 1] ?? 65_536) - 1;
      const before = ranges.at(-1);
      if (before?.to === from - 1) before.to = to;
      else ranges.push({ protocol, from, to });
    }
    return ranges;
  });
  return { rules, ports };
}

/** The table that routes for a subnet; undefined where that was not seen. */
function tableOf(facts: Facts, id: string, vpc: string | undefined, region: string) {
  const { bySubnet, mainOf, whole } = facts.once(`route tables in ${region}`, () => {
    const tables = facts.known(routeTable, region).filter(({ seen }) => seen);
    const associations = tables.flatMap((table) =>
      (table.configuration.Associations ?? []).map((association) => ({ table, association })),
    );
    return {
      bySubnet: new Map(associations.map(({ table, association }) => [association.SubnetId, table])),
      mainOf: new Map(
        associations
          .filter(({ association }) => association.Main === true)
          .map(({ table }) => [table.configuration.VpcId, table]),
      ),
      whole: facts.missing(routeTable, region).length === 0,
    };
  });
  const explicit = bySubnet.get(id);
  if (explicit !== undefined || !whole) return explicit;
  return mainOf.get(facts.find(subnet, id, region)?.configuration.VpcId ?? vpc);
}

/** `0.0.0.0/0 to igw-1`: routes that together lead every address of a family through an internet gateway. */
function internetRoutes({ configuration }: KnownResource<typeof routeTable>): string[] {
  const routes = (configuration.Routes ?? []).filter(
    ({ GatewayId, State }) => GatewayId?.startsWith("igw-") === true && State !== "blackhole",
  );
  const everybody = ([4, 6] as const).flatMap((family) => {
    const of = routes.map((it) => (family === 4 ? it.DestinationCidrBlock : it.DestinationIpv6CidrBlock));
    return admitsEverybody(of, family)
      ? routes.flatMap((it, at) => (of[at] === undefined ? [] : [`${of[at]} to ${it.GatewayId}`]))
      : [];
  });
  return shortList(everybody);
}

/**
 * The region's switch that closes all internet gateways, unless the VPC or the subnet is exempt.
 * https://docs.aws.amazon.com/vpc/latest/userguide/security-vpc-bpa.html
 */
function blockedBy(facts: Facts, place: { vpc: string | undefined; subnet: string; region: string }): DecidingFact[] {
  const [settings] = facts.known(regionSettings, place.region);
  if (!settings?.seen) return [];
  const { VpcBlockPublicAccess: block, VpcBlockPublicAccessExclusions: exempt } = settings.configuration;
  const mode = block.seen ? block.value?.InternetGatewayBlockMode : undefined;
  if (mode === undefined || !mode.startsWith("block-")) return [];
  const names = [`subnet/${place.subnet}`, `vpc/${place.vpc}`];
  // An exemption that was not seen may be there: then nothing is said to be blocked.
  if (!exempt.seen || exempt.value.some(({ ResourceArn }) => names.some((name) => ResourceArn?.endsWith(name))))
    return [];
  return [{ field: "VpcBlockPublicAccess.InternetGatewayBlockMode", value: mode, arn: settings.arn }];
}

function lacking(listing: readonly MissingFact[], what: string, action: string): MissingFact[] {
  return listing.length > 0 ? [...listing] : [{ what, reason: "failed", operation: action, action }];
}
