import { z } from "zod";
import { readOf } from "../read";
import { relate } from "../relate";
import { defineResourceType } from "../resource";

const text = z.string().optional();
const flag = z.boolean().optional();
const texts = z.array(z.string()).optional();

/** What a stack made, as it names it: inside the template, and in the account. */
const stackResource = z.looseObject({
  LogicalResourceId: text,
  /** Id, name or ARN of the thing, as its type has it; absent for custom resources and where it is a secret. */
  PhysicalResourceId: text,
  ResourceType: text,
  DriftInformation: z.looseObject({ StackResourceDriftStatus: text }).optional(),
});

/**
 * Stacks. Of parameters and outputs only the names are kept: values hold passwords as often as not, and not every
 * author writes `NoEcho`.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_Stack.html
 */
export const stack = defineResourceType({
  type: "AWS::CloudFormation::Stack",
  service: "cloudformation",
  title: "CloudFormation stacks",
  arn: "cloudformation:stack/*/*",
  cli: "cloudformation describe-stacks --stack-name {arn}",
  schema: z.looseObject({
    StackId: z.string(),
    StackName: z.string(),
    Description: text,
    /** Sorted. */
    ParameterNames: texts,
    Outputs: z.array(z.looseObject({ OutputKey: text, ExportName: text })).optional(),
    Capabilities: texts,
    NotificationARNs: texts,
    RoleARN: text,
    /** Protection of a nested stack is that of its root. */
    EnableTerminationProtection: flag,
    DisableRollback: flag,
    ParentId: text,
    RootId: text,
    CreationTime: text,
    LastUpdatedTime: text,
    /** As the last drift detection that somebody asked for left it; `NOT_CHECKED` where nobody did. */
    DriftInformation: z.looseObject({ StackDriftStatus: text }).optional(),
    Resources: readOf(z.array(stackResource)),
  }),
  volatileState: true,
  runtime: [
    "DetailedStatus",
    "DriftInformation.LastCheckTimestamp",
    "Resources[].DriftInformation.LastCheckTimestamp",
    "StackStatusReason",
  ],
  drop: ["ChangeSetId", "LastOperations", "StackStatus"],
  relations: ({ NotificationARNs, ParentId, Resources, RoleARN }) => [
    ...relate("acts as", "AWS::IAM::Role", [RoleARN]),
    ...relate("is nested in", "AWS::CloudFormation::Stack", [ParentId]),
    ...relate("notifies", "AWS::SNS::Topic", NotificationARNs ?? []),
    ...(Resources.seen ? Resources.value : []).flatMap(({ PhysicalResourceId, ResourceType }) =>
      ResourceType === undefined ? [] : relate("manages", ResourceType, [idOf(ResourceType, PhysicalResourceId)]),
    ),
  ],
});

/** The id by which a thing is known elsewhere: CloudFormation knows a queue by its address. */
function idOf(type: string, physicalId: string | undefined): string | undefined {
  return type === "AWS::SQS::Queue" ? physicalId?.split("/").at(-1) : physicalId;
}

/**
 * Stack sets that this account administers; their stacks are in the accounts and regions where they were put.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_StackSet.html
 */
export const stackSet = defineResourceType({
  type: "AWS::CloudFormation::StackSet",
  service: "cloudformation",
  title: "CloudFormation stack sets",
  arn: "cloudformation:stackset/*:*",
  cli: "cloudformation describe-stack-set --stack-set-name {.StackSetName}",
  schema: z.looseObject({
    StackSetId: z.string(),
    StackSetName: z.string(),
    PermissionModel: text,
    AutoDeployment: z.looseObject({ Enabled: flag, RetainStacksOnAccountRemoval: flag }).optional(),
    StackSet: readOf(
      z.looseObject({
        AdministrationRoleARN: text,
        ExecutionRoleName: text,
        OrganizationalUnitIds: texts,
        Regions: texts,
        Capabilities: texts,
        /** Sorted. */
        ParameterNames: texts,
      }),
    ),
    /** Only here when the tags could not be read. */
    Tags: readOf(z.never()).optional(),
  }),
  runtime: ["DriftStatus", "LastDriftCheckTimestamp", "StackSet.StackSetDriftDetectionDetails"],
  // The summary has most of these as well, and the tags are the resource's own.
  drop: [
    "Status",
    "StackSet.AutoDeployment",
    "StackSet.Description",
    "StackSet.PermissionModel",
    "StackSet.StackSetARN",
    "StackSet.StackSetId",
    "StackSet.StackSetName",
    "StackSet.Status",
    "StackSet.Tags",
  ],
  relations: ({ StackSet }) =>
    relate("acts as", "AWS::IAM::Role", StackSet.seen ? [StackSet.value.AdministrationRoleARN] : []),
});
