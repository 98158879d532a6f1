import { paginateGetResources, ResourceGroupsTaggingAPIClient } from "@aws-sdk/client-resource-groups-tagging-api";
import type { CollectContext } from "../define";
import { placeTags, type ReadTags, tagMap } from "./tags";

/** What a collector that asks for tags in bulk declares beside its own operations. */
export const BULK_TAG_PERMISSIONS = { GetResources: "tag:GetResources" } as const;

/**
 * Tags of one thing, for services whose own API tells them only thing by thing: the tagging API answers for a hundred
 * at once, and lists only what has or had tags. Asked once per scope, with the first thing that wants to know.
 * https://docs.aws.amazon.com/resourcegroupstagging/latest/APIReference/API_GetResources.html
 * @param service service part of the things' ARNs (`logs`)
 */
export async function bulkTags(context: CollectContext, service: string, arn: string): Promise<ReadTags> {
  return placeTags(await context.read(async () => (await tagsOfService(context, service)).get(arn) ?? {}));
}

function tagsOfService(context: CollectContext, service: string): Promise<Map<string, Record<string, string>>> {
  return context.once(`tags of ${service}`, async () => {
    const client = context.connect(ResourceGroupsTaggingAPIClient);
    const input = { ResourceTypeFilters: [service], ResourcesPerPage: 100 };
    const tags = new Map<string, Record<string, string>>();
    for await (const page of context.paginate(paginateGetResources, client, input)) {
      for (const { ResourceARN, Tags } of page.ResourceTagMappingList ?? []) {
        // Of log groups AWS writes two forms of the ARN; the longer one matches their streams too.
        tags.set(ResourceARN?.replace(/:\*$/, "") ?? "", tagMap(Tags));
      }
    }
    return tags;
  });
}
