import { fact, fail, manual, notApplicable, pass, resourceCheck } from "@/lib/checks/engine/define";
import { covers, everyAddress, parseCidrs } from "@/lib/checks/shared/cidr";
import { shortList } from "@/lib/checks/shared/short-list";
import { prefixList } from "@/lib/model/resources/ec2-firewall";
import { routeTable, vpcPeeringConnection } from "@/lib/model/resources/ec2-routing";
import { blocksOf, ourSides, routesTo } from "./peering-routes";

/** What a peering is for is a service or a subnet; a route to all of the other VPC leads to everything in it. */
export const vpcPeeringLeastAccess = resourceCheck({
  id: "vpc-peering-least-access",
  service: "ec2",
  title: "Peering routes are no wider than needed",
  severity: "medium",
  version: 1,
  types: [vpcPeeringConnection],
  reads: [routeTable, prefixList],
  evaluate: (peering, facts) => {
    const { id, state, region } = peering;
    if (state !== "active") return notApplicable(`The connection is ${state}.`, [fact("Status.Code", state)]);
    const sides = ourSides(peering, facts);
    if (sides.length === 0) return notApplicable("Neither of its VPCs is in this account and region.");
    const found = sides.map(({ vpc, remote }) => {
      const [tables, blocks] = [routesTo(id, vpc, facts, region), blocksOf(remote)];
      const wide = tables.flatMap(({ destinations }) => {
        const ranges = parseCidrs(destinations.flatMap(({ cidrs }) => cidrs));
        const whole = parseCidrs(blocks).some((block) => covers(ranges, block));
        const everything = ([4, 6] as const).some((family) => covers(ranges, everyAddress(family)));
        return whole || everything ? destinations.map(({ words }) => words) : [];
      });
      return {
        vpc,
        remote,
        blocks,
        wide,
        routes: tables.flatMap(({ destinations }) => destinations.map((to) => to.words)),
      };
    });
    const evidence = found.flatMap(({ vpc, remote, blocks, routes }) => [
      fact(`Routes of ${vpc} to the peering`, shortList(routes)),
      fact(`Blocks of ${remote?.VpcId ?? "the other VPC"}`, blocks),
    ]);
    const isWide = found.filter(({ wide }) => wide.length > 0);
    if (isWide.length > 0) {
      const [one] = isWide;
      const where =
        isWide.length > 1
          ? "Routes of each VPC lead to all of the other"
          : `Routes of ${one?.vpc} lead to all of ${one?.remote?.VpcId ?? "the other VPC"}`;
      return fail(`${where}; if that is meant, say so.`, evidence);
    }
    const untold = found.filter(({ routes, blocks }) => routes.length > 0 && blocks.length === 0);
    if (untold.length > 0) {
      return manual(
        "AWS does not tell the address blocks of the other VPC: judge by hand how wide the routes are.",
        evidence,
      );
    }
    return found.every(({ routes }) => routes.length === 0)
      ? pass("No route of this account leads to the connection.", evidence)
      : pass("Its routes lead to parts of the other VPC only, as far as this account's side shows.", evidence);
  },
  risk:
    "Whoever takes over one machine here can reach every machine of the other VPC that its security groups let in, and the " +
    "other way round. Only this account's routes are seen; those of the other side are its owner's.",
  fix: {
    console: [
      "Find out which subnets of the other VPC are needed",
      "VPC, Route tables, choose the table, Routes, Edit routes",
      "Replace the route to the whole VPC by routes to those subnets, then Save changes",
    ],
    cli: [
      "aws ec2 create-route --route-table-id {routeTable} --destination-cidr-block {subnetBlock} --vpc-peering-connection-id {id}",
      "aws ec2 delete-route --route-table-id {routeTable} --destination-cidr-block {vpcBlock}",
    ],
    terraform:
      'resource "aws_route" "database_subnet" {\n  route_table_id            = aws_route_table.this.id\n' +
      '  destination_cidr_block    = "10.1.32.0/24"\n  vpc_peering_connection_id = aws_vpc_peering_connection.this.id\n}',
    link: "https://docs.aws.amazon.com/vpc/latest/peering/peering-configurations-partial-access.html",
  },
  apis: ["ec2:DescribeVpcPeeringConnections", "ec2:DescribeRouteTables", "ec2:GetManagedPrefixListEntries"],
  source: "https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-routing.html",
});
