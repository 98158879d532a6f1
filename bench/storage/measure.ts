import { join } from "node:path";
import type pg from "pg";
import { connectDatabase, disconnectDatabase } from "@/lib/db/client";
import { migrate } from "@/lib/db/migrator";
import { findInconsistencies } from "@/lib/db/snapshot-store/consistency";
import { createAccount, storeSnapshot } from "@/lib/testing/snapshots";
import { atMost, bytes, type Goal, median, seconds, time } from "./figures";
import { type Ingest, storeDay, storeWorld, timedPool } from "./ours";
import { measureDiff, measureReads } from "./reads";
import { compareFullCopies, copyBareJsonb, copyRawText, createRivals, fullRows, storeFullCopy } from "./rivals";
import { type Day, World } from "./world";

export type Size = { resources: number; days: number; day: Day; kills: number };
type Say = (line: string) => void;
type Result = { goals: Goal[]; wrong: string[] };

const MIGRATIONS = join(process.cwd(), "prisma", "migrations");
const TABLES = [
  "account",
  "scope",
  "scope_state",
  "scope_coverage",
  "resource",
  "body",
  "version",
  "resource_runtime",
  "gap",
  "snapshot",
];

/** Measures goals 1 to 5 on one server: the raw limits, design A, then the product's store over a year of days. */
export async function measureStore(url: string, size: Size, say: Say): Promise<Result> {
  const goals: Goal[] = [];
  const wrong: string[] = [];
  const rivals = await measureRivals(await newDatabase(url, "bench_rivals"), size, say);

  const pool = timedPool(await newDatabase(url, "bench_store"));
  const accountId = await createAccount(pool, "bench");
  const world = new World(size.resources);
  const first = await storeWorld(pool, accountId, 1, world);
  say(`first snapshot: ${describe(first)}`);
  goals.push(
    atMost("2 first snapshot / design A", first.store / rivals.first, 1.25, " x", seconds(first.store)),
    atMost("2 first snapshot / bare jsonb COPY", first.store / rivals.bareJsonb, 1.5, " x"),
    atMost(
      "2 first snapshot / Prisma createMany of the bodies",
      first.store / rivals.prisma,
      0.35,
      " x",
      seconds(rivals.prisma),
    ),
  );

  const later: Ingest[] = [];
  for (const seq of [2, 3, 4]) {
    world.pass(size.day);
    later.push(await storeWorld(pool, accountId, seq, world));
  }
  say(`later snapshots: ${later.map(describe).join("; ")}`);
  const store = median(later.map((one) => one.store));
  const same = [await storeWorld(pool, accountId, 5, world), await storeWorld(pool, accountId, 6, world)];
  const unchanged = median(same.map((one) => one.store));
  const wal = Math.max(...same.map((one) => one.wal));
  for (const one of same) {
    if (one.stats.stored.versions > 0) wrong.push(`an identical scan wrote ${one.stats.stored.versions} versions`);
  }
  if (wal > 100_000) wrong.push(`an identical scan wrote ${bytes(wal)} of log`);
  goals.push(
    atMost("1 later snapshot / design A", store / rivals.later, 0.15, " x", seconds(store)),
    atMost("1 later snapshot / raw text COPY of everything", store / rivals.rawText, 0.45, " x"),
    atMost("1 nothing changed / design A", unchanged / rivals.later, 0.03, " x", seconds(unchanged)),
    atMost("1 nothing changed, log written", wal / 1000, 100, " kB"),
  );

  const { perEvent, perIdle } = await passYear(pool, accountId, size, world, say);
  const total = await diskOf(pool);
  const idle = (8760 - 365) * perIdle;
  goals.push(
    atMost("3 disk of one change event", perEvent / 1000, 2.5, " kB"),
    atMost(
      `3 disk of ${size.days} snapshots / design A`,
      total / (rivals.disk * size.days),
      1 / 80,
      " x",
      `${bytes(total)} against ${bytes(rivals.disk * size.days)}`,
    ),
    atMost("3 hourly year / daily year", (total + idle) / total, 1.2, " x", `${bytes(perIdle)} for an idle snapshot`),
  );

  // A year of days would have given autovacuum its turn long ago.
  await pool.query("vacuum analyze");
  const neighbours = await measureDiff(pool, accountId, size.days - 1, size.days);
  const apart = await measureDiff(pool, accountId, 1, size.days);
  say(`differences S1 to S${size.days}: ${JSON.stringify(apart.counts)}`);
  goals.push(
    atMost("4 diff of neighbours and page of 50", neighbours.milliseconds, 20, " ms"),
    atMost(
      "4 diff of neighbours / design A",
      neighbours.milliseconds / rivals.diff,
      1 / 100,
      " x",
      `A ${Math.round(rivals.diff)} ms`,
    ),
    atMost("4 diff of the first and the last", apart.milliseconds, 250, " ms"),
    ...(await measureReads(pool, accountId, size.days)),
  );
  const early = (await measureDiff(pool, accountId, 1, 2)).counts;
  for (const kind of ["created", "deleted", "changed"] as const) {
    if (early[kind] !== rivals.counts[kind]) wrong.push(`${early[kind]} ${kind}, design A says ${rivals.counts[kind]}`);
  }
  wrong.push(...(await findInconsistencies(pool, accountId)));
  await pool.end();
  return { goals, wrong };
}

/** Lets the days pass up to the last but one in single scopes, the last day everywhere; returns what they cost on disk. */
async function passYear(pool: pg.Pool, accountId: number, size: Size, world: World, say: Say) {
  const before = await diskOf(pool);
  const keys = [...world.scopes.keys()];
  const last = size.days;
  const took = await time(async () => {
    for (let seq = 7; seq <= last; seq += 1) {
      const within = keys.slice((seq * 4) % keys.length).slice(0, 4);
      await storeDay(pool, accountId, seq, world, world.pass(size.day, seq === last ? keys : within));
    }
  });
  const events = Math.max(1, last - 6) * (size.day.changed + size.day.added + size.day.removed);
  const perEvent = ((await diskOf(pool)) - before) / events;
  say(`snapshots 7 to ${last} in ${seconds(took)}, ${events} change events`);
  const perIdle = await idleDisk(pool);
  say(`an idle snapshot: ${bytes(perIdle)}`);
  return { perEvent, perIdle };
}

/** What a snapshot in which nothing happened adds on disk; in a small account with all types and regions. */
async function idleDisk(pool: pg.Pool): Promise<number> {
  const accountId = await createAccount(pool, "idle");
  const world = new World(120);
  await storeSnapshot(pool, { accountId, seq: 1 }, [...world.listings()]);
  const before = await diskOf(pool);
  const times = 200;
  for (let seq = 2; seq < 2 + times; seq += 1) await storeDay(pool, accountId, seq, world, []);
  return ((await diskOf(pool)) - before) / times;
}

async function measureRivals(url: string, size: Size, say: Say) {
  const pool = timedPool(url);
  const client = await pool.connect();
  await createRivals(client);
  const world = new World(size.resources);
  let all = fullRows(world);
  say(`bodies: mean ${bytes(all.reduce((sum, row) => sum + row.config.length, 0) / all.length)}`);
  const rawText = Math.min(await time(() => copyRawText(client, all)), await time(() => copyRawText(client, all)));
  const bareJsonb = await time(() => copyBareJsonb(client, all));
  const first = await time(() => storeFullCopy(client, 1, all));
  const empty = await diskOf(pool, ["design_a"]);
  const times: number[] = [];
  for (const seq of [2, 3]) {
    world.pass(size.day);
    all = fullRows(world);
    times.push(await time(() => storeFullCopy(client, seq, all)));
  }
  const disk = ((await diskOf(pool, ["design_a"])) - empty) / 2;
  await client.query("analyze design_a");
  const counts = await compareFullCopies(client, 1, 2);
  const diff = Math.min(
    await time(() => compareFullCopies(client, 1, 2)),
    await time(() => compareFullCopies(client, 1, 2)),
  );
  client.release();
  const prisma = await createManyBodies(
    pool,
    url,
    all.map(({ config }) => config),
  );
  await pool.end();
  const later = median(times);
  say(
    `raw text ${seconds(rawText)}, bare jsonb ${seconds(bareJsonb)}, A first ${seconds(first)}, A later ${seconds(later)}`,
  );
  return { rawText, bareJsonb, first, later, disk, diff, counts, prisma };
}

/** Time of Prisma's createMany for all bodies, 2000 at a time; measured on a tenth of them and scaled. */
async function createManyBodies(pool: pg.Pool, url: string, bodies: readonly string[]): Promise<number> {
  const accountId = await createAccount(pool, "prisma");
  const prisma = connectDatabase(url);
  const some = bodies.slice(0, Math.ceil(bodies.length / 10)).map((config, index) => ({
    accountId,
    hash: `00000000-0000-0000-0000-${String(index).padStart(12, "0")}`,
    config: JSON.parse(config),
  }));
  const took = await time(async () => {
    for (let start = 0; start < some.length; start += 2000) {
      await prisma.body.createMany({ data: some.slice(start, start + 2000) });
    }
  });
  await disconnectDatabase();
  return (took * bodies.length) / some.length;
}

async function newDatabase(server: string, name: string): Promise<string> {
  const pool = timedPool(server);
  await pool.query(`create database ${name}`);
  await pool.end();
  const url = new URL(server);
  url.pathname = `/${name}`;
  await migrate(url.href, MIGRATIONS);
  return url.href;
}

async function diskOf(pool: pg.Pool, tables: readonly string[] = TABLES): Promise<number> {
  const { rows } = await pool.query<{ bytes: string }>(
    "select sum(pg_total_relation_size(t::regclass)) as bytes from unnest($1::text[]) t",
    [tables],
  );
  return Number(rows[0]?.bytes);
}

function describe({ store, prepare, wal, heap, stats }: Ingest): string {
  return `${seconds(store)} in the database, ${seconds(prepare)} preparing, ${bytes(wal)} of log, ${bytes(heap)} of heap, ${stats.stored.versions} versions`;
}
