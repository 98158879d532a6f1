import {
  paginateGetResources,
  ResourceGroupsTaggingAPIClient,
  type ResourceTagMapping,
} from "@aws-sdk/client-resource-groups-tagging-api";
import { homeRegion } from "@/lib/aws/partition";
import { GLOBAL, isArnOf, type ResourceType } from "@/lib/model/resource";
import { resourceTypes } from "@/lib/model/resources/registry";
import { taggedResource } from "@/lib/model/resources/tagging";
import { type CollectContext, defineCollector, type Found, found, listing } from "./define";
import { BULK_TAG_PERMISSIONS } from "./shared/bulk-tags";
import { tagMap } from "./shared/tags";

/**
 * The net below the other collectors: what has or had a tag, and is of a kind that none of them reads. AWS lists global
 * things in one region of the partition only, and may list a thing for a while after it is gone.
 * https://docs.aws.amazon.com/resourcegroupstagging/latest/APIReference/API_GetResources.html
 */
export const tagging = defineCollector({
  service: "tagging",
  scope: "regional",
  permissions: BULK_TAG_PERMISSIONS,
  listings: [
    listing([taggedResource], async function* (context) {
      const client = context.connect(ResourceGroupsTaggingAPIClient);
      for await (const page of context.paginate(paginateGetResources, client, { ResourcesPerPage: 100 })) {
        yield* (page.ResourceTagMappingList ?? []).flatMap((mapping) => caught(context, mapping));
      }
    }),
  ],
});

/** A list of one, or of none for what is not the net's. */
function caught(context: CollectContext, { ResourceARN: arn = "", Tags }: ResourceTagMapping): Found[] {
  const [, , Service = "", region = "", , ...rest] = arn.split(":");
  const Resource = rest.join(":");
  if (isRead(Service, arn) || isArnOf({ arn: RUNS }, arn)) return [];
  return [
    found(taggedResource, {
      arn,
      // S3 is not alone in ARNs that name no region: only those of the home region are of all regions.
      region: region || (context.region === homeRegion(context.partition) ? GLOBAL : context.region),
      id: Resource,
      name: Resource.split(/[/:]/).findLast((part) => part !== ""),
      tags: tagMap(Tags),
      configuration: { Service, Resource },
    }),
  ];
}

/** What runs and ends by itself: kept, it would make a change of every scan. */
const RUNS = [
  "batch:job/*",
  "ec2:spot-instances-request/*",
  "ecs:container-instance/**",
  "ecs:task/**",
  "ecs:task-set/**",
  "sagemaker:processing-job/*",
  "sagemaker:training-job/*",
  "sagemaker:transform-job/*",
  "ssm:automation-execution/*",
];

/** Types by the service that their ARNs name, so that each ARN is held against few patterns. */
const typesOf = new Map<string, ResourceType[]>();
for (const type of resourceTypes) {
  if (type === taggedResource) continue;
  for (const pattern of [type.arn].flat()) {
    const [service = ""] = pattern.split(":");
    typesOf.set(service, [...(typesOf.get(service) ?? []), type]);
  }
}

function isRead(service: string, arn: string): boolean {
  return typesOf.get(service)?.some((type) => isArnOf(type, arn)) ?? false;
}
