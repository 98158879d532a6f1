import {
  paginateDescribeEgressOnlyInternetGateways,
  paginateDescribeInternetGateways,
  paginateDescribeNatGateways,
  paginateDescribeRouteTables,
  paginateDescribeVpcEndpoints,
  paginateDescribeVpcPeeringConnections,
} from "@aws-sdk/client-ec2";
import {
  egressOnlyInternetGateway,
  internetGateway,
  natGateway,
  routeTable,
  vpcEndpoint,
  vpcPeeringConnection,
} from "@/lib/model/resources/ec2-routing";
import { type Ec2Part, ec2Listing } from "./ec2-listing";
import { someVpc } from "./ec2-parents";

/**
 * What carries traffic between a VPC and others. All but internet gateways, which may be detached, cannot be without
 * their VPC: a VPC with any of them cannot be deleted, or takes them with it.
 * https://docs.aws.amazon.com/vpc/latest/userguide/delete-vpc.html
 */
export const routing: Ec2Part = {
  permissions: {
    DescribeEgressOnlyInternetGateways: "ec2:DescribeEgressOnlyInternetGateways",
    DescribeInternetGateways: "ec2:DescribeInternetGateways",
    DescribeNatGateways: "ec2:DescribeNatGateways",
    DescribeRouteTables: "ec2:DescribeRouteTables",
    DescribeVpcEndpoints: "ec2:DescribeVpcEndpoints",
    DescribeVpcPeeringConnections: "ec2:DescribeVpcPeeringConnections",
  },
  listings: [
    ec2Listing({
      type: routeTable,
      when: someVpc,
      paginator: paginateDescribeRouteTables,
      input: { MaxResults: 100 },
      items: (page) => page.RouteTables,
      kind: "route-table",
      id: (item) => item.RouteTableId,
    }),
    ec2Listing({
      type: internetGateway,
      paginator: paginateDescribeInternetGateways,
      input: { MaxResults: 1000 },
      items: (page) => page.InternetGateways,
      kind: "internet-gateway",
      id: (item) => item.InternetGatewayId,
    }),
    ec2Listing({
      type: egressOnlyInternetGateway,
      when: someVpc,
      paginator: paginateDescribeEgressOnlyInternetGateways,
      input: { MaxResults: 255 },
      items: (page) => page.EgressOnlyInternetGateways,
      kind: "egress-only-internet-gateway",
      id: (item) => item.EgressOnlyInternetGatewayId,
    }),
    ec2Listing({
      type: natGateway,
      when: someVpc,
      paginator: paginateDescribeNatGateways,
      input: { MaxResults: 1000 },
      items: (page) => page.NatGateways,
      kind: "natgateway",
      id: (item) => item.NatGatewayId,
      state: (item) => item.State,
      // Listed for an hour after its end.
      keep: (item) => item.State !== "deleted",
    }),
    ec2Listing({
      type: vpcEndpoint,
      when: someVpc,
      paginator: paginateDescribeVpcEndpoints,
      input: { MaxResults: 1000 },
      items: (page) => page.VpcEndpoints,
      kind: "vpc-endpoint",
      id: (item) => item.VpcEndpointId,
      state: (item) => item.State,
      // AWS answers this word in either case.
      keep: (item) => item.State?.toLowerCase() !== "deleted",
    }),
    ec2Listing({
      type: vpcPeeringConnection,
      when: someVpc,
      paginator: paginateDescribeVpcPeeringConnections,
      input: { MaxResults: 1000 },
      items: (page) => page.VpcPeeringConnections,
      kind: "vpc-peering-connection",
      id: (item) => item.VpcPeeringConnectionId,
      state: (item) => item.Status?.Code,
      // Listed for two hours after its end.
      keep: (item) => item.Status?.Code !== "deleted",
    }),
  ],
};
