import { Athena } from "@aws-sdk/client-athena";
import { DynamoDB } from "@aws-sdk/client-dynamodb";
import { EC2 } from "@aws-sdk/client-ec2";
import { EventBridge } from "@aws-sdk/client-eventbridge";
import { KMS } from "@aws-sdk/client-kms";
import { SNS } from "@aws-sdk/client-sns";
import { SQS } from "@aws-sdk/client-sqs";
import { publicKey, startMachine } from "./machines";
import { made, tagged, type World } from "./world";

/** Regions that an account has without asking for them. */
export const REGIONS = [
  "ap-northeast-1",
  "ap-northeast-2",
  "ap-northeast-3",
  "ap-south-1",
  "ap-southeast-1",
  "ap-southeast-2",
  "ca-central-1",
  "eu-central-1",
  "eu-north-1",
  "eu-west-1",
  "eu-west-2",
  "eu-west-3",
  "sa-east-1",
  "us-east-1",
  "us-east-2",
  "us-west-1",
  "us-west-2",
];

/** Those in which the company made something. */
export const USED_REGIONS = ["eu-west-1", "us-east-1", "eu-central-1", "us-west-2"];

/** Every region has a default network with a way out, used or not. */
export async function makeDefaultNetworks(world: World): Promise<void> {
  for (const region of REGIONS) {
    const ec2 = world.aws(EC2, region);
    const { Vpcs = [] } = await ec2.describeVpcs({ Filters: [{ Name: "is-default", Values: ["true"] }] });
    const VpcId = made(Vpcs[0]?.VpcId);
    const { InternetGateway } = await ec2.createInternetGateway({});
    const InternetGatewayId = made(InternetGateway?.InternetGatewayId);
    await ec2.attachInternetGateway({ VpcId, InternetGatewayId });
    const { RouteTables = [] } = await ec2.describeRouteTables({ Filters: [{ Name: "vpc-id", Values: [VpcId] }] });
    const RouteTableId = made(RouteTables[0]?.RouteTableId);
    await ec2.createRoute({ RouteTableId, DestinationCidrBlock: "0.0.0.0/0", GatewayId: InternetGatewayId });
    // The emulator makes these when they are first asked for, and a scan asks in no fixed order.
    await ec2.describeManagedPrefixLists({});
    await world.aws(KMS, region).listAliases({});
    await world.aws(EventBridge, region).listEventBuses({});
    await world.aws(Athena, region).listWorkGroups({});
  }
}

/** The regions that nobody looks at: a fair's demo, an intern's experiment, and what has to be in Virginia. */
export async function makeAbroad(world: World): Promise<void> {
  await makeDemo(world);
  await makeExperiment(world);
  await world.at("2019-07-02 11:05");
  await world.aws(SNS, "us-east-1").createTopic({ Name: "ses-bounces" });
  await world.aws(SQS, "us-east-1").createQueue({ QueueName: "ses-bounces" });
  const bounces = "arn:aws:sqs:us-east-1:444455556666:ses-bounces";
  const TopicArn = "arn:aws:sns:us-east-1:444455556666:ses-bounces";
  await world.aws(SNS, "us-east-1").subscribe({ TopicArn, Protocol: "sqs", Endpoint: bounces });
  await world.at("2019-07-02 11:20");
  await world.aws(DynamoDB, "us-east-1").createTable({
    TableName: "ses-suppressed",
    AttributeDefinitions: [{ AttributeName: "address", AttributeType: "S" }],
    KeySchema: [{ AttributeName: "address", KeyType: "HASH" }],
    BillingMode: "PAY_PER_REQUEST",
  });
}

/** A stand at a fair in May 2021; both machines still run. */
async function makeDemo(world: World): Promise<void> {
  const region = "eu-central-1";
  const ec2 = world.aws(EC2, region);
  const { Subnets = [] } = await ec2.describeSubnets({});
  const subnet = made(Subnets.find(({ AvailabilityZone }) => AvailabilityZone === "eu-central-1a"));
  const prefix = made(subnet.CidrBlock).split(".").slice(0, 2).join(".");
  const subnets = { default: made(subnet.SubnetId) };
  await world.at("2021-05-18 11:02");
  await world.next("sg-0e68c2b7f0a4d9135");
  const { GroupId } = await ec2.createSecurityGroup({
    VpcId: subnet.VpcId,
    GroupName: "launch-wizard-4",
    Description: "launch-wizard-4 created 2021-05-18T13:02:11.470+02:00",
  });
  const open = (port: number) => ({
    IpProtocol: "tcp",
    FromPort: port,
    ToPort: port,
    IpRanges: [{ CidrIp: "0.0.0.0/0" }],
  });
  await ec2.authorizeSecurityGroupIngress({ GroupId, IpPermissions: [22, 80, 2375].map(open) });
  await ec2.importKeyPair({
    KeyName: "expo",
    PublicKeyMaterial: publicKey("expo"),
  });
  const groups = { "launch-wizard-4": made(GroupId) };
  const common = { subnet: "default", groups: ["launch-wizard-4"], key: "expo", image: "ami-0c9f2e61b7d4a3850" };
  const machines = [
    { id: "i-06b0f3e8d5a91c742", name: "demo-2021", when: "2021-05-18 11:14", type: "t2.micro" as const, last: 14 },
    { id: "i-04d7a2c9e18f60b35", name: "demo-2021-db", when: "2021-05-18 11:40", type: "t2.small" as const, last: 15 },
  ];
  for (const { last, ...machine } of machines) {
    const tags: Record<string, string> = last === 14 ? { delete: "after the fair" } : {};
    await startMachine(
      world,
      { ...machine, ...common, tags, address: `${prefix}.0.${last + 70}` },
      { subnets, groups },
      region,
    );
    const { AllocationId } = await ec2.allocateAddress({ Domain: "vpc", Address: `198.51.100.${last}` });
    await ec2.associateAddress({ AllocationId, InstanceId: machine.id });
  }
}

/** A summer of pictures of crates. */
async function makeExperiment(world: World): Promise<void> {
  const region = "us-west-2";
  const ec2 = world.aws(EC2, region);
  const { Subnets = [] } = await ec2.describeSubnets({});
  const subnet = made(Subnets[0]);
  const prefix = made(subnet.CidrBlock).split(".").slice(0, 2).join(".");
  await world.at("2022-10-03 19:55");
  await ec2.importKeyPair({
    KeyName: "gpu",
    PublicKeyMaterial: publicKey("gpu"),
  });
  const { GroupId } = await ec2.createSecurityGroup({
    VpcId: subnet.VpcId,
    GroupName: "jupyter",
    Description: "notebook",
  });
  await ec2.authorizeSecurityGroupIngress({
    GroupId,
    IpPermissions: [{ IpProtocol: "tcp", FromPort: 8888, ToPort: 8888, IpRanges: [{ CidrIp: "0.0.0.0/0" }] }],
  });
  await startMachine(
    world,
    {
      id: "i-0be47c6d21f8a9035",
      name: "crate-classifier",
      when: "2022-10-03 20:03",
      type: "p2.xlarge",
      key: "gpu",
      subnet: "default",
      groups: ["jupyter"],
      address: `${prefix}.0.88`,
      disk: 500,
      tags: { owner: "intern-2022" },
    },
    { subnets: { default: made(subnet.SubnetId) }, groups: { jupyter: made(GroupId) } },
    region,
  );
  await world.at("2022-12-21 17:30");
  await ec2.stopInstances({ InstanceIds: ["i-0be47c6d21f8a9035"] });
  const { VolumeId } = await ec2.createVolume({ AvailabilityZone: "us-west-2a", Size: 500, VolumeType: "gp2" });
  await ec2.createTags({ Resources: [made(VolumeId)], Tags: tagged({ Name: "training-set" }) });
}
