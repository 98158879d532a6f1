import { z } from "zod";
import { readOf } from "../read";
import { relate } from "../relate";
import { defineResourceType, type Relation } from "../resource";
import { behindUri } from "./apigateway-uri";

const text = z.string().optional();
const flag = z.boolean().optional();
const texts = z.array(z.string()).optional();
/** API Gateway tells tags with the thing; they are the resource's tags and stand nowhere else. */
const drop = ["tags"];

/** https://docs.aws.amazon.com/apigateway/latest/api/API_RestApi.html */
export const restApi = defineResourceType({
  type: "AWS::ApiGateway::RestApi",
  service: "apigateway",
  title: "REST APIs",
  arn: "apigateway:/restapis/*",
  cli: "apigateway get-rest-api --rest-api-id {id}",
  schema: z.looseObject({
    id: z.string(),
    name: text,
    apiKeySource: text,
    disableExecuteApiEndpoint: flag,
    /** Types: `EDGE`, `REGIONAL` or `PRIVATE`. */
    endpointConfiguration: z.looseObject({ types: texts, vpcEndpointIds: texts, ipAddressType: text }).optional(),
    /** Who may call it: a policy; absent without one. JSON text until it is stored. */
    policy: z.unknown().optional(),
    rootResourceId: text,
    securityPolicy: text,
  }),
  runtime: ["apiStatus", "apiStatusMessage", "warnings"],
  drop,
  relations: (api) =>
    relate("is reached through", "AWS::EC2::VPCEndpoint", api.endpointConfiguration?.vpcEndpointIds ?? []),
});

const integration = z.looseObject({
  /** `AWS_PROXY`, `AWS`, `HTTP_PROXY`, `HTTP` or `MOCK`. */
  type: text,
  /** What stands behind an HTTP address's question mark is not kept. */
  uri: text,
  httpMethod: text,
  connectionType: text,
  /** VPC link; may be a stage variable. */
  connectionId: text,
  /** Listener or load balancer behind a VPC link of the second version. */
  integrationTarget: text,
  /** Role, or `arn:aws:iam::*:user/*` for the caller's own identity. */
  credentials: text,
});

const method = z.looseObject({
  httpMethod: text,
  /** `NONE`, `AWS_IAM`, `CUSTOM` or `COGNITO_USER_POOLS`. */
  authorizationType: text,
  authorizerId: text,
  apiKeyRequired: flag,
  methodIntegration: integration.optional(),
});

/**
 * Paths of REST APIs with their methods, and what answers them. Constants that an integration sends on, and the
 * templates of its requests and answers, are not kept: there a backend's keys stand.
 * https://docs.aws.amazon.com/apigateway/latest/api/API_Resource.html
 */
export const apiResource = defineResourceType({
  type: "AWS::ApiGateway::Resource",
  service: "apigateway",
  title: "REST API paths",
  arn: "apigateway:/restapis/*/resources/*",
  cli: "apigateway get-resource --rest-api-id {.restApiId} --resource-id {.id}",
  schema: z.looseObject({
    restApiId: z.string(),
    id: z.string(),
    path: text,
    /** By HTTP method. */
    resourceMethods: z.record(z.string(), method).optional(),
  }),
  relations: ({ restApiId, resourceMethods }) => [
    ...relate("belongs to", "AWS::ApiGateway::RestApi", [restApiId]),
    ...unique(
      Object.values(resourceMethods ?? {}).flatMap((one) => [
        ...relate("is guarded by", "AWS::ApiGateway::Authorizer", [one.authorizerId]),
        ...answeredBy(one.methodIntegration),
      ]),
    ),
  ],
});

function answeredBy(one: z.infer<typeof integration> | undefined): Relation[] {
  return [
    ...behindUri(one?.uri),
    ...relate("leads through", "AWS::ApiGateway::VpcLink", [literal(one?.connectionId)]),
    ...relate("acts as", "AWS::IAM::Role", [one?.credentials?.includes(":role/") ? literal(one.credentials) : null]),
  ];
}

/** What names a thing by itself, without variables of the stage. */
function literal(name: string | undefined): string | undefined {
  return name?.includes("${") ? undefined : name;
}

/** Methods of a path mostly lead to one backend. */
function unique(relations: Relation[]): Relation[] {
  return [...new Map(relations.map((one) => [`${one.verb} ${one.type} ${one.target}`, one])).values()];
}

/**
 * Stages. Of variables the names are kept, and the values only of those by which an integration finds its backend.
 * https://docs.aws.amazon.com/apigateway/latest/api/API_Stage.html
 */
export const stage = defineResourceType({
  type: "AWS::ApiGateway::Stage",
  service: "apigateway",
  title: "REST API stages",
  arn: "apigateway:/restapis/*/stages/*",
  cli: "apigateway get-stage --rest-api-id {.restApiId} --stage-name {.stageName}",
  schema: z.looseObject({
    restApiId: z.string(),
    stageName: z.string(),
    deploymentId: text,
    /** Sorted. */
    variableNames: z.array(z.string()),
    /** Values by name: ARNs, and what integrations name their function, VPC link or host by. */
    backendVariables: readOf(z.record(z.string(), z.string())),
    /** By `PATH/METHOD`, `*` for all. */
    methodSettings: z
      .record(
        z.string(),
        z.looseObject({ loggingLevel: text, dataTraceEnabled: flag, metricsEnabled: flag, cacheDataEncrypted: flag }),
      )
      .optional(),
    accessLogSettings: z.looseObject({ destinationArn: text, format: text }).optional(),
    cacheClusterEnabled: flag,
    clientCertificateId: text,
    tracingEnabled: flag,
    webAclArn: text,
  }),
  runtime: ["cacheClusterStatus"],
  drop: [...drop, "variables", "canarySettings.stageVariableOverrides"],
  relations: (one) => [
    ...relate("publishes", "AWS::ApiGateway::RestApi", [one.restApiId]),
    ...relate("is guarded by", "AWS::WAFv2::WebACL", [one.webAclArn?.includes(":wafv2:") ? one.webAclArn : null]),
    ...logsAccessTo(one.accessLogSettings?.destinationArn),
    ...relate("presents", "AWS::ApiGateway::ClientCertificate", [one.clientCertificateId]),
    ...(one.backendVariables.seen
      ? Object.values(one.backendVariables.value).flatMap((value) => behindUri(value))
      : []),
  ],
});

/** Where a stage writes its access log: a log group, or a delivery stream. */
export function logsAccessTo(arn: string | undefined): Relation[] {
  return arn?.includes(":firehose:")
    ? relate("logs access to", "AWS::KinesisFirehose::DeliveryStream", [arn])
    : relate("logs access to", "AWS::Logs::LogGroup", [arn?.replace(/:\*$/, "")]);
}

/** https://docs.aws.amazon.com/apigateway/latest/api/API_Authorizer.html */
export const authorizer = defineResourceType({
  type: "AWS::ApiGateway::Authorizer",
  service: "apigateway",
  title: "REST API authorizers",
  arn: "apigateway:/restapis/*/authorizers/*",
  cli: "apigateway get-authorizer --rest-api-id {.restApiId} --authorizer-id {.id}",
  schema: z.looseObject({
    restApiId: z.string(),
    id: z.string(),
    /** `TOKEN`, `REQUEST` or `COGNITO_USER_POOLS`. */
    type: text,
    authorizerUri: text,
    authorizerCredentials: text,
    identitySource: text,
    authorizerResultTtlInSeconds: z.number().optional(),
    providerARNs: texts,
  }),
  relations: (one) => [
    ...relate("belongs to", "AWS::ApiGateway::RestApi", [one.restApiId]),
    ...relate("asks", "AWS::Cognito::UserPool", one.providerARNs ?? []),
    ...behindUri(one.authorizerUri, "asks"),
    ...relate("acts as", "AWS::IAM::Role", [literal(one.authorizerCredentials)]),
  ],
});
