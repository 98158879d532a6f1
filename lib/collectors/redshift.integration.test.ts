import * as ec2 from "@aws-sdk/client-ec2";
import * as sdk from "@aws-sdk/client-redshift";
import * as s3 from "@aws-sdk/client-s3";
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
  through,
} from "@/lib/testing/collect";
import { denied } from "@/lib/testing/faults";
import { startProxy } from "@/lib/testing/proxy";
import { redshift } from "./redshift";

const ACCOUNT = "220200000005";
const REGION = "eu-west-1";
const arn = (resource: string) => `arn:aws:redshift:${REGION}:${ACCOUNT}:${resource}`;
const ROLE = `arn:aws:iam::${ACCOUNT}:role/copy`;

let account: TestAccount;
let subnet: ec2.Subnet;
let collected: Collected;

beforeAll(async () => {
  account = await openTestAccount(inject("motoUrl"), ACCOUNT, REGION);
  const { Subnets } = await new ec2.EC2Client(account.clientSettings).send(new ec2.DescribeSubnetsCommand({}));
  subnet = made(Subnets?.[0]);
  const buckets = new s3.S3Client({ ...account.clientSettings, forcePathStyle: true });
  const CreateBucketConfiguration = { LocationConstraint: REGION } as const;
  await buckets.send(new s3.CreateBucketCommand({ Bucket: "facts-audit", CreateBucketConfiguration }));
  const Policy = JSON.stringify({
    Version: "2012-10-17",
    Statement: [
      {
        Effect: "Allow",
        Principal: { Service: "redshift.amazonaws.com" },
        Action: ["s3:PutObject", "s3:GetBucketAcl"],
        Resource: ["arn:aws:s3:::facts-audit", "arn:aws:s3:::facts-audit/*"],
      },
    ],
  });
  await buckets.send(new s3.PutBucketPolicyCommand({ Bucket: "facts-audit", Policy }));
  const client = new sdk.RedshiftClient(account.clientSettings);
  await client.send(
    new sdk.CreateClusterSubnetGroupCommand({
      ClusterSubnetGroupName: "private",
      Description: "<i>private</i>",
      SubnetIds: [made(subnet.SubnetId)],
      Tags: [{ Key: "team", Value: "=1+1" }],
    }),
  );
  await client.send(
    new sdk.CreateClusterParameterGroupCommand({
      ParameterGroupName: "tuned",
      ParameterGroupFamily: "redshift-1.0",
      Description: "tuned",
    }),
  );
  await client.send(
    new sdk.CreateClusterCommand({
      ClusterIdentifier: "facts",
      NodeType: "ra3.large",
      MasterUsername: "root",
      MasterUserPassword: "Hunter2-master",
      ClusterSubnetGroupName: "private",
      ClusterParameterGroupName: "tuned",
      PubliclyAccessible: true,
      Encrypted: true,
      KmsKeyId: "key-1",
      IamRoles: [ROLE],
      Tags: [{ Key: "Name", Value: "Facts" }],
    }),
  );
  await client.send(
    new sdk.EnableLoggingCommand({ ClusterIdentifier: "facts", BucketName: "facts-audit", S3KeyPrefix: "r/" }),
  );
  collected = await collectService(redshift, account, [REGION]);
});

describe("redshift", () => {
  it("describes a cluster with its logging and all that it names", () => {
    const facts = byId(collected, "facts");
    expect(facts).toMatchObject({
      arn: arn("cluster:facts"),
      name: "Facts",
      state: null,
      configuration: {
        PubliclyAccessible: true,
        Encrypted: true,
        Logging: { seen: true, value: { LoggingEnabled: true, BucketName: "facts-audit" } },
      },
    });
    expect(relationsOf(facts)).toEqual(
      expect.arrayContaining([
        "stands in AWS::Redshift::ClusterSubnetGroup private",
        "is set up by AWS::Redshift::ClusterParameterGroup tuned",
        "is encrypted by AWS::KMS::Key key-1",
        `acts as AWS::IAM::Role ${ROLE}`,
        "logs to AWS::S3::Bucket facts-audit",
      ]),
    );
    expect(JSON.stringify(collected)).not.toContain("Hunter2");
  });

  it("keeps what moves by itself beside the history", async () => {
    const { configuration, runtime } = byId(collected, "facts");
    expect(runtime).toMatchObject({
      state: "available",
      ClusterParameterGroups: [{ ParameterApplyStatus: "in-sync" }],
    });
    expect(JSON.stringify(configuration)).not.toMatch(
      /ClusterStatus|RestoreStatus|ParameterApplyStatus|RevisionNumber/,
    );
    const again = await collectService(redshift, account, [REGION]);
    expect(again.resources.map(historyOf)).toEqual(collected.resources.map(historyOf));
  });

  it("describes groups", () => {
    expect(byId(collected, "private")).toMatchObject({ arn: arn("subnetgroup:private"), tags: { team: "=1+1" } });
    expect(relationsOf(byId(collected, "private"))).toEqual([
      `is part of AWS::EC2::VPC ${subnet.VpcId}`,
      `spans AWS::EC2::Subnet ${subnet.SubnetId}`,
    ]);
    expect(byId(collected, "tuned")).toMatchObject({
      arn: arn("parametergroup:tuned"),
      configuration: { UserParameters: { seen: true, value: expect.any(Array) } },
    });
    expect(collected.gaps).toEqual([]);
  });

  it("does not take a refusal for logging that is off", async () => {
    const proxy = await startProxy(inject("motoUrl"));
    try {
      proxy.fault({ operation: "DescribeLoggingStatus", fault: denied });
      const partly = await collectService(redshift, through(account, proxy.url), [REGION]);
      expect(byId(partly, "facts").configuration.Logging).toEqual({
        seen: false,
        reason: "denied",
        operation: "DescribeLoggingStatus",
        action: "redshift:DescribeLoggingStatus",
      });
    } finally {
      await proxy.stop();
    }
  });
});
