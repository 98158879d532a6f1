import { z } from "zod";
import { readOf } from "../read";
import { relate } from "../relate";
import { defineResourceType, type Relation } from "../resource";

const text = z.string().optional();
const number = z.number().optional();
const ids = z.array(z.string()).optional();

/**
 * Functions. Of environment variables only the names are kept: the values are secrets as often as not.
 * https://docs.aws.amazon.com/lambda/latest/api/API_FunctionConfiguration.html
 */
export const lambdaFunction = defineResourceType({
  type: "AWS::Lambda::Function",
  service: "lambda",
  title: "Lambda functions",
  arn: "lambda:function:*",
  schema: z.looseObject({
    FunctionName: z.string(),
    FunctionArn: z.string(),
    Runtime: text,
    Handler: text,
    Role: text,
    PackageType: text,
    MemorySize: number,
    Timeout: number,
    LastModified: text,
    VpcConfig: z.looseObject({ VpcId: text, SubnetIds: ids, SecurityGroupIds: ids }).optional(),
    DeadLetterConfig: z.looseObject({ TargetArn: text }).optional(),
    KMSKeyArn: text,
    Layers: z.array(z.looseObject({ Arn: text })).optional(),
    FileSystemConfigs: z.array(z.looseObject({ Arn: text, LocalMountPath: text })).optional(),
    LoggingConfig: z.looseObject({ LogGroup: text }).optional(),
    /** Sorted; unseen when the function's key does not let us, which AWS says in the listing. */
    EnvironmentVariableNames: readOf(z.array(z.string())),
    /** Who may invoke it: a policy, or null without one. JSON text until it is stored. */
    Policy: readOf(z.unknown()),
    FunctionUrls: readOf(z.array(z.looseObject({ FunctionUrl: text, AuthType: text, FunctionArn: text }))),
    /** Only here when the tags could not be read. */
    Tags: readOf(z.never()).optional(),
  }),
  volatileState: true,
  runtime: [
    "LastUpdateStatus",
    "LastUpdateStatusReason",
    "LastUpdateStatusReasonCode",
    "StateReason",
    "StateReasonCode",
  ],
  drop: ["RevisionId", "State"],
  // A later layer overwrites files of an earlier one.
  ordered: ["Layers"],
  relations: (fn) => [
    ...relate("acts as", "AWS::IAM::Role", [fn.Role]),
    ...relate("is part of", "AWS::EC2::VPC", [fn.VpcConfig?.VpcId]),
    ...relate("reaches out from", "AWS::EC2::Subnet", fn.VpcConfig?.SubnetIds ?? []),
    ...relate("is guarded by", "AWS::EC2::SecurityGroup", fn.VpcConfig?.SecurityGroupIds ?? []),
    ...relate("is encrypted by", "AWS::KMS::Key", [fn.KMSKeyArn]),
    ...relate("uses", "AWS::Lambda::LayerVersion", fn.Layers?.map((layer) => layer.Arn) ?? []),
    ...relate("mounts", "AWS::EFS::AccessPoint", fn.FileSystemConfigs?.map((mount) => mount.Arn) ?? []),
    ...relate("logs to", "AWS::Logs::LogGroup", [fn.LoggingConfig?.LogGroup]),
    ...byArn("sends failures to", fn.DeadLetterConfig?.TargetArn),
  ],
});

/**
 * What Lambda polls for a function.
 * https://docs.aws.amazon.com/lambda/latest/api/API_EventSourceMappingConfiguration.html
 */
export const eventSourceMapping = defineResourceType({
  type: "AWS::Lambda::EventSourceMapping",
  service: "lambda",
  title: "Lambda event source mappings",
  arn: "lambda:event-source-mapping:*",
  schema: z.looseObject({
    UUID: z.string(),
    EventSourceArn: text,
    /** ARN of the function, or of one of its versions or aliases. */
    FunctionArn: text,
    BatchSize: number,
    DestinationConfig: z.looseObject({ OnFailure: z.looseObject({ Destination: text }).optional() }).optional(),
    FilterCriteria: z.looseObject({ Filters: z.array(z.looseObject({ Pattern: text })).optional() }).optional(),
  }),
  runtime: ["LastModified", "LastProcessingResult", "StateTransitionReason"],
  drop: ["State"],
  relations: (mapping) => [
    ...byArn("reads from", mapping.EventSourceArn),
    ...relate("invokes", "AWS::Lambda::Function", [mapping.FunctionArn?.split(":").slice(0, 7).join(":")]),
    ...byArn("sends failures to", mapping.DestinationConfig?.OnFailure?.Destination),
  ],
});

/** Type and ARN of what an ARN that Lambda names belongs to; a stream leads to its table. */
const TARGETS: readonly [pattern: RegExp, type: string][] = [
  [/^arn:[^:]*:sqs:[^:]*:[^:]*:[^:]+$/, "AWS::SQS::Queue"],
  [/^arn:[^:]*:sns:[^:]*:[^:]*:[^:]+$/, "AWS::SNS::Topic"],
  [/^arn:[^:]*:dynamodb:[^:]*:[^:]*:table\/[^/]+/, "AWS::DynamoDB::Table"],
  [/^arn:[^:]*:kinesis:[^:]*:[^:]*:stream\/[^/]+/, "AWS::Kinesis::Stream"],
  [/^arn:[^:]*:kafka:[^:]*:[^:]*:cluster\/.+$/, "AWS::MSK::Cluster"],
  [/^arn:[^:]*:mq:[^:]*:[^:]*:broker:.+$/, "AWS::AmazonMQ::Broker"],
  [/^arn:[^:]*:rds:[^:]*:[^:]*:cluster:[^:]+$/, "AWS::RDS::DBCluster"],
  [/^arn:[^:]*:lambda:[^:]*:[^:]*:function:[^:]+/, "AWS::Lambda::Function"],
  [/^arn:[^:]*:s3:::[^/]+/, "AWS::S3::Bucket"],
  [/^arn:[^:]*:events:[^:]*:[^:]*:event-bus\/.+$/, "AWS::Events::EventBus"],
];

function byArn(verb: string, arn: string | undefined): Relation[] {
  for (const [pattern, type] of TARGETS) {
    const target = pattern.exec(arn ?? "")?.[0];
    if (target !== undefined) return [{ verb, type, target }];
  }
  return [];
}
