import { CreateTopicCommand, SNSClient } from "@aws-sdk/client-sns";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { lockAccount } from "@/lib/db/account-lock";
import { database } from "@/lib/db/client";
import { connectAccount } from "@/lib/operations/accounts/connect-account";
import { jobActor, localActor } from "@/lib/operations/actor";
import { cancelScan } from "@/lib/operations/snapshots/cancel-scan";
import { getScanProgress } from "@/lib/operations/snapshots/get-scan-progress";
import { getSnapshot } from "@/lib/operations/snapshots/get-snapshot";
import { MAX_ATTEMPTS, reapScans } from "@/lib/operations/snapshots/reap-scans";
import { runQueuedScan } from "@/lib/operations/snapshots/run-queued-scan";
import { startScan } from "@/lib/operations/snapshots/start-scan";
import { enqueueScan } from "@/lib/queue";
import { useTestCredentials } from "@/lib/testing/aws-environment";
import { openTestAccount } from "@/lib/testing/collect";
import { useTestDatabase } from "@/lib/testing/database";
import { hang } from "@/lib/testing/faults";
import { startProxy, type WireProxy } from "@/lib/testing/proxy";
import { startWorker, type Worker } from "./start-worker";

useTestDatabase();
useTestCredentials();

let proxy: WireProxy;
let accountId: number;
const choice = { account: "prod", services: ["sns", "kms", "logs"], regions: ["eu-west-1"] };

beforeAll(async () => {
  proxy = await startProxy(inject("motoUrl"));
  const aws = await openTestAccount(proxy.url, "400000000104", "eu-west-1");
  const sns = new SNSClient(aws.clientSettings);
  await sns.send(new CreateTopicCommand({ Name: "orders" }));
  sns.destroy();
  await connectAccount(localActor, { name: "prod", connection: aws.connection });
  ({ id: accountId } = await database().account.findUniqueOrThrow({ where: { name: "prod" } }));
});
afterAll(() => proxy.stop());

const progress = () => getScanProgress(localActor, { account: "prod" });
const isOver = ({ status }: { status: string }) => status !== "queued" && status !== "running";
const jobs = async () =>
  (
    await database().$queryRaw<{ state: string }[]>`
    select state::text from pgboss.job where name = 'scan' and state < 'completed'`
  ).map(({ state }) => state);

describe("a requested scan", () => {
  it("is queued with its job, or not at all", async () => {
    const failing = database().$transaction(async (tx) => {
      await enqueueScan(tx, accountId);
      throw new Error("rolled back");
    });
    await expect(failing).rejects.toThrow("rolled back");
    expect(await jobs()).toEqual([]);
    expect(await startScan(localActor, choice)).toEqual({ account: "prod", seq: 1, name: "S1" });
    expect(await jobs()).toEqual(["created"]);
    expect(await progress()).toMatchObject({ status: "queued", requestedBy: "local", attempt: 0, scopes: [] });
  });

  it("is refused while one waits, and the refusal leaves no job behind", async () => {
    await expect(startScan(localActor, choice)).rejects.toMatchObject({
      code: "conflict",
      message: expect.stringContaining("S1) waits for a worker"),
    });
    expect(await jobs()).toEqual(["created"]);
  });

  it("ends at once when it is cancelled before a worker began, and its job does nothing", async () => {
    expect(await cancelScan(localActor, { account: "prod" })).toMatchObject({ name: "S1", status: "interrupted" });
    await runQueuedScan(jobActor, { accountId }, { stop: new AbortController().signal });
    expect(await progress()).toMatchObject({ status: "interrupted", attempt: 0 });
  });
});

describe("a worker", () => {
  let worker: Worker;
  afterAll(async () => worker.stop());

  it("takes the snapshot that is asked for", async () => {
    worker = await startWorker();
    await startScan(localActor, choice);
    const done = await until(progress, isOver);
    expect(done).toMatchObject({ name: "S2", status: "partial", attempt: 1, error: null, scopesDone: 3 });
    expect(done.scopes.find(({ service }) => service === "sns")).toMatchObject({ status: "done", resources: 1 });
    expect(done.calls).toBeGreaterThan(0);
  });

  it("ends a scan that is cancelled while AWS does not answer, and keeps what was seen", async () => {
    proxy.fault({ service: "kms", fault: hang });
    // As the last one, when nothing is said.
    await startScan(localActor, { account: "prod" });
    await until(progress, ({ scopes }) => scopes.some(({ service, status }) => service === "sns" && status === "done"));
    await cancelScan(localActor, { account: "prod" });
    const done = await until(progress, isOver);
    proxy.clear();
    expect(done).toMatchObject({ status: "partial", error: null });
    expect(done.scopes.map(({ service, region }) => `${service} ${region}`).sort()).toEqual([
      "kms eu-west-1",
      "logs eu-west-1",
      "sns eu-west-1",
    ]);
    expect(done.scopes.find(({ service }) => service === "kms")).toMatchObject({
      status: "unseen",
      reason: "cancelled",
    });
    const { gapList } = await getSnapshot(localActor, { account: "prod", at: done.name });
    expect(gapList.filter(({ reason }) => reason === "cancelled").map(({ service }) => service)).toEqual(["kms"]);
  });

  it("hands its scan back when it is asked to end, and another one takes it", async () => {
    proxy.fault({ service: "kms", fault: hang });
    const { seq } = await startScan(localActor, choice);
    await until(progress, ({ status, scopes }) => status === "running" && scopes.length > 0);
    await worker.stop();
    expect(await progress()).toMatchObject({ seq, status: "queued", attempt: 0 });
    proxy.clear();
    worker = await startWorker();
    expect(await until(progress, isOver)).toMatchObject({ seq, status: "partial", attempt: 1 });
  });
});

describe("a scan whose worker died", () => {
  const abandoned = (data: { seq: number; attempt: number; heartbeatAt: Date; cancelRequestedAt?: Date }) =>
    database().scan.create({
      data: {
        accountId,
        status: "running",
        requestedBy: "local:local",
        startedAt: data.heartbeatAt,
        ...choiceOf(),
        ...data,
      },
    });
  const choiceOf = () => ({ regions: choice.regions, services: choice.services });
  const longAgo = new Date(Date.now() - 60_000);

  it("is left alone while there may still be life, then queued again", async () => {
    const scan = await abandoned({ seq: 50, attempt: 1, heartbeatAt: new Date() });
    expect(await reapScans(jobActor, {})).toEqual({ interrupted: 0, queued: 0 });
    await database().scan.update({ where: { id: scan.id }, data: { heartbeatAt: longAgo } });
    expect(await reapScans(jobActor, {})).toEqual({ interrupted: 0, queued: 1 });
    expect(await jobs()).toEqual(["created"]);
    await runQueuedScan(jobActor, { accountId }, { stop: new AbortController().signal });
    expect(await progress()).toMatchObject({ seq: 50, status: "partial", attempt: 2 });
  });

  it("is given up after some attempts, with the reason", async () => {
    await abandoned({ seq: 60, attempt: MAX_ATTEMPTS, heartbeatAt: longAgo });
    expect(await reapScans(jobActor, {})).toEqual({ interrupted: 1, queued: 0 });
    expect(await progress()).toMatchObject({ status: "interrupted", error: expect.stringContaining("died 3 times") });
  });

  it("is not begun again when it was to be cancelled", async () => {
    await abandoned({ seq: 70, attempt: 1, heartbeatAt: longAgo, cancelRequestedAt: new Date() });
    await runQueuedScan(jobActor, { accountId }, { stop: new AbortController().signal });
    expect(await progress()).toMatchObject({
      seq: 70,
      status: "interrupted",
      error: expect.stringContaining("Cancelled"),
    });
  });

  it("is not run by two", async () => {
    const lock = await lockAccount(accountId);
    await abandoned({ seq: 80, attempt: 1, heartbeatAt: longAgo });
    await runQueuedScan(jobActor, { accountId }, { stop: new AbortController().signal });
    expect(await progress()).toMatchObject({ seq: 80, status: "running", attempt: 1 });
    await lock?.release();
  });
});

async function until<T>(ask: () => Promise<T>, holds: (value: T) => boolean): Promise<T> {
  for (let tries = 0; tries < 400; tries++) {
    const value = await ask();
    if (holds(value)) return value;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error("it did not happen within 40 seconds");
}
