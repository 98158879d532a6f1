import { randomUUID } from "node:crypto";
import type pg from "pg";
import { databasePool } from "@/lib/db/client";
import type { CommitResult } from "@/lib/db/snapshot-store/write-snapshot";
import { refreshStatistics, SnapshotWriter } from "@/lib/db/snapshot-store/writer";
import { AppError } from "@/lib/errors";
import type { BundleHeader } from "@/lib/exports/bundle/header";
import { refused } from "@/lib/exports/bundle/refused";
import { snapshotName } from "@/lib/model/snapshot";
import type { Actor } from "@/lib/operations/actor";
import { auditSnapshot } from "@/lib/operations/audit/audit-snapshot";
import { feedWriter } from "./feed-writer";
import { type KnownBundle, naming, openSource } from "./source";
import { placeOf, type Target, targetAccount, tooLate } from "./target-account";

/** One import at a time: two of the same file then make one account, and the second sees what the first did. */
const IMPORT_LOCK = 4244;

/** A snapshot that an import stored. */
export type ImportedSnapshot = {
  /** `prod:S5` */
  id: string;
  account: string;
  name: string;
  /** ISO 8601, UTC. */
  finishedAt: string;
  status: "complete" | "partial";
  resources: number;
  notSeen: number;
  gaps: number;
};

/**
 * Stores bundles in the order given, all of them or, when anything is wrong with any, nothing: accounts, scans,
 * snapshots and the rows of the activity log come and go as one transaction.
 * @param options `account` is used instead of the bundles' own names; `leaveKnown` passes over snapshots that are there.
 * @throws AppError saying which file is refused, and why.
 */
export async function storeBundles(
  actor: Actor,
  bundles: readonly KnownBundle[],
  options: { account?: string | undefined; leaveKnown?: boolean } = {},
): Promise<ImportedSnapshot[]> {
  const client = await databasePool().connect();
  const imported: ImportedSnapshot[] = [];
  try {
    await client.query("begin isolation level read committed");
    await client.query("select pg_advisory_xact_lock($1, 0)", [IMPORT_LOCK]);
    for (const bundle of bundles) {
      await naming(bundle.source, async () => {
        const target = await targetAccount(client, bundle.header, options.account);
        const place = placeOf(bundle.header, target);
        if (place !== "later" && options.leaveKnown === true) return;
        if (place !== "later") throw tooLate(bundle.header, target, place);
        const seq = await reserve(client, actor, target, bundle.header);
        const result = await storeOne(client, bundle, target, seq);
        // Inside the transaction, because the next bundle builds on it.
        await refreshStatistics(client, result);
        imported.push(describe(target, seq, bundle.header, result));
        await note(client, actor, target, imported.at(-1));
      });
    }
    await client.query("commit");
  } catch (error) {
    // The connection may be what broke: the server then rolls back by itself.
    await client.query("rollback").catch(() => undefined);
    client.release();
    throw nameTaken(error) ?? error;
  }
  client.release();
  return imported;
}

async function storeOne(
  client: pg.PoolClient,
  { source, header }: KnownBundle,
  target: Target,
  seq: number,
): Promise<CommitResult> {
  const { startedAt, finishedAt, status, calls } = header.snapshot;
  const bundle = await openSource(source);
  try {
    if (JSON.stringify(bundle.header) !== JSON.stringify(header)) throw refused("It changed while it was read.");
    const snapshot = { accountId: target.id, seq, startedAt: new Date(startedAt) };
    const writer = await SnapshotWriter.open(client, snapshot);
    const { gaps, progress } = await feedWriter(bundle.records, writer);
    const result = await writer.store(client, {
      gaps,
      calls: calls.map((call) => ({ ...call, region: "" })),
      finishedAt: new Date(finishedAt),
      progress,
    });
    if (result.stored) await auditSnapshot(client, snapshot);
    if (result.status === status) return result;
    throw refused(`It says that its snapshot is ${status}, and what it holds makes it ${result.status}.`);
  } finally {
    await bundle.close();
  }
}

/** The row of the scan that a bundle stands for. Its number is the one it had, unless that is taken. */
async function reserve(
  client: pg.ClientBase,
  actor: Actor,
  { id, newest }: Target,
  { snapshot }: BundleHeader,
): Promise<number> {
  const seq = Math.max(snapshot.seq, (newest?.seq ?? 0) + 1);
  await client.query(
    `insert into scan (id, account_id, seq, status, regions, services, requested_by, attempt, started_at, heartbeat_at)
     values ($1, $2, $3, 'running', $4, $5, $6, 1, $7, $7)`,
    [
      randomUUID(),
      id,
      seq,
      snapshot.regions,
      snapshot.services,
      `${actor.kind}:${actor.name}`,
      new Date(snapshot.startedAt),
    ],
  );
  return seq;
}

function describe(
  target: Target,
  seq: number,
  header: BundleHeader,
  { status, stats }: CommitResult,
): ImportedSnapshot {
  const name = snapshotName(seq);
  const { resources, notSeen, gaps } = stats;
  const { finishedAt } = header.snapshot;
  return { id: `${target.name}:${name}`, account: target.name, name, finishedAt, status, resources, notSeen, gaps };
}

async function note(
  client: pg.ClientBase,
  actor: Actor,
  { id }: Target,
  detail: ImportedSnapshot | undefined,
): Promise<void> {
  await client.query("insert into activity (actor, command, account_id, detail) values ($1, 'bundle.import', $2, $3)", [
    `${actor.kind}:${actor.name}`,
    id,
    JSON.stringify(detail),
  ]);
}

/** Somebody connected an account of that name after we had looked. */
function nameTaken(error: unknown): AppError | null {
  if (!(error instanceof Error && "constraint" in error && error.constraint === "account_name_key")) return null;
  return new AppError("conflict", "An account of that name was connected meanwhile. Import again.", "file");
}
