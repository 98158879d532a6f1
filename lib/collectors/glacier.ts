import {
  type DescribeVaultOutput,
  GetVaultAccessPolicyCommand,
  GetVaultLockCommand,
  GetVaultNotificationsCommand,
  GlacierClient,
  ListTagsForVaultCommand,
  paginateListVaults,
} from "@aws-sdk/client-glacier";
import { CallFailure } from "@/lib/aws/call-failure";
import { glacierVault } from "@/lib/model/resources/glacier";
import { type CollectContext, defineCollector, type Found, found, listing } from "./define";
import { policyDocument } from "./policy/document";
import { placeTags } from "./shared/tags";

/** Glacier's word for the account that asks. */
const accountId = "-";

/** Vaults without a policy, a lock or notifications: Glacier says that there is no such resource. */
const NONE = { ResourceNotFoundException: null };

/** S3 Glacier, the service with vaults. https://docs.aws.amazon.com/amazonglacier/latest/dev/amazon-glacier-api.html */
export const glacier = defineCollector({
  service: "glacier",
  scope: "regional",
  permissions: {
    GetVaultAccessPolicy: "glacier:GetVaultAccessPolicy",
    GetVaultLock: "glacier:GetVaultLock",
    GetVaultNotifications: "glacier:GetVaultNotifications",
    ListTagsForVault: "glacier:ListTagsForVault",
    ListVaults: "glacier:ListVaults",
  },
  listings: [
    listing([glacierVault], async function* (context) {
      const client = context.connect(GlacierClient);
      try {
        for await (const page of context.paginate(paginateListVaults, client, { accountId })) {
          yield* context.each(page.VaultList ?? [], (one) => toVault(context, client, one));
        }
      } catch (error) {
        // What accounts that have no vault are told since Glacier takes no new customers.
        if (!(error instanceof CallFailure && error.code === "NoLongerSupportedException")) throw error;
      }
    }),
  ],
});

async function toVault(context: CollectContext, client: GlacierClient, one: DescribeVaultOutput): Promise<Found> {
  const { VaultName: vaultName = "", VaultARN = "" } = one;
  const of = { accountId, vaultName };
  const [AccessPolicy, Lock, Notifications, tagging] = await Promise.all([
    context.read(
      async () => policyDocument((await client.send(new GetVaultAccessPolicyCommand(of))).policy?.Policy),
      NONE,
    ),
    context.read(async () => {
      const { $metadata, Policy, ...lock } = await client.send(new GetVaultLockCommand(of));
      return { ...lock, Policy: policyDocument(Policy) };
    }, NONE),
    context.read(
      async () => (await client.send(new GetVaultNotificationsCommand(of))).vaultNotificationConfig ?? null,
      NONE,
    ),
    context.read(async () => (await client.send(new ListTagsForVaultCommand(of))).Tags ?? {}),
  ]);
  const { tags, unseenTags } = placeTags(tagging);
  const configuration = { ...one, AccessPolicy, Lock, Notifications, ...unseenTags };
  return found(glacierVault, { arn: VaultARN, id: vaultName, tags, configuration });
}
