import { afterEach, beforeAll, expect, test } from "vitest";
import { useTestCredentials } from "@/lib/testing/aws-environment";
import { byId, relationsOf } from "@/lib/testing/collect";
import * as faults from "@/lib/testing/faults";
import type { WireProxy } from "@/lib/testing/proxy";
import { scan } from "@/lib/testing/scan";
import { jsonAnswer } from "@/lib/testing/wire-answers";
import { startWireServer } from "@/lib/testing/wire-server";
import { mq } from "./mq";

// Recorded shapes from https://docs.aws.amazon.com/amazon-mq/latest/api-reference/brokers-broker-id.html.

const id = "b-1234a5b6-78cd-901e-2fgh-3i45j6k178l9";
const summary = {
  brokerArn: `arn:aws:mq:eu-west-1:123456789012:broker:orders:${id}`,
  brokerId: id,
  brokerName: "orders",
  brokerState: "RUNNING",
  deploymentMode: "SINGLE_INSTANCE",
  engineType: "ACTIVEMQ",
};

let server: WireProxy;

beforeAll(async () => {
  useTestCredentials();
  server = await startWireServer({
    "mq.ListBrokers": jsonAnswer({ brokerSummaries: [summary] }),
    "mq.DescribeBroker": jsonAnswer({
      ...summary,
      engineVersion: "5.18",
      publiclyAccessible: true,
      subnetIds: ["subnet-1"],
      securityGroups: ["sg-1"],
      encryptionOptions: { useAwsOwnedKey: false, kmsKeyId: "arn:aws:kms:eu-west-1:123456789012:key/1" },
      logs: {
        general: true,
        generalLogGroup: `/aws/amazonmq/broker/${id}/general`,
        audit: false,
        auditLogGroup: "none",
      },
      configurations: { current: { id: "c-1", revision: 2 }, history: [] },
      users: [{ username: "shop" }],
      actionsRequired: [{ actionRequiredCode: "CRITICAL_ACTION_REQUIRED" }],
      tags: { team: "shop" },
    }),
  });
  return () => server.stop();
});
afterEach(() => server.clear());

test("a broker with its network, key, logs and users", async () => {
  const broker = byId(await scan(server.url, [mq]), id);
  expect(broker).toMatchObject({ name: "orders", tags: { team: "shop" } });
  expect(broker.runtime).toMatchObject({ state: "RUNNING", Broker: { value: { ActionsRequired: [{}] } } });
  expect(broker.configuration.Broker).toMatchObject({
    seen: true,
    value: { PubliclyAccessible: true, Users: [{ Username: "shop" }] },
  });
  expect(relationsOf(broker)).toEqual([
    "runs in AWS::EC2::Subnet subnet-1",
    "is guarded by AWS::EC2::SecurityGroup sg-1",
    "is encrypted by AWS::KMS::Key arn:aws:kms:eu-west-1:123456789012:key/1",
    "is set by AWS::AmazonMQ::Configuration c-1",
    `logs to AWS::Logs::LogGroup /aws/amazonmq/broker/${id}/general`,
  ]);
});

test("a broker that may not be described stays; its tags are not taken for none", async () => {
  server.fault({ operation: "DescribeBroker", fault: faults.denied });
  const { configuration } = byId(await scan(server.url, [mq]), id);
  expect(configuration).toMatchObject({
    EngineType: "ACTIVEMQ",
    Broker: { seen: false, action: "mq:DescribeBroker" },
    Tags: { seen: false },
  });
});
