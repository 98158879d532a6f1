import { z } from "zod";
import { readOf } from "../read";
import { relate } from "../relate";
import { defineResourceType } from "../resource";

const text = z.string().optional();
const flag = z.boolean().optional();

/** https://docs.aws.amazon.com/athena/latest/APIReference/API_WorkGroup.html */
export const workGroup = defineResourceType({
  type: "AWS::Athena::WorkGroup",
  service: "athena",
  title: "Athena workgroups",
  arn: "athena:workgroup/*",
  cli: "athena get-work-group --work-group {id}",
  schema: z.looseObject({
    Name: z.string(),
    WorkGroup: readOf(
      z.looseObject({
        Configuration: z
          .looseObject({
            EnforceWorkGroupConfiguration: flag,
            PublishCloudWatchMetricsEnabled: flag,
            ExecutionRole: text,
            ResultConfiguration: z
              .looseObject({
                OutputLocation: text,
                EncryptionConfiguration: z.looseObject({ EncryptionOption: text, KmsKey: text }).optional(),
              })
              .optional(),
          })
          .optional(),
      }),
    ),
    /** Only here when the tags could not be read. */
    Tags: readOf(z.never()).optional(),
  }),
  // Athena moves workgroups to newer engines by itself.
  runtime: ["EngineVersion.EffectiveEngineVersion", "WorkGroup.Configuration.EngineVersion.EffectiveEngineVersion"],
  drop: ["State"],
  relations: ({ WorkGroup }) => {
    const settings = WorkGroup.seen ? WorkGroup.value.Configuration : undefined;
    const results = settings?.ResultConfiguration;
    return [
      ...relate("writes to", "AWS::S3::Bucket", [/^s3:\/\/([^/]+)/.exec(results?.OutputLocation ?? "")?.[1]]),
      ...relate("encrypts with", "AWS::KMS::Key", [results?.EncryptionConfiguration?.KmsKey]),
      ...relate("acts as", "AWS::IAM::Role", [settings?.ExecutionRole]),
    ];
  },
});
