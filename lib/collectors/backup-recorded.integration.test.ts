import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { useTestCredentials } from "@/lib/testing/aws-environment";
import { byId, type Collected, collectService, relationsOf } from "@/lib/testing/collect";
import type { WireProxy } from "@/lib/testing/proxy";
import { errorAnswer, jsonAnswer } from "@/lib/testing/wire-answers";
import { startWireServer } from "@/lib/testing/wire-server";
import { backup } from "./backup";

// Answers in the shape of the pages under https://docs.aws.amazon.com/aws-backup/latest/devguide/API_Operations.html.

const ACCOUNT = "220200000012";
const arn = (resource: string) => `arn:aws:backup:eu-west-1:${ACCOUNT}:${resource}`;
const DENY = { Version: "2012-10-17", Statement: [{ Effect: "Deny", Principal: "*", Action: "*", Resource: "*" }] };
const AUTOMATIC = "aws/efs/automatic-backup-vault";
const TABLE = "arn:aws:dynamodb:eu-west-1:1:table/orders";

const vaults = [
  {
    BackupVaultName: "nightly",
    BackupVaultArn: arn("backup-vault:nightly"),
    EncryptionKeyArn: "arn:aws:kms:eu-west-1:1:key/1",
    NumberOfRecoveryPoints: 41,
    Locked: true,
    MinRetentionDays: 7,
    LockDate: 1766000000,
    VaultState: "AVAILABLE",
    CreatorRequestId: "abc",
  },
  { BackupVaultName: AUTOMATIC, BackupVaultArn: arn(`backup-vault:${AUTOMATIC}`), Locked: false },
];
const plans = [
  {
    BackupPlanId: "p-1",
    BackupPlanArn: arn("backup-plan:p-1"),
    BackupPlanName: "Nightly",
    VersionId: "v",
    LastExecutionDate: 1766000000,
  },
  { BackupPlanId: "p-2", BackupPlanArn: arn("backup-plan:p-2"), BackupPlanName: "Refused" },
];
const Rules = [
  {
    RuleName: "r",
    TargetBackupVaultName: "nightly",
    ScheduleExpression: "cron(0 5 ? * * *)",
    Lifecycle: { DeleteAfterDays: 35 },
    CopyActions: [{ DestinationBackupVaultArn: "arn:aws:backup:us-east-1:2:backup-vault:far" }],
  },
];

let server: WireProxy;
let collected: Collected;

beforeAll(async () => {
  useTestCredentials();
  server = await startWireServer({
    "backup.ListBackupVaults": ({ path }) =>
      jsonAnswer(
        path.includes("nextToken=two")
          ? { BackupVaultList: vaults.slice(1) }
          : { BackupVaultList: vaults.slice(0, 1), NextToken: "two" },
      ),
    "backup.GetBackupVaultAccessPolicy": (request) =>
      request.path.includes("nightly")
        ? errorAnswer(request, 400, "ResourceNotFoundException", "Backup Vault has no associated POLICY")
        : jsonAnswer({ Policy: JSON.stringify(DENY) }),
    "backup.GetBackupVaultNotifications": (request) =>
      request.path.includes("nightly")
        ? jsonAnswer({ SNSTopicArn: "arn:aws:sns:eu-west-1:1:backup", BackupVaultEvents: ["BACKUP_JOB_FAILED"] })
        : errorAnswer(request, 400, "ERROR_2106", "Failed reading notifications from database for Backup vault"),
    "backup.ListBackupPlans": jsonAnswer({ BackupPlansList: plans }),
    "backup.GetBackupPlan": jsonAnswer({ BackupPlan: { BackupPlanName: "Nightly", Rules } }),
    "backup.ListBackupSelections": (request) =>
      request.path.includes("p-2")
        ? errorAnswer(request, 403, "AccessDeniedException", "User is not authorized to perform: it")
        : jsonAnswer({ BackupSelectionsList: [{ SelectionId: "s-1", SelectionName: "all", IamRoleArn: "role-1" }] }),
    "backup.GetBackupSelection": jsonAnswer({
      BackupSelection: {
        SelectionName: "all",
        IamRoleArn: "role-1",
        Resources: [TABLE, "arn:aws:ec2:*:*:volume/*", "arn:aws:s3:::uploads"],
      },
    }),
    "backup.ListTags": jsonAnswer({ Tags: { __proto__name: "=1+1" } }),
  });
  const connection = { credentials: { kind: "default" as const }, endpointUrl: server.url };
  collected = await collectService(backup, { awsAccountId: ACCOUNT, connection }, ["eu-west-1"]);
});
afterAll(() => server.stop());

describe("backup, recorded answers", () => {
  it("keeps a vault with its lock, and the count of what lies in it beside the history", () => {
    const nightly = byId(collected, "nightly");
    expect(nightly).toMatchObject({
      tags: { __proto__name: "=1+1" },
      configuration: { Locked: true, MinRetentionDays: 7, AccessPolicy: { seen: true, value: null } },
      runtime: { state: "AVAILABLE", NumberOfRecoveryPoints: 41 },
    });
    expect(nightly.configuration).not.toHaveProperty("CreatorRequestId");
    expect(relationsOf(nightly)).toEqual([
      "is encrypted by AWS::KMS::Key arn:aws:kms:eu-west-1:1:key/1",
      "notifies AWS::SNS::Topic arn:aws:sns:eu-west-1:1:backup",
    ]);
  });

  it("knows the vault that AWS makes, and AWS's word for no notifications", () => {
    expect(byId(collected, AUTOMATIC).configuration).toMatchObject({
      AccessPolicy: { seen: true, value: DENY },
      Notifications: { seen: true, value: null },
    });
  });

  it("leads from a plan to its vaults, from a selection to what it keeps by name", () => {
    const plan = byId(collected, "p-1");
    expect(plan).toMatchObject({ name: "Nightly", runtime: { LastExecutionDate: expect.any(String) } });
    expect(plan.configuration).not.toHaveProperty("VersionId");
    expect(relationsOf(plan)).toEqual([
      "stores in AWS::Backup::BackupVault nightly",
      "copies to AWS::Backup::BackupVault arn:aws:backup:us-east-1:2:backup-vault:far",
    ]);
    expect(byId(collected, "s-1").arn).toBe(arn("backup-selection:p-1/s-1"));
    expect(relationsOf(byId(collected, "s-1"))).toEqual([
      "belongs to AWS::Backup::BackupPlan p-1",
      "acts as AWS::IAM::Role role-1",
      `keeps AWS::DynamoDB::Table ${TABLE}`,
      "keeps AWS::S3::Bucket arn:aws:s3:::uploads",
    ]);
  });

  it("says that the selections of a plan could not be seen", () => {
    expect(collected.coverage.filter(({ status }) => status !== "ok")).toMatchObject([
      { type: "AWS::Backup::BackupSelection", status: "partial", reason: "denied" },
    ]);
  });
});
