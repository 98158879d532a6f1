import { beforeAll, expect, test } from "vitest";
import { useTestCredentials } from "@/lib/testing/aws-environment";
import { byId, relationsOf } from "@/lib/testing/collect";
import * as faults from "@/lib/testing/faults";
import type { WireProxy } from "@/lib/testing/proxy";
import { type Scanned, scan } from "@/lib/testing/scan";
import { jsonAnswer } from "@/lib/testing/wire-answers";
import { startWireServer } from "@/lib/testing/wire-server";
import { apigatewayv2 } from "./apigatewayv2";

// Answers in the shape of https://docs.aws.amazon.com/apigatewayv2/latest/api-reference/operations.html.

const LAMBDA = "arn:aws:lambda:eu-west-1:123456789012:function";
const LISTENER = "arn:aws:elasticloadbalancing:eu-west-1:123456789012:listener/app/inside/1/2";
const integrations = [
  { integrationId: "i1", integrationType: "AWS_PROXY", integrationUri: `${LAMBDA}:orders:live` },
  {
    integrationId: "i2",
    integrationType: "HTTP_PROXY",
    integrationUri: LISTENER,
    connectionType: "VPC_LINK",
    connectionId: "v1",
    requestParameters: {
      "overwrite:header.x-key": "$hunter2",
      "overwrite:header.x-id": `\${request.header.id}hunter2`,
      "overwrite:path": "$request.path",
    },
  },
  {
    integrationId: "i3",
    integrationType: "AWS_PROXY",
    integrationSubtype: "SQS-SendMessage",
    credentialsArn: "arn:aws:iam::123456789012:role/sender",
    requestParameters: { QueueUrl: "https://sqs.eu-west-1.amazonaws.com/123456789012/jobs", MessageBody: "hunter2" },
  },
  { integrationId: "i4", integrationType: "HTTP_PROXY", integrationUri: `https://\${stageVariables.host}/x?k=hunter2` },
];

let server: WireProxy;
let scanned: Scanned;

beforeAll(async () => {
  useTestCredentials();
  const none = jsonAnswer({ items: [] });
  server = await startWireServer({
    "apigateway.GetApis": ({ path }) =>
      path.includes("nextToken=two")
        ? jsonAnswer({ items: [{ apiId: "ws", name: "chat", protocolType: "WEBSOCKET" }] })
        : jsonAnswer({
            nextToken: "two",
            items: [{ apiId: "http", name: "orders", protocolType: "HTTP", tags: { team: "shop" } }],
          }),
    "apigateway.GetIntegrations": ({ path }) => (path.includes("/http/") ? jsonAnswer({ items: integrations }) : none),
    "apigateway.GetRoutes": ({ path }) =>
      path.includes("/http/")
        ? jsonAnswer({
            items: [
              {
                routeId: "r1",
                routeKey: "GET /orders",
                target: "integrations/i1",
                authorizationType: "JWT",
                authorizerId: "a1",
              },
            ],
          })
        : none,
    "apigateway.GetStages": ({ path }) =>
      path.includes("/http/")
        ? jsonAnswer({
            items: [
              {
                stageName: "$default",
                stageVariables: { host: "old.example", password: "hunter2" },
                accessLogSettings: { destinationArn: "arn:aws:logs:eu-west-1:123456789012:log-group:/api" },
              },
            ],
          })
        : none,
    "apigateway.GetAuthorizers": ({ path }) =>
      path.includes("/http/")
        ? jsonAnswer({
            items: [
              {
                authorizerId: "a1",
                name: "users",
                authorizerType: "JWT",
                jwtConfiguration: {
                  issuer: "https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_p",
                  audience: ["c"],
                },
              },
            ],
          })
        : none,
    "apigateway.GetDomainNames": jsonAnswer({
      items: [
        {
          domainName: "api.example",
          domainNameConfigurations: [
            {
              endpointType: "REGIONAL",
              apiGatewayDomainName: "d-1.execute-api.eu-west-1.amazonaws.com",
              certificateArn: "arn:aws:acm:eu-west-1:123456789012:certificate/c",
              domainNameStatus: "UPDATING",
            },
          ],
        },
        { domainName: "edge.example", domainNameConfigurations: [{ endpointType: "EDGE" }] },
      ],
    }),
    "apigateway.GetApiMappings": jsonAnswer({ items: [{ apiId: "http", apiMappingKey: "v1", stage: "$default" }] }),
    "apigateway.GetVpcLinks": jsonAnswer({
      items: [
        {
          vpcLinkId: "v1",
          name: "inside",
          subnetIds: ["subnet-1"],
          securityGroupIds: ["sg-1"],
          vpcLinkStatus: "INACTIVE",
        },
      ],
    }),
  });
  scanned = await scan(server.url, [apigatewayv2]);
  return () => server.stop();
});

test("a route leads over its integration to a function, a listener or a queue", () => {
  expect(scanned.gaps).toEqual([]);
  expect(byId(scanned, "http")).toMatchObject({ name: "orders", tags: { team: "shop" } });
  expect(byId(scanned, "ws").configuration).toMatchObject({ ProtocolType: "WEBSOCKET" });
  expect(byId(scanned, "http/r1").arn).toBe("arn:aws:apigateway:eu-west-1::/apis/http/routes/r1");
  expect(relationsOf(byId(scanned, "http/r1"))).toEqual([
    "belongs to AWS::ApiGatewayV2::Api http",
    "leads to AWS::ApiGatewayV2::Integration http/i1",
    "is guarded by AWS::ApiGatewayV2::Authorizer http/a1",
  ]);
  expect(relationsOf(byId(scanned, "http/i1"))).toContain(`is answered by AWS::Lambda::Function ${LAMBDA}:orders`);
  expect(relationsOf(byId(scanned, "http/i2")).slice(1)).toEqual([
    `is answered by AWS::ElasticLoadBalancingV2::Listener ${LISTENER}`,
    "leads through AWS::ApiGatewayV2::VpcLink v1",
  ]);
  expect(relationsOf(byId(scanned, "http/i3")).slice(1)).toEqual([
    "is answered by AWS::SQS::Queue arn:aws:sqs:eu-west-1:123456789012:jobs",
    "acts as AWS::IAM::Role arn:aws:iam::123456789012:role/sender",
  ]);
  expect(relationsOf(byId(scanned, "http/a1"))).toContain("trusts AWS::Cognito::UserPool eu-west-1_p");
});

test("what is sent on and what stages know by heart is kept without secrets", () => {
  expect(byId(scanned, "http/i2").configuration.RequestParameters).toEqual({
    "overwrite:header.x-key": "…",
    "overwrite:header.x-id": "…",
    "overwrite:path": "$request.path",
  });
  expect(byId(scanned, "http/$default").configuration).toMatchObject({
    StageVariableNames: ["host", "password"],
    BackendVariables: { seen: true, value: { host: "old.example" } },
  });
  expect(JSON.stringify(scanned.resources)).not.toContain("hunter2");
});

test("a regional name with its certificate and APIs; edge names belong to the first version", () => {
  expect(scanned.listing("AWS::ApiGatewayV2::DomainName").resources.map(({ id }) => id)).toEqual(["api.example"]);
  const name = byId(scanned, "api.example");
  expect(name.runtime).toEqual({ DomainNameConfigurations: [{ DomainNameStatus: "UPDATING" }] });
  expect(relationsOf(name)).toEqual([
    "presents AWS::CertificateManager::Certificate arn:aws:acm:eu-west-1:123456789012:certificate/c",
    "leads to AWS::ApiGatewayV2::Api http",
    "leads to AWS::ApiGateway::RestApi http",
  ]);
  const link = byId(scanned, "v1");
  expect(link.runtime).toEqual({ state: "INACTIVE" });
  expect(relationsOf(link)).toEqual([
    "reaches out from AWS::EC2::Subnet subnet-1",
    "is guarded by AWS::EC2::SecurityGroup sg-1",
  ]);
});

test("routes of one API that cannot be read leave the others", async () => {
  server.fault({ operation: "GetRoutes", times: 1, fault: faults.denied });
  const again = await scan(server.url, [apigatewayv2]);
  expect(again.listing("AWS::ApiGatewayV2::Route")).toMatchObject({ status: "partial", reason: "denied" });
  expect(again.gaps).toMatchObject([{ operation: "GetRoutes", action: "apigateway:GetRoutes" }]);
  expect(again.listing("AWS::ApiGatewayV2::Integration").status).toBe("ok");
});
