import { KMS } from "@aws-sdk/client-kms";
import { SecretsManager } from "@aws-sdk/client-secrets-manager";
import { SSM } from "@aws-sdk/client-ssm";
import { made, tagged, type World } from "./world";

/** What every planted value contains; none of it may ever come out of a scan. */
const SECRET = "never-stored-secret";

/** Keys, secrets and parameters: three generations of where passwords are. */
export async function makeSecrets(world: World): Promise<void> {
  const keys = world.aws(KMS);
  for (const [Description, when, alias, tags] of [
    ["build artifacts", "2022-03-14 09:58", "alias/build", { Owner: "dkowal" }],
    ["customer exports", "2020-07-01 13:10", "alias/exports", { Env: "prod" }],
    ["test", "2021-04-20 19:30", "", {}],
  ] as const) {
    await world.at(when);
    const { KeyMetadata } = await keys.createKey({
      Description,
      Tags: Object.entries(tags).map(([TagKey, TagValue]) => ({ TagKey, TagValue })),
    });
    const TargetKeyId = made(KeyMetadata?.KeyId);
    if (alias) await keys.createAlias({ AliasName: alias, TargetKeyId });
    if (alias === "alias/exports") await keys.enableKeyRotation({ KeyId: TargetKeyId });
    if (alias === "") await keys.disableKey({ KeyId: TargetKeyId });
  }
  const secrets = world.aws(SecretsManager);
  for (const [Name, when, Description, tags] of [
    ["prod/api/database", "2022-03-02 12:50", "DATABASE_URL of the api", { Env: "prod" }],
    ["prod/api/stripe", "2022-03-02 12:52", "", { Env: "prod" }],
    ["staging/api/database", "2022-06-09 10:05", "", { Environment: "staging" }],
    ["metabase", "2022-02-15 11:50", "admin login, ask Sofia", { Owner: "svedova" }],
  ] as const) {
    await world.at(when);
    await secrets.createSecret({ Name, Description, SecretString: SECRET, Tags: tagged(tags) });
  }
  const parameters = world.aws(SSM);
  for (const [Name, when, Type, Description] of [
    ["/prod/db/host", "2020-06-15 09:10", "String", "pinecrate-db-1"],
    ["/prod/db/password", "2020-06-15 09:11", "SecureString", "same as in web-1:/etc/pinecrate.yml"],
    ["/prod/stripe/publishable", "2020-06-15 09:14", "String", ""],
    ["/prod/stripe/secret", "2020-06-15 09:15", "String", "TODO make secure"],
    ["/prod/smtp/user", "2020-06-15 09:20", "String", ""],
    ["/prod/smtp/password", "2020-06-15 09:20", "SecureString", ""],
    ["/prod/parcel/token", "2021-03-14 18:02", "SecureString", ""],
    ["/staging/db/host", "2021-10-04 10:40", "String", ""],
    ["/staging/db/password", "2021-10-04 10:41", "String", ""],
    ["/staging/stripe/secret", "2021-10-04 10:43", "SecureString", ""],
    ["/shared/slack/webhook", "2020-09-14 15:02", "String", "#alerts"],
    ["/cron/invoices/last-run", "2020-07-02 10:20", "String", ""],
    ["/ci/github/token", "2022-03-14 10:00", "SecureString", "of trenner's user"],
    ["/feature/new-checkout", "2023-05-04 10:30", "String", ""],
    ["golden-ami", "2021-04-12 19:20", "String", "worker-golden"],
  ] as const) {
    await world.at(when);
    await parameters.putParameter({ Name, Type, Value: SECRET, ...(Description ? { Description } : {}) });
  }
}
