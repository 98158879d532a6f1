import { LRUCache } from "lru-cache";
import { SUBJECT_TYPES } from "@/lib/analysis/first-week/subjects";
import { databasePool } from "@/lib/db/client";
import type { At } from "@/lib/db/snapshot-store/at";
import { readDates, readSchemes, readTypeSights, readTypeTallies } from "@/lib/db/snapshot-store/read-first-week";
import { loadGaps } from "@/lib/operations/snapshots/load-gaps";
import { loadChanges } from "./load-changes";

type Facts = Awaited<ReturnType<typeof readFacts>>;
type Pool = ReturnType<typeof databasePool>;

/** Snapshots whose facts are kept at hand, for each database that this process talks to. */
const KEPT = 50;
const kept = new WeakMap<Pool, LRUCache<string, Promise<Facts>>>();

/**
 * What a first look at a snapshot is computed from. A snapshot never changes, so it is read once; an account of a
 * hundred thousand resources would make every visit wait otherwise.
 * @param dated field of the date by type, as `datedPlan` chose them
 */
export function factsOf(at: At, dated: ReadonlyMap<string, string>): Promise<Facts> {
  const pool = databasePool();
  const cache = kept.get(pool) ?? new LRUCache<string, Promise<Facts>>({ max: KEPT });
  kept.set(pool, cache);
  const key = `${at.accountId} ${at.seq}`;
  const known = cache.get(key);
  if (known !== undefined) return known;
  const reading = readFacts(at, dated);
  cache.set(key, reading);
  reading.catch(() => cache.delete(key));
  return reading;
}

async function readFacts(at: At, dated: ReadonlyMap<string, string>) {
  const pool = databasePool();
  const [tallies, listed, dates, schemes, gaps, changes] = await Promise.all([
    readTypeTallies(pool, at, SUBJECT_TYPES),
    readTypeSights(pool, at),
    readDates(pool, at, dated),
    readSchemes(pool, at),
    loadGaps(at.accountId, at.seq),
    loadChanges(at),
  ]);
  return { tallies, listed, dates, schemes, gaps, changes };
}
