import { CloudWatchLogs } from "@aws-sdk/client-cloudwatch-logs";
import { EC2 } from "@aws-sdk/client-ec2";
import { S3 } from "@aws-sdk/client-s3";
import { ANYWHERE, type Network, OFFICE } from "./network";
import { ACCOUNT, made, tagged, type World } from "./world";

const SECOND_VERSION = {
  HttpTokens: "required",
  HttpEndpoint: "enabled",
  HttpPutResponseHopLimit: 1,
  HttpProtocolIpv6: "disabled",
  InstanceMetadataTags: "disabled",
} as const;

/** The demo of 2021 ends, five years after its fair. */
export async function endDemo(world: World): Promise<void> {
  await world.at("2026-09-09 08:15");
  const region = "eu-central-1";
  const ec2 = world.aws(EC2, region);
  await endMachines(ec2, ["i-06b0f3e8d5a91c742", "i-04d7a2c9e18f60b35"]);
  await ec2.deleteKeyPair({ KeyName: "expo" });
  await ec2.deleteSecurityGroup({ GroupId: "sg-0e68c2b7f0a4d9135" });
  await world.aws(S3, region).deleteBucket({ Bucket: "pinecrate-demo-assets" });
  await world.aws(CloudWatchLogs, region).deleteLogGroup({ logGroupName: "demo-2021-docker" });
}

/** The intern's machine ends; its pictures are kept as a snapshot. */
export async function endExperiment(world: World): Promise<void> {
  await world.at("2026-11-02 13:50");
  const ec2 = world.aws(EC2, "us-west-2");
  await endMachines(ec2, ["i-0be47c6d21f8a9035"]);
  const { Volumes = [] } = await ec2.describeVolumes({ Filters: [{ Name: "tag:Name", Values: ["training-set"] }] });
  const VolumeId = made(Volumes[0]?.VolumeId);
  const { SnapshotId } = await ec2.createSnapshot({ VolumeId, Description: "training set of 2022, ask iokafor" });
  await ec2.createTags({
    Resources: [made(SnapshotId)],
    Tags: tagged({ Owner: "iokafor", "delete-after": "2027-03-31" }),
  });
  // So that the university could copy them; nobody took it back.
  await ec2.modifySnapshotAttribute({
    SnapshotId,
    Attribute: "createVolumePermission",
    OperationType: "add",
    GroupNames: ["all"],
  });
  await ec2.deleteVolume({ VolumeId });
}

async function endMachines(ec2: EC2, InstanceIds: string[]): Promise<void> {
  const { Volumes = [] } = await ec2.describeVolumes({
    Filters: [{ Name: "attachment.instance-id", Values: InstanceIds }],
  });
  const { Addresses = [] } = await ec2.describeAddresses({ Filters: [{ Name: "instance-id", Values: InstanceIds }] });
  const { NetworkInterfaces = [] } = await ec2.describeNetworkInterfaces({
    Filters: [{ Name: "attachment.instance-id", Values: InstanceIds }],
  });
  await ec2.terminateInstances({ InstanceIds });
  // The emulator keeps what AWS takes away with a machine.
  for (const { NetworkInterfaceId, Attachment } of NetworkInterfaces) {
    await ec2.detachNetworkInterface({ AttachmentId: Attachment?.AttachmentId, Force: true }).catch(() => null);
    await ec2.deleteNetworkInterface({ NetworkInterfaceId }).catch(() => null);
  }
  for (const { AllocationId } of Addresses) await ec2.releaseAddress({ AllocationId });
  const left = await ec2
    .describeVolumes({ VolumeIds: Volumes.map(({ VolumeId }) => made(VolumeId)) })
    .catch(() => null);
  for (const { VolumeId } of left?.Volumes ?? []) await ec2.deleteVolume({ VolumeId });
}

/** Doors to the world close, one by one; staging's stay open. */
export async function closeNetworks(world: World, { groups, staging }: Network): Promise<void> {
  const ec2 = world.aws(EC2);
  const rule = (port: number, CidrIp: string, Description?: string) => [
    { IpProtocol: "tcp", FromPort: port, ToPort: port, IpRanges: [{ CidrIp, Description }] },
  ];
  await world.at("2026-09-07 09:30");
  const web = groups["web-classic"];
  await ec2.revokeSecurityGroupIngress({
    GroupId: web,
    IpPermissions: rule(22, ANYWHERE, "ssh office + tmp contractor"),
  });
  await ec2.revokeSecurityGroupIngress({
    GroupId: groups["db-open"],
    IpPermissions: rule(5432, ANYWHERE, "tmp for migration, remove!! jpark"),
  });
  await world.at("2026-09-22 09:05");
  await ec2.revokeSecurityGroupIngress({ GroupId: groups.bastion, IpPermissions: rule(22, ANYWHERE) });
  await ec2.authorizeSecurityGroupIngress({ GroupId: groups.bastion, IpPermissions: rule(22, OFFICE, "office") });
  await world.at("2026-09-22 09:20");
  await ec2.modifyInstanceAttribute({ InstanceId: "i-0d9035ce81fb27a4c", Groups: [made(groups.vpn)] });
  await ec2.deleteSecurityGroup({ GroupId: groups["vpn-old"] });
  await ec2.deleteSecurityGroup({ GroupId: groups["launch-wizard-7"] });
  await world.at("2026-10-06 14:00");
  await world.aws(CloudWatchLogs).createLogGroup({ logGroupName: "vpc-flow-staging" });
  await world.aws(CloudWatchLogs).putRetentionPolicy({ logGroupName: "vpc-flow-staging", retentionInDays: 30 });
  await ec2.createFlowLogs({
    ResourceType: "VPC",
    ResourceIds: [staging],
    TrafficType: "ALL",
    LogGroupName: "vpc-flow-staging",
    DeliverLogsPermissionArn: `arn:aws:iam::${ACCOUNT}:role/flow-logs`,
  });
  await world.at("2026-10-29 11:11");
  for (const InstanceId of ["i-07c2b4d9e6f1a3058", "i-0a8e1d50c37b9f264", "i-0e15f8b7ca4d92360"]) {
    await ec2.modifyInstanceMetadataOptions({ InstanceId, ...SECOND_VERSION });
  }
  const { Addresses = [] } = await ec2.describeAddresses({ PublicIps: ["203.0.113.58"] });
  await ec2.releaseAddress({ AllocationId: Addresses[0]?.AllocationId });
}
