import { z } from "zod";
import { fitting } from "@/lib/analysis/inventory/query";
import { database, databasePool } from "@/lib/db/client";
import { readSnapshot } from "@/lib/db/snapshot-store/at";
import { streamResources, streamSome } from "@/lib/db/snapshot-store/stream-resources";
import { inventoryCsv } from "@/lib/exports/inventory-csv";
import type { InventoryFacts } from "@/lib/exports/inventory-facts";
import { inventoryJson, inventoryJsonWithHeader } from "@/lib/exports/inventory-json";
import { isoDay } from "@/lib/model/day";
import type { InventoryItem } from "@/lib/model/inventory";
import { snapshotName } from "@/lib/model/snapshot";
import { defineQuery } from "@/lib/operations/define";
import { fileStem, filterPart } from "@/lib/operations/snapshots/file-stem";
import { resolveSnapshot } from "@/lib/operations/snapshots/resolve-snapshot";
import { filterWords } from "./filter-query";
import { checkFilters, ResourceFilters } from "./filters";
import { narrowedInventory } from "./narrowed";

/** A file made from a snapshot: its text comes in pieces while rows are read. */
export type ExportedFile = {
  fileName: string;
  mediaType: string;
  content: AsyncIterable<string>;
};

type Render = (items: AsyncIterable<InventoryItem>, facts: InventoryFacts) => AsyncIterable<string>;

const CSV = { extension: "csv", mediaType: "text/csv; charset=utf-8" };
const JSON_FILE = { extension: "json", mediaType: "application/json; charset=utf-8" };

/** `json` is the bare array of resources; with a header it says as well where and when it was taken, and the filter. */
const InventoryFormat = z.enum(["csv", "json", "json-with-header"]);

const FORMATS: Record<z.infer<typeof InventoryFormat>, { extension: string; mediaType: string; render: Render }> = {
  csv: { ...CSV, render: inventoryCsv },
  json: { ...JSON_FILE, render: inventoryJson },
  "json-with-header": { ...JSON_FILE, render: inventoryJsonWithHeader },
};

/**
 * The inventory of a snapshot as CSV or JSON, by ARN: with a filter exactly the resources that `listResources` counts.
 * Reads page by page, so memory stays flat. The file's name says account, snapshot, its date and the filter.
 */
export const exportInventory = defineQuery({
  id: "resource.export",
  permission: "resource:read",
  input: z.object({
    account: z.string().optional(),
    at: z.string().default("latest"),
    format: InventoryFormat.default("csv"),
    filters: ResourceFilters.prefault({}),
  }),
  run: async ({ input }): Promise<ExportedFile> => {
    const { filters } = input;
    checkFilters(filters);
    const { account, seq } = await resolveSnapshot(database(), input.account, input.at);
    const at = { accountId: account.id, seq };
    const pool = databasePool();
    const snapshot = await readSnapshot(pool, at);
    if (snapshot === null) throw new Error(`snapshot ${seq} went away while it was read`);
    const words = filterWords(filters);
    const name = snapshotName(seq);
    // Without a filter the store alone knows all that is needed.
    const items =
      words === "" ? streamResources(pool, at) : streamSome(pool, at, await matching(account.name, name, filters));
    const { extension, mediaType, render } = FORMATS[input.format];
    const day = isoDay(snapshot.finishedAt);
    const parts = [fileStem(account, seq), day, "inventory", ...(words === "" ? [] : [filterPart(words)])];
    return {
      fileName: `${parts.join("-")}.${extension}`,
      mediaType,
      content: render(items, {
        account: account.name,
        awsAccountId: account.awsAccountId,
        snapshot: name,
        takenAt: snapshot.finishedAt.toISOString(),
        filter: words,
      }),
    };
  },
});

async function matching(account: string, at: string, filters: ResourceFilters): Promise<number[]> {
  const { index, fails } = await narrowedInventory(account, at, filters);
  return fitting(fails).map((resource) => index.resourceIds[resource] ?? 0);
}
