import { z } from "zod";
import { readOf } from "../read";
import { relate } from "../relate";
import { defineResourceType } from "../resource";

const text = z.string().optional();

/** There is none while Macie is off. https://docs.aws.amazon.com/macie/latest/APIReference/macie.html */
export const macieSession = defineResourceType({
  type: "AWS::Macie::Session",
  service: "macie",
  title: "Macie",
  // One in the ARN's form: AWS has none.
  arn: "macie2:session",
  cli: "macie2 get-macie-session",
  schema: z.looseObject({
    findingPublishingFrequency: text,
    serviceRole: text,
    /** https://docs.aws.amazon.com/macie/latest/APIReference/automated-discovery-configuration.html */
    AutomatedDiscovery: readOf(z.looseObject({ status: text })),
  }),
  drop: ["status"],
  relations: ({ serviceRole }) => relate("acts as", "AWS::IAM::Role", [serviceRole]),
});

/** Not in CloudFormation. https://docs.aws.amazon.com/macie/latest/APIReference/jobs-list.html */
export const classificationJob = defineResourceType({
  type: "AWS::Macie::ClassificationJob",
  service: "macie",
  title: "Macie discovery jobs",
  arn: "macie2:classification-job/*",
  cli: "macie2 describe-classification-job --job-id {id}",
  schema: z.looseObject({
    jobId: z.string(),
    name: text,
    jobType: text,
    bucketDefinitions: z.array(z.looseObject({ accountId: text, buckets: z.array(z.string()).optional() })).optional(),
    /** Only here when the tags could not be read. */
    Tags: readOf(z.never()).optional(),
  }),
  volatileState: true,
  runtime: ["lastRunErrorStatus", "userPausedDetails"],
  drop: ["jobStatus"],
  relations: ({ bucketDefinitions }) =>
    relate(
      "looks into",
      "AWS::S3::Bucket",
      (bucketDefinitions ?? []).flatMap(({ buckets }) => buckets ?? []),
    ),
});
