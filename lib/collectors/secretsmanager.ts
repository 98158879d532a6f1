import {
  DescribeSecretCommand,
  GetResourcePolicyCommand,
  paginateListSecrets,
  type SecretListEntry,
  SecretsManagerClient,
} from "@aws-sdk/client-secrets-manager";
import { secret } from "@/lib/model/resources/secretsmanager";
import { type CollectContext, defineCollector, type Found, found, listing } from "./define";
import { policyDocument } from "./policy/document";
import { tagMap } from "./shared/tags";

/**
 * Secrets Manager: never a secret's value, for which nothing here is even permitted to ask.
 * https://docs.aws.amazon.com/service-authorization/latest/reference/list_awssecretsmanager.html
 */
export const secretsmanager = defineCollector({
  service: "secretsmanager",
  scope: "regional",
  permissions: {
    DescribeSecret: "secretsmanager:DescribeSecret",
    GetResourcePolicy: "secretsmanager:GetResourcePolicy",
    ListSecrets: "secretsmanager:ListSecrets",
  },
  listings: [
    listing([secret], async function* (context) {
      const client = context.connect(SecretsManagerClient);
      const input = { IncludePlannedDeletion: true, MaxResults: 100 };
      for await (const page of context.paginate(paginateListSecrets, client, input)) {
        yield* context.each(page.SecretList ?? [], (one) => toSecret(context, client, one));
      }
    }),
  ],
});

async function toSecret(
  context: CollectContext,
  client: SecretsManagerClient,
  { Tags, ...entry }: SecretListEntry,
): Promise<Found> {
  const SecretId = entry.ARN;
  const [Replicas, ResourcePolicy] = await Promise.all([
    // The listing tells of replicas only that this is where they come from.
    entry.PrimaryRegion === context.region
      ? context.read(async () => (await client.send(new DescribeSecretCommand({ SecretId }))).ReplicationStatus ?? [])
      : undefined,
    // AWS does not answer for a secret that waits for its deletion.
    entry.DeletedDate === undefined
      ? context.read(async () =>
          policyDocument((await client.send(new GetResourcePolicyCommand({ SecretId }))).ResourcePolicy),
        )
      : undefined,
  ]);
  return found(secret, {
    arn: entry.ARN ?? "",
    id: entry.Name ?? "",
    name: entry.Name,
    tags: tagMap(Tags),
    configuration: { ...entry, Replicas, ResourcePolicy },
  });
}
