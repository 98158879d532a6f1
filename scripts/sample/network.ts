import { EC2, type IpPermission, type Tag } from "@aws-sdk/client-ec2";
import { HOME, made, tagged, type World } from "./world";

/** What others stand in. */
export type Network = {
  main: string;
  staging: string;
  /** By name: `public-a`, `private-a`, `data-a`, `staging-public`, … */
  subnets: Record<string, string>;
  /** Security groups by name. */
  groups: Record<string, string>;
};

export const OFFICE = "198.51.100.0/24";
export const ANYWHERE = "0.0.0.0/0";

/** The two networks of the company: one made by hand over the years, one by a stack that was never finished. */
export async function makeNetwork(world: World): Promise<Network> {
  const ec2 = world.aws(EC2);
  const tags = (
    type: "vpc" | "subnet" | "security-group" | "natgateway" | "route-table",
    all: Record<string, string>,
  ) => [{ ResourceType: type, Tags: tagged(all) }];

  await world.at("2018-11-05 10:12");
  await world.next("vpc-0a7c3e19d5b2f8460");
  const { Vpc } = await ec2.createVpc({
    CidrBlock: "10.20.0.0/16",
    TagSpecifications: tags("vpc", { Name: "pinecrate-main", Env: "prod" }),
  });
  const main = made(Vpc?.VpcId);
  await ec2.modifyVpcAttribute({ VpcId: main, EnableDnsHostnames: { Value: true } });
  await world.at("2021-09-28 08:40");
  await world.next("vpc-04e81b6fd3a952c70");
  const { Vpc: second } = await ec2.createVpc({
    CidrBlock: "10.30.0.0/16",
    TagSpecifications: tags("vpc", { Name: "pinecrate-staging", Environment: "staging", terraform: "true" }),
  });
  const staging = made(second?.VpcId);

  const subnets: Record<string, string> = {};
  const subnet = async (VpcId: string, name: string, zone: string, CidrBlock: string, more = {}) => {
    const { Subnet } = await ec2.createSubnet({
      VpcId,
      CidrBlock,
      AvailabilityZone: `${HOME}${zone}`,
      TagSpecifications: tags("subnet", { Name: name, ...more }),
    });
    subnets[name] = made(Subnet?.SubnetId);
    return subnets[name];
  };
  const open = [
    await subnet(main, "public-a", "a", "10.20.1.0/24"),
    await subnet(main, "public-b", "b", "10.20.2.0/24"),
    // Meant to be private; the route to the internet was added for a migration.
    await subnet(main, "data-a", "a", "10.20.21.0/24"),
    await subnet(main, "data-b", "b", "10.20.22.0/24"),
  ];
  const closed = [
    await subnet(main, "private-a", "a", "10.20.11.0/24"),
    await subnet(main, "private-b", "b", "10.20.12.0/24", { owner: "jpark" }),
  ];
  const stage = [
    await subnet(staging, "staging-public-a", "a", "10.30.1.0/24", { terraform: "true" }),
    await subnet(staging, "staging-public-b", "b", "10.30.2.0/24", { terraform: "true" }),
  ];
  const stageClosed = [await subnet(staging, "staging-private-b", "b", "10.30.12.0/24")];
  for (const SubnetId of [...open.slice(0, 2), ...stage]) {
    await ec2.modifySubnetAttribute({ SubnetId, MapPublicIpOnLaunch: { Value: true } });
  }

  const gateway = async (VpcId: string, Tags: Tag[]) => {
    const { InternetGateway } = await ec2.createInternetGateway({
      TagSpecifications: [{ ResourceType: "internet-gateway", Tags }],
    });
    const GatewayId = made(InternetGateway?.InternetGatewayId);
    await ec2.attachInternetGateway({ VpcId, InternetGatewayId: GatewayId });
    return GatewayId;
  };
  const table = async (VpcId: string, Name: string, through: object, members: string[]) => {
    const { RouteTable } = await ec2.createRouteTable({ VpcId, TagSpecifications: tags("route-table", { Name }) });
    const RouteTableId = made(RouteTable?.RouteTableId);
    await ec2.createRoute({ RouteTableId, DestinationCidrBlock: ANYWHERE, ...through });
    for (const SubnetId of members) await ec2.associateRouteTable({ RouteTableId, SubnetId });
    return RouteTableId;
  };
  await table(main, "main-public", { GatewayId: await gateway(main, tagged({ Name: "pinecrate-igw" })) }, open);
  await world.at("2019-01-22 15:03");
  const { AllocationId } = await ec2.allocateAddress({
    Domain: "vpc",
    Address: "203.0.113.11",
    TagSpecifications: [{ ResourceType: "elastic-ip", Tags: tagged({ Name: "nat-a" }) }],
  });
  const { NatGateway } = await ec2.createNatGateway({
    SubnetId: subnets["public-a"],
    AllocationId,
    TagSpecifications: tags("natgateway", { Name: "nat-a" }),
  });
  const NatGatewayId = made(NatGateway?.NatGatewayId);
  const mainPrivate = await table(main, "main-private", { NatGatewayId }, closed);
  await world.at("2021-09-28 08:52");
  const stagingGateway = { GatewayId: await gateway(staging, tagged({ Name: "staging", terraform: "true" })) };
  const stagingTable = await table(staging, "staging-public", stagingGateway, [...stage, ...stageClosed]);

  await world.at("2021-10-04 16:20");
  const { VpcPeeringConnection } = await ec2.createVpcPeeringConnection({
    VpcId: staging,
    PeerVpcId: main,
    TagSpecifications: [{ ResourceType: "vpc-peering-connection", Tags: tagged({ Name: "staging-to-prod TEMP" }) }],
  });
  const VpcPeeringConnectionId = made(VpcPeeringConnection?.VpcPeeringConnectionId);
  await ec2.acceptVpcPeeringConnection({ VpcPeeringConnectionId });
  await ec2.createRoute({ RouteTableId: stagingTable, DestinationCidrBlock: "10.20.0.0/16", VpcPeeringConnectionId });
  await ec2.createRoute({ RouteTableId: mainPrivate, DestinationCidrBlock: "10.30.0.0/16", VpcPeeringConnectionId });
  await ec2.createVpcEndpoint({ VpcId: main, ServiceName: `com.amazonaws.${HOME}.s3`, RouteTableIds: [mainPrivate] });
  await ec2.createManagedPrefixList({
    PrefixListName: "offices",
    AddressFamily: "IPv4",
    MaxEntries: 5,
    Entries: [{ Cidr: OFFICE, Description: "Rotterdam, until the move" }],
  });

  return { main, staging, subnets, groups: await makeGroups(world, main, staging) };
}

async function makeGroups(world: World, main: string, staging: string): Promise<Record<string, string>> {
  const ec2 = world.aws(EC2);
  const groups: Record<string, string> = {};
  const port = (from: number, source: string, Description?: string, to = from, IpProtocol = "tcp"): IpPermission => ({
    IpProtocol,
    FromPort: from,
    ToPort: to,
    ...(source.startsWith("sg-")
      ? { UserIdGroupPairs: [{ GroupId: source, Description }] }
      : { IpRanges: [{ CidrIp: source, Description }] }),
  });
  const group = async (
    when: string,
    VpcId: string,
    [GroupName, Description]: [string, string],
    id: string | null,
    rules: IpPermission[],
    tags: Record<string, string> = {},
  ) => {
    await world.at(when);
    if (id) await world.next(id);
    const { GroupId } = await ec2.createSecurityGroup({
      VpcId,
      GroupName,
      Description,
      ...(Object.keys(tags).length > 0
        ? { TagSpecifications: [{ ResourceType: "security-group", Tags: tagged(tags) }] }
        : {}),
    });
    if (rules.length > 0) await ec2.authorizeSecurityGroupIngress({ GroupId, IpPermissions: rules });
    groups[GroupName] = made(GroupId);
    return groups[GroupName];
  };

  const bastion = await group("2019-03-11 09:02", main, ["bastion", "ssh jump host"], "sg-03fa5d8e91c7b2640", [
    port(22, ANYWHERE),
  ]);
  const balancer = await group("2019-06-19 08:31", main, ["elb-classic", "classic elb"], null, [port(80, ANYWHERE)]);
  await world.next("sgr-0d27b4e8c1f96a053");
  const web = await group("2019-06-19 08:40", main, ["web-classic", "web servers"], "sg-0b1e7c94d2a8f3056", [
    port(22, OFFICE, "ssh office"),
    port(22, bastion, "ssh bastion"),
    port(80, balancer),
  ]);
  const alb = await group("2022-03-02 13:15", main, ["alb-app", "pinecrate-app alb"], null, [
    port(443, ANYWHERE),
    port(80, ANYWHERE),
  ]);
  const api = await group("2022-03-02 13:21", main, ["ecs-api", "api tasks"], null, [port(8080, alb)]);
  const workers = await group("2021-01-27 11:05", main, ["workers", "workers and cron"], null, [port(22, bastion)]);
  await group("2019-06-20 14:44", main, ["db-open", "postgres"], "sg-0f9a61d7c3e850b24", [
    port(5432, web),
    port(5432, api),
    port(5432, workers),
    port(5432, ANYWHERE, "tmp for migration, remove!! jpark"),
  ]);
  await group("2020-02-11 10:30", main, ["cache", "redis"], null, [
    port(6379, web),
    port(6379, api),
    port(6379, workers),
  ]);
  await group("2020-01-08 09:51", main, ["vpn", "openvpn"], null, [port(1194, ANYWHERE, undefined, 1194, "udp")]);
  await group("2019-09-17 16:12", main, ["vpn-old", "old vpn, still needed?"], "sg-0c4a2f6d8b1e97350", [
    port(22, ANYWHERE),
    port(1723, ANYWHERE),
  ]);
  await group("2022-02-15 10:02", main, ["metabase", "metabase"], null, [
    port(3000, "10.20.0.0/16"),
    port(22, bastion),
  ]);
  await group("2019-11-24 12:20", main, ["jenkins", "jenkins"], null, [port(8080, OFFICE), port(22, bastion)], {
    owner: "trenner",
  });
  await group("2020-07-02 09:33", main, ["efs", "shared files"], null, [port(2049, "10.20.0.0/16")]);
  await group("2024-05-21 07:58", main, ["launch-wizard-7", "launch-wizard-7 created 2024-05-21T07:58:02.118Z"], null, [
    port(22, "198.51.100.23/32"),
  ]);
  const stage = { Environment: "staging", terraform: "true" };
  const all = ["staging-all", "everything in staging"] as [string, string];
  await group(
    "2021-09-30 09:10",
    staging,
    all,
    "sg-07d93b1ae5c8f2046",
    [port(22, ANYWHERE), port(80, ANYWHERE)],
    stage,
  );
  await group("2021-09-30 09:18", staging, ["staging-db", "staging postgres"], null, [port(5432, "10.0.0.0/8")], stage);
  return groups;
}
