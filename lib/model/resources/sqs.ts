import { z } from "zod";
import { readOf } from "../read";
import { relate } from "../relate";
import { deadLetterQueue } from "../relate-arn";
import { defineResourceType } from "../resource";

const text = z.string().optional();

/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_GetQueueAttributes.html */
export const queue = defineResourceType({
  type: "AWS::SQS::Queue",
  service: "sqs",
  title: "SQS queues",
  arn: "sqs:*",
  cli: "sqs get-queue-attributes --attribute-names All --queue-url {.QueueUrl}",
  schema: z.looseObject({
    QueueUrl: z.string(),
    /** SQS answers every attribute as text. */
    Attributes: readOf(
      z.looseObject({ KmsMasterKeyId: text, SqsManagedSseEnabled: text, Policy: text, RedrivePolicy: text }),
    ),
    /** Only here when the tags could not be read. */
    Tags: readOf(z.never()).optional(),
  }),
  runtime: [
    "Attributes.ApproximateNumberOfMessages",
    "Attributes.ApproximateNumberOfMessagesDelayed",
    "Attributes.ApproximateNumberOfMessagesNotVisible",
  ],
  drop: ["Attributes.QueueArn"],
  relations: ({ Attributes }) =>
    Attributes.seen
      ? [
          ...relate("is encrypted by", "AWS::KMS::Key", [Attributes.value.KmsMasterKeyId]),
          ...relate("sends failures to", "AWS::SQS::Queue", [deadLetterQueue(Attributes.value.RedrivePolicy)]),
        ]
      : [],
});
