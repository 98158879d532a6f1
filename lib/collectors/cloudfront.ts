import {
  CloudFrontClient,
  type DistributionSummary,
  GetDistributionConfigCommand,
  paginateListDistributions,
} from "@aws-sdk/client-cloudfront";
import { distribution } from "@/lib/model/resources/cloudfront";
import { cloudFrontArn, cloudFrontParts } from "./cloudfront-parts";
import { type CollectContext, defineCollector, type Found, found, listing } from "./define";
import { BULK_TAG_PERMISSIONS, bulkTags } from "./shared/bulk-tags";
import { told } from "./shared/told";

/**
 * CloudFront.
 * https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazoncloudfront.html
 */
export const cloudfront = defineCollector({
  service: "cloudfront",
  scope: "global",
  permissions: {
    ...BULK_TAG_PERMISSIONS,
    GetDistributionConfig: "cloudfront:GetDistributionConfig",
    ListCachePolicies: "cloudfront:ListCachePolicies",
    ListCloudFrontOriginAccessIdentities: "cloudfront:ListCloudFrontOriginAccessIdentities",
    ListDistributions: "cloudfront:ListDistributions",
    ListFunctions: "cloudfront:ListFunctions",
    ListKeyGroups: "cloudfront:ListKeyGroups",
    ListOriginAccessControls: "cloudfront:ListOriginAccessControls",
    ListOriginRequestPolicies: "cloudfront:ListOriginRequestPolicies",
    ListResponseHeadersPolicies: "cloudfront:ListResponseHeadersPolicies",
    ListVpcOrigins: "cloudfront:ListVpcOrigins",
  },
  listings: [
    listing([distribution], async function* (context) {
      const client = context.connect(CloudFrontClient);
      for await (const page of context.paginate(paginateListDistributions, client, { MaxItems: 100 })) {
        yield* context.each(page.DistributionList?.Items ?? [], (item) => readDistribution(context, client, item));
      }
    }),
    ...cloudFrontParts,
  ],
});

async function readDistribution(
  context: CollectContext,
  client: CloudFrontClient,
  { Id = "", Status, DomainName, LastModifiedTime, AliasICPRecordals }: DistributionSummary,
): Promise<Found> {
  const arn = cloudFrontArn(context, `distribution/${Id}`);
  const [DistributionConfig, { tags, unseenTags }] = await Promise.all([
    context.read(async () => {
      const answer = await client.send(new GetDistributionConfigCommand({ Id }));
      const operation = "GetDistributionConfig";
      return told(answer.DistributionConfig, { service: "cloudfront", region: context.region, operation });
    }),
    bulkTags(context, "cloudfront", arn),
  ]);
  // What else the listing tells of a distribution is a part of its configuration.
  const summary = { Id, Status, DomainName, LastModifiedTime, AliasICPRecordals };
  const aliases = DistributionConfig.seen ? (DistributionConfig.value.Aliases?.Items ?? []) : [];
  return found(distribution, {
    arn,
    id: Id,
    name: [...aliases].sort()[0] ?? DomainName,
    tags,
    configuration: { ...summary, DistributionConfig, ...unseenTags },
  });
}
