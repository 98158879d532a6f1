import { z } from "zod";
import { readOf } from "../read";
import { relate } from "../relate";
import { deadLetterQueue, relateArns } from "../relate-arn";
import { defineResourceType } from "../resource";

const text = z.string().optional();

/** SNS answers every attribute as text. https://docs.aws.amazon.com/sns/latest/api/API_GetTopicAttributes.html */
export const topic = defineResourceType({
  type: "AWS::SNS::Topic",
  service: "sns",
  title: "SNS topics",
  arn: "sns:*",
  cli: "sns get-topic-attributes --topic-arn {arn}",
  schema: z.looseObject({
    TopicArn: z.string(),
    Attributes: readOf(
      z.looseObject({ Owner: text, Policy: text, DisplayName: text, KmsMasterKeyId: text, FifoTopic: text }),
    ),
    /** Only here when the tags could not be read. */
    Tags: readOf(z.never()).optional(),
  }),
  runtime: ["Attributes.SubscriptionsConfirmed", "Attributes.SubscriptionsPending", "Attributes.SubscriptionsDeleted"],
  drop: ["Attributes.TopicArn"],
  relations: ({ Attributes }) =>
    Attributes.seen ? relate("is encrypted by", "AWS::KMS::Key", [Attributes.value.KmsMasterKeyId]) : [],
});

/** https://docs.aws.amazon.com/sns/latest/api/API_GetSubscriptionAttributes.html */
export const subscription = defineResourceType({
  type: "AWS::SNS::Subscription",
  service: "sns",
  title: "SNS subscriptions",
  arn: "sns:*:*",
  cli: "sns get-subscription-attributes --subscription-arn {arn}",
  schema: z.looseObject({
    TopicArn: text,
    Protocol: text,
    /** An address, number or ARN. Of a web address only the host: the rest is often a secret. */
    Endpoint: text,
    Owner: text,
    /** Null for a subscription that is not confirmed, which SNS tells no more about. */
    Attributes: readOf(
      z
        .looseObject({
          FilterPolicy: text,
          RawMessageDelivery: text,
          /** JSON text that names the queue for what cannot be delivered. */
          RedrivePolicy: text,
          SubscriptionRoleArn: text,
        })
        .nullable(),
    ),
  }),
  // Said already by the listing; the endpoint among them is whole.
  drop: [
    "Attributes.Endpoint",
    "Attributes.Owner",
    "Attributes.Protocol",
    "Attributes.SubscriptionArn",
    "Attributes.TopicArn",
  ],
  relations: (one) => {
    const attributes = one.Attributes.seen ? one.Attributes.value : null;
    return [
      ...relate("listens to", "AWS::SNS::Topic", [one.TopicArn]),
      // https://docs.aws.amazon.com/sns/latest/dg/sns-event-destinations.html
      ...relateArns("delivers to", [one.Endpoint]),
      ...relate("sends failures to", "AWS::SQS::Queue", [deadLetterQueue(attributes?.RedrivePolicy)]),
      ...relate("acts as", "AWS::IAM::Role", [attributes?.SubscriptionRoleArn]),
    ];
  },
});
