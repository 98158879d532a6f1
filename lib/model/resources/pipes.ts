import { z } from "zod";
import { readOf } from "../read";
import { relate } from "../relate";
import { relateArns } from "../relate-arn";
import { defineResourceType } from "../resource";

const text = z.string().optional();

/**
 * Pipes. Of what enrichment and target are sent only names and presence are kept.
 * https://docs.aws.amazon.com/eventbridge/latest/pipes-reference/API_DescribePipe.html
 */
export const pipe = defineResourceType({
  type: "AWS::Pipes::Pipe",
  service: "pipes",
  title: "EventBridge pipes",
  arn: "pipes:pipe/*",
  cli: "pipes describe-pipe --name {id}",
  schema: z.looseObject({
    Name: z.string(),
    Arn: z.string(),
    /** `RUNNING` or `STOPPED`, as its owner wants it. */
    DesiredState: text,
    /** ARN, or `smk://HOST:PORT` for a Kafka of one's own. */
    Source: text,
    Enrichment: text,
    Target: text,
    Pipe: readOf(
      z.looseObject({
        RoleArn: text,
        KmsKeyIdentifier: text,
        SourceParameters: z
          .looseObject({
            FilterCriteria: z.looseObject({ Filters: z.array(z.looseObject({ Pattern: text })).optional() }).optional(),
          })
          .optional(),
        LogConfiguration: z
          .looseObject({
            CloudwatchLogsLogDestination: z.looseObject({ LogGroupArn: text }).optional(),
            FirehoseLogDestination: z.looseObject({ DeliveryStreamArn: text }).optional(),
            S3LogDestination: z.looseObject({ BucketName: text }).optional(),
          })
          .optional(),
      }),
    ),
    /** Only here when the tags could not be read. */
    Tags: readOf(z.never()).optional(),
  }),
  volatileState: true,
  runtime: ["StateReason"],
  drop: ["CurrentState"],
  relations: ({ Source, Enrichment, Target, Pipe }) => {
    const { RoleArn, KmsKeyIdentifier, LogConfiguration: logs } = Pipe.seen ? Pipe.value : {};
    return [
      ...relateArns("reads from", [Source]),
      ...relateArns("enriches by", [Enrichment]),
      ...relateArns("delivers to", [Target]),
      ...relate("acts as", "AWS::IAM::Role", [RoleArn]),
      ...relate("is encrypted by", "AWS::KMS::Key", [KmsKeyIdentifier]),
      ...relateArns("logs to", [
        logs?.CloudwatchLogsLogDestination?.LogGroupArn,
        logs?.FirehoseLogDestination?.DeliveryStreamArn,
      ]),
      ...relate("logs to", "AWS::S3::Bucket", [logs?.S3LogDestination?.BucketName]),
    ];
  },
});
