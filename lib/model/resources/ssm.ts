import { z } from "zod";
import { readOf } from "../read";
import { relate } from "../relate";
import { defineResourceType } from "../resource";

const text = z.string().optional();
/** Only here when the tags could not be read. */
const Tags = readOf(z.never()).optional();

/**
 * What is known of a parameter without its value.
 * https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_ParameterMetadata.html
 */
export const ssmParameter = defineResourceType({
  type: "AWS::SSM::Parameter",
  service: "ssm",
  title: "SSM parameters",
  arn: "ssm:parameter/**",
  cli: "ssm describe-parameters --parameter-filters Key=Name,Values={id}",
  schema: z.looseObject({
    Name: z.string(),
    /** `SecureString` is encrypted. */
    Type: text,
    Tier: text,
    DataType: text,
    KeyId: text,
    LastModifiedUser: text,
    Tags,
  }),
  runtime: ["Policies[].PolicyStatus"],
  relations: ({ KeyId }) => relate("is encrypted by", "AWS::KMS::Key", [KeyId]),
});

/**
 * A machine with an agent that has reported; how it stands with patches is beside the history. Not in CloudFormation.
 * https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_InstanceInformation.html
 */
export const managedInstance = defineResourceType({
  type: "AWS::SSM::ManagedInstance",
  service: "ssm",
  title: "Managed machines",
  // AWS's form for machines outside EC2, used for instances as well.
  arn: "ssm:managed-instance/*",
  cli: "ssm describe-instance-information --filters Key=InstanceIds,Values={id}",
  schema: z.looseObject({
    InstanceId: z.string(),
    PlatformType: text,
    PlatformName: text,
    IamRole: text,
    /** Of the last patching; null for a machine that was never patched or scanned. */
    PatchState: readOf(z.looseObject({ PatchGroup: text, BaselineId: text }).nullable()),
    Tags,
  }),
  runtime: [
    "AgentVersion",
    "AssociationOverview",
    "AssociationStatus",
    "IPAddress",
    "IsLatestVersion",
    "LastAssociationExecutionDate",
    "LastPingDateTime",
    "LastSuccessfulAssociationExecutionDate",
    "PingStatus",
    "PlatformVersion",
    ...[
      "AvailableSecurityUpdateCount",
      "CriticalNonCompliantCount",
      "FailedCount",
      "InstalledCount",
      "InstalledOtherCount",
      "InstalledPendingRebootCount",
      "InstalledRejectedCount",
      "LastNoRebootInstallOperationTime",
      "MissingCount",
      "NotApplicableCount",
      "Operation",
      "OperationEndTime",
      "OperationStartTime",
      "OtherNonCompliantCount",
      "SecurityNonCompliantCount",
      "SnapshotId",
      "UnreportedNotApplicableCount",
    ].map((field) => `PatchState.${field}`),
  ],
  // A list of patches may be named by a presigned address.
  drop: ["PatchState.InstallOverrideList", "PatchState.InstanceId"],
  relations: ({ InstanceId, IamRole, PatchState }) => [
    ...relate("runs on", "AWS::EC2::Instance", [InstanceId.startsWith("i-") ? InstanceId : null]),
    ...relate("acts as", "AWS::IAM::Role", [IamRole?.split("/").at(-1)]),
    ...relate("is patched by", "AWS::SSM::PatchBaseline", [PatchState.seen ? PatchState.value?.BaselineId : null]),
  ],
});

/** https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_DocumentIdentifier.html */
export const ssmDocument = defineResourceType({
  type: "AWS::SSM::Document",
  service: "ssm",
  title: "SSM documents of the account's own",
  arn: "ssm:document/*",
  cli: "ssm describe-document --name {id}",
  schema: z.looseObject({
    Name: z.string(),
    DocumentType: text,
    DocumentVersion: text,
    /** Accounts that may use it; `all` is everybody. */
    SharedWith: readOf(z.array(z.string())),
  }),
});

/** https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_MaintenanceWindowIdentity.html */
export const maintenanceWindow = defineResourceType({
  type: "AWS::SSM::MaintenanceWindow",
  service: "ssm",
  title: "Maintenance windows",
  arn: "ssm:maintenancewindow/*",
  cli: "ssm get-maintenance-window --window-id {id}",
  schema: z.looseObject({
    WindowId: z.string(),
    Name: text,
    Enabled: z.boolean().optional(),
    Schedule: text,
    Targets: readOf(z.array(z.looseObject({ WindowTargetId: text }))),
    /** What is done, without the parameters: commands hold secrets as often as not. */
    Tasks: readOf(z.array(z.looseObject({ WindowTaskId: text, TaskArn: text, Type: text, ServiceRoleArn: text }))),
    Tags,
  }),
  runtime: ["NextExecutionTime"],
  drop: ["Tasks[].TaskParameters", "Tasks[].WindowId", "Targets[].WindowId"],
  relations: ({ Tasks }) => {
    const tasks = Tasks.seen ? Tasks.value : [];
    return [
      ...relate(
        "acts as",
        "AWS::IAM::Role",
        tasks.map(({ ServiceRoleArn }) => ServiceRoleArn),
      ),
      ...Object.entries(TASKS).flatMap(([kind, type]) =>
        relate(
          "runs",
          type,
          tasks.filter(({ Type }) => Type === kind).map(({ TaskArn }) => TaskArn),
        ),
      ),
    ];
  },
});

/** What a task runs: a document by name or ARN, else something by its ARN. */
const TASKS = {
  AUTOMATION: "AWS::SSM::Document",
  LAMBDA: "AWS::Lambda::Function",
  RUN_COMMAND: "AWS::SSM::Document",
  STEP_FUNCTIONS: "AWS::StepFunctions::StateMachine",
};

/** https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_Association.html */
export const ssmAssociation = defineResourceType({
  type: "AWS::SSM::Association",
  service: "ssm",
  title: "SSM associations",
  arn: "ssm:association/*",
  cli: "ssm describe-association --association-id {id}",
  schema: z.looseObject({
    AssociationId: z.string(),
    AssociationName: text,
    Name: text,
    ScheduleExpression: text,
    Tags,
  }),
  runtime: ["LastExecutionDate", "Overview"],
  relations: ({ Name }) => relate("runs", "AWS::SSM::Document", [Name]),
});

/** https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_GetPatchBaseline.html */
export const patchBaseline = defineResourceType({
  type: "AWS::SSM::PatchBaseline",
  service: "ssm",
  title: "Patch baselines of the account's own",
  arn: "ssm:patchbaseline/*",
  cli: "ssm get-patch-baseline --baseline-id {id}",
  schema: z.looseObject({
    BaselineId: z.string(),
    BaselineName: text,
    OperatingSystem: text,
    DefaultBaseline: z.boolean().optional(),
    Rules: readOf(z.looseObject({ PatchGroups: z.array(z.string()).optional() })),
    Tags,
  }),
  // Where patches come from may be said together with a password.
  drop: ["Rules.Sources[].Configuration"],
});
