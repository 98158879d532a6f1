import { z } from "zod";
import { readOf } from "../read";
import { relate } from "../relate";
import { defineResourceType, type Relation } from "../resource";

const text = z.string().optional();
const ids = z.array(z.string()).optional();

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_TransitGateway.html */
export const transitGateway = defineResourceType({
  type: "AWS::EC2::TransitGateway",
  service: "ec2",
  title: "Transit gateways",
  arn: "ec2:transit-gateway/*",
  cli: "ec2 describe-transit-gateways --transit-gateway-ids {id}",
  schema: z.looseObject({
    TransitGatewayId: z.string(),
    /** Another account's where the gateway is shared with us; its route tables are not ours to see. */
    OwnerId: text,
    Options: z
      .looseObject({
        AmazonSideAsn: z.number().optional(),
        AutoAcceptSharedAttachments: text,
        AssociationDefaultRouteTableId: text,
        PropagationDefaultRouteTableId: text,
        SecurityGroupReferencingSupport: text,
      })
      .optional(),
  }),
  drop: ["State", "Tags"],
  relations: ({ Options }) => [
    ...relate("associates with", "AWS::EC2::TransitGatewayRouteTable", [Options?.AssociationDefaultRouteTableId]),
    ...relate("propagates to", "AWS::EC2::TransitGatewayRouteTable", [Options?.PropagationDefaultRouteTableId]),
  ],
});

/** What can be attached, by the word that AWS has for it. */
const ATTACHED: Readonly<Record<string, string>> = {
  connect: "AWS::EC2::TransitGatewayAttachment",
  "direct-connect-gateway": "AWS::DirectConnect::DirectConnectGateway",
  "network-function": "AWS::NetworkFirewall::Firewall",
  peering: "AWS::EC2::TransitGateway",
  "tgw-peering": "AWS::EC2::TransitGateway",
  vpc: "AWS::EC2::VPC",
  vpn: "AWS::EC2::VPNConnection",
};

function attached(kind: string | undefined, id: string | undefined): Relation[] {
  const type = Object.hasOwn(ATTACHED, kind ?? "") ? ATTACHED[kind ?? ""] : undefined;
  return type === undefined ? [] : relate("attaches", type, [id]);
}

const peer = z.looseObject({ TransitGatewayId: text, OwnerId: text, Region: text }).optional();

/**
 * What hangs on a transit gateway, of whatever kind. `Vpc` and `Peering` hold what only attachments of those kinds have.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_TransitGatewayAttachment.html
 */
export const transitGatewayAttachment = defineResourceType({
  type: "AWS::EC2::TransitGatewayAttachment",
  service: "ec2",
  title: "Transit gateway attachments",
  arn: "ec2:transit-gateway-attachment/*",
  cli: "ec2 describe-transit-gateway-attachments --transit-gateway-attachment-ids {id}",
  schema: z.looseObject({
    TransitGatewayAttachmentId: z.string(),
    TransitGatewayId: text,
    TransitGatewayOwnerId: text,
    ResourceType: text,
    ResourceId: text,
    ResourceOwnerId: text,
    /** The route table that decides where its traffic goes. */
    Association: z.looseObject({ TransitGatewayRouteTableId: text, State: text }).optional(),
    Vpc: readOf(
      z.looseObject({
        SubnetIds: ids,
        Options: z
          .looseObject({ ApplianceModeSupport: text, DnsSupport: text, SecurityGroupReferencingSupport: text })
          .optional(),
      }),
    ).optional(),
    Peering: readOf(z.looseObject({ RequesterTgwInfo: peer, AccepterTgwInfo: peer })).optional(),
  }),
  drop: ["Association.State", "State", "Tags"],
  relations: (attachment) => [
    ...relate("is part of", "AWS::EC2::TransitGateway", [attachment.TransitGatewayId]),
    ...attached(attachment.ResourceType, attachment.ResourceId),
    ...relate("stands in", "AWS::EC2::Subnet", (attachment.Vpc?.seen ? attachment.Vpc.value.SubnetIds : []) ?? []),
    ...relate("is routed by", "AWS::EC2::TransitGatewayRouteTable", [
      attachment.Association?.TransitGatewayRouteTableId,
    ]),
  ],
});

const route = z.looseObject({
  DestinationCidrBlock: text,
  PrefixListId: text,
  /** `blackhole` drops what it matches. */
  State: text,
  Type: text,
  TransitGatewayAttachments: z
    .array(z.looseObject({ TransitGatewayAttachmentId: text, ResourceId: text, ResourceType: text }))
    .optional(),
});

/**
 * Route tables of the account's own transit gateways. Routes that somebody entered are configuration; those that
 * attachments announce come and go with them and are runtime. Which attachments a table routes for, they say themselves.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_TransitGatewayRouteTable.html
 */
export const transitGatewayRouteTable = defineResourceType({
  type: "AWS::EC2::TransitGatewayRouteTable",
  service: "ec2",
  title: "Transit gateway route tables",
  arn: "ec2:transit-gateway-route-table/*",
  cli: "ec2 describe-transit-gateway-route-tables --transit-gateway-route-table-ids {id}",
  schema: z.looseObject({
    TransitGatewayRouteTableId: z.string(),
    TransitGatewayId: text,
    DefaultAssociationRouteTable: z.boolean().optional(),
    DefaultPropagationRouteTable: z.boolean().optional(),
    Routes: readOf(z.array(route)),
    PropagatedRoutes: readOf(z.array(route)).optional(),
    /** Attachments that announce their routes here. */
    Propagations: readOf(z.array(z.looseObject({ TransitGatewayAttachmentId: text, State: text }))),
  }),
  runtime: ["PropagatedRoutes"],
  drop: ["State", "Tags"],
  relations: ({ TransitGatewayId, Routes, Propagations }) => [
    ...relate("is part of", "AWS::EC2::TransitGateway", [TransitGatewayId]),
    ...relate(
      "routes to",
      "AWS::EC2::TransitGatewayAttachment",
      (Routes.seen ? Routes.value : []).flatMap(
        (it) => it.TransitGatewayAttachments?.map((to) => to.TransitGatewayAttachmentId) ?? [],
      ),
    ),
    ...relate(
      "learns routes from",
      "AWS::EC2::TransitGatewayAttachment",
      (Propagations.seen ? Propagations.value : []).map((it) => it.TransitGatewayAttachmentId),
    ),
  ],
});
