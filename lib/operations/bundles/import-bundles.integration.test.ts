import { beforeAll, describe, expect, inject, test } from "vitest";
import { database, databasePool } from "@/lib/db/client";
import { readResource } from "@/lib/db/snapshot-store/read-resource";
import { streamResources } from "@/lib/db/snapshot-store/stream-resources";
import { getAccount } from "@/lib/operations/accounts/get-account";
import { testConnection } from "@/lib/operations/accounts/test-connection";
import { updateAccount } from "@/lib/operations/accounts/update-account";
import { type Actor, cliActor, localActor } from "@/lib/operations/actor";
import { runPreflight } from "@/lib/operations/preflight/run-preflight";
import { runOwnScan } from "@/lib/operations/snapshots/run-own-scan";
import { startScan } from "@/lib/operations/snapshots/start-scan";
import { useTestCredentials } from "@/lib/testing/aws-environment";
import { bytesOf, sourceOf } from "@/lib/testing/bundles";
import { useTestDatabase } from "@/lib/testing/database";
import { createAccount, gap, listing, resource, storeSnapshot } from "@/lib/testing/snapshots";
import { exportBundle } from "./export-bundle";
import { importBundles } from "./import-bundles";
import { readHeaders } from "./source";
import { storeBundles } from "./store-bundles";

useTestDatabase();
useTestCredentials();

const AWS = "123456789012";
const topic = (name: string, Content = 0) =>
  resource({ arn: `arn:aws:sns:eu-west-1:${AWS}:${name}`, configuration: { Content } });
const bundles: Buffer[] = [];

// S1 saw a, b and c; S2 saw a only, its list having broken off; in S3 the list was denied.
beforeAll(async () => {
  const pool = databasePool();
  const accountId = await createAccount(pool, "origin");
  await pool.query("update account set aws_account_id = $2, label = 'sample' where id = $1", [accountId, AWS]);
  const scans: [Parameters<typeof listing>, Parameters<typeof gap>[0][]][] = [
    [[[topic("a"), topic("b"), topic("c")]], []],
    [[[topic("a", 1)], { status: "partial", reason: "truncated" }], [{ reason: "truncated" }]],
    [[[], { status: "unseen", reason: "denied" }], [{}]],
  ];
  for (const [index, [listed, gaps]] of scans.entries()) {
    await storeSnapshot(pool, { accountId, seq: index + 1 }, [listing(...listed)], {
      gaps: gaps.map((one) => gap(one)),
    });
    bundles.push(await bytesOf((await exportBundle(localActor, { account: "origin", at: `S${index + 1}` })).content));
  }
});

const file = (number: number) => sourceOf(bundles[number - 1] ?? Buffer.alloc(0), `S${number}.bearings`);

async function shown(account: string, seq: number): Promise<string[]> {
  const { id } = await database().account.findUniqueOrThrow({ where: { name: account } });
  const names: string[] = [];
  for await (const { name, seen } of streamResources(databasePool(), { accountId: id, seq })) {
    names.push(seen ? name : `(${name})`);
  }
  return names;
}

describe("what was not seen", () => {
  test("comes as not seen from the one bundle that is there, with its last known state", async () => {
    const [stored] = await importBundles(localActor, { account: "only-third" }, [file(3)]);
    expect(stored).toMatchObject({ id: "only-third:S3", status: "partial", resources: 3, notSeen: 3, gaps: 1 });
    expect(await shown("only-third", 3)).toEqual(["(a)", "(b)", "(c)"]);
    const { id } = await database().account.findUniqueOrThrow({ where: { name: "only-third" } });
    const held = await readResource(databasePool(), { accountId: id, seq: 3 }, topic("a").arn);
    expect(held).toMatchObject({ seen: false, notSeenReason: "denied", configuration: { Content: 1 } });
  });

  test("keeps its place beside what a broken list did name", async () => {
    await importBundles(localActor, { account: "only-second" }, [file(2)]);
    expect(await shown("only-second", 2)).toEqual(["a", "(b)", "(c)"]);
  });

  test("is carried over, and changed to what the missing snapshot saw", async () => {
    await importBundles(localActor, { account: "gap-between" }, [file(3), file(1)]);
    expect(await shown("gap-between", 1)).toEqual(["a", "b", "c"]);
    expect(await shown("gap-between", 3)).toEqual(["(a)", "(b)", "(c)"]);
  });
});

describe("an account of bundles", () => {
  beforeAll(async () => {
    await importBundles(localActor, {}, [sourceOf(await renamed("pinecrate"), "one.bearings")]);
  });

  test("has its bundle's name, number, dates and label, and no way in", async () => {
    const account = await getAccount(localActor, { name: "pinecrate" });
    expect(account).toMatchObject({
      label: "sample",
      awsAccountId: AWS,
      connection: { credentials: { kind: "imported" } },
    });
    expect(account.newestSnapshot).toMatchObject({
      name: "S2",
      finishedAt: "2026-01-03T00:00:00.000Z",
      status: "partial",
    });
    expect(account.activeScan).toBeNull();
  });

  test("cannot be scanned, tried or given a way in, and says so", async () => {
    const asked = { account: "pinecrate", regions: ["eu-west-1"], services: ["sns"] };
    const connection = { credentials: { kind: "default" as const }, endpointUrl: inject("motoUrl") };
    const cancel = new AbortController().signal;
    const refusals = [
      () => startScan(localActor, { account: "pinecrate" }),
      () =>
        runOwnScan(cliActor, { ...asked, connection, connectionGiven: true }, { cancel, onProgress: () => undefined }),
      () => runPreflight(cliActor, { ...asked, connection, connectionGiven: true }, { cancel }),
      () => updateAccount(localActor, { name: "pinecrate", connection }),
    ];
    for (const refusal of refusals) {
      await expect(refusal()).rejects.toMatchObject({
        code: "conflict",
        message: expect.stringContaining("fed by bundles"),
      });
    }
    // A person can send anything to the form that tests connections.
    const imported = JSON.parse('{"credentials":{"kind":"imported"},"endpointUrl":null}');
    await expect(testConnection(localActor, { connection: imported })).rejects.toThrow(/fed by bundles/);
    expect(await database().scan.count({ where: { account: { name: "pinecrate" } } })).toBe(1);
  });

  test.each([
    ["the same snapshot again", 2, /holds this snapshot already, as S2/],
    ["an older one", 1, /in the order of their dates/],
  ])("refuses %s", async (_, number, sentence) => {
    const importing = importBundles(localActor, { account: "pinecrate" }, [file(number)]);
    await expect(importing).rejects.toMatchObject({ code: "conflict", message: expect.stringMatching(sentence) });
  });

  test.each([
    [
      "an account that is scanned",
      'update account set connection = \'{"credentials":{"kind":"default"},"endpointUrl":null}\'',
      /scans itself/,
    ],
    [
      "one of another AWS account",
      "update account set aws_account_id = '210987654321'",
      /holds snapshots of 210987654321/,
    ],
    [
      "one without the label",
      "update account set label = null",
      /labelled "sample", and "other-\d" is without a label/,
    ],
  ])("a bundle does not go into %s", async (_, change, sentence) => {
    const name = `other-${await database().account.count()}`;
    await importBundles(localActor, { account: name }, [file(1)]);
    await databasePool().query(`${change} where name = $1`, [name]);
    await expect(importBundles(localActor, { account: name }, [file(2)])).rejects.toThrow(sentence);
  });

  test("is not made by those who may not import", async () => {
    const reader: Actor = { kind: "local", name: "reader", permissions: ["snapshot:read"] };
    await expect(importBundles(reader, {}, [file(1)])).rejects.toMatchObject({ code: "forbidden" });
  });
});

test("two at once that leave alone what is there make one account, with every snapshot once", async () => {
  const known = await readHeaders([file(3), file(1), file(2)]);
  const both = [1, 2].map(() => storeBundles(localActor, known, { account: "twins", leaveKnown: true }));
  const stored = await Promise.all(both);
  expect(stored.map((one) => one.length).sort()).toEqual([0, 3]);
  const { id } = await database().account.findUniqueOrThrow({ where: { name: "twins" } });
  expect(await database().snapshot.count({ where: { accountId: id } })).toBe(3);
  expect(await database().activity.count({ where: { accountId: id, command: "bundle.import" } })).toBe(3);
});

/** The second snapshot, exported when its account had another name. */
async function renamed(name: string): Promise<Buffer> {
  await database().account.update({ where: { name: "origin" }, data: { name } });
  const bytes = await bytesOf((await exportBundle(localActor, { account: name, at: "S2" })).content);
  await database().account.update({ where: { name }, data: { name: "origin" } });
  return bytes;
}
