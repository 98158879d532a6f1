import { ListTopicsCommand, SNSClient } from "@aws-sdk/client-sns";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { openSession } from "@/lib/aws/session";
import { topic } from "@/lib/model/resources/sns";
import { openTestAccount, type TestAccount } from "@/lib/testing/collect";
import { denied, hang, internalError } from "@/lib/testing/faults";
import { startProxy, type WireProxy } from "@/lib/testing/proxy";
import { type Collector, defineCollector, found, listing } from "../define";
import { iam } from "../iam";
import { kms } from "../kms";
import { s3 } from "../s3";
import { sns } from "../sns";
import { type ProbedOperation, type ProbedService, probeAccount } from "./preflight";

const ACCOUNT = "220800000001";
let proxy: WireProxy;
let account: TestAccount;

beforeAll(async () => {
  proxy = await startProxy(inject("motoUrl"));
  account = await openTestAccount(proxy.url, ACCOUNT, "eu-west-1");
});
afterAll(() => proxy.stop());

async function probe(collectors: readonly Collector[], signal = new AbortController().signal) {
  const session = openSession(account.connection, { limits: { attempts: 1 }, signal });
  const told: string[] = [];
  try {
    const services = await probeAccount({
      collectors,
      session,
      awsAccountId: ACCOUNT,
      partition: "aws",
      region: "eu-west-1",
      signal,
      onService: ({ service }) => told.push(service),
    });
    expect(told.sort()).toEqual(services.map(({ service }) => service).sort());
    return services;
  } finally {
    session.close();
  }
}

function operation(services: readonly ProbedService[], service: string, name: string): ProbedOperation {
  const probed = services.find((one) => one.service === service);
  const known = probed?.operations.find((one) => one.operation === name);
  if (!known) throw new Error(`${service} has no ${name}`);
  return known;
}

describe("probeAccount", () => {
  it("tries the first call of each listing once, in one region, and knows every other operation as untried", async () => {
    const collectors = [iam, kms, s3, sns];
    const before = proxy.seen.length;
    const services = await probe(collectors);
    const sent = proxy.seen.slice(before).filter(({ service }) => service !== "sts");
    const listings = collectors.reduce((sum, { listings: some }) => sum + some.length, 0);
    expect(sent.length).toBeGreaterThan(3);
    expect(sent.length).toBeLessThanOrEqual(listings);
    expect(operation(services, "sns", "ListTopics")).toEqual({
      operation: "ListTopics",
      actions: ["sns:ListTopics"],
      result: "ok",
      action: null,
      message: null,
    });
    expect(operation(services, "sns", "GetTopicAttributes").result).toBe("untried");
    expect(services.map(({ service, region }) => [service, region])).toEqual([
      ["iam", "global"],
      ["kms", "eu-west-1"],
      ["s3", "global"],
      ["sns", "eu-west-1"],
    ]);
    for (const { service, operations } of services) {
      const declared = collectors.find((one) => one.service === service)?.permissions ?? {};
      expect(operations.map((one) => one.operation)).toEqual(Object.keys(declared).sort());
    }
  });

  it("names what is denied with its action, and nothing else", async () => {
    proxy.fault({ service: "sns", operation: "ListTopics", fault: denied });
    proxy.fault({ service: "kms", operation: "ListKeys", fault: denied });
    const services = await probe([kms, s3, sns]);
    proxy.clear();
    const failed = services.flatMap(({ operations }) =>
      operations.filter(({ result }) => result !== "ok" && result !== "untried"),
    );
    expect(failed.map(({ operation: name, result, action }) => [name, result, action]).sort()).toEqual([
      ["ListKeys", "denied", "kms:ListKeys"],
      ["ListTopics", "denied", "sns:ListTopics"],
    ]);
    expect(failed[0]?.message).toContain("not authorized");
  });

  it("an error that the listing takes for an answer is one; another failure is its reason", async () => {
    proxy.fault({ service: "sns", operation: "ListTopics", times: 2, fault: denied });
    const permissions = { ListTopics: "sns:ListTopics" };
    const asking = (service: string, answers: Record<string, null>) =>
      defineCollector({
        service,
        scope: "regional",
        permissions,
        listings: [
          listing([topic], async function* (context) {
            const client = context.connect(SNSClient);
            const answer = await context.read(
              async () => (await client.send(new ListTopicsCommand({}))) && null,
              answers,
            );
            yield found(topic, { arn: context.arn("sns", "x"), id: "x", configuration: { answer } });
          }),
        ],
      });
    const answered = await probe([asking("answered", { AccessDenied: null })]);
    const unread = await probe([asking("unread", {})]);
    proxy.fault({ service: "sns", operation: "ListTopics", fault: internalError });
    const failing = await probe([asking("failing", {})]);
    proxy.clear();
    expect(operation(answered, "answered", "ListTopics").result).toBe("ok");
    expect(operation(unread, "unread", "ListTopics")).toMatchObject({ result: "denied", action: "sns:ListTopics" });
    expect(operation(failing, "failing", "ListTopics")).toMatchObject({ result: "failed", action: null });
  });

  it("ends when it is told to, whatever does not answer", async () => {
    proxy.fault({ service: "kms", fault: hang });
    const stop = new AbortController();
    const probing = probe([kms, sns], stop.signal);
    setTimeout(() => stop.abort(), 300);
    const services = await probing;
    proxy.clear();
    expect(services[0]?.operations.filter(({ result }) => result === "cancelled")).not.toEqual([]);
    expect(operation(services, "sns", "ListTopics").result).toBe("ok");
  });
});
