import { CreateTopicCommand, SNSClient, SubscribeCommand } from "@aws-sdk/client-sns";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { openSession } from "@/lib/aws/session";
import { useTestCredentials } from "@/lib/testing/aws-environment";
import type { Fault } from "@/lib/testing/faults";
import * as faults from "@/lib/testing/faults";
import { type Moto, startMoto } from "@/lib/testing/moto";
import { startProxy, type WireProxy } from "@/lib/testing/proxy";
import { scan } from "@/lib/testing/scan";
import { jsonAnswer, type WireAnswer, xmlAnswer } from "@/lib/testing/wire-answers";
import type { WireRequest } from "@/lib/testing/wire-operation";
import { startWireServer } from "@/lib/testing/wire-server";
import { defineCollector } from "../define";
import { kms } from "../kms";
import { sns } from "../sns";
import { collectAccount } from "./collect-account";
import type { CollectProgress } from "./progress";

const TOPIC = "AWS::SNS::Topic";
const SUBSCRIPTION = "AWS::SNS::Subscription";
const TOPICS = 3;

let moto: Moto;
let proxy: WireProxy;

beforeAll(async () => {
  useTestCredentials();
  moto = await startMoto();
  const client = new SNSClient({ region: "eu-west-1", endpoint: moto.url });
  const names = Array.from({ length: TOPICS }, (_, index) => `topic-${index}`);
  const Tags = [{ Key: "Name", Value: "Night shift" }];
  const topics = await Promise.all(
    names.map((Name, index) => client.send(new CreateTopicCommand({ Name, ...(index === 0 ? { Tags } : {}) }))),
  );
  await client.send(
    new SubscribeCommand({
      TopicArn: topics[0]?.TopicArn,
      Protocol: "https",
      Endpoint: "https://u:pw@on.call/key-1?k=2",
    }),
  );
  proxy = await startProxy(moto.url);
}, 60_000);
afterEach(() => {
  proxy.clear();
});
afterAll(async () => {
  await proxy?.stop();
  await moto?.stop();
});

/** What fails every time fails soon. Throttled calls wait for their turn, and nothing here hurries them. */
const twice = { session: { limits: { attempts: 2 } } };
/** For what never ends by itself; with it, a slow machine would pass for a slow server. */
const impatient = { session: { ...twice.session, callTimeoutMs: 4_000 } };

test("a listing that came to its end is seen, and every resource carries what AWS told", async () => {
  const scanned = await scan(proxy.url, [sns]);
  expect(scanned.gaps).toEqual([]);
  expect(scanned.bugs).toEqual([]);
  expect(scanned.listing(TOPIC)).toMatchObject({ service: "sns", region: "eu-west-1", status: "ok", reason: null });
  expect(scanned.listing(TOPIC).resources).toHaveLength(TOPICS);
  const first = scanned.resources.find(({ id }) => id === "topic-0");
  expect(first).toMatchObject({
    arn: "arn:aws:sns:eu-west-1:123456789012:topic-0",
    type: TOPIC,
    region: "eu-west-1",
    name: "Night shift",
    tags: { Name: "Night shift" },
    configuration: { Attributes: { seen: true, value: { Owner: "123456789012" } } },
    runtime: { Attributes: { value: { SubscriptionsConfirmed: expect.any(String) } } },
  });
  expect(JSON.stringify(first?.configuration)).not.toContain("SubscriptionsConfirmed");
  expect(scanned.resources.find(({ id }) => id === "topic-1")?.name).toBe("topic-1");
});

test("secrets in a subscription's web address are not kept", async () => {
  const scanned = await scan(proxy.url, [sns]);
  expect(scanned.listing(SUBSCRIPTION).resources).toMatchObject([{ configuration: { Endpoint: "https://on.call/…" } }]);
  expect(JSON.stringify(scanned.listings)).not.toMatch(/pw@|key-1/);
});

test("calls counted are the calls on the wire, by region and operation", async () => {
  proxy.fault({ operation: "ListTopics", fault: faults.internalError, times: 1 });
  const scanned = await scan(proxy.url, [sns], {
    regions: { enabled: ["eu-west-1", "us-west-2"], excluded: [], disabled: [] },
  });
  const sent = new Map<string, number>();
  for (const { region, operation } of proxy.seen) {
    sent.set(`${region} ${operation}`, (sent.get(`${region} ${operation}`) ?? 0) + 1);
  }
  const counted = scanned.calls.map(({ region, operation, calls, retries }) => [
    `${region} ${operation}`,
    calls + retries,
  ]);
  expect(Object.fromEntries(counted)).toEqual(Object.fromEntries(sent));
});

describe("a listing whose first call fails is unseen, and its neighbour is not concerned", () => {
  test.each<[string, Fault, string, string | null, typeof twice?]>([
    ["denied", faults.denied, "denied", "sns:ListTopics"],
    ["denied by the organisation", faults.deniedByOrganisation, "denied_by_organisation", null],
    ["throttled every time", faults.throttled, "throttled", null],
    ["slower than the time limit", faults.hang, "timed_out", null, impatient],
    ["hanging after the headers", faults.hangInBody, "timed_out", null, impatient],
    ["cut", faults.cut, "failed", null],
    ["truncated", faults.truncated, "broken_answer", null],
    ["shortened", faults.shortened, "broken_answer", null],
    ["garbage", faults.garbage, "broken_answer", null],
    ["empty", faults.emptyBody, "broken_answer", null],
  ])("%s", async (_, fault, reason, action, options = twice) => {
    proxy.fault({ operation: "ListTopics", fault });
    const scanned = await scan(proxy.url, [sns], options);
    expect(scanned.listing(TOPIC)).toMatchObject({ status: "unseen", reason, resources: [] });
    expect(scanned.listing(SUBSCRIPTION)).toMatchObject({ status: "ok", reason: null });
    expect(scanned.gaps).toMatchObject([
      { service: "sns", region: "eu-west-1", operation: "ListTopics", reason, action, types: [TOPIC], affected: 0 },
    ]);
  });
});

describe("pages", () => {
  let pages: WireProxy;
  /** Two topics a page, three pages; the token is the number of the page. */
  const page = (request: WireRequest): WireAnswer => {
    const number = Number(new URLSearchParams(request.body).get("NextToken") ?? 0);
    const topics = [0, 1].map((n) => `arn:aws:sns:eu-west-1:123456789012:topic-${number * 2 + n}`);
    return topicsAnswer(topics, number < 2 ? String(number + 1) : null);
  };
  beforeAll(async () => {
    pages = await startWireServer({
      "sns.ListTopics": page,
      "sns.ListSubscriptions": xmlAnswer("<ListSubscriptionsResponse/>"),
      "sns.GetTopicAttributes": xmlAnswer("<GetTopicAttributesResponse/>"),
      "sns.ListTagsForResource": xmlAnswer("<ListTagsForResourceResponse/>"),
    });
  });
  afterEach(() => pages.clear());
  afterAll(() => pages?.stop());

  const onSecondPage = (fault: Fault) => {
    const first = { kind: "rewrite", change: (answer: WireAnswer) => answer } as const;
    pages.fault({ operation: "ListTopics", fault: first, times: 1 });
    pages.fault({ operation: "ListTopics", fault });
  };

  test("are followed to their end", async () => {
    const scanned = await scan(pages.url, [sns], twice);
    expect(scanned.listing(TOPIC)).toMatchObject({ status: "ok" });
    expect(scanned.listing(TOPIC).resources).toHaveLength(6);
  });

  test("that announce more without saying where are not the end", async () => {
    const server = await startWireServer({
      "kms.ListKeys": jsonAnswer({ Keys: [{ KeyId: "1", KeyArn: "arn:aws:kms:eu-west-1:1:key/1" }], Truncated: true }),
      "kms.ListAliases": jsonAnswer({ Aliases: [], Truncated: false }),
    });
    const scanned = await scan(server.url, [kms], twice);
    await server.stop();
    expect(scanned.listing("AWS::KMS::Key")).toMatchObject({ status: "partial", reason: "truncated" });
    expect(scanned.listing("AWS::KMS::Key").resources).toHaveLength(1);
    expect(scanned.listing("AWS::KMS::Alias")).toMatchObject({ status: "ok" });
  });

  test.each<[string, Fault, string, typeof twice?]>([
    ["denied", faults.denied, "denied"],
    ["cut", faults.cut, "failed"],
    ["garbage", faults.garbage, "broken_answer"],
    ["shortened", faults.shortened, "broken_answer"],
    ["hanging", faults.hang, "timed_out", impatient],
  ])("before one that is %s are kept, and the listing is partly seen", async (_, fault, reason, options = twice) => {
    onSecondPage(fault);
    const scanned = await scan(pages.url, [sns], options);
    expect(scanned.listing(TOPIC)).toMatchObject({ status: "partial", reason });
    expect(scanned.listing(TOPIC).resources).toHaveLength(2);
    expect(scanned.gaps).toMatchObject([{ operation: "ListTopics", reason, types: [TOPIC] }]);
  });

  test("that repeat their token end the listing as truncated", async () => {
    const make = () => topicsAnswer(["arn:aws:sns:eu-west-1:123456789012:topic-9"], "1");
    onSecondPage({ kind: "answer", make });
    const scanned = await scan(pages.url, [sns], twice);
    expect(scanned.listing(TOPIC)).toMatchObject({ status: "partial", reason: "truncated" });
    expect(scanned.listing(TOPIC).resources).toHaveLength(3);
    expect(scanned.gaps).toMatchObject([{ operation: "ListTopics", reason: "truncated", action: null }]);
  });

  test("that are empty but have a token are not the end", async () => {
    pages.fault({ operation: "ListTopics", times: 1, fault: { kind: "answer", make: () => topicsAnswer([], "1") } });
    const scanned = await scan(pages.url, [sns], twice);
    expect(scanned.listing(TOPIC).status).toBe("ok");
    expect(scanned.listing(TOPIC).resources).toHaveLength(4);
  });
});

function topicsAnswer(topics: readonly string[], token: string | null): WireAnswer {
  const members = topics.map((arn) => `<member><TopicArn>${arn}</TopicArn></member>`).join("");
  const next = token === null ? "" : `<NextToken>${token}</NextToken>`;
  return xmlAnswer(
    `<ListTopicsResponse><ListTopicsResult><Topics>${members}</Topics>${next}</ListTopicsResult></ListTopicsResponse>`,
  );
}

test("a denied property is a value with its reason, and one gap that counts the resources", async () => {
  proxy.fault({ operation: "GetTopicAttributes", fault: faults.denied });
  const scanned = await scan(proxy.url, [sns]);
  expect(scanned.listing(TOPIC)).toMatchObject({ status: "ok" });
  expect(scanned.listing(TOPIC).resources).toHaveLength(TOPICS);
  expect(scanned.listing(TOPIC).resources[0]?.configuration.Attributes).toEqual({
    seen: false,
    reason: "denied",
    operation: "GetTopicAttributes",
    action: "sns:GetTopicAttributes",
  });
  expect(scanned.gaps).toMatchObject([
    {
      operation: "GetTopicAttributes",
      reason: "denied",
      action: "sns:GetTopicAttributes",
      types: [],
      affected: TOPICS,
    },
  ]);
});

test("what is left out is a gap for each region and service", async () => {
  const other = defineCollector({ ...sns, service: "other" });
  const scanned = await scan(proxy.url, [sns, other], {
    services: ["sns"],
    regions: { enabled: [], excluded: ["us-west-1"], disabled: ["ap-east-1"] },
  });
  expect(scanned.gaps.map(({ service, region, reason }) => [service, region, reason])).toEqual([
    ["*", "ap-east-1", "region_disabled"],
    ["*", "us-west-1", "excluded"],
    ["other", "*", "excluded"],
  ]);
  expect(scanned.listings).toEqual([]);
});

describe("cancel", () => {
  test("ends a scan that hangs, keeps what was seen, and leaves a gap for the rest", async () => {
    proxy.fault({ region: "us-west-2", fault: faults.hang });
    const cancel = new AbortController();
    const scanning = scan(proxy.url, [sns], {
      signal: cancel.signal,
      regions: { enabled: ["eu-west-1", "us-west-2"], excluded: [], disabled: [] },
      progressIntervalMs: 20,
      onProgress: ({ scopes }) => {
        if (scopes.some(({ status }) => status === "done")) cancel.abort();
      },
    });
    const scanned = await scanning;
    expect(scanned.listing(TOPIC, "eu-west-1")).toMatchObject({ status: "ok" });
    expect(scanned.listing(TOPIC, "us-west-2")).toMatchObject({ status: "unseen", reason: "cancelled" });
    expect(scanned.gaps).toMatchObject([
      { service: "sns", region: "us-west-2", operation: "", reason: "cancelled", types: [SUBSCRIPTION, TOPIC] },
    ]);
    // Five seconds are promised to whoever cancels; the scan before it takes a part of this.
  }, 15_000);

  test("in the middle of properties breaks the listing off instead of hiding the properties", async () => {
    proxy.fault({ operation: "GetTopicAttributes", fault: faults.hang });
    const cancel = new AbortController();
    const scanning = scan(proxy.url, [sns], { signal: cancel.signal });
    await expect.poll(() => proxy.seen.some(({ operation }) => operation === "GetTopicAttributes")).toBe(true);
    cancel.abort();
    const scanned = await scanning;
    expect(scanned.listing(TOPIC)).toMatchObject({ status: "unseen", reason: "cancelled", resources: [] });
  }, 5_000);

  test("before the start makes no call", async () => {
    const cancel = new AbortController();
    cancel.abort();
    const scanned = await scan(proxy.url, [sns], { signal: cancel.signal });
    expect(scanned.listings.map(({ reason }) => reason)).toEqual(["cancelled", "cancelled"]);
    expect(proxy.seen).toEqual([]);
  });
});

test("a consumer that leaves early ends the calls that are under way", async () => {
  proxy.fault({ operation: "ListTopics", fault: faults.hang });
  const session = openSession({ credentials: { kind: "default" }, endpointUrl: proxy.url });
  const { listings } = collectAccount({
    collectors: [sns],
    session,
    awsAccountId: "123456789012",
    partition: "aws",
    regions: { enabled: ["eu-west-1"], excluded: [], disabled: [] },
  });
  for await (const listing of listings) {
    expect(listing.type).toBe(SUBSCRIPTION);
    break;
  }
  await expect.poll(() => session.calls().map(({ operation }) => operation)).toContain("ListTopics");
  session.close();
}, 5_000);

test("progress names every scope and ends with all of them ended", async () => {
  proxy.fault({ region: "us-west-2", operation: "ListTopics", fault: faults.denied });
  const reports: CollectProgress[] = [];
  const scanned = await scan(proxy.url, [sns], {
    regions: { enabled: ["eu-west-1", "us-west-2"], excluded: [], disabled: [] },
    onProgress: (progress) => reports.push(progress),
    progressIntervalMs: 1,
  });
  expect(reports[0]?.scopes.map(({ status }) => status)).toEqual(["waiting", "waiting"]);
  expect(reports.some(({ scopes }) => scopes.some(({ status }) => status === "running"))).toBe(true);
  expect(reports.at(-1)).toMatchObject({
    calls: scanned.calls.reduce((sum, { calls }) => sum + calls, 0),
    scopes: [
      { service: "sns", region: "eu-west-1", status: "done", resources: TOPICS + 1, gaps: 0, reason: null },
      { service: "sns", region: "us-west-2", status: "partial", resources: 0, gaps: 1, reason: "denied" },
    ],
  });
});
