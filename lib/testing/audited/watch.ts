import * as cloudtrail from "@aws-sdk/client-cloudtrail";
import * as cloudwatch from "@aws-sdk/client-cloudwatch";
import * as logs from "@aws-sdk/client-cloudwatch-logs";
import * as config from "@aws-sdk/client-config-service";
import * as securityhub from "@aws-sdk/client-securityhub";
import * as sns from "@aws-sdk/client-sns";
import { PATTERNS } from "../alarms";
import type { Config } from "./account";
import type { AuditedData } from "./data";

const GROUP = "trail";
const pattern = (id: string, version = 0) => PATTERNS[`monitor-${id}`]?.[version] ?? "";

/** Filters by name: what they count, and what becomes of it. */
const FILTERS: Record<string, { pattern: string; alarm: "complete" | "elsewhere" | "mute" | "none" }> = {
  RootUsage: { pattern: pattern("root-usage"), alarm: "complete" },
  RouteTables: { pattern: pattern("route-table-changes"), alarm: "complete" },
  SecurityGroups: { pattern: pattern("security-group-changes-v4"), alarm: "complete" },
  Wildcards: { pattern: "{ ($.eventSource = iam.amazonaws.com) && ($.eventName = *Policy*) }", alarm: "complete" },
  Gateways: { pattern: pattern("gateway-changes"), alarm: "complete" },
  NetworkAcls: { pattern: pattern("nacl-changes"), alarm: "elsewhere" },
  Keys: { pattern: pattern("cmk-disable-delete"), alarm: "mute" },
  Vpcs: { pattern: pattern("vpc-changes"), alarm: "none" },
  // It can never count: no call has five names.
  Trails: {
    pattern: pattern("cloudtrail-changes").replaceAll("||", "&&"),
    alarm: "complete",
  },
};

/** A trail into a log group, filters and alarms on it, recorders of configuration, Security Hub. */
export async function seedWatch(
  settings: Config,
  { buckets, awsAccountId }: AuditedData & { awsAccountId: string },
): Promise<void> {
  const groups = new logs.CloudWatchLogsClient(settings);
  await groups.send(new logs.CreateLogGroupCommand({ logGroupName: GROUP }));
  const trails = new cloudtrail.CloudTrailClient(settings);
  await trails.send(
    new cloudtrail.CreateTrailCommand({
      ...{ Name: "all-regions", S3BucketName: buckets.trail, IsMultiRegionTrail: true, EnableLogFileValidation: true },
      CloudWatchLogsLogGroupArn: `arn:aws:logs:${settings.region}:${awsAccountId}:log-group:${GROUP}:*`,
      CloudWatchLogsRoleArn: `arn:aws:iam::${awsAccountId}:role/trail`,
    }),
  );
  await trails.send(
    new cloudtrail.PutEventSelectorsCommand({
      TrailName: "all-regions",
      EventSelectors: [{ ReadWriteType: "All", IncludeManagementEvents: true, DataResources: [] }],
    }),
  );
  await trails.send(new cloudtrail.StartLoggingCommand({ Name: "all-regions" }));
  await trails.send(new cloudtrail.CreateTrailCommand({ Name: "off", S3BucketName: buckets.trail }));

  const topics = new sns.SNSClient(settings);
  const { TopicArn = "" } = await topics.send(new sns.CreateTopicCommand({ Name: "alarms" }));
  await topics.send(
    new sns.SubscribeCommand({
      TopicArn,
      Protocol: "sqs",
      Endpoint: `arn:aws:sqs:${settings.region}:${awsAccountId}:for-one-account`,
    }),
  );
  const alarms = new cloudwatch.CloudWatchClient(settings);
  for (const [name, { pattern: filterPattern, alarm }] of Object.entries(FILTERS)) {
    const metricTransformations = [{ metricName: name, metricNamespace: "Security", metricValue: "1" }];
    await groups.send(
      new logs.PutMetricFilterCommand({ logGroupName: GROUP, filterName: name, filterPattern, metricTransformations }),
    );
    if (alarm === "none") continue;
    await alarms.send(
      new cloudwatch.PutMetricAlarmCommand({
        ...{ AlarmName: name, MetricName: name, Namespace: alarm === "elsewhere" ? "Other" : "Security" },
        ...{ Statistic: "Sum", Period: 300, EvaluationPeriods: 1, Threshold: 1, ActionsEnabled: true },
        ...{ ComparisonOperator: "GreaterThanOrEqualToThreshold", AlarmActions: alarm === "mute" ? [] : [TopicArn] },
      }),
    );
  }
  await seedRecorder(settings, awsAccountId, buckets.logs ?? "");
  await seedRecorder({ ...settings, region: "eu-west-2" }, awsAccountId, buckets.logs ?? "", false);
  await new securityhub.SecurityHubClient(settings).send(new securityhub.EnableSecurityHubCommand({}));
}

async function seedRecorder(
  settings: Config,
  awsAccountId: string,
  s3BucketName: string,
  running = true,
): Promise<void> {
  const client = new config.ConfigServiceClient(settings);
  const ConfigurationRecorder = {
    ...{ name: "default", roleARN: `arn:aws:iam::${awsAccountId}:role/config` },
    recordingGroup: { allSupported: true, includeGlobalResourceTypes: true },
  };
  await client.send(new config.PutConfigurationRecorderCommand({ ConfigurationRecorder }));
  await client.send(new config.PutDeliveryChannelCommand({ DeliveryChannel: { name: "default", s3BucketName } }));
  if (running)
    await client.send(new config.StartConfigurationRecorderCommand({ ConfigurationRecorderName: "default" }));
}
