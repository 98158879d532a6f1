import { z } from "zod";
import { configurationFields } from "@/lib/analysis/inventory/fields";
import { database, databasePool } from "@/lib/db/client";
import { sampleConfigurations } from "@/lib/db/snapshot-store/read-fields";
import { defineQuery } from "@/lib/operations/define";
import { resolveSnapshot } from "@/lib/operations/snapshots/resolve-snapshot";
import type { InventoryField } from "./views";

/** A field that not one in 300 resources has is found by search, not offered. */
const SAMPLE = 300;

/** The fields of a type's configurations in a snapshot, from a sample of them: for filters and columns. */
export const inventoryFields = defineQuery({
  id: "resource.fields",
  permission: "resource:read",
  input: z.object({ account: z.string(), at: z.string().default("latest"), type: z.string() }),
  run: async ({ input }): Promise<InventoryField[]> => {
    const { account, seq } = await resolveSnapshot(database(), input.account, input.at);
    const at = { accountId: account.id, seq };
    return configurationFields(await sampleConfigurations(databasePool(), at, input.type, SAMPLE));
  },
});
