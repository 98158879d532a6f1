import "server-only";
import { setImmediate } from "node:timers/promises";
import { LRUCache } from "lru-cache";
import type pg from "pg";
import { IndexBuilder, type InventoryIndex } from "@/lib/analysis/inventory/build";
import { orderOf } from "@/lib/analysis/inventory/orders";
import { databasePool } from "@/lib/db/client";
import type { At } from "@/lib/db/snapshot-store/at";
import { readIndexRows } from "@/lib/db/snapshot-store/read-index";
import type { ResolvedSnapshot } from "@/lib/operations/snapshots/resolve-snapshot";

/** Room for the indexes of about half a million resources. */
const MAX_BYTES = 256 * 1024 * 1024;

type Cache = LRUCache<string, InventoryIndex, At>;

// On globalThis like the database's connections: pages and routes may each have an instance of this module, and a
// development server makes new ones.
const shared: { bearingsIndexes?: WeakMap<pg.Pool, Cache> } = globalThis as {
  bearingsIndexes?: WeakMap<pg.Pool, Cache>;
};

/**
 * The index of a snapshot's resources. Loaded once, whoever asks meanwhile, and kept while there is room.
 *
 * A snapshot never changes, but for one thing: the state of types whose state moves by itself is that of the newest
 * snapshot, and no longer known for older ones once it moved. So each newer snapshot makes another index.
 */
export function inventoryIndex({ account, seq, newest }: ResolvedSnapshot): Promise<InventoryIndex> {
  const key = `${account.id}:${seq}:${newest}`;
  return cacheOf(databasePool()).forceFetch(key, { context: { accountId: account.id, seq } });
}

function cacheOf(pool: pg.Pool): Cache {
  shared.bearingsIndexes ??= new WeakMap();
  const known = shared.bearingsIndexes.get(pool);
  if (known) return known;
  const cache: Cache = new LRUCache({
    maxSize: MAX_BYTES,
    // An index without resources is one as well.
    sizeCalculation: ({ bytes }) => Math.max(1, bytes),
    fetchMethod: (_key, _old, { context }) => load(pool, context),
    // Somebody always waits for it, and the next one will.
    ignoreFetchAbort: true,
  });
  shared.bearingsIndexes.set(pool, cache);
  return cache;
}

async function load(pool: pg.Pool, at: At): Promise<InventoryIndex> {
  const builder = new IndexBuilder();
  for await (const chunk of readIndexRows(pool, at)) for (const row of chunk) builder.add(row);
  const index = builder.build();
  // The first page would wait for it, and here it is a piece of work of its own.
  await setImmediate();
  orderOf(index, "name");
  return index;
}
