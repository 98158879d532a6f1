import { CreateTopicCommand, SNSClient } from "@aws-sdk/client-sns";
import { afterAll, afterEach, beforeAll, expect, inject, it } from "vitest";
import { cliActor, localActor } from "@/lib/operations/actor";
import { openTestAccount, type TestAccount } from "@/lib/testing/collect";
import { useTestDatabase } from "@/lib/testing/database";
import { denied } from "@/lib/testing/faults";
import { startProxy, type WireProxy } from "@/lib/testing/proxy";
import { hiddenWords } from "./gap-causes";
import { getGaps } from "./get-gaps";
import { getSnapshot } from "./get-snapshot";
import { getSnapshotCalls } from "./get-snapshot-calls";
import { runOwnScan } from "./run-own-scan";

useTestDatabase();

let proxy: WireProxy;
let aws: TestAccount;

beforeAll(async () => {
  proxy = await startProxy(inject("motoUrl"));
  aws = await openTestAccount(proxy.url, "220800000003", "eu-west-1");
  const sns = new SNSClient(aws.clientSettings);
  for (const Name of ["orders", "alarms"]) await sns.send(new CreateTopicCommand({ Name }));
  sns.destroy();
});
afterEach(() => proxy.clear());
afterAll(() => proxy.stop());

async function scan(services = ["sns", "kms"]) {
  const live = { cancel: new AbortController().signal, onProgress: () => {} };
  const choice = { account: "prod", regions: ["eu-west-1"], services };
  await runOwnScan(cliActor, { ...choice, connection: aws.connection, connectionGiven: false }, live);
  return getGaps(localActor, { account: "prod" });
}

it("a gap has its first snapshot and what it hides; granted, it closes and the next snapshot says so", async () => {
  proxy.fault({ service: "sns", operation: "GetTopicAttributes", fault: denied });
  proxy.fault({ service: "kms", operation: "ListKeys", fault: denied });
  const first = await scan();
  expect([first.previous, first.closed, first.opened]).toEqual([null, [], []]);
  const [group] = first.groups;
  expect(group?.reason).toBe("denied");
  expect(group?.statement?.Action).toEqual(["kms:ListKeys", "sns:GetTopicAttributes"]);
  const attributes = group?.causes.find(({ operation }) => operation === "GetTopicAttributes");
  expect(attributes).toMatchObject({ firstSeen: "S1", affected: 2, types: [] });
  expect(attributes && hiddenWords(attributes)).toMatch(/^\w+ of 2 SNS topics/);

  const second = await scan();
  expect([second.previous, second.closed, second.opened]).toEqual(["S1", [], []]);
  const { finishedAt } = await getSnapshot(localActor, { account: "prod", at: "S1" });
  expect(second.gaps.find(({ operation }) => operation === "ListKeys")).toMatchObject({
    firstSeen: "S1",
    firstSeenAt: finishedAt,
  });

  proxy.clear();
  proxy.fault({ service: "sns", operation: "ListTagsForResource", fault: denied });
  const third = await scan();
  expect(third.closed.map(({ operation }) => operation)).toEqual(["ListKeys", "GetTopicAttributes"]);
  expect(third.opened.map(({ operation, firstSeen }) => [operation, firstSeen])).toEqual([
    ["ListTagsForResource", "S3"],
  ]);

  // What was left out is not closed.
  const fourth = await scan(["kms"]);
  expect([fourth.closed, fourth.opened]).toEqual([[], []]);
});

it("calls, time and resources are told by service, region and operation", async () => {
  const services = await getSnapshotCalls(localActor, { account: "prod", at: "S3" });
  const sns = services.find(({ service }) => service === "sns");
  expect(sns).toMatchObject({ resources: 2, regions: [{ region: "eu-west-1", resources: 2 }] });
  expect(sns?.regions[0]?.calls).toBe(sns?.calls);
  expect(sns?.regions[0]?.milliseconds).toBeGreaterThan(0);
  expect(sns?.operations.map(({ operation }) => operation)).toContain("GetTopicAttributes");
});
