import { EKSClient, paginateListClusters } from "@aws-sdk/client-eks";
import type { CollectContext, Found } from "./define";
import { allItems, below } from "./shared/paginators";

/** Names of the region's clusters, asked for once per scope. */
export function clusterNames(context: CollectContext): Promise<string[]> {
  return context.once("clusters", () => {
    const pages = context.paginate(paginateListClusters, context.connect(EKSClient), { maxResults: 100 });
    return allItems(pages, (page) => page.clusters);
  });
}

/**
 * Things of all clusters, listed cluster by cluster and read one by one; the listing becomes partial where a list or a
 * thing could not be read.
 */
export async function* inClusters<Item>(
  context: CollectContext,
  list: (clusterName: string) => Promise<Item[]>,
  read: (clusterName: string, item: Item) => Promise<Found>,
): AsyncGenerator<Found, void, undefined> {
  yield* below(context, await clusterNames(context), async (clusterName) => {
    const things: Found[] = [];
    const items = await list(clusterName);
    for await (const thing of below(context, items, async (item) => [await read(clusterName, item)])) {
      things.push(thing);
    }
    return things;
  });
}
