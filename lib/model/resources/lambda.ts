import { z } from "zod";
import { readOf } from "../read";
import { relate } from "../relate";
import { relateArns } from "../relate-arn";
import { defineResourceType } from "../resource";

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
  cli: "lambda get-function-configuration --function-name {id}",
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
    ...relateArns("sends failures to", [fn.DeadLetterConfig?.TargetArn]),
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
  cli: "lambda get-event-source-mapping --uuid {id}",
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
    ...relateArns("reads from", [mapping.EventSourceArn]),
    ...relate("invokes", "AWS::Lambda::Function", [mapping.FunctionArn?.split(":").slice(0, 7).join(":")]),
    ...relateArns("sends failures to", [mapping.DestinationConfig?.OnFailure?.Destination]),
  ],
});
