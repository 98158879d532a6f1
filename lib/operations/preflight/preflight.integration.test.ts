import { CreateTopicCommand, SNSClient } from "@aws-sdk/client-sns";
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from "vitest";
import { database } from "@/lib/db/client";
import { connectAccount } from "@/lib/operations/accounts/connect-account";
import { cliActor, jobActor, localActor } from "@/lib/operations/actor";
import { runOwnScan } from "@/lib/operations/snapshots/run-own-scan";
import { openTestAccount, type TestAccount } from "@/lib/testing/collect";
import { useTestDatabase } from "@/lib/testing/database";
import { denied, deniedByOrganisation, hang } from "@/lib/testing/faults";
import { startProxy, type WireProxy } from "@/lib/testing/proxy";
import { runPreflight } from "./run-preflight";
import type { PreflightPlan } from "./views";

useTestDatabase();

let proxy: WireProxy;
let aws: TestAccount;
const choice = { account: "prod", regions: ["eu-west-1", "eu-west-2"], services: ["kms", "s3", "sns"] };

beforeAll(async () => {
  proxy = await startProxy(inject("motoUrl"));
  aws = await openTestAccount(proxy.url, "220800000002", "eu-west-1");
  const sns = new SNSClient(aws.clientSettings);
  for (const Name of ["orders", "alarms"]) await sns.send(new CreateTopicCommand({ Name }));
  sns.destroy();
  await connectAccount(localActor, { name: "prod", connection: aws.connection });
});
afterEach(() => proxy.clear());
afterAll(() => proxy.stop());

const preflight = (more: Partial<Parameters<typeof runPreflight>[1]> = {}, cancel = new AbortController().signal) =>
  runPreflight(localActor, { ...choice, ...more }, { cancel });

describe("runPreflight", () => {
  it("says what a scan will call and where, as a lower bound before the first one, and stores nothing", async () => {
    const plans: PreflightPlan[] = [];
    const result = await runPreflight(localActor, choice, {
      cancel: new AbortController().signal,
      onPlan: (plan) => plans.push(plan),
    });
    expect(plans[0]).toMatchObject({
      awsAccountId: "220800000002",
      regions: choice.regions,
      triedIn: "eu-west-1",
      scopes: 5,
      problem: null,
      calls: { basis: null },
    });
    expect(result.services.map(({ service, scope }) => [service, scope])).toEqual([
      ["kms", "regional"],
      ["s3", "global"],
      ["sns", "regional"],
    ]);
    expect(result.enabledRegions).toContain("us-east-1");
    expect(result.refused).toEqual([]);
    expect(result.statement).toBeNull();
    expect(await database().scan.count()).toBe(0);
  });

  it("counts the calls of the last snapshot where there is one", async () => {
    const { calls: before } = await preflight();
    const live = { cancel: new AbortController().signal, onProgress: () => {} };
    await runOwnScan(cliActor, { ...choice, connection: aws.connection, connectionGiven: false }, live);
    const { calls } = await preflight();
    expect(calls.basis).toBe("S1");
    // Each topic took calls of its own.
    expect(calls.calls).toBeGreaterThan(before.calls);
  });

  it("names what the role may not call, with one statement for all of it", async () => {
    proxy.fault({ service: "sns", operation: "ListTopics", fault: denied });
    proxy.fault({ service: "kms", operation: "ListKeys", fault: denied });
    const { refused, statement } = await preflight();
    expect(refused.map(({ service, operation, reason }) => [service, operation, reason]).sort()).toEqual([
      ["kms", "ListKeys", "denied"],
      ["sns", "ListTopics", "denied"],
    ]);
    expect(statement).toEqual({ Effect: "Allow", Action: ["kms:ListKeys", "sns:ListTopics"], Resource: "*" });
  });

  it("asks for no grant where none helps", async () => {
    proxy.fault({ service: "sns", operation: "ListTopics", fault: deniedByOrganisation });
    const { refused, statement } = await preflight({ services: ["sns"] });
    expect(refused).toMatchObject([{ operation: "ListTopics", reason: "denied_by_organisation", action: null }]);
    expect(statement).toBeNull();
  });

  it("goes on where the regions may not be listed, and says that a scan of all would not", async () => {
    proxy.fault({ service: "ec2", operation: "DescribeRegions", fault: denied });
    const all = await preflight({ regions: [] });
    expect(all.problem).toContain("name the regions to scan yourself");
    expect(all.statement?.Action).toEqual(["ec2:DescribeRegions"]);
    expect(all.probed.map(({ service }) => service)).toEqual(choice.services);
    const some = await preflight();
    expect([some.problem, some.regions]).toEqual([null, choice.regions]);
    expect(some.refused).toMatchObject([{ operation: "DescribeRegions" }]);
  });

  it.each([
    [{ regions: ["eu-west-9"] }, /no region eu-west-9 here. There are: .*eu-west-1/],
    [{ services: ["s4"] }, /does not read a service called "s4". It reads .*sns/],
    [{ account: "nobody" }, /no connection called "nobody"/],
  ])("%j is refused with what there is", async (wrong, sentence) => {
    await expect(preflight(wrong)).rejects.toThrow(sentence);
  });

  it("ends when it is cancelled while AWS does not answer", async () => {
    proxy.fault({ service: "sns", fault: hang });
    const cancel = new AbortController();
    setTimeout(() => cancel.abort(), 300);
    await expect(preflight({}, cancel.signal)).rejects.toMatchObject({ code: "conflict" });
  });

  it("is not for everybody", async () => {
    const viewer = { ...jobActor, permissions: [] };
    await expect(runPreflight(viewer, choice, { cancel: new AbortController().signal })).rejects.toMatchObject({
      code: "forbidden",
    });
  });
});
