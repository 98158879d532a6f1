import {
  ListTagsCommand,
  MemoryDBClient,
  paginateDescribeClusters,
  paginateDescribeSubnetGroups,
} from "@aws-sdk/client-memorydb";
import { memorydbCluster, memorydbSubnetGroup } from "@/lib/model/resources/memorydb";
import { type CollectContext, defineCollector, found, listing } from "./define";
import { placeTags, tagMap } from "./shared/tags";

/**
 * MemoryDB. Pages have AWS's own size: the reference names no largest.
 * https://docs.aws.amazon.com/memorydb/latest/APIReference/Welcome.html
 */
export const memorydb = defineCollector({
  service: "memorydb",
  scope: "regional",
  permissions: {
    DescribeClusters: "memorydb:DescribeClusters",
    DescribeSubnetGroups: "memorydb:DescribeSubnetGroups",
    ListTags: "memorydb:ListTags",
  },
  listings: [
    listing([memorydbCluster], async function* (context) {
      const client = context.connect(MemoryDBClient);
      for await (const page of context.paginate(paginateDescribeClusters, client, { ShowShardDetails: true })) {
        yield* context.each(page.Clusters ?? [], async (item) => {
          const { tags, unseenTags } = await readTags(context, client, item.ARN);
          return found(memorydbCluster, {
            arn: item.ARN ?? "",
            id: item.Name ?? "",
            tags,
            state: item.Status,
            configuration: { ...item, ...unseenTags },
          });
        });
      }
    }),
    listing([memorydbSubnetGroup], async function* (context) {
      const client = context.connect(MemoryDBClient);
      for await (const page of context.paginate(paginateDescribeSubnetGroups, client, {})) {
        yield* context.each(page.SubnetGroups ?? [], async (item) => {
          const { tags, unseenTags } = await readTags(context, client, item.ARN);
          const configuration = { ...item, ...unseenTags };
          return found(memorydbSubnetGroup, { arn: item.ARN ?? "", id: item.Name ?? "", tags, configuration });
        });
      }
    }),
  ],
});

async function readTags(context: CollectContext, client: MemoryDBClient, ResourceArn: string | undefined) {
  return placeTags(
    await context.read(async () => tagMap((await client.send(new ListTagsCommand({ ResourceArn }))).TagList)),
  );
}
