import { z } from "zod";
import { readOf } from "../read";
import { relate } from "../relate";
import { defineResourceType, type Relation } from "../resource";

const text = z.string().optional();
const number = z.number().optional();
const lifecycle = z.looseObject({ DeleteAfterDays: number, MoveToColdStorageAfterDays: number }).optional();
/** Only here when the tags could not be read. */
const Tags = readOf(z.never()).optional();

/**
 * Vaults, without what lies in them.
 * https://docs.aws.amazon.com/aws-backup/latest/devguide/API_BackupVaultListMember.html
 */
export const backupVault = defineResourceType({
  type: "AWS::Backup::BackupVault",
  service: "backup",
  title: "Backup vaults",
  // Names that AWS gives have slashes (`aws/efs/automatic-backup-vault`).
  arn: "backup:backup-vault:**",
  cli: "backup describe-backup-vault --backup-vault-name {id}",
  schema: z.looseObject({
    BackupVaultName: z.string(),
    BackupVaultArn: z.string(),
    VaultType: text,
    EncryptionKeyArn: text,
    /** Whether a lock holds; from `LockDate` on nobody can take it away. */
    Locked: z.boolean().optional(),
    LockDate: text,
    MinRetentionDays: number,
    MaxRetentionDays: number,
    /** JSON where AWS gave valid JSON, else its text; null without one. */
    AccessPolicy: readOf(z.unknown()),
    Notifications: readOf(
      z.looseObject({ SNSTopicArn: text, BackupVaultEvents: z.array(z.string()).optional() }).nullable(),
    ),
    Tags,
  }),
  volatileState: true,
  runtime: ["NumberOfRecoveryPoints"],
  drop: ["CreatorRequestId", "VaultState"],
  relations: ({ EncryptionKeyArn, Notifications }) => [
    ...relate("is encrypted by", "AWS::KMS::Key", [EncryptionKeyArn]),
    ...relate("notifies", "AWS::SNS::Topic", Notifications.seen ? [Notifications.value?.SNSTopicArn] : []),
  ],
});

/** https://docs.aws.amazon.com/aws-backup/latest/devguide/API_BackupPlan.html */
export const backupPlan = defineResourceType({
  type: "AWS::Backup::BackupPlan",
  service: "backup",
  title: "Backup plans",
  arn: "backup:backup-plan:**",
  cli: "backup get-backup-plan --backup-plan-id {id}",
  schema: z.looseObject({
    BackupPlanId: z.string(),
    BackupPlanArn: z.string(),
    BackupPlanName: text,
    Plan: readOf(
      z.looseObject({
        Rules: z
          .array(
            z.looseObject({
              RuleName: text,
              TargetBackupVaultName: text,
              ScheduleExpression: text,
              Lifecycle: lifecycle,
              CopyActions: z.array(z.looseObject({ DestinationBackupVaultArn: text, Lifecycle: lifecycle })).optional(),
            }),
          )
          .optional(),
      }),
    ),
    Tags,
  }),
  runtime: ["LastExecutionDate"],
  // The version is new with each change, which shows by itself; the settings stand in the plan.
  drop: ["AdvancedBackupSettings", "CreatorRequestId", "VersionId"],
  relations: ({ Plan }) => {
    const rules = Plan.seen ? (Plan.value.Rules ?? []) : [];
    const copies = rules.flatMap((rule) => rule.CopyActions?.map((copy) => copy.DestinationBackupVaultArn) ?? []);
    return [
      ...relate(
        "stores in",
        "AWS::Backup::BackupVault",
        rules.map((rule) => rule.TargetBackupVaultName),
      ),
      ...relate("copies to", "AWS::Backup::BackupVault", copies),
    ];
  },
});

/**
 * What a plan is for: resources by ARN (with wildcards) or by tag.
 * https://docs.aws.amazon.com/aws-backup/latest/devguide/API_BackupSelection.html
 */
export const backupSelection = defineResourceType({
  type: "AWS::Backup::BackupSelection",
  service: "backup",
  title: "Backup selections",
  arn: "backup:backup-selection:**",
  cli: "backup get-backup-selection --backup-plan-id {.BackupPlanId} --selection-id {id}",
  schema: z.looseObject({
    SelectionId: z.string(),
    SelectionName: text,
    BackupPlanId: text,
    IamRoleArn: text,
    Selection: readOf(
      z.looseObject({
        Resources: z.array(z.string()).optional(),
        NotResources: z.array(z.string()).optional(),
        ListOfTags: z
          .array(z.looseObject({ ConditionType: text, ConditionKey: text, ConditionValue: text }))
          .optional(),
      }),
    ),
  }),
  drop: ["CreatorRequestId"],
  relations: ({ BackupPlanId, IamRoleArn, Selection }) => [
    ...relate("belongs to", "AWS::Backup::BackupPlan", [BackupPlanId]),
    ...relate("acts as", "AWS::IAM::Role", [IamRoleArn]),
    ...(Selection.seen ? (Selection.value.Resources ?? []) : []).flatMap(byArn),
  ],
});

/** Types of what can be selected by its whole ARN. */
const SELECTED: readonly [pattern: RegExp, type: string][] = [
  [/^arn:[^:]*:dynamodb:[^:]+:[^:]+:table\/[^*]+$/, "AWS::DynamoDB::Table"],
  [/^arn:[^:]*:ec2:[^:]+:[^:]*:instance\/[^*]+$/, "AWS::EC2::Instance"],
  [/^arn:[^:]*:ec2:[^:]+:[^:]*:volume\/[^*]+$/, "AWS::EC2::Volume"],
  [/^arn:[^:]*:elasticfilesystem:[^:]+:[^:]+:file-system\/[^*]+$/, "AWS::EFS::FileSystem"],
  [/^arn:[^:]*:fsx:[^:]+:[^:]+:file-system\/[^*]+$/, "AWS::FSx::FileSystem"],
  [/^arn:[^:]*:rds:[^:]+:[^:]+:cluster:[^*]+$/, "AWS::RDS::DBCluster"],
  [/^arn:[^:]*:rds:[^:]+:[^:]+:db:[^*]+$/, "AWS::RDS::DBInstance"],
  [/^arn:[^:]*:redshift:[^:]+:[^:]+:cluster:[^*]+$/, "AWS::Redshift::Cluster"],
  [/^arn:[^:]*:s3:::[^*/]+$/, "AWS::S3::Bucket"],
];

function byArn(arn: string): Relation[] {
  const known = SELECTED.find(([pattern]) => pattern.test(arn));
  return known ? relate("keeps", known[1], [arn]) : [];
}
