import * as sdk from "@aws-sdk/client-ec2";
import { beforeAll, describe, expect, inject, it } from "vitest";
import {
  byId,
  type Collected,
  collectService,
  historyOf,
  made,
  openTestAccount,
  relationsOf,
  type TestAccount,
} from "@/lib/testing/collect";
import { ec2 } from "./ec2";

const ACCOUNT = "210000000002";
const REGION = "eu-west-1";
const SECRET = "hunter2-in-user-data";

let account: TestAccount;
let seeded: Awaited<ReturnType<typeof seed>>;
let collected: Collected;

beforeAll(async () => {
  account = await openTestAccount(inject("motoUrl"), ACCOUNT, REGION);
  seeded = await seed(new sdk.EC2Client(account.clientSettings));
  collected = await collectService(ec2, account, [REGION]);
});

async function seed(client: sdk.EC2Client) {
  const { Subnets } = await client.send(new sdk.DescribeSubnetsCommand({}));
  const { SubnetId: subnet, VpcId: vpc } = made(Subnets?.[0]);
  const create = new sdk.CreateSecurityGroupCommand({ GroupName: "app", Description: "app", VpcId: vpc });
  const group = made((await client.send(create)).GroupId);
  const key = "ops <key>";
  await client.send(new sdk.CreateKeyPairCommand({ KeyName: key, KeyType: "ed25519" }));
  const register = new sdk.RegisterImageCommand({ Name: "golden", RootDeviceName: "/dev/xvda" });
  const image = made((await client.send(register)).ImageId);
  const UserData = Buffer.from(SECRET).toString("base64");
  const { LaunchTemplate } = await client.send(
    new sdk.CreateLaunchTemplateCommand({
      LaunchTemplateName: "app",
      LaunchTemplateData: { ImageId: image, KeyName: key, SecurityGroupIds: [group], UserData },
    }),
  );
  const template = made(LaunchTemplate?.LaunchTemplateId);
  await client.send(
    new sdk.CreateLaunchTemplateVersionCommand({
      LaunchTemplateId: template,
      LaunchTemplateData: { ImageId: image, InstanceType: "t3.micro", MetadataOptions: { HttpTokens: "required" } },
    }),
  );
  const { Instances } = await client.send(
    new sdk.RunInstancesCommand({
      ImageId: image,
      MinCount: 2,
      MaxCount: 2,
      SubnetId: subnet,
      SecurityGroupIds: [group],
      KeyName: key,
      UserData,
      MetadataOptions: { HttpTokens: "required", HttpPutResponseHopLimit: 2 },
      TagSpecifications: [
        {
          ResourceType: "instance",
          Tags: [
            { Key: "Name", Value: "@app" },
            { Key: "empty", Value: "" },
          ],
        },
      ],
    }),
  );
  const [instance, gone] = made(Instances).map(({ InstanceId }) => made(InstanceId));
  await client.send(new sdk.TerminateInstancesCommand({ InstanceIds: [made(gone)] }));
  const volume = made(
    (await client.send(new sdk.CreateVolumeCommand({ AvailabilityZone: "eu-west-1a", Size: 8, Encrypted: true })))
      .VolumeId,
  );
  const snap = async () => made((await client.send(new sdk.CreateSnapshotCommand({ VolumeId: volume }))).SnapshotId);
  const [open, closed] = [await snap(), await snap()];
  await client.send(
    new sdk.ModifySnapshotAttributeCommand({
      SnapshotId: open,
      Attribute: "createVolumePermission",
      OperationType: "add",
      GroupNames: ["all"],
    }),
  );
  await client.send(new sdk.EnableEbsEncryptionByDefaultCommand({}));
  const network = (Description: string) =>
    client.send(new sdk.CreateNetworkInterfaceCommand({ SubnetId: subnet, Groups: [group], Description }));
  await network("ELB app/front/50dc6c495c0c9188");
  await network("ELB app/front/50dc6c495c0c9188");
  const lasting = made((await network("ELB net/front/50dc6c495c0c9188")).NetworkInterface?.NetworkInterfaceId);
  return {
    subnet: made(subnet),
    vpc: made(vpc),
    group,
    key,
    image,
    template,
    instance: made(instance),
    gone,
    volume,
    open,
    closed,
    lasting,
  };
}

describe("ec2 reads instances and what belongs to them", () => {
  it("describes an instance and its relations", () => {
    const instance = byId(collected, seeded.instance);
    expect(instance).toMatchObject({
      arn: `arn:aws:ec2:${REGION}:${ACCOUNT}:instance/${seeded.instance}`,
      name: "@app",
      tags: { Name: "@app", empty: "" },
      state: "running",
      configuration: { MetadataOptions: { HttpTokens: "required", HttpPutResponseHopLimit: 2 } },
    });
    expect(instance.runtime).toMatchObject({
      LaunchTime: expect.any(String),
      Status: { seen: true, value: { InstanceStatus: { Status: "ok" }, SystemStatus: { Status: "ok" } } },
    });
    expect(instance.configuration).not.toHaveProperty("Status");
    const { BlockDeviceMappings } = instance.configuration;
    expect(BlockDeviceMappings).toMatchObject([{ Ebs: { VolumeId: expect.stringMatching(/^vol-/) } }]);
    expect(relationsOf(instance).filter((line) => !line.startsWith("stores on"))).toEqual([
      `is part of AWS::EC2::VPC ${seeded.vpc}`,
      `stands in AWS::EC2::Subnet ${seeded.subnet}`,
      `is guarded by AWS::EC2::SecurityGroup ${seeded.group}`,
      `was launched from AWS::EC2::Image ${seeded.image}`,
      `is opened by AWS::EC2::KeyPair ${seeded.key}`,
    ]);
  });

  it("leaves out instances that have ended", () => {
    expect(collected.resources.map(({ id }) => id)).not.toContain(seeded.gone);
  });

  it("knows that a launch template has user data, and nothing of it", () => {
    const template = byId(collected, seeded.template);
    expect(template).toMatchObject({ name: "app", configuration: { DefaultVersionNumber: 1, LatestVersionNumber: 2 } });
    expect(template.configuration.Versions).toMatchObject({
      seen: true,
      value: [
        { VersionNumber: 1, LaunchTemplateData: { HasUserData: true } },
        { VersionNumber: 2, LaunchTemplateData: { HasUserData: false, MetadataOptions: { HttpTokens: "required" } } },
      ],
    });
    expect(relationsOf(template)).toEqual([
      `launches from AWS::EC2::Image ${seeded.image}`,
      `is opened by AWS::EC2::KeyPair ${seeded.key}`,
      `is guarded by AWS::EC2::SecurityGroup ${seeded.group}`,
    ]);
    const everything = JSON.stringify(collected);
    expect(everything).not.toContain(SECRET);
    expect(everything).not.toContain(Buffer.from(SECRET).toString("base64"));
  });

  it("tells public snapshots from others", () => {
    const open = byId(collected, seeded.open);
    expect(open.arn).toBe(`arn:aws:ec2:${REGION}::snapshot/${seeded.open}`);
    expect(open.configuration.Public).toEqual({ seen: true, value: true });
    expect(byId(collected, seeded.closed).configuration.Public).toEqual({ seen: true, value: false });
    expect(relationsOf(open)).toContain(`was made from AWS::EC2::Volume ${seeded.volume}`);
  });

  it("lists own images, volumes and key pairs", () => {
    const image = byId(collected, seeded.image);
    expect(image).toMatchObject({
      arn: `arn:aws:ec2:${REGION}::image/${seeded.image}`,
      name: "golden",
      configuration: { Public: false },
    });
    expect(byId(collected, seeded.volume)).toMatchObject({
      state: "available",
      configuration: { Encrypted: true, Size: 8 },
    });
    expect(byId(collected, seeded.key).arn).toBe(`arn:aws:ec2:${REGION}:${ACCOUNT}:key-pair/${seeded.key}`);
  });

  it("folds the interfaces of a balancer that scales, and keeps those that stay", () => {
    const id = `ELB app/front/50dc6c495c0c9188/${seeded.subnet}`;
    const folded = byId(collected, id);
    expect(folded.configuration).toMatchObject({
      FoldedFor: "ELB app/front/50dc6c495c0c9188",
      SubnetId: seeded.subnet,
    });
    expect(folded.configuration).not.toHaveProperty("NetworkInterfaceId");
    expect(folded.runtime.Members).toHaveLength(2);
    expect(byId(collected, seeded.lasting).configuration.NetworkInterfaceId).toBe(seeded.lasting);
    const ofInstance = collected.resources.filter(
      (one) =>
        one.type === "AWS::EC2::NetworkInterface" &&
        relationsOf(one).includes(`is attached to AWS::EC2::Instance ${seeded.instance}`),
    );
    expect(ofInstance).toHaveLength(1);
  });

  it("has one settings resource for the region; each setting that cannot be read says so", () => {
    const settings = byId(collected, REGION);
    expect(settings.type).toBe("AWS::EC2::RegionSettings");
    expect(settings.configuration.EbsEncryptionByDefault).toEqual({ seen: true, value: true });
    expect(settings.configuration.InstanceMetadataDefaults).toMatchObject({
      seen: false,
      operation: "GetInstanceMetadataDefaults",
    });
    expect(collected.gaps.find(({ operation }) => operation === "GetInstanceMetadataDefaults")).toMatchObject({
      types: [],
      affected: 1,
    });
  });

  it("finds nothing changed in a quiet account", async () => {
    const again = await collectService(ec2, account, [REGION]);
    expect(again.resources.map(historyOf)).toEqual(collected.resources.map(historyOf));
  });

  it("spends one call on each kind of thing, however many there are", () => {
    const calls = new Map(collected.calls.map(({ operation, calls }) => [operation, calls]));
    expect(calls.get("DescribeSecurityGroupRules")).toBe(1);
    expect(calls.get("DescribeLaunchTemplateVersions")).toBe(1);
    expect(calls.get("DescribeInstanceStatus")).toBe(1);
    expect(calls.get("DescribeVpcs")).toBe(1);
    expect([...calls.keys()].filter((operation) => !(operation in ec2.permissions))).toEqual([]);
  });
});
