import { z } from "zod";
import { readOf } from "../read";
import { relate } from "../relate";
import { defineResourceType, type Relation } from "../resource";

const text = z.string().optional();
const flag = z.boolean().optional();
const number = z.number().optional();

/**
 * Lines from the owner's network into an AWS location. Whether one is up is its state, which moves by itself.
 * https://docs.aws.amazon.com/directconnect/latest/APIReference/API_Connection.html
 */
export const connection = defineResourceType({
  type: "AWS::DirectConnect::Connection",
  service: "directconnect",
  title: "Direct Connect connections",
  arn: "directconnect:dxcon/*",
  cli: "directconnect describe-connections --connection-id {id}",
  schema: z.looseObject({
    connectionId: z.string(),
    connectionName: text,
    location: text,
    bandwidth: text,
    lagId: text,
    encryptionMode: text,
    macSecKeys: z.array(z.looseObject({ secretARN: text, state: text })).optional(),
  }),
  volatileState: true,
  runtime: ["hasLogicalRedundancy", "macSecKeys[].state", "portEncryptionStatus"],
  drop: ["connectionState", "tags"],
  relations: (line) =>
    relate("keeps its keys in", "AWS::SecretsManager::Secret", line.macSecKeys?.map((key) => key.secretARN) ?? []),
});

const peer = z.looseObject({ bgpPeerId: text, asn: number, addressFamily: text, bgpStatus: text });

/**
 * Networks on such a line: private, public or transit. Keys of their peers are never kept.
 * https://docs.aws.amazon.com/directconnect/latest/APIReference/API_VirtualInterface.html
 */
export const virtualInterface = defineResourceType({
  type: "AWS::DirectConnect::VirtualInterface",
  service: "directconnect",
  title: "Direct Connect virtual interfaces",
  arn: "directconnect:dxvif/*",
  cli: "directconnect describe-virtual-interfaces --virtual-interface-id {id}",
  schema: z.looseObject({
    virtualInterfaceId: z.string(),
    virtualInterfaceType: text,
    connectionId: text,
    virtualGatewayId: text,
    directConnectGatewayId: text,
    vlan: number,
    routeFilterPrefixes: z.array(z.looseObject({ cidr: text })).optional(),
    siteLinkEnabled: flag,
    bgpPeers: z.array(peer).optional(),
  }),
  volatileState: true,
  runtime: ["bgpPeers[].bgpPeerState", "bgpPeers[].bgpStatus"],
  drop: ["tags", "virtualInterfaceState"],
  relations: (one) => [
    ...relate("runs over", "AWS::DirectConnect::Connection", [one.connectionId]),
    ...relate("ends at", "AWS::EC2::VPNGateway", [one.virtualGatewayId]),
    ...relate("ends at", "AWS::DirectConnect::DirectConnectGateway", [one.directConnectGatewayId]),
  ],
});

const association = z.looseObject({
  associationId: text,
  associationState: text,
  associatedGateway: z.looseObject({ id: text, type: text, ownerAccount: text, region: text }).optional(),
  allowedPrefixesToDirectConnectGateway: z.array(z.looseObject({ cidr: text })).optional(),
});

/**
 * What joins virtual interfaces with gateways of any region. It belongs to none.
 * https://docs.aws.amazon.com/directconnect/latest/APIReference/API_DirectConnectGateway.html
 */
export const directConnectGateway = defineResourceType({
  type: "AWS::DirectConnect::DirectConnectGateway",
  service: "directconnect-gateways",
  title: "Direct Connect gateways",
  arn: "directconnect:dx-gateway/*",
  cli: "directconnect describe-direct-connect-gateways --direct-connect-gateway-id {id}",
  schema: z.looseObject({
    directConnectGatewayId: z.string(),
    directConnectGatewayName: text,
    amazonSideAsn: number,
    ownerAccount: text,
    Associations: readOf(z.array(association)),
  }),
  drop: ["directConnectGatewayState", "tags"],
  relations: ({ Associations }) => (Associations.seen ? Associations.value : []).flatMap(joined),
});

function joined({ associatedGateway }: z.infer<typeof association>): Relation[] {
  const type = associatedGateway?.type === "transitGateway" ? "AWS::EC2::TransitGateway" : "AWS::EC2::VPNGateway";
  return relate("leads to", type, [associatedGateway?.id]);
}
