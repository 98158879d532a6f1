import { beforeEach, describe, expect, test } from "vitest";
import { databasePool } from "@/lib/db/client";
import { describeChange } from "@/lib/diff/change";
import type { InventoryRow } from "@/lib/model/inventory";
import { unseen } from "@/lib/model/read";
import type { SnapshotCounts } from "@/lib/model/snapshot";
import { useTestDatabase } from "@/lib/testing/database";
import { createAccount, gap, listing, resource, storeSnapshot } from "@/lib/testing/snapshots";
import { compareSnapshots } from "./compare-snapshots";
import { findInconsistencies } from "./consistency";
import { readGaps } from "./read-gaps";
import { readIndexRows } from "./read-index";
import { SnapshotWriter } from "./writer";

useTestDatabase();

let accountId = 0;
beforeEach(async () => {
  accountId = await createAccount(databasePool());
});

const topic = (name: string, Content = 0) =>
  resource({ arn: `arn:aws:sns:eu-west-1:123456789012:${name}`, configuration: { Content } });
const topics = (count: number, from = 0) => Array.from({ length: count }, (_, index) => topic(`t${from + index}`));

const store = (seq: number, ...listings: Parameters<typeof storeSnapshot>[2]) =>
  storeSnapshot(databasePool(), { accountId, seq }, listings);

async function held(seq: number): Promise<InventoryRow[]> {
  const all: InventoryRow[] = [];
  for await (const rows of readIndexRows(databasePool(), { accountId, seq })) all.push(...rows);
  return all;
}

async function shown(seq: number): Promise<string[]> {
  return (await held(seq)).map(({ name, seen }) => (seen ? name : `(${name})`));
}

async function count(table: string): Promise<number> {
  const { rows } = await databasePool().query<{ count: number }>(
    `select count(*)::int as count from ${table} where account_id = $1`,
    [accountId],
  );
  return rows[0]?.count ?? 0;
}

const counts = ({ resources, notSeen, created, changed, deleted }: SnapshotCounts) => ({
  resources,
  notSeen,
  created,
  changed,
  deleted,
});

describe("what a snapshot writes", () => {
  test("nothing for resources that stayed as they were", async () => {
    const first = await store(1, listing([topic("a"), topic("b")]));
    const second = await store(2, listing([topic("b"), topic("a")]));
    expect(counts(first.stats)).toEqual({ resources: 2, notSeen: 0, created: 2, changed: 0, deleted: 0 });
    expect(counts(second.stats)).toEqual({ resources: 2, notSeen: 0, created: 0, changed: 0, deleted: 0 });
    expect(second.stats.stored).toMatchObject({ versions: 0, bodies: 0, runtime: 0 });
    expect(await count("version")).toBe(2);
  });

  test("no change where properties only became unreadable, and what is taken from them", async () => {
    const denied = unseen("denied", "ListTagsForResource", "sns:ListTagsForResource");
    const seenOne = { ...topic("a"), name: "web", tags: { Name: "web" } };
    const blind = {
      ...resource({ arn: seenOne.arn, configuration: { Content: 0, Tags: denied } }),
      name: "a",
      tags: {},
    };
    await store(1, listing([seenOne, topic("b")]));
    const { stats } = await store(2, listing([blind, topic("b", 1)]));
    expect(counts(stats)).toEqual({ resources: 2, notSeen: 0, created: 0, changed: 1, deleted: 0 });
    const pair = { accountId, from: 1, to: 2 };
    const compared = await compareSnapshots(databasePool(), pair, { limit: 10 });
    expect(compared.counts).toEqual({ changed: 1, created: 0, deleted: 0, not_comparable: 1 });
    expect(compared.resources.map((one) => describeChange(one).kind)).toEqual(["changed", "not_comparable"]);
  });

  test("a version for a changed tag, but no configuration", async () => {
    await store(1, listing([topic("a")]));
    const { stats } = await store(2, listing([{ ...topic("a"), tags: { Env: "prod" } }]));
    expect(stats.stored).toMatchObject({ versions: 1, bodies: 0 });
  });

  test("the old configuration again when a change is taken back", async () => {
    await store(1, listing([topic("a", 1)]));
    await store(2, listing([topic("a", 2)]));
    const { stats } = await store(3, listing([topic("a", 1)]));
    expect(stats.stored).toMatchObject({ versions: 1, bodies: 0 });
    expect(await count("body")).toBe(2);
  });

  test("fields that move by themselves in place, and only where they moved", async () => {
    const used = (name: string, times: number) => ({ ...topic(name), runtime: { Used: times } });
    await store(1, listing([used("a", 1), used("b", 1)]));
    const same = await store(2, listing([used("a", 1), used("b", 1)]));
    const moved = await store(3, listing([used("a", 1), used("b", 2)]));
    expect(same.stats.stored).toMatchObject({ versions: 0, runtime: 0 });
    expect(moved.stats.stored).toMatchObject({ versions: 0, runtime: 1 });
    expect(await count("resource_runtime")).toBe(2);
  });

  test("the same resource again when it comes back", async () => {
    await store(1, listing([topic("a"), topic("b")]));
    await store(2, listing([topic("b")]));
    const { stats } = await store(3, listing([topic("a"), topic("b")]));
    expect(counts(stats)).toMatchObject({ created: 1, deleted: 0 });
    expect(await count("resource")).toBe(2);
    expect(await shown(2)).toEqual(["b"]);
    expect(await shown(3)).toEqual(["a", "b"]);
  });

  test("one resource for an ARN that is listed twice: the later one", async () => {
    const { stats } = await store(1, listing([topic("a", 1), topic("a", 2)]));
    expect(stats.resources).toBe(1);
    const again = await store(2, listing([topic("a", 2)]));
    expect(counts(again.stats)).toMatchObject({ changed: 0 });
  });
});

describe("listings that were not wholly seen", () => {
  test("an unseen one keeps its resources, marked as not seen", async () => {
    await store(1, listing([topic("a"), topic("b")]));
    const { stats } = await store(2, listing([], { status: "unseen", reason: "denied" }));
    expect(counts(stats)).toEqual({ resources: 2, notSeen: 2, created: 0, changed: 0, deleted: 0 });
    expect(await shown(2)).toEqual(["(a)", "(b)"]);
    const { stats: after } = await store(3, listing([topic("b")]));
    expect(counts(after)).toMatchObject({ deleted: 1, notSeen: 0 });
  });

  test("a partial one stores what it names and closes nothing", async () => {
    await store(1, listing([topic("a"), topic("b")]));
    const { stats } = await store(2, listing([topic("b", 1), topic("c")], { status: "partial", reason: "truncated" }));
    expect(counts(stats)).toEqual({ resources: 3, notSeen: 1, created: 1, changed: 1, deleted: 0 });
    expect(await shown(2)).toEqual(["(a)", "b", "c"]);
    // The very listing of the first scan: what the partial one added has to go all the same.
    const { stats: third } = await store(3, listing([topic("a"), topic("b")]));
    expect(counts(third)).toEqual({ resources: 2, notSeen: 0, created: 0, changed: 1, deleted: 1 });
  });

  test("one that the scan did not bring counts as unseen, with the reason of its gap", async () => {
    await store(1, listing([topic("a")]));
    await storeSnapshot(databasePool(), { accountId, seq: 2 }, [], {
      gaps: [gap({ service: "*", region: "eu-west-1", operation: "", reason: "excluded", types: [] })],
    });
    expect(await shown(2)).toEqual(["(a)"]);
    const { rows } = await databasePool().query("select status, reason from scope_coverage where account_id = $1", [
      accountId,
    ]);
    expect(rows).toContainEqual({ status: "unseen", reason: "excluded" });
  });

  test("one that lost most of 50 or more without an error is believed the second time", async () => {
    await store(1, listing(topics(60)));
    const second = await store(2, listing(topics(10)));
    expect(second.status).toBe("partial");
    expect(counts(second.stats)).toEqual({ resources: 60, notSeen: 50, created: 0, changed: 0, deleted: 0 });
    expect(await readGaps(databasePool(), { accountId, seq: 2 })).toMatchObject([
      { reason: "suspect", types: ["AWS::SNS::Topic"], firstSeq: 2 },
    ]);
    const third = await store(3, listing(topics(10)));
    expect(third.status).toBe("complete");
    expect(counts(third.stats)).toEqual({ resources: 10, notSeen: 0, created: 0, changed: 0, deleted: 50 });
  });

  test.each([
    ["49 to none", 49, topics(0), "complete"],
    ["50 to none", 50, topics(0), "partial"],
    ["50 to 25", 50, topics(25), "complete"],
    ["50 to 24", 50, topics(24), "partial"],
    ["50 replaced by 50 others", 50, topics(50, 1000), "complete"],
  ])("%s", async (_, before, now, status) => {
    await store(1, listing(topics(before)));
    expect((await store(2, listing(now))).status).toBe(status);
  });

  test("a suspect one that recovers changes nothing", async () => {
    await store(1, listing(topics(60)));
    await store(2, listing([]));
    const { stats } = await store(3, listing(topics(60)));
    expect(counts(stats)).toEqual({ resources: 60, notSeen: 0, created: 0, changed: 0, deleted: 0 });
  });

  test("two suspect ones that name different resources do not agree", async () => {
    await store(1, listing(topics(60)));
    await store(2, listing(topics(20)));
    expect((await store(3, listing(topics(20, 40)))).status).toBe("partial");
  });
});

describe("a resource that several listings name", () => {
  const here = (names: string[], given = {}) =>
    listing(
      names.map((name) => topic(name)),
      { region: "eu-west-1", ...given },
    );
  const there = (names: string[], given = {}) =>
    listing(
      names.map((name) => topic(name)),
      { region: "us-east-1", ...given },
    );

  test("belongs to one of them, whichever comes first", async () => {
    await store(1, here(["a", "b"]), there(["a"]));
    const again = await store(2, there(["a"]), here(["a", "b"]));
    expect(again.stats.stored.versions).toBe(0);
    expect(again.stats.resources).toBe(2);
  });

  test("stays when one of them names it no longer", async () => {
    await store(1, here(["a"]), there(["a"]));
    expect(counts((await store(2, here(["a"]), there([]))).stats)).toMatchObject({ deleted: 0, changed: 0 });
    expect(await shown(2)).toEqual(["a"]);
    expect(counts((await store(3, here([]), there([]))).stats)).toMatchObject({ deleted: 1 });
  });

  test("is not lost when it moved away from a listing that was not seen, and back", async () => {
    await store(1, here(["a"]), there([]));
    await store(2, here([], { status: "unseen", reason: "denied" }), there(["a"]));
    await store(3, here(["a"]), there([]));
    expect(await shown(3)).toEqual(["a"]);
    expect(await findInconsistencies(databasePool(), accountId)).toEqual([]);
  });
});

describe("gaps", () => {
  const storeGap = (seq: number, ...gaps: ReturnType<typeof gap>[]) =>
    storeSnapshot(databasePool(), { accountId, seq }, [], { gaps });

  test("keep the snapshot in which they began while their particulars change", async () => {
    await storeGap(1, gap({ affected: 1 }));
    await storeGap(2, gap({ affected: 2 }));
    await storeGap(3, gap({ affected: 2, message: "Request 4711 was not allowed." }));
    expect(await readGaps(databasePool(), { accountId, seq: 3 })).toMatchObject([{ firstSeq: 1, affected: 2 }]);
    expect(await count("gap")).toBe(2);
  });

  test("begin anew after they were closed", async () => {
    await storeGap(1, gap());
    expect((await storeGap(2)).status).toBe("complete");
    await storeGap(3, gap());
    expect(await readGaps(databasePool(), { accountId, seq: 2 })).toEqual([]);
    expect(await readGaps(databasePool(), { accountId, seq: 3 })).toMatchObject([{ firstSeq: 3 }]);
  });

  test("of regions that are not enabled leave a snapshot complete", async () => {
    const { status, stats } = await storeGap(
      1,
      gap({ reason: "region_disabled", operation: "", region: "af-south-1" }),
    );
    expect(status).toBe("complete");
    expect(stats.gaps).toBe(0);
  });
});

describe("commit", () => {
  const open = (seq: number) =>
    SnapshotWriter.open(databasePool(), { accountId, seq, startedAt: new Date("2026-02-01T00:00:00Z") });
  const end = { gaps: [], calls: [], finishedAt: new Date("2026-02-01T00:01:00Z") };

  test("does nothing the second time", async () => {
    const writer = await open(1);
    await writer.add(listing([topic("a")]));
    const client = await databasePool().connect();
    const first = await writer.commit(client, end);
    const second = await writer.commit(client, end);
    client.release();
    expect([first.stored, second.stored]).toEqual([true, false]);
    expect(second.stats).toEqual(first.stats);
    expect(await count("version")).toBe(1);
  });

  test("refuses when another snapshot was stored since the writer looked", async () => {
    const late = await open(2);
    await store(1, listing([topic("a")]));
    await late.add(listing([topic("b")]));
    const client = await databasePool().connect();
    await expect(late.commit(client, end)).rejects.toMatchObject({ code: "conflict" });
    client.release();
    expect(await count("snapshot")).toBe(1);
  });

  test("leaves nothing behind when what runs alongside fails", async () => {
    const writer = await open(1);
    await writer.add(listing([topic("a")]));
    const client = await databasePool().connect();
    const failing = writer.commit(client, end, () => Promise.reject(new Error("no")));
    await expect(failing).rejects.toThrow("no");
    expect([await count("snapshot"), await count("version"), await count("scope")]).toEqual([0, 0, 0]);
    expect((await writer.commit(client, end)).stored).toBe(true);
    client.release();
  });

  test("says so when the account was removed", async () => {
    const writer = await open(1);
    await writer.add(listing([topic("a")]));
    await databasePool().query("delete from account where id = $1", [accountId]);
    const client = await databasePool().connect();
    await expect(writer.commit(client, end)).rejects.toMatchObject({ code: "not_found" });
    client.release();
  });

  test("refuses a listing that comes twice", async () => {
    const writer = await open(1);
    await writer.add(listing([topic("a")]));
    await expect(writer.add(listing([topic("b")]))).rejects.toThrow("twice");
  });
});

describe("hostile input", () => {
  test("texts that PostgreSQL or its indexes refuse are stored all the same, and read back", async () => {
    const long = "x".repeat(5000);
    const hostile = [
      resource({ arn: "arn:nul:\u0000", name: "nul\u0000 \ud800", tags: { "\u0000": "\t\\N\n\"'" } }),
      resource({ arn: `arn:${long}1`, id: long, name: `${long}é`, state: long }),
      resource({ arn: `arn:${long}2`, id: long, name: "=1+1", tags: { __proto__x: "<b>", ["__proto__"]: "y" } }),
      resource({
        arn: "arn:deep",
        configuration: {
          Text: "[".repeat(100_000),
          Policy: `{"Statement":[{"Effect":"A","Action":${"[".repeat(5000)}${"]".repeat(5000)}}]}`,
        },
      }),
    ];
    const { stats } = await store(1, listing(hostile));
    expect(stats.resources).toBe(4);
    expect((await store(2, listing(hostile))).stats.stored.versions).toBe(0);
    const resources = await held(1);
    expect(resources.find(({ arn }) => arn === "arn:nul:\u2400")).toMatchObject({
      name: "nul\u2400 \ufffd",
      tags: { "\u2400": "\t\\N\n\"'" },
    });
    expect(resources.map(({ arn }) => Buffer.byteLength(arn) <= 2300)).toEqual([true, true, true, true]);
  });
});
