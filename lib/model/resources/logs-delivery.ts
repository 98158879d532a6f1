import { z } from "zod";
import { relate } from "../relate";
import { relateArns } from "../relate-arn";
import { defineResourceType } from "../resource";

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
  cli: "logs get-delivery-source --name {id}",
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
  cli: "logs get-delivery-destination --name {id}",
  schema: z.looseObject({
    name: z.string(),
    /** `S3`, `CWL`, `FH`, `XRAY`. */
    deliveryDestinationType: text,
    outputFormat: text,
    roleArn: text,
    deliveryDestinationConfiguration: z.looseObject({ destinationResourceArn: text }).optional(),
  }),
  relations: ({ deliveryDestinationConfiguration, roleArn }) => [
    ...relateArns("sends to", [deliveryDestinationConfiguration?.destinationResourceArn]),
    ...relate("sends as", "AWS::IAM::Role", [roleArn]),
  ],
});

/**
 * What joins a source to a destination.
 * https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_Delivery.html
 */
export const delivery = defineResourceType({
  type: "AWS::Logs::Delivery",
  service: "logs",
  title: "Log deliveries",
  arn: "logs:delivery:*",
  cli: "logs get-delivery --id {id}",
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
  cli: "logs describe-destinations --destination-name-prefix {id} --query destinations[?destinationName=={id}]",
  schema: z.looseObject({
    destinationName: z.string(),
    targetArn: text,
    roleArn: text,
    /** Who may subscribe: JSON where AWS gave valid JSON, else its text; null without one. */
    accessPolicy: z.unknown().optional(),
  }),
  relations: ({ targetArn, roleArn }) => [
    ...relateArns("sends to", [targetArn]),
    ...relate("sends as", "AWS::IAM::Role", [roleArn]),
  ],
});
