import {
  APIGatewayClient,
  paginateGetApiKeys,
  paginateGetBasePathMappings,
  paginateGetDomainNames,
  paginateGetUsagePlans,
  paginateGetVpcLinks,
} from "@aws-sdk/client-api-gateway";
import { apiKey, domainName, usagePlan, vpcLink } from "@/lib/model/resources/apigateway-entry";
import { apiGatewayArn, pagesOf, policyOf } from "./apigateway-listing";
import { type CollectorListing, found, listing } from "./define";
import { allItems } from "./shared/paginators";

const limit = 500;

const domainNames = listing([domainName], async function* (context) {
  const client = context.connect(APIGatewayClient);
  for await (const page of pagesOf(context, paginateGetDomainNames, { limit })) {
    // Regional ones are listed by both versions of API Gateway; the second knows all that hangs on them.
    const own = page.items?.filter((item) => !item.endpointConfiguration?.types?.includes("REGIONAL")) ?? [];
    yield* context.each(own, async (item) => {
      const { domainName: name = "", domainNameId, domainNameArn, tags = {} } = item;
      const basePathMappings = await context.read(() => {
        const pages = pagesOf(context, paginateGetBasePathMappings, { domainName: name, domainNameId, limit }, client);
        return allItems(pages, ({ items }) => items);
      });
      const policy = policyOf(item.policy);
      return found(domainName, {
        // Private names are told apart by an id: other accounts may have the same name.
        arn: apiGatewayArn(context, `/domainnames/${domainNameId ? `${name}+${domainNameId}` : name}`),
        id: domainNameArn && domainNameId ? `${name}+${domainNameId}` : name,
        name,
        tags,
        configuration: { ...item, ...policy, basePathMappings },
      });
    });
  }
});

const vpcLinks = listing([vpcLink], async function* (context) {
  for await (const page of pagesOf(context, paginateGetVpcLinks, { limit })) {
    for (const item of page.items ?? []) {
      const { id = "", name, status: state, tags = {} } = item;
      yield found(vpcLink, {
        arn: apiGatewayArn(context, `/vpclinks/${id}`),
        id,
        name,
        state,
        tags,
        configuration: { ...item },
      });
    }
  }
});

const usagePlans = listing([usagePlan], async function* (context) {
  for await (const page of pagesOf(context, paginateGetUsagePlans, { limit })) {
    for (const item of page.items ?? []) {
      const { id = "", name, tags = {} } = item;
      yield found(usagePlan, {
        arn: apiGatewayArn(context, `/usageplans/${id}`),
        id,
        name,
        tags,
        configuration: { ...item },
      });
    }
  }
});

const apiKeys = listing([apiKey], async function* (context) {
  for await (const page of pagesOf(context, paginateGetApiKeys, { includeValues: false, limit })) {
    for (const { value: _, ...item } of page.items ?? []) {
      const { id = "", name, tags = {} } = item;
      yield found(apiKey, { arn: apiGatewayArn(context, `/apikeys/${id}`), id, name, tags, configuration: item });
    }
  }
});

/** Ways into REST APIs: names, links into networks, and who may call how often. */
export const entryListings: readonly CollectorListing[] = [apiKeys, domainNames, usagePlans, vpcLinks];
