import { BackupClient, CreateBackupPlanCommand, CreateBackupVaultCommand } from "@aws-sdk/client-backup";
import { defineSeed } from "../seed";
import { jsonAnswer } from "../wire-answers";

/** A vault and a plan; of policies and selections, which the emulator lacks, there are records. */
export const seed = defineSeed({
  async make({ config }) {
    const client = new BackupClient(config);
    await client.send(new CreateBackupVaultCommand({ BackupVaultName: "nightly" }));
    const Rules = [{ RuleName: "nightly", TargetBackupVaultName: "nightly" }];
    await client.send(new CreateBackupPlanCommand({ BackupPlan: { BackupPlanName: "nightly", Rules } }));
  },
  answers: ({ role }) => ({
    "backup.GetBackupVaultAccessPolicy": jsonAnswer({ Policy: '{"Version":"2012-10-17","Statement":[]}' }),
    "backup.GetBackupVaultNotifications": jsonAnswer({ SNSTopicArn: "arn:aws:sns:eu-west-1:1:backup" }),
    "backup.ListBackupSelections": jsonAnswer({
      BackupSelectionsList: [{ SelectionId: "11111111-2222-4333-8444-555555555555", SelectionName: "all" }],
    }),
    "backup.GetBackupSelection": jsonAnswer({
      BackupSelection: { SelectionName: "all", IamRoleArn: role, Resources: ["*"] },
    }),
  }),
});
