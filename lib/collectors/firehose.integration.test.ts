import { afterEach, beforeAll, expect, test } from "vitest";
import { useTestCredentials } from "@/lib/testing/aws-environment";
import { byId, relationsOf } from "@/lib/testing/collect";
import * as faults from "@/lib/testing/faults";
import type { WireProxy } from "@/lib/testing/proxy";
import { scan } from "@/lib/testing/scan";
import { jsonAnswer } from "@/lib/testing/wire-answers";
import { startWireServer } from "@/lib/testing/wire-server";
import { firehose } from "./firehose";

// Recorded shapes from https://docs.aws.amazon.com/firehose/latest/APIReference/API_DescribeDeliveryStream.html.

const arn = (service: string, resource: string) => `arn:aws:${service}:eu-west-1:123456789012:${resource}`;
const role = "arn:aws:iam::123456789012:role/firehose";
const backup = { BucketARN: "arn:aws:s3:::backup", RoleARN: role };
const toBucket = {
  DestinationId: "destinationId-000000000001",
  S3DestinationDescription: { BucketARN: "arn:aws:s3:::clicks", RoleARN: role },
  ExtendedS3DestinationDescription: {
    BucketARN: "arn:aws:s3:::clicks",
    RoleARN: role,
    S3BackupDescription: backup,
    EncryptionConfiguration: { KMSEncryptionConfig: { AWSKMSKeyARN: arn("kms", "key/2") } },
    CloudWatchLoggingOptions: { Enabled: true, LogGroupName: "/firehose/clicks", LogStreamName: "s3" },
    ProcessingConfiguration: {
      Enabled: true,
      Processors: [
        {
          Type: "Lambda",
          Parameters: [{ ParameterName: "LambdaArn", ParameterValue: arn("lambda", "function:clean:live") }],
        },
      ],
    },
  },
};
const outward = [
  {
    DestinationId: "http",
    HttpEndpointDestinationDescription: {
      EndpointConfiguration: { Name: "Vendor", Url: "https://intake.example/v1/hunter2" },
      RequestConfiguration: { CommonAttributes: [{ AttributeName: "key", AttributeValue: "hunter2" }] },
      S3DestinationDescription: backup,
    },
  },
  {
    DestinationId: "splunk",
    SplunkDestinationDescription: { HECEndpoint: "https://splunk.example:8088/hunter2", HECToken: "hunter2" },
  },
  {
    DestinationId: "redshift",
    RedshiftDestinationDescription: {
      ClusterJDBCURL: "jdbc:redshift://shop.example:5439/shop?password=hunter2",
      Username: "hunter2",
      CopyCommand: { DataTableName: "clicks", CopyOptions: "credentials 'hunter2'" },
    },
  },
];

let server: WireProxy;

beforeAll(async () => {
  useTestCredentials();
  server = await startWireServer({
    "firehose.ListDeliveryStreams": (request) => {
      const asked: { ExclusiveStartDeliveryStreamName?: string } = JSON.parse(request.body);
      return asked.ExclusiveStartDeliveryStreamName === "clicks"
        ? jsonAnswer({ DeliveryStreamNames: ["outward"], HasMoreDeliveryStreams: false })
        : jsonAnswer({ DeliveryStreamNames: ["clicks"], HasMoreDeliveryStreams: true });
    },
    "firehose.DescribeDeliveryStream": (request) => {
      const { DeliveryStreamName }: { DeliveryStreamName: string } = JSON.parse(request.body);
      return jsonAnswer({
        DeliveryStreamDescription: {
          DeliveryStreamName,
          DeliveryStreamARN: arn("firehose", `deliverystream/${DeliveryStreamName}`),
          DeliveryStreamStatus: "ACTIVE",
          DeliveryStreamType: "KinesisStreamAsSource",
          DeliveryStreamEncryptionConfiguration: { KeyARN: arn("kms", "key/1"), Status: "ENABLED" },
          VersionId: "7",
          Source: {
            KinesisStreamSourceDescription: { KinesisStreamARN: arn("kinesis", "stream/clicks"), RoleARN: role },
          },
          Destinations: DeliveryStreamName === "clicks" ? [toBucket] : outward,
          HasMoreDestinations: false,
        },
      });
    },
    "firehose.ListTagsForDeliveryStream": jsonAnswer({ Tags: [{ Key: "team", Value: "shop" }], HasMoreTags: false }),
  });
  return () => server.stop();
});
afterEach(() => server.clear());

test("a delivery stream from its source through a function to its buckets", async () => {
  const stream = byId(await scan(server.url, [firehose]), "clicks");
  expect(stream).toMatchObject({
    arn: arn("firehose", "deliverystream/clicks"),
    tags: { team: "shop" },
    runtime: { state: "ACTIVE" },
  });
  expect(JSON.stringify(stream.configuration)).not.toMatch(/VersionId|"S3DestinationDescription"|HasMore/);
  expect(relationsOf(stream)).toEqual([
    `reads from AWS::Kinesis::Stream ${arn("kinesis", "stream/clicks")}`,
    "delivers to AWS::S3::Bucket arn:aws:s3:::clicks",
    "delivers to AWS::S3::Bucket arn:aws:s3:::backup",
    `transforms by AWS::Lambda::Function ${arn("lambda", "function:clean")}`,
    `acts as AWS::IAM::Role ${role}`,
    `is encrypted by AWS::KMS::Key ${arn("kms", "key/1")}`,
    `encrypts with AWS::KMS::Key ${arn("kms", "key/2")}`,
    "logs to AWS::Logs::LogGroup /firehose/clicks",
  ]);
});

test("of what destinations sign in with, nothing is kept", async () => {
  const scanned = await scan(server.url, [firehose]);
  expect(byId(scanned, "outward").configuration.DeliveryStreamDescription).toMatchObject({
    seen: true,
    value: {
      Destinations: [
        {
          HttpEndpointDestinationDescription: {
            EndpointConfiguration: { Name: "Vendor", Url: "https://intake.example/…" },
            RequestConfiguration: { CommonAttributeNames: ["key"] },
          },
        },
        { SplunkDestinationDescription: { HECEndpoint: "https://splunk.example:8088/…" } },
        { RedshiftDestinationDescription: { ClusterJDBCURL: "jdbc:redshift://shop.example:5439/shop" } },
      ],
    },
  });
  expect(JSON.stringify(scanned.resources)).not.toContain("hunter2");
});

test("a stream that may not be described stays", async () => {
  server.fault({ operation: "DescribeDeliveryStream", fault: faults.denied });
  server.fault({ operation: "ListTagsForDeliveryStream", fault: faults.denied });
  const { configuration } = byId(await scan(server.url, [firehose]), "clicks");
  expect(configuration).toMatchObject({
    DeliveryStreamDescription: { seen: false, action: "firehose:DescribeDeliveryStream" },
    Tags: { seen: false, reason: "denied" },
  });
});
