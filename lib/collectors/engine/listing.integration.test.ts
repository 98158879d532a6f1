import { ListTopicsCommand, SNSClient } from "@aws-sdk/client-sns";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { defineResourceType } from "@/lib/model/resource";
import { useTestCredentials } from "@/lib/testing/aws-environment";
import * as faults from "@/lib/testing/faults";
import type { WireProxy } from "@/lib/testing/proxy";
import { scan } from "@/lib/testing/scan";
import { xmlAnswer } from "@/lib/testing/wire-answers";
import { startWireServer } from "@/lib/testing/wire-server";
import { defineCollector, found, listing } from "../define";

// What collectors do to the engine, rather than AWS.

const ODD = "AWS::SNS::Odd";
const PLAIN = "AWS::SNS::Plain";
let proxy: WireProxy;

beforeAll(async () => {
  useTestCredentials();
  proxy = await startWireServer({ "sns.ListTopics": xmlAnswer("<ListTopicsResponse/>") });
});
afterEach(() => proxy.clear());
afterAll(() => proxy?.stop());

const service = "sns";
const permissions = { ListTopics: "sns:ListTopics" };
const odd = defineResourceType({
  type: ODD,
  service,
  title: "Odd things",
  arn: "sns:*",
  cli: "sns list-topics",
  schema: z.looseObject({ Size: z.number() }),
});
const oddThing = (arn: string, Size: unknown) => found(odd, { arn, id: arn, configuration: { Size } });
const plain = defineResourceType({ ...odd, type: PLAIN });
const healthy = listing([plain], async function* (context) {
  await context.connect(SNSClient).send(new ListTopicsCommand({}));
  yield found(plain, { arn: "plain", id: "plain", configuration: { Size: 1 } });
});

test("one that waits for something else than a call is ended by the listing's deadline", async () => {
  const waiting = listing([odd], async function* (context) {
    yield oddThing("one", 1);
    await context.connect(SNSClient).send(new ListTopicsCommand({}));
    await new Promise(() => {});
  });
  const collector = defineCollector({ service, scope: "regional", permissions, listings: [waiting, healthy] });
  const scanned = await scan(proxy.url, [collector], { listingTimeoutMs: 1_500 });
  expect(scanned.listing(ODD)).toMatchObject({
    status: "partial",
    reason: "timed_out",
    resources: [{ arn: "one" }],
  });
  expect(scanned.listing(PLAIN).status).toBe("ok");
  expect(scanned.gaps).toMatchObject([{ operation: "ListTopics", reason: "timed_out", types: [ODD] }]);
});

test("one that throws, or sends what it does not declare, is reported and becomes a gap", async () => {
  const undeclared = listing([odd], async function* (context) {
    await context.connect(SNSClient).send(new ListTopicsCommand({}));
    yield oddThing("one", 1);
  });
  const collector = defineCollector({ service, scope: "regional", permissions: {}, listings: [undeclared] });
  const scanned = await scan(proxy.url, [collector]);
  expect(scanned.bugs.map(String)).toEqual([expect.stringContaining("sends ListTopics")]);
  expect(scanned.listing(ODD)).toMatchObject({ status: "unseen", reason: "failed" });
  expect(proxy.seen).toEqual([]);
});

test("an item of an unexpected form is left out, and the listing is only partly seen", async () => {
  const mixed = listing([odd], async function* () {
    yield oddThing("one", 1);
    yield oddThing("two", "large");
    yield oddThing("", 3);
  });
  const collector = defineCollector({ service, scope: "global", permissions, listings: [mixed] });
  const scanned = await scan(proxy.url, [collector]);
  expect(scanned.listing(ODD)).toMatchObject({
    status: "partial",
    reason: "broken_answer",
    resources: [{ arn: "one" }],
  });
  expect(scanned.gaps).toMatchObject([{ region: "global", reason: "broken_answer", types: [ODD], affected: 2 }]);
});

test("a thing that is listed twice is one", async () => {
  const twice = listing([odd], async function* () {
    yield oddThing("one", 1);
    yield oddThing("one", 2);
  });
  const collector = defineCollector({ service, scope: "global", permissions, listings: [twice] });
  const scanned = await scan(proxy.url, [collector]);
  expect(scanned.resources).toMatchObject([{ arn: "one", configuration: { Size: 2 } }]);
});

test("a part that is missed makes the listing partial and goes on", async () => {
  proxy.fault({ operation: "ListTopics", fault: faults.denied });
  const missing = listing([odd], async function* (context) {
    yield oddThing("one", 1);
    await context.connect(SNSClient).send(new ListTopicsCommand({})).catch(context.miss);
    yield oddThing("two", 2);
  });
  const collector = defineCollector({ service, scope: "regional", permissions, listings: [missing] });
  const scanned = await scan(proxy.url, [collector]);
  expect(scanned.listing(ODD)).toMatchObject({
    status: "partial",
    reason: "denied",
    resources: [{ arn: "one" }, { arn: "two" }],
  });
  expect(scanned.gaps).toMatchObject([{ operation: "ListTopics", action: "sns:ListTopics", types: [ODD] }]);
});

test("what is computed once is shared by the listings of a scope, its failure as well", async () => {
  proxy.fault({ operation: "ListTopics", fault: faults.denied });
  const second = defineResourceType({ ...odd, type: "AWS::SNS::Second" });
  const sharing = [odd, second].map((type) =>
    listing([type], async function* (context) {
      await context.once("topics", () => context.connect(SNSClient).send(new ListTopicsCommand({})));
      yield found(type, { arn: "one", id: "one", configuration: { Size: 1 } });
    }),
  );
  const collector = defineCollector({ service, scope: "regional", permissions, listings: sharing });
  const scanned = await scan(proxy.url, [collector]);
  expect(proxy.seen).toHaveLength(1);
  expect(scanned.gaps).toMatchObject([{ operation: "ListTopics", types: [ODD, "AWS::SNS::Second"] }]);
});
