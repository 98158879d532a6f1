import { afterEach, beforeAll, expect, test } from "vitest";
import { useTestCredentials } from "@/lib/testing/aws-environment";
import { byId, relationsOf } from "@/lib/testing/collect";
import * as faults from "@/lib/testing/faults";
import type { WireProxy } from "@/lib/testing/proxy";
import { scan } from "@/lib/testing/scan";
import { xmlAnswer } from "@/lib/testing/wire-answers";
import { startWireServer } from "@/lib/testing/wire-server";
import { sns } from "./sns";

// Recorded shapes from https://docs.aws.amazon.com/sns/latest/api/API_Operations.html. The emulator confirms every
// subscription at once.

const TOPIC = "arn:aws:sns:eu-west-1:123456789012:orders";
const WORKER = "arn:aws:lambda:eu-west-1:123456789012:function:worker";
const entry = (key: string, value: string) => `<entry><key>${key}</key><value>${value}</value></entry>`;
const member = (arn: string, protocol: string, endpoint: string) =>
  `<member><TopicArn>${TOPIC}</TopicArn><Protocol>${protocol}</Protocol><SubscriptionArn>${arn}</SubscriptionArn><Owner>123456789012</Owner><Endpoint>${endpoint}</Endpoint></member>`;
const answer = (operation: string, content: string) =>
  xmlAnswer(`<${operation}Response><${operation}Result>${content}</${operation}Result></${operation}Response>`);

let server: WireProxy;

beforeAll(async () => {
  useTestCredentials();
  server = await startWireServer({
    "sns.ListTopics": answer("ListTopics", `<Topics><member><TopicArn>${TOPIC}</TopicArn></member></Topics>`),
    "sns.GetTopicAttributes": answer(
      "GetTopicAttributes",
      `<Attributes>${entry("TopicArn", TOPIC)}${entry("KmsMasterKeyId", "alias/orders")}${entry("SubscriptionsPending", "2")}</Attributes>`,
    ),
    "sns.ListTagsForResource": answer("ListTagsForResource", "<Tags/>"),
    "sns.ListSubscriptions": answer(
      "ListSubscriptions",
      `<Subscriptions>${member(`${TOPIC}:1`, "lambda", `${WORKER}:live`)}${member("PendingConfirmation", "email", "a@b.example")}${member("PendingConfirmation", "https", "https://events.example/integration/KEY/enqueue")}</Subscriptions>`,
    ),
    "sns.GetSubscriptionAttributes": answer(
      "GetSubscriptionAttributes",
      `<Attributes>${entry("Endpoint", `${WORKER}:live`)}${entry("RedrivePolicy", `{"deadLetterTargetArn": "arn:aws:sqs:eu-west-1:123456789012:dead"}`)}</Attributes>`,
    ),
  });
  return () => server.stop();
});
afterEach(() => server.clear());

test("a topic with its key; counters of subscriptions are no history", async () => {
  const topic = byId(await scan(server.url, [sns]), "orders");
  expect(relationsOf(topic)).toEqual(["is encrypted by AWS::KMS::Key alias/orders"]);
  expect(topic.configuration).toEqual({
    TopicArn: TOPIC,
    Attributes: { seen: true, value: { KmsMasterKeyId: "alias/orders" } },
  });
  expect(topic.runtime).toEqual({ Attributes: { value: { SubscriptionsPending: "2" } } });
});

test("a subscription leads to topic, function and dead letters", async () => {
  const subscription = byId(await scan(server.url, [sns]), `${TOPIC}:1`);
  expect(subscription.state).toBe("Confirmed");
  expect(relationsOf(subscription)).toEqual([
    `listens to AWS::SNS::Topic ${TOPIC}`,
    `delivers to AWS::Lambda::Function ${WORKER}`,
    "sends failures to AWS::SQS::Queue arn:aws:sqs:eu-west-1:123456789012:dead",
  ]);
});

test("subscriptions that wait for their confirmation are told apart, and asked nothing more", async () => {
  const scanned = await scan(server.url, [sns]);
  const pending = scanned.resources.filter(({ state }) => state === "PendingConfirmation");
  expect(pending.map(({ name }) => name).sort()).toEqual(["email a@b.example", "https https://events.example/…"]);
  expect(new Set(pending.map(({ arn }) => arn)).size).toBe(2);
  expect(server.seen.filter(({ operation }) => operation === "GetSubscriptionAttributes")).toHaveLength(1);
  expect(JSON.stringify(scanned.resources)).not.toContain("KEY");
});

test("tags that may not be read are not taken for none", async () => {
  server.fault({ operation: "ListTagsForResource", fault: faults.denied });
  const topic = byId(await scan(server.url, [sns]), "orders");
  expect(topic.configuration.Tags).toMatchObject({ seen: false, reason: "denied" });
});
