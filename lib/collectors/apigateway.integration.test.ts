import { afterEach, beforeAll, expect, test } from "vitest";
import { useTestCredentials } from "@/lib/testing/aws-environment";
import { byId, relationsOf } from "@/lib/testing/collect";
import * as faults from "@/lib/testing/faults";
import type { WireProxy } from "@/lib/testing/proxy";
import { scan } from "@/lib/testing/scan";
import { jsonAnswer } from "@/lib/testing/wire-answers";
import { startWireServer } from "@/lib/testing/wire-server";
import { apigateway } from "./apigateway";

// Answers in the shape of https://docs.aws.amazon.com/apigateway/latest/api/API_Operations.html.

const LAMBDA = "arn:aws:lambda:eu-west-1:123456789012:function";
const functions = "arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions";
const variable = (name: string) => `\${stageVariables.${name}}`;
const ROLE = "arn:aws:iam::123456789012:role/api";
const BALANCER = "arn:aws:elasticloadbalancing:eu-west-1:123456789012:loadbalancer/net/inside/1";
const WEB_ACL = "arn:aws:wafv2:eu-west-1:123456789012:regional/webacl/site/w";
const LOG_GROUP = "arn:aws:logs:eu-west-1:123456789012:log-group:/api/access";
const POLICY = {
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Principal: "*", Action: "execute-api:Invoke", Resource: "*" }],
};

const method = (methodIntegration: object, more: object = {}) => ({
  authorizationType: "NONE",
  ...more,
  methodIntegration,
});
const orders = {
  id: "r1",
  path: "/orders/{id}",
  resourceMethods: {
    GET: method({ type: "AWS_PROXY", uri: `${functions}/${LAMBDA}:orders:live/invocations` }, { authorizerId: "a1" }),
    PUT: method({ type: "AWS_PROXY", uri: `${functions}/${LAMBDA}:orders:live/invocations` }),
    POST: method({ type: "AWS", uri: "arn:aws:apigateway:eu-west-1:sqs:path/123456789012/jobs", credentials: ROLE }),
    ANY: method({ type: "AWS_PROXY", uri: `${functions}/${LAMBDA}:${variable("fn")}/invocations` }),
  },
};
const proxied = {
  id: "r2",
  path: "/old",
  resourceMethods: {
    GET: method({
      type: "HTTP",
      uri: `https://user:hunter2@${variable("host")}/v1?key=${variable("key")}`,
      connectionType: "VPC_LINK",
      connectionId: "link1",
      requestParameters: {
        "integration.request.header.x-api-key": "'hunter2'",
        "integration.request.path.id": "method.request.path.id",
      },
      requestTemplates: { "application/json": '{"password": "hunter2"}' },
      integrationResponses: {
        200: { statusCode: "200", responseTemplates: { "application/json": '{"token": "hunter2"}' } },
      },
    }),
  },
};
const live = {
  stageName: "live",
  deploymentId: "d1",
  variables: { fn: "orders-blue", host: "old.example", key: "hunter2", table: `${LAMBDA}:next`, password: "hunter2" },
  canarySettings: { percentTraffic: 5, stageVariableOverrides: { key: "hunter2" } },
  accessLogSettings: { destinationArn: LOG_GROUP, format: "$context.requestId" },
  webAclArn: WEB_ACL,
  cacheClusterStatus: "AVAILABLE",
  tags: { team: "shop" },
};

let server: WireProxy;

beforeAll(async () => {
  useTestCredentials();
  server = await startWireServer({
    "apigateway.GetRestApis": ({ path }) =>
      path.includes("position=two")
        ? jsonAnswer({ item: [{ id: "bare", name: "bare" }] })
        : jsonAnswer({
            position: "two",
            item: [
              {
                id: "full",
                name: "shop",
                // Quotation marks come escaped once more.
                policy: JSON.stringify(JSON.stringify(POLICY)).slice(1, -1),
                endpointConfiguration: { types: ["PRIVATE"], vpcEndpointIds: ["vpce-1"] },
                tags: { team: "shop" },
              },
            ],
          }),
    "apigateway.GetResources": ({ path }) => jsonAnswer({ item: path.includes("/full/") ? [orders, proxied] : [] }),
    "apigateway.GetStages": ({ path }) => jsonAnswer({ item: path.includes("/full/") ? [live] : [] }),
    "apigateway.GetAuthorizers": ({ path }) =>
      path.includes("/full/")
        ? jsonAnswer({
            item: [
              { id: "a1", name: "tokens", type: "TOKEN", authorizerUri: `${functions}/${LAMBDA}:tokens/invocations` },
              { id: "a2", name: "users", providerARNs: ["arn:aws:cognito-idp:eu-west-1:123456789012:userpool/p"] },
            ],
          })
        : jsonAnswer({}),
    "apigateway.GetDomainNames": jsonAnswer({
      item: [
        {
          domainName: "edge.example",
          certificateArn: "arn:aws:acm:us-east-1:123456789012:certificate/c",
          endpointConfiguration: { types: ["EDGE"] },
        },
        { domainName: "regional.example", endpointConfiguration: { types: ["REGIONAL"] } },
        {
          domainName: "private.example",
          domainNameId: "x1",
          domainNameArn: "arn",
          endpointConfiguration: { types: ["PRIVATE"] },
        },
      ],
    }),
    "apigateway.GetBasePathMappings": ({ path }) =>
      path.includes("edge.example")
        ? jsonAnswer({ item: [{ basePath: "(none)", restApiId: "full", stage: "live" }] })
        : jsonAnswer({}),
    "apigateway.GetVpcLinks": jsonAnswer({
      item: [{ id: "link1", name: "inside", targetArns: [BALANCER], status: "PENDING" }],
    }),
    "apigateway.GetUsagePlans": jsonAnswer({
      item: [{ id: "p1", name: "free", apiStages: [{ apiId: "full", stage: "live" }] }],
    }),
    "apigateway.GetApiKeys": jsonAnswer({
      item: [{ id: "k1", name: "partner", value: "hunter2", enabled: true, stageKeys: ["full/live"] }],
    }),
  });
  return () => server.stop();
});
afterEach(() => server.clear());

test("an API, its policy with the extra escapes taken off, and its private entry", async () => {
  const scanned = await scan(server.url, [apigateway]);
  expect(scanned.gaps).toEqual([]);
  const api = byId(scanned, "full");
  expect(api).toMatchObject({
    arn: "arn:aws:apigateway:eu-west-1::/restapis/full",
    name: "shop",
    tags: { team: "shop" },
  });
  expect(api.configuration.policy).toEqual(POLICY);
  expect(relationsOf(api)).toEqual(["is reached through AWS::EC2::VPCEndpoint vpce-1"]);
  expect(byId(scanned, "bare").configuration).not.toHaveProperty("policy");
});

test("a path leads to what answers its methods; a name with a variable in it leads nowhere yet", async () => {
  const scanned = await scan(server.url, [apigateway]);
  expect(relationsOf(byId(scanned, "full/r1"))).toEqual([
    "belongs to AWS::ApiGateway::RestApi full",
    "is guarded by AWS::ApiGateway::Authorizer a1",
    `is answered by AWS::Lambda::Function ${LAMBDA}:orders`,
    "is answered by AWS::SQS::Queue arn:aws:sqs:eu-west-1:123456789012:jobs",
    `acts as AWS::IAM::Role ${ROLE}`,
  ]);
  expect(relationsOf(byId(scanned, "full/r2"))).toContain("leads through AWS::ApiGateway::VpcLink link1");
  expect(relationsOf(byId(scanned, "a1"))).toContain(`asks AWS::Lambda::Function ${LAMBDA}:tokens`);
  expect(relationsOf(byId(scanned, "link1"))).toEqual([
    `leads to AWS::ElasticLoadBalancingV2::LoadBalancer ${BALANCER}`,
  ]);
});

test("of variables and of what is sent on, only what leads to a backend is kept", async () => {
  const scanned = await scan(server.url, [apigateway]);
  const stage = byId(scanned, "full/live");
  expect(stage.configuration).toMatchObject({
    variableNames: ["fn", "host", "key", "password", "table"],
    backendVariables: { seen: true, value: { fn: "orders-blue", host: "old.example", table: `${LAMBDA}:next` } },
    canarySettings: { percentTraffic: 5, variableNames: ["key"] },
  });
  expect(stage.runtime).toEqual({ cacheClusterStatus: "AVAILABLE" });
  expect(relationsOf(stage)).toEqual([
    "publishes AWS::ApiGateway::RestApi full",
    `is guarded by AWS::WAFv2::WebACL ${WEB_ACL}`,
    `logs access to AWS::Logs::LogGroup ${LOG_GROUP}`,
    `is answered by AWS::Lambda::Function ${LAMBDA}:next`,
  ]);
  expect(byId(scanned, "full/r2").configuration.resourceMethods).toMatchObject({
    GET: {
      methodIntegration: {
        uri: `https://…@${variable("host")}/v1?…`,
        requestParameters: {
          "integration.request.header.x-api-key": "…",
          "integration.request.path.id": "method.request.path.id",
        },
        requestTemplateTypes: ["application/json"],
        integrationResponses: { 200: { statusCode: "200", responseTemplateTypes: ["application/json"] } },
      },
    },
  });
  expect(JSON.stringify(scanned.resources)).not.toContain("hunter2");
  expect(server.seen.find(({ operation }) => operation === "GetApiKeys")?.path).toContain("includeValues=false");
});

test("an empty object is no mappings; regional names belong to the second version", async () => {
  const scanned = await scan(server.url, [apigateway]);
  const names = scanned.listing("AWS::ApiGateway::DomainName").resources;
  expect(names.map(({ arn }) => arn.split("::")[1]).sort()).toEqual([
    "/domainnames/edge.example",
    "/domainnames/private.example+x1",
  ]);
  expect(byId(scanned, "private.example+x1").configuration.basePathMappings).toEqual({ seen: true, value: [] });
  expect(relationsOf(byId(scanned, "edge.example"))).toEqual([
    "presents AWS::CertificateManager::Certificate arn:aws:acm:us-east-1:123456789012:certificate/c",
    "leads to AWS::ApiGateway::RestApi full",
  ]);
});

test("paths that may not be read leave a gap, and say that values of variables were not judged", async () => {
  server.fault({ operation: "GetResources", fault: faults.denied });
  const scanned = await scan(server.url, [apigateway]);
  expect(scanned.listing("AWS::ApiGateway::Resource")).toMatchObject({
    status: "partial",
    reason: "denied",
    resources: [],
  });
  expect(byId(scanned, "full/live").configuration.backendVariables).toMatchObject({ seen: false, reason: "denied" });
  expect(scanned.listing("AWS::ApiGateway::Stage").status).toBe("ok");
});

test("a page of a proxy is no empty list", async () => {
  server.fault({ operation: "GetBasePathMappings", fault: faults.garbage });
  const scanned = await scan(server.url, [apigateway], { session: { limits: { attempts: 1 } } });
  expect(byId(scanned, "edge.example").configuration.basePathMappings).toMatchObject({
    seen: false,
    reason: "broken_answer",
  });
});
