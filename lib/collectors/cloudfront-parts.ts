import {
  CloudFrontClient,
  type FunctionSummary,
  ListCachePoliciesCommand,
  type ListCachePoliciesRequest,
  ListFunctionsCommand,
  type ListFunctionsRequest,
  ListKeyGroupsCommand,
  type ListKeyGroupsRequest,
  ListOriginRequestPoliciesCommand,
  type ListOriginRequestPoliciesRequest,
  ListResponseHeadersPoliciesCommand,
  type ListResponseHeadersPoliciesRequest,
  ListVpcOriginsCommand,
  type ListVpcOriginsRequest,
  paginateListCloudFrontOriginAccessIdentities,
  paginateListOriginAccessControls,
} from "@aws-sdk/client-cloudfront";
import type { ResourceType } from "@/lib/model/resource";
import {
  cachePolicy,
  cloudFrontFunction,
  keyGroup,
  originAccessControl,
  originAccessIdentity,
  originRequestPolicy,
  responseHeadersPolicy,
  vpcOrigin,
} from "@/lib/model/resources/cloudfront-parts";
import { type CollectContext, type CollectorListing, found, listing, type Paginator } from "./define";
import { bulkTags } from "./shared/bulk-tags";
import { paginatorOf } from "./shared/paginators";

type Part<R extends ResourceType, Input, Output, Item> = {
  type: R;
  /** Resource part of the ARN before the id. */
  kind: string;
  paginator: Paginator<CloudFrontClient, Input, Output>;
  input: Input;
  items: (page: Output) => (Item | undefined)[] | undefined;
  nameOf: (item: Item) => string | undefined;
};

/** A listing whose items come whole and have no tags. */
function partListing<R extends ResourceType, Input, Output, Item extends { Id: string | undefined }>(
  part: Part<R, Input, Output, Item>,
): CollectorListing {
  return listing([part.type], async function* (context) {
    const client = context.connect(CloudFrontClient);
    for await (const page of context.paginate(part.paginator, client, part.input)) {
      for (const item of part.items(page) ?? []) {
        const id = item?.Id ?? "";
        yield {
          type: part.type,
          arn: cloudFrontArn(context, `${part.kind}/${id}`),
          id,
          name: item && part.nameOf(item),
          configuration: { ...item },
        };
      }
    }
  });
}

/** CloudFront's ARNs have no region. */
export function cloudFrontArn(context: CollectContext, resource: string): string {
  return `arn:${context.partition}:cloudfront::${context.awsAccountId}:${resource}`;
}

/** Where a list of CloudFront goes on. */
function nextMarker(list: { NextMarker?: string | undefined } | undefined): { Marker: string } | null {
  return list?.NextMarker ? { Marker: list.NextMarker } : null;
}

const MaxItems = 100;

const functions = listing([cloudFrontFunction], async function* (context) {
  const client = context.connect(CloudFrontClient);
  const paginator = paginatorOf(
    (from: CloudFrontClient, input: ListFunctionsRequest) => from.send(new ListFunctionsCommand(input)),
    (page) => nextMarker(page.FunctionList),
  );
  // A published function is listed twice, once for each stage; the live one is what distributions run.
  const byArn = new Map<string, FunctionSummary>();
  for await (const page of context.paginate(paginator, client, { MaxItems })) {
    for (const item of page.FunctionList?.Items ?? []) {
      const arn = item.FunctionMetadata?.FunctionARN ?? "";
      if (!byArn.has(arn) || item.FunctionMetadata?.Stage === "LIVE") byArn.set(arn, item);
    }
  }
  yield* context.each(byArn, async ([arn, item]) => {
    const { tags, unseenTags } = await bulkTags(context, "cloudfront", arn);
    return found(cloudFrontFunction, { arn, id: item.Name ?? "", tags, configuration: { ...item, ...unseenTags } });
  });
});

const vpcOrigins = listing([vpcOrigin], async function* (context) {
  const client = context.connect(CloudFrontClient);
  const paginator = paginatorOf(
    (from: CloudFrontClient, input: ListVpcOriginsRequest) => from.send(new ListVpcOriginsCommand(input)),
    (page) => nextMarker(page.VpcOriginList),
  );
  for await (const page of context.paginate(paginator, client, { MaxItems })) {
    yield* context.each(page.VpcOriginList?.Items ?? [], async (item) => {
      const { Arn: arn = "", Id: id = "", Name: name, Status: state } = item;
      const { tags, unseenTags } = await bulkTags(context, "cloudfront", arn);
      return found(vpcOrigin, { arn, id, name, state, tags, configuration: { ...item, ...unseenTags } });
    });
  }
});

const paginateCachePolicies = paginatorOf(
  (client: CloudFrontClient, input: ListCachePoliciesRequest) => client.send(new ListCachePoliciesCommand(input)),
  (page) => nextMarker(page.CachePolicyList),
);
const paginateKeyGroups = paginatorOf(
  (client: CloudFrontClient, input: ListKeyGroupsRequest) => client.send(new ListKeyGroupsCommand(input)),
  (page) => nextMarker(page.KeyGroupList),
);
const paginateOriginRequestPolicies = paginatorOf(
  (client: CloudFrontClient, input: ListOriginRequestPoliciesRequest) =>
    client.send(new ListOriginRequestPoliciesCommand(input)),
  (page) => nextMarker(page.OriginRequestPolicyList),
);
const paginateResponseHeadersPolicies = paginatorOf(
  (client: CloudFrontClient, input: ListResponseHeadersPoliciesRequest) =>
    client.send(new ListResponseHeadersPoliciesCommand(input)),
  (page) => nextMarker(page.ResponseHeadersPolicyList),
);

/** What distributions are made of. Of policies only those that the account's owner wrote. */
export const cloudFrontParts: readonly CollectorListing[] = [
  partListing({
    type: cachePolicy,
    kind: "cache-policy",
    paginator: paginateCachePolicies,
    input: { Type: "custom", MaxItems },
    items: (page) => page.CachePolicyList?.Items?.map((item) => item.CachePolicy),
    nameOf: (item) => item.CachePolicyConfig?.Name,
  }),
  functions,
  partListing({
    type: keyGroup,
    kind: "key-group",
    paginator: paginateKeyGroups,
    input: { MaxItems },
    items: (page) => page.KeyGroupList?.Items?.map((item) => item.KeyGroup),
    nameOf: (item) => item.KeyGroupConfig?.Name,
  }),
  partListing({
    type: originAccessControl,
    kind: "origin-access-control",
    paginator: paginateListOriginAccessControls,
    input: { MaxItems },
    items: (page) => page.OriginAccessControlList?.Items,
    nameOf: (item) => item.Name,
  }),
  partListing({
    type: originAccessIdentity,
    kind: "origin-access-identity",
    paginator: paginateListCloudFrontOriginAccessIdentities,
    input: { MaxItems },
    items: (page) => page.CloudFrontOriginAccessIdentityList?.Items,
    nameOf: (item) => item.Comment,
  }),
  partListing({
    type: originRequestPolicy,
    kind: "origin-request-policy",
    paginator: paginateOriginRequestPolicies,
    input: { Type: "custom", MaxItems },
    items: (page) => page.OriginRequestPolicyList?.Items?.map((item) => item.OriginRequestPolicy),
    nameOf: (item) => item.OriginRequestPolicyConfig?.Name,
  }),
  partListing({
    type: responseHeadersPolicy,
    kind: "response-headers-policy",
    paginator: paginateResponseHeadersPolicies,
    input: { Type: "custom", MaxItems },
    items: (page) => page.ResponseHeadersPolicyList?.Items?.map((item) => item.ResponseHeadersPolicy),
    nameOf: (item) => item.ResponseHeadersPolicyConfig?.Name,
  }),
  vpcOrigins,
];
