import { z } from "zod";
import { readOf } from "../read";
import { relate } from "../relate";
import { defineResourceType } from "../resource";

const text = z.string().optional();

/** https://docs.aws.amazon.com/kinesis/latest/APIReference/API_StreamDescriptionSummary.html */
export const dataStream = defineResourceType({
  type: "AWS::Kinesis::Stream",
  service: "kinesis",
  title: "Kinesis data streams",
  arn: "kinesis:stream/*",
  cli: "kinesis describe-stream-summary --stream-name {id}",
  schema: z.looseObject({
    StreamName: z.string(),
    StreamARN: z.string(),
    StreamModeDetails: z.looseObject({ StreamMode: text }).optional(),
    StreamDescriptionSummary: readOf(
      z.looseObject({ RetentionPeriodHours: z.number().optional(), EncryptionType: text, KeyId: text }),
    ),
    /** Who may read or write it from other accounts: a policy, or null without one. JSON text until it is stored. */
    Policy: readOf(z.unknown()),
    /** Only here when the tags could not be read. */
    Tags: readOf(z.never()).optional(),
  }),
  volatileState: true,
  // A stream on demand opens and closes shards by itself.
  runtime: [
    "StreamDescriptionSummary.ConsumerCount",
    "StreamDescriptionSummary.OpenShardCount",
    "StreamDescriptionSummary.WarmThroughput.CurrentMiBps",
  ],
  drop: ["StreamStatus"],
  relations: ({ StreamDescriptionSummary: summary }) =>
    summary.seen ? relate("is encrypted by", "AWS::KMS::Key", [summary.value.KeyId]) : [],
});

/** https://docs.aws.amazon.com/kinesis/latest/APIReference/API_Consumer.html */
export const streamConsumer = defineResourceType({
  type: "AWS::Kinesis::StreamConsumer",
  service: "kinesis",
  title: "Kinesis stream consumers",
  // The time of its registration follows its name.
  arn: "kinesis:stream/*/consumer/**",
  cli: "kinesis describe-stream-consumer --consumer-arn {.ConsumerARN}",
  schema: z.looseObject({ ConsumerName: z.string(), ConsumerARN: z.string(), StreamARN: z.string() }),
  volatileState: true,
  drop: ["ConsumerStatus"],
  relations: ({ StreamARN }) => relate("reads from", "AWS::Kinesis::Stream", [StreamARN]),
});
