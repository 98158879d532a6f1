import {
  type Api,
  ApiGatewayV2Client,
  GetApisCommand,
  type GetApisRequest,
  GetAuthorizersCommand,
  type GetAuthorizersRequest,
  GetIntegrationsCommand,
  type GetIntegrationsRequest,
  GetRoutesCommand,
  type GetRoutesRequest,
  GetStagesCommand,
  type GetStagesRequest,
  type Integration,
  type Stage,
} from "@aws-sdk/client-apigatewayv2";
import { apiV2, authorizerV2, integrationV2, routeV2, stageV2 } from "@/lib/model/resources/apigatewayv2";
import { apiGatewayArn } from "./apigateway-listing";
import { backendVariables, safeAddress, safeParameters } from "./apigateway-secrets";
import { entryListingsV2 } from "./apigatewayv2-entry";
import { type CollectContext, defineCollector, type Found, found, listing } from "./define";
import { allItems, below, paginatorOf } from "./shared/paginators";

type From = ApiGatewayV2Client;
const next = ({ NextToken }: { NextToken?: string | undefined }) => (NextToken ? { NextToken } : null);

// The SDK has no paginators for API Gateway's second version.
const paginate = {
  apis: paginatorOf((from: From, input: GetApisRequest) => from.send(new GetApisCommand(input)), next),
  routes: paginatorOf((from: From, input: GetRoutesRequest) => from.send(new GetRoutesCommand(input)), next),
  integrations: paginatorOf(
    (from: From, input: GetIntegrationsRequest) => from.send(new GetIntegrationsCommand(input)),
    next,
  ),
  stages: paginatorOf((from: From, input: GetStagesRequest) => from.send(new GetStagesCommand(input)), next),
  authorizers: paginatorOf(
    (from: From, input: GetAuthorizersRequest) => from.send(new GetAuthorizersCommand(input)),
    next,
  ),
};

const MaxResults = "500";

function allApis(context: CollectContext): Promise<Api[]> {
  return context.once("APIs", () => {
    const pages = context.paginate(paginate.apis, context.connect(ApiGatewayV2Client), { MaxResults });
    return allItems(pages, ({ Items }) => Items);
  });
}

function integrationsOf(context: CollectContext, ApiId: string): Promise<Integration[]> {
  return context.once(`integrations of ${ApiId}`, () => {
    const client = context.connect(ApiGatewayV2Client);
    return allItems(context.paginate(paginate.integrations, client, { ApiId, MaxResults }), ({ Items }) => Items);
  });
}

const apis = listing([apiV2], async function* (context) {
  for (const api of await allApis(context)) {
    const { ApiId: id = "", Name: name, Tags: tags = {} } = api;
    yield found(apiV2, { arn: apiGatewayArn(context, `/apis/${id}`), id, name, tags, configuration: { ...api } });
  }
});

const routes = listing([routeV2], async function* (context) {
  const client = context.connect(ApiGatewayV2Client);
  yield* below(context, await allApis(context), async ({ ApiId = "" }) => {
    const pages = context.paginate(paginate.routes, client, { ApiId, MaxResults });
    return (await allItems(pages, ({ Items }) => Items)).map((item) => {
      const { RouteId = "", RouteKey: name } = item;
      const place = { arn: apiGatewayArn(context, `/apis/${ApiId}/routes/${RouteId}`), id: `${ApiId}/${RouteId}` };
      return found(routeV2, { ...place, name, configuration: { ...item, ApiId } });
    });
  });
});

/** Parameters of calls to other services that name the thing that is called. */
const TARGETS = ["DeliveryStreamName", "EventBusName", "QueueUrl", "StateMachineArn", "StreamName"];

const integrations = listing([integrationV2], async function* (context) {
  yield* below(context, await allApis(context), async ({ ApiId = "" }) =>
    (await integrationsOf(context, ApiId)).map((item) => {
      const { RequestTemplates, RequestParameters, IntegrationUri, IntegrationId = "", ...rest } = item;
      return found(integrationV2, {
        arn: apiGatewayArn(context, `/apis/${ApiId}/integrations/${IntegrationId}`),
        id: `${ApiId}/${IntegrationId}`,
        name: item.Description || IntegrationId,
        configuration: {
          ...rest,
          ApiId,
          IntegrationId,
          IntegrationUri: safeAddress(IntegrationUri),
          RequestParameters: safeParameters(RequestParameters, item.IntegrationSubtype ? TARGETS : []),
          RequestTemplateTypes: RequestTemplates && Object.keys(RequestTemplates).sort(),
        },
      });
    }),
  );
});

const stages = listing([stageV2], async function* (context) {
  const client = context.connect(ApiGatewayV2Client);
  yield* below(context, await allApis(context), async ({ ApiId = "" }) => {
    const pages = context.paginate(paginate.stages, client, { ApiId, MaxResults });
    const items = await allItems(pages, ({ Items }) => Items);
    return Promise.all(items.map((item) => readStage(context, ApiId, item)));
  });
});

async function readStage(context: CollectContext, ApiId: string, item: Stage): Promise<Found> {
  const { StageVariables = {}, StageName = "", Tags: tags = {}, ...rest } = item;
  const StageVariableNames = Object.keys(StageVariables).sort();
  const BackendVariables = await context.read(async () => {
    if (StageVariableNames.length === 0) return {};
    const backends = (await integrationsOf(context, ApiId)).map(({ IntegrationUri: uri, ConnectionId }) => ({
      uri,
      connectionId: ConnectionId,
    }));
    return backendVariables(StageVariables, backends);
  });
  return found(stageV2, {
    arn: apiGatewayArn(context, `/apis/${ApiId}/stages/${StageName}`),
    id: `${ApiId}/${StageName}`,
    name: StageName,
    tags,
    configuration: { ...rest, ApiId, StageName, StageVariableNames, BackendVariables },
  });
}

const authorizers = listing([authorizerV2], async function* (context) {
  const client = context.connect(ApiGatewayV2Client);
  yield* below(context, await allApis(context), async ({ ApiId = "" }) => {
    const pages = context.paginate(paginate.authorizers, client, { ApiId, MaxResults });
    return (await allItems(pages, ({ Items }) => Items)).map((item) => {
      const { AuthorizerId = "", Name: name } = item;
      const arn = apiGatewayArn(context, `/apis/${ApiId}/authorizers/${AuthorizerId}`);
      return found(authorizerV2, { arn, id: `${ApiId}/${AuthorizerId}`, name, configuration: { ...item, ApiId } });
    });
  });
});

const GET = "apigateway:GET";

/**
 * HTTP and WebSocket APIs. Every read of API Gateway is the one action `apigateway:GET`, on the path of the thing.
 * https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonapigatewaymanagementv2.html
 */
export const apigatewayv2 = defineCollector({
  service: "apigatewayv2",
  scope: "regional",
  permissions: {
    GetApiMappings: GET,
    GetApis: GET,
    GetAuthorizers: GET,
    GetDomainNames: GET,
    GetIntegrations: GET,
    GetRoutes: GET,
    GetStages: GET,
    GetVpcLinks: GET,
  },
  listings: [...entryListingsV2, apis, authorizers, integrations, routes, stages],
});
