import {
  AppSyncClient,
  type GraphqlApi,
  paginateListApiKeys,
  paginateListDataSources,
  paginateListGraphqlApis,
} from "@aws-sdk/client-appsync";
import { dataSource, graphqlApi } from "@/lib/model/resources/appsync";
import { safeAddress } from "./apigateway-secrets";
import { type CollectContext, defineCollector, found, listing } from "./define";
import { allItems, below } from "./shared/paginators";

/** The most that AppSync gives a page. */
const maxResults = 25;

function allApis(context: CollectContext): Promise<GraphqlApi[]> {
  return context.once("GraphQL APIs", () => {
    const pages = context.paginate(paginateListGraphqlApis, context.connect(AppSyncClient), { maxResults });
    return allItems(pages, (page) => page.graphqlApis);
  });
}

const apis = listing([graphqlApi], async function* (context) {
  yield* context.each(await allApis(context), async (api) => {
    const { apiId: id = "", arn = "", name, tags = {} } = api;
    const ways = [api, ...(api.additionalAuthenticationProviders ?? [])];
    const takesKeys = ways.some(({ authenticationType }) => authenticationType === "API_KEY");
    const keys = takesKeys ? { apiKeys: await context.read(() => keysOf(context, id)) } : {};
    return found(graphqlApi, { arn, id, name, tags, configuration: { ...api, ...keys } });
  });
});

async function keysOf(context: CollectContext, apiId: string) {
  const pages = context.paginate(paginateListApiKeys, context.connect(AppSyncClient), { apiId, maxResults });
  const keys = await allItems(pages, (page) => page.apiKeys);
  // Their ids are the keys themselves, and end here.
  return keys.map(({ description, expires, deletes }) => ({ description, expires, deletes }));
}

const dataSources = listing([dataSource], async function* (context) {
  const client = context.connect(AppSyncClient);
  yield* below(context, await allApis(context), async ({ apiId = "", arn: apiArn }) => {
    const pages = context.paginate(paginateListDataSources, client, { apiId, maxResults });
    return (await allItems(pages, (page) => page.dataSources)).map((item) => {
      const { name = "", dataSourceArn, httpConfig } = item;
      const safe = httpConfig ? { httpConfig: { ...httpConfig, endpoint: safeAddress(httpConfig.endpoint) } } : {};
      const arn = dataSourceArn ?? `${apiArn}/datasources/${name}`;
      return found(dataSource, { arn, id: `${apiId}/${name}`, name, configuration: { ...item, ...safe, apiId } });
    });
  });
});

/**
 * AppSync.
 * https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsappsync.html
 */
export const appsync = defineCollector({
  service: "appsync",
  scope: "regional",
  permissions: {
    ListApiKeys: "appsync:ListApiKeys",
    ListDataSources: "appsync:ListDataSources",
    ListGraphqlApis: "appsync:ListGraphqlApis",
  },
  listings: [apis, dataSources],
});
