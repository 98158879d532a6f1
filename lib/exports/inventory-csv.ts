import { stringify } from "csv-stringify/sync";
import type { InventoryItem } from "@/lib/model/inventory";
import { csvCell } from "./csv-cell";

/** Where and when an inventory was taken. */
export type InventoryFacts = {
  account: string;
  /** `S5`. */
  snapshot: string;
  /** When the snapshot was finished: ISO 8601, UTC. */
  takenAt: string;
  /** What was asked for, as it stands in the page's address; empty for everything. */
  filter: string;
};

/**
 * Columns of the file, in this order; `tags` and `configuration` hold JSON. The last four are the same in each row: a
 * row that is copied elsewhere still says where it is from.
 */
const COLUMNS = [
  "arn",
  "type",
  "region",
  "name",
  "tags",
  "state",
  "seen",
  "configuration",
  "account",
  "snapshot",
  "taken_at",
  "filter",
] as const;

/**
 * The inventory as CSV (RFC 4180: comma, CRLF, quotes where needed), a header first, in the order given. Cells that
 * a spreadsheet would run as a formula begin with an apostrophe.
 */
export async function* inventoryCsv(
  items: AsyncIterable<InventoryItem> | Iterable<InventoryItem>,
  { account, snapshot, takenAt, filter }: InventoryFacts,
): AsyncGenerator<string, void, undefined> {
  yield line(COLUMNS);
  for await (const item of items) {
    yield line([
      item.arn,
      item.type,
      item.region,
      item.name,
      JSON.stringify(item.tags),
      item.state ?? "",
      String(item.seen),
      JSON.stringify(item.configuration),
      account,
      snapshot,
      takenAt,
      filter,
    ]);
  }
}

function line(cells: readonly string[]): string {
  return stringify([cells.map(csvCell)], { record_delimiter: "windows" });
}
