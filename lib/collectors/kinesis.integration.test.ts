import {
  AddTagsToStreamCommand,
  CreateStreamCommand,
  KinesisClient,
  PutResourcePolicyCommand,
  RegisterStreamConsumerCommand,
  StartStreamEncryptionCommand,
} from "@aws-sdk/client-kinesis";
import { NodeHttpHandler } from "@smithy/node-http-handler";
import { afterAll, afterEach, beforeAll, expect, inject, test } from "vitest";
import { byId, collectService, openTestAccount, relationsOf, type TestAccount, through } from "@/lib/testing/collect";
import * as faults from "@/lib/testing/faults";
import { startProxy, type WireProxy } from "@/lib/testing/proxy";
import { kinesis } from "./kinesis";

const ACCOUNT = "220500000003";
const arn = (service: string, resource: string) => `arn:aws:${service}:eu-west-1:${ACCOUNT}:${resource}`;
const POLICY = JSON.stringify({
  Version: "2012-10-17",
  Statement: [
    {
      Effect: "Allow",
      Principal: { AWS: "210987654321" },
      Action: "kinesis:GetRecords",
      Resource: arn("kinesis", "stream/clicks"),
    },
  ],
});

let account: TestAccount;
let proxy: WireProxy;

beforeAll(async () => {
  const own = await openTestAccount(inject("motoUrl"), ACCOUNT, "eu-west-1");
  // Kinesis's client speaks HTTP/2 unless told otherwise.
  const client = new KinesisClient({ ...own.clientSettings, requestHandler: new NodeHttpHandler() });
  for (const StreamName of ["clicks", "plain"]) {
    await client.send(new CreateStreamCommand({ StreamName, StreamModeDetails: { StreamMode: "ON_DEMAND" } }));
  }
  const StreamARN = arn("kinesis", "stream/clicks");
  await client.send(new StartStreamEncryptionCommand({ StreamARN, EncryptionType: "KMS", KeyId: "alias/clicks" }));
  await client.send(new AddTagsToStreamCommand({ StreamARN, Tags: { team: "shop" } }));
  await client.send(new PutResourcePolicyCommand({ ResourceARN: StreamARN, Policy: POLICY }));
  await client.send(new RegisterStreamConsumerCommand({ StreamARN, ConsumerName: "counter" }));
  proxy = await startProxy(inject("motoUrl"));
  account = through(own, proxy.url);
});
afterAll(() => proxy.stop());
afterEach(() => proxy.clear());

test("a stream with key, policy and consumer; its open shards are no history", async () => {
  const collected = await collectService(kinesis, account, ["eu-west-1"]);
  const stream = byId(collected, "clicks");
  expect(stream).toMatchObject({ arn: arn("kinesis", "stream/clicks"), tags: { team: "shop" }, state: null });
  expect(stream.configuration).toMatchObject({
    StreamModeDetails: { StreamMode: "ON_DEMAND" },
    StreamDescriptionSummary: { seen: true, value: { EncryptionType: "KMS" } },
    Policy: { seen: true, value: POLICY },
  });
  expect(JSON.stringify(stream.configuration)).not.toContain("OpenShardCount");
  expect(relationsOf(stream)).toEqual(["is encrypted by AWS::KMS::Key alias/clicks"]);
  expect(byId(collected, "plain").configuration.Policy).toEqual({ seen: true, value: null });
  const consumer = byId(collected, "clicks/counter");
  expect(consumer).toMatchObject({ name: "counter", arn: expect.stringContaining("stream/clicks/consumer/counter") });
  expect(relationsOf(consumer)).toEqual([`reads from AWS::Kinesis::Stream ${arn("kinesis", "stream/clicks")}`]);
});

test("streams that may not be described are told, and their consumers are still looked for", async () => {
  proxy.fault({ operation: "DescribeStreamSummary", fault: faults.denied });
  proxy.fault({ operation: "GetResourcePolicy", fault: faults.denied });
  const collected = await collectService(kinesis, account, ["eu-west-1"]);
  expect(byId(collected, "clicks").configuration).toMatchObject({
    StreamDescriptionSummary: { seen: false, action: "kinesis:DescribeStreamSummary" },
    Policy: { seen: false, action: "kinesis:GetResourcePolicy" },
  });
  expect(byId(collected, "clicks/counter").name).toBe("counter");
  expect(collected.gaps.map(({ operation, affected }) => [operation, affected]).sort()).toEqual([
    ["DescribeStreamSummary", 2],
    ["GetResourcePolicy", 2],
  ]);
});
