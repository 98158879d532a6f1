import { stringify } from "csv-stringify/sync";
import type { InventoryItem } from "@/lib/model/inventory";
import { csvCell } from "./csv-cell";
import type { InventoryFacts } from "./inventory-facts";

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
