import * as sdk from "@aws-sdk/client-ec2";
import { beforeAll, describe, expect, inject, it } from "vitest";
import {
  byId,
  type Collected,
  collectService,
  made,
  openTestAccount,
  relationsOf,
  type TestAccount,
} from "@/lib/testing/collect";
import { ec2 } from "./ec2";

const ACCOUNT = "210000000001";
const REGION = "eu-central-1";
const HOSTILE = `=HYPERLINK("http://x.test","pay")<img src=x onerror=alert(1)>&amp;\u{1F512} '; drop table`;

let account: TestAccount;
let seeded: Awaited<ReturnType<typeof seed>>;
let collected: Collected;

beforeAll(async () => {
  account = await openTestAccount(inject("motoUrl"), ACCOUNT, REGION);
  seeded = await seed(new sdk.EC2Client(account.clientSettings));
  collected = await collectService(ec2, account, [REGION]);
});

/** A small network: two peered VPCs, one with a public subnet, a NAT gateway, an endpoint, an ACL and three groups. */
async function seed(client: sdk.EC2Client) {
  const tagged = (ResourceType: sdk.ResourceType, Name: string) => [
    { ResourceType, Tags: [{ Key: "Name", Value: Name }] },
  ];
  const { Vpc } = await client.send(
    new sdk.CreateVpcCommand({ CidrBlock: "10.20.0.0/16", TagSpecifications: tagged("vpc", HOSTILE) }),
  );
  const vpc = made(Vpc?.VpcId);
  await client.send(new sdk.ModifyVpcAttributeCommand({ VpcId: vpc, EnableDnsHostnames: { Value: true } }));
  const other = made((await client.send(new sdk.CreateVpcCommand({ CidrBlock: "10.30.0.0/16" }))).Vpc?.VpcId);
  const { Subnet } = await client.send(
    new sdk.CreateSubnetCommand({
      VpcId: vpc,
      CidrBlock: "10.20.1.0/24",
      AvailabilityZone: "eu-central-1a",
      TagSpecifications: tagged("subnet", "public a"),
    }),
  );
  const subnet = made(Subnet?.SubnetId);
  const { InternetGateway } = await client.send(new sdk.CreateInternetGatewayCommand({}));
  const igw = made(InternetGateway?.InternetGatewayId);
  await client.send(new sdk.AttachInternetGatewayCommand({ InternetGatewayId: igw, VpcId: vpc }));
  const egress = made(
    (await client.send(new sdk.CreateEgressOnlyInternetGatewayCommand({ VpcId: vpc }))).EgressOnlyInternetGateway
      ?.EgressOnlyInternetGatewayId,
  );
  const eip = made((await client.send(new sdk.AllocateAddressCommand({ Domain: "vpc" }))).AllocationId);
  const nat = made(
    (await client.send(new sdk.CreateNatGatewayCommand({ SubnetId: subnet, AllocationId: eip }))).NatGateway
      ?.NatGatewayId,
  );
  const oldNat = made(
    (await client.send(new sdk.CreateNatGatewayCommand({ SubnetId: subnet }))).NatGateway?.NatGatewayId,
  );
  await client.send(new sdk.DeleteNatGatewayCommand({ NatGatewayId: oldNat }));
  const table = made((await client.send(new sdk.CreateRouteTableCommand({ VpcId: vpc }))).RouteTable?.RouteTableId);
  const { VpcPeeringConnection } = await client.send(
    new sdk.CreateVpcPeeringConnectionCommand({ VpcId: vpc, PeerVpcId: other }),
  );
  const peering = made(VpcPeeringConnection?.VpcPeeringConnectionId);
  await client.send(new sdk.AcceptVpcPeeringConnectionCommand({ VpcPeeringConnectionId: peering }));
  for (const route of [
    { DestinationCidrBlock: "0.0.0.0/0", GatewayId: igw },
    { DestinationIpv6CidrBlock: "::/0", EgressOnlyInternetGatewayId: egress },
    { DestinationCidrBlock: "10.30.0.0/16", VpcPeeringConnectionId: peering },
    { DestinationCidrBlock: "198.51.100.0/24", NatGatewayId: nat },
  ]) {
    await client.send(new sdk.CreateRouteCommand({ RouteTableId: table, ...route }));
  }
  await client.send(new sdk.AssociateRouteTableCommand({ RouteTableId: table, SubnetId: subnet }));
  const { VpcEndpoint } = await client.send(
    new sdk.CreateVpcEndpointCommand({
      VpcId: vpc,
      ServiceName: `com.amazonaws.${REGION}.s3`,
      VpcEndpointType: "Gateway",
      RouteTableIds: [table],
      PolicyDocument: '{"Statement":{"Effect":"Allow","Principal":"*","Action":"s3:GetObject","Resource":"*"}}',
    }),
  );
  const acl = made((await client.send(new sdk.CreateNetworkAclCommand({ VpcId: vpc }))).NetworkAcl?.NetworkAclId);
  await client.send(
    new sdk.CreateNetworkAclEntryCommand({
      NetworkAclId: acl,
      RuleNumber: 90,
      Protocol: "6",
      RuleAction: "deny",
      Egress: false,
      CidrBlock: "0.0.0.0/0",
      PortRange: { From: 22, To: 22 },
    }),
  );
  const { PrefixList } = await client.send(
    new sdk.CreateManagedPrefixListCommand({
      PrefixListName: "offices",
      AddressFamily: "IPv4",
      MaxEntries: 5,
      Entries: [{ Cidr: "203.0.113.0/24", Description: "head office" }],
    }),
  );
  const offices = made(PrefixList?.PrefixListId);
  const group = async (GroupName: string, IpPermissions: sdk.IpPermission[]) => {
    const create = new sdk.CreateSecurityGroupCommand({ GroupName, Description: GroupName, VpcId: vpc });
    const GroupId = made((await client.send(create)).GroupId);
    await client.send(new sdk.AuthorizeSecurityGroupIngressCommand({ GroupId, IpPermissions }));
    return GroupId;
  };
  const web = await group("web", [
    { IpProtocol: "tcp", FromPort: 443, ToPort: 443, IpRanges: [{ CidrIp: "0.0.0.0/0", Description: "<b>all</b>" }] },
    { IpProtocol: "tcp", FromPort: 443, ToPort: 443, Ipv6Ranges: [{ CidrIpv6: "::/0" }] },
    { IpProtocol: "tcp", FromPort: 22, ToPort: 22, PrefixListIds: [{ PrefixListId: offices }] },
  ]);
  const database = await group("database", [
    { IpProtocol: "tcp", FromPort: 5432, ToPort: 5432, UserIdGroupPairs: [{ GroupId: web }] },
  ]);
  const { DhcpOptions } = await client.send(
    new sdk.CreateDhcpOptionsCommand({
      DhcpConfigurations: [{ Key: "domain-name-servers", Values: ["10.20.0.9", "10.20.0.2"] }],
    }),
  );
  const dhcp = made(DhcpOptions?.DhcpOptionsId);
  await client.send(new sdk.AssociateDhcpOptionsCommand({ DhcpOptionsId: dhcp, VpcId: vpc }));
  const { FlowLogIds } = await client.send(
    new sdk.CreateFlowLogsCommand({
      ResourceIds: [vpc],
      ResourceType: "VPC",
      TrafficType: "REJECT",
      LogGroupName: "flow",
      DeliverLogsPermissionArn: `arn:aws:iam::${ACCOUNT}:role/flow`,
    }),
  );
  const endpoint = made(VpcEndpoint?.VpcEndpointId);
  const flow = made(FlowLogIds?.[0]);
  return {
    vpc,
    other,
    subnet,
    igw,
    egress,
    eip,
    nat,
    oldNat,
    table,
    peering,
    endpoint,
    acl,
    offices,
    web,
    database,
    dhcp,
    flow,
  };
}

const arn = (resource: string) => `arn:aws:ec2:${REGION}:${ACCOUNT}:${resource}`;

describe("ec2 reads a network", () => {
  it("sees every listing whole that the emulator has", () => {
    const lacking = ["AWS::EC2::ClientVpnEndpoint", "AWS::EC2::ReservedInstances"];
    const broken = collected.coverage.filter((listing) => listing.status !== "ok");
    expect(broken.filter(({ type }) => !lacking.includes(type))).toEqual([]);
    expect(collected.coverage.map((listing) => listing.type).sort()).toEqual(
      ec2.listings.flatMap((listing) => listing.types.map(({ type }) => type)).sort(),
    );
  });

  it("gives VPCs their DNS switches and takes names as they are", () => {
    const vpc = byId(collected, seeded.vpc);
    expect(vpc).toMatchObject({
      arn: arn(`vpc/${seeded.vpc}`),
      name: HOSTILE,
      tags: { Name: HOSTILE },
      state: "available",
      configuration: {
        CidrBlock: "10.20.0.0/16",
        IsDefault: false,
        EnableDnsSupport: { seen: true, value: true },
        EnableDnsHostnames: { seen: true, value: true },
      },
    });
    expect(byId(collected, seeded.other).configuration.EnableDnsHostnames).toEqual({ seen: true, value: false });
    expect(relationsOf(vpc)).toEqual([`uses DHCP options AWS::EC2::DHCPOptions ${seeded.dhcp}`]);
  });

  it("keeps free addresses of a subnet out of its history", () => {
    const subnet = byId(collected, seeded.subnet);
    expect(subnet).toMatchObject({ arn: arn(`subnet/${seeded.subnet}`), name: "public a" });
    expect(subnet.configuration).toMatchObject({
      AvailabilityZone: "eu-central-1a",
      AvailabilityZoneId: expect.stringMatching(/^euc1-az\d$/),
    });
    expect(subnet.configuration).not.toHaveProperty("AvailableIpAddressCount");
    expect(subnet.runtime).toHaveProperty("AvailableIpAddressCount");
  });

  it("says where a route table leads", () => {
    expect(
      relationsOf(byId(collected, seeded.table))
        .filter((line) => !line.includes("PrefixList"))
        .sort(),
    ).toEqual([
      `is part of AWS::EC2::VPC ${seeded.vpc}`,
      `routes for AWS::EC2::Subnet ${seeded.subnet}`,
      `routes to AWS::EC2::EgressOnlyInternetGateway ${seeded.egress}`,
      `routes to AWS::EC2::InternetGateway ${seeded.igw}`,
      `routes to AWS::EC2::NatGateway ${seeded.nat}`,
      `routes to AWS::EC2::VPCEndpoint ${seeded.endpoint}`,
      `routes to AWS::EC2::VPCPeeringConnection ${seeded.peering}`,
    ]);
  });

  it("lists gateways, and none that are gone", () => {
    expect(relationsOf(byId(collected, seeded.igw))).toEqual([`is attached to AWS::EC2::VPC ${seeded.vpc}`]);
    expect(relationsOf(byId(collected, seeded.egress))).toEqual([`is attached to AWS::EC2::VPC ${seeded.vpc}`]);
    const nat = byId(collected, seeded.nat);
    expect(nat).toMatchObject({ arn: arn(`natgateway/${seeded.nat}`), state: "available" });
    expect(relationsOf(nat)).toContain(`is reached by AWS::EC2::EIP ${seeded.eip}`);
    expect(collected.resources.map(({ id }) => id)).not.toContain(seeded.oldNat);
  });

  it("knows who holds an Elastic IP, beside its history", () => {
    const address = byId(collected, seeded.eip);
    expect(address).toMatchObject({ arn: arn(`elastic-ip/${seeded.eip}`), name: address.configuration.PublicIp });
    expect(address.configuration).not.toHaveProperty("AssociationId");
    expect(address.runtime).toHaveProperty("AssociationId");
  });

  it("names both ends of a peering and what an endpoint serves", () => {
    const peering = byId(collected, seeded.peering);
    expect(peering.state).toBe("active");
    expect(relationsOf(peering)).toEqual([`joins AWS::EC2::VPC ${seeded.vpc}`, `joins AWS::EC2::VPC ${seeded.other}`]);
    expect(byId(collected, seeded.endpoint).configuration).toMatchObject({
      ServiceName: `com.amazonaws.${REGION}.s3`,
      RouteTableIds: [seeded.table],
    });
  });

  it("keeps the entries of a network ACL", () => {
    expect(byId(collected, seeded.acl).configuration.Entries).toEqual([
      {
        RuleNumber: 90,
        Protocol: "6",
        RuleAction: "deny",
        Egress: false,
        CidrBlock: "0.0.0.0/0",
        PortRange: { From: 22, To: 22 },
      },
    ]);
  });

  it("folds rules into their security group, inward ones first", () => {
    const web = byId(collected, seeded.web);
    expect(web).toMatchObject({ arn: arn(`security-group/${seeded.web}`), name: "web" });
    expect(web.configuration).not.toHaveProperty("IpPermissions");
    const rules = made(web.configuration.Rules);
    expect(rules).toMatchObject({ seen: true });
    const inward = [
      { FromPort: 22, PrefixListId: seeded.offices },
      { FromPort: 443, CidrIpv4: "0.0.0.0/0", Description: "<b>all</b>" },
      { FromPort: 443, CidrIpv6: "::/0" },
    ];
    for (const rule of inward) {
      expect(rules).toMatchObject({
        value: expect.arrayContaining([expect.objectContaining({ ...rule, IsEgress: false })]),
      });
    }
    expect(rules).toMatchObject({
      value: [{ IsEgress: false }, { IsEgress: false }, { IsEgress: false }, { IsEgress: true }],
    });
    expect(relationsOf(web)).toContain(`admits AWS::EC2::PrefixList ${seeded.offices}`);
    expect(relationsOf(byId(collected, seeded.database))).toContain(`admits AWS::EC2::SecurityGroup ${seeded.web}`);
  });

  it("reads the entries of the account's own prefix lists, and AWS's by name", () => {
    expect(byId(collected, seeded.offices)).toMatchObject({
      name: "offices",
      configuration: { Entries: { seen: true, value: [{ Cidr: "203.0.113.0/24", Description: "head office" }] } },
    });
    const cloudFront = collected.resources.find(({ name }) => name === "com.amazonaws.global.cloudfront.origin-facing");
    expect(cloudFront?.configuration.OwnerId).toBe("AWS");
    expect(cloudFront?.configuration).not.toHaveProperty("Entries");
  });

  it("keeps the order of name servers and what a flow log records", () => {
    expect(byId(collected, seeded.dhcp).configuration.DhcpConfigurations).toEqual([
      { Key: "domain-name-servers", Values: [{ Value: "10.20.0.9" }, { Value: "10.20.0.2" }] },
    ]);
    expect(relationsOf(byId(collected, seeded.flow))).toEqual([
      `records AWS::EC2::VPC ${seeded.vpc}`,
      "writes to AWS::Logs::LogGroup flow",
      `acts as AWS::IAM::Role arn:aws:iam::${ACCOUNT}:role/flow`,
    ]);
  });
});
