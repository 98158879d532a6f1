import { CreateTopicCommand, SNSClient } from "@aws-sdk/client-sns";
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from "vitest";
import { database } from "@/lib/db/client";
import { connectAccount } from "@/lib/operations/accounts/connect-account";
import { localActor } from "@/lib/operations/actor";
import { getScanProgress } from "@/lib/operations/snapshots/get-scan-progress";
import { listSnapshots } from "@/lib/operations/snapshots/list-snapshots";
import { startScan } from "@/lib/operations/snapshots/start-scan";
import { useTestCredentials } from "@/lib/testing/aws-environment";
import { openTestAccount } from "@/lib/testing/collect";
import { useTestDatabase } from "@/lib/testing/database";
import { hang } from "@/lib/testing/faults";
import { ensurePrograms, type Running, startProgram } from "@/lib/testing/programs";
import { startProxy, type WireProxy } from "@/lib/testing/proxy";

const db = useTestDatabase();
useTestCredentials();

let proxy: WireProxy;
const running: Running[] = [];
const choice = { account: "prod", services: ["sns", "kms"], regions: ["eu-west-1"] };

beforeAll(async () => {
  ensurePrograms();
  proxy = await startProxy(inject("motoUrl"));
  const aws = await openTestAccount(proxy.url, "400000000105", "eu-west-1");
  const sns = new SNSClient(aws.clientSettings);
  await sns.send(new CreateTopicCommand({ Name: "orders" }));
  sns.destroy();
  await connectAccount(localActor, { name: "prod", connection: aws.connection });
});
afterEach(async () => {
  proxy.clear();
  for (const { child } of running) child.kill("SIGKILL");
  await Promise.all(running.splice(0).map(({ ended }) => ended));
});
afterAll(() => proxy.stop());

function start(name: "cli" | "worker", ...args: string[]): Running {
  const program = startProgram(name, args, { DATABASE_URL: db.url });
  running.push(program);
  return program;
}

async function kill(program: Running): Promise<void> {
  program.child.kill("SIGKILL");
  await program.ended;
}

const progress = () => getScanProgress(localActor, { account: "prod" });
/** The middle of a scan: something was seen, and something does not answer. */
const halfway = () =>
  until(
    progress,
    ({ status, scopes }) =>
      status === "running" && scopes.some(({ service, status }) => service === "sns" && status === "done"),
  );
const stored = async () => ({
  snapshots: await database().snapshot.count(),
  resources: await database().resource.count(),
  versions: await database().version.count(),
  gaps: await database().gap.count(),
});

describe("kill -9 in the middle of a scan", { timeout: 180_000 }, () => {
  it("of a worker: nothing is stored, another one takes the scan over and ends it under its number", async () => {
    proxy.fault({ service: "kms", fault: hang });
    const first = start("worker");
    const { seq } = await startScan(localActor, choice);
    await halfway();
    await kill(first);
    expect(await stored()).toEqual({ snapshots: 0, resources: 0, versions: 0, gaps: 0 });
    proxy.clear();
    start("worker");
    const done = await until(progress, ({ status }) => status !== "queued" && status !== "running");
    expect(done).toMatchObject({ seq, status: "partial", attempt: 2, error: null });
    expect((await stored()).snapshots).toBe(1);
  });

  it("of the command line: a worker marks the scan interrupted, and the next one works", async () => {
    const before = await stored();
    proxy.fault({ service: "kms", fault: hang });
    start("worker");
    const args = ["scan", "--account", "prod", "--services", "sns,kms", "--regions", "eu-west-1"];
    const scan = start("cli", ...args);
    const { name } = await halfway();
    await kill(scan);
    const done = await until(progress, ({ status }) => status !== "running");
    expect(done).toMatchObject({
      name,
      status: "interrupted",
      error: "The process that ran the scan ended before it was done.",
    });
    expect(await stored()).toEqual(before);
    proxy.clear();
    expect((await start("cli", ...args).ended).status).toBe(3);
    const [newest, killed] = await listSnapshots(localActor, { account: "prod" });
    expect([newest?.status, killed?.status]).toEqual(["partial", "interrupted"]);
  });
});

async function until<T>(ask: () => Promise<T>, holds: (value: T) => boolean): Promise<T> {
  for (let tries = 0; tries < 550; tries++) {
    const value = await ask();
    if (holds(value)) return value;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error("it did not happen within a minute");
}
