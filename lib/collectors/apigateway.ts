import {
  type APIGatewayClient,
  GetAuthorizersCommand,
  type GetAuthorizersRequest,
  GetStagesCommand,
  type GetStagesRequest,
  type Integration,
  type IntegrationResponse,
  type Method,
  paginateGetResources,
  paginateGetRestApis,
  type Resource,
  type RestApi,
  type Stage,
} from "@aws-sdk/client-api-gateway";
import { apiResource, authorizer, restApi, stage } from "@/lib/model/resources/apigateway";
import { entryListings } from "./apigateway-entry";
import { apiGatewayArn, pagesOf, policyOf } from "./apigateway-listing";
import { backendVariables, safeAddress, safeParameters } from "./apigateway-secrets";
import { type CollectContext, defineCollector, type Found, found, listing } from "./define";
import { allItems, below, paginatorOf } from "./shared/paginators";

function allApis(context: CollectContext): Promise<RestApi[]> {
  return context.once("REST APIs", () =>
    allItems(pagesOf(context, paginateGetRestApis, { limit: 500 }), ({ items }) => items),
  );
}

function resourcesOf(context: CollectContext, restApiId: string): Promise<Resource[]> {
  return context.once(`resources of ${restApiId}`, () => {
    const input = { restApiId, embed: ["methods"], limit: 500 };
    return allItems(pagesOf(context, paginateGetResources, input), ({ items }) => items);
  });
}

const restApis = listing([restApi], async function* (context) {
  for (const api of await allApis(context)) {
    const { id = "", name, tags = {} } = api;
    const configuration = { ...api, ...policyOf(api.policy) };
    yield found(restApi, { arn: apiGatewayArn(context, `/restapis/${id}`), id, name, tags, configuration });
  }
});

const resources = listing([apiResource], async function* (context) {
  yield* below(context, await allApis(context), async ({ id: restApiId = "" }) => {
    const items = await resourcesOf(context, restApiId);
    return items.map((item) => {
      const { id = "", path } = item;
      const resourceMethods = item.resourceMethods && mapValues(item.resourceMethods, safeMethod);
      return found(apiResource, {
        arn: apiGatewayArn(context, `/restapis/${restApiId}/resources/${id}`),
        id: `${restApiId}/${id}`,
        name: path,
        configuration: { ...item, restApiId, resourceMethods },
      });
    });
  });
});

function safeMethod({ methodIntegration, ...method }: Method) {
  return methodIntegration ? { ...method, methodIntegration: safeIntegration(methodIntegration) } : method;
}

function safeIntegration({
  integrationResponses,
  requestTemplates,
  requestParameters,
  uri,
  ...integration
}: Integration) {
  return {
    ...integration,
    integrationResponses: integrationResponses && mapValues(integrationResponses, safeResponse),
    uri: safeAddress(uri),
    requestParameters: safeParameters(requestParameters),
    requestTemplateTypes: requestTemplates && Object.keys(requestTemplates).sort(),
  };
}

function safeResponse({ responseTemplates, ...response }: IntegrationResponse) {
  return { ...response, responseTemplateTypes: responseTemplates && Object.keys(responseTemplates).sort() };
}

function mapValues<From, To>(record: Record<string, From>, map: (value: From) => To): Record<string, To> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(value)]));
}

const paginateStages = paginatorOf(
  (client: APIGatewayClient, input: GetStagesRequest) => client.send(new GetStagesCommand(input)),
  () => null,
);

const stages = listing([stage], async function* (context) {
  yield* below(context, await allApis(context), async ({ id: restApiId = "" }) => {
    const items = await allItems(pagesOf(context, paginateStages, { restApiId }), ({ item }) => item);
    return Promise.all(items.map((item) => readStage(context, restApiId, item)));
  });
});

async function readStage(context: CollectContext, restApiId: string, item: Stage): Promise<Found> {
  const { variables = {}, canarySettings, stageName = "", tags = {}, ...rest } = item;
  const { stageVariableOverrides, ...canary } = canarySettings ?? {};
  const withVariables = Object.keys(variables).length > 0;
  const kept = await context.read(async () => {
    if (!withVariables) return {};
    const methods = (await resourcesOf(context, restApiId)).flatMap((one) => Object.values(one.resourceMethods ?? {}));
    return backendVariables(
      variables,
      methods.map((method) => method.methodIntegration ?? {}),
    );
  });
  return found(stage, {
    arn: apiGatewayArn(context, `/restapis/${restApiId}/stages/${stageName}`),
    id: `${restApiId}/${stageName}`,
    name: stageName,
    tags,
    configuration: {
      ...rest,
      restApiId,
      stageName,
      ...(canarySettings && {
        canarySettings: { ...canary, variableNames: Object.keys(stageVariableOverrides ?? {}).sort() },
      }),
      variableNames: Object.keys(variables).sort(),
      backendVariables: kept,
    },
  });
}

const paginateAuthorizers = paginatorOf(
  (client: APIGatewayClient, input: GetAuthorizersRequest) => client.send(new GetAuthorizersCommand(input)),
  ({ position }) => (position ? { position } : null),
);

const authorizers = listing([authorizer], async function* (context) {
  yield* below(context, await allApis(context), async ({ id: restApiId = "" }) => {
    const pages = pagesOf(context, paginateAuthorizers, { restApiId, limit: 500 });
    return (await allItems(pages, ({ items }) => items)).map((item) => {
      const { id = "", name } = item;
      const arn = apiGatewayArn(context, `/restapis/${restApiId}/authorizers/${id}`);
      return found(authorizer, { arn, id, name, configuration: { ...item, restApiId } });
    });
  });
});

const GET = "apigateway:GET";

/**
 * REST APIs. Every read of API Gateway is the one action `apigateway:GET`, on the path of the thing.
 * https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonapigatewaymanagement.html
 */
export const apigateway = defineCollector({
  service: "apigateway",
  scope: "regional",
  permissions: {
    GetApiKeys: GET,
    GetAuthorizers: GET,
    GetBasePathMappings: GET,
    GetDomainNames: GET,
    GetResources: GET,
    GetRestApis: GET,
    GetStages: GET,
    GetUsagePlans: GET,
    GetVpcLinks: GET,
  },
  listings: [...entryListings, authorizers, resources, restApis, stages],
});
