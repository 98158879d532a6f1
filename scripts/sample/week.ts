import { CloudTrail } from "@aws-sdk/client-cloudtrail";
import { EC2 } from "@aws-sdk/client-ec2";
import { ECS } from "@aws-sdk/client-ecs";
import { ElasticLoadBalancing } from "@aws-sdk/client-elastic-load-balancing";
import { IAM } from "@aws-sdk/client-iam";
import { RDS } from "@aws-sdk/client-rds";
import { S3 } from "@aws-sdk/client-s3";
import { SQS } from "@aws-sdk/client-sqs";
import { SSM } from "@aws-sdk/client-ssm";
import { STS } from "@aws-sdk/client-sts";
import { registerApi } from "./containers";
import { startMachine } from "./machines";
import { ANYWHERE, type Network, OFFICE } from "./network";
import { ACCOUNT, HOME, made, policy, tagged, type World } from "./world";

const NEWEST_API = `arn:aws:ecs:${HOME}:${ACCOUNT}:task-definition/api:118`;

/** The first week, Monday afternoon to Friday morning: some things get better, some worse. */
export async function liveOneWeek(world: World, network: Network): Promise<void> {
  const ec2 = world.aws(EC2);
  const rds = world.aws(RDS);

  await world.at("2026-09-01 07:44");
  await world.aws(S3).createBucket({
    Bucket: "pinecrate-restore-test",
    CreateBucketConfiguration: { LocationConstraint: HOME },
  });
  await ec2.createTags({
    Resources: ["i-05be82d7319c4fa06", "i-08d4c5170ea93bf62"],
    Tags: tagged({ Owner: "platform", owner_was: "unknown" }),
  });

  // Release day, by hand.
  await startMachine(
    world,
    {
      id: "i-0e15f8b7ca4d92360",
      name: "web-3-new",
      when: "2026-09-02 17:36",
      type: "m5.large",
      subnet: "private-a",
      groups: ["web-classic"],
      address: "10.20.11.43",
      image: "ami-0f4b7a29c6e1d8350",
      key: "pinecrate-2019",
      profile: "web-legacy",
      disk: 60,
      tags: { Env: "prod", Role: "web", Owner: "dkowal" },
    },
    network,
  );
  await world.at("2026-09-02 18:19");
  await world.aws(ElasticLoadBalancing).registerInstancesWithLoadBalancer({
    LoadBalancerName: "pinecrate-web-classic",
    Instances: [{ InstanceId: "i-0e15f8b7ca4d92360" }],
  });
  await makePeopleMove(world);
  await world.at("2026-09-02 15:20");
  await ec2.stopInstances({ InstanceIds: ["i-0f21a9c60db7e4835"] });
  await world.at("2026-09-02 15:31");
  await ec2.deleteVolume({ VolumeId: "vol-0e4b92d71c3fa8506" });

  await world.at("2026-09-03 08:30");
  await world.aws(CloudTrail).updateTrail({ Name: "main", EnableLogFileValidation: true });
  await world.at("2026-09-03 09:02");
  await rds.modifyDBInstance({
    DBInstanceIdentifier: "pinecrate-db-1",
    BackupRetentionPeriod: 14,
    ApplyImmediately: true,
  });
  await world.at("2026-09-03 09:15");
  await rds.createDBSnapshot({
    DBInstanceIdentifier: "pinecrate-db-1",
    DBSnapshotIdentifier: "handover-2026-09-03",
    Tags: tagged({ Owner: "mlindqvist" }),
  });
  await world.at("2026-09-03 13:27");
  await registerApi(world, ["NODE_ENV", "PORT", "LOG_LEVEL", "STRIPE_SECRET_KEY"]);
  await world.aws(ECS).updateService({ cluster: "pinecrate", service: "api", taskDefinition: NEWEST_API });
  await changeStaging(world, network);

  await world.at("2026-09-03 16:41");
  const GroupId = network.groups["web-classic"];
  const ssh = (CidrIp: string, Description: string) => [
    { IpProtocol: "tcp", FromPort: 22, ToPort: 22, IpRanges: [{ CidrIp, Description }] },
  ];
  await ec2.revokeSecurityGroupIngress({ GroupId, IpPermissions: ssh(OFFICE, "ssh office") });
  // The console edits a rule; what the emulator can do is take one away and make one with the same id.
  await world.next("sgr-0d27b4e8c1f96a053");
  await ec2.authorizeSecurityGroupIngress({ GroupId, IpPermissions: ssh(ANYWHERE, "ssh office + tmp contractor") });
}

async function makePeopleMove(world: World): Promise<void> {
  const iam = world.aws(IAM);
  await world.at("2026-09-02 11:08");
  await iam.createPolicyVersion({
    PolicyArn: `arn:aws:iam::${ACCOUNT}:policy/ci-deploy`,
    SetAsDefault: true,
    PolicyDocument: policy(
      {
        Effect: "Allow",
        Action: ["ecr:*", "ecs:UpdateService", "ecs:RegisterTaskDefinition", "s3:PutObject"],
        Resource: "*",
      },
      { Effect: "Allow", Action: "iam:PassRole", Resource: "*" },
    ),
  });
  await world.at("2026-09-02 15:12");
  const { AccessKeyMetadata: backup = [] } = await iam.listAccessKeys({ UserName: "backup-bot" });
  await iam.deleteAccessKey({ UserName: "backup-bot", AccessKeyId: backup[0]?.AccessKeyId });
  for (const [UserName, when] of [
    ["trenner", "2026-09-02 22:14"],
    ["dkowal", "2026-09-03 15:40"],
    ["ci-deploy", "2026-09-03 13:26"],
  ] as const) {
    await world.at(when);
    const { AccessKeyMetadata: keys = [] } = await iam.listAccessKeys({ UserName });
    const accessKeyId = made(keys.find(({ Status }) => Status === "Active")?.AccessKeyId);
    await world.aws(STS, HOME, { accessKeyId, secretAccessKey: "unused" }).getCallerIdentity({});
  }
}

async function changeStaging(world: World, { groups }: Network): Promise<void> {
  await world.at("2026-09-03 14:10");
  await world.aws(SSM).putParameter({ Name: "/staging/api/url", Type: "String", Value: "never-stored-secret" });
  await world.aws(SQS).deleteQueue({ QueueUrl: `${world.url}/${ACCOUNT}/jobs-staging` });
  await world
    .aws(ECS)
    .updateService({ cluster: "staging", service: "api", desiredCount: 2, taskDefinition: NEWEST_API });
  await world.at("2026-09-03 14:22");
  await world.aws(EC2).authorizeSecurityGroupIngress({
    GroupId: groups["staging-all"],
    IpPermissions: [
      {
        IpProtocol: "tcp",
        FromPort: 8080,
        ToPort: 8080,
        IpRanges: [{ CidrIp: "10.20.0.0/16", Description: "test from prod" }],
      },
    ],
  });
}
