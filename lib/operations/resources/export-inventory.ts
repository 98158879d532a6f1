import { z } from "zod";
import { database, databasePool } from "@/lib/db/client";
import { streamResources } from "@/lib/db/snapshot-store/stream-resources";
import { inventoryCsv } from "@/lib/exports/inventory-csv";
import { inventoryJson } from "@/lib/exports/inventory-json";
import { snapshotName } from "@/lib/model/snapshot";
import { defineQuery } from "@/lib/operations/define";
import { resolveSnapshot } from "@/lib/operations/snapshots/resolve-snapshot";
import { ResourceFilters } from "./filters";

/** A file made from a snapshot: its text comes in pieces while rows are read. */
export type ExportedFile = {
  fileName: string;
  mediaType: string;
  content: AsyncIterable<string>;
};

const FORMATS = {
  csv: { mediaType: "text/csv; charset=utf-8", render: inventoryCsv },
  json: { mediaType: "application/json; charset=utf-8", render: inventoryJson },
};

/** The inventory of a snapshot as CSV or JSON. Reads page by page, so memory stays flat. */
export const exportInventory = defineQuery({
  id: "resource.export",
  permission: "resource:read",
  input: z.object({
    account: z.string().optional(),
    at: z.string().default("latest"),
    format: z.enum(["csv", "json"]).default("csv"),
    filters: ResourceFilters.default({}),
  }),
  run: async ({ input }): Promise<ExportedFile> => {
    const { account, seq } = await resolveSnapshot(database(), input.account, input.at);
    const { mediaType, render } = FORMATS[input.format];
    return {
      fileName: `${account.name}-${snapshotName(seq)}-inventory.${input.format}`,
      mediaType,
      content: render(streamResources(databasePool(), { accountId: account.id, seq }, input.filters)),
    };
  },
});
