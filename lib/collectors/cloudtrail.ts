import {
  CloudTrailClient,
  DescribeTrailsCommand,
  GetEventSelectorsCommand,
  GetInsightSelectorsCommand,
  GetTrailStatusCommand,
  paginateListTags,
  type Trail,
} from "@aws-sdk/client-cloudtrail";
import { trail } from "@/lib/model/resources/cloudtrail";
import { type CollectContext, defineCollector, type Found, found, listing } from "./define";
import { allItems } from "./shared/paginators";
import { placeTags, tagMap } from "./shared/tags";
import { told } from "./shared/told";

const trails = listing([trail], async function* (context) {
  const client = context.connect(CloudTrailClient);
  // With the shadows, because a member account sees its organization's trails only as such. Each trail is kept in
  // its home region.
  const { trailList } = await client.send(new DescribeTrailsCommand({ includeShadowTrails: true }));
  const atHome = (trailList ?? []).filter(({ HomeRegion }) => (HomeRegion ?? context.region) === context.region);
  yield* context.each(atHome, (one) => toTrail(context, client, one));
});

async function toTrail(context: CollectContext, client: CloudTrailClient, one: Trail): Promise<Found> {
  const { TrailARN = "", Name = "" } = one;
  const of = (operation: string) => ({ service: "cloudtrail", region: context.region, operation });
  const [Status, Selectors, InsightSelectors, tagging] = await Promise.all([
    context.read(async () => {
      const { $metadata, ...status } = await client.send(new GetTrailStatusCommand({ Name: TrailARN }));
      return status;
    }),
    context.read(async () => {
      const answer = await client.send(new GetEventSelectorsCommand({ TrailName: TrailARN }));
      const { EventSelectors, AdvancedEventSelectors } = answer;
      // A trail has selectors of one of the two kinds.
      told(EventSelectors ?? AdvancedEventSelectors, of("GetEventSelectors"));
      return { EventSelectors, AdvancedEventSelectors };
    }),
    context.read(
      async () => {
        const answer = await client.send(new GetInsightSelectorsCommand({ TrailName: TrailARN }));
        return answer.InsightSelectors ?? null;
      },
      { InsightNotEnabledException: null },
    ),
    readTags(context, client, TrailARN),
  ]);
  const { tags, unseenTags } = placeTags(tagging);
  return found(trail, {
    arn: TrailARN,
    id: Name,
    name: Name,
    tags,
    configuration: { ...one, Status, Selectors, InsightSelectors, ...unseenTags },
  });
}

async function readTags(context: CollectContext, client: CloudTrailClient, TrailARN: string) {
  return context.read(async () => {
    // Another account's tags (an organization's trail) are not ours to ask for.
    if (TrailARN.split(":")[4] !== context.awsAccountId) return {};
    const pages = context.paginate(paginateListTags, client, { ResourceIdList: [TrailARN] });
    return tagMap((await allItems(pages, (page) => page.ResourceTagList)).flatMap(({ TagsList }) => TagsList ?? []));
  });
}

/** https://docs.aws.amazon.com/service-authorization/latest/reference/list_awscloudtrail.html */
export const cloudtrail = defineCollector({
  service: "cloudtrail",
  scope: "regional",
  permissions: {
    DescribeTrails: "cloudtrail:DescribeTrails",
    GetEventSelectors: "cloudtrail:GetEventSelectors",
    GetInsightSelectors: "cloudtrail:GetInsightSelectors",
    GetTrailStatus: "cloudtrail:GetTrailStatus",
    ListTags: "cloudtrail:ListTags",
  },
  listings: [trails],
});
