import * as sdk from "@aws-sdk/client-ec2";
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from "vitest";
import {
  byId,
  type Collected,
  collectService,
  made,
  openTestAccount,
  relationsOf,
  type TestAccount,
  through,
} from "@/lib/testing/collect";
import { denied } from "@/lib/testing/faults";
import { startProxy, type WireProxy } from "@/lib/testing/proxy";
import { xmlAnswer } from "@/lib/testing/wire-answers";
import { ec2 } from "./ec2";

const ACCOUNT = "220100000002";
const REGION = "eu-west-1";

let account: TestAccount;
let proxy: WireProxy;
let seeded: Awaited<ReturnType<typeof seed>>;

beforeAll(async () => {
  account = await openTestAccount(inject("motoUrl"), ACCOUNT, REGION);
  seeded = await seed(new sdk.EC2Client(account.clientSettings));
  proxy = await startProxy(inject("motoUrl"));
});
beforeEach(() => proxy.clear());
afterAll(() => proxy.stop());

async function seed(client: sdk.EC2Client) {
  const { Subnets } = await client.send(new sdk.DescribeSubnetsCommand({}));
  const { SubnetId: subnet, VpcId: vpc } = made(Subnets?.[0]);
  const gateway = async () =>
    made((await client.send(new sdk.CreateTransitGatewayCommand({}))).TransitGateway?.TransitGatewayId);
  const [hub, other] = [await gateway(), await gateway()];
  const attached = await client.send(
    new sdk.CreateTransitGatewayVpcAttachmentCommand({
      TransitGatewayId: hub,
      VpcId: vpc,
      SubnetIds: [made(subnet)],
    }),
  );
  const office = made(attached.TransitGatewayVpcAttachment?.TransitGatewayAttachmentId);
  const peered = await client.send(
    new sdk.CreateTransitGatewayPeeringAttachmentCommand({
      TransitGatewayId: hub,
      PeerTransitGatewayId: other,
      PeerAccountId: ACCOUNT,
      PeerRegion: REGION,
    }),
  );
  const peering = made(peered.TransitGatewayPeeringAttachment?.TransitGatewayAttachmentId);
  const { TransitGatewayRouteTable } = await client.send(
    new sdk.CreateTransitGatewayRouteTableCommand({ TransitGatewayId: hub }),
  );
  const table = made(TransitGatewayRouteTable?.TransitGatewayRouteTableId);
  const TransitGatewayRouteTableId = table;
  await client.send(
    new sdk.CreateTransitGatewayRouteCommand({
      TransitGatewayRouteTableId,
      DestinationCidrBlock: "10.0.0.0/8",
      Blackhole: true,
    }),
  );
  await client.send(
    new sdk.EnableTransitGatewayRouteTablePropagationCommand({
      TransitGatewayRouteTableId,
      TransitGatewayAttachmentId: office,
    }),
  );
  const { CustomerGateway } = await client.send(
    new sdk.CreateCustomerGatewayCommand({ Type: "ipsec.1", BgpAsn: 65000, IpAddress: "198.51.100.7" }),
  );
  const { VpnConnection } = await client.send(
    new sdk.CreateVpnConnectionCommand({
      Type: "ipsec.1",
      CustomerGatewayId: made(CustomerGateway?.CustomerGatewayId),
      TransitGatewayId: hub,
    }),
  );
  const customer = made(CustomerGateway?.CustomerGatewayId);
  const vpn = made(VpnConnection?.VpnConnectionId);
  return { subnet: made(subnet), vpc: made(vpc), hub, other, office, peering, table, customer, vpn };
}

function collect(): Promise<Collected> {
  return collectService(ec2, through(account, proxy.url), [REGION]);
}

function answer(operation: string, content: string): void {
  proxy.fault({
    operation,
    fault: { kind: "answer", make: () => xmlAnswer(`<${operation}Response>${content}</${operation}Response>`) },
  });
}

describe("transit gateways", () => {
  it("say what hangs on them, where it stands and which table routes for it", async () => {
    const collected = await collect();
    const office = byId(collected, seeded.office);
    expect(office).toMatchObject({
      arn: `arn:aws:ec2:${REGION}:${ACCOUNT}:transit-gateway-attachment/${seeded.office}`,
      configuration: {
        ResourceType: "vpc",
        Vpc: { seen: true, value: { SubnetIds: [seeded.subnet], Options: { DnsSupport: "enable" } } },
      },
    });
    const byDefault = relationsOf(byId(collected, seeded.hub))[0]?.split(" ").at(-1);
    expect(relationsOf(office)).toEqual([
      `is part of AWS::EC2::TransitGateway ${seeded.hub}`,
      `attaches AWS::EC2::VPC ${seeded.vpc}`,
      `stands in AWS::EC2::Subnet ${seeded.subnet}`,
      `is routed by AWS::EC2::TransitGatewayRouteTable ${byDefault}`,
    ]);
    const peering = byId(collected, seeded.peering);
    expect(relationsOf(peering)).toContain(`attaches AWS::EC2::TransitGateway ${seeded.other}`);
    expect(peering.configuration.Peering).toMatchObject({
      value: { AccepterTgwInfo: { TransitGatewayId: seeded.other, Region: REGION } },
    });
    const line = collected.resources.find(
      ({ configuration }) => configuration.ResourceType === "vpn" && "TransitGatewayId" in configuration,
    );
    expect(relationsOf(made(line))).toContain(`attaches AWS::EC2::VPNConnection ${seeded.vpn}`);
    expect(relationsOf(byId(collected, seeded.table))).toEqual([
      `is part of AWS::EC2::TransitGateway ${seeded.hub}`,
      `learns routes from AWS::EC2::TransitGatewayAttachment ${seeded.office}`,
    ]);
  });

  it("keep routes that somebody entered, and let those that are learnt come and go", async () => {
    const route = (cidr: string, type: string, state = "active") =>
      `<item><destinationCidrBlock>${cidr}
      </destinationCidrBlock><type>${type}</type><state>${state}</state></item>`.replace(/\s+</g, "<");
    answer(
      "SearchTransitGatewayRoutes",
      `<routeSet>${route("10.9.0.0/16", "propagated")}${route("0.0.0.0/0", "static", "blackhole")}</routeSet>`,
    );
    const table = byId(await collect(), seeded.table);
    expect(table.configuration.Routes).toMatchObject({
      seen: true,
      value: [{ DestinationCidrBlock: "0.0.0.0/0", State: "blackhole" }],
    });
    expect(table.runtime.PropagatedRoutes).toMatchObject({
      seen: true,
      value: [{ DestinationCidrBlock: "10.9.0.0/16" }],
    });
  });

  it("with more routes than were told have unseen routes, not few", async () => {
    answer("SearchTransitGatewayRoutes", "<routeSet/><additionalRoutesAvailable>true</additionalRoutesAvailable>");
    proxy.fault({ operation: "DescribeTransitGatewayVpcAttachments", fault: denied });
    const collected = await collect();
    expect(byId(collected, seeded.table).configuration.Routes).toMatchObject({ seen: false, reason: "truncated" });
    expect(byId(collected, seeded.office).configuration.Vpc).toMatchObject({
      seen: false,
      action: "ec2:DescribeTransitGatewayVpcAttachments",
    });
  });

  it("that another account shares have no route tables to ask for", async () => {
    answer(
      "DescribeTransitGateways",
      `<transitGatewaySet><item><transitGatewayId>tgw-9</transitGatewayId><ownerId>999999999999</ownerId>
       <transitGatewayArn>arn:aws:ec2:${REGION}:999999999999:transit-gateway/tgw-9</transitGatewayArn></item></transitGatewaySet>`,
    );
    const collected = await collect();
    expect(byId(collected, "tgw-9").arn).toBe(`arn:aws:ec2:${REGION}:999999999999:transit-gateway/tgw-9`);
    expect(collected.calls.map(({ operation }) => operation)).not.toContain("DescribeTransitGatewayRouteTables");
    expect(byId(collected, seeded.office).type).toBe("AWS::EC2::TransitGatewayAttachment");
  });
});

describe("VPN connections", () => {
  it("lead from gateway to gateway, and never hold a key", async () => {
    answer(
      "DescribeVpnConnections",
      `<vpnConnectionSet><item><vpnConnectionId>vpn-9</vpnConnectionId><customerGatewayId>cgw-9</customerGatewayId>
       <vpnGatewayId>vgw-9</vpnGatewayId><state>available</state>
       <customerGatewayConfiguration>&lt;pre_shared_key&gt;hunter2&lt;/pre_shared_key&gt;</customerGatewayConfiguration>
       <options><staticRoutesOnly>true</staticRoutesOnly><tunnelOptionSet><item><outsideIpAddress>192.0.2.1</outsideIpAddress>
       <preSharedKey>hunter2</preSharedKey><logOptions><cloudWatchLogOptions><logGroupArn>arn:aws:logs:${REGION}:${ACCOUNT}:log-group:vpn</logGroupArn>
       </cloudWatchLogOptions></logOptions></item></tunnelOptionSet></options>
       <vgwTelemetry><item><outsideIpAddress>192.0.2.1</outsideIpAddress><status>UP</status></item></vgwTelemetry></item></vpnConnectionSet>`,
    );
    const collected = await collect();
    const vpn = byId(collected, "vpn-9");
    expect(vpn.configuration.Options).toMatchObject({ TunnelOptions: [{ OutsideIpAddress: "192.0.2.1" }] });
    expect(vpn.runtime).toEqual({ VgwTelemetry: [{ OutsideIpAddress: "192.0.2.1", Status: "UP" }] });
    expect(JSON.stringify(collected)).not.toContain("hunter2");
    expect(relationsOf(vpn)).toEqual([
      "leads to AWS::EC2::CustomerGateway cgw-9",
      "ends at AWS::EC2::VPNGateway vgw-9",
      `logs to AWS::Logs::LogGroup arn:aws:logs:${REGION}:${ACCOUNT}:log-group:vpn`,
    ]);
  });

  it("are known by their customer gateway and whom they reach", async () => {
    const collected = await collect();
    expect(byId(collected, seeded.customer)).toMatchObject({ configuration: { IpAddress: "198.51.100.7" } });
    expect(relationsOf(byId(collected, seeded.vpn))).toEqual([
      `leads to AWS::EC2::CustomerGateway ${seeded.customer}`,
      `ends at AWS::EC2::TransitGateway ${seeded.hub}`,
    ]);
  });
});

describe("Client VPN endpoints", () => {
  it("say where they lead, whom they trust and let through", async () => {
    const certificate = `arn:aws:acm:${REGION}:${ACCOUNT}:certificate/`;
    answer(
      "DescribeClientVpnEndpoints",
      `<clientVpnEndpoint><item><clientVpnEndpointId>cvpn-endpoint-1</clientVpnEndpointId><vpcId>vpc-1</vpcId>
       <status><code>available</code></status><serverCertificateArn>${certificate}1</serverCertificateArn>
       <securityGroupIdSet><item>sg-1</item></securityGroupIdSet>
       <authenticationOptions><item><type>certificate-authentication</type><mutualAuthentication>
       <clientRootCertificateChain>${certificate}2</clientRootCertificateChain></mutualAuthentication></item></authenticationOptions>
       <connectionLogOptions><Enabled>true</Enabled><CloudwatchLogGroup>vpn</CloudwatchLogGroup></connectionLogOptions>
       </item></clientVpnEndpoint>`,
    );
    answer(
      "DescribeClientVpnTargetNetworks",
      `<clientVpnTargetNetworks><item><targetNetworkId>subnet-1</targetNetworkId><status><code>associated</code></status>
       </item></clientVpnTargetNetworks>`,
    );
    proxy.fault({ operation: "DescribeClientVpnAuthorizationRules", fault: denied });
    const endpoint = byId(await collect(), "cvpn-endpoint-1");
    expect(endpoint).toMatchObject({ state: "available", configuration: { AuthorizationRules: { reason: "denied" } } });
    expect(relationsOf(endpoint)).toEqual([
      "is part of AWS::EC2::VPC vpc-1",
      "leads into AWS::EC2::Subnet subnet-1",
      "is guarded by AWS::EC2::SecurityGroup sg-1",
      `presents AWS::CertificateManager::Certificate ${certificate}1`,
      `trusts AWS::CertificateManager::Certificate ${certificate}2`,
      "logs to AWS::Logs::LogGroup vpn",
    ]);
  });
});

describe("security groups and endpoint services", () => {
  it("say which other VPCs and accounts they let in", async () => {
    answer(
      "DescribeSecurityGroups",
      `<securityGroupInfo><item><groupId>sg-1</groupId><groupName>shared</groupName></item>
       <item><groupId>sg-2</groupId><groupName>default</groupName></item></securityGroupInfo>`,
    );
    answer(
      "DescribeSecurityGroupVpcAssociations",
      `<securityGroupVpcAssociationSet><item><groupId>sg-1</groupId><vpcId>vpc-2</vpcId><state>associated</state></item>
       <item><groupId>sg-1</groupId><vpcId>vpc-3</vpcId><state>disassociated</state></item></securityGroupVpcAssociationSet>`,
    );
    answer(
      "DescribeNetworkInterfaces",
      "<networkInterfaceSet><item><networkInterfaceId>eni-1</networkInterfaceId></item></networkInterfaceSet>",
    );
    answer(
      "DescribeVpcEndpointServiceConfigurations",
      `<serviceConfigurationSet><item><serviceId>vpce-svc-1</serviceId><acceptanceRequired>false</acceptanceRequired>
       <networkLoadBalancerArnSet><item>arn:nlb</item></networkLoadBalancerArnSet></item></serviceConfigurationSet>`,
    );
    answer(
      "DescribeVpcEndpointServicePermissions",
      `<allowedPrincipals><item><principalType>All</principalType><principal>*</principal>
       <servicePermissionId>vpce-svc-perm-1</servicePermissionId></item></allowedPrincipals>`,
    );
    const collected = await collect();
    expect(relationsOf(byId(collected, "sg-1"))).toEqual(["may be used in AWS::EC2::VPC vpc-2"]);
    expect(byId(collected, "sg-2").configuration).not.toHaveProperty("VpcAssociations");
    const service = byId(collected, "vpce-svc-1");
    expect(service.configuration.AllowedPrincipals).toEqual({
      seen: true,
      value: [{ PrincipalType: "All", Principal: "*" }],
    });
    expect(relationsOf(service)).toEqual(["is served by AWS::ElasticLoadBalancingV2::LoadBalancer arn:nlb"]);
  });
});
