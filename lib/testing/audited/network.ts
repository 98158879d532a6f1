import * as ec2 from "@aws-sdk/client-ec2";
import type { Config } from "./account";

/** Ids of the network. */
export type AuditedNetwork = {
  vpc: string;
  subnets: [string, string];
  /** Security groups by what is open. */
  groups: Record<string, string>;
};

const tcp = (from: number, to = from) => ({ IpProtocol: "tcp", FromPort: from, ToPort: to });
const v4 = (...blocks: string[]) => ({ IpRanges: blocks.map((CidrIp) => ({ CidrIp })) });
const v6 = (...blocks: string[]) => ({ Ipv6Ranges: blocks.map((CidrIpv6) => ({ CidrIpv6 })) });
const ANYWHERE = "0.0.0.0/0";

/** What each group lets in. */
const RULES: Record<string, ec2.IpPermission[]> = {
  "ssh-open": [{ ...tcp(22), ...v4(ANYWHERE) }],
  "rdp-open-v6": [{ ...tcp(3389), ...v6("::/0") }],
  "all-open": [{ IpProtocol: "-1", ...v4(ANYWHERE) }],
  "ssh-in-halves": [{ ...tcp(22), ...v4("0.0.0.0/1", "128.0.0.0/1") }],
  "rdp-udp": [{ IpProtocol: "udp", FromPort: 3389, ToPort: 3389, ...v4(ANYWHERE) }],
  "ssh-within": [{ ...tcp(20, 30), ...v4(ANYWHERE) }],
  "web-only": [{ ...tcp(443), ...v4(ANYWHERE) }],
  "office-only": [{ ...tcp(22), ...v4("203.0.113.0/24") }],
  "cifs-open": [{ ...tcp(445), ...v4(ANYWHERE) }],
};

/** A network with machines, disks, doors of all kinds, and a second one that it peers with. */
export async function seedNetwork(config: Config): Promise<AuditedNetwork> {
  const client = new ec2.EC2Client(config);
  const network = async (CidrBlock: string) =>
    (await client.send(new ec2.CreateVpcCommand({ CidrBlock }))).Vpc?.VpcId ?? "";
  const [vpc, other] = [await network("10.0.0.0/16"), await network("10.2.0.0/16")];
  const subnet = async (zone: string, CidrBlock: string) => {
    const AvailabilityZone = `${config.region}${zone}`;
    const made = await client.send(new ec2.CreateSubnetCommand({ VpcId: vpc, CidrBlock, AvailabilityZone }));
    return made.Subnet?.SubnetId ?? "";
  };
  const subnets: [string, string] = [await subnet("a", "10.0.1.0/24"), await subnet("b", "10.0.2.0/24")];

  const groups: Record<string, string> = {};
  for (const [GroupName, IpPermissions] of Object.entries(RULES)) {
    const { GroupId = "" } = await client.send(
      new ec2.CreateSecurityGroupCommand({ GroupName, Description: GroupName, VpcId: vpc }),
    );
    await client.send(new ec2.AuthorizeSecurityGroupIngressCommand({ GroupId, IpPermissions }));
    groups[GroupName] = GroupId;
  }

  const machine = (SecurityGroupIds: string[], more: Partial<ec2.RunInstancesCommandInput> = {}) =>
    client.send(
      new ec2.RunInstancesCommand({
        ...{ ImageId: "ami-12c6146b", MinCount: 1, MaxCount: 1, SubnetId: subnets[0], SecurityGroupIds },
        ...more,
      }),
    );
  await machine([groups["ssh-open"] ?? "", groups["cifs-open"] ?? ""]);
  await machine([groups["web-only"] ?? ""], {
    IamInstanceProfile: { Name: "machine" },
    MetadataOptions: { HttpTokens: "required", HttpEndpoint: "enabled" },
  });
  await machine([groups["all-open"] ?? ""], { IamInstanceProfile: { Name: "empty" } });

  const AvailabilityZone = `${config.region}a`;
  await client.send(new ec2.CreateVolumeCommand({ AvailabilityZone, Size: 8 }));
  await client.send(new ec2.CreateVolumeCommand({ AvailabilityZone, Size: 8, Encrypted: true }));
  await client.send(new ec2.EnableEbsEncryptionByDefaultCommand({}));

  const { VpcPeeringConnection: peering } = await client.send(
    new ec2.CreateVpcPeeringConnectionCommand({ VpcId: vpc, PeerVpcId: other }),
  );
  const VpcPeeringConnectionId = peering?.VpcPeeringConnectionId;
  await client.send(new ec2.AcceptVpcPeeringConnectionCommand({ VpcPeeringConnectionId }));
  const { RouteTable: table } = await client.send(new ec2.CreateRouteTableCommand({ VpcId: vpc }));
  const RouteTableId = table?.RouteTableId;
  await client.send(
    new ec2.CreateRouteCommand({ RouteTableId, DestinationCidrBlock: "10.2.0.0/16", VpcPeeringConnectionId }),
  );
  return { vpc, subnets, groups };
}
