import type { ClientClass } from "@/lib/aws/sdk-client";
import type { ResourceType } from "@/lib/model/resource";
import { type CollectContext, type CollectorListing, listing, type Paginator } from "./define";
import { writer } from "./rds";
import { readRdsTags } from "./rds-tags";
import { allItems } from "./shared/paginators";

type Filter = { Name: string; Values: string[] };
type Input = { Filters?: Filter[]; MaxRecords?: number };
type Tags = { TagList?: { Key?: string | undefined; Value?: string | undefined }[] | undefined };
type Cluster = {
  DBClusterArn?: string | undefined;
  DBClusterIdentifier?: string | undefined;
  DBClusterMembers?: { DBInstanceIdentifier?: string | undefined; IsClusterWriter?: boolean | undefined }[] | undefined;
  Engine?: string | undefined;
  Status?: string | undefined;
};
type Instance = {
  DBInstanceArn?: string | undefined;
  DBInstanceIdentifier?: string | undefined;
  DBInstanceStatus?: string | undefined;
  Engine?: string | undefined;
};

/** A service that shares the API of RDS, and what its SDK client is made of. */
type Engine<C extends object> = {
  /** Name of its engine, by which its things are told from those of the others. */
  engine: string;
  client: ClientClass<C>;
  cluster: ResourceType;
  instance: ResourceType;
  clusters: Paginator<C, Input, { DBClusters?: Cluster[] | undefined }>;
  instances: Paginator<C, Input, { DBInstances?: Instance[] | undefined }>;
  tags: (client: C, ResourceName: string | undefined) => Promise<Tags>;
};

/**
 * Listings of the clusters and instances of DocumentDB or Neptune. Without the engine filter their clients list the
 * databases of RDS as well. Instances are always members of a cluster; the filter by cluster is the one that all three
 * services document for them.
 * https://docs.aws.amazon.com/documentdb/latest/developerguide/API_DescribeDBClusters.html
 */
export function engineListings<C extends object>(of: Engine<C>): CollectorListing[] {
  // A server that does not know the filter must not make one thing of two services.
  const isOurs = ({ Engine }: { Engine?: string | undefined }) => Engine === of.engine;

  function clusters(context: CollectContext): Promise<Cluster[]> {
    return context.once("clusters", async () => {
      const Filters = [{ Name: "engine", Values: [of.engine] }];
      const pages = context.paginate(of.clusters, context.connect(of.client), { Filters, MaxRecords: 100 });
      return (await allItems(pages, (page) => page.DBClusters)).filter(isOurs);
    });
  }

  return [
    listing([of.cluster], async function* (context) {
      const client = context.connect(of.client);
      yield* context.each(await clusters(context), async (item) => {
        const { tags, unseenTags } = await readRdsTags(context, () => of.tags(client, item.DBClusterArn));
        return {
          type: of.cluster,
          arn: item.DBClusterArn ?? "",
          id: item.DBClusterIdentifier ?? "",
          tags,
          state: item.Status,
          configuration: { ...item, Writer: writer(item), ...unseenTags },
        };
      });
    }),
    listing([of.instance], async function* (context) {
      const Values = (await clusters(context)).flatMap(({ DBClusterIdentifier }) => DBClusterIdentifier ?? []);
      if (Values.length === 0) return;
      const Filters = [{ Name: "db-cluster-id", Values }];
      const client = context.connect(of.client);
      for await (const page of context.paginate(of.instances, client, { Filters, MaxRecords: 100 })) {
        yield* context.each((page.DBInstances ?? []).filter(isOurs), async (item) => {
          const { tags, unseenTags } = await readRdsTags(context, () => of.tags(client, item.DBInstanceArn));
          return {
            type: of.instance,
            arn: item.DBInstanceArn ?? "",
            id: item.DBInstanceIdentifier ?? "",
            tags,
            state: item.DBInstanceStatus,
            configuration: { ...item, ...unseenTags },
          };
        });
      }
    }),
  ];
}
