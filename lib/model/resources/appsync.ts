import { z } from "zod";
import { readOf } from "../read";
import { relate } from "../relate";
import { defineResourceType, type Relation } from "../resource";

const text = z.string().optional();
const API = "AWS::AppSync::GraphQLApi";

/** One way to sign in. */
const provider = {
  /** `API_KEY`, `AWS_IAM`, `AMAZON_COGNITO_USER_POOLS`, `OPENID_CONNECT` or `AWS_LAMBDA`. */
  authenticationType: text,
  userPoolConfig: z.looseObject({ userPoolId: text, awsRegion: text }).optional(),
  lambdaAuthorizerConfig: z.looseObject({ authorizerUri: text }).optional(),
  openIDConnectConfig: z.looseObject({ issuer: text }).optional(),
};

/** https://docs.aws.amazon.com/appsync/latest/APIReference/API_GraphqlApi.html */
export const graphqlApi = defineResourceType({
  type: API,
  service: "appsync",
  title: "AppSync GraphQL APIs",
  arn: "appsync:apis/*",
  cli: "appsync get-graphql-api --api-id {id}",
  schema: z.looseObject({
    apiId: z.string(),
    arn: z.string(),
    name: text,
    ...provider,
    additionalAuthenticationProviders: z.array(z.looseObject(provider)).optional(),
    uris: z.record(z.string(), z.string()).optional(),
    /** `GLOBAL` or `PRIVATE`. */
    visibility: text,
    introspectionConfig: text,
    logConfig: z.looseObject({ fieldLogLevel: text, cloudWatchLogsRoleArn: text }).optional(),
    wafWebAclArn: text,
    mergedApiExecutionRoleArn: text,
    xrayEnabled: z.boolean().optional(),
    /** Of APIs that take keys: when each ends, in seconds since 1970. A key's id is the key, so it is not kept. */
    apiKeys: readOf(z.array(z.looseObject({ description: text, expires: z.number().optional() }))).optional(),
  }),
  // AppSync tells tags with the API; they are the resource's tags and stand nowhere else.
  drop: ["tags"],
  relations: (api) => [
    ...[api, ...(api.additionalAuthenticationProviders ?? [])].flatMap((one) => [
      ...relate("trusts", "AWS::Cognito::UserPool", [one.userPoolConfig?.userPoolId]),
      ...relate("asks", "AWS::Lambda::Function", [functionOf(one.lambdaAuthorizerConfig?.authorizerUri)]),
    ]),
    ...relate("is guarded by", "AWS::WAFv2::WebACL", [api.wafWebAclArn]),
    ...relate("acts as", "AWS::IAM::Role", [api.logConfig?.cloudWatchLogsRoleArn, api.mergedApiExecutionRoleArn]),
  ],
});

/** Function that an ARN names, without version or alias. */
function functionOf(arn: string | undefined): string | undefined {
  return arn?.split(":").slice(0, 7).join(":");
}

const source = z.looseObject({
  apiId: z.string(),
  name: z.string(),
  type: text,
  serviceRoleArn: text,
  dynamodbConfig: z.looseObject({ tableName: text, awsRegion: text }).optional(),
  lambdaConfig: z.looseObject({ lambdaFunctionArn: text }).optional(),
  httpConfig: z.looseObject({ endpoint: text }).optional(),
  openSearchServiceConfig: z.looseObject({ endpoint: text }).optional(),
  relationalDatabaseConfig: z
    .looseObject({
      rdsHttpEndpointConfig: z
        .looseObject({ dbClusterIdentifier: text, databaseName: text, awsSecretStoreArn: text })
        .optional(),
    })
    .optional(),
  eventBridgeConfig: z.looseObject({ eventBusArn: text }).optional(),
});

/** https://docs.aws.amazon.com/appsync/latest/APIReference/API_DataSource.html */
export const dataSource = defineResourceType({
  type: "AWS::AppSync::DataSource",
  service: "appsync",
  title: "AppSync data sources",
  arn: "appsync:apis/*/datasources/*",
  cli: "appsync get-data-source --api-id {.apiId} --name {.name}",
  schema: source,
  relations: (one) => [
    ...relate("belongs to", API, [one.apiId]),
    ...relate("acts as", "AWS::IAM::Role", [one.serviceRoleArn]),
    ...reads(one),
  ],
});

function reads(one: z.infer<typeof source>): Relation[] {
  const database = one.relationalDatabaseConfig?.rdsHttpEndpointConfig;
  return [
    ...relate("is answered by", "AWS::DynamoDB::Table", [one.dynamodbConfig?.tableName]),
    ...relate("is answered by", "AWS::Lambda::Function", [functionOf(one.lambdaConfig?.lambdaFunctionArn)]),
    ...relate("is answered by", "AWS::RDS::DBCluster", [database?.dbClusterIdentifier]),
    ...relate("reads", "AWS::SecretsManager::Secret", [database?.awsSecretStoreArn]),
    ...relate("sends events to", "AWS::Events::EventBus", [one.eventBridgeConfig?.eventBusArn]),
  ];
}
