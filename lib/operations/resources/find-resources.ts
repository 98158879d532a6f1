import { z } from "zod";
import { lookUp } from "@/lib/analysis/inventory/query";
import { database } from "@/lib/db/client";
import { snapshotName } from "@/lib/model/snapshot";
import { defineQuery } from "@/lib/operations/define";
import { resolveSnapshot } from "@/lib/operations/snapshots/resolve-snapshot";
import { inventoryIndex } from "./inventory-index";
import { resourceRow } from "./resource-row";
import type { ResourceRow } from "./views";

/** The resources that a typed text may mean: the one with that id or ARN first, then names that begin with it, then the rest. */
export const findResources = defineQuery({
  id: "resource.find",
  permission: "resource:read",
  input: z.object({
    account: z.string(),
    at: z.string().default("latest"),
    q: z.string().trim().max(2_200),
    limit: z.number().int().min(1).max(50).default(8),
  }),
  run: async ({ input }): Promise<{ account: string; at: string; rows: ResourceRow[] }> => {
    const resolved = await resolveSnapshot(database(), input.account, input.at);
    const { account, seq } = resolved;
    const index = await inventoryIndex(resolved);
    const found = lookUp(index, input.q, input.limit);
    return { account: account.name, at: snapshotName(seq), rows: found.map((one) => resourceRow(index, one)) };
  },
});
