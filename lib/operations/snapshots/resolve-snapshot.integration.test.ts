import { beforeAll, describe, expect, it } from "vitest";
import { database } from "@/lib/db/client";
import { localActor } from "@/lib/operations/actor";
import { useTestDatabase } from "@/lib/testing/database";
import { listSnapshots } from "./list-snapshots";
import { resolveSnapshot } from "./resolve-snapshot";

useTestDatabase();

const STATS = {
  ...{ resources: 3, notSeen: 0, created: 3, changed: 0, deleted: 0 },
  ...{ types: {}, regions: {}, services: {}, gaps: 2, calls: [] },
  stored: { versions: 3, bodies: 3, runtime: 0, milliseconds: 1 },
};

beforeAll(async () => {
  const connection = { credentials: { kind: "default" }, endpointUrl: null };
  const prod = await database().account.create({ data: { name: "prod", connection } });
  const dev = await database().account.create({ data: { name: "dev", connection } });
  const snapshot = (accountId: number, seq: number, finished: string, status = "complete") =>
    database().snapshot.create({
      data: { accountId, seq, startedAt: finished, finishedAt: finished, status, rulesVersion: 1, stats: STATS },
    });
  await snapshot(prod.id, 1, "2026-11-01T10:00:00.000Z");
  await snapshot(prod.id, 2, "2026-11-02T23:59:59.999Z", "partial");
  await snapshot(prod.id, 4, "2026-11-03T00:00:00.000Z");
  await snapshot(dev.id, 1, "2026-11-05T00:00:00.000Z");
  const scan = (seq: number, status: string, error: string | null) =>
    database().scan.create({
      data: {
        accountId: prod.id,
        seq,
        status,
        error,
        requestedBy: "local:local",
        createdAt: `2026-11-0${seq}T12:00:00Z`,
      },
    });
  await scan(3, "interrupted", "The disk was full.");
  await scan(5, "running", null);
});

const seqOf = async (reference: string, account?: string) =>
  (await resolveSnapshot(database(), account, reference)).seq;

describe("resolveSnapshot", () => {
  it.each([
    ["S1", "prod", 1],
    ["2", "prod", 2],
    ["prod:4", undefined, 4],
    ["latest", "prod", 4],
    ["dev:latest", undefined, 1],
    ["2026-11-01", "prod", 1],
    // Finished in the last millisecond of the day; the one of midnight belongs to the next.
    ["2026-11-02", "prod", 2],
    ["2026-11-03", "prod", 4],
    ["prod:2030-01-01", "prod", 4],
  ])("finds %s of %s", async (reference, account, seq) => {
    expect(await seqOf(reference, account)).toBe(seq);
  });

  it.each([
    ["S9", "prod", "not_found", '"prod" has no snapshot S9. The newest: S4, S2, S1.'],
    ["S3", "prod", "not_found", 'S3 of "prod" was interrupted: The disk was full.'],
    ["S5", "prod", "not_found", 'S5 of "prod" is not finished yet.'],
    [
      "2026-10-31",
      "prod",
      "not_found",
      '"prod" has no snapshot of 2026-10-31 or before. The first is S1 of 2026-11-01.',
    ],
    ["latest", "nope", "not_found", 'There is no connection called "nope". There are: dev, prod.'],
    ["latest", undefined, "invalid", "Say which connection is meant (--account NAME), there are several: dev, prod."],
    ["dev:S1", "prod", "invalid", 'dev:S1 is a snapshot of "dev", not of "prod".'],
  ])("says what there is instead of %s of %s", async (reference, account, code, message) => {
    await expect(seqOf(reference, account)).rejects.toMatchObject({ code, message });
  });
});

describe("listSnapshots", () => {
  it("shows snapshots and what did not become one, newest first", async () => {
    const list = await listSnapshots(localActor, { account: "prod" });
    expect(list.map(({ id, status, resources, gaps, error }) => [id, status, resources, gaps, error])).toEqual([
      ["prod:S5", "running", 0, 0, null],
      ["prod:S3", "interrupted", 0, 0, "The disk was full."],
      ["prod:S4", "complete", 3, 2, null],
      ["prod:S2", "partial", 3, 2, null],
      ["prod:S1", "complete", 3, 2, null],
    ]);
    expect(await listSnapshots(localActor, { limit: 2 })).toHaveLength(2);
  });
});
