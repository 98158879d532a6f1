import type { Facts, KnownResource } from "@/lib/checks/engine/facts";
import { NotSeen } from "@/lib/checks/engine/not-seen";
import { prefixListCidrs } from "@/lib/checks/shared/ingress";
import { routeTable, type vpcPeeringConnection } from "@/lib/model/resources/ec2-routing";

type Peering = KnownResource<typeof vpcPeeringConnection>;
type Peer = Peering["configuration"]["RequesterVpcInfo"];

/** A peering as one of its VPCs in this account and region sees it. */
type PeeringSide = { vpc: string; remote: Peer };

/** A route table that leads to a peering, with the blocks that it sends there. */
type PeeringRoutes = { table: string; arn: string; destinations: { words: string; cidrs: string[] }[] };

/** The sides of a peering that are ours: one, or both where the account peers two of its own VPCs in one region. */
export function ourSides({ configuration, region }: Peering, facts: Facts): PeeringSide[] {
  const { RequesterVpcInfo: requester, AccepterVpcInfo: accepter } = configuration;
  return [
    [requester, accepter],
    [accepter, requester],
  ].flatMap(([mine, remote]) =>
    mine?.VpcId !== undefined &&
    (mine.OwnerId ?? facts.awsAccountId) === facts.awsAccountId &&
    (mine.Region ?? region) === region
      ? [{ vpc: mine.VpcId, remote }]
      : [],
  );
}

/** All blocks of a peer's VPC; empty where AWS did not tell them. */
export function blocksOf(peer: Peer): string[] {
  const blocks = [
    peer?.CidrBlock,
    ...(peer?.CidrBlockSet?.map((one) => one.CidrBlock) ?? []),
    ...(peer?.Ipv6CidrBlockSet?.map((one) => one.Ipv6CidrBlock) ?? []),
  ];
  return [...new Set(blocks.flatMap((block) => block ?? []))].sort();
}

/**
 * The routes of a VPC that lead to a peering, by table, prefix lists expanded.
 * @throws NotSeen when route tables, or a prefix list that they name, were not read
 */
export function routesTo(peering: string, vpc: string, facts: Facts, region: string): PeeringRoutes[] {
  return facts.all(routeTable, region).flatMap(({ id, arn, configuration }) => {
    if (configuration.VpcId !== vpc) return [];
    const routes = (configuration.Routes ?? []).filter((route) => route.VpcPeeringConnectionId === peering);
    if (routes.length === 0) return [];
    const destinations = routes.map((route) => {
      const list = route.DestinationPrefixListId;
      const cidr = route.DestinationCidrBlock ?? route.DestinationIpv6CidrBlock;
      if (list === undefined) return { words: `${id}: ${cidr}`, cidrs: cidr === undefined ? [] : [cidr] };
      const { cidrs, missing } = prefixListCidrs(list, facts, region);
      if (missing.length > 0) throw new NotSeen(missing);
      return { words: `${id}: ${list} (${cidrs.join(", ")})`, cidrs };
    });
    return [{ table: id, arn, destinations }];
  });
}
