import { z } from "zod";
import { readOf } from "../read";
import { relate } from "../relate";
import { defineResourceType } from "../resource";

const text = z.string().optional();
const flag = z.boolean().optional();

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CustomerGateway.html */
export const customerGateway = defineResourceType({
  type: "AWS::EC2::CustomerGateway",
  service: "ec2",
  title: "Customer gateways",
  arn: "ec2:customer-gateway/*",
  cli: "ec2 describe-customer-gateways --customer-gateway-ids {id}",
  schema: z.looseObject({ CustomerGatewayId: z.string(), IpAddress: text, BgpAsn: text, CertificateArn: text }),
  drop: ["State", "Tags"],
  relations: (gateway) => relate("presents", "AWS::CertificateManager::Certificate", [gateway.CertificateArn]),
});

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_VpnGateway.html */
export const vpnGateway = defineResourceType({
  type: "AWS::EC2::VPNGateway",
  service: "ec2",
  title: "Virtual private gateways",
  arn: "ec2:vpn-gateway/*",
  cli: "ec2 describe-vpn-gateways --vpn-gateway-ids {id}",
  schema: z.looseObject({
    VpnGatewayId: z.string(),
    AmazonSideAsn: z.number().optional(),
    VpcAttachments: z.array(z.looseObject({ VpcId: text, State: text })).optional(),
  }),
  drop: ["State", "Tags"],
  relations: ({ VpcAttachments }) =>
    relate(
      "is attached to",
      "AWS::EC2::VPC",
      (VpcAttachments ?? []).flatMap((it) => (it.State === "detached" ? [] : [it.VpcId])),
    ),
});

const tunnel = z.looseObject({
  OutsideIpAddress: text,
  TunnelInsideCidr: text,
  LogOptions: z
    .looseObject({ CloudWatchLogOptions: z.looseObject({ LogEnabled: flag, LogGroupArn: text }).optional() })
    .optional(),
});

/**
 * VPN connections. Whether a tunnel is up is runtime; its keys are never kept.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_VpnConnection.html
 */
export const vpnConnection = defineResourceType({
  type: "AWS::EC2::VPNConnection",
  service: "ec2",
  title: "VPN connections",
  arn: "ec2:vpn-connection/*",
  cli: "ec2 describe-vpn-connections --vpn-connection-ids {id}",
  schema: z.looseObject({
    VpnConnectionId: z.string(),
    CustomerGatewayId: text,
    VpnGatewayId: text,
    TransitGatewayId: text,
    PreSharedKeyArn: text,
    Options: z
      .looseObject({
        StaticRoutesOnly: flag,
        LocalIpv4NetworkCidr: text,
        RemoteIpv4NetworkCidr: text,
        TunnelOptions: z.array(tunnel).optional(),
      })
      .optional(),
    Routes: z.array(z.looseObject({ DestinationCidrBlock: text, State: text })).optional(),
    VgwTelemetry: z.array(z.looseObject({ OutsideIpAddress: text, Status: text })).optional(),
  }),
  runtime: ["GatewayAssociationState", "VgwTelemetry"],
  drop: ["State", "Tags"],
  relations: (connection) => [
    ...relate("leads to", "AWS::EC2::CustomerGateway", [connection.CustomerGatewayId]),
    ...relate("ends at", "AWS::EC2::VPNGateway", [connection.VpnGatewayId]),
    ...relate("ends at", "AWS::EC2::TransitGateway", [connection.TransitGatewayId]),
    ...relate("keeps its keys in", "AWS::SecretsManager::Secret", [connection.PreSharedKeyArn]),
    ...relate(
      "logs to",
      "AWS::Logs::LogGroup",
      connection.Options?.TunnelOptions?.map((it) => it.LogOptions?.CloudWatchLogOptions?.LogGroupArn) ?? [],
    ),
  ],
});

/**
 * Client VPN endpoints, with the subnets that they lead into and whom they let through.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ClientVpnEndpoint.html
 */
export const clientVpnEndpoint = defineResourceType({
  type: "AWS::EC2::ClientVpnEndpoint",
  service: "ec2",
  title: "Client VPN endpoints",
  arn: "ec2:client-vpn-endpoint/*",
  cli: "ec2 describe-client-vpn-endpoints --client-vpn-endpoint-ids {id}",
  schema: z.looseObject({
    ClientVpnEndpointId: z.string(),
    VpcId: text,
    SecurityGroupIds: z.array(z.string()).optional(),
    ClientCidrBlock: text,
    SplitTunnel: flag,
    ServerCertificateArn: text,
    AuthenticationOptions: z
      .array(
        z.looseObject({
          Type: text,
          MutualAuthentication: z.looseObject({ ClientRootCertificateChain: text }).optional(),
          FederatedAuthentication: z
            .looseObject({ SamlProviderArn: text, SelfServiceSamlProviderArn: text })
            .optional(),
        }),
      )
      .optional(),
    ConnectionLogOptions: z.looseObject({ Enabled: flag, CloudwatchLogGroup: text }).optional(),
    ClientConnectOptions: z.looseObject({ Enabled: flag, LambdaFunctionArn: text }).optional(),
    TargetNetworks: readOf(z.array(z.looseObject({ TargetNetworkId: text, VpcId: text }))),
    AuthorizationRules: readOf(z.array(z.looseObject({ GroupId: text, AccessAll: flag, DestinationCidr: text }))),
  }),
  // Target networks stand in a list of their own.
  drop: [
    "AssociatedTargetNetworks",
    "AuthorizationRules[].Status",
    "ClientConnectOptions.Status",
    "Status",
    "Tags",
    "TargetNetworks[].Status",
  ],
  // Name servers are tried in the order given.
  ordered: ["DnsServers"],
  relations: (endpoint) => {
    const providers = endpoint.AuthenticationOptions?.flatMap(({ FederatedAuthentication: by }) => [
      by?.SamlProviderArn,
      by?.SelfServiceSamlProviderArn,
    ]);
    return [
      ...relate("is part of", "AWS::EC2::VPC", [endpoint.VpcId]),
      ...relate(
        "leads into",
        "AWS::EC2::Subnet",
        (endpoint.TargetNetworks.seen ? endpoint.TargetNetworks.value : []).map((it) => it.TargetNetworkId),
      ),
      ...relate("is guarded by", "AWS::EC2::SecurityGroup", endpoint.SecurityGroupIds ?? []),
      ...relate("presents", "AWS::CertificateManager::Certificate", [endpoint.ServerCertificateArn]),
      ...relate(
        "trusts",
        "AWS::CertificateManager::Certificate",
        endpoint.AuthenticationOptions?.map((it) => it.MutualAuthentication?.ClientRootCertificateChain) ?? [],
      ),
      ...relate("trusts", "AWS::IAM::SAMLProvider", providers ?? []),
      ...relate("logs to", "AWS::Logs::LogGroup", [endpoint.ConnectionLogOptions?.CloudwatchLogGroup]),
      ...relate("asks", "AWS::Lambda::Function", [endpoint.ClientConnectOptions?.LambdaFunctionArn]),
    ];
  },
});
