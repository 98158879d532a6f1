import type { CollectContext } from "./define";
import { placeTags, tagMap } from "./shared/tags";

type TagList = { TagList?: { Key?: string | undefined; Value?: string | undefined }[] | undefined };

/**
 * Tags of what RDS, DocumentDB and Neptune list without them.
 * https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_ListTagsForResource.html
 */
export async function readRdsTags(context: CollectContext, list: () => Promise<TagList>) {
  return placeTags(await context.read(async () => tagMap((await list()).TagList)));
}
