import { z } from "zod";
import { relate } from "../relate";
import { defineResourceType } from "../resource";

const text = z.string().optional();
const flag = z.boolean().optional();

const route = z.looseObject({
  DestinationCidrBlock: text,
  DestinationIpv6CidrBlock: text,
  DestinationPrefixListId: text,
  GatewayId: text,
  NatGatewayId: text,
  TransitGatewayId: text,
  VpcPeeringConnectionId: text,
  NetworkInterfaceId: text,
  EgressOnlyInternetGatewayId: text,
  InstanceId: text,
  /** `blackhole` when the target is gone. */
  State: text,
  Origin: text,
});

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_RouteTable.html */
export const routeTable = defineResourceType({
  type: "AWS::EC2::RouteTable",
  service: "ec2",
  title: "Route tables",
  arn: "ec2:route-table/*",
  cli: "ec2 describe-route-tables --route-table-ids {id}",
  schema: z.looseObject({
    RouteTableId: z.string(),
    VpcId: text,
    Associations: z
      .array(z.looseObject({ RouteTableAssociationId: text, Main: flag, SubnetId: text, GatewayId: text }))
      .optional(),
    Routes: z.array(route).optional(),
  }),
  drop: ["Associations[].AssociationState", "Tags"],
  relations: (table) => {
    const routes = table.Routes ?? [];
    const gateways = routes.flatMap(({ GatewayId }) => GatewayId ?? []);
    return [
      ...relate("is part of", "AWS::EC2::VPC", [table.VpcId]),
      ...relate("routes for", "AWS::EC2::Subnet", table.Associations?.map((it) => it.SubnetId) ?? []),
      ...relate(
        "routes to",
        "AWS::EC2::InternetGateway",
        gateways.filter((id) => id.startsWith("igw-")),
      ),
      ...relate(
        "routes to",
        "AWS::EC2::VPCEndpoint",
        gateways.filter((id) => id.startsWith("vpce-")),
      ),
      ...relate(
        "routes to",
        "AWS::EC2::VPNGateway",
        gateways.filter((id) => id.startsWith("vgw-")),
      ),
      ...relate(
        "routes to",
        "AWS::EC2::EgressOnlyInternetGateway",
        routes.map((it) => it.EgressOnlyInternetGatewayId),
      ),
      ...relate(
        "routes to",
        "AWS::EC2::NatGateway",
        routes.map((it) => it.NatGatewayId),
      ),
      ...relate(
        "routes to",
        "AWS::EC2::NetworkInterface",
        routes.map((it) => it.NetworkInterfaceId),
      ),
      ...relate(
        "routes to",
        "AWS::EC2::PrefixList",
        routes.map((it) => it.DestinationPrefixListId),
      ),
      ...relate(
        "routes to",
        "AWS::EC2::TransitGateway",
        routes.map((it) => it.TransitGatewayId),
      ),
      ...relate(
        "routes to",
        "AWS::EC2::VPCPeeringConnection",
        routes.map((it) => it.VpcPeeringConnectionId),
      ),
    ];
  },
});

const attachments = z.array(z.looseObject({ VpcId: text, State: text })).optional();

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_InternetGateway.html */
export const internetGateway = defineResourceType({
  type: "AWS::EC2::InternetGateway",
  service: "ec2",
  title: "Internet gateways",
  arn: "ec2:internet-gateway/*",
  cli: "ec2 describe-internet-gateways --internet-gateway-ids {id}",
  schema: z.looseObject({ InternetGatewayId: z.string(), Attachments: attachments }),
  drop: ["Tags"],
  relations: ({ Attachments }) => relate("is attached to", "AWS::EC2::VPC", Attachments?.map((it) => it.VpcId) ?? []),
});

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_EgressOnlyInternetGateway.html */
export const egressOnlyInternetGateway = defineResourceType({
  type: "AWS::EC2::EgressOnlyInternetGateway",
  service: "ec2",
  title: "Egress-only internet gateways",
  arn: "ec2:egress-only-internet-gateway/*",
  cli: "ec2 describe-egress-only-internet-gateways --egress-only-internet-gateway-ids {id}",
  schema: z.looseObject({ EgressOnlyInternetGatewayId: z.string(), Attachments: attachments }),
  drop: ["Tags"],
  relations: ({ Attachments }) => relate("is attached to", "AWS::EC2::VPC", Attachments?.map((it) => it.VpcId) ?? []),
});

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_NatGateway.html */
export const natGateway = defineResourceType({
  type: "AWS::EC2::NatGateway",
  service: "ec2",
  title: "NAT gateways",
  arn: "ec2:natgateway/*",
  cli: "ec2 describe-nat-gateways --nat-gateway-ids {id}",
  schema: z.looseObject({
    NatGatewayId: z.string(),
    VpcId: text,
    /** Absent for a regional gateway, which serves all zones of its VPC. */
    SubnetId: text,
    ConnectivityType: text,
    AvailabilityMode: text,
    NatGatewayAddresses: z
      .array(z.looseObject({ AllocationId: text, NetworkInterfaceId: text, PublicIp: text, PrivateIp: text }))
      .optional(),
  }),
  drop: ["NatGatewayAddresses[].Status", "State", "Tags"],
  relations: (gateway) => [
    ...relate("is part of", "AWS::EC2::VPC", [gateway.VpcId]),
    ...relate("stands in", "AWS::EC2::Subnet", [gateway.SubnetId]),
    ...relate("is reached by", "AWS::EC2::EIP", gateway.NatGatewayAddresses?.map((it) => it.AllocationId) ?? []),
    ...relate(
      "has interface",
      "AWS::EC2::NetworkInterface",
      gateway.NatGatewayAddresses?.map((it) => it.NetworkInterfaceId) ?? [],
    ),
  ],
});

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_VpcEndpoint.html */
export const vpcEndpoint = defineResourceType({
  type: "AWS::EC2::VPCEndpoint",
  service: "ec2",
  title: "VPC endpoints",
  arn: "ec2:vpc-endpoint/*",
  cli: "ec2 describe-vpc-endpoints --vpc-endpoint-ids {id}",
  schema: z.looseObject({
    VpcEndpointId: z.string(),
    VpcEndpointType: text,
    VpcId: text,
    ServiceName: text,
    RouteTableIds: z.array(z.string()).optional(),
    SubnetIds: z.array(z.string()).optional(),
    Groups: z.array(z.looseObject({ GroupId: text })).optional(),
    NetworkInterfaceIds: z.array(z.string()).optional(),
    PrivateDnsEnabled: flag,
    /** A policy: JSON text as AWS answers it, the document itself in a stored snapshot. */
    PolicyDocument: z.unknown(),
  }),
  runtime: ["LastError"],
  drop: ["State", "Tags"],
  relations: (endpoint) => [
    ...relate("is part of", "AWS::EC2::VPC", [endpoint.VpcId]),
    ...relate("stands in", "AWS::EC2::Subnet", endpoint.SubnetIds ?? []),
    ...relate("is routed by", "AWS::EC2::RouteTable", endpoint.RouteTableIds ?? []),
    ...relate("is guarded by", "AWS::EC2::SecurityGroup", endpoint.Groups?.map((group) => group.GroupId) ?? []),
    ...relate("has interface", "AWS::EC2::NetworkInterface", endpoint.NetworkInterfaceIds ?? []),
  ],
});

const peer = z
  .looseObject({
    VpcId: text,
    OwnerId: text,
    Region: text,
    CidrBlock: text,
    /** All blocks of the VPC; AWS leaves them out until the connection is active. */
    CidrBlockSet: z.array(z.looseObject({ CidrBlock: text })).optional(),
    Ipv6CidrBlockSet: z.array(z.looseObject({ Ipv6CidrBlock: text })).optional(),
  })
  .optional();

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_VpcPeeringConnection.html */
export const vpcPeeringConnection = defineResourceType({
  type: "AWS::EC2::VPCPeeringConnection",
  service: "ec2",
  title: "VPC peering connections",
  arn: "ec2:vpc-peering-connection/*",
  cli: "ec2 describe-vpc-peering-connections --vpc-peering-connection-ids {id}",
  schema: z.looseObject({ VpcPeeringConnectionId: z.string(), AccepterVpcInfo: peer, RequesterVpcInfo: peer }),
  drop: ["Status", "Tags"],
  relations: (connection) =>
    relate("joins", "AWS::EC2::VPC", [connection.RequesterVpcInfo?.VpcId, connection.AccepterVpcInfo?.VpcId]),
});
