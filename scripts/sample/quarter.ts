import { ACM } from "@aws-sdk/client-acm";
import { CloudWatch } from "@aws-sdk/client-cloudwatch";
import { CloudWatchLogs } from "@aws-sdk/client-cloudwatch-logs";
import { ECR } from "@aws-sdk/client-ecr";
import { ElasticLoadBalancingV2 } from "@aws-sdk/client-elastic-load-balancing-v2";
import { KMS } from "@aws-sdk/client-kms";
import { Lambda } from "@aws-sdk/client-lambda";
import { RDS } from "@aws-sdk/client-rds";
import { S3 } from "@aws-sdk/client-s3";
import { SSM } from "@aws-sdk/client-ssm";
import type { Network } from "./network";
import { closeNetworks, endDemo, endExperiment } from "./quarter-machines";
import { signWithKeys, takeKeysAway, widenTheReader } from "./quarter-people";
import { listenToTrail } from "./quarter-watching";
import { ACCOUNT, HOME, made, tagged, type World } from "./world";

/** September to November: the forgotten regions end, people who left lose their keys, and the worst doors close. */
export async function liveOneQuarter(world: World, network: Network): Promise<void> {
  await widenTheReader(world);
  await endDemo(world);
  await closeNetworks(world, network);
  await takeKeysAway(world);
  await tendDatabase(world, network);
  await tendBuckets(world);
  await tendFunctionsAndLogs(world);
  await tendFront(world);
  await endExperiment(world);
  await signWithKeys(world);
}

async function tendDatabase(world: World, { groups }: Network): Promise<void> {
  const rds = world.aws(RDS);
  await world.at("2026-09-08 09:12");
  await rds.modifyDBSnapshotAttribute({
    DBSnapshotIdentifier: "pinecrate-db-2025-03",
    AttributeName: "restore",
    ValuesToRemove: ["all"],
  });
  await world.at("2026-09-30 18:40");
  for (const name of ["gdpr-request-4411", "before-pg11-upgrade"]) {
    await rds.deleteDBSnapshot({ DBSnapshotIdentifier: name });
  }
  await world.at("2026-10-18 19:30");
  const DBInstanceIdentifier = "pinecrate-db-1";
  await rds.createDBSnapshot({ DBInstanceIdentifier, DBSnapshotIdentifier: "before-pg16" });
  await rds.createDBParameterGroup({
    DBParameterGroupName: "pinecrate-pg16",
    DBParameterGroupFamily: "postgres16",
    Description: "postgres 16, reviewed",
    Tags: tagged({ Owner: "platform", terraform: "true" }),
  });
  await world.at("2026-10-18 20:05");
  await rds.modifyDBInstance({
    DBInstanceIdentifier,
    EngineVersion: "16.4",
    DBInstanceClass: "db.m6g.large",
    DBParameterGroupName: "pinecrate-pg16",
    PubliclyAccessible: false,
    DeletionProtection: true,
    AllowMajorVersionUpgrade: true,
    VpcSecurityGroupIds: [made(groups["db-open"])],
    ApplyImmediately: true,
  });
}

async function tendBuckets(world: World): Promise<void> {
  const shut = {
    BlockPublicAcls: true,
    BlockPublicPolicy: true,
    IgnorePublicAcls: true,
    RestrictPublicBuckets: true,
  };
  const s3 = world.aws(S3);
  await world.at("2026-09-10 10:25");
  for (const Bucket of ["pinecrate-uploads", "pinecrate-backups", "pinecrate-logs", "pinecrate-exports", "pc-tmp-jp"]) {
    await s3.putPublicAccessBlock({ Bucket, PublicAccessBlockConfiguration: shut });
  }
  await s3.deleteBucketPolicy({ Bucket: "pinecrate-press-kit" });
  await world.at("2026-10-01 13:02");
  await s3.putBucketVersioning({ Bucket: "pinecrate-uploads", VersioningConfiguration: { Status: "Enabled" } });
  await s3.deleteBucket({ Bucket: "pinecrate-restore-test" });
  await s3.createBucket({
    Bucket: "pinecrate-terraform-modules",
    CreateBucketConfiguration: { LocationConstraint: HOME },
  });
  await s3.putBucketTagging({
    Bucket: "pinecrate-terraform-modules",
    Tagging: { TagSet: tagged({ terraform: "true", Owner: "platform" }) },
  });
}

async function tendFunctionsAndLogs(world: World): Promise<void> {
  const lambda = world.aws(Lambda);
  await world.at("2026-10-12 09:48");
  for (const FunctionName of ["webhook-payments", "webhook-parcels", "order-status"]) {
    await lambda.updateFunctionConfiguration({ FunctionName, Runtime: "nodejs22.x" });
  }
  await lambda.deleteFunction({ FunctionName: "test-dk" });
  const logs = world.aws(CloudWatchLogs);
  await world.at("2026-09-14 11:30");
  const { logGroups = [] } = await logs.describeLogGroups({ logGroupNamePrefix: "/aws/lambda/" });
  for (const { logGroupName, retentionInDays } of logGroups) {
    if (retentionInDays === undefined) await logs.putRetentionPolicy({ logGroupName, retentionInDays: 90 });
  }
  await logs.deleteLogGroup({ logGroupName: "/aws/lambda/invoice-mailer-old" });
  const parameters = world.aws(SSM);
  await world.at("2026-09-23 14:15");
  await parameters.deleteParameter({ Name: "/prod/stripe/secret" });
  await parameters.putParameter({
    Name: "/prod/stripe/secret-key",
    Type: "SecureString",
    Value: "never-stored-secret",
  });
}

async function tendFront(world: World): Promise<void> {
  await listenToTrail(world);
  await world.at("2026-10-07 12:44");
  const elb = world.aws(ElasticLoadBalancingV2);
  const { LoadBalancers } = await elb.describeLoadBalancers({ Names: ["pinecrate-app"] });
  const { Listeners = [] } = await elb.describeListeners({ LoadBalancerArn: LoadBalancers?.[0]?.LoadBalancerArn });
  for (const { ListenerArn, Port } of Listeners) {
    await (Port === 443
      ? elb.modifyListener({ ListenerArn, SslPolicy: "ELBSecurityPolicy-TLS13-1-2-2021-06" })
      : elb.modifyListener({
          ListenerArn,
          DefaultActions: [
            { Type: "redirect", RedirectConfig: { Protocol: "HTTPS", Port: "443", StatusCode: "HTTP_301" } },
          ],
        }));
  }
  const ecr = world.aws(ECR);
  for (const repositoryName of ["pinecrate/api", "pinecrate/storefront", "pinecrate/base-php"]) {
    await ecr.putImageScanningConfiguration({ repositoryName, imageScanningConfiguration: { scanOnPush: true } });
  }
  await world.at("2026-11-09 08:31");
  const keys = world.aws(KMS);
  const { Aliases = [] } = await keys.listAliases({});
  const build = made(Aliases.find(({ AliasName }) => AliasName === "alias/build")?.TargetKeyId);
  await keys.enableKeyRotation({ KeyId: build });
  const acm = world.aws(ACM, "eu-central-1");
  const { CertificateSummaryList = [] } = await acm.listCertificates({});
  for (const { CertificateArn } of CertificateSummaryList) await acm.deleteCertificate({ CertificateArn });
  await world.at("2026-10-21 10:10");
  const watch = world.aws(CloudWatch);
  for (const [AlarmName, Namespace, MetricName, dimension, value] of [
    ["images dead letters", "AWS/SQS", "ApproximateNumberOfMessagesVisible", "QueueName", "pinecrate-images-dead"],
    ["db-1 disk", "AWS/RDS", "FreeStorageSpace", "DBInstanceIdentifier", "pinecrate-db-1"],
    ["web-3-new cpu", "AWS/EC2", "CPUUtilization", "InstanceId", "i-0e15f8b7ca4d92360"],
  ] as const) {
    await watch.putMetricAlarm({
      AlarmName,
      Namespace,
      MetricName,
      Dimensions: [{ Name: dimension, Value: value }],
      Statistic: "Average",
      Period: 300,
      EvaluationPeriods: 2,
      Threshold: AlarmName === "db-1 disk" ? 10_000_000_000 : AlarmName === "web-3-new cpu" ? 80 : 1,
      ComparisonOperator: AlarmName === "db-1 disk" ? "LessThanThreshold" : "GreaterThanThreshold",
      AlarmActions: [`arn:aws:sns:${HOME}:${ACCOUNT}:pager`],
    });
  }
}
