import {
  type ContainerService,
  type ContainerServiceDeployment,
  GetActiveNamesCommand,
  type GetActiveNamesCommandInput,
  GetBucketsCommand,
  GetContainerServicesCommand,
  GetDisksCommand,
  GetInstancesCommand,
  GetKeyPairsCommand,
  GetLoadBalancersCommand,
  GetRelationalDatabasesCommand,
  GetStaticIpsCommand,
  LightsailClient,
} from "@aws-sdk/client-lightsail";
import type { ResourceType } from "@/lib/model/resource";
import {
  lightsailBucket,
  lightsailContainerService,
  lightsailDatabase,
  lightsailDisk,
  lightsailInstance,
  lightsailKeyPair,
  lightsailLoadBalancer,
  lightsailStaticIp,
} from "@/lib/model/resources/lightsail";
import { type CollectContext, defineCollector, type Found, listing } from "./define";
import { withoutContainerSecrets } from "./shared/container-secrets";
import { allItems, paginatorOf } from "./shared/paginators";
import { tagMap } from "./shared/tags";

/** What the descriptions of Lightsail have in common; a state may be a word or an object. */
type Item = {
  arn?: string | undefined;
  name?: string | undefined;
  containerServiceName?: string | undefined;
  state?: string | { name?: string | undefined; code?: string | number | undefined } | undefined;
  tags?: { key?: string | undefined; value?: string | undefined }[] | undefined;
};
type Page = { items: readonly Item[] | undefined; nextPageToken?: string | undefined };
type Input = { pageToken?: string };

/** Lists what one operation tells, following its pages. */
function lightsailListing(type: ResourceType, read: (client: LightsailClient, input: Input) => Promise<Page>) {
  const paginate = paginatorOf(read, ({ nextPageToken }) => (nextPageToken ? { pageToken: nextPageToken } : null));
  return listing([type], async function* (context) {
    if (type !== lightsailBucket) {
      const names = await context.read(() => allNames(context));
      if (names.seen && names.value.length === 0) return;
    }
    const pages = context.paginate(paginate, context.connect(LightsailClient), {});
    for await (const { items } of pages) for (const item of items ?? []) yield toFound(type, item);
  });
}

function toFound(type: ResourceType, item: Item): Found {
  const { arn = "", name, containerServiceName, state } = item;
  const tags = tagMap(item.tags?.map(({ key, value }) => ({ Key: key, Value: value })));
  const word = typeof state === "object" ? (state.name ?? state.code) : state;
  const configuration: Record<string, unknown> = { ...item };
  return { type, arn, id: name ?? containerServiceName ?? "", tags, state: word?.toString(), configuration };
}

const paginateActiveNames = paginatorOf(
  (client: LightsailClient, input: GetActiveNamesCommandInput) => client.send(new GetActiveNamesCommand(input)),
  ({ nextPageToken }) => (nextPageToken ? { pageToken: nextPageToken } : null),
);

/** Names of everything in the region, which only buckets are not promised to be among: theirs are all regions'. */
function allNames(context: CollectContext): Promise<string[]> {
  return context.once("active names", () => {
    const pages = context.paginate(paginateActiveNames, context.connect(LightsailClient), {});
    return allItems(pages, (page) => page.activeNames);
  });
}

/**
 * Lightsail, where it is offered. A region without anything is known by two calls.
 * https://docs.aws.amazon.com/lightsail/2016-11-28/api-reference/Welcome.html
 */
export const lightsail = defineCollector({
  service: "lightsail",
  scope: "regional",
  // https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonlightsail.html
  permissions: {
    GetActiveNames: "lightsail:GetActiveNames",
    GetBuckets: "lightsail:GetBuckets",
    GetContainerServices: "lightsail:GetContainerServices",
    GetDisks: "lightsail:GetDisks",
    GetInstances: "lightsail:GetInstances",
    GetKeyPairs: "lightsail:GetKeyPairs",
    GetLoadBalancers: "lightsail:GetLoadBalancers",
    GetRelationalDatabases: "lightsail:GetRelationalDatabases",
    GetStaticIps: "lightsail:GetStaticIps",
  },
  listings: [
    lightsailListing(lightsailBucket, async (client, input) => {
      const command = new GetBucketsCommand({ ...input, includeConnectedResources: true, includeCors: true });
      const { buckets, nextPageToken } = await client.send(command);
      return { items: buckets, nextPageToken };
    }),
    lightsailListing(lightsailContainerService, async (client) => {
      const { containerServices } = await client.send(new GetContainerServicesCommand({}));
      return { items: containerServices?.map((item) => ({ ...item, ...cleaned(item) })) };
    }),
    lightsailListing(lightsailDatabase, async (client, input) => {
      const { relationalDatabases, nextPageToken } = await client.send(new GetRelationalDatabasesCommand(input));
      return { items: relationalDatabases, nextPageToken };
    }),
    lightsailListing(lightsailDisk, async (client, input) => {
      const { disks, nextPageToken } = await client.send(new GetDisksCommand(input));
      return { items: disks, nextPageToken };
    }),
    lightsailListing(lightsailInstance, async (client, input) => {
      const { instances, nextPageToken } = await client.send(new GetInstancesCommand(input));
      return { items: instances, nextPageToken };
    }),
    lightsailListing(lightsailKeyPair, async (client, input) => {
      const command = new GetKeyPairsCommand({ ...input, includeDefaultKeyPair: true });
      const { keyPairs, nextPageToken } = await client.send(command);
      return { items: keyPairs, nextPageToken };
    }),
    lightsailListing(lightsailLoadBalancer, async (client, input) => {
      const { loadBalancers, nextPageToken } = await client.send(new GetLoadBalancersCommand(input));
      return { items: loadBalancers, nextPageToken };
    }),
    lightsailListing(lightsailStaticIp, async (client, input) => {
      const { staticIps, nextPageToken } = await client.send(new GetStaticIpsCommand(input));
      return { items: staticIps, nextPageToken };
    }),
  ],
});

/** Deployments of a container service without the values of variables. Containers stand under names of their owner's. */
function cleaned({ currentDeployment, nextDeployment }: ContainerService): object {
  return { currentDeployment: withoutValues(currentDeployment), nextDeployment: withoutValues(nextDeployment) };
}

function withoutValues(deployment: ContainerServiceDeployment | undefined): object | undefined {
  if (deployment?.containers === undefined) return deployment;
  const containers = Object.entries(deployment.containers).map(([name, one]) => [name, withoutContainerSecrets(one)]);
  return { ...deployment, containers: Object.fromEntries(containers) };
}
