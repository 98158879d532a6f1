import {
  type EC2Client,
  paginateDescribeTransitGatewayAttachments,
  paginateDescribeTransitGatewayPeeringAttachments,
  paginateDescribeTransitGatewayRouteTables,
  paginateDescribeTransitGatewayVpcAttachments,
  paginateGetTransitGatewayRouteTablePropagations,
  paginateSearchTransitGatewayRoutes,
  type TransitGatewayAttachment,
  type TransitGatewayRoute,
  type TransitGatewayRouteTable,
} from "@aws-sdk/client-ec2";
import { CallFailure } from "@/lib/aws/call-failure";
import { transitGateway, transitGatewayAttachment, transitGatewayRouteTable } from "@/lib/model/resources/ec2-transit";
import type { CollectContext } from "./define";
import { type Ec2Part, ec2Listing, ec2WholeListing } from "./ec2-listing";
import { allTransitGateways, someOwnTransitGateway, someTransitGatewayOrInterface } from "./ec2-parents";
import { allItems } from "./shared/paginators";
import { told } from "./shared/told";

/** Transit gateways, what is attached to them and how they route. */
export const transit: Ec2Part = {
  permissions: {
    DescribeTransitGatewayAttachments: "ec2:DescribeTransitGatewayAttachments",
    DescribeTransitGatewayPeeringAttachments: "ec2:DescribeTransitGatewayPeeringAttachments",
    DescribeTransitGatewayRouteTables: "ec2:DescribeTransitGatewayRouteTables",
    DescribeTransitGateways: "ec2:DescribeTransitGateways",
    DescribeTransitGatewayVpcAttachments: "ec2:DescribeTransitGatewayVpcAttachments",
    GetTransitGatewayRouteTablePropagations: "ec2:GetTransitGatewayRouteTablePropagations",
    SearchTransitGatewayRoutes: "ec2:SearchTransitGatewayRoutes",
  },
  listings: [
    ec2WholeListing({
      type: transitGateway,
      list: allTransitGateways,
      kind: "transit-gateway",
      id: (item) => item.TransitGatewayId,
      arn: (item) => item.TransitGatewayArn,
      state: (item) => item.State,
      // Listed for a while after its end, as are the others here.
      keep: (item) => item.State !== "deleted",
    }),
    ec2Listing({
      type: transitGatewayAttachment,
      // A VPC may stay attached to the gateway of another account that no longer shares it with us; it then has an
      // interface in each subnet that is attached.
      when: someTransitGatewayOrInterface,
      paginator: paginateDescribeTransitGatewayAttachments,
      input: { MaxResults: 1000 },
      items: (page) => page.TransitGatewayAttachments,
      kind: "transit-gateway-attachment",
      id: (item) => item.TransitGatewayAttachmentId,
      state: (item) => item.State,
      keep: (item) => item.State !== "deleted",
      reads: detailsOf,
    }),
    ec2Listing({
      type: transitGatewayRouteTable,
      when: someOwnTransitGateway,
      paginator: paginateDescribeTransitGatewayRouteTables,
      input: { MaxResults: 1000 },
      items: (page) => page.TransitGatewayRouteTables,
      kind: "transit-gateway-route-table",
      id: (item) => item.TransitGatewayRouteTableId,
      state: (item) => item.State,
      keep: (item) => item.State !== "deleted",
      reads: routesOf,
    }),
  ],
};

/** What attachments of one kind have beside the rest, out of one listing of all attachments of the kind. */
async function detailsOf(item: TransitGatewayAttachment, context: CollectContext, client: EC2Client) {
  const of = (operation: string) => ({ service: "ec2", region: context.region, operation });
  const id = item.TransitGatewayAttachmentId;
  if (item.ResourceType === "vpc") {
    const Vpc = await context.read(async () => {
      const all = await context.once("transit gateway VPCs", () => vpcAttachments(context, client));
      const { SubnetIds, Options } = told(all.get(id), of("DescribeTransitGatewayVpcAttachments"));
      return { SubnetIds, Options };
    });
    return { Vpc };
  }
  if (item.ResourceType === "peering") {
    const Peering = await context.read(async () => {
      const all = await context.once("transit gateway peerings", () => peeringAttachments(context, client));
      const details = told(all.get(id), of("DescribeTransitGatewayPeeringAttachments"));
      const { AccepterTransitGatewayAttachmentId, RequesterTgwInfo, AccepterTgwInfo, Options } = details;
      return { AccepterTransitGatewayAttachmentId, RequesterTgwInfo, AccepterTgwInfo, Options };
    });
    return { Peering };
  }
  return {};
}

async function vpcAttachments(context: CollectContext, client: EC2Client) {
  const pages = context.paginate(paginateDescribeTransitGatewayVpcAttachments, client, { MaxResults: 1000 });
  const all = await allItems(pages, (page) => page.TransitGatewayVpcAttachments);
  return new Map(all.map((item) => [item.TransitGatewayAttachmentId, item]));
}

async function peeringAttachments(context: CollectContext, client: EC2Client) {
  const pages = context.paginate(paginateDescribeTransitGatewayPeeringAttachments, client, { MaxResults: 1000 });
  const all = await allItems(pages, (page) => page.TransitGatewayPeeringAttachments);
  return new Map(all.map((item) => [item.TransitGatewayAttachmentId, item]));
}

async function routesOf(table: TransitGatewayRouteTable, context: CollectContext, client: EC2Client) {
  const { TransitGatewayRouteTableId } = table;
  const routes = searchRoutes(TransitGatewayRouteTableId, context, client);
  const isPropagated = ({ Type }: TransitGatewayRoute) => Type === "propagated";
  const [Routes, PropagatedRoutes, Propagations] = await Promise.all([
    context.read(async () => (await routes).filter((route) => !isPropagated(route))),
    context.read(async () => (await routes).filter(isPropagated)),
    context.read(() => {
      const input = { TransitGatewayRouteTableId, MaxResults: 1000 };
      const pages = context.paginate(paginateGetTransitGatewayRouteTablePropagations, client, input);
      return allItems(pages, (page) => page.TransitGatewayRouteTablePropagations);
    }),
  ]);
  return { Routes, PropagatedRoutes, Propagations };
}

/** Routes of one table that carry or drop traffic; a page has 1000 unless asked otherwise, which is the most. */
async function searchRoutes(id: string | undefined, context: CollectContext, client: EC2Client) {
  const routes: TransitGatewayRoute[] = [];
  const pages = context.paginate(paginateSearchTransitGatewayRoutes, client, {
    TransitGatewayRouteTableId: id,
    Filters: [{ Name: "state", Values: ["active", "blackhole"] }],
  });
  for await (const page of pages) {
    routes.push(...(page.Routes ?? []));
    if (!page.AdditionalRoutesAvailable || page.NextToken) continue;
    const message = "AWS says that the table has more routes, but not where.";
    throw new CallFailure("truncated", "Truncated", "ec2", context.region, "SearchTransitGatewayRoutes", null, message);
  }
  return routes;
}
