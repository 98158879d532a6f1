import { CreateTopicCommand, DeleteTopicCommand, SetTopicAttributesCommand, SNSClient } from "@aws-sdk/client-sns";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { lockAccount } from "@/lib/db/account-lock";
import { database } from "@/lib/db/client";
import { getAccount } from "@/lib/operations/accounts/get-account";
import { type Actor, cliActor } from "@/lib/operations/actor";
import { exportInventory } from "@/lib/operations/resources/export-inventory";
import { getResource } from "@/lib/operations/resources/get-resource";
import { listResources } from "@/lib/operations/resources/list-resources";
import { useTestCredentials } from "@/lib/testing/aws-environment";
import { openTestAccount, type TestAccount } from "@/lib/testing/collect";
import { useTestDatabase } from "@/lib/testing/database";
import { hang } from "@/lib/testing/faults";
import { startProxy, type WireProxy } from "@/lib/testing/proxy";
import { cancelScan } from "./cancel-scan";
import { diffSnapshots } from "./diff-snapshots";
import { getScanProgress } from "./get-scan-progress";
import { getSnapshot } from "./get-snapshot";
import { listSnapshots } from "./list-snapshots";
import { reapScans } from "./reap-scans";
import { runOwnScan } from "./run-own-scan";
import { startScan } from "./start-scan";

useTestDatabase();
useTestCredentials();

let aws: TestAccount;
let sns: SNSClient;
let proxy: WireProxy;

beforeAll(async () => {
  proxy = await startProxy(inject("motoUrl"));
  aws = await openTestAccount(proxy.url, "400000000102", "eu-west-1");
  sns = new SNSClient(aws.clientSettings);
  for (const Name of ["orders", "invoices", "old"]) await sns.send(new CreateTopicCommand({ Name }));
});
afterAll(async () => {
  sns.destroy();
  await proxy.stop();
});

const topicArn = (name: string) => `arn:aws:sns:eu-west-1:${aws.awsAccountId}:${name}`;

/** A scan of a small choice; all of AWS takes moto longer than a test should. */
function scan(
  choice: { account?: string; services?: string[]; regions?: string[]; given?: boolean } = {},
  live: Partial<Parameters<typeof runOwnScan>[2]> = {},
) {
  const { account = "prod", services = ["sns"], regions = ["eu-west-1"], given = false } = choice;
  return runOwnScan(
    cliActor,
    { account, regions, services, connection: aws.connection, connectionGiven: given },
    { cancel: new AbortController().signal, onProgress: () => undefined, ...live },
  );
}

const versions = () => database().version.count();

describe("a scan of the command line", () => {
  it("makes the connection, takes a snapshot and notes both", async () => {
    expect(await scan()).toEqual({ id: "prod:S1" });
    const account = await getAccount(cliActor, { name: "prod" });
    expect(account).toMatchObject({ awsAccountId: aws.awsAccountId, connection: aws.connection, activeScan: null });
    expect(account.newestSnapshot).toMatchObject({ id: "prod:S1", status: "partial", resources: 3, error: null });
    const log = await database().activity.findMany({ orderBy: { id: "asc" }, select: { command: true, actor: true } });
    expect(log.map(({ command }) => command)).toEqual(["account.connect", "scan.start", "scan.end"]);
    expect(new Set(log.map(({ actor }) => actor))).toEqual(new Set(["cli:command line"]));
  });

  it("keeps gaps with their reasons, calls per operation and counts by type", async () => {
    const snapshot = await getSnapshot(cliActor, { account: "prod", at: "S1" });
    expect(snapshot.types).toEqual([{ type: "AWS::SNS::Topic", title: "SNS topics", service: "sns", resources: 3 }]);
    expect(snapshot.gapList.find(({ region }) => region === "us-east-1")).toMatchObject({
      service: "*",
      reason: "excluded",
      firstSeen: "S1",
      statement: null,
    });
    expect(snapshot.gaps).toBe(snapshot.gapList.filter(({ reason }) => reason !== "region_disabled").length);
    expect(snapshot.calls.find(({ operation }) => operation === "GetTopicAttributes")).toMatchObject({ calls: 3 });
    expect(snapshot).toMatchObject({ previous: null, next: null, awsAccountId: aws.awsAccountId });
  });

  it("writes no version the second time, and keeps counting", async () => {
    const before = await versions();
    expect(await scan()).toEqual({ id: "prod:S2" });
    expect(await versions()).toBe(before);
    expect((await getSnapshot(cliActor, { at: "prod:S2" })).counts).toMatchObject({
      created: 0,
      changed: 0,
      deleted: 0,
    });
    expect(await diffSnapshots(cliActor, { a: "prod:S1", b: "prod:S2" })).toEqual({
      from: "prod:S1",
      to: "prod:S2",
      changes: [],
    });
  });

  it("finds what was created, changed and deleted in between", async () => {
    await sns.send(new CreateTopicCommand({ Name: "alerts" }));
    await sns.send(new DeleteTopicCommand({ TopicArn: topicArn("old") }));
    await sns.send(
      new SetTopicAttributesCommand({
        TopicArn: topicArn("orders"),
        AttributeName: "DisplayName",
        AttributeValue: "Orders",
      }),
    );
    await scan();
    const { changes } = await diffSnapshots(cliActor, { account: "prod", a: "S2", b: "latest" });
    expect(changes.map(({ kind, name }) => [kind, name])).toEqual([
      ["changed", "orders"],
      ["created", "alerts"],
      ["deleted", "old"],
    ]);
    expect(changes[0]?.fields).toEqual([expect.objectContaining({ after: "Orders" })]);
    const back = await diffSnapshots(cliActor, { a: "prod:S3", b: "prod:S2" });
    expect(back.changes.map(({ kind, name }) => `${kind} ${name}`).sort()).toEqual([
      "changed orders",
      "created old",
      "deleted alerts",
    ]);
  });

  it("compares nothing that one of the dates did not look at", async () => {
    await scan({ services: ["kms"] });
    const { changes } = await diffSnapshots(cliActor, { a: "prod:S3", b: "prod:S4" });
    const topics = changes.filter(({ type }) => type === "AWS::SNS::Topic");
    expect(topics.map(({ kind }) => kind)).toEqual(["not_comparable", "not_comparable", "not_comparable"]);
    expect(topics[0]?.reason).toContain("S4");
    const kept = await listResources(cliActor, { account: "prod", type: ["AWS::SNS::Topic"] });
    expect(kept.rows.map(({ name, seen }) => [name, seen])).toEqual([
      ["alerts", false],
      ["invoices", false],
      ["orders", false],
    ]);
  });

  it("shows a resource with its history", async () => {
    const ask = { account: "prod", arn: topicArn("orders"), history: "all" } as const;
    const orders = await getResource(cliActor, { ...ask, at: "S3" });
    if (!orders.found) throw new Error("S3 holds it");
    expect(orders).toMatchObject({
      name: "orders",
      seen: true,
      notSeenReason: null,
      at: "S3",
      typeTitle: "SNS topics",
      kind: "SNS topic",
      firstSeen: { name: "S1" },
    });
    expect(orders.history.map(({ from, kind, to }) => [from, kind, to])).toEqual([
      ["S3", "changed", null],
      ["S1", "created", "S3"],
    ]);
    const later = await getResource(cliActor, { ...ask, at: "S4" });
    if (!later.found) throw new Error("S4 keeps it");
    expect(later).toMatchObject({ seen: false, notSeenReason: "excluded", lastSeen: { name: "S3" } });
    expect(later.gaps.map(({ reason }) => reason)).toContain("excluded");
    expect(await getResource(cliActor, { account: "prod", at: "S1", arn: topicArn("alerts") })).toMatchObject({
      found: false,
      known: { before: null, after: { name: expect.stringMatching(/^S\d$/) } },
    });
  });

  it("exports the inventory of any date", async () => {
    const file = await exportInventory(cliActor, { account: "prod", at: "S1", format: "json" });
    expect(file.fileName).toMatch(/^prod-S1-\d{4}-\d{2}-\d{2}-inventory\.json$/);
    let text = "";
    for await (const piece of file.content) text += piece;
    expect(JSON.parse(text).map(({ name }: { name: string }) => name)).toEqual(["invoices", "old", "orders"]);
  });
});

describe("options for a connection that exists", () => {
  it("are kept once they have led to the same AWS account, and noted", async () => {
    const { credentials, endpointUrl } = aws.connection;
    if (credentials.kind !== "role") throw new Error("the test account is reached by a role");
    const connection = { credentials: { ...credentials, externalId: "4711" }, endpointUrl };
    const live = { cancel: new AbortController().signal, onProgress: () => undefined };
    const input = { account: "prod", regions: ["eu-west-1"], services: ["sns"], connection };
    await runOwnScan(cliActor, { ...input, connectionGiven: false }, live);
    expect((await getAccount(cliActor, { name: "prod" })).connection).toEqual(aws.connection);
    await runOwnScan(cliActor, { ...input, connectionGiven: true }, live);
    expect((await getAccount(cliActor, { name: "prod" })).connection).toEqual(connection);
    const log = await database().activity.findMany({ where: { command: "account.update" } });
    expect(log).toMatchObject([{ actor: "cli:command line", detail: { name: "prod", connectionChanged: true } }]);
    await runOwnScan(cliActor, { ...input, connection: aws.connection, connectionGiven: true }, live);
  });
});

describe("what a scan refuses", () => {
  it("another AWS account than before, with the reason in the list", async () => {
    const other = await openTestAccount(proxy.url, "400000000103", "eu-west-1");
    const tried = runOwnScan(
      cliActor,
      { account: "prod", regions: [], services: [], connection: other.connection, connectionGiven: true },
      { cancel: new AbortController().signal, onProgress: () => undefined },
    );
    await expect(tried).rejects.toMatchObject({ code: "conflict", message: expect.stringContaining("400000000103") });
    const [newest] = await listSnapshots(cliActor, { account: "prod" });
    expect(newest).toMatchObject({ status: "interrupted", error: expect.stringContaining(aws.awsAccountId) });
    expect((await getAccount(cliActor, { name: "prod" })).connection).toEqual(aws.connection);
  });

  it("credentials that do not work, without leaving a connection", async () => {
    const tried = runOwnScan(
      cliActor,
      {
        account: "typo",
        connection: { credentials: { kind: "profile", profile: "no-such" }, endpointUrl: proxy.url },
        connectionGiven: true,
      },
      { cancel: new AbortController().signal, onProgress: () => undefined },
    );
    await expect(tried).rejects.toMatchObject({ code: "unavailable" });
    await expect(getAccount(cliActor, { name: "typo" })).rejects.toMatchObject({ code: "not_found" });
  });

  it("a region and a service that do not exist", async () => {
    await expect(scan({ regions: ["eu-west-9"] })).rejects.toMatchObject({ code: "invalid", field: "regions" });
    await expect(scan({ services: ["s4"] })).rejects.toMatchObject({ code: "invalid", field: "services.0" });
  });

  it("an actor who may only look", async () => {
    const viewer: Actor = { kind: "local", name: "viewer", permissions: ["account:read", "snapshot:read"] };
    const input = { account: "prod", connection: aws.connection, connectionGiven: false };
    const live = { cancel: new AbortController().signal, onProgress: () => undefined };
    await expect(runOwnScan(viewer, input, live)).rejects.toMatchObject({ code: "forbidden" });
    await expect(startScan(viewer, { account: "prod" })).rejects.toMatchObject({ code: "forbidden" });
    await expect(cancelScan(viewer, { account: "prod" })).rejects.toMatchObject({ code: "forbidden" });
    await expect(reapScans(viewer, {})).rejects.toMatchObject({ code: "forbidden" });
    await expect(listResources(viewer, { account: "prod" })).rejects.toMatchObject({ code: "forbidden" });
    await expect(exportInventory(viewer, { account: "prod" })).rejects.toMatchObject({ code: "forbidden" });
    await expect(getResource(viewer, { account: "prod", arn: "x" })).rejects.toMatchObject({ code: "forbidden" });
    const nobody: Actor = { ...viewer, permissions: [] };
    await expect(listSnapshots(nobody, {})).rejects.toMatchObject({ code: "forbidden" });
    await expect(getSnapshot(nobody, {})).rejects.toMatchObject({ code: "forbidden" });
    await expect(getScanProgress(nobody, { account: "prod" })).rejects.toMatchObject({ code: "forbidden" });
    await expect(diffSnapshots(nobody, { a: "S1", b: "S2" })).rejects.toMatchObject({ code: "forbidden" });
  });
});

describe("one scan at a time", () => {
  it("refuses a second one while the first runs, shows it live, and keeps what was seen when it is cancelled", async () => {
    proxy.fault({ service: "kms", fault: hang });
    try {
      const first = scan({ services: ["sns", "kms", "rds", "ec2"] });
      const progress = await until(
        () => getScanProgress(cliActor, { account: "prod" }),
        ({ status, scopesDone }) => status === "running" && scopesDone === 3,
      );
      expect(progress.scopes.map(({ service }) => service).sort()).toEqual(["ec2", "kms", "rds", "sns"]);
      await expect(scan()).rejects.toMatchObject({
        code: "conflict",
        message: expect.stringContaining("is running since"),
      });
      await expect(startScan(cliActor, { account: "prod" })).rejects.toMatchObject({ code: "conflict" });
      expect(await cancelScan(cliActor, { account: "prod" })).toMatchObject({ status: "running" });
      const { id } = await first;
      const snapshot = await getSnapshot(cliActor, { at: id });
      expect(snapshot.status).toBe("partial");
      expect(snapshot.gapList.filter(({ reason }) => reason === "cancelled").length).toBeGreaterThan(0);
      await expect(cancelScan(cliActor, { account: "prod" })).rejects.toMatchObject({ code: "conflict" });
    } finally {
      proxy.clear();
    }
  });

  it("ends without a snapshot when it is cancelled before anything was seen", async () => {
    const cancel = AbortSignal.abort();
    await expect(scan({}, { cancel })).rejects.toMatchObject({ message: "Cancelled before anything was seen." });
    const [newest] = await listSnapshots(cliActor, { account: "prod" });
    expect(newest).toMatchObject({ status: "interrupted", error: "Cancelled before anything was seen." });
  });

  it("waits for nobody when the process of the scan before is gone", async () => {
    const { id: accountId } = await database().account.findUniqueOrThrow({ where: { name: "prod" } });
    const dead = await database().scan.create({
      data: { accountId, seq: 900, status: "running", requestedBy: "cli:command line", startedAt: new Date() },
    });
    expect(await scan()).toEqual({ id: "prod:S901" });
    expect(await database().scan.findUniqueOrThrow({ where: { id: dead.id } })).toMatchObject({
      status: "interrupted",
      error: "The process that ran the scan ended before it was done.",
    });
  });

  it("leaves a scan alone whose lock is held", async () => {
    const { id: accountId } = await database().account.findUniqueOrThrow({ where: { name: "prod" } });
    const lock = await lockAccount(accountId);
    const silent = await database().scan.create({
      data: { accountId, seq: 950, status: "running", requestedBy: "cli:command line", heartbeatAt: new Date(0) },
    });
    expect(await reapScans(cliActor, {})).toEqual({ interrupted: 0, queued: 0 });
    await lock?.release();
    expect(await reapScans(cliActor, {})).toEqual({ interrupted: 1, queued: 0 });
    expect(await database().scan.findUniqueOrThrow({ where: { id: silent.id } })).toMatchObject({
      status: "interrupted",
    });
  });
});

async function until<T>(ask: () => Promise<T>, holds: (value: T) => boolean): Promise<T> {
  for (let tries = 0; tries < 300; tries++) {
    const value = await ask();
    if (holds(value)) return value;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error("it did not happen within 30 seconds");
}
