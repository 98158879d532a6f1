import { afterEach, beforeAll, expect, test } from "vitest";
import { useTestCredentials } from "@/lib/testing/aws-environment";
import { byId, relationsOf } from "@/lib/testing/collect";
import * as faults from "@/lib/testing/faults";
import type { WireProxy } from "@/lib/testing/proxy";
import { scan } from "@/lib/testing/scan";
import { jsonAnswer } from "@/lib/testing/wire-answers";
import type { WireRequest } from "@/lib/testing/wire-operation";
import { startWireServer } from "@/lib/testing/wire-server";
import { events } from "./events";

// Recorded shapes from https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_Operations.html.

const arn = (service: string, resource: string) => `arn:aws:${service}:eu-west-1:123456789012:${resource}`;
const role = "arn:aws:iam::123456789012:role/events";
const defaultBus = { Name: "default", Arn: arn("events", "event-bus/default") };
const partnerBus = { Name: "aws.partner/shop.example/1", Arn: arn("events", "event-bus/aws.partner/shop.example/1") };
const nightly = {
  Name: "nightly",
  Arn: arn("events", "rule/nightly"),
  EventBusName: "default",
  ScheduleExpression: "cron(0 3 * * ? *)",
  State: "DISABLED",
};
const orders = {
  Name: "orders",
  Arn: arn("events", `rule/${partnerBus.Name}/orders`),
  EventBusName: partnerBus.Name,
  EventPattern: `{"source":["shop"]}`,
  State: "ENABLED",
};
const targets = [
  {
    Id: "task",
    Arn: arn("ecs", "cluster/main"),
    RoleArn: role,
    Input: `{"password":"hunter2"}`,
    EcsParameters: { TaskDefinitionArn: arn("ecs", "task-definition/job:3"), TaskCount: 1 },
    DeadLetterConfig: { Arn: arn("sqs", "dead") },
  },
  {
    Id: "api",
    Arn: arn("events", "api-destination/hook/5a1c"),
    RoleArn: role,
    HttpParameters: { HeaderParameters: { "x-key": "hunter2" } },
    InputTransformer: { InputPathsMap: { id: "$.detail.id" }, InputTemplate: `{"key":"hunter2"}` },
  },
];

let server: WireProxy;

beforeAll(async () => {
  useTestCredentials();
  const asked = ({ body }: WireRequest): Record<string, unknown> => JSON.parse(body);
  server = await startWireServer({
    "events.ListEventBuses": (request) =>
      asked(request).NextToken
        ? jsonAnswer({ EventBuses: [partnerBus] })
        : jsonAnswer({ EventBuses: [{ ...defaultBus, Policy: "{}" }], NextToken: "more" }),
    "events.DescribeEventBus": jsonAnswer({
      KmsKeyIdentifier: "alias/events",
      DeadLetterConfig: { Arn: arn("sqs", "dead") },
      Policy: "{}",
    }),
    "events.ListRules": (request) =>
      jsonAnswer({ Rules: asked(request).EventBusName === "default" ? [nightly] : [orders] }),
    "events.ListTargetsByRule": (request) =>
      jsonAnswer({ Targets: asked(request).EventBusName === "default" ? [] : targets }),
    "events.ListTagsForResource": jsonAnswer({ Tags: [{ Key: "team", Value: "shop" }] }),
    "events.ListArchives": jsonAnswer({ Archives: [] }),
    "events.ListConnections": jsonAnswer({
      Connections: [
        { Name: "hook", ConnectionArn: arn("events", "connection/hook/11"), ConnectionState: "AUTHORIZED" },
      ],
    }),
    "events.DescribeConnection": jsonAnswer({
      SecretArn: arn("secretsmanager", "secret:events!connection/hook/11-AbCdEf"),
      AuthParameters: {
        BasicAuthParameters: { Username: "hunter2" },
        InvocationHttpParameters: { HeaderParameters: [{ Key: "x", Value: "hunter2", IsValueSecret: false }] },
      },
    }),
    "events.ListApiDestinations": jsonAnswer({
      ApiDestinations: [
        {
          Name: "hook",
          ApiDestinationArn: arn("events", "api-destination/hook/5a1c"),
          ApiDestinationState: "ACTIVE",
          ConnectionArn: arn("events", "connection/hook/11"),
          InvocationEndpoint: "https://hooks.example/services/hunter2",
        },
      ],
    }),
  });
  return () => server.stop();
});
afterEach(() => server.clear());

test("rules of every bus with their targets, of which neither inputs nor parameters are kept", async () => {
  const scanned = await scan(server.url, [events]);
  expect(scanned.gaps).toEqual([]);
  const rule = byId(scanned, `${partnerBus.Name}/orders`);
  expect(rule).toMatchObject({ name: "orders", state: "ENABLED", tags: { team: "shop" } });
  expect(rule.configuration.Targets).toMatchObject({
    seen: true,
    value: [
      { Id: "task", HasInput: true },
      {
        Id: "api",
        HttpParameters: { HeaderParameterNames: ["x-key"] },
        InputTransformer: { InputPathsMap: { id: "$.detail.id" }, HasInputTemplate: true },
      },
    ],
  });
  expect(relationsOf(rule)).toEqual([
    `listens to AWS::Events::EventBus ${partnerBus.Name}`,
    `acts as AWS::IAM::Role ${role}`,
    `delivers to AWS::ECS::Cluster ${arn("ecs", "cluster/main")}`,
    `delivers to AWS::Events::ApiDestination ${arn("events", "api-destination/hook/5a1c")}`,
    `sends failures to AWS::SQS::Queue ${arn("sqs", "dead")}`,
  ]);
  expect(byId(scanned, "nightly").configuration.Targets).toEqual({ seen: true, value: [] });
  expect(JSON.stringify(scanned.resources)).not.toContain("hunter2");
});

test("a bus with its key and dead letters; each fact stands once", async () => {
  const bus = byId(await scan(server.url, [events]), "default");
  expect(bus.configuration).toMatchObject({ Policy: "{}" });
  expect(bus.configuration.EventBus).toEqual({
    seen: true,
    value: { KmsKeyIdentifier: "alias/events", DeadLetterConfig: { Arn: arn("sqs", "dead") } },
  });
  expect(relationsOf(bus)).toEqual([
    "is encrypted by AWS::KMS::Key alias/events",
    `sends failures to AWS::SQS::Queue ${arn("sqs", "dead")}`,
  ]);
});

test("targets that may not be read are unseen; rules of a bus that may not be listed make the listing partial", async () => {
  server.fault({ operation: "ListTargetsByRule", fault: faults.denied });
  const rule = byId(await scan(server.url, [events]), "nightly");
  expect(rule.configuration.Targets).toMatchObject({ seen: false, action: "events:ListTargetsByRule" });
  server.clear();
  server.fault({ operation: "ListRules", times: 1, fault: faults.denied });
  const { status, resources } = (await scan(server.url, [events])).listing("AWS::Events::Rule");
  expect([status, resources.length]).toEqual(["partial", 1]);
});

test("API destinations are asked for only where a connection is, and not taken for none where that is unknown", async () => {
  server.fault({ operation: "ListConnections", fault: faults.denied });
  const scanned = await scan(server.url, [events]);
  expect(scanned.listing("AWS::Events::ApiDestination").status).toBe("unseen");
});
