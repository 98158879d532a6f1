import { z } from "zod";
import { readOf } from "../read";
import { relate } from "../relate";
import { relateArns } from "../relate-arn";
import { defineResourceType } from "../resource";

const text = z.string().optional();

/** Only here when the tags could not be read. */
const Tags = readOf(z.never()).optional();

/**
 * State machines. A definition may hold anything that its author passes on, so of its text only the states, what they
 * call and a digest are kept.
 * https://docs.aws.amazon.com/step-functions/latest/apireference/API_DescribeStateMachine.html
 */
export const stateMachine = defineResourceType({
  type: "AWS::StepFunctions::StateMachine",
  service: "stepfunctions",
  title: "State machines",
  arn: "states:stateMachine:*",
  cli: "stepfunctions describe-state-machine --state-machine-arn {arn}",
  schema: z.looseObject({
    name: z.string(),
    stateMachineArn: z.string(),
    /** `STANDARD` or `EXPRESS`. */
    type: text,
    StateMachine: readOf(
      z.looseObject({
        roleArn: text,
        loggingConfiguration: z
          .looseObject({
            level: text,
            includeExecutionData: z.boolean().optional(),
            destinations: z
              .array(z.looseObject({ cloudWatchLogsLogGroup: z.looseObject({ logGroupArn: text }).optional() }))
              .optional(),
          })
          .optional(),
        tracingConfiguration: z.looseObject({ enabled: z.boolean().optional() }).optional(),
        encryptionConfiguration: z.looseObject({ kmsKeyId: text, type: text }).optional(),
      }),
    ),
    Definition: readOf(
      z.looseObject({
        /** SHA-256 of its text, in hexadecimal digits. */
        Digest: z.string(),
        /** Of every depth, as `OUTER/INNER`; `Resource` is what a task calls. */
        States: z.array(z.looseObject({ Name: z.string(), Type: text, Resource: text })),
        /** ARNs and addresses of queues that it names anywhere, sorted. */
        Names: z.array(z.string()),
      }),
    ),
    Tags,
  }),
  runtime: ["StateMachine.status"],
  drop: ["StateMachine.revisionId"],
  relations: ({ StateMachine, Definition }) => {
    const machine = StateMachine.seen ? StateMachine.value : {};
    const logs = machine.loggingConfiguration?.destinations ?? [];
    return [
      ...relate("acts as", "AWS::IAM::Role", [machine.roleArn]),
      ...relateArns("calls", Definition.seen ? Definition.value.Names.map(queueArn) : []),
      ...relateArns(
        "logs to",
        logs.map((to) => to.cloudWatchLogsLogGroup?.logGroupArn),
      ),
      ...relate("is encrypted by", "AWS::KMS::Key", [machine.encryptionConfiguration?.kmsKeyId]),
    ];
  },
});

/** https://docs.aws.amazon.com/step-functions/latest/apireference/API_ActivityListItem.html */
export const activity = defineResourceType({
  type: "AWS::StepFunctions::Activity",
  service: "stepfunctions",
  title: "Step Functions activities",
  arn: "states:activity:*",
  cli: "stepfunctions describe-activity --activity-arn {arn}",
  schema: z.looseObject({ name: z.string(), activityArn: z.string(), Tags }),
});

/** ARN of the queue that an address names; other texts as they are. */
function queueArn(name: string): string {
  const [, region, suffix, account, queue] =
    /^https:\/\/sqs\.([a-z0-9-]+)\.(amazonaws\.com(?:\.cn)?)\/(\d{12})\/([^/?]+)$/.exec(name) ?? [];
  if (queue === undefined) return name;
  const partition = suffix?.endsWith(".cn") ? "aws-cn" : region?.startsWith("us-gov-") ? "aws-us-gov" : "aws";
  return `arn:${partition}:sqs:${region}:${account}:${queue}`;
}
