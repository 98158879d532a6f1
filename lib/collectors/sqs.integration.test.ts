import { CreateQueueCommand, SetQueueAttributesCommand, SQSClient } from "@aws-sdk/client-sqs";
import { afterAll, afterEach, beforeAll, expect, inject, test } from "vitest";
import { byId, collectService, openTestAccount, relationsOf, type TestAccount, through } from "@/lib/testing/collect";
import * as faults from "@/lib/testing/faults";
import { startProxy, type WireProxy } from "@/lib/testing/proxy";
import { jsonAnswer } from "@/lib/testing/wire-answers";
import { sqs } from "./sqs";

const ACCOUNT = "220500000001";
const arn = (name: string) => `arn:aws:sqs:eu-west-1:${ACCOUNT}:${name}`;
const POLICY = JSON.stringify({
  Version: "2012-10-17",
  Statement: [
    { Sid: "open", Effect: "Allow", Principal: "*", Action: "sqs:SendMessage", Resource: arn("orders.fifo") },
  ],
});

let account: TestAccount;
let proxy: WireProxy;

beforeAll(async () => {
  const own = await openTestAccount(inject("motoUrl"), ACCOUNT, "eu-west-1");
  const client = new SQSClient(own.clientSettings);
  await client.send(new CreateQueueCommand({ QueueName: "dead.fifo", Attributes: { FifoQueue: "true" } }));
  const { QueueUrl } = await client.send(
    new CreateQueueCommand({
      QueueName: "orders.fifo",
      Attributes: { FifoQueue: "true", KmsMasterKeyId: "alias/orders" },
      tags: { Name: "Orders", "cost centre": "" },
    }),
  );
  const RedrivePolicy = JSON.stringify({ deadLetterTargetArn: arn("dead.fifo"), maxReceiveCount: 3 });
  await client.send(new SetQueueAttributesCommand({ QueueUrl, Attributes: { RedrivePolicy, Policy: POLICY } }));
  proxy = await startProxy(inject("motoUrl"));
  account = through(own, proxy.url);
});
afterAll(() => proxy.stop());
afterEach(() => proxy.clear());

test("a queue with key, policy and dead-letter queue; counters of messages are no history", async () => {
  const collected = await collectService(sqs, account, ["eu-west-1"]);
  const queue = byId(collected, "orders.fifo");
  expect(queue).toMatchObject({ arn: arn("orders.fifo"), name: "Orders", tags: { Name: "Orders", "cost centre": "" } });
  expect(queue.configuration.Attributes).toMatchObject({
    seen: true,
    value: { FifoQueue: "true", Policy: expect.stringContaining("open") },
  });
  expect(JSON.stringify(queue.configuration)).not.toMatch(/ApproximateNumber/);
  expect(queue.runtime).toMatchObject({ Attributes: { value: { ApproximateNumberOfMessages: "0" } } });
  expect(relationsOf(queue)).toEqual([
    "is encrypted by AWS::KMS::Key alias/orders",
    `sends failures to AWS::SQS::Queue ${arn("dead.fifo")}`,
  ]);
  expect(collected.resources).toHaveLength(2);
});

test("asks for pages of a size, without which SQS ends at a thousand queues", async () => {
  await collectService(sqs, account, ["eu-west-1"]);
  const listings = proxy.seen.filter(({ operation }) => operation === "ListQueues");
  expect(listings.map(({ body }) => JSON.parse(body))).toEqual([{ MaxResults: 1000 }]);
});

test("what may not be read is said to be unseen", async () => {
  proxy.fault({ operation: "GetQueueAttributes", fault: faults.denied });
  proxy.fault({ operation: "ListQueueTags", fault: faults.denied });
  const collected = await collectService(sqs, account, ["eu-west-1"]);
  const queue = byId(collected, "orders.fifo");
  expect(queue.configuration).toMatchObject({
    Attributes: { seen: false, reason: "denied", action: "sqs:GetQueueAttributes" },
    Tags: { seen: false, reason: "denied", action: "sqs:ListQueueTags" },
  });
  expect(relationsOf(queue)).toEqual([]);
  expect(collected.gaps.map(({ operation, affected }) => [operation, affected]).sort()).toEqual([
    ["GetQueueAttributes", 2],
    ["ListQueueTags", 2],
  ]);
});

test("a region without queues, and a queue without tags, are answered by an empty object", async () => {
  const none = await collectService(sqs, account, ["eu-west-3"]);
  expect(none.coverage).toMatchObject([{ status: "ok" }]);
  expect(none.gaps).toEqual([]);
  const empty = () => jsonAnswer({});
  proxy.fault({ operation: "ListQueueTags", fault: { kind: "answer", make: empty } });
  const collected = await collectService(sqs, account, ["eu-west-1"]);
  expect(collected.gaps).toEqual([]);
  expect(byId(collected, "orders.fifo").tags).toEqual({});
});
