import { z } from "zod";
import { readOf } from "../read";
import { relate } from "../relate";
import { defineResourceType } from "../resource";

/** https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_Trail.html */
export const trail = defineResourceType({
  type: "AWS::CloudTrail::Trail",
  service: "cloudtrail",
  title: "CloudTrail trails",
  arn: "cloudtrail:trail/*",
  cli: "cloudtrail get-trail --name {arn}",
  schema: z.looseObject({
    Name: z.string(),
    TrailARN: z.string(),
    HomeRegion: z.string().optional(),
    IsMultiRegionTrail: z.boolean().optional(),
    IsOrganizationTrail: z.boolean().optional(),
    LogFileValidationEnabled: z.boolean().optional(),
    S3BucketName: z.string().optional(),
    SnsTopicARN: z.string().optional(),
    KmsKeyId: z.string().optional(),
    CloudWatchLogsLogGroupArn: z.string().optional(),
    CloudWatchLogsRoleArn: z.string().optional(),
    /** https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_GetTrailStatus.html */
    Status: readOf(z.looseObject({ IsLogging: z.boolean().optional() })),
    /** Either the classic or the advanced dialect. */
    Selectors: readOf(
      z.looseObject({
        EventSelectors: z.array(z.looseObject({})).optional(),
        AdvancedEventSelectors: z.array(z.looseObject({})).optional(),
      }),
    ),
    /** Null while Insights is off. */
    InsightSelectors: readOf(z.array(z.looseObject({ InsightType: z.string().optional() })).nullable()),
  }),
  // Deliveries move by themselves. StartLoggingTime and StopLoggingTime stay: only people move them, and they tell
  // of a trail that was off between two snapshots.
  runtime: [
    "Status.LatestCloudWatchLogsDeliveryError",
    "Status.LatestCloudWatchLogsDeliveryTime",
    "Status.LatestDeliveryError",
    "Status.LatestDeliveryTime",
    "Status.LatestDigestDeliveryError",
    "Status.LatestDigestDeliveryTime",
    "Status.LatestNotificationError",
    "Status.LatestNotificationTime",
  ],
  // Older forms of the above, as text; SnsTopicName is SnsTopicARN's.
  drop: [
    "SnsTopicName",
    "Status.LatestDeliveryAttemptSucceeded",
    "Status.LatestDeliveryAttemptTime",
    "Status.LatestNotificationAttemptSucceeded",
    "Status.LatestNotificationAttemptTime",
    "Status.TimeLoggingStarted",
    "Status.TimeLoggingStopped",
  ],
  relations: (one) => [
    ...relate("writes to", "AWS::S3::Bucket", [one.S3BucketName]),
    ...relate("writes to", "AWS::Logs::LogGroup", [one.CloudWatchLogsLogGroupArn?.replace(/:\*$/, "")]),
    ...relate("writes as", "AWS::IAM::Role", [one.CloudWatchLogsRoleArn]),
    ...relate("notifies", "AWS::SNS::Topic", [one.SnsTopicARN]),
    ...relate("encrypts with", "AWS::KMS::Key", [one.KmsKeyId]),
  ],
});
