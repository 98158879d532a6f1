import { describe, expect, it } from "vitest";
import type { JsonObject } from "@/lib/model/json";
import { routeTable, vpcPeeringConnection } from "@/lib/model/resources/ec2-routing";
import { factTable, judge, resource } from "@/lib/testing/facts";
import { listed } from "@/lib/testing/facts-network";
import { vpcPeeringLeastAccess } from "./vpc-peering-least-access";

const ACCOUNT = "123456789012";
const side = (VpcId: string, blocks: string[], more: JsonObject = {}) => ({
  ...{ VpcId, OwnerId: ACCOUNT, Region: "eu-west-1", CidrBlock: blocks[0] ?? null },
  CidrBlockSet: blocks.map((CidrBlock) => ({ CidrBlock })),
  ...more,
});
const ours = side("vpc-1", ["10.0.0.0/16"]);
const theirs = side("vpc-2", ["10.1.0.0/16", "10.2.0.0/16"], { OwnerId: "999999999999" });

const peering = (requester: JsonObject = ours, accepter: JsonObject = theirs, state = "active") =>
  resource(
    vpcPeeringConnection,
    { VpcPeeringConnectionId: "pcx-1", RequesterVpcInfo: requester, AccepterVpcInfo: accepter },
    { id: "pcx-1", state },
  );
const table = (to: (JsonObject | string)[], { vpc = "vpc-1", id = "rtb-1" } = {}) =>
  resource(
    routeTable,
    {
      RouteTableId: id,
      VpcId: vpc,
      Routes: to.map((one) => ({
        VpcPeeringConnectionId: "pcx-1",
        ...(typeof one === "string" ? { DestinationCidrBlock: one } : one),
      })),
    },
    { id },
  );

describe("peering routes are narrow", () => {
  factTable(vpcPeeringLeastAccess, [
    {
      name: "to one subnet",
      status: "pass",
      resources: [peering(), table(["10.1.3.0/24"])],
      says: "as far as this account's side shows",
    },
    { name: "no routes", status: "pass", resources: [peering(), table([])], says: "No route" },
    {
      name: "to the whole VPC",
      status: "fail",
      resources: [peering(), table(["10.1.0.0/16"])],
      says: "all of vpc-2",
      severity: "medium",
    },
    { name: "to its second block", status: "fail", resources: [peering(), table(["10.2.0.0/16"])] },
    { name: "to more than the VPC", status: "fail", resources: [peering(), table(["10.0.0.0/8"])] },
    { name: "to everything", status: "fail", resources: [peering(), table(["0.0.0.0/0"])] },
    {
      name: "to everything by IPv6",
      status: "fail",
      resources: [peering(), table([{ DestinationIpv6CidrBlock: "::/0" }])],
    },
    {
      name: "to all of it in two halves",
      status: "fail",
      resources: [peering(), table(["10.1.0.0/17", "10.1.128.0/17"])],
    },
    {
      name: "two halves in two tables are parts each",
      status: "pass",
      resources: [peering(), table(["10.1.0.0/17"]), table(["10.1.128.0/17"], { id: "rtb-2" })],
    },
    {
      name: "to the whole VPC by IPv6",
      status: "fail",
      resources: [
        peering(ours, { ...theirs, Ipv6CidrBlockSet: [{ Ipv6CidrBlock: "2001:db8:1::/56" }] }),
        table([{ DestinationIpv6CidrBlock: "2001:db8:1::/56" }]),
      ],
    },
    {
      name: "by a prefix list with the whole VPC",
      status: "fail",
      resources: [peering(), table([{ DestinationPrefixListId: "pl-1" }]), listed("pl-1", ["10.1.0.0/16"])],
    },
    {
      name: "by a prefix list with a subnet",
      status: "pass",
      resources: [peering(), table([{ DestinationPrefixListId: "pl-1" }]), listed("pl-1", ["10.1.3.0/24"])],
    },
    {
      name: "by a prefix list that is not known",
      status: "not_seen",
      resources: [peering(), table([{ DestinationPrefixListId: "pl-1" }])],
      says: "pl-1",
    },
    {
      name: "we accepted it: the requester's blocks count",
      status: "fail",
      resources: [peering(theirs, ours), table(["10.1.0.0/16"])],
      says: "all of vpc-2",
    },
    {
      name: "we asked for it: the accepter's blocks count, not our own",
      status: "pass",
      resources: [peering(), table(["10.0.0.0/16", "10.1.3.0/24"])],
    },
    {
      name: "routes of another peering in the same table",
      status: "pass",
      resources: [
        peering(),
        table(["10.1.3.0/24", { VpcPeeringConnectionId: "pcx-2", DestinationCidrBlock: "10.1.0.0/16" }]),
      ],
    },
    { name: "routes of another VPC", status: "pass", resources: [peering(), table(["10.1.0.0/16"], { vpc: "vpc-9" })] },
    {
      name: "both VPCs are ours, the way back is wide",
      status: "fail",
      resources: [
        peering(ours, side("vpc-2", ["10.1.0.0/16"])),
        table(["10.1.3.0/24"]),
        table(["10.0.0.0/16"], { vpc: "vpc-2", id: "rtb-2" }),
      ],
      says: "Routes of vpc-2 lead to all of vpc-1",
    },
    {
      name: "both VPCs are ours, both ways are wide",
      status: "fail",
      resources: [
        peering(ours, side("vpc-2", ["10.1.0.0/16"])),
        table(["10.1.0.0/16"]),
        table(["10.0.0.0/16"], { vpc: "vpc-2", id: "rtb-2" }),
      ],
      says: "Routes of each VPC lead to all of the other",
    },
    {
      name: "our other VPC is in another region: its side is judged there",
      status: "pass",
      resources: [
        peering(ours, side("vpc-2", ["10.1.0.0/16"], { Region: "eu-west-2" })),
        table(["10.1.3.0/24"]),
        table(["10.0.0.0/16"], { vpc: "vpc-2", id: "rtb-2" }),
      ],
    },
    {
      name: "the other VPC's blocks are not told",
      status: "manual",
      resources: [peering(ours, { VpcId: "vpc-2", OwnerId: "999999999999" }), table(["10.1.3.0/24"])],
      says: "by hand",
    },
    {
      name: "the other VPC's blocks are not told, but everything is sent there",
      status: "fail",
      resources: [peering(ours, { VpcId: "vpc-2", OwnerId: "999999999999" }), table(["0.0.0.0/0"])],
    },
    {
      name: "not accepted yet",
      status: "not_applicable",
      resources: [peering(ours, theirs, "pending-acceptance")],
      says: "pending-acceptance",
    },
    { name: "route tables were not listed", status: "not_seen", resources: [peering()], hidden: [[routeTable]] },
    { name: "no peering", status: "not_applicable" },
    { name: "peerings were not listed", status: "not_seen", hidden: [[vpcPeeringConnection, "denied", "eu-west-1"]] },
  ]);

  it("lists the routes and the blocks", () => {
    const [only] = judge(vpcPeeringLeastAccess, { resources: [peering(), table(["10.1.0.0/16"])] });
    expect(only?.verdict.facts).toEqual([
      { field: "Routes of vpc-1 to the peering", value: ["rtb-1: 10.1.0.0/16"] },
      { field: "Blocks of vpc-2", value: ["10.1.0.0/16", "10.2.0.0/16"] },
    ]);
  });
});
