import { CloudWatchLogsClient, CreateLogGroupCommand } from "@aws-sdk/client-cloudwatch-logs";
import { CreateSecurityGroupCommand, CreateSubnetCommand, EC2Client, RunInstancesCommand } from "@aws-sdk/client-ec2";
import { CreateRoleCommand, IAMClient } from "@aws-sdk/client-iam";
import { CreateBucketCommand, S3Client } from "@aws-sdk/client-s3";
import { CreateTopicCommand, SNSClient } from "@aws-sdk/client-sns";
import { CreateQueueCommand, SQSClient } from "@aws-sdk/client-sqs";
import pLimit from "p-limit";
import type { VariedAccount } from "@/lib/testing/varied-account";

type Config = { endpoint: string; region: string };

const TRUST = JSON.stringify({
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Principal: { Service: "ec2.amazonaws.com" }, Action: "sts:AssumeRole" }],
});

/**
 * Adds what makes a small account one of about 10,000 resources, in the proportions of one that grew by hand: many
 * machines with their disks and interfaces, many log groups, fewer of everything that takes calls of its own.
 */
export async function seedLarge(config: Config, { vpc }: Pick<VariedAccount, "vpc">): Promise<void> {
  const ec2 = new EC2Client(config);
  const { Subnet } = await ec2.send(new CreateSubnetCommand({ VpcId: vpc, CidrBlock: "10.0.16.0/20" }));
  for (let batch = 0; batch < 22; batch += 1) {
    await ec2.send(
      new RunInstancesCommand({ ImageId: "ami-12c6146b", MinCount: 100, MaxCount: 100, SubnetId: Subnet?.SubnetId }),
    );
  }
  const logs = new CloudWatchLogsClient(config);
  const topics = new SNSClient(config);
  const queues = new SQSClient(config);
  const buckets = new S3Client({ ...config, forcePathStyle: true });
  const roles = new IAMClient(config);
  const bucketPlace = { CreateBucketConfiguration: { LocationConstraint: "eu-west-1" as const } };
  const limit = pLimit(16);
  await Promise.all([
    ...times(1_600).map((n) => limit(() => logs.send(new CreateLogGroupCommand({ logGroupName: `/app/${n}` })))),
    ...times(700).map((n) =>
      limit(() => ec2.send(new CreateSecurityGroupCommand({ GroupName: `g${n}`, Description: "g", VpcId: vpc }))),
    ),
    ...times(150).map((n) => limit(() => topics.send(new CreateTopicCommand({ Name: `topic-${n}` })))),
    ...times(150).map((n) => limit(() => queues.send(new CreateQueueCommand({ QueueName: `queue-${n}` })))),
    ...times(60).map((n) =>
      limit(() => buckets.send(new CreateBucketCommand({ Bucket: `bucket-${n}`, ...bucketPlace }))),
    ),
    ...times(200).map((n) =>
      limit(() => roles.send(new CreateRoleCommand({ RoleName: `role-${n}`, AssumeRolePolicyDocument: TRUST }))),
    ),
  ]);
}

function times(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index);
}
