import { expect, test } from "vitest";
import { useTestCredentials } from "@/lib/testing/aws-environment";
import { byId, relationsOf } from "@/lib/testing/collect";
import * as faults from "@/lib/testing/faults";
import { scan } from "@/lib/testing/scan";
import { jsonAnswer } from "@/lib/testing/wire-answers";
import { startWireServer } from "@/lib/testing/wire-server";
import { appsync } from "./appsync";

// https://docs.aws.amazon.com/appsync/latest/APIReference/API_Operations.html
const arn = (path: string) => `arn:aws:appsync:eu-west-1:123456789012:${path}`;
const LAMBDA = "arn:aws:lambda:eu-west-1:123456789012:function";
const role = (name: string) => `arn:aws:iam::123456789012:role/${name}`;
const SECRET = "arn:aws:secretsmanager:eu-west-1:123456789012:secret:db-AbCdEf";
const CLUSTER = "arn:aws:rds:eu-west-1:123456789012:cluster:orders";

test("APIs with who may ask them and what answers, and the ends of keys without the keys", async () => {
  useTestCredentials();
  const server = await startWireServer({
    "appsync.ListGraphqlApis": jsonAnswer({
      graphqlApis: [
        {
          apiId: "full",
          arn: arn("apis/full"),
          name: "catalogue",
          authenticationType: "AMAZON_COGNITO_USER_POOLS",
          userPoolConfig: { userPoolId: "eu-west-1_p", awsRegion: "eu-west-1" },
          additionalAuthenticationProviders: [
            { authenticationType: "API_KEY" },
            { authenticationType: "AWS_LAMBDA", lambdaAuthorizerConfig: { authorizerUri: `${LAMBDA}:tokens:live` } },
          ],
          logConfig: { fieldLogLevel: "ERROR", cloudWatchLogsRoleArn: role("logs") },
          tags: { team: "shop" },
        },
        { apiId: "plain", arn: arn("apis/plain"), name: "plain", authenticationType: "AWS_IAM" },
      ],
    }),
    "appsync.ListApiKeys": jsonAnswer({ apiKeys: [{ id: "da2-hunter2", description: "web", expires: 1_893_456_000 }] }),
    "appsync.ListDataSources": ({ path }) =>
      jsonAnswer({
        dataSources: path.includes("/full/")
          ? [
              {
                name: "prices",
                type: "AWS_LAMBDA",
                serviceRoleArn: role("ds"),
                lambdaConfig: { lambdaFunctionArn: `${LAMBDA}:prices` },
              },
              {
                name: "orders",
                dataSourceArn: arn("apis/full/datasources/orders"),
                relationalDatabaseConfig: {
                  rdsHttpEndpointConfig: { dbClusterIdentifier: CLUSTER, awsSecretStoreArn: SECRET },
                },
              },
              { name: "partner", type: "HTTP", httpConfig: { endpoint: "https://u:hunter2@partner.example" } },
            ]
          : [],
      }),
  });
  const scanned = await scan(server.url, [appsync]);
  expect(scanned.gaps).toEqual([]);
  const api = byId(scanned, "full");
  expect(api).toMatchObject({ arn: arn("apis/full"), name: "catalogue", tags: { team: "shop" } });
  expect(api.configuration.apiKeys).toEqual({ seen: true, value: [{ description: "web", expires: 1_893_456_000 }] });
  expect(relationsOf(api)).toEqual([
    "trusts AWS::Cognito::UserPool eu-west-1_p",
    `asks AWS::Lambda::Function ${LAMBDA}:tokens`,
    `acts as AWS::IAM::Role ${role("logs")}`,
  ]);
  expect(byId(scanned, "full/prices").arn).toBe(arn("apis/full/datasources/prices"));
  expect(relationsOf(byId(scanned, "full/prices")).slice(1)).toEqual([
    `acts as AWS::IAM::Role ${role("ds")}`,
    `is answered by AWS::Lambda::Function ${LAMBDA}:prices`,
  ]);
  expect(relationsOf(byId(scanned, "full/orders")).slice(1)).toEqual([
    `is answered by AWS::RDS::DBCluster ${CLUSTER}`,
    `reads AWS::SecretsManager::Secret ${SECRET}`,
  ]);
  expect(JSON.stringify(scanned.resources)).not.toContain("hunter2");
  // Only an API that takes keys is asked for them.
  expect(byId(scanned, "plain").configuration).not.toHaveProperty("apiKeys");
  expect(server.seen.filter(({ operation }) => operation === "ListApiKeys")).toHaveLength(1);

  server.fault({ operation: "ListApiKeys", fault: faults.denied });
  server.fault({ operation: "ListDataSources", times: 1, fault: faults.denied });
  const denied = await scan(server.url, [appsync]);
  await server.stop();
  expect(byId(denied, "full").configuration.apiKeys).toMatchObject({ seen: false, reason: "denied" });
  expect(denied.listing("AWS::AppSync::DataSource")).toMatchObject({ status: "partial", reason: "denied" });
});
