import { afterEach, beforeAll, expect, test } from "vitest";
import { useTestCredentials } from "@/lib/testing/aws-environment";
import { byId, relationsOf } from "@/lib/testing/collect";
import * as faults from "@/lib/testing/faults";
import type { WireProxy } from "@/lib/testing/proxy";
import { scan } from "@/lib/testing/scan";
import { jsonAnswer } from "@/lib/testing/wire-answers";
import { startWireServer } from "@/lib/testing/wire-server";
import { pipes } from "./pipes";

// Recorded shapes from https://docs.aws.amazon.com/eventbridge/latest/pipes-reference/API_DescribePipe.html.

const arn = (service: string, resource: string) => `arn:aws:${service}:eu-west-1:123456789012:${resource}`;
const role = "arn:aws:iam::123456789012:role/pipes";
const summary = {
  Name: "orders",
  Arn: arn("pipes", "pipe/orders"),
  DesiredState: "RUNNING",
  CurrentState: "START_FAILED",
  StateReason: "No such stream",
  Source: arn("dynamodb", "table/orders/stream/2026-01-01T00:00:00.000"),
  Enrichment: arn("lambda", "function:price:live"),
  Target: arn("ecs", "cluster/main"),
};

let server: WireProxy;

beforeAll(async () => {
  useTestCredentials();
  server = await startWireServer({
    "pipes.ListPipes": jsonAnswer({ Pipes: [summary] }),
    "pipes.DescribePipe": jsonAnswer({
      ...summary,
      RoleArn: role,
      KmsKeyIdentifier: arn("kms", "key/1"),
      Tags: { team: "shop" },
      SourceParameters: { FilterCriteria: { Filters: [{ Pattern: `{"eventName":["INSERT"]}` }] } },
      EnrichmentParameters: { InputTemplate: "hunter2" },
      TargetParameters: {
        EcsTaskParameters: {
          TaskDefinitionArn: arn("ecs", "task-definition/job:3"),
          Overrides: {
            ContainerOverrides: [
              { Name: "main", Command: ["hunter2"], Environment: [{ name: "PASSWORD", value: "hunter2" }] },
            ],
          },
        },
      },
      LogConfiguration: {
        Level: "ERROR",
        CloudwatchLogsLogDestination: { LogGroupArn: arn("logs", "log-group:/pipes") },
      },
    }),
  });
  return () => server.stop();
});
afterEach(() => server.clear());

test("a pipe from its source to its target, without what it sends", async () => {
  const pipe = byId(await scan(server.url, [pipes]), "orders");
  expect(pipe).toMatchObject({ state: null, tags: { team: "shop" }, runtime: { state: "START_FAILED" } });
  expect(pipe.configuration.Pipe).toMatchObject({
    seen: true,
    value: {
      SourceParameters: { FilterCriteria: { Filters: [{ Pattern: `{"eventName":["INSERT"]}` }] } },
      EnrichmentParameters: { HasInputTemplate: true },
      TargetParameters: {
        EcsTaskParameters: {
          Overrides: {
            ContainerOverrides: [{ Name: "main", HasCommand: true, EnvironmentVariableNames: ["PASSWORD"] }],
          },
        },
      },
    },
  });
  expect(relationsOf(pipe)).toEqual([
    `reads from AWS::DynamoDB::Table ${arn("dynamodb", "table/orders")}`,
    `enriches by AWS::Lambda::Function ${arn("lambda", "function:price")}`,
    `delivers to AWS::ECS::Cluster ${arn("ecs", "cluster/main")}`,
    `acts as AWS::IAM::Role ${role}`,
    `is encrypted by AWS::KMS::Key ${arn("kms", "key/1")}`,
    `logs to AWS::Logs::LogGroup ${arn("logs", "log-group:/pipes")}`,
  ]);
  expect(JSON.stringify(pipe)).not.toContain("hunter2");
});

test("a pipe that may not be described keeps its ends; its tags are not taken for none", async () => {
  server.fault({ operation: "DescribePipe", fault: faults.denied });
  const pipe = byId(await scan(server.url, [pipes]), "orders");
  expect(pipe.configuration).toMatchObject({ Pipe: { seen: false, reason: "denied" }, Tags: { seen: false } });
  expect(relationsOf(pipe)).toHaveLength(3);
});
