import { z } from "zod";
import { relate } from "../relate";
import { defineResourceType } from "../resource";

/** https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_LogGroup.html */
export const logGroup = defineResourceType({
  type: "AWS::Logs::LogGroup",
  service: "logs",
  title: "Log groups",
  arn: "logs:log-group:**",
  cli: "logs describe-log-groups --log-group-name-prefix {id} --query logGroups[?logGroupName=={id}]",
  schema: z.looseObject({
    logGroupName: z.string(),
    /** Absent: kept for ever. */
    retentionInDays: z.number().optional(),
    kmsKeyId: z.string().optional(),
    logGroupClass: z.string().optional(),
  }),
  runtime: ["storedBytes", "metricFilterCount"],
  // The same name once more, as an ARN that matches the group's streams.
  drop: ["arn"],
  relations: ({ kmsKeyId }) => relate("encrypts with", "AWS::KMS::Key", [kmsKeyId]),
});

/** https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_MetricFilter.html */
export const metricFilter = defineResourceType({
  type: "AWS::Logs::MetricFilter",
  service: "logs",
  title: "Metric filters",
  arn: "logs:log-group:**:metric-filter:**",
  cli: "logs describe-metric-filters --log-group-name {.logGroupName} --query metricFilters[?filterName=={id}]",
  schema: z.looseObject({
    filterName: z.string(),
    logGroupName: z.string(),
    filterPattern: z.string().optional(),
    metricTransformations: z
      .array(z.looseObject({ metricName: z.string().optional(), metricNamespace: z.string().optional() }))
      .optional(),
  }),
  relations: ({ logGroupName }) => [{ verb: "reads", type: "AWS::Logs::LogGroup", target: logGroupName }],
});

/** https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_SubscriptionFilter.html */
export const subscriptionFilter = defineResourceType({
  type: "AWS::Logs::SubscriptionFilter",
  service: "logs",
  title: "Subscription filters",
  arn: "logs:log-group:**:subscription-filter:**",
  cli: "logs describe-subscription-filters --log-group-name {.logGroupName} --query subscriptionFilters[?filterName=={id}]",
  schema: z.looseObject({
    filterName: z.string(),
    logGroupName: z.string(),
    destinationArn: z.string().optional(),
    roleArn: z.string().optional(),
  }),
  relations: ({ logGroupName, destinationArn, roleArn }) => [
    { verb: "reads", type: "AWS::Logs::LogGroup", target: logGroupName },
    ...relate("sends to", destinationType(destinationArn ?? ""), [destinationArn]),
    ...relate("sends as", "AWS::IAM::Role", [roleArn]),
  ],
});

function destinationType(arn: string): string {
  if (arn.includes(":lambda:")) return "AWS::Lambda::Function";
  if (arn.includes(":kinesis:")) return "AWS::Kinesis::Stream";
  if (arn.includes(":firehose:")) return "AWS::KinesisFirehose::DeliveryStream";
  return "AWS::Logs::Destination";
}

/** https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_ResourcePolicy.html */
export const resourcePolicy = defineResourceType({
  type: "AWS::Logs::ResourcePolicy",
  service: "logs",
  title: "Log resource policies",
  arn: "logs:resource-policy:**",
  cli: "logs describe-resource-policies --query resourcePolicies[?policyName=={id}]",
  schema: z.looseObject({
    policyName: z.string(),
    /** JSON where AWS gave valid JSON, else its text. */
    policyDocument: z.unknown().optional(),
  }),
  drop: ["revisionId"],
});
