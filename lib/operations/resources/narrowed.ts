import "server-only";
import type { InventoryIndex } from "@/lib/analysis/inventory/build";
import { type IndexFilter, type Narrowed, narrow } from "@/lib/analysis/inventory/query";
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
  filter: IndexFilter;
  fails: Narrowed;
};

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
  const { where, ...rest } = filters;
  const [type] = filters.type;
  const [index, only] = await Promise.all([
    inventoryIndex(at),
    where.length === 0 || type === undefined ? undefined : findByFields(databasePool(), at, type, where),
  ]);
  const filter: IndexFilter = { ...rest, only };
  return { account: found.account, at, index, filter, fails: narrow(index, filter) };
}
