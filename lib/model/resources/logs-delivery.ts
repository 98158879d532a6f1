import { z } from "zod";
import { relate } from "../relate";
import { defineResourceType, type Relation } from "../resource";

const text = z.string().optional();

/**
 * A service's logs of one kind, as something to be delivered.
 * https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_DeliverySource.html
 */
export const deliverySource = defineResourceType({
  type: "AWS::Logs::DeliverySource",
  service: "logs",
  title: "Log delivery sources",
  arn: "logs:delivery-source:*",
  schema: z.looseObject({
    name: z.string(),
    /** `cloudfront`, `bedrock`. */
    service: text,
    /** `ACCESS_LOGS`. */
    logType: text,
    resourceArns: z.array(z.string()).optional(),
  }),
  runtime: ["status", "statusReason"],
  relations: ({ resourceArns = [] }) =>
    resourceArns.flatMap((arn) =>
      arn.includes(":cloudfront:") ? relate("reads logs of", "AWS::CloudFront::Distribution", [arn]) : [],
    ),
});

/**
 * A place that deliveries end at.
 * https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_DeliveryDestination.html
 */
export const deliveryDestination = defineResourceType({
  type: "AWS::Logs::DeliveryDestination",
  service: "logs",
  title: "Log delivery destinations",
  arn: "logs:delivery-destination:*",
  schema: z.looseObject({
    name: z.string(),
    /** `S3`, `CWL`, `FH`, `XRAY`. */
    deliveryDestinationType: text,
    outputFormat: text,
    roleArn: text,
    deliveryDestinationConfiguration: z.looseObject({ destinationResourceArn: text }).optional(),
  }),
  relations: ({ deliveryDestinationConfiguration, roleArn }) => [
    ...relateSink(deliveryDestinationConfiguration?.destinationResourceArn),
    ...relate("sends as", "AWS::IAM::Role", [roleArn]),
  ],
});

/** What stores delivered logs; a prefix in a bucket leads to the bucket, a group's ARN loses its mark for streams. */
function relateSink(arn = ""): Relation[] {
  const [, , service, , , ...resource] = arn.split(":");
  if (service === "s3") return relate("sends to", "AWS::S3::Bucket", [arn.split("/")[0]]);
  if (service === "firehose") return relate("sends to", "AWS::KinesisFirehose::DeliveryStream", [arn]);
  if (service === "logs" && resource[0] === "log-group") {
    return relate("sends to", "AWS::Logs::LogGroup", [arn.replace(/:\*$/, "")]);
  }
  return [];
}

/**
 * What joins a source to a destination.
 * https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_Delivery.html
 */
export const delivery = defineResourceType({
  type: "AWS::Logs::Delivery",
  service: "logs",
  title: "Log deliveries",
  arn: "logs:delivery:*",
  schema: z.looseObject({
    id: z.string(),
    deliverySourceName: text,
    deliveryDestinationArn: text,
    deliveryDestinationType: text,
  }),
  // Fields of a record stand in this order.
  ordered: ["recordFields"],
  relations: ({ deliverySourceName, deliveryDestinationArn }) => [
    ...relate("delivers", "AWS::Logs::DeliverySource", [deliverySourceName]),
    ...relate("delivers to", "AWS::Logs::DeliveryDestination", [deliveryDestinationArn]),
  ],
});

/** https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_Destination.html */
export const logDestination = defineResourceType({
  type: "AWS::Logs::Destination",
  service: "logs",
  title: "Log destinations",
  arn: "logs:destination:*",
  schema: z.looseObject({
    destinationName: z.string(),
    targetArn: text,
    roleArn: text,
    /** Who may subscribe: JSON where AWS gave valid JSON, else its text; null without one. */
    accessPolicy: z.unknown().optional(),
  }),
  relations: ({ targetArn = "", roleArn }) => [
    ...relate(
      "sends to",
      targetArn.includes(":firehose:") ? "AWS::KinesisFirehose::DeliveryStream" : "AWS::Kinesis::Stream",
      [targetArn],
    ),
    ...relate("sends as", "AWS::IAM::Role", [roleArn]),
  ],
});
