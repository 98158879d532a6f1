import { CloudTrail } from "@aws-sdk/client-cloudtrail";
import { CloudWatch } from "@aws-sdk/client-cloudwatch";
import { CloudWatchLogs } from "@aws-sdk/client-cloudwatch-logs";
import { IAM } from "@aws-sdk/client-iam";
import { SNS } from "@aws-sdk/client-sns";
import { ACCOUNT, HOME, policy, trust, type World } from "./world";

/** A mailbox that nobody opened: the mail that asks for confirmation is still in it. */
export const UNCONFIRMED = "security@pinecrate.example";

/** When the trail began to write to a log group. */
export const LISTENED_SINCE = "2026-09-14 09:20";

const GROUP = "cloudtrail/main";
const arn = (service: string, name: string) => `arn:aws:${service}:${HOME}:${ACCOUNT}:${name}`;

/** What is counted, by a filter, and whom its alarm tells. */
const COUNTED = [
  [
    "RootUsage",
    "{ ($.userIdentity.type = Root) && ($.userIdentity.invokedBy NOT EXISTS) && ($.eventType != AwsServiceEvent) }",
    "security-alerts",
  ],
  [
    "ConsoleLoginNoMfa",
    "{ ($.eventName = ConsoleLogin) && ($.additionalEventData.MFAUsed != Yes) && " +
      "($.userIdentity.type = IAMUser) && ($.responseElements.ConsoleLogin = Success) }",
    "pager",
  ],
  ["TrailStopped", "{ ($.eventSource = cloudtrail.amazonaws.com) && ($.eventName = StopLogging) }", null],
] as const;

/** The trail covers all regions and is listened to, half of the way; a module's default ends what the first week began. */
export async function listenToTrail(world: World): Promise<void> {
  const logs = world.aws(CloudWatchLogs);
  await world.at("2026-09-14 09:05");
  await logs.createLogGroup({ logGroupName: GROUP });
  await logs.putRetentionPolicy({ logGroupName: GROUP, retentionInDays: 365 });
  const RoleName = "cloudtrail-to-logs";
  const iam = world.aws(IAM);
  await iam.createRole({ RoleName, AssumeRolePolicyDocument: trust("cloudtrail") });
  const Action = ["logs:CreateLogStream", "logs:PutLogEvents"];
  await iam.putRolePolicy({
    RoleName,
    PolicyName: "write",
    PolicyDocument: policy({ Effect: "Allow", Action, Resource: arn("logs", `log-group:${GROUP}:*`) }),
  });
  await world.at(LISTENED_SINCE);
  await world.aws(CloudTrail).updateTrail({
    Name: "main",
    S3BucketName: "pinecrate-trail",
    IsMultiRegionTrail: true,
    EnableLogFileValidation: false,
    CloudWatchLogsLogGroupArn: arn("logs", `log-group:${GROUP}:*`),
    CloudWatchLogsRoleArn: `arn:aws:iam::${ACCOUNT}:role/${RoleName}`,
  });
  await world.at("2026-09-15 14:32");
  const sns = world.aws(SNS);
  const { TopicArn } = await sns.createTopic({ Name: "security-alerts" });
  await sns.subscribe({ TopicArn, Protocol: "email", Endpoint: UNCONFIRMED });
  const watch = world.aws(CloudWatch);
  for (const [filterName, filterPattern, tells] of COUNTED) {
    await logs.putMetricFilter({
      logGroupName: GROUP,
      filterName,
      filterPattern,
      metricTransformations: [{ metricName: filterName, metricNamespace: "Security", metricValue: "1" }],
    });
    if (tells === null) continue;
    await watch.putMetricAlarm({
      AlarmName: filterName,
      Namespace: "Security",
      MetricName: filterName,
      Statistic: "Sum",
      Period: 300,
      EvaluationPeriods: 1,
      Threshold: 1,
      ComparisonOperator: "GreaterThanOrEqualToThreshold",
      TreatMissingData: "notBreaching",
      AlarmActions: [arn("sns", tells)],
    });
  }
}
