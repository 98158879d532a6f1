import {
  type AliasListEntry,
  DescribeKeyCommand,
  GetKeyPolicyCommand,
  GetKeyRotationStatusCommand,
  type KeyListEntry,
  type KeyMetadata,
  KMSClient,
  paginateListAliases,
  paginateListKeys,
  paginateListResourceTags,
} from "@aws-sdk/client-kms";
import type { Read } from "@/lib/model/read";
import { alias, key } from "@/lib/model/resources/kms";
import { type CollectContext, defineCollector, type Found, found, listing } from "./define";
import { policyDocument } from "./policy/document";
import { placeTags, tagMap } from "./shared/tags";

const keys = listing([key], async function* (context) {
  const client = context.connect(KMSClient);
  for await (const page of context.paginate(paginateListKeys, client, {})) {
    yield* context.each(page.Keys ?? [], (one) => toKey(context, client, one));
  }
});

const aliases = listing([alias], async function* (context) {
  // AWS reserves names for keys that it has not made yet; without a key they name nothing.
  for (const one of await allAliases(context)) {
    if (!one.TargetKeyId) continue;
    const { AliasArn = "", AliasName = "" } = one;
    yield found(alias, { arn: AliasArn, id: AliasName, name: AliasName, configuration: { ...one } });
  }
});

function allAliases(context: CollectContext): Promise<AliasListEntry[]> {
  return context.once("aliases", async () => {
    const entries: AliasListEntry[] = [];
    const pages = context.paginate(paginateListAliases, context.connect(KMSClient), {});
    for await (const page of pages) entries.push(...(page.Aliases ?? []));
    return entries;
  });
}

async function toKey(context: CollectContext, client: KMSClient, entry: KeyListEntry): Promise<Found> {
  const { KeyId = "", KeyArn = "" } = entry;
  const [KeyMetadata, Aliases] = await Promise.all([
    context.read<KeyMetadata>(async () => {
      const { KeyMetadata } = await client.send(new DescribeKeyCommand({ KeyId }));
      return KeyMetadata ?? { KeyId };
    }),
    aliasesOf(context, KeyId),
  ]);
  const { tags, configuration } = await ownSettings(context, client, KeyId, KeyMetadata);
  return found(key, {
    arn: KeyArn,
    id: KeyId,
    name: Aliases.seen ? Aliases.value[0] : undefined,
    tags,
    state: KeyMetadata.seen ? KeyMetadata.value.KeyState : null,
    // Unseen aliases leave a mark, so that nobody takes the key for one that lost its name.
    configuration: { KeyId, KeyArn, KeyMetadata, ...(Aliases.seen ? {} : { Aliases }), ...configuration },
  });
}

/**
 * Settings that the owner of a key decides. Keys that AWS manages have none: AWS writes their policy, rotates them
 * every year, and nobody can tag them.
 * https://docs.aws.amazon.com/kms/latest/developerguide/concepts.html#aws-managed-key
 */
async function ownSettings(
  context: CollectContext,
  client: KMSClient,
  KeyId: string,
  metadata: Read<KeyMetadata>,
): Promise<Pick<Found, "tags" | "configuration">> {
  if (metadata.seen && metadata.value.KeyManager === "AWS") return { tags: {}, configuration: {} };
  const [KeyPolicy, RotationStatus, tagging] = await Promise.all([
    context.read(async () =>
      policyDocument((await client.send(new GetKeyPolicyCommand({ KeyId, PolicyName: "default" }))).Policy),
    ),
    // Asymmetric and HMAC keys cannot rotate.
    metadata.seen && metadata.value.KeySpec !== "SYMMETRIC_DEFAULT"
      ? undefined
      : context.read(
          async () => {
            const { $metadata, KeyId: _, ...status } = await client.send(new GetKeyRotationStatusCommand({ KeyId }));
            return status;
          },
          { UnsupportedOperationException: null, KMSInvalidStateException: null },
        ),
    context.read(async () => {
      const entries: { Key?: string | undefined; Value?: string | undefined }[] = [];
      for await (const page of context.paginate(paginateListResourceTags, client, { KeyId })) {
        entries.push(...(page.Tags ?? []).map(({ TagKey, TagValue }) => ({ Key: TagKey, Value: TagValue })));
      }
      return tagMap(entries);
    }),
  ]);
  const { tags, unseenTags } = placeTags(tagging);
  return { tags, configuration: { KeyPolicy, RotationStatus, ...unseenTags } };
}

/** The names of a key, sorted; they are resources of their own. */
function aliasesOf(context: CollectContext, keyId: string): Promise<Read<string[]>> {
  return context.read(async () => {
    const entries = await allAliases(context);
    return entries
      .flatMap(({ AliasName, TargetKeyId }) => (AliasName && TargetKeyId === keyId ? [AliasName] : []))
      .sort();
  });
}

/** https://docs.aws.amazon.com/service-authorization/latest/reference/list_awskeymanagementservice.html */
export const kms = defineCollector({
  service: "kms",
  scope: "regional",
  permissions: {
    DescribeKey: "kms:DescribeKey",
    GetKeyPolicy: "kms:GetKeyPolicy",
    GetKeyRotationStatus: "kms:GetKeyRotationStatus",
    ListAliases: "kms:ListAliases",
    ListKeys: "kms:ListKeys",
    ListResourceTags: "kms:ListResourceTags",
  },
  listings: [aliases, keys],
});
