import { createHash } from "node:crypto";
import {
  DescribeServerCommand,
  DescribeUserCommand,
  type ListedServer,
  type ListedUser,
  paginateListServers,
  paginateListUsers,
  type SshPublicKey,
  TransferClient,
} from "@aws-sdk/client-transfer";
import { mapSeen } from "@/lib/model/read";
import { transferServer, transferUser } from "@/lib/model/resources/transfer";
import { type CollectContext, defineCollector, type Found, found, listing } from "./define";
import { beyond } from "./shared/beyond";
import { allItems, below } from "./shared/paginators";
import { placeTags, tagMap } from "./shared/tags";
import { told } from "./shared/told";

/** Transfer Family. https://docs.aws.amazon.com/service-authorization/latest/reference/list_awstransferfamily.html */
export const transfer = defineCollector({
  service: "transfer",
  scope: "regional",
  permissions: {
    DescribeServer: "transfer:DescribeServer",
    DescribeUser: "transfer:DescribeUser",
    ListServers: "transfer:ListServers",
    ListUsers: "transfer:ListUsers",
  },
  listings: [
    listing([transferServer], async function* (context) {
      const client = context.connect(TransferClient);
      yield* context.each(await allServers(context), (item) => readServer(context, client, item));
    }),
    listing([transferUser], async function* (context) {
      const client = context.connect(TransferClient);
      // Others ask a directory or a function who somebody is.
      const keepers = (await allServers(context)).filter(
        ({ IdentityProviderType }) => (IdentityProviderType ?? "SERVICE_MANAGED") === "SERVICE_MANAGED",
      );
      yield* below(context, keepers, async ({ ServerId = "" }) => {
        const pages = context.paginate(paginateListUsers, client, { ServerId, MaxResults: 1000 });
        const made: Found[] = [];
        const users = await allItems(pages, ({ Users }) => Users);
        for await (const user of context.each(users, (item) => readUser(context, client, ServerId, item))) {
          made.push(user);
        }
        return made;
      });
    }),
  ],
});

function allServers(context: CollectContext): Promise<ListedServer[]> {
  const client = context.connect(TransferClient);
  return context.once("servers", () =>
    allItems(context.paginate(paginateListServers, client, { MaxResults: 1000 }), ({ Servers }) => Servers),
  );
}

async function readServer(context: CollectContext, client: TransferClient, item: ListedServer): Promise<Found> {
  const { Arn = "", ServerId = "" } = item;
  const described = await context.read(async () => {
    const answer = await client.send(new DescribeServerCommand({ ServerId }));
    const of = { service: "transfer", region: context.region, operation: "DescribeServer" };
    const { Tags, ...server } = told(answer.Server, of);
    return { Tags, server: beyond(server, item) };
  });
  const { tags, unseenTags } = placeTags(mapSeen(described, ({ Tags }) => tagMap(Tags)));
  const Server = mapSeen(described, ({ server }) => server);
  return found(transferServer, {
    arn: Arn,
    id: ServerId,
    tags,
    state: item.State,
    configuration: { ...item, Server, ...unseenTags },
  });
}

async function readUser(
  context: CollectContext,
  client: TransferClient,
  ServerId: string,
  item: ListedUser,
): Promise<Found> {
  const { Arn = "", UserName = "" } = item;
  const described = await context.read(async () => {
    const answer = await client.send(new DescribeUserCommand({ ServerId, UserName }));
    const of = { service: "transfer", region: context.region, operation: "DescribeUser" };
    const { Tags, SshPublicKeys, ...user } = told(answer.User, of);
    return { Tags, user: { ...beyond(user, item), SshPublicKeys: SshPublicKeys?.map(fingerprinted) } };
  });
  const { tags, unseenTags } = placeTags(mapSeen(described, ({ Tags }) => tagMap(Tags)));
  const User = mapSeen(described, ({ user }) => user);
  return found(transferUser, {
    arn: Arn,
    id: `${ServerId}/${UserName}`,
    name: UserName,
    tags,
    configuration: { ...item, ServerId, User, ...unseenTags },
  });
}

/** A key by its fingerprint. The text behind a key often names a person. */
function fingerprinted({ SshPublicKeyBody = "", SshPublicKeyId, DateImported }: SshPublicKey): object {
  const [, key = ""] = SshPublicKeyBody.trim().split(/\s+/);
  const digest = createHash("sha256").update(Buffer.from(key, "base64")).digest("base64").replace(/=+$/, "");
  return { SshPublicKeyId, DateImported, ...(key && { Fingerprint: `SHA256:${digest}` }) };
}
