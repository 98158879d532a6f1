import { z } from "zod";
import { readOf } from "../read";
import { relate } from "../relate";
import { defineResourceType } from "../resource";
import { logsAccessTo } from "./apigateway";
import { behindUri } from "./apigateway-uri";

const text = z.string().optional();
const flag = z.boolean().optional();
const texts = z.array(z.string()).optional();
const API = "AWS::ApiGatewayV2::Api";
/** API Gateway tells tags with the thing; they are the resource's tags and stand nowhere else. */
const drop = ["Tags"];

/**
 * HTTP and WebSocket APIs.
 * https://docs.aws.amazon.com/apigatewayv2/latest/api-reference/apis-apiid.html
 */
export const apiV2 = defineResourceType({
  type: API,
  service: "apigatewayv2",
  title: "HTTP and WebSocket APIs",
  arn: "apigateway:/apis/*",
  cli: "apigatewayv2 get-api --api-id {id}",
  schema: z.looseObject({
    ApiId: z.string(),
    Name: text,
    ApiEndpoint: text,
    /** `HTTP` or `WEBSOCKET`. */
    ProtocolType: text,
    DisableExecuteApiEndpoint: flag,
    CorsConfiguration: z.looseObject({ AllowOrigins: texts, AllowCredentials: flag }).optional(),
  }),
  runtime: ["ImportInfo", "Warnings"],
  drop,
});

/** https://docs.aws.amazon.com/apigatewayv2/latest/api-reference/apis-apiid-routes-routeid.html */
export const routeV2 = defineResourceType({
  type: "AWS::ApiGatewayV2::Route",
  service: "apigatewayv2",
  title: "API routes",
  arn: "apigateway:/apis/*/routes/*",
  cli: "apigatewayv2 get-route --api-id {.ApiId} --route-id {.RouteId}",
  schema: z.looseObject({
    ApiId: z.string(),
    RouteId: z.string(),
    /** `GET /orders`, `$default`, `$connect`. */
    RouteKey: text,
    /** `integrations/ID`. */
    Target: text,
    /** `NONE`, `AWS_IAM`, `CUSTOM` or `JWT`. */
    AuthorizationType: text,
    AuthorizerId: text,
    ApiKeyRequired: flag,
  }),
  relations: (one) => [
    ...relate("belongs to", API, [one.ApiId]),
    ...relate("leads to", "AWS::ApiGatewayV2::Integration", [below(one.ApiId, one.Target?.split("/").at(-1))]),
    ...relate("is guarded by", "AWS::ApiGatewayV2::Authorizer", [below(one.ApiId, one.AuthorizerId)]),
  ],
});

/** Ids of an API's parts, which alone say nothing. */
function below(api: string, id: string | undefined): string | null {
  return id ? `${api}/${id}` : null;
}

/**
 * What answers a route. Constants that an integration sends on, and the templates of its requests, are not kept:
 * there a backend's keys stand.
 * https://docs.aws.amazon.com/apigatewayv2/latest/api-reference/apis-apiid-integrations-integrationid.html
 */
export const integrationV2 = defineResourceType({
  type: "AWS::ApiGatewayV2::Integration",
  service: "apigatewayv2",
  title: "API integrations",
  arn: "apigateway:/apis/*/integrations/*",
  cli: "apigatewayv2 get-integration --api-id {.ApiId} --integration-id {.IntegrationId}",
  schema: z.looseObject({
    ApiId: z.string(),
    IntegrationId: z.string(),
    IntegrationType: text,
    /** Call to another service (`SQS-SendMessage`), whose target stands in the parameters. */
    IntegrationSubtype: text,
    IntegrationUri: text,
    ConnectionType: text,
    ConnectionId: text,
    CredentialsArn: text,
    RequestParameters: z.record(z.string(), z.string()).optional(),
  }),
  relations: (one) => [
    ...relate("belongs to", API, [one.ApiId]),
    ...behindUri(one.IntegrationUri),
    ...relate("is answered by", "AWS::SQS::Queue", [queueOf(one.RequestParameters?.QueueUrl)]),
    ...relate("is answered by", "AWS::StepFunctions::StateMachine", [arnIn(one.RequestParameters?.StateMachineArn)]),
    ...relate("leads through", "AWS::ApiGatewayV2::VpcLink", [one.ConnectionId]),
    ...relate("acts as", "AWS::IAM::Role", [one.CredentialsArn?.includes(":role/") ? one.CredentialsArn : null]),
  ],
});

function arnIn(value: string | undefined): string | null {
  return value?.startsWith("arn:") ? value : null;
}

/** Queue that an address names: `https://sqs.REGION.amazonaws.com/ACCOUNT/NAME`. */
function queueOf(url: string | undefined): string | null {
  const [, region, suffix, account, name] =
    /^https:\/\/sqs\.([a-z0-9-]+)\.amazonaws\.com(\.cn)?\/(\d{12})\/([A-Za-z0-9_.-]+)$/.exec(url ?? "") ?? [];
  return region === undefined ? null : `arn:aws${suffix ? "-cn" : ""}:sqs:${region}:${account}:${name}`;
}

/**
 * Stages. Of variables the names are kept, and the values only of those by which an integration finds its backend.
 * https://docs.aws.amazon.com/apigatewayv2/latest/api-reference/apis-apiid-stages-stagename.html
 */
export const stageV2 = defineResourceType({
  type: "AWS::ApiGatewayV2::Stage",
  service: "apigatewayv2",
  title: "API stages",
  arn: "apigateway:/apis/*/stages/*",
  cli: "apigatewayv2 get-stage --api-id {.ApiId} --stage-name {.StageName}",
  schema: z.looseObject({
    ApiId: z.string(),
    StageName: z.string(),
    AutoDeploy: flag,
    AccessLogSettings: z.looseObject({ DestinationArn: text, Format: text }).optional(),
    DefaultRouteSettings: z.looseObject({ LoggingLevel: text, DataTraceEnabled: flag }).optional(),
    /** Sorted. */
    StageVariableNames: z.array(z.string()),
    /** Values by name: ARNs, and what integrations name their function, VPC link or host by. */
    BackendVariables: readOf(z.record(z.string(), z.string())),
  }),
  runtime: ["LastDeploymentStatusMessage"],
  drop: [...drop, "StageVariables"],
  relations: (one) => [
    ...relate("publishes", API, [one.ApiId]),
    ...logsAccessTo(one.AccessLogSettings?.DestinationArn),
    ...(one.BackendVariables.seen
      ? Object.values(one.BackendVariables.value).flatMap((value) => behindUri(value))
      : []),
  ],
});

/** https://docs.aws.amazon.com/apigatewayv2/latest/api-reference/apis-apiid-authorizers-authorizerid.html */
export const authorizerV2 = defineResourceType({
  type: "AWS::ApiGatewayV2::Authorizer",
  service: "apigatewayv2",
  title: "API authorizers",
  arn: "apigateway:/apis/*/authorizers/*",
  cli: "apigatewayv2 get-authorizer --api-id {.ApiId} --authorizer-id {.AuthorizerId}",
  schema: z.looseObject({
    ApiId: z.string(),
    AuthorizerId: z.string(),
    /** `REQUEST` for a function, `JWT` for tokens of an issuer. */
    AuthorizerType: text,
    AuthorizerUri: text,
    AuthorizerCredentialsArn: text,
    JwtConfiguration: z.looseObject({ Audience: texts, Issuer: text }).optional(),
  }),
  ordered: ["IdentitySource"],
  relations: (one) => [
    ...relate("belongs to", API, [one.ApiId]),
    ...behindUri(one.AuthorizerUri, "asks"),
    ...relate("acts as", "AWS::IAM::Role", [one.AuthorizerCredentialsArn]),
    // https://cognito-idp.REGION.amazonaws.com/POOL
    ...relate("trusts", "AWS::Cognito::UserPool", [
      /^https:\/\/cognito-idp\.[^/]+\/([^/]+)$/.exec(one.JwtConfiguration?.Issuer ?? "")?.[1],
    ]),
  ],
});
