import "server-only";
import { LRUCache } from "lru-cache";
import type pg from "pg";
import { type FindingIndex, FindingIndexBuilder } from "@/lib/analysis/findings/build";
import { databasePool } from "@/lib/db/client";
import { readFindingRows } from "@/lib/db/finding-store/read-findings";
import type { At } from "@/lib/db/snapshot-store/at";

/** Room for the indexes of about a million findings. */
const MAX_BYTES = 256 * 1024 * 1024;

type Cache = LRUCache<string, FindingIndex, At>;

// On globalThis like the database's connections: pages and routes may each have an instance of this module.
const shared: { bearingsFindings?: WeakMap<pg.Pool, Cache> } = globalThis as {
  bearingsFindings?: WeakMap<pg.Pool, Cache>;
};

/** The index of a snapshot's verdicts, which never change. Loaded once, whoever asks meanwhile, and kept while there is room. */
export function findingIndex(at: At): Promise<FindingIndex> {
  return cacheOf(databasePool()).forceFetch(`${at.accountId}:${at.seq}`, { context: at });
}

function cacheOf(pool: pg.Pool): Cache {
  shared.bearingsFindings ??= new WeakMap();
  const known = shared.bearingsFindings.get(pool);
  if (known) return known;
  const cache: Cache = new LRUCache({
    maxSize: MAX_BYTES,
    sizeCalculation: ({ bytes }) => bytes,
    fetchMethod: async (_key, _old, { context }) => {
      const builder = new FindingIndexBuilder();
      for await (const chunk of readFindingRows(pool, context)) for (const row of chunk) builder.add(row);
      return builder.build();
    },
    // Somebody always waits for it, and the next one will.
    ignoreFetchAbort: true,
  });
  shared.bearingsFindings.set(pool, cache);
  return cache;
}
