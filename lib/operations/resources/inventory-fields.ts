import { z } from "zod";
import type { InventoryIndex } from "@/lib/analysis/inventory/build";
import { configurationFields } from "@/lib/analysis/inventory/fields";
import { database, databasePool } from "@/lib/db/client";
import { sampleConfigurations } from "@/lib/db/snapshot-store/read-fields";
import { defineQuery } from "@/lib/operations/define";
import { resolveSnapshot } from "@/lib/operations/snapshots/resolve-snapshot";
import { inventoryIndex } from "./inventory-index";
import type { InventoryField } from "./views";

/** A field that not one in 300 resources has is found by search, not offered. */
const SAMPLE = 300;

/** Of each index the fields of the types asked for: a snapshot never changes, and reading a sample takes half a page's time. */
const known = new WeakMap<InventoryIndex, Map<string, InventoryField[]>>();

/** The fields of a type's configurations in a snapshot, from a sample of them: for filters and columns. */
export const inventoryFields = defineQuery({
  id: "resource.fields",
  permission: "resource:read",
  input: z.object({ account: z.string(), at: z.string().default("latest"), type: z.string() }),
  run: async ({ input }): Promise<InventoryField[]> => {
    const found = await resolveSnapshot(database(), input.account, input.at);
    const index = await inventoryIndex(found);
    const ofTypes = known.get(index) ?? new Map<string, InventoryField[]>();
    known.set(index, ofTypes);
    const kept = ofTypes.get(input.type);
    if (kept !== undefined) return kept;
    const at = { accountId: found.account.id, seq: found.seq };
    const fields = configurationFields(await sampleConfigurations(databasePool(), at, input.type, SAMPLE));
    // Any text can be asked for; only types that are there are worth remembering.
    if (fields.length > 0) ofTypes.set(input.type, fields);
    return fields;
  },
});
