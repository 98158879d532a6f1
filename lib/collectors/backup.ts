import {
  BackupClient,
  type BackupPlansListMember,
  type BackupSelectionsListMember,
  type BackupVaultListMember,
  GetBackupPlanCommand,
  GetBackupSelectionCommand,
  GetBackupVaultAccessPolicyCommand,
  GetBackupVaultNotificationsCommand,
  paginateListBackupPlans,
  paginateListBackupSelections,
  paginateListBackupVaults,
  paginateListTags,
} from "@aws-sdk/client-backup";
import { backupPlan, backupSelection, backupVault } from "@/lib/model/resources/backup";
import { type CollectContext, defineCollector, type Found, found, listing } from "./define";
import { policyDocument } from "./policy/document";
import { allItems, below } from "./shared/paginators";
import { placeTags } from "./shared/tags";
import { told } from "./shared/told";

/** Most items that AWS Backup gives on one page. */
const MaxResults = 1000;

/**
 * AWS Backup: vaults, plans and what these select. Recovery points are not read: they come and go by themselves.
 * https://docs.aws.amazon.com/aws-backup/latest/devguide/API_Operations.html
 */
export const backup = defineCollector({
  service: "backup",
  scope: "regional",
  permissions: {
    GetBackupPlan: "backup:GetBackupPlan",
    GetBackupSelection: "backup:GetBackupSelection",
    GetBackupVaultAccessPolicy: "backup:GetBackupVaultAccessPolicy",
    GetBackupVaultNotifications: "backup:GetBackupVaultNotifications",
    ListBackupPlans: "backup:ListBackupPlans",
    ListBackupSelections: "backup:ListBackupSelections",
    ListBackupVaults: "backup:ListBackupVaults",
    ListTags: "backup:ListTags",
  },
  listings: [
    listing([backupVault], async function* (context) {
      const client = context.connect(BackupClient);
      for await (const page of context.paginate(paginateListBackupVaults, client, { MaxResults })) {
        yield* context.each(page.BackupVaultList ?? [], (one) => toVault(context, client, one));
      }
    }),
    listing([backupPlan], async function* (context) {
      const client = context.connect(BackupClient);
      yield* context.each(await plans(context), (one) => toPlan(context, client, one));
    }),
    listing([backupSelection], async function* (context) {
      const client = context.connect(BackupClient);
      yield* below(context, await plans(context), async ({ BackupPlanId }) => {
        const pages = context.paginate(paginateListBackupSelections, client, { BackupPlanId, MaxResults });
        const selections = await allItems(pages, (page) => page.BackupSelectionsList);
        return Promise.all(selections.map((one) => toSelection(context, client, BackupPlanId, one)));
      });
    }),
  ],
});

function plans(context: CollectContext): Promise<BackupPlansListMember[]> {
  return context.once("plans", () => {
    const pages = context.paginate(paginateListBackupPlans, context.connect(BackupClient), { MaxResults });
    return allItems(pages, (page) => page.BackupPlansList);
  });
}

async function toVault(context: CollectContext, client: BackupClient, one: BackupVaultListMember): Promise<Found> {
  const { BackupVaultName, BackupVaultArn } = one;
  const [AccessPolicy, Notifications, { tags, unseenTags }] = await Promise.all([
    context.read(
      async () => {
        const answer = await client.send(new GetBackupVaultAccessPolicyCommand({ BackupVaultName }));
        const of = { service: "backup", region: context.region, operation: "GetBackupVaultAccessPolicy" };
        return policyDocument(told(answer.Policy, of));
      },
      { ResourceNotFoundException: null },
    ),
    context.read(
      async () => {
        const answer = await client.send(new GetBackupVaultNotificationsCommand({ BackupVaultName }));
        return { SNSTopicArn: answer.SNSTopicArn, BackupVaultEvents: answer.BackupVaultEvents };
      },
      // The second is AWS's undocumented word for a vault that never had notifications.
      // https://github.com/turbot/steampipe-plugin-aws/issues/2032
      { ResourceNotFoundException: null, ERROR_2106: null },
    ),
    readTags(context, client, BackupVaultArn),
  ]);
  return found(backupVault, {
    arn: BackupVaultArn ?? "",
    id: BackupVaultName ?? "",
    tags,
    state: one.VaultState,
    configuration: { ...one, AccessPolicy, Notifications, ...unseenTags },
  });
}

async function toPlan(context: CollectContext, client: BackupClient, one: BackupPlansListMember): Promise<Found> {
  const { BackupPlanId, BackupPlanArn } = one;
  const [Plan, { tags, unseenTags }] = await Promise.all([
    context.read(async () => {
      const { BackupPlan } = await client.send(new GetBackupPlanCommand({ BackupPlanId }));
      return told(BackupPlan, { service: "backup", region: context.region, operation: "GetBackupPlan" });
    }),
    readTags(context, client, BackupPlanArn),
  ]);
  return found(backupPlan, {
    arn: BackupPlanArn ?? "",
    id: BackupPlanId ?? "",
    name: one.BackupPlanName,
    tags,
    configuration: { ...one, Plan, ...unseenTags },
  });
}

async function toSelection(
  context: CollectContext,
  client: BackupClient,
  BackupPlanId: string | undefined,
  one: BackupSelectionsListMember,
): Promise<Found> {
  const { SelectionId } = one;
  const Selection = await context.read(async () => {
    const { BackupSelection } = await client.send(new GetBackupSelectionCommand({ BackupPlanId, SelectionId }));
    return told(BackupSelection, { service: "backup", region: context.region, operation: "GetBackupSelection" });
  });
  return found(backupSelection, {
    arn: context.arn("backup", `backup-selection:${BackupPlanId}/${SelectionId}`),
    id: SelectionId ?? "",
    name: one.SelectionName,
    configuration: { BackupPlanId, ...one, Selection },
  });
}

async function readTags(context: CollectContext, client: BackupClient, ResourceArn: string | undefined) {
  const read = await context.read(async () => {
    const tags = new Map<string, string>();
    for await (const page of context.paginate(paginateListTags, client, { ResourceArn, MaxResults })) {
      for (const [key, value] of Object.entries(page.Tags ?? {})) tags.set(key, value);
    }
    return Object.fromEntries(tags);
  });
  return placeTags(read);
}
