import {
  type CacheCluster,
  ElastiCacheClient,
  paginateDescribeCacheClusters,
  paginateDescribeCacheSubnetGroups,
  paginateDescribeReplicationGroups,
  paginateDescribeServerlessCaches,
} from "@aws-sdk/client-elasticache";
import { cacheCluster, cacheSubnetGroup, replicationGroup, serverlessCache } from "@/lib/model/resources/elasticache";
import { type CollectContext, defineCollector, found, listing } from "./define";
import { BULK_TAG_PERMISSIONS, bulkTags } from "./shared/bulk-tags";
import { knownEmpty } from "./shared/known-empty";
import { allItems } from "./shared/paginators";

/** Most items that ElastiCache gives on one page; of serverless caches half of it. */
const MaxRecords = 100;

/** ElastiCache. https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/Welcome.html */
export const elasticache = defineCollector({
  service: "elasticache",
  scope: "regional",
  permissions: {
    DescribeCacheClusters: "elasticache:DescribeCacheClusters",
    DescribeCacheSubnetGroups: "elasticache:DescribeCacheSubnetGroups",
    DescribeReplicationGroups: "elasticache:DescribeReplicationGroups",
    DescribeServerlessCaches: "elasticache:DescribeServerlessCaches",
    ...BULK_TAG_PERMISSIONS,
  },
  listings: [
    listing([cacheCluster], async function* (context) {
      yield* context.each(await clusters(context), async (item) => {
        const { tags, unseenTags } = await bulkTags(context, "elasticache", item.ARN ?? "");
        return found(cacheCluster, {
          arn: item.ARN ?? "",
          id: item.CacheClusterId ?? "",
          tags,
          state: item.CacheClusterStatus,
          configuration: { ...item, ...unseenTags },
        });
      });
    }),
    listing([replicationGroup], async function* (context) {
      // A replication group is made of cache clusters.
      const members = clusters(context).then((all) => all.filter((cluster) => cluster.ReplicationGroupId));
      if (await knownEmpty(members)) return;
      const client = context.connect(ElastiCacheClient);
      for await (const page of context.paginate(paginateDescribeReplicationGroups, client, { MaxRecords })) {
        yield* context.each(page.ReplicationGroups ?? [], async (item) => {
          const { tags, unseenTags } = await bulkTags(context, "elasticache", item.ARN ?? "");
          return found(replicationGroup, {
            arn: item.ARN ?? "",
            id: item.ReplicationGroupId ?? "",
            tags,
            state: item.Status,
            configuration: { ...item, ...unseenTags },
          });
        });
      }
    }),
    listing([serverlessCache], async function* (context) {
      const client = context.connect(ElastiCacheClient);
      const pages = context.paginate(paginateDescribeServerlessCaches, client, { MaxResults: MaxRecords / 2 });
      for await (const page of pages) {
        yield* context.each(page.ServerlessCaches ?? [], async (item) => {
          const { tags, unseenTags } = await bulkTags(context, "elasticache", item.ARN ?? "");
          return found(serverlessCache, {
            arn: item.ARN ?? "",
            id: item.ServerlessCacheName ?? "",
            tags,
            state: item.Status,
            configuration: { ...item, ...unseenTags },
          });
        });
      }
    }),
    listing([cacheSubnetGroup], async function* (context) {
      const client = context.connect(ElastiCacheClient);
      for await (const page of context.paginate(paginateDescribeCacheSubnetGroups, client, { MaxRecords })) {
        yield* context.each(page.CacheSubnetGroups ?? [], async (item) => {
          const id = item.CacheSubnetGroupName ?? "";
          const arn = item.ARN ?? context.arn("elasticache", `subnetgroup:${id}`);
          const { tags, unseenTags } = await bulkTags(context, "elasticache", arn);
          return found(cacheSubnetGroup, { arn, id, tags, configuration: { ...item, ...unseenTags } });
        });
      }
    }),
  ],
});

function clusters(context: CollectContext): Promise<CacheCluster[]> {
  return context.once("clusters", () => {
    const input = { MaxRecords, ShowCacheNodeInfo: true };
    const pages = context.paginate(paginateDescribeCacheClusters, context.connect(ElastiCacheClient), input);
    return allItems(pages, (page) => page.CacheClusters);
  });
}
