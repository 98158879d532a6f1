import { z } from "zod";
import { readOf } from "../read";
import { relate } from "../relate";
import { defineResourceType } from "../resource";

/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_PublicAccessBlockConfiguration.html */
const PublicAccessBlock = z
  .looseObject({
    BlockPublicAcls: z.boolean().optional(),
    IgnorePublicAcls: z.boolean().optional(),
    BlockPublicPolicy: z.boolean().optional(),
    RestrictPublicBuckets: z.boolean().optional(),
  })
  .nullable();

const Encryption = z
  .looseObject({
    Rules: z
      .array(
        z.looseObject({
          ApplyServerSideEncryptionByDefault: z
            .looseObject({ SSEAlgorithm: z.string().optional(), KMSMasterKeyID: z.string().optional() })
            .optional(),
        }),
      )
      .optional(),
  })
  .nullable();

const Rules = z.looseObject({ Rules: z.array(z.looseObject({})).optional() }).nullable();

/**
 * A bucket and its settings, each read on its own; null where the bucket has no such setting.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/API_Operations_Amazon_Simple_Storage_Service.html
 */
export const bucket = defineResourceType({
  type: "AWS::S3::Bucket",
  service: "s3",
  title: "S3 buckets",
  arn: "s3:*",
  cli: "cloudcontrol get-resource --type-name AWS::S3::Bucket --identifier {id}",
  schema: z.looseObject({
    Name: z.string(),
    CreationDate: z.string().optional(),
    /** Only here when the region could not be read. */
    BucketRegion: readOf(z.never()).optional(),
    Acl: readOf(
      z.looseObject({
        Grants: z
          .array(
            z.looseObject({
              Grantee: z.looseObject({ Type: z.string().optional(), URI: z.string().optional() }).optional(),
              Permission: z.string().optional(),
            }),
          )
          .optional(),
      }),
    ),
    Cors: readOf(z.array(z.looseObject({})).nullable()),
    Encryption: readOf(Encryption),
    Lifecycle: readOf(Rules),
    Logging: readOf(z.looseObject({ TargetBucket: z.string().optional() }).nullable()),
    Notification: readOf(
      z.looseObject({
        LambdaFunctionConfigurations: z.array(z.looseObject({ LambdaFunctionArn: z.string().optional() })).optional(),
        QueueConfigurations: z.array(z.looseObject({ QueueArn: z.string().optional() })).optional(),
        TopicConfigurations: z.array(z.looseObject({ TopicArn: z.string().optional() })).optional(),
        EventBridgeConfiguration: z.looseObject({}).optional(),
      }),
    ),
    ObjectLock: readOf(z.looseObject({ ObjectLockEnabled: z.string().optional() }).nullable()),
    OwnershipControls: readOf(Rules),
    /** JSON where AWS gave valid JSON, else its text. */
    Policy: readOf(z.unknown()),
    /** AWS's own judgement of the policy; null without one. */
    PolicyStatus: readOf(z.looseObject({ IsPublic: z.boolean().optional() }).nullable()),
    PublicAccessBlock: readOf(PublicAccessBlock),
    Replication: readOf(
      z
        .looseObject({
          Role: z.string().optional(),
          Rules: z
            .array(z.looseObject({ Destination: z.looseObject({ Bucket: z.string().optional() }).optional() }))
            .optional(),
        })
        .nullable(),
    ),
    Versioning: readOf(z.looseObject({ Status: z.string().optional(), MFADelete: z.string().optional() })),
    Website: readOf(z.looseObject({}).nullable()),
  }),
  // Names that S3 shows beside ids to some callers and in some regions only.
  drop: ["Acl.Owner.DisplayName", "Acl.Grants[].Grantee.DisplayName"],
  // The first CORS rule and the first routing rule that match win; transitions follow each other.
  ordered: ["Cors", "Website.RoutingRules", "Lifecycle.Rules[].Transitions"],
  relations: ({ Encryption: encryption, Logging, Notification, Replication }) => [
    ...relate(
      "is encrypted by",
      "AWS::KMS::Key",
      (encryption.seen ? encryption.value?.Rules : [])?.map(
        (rule) => rule.ApplyServerSideEncryptionByDefault?.KMSMasterKeyID,
      ) ?? [],
    ),
    ...relate("logs access to", "AWS::S3::Bucket", Logging.seen ? [Logging.value?.TargetBucket] : []),
    ...(Notification.seen
      ? [
          ...relate(
            "notifies",
            "AWS::Lambda::Function",
            Notification.value.LambdaFunctionConfigurations?.map((one) => one.LambdaFunctionArn) ?? [],
          ),
          ...relate(
            "notifies",
            "AWS::SQS::Queue",
            Notification.value.QueueConfigurations?.map((one) => one.QueueArn) ?? [],
          ),
          ...relate(
            "notifies",
            "AWS::SNS::Topic",
            Notification.value.TopicConfigurations?.map((one) => one.TopicArn) ?? [],
          ),
        ]
      : []),
    ...(Replication.seen
      ? [
          ...relate("replicates as", "AWS::IAM::Role", [Replication.value?.Role]),
          ...relate(
            "replicates to",
            "AWS::S3::Bucket",
            Replication.value?.Rules?.map((rule) => rule.Destination?.Bucket) ?? [],
          ),
        ]
      : []),
  ],
});

/**
 * The account's own switches, which bind all of its buckets; null when nobody ever set them.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/API_control_GetPublicAccessBlock.html
 */
export const accountPublicAccessBlock = defineResourceType({
  type: "AWS::S3::AccountPublicAccessBlock",
  service: "s3",
  title: "S3 account settings",
  arn: "s3:account-public-access-block",
  cli: "s3control get-public-access-block --account-id {account}",
  schema: z.looseObject({ PublicAccessBlock: readOf(PublicAccessBlock) }),
});

/**
 * A second door to a bucket, with a policy and switches of its own. The bucket may be another account's.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/API_control_GetAccessPoint.html
 */
export const accessPoint = defineResourceType({
  type: "AWS::S3::AccessPoint",
  service: "s3",
  title: "S3 access points",
  arn: "s3:accesspoint/*",
  cli: "s3control get-access-point --account-id {account} --name {id}",
  schema: z.looseObject({
    Name: z.string(),
    AccessPointArn: z.string(),
    Alias: z.string().optional(),
    Bucket: z.string().optional(),
    BucketAccountId: z.string().optional(),
    /** `Internet` or `VPC`. */
    NetworkOrigin: z.string().optional(),
    VpcConfiguration: z.looseObject({ VpcId: z.string().optional() }).optional(),
    /** JSON where AWS gave valid JSON, else its text; null without one. */
    Policy: readOf(z.unknown()),
    /** AWS's own judgement of the policy; null without one. */
    PolicyStatus: readOf(z.looseObject({ IsPublic: z.boolean().optional() }).nullable()),
    PublicAccessBlock: readOf(PublicAccessBlock),
  }),
  relations: ({ Bucket, VpcConfiguration }) => [
    ...relate("opens", "AWS::S3::Bucket", [Bucket]),
    ...relate("is part of", "AWS::EC2::VPC", [VpcConfiguration?.VpcId]),
  ],
});
