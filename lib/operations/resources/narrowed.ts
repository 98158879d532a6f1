import "server-only";
import { LRUCache } from "lru-cache";
import { type InventoryIndex, KEPT_FILTERS } from "@/lib/analysis/inventory/build";
import { countFacets, type FacetCounts } from "@/lib/analysis/inventory/facets";
import type { Narrowed } from "@/lib/analysis/inventory/narrowed";
import { narrow } from "@/lib/analysis/inventory/query";
import { database, databasePool } from "@/lib/db/client";
import type { At } from "@/lib/db/snapshot-store/at";
import { findByFields } from "@/lib/db/snapshot-store/read-fields";
import { resolveSnapshot } from "@/lib/operations/snapshots/resolve-snapshot";
import { checkFilters, type ResourceFilters } from "./filters";
import { inventoryIndex } from "./inventory-index";

/** A snapshot's resources with a filter applied. */
export type NarrowedInventory = {
  account: { id: number; name: string };
  at: At;
  index: InventoryIndex;
  fails: Narrowed;
  /** The choices of every filter; counted at the first call. */
  facets: () => FacetCounts[];
};

type Answer = Pick<NarrowedInventory, "fails" | "facets">;

/**
 * The last filters of each index: who turns pages, sorts or opens one resource after the other keeps theirs. Gone with
 * the index. Each takes a byte for a resource, which the index's own size allows for.
 */
const answers = new WeakMap<InventoryIndex, LRUCache<string, Answer>>();

/**
 * Finds a snapshot, its index and what a filter leaves of it.
 * @throws AppError like `resolveSnapshot` and `checkFilters`.
 */
export async function narrowedInventory(
  account: string | undefined,
  reference: string,
  filters: ResourceFilters,
): Promise<NarrowedInventory> {
  checkFilters(filters);
  const found = await resolveSnapshot(database(), account, reference);
  const at = { accountId: found.account.id, seq: found.seq };
  const index = await inventoryIndex(found);
  const kept = answers.get(index) ?? new LRUCache<string, Answer>({ max: KEPT_FILTERS });
  answers.set(index, kept);
  const key = JSON.stringify(filters);
  const answer = kept.get(key) ?? (await answerOf(index, at, filters));
  kept.set(key, answer);
  return { account: found.account, at, index, ...answer };
}

async function answerOf(index: InventoryIndex, at: At, filters: ResourceFilters): Promise<Answer> {
  const { where, ...choices } = filters;
  const [type] = filters.type;
  const only = where.length > 0 && type !== undefined ? await findByFields(databasePool(), at, type, where) : undefined;
  const fails = narrow(index, { ...choices, only });
  let counted: FacetCounts[] | undefined;
  return {
    fails,
    facets: () => {
      counted ??= countFacets(index, fails, choices);
      return counted;
    },
  };
}
