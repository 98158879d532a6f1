import pg from "pg";
import { readArns, readOpenState, readOpenVersions } from "@/lib/db/snapshot-store/open-state";
import { compareListing, type ScopeWork } from "@/lib/db/snapshot-store/scope-work";
import { writeSnapshot } from "@/lib/db/snapshot-store/write-snapshot";
import { SnapshotWriter } from "@/lib/db/snapshot-store/writer";
import type { SnapshotStats } from "@/lib/model/snapshot";
import type { World } from "./world";

/** What storing one snapshot took, in milliseconds and bytes. */
export type Ingest = {
  /** All the database's work: reading the state to compare with, and the transaction from `begin` to `commit`. */
  store: number;
  /** Making listings, canonical form, hashes and comparison: what happens while AWS answers. */
  prepare: number;
  wal: number;
  /** Peak of the process's heap beyond what it held before. */
  heap: number;
  stats: SnapshotStats;
};

/** A pool that adds up the time its queries take. */
class TimedPool extends pg.Pool {
  waited = 0;
}

/** Makes a pool that adds up the time its queries take. */
export function timedPool(url: string): TimedPool {
  const pool = new TimedPool({ connectionString: url, max: 4 });
  const query = pool.query.bind(pool);
  // The product reads with (text, values) and promises only; the other forms are not counted.
  Object.defineProperty(pool, "query", {
    value: async (text: string, values?: unknown[]) => {
      const begun = performance.now();
      try {
        return await query(text, values);
      } finally {
        pool.waited += performance.now() - begun;
      }
    },
  });
  return pool;
}

const at = (seq: number) => new Date(Date.UTC(2026, 0, 1) + seq * 86_400_000);

/**
 * Bytes of write-ahead log that a connection wrote so far, by its own: autovacuum works beside it at its own times.
 * Needs PostgreSQL 18.
 */
async function logWritten(client: pg.ClientBase): Promise<number> {
  await client.query("select pg_stat_force_next_flush()");
  const { rows } = await client.query<{ bytes: string }>(
    "select wal_bytes as bytes from pg_stat_get_backend_wal(pg_backend_pid())",
  );
  return Number(rows[0]?.bytes);
}

/** Stores today's world through the product's writer, every listing handed over whole. */
export async function storeWorld(pool: TimedPool, accountId: number, seq: number, world: World): Promise<Ingest> {
  globalThis.gc?.();
  const heapBefore = process.memoryUsage().heapUsed;
  pool.waited = 0;
  const begun = performance.now();
  const writer = await SnapshotWriter.open(pool, { accountId, seq, startedAt: at(seq) });
  for (const listing of world.listings()) await writer.add(listing);
  const waited = pool.waited;
  const prepare = performance.now() - begun - waited;
  const client = await pool.connect();
  globalThis.gc?.();
  const heap = process.memoryUsage().heapUsed - heapBefore;
  const walBefore = await logWritten(client);
  const committing = performance.now();
  const { stats } = await writer.commit(client, { gaps: [], calls: [], finishedAt: at(seq) });
  const store = waited + performance.now() - committing;
  const wal = (await logWritten(client)) - walBefore;
  client.release();
  return { store, prepare, wal, heap, stats };
}

/**
 * Stores today's world when it is known which scopes changed: the others are marked as unchanged without being listed
 * and hashed, which is the only thing left out. For the many days whose time is not measured.
 */
export async function storeDay(
  pool: pg.Pool,
  accountId: number,
  seq: number,
  world: World,
  touched: readonly string[],
): Promise<void> {
  const state = await readOpenState(pool, accountId);
  const works = new Map<string, ScopeWork>();
  const bodies = new Map<string, string>();
  for (const [key, known] of state.scopes) {
    const worldKey = `${known.type}|${known.region}`;
    if (touched.includes(worldKey)) {
      const work = await compareListing(
        world.listing(worldKey),
        known,
        { read: (id) => readOpenVersions(pool, accountId, id), arns: (ids) => readArns(pool, ids) },
        (hash, text) => bodies.set(hash, text),
      );
      works.set(key, work);
    } else works.set(key, unchanged(key, known));
  }
  const client = await pool.connect();
  try {
    await client.query("begin");
    await writeSnapshot(
      client,
      { accountId, seq, startedAt: at(seq) },
      { state, works, bodies },
      { gaps: [], calls: [], finishedAt: at(seq) },
    );
    await client.query("commit");
  } finally {
    client.release();
  }
}

function unchanged(key: string, known: NonNullable<ScopeWork["known"]>): ScopeWork {
  return {
    service: known.service,
    region: known.region,
    type: known.type,
    key,
    known,
    status: "ok",
    reason: null,
    listed: known.resources,
    mixed: false,
    same: true,
    fingerprint: known.fingerprint,
    runtimeFingerprint: known.runtimeFingerprint,
    changed: [],
    candidates: [],
    gone: new Set(),
    seenIds: new Set(),
    lastKnown: new Set(),
    runtime: [],
  };
}
