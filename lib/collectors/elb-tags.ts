import type { CollectContext, Found } from "./define";
import { inBatches } from "./shared/batches";
import { placeTags, tagMap } from "./shared/tags";
import { told } from "./shared/told";

/** Most names or ARNs that DescribeTags of both load balancer families takes. */
const BATCH = 20;

type Tags = { Key?: string | undefined; Value?: string | undefined }[] | undefined;

/** Tags of some things by what their description calls them. */
export type TagsByName = ReadonlyMap<string | undefined, Record<string, string>>;

/**
 * Makes a resource of each thing, with its tags, which are asked for in batches across the things' parents. When a
 * call fails, the tags of its whole batch are unseen.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_DescribeTags.html
 * @param nameOf what DescribeTags calls the thing: name or ARN
 */
export async function* withTags<Item>(
  context: CollectContext,
  items: AsyncIterable<Item> | Iterable<Item>,
  nameOf: (item: Item) => string | undefined,
  describe: (names: string[]) => Promise<TagsByName>,
  make: (item: Item) => Found | Promise<Found>,
): AsyncGenerator<Found, void, undefined> {
  const of = { service: "elb", region: context.region, operation: "DescribeTags" };
  const batches = context.each(inBatches(items, BATCH), (batch) => {
    const described = describe(batch.map((item) => nameOf(item) ?? ""));
    return Promise.all(
      batch.map(async (item) => {
        // AWS describes each thing that it is asked about, also those without tags.
        const reading = context.read(async () => told((await described).get(nameOf(item)), of));
        const [made, read] = await Promise.all([make(item), reading]);
        const { tags, unseenTags } = placeTags(read);
        return { ...made, tags, configuration: { ...made.configuration, ...unseenTags } };
      }),
    );
  });
  for await (const batch of batches) yield* batch;
}

/** The answer of DescribeTags, ready to be looked up. */
export function byName<D extends { Tags?: Tags }>(
  descriptions: readonly D[] | undefined,
  nameOf: (described: D) => string | undefined,
): TagsByName {
  return new Map((descriptions ?? []).map((described) => [nameOf(described), tagMap(described.Tags)]));
}
