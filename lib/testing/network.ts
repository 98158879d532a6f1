import type { HeldFact } from "@/lib/checks/engine/facts";
import type { JsonObject } from "@/lib/model/json";
import { seen } from "@/lib/model/read";
import { securityGroup } from "@/lib/model/resources/ec2-firewall";
import { subnet } from "@/lib/model/resources/ec2-network";
import { routeTable } from "@/lib/model/resources/ec2-routing";
import { resource } from "./facts";

/** A route of everything (IPv4, unless said) to a gateway. */
export function routeTo(GatewayId: string, DestinationCidrBlock = "0.0.0.0/0"): JsonObject {
  return DestinationCidrBlock.includes(":")
    ? { DestinationIpv6CidrBlock: DestinationCidrBlock, GatewayId, State: "active" }
    : { DestinationCidrBlock, GatewayId, State: "active" };
}

/** A route table of `vpc-1`, unless said: for the subnets named, or else the main one. */
export function aTable(id: string, Routes: JsonObject[], subnets: string[] = [], VpcId = "vpc-1"): HeldFact {
  const Associations = subnets.length > 0 ? subnets.map((SubnetId) => ({ SubnetId })) : [{ Main: true }];
  return resource(routeTable, { RouteTableId: id, VpcId, Associations, Routes }, { id });
}

/** A subnet of `vpc-1`, unless said. */
export function aSubnet(id: string, VpcId = "vpc-1"): HeldFact {
  return resource(subnet, { SubnetId: id, VpcId }, { id });
}

/** A group that lets a range in by TCP. */
export function aGroup(id: string, from: number, to: number, source: JsonObject = { CidrIpv4: "0.0.0.0/0" }): HeldFact {
  const rule = {
    SecurityGroupRuleId: `sgr-${id}`,
    IsEgress: false,
    IpProtocol: "tcp",
    FromPort: from,
    ToPort: to,
    ...source,
  };
  return resource(securityGroup, { GroupId: id, VpcId: "vpc-1", Rules: seen([rule]) }, { id });
}
