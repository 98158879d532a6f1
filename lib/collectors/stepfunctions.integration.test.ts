import { afterEach, beforeAll, expect, test } from "vitest";
import { useTestCredentials } from "@/lib/testing/aws-environment";
import { byId, relationsOf } from "@/lib/testing/collect";
import * as faults from "@/lib/testing/faults";
import type { WireProxy } from "@/lib/testing/proxy";
import { scan } from "@/lib/testing/scan";
import { errorAnswer, jsonAnswer } from "@/lib/testing/wire-answers";
import { startWireServer } from "@/lib/testing/wire-server";
import { stepfunctions } from "./stepfunctions";

// Recorded shapes from https://docs.aws.amazon.com/step-functions/latest/apireference/API_DescribeStateMachine.html.

const arn = (service: string, resource: string) => `arn:aws:${service}:eu-west-1:123456789012:${resource}`;
const role = "arn:aws:iam::123456789012:role/steps";
const item = (name: string) => ({ name, stateMachineArn: arn("states", `stateMachine:${name}`), type: "STANDARD" });
const definition = JSON.stringify({
  States: {
    Charge: { Type: "Task", Resource: `${arn("lambda", "function:charge")}:live`, Parameters: { key: "hunter2" } },
    Send: {
      Type: "Task",
      Resource: "arn:aws:states:::sqs:sendMessage",
      Arguments: { QueueUrl: "https://sqs.eu-west-1.amazonaws.com/123456789012/jobs" },
    },
  },
});
const settings = {
  status: "ACTIVE",
  roleArn: role,
  revisionId: "5f0c",
  loggingConfiguration: {
    level: "ALL",
    includeExecutionData: true,
    destinations: [{ cloudWatchLogsLogGroup: { logGroupArn: arn("logs", "log-group:/steps:*") } }],
  },
  encryptionConfiguration: { type: "CUSTOMER_MANAGED_KMS_KEY", kmsKeyId: arn("kms", "key/1") },
};

let server: WireProxy;

beforeAll(async () => {
  useTestCredentials();
  server = await startWireServer({
    "states.ListStateMachines": jsonAnswer({ stateMachines: [item("orders"), item("locked")] }),
    "states.DescribeStateMachine": (request) => {
      const asked: { stateMachineArn: string; includedData?: string } = JSON.parse(request.body);
      const name = asked.stateMachineArn.split(":").at(-1) ?? "";
      if (name === "orders") return jsonAnswer({ ...item(name), ...settings, definition });
      if (asked.includedData === "METADATA_ONLY") return jsonAnswer({ ...item(name), ...settings, definition: "" });
      return errorAnswer(request, 400, "KmsAccessDeniedException", "The ciphertext refers to a key that ...");
    },
    "states.ListTagsForResource": jsonAnswer({ tags: [{ key: "team", value: "shop" }] }),
    "states.ListActivities": jsonAnswer({
      activities: [{ name: "approve", activityArn: arn("states", "activity:approve") }],
    }),
  });
  return () => server.stop();
});
afterEach(() => server.clear());

test("a state machine with what it calls; nothing of what it passes on", async () => {
  const scanned = await scan(server.url, [stepfunctions]);
  const machine = byId(scanned, "orders");
  expect(machine.tags).toEqual({ team: "shop" });
  expect(machine.runtime).toEqual({ StateMachine: { value: { status: "ACTIVE" } } });
  expect(machine.configuration.Definition).toMatchObject({
    seen: true,
    value: { States: [{ Name: "Charge" }, { Name: "Send", Resource: "arn:aws:states:::sqs:sendMessage" }] },
  });
  expect(relationsOf(machine)).toEqual([
    `acts as AWS::IAM::Role ${role}`,
    `calls AWS::Lambda::Function ${arn("lambda", "function:charge")}`,
    `calls AWS::SQS::Queue ${arn("sqs", "jobs")}`,
    `logs to AWS::Logs::LogGroup ${arn("logs", "log-group:/steps")}`,
    `is encrypted by AWS::KMS::Key ${arn("kms", "key/1")}`,
  ]);
  expect(JSON.stringify(scanned.resources)).not.toMatch(/hunter2|5f0c/);
});

test("a definition behind a key of its own is unseen, and no right to decrypt is asked for", async () => {
  const machine = byId(await scan(server.url, [stepfunctions]), "locked");
  expect(machine.configuration.Definition).toMatchObject({ seen: false, reason: "denied", action: null });
  expect(machine.configuration.StateMachine).toMatchObject({ seen: true, value: { roleArn: role } });
});

test("a machine that may not be described stays, with settings and definition unseen", async () => {
  server.fault({ operation: "DescribeStateMachine", fault: faults.denied });
  const { configuration } = byId(await scan(server.url, [stepfunctions]), "orders");
  expect(configuration).toMatchObject({
    StateMachine: { seen: false, action: "states:DescribeStateMachine" },
    Definition: { seen: false, action: "states:DescribeStateMachine" },
  });
});
