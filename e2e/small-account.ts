import {
  AuthorizeSecurityGroupIngressCommand,
  CreateSecurityGroupCommand,
  CreateSubnetCommand,
  CreateTagsCommand,
  CreateVpcCommand,
  EC2Client,
} from "@aws-sdk/client-ec2";
import { CreateBucketCommand, PutBucketTaggingCommand, S3Client } from "@aws-sdk/client-s3";
import { CreateTopicCommand, SNSClient } from "@aws-sdk/client-sns";

/** Names and tags that an attacker with write access to the audited account would choose. */
export const HOSTILE = {
  markup: `<img src=x onerror="document.title='broken in'"><script>document.title='broken in'</script>`,
  formula: '=HYPERLINK("http://evil.example","open")',
  direction: "safe\u202Egnp.exe",
  long: "x".repeat(200),
  emoji: "👩‍👩‍👧 on-call 🚨",
  /** Longer than any table, address or file name is made for. */
  huge: `huge-${"y".repeat(10_000)}`,
};

/** Number of topics; more than one page of the inventory holds. */
export const TOPICS = 60;

/** Fills an AWS-compatible server with a small account in eu-west-1, by the calls that a person's tools would make. */
export async function seedSmallAccount(endpoint: string): Promise<void> {
  const config = {
    endpoint,
    region: "eu-west-1",
    credentials: { accessKeyId: "testing", secretAccessKey: "testing" },
  };
  const ec2 = new EC2Client(config);
  const sns = new SNSClient(config);
  const s3 = new S3Client({ ...config, forcePathStyle: true });

  const { Vpc } = await ec2.send(new CreateVpcCommand({ CidrBlock: "10.20.0.0/16" }));
  const { Subnet } = await ec2.send(new CreateSubnetCommand({ VpcId: Vpc?.VpcId, CidrBlock: "10.20.1.0/24" }));
  const { GroupId } = await ec2.send(
    new CreateSecurityGroupCommand({ GroupName: "web-classic", Description: "Web servers", VpcId: Vpc?.VpcId }),
  );
  await ec2.send(
    new AuthorizeSecurityGroupIngressCommand({
      GroupId,
      IpPermissions: [{ IpProtocol: "tcp", FromPort: 22, ToPort: 22, IpRanges: [{ CidrIp: "0.0.0.0/0" }] }],
    }),
  );
  await ec2.send(
    new CreateTagsCommand({
      Resources: [Vpc?.VpcId ?? ""],
      Tags: [
        { Key: "Name", Value: "pinecrate-main" },
        { Key: "owner", Value: "platform" },
      ],
    }),
  );
  await ec2.send(
    new CreateTagsCommand({
      Resources: [Subnet?.SubnetId ?? ""],
      Tags: [
        { Key: "Name", Value: HOSTILE.markup },
        { Key: "formula", Value: HOSTILE.formula },
        { Key: "direction", Value: HOSTILE.direction },
        { Key: "long", Value: HOSTILE.long },
      ],
    }),
  );
  for (const [index, name] of [HOSTILE.formula, HOSTILE.direction, HOSTILE.emoji, HOSTILE.huge].entries()) {
    const made = await ec2.send(new CreateSubnetCommand({ VpcId: Vpc?.VpcId, CidrBlock: `10.20.${10 + index}.0/24` }));
    await ec2.send(
      new CreateTagsCommand({ Resources: [made.Subnet?.SubnetId ?? ""], Tags: [{ Key: "Name", Value: name }] }),
    );
  }
  await s3.send(
    new CreateBucketCommand({
      Bucket: "pinecrate-assets",
      CreateBucketConfiguration: { LocationConstraint: "eu-west-1" },
    }),
  );
  await s3.send(
    new PutBucketTaggingCommand({
      Bucket: "pinecrate-assets",
      Tagging: { TagSet: [{ Key: "data", Value: HOSTILE.markup }] },
    }),
  );
  for (let number = 1; number <= TOPICS; number += 1) {
    await sns.send(new CreateTopicCommand({ Name: `alarm-${String(number).padStart(2, "0")}` }));
  }
  for (const client of [ec2, sns, s3]) client.destroy();
}
