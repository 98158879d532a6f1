import { z } from "zod";
import { readOf } from "../read";
import { relate } from "../relate";
import { relateArns } from "../relate-arn";
import { defineResourceType } from "../resource";

const text = z.string().optional();
const ids = z.array(z.string()).optional();
const logging = z.looseObject({ Enabled: z.boolean().optional(), LogGroupName: text }).optional();
const vpc = z.looseObject({ SubnetIds: ids, SecurityGroupIds: ids, VpcId: text }).optional();
const bucket = z
  .looseObject({
    BucketARN: text,
    RoleARN: text,
    EncryptionConfiguration: z
      .looseObject({ KMSEncryptionConfig: z.looseObject({ AWSKMSKeyARN: text }).optional() })
      .optional(),
  })
  .optional();
const processing = z
  .looseObject({
    Processors: z
      .array(
        z.looseObject({
          Parameters: z.array(z.looseObject({ ParameterName: text, ParameterValue: text })).optional(),
        }),
      )
      .optional(),
  })
  .optional();

/** What destinations of every kind have in common. */
const destination = z.looseObject({
  RoleARN: text,
  CloudWatchLoggingOptions: logging,
  ProcessingConfiguration: processing,
  S3DestinationDescription: bucket,
  S3BackupDescription: bucket,
  SecretsManagerConfiguration: z.looseObject({ SecretARN: text, RoleARN: text }).optional(),
  VpcConfigurationDescription: vpc,
  BucketARN: text,
  EncryptionConfiguration: z
    .looseObject({ KMSEncryptionConfig: z.looseObject({ AWSKMSKeyARN: text }).optional() })
    .optional(),
  DomainARN: text,
});
type Destination = z.infer<typeof destination>;

/**
 * Delivery streams. Tokens, attributes and options that destinations sign in with are not kept.
 * https://docs.aws.amazon.com/firehose/latest/APIReference/API_DeliveryStreamDescription.html
 */
export const deliveryStream = defineResourceType({
  type: "AWS::KinesisFirehose::DeliveryStream",
  service: "firehose",
  title: "Firehose delivery streams",
  arn: "firehose:deliverystream/*",
  cli: "firehose describe-delivery-stream --delivery-stream-name {id}",
  schema: z.looseObject({
    DeliveryStreamName: z.string(),
    DeliveryStreamDescription: readOf(
      z.looseObject({
        DeliveryStreamType: text,
        DeliveryStreamEncryptionConfiguration: z.looseObject({ KeyARN: text, KeyType: text, Status: text }).optional(),
        Source: z
          .looseObject({
            KinesisStreamSourceDescription: z.looseObject({ KinesisStreamARN: text, RoleARN: text }).optional(),
            MSKSourceDescription: z.looseObject({ MSKClusterARN: text }).optional(),
          })
          .optional(),
        /** Each with its id and one description, under the name of its kind. */
        Destinations: z.array(z.record(z.string(), z.unknown())).optional(),
      }),
    ),
    /** Only here when the tags could not be read. */
    Tags: readOf(z.never()).optional(),
  }),
  volatileState: true,
  runtime: [
    "DeliveryStreamDescription.FailureDescription",
    "DeliveryStreamDescription.Source.DatabaseSourceDescription.SnapshotInfo",
  ],
  drop: ["DeliveryStreamDescription.HasMoreDestinations", "DeliveryStreamDescription.VersionId"],
  relations: ({ DeliveryStreamDescription }) => {
    if (!DeliveryStreamDescription.seen) return [];
    const { Source, Destinations, DeliveryStreamEncryptionConfiguration: encryption } = DeliveryStreamDescription.value;
    const to = (Destinations ?? []).flatMap(described);
    const buckets = to.flatMap((one) => [one, one.S3DestinationDescription, one.S3BackupDescription]);
    const stream = Source?.KinesisStreamSourceDescription;
    return [
      ...relateArns("reads from", [stream?.KinesisStreamARN, Source?.MSKSourceDescription?.MSKClusterARN]),
      ...relateArns(
        "delivers to",
        buckets.map((one) => one?.BucketARN),
      ),
      ...relate(
        "delivers to",
        "AWS::OpenSearchService::Domain",
        to.map((one) => one.DomainARN),
      ),
      ...relateArns("transforms by", to.flatMap(functionsOf)),
      ...relate("acts as", "AWS::IAM::Role", [stream?.RoleARN, ...buckets.map((one) => one?.RoleARN)]),
      ...relate(
        "signs in with",
        "AWS::SecretsManager::Secret",
        to.map((one) => one.SecretsManagerConfiguration?.SecretARN),
      ),
      ...relate("is encrypted by", "AWS::KMS::Key", [encryption?.KeyARN]),
      ...relate(
        "encrypts with",
        "AWS::KMS::Key",
        buckets.map((one) => one?.EncryptionConfiguration?.KMSEncryptionConfig?.AWSKMSKeyARN),
      ),
      ...relate(
        "logs to",
        "AWS::Logs::LogGroup",
        to.map((one) => one.CloudWatchLoggingOptions?.LogGroupName),
      ),
      ...relate(
        "reaches out from",
        "AWS::EC2::Subnet",
        to.flatMap((one) => one.VpcConfigurationDescription?.SubnetIds ?? []),
      ),
      ...relate(
        "is guarded by",
        "AWS::EC2::SecurityGroup",
        to.flatMap((one) => one.VpcConfigurationDescription?.SecurityGroupIds ?? []),
      ),
    ];
  },
});

/** The descriptions in an item of `Destinations`; one of unknown form is none. */
function described(item: Record<string, unknown>): Destination[] {
  return Object.values(item).flatMap((value) => {
    const parsed = destination.safeParse(value);
    return parsed.success ? [parsed.data] : [];
  });
}

function functionsOf({ ProcessingConfiguration }: Destination): (string | undefined)[] {
  const parameters = ProcessingConfiguration?.Processors?.flatMap((processor) => processor.Parameters ?? []) ?? [];
  return parameters.filter((one) => one.ParameterName === "LambdaArn").map((one) => one.ParameterValue);
}
