import {
  GetAccountCommand,
  GetConfigurationSetCommand,
  GetConfigurationSetEventDestinationsCommand,
  GetEmailIdentityCommand,
  type IdentityInfo,
  paginateListConfigurationSets,
  paginateListEmailIdentities,
  SESv2Client,
} from "@aws-sdk/client-sesv2";
import { mapSeen } from "@/lib/model/read";
import { configurationSet, emailIdentity, sesAccount } from "@/lib/model/resources/ses";
import { type CollectContext, defineCollector, type Found, found, listing } from "./define";
import { beyond } from "./shared/beyond";
import { allItems } from "./shared/paginators";
import { placeTags, tagMap } from "./shared/tags";

const account = listing([sesAccount], async function* (context) {
  if (!(await sends(context))) return;
  const { $metadata, ...settings } = await context.connect(SESv2Client).send(new GetAccountCommand({}));
  yield found(sesAccount, {
    arn: context.arn("ses", "account"),
    id: context.awsAccountId,
    name: `SES in ${context.region}`,
    configuration: settings,
  });
});

/**
 * False where the account has nothing to send with: how far it might send there says nothing. What could not be
 * listed counts as being there.
 */
async function sends(context: CollectContext): Promise<boolean> {
  const lists = await Promise.allSettled([allIdentities(context), allSets(context)]);
  return lists.some((list) => list.status === "rejected" || list.value.length > 0);
}

function allIdentities(context: CollectContext): Promise<IdentityInfo[]> {
  const client = context.connect(SESv2Client);
  return context.once("identities", () =>
    allItems(context.paginate(paginateListEmailIdentities, client, { PageSize: 1000 }), (page) => page.EmailIdentities),
  );
}

function allSets(context: CollectContext): Promise<string[]> {
  const client = context.connect(SESv2Client);
  return context.once("configuration sets", () =>
    allItems(context.paginate(paginateListConfigurationSets, client, {}), (page) => page.ConfigurationSets),
  );
}

const identities = listing([emailIdentity], async function* (context) {
  const client = context.connect(SESv2Client);
  yield* context.each(await allIdentities(context), (item) => readIdentity(context, client, item));
});

async function readIdentity(context: CollectContext, client: SESv2Client, item: IdentityInfo): Promise<Found> {
  const { IdentityName = "" } = item;
  const described = await context.read(async () => {
    const { Tags, ...answer } = await client.send(new GetEmailIdentityCommand({ EmailIdentity: IdentityName }));
    return { Tags, identity: beyond(answer, item) };
  });
  const { tags, unseenTags } = placeTags(mapSeen(described, ({ Tags }) => tagMap(Tags)));
  const Identity = mapSeen(described, ({ identity }) => identity);
  return found(emailIdentity, {
    arn: context.arn("ses", `identity/${IdentityName}`),
    id: IdentityName,
    name: IdentityName,
    tags,
    configuration: { ...item, Identity, ...unseenTags },
  });
}

const sets = listing([configurationSet], async function* (context) {
  const client = context.connect(SESv2Client);
  yield* context.each(await allSets(context), (name) => readSet(context, client, name));
});

async function readSet(context: CollectContext, client: SESv2Client, ConfigurationSetName: string): Promise<Found> {
  const item = { ConfigurationSetName };
  const [described, EventDestinations] = await Promise.all([
    context.read(async () => {
      const { Tags, ...answer } = await client.send(new GetConfigurationSetCommand(item));
      return { Tags, set: beyond(answer, item) };
    }),
    context.read(
      async () => (await client.send(new GetConfigurationSetEventDestinationsCommand(item))).EventDestinations ?? [],
    ),
  ]);
  const { tags, unseenTags } = placeTags(mapSeen(described, ({ Tags }) => tagMap(Tags)));
  const ConfigurationSet = mapSeen(described, ({ set }) => set);
  return found(configurationSet, {
    arn: context.arn("ses", `configuration-set/${ConfigurationSetName}`),
    id: ConfigurationSetName,
    name: ConfigurationSetName,
    tags,
    configuration: { ...item, ConfigurationSet, EventDestinations, ...unseenTags },
  });
}

/** SES, by its second API. https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonsimpleemailservicev2.html */
export const ses = defineCollector({
  service: "ses",
  scope: "regional",
  permissions: {
    GetAccount: "ses:GetAccount",
    GetConfigurationSet: "ses:GetConfigurationSet",
    GetConfigurationSetEventDestinations: "ses:GetConfigurationSetEventDestinations",
    GetEmailIdentity: "ses:GetEmailIdentity",
    ListConfigurationSets: "ses:ListConfigurationSets",
    ListEmailIdentities: "ses:ListEmailIdentities",
  },
  listings: [account, identities, sets],
});
